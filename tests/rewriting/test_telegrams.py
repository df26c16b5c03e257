"""Notes to the file become sentences, and what is no note stays."""

import pytest

from replycoach.model import Finding
from replycoach.rewriting.transforms import proposals
from replycoach.rewriting.transforms._noted import noun, time
from replycoach.rewriting.transforms._piece import Piece
from replycoach.rewriting.transforms.telegram import sentence_of
from tests.rewriting.test_transforms_pairs import apply, proposed, reading

OVEN = "My oven shows a fault and I don't know what to do. Can I buy it anywhere?"


def told(text: str) -> str:
    """What a note becomes."""
    read = reading(text, channel="chat", customer=OVEN)
    return sentence_of(Piece.of(read, read.sentences[-1]))


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Claim received.", "We have your claim."),
        ("Parcel received yesterday.", "Your parcel has arrived yesterday."),
        ("Ticket closed and card details removed.", "Your ticket has been closed and your card details have been removed."),
        ("Leak logged under reference W-77.", "The leak has been logged under reference W-77."),
        ("Amount credited by Friday 9 May.", "The amount will be credited by Friday 9 May."),
        ("Return label enclosed; use any post office.", "The return label is enclosed; please use any post office."),
        ("Login blocked after three attempts.", "The login was blocked after three attempts."),
        ("Refund approved, £31, within 4 days.", "Your refund of £31 has been approved, and you'll have it within 4 days."),
        ("Signature required.", "A signature is needed."),
        ("No further action required.", "You don't need to do anything else."),
        ("New lid ships tomorrow.", "The new lid ships tomorrow."),
        ("Plumber visit: Monday, 9 to 11.", "The plumber visit is on Monday from 9 to 11."),
        ("Collection: tomorrow, 9.30, by our driver.", "Our driver will collect it tomorrow at 9.30."),
        ("Answer within 3 working days.", "You'll have an answer within 3 working days."),
        ("Voucher valid to Sunday.", "The voucher is valid until Sunday."),
        ("Lines: down until 18:00.", "The lines are down until 18:00."),
        ("Questions: 01632 960 001.", "If you have any questions, you can call us on 01632 960 001."),
        ("Further queries to this inbox.", "Please send any further questions to this inbox."),
        ("Broken chair to be handed to the driver.", "Please hand the broken chair to the driver."),
        ("Switch off five minutes, wipe lid, close door.", "Please switch it off for five minutes, wipe the lid and close the door."),
        ("State model.", "Please tell us the model."),
        ("Use of the heater should cease.", "Please stop using the heater."),
        ("The heater is not to be used and is to be unplugged at once.", "Please don't use the heater, and unplug it at once."),
    ],
)  # fmt: skip
def test_notes_become_sentences(note: str, sentence: str) -> None:
    assert told(note) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Denied.",
        "Fees taken on the 1st.",
        "Refunds: Library, then Orders, 14 days.",
        "Somebody will ring you today.",
        "Someone should be round soon.",
        "Take care,",
        "Keep or dispose.",
        "Write back if it happens again, and I'll look.",
        "Doctor Ferris phones at three.",
        "Yes, until nine tonight!",
        "Usage shown is usage recorded.",
        "Hold the line.",
        "Had you sent it in, we would have known.",
        "Delivery takes two days.",
    ],
)
def test_what_is_unsure_or_no_note_stays(text: str) -> None:
    assert told(text) in ("", text)


def test_a_delivery_is_of_what_ships() -> None:
    made = proposed("tone/cold", "New copy ships tonight. Delivery Thursday, before noon.", channel="email")
    assert made[0] == "The new copy ships tonight. It will be delivered on Thursday, before noon."


def test_please_is_not_said_twice_in_a_row() -> None:
    made = proposed("tone/cold", "Unplug it at wall. Keep door shut.", channel="chat")
    assert made[0].count("lease") == 1


def test_all_notes_are_tried_at_once_and_need_not_settle_the_finding() -> None:
    text = "Claim received. Tracing runs up to 14 days. Keep receipts for food."
    read = reading(text, channel="social")
    finding = Finding(rule="tone/cold", severity="warning", start=None, end=None, message="", why="", source="")
    made = list(proposals(read, finding, (0, len(text))))
    assert (
        apply(text, made[0].edits)
        == "We have your claim. Tracing takes up to 14 days. Please keep your receipts for food."
    )
    assert len(made) == 4
    assert all(one.eases for one in made)


def test_times_and_nouns() -> None:
    assert time("Friday, 10 am") == "on Friday at 10 am"
    assert time("whenever") == ""
    assert noun("Wrong size") == "the wrong size"
    assert noun("Delivery Ferris") == ""
