"""What hangs on what: a cut takes no word's meaning away, an apology keeps its subject, and what is settled is not opened again."""

from __future__ import annotations

from typing import Any

import pytest

from replycoach import Coach
from replycoach.reading.grammar import Grammar
from replycoach.rewriting.clauses import speaks_of
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.leaving import BACK
from replycoach.rewriting.losing import _is_poorer, _stems
from replycoach.rewriting.missing import WRITERS
from replycoach.rewriting.sentences import fault
from replycoach.rewriting.stance import DONE
from replycoach.rewriting.transforms._active import active
from replycoach.rewriting.transforms._made_sure import _sure_of
from replycoach.rewriting.transforms._next import but_next
from replycoach.rewriting.transforms._piece import Piece
from replycoach.rewriting.weight import weight
from tests.rewriting.test_behind import read_as
from tests.rewriting.test_believed import state
from tests.rewriting.test_fitting import fitting
from tests.rewriting.test_transforms_pairs import proposed

COACH, PARSER = Coach(), Grammar()


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("We are sorry for any inconvenience caused.", "I'm sorry for the trouble."),
        ("We're very sorry for any inconvenience this may have caused.", "I'm sorry for the trouble."),
        ("The lift is out, and we’re sorry for any inconvenience.", "The lift is out, and I'm sorry for the trouble."),
        ("Please accept our sincere apologies for any inconvenience.", "I'm sorry for the trouble."),
    ],
)
def test_an_apology_goes_with_its_subject(text: str, made: str) -> None:
    assert made in proposed("template/robotic", text)


def test_half_an_apology_stays() -> None:
    assert not any(
        "I'm" in one for one in proposed("template/robotic", "We offer our apologies for any inconvenience.")
    )
    assert fault("We are I'm sorry.", "We are sorry.", PARSER)
    assert fault("Had the form been sent.", "Had the form been sent, it would be done.", PARSER)


def test_what_follows_keeps_what_it_speaks_of() -> None:
    assert speaks_of("One can still be fetched from the desk.", "You could have asked for a spare key.", PARSER)
    assert not speaks_of("One of us will ring.", "You could have asked for a spare key.", PARSER)
    assert not speaks_of("No one will ring.", "You could have asked for a spare key.", PARSER)
    assert BACK.match("A new copy was ordered nevertheless.")
    assert BACK.match("As it was, it had to be read by hand.")
    assert not BACK.match("Leave it as it is.")


def test_what_all_know_may_be_the_cure() -> None:
    text = "Most customers will have seen that the timer needs to be reset after a power cut."
    before = state(text)
    assert _is_poorer(before.reading.sentences[0], {"language/blame"}, before, _stems("The oven is fine."))
    assert not _is_poorer(before.reading.sentences[0], {"language/blame"}, before, _stems(text))


def test_a_counterfactual_goes_with_what_came_of_it() -> None:
    text = "Had you sent the form, it would be done. As it was, it had to be read by hand."
    case = {"channel": "email", "customer": "Where is my permit?!", "agent_name": "Jo", "customer_name": "Ana"}
    made = COACH.rewrite({**case, "reply": f"Dear Ana,\n\n{text} It was posted on 12 May.\n\nKind regards,\nJo"}).text
    assert "”] As it was" not in made


def test_what_the_customer_times_gets_no_time() -> None:
    made = "and I'll make sure that they swap it [when: e.g. today by 17:00]."
    for where, fit in (("at the desk there and then", False), ("to any of our shops", False), ("with the box", True)):
        read = read_as(f"Bring it {where} and the staff will swap it. It rains.", ("handoff",), (), channel="email")
        assert fitting(read, "ownership/unowned", 0, made) is fit


def test_an_order_is_no_clause_behind_but() -> None:
    read = read_as("No one can cancel by chat. Call 0333 200 100.", ("refusal",), ("solution",), channel="chat")
    first, second = read.sentences
    assert list(but_next(read, Piece.of(read, first), second)) == []


def test_what_stands_as_a_step_is_not_asked_besides() -> None:
    assert proposed("language/commanding", "You have to call. Call 0333 200 100.") == []
    assert proposed("language/commanding", "You have to call. It rains.")


def later(reply: str, *moves: tuple[str, ...]) -> list[Any]:
    draft = Draft(read_as(reply, *moves, channel="email"), Situation(mood="frustrated", topic="complaint"))
    return list(WRITERS["structure/missing-next-step"](draft))


def test_what_is_settled_is_not_looked_into() -> None:
    assert later("The tower is tall.", ())
    assert later("Your payment was correct.", ()) == []
    assert DONE.search("Credit is back on your account.")
    assert not DONE.search("Credit will be back on your account.")


@pytest.mark.parametrize(
    "text",
    [
        "Features may be changed at any time.",
        "You are advised to contact the pharmacy.",
    ],
)
def test_who_acts_is_not_turned_round(text: str) -> None:
    assert active(text, PARSER) == text


def test_nothing_is_made_sure_of_that_the_customer_is_asked_to_do() -> None:
    assert _sure_of("please DM your booking reference and your query is dealt with", PARSER) == ""


def test_a_term_is_not_explained_before_its_s() -> None:
    assert not [one for one in proposed("clarity/jargon", "The loss adjuster's report is in.") if ")'s" in one]


def test_money_that_is_theirs_is_no_loss() -> None:
    for message, lost in (
        ("You took more again even though I'm £400 in credit.", ""),
        ("You still owe me £400.", "£400"),
        ("You charged me £400 again.", ""),
    ):
        assert weight(message, ((0, len(message)),), PARSER).sum == lost
