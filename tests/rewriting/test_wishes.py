"""Who asked for a person, a call or their money in so many words gets a place for it."""

import pytest

from replycoach import Coach


@pytest.fixture(scope="module")
def coach() -> Coach:
    return Coach()


@pytest.mark.parametrize(
    ("customer", "reply", "place"),
    [
        (
            "This is the third time my bin was missed. I want to speak to a manager.",
            "Bins are emptied every two weeks. Please be patient.",
            "[who gets in touch, and when: e.g. I'll ask my manager to ring you today by 17:00]",
        ),
        (
            "My son was hurt at the club. I'd like the club director to ring me, please.",
            "Thank you for your email. The club follows its safety policy at all times.",
            "[who gets in touch, and when: e.g. I'll ask the club director to ring you today by 17:00]",
        ),
        (
            "My course was cancelled again. I want a call from the head of sales, not another email.",
            "Thank you for your email. Courses may be cancelled at short notice.",
            "[who rings them, and when: e.g. I'll ask the head of sales to ring you today by 17:00]",
        ),
    ],
)
def test_a_place_for_whoever_was_asked_for(coach: Coach, customer: str, reply: str, place: str) -> None:
    rewrite = coach.rewrite({"reply": reply, "customer": customer, "channel": "email", "customer_name": "Ana Ruiz"})
    assert place in rewrite.text


def test_none_where_it_was_promised(coach: Coach) -> None:
    rewrite = coach.rewrite(
        {
            "reply": "Hi Ana, I'm sorry about the bins. I've asked my manager, Tom Hale, and he'll ring you at 4 today.\n\nBest wishes,\nJo",
            "customer": "This is the third time my bin was missed. I want to speak to a manager.",
            "channel": "email", "customer_name": "Ana Ruiz", "agent_name": "Jo",
        }
    )  # fmt: skip
    assert "[who" not in rewrite.text
