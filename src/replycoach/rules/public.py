"""What is normal in a short public reply that moves to a private message.

"Sorry to hear this. Please DM us your booking reference and we'll look into it" takes charge and asks for what is needed. Before the details are
known nobody can name a time, and the questions, the care and what happens next belong into the private message.
"""

from __future__ import annotations

import re

from replycoach.reading import Reading

ROUTE = re.compile(
    r"\b(?:dms?|(?<!\d)(?<!\d\s)pms?|inbox|(?:direct|private)\s+messag\w*|messag(?:e|ing)\s+(?:us|me)|(?:send|drop|pop|shoot)\s+(?:us|me)\s+a\s+(?:quick\s+)?(?:message|note|msg)|message\s+(?:through|in|via)\s+(?:the|our)\s+app|in\s+private|privately)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"https?://|www\.|\b[\w-]+(?:\.[\w-]+)*\.(?:example|com|org|net|co|gov|io|app|uk|eu|de|ie|us|ca|au|nz|in)\b|[\w.+-]{1,64}@[\w-]{1,63}\.\w+|(?<!\w)\+?0[\d\s-]{8,20}\d(?!\w)",
    re.IGNORECASE,
)
"""A page, an e-mail address or a number at which it goes on."""
PAGE = re.compile(
    r"https?://|\b[\w-]+\.[a-z]{2,}/\w|\blinks?\b|<[^<>\s]{2,20}>|\[(?:link|url|address)\]|\bhere\s?(?::|-?>)",
    re.IGNORECASE,
)
"""The very page, or the link to it."""
OPEN_PLACE = re.compile(
    r"\b(?:post(?:ed|ing)?|writ(?:e|ing|ten)|ask(?:ed|ing)?|typ(?:e|ing)|here)\b[^.!?]{0,30}\b(?:in|on|to)\s+(?:the|this|your|an?)\s+(?:\w+\s+)?(?:(?:open|public|shared|group|community|live)\s+(?:\w+\s+)?(?:room|chat|channel|forum|board|thread|page|wall|group|stream)|forum|message\s+board|comments?|review\s+page|facebook\s+group|discord)\b"
    r"|\b(?:this|the|your)\s+(?:room|chat|channel|forum|board|thread|page|group)\s+is\s+(?:open|public|visible)\b|\b(?:everyone|everybody|anyone|anybody|the\s+whole\s+\w+|others|other\s+\w+)\s+(?:here\s+|in\s+here\s+)?can\s+(?:see|read)\s+(?:this|what|it|here)\b",
    re.IGNORECASE,
)
"""The customer says that they write where others read."""
ASKED_FOR = "the reply says where it goes on in private"


def moves_to_private(reading: Reading) -> bool:
    """Whether a public reply asks the customer to go on in private."""
    return reading.profile.public and bool(ROUTE.search(reading.text))


def leads_on(reading: Reading) -> bool:
    """The same, or a public reply that names the very page, address or number at which it goes on."""
    return reading.profile.public and any(one.search(reading.text) for one in (ROUTE, ADDRESS, PAGE))


def is_read_by_others(reading: Reading) -> bool:
    """Whether others read along: on a public channel, or in an open room, as the customer says."""
    return reading.profile.public or (reading.customer is not None and bool(OPEN_PLACE.search(reading.customer.text)))
