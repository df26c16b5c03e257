"""A slip that is mended takes along the other sure ones of its sentence: half of a sentence in everyday spelling looks worse than none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.model import Edit, Finding
from replycoach.reading import Reading
from replycoach.reading.reading import Sentence
from replycoach.rewriting.proposal import Proposal
from replycoach.text.apostrophes import elided

RULES = ("clarity/misspelling", "clarity/grammar")

NOTE = "mends the spelling of the whole sentence"
TEXTED = (
    (re.compile(r"(?<![\w'’@&./-])i(?=(?:['’](?:m|ll|ve|d))? +[a-z])"), "I"),
    (re.compile(r"(?<![\w'’@&./-])u(?= +(?!r\b)[a-z]|[?!,]|\.?$)"), "you"),
    (re.compile(r"(?<![\w'’@&./-])ur(?= +(?!(?:welcome|right|not|going|gonna|so|an?|the|in|on|at|ok)\b|[a-z]+ing\b)[a-z])"), "your"),
    (re.compile(r"(?<=[a-z] )(?<!the )(?<!of )(?<!first )(?<!last )(?<!every )n(?= +[a-z])"), "and"),
    (re.compile(r"(?<![\w'’@&./-])(?:pls|plz)(?= +[a-z]|[.!?]|$)"), "please"),
)  # fmt: skip
"""What people type in haste where it can mean one thing only, and what it stands for."""
QUOTED = re.compile(r"[\"“][^\"“”\n]{0,200}[\"”]")


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The slip of the finding and all others of its sentence, where there are any."""
    right = next((one.edits[0].text for one in finding.suggestions if len(one.edits) == 1 and one.safety == "safe"), "")
    sentence = next((one for one in reading.sentences if one.start <= prose_span[0] < one.end), None)
    if not right or sentence is None:
        return
    begin = Edit(start=prose_span[0], end=prose_span[1], text=right)
    alike = reading.sentences if right.lower() == "it's" else (sentence,)
    found = [*slips(sentence.text, sentence.start), *(edit for one in alike for edit in _its(reading, one))]
    more = [one for one in dict.fromkeys(found) if one.end <= begin.start or begin.end <= one.start]
    if more:
        yield Proposal(tuple(sorted((begin, *more), key=lambda one: one.start)), "safe", NOTE)


IF_ITS = re.compile(
    r"\b(?:if|when|because|whether|unless|once) (?P<its>its) (?!own\b)(?P<what>[a-z]+)\b", re.IGNORECASE
)


def _its(reading: Reading, sentence: Sentence) -> Iterator[Edit]:
    """ "its" before a mere adjective, "if its loose bring it in", as "it's"."""
    quoted = [found.span() for found in QUOTED.finditer(sentence.text)]
    for found in IF_ITS.finditer(sentence.text):
        word = found["what"]
        doc = reading.parser.parse(f"It's {word}.")
        alone = BARE_NOUN.match(sentence.text, found.end()) is None
        start, end = found.span("its")
        if len(doc) > 2 and doc[2].pos_ == "ADJ" and alone and not any(low <= start < high for low, high in quoted):
            right = "It's" if found["its"][0] == "I" else "it's"
            yield Edit(start=sentence.start + start, end=sentence.start + end, text=right)


BARE_NOUN = re.compile(
    r" (?!(?:underneath|inside|outside|at|in|on|to|for|with|under|again|still|then|please|just|too|enough|and|or|but|bring|send|try|take|call|ring|let|check|push|pull|press|turn|keep|leave|use|put|give|you|we|i|it|they|that|the|your)\b)[a-z]+",
    re.IGNORECASE,
)
"""What may be the thing that is its own."""


def slips(text: str, start: int = 0) -> Iterator[Edit]:
    """The sure slips of a sentence that begins at `start`, mended; what is quoted stays.

    >>> sorted(one.text for one in slips("i think its due out n u get it"))
    ['I', 'and', "it's", 'you']
    """
    quoted = [found.span() for found in QUOTED.finditer(text)]
    for low, high, right in elided(text):
        if not any(first <= low < last for first, last in quoted):
            yield Edit(start=start + low, end=start + high, text=right)
    for pattern, word in TEXTED:
        for found in pattern.finditer(text):
            if not any(low <= found.start() < high for low, high in quoted):
                yield Edit(start=start + found.start(), end=start + found.end(), text=word)
