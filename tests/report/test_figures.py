"""The arithmetic of the report, on numbers that were worked out by hand, and what is told of few replies."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from replycoach.model import (
    Applied,
    Carp,
    Case,
    CustomerReading,
    Deduction,
    Edit,
    Finding,
    Review,
    SentenceReading,
    Verdict,
)
from replycoach.profile import Settings
from replycoach.report import Record, Report, build
from replycoach.report.figures import mean, select, share
from replycoach.report.habits import example
from replycoach.report.model import Share
from replycoach.report.themes import matters
from replycoach.rules import select as select_rules

RULES = select_rules(Settings())
DAY = datetime(2026, 9, 9, 12, tzinfo=timezone.utc)


def record(score: float = 80.0, rules: dict[str, float] | None = None, **more: Any) -> Record:
    found = rules or {}
    customer = CustomerReading(
        emotion="angry",
        vague=False,
        clear=True,
        urgent=False,
        abusive=False,
        complaint=True,
        about=tuple(more.pop("about", ())),
    )
    reply = more.pop("reply", "It ships on Friday.")
    case = Case(reply=reply, channel=more.pop("channel", "email"))
    review = Review(
        score=score,
        groups={"time": score},
        deductions=tuple(Deduction(rule=rule, factor=0.9, points=points) for rule, points in found.items()),
        carp=Carp(control=score >= 80),
        customer=customer,
        sentences=(SentenceReading(start=0, end=len(reply), moves=tuple(more.pop("moves", ("action",)))),),
        findings=tuple(
            Finding(rule=rule, severity="warning", start=None, end=None, message="m", why="w", source="ES")
            for rule in found
        ),
        verdicts={rule: Verdict(state="clean", reason="") for rule in ("time/vague", *found)},
        case=case,
    )
    return Record(review, **{"who": "Jo", "at": DAY, **more})


def report(*records: Record) -> Report:
    return build(records, RULES)


def test_mean_and_interval_by_hand() -> None:
    told = mean([60, 70, 80, 90, 100])  # s = 15.811, t(4) = 2.776, 2.776 × 15.811 / √5 = 19.629
    assert (told.value, told.low, told.high) == (80.0, 60.4, 99.6)
    assert mean([0, 0, 0, 0, 100]).low == 0.0, "cut at 0"
    assert mean([1, 2, 3, 4]).value is None, "four are too few"
    assert (mean([100] * 9).value, mean([100] * 9).low) == (100.0, None), "equal scores tell nothing of their spread"


def test_the_interval_of_a_share_by_hand() -> None:
    assert share(8, 10) == Share(count=8, n=10, low=49.0, high=94.3)
    assert share(0, 10).low == 0.0
    assert share(2, 4).low is None


def test_costs_and_mean_make_a_hundred() -> None:
    told = report(
        *(record(90.0, {"time/vague": 10.0}) for _ in range(3)),
        *(record(80.0, {"time/vague": 5.0, "tone/cold": 15.0}) for _ in range(3)),
    )
    costs = {habit.rule: habit.cost for habit in told.habits}
    assert costs == {"time/vague": 7.5, "tone/cold": 7.5}
    assert told.figures.score.value == 85.0
    assert [habit.replies.count for habit in told.habits] == [6, 3]
    assert told.figures.histogram == (0, 0, 0, 0, 0, 0, 0, 0, 3, 3)


def test_people_stand_in_order_of_name_and_few_replies_have_no_mean() -> None:
    told = report(
        *(record(50.0, who="Zoe") for _ in range(20)), *(record(99.0, who="Ada") for _ in range(19)), record(who="")
    )
    assert told.people == ("Ada", "Zoe", "(not named)")
    assert [one.value for one in told.figures.people] == [None, 50.0, None]
    assert [one.n for one in told.figures.people] == [19, 20, 1]


def test_weeks_begin_on_monday_in_utc_and_leave_no_gap() -> None:
    late = datetime(2026, 9, 27, 23, 59, tzinfo=timezone.utc)
    told = report(record(), record(at=late), record(at=None))
    assert [str(week) for week in told.weeks] == ["2026-09-07", "2026-09-14", "2026-09-21"]
    assert [one.n for one in told.figures.weeks] == [1, 0, 1]
    assert all(one.value is None for one in told.figures.weeks)
    assert any("1 of 3 replies have no time" in note for note in told.notes)


def test_no_times_no_trend_and_it_says_so() -> None:
    told = report(record(at=None), record(at=None))
    assert told.weeks == ()
    assert any("no trend" in note for note in told.notes)


def test_select() -> None:
    told = report(record(who="A"), record(who="B", channel="chat"), record(who="B", at=None))
    assert len(select(told.facts, who=1)) == 2
    assert len(select(told.facts, who=1, channel=0)) == 1
    assert len(select(told.facts, weeks=(0, 0))) == 2, "what has no time is in no week"


def test_a_strength_is_far_above_the_rest_or_nearly_always() -> None:
    told = report(
        *(record(who="Ada", moves=("further_help", "apology")) for _ in range(30)),
        *(record(who="Bo", moves=("apology",)) for _ in range(30)),
        *(record(who="Cy", moves=("further_help",)) for _ in range(5)),
    )
    assert [(told.people[one.who], one.what, one.apart) for one in told.strengths] == [
        ("Ada", "offers further help", True),
        ("Ada", "apologises", False),
        ("Bo", "apologises", False),
    ]


def test_customers_things_are_counted_once_a_message_in_the_singular() -> None:
    records = [
        record(about=words)
        for words in (["rear brakes rub", "brakes"], ["the brake"], ["front brakes"], ["kettle"], ["4417"])
    ]
    told, asked = matters(records)
    assert [(one.name, one.messages, one.complaints) for one in told] == [("brake", 3, 3)]
    assert asked == 5


def test_near_copies_are_families() -> None:
    words = "I have found your parcel: it went to the depot by mistake, and a driver brings it to you on {}. Keep it if it is dry."
    told = report(
        *(record(reply=words.format(day), who=who) for day, who in (("Friday", "A"), ("3 May", "B"), ("Monday", "A"))),
        record(),
    )
    assert [(one.replies, one.people) for one in told.reuse] == [(3, (0, 1))]
    assert told.reuse[0].begins.startswith("I have found your parcel")


@pytest.mark.parametrize(
    ("reply", "edit", "told"),
    [
        ("Hi. I'll do it soon.", Edit(start=15, end=19, text="[when]"), ("I'll do it ", "soon", "[when]", ".")),
        ("it ships.", Edit(start=0, end=1, text="Sorry. I"), ("", "it", "Sorry. It", " ships.")),
        ("It ships.", Edit(start=0, end=0, text="Hi Ana,\n\n"), ("", "", "Hi Ana, ", "It ships.")),
    ],
)
def test_an_example_is_the_change_in_its_sentence(reply: str, edit: Edit, told: tuple[str, ...]) -> None:
    start = reply.rfind("I'll") if "I'll" in reply else 0
    review = record(reply=reply).review.model_copy(
        update={"sentences": (SentenceReading(start=start, end=len(reply)),)}
    )
    change = Applied(rule="time/vague", safety="review", edits=(edit,), before="", after="")
    shown = example(change, review, 0)
    assert shown
    assert (shown.lead, shown.gone, shown.come, shown.tail) == told
