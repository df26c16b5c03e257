"""What is put in and handed back: no sympathy that the draft takes back, nothing wedged in between, the draft's own words in its slots."""

from __future__ import annotations

from typing import Any

import pytest

from replycoach.model import Edit, Finding
from replycoach.reading.grammar import Grammar
from replycoach.reading.reading import Question
from replycoach.rewriting import answering, last_resort, leaving
from replycoach.rewriting.changes import Change
from replycoach.rewriting.choosing import joined
from replycoach.rewriting.compose import Situation, compose, snippets
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.edits import Patches, apply, in_source
from replycoach.rewriting.fitting import fits
from replycoach.rewriting.onward import disputes
from replycoach.rewriting.refusing import opened
from replycoach.rewriting.weight import Weight, weight
from replycoach.text.prose import Prose
from tests.rewriting.test_behind import read_as

PARSER = Grammar()


def weighed(message: str) -> Weight:
    return weight(message, ((0, len(message)),), PARSER)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It works fine here.", True),
        ("The meter was read, and the reading is correct.", True),
        ("There's no point ringing twice.", True),
        ("Please don't log another ticket.", True),
        ("That's fine, I've changed it.", False),
        ("You're quite right, the bill is wrong.", False),
        ("Tell us if it works fine.", False),
        ("We'll check that the sum is correct.", False),
        ("The lift is not in order.", False),
    ],
)
def test_a_dispute(text: str, found: bool) -> None:
    assert disputes(text) is found


def test_no_apology_above_a_dispute() -> None:
    angry = Situation(mood="angry", topic="complaint", weight=Weight(fails="your boiler"))
    assert "sorry" not in compose("acknowledgement", angry, outcome="disputed")
    costly = Situation(mood="angry", topic="complaint", weight=Weight(sum="312 EUR"))
    assert compose("acknowledgement", costly, outcome="disputed") == "I know that 312 EUR is a lot of money."


@pytest.mark.parametrize(
    ("message", "fails"),
    [
        ("My boiler has stopped working.", "your boiler"),
        ("I can't open my account.", "your account"),
        ("The estimate for my meter is wrong.", ""),
        ("The eSIM won't activate on my phone.", ""),
        ("My dog is ill.", ""),
    ],
)
def test_only_what_went_wrong_gives_trouble(message: str, fails: str) -> None:
    assert weighed(message).fails == fails


def test_nobody_asked_is_no_plight() -> None:
    assert weighed("Nobody asked me.").plight == ""
    assert weighed("Nobody came to us.").plight


def test_what_they_had_to_do_is_past() -> None:
    assert not any("shouldn't have to" in one.source for one in snippets("acknowledgement"))


@pytest.mark.parametrize(
    ("source", "put", "made"),
    [
        ("<p>Hi Ana,</p>\n<p>It ships.</p>", "\n\nJust ask.", "<p>Hi Ana,</p>\n<p>It ships.</p>\n<p>Just ask.</p>"),
        ('<p class="a">It ships.</p>', "\n\nJust ask.", '<p class="a">It ships.</p><p class="a">Just ask.</p>'),
        ("<div>It ships.</div>", "\n\nJust ask.", "<div>It ships.<br>\n<br>\nJust ask.</div>"),
    ],
)
def test_what_is_put_in_apart_is_a_paragraph_as_the_draft_has_them(source: str, put: str, made: str) -> None:
    prose = Prose.from_source(source)
    place = prose.text.index("It ships.") + len("It ships.")
    edits = in_source(prose, [Edit(start=place, end=place, text=put)])
    assert edits is not None
    assert apply(source, edits) == made


def test_an_opening_in_html_stands_before_its_paragraph() -> None:
    prose = Prose.from_source("<p>Hi Ana,</p><p>It ships.</p>")
    place = prose.text.index("It ships.")
    edits = in_source(prose, [Edit(start=place, end=place, text="I'm sorry.\n\n")])
    assert edits is not None
    assert apply(prose.source, edits) == "<p>Hi Ana,</p><p>I'm sorry.</p><p>It ships.</p>"


def test_nothing_is_wedged_in_before_until_then() -> None:
    read = read_as("We check the claim. Please keep the box until then. Bye.", ("action",), ("instruction",), ())
    draft = Draft(read, Situation.of(read))
    assert draft.past(read.sentences[0], "As for who pays: [answer: e.g. us].").index == 1
    assert draft.past(read.sentences[0], "I'll write [when: e.g. today].").index == 0


def test_a_bare_greeting_line_is_one() -> None:
    read = read_as("Dear Marek\n\nIt ships.", (), ())
    assert Draft(read, Situation.of(read)).greets(read.sentences[0])


