"""Guesses that no check answers, blame that the agent takes up, and how long others mostly take."""

import pytest

from replycoach.rewriting.transforms._guess import may_be, of_when, on_trial
from replycoach.rewriting.transforms._piece import Piece
from tests.rewriting.test_standins import stood_in
from tests.rewriting.test_transforms_pairs import reading


def piece(text: str) -> Piece:
    read = reading(text)
    return Piece.of(read, read.sentences[0])


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("Restart the router and it'll run like new.", "Restart the router, and let me know if that doesn't help."),
        (
            "Pull the lever hard, it normally holds for a while.",
            "Pull the lever hard, and let me know if that doesn't help.",
        ),
        ("Please clear the cache and everything will start. If not, write to me.", "Please clear the cache."),
    ],
)
def test_what_a_step_brings_is_for_the_customer_to_tell(text: str, tried: str) -> None:
    assert on_trial(piece(text)) == tried


@pytest.mark.parametrize(
    "text", ["Send the form and it will be refunded.", "The lamp is on its way and it will glow.", "Is it plugged in?"]
)
def test_what_the_company_does_is_no_trial(text: str) -> None:
    assert on_trial(piece(text)) is None


@pytest.mark.parametrize(
    ("text", "found_out"),
    [
        (
            "It should be with you any day now.",
            "I'll find out when it will be with you and let you know [when: e.g. today by 17:00].",
        ),
        (
            "Your keys should arrive soon.",
            "I'll find out when your keys will arrive and let you know [when: e.g. today by 17:00].",
        ),
        ("Your keys should arrive by Friday.", None),
        ("It should be fine.", None),
    ],
)
def test_when_something_comes_can_be_found_out(text: str, found_out: str | None) -> None:
    assert of_when(text) == found_out


def test_a_cause_that_a_step_will_show_may_be_so() -> None:
    assert (
        may_be(piece("It's bound to be the filter, these things always are. Rinse it under the tap."))
        == "It may be the filter."
    )
    assert may_be(piece("It's bound to be the filter.")) is None


def test_who_is_blamed_is_turned_to() -> None:
    made = stood_in("language/blame-shifting", "Hi Ana. The bus company is always late, it's not us.")
    assert any("take this up with the bus company" in one for one in made)
    assert not stood_in("language/blame-shifting", "Hi Ana. Our courier refuses such parcels.", (), ("refusal",))


def test_no_desk_checks_how_somebody_will_be() -> None:
    made = stood_in("ownership/bluffing", "Hi Ana. I'm sure she'll be fine by the weekend. I've booked the vet.")
    assert not any("check" in one for one in made)


def test_a_call_that_comes_needs_no_waiting_for() -> None:
    made = stood_in(
        "channel/needless-handoff",
        "Hi Ana. Please wait for their call. The depot will call you today.",
        (),
        ("handoff",),
        ("timeframe",),
    )
    assert made == ["Hi Ana. The depot will call you today."]
