"""Which of the customer's questions a reply meets: by what is asked for, and what the reply brings of that kind."""

from __future__ import annotations

from replycoach.reading.reading import Question, Reading


def skipped(reading: Reading) -> list[Question]:
    """The customer's questions that the reply neither answers nor defers, likeliest first."""
    customer = reading.customer
    if customer is None or not reading.likely("acknowledgement/ignored-question"):
        return []
    return list(customer.questions[-1:])
