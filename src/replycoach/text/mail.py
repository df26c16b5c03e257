"""Where the agent's own words are: quoted threads, signatures, device footers and legal notices told apart from them.

Works on lines of the text that a reader sees. A mark that announces a quoted message ("-----Original Message-----",
"On 3 March Ana wrote:") ends the own words only when there are own words before it; in a reply below the quote, or
between its lines, only the quoted lines go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from replycoach.text.mapping import Pair

_I = re.IGNORECASE

_REPLY_ABOVE: Final = re.compile(
    r"^[\s#=*_>-]{0,40}(?:please |kindly )?(?:type |write |enter )?(?:your )?(?:reply|respond|answer) above this line\b.{0,40}$"
    r"|^[\s#=*_-]{0,40}(?:bitte antworten sie (?:nur )?(?:über|oberhalb) dieser (?:linie|zeile)|(?:veuillez )?(?:répondre|répondez) au-dessus "
    r"de cette ligne|(?:por favor,? )?respond[ae] por encima de esta línea|rispondi sopra questa (?:linea|riga)|"
    r"(?:gelieve )?boven deze (?:lijn|regel) (?:te )?antwoorden)\b.{0,40}$"
    r"|^fsReplyAbove\b.{0,40}$", _I,
)  # fmt: skip
_ORIGINAL: Final = re.compile(
    r"^\s{0,3}(?:[-_=*]{2,30}\s{0,2}(?:begin )?(?:original|original message|forwarded message|original appointment|ursprüngliche nachricht|"
    r"original-nachricht|originalnachricht|weitergeleitete nachricht|message d[’']origine|message original|message transféré|"
    r"mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|"
    r"mensagem original|mensagem encaminhada|opprinnelig melding|ursprungligt meddelande|oprindelig meddelelse|"
    r"wiadomość oryginalna|исходное сообщение|原始邮件|元のメッセージ)\s{0,2}[-_=*]{2,30}|begin forwarded message:)\s*$", _I,
)  # fmt: skip
_FROM: Final = re.compile(r"^[\s*]{0,4}(?:from|von|de|da|van|från|fra|od|από|发件人|差出人)\s?:", _I)
_SUBJECT: Final = re.compile(
    r"^[\s*]{0,4}(?:subject|betreff|objet|asunto|onderwerp|oggetto|assunto|ämne|emne|temat|předmět|θέμα|主题|件名)\s?:",
    _I,
)
_HEADER: Final = re.compile(
    r"^[\s*]{0,4}(?:sent|date|to|cc|gesendet|datum|an|envoyé|date|à|enviado(?: el)?|fecha|para|verzonden|aan|inviato|data|a|enviada(?: em)?|"
    r"skickat|till|sendt|til|wysłano|do|odesláno|komu|reply-to)\s?:", _I,
)  # fmt: skip
_OPENER: Final = re.compile(
    r"^\s{0,3}(?:On|Am|Le|El|Il|Op|Em|No dia|Den|Dne|Dnia|W dniu|Στις|Pe|Vào|\d{4}[-/年.])[ \d]"
)
_WROTE: Final = re.compile(
    r"(?:\bwrote|a écrit|\bescribió|ha scritto|\bschreef|\bescreveu|\bskrev|\bnapsala?|\bnapisał(?:\(?a\)?)?|έγραψε|\bscris|đã viết|"
    r"\b(?:schrieb|schreef|skrev)\b[^:]{1,160})\s{0,2}:$"
)  # fmt: skip
_BY_ADDRESS: Final = re.compile(r"^[^<>]{0,120}<[^<>\s]{3,120}@[^<>\s]{1,120}>[^<>]{0,60}$")
_SENT_AT: Final = re.compile(r"\b\d{1,2}[:.h]\d\d\b|<[^<>\s]{3,120}@")
_NOT_A_MAIL: Final = re.compile(r"\b(?:you|I|we) wrote\s?:$")
_NO_QUOTE: Final = re.compile(r"^\s{0,3}>(?:=|[:;._][^\s]?|\s{0,2}[\d£$€])")
_QUOTE: Final = re.compile(r"^\s{0,3}(?:[A-Z]{1,3})?>(?![\w.]{1,40}<)")
_RULE: Final = re.compile(r"^\s*[-_=*—]{5,}\s*$")
_DEVICE: Final = re.compile(
    r"^\s{0,3}(?:sent (?:from|with|via) (?:my |the )?(?:[\w-]{1,20} ){0,3}(?:iphone|ipad|phone|smartphone|mobile|mobile device|samsung|galaxy|android|blackberry|"
    r"huawei|xiaomi|pixel|device|tablet|windows \d+|nokia|oneplus|outlook|mail|yahoo mail|gmail mobile)(?: [\w.-]{1,20}){0,5}"
    r"|get outlook for (?:ios|android)|von meine[mr] .{0,20}(?:iphone|ipad|handy|smartphone|galaxy|mobiltelefon).{0,20}gesendet|"
    r"envoyé de(?:puis)? mon .{1,30}|enviado desde mi .{1,30}|inviato da(?:l mio)? .{1,30}|verstuurd vanaf mijn .{1,30}|"
    r"enviado do meu .{1,30})\.?\s*$", _I,
)  # fmt: skip
_NOTICE: Final = re.compile(
    r"^\s{0,3}(?:\*{0,3}(?:confidentiality notice|legal (?:notice|disclaimer)|disclaimer)\b"
    r"|(?:this|the (?:information|contents?)(?: contained)? (?:in|of) this) (?:e-?mail|message|communication|transmission)\b"
    r".{0,200}\b(?:confidential|privileged|intended (?:solely|only)|intended recipient|disclos)"
    r"|diese e-?mail .{0,80}vertraulich|ce (?:message|courriel|mail) .{0,120}confidentiel|este (?:mensaje|correo) .{0,120}confidencial"
    r"|questo messaggio .{0,120}riservat|dit (?:bericht|e-?mailbericht) .{0,120}vertrouwelijk)", _I,
)  # fmt: skip
_LONGEST_SIGNATURE: Final = 12


class Parts(NamedTuple):
    """The agent's ``own`` lines (sorted, disjoint spans) and where the signature begins, None without one."""

    own: list[Pair]
    signature: int | None


