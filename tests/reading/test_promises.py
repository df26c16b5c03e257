"""When a promise falls due, said on Monday, 4 May 2026, at 9:00."""

from __future__ import annotations

from datetime import datetime

import pytest

from replycoach.reading.promises import due

SAID = datetime(2026, 5, 4, 9, 0)


@pytest.mark.parametrize(
    ("text", "when", "words"),
    [
        ("I'll call within two hours.", "2026-05-04 11:00", "within two hours"),
        ("You have it in 3-5 days, I hope.", "2026-05-09 09:00", "in 3-5 days"),
        ("It comes in the next 90 mins.", "2026-05-04 10:30", "in the next 90 mins"),
        ("It comes within a couple of weeks.", "2026-05-18 09:00", "within a couple of weeks"),
        ("It comes within zero days.", "2026-05-04 09:00", "within zero days"),
        ("It comes within five working days.", "2026-05-11 23:59", "within five working days"),
        ("It comes in one or two working hours.", "2026-05-06 23:59", "in one or two working hours"),
        ("I'll write by 5 pm.", "2026-05-04 17:00", "by 5 pm"),
        ("I'll write before 12 a.m. tomorrow.", "2026-05-05 00:00", "before 12 a.m. tomorrow"),
        ("I'll write at 12 pm.", "2026-05-04 12:00", "at 12 pm"),
        ("I'll write by about 14:30.", "2026-05-04 14:30", "by about 14:30"),
        ("I'll write by 10.", "2026-05-04 10:00", "by 10"),
        ("I'll write tomorrow.", "2026-05-05 23:59", "tomorrow"),
        ("I'll write tomorrow morning.", "2026-05-05 12:00", "tomorrow morning"),
        ("I'll write this afternoon.", "2026-05-04 18:00", "this afternoon"),
        ("I'll write tonight.", "2026-05-04 23:59", "tonight"),
        ("I'll write by the end of the day.", "2026-05-04 23:59", "by the end of the day"),
        ("I'll write on Friday by 3 pm.", "2026-05-08 15:00", "Friday by 3 pm"),
        ("I'll write by 3 on Friday.", "2026-05-08 03:00", "by 3 Friday"),
        ("I'll write on Monday.", "2026-05-11 23:59", "Monday"),
        ("You have it by 6 May.", "2026-05-06 23:59", "by 6 May"),
        ("You have it on Wednesday, the 6th of May, by 4 pm.", "2026-05-06 16:00", "on Wednesday, the 6th of May"),
        ("You have it before sept 1st at 8.", "2026-09-01 23:59", "before sept 1st"),
        ("You have it on 3 March.", "2027-03-03 23:59", "on 3 March"),
    ],
)
def test_due(text: str, when: str, words: str) -> None:
    assert due(text, SAID) == (datetime.fromisoformat(when), words)


@pytest.mark.parametrize(
    "text",
    [
        "I'll write soon.",
        "I'll write by 8 am.",  # has passed
        "I'll write by 7.",  # of which half of the day?
        "I'll write at 25:00.",
        "It costs by 5 % less at 10 days' notice.",
        "You have it on 31 February.",
    ],
)
def test_no_sure_time(text: str) -> None:
    assert due(text, SAID) is None


def test_the_end_of_the_calendar() -> None:
    last = datetime(9999, 12, 31, 9, 0)
    for text in ("in 2 days", "within 3 working days", "tomorrow", "on 3 March", "on Monday"):
        assert due(text, last) is None
