"""What is normal in a short public reply that moves to a private message.

"Sorry to hear this. Please DM us your booking reference and we'll look into it" takes charge and asks for what is needed. Before the details are
known nobody can name a time, and the questions, the care and what happens next belong into the private message.
"""

from __future__ import annotations

import re

from replycoach.reading import Reading

ROUTE = re.compile(
    r"\b(?:dms?|pms?|inbox|(?:direct|private)\s+messag\w*|messag(?:e|ing)\s+(?:us|me)|(?:send|drop|pop|shoot)\s+(?:us|me)\s+a\s+(?:quick\s+)?message|message\s+(?:through|in|via)\s+(?:the|our)\s+app|in\s+private|privately)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"https?://|www\.|\b[\w-]+(?:\.[\w-]+)*\.(?:example|com|org|net|co|gov|io|app|uk|eu|de|ie|us|ca|au|nz|in)\b|[\w.+-]{1,64}@[\w-]{1,63}\.\w+|(?<!\w)\+?0[\d\s-]{8,20}\d(?!\w)",
    re.IGNORECASE,
)
"""A page, an e-mail address or a number at which it goes on."""
ASKED_FOR = "the reply says where it goes on in private"


def moves_to_private(reading: Reading) -> bool:
    """Whether a public reply asks the customer to go on in private."""
    return reading.profile.public and bool(ROUTE.search(reading.text))


def leads_on(reading: Reading) -> bool:
    """The same, or a public reply that names the very page, address or number at which it goes on."""
    return reading.profile.public and bool(ROUTE.search(reading.text) or ADDRESS.search(reading.text))
