"""What a rule is made of: `Rule` (its data), `Example` (its tests and its page), `Found` (what its check yields).

A rule is a module with a docstring (its page), a `rule` (this data) and a function `check` that is given the `Reading` and
yields `Found` for each fault, or `NotApplicable` with the reason where the rule has nothing to say about this case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from replycoach.errors import SettingsError
from replycoach.model import Case, Severity, Suggestion

if TYPE_CHECKING:
    from replycoach.reading import Reading

Need = Literal["customer", "thread", "history", "times"]

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "CH": "What skills are needed for a support service? (skills by channel)",
        "ES": "Essential customer service skills",
        "WS": "What are customer service skills? (13 April 2015)",
        "EX": "What is expected from customer service support?",
        "BD": "Traits of the best support departments (10 December 2015)",
        "Packard, Moore & McFerran 2018": "(I'm) Happy to Help (You). J. Marketing Research 55(4), doi:10.1509/jmr.16.0118",
        "Packard & Berger 2021": "How Concrete Language Shapes Customer Satisfaction. J. Consumer Research 47(5), doi:10.1093/jcr/ucaa038",
        "Roschk & Kaiser 2013": "The nature of an apology. Marketing Letters, doi:10.1007/s11002-012-9218-x",
        "You et al. 2020": "When and Why Saying “Thank You” Is Better Than Saying “Sorry”. J. Marketing 84(2)",
        "Decock et al. 2021": "In-/formality and individualised replies. J. Internet Commerce, doi:10.1080/15332861.2020.1848060",
    }
)  # fmt: skip
"""The documents (by key) and studies that rules cite."""

DEFAULT_POINTS: Mapping[Severity, float] = MappingProxyType({"error": 25.0, "warning": 10.0, "advice": 3.0})
"""Points that one finding takes off a flawless 100 where no fitted weight is known for its rule."""

OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Example:
    """A draft and what the rule must say about it: the tests and the page of the rule.

    The words that must be marked stand between ⟦ and ⟧. A draft without marks must stay silent, unless `missing` says that
    the rule finds something absent, which has no words. `case` holds the other fields of the `Case`.

    >>> Example("I'll do it ⟦soon⟧.").spans
    ((11, 15),)
    """

    text: str
    case: Mapping[str, Any] = field(default_factory=dict)
    missing: bool = False
    becomes: str | None = None

    @property
    def reply(self) -> str:
        """The draft without the marks."""
        return self.text.replace(OPEN, "").replace(CLOSE, "")

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The marked words as code points of `reply`."""
        spans, start, at = [], 0, 0
        for character in self.text:
            if character == OPEN:
                start = at
            elif character == CLOSE:
                spans.append((start, at))
            else:
                at += 1
        return tuple(spans)

    @property
    def flags(self) -> bool:
        """Whether the rule must find something here."""
        return self.missing or bool(self.spans)

    def as_case(self) -> Case:
        """The case to review."""
        return Case(reply=self.reply, **dict(self.case))


@dataclass(frozen=True, slots=True)
class Found:
    """One fault, in positions of the prose; no `start` where something is missing.

    `words` fill the placeholders of the rule's message (``{found}``, the marked words, is always there); `message` and
    `todo` replace the rule's own where this case calls for other words.
    """

    start: int | None = None
    end: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    message: str | None = None
    todo: str | None = None
    severity: Severity | None = None
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The rule has nothing to say about this case, because …"""

    reason: str


@dataclass(frozen=True, slots=True)
class Clean:
    """The rule applied and all is well, because …"""

    reason: str


Check = Callable[["Reading"], Iterable["Found | NotApplicable | Clean"]]


@dataclass(frozen=True, slots=True)
class Rule:
    """The data of a rule.

    `message` names the fault (``{found}`` stands for the words), `why` says in one sentence why it hurts, `todo` what to do
    instead. `source` holds keys of `SOURCES`. `needs` names what must be known of the case; where it is not, the rule is
    not applicable. `points` is what one finding takes off a flawless 100 (None: by fitted weight, else by severity).
    `surface` rules ask no trained model, so that they run at depth "surface" too; `loss` says what they do not find there.
    a rule `by_form` is sure of what it finds, whatever the model thinks. `any_language` rules read drafts in every language; rules of `kind` template look at template files and at nothing else. `phrases` are those of a rule written in TOML, without
    one of which it has nothing to say. `id`, `page` and `check` are filled in from the module.
    """

    severity: Severity
    source: tuple[str, ...]
    message: str
    why: str
    todo: str
    needs: tuple[Need, ...] = ()
    examples: tuple[Example, ...] = ()
    points: float | None = None
    any_language: bool = False
    by_form: bool = False
    surface: bool = False
    loss: str = ""
    kind: Literal["reply", "template"] = "reply"
    phrases: tuple[str, ...] = ()
    id: str = ""
    page: str = ""
    check: Check | None = None

    def __post_init__(self) -> None:
        unknown = [key for key in self.source if key not in SOURCES]
        if unknown and not self.id:
            raise SettingsError(f"source {unknown[0]!r} is not in SOURCES")

    @property
    def group(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.strip().partition("\n")[0]

    @property
    def fixable(self) -> bool:
        """Whether any example shows a rewrite."""
        return any(example.becomes for example in self.examples)
