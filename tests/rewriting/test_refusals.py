"""The way on before the refusal, the place for one behind it, and where neither belongs."""

from dataclasses import replace
from typing import Any

import pytest

from replycoach import Coach
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.refusing import OPENS, refuses, ways
from replycoach.rewriting.transforms._consequence import once, softened
from replycoach.rewriting.transforms._joined import clause_before
from replycoach.rewriting.transforms._swapped import swapped
from tests.rewriting.test_transforms_pairs import GRAMMAR, proposed, reading

NEGATIVE = "language/negative-phrasing"


def draft(text: str, *moves: tuple[str, ...], **case: Any) -> Draft:
    read = reading(text, **case)
    sentences = tuple(
        replace(one, moves=frozenset(own))  # type: ignore[arg-type]
        for one, own in zip(read.sentences, (*moves, *((),) * len(read.sentences)), strict=False)
    )
    read = replace(read, sentences=sentences)
    return Draft(read, Situation.of(read))


def test_each_refusal_goes_on_in_its_own_way() -> None:
    told = [
        ways(draft(text, ("refusal",)), text)[0]
        for text in ("Saturday is fully booked.", "The fee can't be refunded.", "The old save is gone for good.")
    ]
    assert len(set(told)) == 3
    assert all(OPENS in one for one in told)


@pytest.mark.parametrize(
    ("text", "moves", "customer"),
    [
        ("No, it isn't waterproof.", (("refusal",),), "Is the tent waterproof?"),
        ("We can try to recall it. It isn't refunded.", (("solution",), ("refusal",)), "Please get my money back!"),
        ("We don't refund it. Please send it to the maker.", (("refusal",), ("instruction",)), "I want a refund."),
    ],
)
def test_nothing_is_offered_where_it_would_hurt_or_stands_already(
    text: str, moves: tuple[tuple[str, ...], ...], customer: str
) -> None:
    assert ways(draft(text, *moves, customer=customer), text) == ()


def test_nobody_bereaved_is_offered_anything() -> None:
    told = draft("The ticket can't be refunded.", ("refusal",))
    assert ways(replace(told, situation=replace(told.situation, bereaved=True)), told.text) == ()


def test_only_what_says_no_gets_a_way_on() -> None:
    read = reading("The driver came at nine. Nothing is refunded.")
    assert [refuses(one) for one in read.sentences] == [False, True]


@pytest.mark.parametrize(
    ("text", "customer", "after"),
    [
        (
            "Hi, we don't deliver on weekends. But we can bring it on Monday morning.",
            "can you bring the sofa on saturday",
            "Hi, we can bring it on Monday morning. We don't deliver on weekends.",
        ),
        (
            "Season tickets can't be lent. He can buy a day ticket at the gate.",
            "Can my grandson use mine?",
            "He can buy a day ticket at the gate. Season tickets can't be lent.",
        ),
        (
            "I can't add a seat, and the nine o'clock bus is full. On the ten o'clock bus there are five left at no cost.",
            "We're three now.",
            "On the ten o'clock bus there are five left at no cost. I can't add a seat, and the nine o'clock bus is full.",
        ),
    ],
)
def test_the_way_on_comes_first(text: str, customer: str, after: str) -> None:
    assert f"{after} The list is by the door." in proposed(
        NEGATIVE, f"{text} The list is by the door.", customer=customer
    )
    assert after not in proposed(NEGATIVE, text, customer=customer)  # no reply ends on its refusal


@pytest.mark.parametrize(
    "text",
    [
        "We don't sell the lamp or the shade here. You can order it online.",
        "We don't take it back. You could also sell it.",
        "The shop isn't open today. There is no other.",
        "We can't say more. Is there anything else?",
        "We can't help by chat. You must ring us before noon.",
        "The old plan has no call log. You would need to move to the big plan, then open Calls.",
        "X-rays are not handed out here. The dentist has a long queue this week.",
        "Seats can't be swapped. The fee is £20 a seat.",
    ],
)
def test_what_hangs_on_the_refusal_stays_behind_it(text: str) -> None:
    whole = [one for one in proposed(NEGATIVE, text, customer="Hello?") if one.endswith(text.split(".")[0] + ".")]
    assert whole == []


def test_a_price_is_no_way_on() -> None:
    made = proposed(
        NEGATIVE, "The ticket can't be moved for free. The fee is £20 a seat.", ("solution",), customer="Hi?"
    )
    assert not any(", but" in one for one in made)


def test_a_refusal_that_answers_is_not_left_out() -> None:
    made = proposed(NEGATIVE, "You can't pay by card at the desk, only by cash. But you can pay by card on our page.")
    assert all("cash" in one for one in made)


def test_two_clauses_change_places_only_where_it_is_clear_what_they_speak_of() -> None:
    assert swapped("The order can't be changed", "it has left", GRAMMAR) == (
        "the order has left",
        "it can't be changed",
    )
    assert swapped("We can't change the address", "it is with the driver", GRAMMAR) is None
    assert swapped("We can't change the name on the ticket", "you can cancel it", GRAMMAR) is None


def test_what_comes_first_and_what_comes_of_it() -> None:
    assert list(once("Please be patient before we can answer.", GRAMMAR)) == []
    told = list(once("You need to bring the card you paid with before we can look.", GRAMMAR))
    assert told[0] == "We can look once you've brought the card you paid with."
    assert softened("Please send it by noon.") == "Please send it by noon."
    assert clause_before("You know that ", GRAMMAR) is None


@pytest.mark.parametrize(
    "text",
    [
        "We can't do this " + "and that " * 2000 + "until " * 500 + "Monday.",
        "We can't, " * 2000 + "because it is late.",
        "without a " * 3000 + "receipt no refund.",
        "You must go, " * 1500 + "before we can do it.",
        "You have to pay or " * 1500 + "you'll be charged.",
    ],
)
def test_long_sentences_are_no_harm(text: str) -> None:
    import time

    from replycoach.rewriting.transforms import _consequence, _later, _needed, _swapped

    start = time.process_time()
    list(_needed.needed(text))
    softened(text)
    _consequence.FIRST.match(text)
    _swapped.BECAUSE.match(text)
    _later.GO_ON.match(text)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("We don't have the blue one.", "Do you have the jacket in blue?"),
        ("The blue jacket is not available at the moment.", "Is the blue jacket available?"),
        ("We don't have the blue jacket in stock.", "I'd like the jacket in blue, can you send one?"),
    ],
)
def test_what_is_not_there_leaves_a_place_for_what_is(coach: Coach, reply: str, message: str) -> None:
    case = {"channel": "chat", "customer": message, "reply": f"Hi Ana, {reply}", "agent_name": "John"}
    text = coach.rewrite(case).text
    assert "[what you can" in text
    assert reply[1:] in text
