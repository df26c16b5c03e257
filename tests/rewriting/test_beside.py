"""What goes with a flagged sentence because it says the same: cheer beside cheer, an echo that goes on, and what a slot may not follow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from replycoach import Coach
from replycoach.model import CustomerReading, Finding
from replycoach.reading.reading import Customer
from replycoach.rewriting import standins
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.matter import matter
from replycoach.rewriting.transforms import proposals
from tests.rewriting.test_behind import put, read_as, stood
from tests.rewriting.test_transforms_pairs import apply, proposed, reading

COACH = Coach()


def angry(read: Any) -> Any:
    told = COACH.read(
        {"reply": "Hello.", "customer": "My parcel is lost again. I am so angry!", "channel": "chat"}
    ).customer
    assert isinstance(told, Customer)
    assert isinstance(told.reading, CustomerReading)
    return replace(read, customer=told)


def turned(rule: str, read: Any, flagged: int) -> list[str]:
    one = read.sentences[flagged]
    finding = Finding(rule=rule, severity="warning", start=one.start, end=one.end, message="", why="", source="")
    return [apply(read.text, made.edits) for made in proposals(read, finding, (one.start, one.end))]


def test_cheer_beside_cheer_goes_with_it() -> None:
    text = "Hiya Ana! 🎉 Have a fab day! Your parcel ships on Friday, and we can't wait to see you smile! 😄"
    read = angry(read_as(text, ("greeting",), ("signoff",), ("timeframe",), channel="chat"))
    assert turned("tone/over-cheerful", read, 1)[0] == "Hiya Ana. Your parcel ships on Friday."


def test_an_interjection_that_greets_becomes_a_greeting() -> None:
    read = angry(read_as("Oopsie! Hooray, a lost box! It ships today.", ("greeting",), (), ("action",), channel="chat", customer_name="Ana Ruiz"))  # fmt: skip
    read = replace(
        read,
        sentences=tuple(replace(one, cues={"tone/over-cheerful": 0.9 - one.index * 0.4}) for one in read.sentences),
    )
    assert turned("tone/over-cheerful", read, 1)[0] == "Hi Ana. It ships today."


def test_a_pleased_customer_keeps_the_cheer_beside() -> None:
    read = read_as("Have a fab day! Your parcel ships on Friday! 😄", ("signoff",), ("timeframe",), channel="chat")
    assert all("😄" in one for one in turned("tone/over-cheerful", read, 0))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("You returned two lamps. You would like us to check. I have checked it.", "I have checked it."),
        (
            "You write that you paid twice. You also ask for a receipt. The receipt is attached.",
            "The receipt is attached.",
        ),
        (
            "You say that the bus was late. You ask whether that changes. It does.",
            "You ask whether that changes. It does.",
        ),
    ],
)
def test_an_echo_goes_with_what_goes_on_with_it(text: str, made: str) -> None:
    read = read_as(f"{text} Bye.", ("restatement",), (), ("action",), ("signoff",))
    assert turned("echo/meaningless", read, 0)[0] == f"{made} Bye."


@pytest.mark.parametrize(
    "refusal",
    [
        "Without these papers no claim can be paid.",
        "Requests are not always confirmed.",
        "We cannot give an exact date.",
        "Incomplete forms are not processed.",
    ],
)
def test_nothing_is_offered_instead_of_a_condition(refusal: str) -> None:
    assert put("language/negative-phrasing", refusal) == []
    assert stood("language/dead-end", f"{refusal} Bye.", ("refusal",)) == []


def test_the_offer_waits_for_the_reason() -> None:
    text = "I can't tell more than that. It's a rule of the bank. Bye."
    assert not any(
        "[what" in one.split("It's")[0] for one in stood("language/dead-end", text, ("refusal",), ("explanation",))
    )


@pytest.mark.parametrize(
    "text",
    [
        "But this is without guarantee and depends on your income. Bye.",
        "If you set it too low you'll have to pay the rest. Bye.",
    ],
)
def test_a_caveat_is_no_guess(text: str) -> None:
    assert stood("ownership/bluffing", text) == []


def test_a_hope_goes_unless_the_next_sentence_needs_it() -> None:
    assert stood(
        "ownership/bluffing", "Hopefully that works for you. Write to me if it doesn't.", (), ("question",)
    ) == ["Write to me if it doesn't."]
    assert stood("ownership/bluffing", "Hopefully that works for you. If not, write to me.", (), ("question",)) == []


def test_nobody_is_asked_where_nobody_has_to_agree() -> None:
    assert stood("ownership/approval-stall", "I could cancel it, but then you have to order again. Bye.") == []
    assert put("ownership/approval-stall", "I could cancel it, but then you have to order again.") == []


def test_a_request_is_no_parcel() -> None:
    read = reading("To process your request, we need a photo. Your item ships today.")
    situation = Situation(channel="email", matter=matter("My coffee grinder is broken."))
    for words in ("your request", "Your item"):
        start = read.text.index(words)
        span = (start, start + len(words))
        finding = Finding(
            rule="language/abstract", severity="advice", start=span[0], end=span[1], message="", why="", source=""
        )
        assert [apply(read.text, one.edits) for one in standins.propose(read, finding, span, situation)] == []


def test_no_time_is_asked_for_beside_nobody_knows() -> None:
    assert proposed("time/vague", "It will be paid soon. We cannot give an exact date.", ("timeframe",)) == []
    assert proposed("time/vague", "It will be paid soon. We'll write to you.", ("timeframe",)) != []


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Do you want it or not?", "Would you like it?"),
        (
            "Please refrain from sending multiple emails as this slows us down.",
            "There's no need to send multiple emails.",
        ),
        (
            "It can take six weeks so please refrain from asking about it.",
            "It can take six weeks, so there's no need to ask about it.",
        ),
        ("We kindly ask you to refrain from inquiries about the status.", "There's no need to ask about the status."),
        ("Check the map before posting, it has live news.", "Check the map, it has live news."),
        ("As I already explained in my last message, the refund takes a week.", "The refund takes a week."),
    ],
)
def test_a_rebuff_becomes_plain(text: str, made: str) -> None:
    assert proposed("language/rude", text, ("question",))[0] == made


def test_who_waited_in_anger_is_not_thanked_for_patience() -> None:
    read = read_as("Sorry for the wait. It ships today.", ("apology",), ("action",))
    assert turned("acknowledgement/sorry-for-waiting", read, 0)
    assert turned("acknowledgement/sorry-for-waiting", angry(read), 0) == []
    told = angry(read).customer
    complains = replace(told, reading=told.reading.model_copy(update={"emotion": "calm", "complaint": True}))
    assert not complains.upset
    assert turned("acknowledgement/sorry-for-waiting", replace(read, customer=complains), 0) == []


def test_patience_is_not_asked_for() -> None:
    text = "There's a lot going on tonight so please have some patience. The rider is on the way."
    assert stood("language/rude", text, (), ("solution",))[0].startswith("There's a lot going on tonight. The rider")
