"""Office grammar, jargon and tangled sentences said plainly."""

import pytest

from replycoach.rewriting.transforms._office import praises
from replycoach.rewriting.transforms._piece import Piece
from tests.rewriting.test_transforms_pairs import proposed, reading


@pytest.mark.parametrize(
    ("office", "plain"),
    [
        ("Repair works are ongoing with completion anticipated by 18:00.", "We're busy with the repair, and we expect to finish by 18:00."),
        ("Delivery of your sofa is anticipated on Friday.", "We expect to deliver your sofa on Friday."),
        ("A visit has been scheduled for tomorrow at 9:00, at which attendance is requested.", "Your visit is tomorrow at 9:00."),
        ("In order that the stain may be examined, we would ask that you send us a photo.", "So that we can look at the stain, please send us a photo."),
        ("You are kindly requested to sign the form and return the same at your earliest convenience.", "Please sign the form and return it when you can."),
        ("Further complaints may be lodged with the clinic.", "You can send any further complaints with the clinic."),
        ("We will carry out an investigation into the leak on Monday.", "We will look into the leak on Monday."),
        ("We confirm receipt of your notice of termination, effective as of today's date.", "I have your cancellation, and it takes effect today."),
        ("Receipt of your correspondence dated 3 May is hereby acknowledged with thanks.", "Thank you for your message of 3 May."),
        ("It is regretted that the usual call was not made.", "I'm sorry that the usual call was not made."),
        ("The inconvenience occasioned by the delay is regretted.", "I'm sorry for the trouble that the delay caused."),
        ("Thank you for your correspondence of 3 May.", "Thank you for your message of 3 May."),
        ("Reasonable taxi costs may be considered on receipt of a bill.", "We may consider reasonable taxi costs when we have a bill."),
        ("Members' forbearance in the interim is appreciated.", "Thank you for bearing with us."),
        ("The outcome will be communicated upon conclusion of the review.", "I'll tell you the outcome once the review is finished."),
        ("Badges are to be set out on form B2, obtainable from the desk.", "Please set out badges on form B2, which you can get from the desk."),
        ("It has been determined that the fault is covered.", "We've found that the fault is covered."),
    ],
)  # fmt: skip
def test_office_grammar_is_said_by_a_person(office: str, plain: str) -> None:
    assert plain in proposed("template/robotic", office, channel="email")


def test_questions_that_ask_are_no_orders() -> None:
    assert (
        proposed("template/robotic", "Might I ask you to leave it on, so that she can read the code?", channel="chat")
        == []
    )


def test_what_a_company_says_of_itself_goes() -> None:
    read = reading("Quality is at the heart of everything we do. Your lamp left us today.", channel="chat")
    assert praises(Piece.of(read, read.sentences[0]))
    assert not praises(Piece.of(read, read.sentences[1]))
    other = reading("We strive to deliver your parcel by 5 May.", channel="chat")
    assert not praises(Piece.of(other, other.sentences[0]))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "Your RMA number is 5512 and the ETA is Friday.",
            "Your return number is 5512 and the arrival time is Friday.",
        ),
        ("We don't have ETA for the part yet.", "We don't have an arrival time for the part yet."),
        ("You'll get a pro-rata refund by EOD.", "You'll get a refund for the unused part by the end of the day."),
        ("I've escalated this to tier 2.", "I've passed this on to our specialists."),
        ("The mixer is on backorder.", "The mixer is out of stock and on order."),
        ("We've throttled the line and migrated your mailbox.", "We've slowed down the line and moved your mailbox."),
        ("Please clear the cache.", "Please clear the cache (the files that it keeps so that it loads faster)."),
    ],
)
def test_jargon_becomes_plain(text: str, plain: str) -> None:
    assert proposed("clarity/jargon", text, channel="chat", customer="When does it come?")[0] == plain


def test_a_term_of_the_customer_and_a_button_stay() -> None:
    assert proposed("clarity/jargon", "The ETA is Friday.", customer="What's the eta?") == []
    assert proposed("clarity/jargon", "It broke when the token cache went down.", customer="How?") == []
    assert not any(
        "pay" in one
        for one in proposed("template/robotic", "With regard to the fine, this is not within the remit of this team.")
    )
    assert proposed("clarity/jargon", 'Open Settings > Backlog and press "Cache".', customer="How?") == []


@pytest.mark.parametrize(
    ("long", "parts"),
    [
        (
            "The refund went out on 3 May to the card ending in 4471, however the card had run out by then, meaning that the bank sent the money back to us on 9 May, and so I have now sent it to the account that you gave us.",
            "The refund went out on 3 May to the card ending in 4471, however the card had run out by then. This means that the bank sent the money back to us on 9 May. So I have now sent it to the account that you gave us.",
        ),
        (
            "Your cover pays for water damage up to £5,000, and has done so since it began in 2019, but it does not pay for the pipe itself, which stays with you; the ceiling and the carpet are covered and we will pay for both once you send us the two invoices.",
            "Your cover pays for water damage up to £5,000, and has done so since it began in 2019. But it does not pay for the pipe itself, which stays with you. The ceiling and the carpet are covered and we will pay for both once you send us the two invoices.",
        ),
    ],
)
def test_tangled_sentences_are_cut_at_safe_joints(long: str, parts: str) -> None:
    assert parts in proposed("clarity/hard-to-read", long, channel="email")


def test_no_part_is_left_hanging() -> None:
    text = "Bills hold a unit rate and a daily charge, while the first depends on the readings, which may be actual, in which case they are marked A, or estimated, in which case they are marked E, although a meter that has lost its signal may also show E when it is right."
    assert all("In that case" not in made for made in proposed("clarity/hard-to-read", text, channel="email"))
