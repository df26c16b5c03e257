"""replycoach reads a drafted customer-support reply the way a good coach would.

>>> from replycoach import Coach
>>> review = Coach().review("I can't get you that until next month.", customer="Where is my order?", channel="chat")
>>> "language/negative-phrasing" in [finding.rule for finding in review.findings]
True

Only the names below are public; each is loaded when it is first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Coach": "coach", "Settings": "profile", "Profile": "profile",
    "Rule": "rules.rule", "Example": "rules.rule", "Found": "rules.rule", "NotApplicable": "rules.rule",
    "History": "history", "Match": "history",
    "Case": "model", "Message": "model", "SentReply": "model", "Review": "model", "Finding": "model",
    "Suggestion": "model", "Edit": "model", "Verdict": "model", "Carp": "model", "CustomerReading": "model",
    "Voice": "voice", "Rendered": "personalise", "Rewrite": "model", "Slot": "model",
    "redact": "redaction",
    "TemplateError": "errors",
    "ReplycoachError": "errors", "InputError": "errors", "SettingsError": "errors", "ModelError": "errors",
}  # fmt: skip
__all__ = ["__version__", *_HOMES]

if TYPE_CHECKING:
    from replycoach.coach import Coach as Coach
    from replycoach.errors import InputError as InputError
    from replycoach.errors import ModelError as ModelError
    from replycoach.errors import ReplycoachError as ReplycoachError
    from replycoach.errors import SettingsError as SettingsError
    from replycoach.errors import TemplateError as TemplateError
    from replycoach.history import History as History
    from replycoach.history import Match as Match
    from replycoach.model import Carp as Carp
    from replycoach.model import Case as Case
    from replycoach.model import CustomerReading as CustomerReading
    from replycoach.model import Edit as Edit
    from replycoach.model import Finding as Finding
    from replycoach.model import Message as Message
    from replycoach.model import Review as Review
    from replycoach.model import Rewrite as Rewrite
    from replycoach.model import SentReply as SentReply
    from replycoach.model import Slot as Slot
    from replycoach.model import Suggestion as Suggestion
    from replycoach.model import Verdict as Verdict
    from replycoach.personalise import Rendered as Rendered
    from replycoach.profile import Profile as Profile
    from replycoach.profile import Settings as Settings
    from replycoach.redaction import redact as redact
    from replycoach.rules.rule import Example as Example
    from replycoach.rules.rule import Found as Found
    from replycoach.rules.rule import NotApplicable as NotApplicable
    from replycoach.rules.rule import Rule as Rule
    from replycoach.voice import Voice as Voice


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'replycoach' has no attribute {name!r}")
    return getattr(import_module(f"replycoach.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
