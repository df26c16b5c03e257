"""Blanks that people leave by hand: ``[NAME]``, ``<insert date>``, ``{store_name}``, ``XX/XX``, ``____``, TBD.

Brackets have many honest uses, so each way of writing a blank has its own test of what stands in it and around it.
All patterns are bounded and every look around a hit is at most a line long, so the search is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from replycoach.text.dialects import Role
from replycoach.text.naming import role_of, words_of


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank left by hand: where, in which syntax ("by hand", or the merge syntax it comes from), for what."""

    start: int
    end: int
    syntax: str
    name: str
    role: Role


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HEADS: Final = _set(
    "name date number no num nr id link url amount time email e-mail mail phone telephone address city town postcode zip price "
    "total sum title order ticket case product item company reference ref code reason signature day month year weekday "
    "deadline duration eta quantity model size colour color agent customer client position role department currency "
    "discount percentage subject topic issue invoice tracking value fee period appointment username surname salutation "
    "location venue destination feature carrier courier salesperson"
)  # fmt: skip
QUALIFIERS: Final = _set(
    "first last full middle given family customer client user agent staff member team manager your their our my customers "
    "clients patient guest visitor buyer recipient contact person company store shop business brand order ticket case "
    "delivery shipping shipment billing account product programme program policy service event course booking "
    "reservation refund return payment due start end expiry renewal new old job account card plan estimated expected "
    "arrival dispatch departure specific relevant hotel property flight school student support web page website "
    "office branch region country state street phone contact mobile serial tracking purchase transaction exact"
)  # fmt: skip
GLUE: Final = _set("of the a an and or for to s here in with & # e g")
KNOWN: Final = HEADS | QUALIFIERS | GLUE
SHOUTED: Final = _set(
    "programme program policy service event course hotel flight plan team store country pet doctor school"
)
STRONG_HEADS: Final = _set("name number date id no link amount time address")
NOT_A_BLANK: Final = _set("no same this that any wrong next unknown real his her its original maiden not with")
DANGLING: Final = _set("of the a an and or for to in with")
ORDERS: Final = _set("insert specify replace personalise personalize customise customize describe mention state fill")
SOFT_ORDERS: Final = _set("enter add type put paste include choose select give write attach provide confirm use your")
EXPLICIT: Final = re.compile(
    r"(?:tbd|tbc|todo|tba|x{2,12}|x{1,4}\.x{1,4}|dd[/.-]mm(?:[/.-]yy(?:yy)?)?|_{2,40}|\?{3,9}|blank|fill in|placeholder|your text here)",
    re.I,
)
SLOT: Final = re.compile(r"[A-Za-z][A-Za-z ,'/-]{1,50}: e\.g\. ")
ENVIRONMENT: Final = _set("username computername userprofile path temp date time os")
HTML_NAMES: Final = _set("label data object code summary map menu source select option form")
FOLD: Final = re.compile(r"[’']s\b")

_UI = re.compile(
    r"\b(?:click|clicking|press|pressing|tap|tapping|hit|button|key|keys|tab|open|under|menu|icon|box|marked|labell?ed|go to|choose|select)"
    r"(?: on| the| to| in){0,2}\W{0,3}$",
    re.I,
)  # fmt: skip
_ABOUT_BEFORE = re.compile(
    r"\b(?:placeholders?|merge (?:tags?|fields?)|variables?|shortcodes?|columns?|fields?|parameters?|headers?|constants?|"
    r"syntax|tokens?|snippets?|tags?|elements?|attributes?)\b(?: (?:called|named|is|are|like|such as))?\W{0,4}$",
    re.I,
)  # fmt: skip
_ABOUT_AFTER = re.compile(
    r"\W{0,3}(?:placeholders?|merge (?:tag|field)s?|variables?|shortcodes?|column|field|parameter|header|constant|syntax|"
    r"snippet|tag|element|attribute)\b",
    re.I,
)  # fmt: skip
_LABEL = re.compile(
    r"(?:phone|telephone|mobile|e-?mail|url)(?: number| address)?:? {0,2}(?:[+\d(]|https?:|www\.|[\w.+-]{1,40}@)", re.I
)
_OPTION = re.compile(r"(?:^|\s)--?[a-z][\w-]{0,30}[ =]$")
_UNIT = re.compile(r"%|[ -](?:hours?|days?|weeks?|months?|minutes?|business|working|am|pm)\b")
_FORMAT = re.compile(
    r"\b(?:format|looks? like|starts?|starting|begins?|beginning|examples?|such as|e\.g|pattern)\b", re.I
)
_ROMAN = re.compile(r"\b(?:chapter|volume|vol\.?|part|section|article|bowl|size|edition|act|king|pope)\s$", re.I)


