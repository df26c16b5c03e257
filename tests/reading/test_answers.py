"""What questions ask for, what replies bring, and which question stays open."""

from __future__ import annotations

import pytest

from replycoach.coach import Coach
from replycoach.model import Move
from replycoach.reading.answers import Kind, Part, brings, kind_of, signs
from replycoach.reading.customer import questions
from replycoach.reading.sentences import split


@pytest.mark.parametrize(
    ("asks", "kind"),
    [
        ("When will it arrive", "when"),
        ("how long does it take", "when"),
        ("by when do you need it", "when"),
        ("how much is it", "amount"),
        ("is there a fee", "amount"),
        ("Where is my bike", "where"),
        ("why was I charged twice", "why"),
        ("What is going on", "why"),
        ("who pays for it", "who"),
        ("how do I reset it", "how"),
        ("what now", "how"),
        ("can you resend it", "request"),
        ("could you wrap it", "request"),
        ("which plug do I need", "which"),
        ("does it float", "whether"),
        ("is it safe", "whether"),
        ("if the pool is heated", "whether"),
    ],
)
def test_kind(asks: str, kind: Kind) -> None:
    assert kind_of(asks) == kind


@pytest.mark.parametrize(
    ("kind", "text", "moves", "met"),
    [
        ("when", "It comes on Friday.", ["timeframe"], True),
        ("when", "Within two working days.", ["timeframe"], True),
        ("when", "It is on its way.", ["action"], False),
        ("amount", "That is £12.", ["solution"], True),
        ("amount", "There is no fee.", ["solution"], True),
        ("amount", "We love that one.", [], False),
        ("why", "It happened because two labels were swapped.", ["explanation"], True),
        ("why", "I've refunded it.", ["action"], False),
        ("how", "Hold the button for five seconds.", ["instruction"], True),
        ("how", "Thanks for asking.", ["thanks"], False),
        ("request", "I've sent it again.", ["action"], True),
        ("whether", "Yes, it does.", ["solution"], True),
        ("whether", "Sorry to hear it.", ["apology"], False),
    ],
)
def test_brings(kind: Kind, text: str, moves: list[Move], met: bool) -> None:
    assert brings(kind, Part(text, frozenset(moves))) is met


def test_a_sentence_belongs_to_the_question_that_it_takes_up() -> None:
    message = "Does the tent come with pegs? And how heavy is it?"
    pegs, weight = signs(
        questions(message, tuple(split(message))),
        [Part("Yes, twelve steel pegs are in the bag.", frozenset(["solution"]))],
    )
    assert (pegs.own, weight.own) == (1.0, 0.0)
    assert (pegs.first, weight.first) == (1.0, 0.0)


OPEN = [
    (
        "How can I pay? And do you ship to Malta?",
        "Hi Tom, you can pay by card or by transfer. Is there anything else I can help with?",
        "do you ship to Malta?",
    ),
    (
        "When does the sale end? And do you ship to Crete?",
        "Hello! The sale ends on Sunday at midnight.",
        "do you ship to Crete",
    ),
    ("How much is a day ticket and do you have parking?", "Hello, a day ticket is £14.", "do you have parking"),
]
MET = [
    (
        "Is the lamp dimmable, and how long is the cable?",
        "Hi Jo, yes, it dims in five steps, and the cable is 1.8 m long.",
    ),
    (
        "When does the sale end? And do you ship to Crete?",
        "Hello! The sale ends on Sunday at midnight, and yes, we ship to Crete for 9 euros.",
    ),
    ("what does it cost and can i bring my dog", "Hi, a day pass is £14, and your dog comes in free on a lead."),
    ("Why was I charged twice?", "Hi Ben, the page froze and sent your order twice; I've refunded the second payment."),
    ("Where is my order?", "Hi Ana, it left Leeds this morning and reaches you tomorrow before noon."),
    ("My desk came today and it is lovely. Thank you!", "Hi Mo, that made our day. Enjoy it!"),
]


def ignored(coach: Coach, customer: str, reply: str) -> list[str]:
    review = coach.review(reply, customer=customer, channel="chat")
    return [finding.message for finding in review.findings if finding.rule == "acknowledgement/ignored-question"]


@pytest.mark.parametrize(("customer", "reply", "question"), OPEN)
def test_the_open_question_is_named(coach: Coach, customer: str, reply: str, question: str) -> None:
    found = ignored(coach, customer, reply)
    assert found
    assert question in found[0]


@pytest.mark.parametrize(("customer", "reply"), MET)
def test_what_is_met_stays_silent(coach: Coach, customer: str, reply: str) -> None:
    assert ignored(coach, customer, reply) == []


def test_without_a_customer_nothing_is_skipped(coach: Coach) -> None:
    assert ignored(coach, "", "It ships today.") == []
