"""What is cut, swapped or handed back is no larger than the fault, and what stands in for it promises no more than the draft."""

from __future__ import annotations

import pytest

from replycoach import Coach
from replycoach.model import Edit, Finding, Suggestion
from replycoach.rewriting.clauses import HOLLOW, HOPES_DOWN, TELLS_US
from replycoach.rewriting.last_resort import _begins
from replycoach.rewriting.leaving import _behind_phrases
from replycoach.rewriting.transforms import spelling
from replycoach.rewriting.transforms._guess import is_at_theirs, is_diagnosis
from replycoach.rewriting.transforms._ours import we_do
from replycoach.rewriting.transforms._piece import Piece
from replycoach.rewriting.transforms._reproach import reproached
from replycoach.rewriting.transforms.slights import rewrite as slights
from tests.rewriting.test_behind import read_as
from tests.rewriting.test_fitting import fitting
from tests.rewriting.test_standins import stood_in
from tests.rewriting.test_transforms_pairs import apply, proposed, reading

COACH = Coach()


def piece(text: str) -> Piece:
    read = reading(text)
    return Piece.of(read, read.sentences[0])


@pytest.mark.parametrize(
    "text",
    [
        "Someone will look into it and come back to you.",
        "Take it to any post office and someone will weigh it.",
        "An optician will fit the lens when you come in.",
        "They come on Friday and someone will fit the strap to their bag.",
    ],
)
def test_a_deed_that_may_be_somebody_elses_is_not_ours(text: str) -> None:
    assert we_do(text) == ""


@pytest.mark.parametrize("text", ["Someone will fit the strap.", "A porter will be sent to carry the boxes."])
def test_no_call_is_invented_in_place_of_a_deed(text: str) -> None:
    made = stood_in("ownership/unowned", f"Hi Ana. {text} It costs nothing.", channel="phone")
    assert not any("follow this up" in one for one in made)


def test_who_is_asked_is_kept() -> None:
    made = stood_in("ownership/approval-stall", "Hi Ana. I'll have to ask the landlord about the cat first.")
    assert not any("decision" in one for one in made)


@pytest.mark.parametrize(
    ("text", "softened"),
    [
        ("I wouldn't get your hopes up to be honest.", True),
        ("Do not have high hopes, the last one took a year.", False),
    ],
)
def test_a_caution_is_softened_or_stays(text: str, softened: bool) -> None:
    assert HOPES_DOWN.search(text)
    made = stood_in("language/rude", f"I'll ask the kitchen. {text} Bye for now.")
    assert made == (["I'll ask the kitchen. I can't promise a yes. Bye for now."] if softened else [])
    assert proposed("language/rude", f"{text} It rains.") == []


def test_all_who_are_asked_are_kept() -> None:
    made = stood_in("ownership/approval-stall", "Hi Ana. I'll have to ask my manager and the landlord. Bye for now.")
    assert made
    assert all("my manager and the landlord" in one for one in made if "put this" in one)


def test_a_caution_at_the_end_of_a_sentence_is_softened() -> None:
    (one,) = slights(piece("I've asked the depot to look, but don't get your hopes up."))
    assert one.text == "I've asked the depot to look, but I can't promise anything."


@pytest.mark.parametrize(
    ("text", "honest"),
    [
        ("It sounds like the hinge was overtightened.", True),
        ("Hmm, from your description that sounds as if the seal has gone.", True),
        ("It sounds like it's probably the seal.", False),
        ("It's bound to be the seal.", False),
    ],
)
def test_a_view_of_what_was_told_is_no_bluff(text: str, honest: bool) -> None:
    assert is_diagnosis(text) is honest
    if honest:
        assert proposed("ownership/bluffing", text) == []
        assert stood_in("ownership/bluffing", f"Hi Ana. {text} It rains.") == []


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("It's bound to be the soil in your garden.", True),
        ("It's bound to be the seal. Press the lid down hard.", True),
        ("He's bound to be fine.", True),
        ("It's bound to be your direct debit.", False),
        ("It's bound to be the meter.", False),
    ],
)
def test_nothing_at_the_customers_is_checked_from_a_desk(text: str, theirs: bool) -> None:
    assert is_at_theirs(piece(text)) is theirs


@pytest.mark.parametrize(
    ("text", "hollow"),
    [
        ("No no don't worry.", True),
        ("Please try not to panic.", True),
        ("There's nothing to worry about.", True),
        ("Don't worry about the fee.", False),
        ("Don't worry, the fee is waived.", False),
    ],
)
def test_a_call_not_to_worry_comforts_nobody(text: str, hollow: bool) -> None:
    assert (HOLLOW.search(text) is not None) is hollow


