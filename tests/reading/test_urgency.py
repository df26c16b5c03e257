"""What makes a message urgent beside its tone: times, chances that pass, harm, a locked door."""

from __future__ import annotations

import pytest

from replycoach import Coach
from replycoach.reading.urgency import SIGNS, fitted, urgency


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("deadline", "I need the cake by Saturday."),
        ("deadline", "The exam begins in 40 minutes"),
        ("deadline", "It has to be paid until the 3rd."),
        ("soon", "we fly TONIGHT"),
        ("closing", "Please cancel it before it ships."),
        ("closing", "Tell me soon or he’ll take another job."),
        ("blocked", "My account is locked and I can’t log in"),
        ("unsafe", "There is a smell of gas in the hall."),
        ("money", "Somebody else: someone has used my card."),
        ("no_hurry", "No rush at all, I don't mind waiting."),
        ("waits", "I'm standing at the gate"),
    ],
)
def test_a_sign_is_found(sign: str, text: str) -> None:
    assert SIGNS[sign].search(text)


@pytest.mark.parametrize(
    "text", ["Last Friday I bought a lamp.", "Thank you for the lovely letter.", "Which colours does the sofa come in?"]
)
def test_nothing_presses(text: str) -> None:
    assert not [name for name, sign in SIGNS.items() if sign.search(text)]


def test_every_sign_has_its_weight_and_only_no_hurry_speaks_against() -> None:
    assert set(fitted()) == {"model", "bias", *SIGNS}
    assert {name for name in SIGNS if fitted()[name] < 0} == {"no_hurry"}


@pytest.mark.parametrize("model", [0.0, 0.02, 0.5, 0.98, 1.0])
def test_a_probability_that_grows_with_the_model_and_with_each_sign(model: float) -> None:
    plain = urgency("The lamp is green.", model)
    assert 0 < plain < 1
    assert urgency("The lamp leaks.", model) > plain > urgency("The lamp is green, no rush.", model)
    assert model == 1.0 or urgency("The lamp is green.", min(1.0, model + 0.3)) >= plain


def test_the_reading_says_so() -> None:
    def urgent(message: str) -> bool:
        customer = Coach().read({"reply": "Hi Jo, thanks.", "customer": message}).customer
        assert customer is not None
        return customer.reading.urgent

    assert urgent("The boiler is dead, there is no heating and my father is on oxygen. Is somebody coming today?")
    assert not urgent("No rush, I was just wondering which colours the sofa comes in. Thanks!")
