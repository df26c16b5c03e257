"""How to address a person: their first name, or the formal form, or nothing where no real name is known."""

from __future__ import annotations

import re

_TITLES = frozenset("mr mrs ms miss mx dr prof professor sir madam herr frau mme".split())
_NOBODY = frozenset(
    "customer client user guest anonymous unknown visitor requester none null n/a test there admin info support".split()
)


def _words(name: str) -> list[str]:
    name = " ".join(name.split())
    if "@" in name or re.search(r"\d|[{}\[\]<>_#/\\]", name) or name.strip().lower() in _NOBODY or len(name) > 80:
        return []
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first.strip()} {last.strip()}"
    return [_cased(word) for word in name.split()]


def _cased(word: str) -> str:
    if (word.islower() or (word.isupper() and len(word) > 2)) and word.lower() not in {
        "van",
        "von",
        "de",
        "del",
        "der",
        "la",
        "di",
    }:
        return "-".join(part.capitalize() for part in word.split("-"))
    return word


def is_title(word: str) -> bool:
    """Whether the word is a title, with or without its full stop."""
    return word.rstrip(".").lower() in _TITLES


def first_name(name: str) -> str:
    """The first name, empty where there is none: an e-mail address, a handle, a title with a surname, an initial.

    >>> [first_name(name) for name in ("Ana Ruiz", "RUIZ, ANA", "Mr Ruiz", "ana_r@example.com", "J. Smith", "")]
    ['Ana', 'Ana', '', '', '', '']
    """
    words = _words(name)
    titled = bool(words) and is_title(words[0])
    rest = words[1:] if titled else words
    if titled and len(rest) < 2:
        return ""
    return rest[0] if rest and len(rest[0].rstrip(".")) > 1 else ""


def address(name: str, *, formal: bool = False) -> str:
    """How a greeting calls this person, empty where no real name is known.

    >>> [address(name) for name in ("Dr Ana Ruiz", "Mr G. Holt", "J. Smith", "jo")]
    ['Ana', 'Mr Holt', 'J. Smith', 'Jo']
    >>> [address(name, formal=True) for name in ("Dr Ana Ruiz", "Ana Ruiz")]
    ['Dr Ruiz', 'Ana Ruiz']
    """
    words = _words(name)
    if not words:
        return ""
    if is_title(words[0]):
        if len(words) == 1:
            return ""
        given = first_name(name)
        return given if given and not formal else f"{words[0]} {words[-1]}"
    if formal:
        return " ".join(words)
    return first_name(name) or " ".join(words)