def test_no_word_of_comfort_is_left_alone() -> None:
    case = {"channel": "chat", "customer": "My cat ate a lily, I'm so scared!", "customer_name": "Ana"}
    text = COACH.rewrite(
        {**case, "reply": "Hi Ana, try not to panic, it's probably just a petal! We open at nine."}
    ).text
    assert "not to panic." not in text
    assert "check this" not in text.partition("[")[0]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It's in the hall, second shelf from the top, a child could see that.", ", second shelf from the top, "),
        ("It's in the hall, a child could see that, honestly.", ", "),
        ("It's in the hall, for heaven's sake, a child could see that.", ", "),
    ],
)
def test_where_something_is_stays_beside_the_jibe(text: str, kept: str) -> None:
    start = text.index(", ")
    read = reading(text)
    cut = _behind_phrases(read, text, start + 2, len(text) - 1)
    assert text[start:cut] == kept


@pytest.mark.parametrize(
    ("clause", "begins"),
    [
        ("I can bring two heaters tonight if you want them.", True),
        ("I can bring them tonight.", False),
        ("You can have a lamp there.", False),
    ],
)
def test_an_offer_stands_without_the_reproach_before_it(clause: str, begins: bool) -> None:
    assert _begins(clause) is begins


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Next time you must say you've got a pram, because we can't guess.", []),
        ("In future, please read it properly before 4 May.", []),
        ("Next time please pay at desk 4.", ["It helps to pay at desk 4.", "In future, it helps to pay at desk 4."]),
    ],
)
def test_a_reproach_for_next_time_is_no_request(text: str, made: list[str]) -> None:
    assert [one.text for one in reproached(piece(text))] == made


def test_what_to_tell_us_next_time_is_handed_back() -> None:
    text = "Next time you need to tell us that you've got a pram, because we can't guess."
    assert TELLS_US.search(text)
    assert stood_in("language/blame", f"Hi Ana. {text} It rains.") == []


def test_when_told_before_is_a_part_of_the_reproach() -> None:
    made = [one.text for one in reproached(piece("As I told you last week, we can't do more before Monday."))]
    assert made[:1] == ["We can't do more before Monday."]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "We're waiting for the maker to send the valve soon.",
            "We're waiting for the maker to send the valve. [when you will hear more: e.g. You'll hear from me today by 17:00].",
        ),
        (
            "The mast will be repaired shortly.",
            "The mast will be repaired. [when you will hear more: e.g. You'll hear from me today by 17:00].",
        ),
    ],
)
def test_for_what_others_do_there_is_a_time_for_news(text: str, made: str) -> None:
    assert proposed("time/vague", text) == [made]
    bare = made.partition(" [")[0]
    assert proposed("time/vague", f"{text} I'll call you on Friday at nine.") == [
        f"{bare} I'll call you on Friday at nine."
    ]


def test_no_hour_is_set_behind_what_is_waited_for() -> None:
    text = "We're still waiting on the insurer. The cheque will be sent out shortly."
    assert all("out [when:" not in one for one in proposed("time/vague", text))


def test_no_hour_is_set_to_what_the_customer_does_first() -> None:
    text = "If it is loose bring it in with your receipt and we'll have a look."
    assert proposed("time/missing", text, ("action",)) == []


def test_its_is_mended_in_all_sentences() -> None:
    text = "Hi Ana, its been a bad batch. If its loose push it down. If its lid is bent send it back."
    read = reading(text)
    mend = Edit(start=8, end=11, text="it's")
    wrong = Finding(
        rule="clarity/misspelling", severity="advice", start=8, end=11, message="", why="", source="",
        suggestions=(Suggestion(text="Write it's.", edits=(mend,), safety="safe"),),
    )  # fmt: skip
    (made,) = spelling.propose(read, wrong, (8, 11))
    assert apply(text, made.edits) == text.replace("its been", "it's been").replace("its loose", "it's loose")


@pytest.mark.parametrize(
    ("message", "fit"),
    [
        ("Why have you kept £40 of my deposit?", False),
        ("How could you cancel my slot?", False),
        ("Why does the lid click?", True),
        ("How can you send it to Malta?", True),
    ],
)
def test_nobody_is_thanked_for_a_reproach(message: str, fit: bool) -> None:
    read = read_as("It rains. It snows.", channel="email", customer=message)
    assert fitting(read, "acknowledgement/missing-thanks", 0, " Thanks for asking.") is fit
