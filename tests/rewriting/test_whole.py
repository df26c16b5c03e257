"""What an edit leaves is a sentence, true of this case and this matter, and beside what it may stand beside."""

import pytest

from replycoach import Coach
from replycoach.rewriting.guard import objection
from replycoach.rewriting.refusing import is_right
from replycoach.rewriting.sentences import breaks
from replycoach.rewriting.transforms._made_sure import made_sure
from tests.rewriting.test_transforms_pairs import GRAMMAR, proposed

SOON_AFTER = "[how soon after: e.g. within a day of that]"


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("You'll just have to bear with us a little longer.", "You'll just have to.", "it breaks off"),
        ("You need to clear it and then someone looks at it.", "Please clear it and then, and I'll write to you.", "it breaks off"),
        ("It goes on a tag, save where the desk says so.", "It goes on a tag, save where.", "it breaks off"),
        ("It will be looked at in due course.", "It is looked [when: e.g. today by 17:00].", "a preposition is lost"),
        ("We can't act until the next update.", "Once the next update, we can act.", "a clause has no verb"),
    ],
)  # fmt: skip
def test_nothing_breaks_off(before: str, after: str, what: str) -> None:
    assert objection(before, after, (), GRAMMAR) == what


@pytest.mark.parametrize(
    "text",
    [
        "Once the form is in, we can go ahead.",
        "When the parcel arrives, tell me.",
        "It is looked at then.",
        "Let me know what you'd like to do, and then I'll book it.",
    ],
)
def test_whole_sentences_pass(text: str) -> None:
    assert breaks("It waits.", text, GRAMMAR) == ""


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Your file will be looked at in due course.", "I'll make sure that your file is looked at [when: e.g. today by 17:00]."),
        ("Once this has been received your file will be looked at.", f"Once this has been received, I'll make sure that your file is looked at {SOON_AFTER}."),
        ("A refund will be issued eventually, most likely after the end of the tax year.", None),
    ],
)  # fmt: skip
def test_what_is_made_sure_of(text: str, sure: str | None) -> None:
    assert next(made_sure(text, GRAMMAR), None) == sure


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("language/dead-end", "There is nothing we can do until the next update."),
        ("language/negative-phrasing", "The deposit can't be released until the check is done and the clerk has been off sick."),
        ("time/vague", "We get a lot of applications so it can take a while."),
        ("ownership/bluffing", "You should hopefully get £89 back on your card by Friday."),
    ],
)  # fmt: skip
def test_doubtful_edits_are_not_made(rule: str, text: str) -> None:
    assert proposed(rule, text) == []


def test_what_may_be_stays_so() -> None:
    assert proposed("time/vague", "It can take a while.") == ["It can take up to [how long: e.g. two days]."]
    assert proposed("ownership/bluffing", "It should be with you by Monday.") == []  # an honest estimate
    assert proposed("ownership/bluffing", "I guess it should be with you by Monday.")[:1] == [
        "I'll check whether it will be with you by Monday and let you know [when: e.g. today by 17:00]."
    ]


def test_a_limit_before_a_span() -> None:
    text = "Notice has to be received no later than 90 days prior to the renewal date."
    assert proposed("template/robotic", text)[:1] == [
        "Notice has to be received at least 90 days before the renewal date."
    ]


def test_a_time_for_all_is_none_for_this_case() -> None:
    assert not any("[" in one for one in proposed("time/vague", "Our team is working hard to process all claims soon."))
    assert not any("[" in one for one in proposed("time/vague", "We respond to calls as soon as we can."))


def test_a_right_is_a_way_on() -> None:
    assert is_right("You may appeal to the ombudsman.")
    assert not is_right("You cannot appeal.")


def rewritten(customer: str, reply: str) -> str:
    coach = Coach()
    case = {"channel": "email", "customer": customer, "reply": reply}
    return coach.rewrite(coach.review(case)).text


def test_no_but_between_bad_news() -> None:
    text = rewritten(
        "We paid for a sea view and got the car park. I'd like that money back.",
        "Hello,\n\nSea view rooms cannot always be guaranteed. I have contacted the hotel and they say that you did not raise"
        " this until the second day. As a gesture of goodwill we can offer you a voucher of €75. Please note that this is our"
        " final offer.\n\nRegards,\nDan",
    )
    assert ", but I have contacted" not in text
    assert "€75. Please note that this" in text


def test_a_week_that_is_named_stays() -> None:
    assert proposed("time/vague", "The assessor will look at it at some point next week.") == [
        "The assessor will look at it next week."
    ]


def test_what_is_sold_out_is_not_promised() -> None:
    assert not any("[when" in one for one in proposed("language/negative-phrasing", "The blue kettle is sold out."))
    assert not any(
        "[when" in one for one in proposed("language/negative-phrasing", "We don't have the kettle in stock.")
    )
