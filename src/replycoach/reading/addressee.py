"""Whom a reply greets, against the name that is known: by it, by a slip of it, or as anybody."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz

ADDRESS = re.compile(
    r"\W*(?:@\w+\W+)?(?P<all>(?:hi|hiya|hello|hey|dear|good\s+(?:morning|afternoon|evening|day)|morning|afternoon|evening)[ \t,]+"
    r"(?P<name>(?:[^\W\d_][\w'’.-]*[ \t]+){0,3}?[^\W\d_][\w'’-]*))[ \t]*(?:[,!.:;–—\n-]|$)",
    re.IGNORECASE,
)
ANYBODY = re.compile(
    r"(?:(?:my|our|dear|most|highly)\s+)*(?:valued|esteemed|respected)\s+\w+$|(?:(?:my|our|dear)\s+)*(?:customers?|clients?|guests?|users?|members?|subscribers?|passengers?|residents?|students?|applicants?|cardmembers?"
    r"|patrons?|shoppers?|travell?ers?|homeowners?|supporters?|donors?|readers?|tenants?|patients?|borrowers?|policyholders?|account\s*holders?|graduates?|alumn(?:us|a|i)|visitors?|learners?|pupils?|candidates?|parents?(?:\s*(?:/|and|or)\s*(?:carers?|guardians?))?|carers?|guardians?|leaseholders?|landlords?|householders?|neighbou?rs?|buyers?|sellers?|investors?|shareholders?|colleagues?|employees?|volunteers?|attendees?|delegates?|drivers?|owners?|sirs?|madam|sirs?\s*(?:or|/|and)\s*madam)$",
    re.IGNORECASE,
)
NEAR = 80
"""From this likeness (0 to 100) a name that is not the customer's is a slip of it."""
SHORTEST = 3
"""Names of fewer letters are too short to tell a slip from another name."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """The words that name the one greeted, and where they are; `should` is the name that was meant, where this is a slip of it."""

    text: str
    start: int
    end: int
    anybody: bool
    should: str = ""


def addressee(text: str, known: str, told: str = "") -> Addressee | None:
    """Whom the beginning of a reply greets; None where nobody is named. `told` is what the customer wrote, with the names in it.

    >>> addressee("Hi Jon, it is done.", "John Carver").should
    'John'
    >>> addressee("Dear Customer,", "John Carver").anybody
    True
    >>> addressee("Hi Pat, it is done.", "Patricia Lyle").should
    ''
    """
    match = ADDRESS.match(text)
    if match is None:
        return None
    name, start = match["name"], match.start("name")
    if ANYBODY.match(name):
        return Addressee(
            text[match.start("all") : match.end("name")], match.start("all"), match.end("name"), anybody=True
        )
    for word in re.finditer(r"[^\W\d_][\w'’-]*", name):
        should = _meant(word[0], known, told)
        if should:
            return Addressee(word[0], start + word.start(), start + word.end(), anybody=False, should=should)
    return Addressee(name, start, match.end("name"), anybody=False)


def _meant(word: str, known: str, told: str) -> str:
    """The known name of which this word is a slip; empty where it is none."""
    if "@" in known or "_" in known or known[:4].lower() == "the ":
        return ""  # a handle, or a family
    low = word.lower()
    parts: list[str] = [part for part in re.findall(r"[^\W\d_][\w'’-]*", known) if len(part) >= SHORTEST]
    if len(low) < SHORTEST or not word[0].isupper() or any(part.lower() == low for part in parts):
        return ""
    if re.search(rf"\b{re.escape(low)}\b", told.lower()):
        return ""
    for part in parts:
        short_form = part.lower().startswith(low) and len(part) - len(low) > 1
        if not short_form and _folded(part) != _folded(word) and fuzz.ratio(part.lower(), low) >= NEAR:
            return part
    return ""


def _folded(name: str) -> str:
    """A name without its accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
