"""How much of what the customer said comes back in a sentence, whoever it is said about: word overlap and grammatical person."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

PERSON = {
    "i": "1", "me": "1", "my": "1p", "mine": "1p", "myself": "1", "we": "1", "us": "1", "our": "1p", "ours": "1p",
    "you": "1", "your": "1p", "yours": "1p", "yourself": "1", "i'm": "1 is", "i've": "1 has", "i'd": "1 would", "i'll": "1 will",
    "you're": "1 is", "you've": "1 has", "you'd": "1 would", "you'll": "1 will", "we're": "1 is", "we've": "1 has",
    "am": "is", "are": "is", "were": "was", "have": "has", "do": "does",
}  # fmt: skip
"""Words that change with the speaker, made the same whoever speaks."""

EMPTY = frozenset(
    "a an the to of in on at for and or but so that this it is was has be been does did with as from by if not no just very please hi hello dear"
    " 1 1p would will want know like say said tell told understand see hear".split()
)
"""Words that carry nothing of what the customer said."""

WORD = re.compile(r"[\w'’]+")


def faceless(text: str) -> list[str]:
    """The words of a text in lower case, with first and second person made one.

    >>> faceless("I want my money") == faceless("You want your money")
    True
    """
    words = []
    for match in WORD.finditer(text.lower().replace("’", "'")):
        words += PERSON.get(match[0], match[0]).split()
    return words


def content(text: str) -> list[str]:
    """The words that carry something, crudely stemmed."""
    return [_stem(word) for word in faceless(text) if word not in EMPTY]


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def given_back(sentence: str, message: str) -> float:
    """The share of a sentence's content words that the message has too, 0–1."""
    said = content(sentence)
    theirs = set(content(message))
    return sum(word in theirs for word in said) / len(said) if said else 0.0


def alike(one: str, other: str, least: float = 75) -> bool:
    """Whether two messages of a customer are about the same, by the words that carry something."""
    return fuzz.token_set_ratio(" ".join(content(one)), " ".join(content(other))) >= least
