"""The words of a team report as frozen data: what was read, the figures, and the pieces of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from replycoach.model import Frozen, Review

ENOUGH = 5
"""Below this many replies there is no mean, no interval and no line."""
ENOUGH_FOR_A_PERSON = 20
"""Below this many replies no mean of one person is shown: single cases would decide it."""


@dataclass(frozen=True, slots=True)
class Record:
    """A reviewed reply, and what the file says beside it: who wrote it ("" where that is not known), and when."""

    review: Review
    who: str = ""
    at: datetime | None = None


class Refused(Frozen):
    """A line that was left out or read in part, and why."""

    line: int
    reason: str


class Estimate(Frozen):
    """A mean of `n` replies with its 95% interval; `value` is None where `n` is too small to show one, the interval also where all scores are equal."""

    n: int
    value: float | None = None
    low: float | None = None
    high: float | None = None


class Share(Frozen):
    """`count` of `n`, with its 95% interval in percent (None where `n` is too small)."""

    count: int
    n: int
    low: float | None = None
    high: float | None = None


class Fact(Frozen):
    """What the figures need of one reply, and no word of it: people, channels and weeks by their place in the report's lists.

    `costs` and `counts` are points and findings by rule, `applied` the rules that had a say, `groups` the scores by group. `stages` are the
    CARP stages performed, `moves` what the reply does; `ready` says that there was neither error nor warning.
    """

    who: int
    channel: int
    week: int | None
    score: float
    ready: bool
    stages: tuple[str, ...]
    moves: tuple[str, ...]
    groups: dict[str, float]
    costs: dict[str, float]
    counts: dict[str, int]
    applied: tuple[str, ...]


class Figures(Frozen):
    """The figures of some of the replies; the lists follow those of the report."""

    score: Estimate
    ready: Share
    stages: dict[str, Share]
    weeks: tuple[Estimate, ...]
    people: tuple[Estimate, ...]
    channels: tuple[Estimate, ...]
    groups: dict[str, Estimate]
    histogram: tuple[int, ...]


class Example(Frozen):
    """Somebody's own sentence and what the rewriter makes of it: words that stay around words that go and words that come."""

    who: int
    lead: str
    gone: str
    come: str
    tail: str


class Habit(Frozen):
    """What a rule costs: findings, replies with one among those where it applied, points that it takes off the mean of all replies."""

    rule: str
    title: str
    why: str
    findings: int
    replies: Share
    cost: float
    examples: tuple[Example, ...] = ()


class Strength(Frozen):
    """What one person does well: a move of the reply, or a rule that stays clean; `apart` where the rest do it far less often."""

    who: int
    what: str
    own: Share
    rest: Share
    apart: bool


class Matter(Frozen):
    """A thing that several customers wrote about: how many, and how many of them complained."""

    name: str
    messages: int
    complaints: int


class Reuse(Frozen):
    """Replies that are nearly the same: how many, by whom, and how the latest begins ("" where texts are left out)."""

    replies: int
    people: tuple[int, ...]
    begins: str


class Report(Frozen):
    """All that the page shows. `weeks` are the Mondays from the first reply to the last, in UTC; empty where no times are known."""

    title: str
    by: str
    people: tuple[str, ...]
    channels: tuple[str, ...]
    weeks: tuple[date, ...]
    groups: tuple[str, ...]
    facts: tuple[Fact, ...]
    figures: Figures
    habits: tuple[Habit, ...]
    strengths: tuple[Strength, ...]
    moves: dict[str, Share]
    matters: tuple[Matter, ...]
    asked: int
    reuse: tuple[Reuse, ...]
    reusable: int
    untimed: int = 0
    texts: bool = True
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()
    version: str = ""
