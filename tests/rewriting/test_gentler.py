"""What the customer is told stays theirs and stays gentle: no order of a burden, no promise of their deed, no frame said twice."""

from __future__ import annotations

import pytest

from replycoach import Coach
from replycoach.rewriting.guard import objection
from replycoach.rewriting.transforms._made_sure import is_theirs, made_sure
from replycoach.rewriting.transforms._orders import is_burden, two_ways
from replycoach.rewriting.transforms._piece import Piece, stopped
from replycoach.rewriting.transforms._time import is_others
from replycoach.rewriting.transforms.hold import is_idle
from tests.rewriting.test_transforms_pairs import GRAMMAR, proposed, reading
from tests.rewriting.test_transforms_pairs import apply as applied

COACH = Coach()
COMMANDING, BLAME, RUDE = "language/commanding", "language/blame", "language/rude"


def made(reply: str, customer: str, channel: str = "email", name: str = "Nora Vance") -> str:
    case = {"reply": reply, "customer": customer, "channel": channel, "customer_name": name, "agent_name": "Iris"}
    text = COACH.rewrite(case).text
    assert COACH.rewrite({**case, "reply": text}).text == text
    return text


SOLD = "You sold our seats for the show to somebody else, we had paid £90 and my daughter cried. I want the money back."


def test_a_closing_that_stands_there_is_not_put_in_again() -> None:
    reply = "Dear Nora,\n\nThank you for your feedback. The seats were sold twice. We look forward to seeing you at another show."
    told = made(f"{reply}\n\nKind regards,\nIris", SOLD)
    assert told.count("Kind regards,") == 1
    assert "look forward" not in told
    assert made(f"{reply}\nIris", SOLD).endswith("\n\nKind regards,\nIris")


@pytest.mark.parametrize(
    ("after", "twice"),
    [
        ("Hi Ana,\n\nIt ships.\n\nBest wishes,\n\nBest wishes,\nJo", "“Best wishes” would stand twice"),
        ("Hi Ana,\n\nHi Ana,\n\nIt ships.\n\nBest wishes,\nJo", "“Hi Ana” would stand twice"),
        ("Hi Ana,\n\nIt ships.\n\nBest wishes,\nJo", ""),
    ],
)
def test_no_line_of_the_frame_stands_twice(after: str, twice: str) -> None:
    assert objection("Hi Ana,\n\nIt ships.\n\nBest wishes,\nJo", after, (), GRAMMAR) == twice


@pytest.mark.parametrize(
    "text",
    [
        "Faulty tools should be returned to your nearest branch, where a colleague will check them.",
        "The claim form has to be completed online.",
        "Keys can be collected at the counter.",
        "Meter readings need to be sent to us by the 3rd.",
    ],
)
def test_what_the_customer_does_is_no_promise_of_ours(text: str) -> None:
    assert is_theirs(text, GRAMMAR)
    assert list(made_sure(text, GRAMMAR)) == []
    assert not any("I'll" in one for one in proposed("ownership/unowned", text))


@pytest.mark.parametrize(
    "text",
    [
        "Your case should be looked at today.",
        "The parts should be ordered by someone here.",
        "It will be looked into.",
        "Your refund should be paid by Friday.",
        "Your parcel needs to be sent again.",
    ],
)
def test_what_is_done_here_is(text: str) -> None:
    assert not is_theirs(text, GRAMMAR)
    assert any("I'll" in one for one in proposed("ownership/unowned", text))


def test_things_that_begin_like_a_pronoun_are_many() -> None:
    (told, *_) = made_sure("These items will be checked by whoever is in.", GRAMMAR)
    assert told == "I'll make sure that these items are checked [when: e.g. today by 17:00]."


@pytest.mark.parametrize(
    ("act", "burden"),
    [("fit the shelf yourself", True), ("arrange your own driver", True), ("travel to Leeds", True), ("send us the form", False), ("choose it in your own account", False)],
)  # fmt: skip
def test_a_burden_is_told_apart(act: str, burden: bool) -> None:
    assert is_burden(act) is burden


def test_no_burden_is_asked_for_as_a_favour() -> None:
    assert proposed(COMMANDING, "You will need to fit the shelf yourself.") == []
    assert proposed(COMMANDING, "You'll have to buy a new charger.") == []
    assert proposed(COMMANDING, "You need to send us the form.") == [
        "Could you send us the form, please?",
        "Please send us the form.",
    ]


