"""Short public replies, who takes a matter on, plain questions and turns: what their words take in, and what they leave out."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest

from replycoach.rules import charge, public
from replycoach.rules.acknowledgement import missing
from replycoach.rules.language import blame, commanding, negative_phrasing, rude
from replycoach.rules.ownership import bluffing, unowned
from replycoach.rules.reproach import TRIED
from replycoach.rules.structure import missing_greeting
from replycoach.rules.template import robotic, untailored
from replycoach.text.anycase import AnyCase


def reading(text: str, *, public: bool = True) -> Any:
    """A reading that knows the words and the channel."""
    return SimpleNamespace(text=text, profile=SimpleNamespace(public=public), customer=SimpleNamespace(text=text))


@pytest.mark.parametrize(
    ("text", "private", "on"),
    [
        ("Please DM us your booking reference. ^AB", True, True), ("Drop us a message with the order number.", True, True),
        ("Message us through the app.", True, True), ("You can claim at blue.example/claims.", False, True),
        ("Write to help@blue.example.", False, True), ("Ring 0300 555 0101 and it's arranged.", False, True),
        ("We open again at 2 pm.", False, False), ("PM us your number.", True, True),
        ("Please check our website.", False, False), ("Your message is important to us.", False, False),
    ],
)  # fmt: skip
def test_where_it_goes_on(text: str, private: bool, on: bool) -> None:
    assert public.moves_to_private(reading(text)) is private
    assert public.leads_on(reading(text)) is on
    assert not public.moves_to_private(reading(text, public=False))
    assert not public.leads_on(reading(text, public=False))


def doing(text: str, *moves: str) -> Any:
    """A reading of one sentence that makes these moves."""
    one = SimpleNamespace(text=text)
    return SimpleNamespace(
        does=lambda *some: bool(set(some) & set(moves)), doing=lambda *some: [one] if set(some) & set(moves) else []
    )


@pytest.mark.parametrize(
    ("text", "moves", "acts", "promises"),
    [
        ("Leave it with me.", ("ownership",), True, True), ("I've sent a new one.", ("action",), True, False),
        ("I'll ring the depot.", ("action",), True, True), ("Let me ring the depot.", ("action",), True, True),
        ("It was sent.", ("action",), False, False), ("I'll be glad.", (), False, False),
    ],
)  # fmt: skip
def test_who_takes_it_on(text: str, moves: tuple[str, ...], acts: bool, promises: bool) -> None:
    assert charge.acts(doing(text, *moves)) is acts
    assert charge.promises(doing(text, *moves)) is promises


FOUND: list[tuple[re.Pattern[str] | AnyCase, str, bool]] = [
    (negative_phrasing.TURNS, "I can't move it, but I'll tell them today.", True),
    (negative_phrasing.TURNS, "The tape can't be read, so you'll have a new one.", True),
    (negative_phrasing.TURNS, "It's full, so you won't get in.", False),
    (negative_phrasing.TURNS, "We don't have a date yet.", False),
    (negative_phrasing.TURNS, "There is no way to do so here.", False),
    (negative_phrasing.TURNS, "It can't be refunded, so you need to ask the bank.", False),
    (commanding.REASON, "You must use door 5, as door 3 is shut.", True),
    (commanding.REASON, "You must pay again because you were late.", False),
    (commanding.TELLS, "You need to be at gate 5 by noon.", True),
    (commanding.TELLS, "You need to be quick.", False),
    (commanding.TELLS, "You go left, and have your card out.", False),
    (commanding.POINTS, "Check the board in hall 2.", True),
    (commanding.POINTS, "Check the board, find the gate, and run.", False),
    (commanding.POINTS, "Don't write here.", False),
    (TRIED, "Have you tried another cable?", True),
    (TRIED, "Have you even tried another cable?", False),
    (TRIED, "Sixty, is it?", False),
    (blame.THEREFORE, "You did not cancel, therefore we have to charge it.", True),
    (blame.THEREFORE, "You did not get the mail, so we sent it again.", False),
    (blame.NEUTRAL, "which is why you didn't see it", True),
    (rude.NO_APOLOGY, "Sorry if you felt left alone.", True),
    (rude.NO_APOLOGY, "I'm sorry that you felt rushed.", False),
    (rude.DISMISSES, "As far as we are concerned it was delivered.", True),
    (rude.DISMISSES, "Once you claim that, it's free.", False),
    (rude.DISMISSES, "Obviously, you press the button.", True),
    (bluffing.NO_NEWS, "If there was anything wrong you would have heard.", True),
    (bluffing.NO_NEWS, "If there is anything wrong, ring me.", False),
    (unowned.OWNED, "They were reviewed by the doctor.", True),
    (unowned.OWNED, "They were reviewed by the relevant team.", False),
    (unowned.OWNED, "They'll get back to you.", False),
    (missing_greeting.OPENER, "Good news: it left.", True),
    (missing_greeting.OPENER, "Thanks for spotting that.", True),
    (missing_greeting.OPENER, "Thank you for contacting us.", False),
    (robotic.CLOSING, "Should you need any further help, please do not hesitate to call.", True),
    (robotic.CLOSING, "Don't hesitate to call me.", False),
    (untailored.SIGNED, "It was not emptied. Mrs Carr", True),
    (untailored.SIGNED, "I spoke to Mrs Carr about it.", False),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "text", "there"), FOUND)
def test_words(pattern: re.Pattern[str] | AnyCase, text: str, there: bool) -> None:
    assert bool(pattern.search(text)) is there


@pytest.mark.parametrize(
    ("message", "plain"),
    [
        ("why did my bill go up by 4 pounds", True), ("Hi, how long does a transfer to Malta take?", True),
        ("My March bill is double what it was. Why?", False), ("is this what i pay for", False),
        ("why does it never work", False), ("When does it come? I need it.", False),
    ],
)  # fmt: skip
def test_plain_questions(message: str, plain: bool) -> None:
    assert missing._plain(message) is plain
