"""A clause that stands apart from the fault of its sentence is kept, whatever becomes of the other."""

from typing import Any

import pytest

from replycoach import Coach
from replycoach.reading.grammar import Grammar
from replycoach.reading.reading import Sentence
from replycoach.rewriting.apart import parted

GRAMMAR = Grammar()


def halves(text: str, words: str) -> list[tuple[str, str]]:
    """The faulty and the clean side, where these words carry the fault."""
    start = text.index(words)
    sentence = Sentence(0, 0, len(text), text, frozenset(), {}, {}, lambda _: (start, start + len(words)))
    found = parted(sentence, (start, start + len(words)), GRAMMAR)
    return [(text[slice(*one.faulty)], text[slice(*one.clean)]) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "clean"),
    [
        ("The lid is on its way, but only my boss can do that.", "only my boss can do that", "The lid is on its way"),
        (
            "I have to ask my boss first - the lid is on its way.",
            "I have to ask my boss first",
            "the lid is on its way.",
        ),
        ("You forgot the form, the lid is on its way.", "You forgot the form", "the lid is on its way."),
        ("We refunded the fee and you should read the terms.", "you should read the terms", "We refunded the fee"),
    ],
)
def test_is_parted_at_the_joint(text: str, words: str, clean: str) -> None:
    assert [one for _, one in halves(text, words)] == [clean]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("If you forget the form, the claim can't go on.", "the claim can't go on"),
        ("It broke because you dropped it.", "you dropped it"),
        ("The courier lost it, so it's not our fault.", "The courier lost it"),
        ("What I did, or asked for, is a check.", "What I did"),
        ("Should you have any more questions, please read the booklet first.", "please read the booklet first"),
        ("I'm sorry for the wait, and I apologise for the trouble you had.", "I apologise for the trouble you had"),
    ],
)
def test_what_hangs_together_is_one(text: str, words: str) -> None:
    assert halves(text, words) == []


@pytest.fixture(scope="module")
def coach() -> Coach:
    return Coach()


@pytest.mark.parametrize(
    "sentence",
    [
        "The lid is on its way, but only my boss can refund the grinder.",
        "That has to be approved by head office before I can do anything - the lid is on its way.",
        "You failed to choose express delivery, the lid is on its way.",
        "I need to ask my manager before I can refund the grinder, and the lid is on its way.",
        "You must send us a photo of the damage - the lid is on its way.",
    ],
)
def test_the_fact_beside_the_fault_survives(coach: Coach, sentence: str) -> None:
    case: dict[str, Any] = {
        "reply": f"Dear Ana,\n\nThank you for your message, and I'm sorry that you're still waiting. {sentence} I'll ring you on 3 December at 9.\n\nBest regards,\nJohn",
        "customer": "Where is my grinder? I ordered it two weeks ago and it's still not here. The lid was missing too.",
        "channel": "email", "customer_name": "Ana", "agent_name": "John",
    }  # fmt: skip
    rewrite = coach.rewrite(case)
    assert rewrite.text != case["reply"]
    assert "lid is on its way" in rewrite.text
