"""Limits survive: "only one box was scanned" is not "one box was scanned", and "at least two days" are not two days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from replycoach.reading.grammar import NEGATIONS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COUNT = r"(?:\d|(?:an?|one|half|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
LIMIT = re.compile(
    r"(?P<most>(?<!the )(?<!not )(?<!if )(?<!your )(?<!our )(?<!my )\bonly\b"
    r"(?! (?:ha(?:ve|d)|need(?:ed)?) (?:to|yourself)\b|(?: just)? (?:apologi[sz]e|imagine|hope|say|suggest|assume|guess|when|once|after|if)\b)"
    rf"|\bjust (?={_COUNT})|\b(?:no|not) more than\b|\bat (?:the )?most\b)|\bat (?:the )?least (?={_COUNT})|\b(?:no|not) (?:less|fewer) than\b",
    re.IGNORECASE,
)
"""How far something goes and no further, or how much of it there has to be; no "only" that makes little of somebody."""
HAS_MOST = re.compile(
    r"\b(?:only|just|alone|merely|limited|maximum|most|more than|not|cannot|no|nothing|none|never|until|once|when|after|if|unless|as soon as|instead|rather|single)\b|n['’]t\b",
    re.IGNORECASE,
)
HAS_LEAST = re.compile(r"\b(?:least|minimum|(?:less|fewer) than|or more)\b", re.IGNORECASE)
"""What may say so in other words."""
CONTENT = frozenset("NOUN PROPN VERB ADJ ADV NUM".split())


def dropped(before: Iterable[Doc], after: Iterable[Doc]) -> str:
    """A limit of a sentence most of which still stands, without any; empty where all limits stand.

    >>> from replycoach.reading.grammar import Grammar
    >>> parse = Grammar().parse
    >>> dropped([parse("They only counted one box.")], [parse("One box was counted.")])
    'only'
    >>> dropped([parse("They only counted one box.")], [parse("Only one box was counted.")])
    ''
    """
    now = [(doc.text, _content(doc)) for doc in after]
    for doc in before:
        limit = LIMIT.search(doc.text)
        if limit is None:
            continue
        has, said = HAS_MOST if limit["most"] else HAS_LEAST, _content(doc)
        most = [text for text, content in now if 2 * len(said & content) > len(said)]
        parts = (text for text, content in now if len(said & content) > 1)
        if most and not any(map(has.search, parts)):
            return limit[0].strip()
    return ""


def _content(doc: Doc) -> set[str]:
    """The words that carry what a sentence says, as in a dictionary."""
    words = {token.lemma_.lower() for token in doc if token.pos_ in CONTENT and token.lower_ not in NEGATIONS}
    return words - {"only", "just"}
