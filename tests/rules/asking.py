"""Rules asked directly: what one marks in a reply at depth surface, and what it says to a reading that stands in."""

from __future__ import annotations

from typing import Any

from replycoach import Coach, Found, NotApplicable, Settings
from replycoach.model import Case
from replycoach.rules import find
from replycoach.rules.rule import Clean
from replycoach.rules.run import run

SHALLOW = Coach(depth="surface")


def marked(name: str, reply: str, **case: Any) -> list[str]:
    """The words that a rule marks at depth surface."""
    outcome = run({name: find(name)}, SHALLOW.read(Case.of({"reply": reply, "channel": "chat", **case})), Settings())
    assert not outcome.failures
    return [reply[one.start : one.end] for one in outcome.findings]


def told(name: str, reading: Any) -> list[Found | NotApplicable | Clean]:
    """All that a rule says of a reading."""
    check = find(name).check
    assert check
    return list(check(reading))
