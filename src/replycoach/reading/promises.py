"""When something was promised to happen: the time expressions of an earlier message, resolved from when it was sent.

Only expressions with one sure reading are resolved ("by 5 pm", "within 24 hours", "tomorrow", "on Friday"), to the latest moment that they
allow; "soon" and the like are no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

NUMBERS = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split()
)} | {"a": 1, "an": 1, "a couple of": 2, "couple of": 2, "few": 3, "a few": 3, "half an": 1}  # fmt: skip
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
SPAN = re.compile(
    rf"\b(?:with)?in\s+(?:the\s+next\s+)?(?:(?:\d{{1,3}}|\w+)\s*(?:-|–|to|or)\s*)?(?P<many>{NUMBER})\s+(?P<working>working\s+|business\s+)?(?P<unit>minute|min|hour|hr|day|week)s?\b",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(?:by|before|at|until|till)\s+(?:about\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?(?![\d/%£$€]|[.]\d|\s*(?:%|days?|hours?|minutes?|years?|people))",
    re.IGNORECASE,
)
DAY = re.compile(
    rf"\b(?P<day>today|tonight|this\s+(?:morning|afternoon|evening)|(?:by\s+)?(?:the\s+)?end\s+of\s+(?:the\s+|today|business\s+)?(?:day)?|tomorrow(?:\s+(?:morning|afternoon|evening))?|{'|'.join(DAYS)})\b",
    re.IGNORECASE,
)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
DATED = re.compile(
    rf"\b(?:by|before|on|until|till)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?"
    rf"(?:(?P<on>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|{_MONTH.replace('month', 'named')}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
PART_ENDS = {"morning": time(12), "afternoon": time(18), "evening": time(22), "tonight": time(23, 59)}
DAY_ENDS = time(23, 59)
UNITS: dict[str, Callable[[int], timedelta]] = {
    "min": lambda many: timedelta(minutes=many),
    "hou": lambda many: timedelta(hours=many),
    "hr": lambda many: timedelta(hours=many),
    "day": lambda many: timedelta(days=many),
    "wee": lambda many: timedelta(weeks=many),
}


def due(text: str, said: datetime) -> tuple[datetime, str] | None:
    """The latest moment that a promise in this sentence allows, and its words; None where no sure time is named.

    >>> due("I'll call you by 5 pm.", datetime(2026, 5, 4, 9, 0))
    (datetime.datetime(2026, 5, 4, 17, 0), 'by 5 pm')
    >>> due("You'll have it by 7 May.", datetime(2026, 5, 4, 9, 0))
    (datetime.datetime(2026, 5, 7, 23, 59), 'by 7 May')
    >>> due("We'll get to it soon.", datetime(2026, 5, 4)) is None
    True
    """
    try:
        return _due(text, said)
    except OverflowError:
        return None  # beyond the calendar


def _due(text: str, said: datetime) -> tuple[datetime, str] | None:
    span = SPAN.search(text)
    if span:
        return _after(span, said), span[0]
    dated = DATED.search(text)
    if dated:
        return _on(dated, CLOCK.search(text), said)
    day, clock = DAY.search(text), CLOCK.search(text)
    if day is None and clock is None:
        return None
    on, ends = (said.date(), DAY_ENDS) if day is None else _day(day["day"].lower(), said)
    if clock is not None:
        hour = _hour(clock)
        if hour is None or (day is None and clock["half"] is None and not clock["minute"] and hour < 8):
            return None
        ends = time(hour, int(clock["minute"] or 0) % 60)
    moment = datetime.combine(on, ends, tzinfo=said.tzinfo)
    words = " ".join(match[0].strip() for match in sorted(filter(None, (day, clock)), key=lambda match: match.start()))
    return (moment, words) if moment > said else None


def _after(span: re.Match[str], said: datetime) -> datetime:
    named = NUMBERS.get(span["many"].lower())
    many = int(span["many"]) if named is None else named
    unit = span["unit"].lower()
    step = next(make for name, make in UNITS.items() if unit.startswith(name))
    if not span["working"]:
        return said + step(many)
    moment, left = said, many * (7 if unit.startswith("wee") else 1)
    while left:
        moment += timedelta(days=1)
        left -= moment.weekday() < 5
    return datetime.combine(moment.date(), DAY_ENDS, tzinfo=said.tzinfo)


def _on(dated: re.Match[str], clock: re.Match[str] | None, said: datetime) -> tuple[datetime, str] | None:
    """The end of a day of the month, or the hour named with it, this year or the next."""
    hour = _hour(clock) if clock and clock["half"] else None
    ends = DAY_ENDS if hour is None or clock is None else time(hour, int(clock["minute"] or 0) % 60)
    month = MONTHS.index((dated["month"] or dated["named"])[:3].lower()) + 1
    for year in (said.year, said.year + 1):
        try:
            moment = datetime.combine(date(year, month, int(dated["on"] or dated["day"])), ends, tzinfo=said.tzinfo)
        except ValueError:
            return None
        if moment > said:
            return moment, dated[0]
    return None


def _day(words: str, said: datetime) -> tuple[date, time]:
    ends = next((end for part, end in PART_ENDS.items() if part in words), DAY_ENDS)
    if words.startswith("tomorrow"):
        return said.date() + timedelta(days=1), ends
    if words in DAYS:
        ahead = (DAYS.index(words) - said.weekday()) % 7
        return said.date() + timedelta(days=ahead or 7), ends
    return said.date(), ends


def _hour(clock: re.Match[str]) -> int | None:
    hour = int(clock["hour"])
    half = (clock["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return hour if hour < 24 else None