def fitting(text: str, flagged: int, put: str, *moves: Any, rule: str = "time/missing") -> bool:
    read = read_as(text, *moves)
    one = read.sentences[flagged]
    finding = Finding(rule=rule, severity="warning", start=one.start, end=one.end, message="", why="", source="")
    edit = Edit(start=one.end, end=one.end, text=put)
    return fits(Draft(read, Situation.of(read)), finding, (one.start, one.end), (edit,))


def test_no_time_that_the_next_sentence_takes_back() -> None:
    put = " I'll ask them and email you [when: e.g. today by 17:00]."
    text = "We're on it. It is not possible to give a time frame."
    assert not fitting(text, 0, put, ("action",), ("timeframe",))
    assert fitting(text, 1, put, ("action",), ("timeframe",))


def test_an_event_needs_no_time() -> None:
    assert not fitting("I'll call you when they come in", 0, " [when: e.g. today by 17:00].", ("timeframe",))
    assert fitting("I'll call you", 0, " [when: e.g. today by 17:00].", ("timeframe",))


def test_a_way_on_takes_the_closed_door_with_it() -> None:
    def made(text: str) -> str | None:
        read = read_as(text, ("refusal",), ("refusal",))
        edits = opened(
            Draft(read, Situation.of(read)), (Edit(start=len(text), end=len(text), text=" Instead, I can [x]."),)
        )
        return None if edits is None else apply(text, edits)

    assert made("It ran out in May so there's nothing I can do. It is void.") == (
        "It ran out in May. It is void. Instead, I can [x]."
    )
    assert made("There's nothing we can do, the time is over. It is void.") == (
        "The time is over. It is void. Instead, I can [x]."
    )
    assert made("We can't do anything for you. It is void.") is None


def change(words: str, start: int, end: int) -> Change:
    finding = Finding(rule="language/blame", severity="error", start=start, end=end, message="", why="", source="")
    edits = (Edit(start=start, end=start, text="[say without blame: “"), Edit(start=end, end=end, text="”]"))
    return Change(finding, words, edits, "review")


def test_the_slot_holds_the_words_of_the_draft() -> None:
    draft = "Hello. It was late, as you left it. Bye."
    patches = Patches(draft)
    patches.add([Edit(start=0, end=5, text="Hi"), Edit(start=23, end=34, text="it was left")], 0)
    text = patches.text
    start, end = text.index("It was"), text.index(" Bye")
    made = last_resort.in_own_words(change("", start, end), patches)
    assert made is not None
    assert apply(text, made.edits) == "Hi. [say without blame: “It was late, as you left it.”] Bye."


def test_what_is_past_changing_goes_with_its_but() -> None:
    read = read_as("Hi Lucy! You should of checked before. But I can change it for free.", (), (), ("solution",))
    one = read.sentences[1]
    finding = Finding(rule="language/blame", severity="error", start=one.start, end=one.end, message="", why="", source="")  # fmt: skip
    first = next(leaving.propose(read, finding, (one.start, one.end)))
    assert apply(read.text, first.edits) == "Hi Lucy! I can change it for free."


@pytest.mark.parametrize(
    ("clause", "empty"),
    [
        ("Calm down", True),
        ("as stated on the leaflet you were given.", True),
        ("as stated in section 4.", False),
        ("You never replied", False),
        ("Read the manual", False),
    ],
)
def test_what_cannot_be_said_anew_goes(clause: str, empty: bool) -> None:
    assert last_resort._is_empty(PARSER, clause) is empty


def test_what_was_rejected_is_refused() -> None:
    read = read_as("We've rejected your claim. You can write to us again.", ("explanation",), ("solution",))
    assert Draft(read, Situation.of(read)).refuses
    read = read_as("We've accepted your claim. You can write to us again.", ("explanation",), ("solution",))
    assert not Draft(read, Situation.of(read)).refuses


def test_thanks_and_sympathy_share_a_paragraph() -> None:
    def put(rule: str, text: str) -> Change:
        finding = Finding(rule=rule, severity="warning", start=None, end=None, message="", why="", source="")
        return Change(finding, None, (Edit(start=0, end=0, text=text),), "review")

    thanks = put("acknowledgement/missing-thanks", "<p>Thank you for telling me.</p>\n")
    sorry = put("acknowledgement/missing", "<p>I'm sorry about this.</p>\n")
    made = [edit for one in joined([sorry, thanks], "") for edit in one.edits]
    assert apply("<p>It ships.</p>", made) == (
        "<p>Thank you for telling me. I'm sorry about this.</p>\n<p>It ships.</p>"
    )


def test_a_place_for_an_answer_names_no_person() -> None:
    asked = ("Can my son book it?", "Is my court booking moved?")
    questions = (Question(text=text, start=0, end=len(text), asks=text) for text in asked)
    assert [answering._topic(one, PARSER) for one in questions] == ["", "your court booking"]
