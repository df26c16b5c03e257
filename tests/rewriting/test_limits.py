"""What a rewrite may not drop: a limit, who bound themselves, the way to get something, and a fact beside a sneer."""

from __future__ import annotations

import pytest

from replycoach import Coach
from replycoach.model import Finding
from replycoach.reading.grammar import Grammar
from replycoach.rewriting.clauses import HALF_SORRY
from replycoach.rewriting.guard import objection
from replycoach.rewriting.handing import CALLS
from replycoach.rewriting.leaving import is_plain_fact
from replycoach.rewriting.losing import WAY
from replycoach.rewriting.transforms._guess import HAS_CHECKED
from replycoach.rewriting.transforms._owned import DOUBTS
from tests.rewriting.test_transforms_pairs import proposed

PARSER = Grammar()
COACH = Coach()


@pytest.mark.parametrize(
    ("before", "after", "drops"),
    [
        ("The depot only counted three boxes.", "Three boxes were counted.", "only"),
        ("We only refund in the first week.", "We refund in the first week.", "only"),
        ("We need at least two days for this.", "We need two days for this.", "at least"),
        ("You can bring at most one guest.", "You can bring one guest.", "at most"),
        ("You sent just one page of the form.", "One page of the form was sent.", "just"),
        ("The depot only counted three boxes.", "Only three boxes were counted.", ""),
        ("You only had to press Save.", "Please press Save.", ""),
        ("You only have yourself to blame for the delay.", "There was a delay.", ""),
        ("We can only send it once you've paid.", "We'll send it once you've paid.", ""),
        ("I just sent the form.", "I sent the form.", ""),
        ("We don't do refunds, only swaps.", "We do swaps, but not refunds.", ""),
        ("The only way is the form on the site.", "Please use the form on the site.", ""),
        ("I can only apologise for the delay.", "I'm sorry for the delay.", ""),
    ],
)
def test_a_limit_survives(before: str, after: str, drops: str) -> None:
    told = objection(before, after, (), PARSER)
    assert told == (f"it would drop the limit (“{drops}”)" if drops else "")


@pytest.mark.parametrize(
    "text",
    [
        "You signed the delivery note on Monday.",
        "You accepted the price on 3 May.",
        "You ordered the larger one.",
        "You chose the flexible rate.",
        "You declined the extra cover when you paid.",
        "You dropped the phone which you had bought in May.",
    ],
)
def test_no_passive_hides_who_chose(text: str) -> None:
    assert not any(" was " in one or " were " in one for one in proposed("language/blame", text))


def test_what_others_may_have_done_is_no_admission() -> None:
    told = proposed(
        "language/blame-shifting",
        "The depot lost one of the boxes. You may have sent just one, so we'll look into where it is.",
    )
    assert told
    assert not any("on us" in one for one in told)
    assert DOUBTS.search("Can you send proof of postage?")
    assert not any("on us" in one for one in proposed("language/blame-shifting", "Our driver nearly dropped the box."))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("A meter test can be requested at the help desk.", "desk"),
        ("You can appeal through the form on our site.", "form"),
        ("It may be collected from the shop in Mill Lane.", "shop"),
        ("You can be sure of it.", ""),
        ("You can reach us by phone.", ""),
    ],
)
def test_a_way_to_get_something(text: str, where: str) -> None:
    found = WAY.search(text)
    assert (found["where"] if found else "") == where


def test_a_plain_fact_is_no_barb() -> None:
    assert is_plain_fact("I can see that the code was used 300 times, which is the maximum.")
    assert not is_plain_fact("You used it 3 times already.")
    assert not is_plain_fact("The code is used up.")


def test_work_that_is_done_needs_no_check() -> None:
    assert HAS_CHECKED.search("Asked the kitchen and they sent what was on the slip.")
    assert HAS_CHECKED.search("She reads them on Mondays, but I wouldn't hold your breath.")
    assert CALLS.search("Spoke to the kitchen and they sent what was on the slip.")
    assert not CALLS.search("Spoke to the kitchen and they will send it.")


def test_half_an_apology() -> None:
    for text in (
        "I'm sorry if you were offended.",
        "We apologise if our letter upset you.",
        "Sorry if I hurt your feelings.",
    ):
        assert HALF_SORRY.search(text)
    for text in (
        "I'm sorry you were upset by the driver.",
        "I'm sorry that it upset you.",
        "I'm sorry if it was not clear.",
    ):
        assert not HALF_SORRY.search(text)


def test_smileys_go_where_an_apology_comes_in() -> None:
    from replycoach.model import Case
    from replycoach.rewriting import standins
    from replycoach.rewriting.compose import Situation
    from replycoach.rewriting.edits import apply

    text = "Sorry you feel that way. Send me the number and I'll look into it 😊"
    reading = COACH.read(Case(reply=text, customer="No cake at my son's party!!", channel="chat"))
    finding = Finding(rule="language/rude", severity="warning", start=0, end=24, message="", why="", source="")
    made = next(iter(standins.propose(reading, finding, (0, 24), Situation.of(reading))))
    assert apply(text, list(made.edits)).endswith("I'll look into it")


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("language/rude", "We offered a new meal and you said no, so I don't know what more you want.", "We offered a new meal and you said no."),
        ("language/rude", "There is a policy, which is on our site should you care to read it.", "There is a policy, which is on our site."),
        ("language/rude", "I think you'll find that the lift works and that it was open.", "The lift works and it was open."),
        ("language/rude", "It comes at 9, make sure somebody is home this time.", "It comes at 9, please make sure somebody is home."),
        ("language/blame", "Rooms can't be moved in the last week, as this is clearly set out in the terms you accepted.", "Rooms can't be moved in the last week."),
        ("language/blame", "If your staff had read the notes for 4.1 they would have known that the menu moved.", "As the notes for 4.1 say, the menu moved."),
        ("language/blame", "It is most likely your own router's fault, or a problem on your side as the line test shows no break.", ""),
        ("language/blame", "This must be a problem on your side as the line test shows no break.", "The line test shows no break."),
        ("template/robotic", "Should you remain of the view that it is wrong, a test can be requested at the desk.", "If you still think that it is wrong, you can request a test at the desk."),
        ("time/vague", "The lab should hopefully finish it at some point tomorrow but I can't promise anything.", "The lab should hopefully finish it tomorrow but I can't promise anything."),
    ],
)  # fmt: skip
def test_the_fact_stays_without_the_sneer(rule: str, before: str, after: str) -> None:
    told = proposed(rule, before)
    assert (told[0] == after) if after else all("router" in one for one in told)


def test_any_is_not_yours() -> None:
    for text in (
        "Email does not count as notice.",
        "Payment does not stop by itself.",
        "Membership includes the pool.",
    ):
        assert not proposed("tone/cold", text)
    assert proposed("tone/cold", "Screen needs a new fuse.") == ["The screen needs a new fuse."]


def test_a_guess_is_told_as_no_fact() -> None:
    told = proposed("language/blame", "You probably entered the wrong code.")
    assert told
    assert all("may have been" in one for one in told)


def test_who_signed_is_blamed_no_more() -> None:
    from replycoach.rewriting.sparing import blames_nobody
    from tests.rewriting.test_guess import piece

    assert blames_nobody(piece("The rental form that you signed covers two drivers."))
    assert blames_nobody(piece("You were sent the wrong one."))
    assert not blames_nobody(piece("You signed the rental form."))


def test_no_promise_replaces_what_is_done() -> None:
    from replycoach.rewriting.handing import DOES

    assert DOES.search("I'm putting it through to the lab, they'll be in touch.")
    assert not DOES.search("They'll be in touch, and we are going to see.")
