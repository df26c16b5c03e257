"""What does not fit a reply: a promise beside the answer, sympathy where nothing hurts, a closing while something is open."""

from __future__ import annotations

from typing import Any

import pytest

from replycoach import Coach
from replycoach.model import Edit, Finding
from replycoach.reading.grammar import Grammar
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.directions import directions
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.fitting import fits, suggests
from replycoach.rewriting.guard import unexpected_names
from replycoach.rewriting.matter import matter
from tests.rewriting.test_behind import read_as

COACH = Coach()
PROMISE = " I'll look into this for you."


def fitting(read: Any, rule: str, flagged: int, text: str, *, whole: bool = False) -> bool:
    one = read.sentences[flagged]
    finding = Finding(rule=rule, severity="warning", start=one.start, end=one.end, message="", why="", source="")
    edit = Edit(start=one.start if whole else one.end, end=one.end, text=text)
    return fits(Draft(read, Situation.of(read)), finding, (one.start, one.end), (edit,))


@pytest.mark.parametrize(
    ("text", "moves", "fit"),
    [
        ("Please ring our desk. It costs ten euros.", (("handoff",), ("solution",)), False),
        ("Please ring our desk. It rains here.", (("handoff",), ()), True),
        ("If you like, please ring our desk. It rains here.", (("handoff",), ()), False),
        ("Please ring our desk. I'll email you on Friday.", (("handoff",), ("timeframe",)), False),
    ],
)
def test_no_promise_beside_the_answer(text: str, moves: Any, fit: bool) -> None:
    assert fitting(read_as(text, *moves, channel="chat"), "channel/needless-handoff", 0, PROMISE) is fit


def test_no_place_for_an_answer_that_stands() -> None:
    read = read_as("Yes, we do. Please ring our desk.", ("solution",), ("handoff",), channel="chat")
    assert not fitting(read, "channel/needless-handoff", 1, " You asked whether we do: [answer: e.g. yes].")


def test_an_admission_is_no_echo() -> None:
    read = read_as("I see that you moved in May, so you're right. It is paid back.", (), ("action",), channel="chat")
    assert not fitting(read, "echo/meaningless", 0, "", whole=True)


def test_who_waited_for_a_late_answer_is_not_thanked_for_patience() -> None:
    read = read_as("Sorry for the late answer. It is paid back.", ("apology",), ("action",), channel="chat")
    finding = Finding(rule="acknowledgement/sorry-for-waiting", severity="advice", start=0, end=5, message="", why="", source="")  # fmt: skip
    draft = Draft(read, Situation.of(read))
    assert not suggests(draft, finding, "Sorry for the late answer.")
    assert suggests(draft, finding, "Sorry for the wait.")


@pytest.mark.parametrize("text", ["Oops! It ships today.", "Zwoosh! It ships today.", "Uh-oh, it is late."])
def test_an_interjection_is_no_name(text: str) -> None:
    assert list(unexpected_names(text)) == []


def test_a_jest_is_no_instruction() -> None:
    parse = Grammar().parse
    assert not list(directions(parse("It's all done, so put your feet up.")))
    assert list(directions(parse("It's all done, so put the box outside.")))


def test_who_did_not_come_is_the_matter() -> None:
    assert matter("I waited in all day and nobody came to fix the oven.").state == "nobody came to fix the oven"


@pytest.mark.parametrize(
    ("reply", "is_open"),
    [
        ("Please send us the flat number.", True),
        ("If it leaks, please send it back.", False),
        ("It ships today.", False),
    ],
)
def test_what_is_still_to_come(reply: str, is_open: bool) -> None:
    read = read_as(reply, ("instruction",), channel="chat")
    assert Draft(read, Situation.of(read)).is_open is is_open


def test_a_warm_start_greets() -> None:
    reply = "Good news: it went out soon. We will pay it in due course."
    made = COACH.rewrite({"reply": reply, "customer": "any news on my refund?", "channel": "chat"}).text
    assert made.startswith("Good news")
