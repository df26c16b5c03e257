"""What nobody owns becomes what the agent makes sure of; what others do stays theirs."""

import pytest

from replycoach.rewriting.transforms._made_sure import made_sure
from tests.rewriting.test_transforms_pairs import GRAMMAR, proposed

WHEN = "[when: e.g. today by 17:00]"


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (
            "Your seat is back on the plan, and the tickets should get printed this week by whoever is in.",
            "Your seat is back on the plan, and I'll make sure that the tickets are printed this week.",
        ),
        ("KR-20 ought to get picked up tomorrow by one of the drivers.", "I'll make sure that KR-20 is picked up tomorrow."),
        ("There ought to be a call to you inside half an hour.", f"I'll make sure that you get a call inside half an hour {WHEN}."),
        ("It goes on the pile, and contact is usually made by noon.", "It goes on the pile, and I'll make sure that you hear back by noon."),
        (
            "Order 77 is with the workshop, where somebody normally looks at these.",
            f"Order 77 is with the workshop, and I'll make sure that it is looked at {WHEN}.",
        ),
        ("A case has been raised and is waiting to be handled upstairs.", f"A case has been raised, and I'll make sure that it is handled upstairs {WHEN}."),
        (
            "A request has been raised and the area team will pick it up within three working days.",
            "A request has been raised, and I'll make sure that the area team picks it up within three working days.",
        ),
        (
            "Once the scan is in, your claim is examined and you'll be told what we pay.",
            "Once the scan is in, I'll make sure that your claim is examined [how soon after: e.g. within a day of that] and that you are told what we pay.",
        ),
        ("The bed needs collecting by whoever's on tonight.", "I'll make sure that the bed is collected tonight."),
        ("The complaint is with the night team, who'll look at it.", f"The complaint is with the night team, and I'll make sure that they look at it {WHEN}."),
    ],
)  # fmt: skip
def test_the_agent_makes_sure(text: str, sure: str) -> None:
    assert next(made_sure(text, GRAMMAR), None) == sure


@pytest.mark.parametrize(
    "text",
    [
        "The shop is closed on Sundays.",
        "I'll send the form today.",
        "The desk will not call you.",
        "Will the driver collect it?",
        "The lamp is sold out.",
        "You'll get the code by text.",
    ],
)
def test_what_is_so_needs_nobody(text: str) -> None:
    assert list(made_sure(text, GRAMMAR)) == []


def test_whom_a_step_of_the_customers_is_about_is_no_promise() -> None:
    text = "Press Share and type her email. She'll get a link, and once she opens it she will find the album."
    assert proposed("ownership/unowned", text, moves=("instruction",)) == []
    assert proposed("time/missing", text, moves=("instruction",)) == []
