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


_BLANK_FOR = frozenset(
    "customer client requester recipient contact guest user ticket first full name firstname fullname your dear insert".split()
)
_BLANK_FOR_AGENT = frozenset(
    "agent staff adviser advisor representative rep operator member my name current user first signature".split()
)


def filling(blank: str, customer: str, agent: str) -> str:
    """The name that belongs in a placeholder, empty where it is none for a name or the name is not known.

    >>> filling("[CUSTOMER FIRST NAME]", "Ana Ruiz", "Jo Carter"), filling("{{agent.name}}", "", "Jo Carter"), filling("[CASE NO]", "Ana", "")
    ('Ana', 'Jo', '')
    """
    words = set(re.findall(r"[a-z]+", blank.lower()))
    if not words & {"name", "firstname", "fullname", "member", "signature"}:
        return ""
    if words & {"agent", "staff", "adviser", "advisor", "representative", "rep", "operator", "my", "current"}:
        return (first_name(agent) or agent) if words <= _BLANK_FOR_AGENT else ""
    return address(customer) if words <= _BLANK_FOR else ""


def is_name_blank(blank: str) -> bool:
    """Whether a placeholder stands for somebody's name."""
    return bool(filling(blank, "Ana", "Ana"))


_EXAMPLES = (
    (re.compile(r"\b(?:date|day|time|when|deadline)\b"), "Friday by 17:00"),
    (re.compile(r"\b(?:amount|price|sum|total|fee|cost)\b"), "the amount on your invoice"),
    (re.compile(r"\bname\b"), "Alex"),
    (re.compile(r"\b(?:link|url|page|site)\b"), "our help page"),
)


def slot_for(blank: str) -> str:
    """A slot in place of a placeholder in brackets, so that it is listed and its example shows what is meant.

    >>> slot_for("[DELIVERY DATE]"), slot_for("{{order}}")
    ('[delivery date: e.g. Friday by 17:00]', '')
    """
    label = " ".join(re.findall(r"[a-z]+", blank.lower()))
    if not re.fullmatch(r"\[[A-Za-z][A-Za-z _/-]{1,38}\]|<[A-Z][A-Z _/-]{1,38}>|%[A-Z][A-Z_]{1,38}%", blank):
        return ""
    example = next((words for pattern, words in _EXAMPLES if pattern.search(label)), "the one in your message")
    return f"[{label}: e.g. {example}]"
