from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from pydantic import ValidationError

from replycoach import Case, InputError
from replycoach.model import LONGEST, as_utc


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "reply: it is missing"),
        ({"reply": ""}, "reply: it is empty"),
        ({"reply": " \n\t"}, "reply: it is empty"),
        ({"reply": None}, "reply:"),
        ({"reply": 5}, "reply:"),
        ({"reply": ["Hi"]}, "reply:"),
        ({"reply": "Hi", "channel": "emial"}, "did you mean 'email'"),
        ({"reply": "Hi", "channel": 3}, "channel: '3' is not known"),
        ({"reply": "Hi", "custmer": "x"}, "custmer: unknown field; did you mean 'customer'"),
        ({"reply": "Hi", "thread": "x"}, "thread:"),
        ({"reply": "Hi", "thread": [{"role": "boss", "text": "x"}]}, "thread.0.role: 'boss' is not known"),
        ({"reply": "Hi", "thread": [{"text": "x"}]}, "thread.0.role: it is missing"),
        ({"reply": "Hi", "history": [3]}, "history.0"),
        ({"reply": "Hi", "sent_at": "yesterday"}, "sent_at:"),
        ({"reply": "x" * (LONGEST + 1)}, "longer than the 200,000 characters"),
        ({"reply": "Hi", "customer": "x" * (LONGEST + 1)}, "customer: longer"),
    ],
)
def test_bad_case_is_refused_in_our_words(data: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=r".") as error:
        Case.of(data)
    assert told in str(error.value)
    assert "pydantic" not in str(error.value)


@pytest.mark.parametrize("data", [None, 5, ["Hi"], b"Hi"])
def test_what_is_no_case(data: Any) -> None:
    with pytest.raises(InputError, match="a case is"):
        Case.of(data)


def test_nothing_is_needed_but_the_reply() -> None:
    case = Case.of({"reply": "Hi", "customer": None, "thread": None, "history": None, "channel": None, "id": 7})
    assert (case.customer, case.thread, case.history, case.channel, case.id) == ("", (), (), None, "7")


def test_other_columns_of_an_export_are_ignored() -> None:
    assert Case.of({"reply": "Hi", "ticket_url": "x", "gold": {}}).reply == "Hi"


def test_history_takes_strings_and_objects() -> None:
    case = Case(reply="Hi", history=["Hello.", {"text": "Bye.", "customer_name": "Ana"}])
    assert [one.text for one in case.history] == ["Hello.", "Bye."]


def test_message_falls_back_to_the_thread() -> None:
    thread = [
        {"role": "customer", "text": "one"},
        {"role": "agent", "text": "two"},
        {"role": "customer", "text": "three"},
    ]
    assert Case.of({"reply": "Hi", "thread": thread}).message == "three"
    assert Case.of({"reply": "Hi", "thread": thread, "customer": "four"}).message == "four"
    assert Case.of({"reply": "Hi"}).message == ""


def test_models_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Case(reply="Hi").reply = "Ho"


def test_times_without_a_zone_are_utc() -> None:
    assert as_utc(datetime(2026, 1, 2, 3)) == datetime(2026, 1, 2, 3, tzinfo=timezone.utc)