def before(text: str, at: int, size: int = 60) -> str:
    """What stands on the same line before *at*, at most *size* characters."""
    low = max(0, at - size)
    return text[max(low, text.rfind("\n", low, at) + 1) : at]


def after(text: str, at: int, size: int = 60) -> str:
    """What stands on the same line from *at*, at most *size* characters."""
    cut = text.find("\n", at, at + size)
    return text[at : cut if cut >= 0 else at + size]


def is_spoken_about(text: str, start: int, end: int) -> bool:
    """Whether the words around tell that a placeholder is the subject ("the {{name}} merge tag"), not left over."""
    return bool(_ABOUT_BEFORE.search(before(text, start, 40)) or _ABOUT_AFTER.match(text, end, end + 30))


def find_blanks(text: str) -> Iterator[Blank]:
    """All blanks in *text*, pattern by pattern, in no order; they may overlap."""
    closed = frozenset(m[1].lower() for m in re.finditer(r"</([\w-]{1,40})>", text)) if "</" in text else frozenset()
    lower = text.lower()
    for sign, small, pattern, check in _SIGNED:
        if sign not in (lower if small else text):
            continue
        for match in pattern.finditer(text):
            body = match["body"] if "body" in pattern.groupindex else match[0]
            if check is _is_angle and body.lower() in closed:
                continue
            if check(body, match, text) and not is_spoken_about(text, *match.span()):
                yield _blank(text, match, body)


def _blank(text: str, match: re.Match[str], body: str) -> Blank:
    start, end = match.span("blank") if "blank" in match.re.groupindex else match.span()
    words = [w for w in words_of(FOLD.sub("", body)) if w not in ORDERS | GLUE]
    role = "date" if re.search(r"X{2}/|D{2}/", body) else role_of(words)
    if role == "customer_name" and words == ["name"] and _signs(text, start):
        role = "agent_name"
    syntax = "mail merge" if match[0][0] in "*«" else "by hand"
    return Blank(start, end, syntax, body.strip(), role)


def _signs(text: str, start: int) -> bool:
    """Whether what begins at *start* stands alone below other words, as a signature does."""
    above, line_end, indent = text[max(0, start - 80) : start].rpartition("\n")
    return bool(line_end and above.strip() and not indent.strip())


def names_a_blank(phrase: str) -> bool:
    """Whether a bracketed *phrase* reads like the name of something to fill in.

    >>> [names_a_blank(p) for p in ("CUSTOMER FIRST NAME", "insert date", "customer's name", "link", "sic", "1")]
    [True, True, True, True, False, False]
    """
    words = [w.lower() for w in re.findall(r"[^\W\d_]+|[&#]", FOLD.sub("", phrase))]
    if EXPLICIT.fullmatch(phrase.strip()) or (words and phrase.isidentifier() and _is_identifier_blank(phrase)):
        return True
    if words and re.search(r"_{2}|\bX{2,}\b", phrase) and not re.search(r"\d", phrase):
        return True
    if not words or len(words) > 8 or re.search(r"[\d=@:;|\"]|//", phrase):
        return False
    if len(words) > 1 and (words[0] in NOT_A_BLANK or words[-1] in DANGLING):
        return False
    if len(words) > 1 and words[0] in ORDERS:
        return words[1] not in {"into", "mode", "key", "all"}
    if len(words) > 1 and words[0] in SOFT_ORDERS:
        return any(w in HEADS for w in words[1:]) and sum(w not in KNOWN for w in words[1:]) <= 1
    if all(w in KNOWN for w in words):
        shouted = phrase.upper() == phrase
        return any(w in HEADS for w in words) or (shouted and (len(words) > 1 or words[0] in SHOUTED))
    unknown = sum(w not in KNOWN for w in words)
    return 1 < len(words) <= 4 and words[-1] in STRONG_HEADS and unknown <= 2


def _is_identifier_blank(name: str) -> bool:
    """``pet_name``, ``FIRSTNAME`` and ``orderNumber`` are; ``off``, ``user`` and ``HTTP_HOST`` are not."""
    words = words_of(name)
    joined = "_" in name or name.lower() != "".join(words) or len(words) > 1
    if len(words) > 1 and joined:
        return words[-1] in HEADS and words[0] not in NOT_A_BLANK
    return bool(words) and len(words) == 1 and words[0] in HEADS


