"""What the families share: a sentence without its greeting, its grammar, and the way back from new words to edits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move, Safety
from replycoach.reading.grammar import root
from replycoach.reading.reading import Reading, Sentence
from replycoach.rewriting.apart import parted
from replycoach.rewriting.guard import TEXTED
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import fault, filled, lost
from replycoach.rewriting.transforms._idle import AND_THAT, CLOSER, LOOSE, OPENER, ORPHAN, SOFT, SPLICED, THAT, hangs
from replycoach.rewriting.transforms._time import fitted
from replycoach.text.apostrophes import restored

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEAD = re.compile(
    r"\s*(?:(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening))\b(?:\b(?:mr|mrs|ms|mx|dr|prof|st|[a-z])\.(?=\s+\w)|[^,.!?:\n]){0,40}[,!.:–-]+\s+|@\w+[,:]?\s+|(?:thanks|thank you|ok|okay|right|sure|yes|yeah|yep|no problem),\s+(?=\w))+",
    re.IGNORECASE,
)
_MARK = re.compile(r"\s*(?:\d{1,2}[.)]|[-*•])[ \t]+(?=\S)")
"""The mark of a list item, which stays whatever becomes of its words."""
_TAIL = re.compile(r"(?:\s+(?:\^\w+|[-–—]\s?[A-Z]\w*))$")
CONTENT = frozenset(["solution", "timeframe", "instruction", "question", "action"])
MATTER: frozenset[Move] = frozenset(
    {"solution", "action", "instruction", "timeframe", "question", "refusal", "handoff"}
)
"""Moves that a customer came for."""


@dataclass(frozen=True, slots=True)
class Wording:
    """New words for a whole `Piece`; empty to leave it out. `drops` are terms that only look like names."""

    text: str
    safety: Safety
    note: str
    drops: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Piece:
    """A sentence of the reply between its greeting (`lead`) and a signature on its line (`tail`).

    A variant of it lacks an `opener` and a `closer`; what these say of their own stands `before` it, or behind it as its `own`.
    """

    reading: Reading
    sentence: Sentence
    lead: str
    tail: str
    span: tuple[int, int]
    opener: str = ""
    closer: str = ""
    own: str = ""
    before: str = ""
    respelt: bool = False

    @classmethod
    def of(cls, reading: Reading, sentence: Sentence, span: tuple[int, int] | None = None) -> Piece:
        """Cut a sentence; `span` are the words of the finding, in the prose."""
        text = sentence.text
        mark = _MARK.match(text)
        begin = mark.end() if mark and mark.end() < len(text) else 0
        found = _LEAD.match(text, begin)
        lead = (
            text[: found.end()]
            if found and found.end() < len(text)
            else text[: begin or len(text) - len(text.lstrip())]
        )
        name = reading.case.customer_name.split()
        rest = text[len(lead) :]
        called = re.match(rf"(?:{'|'.join(map(re.escape, name))}),\s+", rest) if name else None
        if called:
            lead += called[0]
        signed = reading.case.agent_name.split()[:1]
        tail = _TAIL.search(text) or (re.search(rf"(?<=[.!?])\s+{re.escape(signed[0])}\.?$", text) if signed else None)
        cut = tail[0] if tail and tail.start() > len(lead) else ""
        return cls(reading, sentence, lead, cut, span or (sentence.start, sentence.end))

    @cached_property
    def text(self) -> str:
        """The words without the greeting and the signature; in a variant no apostrophe is left out."""
        end = len(self.sentence.text) - len(self.tail) - len(self.closer)
        words = self.sentence.text[len(self.lead) + len(self.opener) : end]
        words = restored(words) if self.respelt else words
        words = f"{words}{'.' if self.closer else ''}"
        return capital(words) if self.opener[:1].isupper() else words

    def variants(self) -> list[Piece]:
        """It as it stands, and without what adds nothing to it or stands apart, the best to mend first."""
        if not self.respelt and restored(self.text) != self.text:
            return replace(self, respelt=True).variants()
        idle = self._bare()
        if idle is not None:
            soft = SOFT.fullmatch(idle.opener) and not idle.closer
            return [self, idle, *self._parted()] if soft else [idle, self, *self._parted()]
        parts = self._parted()
        loose = any(LOOSE.search(one.opener or one.closer) for one in parts)
        return [*parts, self] if loose else [self, *parts]

    def _bare(self) -> Piece | None:
        """Without "Please note that", "as I said before", "so"."""
        opened = OPENER.match(self.text)
        opener = opened[0] if opened else ""
        closed = SPLICED.search(self.text, len(opener)) or CLOSER.search(self.text, len(opener))
        if (not opener and closed is None) or (THAT.match(opener) and AND_THAT.search(self.text)):
            return None
        own = ""
        if closed and closed.re is SPLICED:
            own = f" {capital(closed['own'])}{self.text[closed.end() :].strip() or '.'}"
        return replace(self, opener=opener, closer=self.text[closed.start() :] if closed else "", own=own)

    def _parted(self) -> list[Piece]:
        """Without a clause that stands apart from the fault and is said in front of it or behind it."""
        made, text, ends = [], self.sentence.text, len(self.sentence.text) - len(self.tail)
        for (start, end), (first, last), link in parted(self.sentence, self.span, self.reading.parser):
            if first < start and first <= len(self.lead):
                kept = tail_off(text[len(self.lead) : last])
                made.append(replace(self, opener=text[len(self.lead) : start], before=f"{kept}. "))
            elif first > start and last >= ends and not hangs(text[start:first], text[first:last], link):
                kept = text[first:ends] if link != "so" else f"so {text[first:ends]}"
                own = f" {capital(tail_off(kept))}{text[:ends][len(text[:ends].rstrip('.!')) :] or '.'}"
                made.append(replace(self, closer=text[end:ends], own=own))
        return made[:1]

    def holding(self, words: str) -> str:
        """The whole sentence with these for its words."""
        return f"{self.lead}{self.before}{words}{self.own}{self.tail}"

    @cached_property
    def doc(self) -> Doc:
        """Their grammar."""
        return self.reading.parser.parse(self.text)

    @cached_property
    def root(self) -> Token | None:
        """The word on which the sentence hangs."""
        return root(self.doc)

    @property
    def mark(self) -> str:
        """The closing mark, a full stop where there is none."""
        found = re.search(r"[.!?…]+$", self.text)
        return found[0] if found else "."

    @property
    def flagged(self) -> str:
        """The words of the finding, as far as they are in this sentence."""
        start, end = max(self.span[0], self.sentence.start), min(self.span[1], self.sentence.end)
        return self.reading.text[start:end] if start < end else self.sentence.text

    @property
    def listed(self) -> bool:
        """Whether it is an item of a list, which cannot go without a gap."""
        return _MARK.match(self.sentence.text) is not None

    @property
    def alone(self) -> bool:
        """Whether the reply says nothing but this, its greeting and its closing."""
        others = [one for one in self.reading.sentences if one.index != self.sentence.index]
        return not any(one.moves - {"greeting", "signoff", "introduction"} for one in others)

    @property
    def empty_handed(self) -> bool:
        """Whether the customer would miss nothing if the sentence were not there."""
        return not self.sentence.moves & CONTENT and not re.search(r"\d|@|https?:", self.text) and not self.alone


Rewrite = Callable[[Piece], Iterator[Wording]]


def by_sentence(reading: Reading, span: tuple[int, int], rewrite: Rewrite) -> Iterator[Proposal]:
    """Proposals for the words at `span`, made sentence by sentence and held against the grammar and the facts."""
    touched = [one for one in reading.sentences if one.start < span[1] and span[0] < one.end]
    made = [list(_good(Piece.of(reading, one, span), rewrite)) for one in touched]
    made = [proposals for proposals in made if proposals]
    if len(made) == 1:
        yield from made[0]
    elif made:
        firsts = [proposals[0] for proposals in made]
        safety: Safety = "review" if any(one.safety != "safe" for one in firsts) else "safe"
        notes = "; ".join(dict.fromkeys(one.note for one in firsts))
        yield Proposal(tuple(edit for one in firsts for edit in one.edits), safety, notes)


def _good(piece: Piece, rewrite: Rewrite) -> Iterator[Proposal]:
    for one in piece.variants():
        yield from _sound(one, rewrite)


def _sound(piece: Piece, rewrite: Rewrite) -> Iterator[Proposal]:
    said = set()
    for wording in rewrite(piece):
        text = fitted(tidy(said_once(wording.text)), piece.reading)
        if ORPHAN.search(text) or ((opened := OPENER.match(text)) and text.startswith("and ", opened.end())):
            continue  # what was cut before it is no clause
        if text in said or text == tidy(piece.text) or lost(piece.text, text) - wording.drops:
            continue
        said.add(text)
        apart = f"{piece.before}{piece.own}".strip()
        if not text and (piece.listed or SPLICED.search(f"x, {apart}")):
            continue
        if not text and not apart:
            edits: tuple[Edit, ...] = (leave_out(piece),)
        else:
            if text and fault(text, piece.text, piece.reading.parser):
                continue
            if text.endswith(".") and re.match(r"[a-z].*\w$", piece.sentence.text, re.DOTALL):
                text = text[
                    :-1
                ]  # who writes without capitals writes without full stops, and what follows may bring one
            whole = piece.holding(cased(text, piece)) if text else f"{piece.lead}{apart}{piece.tail}"
            edits = edits_between(piece.reading, piece.sentence.start, piece.sentence.text, whole)
        if edits and all(piece.reading.prose.editable(edit.start, edit.end) for edit in edits):
            yield Proposal(edits, wording.safety, wording.note)


def cased(text: str, piece: Piece) -> str:
    """The first letter as the old words had it."""
    if piece.before:
        return capital(text)
    if piece.lead.endswith(", ") and not _is_name(text, piece):
        return small(text)
    if not piece.text[:1].islower():
        return capital(text)
    return text if _is_name(text, piece) else small(text)


def _is_name(text: str, piece: Piece) -> bool:
    word = text.split()[0]
    return any(token.text == word and token.pos_ == "PROPN" for token in piece.doc)


def capital(text: str) -> str:
    """The text with a capital in front.

    >>> capital("it ships today.")
    'It ships today.'
    """
    return text[:1].upper() + text[1:]


def small(words: str, token: Token | None = None) -> str:
    """The words as they stand within a sentence: small, unless they begin with a name, "I" or an abbreviation.

    >>> small("The lamp"), small("I'll do it"), small("PDF files")
    ('the lamp', "I'll do it", 'PDF files')
    """
    first = re.match(r"[^\W\d_]+", words)
    if not first or first[0] == "I" or first[0][1:] != first[0][1:].lower():
        return words
    if token is not None and token.pos_ == "PROPN" and token.lower_ not in ("your", "our", "my", "the"):
        return words
    return words[:1].lower() + words[1:]


def tidy(text: str) -> str:
    """Spaces and commas that taking words out leaves behind.

    >>> tidy(" Sure ,  it ships , . ")
    'Sure, it ships.'
    """
    text = re.sub(r"[ \t]+", " ", text).strip()
    text = re.sub(r" +([,;:!?)]|\.(?!\w))", r"\1", text)
    text = re.sub(r"[,;:–-]+\s*(?=[.!?]$)", "", text)
    return re.sub(r"^(?:[,;:–-]|\.(?!\w))+\s*", "", text)


TWICE = (
    re.compile(
        r"^(?P<said>(?P<word>unfortunately|sadly|regrettably|luckily|fortunately|hopefully|basically|obviously|honestly|currently|actually|also|please|sorry)\b(?:(?! and\b| but\b| or\b| so\b)[^.,;:!?])*?),? (?P=word)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?P<said>(?P<clause>[\w'’]+(?: [\w'’]+){2,12}?)(?:[ ,;][^.!?]*?)??)[,;]?(?: and| or| but| so)? (?P=clause)(?=[.!?]*$)",
        re.IGNORECASE,
    ),
)
"""An opener, or a clause of three words or more, that comes twice in a sentence."""


def said_once(text: str) -> str:
    """The sentence without the second of two like openers or clauses.

    >>> said_once("Sadly we sadly can't."), said_once("If it rains stay in, if it rains.")
    ("Sadly we can't.", 'If it rains stay in.')
    """
    for twice in TWICE:
        text = twice.sub(r"\g<said>", text)
    return text


def tail_off(said: str) -> str:
    """A clause without the mark or comma at its end.

    >>> tail_off("it ships today,")
    'it ships today'
    """
    return re.sub(r"[\s,.;:!–—-]+$", "", said)


def leave_out(piece: Piece) -> Edit:
    """The edit that takes a sentence out, with the space after it, or before it at the end of a paragraph; who signed behind it stays."""
    text, start, end = piece.reading.text, piece.sentence.start, piece.sentence.end
    if piece.tail and not piece.lead.strip():
        return Edit(start=start, end=end - len(piece.tail.lstrip()), text="")
    if re.match(r"\s*(?:hi|hello|hey|hiya|dear|good|@)", piece.lead, re.IGNORECASE):
        if text[end : end + 1] in ("\n", ""):
            return Edit(start=start + len(piece.lead.rstrip()), end=end, text="")
        return stopped(text, start + len(piece.lead.rstrip(" ,.!")), end)
    after = re.compile(r"[ \t]*").match(text, end)
    end_of_line = after is not None and text[after.end() : after.end() + 1] in ("", "\n")
    first_of_line = start == 0 or text[start - 1] == "\n"
    if end_of_line and first_of_line:
        gap = re.compile(r"[ \t]*\n*").match(text, end)
        end = gap.end() if gap else end
    elif end_of_line:
        start -= len(text[:start]) - len(text[:start].rstrip(" \t"))
    elif after is not None:
        end = after.end()
    return Edit(start=start, end=end, text="")


_NEXT = re.compile(r"(?P<gap> +)(?P<small>[a-z])(?=[a-z']* )")


def stopped(text: str, start: int, end: int) -> Edit:
    """A full stop in place of these words, with a capital behind it.

    >>> stopped("Hi Ana, you missed it. we can send it.", 6, 22).text
    '. W'
    """
    behind = _NEXT.match(text, end)
    return Edit(
        start=start,
        end=behind.end() if behind else end,
        text=f".{behind['gap']}{behind['small'].upper()}" if behind else ".",
    )


_WORDS = re.compile(r"\[[^\]\[\n]*\]|\s+|\w+(?:'\w+)?|.", re.DOTALL)
"""A slot is one word: no edit ends in it."""


def edits_between(reading: Reading, start: int, old: str, new: str) -> tuple[Edit, ...]:
    """The edits that turn old words into new ones: one where that leaves everything frozen alone, else several."""
    before = after = 0
    old_words, new_words = _WORDS.findall(old), _WORDS.findall(new)
    shorter = min(len(old_words), len(new_words))
    while before < shorter and old_words[before] == new_words[before]:
        before += 1
    while after < shorter - before and old_words[-1 - after] == new_words[-1 - after]:
        after += 1
    a, b = sum(map(len, old_words[:before])), len(old) - sum(map(len, old_words[len(old_words) - after :]))
    c = len(new) - sum(map(len, new_words[len(new_words) - after :]))
    if a == b and a == c:
        return ()
    over_tags = reading.prose.kind == "html" and "\n" in old[a:b]
    if reading.prose.editable(start + a, start + b) and not over_tags:
        return (Edit(start=start + a, end=start + b, text=new[a:c]),)
    return tuple(_several(start, old_words, new_words))


def _several(start: int, old: list[str], new: list[str]) -> Iterator[Edit]:
    at = [0]
    for word in old:
        at.append(at[-1] + len(word))
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield Edit(start=start + at[a], end=start + at[b], text="".join(new[c:d]))


def words(doc: Doc, start: int, end: int, swaps: dict[int, str] | None = None) -> str:
    """The words of the tokens from `start` up to `end`, some of them swapped (for nothing, to leave them out)."""
    swaps = swaps or {}
    told = ""
    for token in doc[start:end]:
        word = swaps.get(token.i, token.text)
        told += word + token.whitespace_
    return tidy(told)


def edges(token: Token) -> tuple[int, int]:
    """The tokens from the first to the last that hang on this one, half-open."""
    return int(token.left_edge.i), int(token.right_edge.i) + 1


def when(example: str = "today by 17:00", label: str = "when") -> str:
    """The slot for a time.

    >>> when()
    '[when: e.g. today by 17:00]'
    """
    return f"[{label}: e.g. {example}]"


def has_time(text: str) -> bool:
    """Whether an exact time is named already, or a slot stands for it."""
    return bool(_TIME.search(text) or TEXTED.search(text))


_TIME = re.compile(
    r"\[when|\b(?:today|tonight|tomorrow|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b|\b\d{1,2}(?::\d\d)?\s*(?:am|pm|a\.m|p\.m)\b|\b\d{1,2}:\d\d\b|\b(?:at|by|before|until|till) \d{1,2}(?=[.,;!?]|$)"
    r"|\b(?:within|in|next|by|until|for|another)\s+(?:the\s+next\s+)?(?:\d+|an?|one|two|three|four|five|six|seven|ten|half an|couple of)?\s*(?:to\s+\d+\s+|-\d+\s+)?(?:working |business )?(?:minutes?|hours?|days?|weeks?|months?)\b"
    r"|\b(?:within|inside) (?:the (?:hour|day|week|month)|(?:the next )?[\w-]+ (?:to \w+ )?(?:minutes?|hours?|days?|weeks?))\b|\bin (?:\d+|two|three|four|five) (?:to|or) (?:\d+|\w+) (?:working |business )?(?:minutes|hours|days|weeks)\b"
    r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b \d|\d(?:st|nd|rd|th)\b|\b(?:noon|midnight|midday|lunchtime|this (?:morning|afternoon|evening|week))\b"
    r"|\btak(?:es?|ing) (?:about |around |up to |roughly )?(?:\d+|an?|one|two|three|four|five|six|seven|ten)(?: to \w+|-\w+)? (?:working |business )?(?:minutes?|hours?|days?|weeks?|months?)\b"
    r"|\bby (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|the end of)\b|\bright (?:now|away)\b",
    re.IGNORECASE,
)


def join_slot(sentence: str, slot: str) -> str:
    """A sentence with a slot before its closing mark.

    >>> join_slot("I'll write to you.", "[when]")
    "I'll write to you [when]."
    """
    found = re.search(r"[.!?…]+\s*$", sentence)
    stop = found.start() if found else len(sentence)
    return f"{sentence[:stop].rstrip()} {slot}{sentence[stop:] or '.'}"


__all__ = [
    "Piece",
    "Wording",
    "by_sentence",
    "capital",
    "edges",
    "filled",
    "has_time",
    "join_slot",
    "small",
    "tail_off",
    "tidy",
    "when",
    "words",
]
