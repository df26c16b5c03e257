"""Words that nothing could mend are set into a slot for the agent, and the rest of the draft is mended."""

from __future__ import annotations

import re
from typing import Any

import pytest

from replycoach import Coach
from replycoach.formats import rewrite_text
from replycoach.model import Edit, Finding, Rewrite
from replycoach.reading.grammar import Grammar
from replycoach.rewriting.changes import State
from replycoach.rewriting.edits import Filled, Patches, slots_of
from replycoach.rewriting.guard import objection
from replycoach.rewriting.last_resort import _called, _is_empty, changes
from replycoach.rewriting.slots import DONE_HERE, SAY, handed, taken_back
from replycoach.rewriting.sparing import TIP, is_neutral
from replycoach.rewriting.transforms._piece import Piece
from tests.rewriting.test_transforms_pairs import reading

COACH = Coach()
ARRIVED = "You arrived at 23:40 without calling, although the confirmation plainly asks for it, and you then shouted at our night porter."
HOTEL = {
    "channel": "email",
    "customer": "The hotel gave my room away!!",
    "customer_name": "Mrs Lund",
    "agent_name": "Emre",
    "reply": f"Dear Mrs Lund,\n\nI am sorry that your evening began like this. {ARRIVED} I have a room for you at the Harbour Hotel tonight,"
    " paid by us, and a taxi takes you there at 00:15.\n\nKind regards,\nEmre",
}
GOOD = {
    "channel": "email",
    "customer": "The lid of my pan came cracked. Can you send a new one?",
    "customer_name": "Ana",
    "agent_name": "Jo Carter",
    "reply": "Hi Ana,\n\nThank you for telling me, and I'm sorry that the lid came cracked. I've sent a new one today, and it reaches you on"
    " Friday.\n\nIf anything about it is not right, just reply to me.\n\nKind regards,\nJo Carter",
}


def rewritten(case: dict[str, Any], **changed: Any) -> Rewrite:
    made = COACH.rewrite({**case, **changed})
    again = COACH.rewrite({**case, **changed, "reply": made.text})
    assert again.text == made.text
    assert made.after.score >= made.before.score
    return made


def test_the_sentence_waits_for_the_agent_and_the_rest_is_mended() -> None:
    made = rewritten(HOTEL)
    assert f" [say without blame: “{ARRIVED}”] I have a room for you" in made.text
    (edit,) = (one for one in made.edits if one.rule == "language/blame")
    assert edit.safety == "review"
    (slot,) = made.slots
    assert slot.name == "say without blame"
    assert made.text[slot.start : slot.end] == f"[say without blame: “{ARRIVED}”]"
    assert "language/blame" not in {left.rule for left in made.left_alone}
    assert "language/blame" not in {finding.rule for finding in made.after.findings}


def test_the_page_and_the_json_show_it() -> None:
    made = COACH.rewrite(HOTEL)
    page = rewrite_text.render(made)
    assert "fill in: say without blame" in page
    assert "{+[say without blame: “+}You arrived at 23:40" in re.sub(r"\s+", " ", page)
    assert '"name": "say without blame"' in rewrite_text.line(made)


def test_in_html_it_keeps_its_tags() -> None:
    said = ARRIVED.replace("23:40", "<b>23:40</b>")
    paragraphs = HOTEL["reply"].replace(ARRIVED, said).split("\n\n")
    made = rewritten(HOTEL, reply="".join(f"<p>{one}</p>" for one in paragraphs).replace("\n", "<br>"))
    assert f"[say without blame: “{said}”]" in made.text
    assert [made.text[slot.start : slot.end] for slot in made.slots] == [f"[say without blame: “{said}”]"]


def test_it_is_never_safe_and_never_in_a_good_draft() -> None:
    assert not COACH.rewrite(HOTEL, safe_only=True).slots
    assert COACH.rewrite(GOOD).text == GOOD["reply"]


def test_most_of_a_draft_is_never_handed_over() -> None:
    made = rewritten(HOTEL, reply=f"Dear Mrs Lund,\n\n{ARRIVED} I am sorry.\n\nKind regards,\nEmre")
    assert not handed(made.text)


def test_at_most_two_sentences_are_handed_over() -> None:
    blame = "You told the porter to get lost on day {}."
    rest = " I have a room for you at the Harbour Hotel tonight, paid by us, and a taxi takes you there at 00:15."
    reply = "Dear Mrs Lund,\n\n" + rest.join(blame.format(day) for day in (14, 15, 16, 17)) + rest
    assert len(handed(COACH.rewrite({**HOTEL, "reply": reply}).text)) <= 2


