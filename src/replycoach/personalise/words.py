"""The small words of a letter: dates as people say them, lists with "and", one or many."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_LEADS = re.compile(
    r"(?:by|on|at|before|after|within|in|during|this|next|today|tonight|tomorrow|no later|every|as|when|once|until|\[)",
    re.I,
)


def friendly_date(value: Any, today: date | None = None) -> str:
    """A date or a moment as a person would say it; what is no date stays as it is.

    `today` is the day that the reply is sent; where it is known, near days are called today and tomorrow, and the year is left
    out when it goes without saying.

    >>> friendly_date("2026-11-27"), friendly_date("2026-11-27T17:00", date(2026, 11, 26))
    ('Friday 27 November 2026', 'tomorrow at 17:00')
    """
    moment = _moment(value)
    if moment is None:
        return str(value)
    day = moment.date() if isinstance(moment, datetime) else moment
    if today and day == today:
        told = "today"
    elif today and day == today + timedelta(days=1):
        told = "tomorrow"
    else:
        told = f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
        told += "" if today and day.year == today.year else f" {day.year}"
    if isinstance(moment, datetime) and (moment.hour or moment.minute):
        told += f" at {moment:%H:%M}"
    return told


def _moment(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if not re.match(r"\d{4}-\d{2}-\d{2}(?:$|[T ])", text):
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(re.sub("Z$", "+00:00", text))
    except ValueError:
        return None


def by_when(value: Any, today: date | None = None) -> str:
    """A time as it stands after "I'll write to you".

    >>> by_when("17:00"), by_when("Friday"), by_when("today by 17:00"), by_when("2026-11-27", date(2026, 11, 25))
    ('by 17:00', 'by Friday', 'today by 17:00', 'by Friday 27 November')
    """
    told = friendly_date(value, today).strip()
    told = re.sub(r"^(today|tomorrow) at ", r"\1 by ", told)
    return told if not told or _LEADS.match(told) else f"by {told}"


def join_and(values: Iterable[Any]) -> str:
    """A list as people say it.

    >>> join_and(["the lamp", "the desk", "the chair"]), join_and(["the lamp"])
    ('the lamp, the desk and the chair', 'the lamp')
    """
    told = [str(value) for value in ([values] if isinstance(values, str) else values)]
    return f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else "".join(told)


def plural(count: Any, one: str, many: str = "") -> str:
    """A count with its noun; TextBlob knows which word of a compound takes the ending.

    >>> plural(1, "parcel"), plural(3, "delivery"), plural(2, "proof of purchase"), plural(2, "SIM")
    ('1 parcel', '3 deliveries', '2 proofs of purchase', '2 SIMs')
    """
    if str(count) in {"1", "one"}:
        return f"{count} {one}"
    if not many:
        from textblob.en.inflect import pluralize

        many = pluralize(one)
    return f"{count} {many}"