Check = Callable[[str, "re.Match[str]", str], bool]


def _is_square(body: str, match: re.Match[str], text: str) -> bool:
    start, end = match.span()
    if (
        text[start - 1 : start].isalnum()
        or text[start - 1 : start] in ("]", ")", "_")
        or text[end : end + 1] in ("(", "[")
        or _LABEL.match(body + text[end : end + 40])
        or body.lower() == "no"
    ):
        return False
    if body in ("X", "x", "N", "n") and _UNIT.match(text, end):
        return True
    if SLOT.match(body):
        return True
    if _UI.search(before(text, start)) and body.upper() != body and not body.lower().startswith("your "):
        return False
    return names_a_blank(body)


def _is_angle(body: str, match: re.Match[str], text: str) -> bool:
    if text[match.start() - 1 : match.start()].isalnum() and match.start():
        return False
    if _OPTION.search(before(text, match.start())):
        return False
    return not (body.islower() and body in HTML_NAMES) and names_a_blank(body)


def _is_single_brace(body: str, match: re.Match[str], text: str) -> bool:
    words = words_of(body)
    dotted = "." in body and words[-1] in HEADS
    if " " in body:
        return names_a_blank(body)
    quoted = text[match.start() - 1 : match.start()] == text[match.end() : match.end() + 1] != ""
    return (dotted or _is_identifier_blank(body)) and not (quoted and text[match.end()] in "\"'")


def _is_fenced_name(body: str, match: re.Match[str], text: str) -> bool:
    if body.lower() in ENVIRONMENT or text[match.start() - 1 : match.start()] in ("\\", "/", "'", '"'):
        return False
    return _is_identifier_blank(body)


def _is_bare_caps(body: str, match: re.Match[str], text: str) -> bool:
    words = words_of(body)
    beyond = text[match.end() : match.end() + 2]
    if re.match(r"[=:(\"'\]}/\\]|\.\w", beyond) or words[0] in NOT_A_BLANK:
        return False
    return words[-1] in HEADS and all(w in KNOWN for w in words)


def _is_crossed_out(body: str, match: re.Match[str], text: str) -> bool:
    start, end = match.span()
    left, right = before(text, start), text[end : end + 16]
    if re.search(r"[\dX*•][ \-.]?$", left) or re.match(r"[ \-.]?[\d*•]", right) or _FORMAT.search(left):
        return False
    if len(body) == 2:
        return bool(_UNIT.match(right) or re.search(r"[£$€]$|\b(?:dear|hi|hello|mr|mrs|ms)\.? $", left, re.I))
    return not _ROMAN.search(left) and not re.match(r"[ -](?:rated|content|movies?|videos?)\b", right, re.I)


def _is_date_form(body: str, match: re.Match[str], text: str) -> bool:  # noqa: ARG001
    return bool(re.search(r"\b(?:on|by|before|until|till|since|from) (?:the )?$", before(text, match.start()), re.I))


def _is_gap(body: str, match: re.Match[str], text: str) -> bool:  # noqa: ARG001
    left, right = before(text, match.start(), 80).strip(), after(text, match.end(), 80).strip()
    greeted = re.fullmatch(r"(?:hi|hello|hey|dear)(?: mrs?\.?| ms\.?)?", left, re.I)
    return bool(left and not left.endswith(":") and (right or greeted))


def _is_to_be_decided(body: str, match: re.Match[str], text: str) -> bool:  # noqa: ARG001
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    told = re.search(
        r"\b(?:shows?|says|marked|reads|status|listed|displayed|as|means)\W{0,3}$",
        before(text, match.start()),
        re.I,
    )
    return not told and not re.search(r"[\"'()“”‘’]", around)


def _is_filler(body: str, match: re.Match[str], text: str) -> bool:  # noqa: ARG001
    right = after(text, match.end(), 24)
    return not re.match(r"\W{0,2} ?(?:text|copy|filler|placeholder|content|passage)", right, re.I)


def _is_order_in_brackets(body: str, match: re.Match[str], text: str) -> bool:  # noqa: ARG001
    words = words_of(FOLD.sub("", body))
    return words[-1] in HEADS | {"here"} and all(w in KNOWN for w in words[1:])


def _always(body: str, match: re.Match[str], text: str) -> bool:  # noqa: ARG001
    return True