@pytest.mark.parametrize(
    "words", ["Calm down.", "It says “no” [see 4] twice.", "He wrote “no”", "You [when: e.g. today] did."]
)
@pytest.mark.parametrize("name", sorted(SAY.values()))
def test_a_slot_holds_any_words(words: str, name: str) -> None:
    text = f"Hi Ana. [{name}: “{words}”] It ships today."
    assert handed(text) == (words,)
    assert taken_back(text) == f"Hi Ana. {words} It ships today."
    assert [slot.name for slot in slots_of(text)] == [name]
    done = f" {DONE_HERE}" if name == SAY["channel/needless-handoff"] else ""
    assert Filled.of(text).text == f"Hi Ana.{done} It ships today."


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("A. [say kindly: “B.”] C.", "A. C."),
        ("A. [say kindly: “B.”]\n\nC.", "A.\n\nC."),
        ("A.\n\n[say kindly: “B.”]\n\nC.", "A.\n\nC."),
        ("A.\n\n[say kindly: “B.”]", "A."),
        ("<p>A. [say kindly: “B.”]</p>", "<p>A.</p>"),
    ],
)
def test_its_words_are_read_as_left_out(source: str, shown: str) -> None:
    assert Filled.of(source).text == shown


@pytest.mark.parametrize(
    ("source", "edit", "after"),
    [
        ("A. [say kindly: “B.”] C.", Edit(start=3, end=5, text="D."), "A. [say kindly: “B.”] D."),
        ("A. [say kindly: “B.”] C.", Edit(start=3, end=3, text="D. "), "A. D. [say kindly: “B.”] C."),
        ("A. [say kindly: “B.”] C.", Edit(start=0, end=2, text="D."), "D. [say kindly: “B.”] C."),
        ("A. [say kindly: “B.”]", Edit(start=2, end=2, text=" D."), "A. [say kindly: “B.”] D."),
        ("[say kindly: “B.”] C.", Edit(start=0, end=0, text="Hi. "), "Hi. [say kindly: “B.”] C."),
    ],
)
def test_edits_beside_it_leave_it_whole(source: str, edit: Edit, after: str) -> None:
    back = Filled.of(source).back(edit)
    assert back is not None
    assert source[: back.start] + back.text + source[back.end :] == after


def test_no_edit_goes_across_it() -> None:
    assert Filled.of("A. [say kindly: “B.”] C.").back(Edit(start=1, end=4, text="")) is None


def test_the_guard_takes_its_words_for_said() -> None:
    parser = COACH._reader.read(COACH.review(GOOD).case).parser  # type: ignore[arg-type]
    old, new = "You paid £4 on 3 May.", "[say without blame: “You paid £4 on 3 May.”]"
    assert objection(old, new, (), parser) == ""
    assert objection(new, "It is late.", (), parser) != ""


@pytest.mark.parametrize(
    "words",
    [
        "Nine times in ten these surprises come of people not reading what we post to them, and keep the blue lid shut meanwhile.",
        "Let me have your date of birth, home address, the card you paid with, your flight number and the reason for your trip, and keep"
        " the blue lid shut meanwhile.",
    ],
)
def test_a_command_in_what_may_go_is_kept(words: str) -> None:
    made = COACH.rewrite(
        {
            "channel": "chat",
            "customer": "what have you done to my booking?? fix it NOW",
            "reply": f"Hello. {words} I'm on until six.",
        }
    )
    assert "blue lid shut" in made.text


@pytest.mark.parametrize("clause", ["although I doubt it.", "I think.", "I'd say.", "probably"])
def test_a_mere_hedge_is_left_out_and_not_handed_over(clause: str) -> None:
    assert _is_empty(Grammar(), clause)


def test_a_stock_phrase_is_not_handed_over() -> None:
    reply = (
        "Dear Customer, thank you for contacting us. You will need to visit a branch with the card and a form of ID."
    )
    assert (
        "[say in your own words"
        not in COACH.rewrite({"channel": "social", "customer": "my gift card says £0", "reply": reply}).text
    )


def test_what_cannot_be_done_here_is_not_asked_for() -> None:
    made = COACH.rewrite(
        {
            "channel": "chat",
            "customer": "I want to cancel my plan, where is the button?",
            "customer_name": "Ida",
            "reply": "Please ring 0800 555 0142 to cancel, as it can't be done on chat.",
        }
    )
    assert SAY["channel/needless-handoff"] not in made.text


