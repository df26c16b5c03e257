"""What goes behind words that stay, what a hand-off becomes, what an echo may take with it, and what a long reply can spare."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from replycoach import Coach
from replycoach.model import Finding
from replycoach.rewriting import behind, missing, standins
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.guard import objection
from replycoach.rewriting.matter import matter
from tests.rewriting.test_transforms_pairs import GRAMMAR, apply, proposed, reading


def read_as(text: str, *moves: tuple[str, ...], **case: Any) -> Any:
    read = reading(text, **case)
    told = (*moves, *((),) * len(read.sentences))
    return replace(
        read,
        sentences=tuple(
            replace(one, moves=frozenset(own))  # type: ignore[arg-type]
            for one, own in zip(read.sentences, told, strict=False)
        ),
    )


def put(rule: str, text: str, *moves: tuple[str, ...], composed: tuple[str, ...] = (), **case: Any) -> list[str]:
    read = read_as(text, *moves, **case)
    finding = Finding(rule=rule, severity="warning", start=0, end=3, message="", why="", source="")
    made = behind.propose(read, finding, (0, 3), Situation(channel="email"), composed)
    return [apply(read.text, one.edits) for one in made]


def test_a_guess_with_facts_is_checked_behind_it() -> None:
    text = "The $96 will have dropped back by tomorrow, I imagine. Write to me any time."
    made = put("ownership/bluffing", text)
    assert made
    assert all("check this to be sure" in one and "[next step: e.g." in one for one in made)
    assert all(one.startswith("The $96 will have dropped back by tomorrow, I imagine. ") for one in made)
    assert put("ownership/bluffing", text, composed=("[when: e.g. today by 17:00]",)) == [
        text.replace("imagine. ", "imagine. [next step: e.g. I'll check this to be sure]. ")
    ]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("ownership/bluffing", "It may be the pump, but I'll look at it today."),
        ("ownership/approval-stall", "My boss must say yes. I'll ring you at four with the answer."),
    ],
)
def test_nothing_is_put_where_the_agent_says_it_already(rule: str, text: str) -> None:
    assert put(rule, text) == []


def test_a_tangle_that_is_all_there_is_gets_its_point_behind_it_once() -> None:
    text = "What there is to say is that it, being one part, comes back. Bye."
    made = put("clarity/hard-to-read", text)
    assert made[0].startswith("What there is to say is that it, being one part, comes back. In short: [")
    assert put("clarity/hard-to-read", text, composed=("[the one thing that they need to know: e.g. x]",)) == []
    assert put("clarity/hard-to-read", f"{text} The second part of it comes on Monday, with the post, to you.") == []


def test_a_refusal_with_a_way_on_needs_no_other() -> None:
    assert put("language/negative-phrasing", "We don't pay for trains.")[0].startswith(
        "We don't pay for trains. [what you can offer instead: "
    )
    assert put("language/negative-phrasing", "We don't pay for trains. Take the bus.", (), ("solution",)) == []


def stood(rule: str, text: str, *moves: tuple[str, ...], composed: tuple[str, ...] = (), **case: Any) -> list[str]:
    read = read_as(text, *moves, **case)
    end = read.sentences[0].end
    finding = Finding(rule=rule, severity="warning", start=0, end=end, message="", why="", source="")
    made = standins.propose(read, finding, (0, end), Situation(channel="chat"), composed)
    return [apply(read.text, one.edits) for one in made]


@pytest.mark.parametrize(
    "text", ["Please ring 0800 555 0142, Monday to Friday, 9 to 5.", "You'd need to ring your bank."]
)
def test_nothing_is_promised_in_place_of_a_hand_off(text: str) -> None:
    assert stood("channel/needless-handoff", text, channel="chat") == []


def test_a_time_that_is_not_the_deed_s_is_no_promise() -> None:
    made = stood("ownership/approval-stall", "There's a gap on Thursday, only my boss must say yes first.")
    assert not any("this on Thursday" in one for one in made)


def test_a_second_promise_of_news_goes() -> None:
    text = "You'll hear in due course. I'll look into it and email you today by 17:00."
    slot = ("[when: e.g. today by 17:00]",)
    assert stood("time/vague", text, (), ("timeframe",), composed=slot) == [
        "I'll look into it and email you today by 17:00."
    ]
    assert stood("time/vague", text, (), ("timeframe",)) == []
    other = "You'll hear in due course. The lamp ships today by 17:00."
    assert stood("time/vague", other, (), ("timeframe",), composed=slot) == []


ECHO = "So you cancelled on the 2nd and 47.99 was taken on the 9th."
THEIRS = "I CANCELLED ON THE 2ND. You took 47.99 again on the 9th!!"


def test_what_only_an_echo_repeats_may_go_with_it() -> None:
    draft = f"{ECHO} I've refunded it."
    spares = frozenset({ECHO})
    assert objection(draft, "I've refunded it.", (THEIRS,), GRAMMAR, spares) == ""
    assert objection(draft, "I've refunded it.", (THEIRS,), GRAMMAR).startswith("it would lose")
    assert objection(draft, "I've refunded it.", ("I cancelled.",), GRAMMAR, spares).startswith("it would lose")


def test_what_another_sentence_says_too_stays_guarded() -> None:
    draft = f"{ECHO} The refund of 47.99 is on its way."
    told = objection(draft, "The refund is on its way.", (THEIRS,), GRAMMAR, frozenset({ECHO}))
    assert told == "it would lose the number “47.99”"


def test_a_long_reply_spares_what_says_nothing() -> None:
    filler = "Your message was a joy to read on this grey morning and all of us here were so happy to see it on the board downstairs"
    text = f"Thanks for writing. {'. '.join([filler] * 4)}. The list is out on 14 June."
    read = read_as(text, ("thanks",), channel="social")
    finding = Finding(rule="channel/too-long", severity="warning", start=None, end=None, message="", why="", source="")
    made = [apply(read.text, one.edits) for one in missing.propose(read, finding, Situation(channel="social"))]
    assert made
    assert made[0].startswith("Thanks for writing.")
    assert made[0].endswith("The list is out on 14 June.")
    assert len(made[0].split()) < len(text.split())


@pytest.mark.parametrize(
    ("message", "thing"),
    [
        ("My coffee grinder is broken.", "your coffee grinder"),
        ("My coffee came cold.", "your coffee"),
        ("My card payment failed.", "your card payment"),
        ("My boots fit badly.", "your boots"),
        ("My heating cut out.", "your heating"),
        ("My husbands insulin is late.", ""),
        ("We watch it in our living room.", ""),
    ],
)
def test_the_thing_is_the_head_of_what_they_wrote(message: str, thing: str) -> None:
    assert matter(message).thing == thing


def test_days_get_their_capital() -> None:
    assert matter("i need it by thursday").deadline == "Thursday"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Please print the form, sign both pages and post it to us.",
            "Could you please print the form, sign both pages and post it to us?",
        ),
        ("The form must be returned by Friday.", "Could you please return the form by Friday?"),
        ("Be at the gate by 9:50 with your papers.", "Please be at the gate by 9:50 with your papers."),
    ],
)
def test_orders_become_one_question(text: str, made: str) -> None:
    assert made in proposed("language/commanding", text)


@pytest.mark.parametrize(
    "text", ["Calm down and read the page.", "Send it, or we close the case.", "Please send me the form."]
)
def test_a_threat_is_no_request(text: str) -> None:
    assert not any(one.startswith("Could you please") for one in proposed("language/commanding", text))


def test_one_promise_a_reply() -> None:
    case = {
        "reply": "Hi Ana, I'll look into it soon. I'll be in touch.",
        "customer": "Where is my parcel?",
        "channel": "chat",
    }
    assert Coach().rewrite(case).text.count("[when: ") == 1
