"""The reason that a customer asks for, and who has to pay, do not go with the fault of their sentence."""

import pytest

from replycoach import Coach
from replycoach.reading.grammar import Grammar
from replycoach.rewriting import asked


@pytest.fixture(scope="module")
def coach() -> Coach:
    return Coach()


def test_the_reason_that_was_asked_for_stays(coach: Coach) -> None:
    made = coach.rewrite(
        {
            "reply": "Hi Kim, the girls at the desk were short staffed on Monday so your call got missed. Sam got his inhaler at 10.30 and was fine.\n\nBest wishes,\nJo",
            "customer": "Sam had an asthma attack at your club on Monday and nobody rang me. Why was I not told?",
            "channel": "email", "customer_name": "Kim Hart", "agent_name": "Jo",
        }
    )  # fmt: skip
    assert "your call got missed" in made.text


def test_who_has_to_pay_is_not_left_out(coach: Coach) -> None:
    made = coach.rewrite(
        {
            "reply": "Dear Mr Hale, any fault on the customer's side is the customer's responsibility. I have booked a test for 3 May.\n\nBest wishes,\nJo",
            "customer": "My bill has tripled and I can't pay it. Someone needs to explain this.",
            "channel": "email", "customer_name": "Tom Hale", "agent_name": "Jo",
        }
    )  # fmt: skip
    assert "responsibility" in made.text


def test_a_handle_is_no_part_of_a_question() -> None:
    assert asked.told("When are you going to fix it @TarnWater?", Grammar()) == "when we are going to fix it"