def test_who_was_sent_elsewhere_is_helped_here() -> None:
    made = COACH.rewrite(
        {
            "channel": "social",
            "customer": "Your update deleted my drawings, two years of them. I'm done with you @Inkbird",
            "customer_name": "lou_draws",
            "reply": "We're sorry to hear that! Please contact support through the app.",
        }
    )
    name = SAY["channel/needless-handoff"]
    assert f"[{name}: “Please contact support through the app.”]" in made.text
    assert "[next step" not in made.text, "the slot is the next step"


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("This error occurs when the licence has not been renewed by an administrator.", True),
        ("Bags have to be at the gate by then.", True),
        ("The label wasn't put on the box.", False),
        ("It is the tenant's responsibility to report leaks.", False),
        ("Cancellations have to reach us in writing, as stated in the terms.", False),
        ("You have to be at the gate by then.", False),
    ],
)
def test_what_is_so_of_nobody_is_not_handed_over(text: str, neutral: bool) -> None:
    read = COACH.read({"reply": text})
    assert is_neutral(Piece.of(read, read.sentences[0])) is neutral


@pytest.mark.parametrize(
    ("text", "tip"),
    [
        ("Might be worth looking at the embassy's page.", True),
        ("It would be best to ring them before ten.", True),
        ("It would be better to read first next time.", False),
        ("You might want to learn how to read.", False),
    ],
)
def test_advice_is_not_handed_over(text: str, tip: bool) -> None:
    assert (TIP.match(text) is not None) is tip


def test_an_item_of_a_list_keeps_its_mark() -> None:
    made = rewritten(
        HOTEL,
        reply=f"Dear Mrs Lund,\n\nI am sorry that your evening began like this. Two things:\n\n1. {ARRIVED}\n2. I have a room for you at the Harbour"
        " Hotel tonight, paid by us, and a taxi takes you there at 00:15.\n\nKind regards,\nEmre",
    )
    assert f"\n1. [say without blame: “{ARRIVED}”]\n2. I have a room" in made.text


def offered(text: str, words: str, odds: float, *others: str) -> list[str]:
    """What is handed over of words that a rule found, by how likely the model takes them for blame, beside others that it found."""
    read = reading(text, ("solution",))
    found = [
        Finding(
            rule="language/blame",
            severity="warning",
            start=text.index(one),
            end=text.index(one) + len(one),
            message="",
            why="",
            source="",
        )
        for one in (words, *others)
    ]
    review = COACH.review({"reply": text}).model_copy(update={"findings": tuple(found)})
    state = State(Filled.of(text, ""), read, review)
    return [change.edits[0].text for change in changes(state, found[0], lambda _, __: odds, Patches(text))]


def test_what_the_words_of_a_rule_find_is_handed_over_unless_worse_is_beside_it() -> None:
    said = "The fitter called but nobody was in."
    worse = "You should have read the card."
    text = f"Hi Ana. {said} Your lamp ships on Friday with the next van. {worse}"
    assert offered(text, said, 0.0)
    assert not offered(text, said, 0.6), "the model is not sure of a fact"
    assert not offered(text, said, 0.0, worse)
    assert offered(text, worse, 0.6, said)


def test_what_holds_no_number_may_be_left_out_as_well() -> None:
    told = rewritten(
        HOTEL, reply=HOTEL["reply"].replace("You arrived at 23:40 without calling, although", "You came late, although")
    )
    assert f"You came late. [{SAY['language/blame?']}: “the confirmation plainly asks" in told.text
    assert SAY["language/blame?"] == "say without blame or leave out"


def test_the_name_stays_outside_of_the_slot() -> None:
    piece = Piece.of(read := reading("Ok Ana so you left the gate open.", customer_name="Ana Holt"), read.sentences[0])
    said, puts = _called(piece, piece.text)
    assert said == "you left the gate open."
    assert [text for _, _, text in puts] == [". [“", "”]"]
    other = Piece.of(read := reading("Ana was not in.", customer_name="Ana Holt"), read.sentences[0])
    assert _called(other, other.text)[0] == "Ana was not in."


@pytest.mark.parametrize(
    ("clause", "empty"),
    [
        ("you ticked the box to agree to this when you booked.", True),
        ("you accepted these terms.", True),
        ("you agreed to pay £40 for it.", False),
        ("you signed for the parcel.", False),
    ],
)
def test_that_they_agreed_to_what_stands_there_tells_nothing(clause: str, empty: bool) -> None:
    assert _is_empty(Grammar(), clause) is empty
