"""Clauses of a sentence that stand apart from its fault: "the lid is on its way" in "The lid is on its way, but only my boss can do that."

They are told by the words that carry the fault, as the sentence model sees them, and by grammar: both sides of the joint have to stand alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from replycoach.reading.grammar import root, subject_of
from replycoach.rewriting.clauses import FOLLOWS, HOLLOW
from replycoach.rewriting.sentences import is_finite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from replycoach.reading.reading import Parser, Reading, Sentence

JOINT = re.compile(
    r"\s+[-–—]\s+|\s*—\s*|;\s+|,\s+(?:(?P<link>and|but|so)\s+)?(?!(?:which|who|where|as|because|since|although|though|while|unless|if|until|once|when|or|not|please)\b)"
    r"|\s+(?P<bare>and|but)\s+(?=(?:i|we|you|it|they|he|she|that|this|there|the|our|your|my|nobody|no\s?one|someone|somebody)\b)",
    re.IGNORECASE,
)
"""Where one main clause may end and the next one begin."""
SHORTEST, LONGEST = 4, 45
"""Words of a clause, and of a sentence that is parted."""
CLAUSAL = ("language/", "ownership/", "time/")
"""Rules whose fault is in a clause."""
CONFIDES = re.compile(
    r"\b(?:between (?:us|ourselves|you and me)|knowing (?:the|our|them|this)|off the record|if you ask me)\b",
    re.IGNORECASE,
)
"""Gossip is one whole."""
PUTS_IT_ON = re.compile(
    r"\b(?:on|down to) you\b|\byour (?:own )?(?:fault|problem|responsibility|mistake|choice)\b|(?:\bnot|n['’]t) (?:us|me|(?:our|my) (?:fault|problem|mistake|responsibility|doing))\b|\byou (?:should|could) have\b|\byou (?:failed|forgot|neglected)\b",
    re.IGNORECASE,
)
"""What is no clean clause, whatever the model says."""
BLEED = 2
"""Words beside those that carry the fault which the model may count in."""
KIND = re.compile(r"\b(?:sorry|apolog\w+|understand|appreciate|thanks?|hope)\b", re.IGNORECASE)
"""A kind word, for which another one may stand."""
NO_MAIN = re.compile(
    r"\W*(?:if|once|when|whenever|until|unless|because|since|as|although|though|while|after|before|given|whether|what(?:ever)?|which|who(?:ever)?|how|should you|had you|were you)\b",
    re.IGNORECASE,
)
"""How a clause begins that is part of another one."""


class Parted(NamedTuple):
    """A sentence in two at a joint, as positions in its text: the side that has the fault and the side that has not."""

    faulty: tuple[int, int]
    clean: tuple[int, int]
    link: str


def parted(sentence: Sentence, span: tuple[int, int], parser: Parser) -> Iterator[Parted]:
    """The ways to part a sentence so that the words at `span`, in the prose, are on one side: the largest clean side first."""
    text = sentence.text
    if len(text.split()) > LONGEST or CONFIDES.search(text):
        return
    start, end = max(span[0] - sentence.start, 0), min(span[1] - sentence.start, len(text))
    found = []
    for cut in JOINT.finditer(text):
        left, right = (0, cut.start()), (cut.end(), len(text))
        link = (cut["link"] or cut["bare"] or "").lower()
        if len(text[start : left[1]].split()) <= BLEED and start > 0:
            found.append(Parted(right, left, link))
        elif len(text[right[0] : end].split()) <= BLEED and end < len(text.rstrip()):
            found.append(Parted(left, right, link))
    for one in sorted(found, key=lambda one: one.clean[0] - one.clean[1]):
        sides = [text[slice(*side)] for side in (one.clean, one.faulty)]
        if all(map(KIND.search, sides)):
            continue  # one apology
        if one.clean > one.faulty and FOLLOWS.search(sides[0]):
            continue
        if not PUTS_IT_ON.search(sides[0]) and all(_is_main(side, parser) for side in sides):
            yield one


def _is_main(words: str, parser: Parser) -> bool:
    if len(words.split()) < SHORTEST or NO_MAIN.match(words) or HOLLOW.search(words.replace("’", "'")):
        return False
    doc = parser.parse(f"{words[:1].upper()}{words[1:].rstrip(' .!,;')}.")
    verb = root(doc)
    subject = subject_of(verb) if verb is not None else None
    return is_finite(doc) and verb is not None and subject is not None and subject.i < verb.i


def carrying(reading: Reading, rule: str, span: tuple[int, int]) -> tuple[int, int]:
    """The words at `span`, or where they are a whole sentence those of it that carry the fault."""
    for sentence in reading.sentences:
        whole = span in (sentence.span, (sentence.start, sentence.end))
        if whole and rule in sentence.cues and rule.startswith(CLAUSAL):
            return sentence.carrying_words(rule)
    return span