_CHECKS: Final[tuple[tuple[str, re.Pattern[str], Check], ...]] = (
    ("[", re.compile(r"\[{1,2}(?P<body>[^\[\]\n]{1,120})\]{1,2}"), _is_square),
    ("<", re.compile(r"<{1,2}(?P<body>[A-Za-z_][^<>\n@:/=]{0,60})>{1,2}"), _is_angle),
    (
        "{",
        re.compile(r"(?<![\w{#%\\/}=)])\$?\{(?P<body>[A-Za-z_][\w.-]{0,60}(?: [A-Za-z]{1,30}){0,4})\}(?!\})"),
        _is_single_brace,
    ),
    ("{{", re.compile(r"(?<!\{)\{\{ ?(?P<body>[A-Za-z_][\w.]{0,60}) ?\}(?!\})"), _is_single_brace),
    ("}}", re.compile(r"(?<![\w{#%\\/}=)])\{ ?(?P<body>[A-Za-z_][\w.]{0,60}) ?\}\}(?!\})"), _is_single_brace),
    ("__", re.compile(r"(?<!\w)_{2,3}(?P<body>[A-Z][A-Z_]{1,30}?)_{2,3}(?!\w)"), _is_fenced_name),
    ("%", re.compile(r"%(?<![\w%]%)%?(?P<body>[A-Za-z_]{3,40})%{1,2}(?![\w%])"), _is_fenced_name),
    ("$", re.compile(r"\$(?<![\w$]\$)(?P<body>[A-Z_]{3,40})\$(?![\w$])"), _is_fenced_name),
    ("*|", re.compile(r"(?<!\*)\*\|(?P<body>[A-Z_:0-9]{2,40})\|\*"), _always),
    ("«", re.compile(r"«(?P<body>[A-Z][A-Za-z_]{2,40})»"), _is_fenced_name),
    ("_", re.compile(r"(?<![\w./\\=\"'(\[{<%-])[A-Z]{2,20}(?:_[A-Z]{2,20}){1,4}(?![\w%$])"), _is_bare_caps),
    ("XX", re.compile(r"(?<![A-Za-z0-9])X{2,}(?:[ /.:\-]X{2,})*(?:/\d{2,4})?(?![A-Za-z0-9])"), _is_crossed_out),
    ("DD", re.compile(r"(?<![\w/])(?:DD[/.-]MM[/.-]YY(?:YY)?|MM/DD/YY(?:YY)?)(?![\w/])"), _is_date_form),
    ("___", re.compile(r"(?<![\w/\\-])_{3,40}(?![\w/\\-])"), _is_gap),
    ("TB", re.compile(r"(?<![\w\[<{-])TB[DA](?![\w\]>}-])"), _is_to_be_decided),
    ("lorem", re.compile(r"\blorem ipsum(?: dolor(?: sit amet)?)?\b", re.I), _is_filler),
    ("INSERT ", re.compile(r"\bINSERT (?!INTO\b)[A-Z0-9_/'&-]{1,30}(?: [A-Z0-9_/'&-]{1,30}){0,6}? HERE\b"), _always),
    ("(", re.compile(r"\((?P<body>(?:insert|enter|add|type) [A-Za-z' ]{2,50})\)", re.I), _is_order_in_brackets),
    (
        "name",
        re.compile(
            r"(?m)^[ \t]{0,8}(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)),? {1,3}(?P<blank>\(?"
            r"(?P<body>(?:your |customer |client |first |last |full |guest |recipient |contact )?name|"
            r"(?:First|Last|Full|Customer|Client)Name|FIRSTNAME|LASTNAME|FULLNAME)\)?)(?=[ \t]{0,3}(?:[,!.:\n]|$))",
            re.I,
        ),
        _always,
    ),
    (
        "name",
        re.compile(
            r"(?mi)^[^\n]{0,40}\b(?:regards|wishes|sincerely|faithfully|thanks|thank you|cheers|best|truly|love)[,.!]?\s{0,3}\n\s{0,3}"
            r"(?P<blank>\(?(?P<body>(?:your|agent|staff|my|full|first|rep|advisor|agent's)[ _]?(?:full )?name)\)?)[ \t]{0,3}$"
        ),
        _always,
    ),
)
"""A sign that every match has (those in small letters whatever the case), the pattern, and its test."""
_SIGNED: Final = tuple((sign, sign.islower(), pattern, check) for sign, pattern, check in _CHECKS)