def test_two_ways_are_a_choice() -> None:
    assert proposed(COMMANDING, "We don't post keys, you'll have to come and fetch it or arrange your own driver.") == [
        "We don't post keys. You can come and fetch it, or arrange your own driver."
    ]
    assert two_ways("come on Monday or Friday", GRAMMAR) == ""


@pytest.mark.parametrize(
    ("text", "other", "idle"),
    [
        ("plz be patient.", "Deposits take up to 10 days.", True),
        ("You will just have to wait for your turn.", "Deposits take up to 10 days.", True),
        ("Please be patient.", "I'm checking the list.", False),
        ("Hold on.", "Deposits take up to 10 days.", False),
    ],
)
def test_patience_is_no_hold_where_nothing_is_looked_up(text: str, other: str, idle: bool) -> None:
    read = reading(f"{other} {text}", channel="chat")
    piece = Piece.of(read, read.sentences[-1])
    assert is_idle(piece) is idle
    assert ("minutes" in " ".join(proposed("time/hold-unasked", f"{other} {text}", channel="chat"))) is not idle


def test_who_waits_for_money_is_not_asked_for_two_minutes() -> None:
    told = made("deposits take up to 10 days. plz be patient.", "My deposit of £80 still isn't back!", "chat")
    assert "minutes" not in told
    assert "patient" not in told


def test_that_it_is_known_outlives_the_jab() -> None:
    told = made(
        "haha yeah known bug, should of saved them elsewhere. we look into it soon",
        "my photos are all gone since your update, 4 years of them",
        "social",
        "",
    )
    assert "known bug" in told
    assert "should" not in told
    assert proposed(RUDE, "lol known issue, fixed on 4 May, should have waited.")[:1] != [
        "Sorry, this is a known issue."
    ]


def test_a_question_as_people_text_it_stays_a_question() -> None:
    assert proposed(RUDE, "So do u want to renew it or not", ("question",))[:1] == ["Would you like to renew it?"]


def test_a_reminder_to_nobody_is_not_sharpened() -> None:
    text = "Guests are reminded that the pool closes at nine."
    assert not any(one.startswith("We ") for one in proposed("template/robotic", text))


def test_one_hedge_is_enough_and_nothing_is_belittled() -> None:
    assert (
        proposed(BLAME, "That's probably just because you watered it too often.")[0]
        == "That's probably because it was watered too often."
    )


def test_nobody_else_is_hinted_at() -> None:
    assert not any(
        "phone was used" in one for one in proposed(BLAME, "It is higher because you used your phone abroad.")
    )
    assert any("form was used" in one for one in proposed(BLAME, "It is late because you used the old form."))


def test_an_apology_of_ours_stays_beside_the_condolence() -> None:
    told = made(
        "Dear Ms Vance,\n\nWe apologise for any inconvenience caused. Reminders are sent by our system. We have now taken her off the list.\n\nKind regards,\nIris",
        "My mother died in May and I told you by phone. Now a reminder to her came. Please stop these.",
    )
    assert "about your mother. And I'm sorry for the trouble" in told


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Our engineers are working hard to fix the mast as soon as possible.", True),
        ("Service will be restored shortly.", True),
        ("Our engineers are working on it and I'll call you soon.", False),
        ("We're waiting for the maker to send the valve.", True),
        ("Your refund will be paid soon.", False),
    ],
)
def test_a_time_that_only_others_know_may_be_one_for_news(text: str, others: bool) -> None:
    assert is_others(text) is others


def test_behind_a_full_stop_that_is_put_in_stands_a_capital() -> None:
    text = "Hi Ana, you missed it. we can send it, iPads too."
    assert applied(text, (stopped(text, 6, 22),)) == "Hi Ana. We can send it, iPads too."
    assert stopped("Hi Ana, you missed it.", 6, 22).text == "."


def test_a_slip_takes_the_others_of_its_sentence_along() -> None:
    told = made(
        "Hi Nora. Thats the new price since May, i can show u the list. The list has n entries.",
        "Why is my plan dearer now?",
        "chat",
        "Nora",
    )
    assert "That's the new price since May, I can show you the list. The list has n entries." in told


def test_how_people_text_is_no_denial_and_nobody_else() -> None:
    assert objection("It is due. do u want to renew or not", "It is due. would you like to renew?", (), GRAMMAR) == ""


def test_a_deed_that_somebody_is_to_do_is_not_left_out() -> None:
    told = made(
        "Dear Ms Vance,\n\nThe contractor has been informed and the repair will be carried out as soon as possible.\n\nKind regards,\nIris",
        "The heating has been off for four days, we have a newborn.",
    )
    assert "the repair will be carried out" in told
