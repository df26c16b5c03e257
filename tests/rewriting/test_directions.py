"""What the customer is told to do survives, wherever it stands and whatever is wrong with the words around it."""

from __future__ import annotations

import pytest

from replycoach import Coach
from replycoach.reading.grammar import Grammar
from replycoach.rewriting.directions import directions, untold
from replycoach.rewriting.guard import objection
from replycoach.rewriting.transforms import hold
from replycoach.rewriting.transforms._piece import Piece
from tests.rewriting.test_transforms_pairs import reading

PARSER, COACH = Grammar(), Coach()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Keep the door closed meanwhile.", ["Keep the door closed meanwhile"]),
        ("Leave it off until I'm back.", ["Leave it off"]),
        ("Hold on and don't open any links.", ["don't open any links"]),
        ("Please hold while I look it up, and keep the lid shut.", ["keep the lid shut"]),
        ("You'll need to leave the router plugged in.", ["leave the router plugged in"]),
        ("You mustn't use the stairs.", ["You mustn't use the stairs"]),
        ("Make sure that the back is not against the wall.", ["Make sure that the back is not against the wall"]),
        ("If it leaks again, close the tap.", ["close the tap"]),
        ("Be careful with the glass.", ["Be careful with the glass"]),
        ("Hold the button for ten seconds.", ["Hold the button for ten seconds"]),
        ("I'd ask you to keep the receipt.", ["keep the receipt"]),
        ("Please be patient and calm down.", []),
        ("Please don't hesitate to contact us.", []),
        ("Hang on, let me check the order.", []),
        ("You should have read the terms.", []),
        ("You should receive an email.", []),
        ("I'm sorry that you had to write twice.", []),
        ("I'll check the valve and call you back.", []),
        ("You wrote “fix it” and no more.", []),
    ],
)
def test_what_the_customer_is_to_do_is_found_by_grammar(text: str, told: list[str]) -> None:
    assert [one.words for one in directions(PARSER.parse(text))] == told


def test_a_direction_is_told_in_other_words() -> None:
    before = [PARSER.parse("You must tape the label to the box.")]
    assert not list(untold(before, [PARSER.parse("Could you tape the label to the box, please?")]))
    assert list(untold(before, [PARSER.parse("Could you print the form, please?"), PARSER.parse("The box is blue.")]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Please hold while I look, and keep the door closed.", "Could you hold while I look?"),
        ("Leave the heater off. It ships today.", "It ships today."),
        ("It ships today, so unplug the old freezer.", "It ships today."),
        ("You'll have to fill in the claim. I'll call.", "I'll call."),
    ],
)
def test_the_guard_sees_an_instruction_that_goes(before: str, after: str) -> None:
    assert "is to do" in objection(before, after, (), PARSER)
    assert objection(before, before, (), PARSER) == ""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Please hold while I check the valve, and keep the door closed meanwhile.",
            "Could you give me [how long: e.g. two minutes] while I check the valve? Keep the door closed meanwhile.",
        ),
        (
            "Hold on and don't open any links.",
            "Could you give me [how long: e.g. two minutes], please? Don't open any links.",
        ),
        (
            "Switch the boiler off and then hold the line.",
            "Switch the boiler off. Could you give me [how long: e.g. two minutes], please?",
        ),
    ],
)
def test_a_hold_keeps_what_the_customer_is_to_do_meanwhile(text: str, asked: str) -> None:
    read = reading(text, channel="chat")
    assert next(hold.rewrite(Piece.of(read, read.sentences[0]))).text == asked


@pytest.mark.parametrize(
    "reply",
    [
        "Hi Ana, sorry about the leak. Please hold while I look up your model, and keep the door closed meanwhile.",
        "Hi Ana, you told us that your washer leaks and that it is new, and keep the door closed. A part comes on Friday.",
        "Hi Ana, sorry about the leak. Honestly, half our parts are junk, and keep the door closed. It comes on Friday.",
        "Hi Ana, sorry about the leak. It should be fine I guess, but please keep the door closed. I'll ring on Friday.",
        "Hi Ana, sorry about the leak. Someone will come some time, and you'll need to keep the door closed until then.",
    ],
)
def test_no_instruction_goes_with_what_is_wrong_around_it(reply: str) -> None:
    made = COACH.rewrite({"reply": reply, "channel": "chat", "customer": "My new washer leaks all over the floor!"})
    assert "door closed" in made.text
