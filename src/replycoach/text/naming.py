"""What the name of a variable or of a blank says: its words, and whose or which thing it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from replycoach.text.dialects import Role

_WORD: Final = re.compile(r"[A-Z]{1,60}(?![a-z])|[A-Z]?[a-z]{1,60}|[^\W\d_a-zA-Z]{1,60}|\d{1,20}")
_JOINED: Final = {
    "firstname": ("first", "name"), "fname": ("first", "name"), "lastname": ("last", "name"),
    "lname": ("last", "name"), "fullname": ("full", "name"), "username": ("user", "name"),
    "surname": ("last", "name"), "forename": ("first", "name"), "agentname": ("agent", "name"),
    "customername": ("customer", "name"), "companyname": ("company", "name"), "storename": ("store", "name"),
    "ordernumber": ("order", "number"), "orderid": ("order", "id"), "ticketid": ("ticket", "id"),
    "ticketnumber": ("ticket", "number"), "displayname": ("name",), "clientname": ("client", "name"),
}  # fmt: skip

_AGENTS: Final = frozenset(
    "agent assignee staff operator owner rep representative advisor adviser teammate admin".split()
) | {
    "worker", "author", "sender", "colleague", "employee", "my", "your", "manager",
}  # fmt: skip
_COMPANIES: Final = frozenset("company store business brand shop organisation organization mailbox portal".split())
_CUSTOMERS: Final = frozenset(
    "customer client contact requester recipient user guest member patient buyer visitor person reporter "
    "passenger student subscriber full last title".split()
)
_TICKETS: Final = frozenset(["ticket", "case", "conversation", "reference", "ref", "issue", "request"])
_NUMBERS: Final = frozenset("id number no num nr key code reference ref".split())
_DATES: Final = frozenset("date day time when deadline eta weekday month datetime".split())


def words_of(name: str) -> tuple[str, ...]:
    """The words of an identifier or phrase, lower-case.

    >>> words_of("ticket.requester.firstName"), words_of("CUSTOMER_NAME")
    (('ticket', 'requester', 'first', 'name'), ('customer', 'name'))
    """
    words: list[str] = []
    for word in _WORD.findall(name):
        words.extend(_JOINED.get(word.lower(), (word.lower(),)))
    return tuple(words)


def role_of(words: Sequence[str]) -> Role:
    """What a variable of these *words* most likely stands for.

    >>> role_of(words_of("agentName")), role_of(words_of("order_id")), role_of(words_of("pet_name"))
    ('agent_name', 'order', 'other')
    """
    have = set(words)
    if "name" in have:
        if have & _AGENTS:
            return "agent_name"
        if "first" in have:
            return "customer_first_name"
        if have & _COMPANIES:
            return "company"
        return "customer_name" if have & _CUSTOMERS or have == {"name"} else "other"
    if have & _DATES:
        return "date"
    if {"order", "purchase"} & have:
        return "order"
    if have & _TICKETS and (have & _NUMBERS or len(have) == 1):
        return "ticket"
    if have & _COMPANIES and len(have) == 1:
        return "company"
    if have & _AGENTS and len(have) == 1 and not have & {"my", "your"}:
        return "agent_name"
    return "customer_name" if len(have) == 1 and have & {"customer", "client"} else "other"
