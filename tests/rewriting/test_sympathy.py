"""What is composed fits what it stands beside: no offer above an offer, no apology above a barb, no filler, nothing twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from replycoach import Coach
from replycoach.model import Move
from replycoach.reading.grammar import Grammar
from replycoach.reading.matters import is_bereaved
from replycoach.rewriting.compose import Situation, compose, wordings
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.general import is_general, without_patience
from replycoach.rewriting.matter import indirect, is_own_slip
from replycoach.rewriting.missing import propose
from replycoach.rewriting.rewriter import Rewriter
from replycoach.rewriting.slots import SLOT
from replycoach.rewriting.weight import Weight
from tests.rewriting.test_believed import finding
from tests.rewriting.test_transforms_pairs import reading

COACH, PARSER = Coach(), Grammar()


def made(reply: str, customer: str, channel: str = "chat", name: str = "Ana") -> str:
    case = {"reply": reply, "customer": customer, "channel": channel, "customer_name": name, "agent_name": "Jo"}
    return COACH.rewrite(case).text


def draft(*sentences: tuple[str, dict[Move, float]]) -> Draft:
    """A draft of these sentences, each with how likely its moves are."""
    read = reading(" ".join(text for text, _ in sentences))
    told = tuple(
        replace(
            one,
            move_odds={str(move): likely for move, likely in odds.items()},
            moves=frozenset(move for move, likely in odds.items() if likely >= 0.5),
        )
        for one, (_, odds) in zip(read.sentences, sentences, strict=True)
    )
    return Draft(replace(read, sentences=told), Situation())


NO: tuple[str, dict[Move, float]] = ("We can't change the address.", {"refusal": 0.9})


@pytest.mark.parametrize(
    ("sentences", "offers"),
    [
        ((NO,), False),
        ((NO, ("You can cancel and order again.", {})), True),
        ((NO, ("The blue one is here.", {"solution": 0.8})), True),
        ((NO, ("Please cancel and order again.", {"instruction": 0.9})), True),
        ((NO, ("So you'd have to sit this one out.", {"instruction": 0.8})), False),
        ((NO, ("It came too late for that.", {"explanation": 0.9})), False),
        ((NO, ("Is there anything else I can do for you?", {"further_help": 0.9})), False),
        ((("We can't change it, but you can cancel it.", {"refusal": 0.9}),), True),
    ],
)
def test_no_place_for_an_offer_where_the_draft_makes_one(sentences: Any, offers: bool) -> None:
    assert draft(*sentences).offers is offers


def test_a_condition_refuses_nothing() -> None:
    assert "[what you can" not in made(
        "Hi Ana, I'm sorry about the vase. Without a photo no refund can be paid. Please send one to me.",
        "My vase came broken, I want my money back!",
    )


@pytest.mark.parametrize("barb", ["we're not mind readers.", "did you even read the e-mail we sent?"])
def test_no_apology_stands_above_a_barb_that_no_rule_raised(barb: str) -> None:
    text = made(
        f"Hi Ana, {barb} Your order is at the depot and comes on Thursday.",
        "My order 771 was due on Monday, where is it!",
    )
    assert "sorry" not in text or barb[-20:] not in SLOT.sub("", text)
    assert "Thursday" in text


def test_a_barb_that_no_rule_raised_goes_for_a_kind_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rewriter, "_chills", lambda _, __, text, ___: text.startswith("We only have two"))
    text = made(
        "Hi Ana. We only have two hands. Your order comes on Thursday.", "My order 771 was due on Monday! I'm fed up"
    )
    assert ("two hands" in text) != ("sorry" in text)


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Often leaking is caused by customers not descaling it.", True),
        ("Delivery times are only estimates.", True),
        ("Restaurants are responsible for allergens, we only deliver.", True),
        ("Other guests did not complain.", True),
        ("We have a lot of chats.", True),
        ("Please be patient.", True),
        ("We kindly ask you to refrain from inquiries.", True),
        ("This can happen.", True),
        ("Your order is delayed because the item is out of stock.", False),
        ("Photos of the damage are missing.", False),
        ("Refunds take three days.", False),
        ("The rider had a flat tyre.", False),
        ("You have to wait.", False),
        ("We take full responsibility.", False),
        ("These things happen and we can't help it.", True),
        ("These things happen, and we've paid you back.", False),
        ("A lot of customers overlook this.", True),
        ("A number of parcels were lost.", False),
        ("Trains run late now and then, it's part of travelling.", True),
        ("As you have a dog I'd have thought you would book the bigger room.", True),
        ("I'd have thought it would be with you by now.", False),
        ("I would suggest looking at the invoice next time so this can be spotted.", True),
        ("I'd suggest calling 0161 555 0142 next time.", False),
        ("It's a shame you waited so long.", True),
        ("It's a shame you were ill.", False),
        ("Owners look after their own bags and the club cannot accept liability for any.", False),
    ],
)
def test_what_is_said_of_customers_at_large(text: str, general: bool) -> None:
    assert is_general(text, PARSER) is general


def test_a_call_for_patience_is_cut_off() -> None:
    assert without_patience("It takes 6 weeks, so please refrain from asking.") == "It takes 6 weeks."
    assert without_patience("It takes 6 weeks, so keep the box.") == "It takes 6 weeks, so keep the box."


def test_a_reproach_at_large_goes_and_the_answer_stays() -> None:
    text = made(
        "Hi Ana, usually it's the guest's device. The technician comes at 2 pm.",
        "The wifi in room 118 is down, I have to work!",
    )
    assert "device" not in text or "check" in text
    assert "2 pm" in text


def test_nobody_owns_up_above_a_refusal() -> None:
    angry = Situation(mood="angry", topic="complaint", weight=Weight(fails="your bill"))
    for seed in map(str, range(60)):
        words = compose("acknowledgement", replace(angry, seed=seed), outcome="declined")
        assert "let you down" not in words
        assert "apologise" not in words
    said = {compose("acknowledgement", replace(angry, seed=str(seed)), outcome="open") for seed in range(60)}
    assert any("apologise" in words for words in said)


def test_a_death_is_met_with_sympathy_and_nothing_light() -> None:
    assert is_bereaved("My father passed away and his contract is still running.")
    assert not is_bereaved("My phone died, and my laptop passed the test.")
    for move in ("acknowledgement", "thanks"):
        for seed in map(str, range(20)):
            words = compose(move, Situation(mood="worried", topic="complaint", bereaved=True, seed=seed))
            assert not any(light in words for light in ("nuisance", "annoying", "asking", "frustrat"))
    assert any("loss" in words for words in wordings("acknowledgement", Situation(bereaved=True)))


def test_who_made_the_slip_themselves_gets_no_apology() -> None:
    assert is_own_slip("I booked the wrong date, 12 May instead of 12 June.")
    assert not is_own_slip("I got the wrong size. You charged me by mistake.")
    slip = Situation(mood="frustrated", topic="complaint", own_slip=True)
    assert all("sorry" not in compose("acknowledgement", replace(slip, seed=str(seed))) for seed in range(30))


def test_what_the_customer_asks_for_is_no_way_to_do_it() -> None:
    assert [
        indirect(asked) for asked in ("when is my boiler fixed", "when is the shop open", "where is my new bed")
    ] == [
        "when your boiler is fixed",
        "when the shop is open",
        "where your new bed is",
    ]
    assert [indirect(asked) for asked in ("what do we get back", "how do I reset it", "what do I do")] == [
        "what you get back",
        "how to reset it",
        "what to do",
    ]


def test_further_help_is_offered_once() -> None:
    read = reading("It ships on Friday.")
    lacks = finding("structure/missing-further-help")
    first = next(propose(read, lacks, Situation()))
    put_in = tuple(edit.text.strip() for edit in first.edits)
    assert not list(propose(read, lacks, Situation(), put_in))


def test_the_first_word_gets_its_capital_where_something_comes_before_it() -> None:
    text = made(
        "Dear Ana,\n\nthe kettle is out of stock and comes on 5 May. I have ordered yours.\n\nKind regards,\nJo",
        "I ordered a kettle three weeks ago and it still hasn't come!",
        "email",
    )
    assert "\n\nthe kettle" not in text or text.startswith("Dear Ana,\n\nthe kettle")
    assert ". the kettle" not in text


def test_words_that_wait_for_the_next_change_are_not_given_up() -> None:
    text = made(
        "Hi, other guests did not complain. Your room is 312. Bring your ID.",
        "the room is so loud, can i change it now?",
        name="",
    )
    assert "other guests" not in text.lower()
    assert "312" in text
    assert "ID" in text


def test_the_answer_stays_even_where_it_is_curt() -> None:
    text = made(
        "Hi Pim, as stated on the website it doesn't. You have to buy the book before the first lesson, it is 32 euros.",
        "I'd like to know whether the course includes the book.",
        name="Pim",
    )
    assert "doesn't" in text or "not" in text
    assert "32 euros" in text


def test_what_the_next_sentence_points_at_stays() -> None:
    text = made(
        "Hi Ana, most customers find the whisk in the lid. Have a look there. If it is missing, I'll post one on Monday.",
        "The mixer you sent me is missing its whisk!",
    )
    assert "Have a look there" not in text or "lid" in text
