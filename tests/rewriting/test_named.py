"""A word of sympathy names what happened or is not said, and no promise fights what is done, who is away, or how long others take."""

from __future__ import annotations

from typing import Any

import pytest

from replycoach.reading.grammar import Grammar
from replycoach.reading.sentences import split
from replycoach.rewriting.addressing import TEAM
from replycoach.rewriting.clauses import REASON
from replycoach.rewriting.compose import snippets
from replycoach.rewriting.losing import HINDSIGHT, PRESUMES
from replycoach.rewriting.missing import RANK
from replycoach.rewriting.moving import moved_up
from replycoach.rewriting.onward import disputes
from replycoach.rewriting.weight import weight
from tests.rewriting.test_behind import read_as, stood
from tests.rewriting.test_fitting import fitting
from tests.rewriting.test_poorer import sorry

PARSER = Grammar()


@pytest.mark.parametrize(
    ("message", "plight"),
    [
        ("I ordered the walnut desk and you sent me the oak one.", "you didn't get what you ordered"),
        ("I booked a double room and was given a single one.", "you didn't get what you booked"),
        ("I ordered a lamp and got an email saying that it shipped.", ""),
        ("My radio has dropped out every evening this week.", "your radio has dropped out every evening"),
        ("Your engineer missed the appointment on Tuesday.", "our engineer missed the appointment on Tuesday"),
        ("Your tent's zip failed on the second night.", ""),
        ("I got the wrong charger in the box.", "you got the wrong charger in the box"),
        (
            "I paid for my tenant's parking pass on Monday and it still hasn't arrived.",
            "your tenant's parking pass still hasn't arrived",
        ),
        ("This oven door broke by itself.", "the oven door broke by itself"),
        ("My laptop came back with the same fault.", "your laptop came back with the same fault"),
        ("My SIM says 'not registered'.", ""),
        ("I'm trying to pay my sister back and it keeps being blocked.", ""),
        ("If it isn't here by noon our caterer can't set the tables.", ""),
        ("We exported it on Monday and half the rows are missing.", "half the rows are missing"),
    ],
)
def test_what_happened_is_named(message: str, plight: str) -> None:
    assert weight(message, tuple(split(message)), PARSER).plight == plight


def test_no_apology_for_nothing_named() -> None:
    said = {one.source for move in ("acknowledgement", "apology") for one in snippets(move)}
    assert not any(one.endswith(("sorry about this.", "sorry about that.", "Sorry about that.")) for one in said)


@pytest.mark.parametrize(
    "denial",
    [
        "So it's not late yet really.",
        "We therefore invoiced correctly for 14 seats.",
        "A call was attempted at 14:10 on Wednesday.",
        "The fitter rang at two and there was no reply.",
        "We have no record of a cancellation in July.",
    ],
)
def test_no_apology_above_a_denial(denial: str) -> None:
    assert disputes(denial)
    assert sorry(f"{denial} The desk opens at 9.", ("explanation",), ("solution",)) == []


def test_only_what_comes_before_but_is_moved_up() -> None:
    from replycoach.rewriting.draft import Draft
    from replycoach.rewriting.situation import Situation

    late = "I appreciate that this is frustrating, but these checks are a legal requirement."
    read = read_as(f"Please send the form. {late}", ("instruction",), ("acknowledgement",), channel="email")
    put = [edit.text.strip() for one in moved_up(Draft(read, Situation())) for edit in one.edits]
    assert put == ["I appreciate that this is frustrating.", "These checks are a legal requirement."]
    late = "I know that it's her birthday but that's how the process goes."
    read = read_as(f"Please look in the small box. {late}", ("instruction",), ("acknowledgement",), channel="email")
    assert list(moved_up(Draft(read, Situation()))) == []


@pytest.mark.parametrize(
    ("rule", "text", "behind", "made", "fit"),
    [
        ("approval", "I'd have to ask the owner.", "He's back later in the week.", "I'm taking this to the owner [when: e.g. today].", False),
        ("approval", "I'd have to ask the owner.", "The desk opens at 9.", "I'm taking this to the owner [when: e.g. today].", True),
        ("approval", "I'd have to ask my boss and he's away.", "It opens at 9.", "I'll put this to my boss.", False),
        ("approval", "I have passed it to the owner.", "The desk opens at 9.", "I'll put this to the owner.", False),
        ("unowned", "The desk will assess it.", "They usually answer within 28 days.", "I'll make sure that the desk assesses it [when: e.g. today].", False),
        ("unowned", "The desk will assess it.", "The door is open.", "I'll make sure that the desk assesses it [when: e.g. today].", True),
    ],
)  # fmt: skip
def test_no_promise_against_its_neighbours(rule: str, text: str, behind: str, made: str, fit: bool) -> None:
    name = {"approval": "ownership/approval-stall", "unowned": "ownership/unowned"}[rule]
    read = read_as(f"{text} {behind}", ("timeframe",), (), channel="email")
    assert fitting(read, name, 0, made, whole=True) is fit


@pytest.mark.parametrize(
    "beside", ["I've asked the courier already.", "We only hand it over.", "Please send us your order number."]
)
def test_nobody_takes_up_what_is_taken_up(beside: str) -> None:
    read: dict[str, Any] = {"channel": "email"}
    made = stood("language/blame-shifting", f"It was the courier's fault. {beside}", ("explanation",), (), **read)
    assert not any("take this up" in one for one in made)


def test_a_question_to_others_is_asked() -> None:
    made = stood("ownership/approval-stall", "I'd have to ask them when yours will be done. The desk is busy.")
    assert made[0].startswith("I'll ask them when yours will be done")


def test_what_tells_something_is_no_reproach() -> None:
    assert REASON.search("ideally you would have started earlier as the office can take a few days")
    assert PRESUMES.search("The link would have been sent to the owner.")
    assert not HINDSIGHT.search("They wouldn't have been charged.")
    assert HINDSIGHT.search("You should have checked.")


def test_a_greeting_comes_before_whatever_goes_in_at_its_place() -> None:
    assert min(RANK, key=RANK.__getitem__) == "structure/missing-greeting"
    assert RANK["structure/missing-greeting"] < -1


@pytest.mark.parametrize(
    ("text", "team"),
    [("We will look.\n\nRegards\nReturns Team", True), ("We will look.\n\nBest,\nCallum, IT Desk", False), ("Ask the team", False)],
)  # fmt: skip
def test_a_team_does_not_say_i(text: str, team: bool) -> None:
    assert bool(TEAM.search(text)) is team
