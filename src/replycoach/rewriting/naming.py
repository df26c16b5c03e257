"""How to address a person: their first name, or the formal form, or nothing where no real name is known."""

from __future__ import annotations

import re

from replycoach.text.naming import words_of
from replycoach.text.placeholders import find, is_command

_TITLES = frozenset("mr mrs ms miss mx dr prof professor sir madam herr frau mme".split())
_NOBODY = frozenset(
    "customer client user guest anonymous unknown visitor requester none null n/a test there admin info support".split()
)


def _words(name: str) -> list[str]:
    name = " ".join(name.split())
    if name[:4].lower() == "the ":  # "The Marinos" are several
        return []
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
    """The first name, empty where there is none: an e-mail address, a handle, a title with a surname, an initial, a family.

    >>> [first_name(name) for name in ("Ana Ruiz", "RUIZ, ANA", "Mr Ruiz", "ana_r@example.com", "J. Smith", "The Ruizes", "")]
    ['Ana', 'Ana', '', '', '', '', '']
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
    "your agent staff adviser advisor representative rep operator member my name current user first signature".split()
)


def filling(blank: str, customer: str, agent: str) -> str:
    """The name that belongs in a placeholder, empty where it is none for a name or the name is not known.

    >>> filling("[CUSTOMER]", "Ana Ruiz", ""), filling("<agent>", "", "Jo Carter")
    ('Ana', 'Jo')
    >>> filling("[CUSTOMER FIRST NAME]", "Ana Ruiz", "Jo Carter"), filling("{%user.firstName%}", "", "Jo Carter"), filling("[CASE NO]", "Ana", "")
    ('Ana', 'Jo', '')
    """
    variable = next((one for one in find(blank) if not one.unfilled_by_hand), None)
    if variable is not None:
        if variable.role == "agent_name":
            return first_name(agent) or agent
        theirs = variable.role in ("customer_first_name", "customer_name") and "last" not in words_of(variable.name)
        return address(customer) if theirs else ""
    words = set(re.findall(r"[a-z]+", blank.lower()))
    if words <= {"customer", "client", "guest", "recipient", "agent", "advisor", "adviser"} and len(words) == 1:
        return (first_name(agent) or agent) if words & {"agent", "advisor", "adviser"} else address(customer)
    if not words & {"name", "firstname", "fullname", "member", "signature"}:
        return ""
    if words == {"your", "name"} or words & {
        "agent",
        "staff",
        "adviser",
        "advisor",
        "representative",
        "rep",
        "operator",
        "my",
        "current",
    }:
        return (first_name(agent) or agent) if words <= _BLANK_FOR_AGENT else ""
    return address(customer) if words <= _BLANK_FOR else ""


def is_name_blank(blank: str) -> bool:
    """Whether a placeholder stands for somebody's name."""
    return bool(filling(blank, "Ana", "Ana"))


_EXAMPLES = (
    (re.compile(r"\b(?:link|url|page|site|website)\b"), "our help page"),
    (re.compile(r"\b(?:company|store|shop|brand|business|department|team)\b"), "our shop"),
    (re.compile(r"\b(?:name|salutation|member|colleague|guest|customer|client|patient)$"), "Alex"),
    (re.compile(r"\b(?:time|hour|eta)\b"), "14:00"),
    (re.compile(r"\b(?:date|day|when|deadline)\b"), "14 May"),
    (re.compile(r"\b(?:days|weeks|hours|minutes)\b"), "three"),
    (re.compile(r"\b(?:amount|price|sum|total|fee|cost)\b"), "the amount on your invoice"),
    (re.compile(r"\bnumber\b"), "4071"),
)
_DESK = frozenset("ticket conversation issue doc case custom attribute field insert enter specify".split())
"""Words of where a helpdesk keeps a thing, or that only ask for it."""
_NUMBERED = frozenset("id no num nr ref".split())


def slot_for(blank: str) -> str:
    """A slot in place of a placeholder, so that it is listed and its example shows what is meant; empty for a template's own commands.

    >>> slot_for("[DELIVERY DATE]"), slot_for("{{ticket.refund_date}}"), slot_for("{% if order %}")
    ('[delivery date: e.g. 14 May]', '[refund date: e.g. 14 May]', '')
    >>> slot_for("%{order}"), slot_for("{!Case.CaseNumber}"), slot_for("____")
    ('[order number: e.g. 4071]', '[case number: e.g. 4071]', '')
    """
    found = next(iter(find(blank)), None)
    if found is None or found.text != blank or is_command(found):
        return ""
    words = [word for word in dict.fromkeys(words_of(found.name)) if re.fullmatch(r"(?!x+$)[a-z]{2,}", word)]
    words = ["number" if word in _NUMBERED else word for word in words]
    own = [word for word in words if word not in _DESK]
    words = own if own and own != ["number"] else words
    label = " ".join([*words, "number"] if words in (["order"], ["ticket"], ["case"]) else words)[:40].strip()
    if not label or re.fullmatch("tb[acd]|todo|blank|placeholder", label):
        return ""
    example = next((words for pattern, words in _EXAMPLES if pattern.search(label)), "the one in your message")
    return f"[{label}: e.g. {example}]"


NO_NAMES = frozenset(
    "i ok okay thx tnx pls dear sir madam hi hello hey kind best warm regards wishes ps ugh oof ouch yay woohoo woo hooray hurray hurrah yippee wow whoop whoops oops oopsie oopsy yikes brr brrr aw aww uh-oh eek gosh argh aargh phew hmm hm meh ahem ta-da tada boo duh until twenty thirty forty fifty sixty seventy eighty ninety hundred thousand".split()
)
"""Words that may be written with a capital and name nobody."""
CRY = re.compile(r"o+h+|a+h+|[ae]+w+|o+f+|u+h+|wo+|ha(?:ha)+|he(?:he)+|he+y+|hiya+|ya+y+")
"""The same, however long they are drawn."""