def split_mail(text: str) -> Parts:
    """Tell own words and signature from quoted mail in *text*.

    >>> text = "Hi Ana, it is on its way.\\n-- \\nTom, Acme\\n\\nOn 3 May 2026, Ana wrote:\\n> where is it?"
    >>> parts = split_mail(text)
    >>> [text[a:b] for a, b in parts.own], text[parts.signature:][:7]
    (['Hi Ana, it is on its way.\\n-- \\nTom, Acme\\n\\n'], '-- \\nTom')
    """
    reader = _Lines(text)
    own = list(reader.own())
    own = _without_device_footer(text, own)
    signature = reader.signature
    if signature is not None and not any(start <= signature < end for start, end in own):
        signature = None
    return Parts(_joined(own), signature)


class _Lines:
    """Goes down the lines once and yields those that are the agent's own."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(m.end() for m in re.finditer("\n", text)), len(text)]
        if self.starts[-1] == self.starts[-2] and len(self.starts) > 2:
            self.starts.pop()
        self.signature: int | None = None
        self.spoken = False

    def line(self, index: int) -> str:
        """The line without its end; empty beyond the last."""
        if index >= len(self.starts) - 1:
            return ""
        return self.text[self.starts[index] : min(self.starts[index + 1], self.starts[index] + 600)].rstrip("\n")

    def own(self) -> Iterator[Pair]:
        """The own lines, with their line ends."""
        index, last = 0, len(self.starts) - 1
        held: list[Pair] = []
        while index < last:
            line = self.line(index)
            foreign, ends = self._foreign(index, line)
            if ends and self.spoken:
                return
            if foreign:
                held.clear()
                index += foreign
                continue
            span = (self.starts[index], self.starts[index + 1])
            if _RULE.match(line):
                held.append(span)
            else:
                yield from held
                held.clear()
                self._note(index, line)
                yield span
            index += 1
        yield from held

    def _foreign(self, index: int, line: str) -> tuple[int, bool]:
        """How many lines from *index* are not the agent's, and whether nothing after them is either."""
        if not line or line.isspace():
            return 0, False
        if ">" in line[:8] and _QUOTE.match(line):
            return (0 if self._is_comparison(index, line) else 1), False
        if len(line) < 160 and (_REPLY_ABOVE.match(line) or _ORIGINAL.match(line)):
            return 1, True
        if _FROM.match(line):
            below = [self.line(k) for k in range(index + 1, index + 8)]
            headers = sum(bool(_HEADER.match(b)) for b in below)
            if headers and any(_SUBJECT.match(b) for b in below):
                return 1 + max(k for k, b in enumerate(below, 1) if _SUBJECT.match(b) or _HEADER.match(b)), True
        return self._attribution(index, line)

    def _attribution(self, index: int, line: str) -> tuple[int, bool]:
        """A line such as "On 3 May 2026 at 10:02, Ana <ana@x.example> wrote:", broken into three at most."""
        opener = _OPENER.match(line)
        if not opener and not ("<" in line and "@" in line):
            return 0, False
        whole = ""
        for count in range(1, 4):
            whole = f"{whole} {self.line(index + count - 1).strip()}".strip()
            if len(whole) > 400 or not whole.endswith(":"):
                continue
            wrote = _WROTE.search(whole[-200:])
            dated = (opener and any(c.isdigit() for c in whole)) or _BY_ADDRESS.match(whole)
            if wrote and dated and not _NOT_A_MAIL.search(whole):
                below = self._next_words(index + count)
                if _QUOTE.match(below):
                    return count, False
                return (count, True) if not below or _SENT_AT.search(whole) else (0, False)
        return 0, False

    def _next_words(self, index: int) -> str:
        return next((w for w in (self.line(k) for k in range(index, index + 4)) if w.strip()), "")

    def _is_comparison(self, index: int, line: str) -> bool:
        """``> 5 GB``, ``>=`` or ``>:(`` alone; among other quoted lines it is quoted too."""
        if not _NO_QUOTE.match(line):
            return False
        beside = (self.line(index - 1) if index else "", self.line(index + 1))
        return not any(_QUOTE.match(b) and not _NO_QUOTE.match(b) for b in beside)

    def _note(self, index: int, line: str) -> None:
        """Remember that own words were seen, and where the signature begins."""
        if not self.spoken:
            self.spoken = bool(line.strip())
        elif self.signature is None and line[:2] == "--" and line.rstrip() == "--":
            if line == "-- " or self._few_lines_below(index):
                self.signature = self.starts[index]
        elif self.signature is None and _NOTICE.match(line) and not self.line(index - 1).strip():
            self.signature = self.starts[index]

    def _few_lines_below(self, index: int) -> bool:
        """Whether what follows a bare "--" looks like a signature: a name or the like, and not much more."""
        first = self.line(index + 1).strip()
        if not first or len(first) > 60 or first[-1] in ".?!:;":
            return False
        words = sum(bool(self.line(k).strip()) for k in range(index + 1, index + 2 * _LONGEST_SIGNATURE))
        return words <= _LONGEST_SIGNATURE


def _without_device_footer(text: str, own: list[Pair]) -> list[Pair]:
    """Drop "Sent from my phone" where it is the last thing said."""
    at = len(own) - 1
    while at >= 0 and not text[own[at][0] : own[at][1]].strip():
        at -= 1
    if at >= 0 and own[at][1] - own[at][0] < 100 and _DEVICE.match(text[own[at][0] : own[at][1]]):
        return own[:at]
    return own


def _joined(spans: list[Pair]) -> list[Pair]:
    joined: list[Pair] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
