"""Realistic values for the variables of templates, by the role that their names tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from replycoach.checking.variables import of_name
from replycoach.text.dialects import Role
from replycoach.text.naming import role_of, words_of

SAMPLE_CUSTOMER: Final = "Maria Lopez"
SAMPLE_AGENT: Final = "Alex Reed"
SAMPLE_COMPANY: Final = "Northgate Supplies"

_OURS: Final = {
    "greet": "Hi Maria,", "acknowledge": "I can see why this is frustrating.", "thank": "Thank you for writing to us.",
    "next_step": "I will write to you again on Friday.", "sign_off": f"Kind regards,\n{SAMPLE_AGENT}",
    "date": "12 June", "now": "12 June",
}  # fmt: skip
_BY_WORD: Final = (
    ("email mail", ("maria@example.com",)), ("url link href website portal page", ("https://example.com/help",)),
    ("phone telephone mobile tel", ("020 7946 0000",)), ("tracking", ("RX482137GB",)),
    ("amount price total cost fee sum balance refund", ("£24.50", "£12.00")), ("address", ("12 Elm Street",)),
    ("city town", ("Leeds",)), ("country", ("France",)), ("postcode zip", ("LS1 4AP",)),
    ("product item title goods variant", ("blue kettle", "oak tray")), ("subject topic", ("Your order",)),
    ("quantity qty count", ("2", "3")), ("days hours minutes", ("3",)), ("status state", ("on its way",)),
    ("carrier courier", ("ParcelPost",)), ("code", ("SPRING24",)), ("plan", ("Basic",)), ("number id no", ("48213", "48214")),
    ("by at until on deadline", ("12 June",)), ("signature", (f"Kind regards,\n{SAMPLE_AGENT}",)), ("reason", ("a late delivery",)), ("comment message body description", ("",)),
    ("time", ("3 pm",)),
)  # fmt: skip


@lru_cache(maxsize=4096)
def role(name: str, dialect: str) -> Role:
    """What a variable of this dialect stands for.

    >>> role("ticket.requester.first_name", "zendesk"), role("order.number", "jinja")
    ('customer_first_name', 'order')
    """
    for syntax in of_name(dialect):
        if name in syntax.roles:
            return syntax.roles[name]
    return role_of(words_of(name))


@lru_cache(maxsize=4096)
def sample(name: str, dialect: str, company: str = "", turn: int = 0) -> str:
    """A value as a customer may see it in place of this variable; `turn` counts the items of a loop.

    >>> sample("contact.first_name", "chatwoot"), sample("order.tracking_url", "jinja")
    ('Maria', 'https://example.com/help')
    """
    if name.startswith("("):
        called = re.match(r"\((\w+)\(", name)
        said = re.search(r"[\"']([^\"']+)[\"']", name)
        return _OURS.get(called[1], "value") if called else said[1] if said else "value"
    words = words_of(name)
    kind = role(name, dialect)
    if kind == "agent_name":
        return _part_of(SAMPLE_AGENT, words)
    if kind == "customer_first_name":
        return SAMPLE_CUSTOMER.split()[0]
    if kind == "customer_name":
        return _part_of(SAMPLE_CUSTOMER, words)
    by_role = {"company": company or SAMPLE_COMPANY, "ticket": "48213", "date": "12 June", "order": "10583"}
    for known, values in _BY_WORD:
        if words and words[-1] in known.split() and kind in ("other", "order"):
            return values[turn % len(values)]
    return by_role.get(kind) or (words[-1] if words else "value")


def _part_of(full: str, words: tuple[str, ...]) -> str:
    first, last = full.split()
    return first if "first" in words else last if "last" in words else full
