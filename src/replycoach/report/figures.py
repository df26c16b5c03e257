"""Counts, means and intervals. Everything here is arithmetic on facts; the page's script does the same for what is filtered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import sqrt
from statistics import fmean, stdev

from replycoach.model import STAGES
from replycoach.report.model import ENOUGH, ENOUGH_FOR_A_PERSON, Estimate, Fact, Figures, Share

T = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101,
    2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""Student's t for 95%, by degrees of freedom from 1."""
Z = 1.96
BINS = 10
"""Bars of the distribution: 0 to 10, 10 to 20, … 90 to 100."""


def mean(scores: Sequence[float], enough: int = ENOUGH) -> Estimate:
    """The mean of scores of 0–100 with its interval by Student's t, cut at 0 and 100; equal scores tell nothing of their spread.

    >>> mean([60, 70, 80, 90, 100])
    Estimate(n=5, value=80.0, low=60.4, high=99.6)
    >>> mean([60, 70])
    Estimate(n=2, value=None, low=None, high=None)
    """
    n = len(scores)
    if n < max(enough, 2):
        return Estimate(n=n)
    value = fmean(scores)
    if max(scores) == min(scores):
        return Estimate(n=n, value=tenth(value))
    half = (T[n - 2] if n - 1 <= len(T) else Z) * stdev(scores) / sqrt(n)
    return Estimate(n=n, value=tenth(value), low=tenth(max(0.0, value - half)), high=tenth(min(100.0, value + half)))


def share(count: int, n: int, z: float = Z) -> Share:
    """A count among `n` with Wilson's interval in percent.

    >>> share(8, 10)
    Share(count=8, n=10, low=49.0, high=94.3)
    """
    if n < ENOUGH:
        return Share(count=count, n=n)
    part, square = count / n, z * z
    middle = (part + square / (2 * n)) / (1 + square / n)
    half = z * sqrt(part * (1 - part) / n + square / (4 * n * n)) / (1 + square / n)
    return Share(count=count, n=n, low=tenth(100 * max(0.0, middle - half)), high=tenth(100 * min(1.0, middle + half)))


def tenth(number: float) -> float:
    """One decimal, a half upwards as a script in a browser rounds."""
    return int(number * 10 + 0.5) / 10


def figures(facts: Sequence[Fact], people: int, channels: int, weeks: int, groups: Iterable[str]) -> Figures:
    """The figures of these replies, for so many people, channels and weeks."""

    def split(size: int, place: Callable[[Fact], int | None], enough: int = ENOUGH) -> tuple[Estimate, ...]:
        parts: list[list[float]] = [[] for _ in range(size)]
        for fact in facts:
            where = place(fact)
            if where is not None:
                parts[where].append(fact.score)
        return tuple(mean(part, enough) for part in parts)

    histogram = [0] * BINS
    for fact in facts:
        histogram[min(BINS - 1, int(fact.score / (100 / BINS)))] += 1
    n = len(facts)
    return Figures(
        score=mean([fact.score for fact in facts]),
        ready=share(sum(fact.ready for fact in facts), n),
        stages={stage: share(sum(stage in fact.stages for fact in facts), n) for stage in STAGES},
        weeks=split(weeks, lambda fact: fact.week),
        people=split(people, lambda fact: fact.who, ENOUGH_FOR_A_PERSON),
        channels=split(channels, lambda fact: fact.channel),
        groups={group: mean([fact.groups[group] for fact in facts if group in fact.groups]) for group in groups},
        histogram=tuple(histogram),
    )


def select(
    facts: Iterable[Fact],
    who: int | None = None,
    channel: int | None = None,
    weeks: tuple[int, int] | None = None,
) -> tuple[Fact, ...]:
    """The facts of one person, one channel, or from one week to another (both included); replies without a time are in no week."""
    return tuple(
        fact
        for fact in facts
        if (who is None or fact.who == who)
        and (channel is None or fact.channel == channel)
        and (weeks is None or (fact.week is not None and weeks[0] <= fact.week <= weeks[1]))
    )
