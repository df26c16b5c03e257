"""Kind words that are believed, and a score that is earned: what a rewrite may not do, one case for each thing that it once did."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from replycoach import Coach
from replycoach.formats.rewrite_text import render
from replycoach.model import Edit, Finding
from replycoach.rewriting.asked import told
from replycoach.rewriting.changes import Change, State, adds
from replycoach.rewriting.choosing import joined
from replycoach.rewriting.clauses import HANGS
from replycoach.rewriting.edits import Filled, Patches
from replycoach.rewriting.guard import objection
from replycoach.rewriting.judging import hidden, worse
from replycoach.rewriting.matter import matter
from tests.rewriting.test_behind import stood
from tests.rewriting.test_transforms_pairs import GRAMMAR, proposed, reading

COACH = Coach()


def finding(rule: str, start: int | None = None, end: int | None = None) -> Finding:
    return Finding(rule=rule, severity="warning", start=start, end=end, message="", why="", source="")


def state(text: str, *found: Finding, score: float = 50.0) -> State:
    filled = Filled.of(text)
    read = reading(filled.text)
    return State(filled, read, COACH.review(text).model_copy(update={"findings": found, "score": score}))


def test_a_barb_that_is_merely_no_longer_raised_is_hidden() -> None:
    barb = finding("language/rude", 0, 10)
    before, after = state("Calm down. It ships today.", barb), state("Sorry. Calm down. It ships today.", score=90)
    assert hidden(before, after) == "Calm down."
    assert "only hide" in worse(before, after, [])
    assert hidden(before, state("Sorry. It ships today.")) is None
    assert hidden(before, state("Sorry. Calm down. It ships today.", finding("language/rude", 7, 17))) is None


def test_a_dead_end_with_a_way_on_is_no_longer_hidden() -> None:
    before = state("We can't. Bye.", finding("language/dead-end", 0, 9))
    after = state("We can't. What I can offer you instead: [what you can offer: e.g. a call]. Bye.")
    assert hidden(before, after) is None


def test_nothing_kind_stands_above_a_reproach() -> None:
    lacks, sorry = finding("acknowledgement/missing"), Edit(start=0, end=0, text="I'm sorry. ")
    for text, rule in (
        ("Get a grip. It ships.", "language/rude"),
        ("You should have read it. It ships.", "time/vague"),
    ):
        before = state(text, finding(rule, 0, 11), lacks)
        after = state(f"I'm sorry. {text}", finding(rule, 11, 22), score=80)
        assert "believed" in worse(before, after, [Change(lacks, None, (sorry,), "review")])


@pytest.mark.parametrize(
    "reply", ["Okay and what do you want me to do about it?", "Calm down please. We lose parcels, it happens."]
)
def test_rude_words_never_end_in_a_high_score(reply: str) -> None:
    made = COACH.rewrite({"reply": reply, "customer": "My parcel is lost!! Where is it?", "channel": "chat"})
    sent = re.sub(r"\[say [^\]]*\]", "", made.text)
    assert reply.split(".")[0].rstrip("?") not in sent or made.after.score < 60


def test_a_rewrite_never_scores_lower() -> None:
    case = {
        "reply": "Hi Walter, just enable OTG, mount it over MTP and rsync the DCIM dir.",
        "customer": "how do I get my photos off the old phone? I'm 74", "channel": "chat",
    }  # fmt: skip
    made = COACH.rewrite(case)
    assert made.after.score >= made.before.score
    assert "what this means for them" not in made.text


def test_a_bare_name_is_a_greeting() -> None:
    case = {
        "reply": "Sean\n\nTerminal changed. See attached.", "customer": "The pickup address is wrong. Can you fix this?",
        "channel": "email", "customer_name": "Sean", "agent_name": "Wiktor",
    }  # fmt: skip
    made = COACH.rewrite(case)
    assert made.text.startswith(("Sean\n\n", "Hi Sean", "Hello Sean", "Dear Sean"))
    assert ".." not in made.text
    assert "[when" not in made.text


def test_two_insertions_at_one_place_have_one_full_stop() -> None:
    edits = [Edit(start=4, end=4, text=". Thank you."), Edit(start=4, end=4, text=". I'm sorry.")]
    rules = ("acknowledgement/missing-thanks", "acknowledgement/missing")
    made = joined([Change(finding(rule), None, (one,), "review") for rule, one in zip(rules, edits, strict=True)], "")
    assert [one.edits[0].text for one in made] == [". Thank you.", " I'm sorry."]


def test_what_happened_is_not_replaced_by_a_promise() -> None:
    text = "Your parcel was delayed at the carrier's hub. There's nothing we can do."
    assert stood("language/blame-shifting", text, ("explanation",), ("refusal",)) == []


def test_every_order_of_a_row_is_turned() -> None:
    made = proposed("language/commanding", "You need to type it without spaces and must press Enter.")
    assert made[0] == "Please type it without spaces and press Enter."
    made = proposed("language/commanding", "You have to type it without spaces and you must be logged in.")
    assert made[0] == "Please type it without spaces and make sure that you're logged in."
    assert proposed("language/commanding", "You need to type it without spaces and must be patient.") == []
    assert not any(
        "hope" in one for one in proposed("language/commanding", "You have to order again and hope it comes.")
    )


def test_no_question_swallows_what_somebody_else_does() -> None:
    made = proposed("language/commanding", "You need to send a ticket and someone from IT will get back to you.")
    assert not any(one.startswith("Could you") for one in made)


@pytest.mark.parametrize(
    "text",
    [
        "We'll repair or replace it, which takes five working days.",
        "Failure to pay will be passed to collections.",
        "It will be done when it is done.",
    ],
)
def test_no_time_where_none_can_stand(text: str) -> None:
    assert proposed("time/missing", text) == []


def test_a_verb_keeps_its_at() -> None:
    assert proposed("time/vague", "Your case will be looked at in due course.") == [
        "Your case will be looked at [when: e.g. today by 17:00]."
    ]


def test_nobody_holds_a_line_in_an_email() -> None:
    text = "Please hold. I'll look into it today."
    assert stood("time/hold-unasked", text, ("hold",), ("timeframe",), channel="email") == ["I'll look into it today."]
    assert proposed("time/hold-unasked", "Please hold.", channel="email") == []
    over = "Hold on. No, I can't see anything."
    assert stood("time/hold-unasked", over, ("hold",), ("solution",), channel="phone") == ["No, I can't see anything."]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("When is somebody coming", "when somebody is coming"),
        ("whats your returns period", "what our returns period is"),
        ("why did your driver shut the door", "why our driver shut the door"),
        ("whether I can pay less rent this month", "whether you can pay less rent this month"),
        ("how much it costs", "how much it costs"),
        ("can you fix this", ""),
        ("is the blue kettle in stock", ""),
    ],
)
def test_what_they_asked(question: str, asked: str) -> None:
    assert told(question, GRAMMAR) == asked


def test_a_guess_is_checked_once() -> None:
    text = "I guess it was sent last week. I'll check whether it is here today."
    assert stood("ownership/bluffing", text, (), ("action",)) == ["I'll check whether it is here today."]
    made = proposed(
        "ownership/bluffing", "I think the bill should be in your portal, I guess it was uploaded in spring."
    )
    assert made[0] == "I'll check whether the bill is in your portal and let you know [when: e.g. today by 17:00]."


def test_somebody_behind_another_clause_is_the_agent() -> None:
    made = proposed("ownership/unowned", "They will look into it today and someone will get back to you.")
    assert made == ["They will look into it today and I'll get back to you."]


def test_personal_data_keeps_what_happens_then() -> None:
    text = "Please send us your full name and card number here and someone will look into it asap. Bye."
    made = stood("channel/personal-data", text, ("question",), channel="social")
    assert all(
        "private message" in one and one.endswith("I will look into it [when: e.g. today by 17:00]. Bye.")
        for one in made
    )


def test_no_help_is_promised_where_it_is_refused() -> None:
    text = "Please ring our other team. We are unable to help with arrears."
    assert stood("channel/needless-handoff", text, ("handoff",), ("refusal",)) == []


def test_a_shut_door_gives_way_to_what_can_be_done() -> None:
    made = stood(
        "language/dead-end", "There is nothing we can do. The driver came at 9.", ("refusal",), ("explanation",)
    )
    assert made[0].startswith("[what you can offer instead: e.g. ")
    gone = stood(
        "language/dead-end", "Repairs are guaranteed for a month, and that's gone. Bye.", ("refusal",), ("signoff",)
    )
    assert all(one.startswith("Repairs are guaranteed for a month, and that's gone. ") for one in gone)


def test_a_reproach_goes_without_the_fact_beside_it() -> None:
    text = "40 lunches were on the order you signed, so you should have checked it. I've sent 20 more."
    assert stood("language/blame", text, ("explanation",), ("action",))[0].startswith(
        "40 lunches were on the order you signed. I"
    )


@pytest.mark.parametrize("text", ["It was Gary's idea, and since he is away.", "It ships, but if you pay."])
def test_no_clause_is_left_hanging(text: str) -> None:
    assert HANGS.search(text)


def test_a_questionnaire_goes_whole() -> None:
    text = "Okay so what's your email? And your postcode? And which browser? Bye."
    made = stood("clarity/interrogation", text, ("question",), ("question",), ("question",), channel="phone")
    assert made[0].startswith("To get started, could you tell me [what you need first")
    assert made[0].endswith("please? Bye.")


def test_dear_customer_names_nobody() -> None:
    assert objection("Dear Tenant,\n\nIt ships.", "Dear Aisha,\n\nIt ships.", ("Aisha",), GRAMMAR) == ""
    assert objection("Dear Rose,\n\nIt ships.", "Hello,\n\nIt ships.", (), GRAMMAR) == "it would lose the name “rose”"


def test_a_month_for_short_is_the_month() -> None:
    echo = "You returned it on 10 November."
    assert objection(f"{echo} It's paid.", "It's paid.", ("I sent it on 10 Nov.",), GRAMMAR, frozenset({echo})) == ""


@pytest.mark.parametrize(
    ("text", "edit", "more"),
    [
        ("You must send it.", Edit(start=0, end=8, text="Please"), False),
        ("It ships.", Edit(start=9, end=9, text=" I'm sorry about that."), True),
        ("It ships soon.", Edit(start=9, end=13, text="[when: e.g. today]"), True),
        ("It ships!!!", Edit(start=8, end=11, text=". I'll check."), True),
        ("It will ship.", Edit(start=0, end=7, text="I'll"), True),
    ],
)
def test_what_adds_something_is_not_safe(text: str, edit: Edit, more: bool) -> None:
    assert adds(text, edit) is more


def test_words_that_another_change_entered_are_as_safe_as_that() -> None:
    patches = Patches("It ships!!!")
    patches.add([Edit(start=8, end=11, text=".")], 0)
    patches.add([Edit(start=9, end=9, text=" I'll check.")], 1)
    assert patches.taken == {0: {1}}
    made = COACH.rewrite(
        {"reply": "Hi Ana, IT SHIPS!!!", "customer": "When does it ship? And what does it cost?", "channel": "chat"}
    )
    for one in made.edits:
        assert one.safety != "safe" or not any("[" in edit.text for edit in one.edits)


def test_the_score_presumes_filled_blanks() -> None:
    made: Any = COACH.rewrite(
        {"reply": "Hi Ana, I'll call you about the order soon.", "customer": "Where is my order?", "channel": "chat"}
    )
    assert made.slots
    assert "once the blanks are filled" in render(made)
    assert "once the blanks" not in render(made.model_copy(update={"slots": ()}))


def test_a_handle_stays_in_front() -> None:
    made = COACH.rewrite(
        {
            "reply": "@marv Calm down. The dates come from the county.",
            "customer": "@lib fined again!! why?",
            "channel": "social",
        }
    )
    assert made.text.startswith("@marv")


def test_a_thing_in_use_is_not_the_matter() -> None:
    assert matter("Can I still use my phone to pay?").thing == ""
    assert replace(matter("My phone is broken."), thing="").thing == ""


def test_an_echo_goes_where_a_real_acknowledgement_comes() -> None:
    case = {
        "reply": "Hi Tom, I understand that the engineer never came yesterday and you took a day off work. He is booked for Monday at 9.",
        "customer": "The engineer never came yesterday, and I took a day off work!! When is he coming?",
        "channel": "chat", "customer_name": "Tom",
    }  # fmt: skip
    made = COACH.rewrite(case)
    assert "I understand that the engineer" not in made.text
    assert "sorry" in made.text.lower() or "apologise" in made.text
    assert "Monday at 9" in made.text


def test_what_is_done_gets_no_promise() -> None:
    case = {
        "reply": "Fixed! Your pickup is now at Terminal 1.", "customer": "The pickup address is wrong, can you fix it?",
        "channel": "email", "customer_name": "Sean", "agent_name": "Jo",
    }  # fmt: skip
    made = COACH.rewrite(case)
    assert "[when" not in made.text
    assert "in the meantime" not in made.text


def test_a_thank_you_opens_the_paragraph_that_is_there() -> None:
    case = {
        "reply": "Hi Tom,\n\nSorry about the wait. We'll get back to you soon.\n\nJo", "customer": "My laptop has been with you for 17 days. Where is it?",
        "channel": "email", "customer_name": "Tom", "agent_name": "Jo",
    }  # fmt: skip
    text = COACH.rewrite(case).text
    assert "\n\nSorry" in text or ". Sorry" in text


def test_urgent_customers_get_an_example_within_the_day() -> None:
    case = {
        "reply": "Hello Mrs Iyer,\n\nI'm sorry to hear that. We will send somebody soon.\n\nHomewarm", "channel": "email", "customer_name": "Mrs Iyer",
        "customer": "I've had no heating since Saturday and have a baby at home. Nobody came yesterday! When is somebody coming?",
    }  # fmt: skip
    made = COACH.rewrite(case)
    assert made.slots
    assert all("Friday" not in one.example for one in made.slots)


def test_no_wording_that_blames_or_twists() -> None:
    blame = proposed("language/blame", "You locked it by typing in the wrong code.")
    assert not any("was locked by" in one for one in blame)
    assert proposed("ownership/bluffing", "She should come back in a week, I guess.") == []


def test_what_they_should_have_read_is_what_it_says() -> None:
    text = "You should have read the terms, which clearly state that 48 hours' notice is required."
    assert proposed("language/blame", text)[0] == "The terms state that 48 hours' notice is required."
