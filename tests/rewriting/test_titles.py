"""A greeting is one piece, whatever the title in it."""

import pytest

from replycoach import Coach

BODY = "Your bill is correct. The roaming was used on the 3rd."
MESSAGE = (
    "My bill for March is far too high and I am really annoyed. It says 47.41 for roaming and I never left the country."
)


@pytest.mark.parametrize(
    "greeting",
    ["Dear Mrs. Hall,", "Dear Dr. Weiss,", "Good morning Ms. A. Hall,", "Dear J. Weiss,", "Hi Mr. and Mrs. Hall,"],
)
def test_a_title_with_a_full_stop_is_not_the_end_of_the_greeting(greeting: str, coach: Coach) -> None:
    rewrite = coach.rewrite(
        {
            "reply": f"{greeting}\n\nYou must send the bill. I will then look at the roaming.\n\nRegards,\nTim",
            "customer": MESSAGE,
            "channel": "email",
        }
    )
    assert rewrite.edits
    assert rewrite.text.startswith(f"{greeting}\n\n")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ana Ruiz", "Ana"),
        ("M. Aydin", "M. Aydin"),
        ("Family Hall", "Family Hall"),
        ("Alan and Sue Webb", "Alan and Sue Webb"),
    ],
)
def test_a_message_calls_the_customer_by_a_name_they_would_answer_to(name: str, called: str, coach: Coach) -> None:
    review = coach.review({"reply": BODY, "customer": MESSAGE, "customer_name": name, "channel": "email"})
    assert any(called in finding.message for finding in review.findings)
