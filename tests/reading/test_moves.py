"""What the words of a sentence settle against the trained model."""

from __future__ import annotations

import pytest

from replycoach.model import Move
from replycoach.reading.moves import made


def moves(*names: Move) -> frozenset[Move]:
    return frozenset(names)


@pytest.mark.parametrize(
    "text", ["Hello Ana, the lid, which …", "Good evening!", "dear mr okafor,", "Thanks for ringing, Jo."]
)
def test_first_words_greet(text: str) -> None:
    assert made(text, moves(), first=True) == {"greeting"}
    assert made(text, moves(), first=False) == set()


@pytest.mark.parametrize(
    "text", ["Hi-res photos are attached.", "Dearest of all is the blue one.", "Heys is our courier."]
)
def test_other_words_do_not(text: str) -> None:
    assert made(text, moves("action"), first=True) == {"action"}


def test_a_closing_thanks_for_nothing() -> None:
    assert made("Many thanks,", moves("thanks", "signoff"), first=False) == {"signoff"}
    assert made("Thanks for the photo,", moves("thanks", "signoff"), first=False) == {"thanks", "signoff"}
    assert made("Thanks!", moves("thanks"), first=False) == {"thanks"}


@pytest.mark.parametrize(
    "text", ["Please don’t be sorry.", "There's no need to apologise, Jo.", "Sorry not sorry for the tears!"]
)
def test_no_apology_is_made_of_the_customers(text: str) -> None:
    assert made(text, moves("apology", "acknowledgement"), first=False) == {"acknowledgement"}


@pytest.mark.parametrize(
    "text", ["Don't apologise; I'm sorry that it took so long.", "I'm sorry, and there is no need to be sorry."]
)
def test_our_own_stays(text: str) -> None:
    assert "apology" in made(text, moves("apology"), first=False)


@pytest.mark.parametrize("text", ["I'm sorry you feel that way.", "You should never share the code."])
def test_no_regret_and_a_scolding_take_nothing_up(text: str) -> None:
    assert made(text, moves("apology", "acknowledgement"), first=False) == set()
