"""What a rewrite keeps: rules of the house, causes, promised calls, answers, what the next sentence speaks of, and where somebody else's matter is."""

from __future__ import annotations

import pytest

from replycoach import Coach
from replycoach.rewriting.clauses import NO_APOLOGY, leans, speaks_of
from replycoach.rewriting.handing import CALLS, DEEDS
from replycoach.rewriting.transforms._forward import SHORT, _is_introduced
from replycoach.rewriting.transforms._guess import HAS_CHECKED
from replycoach.rewriting.transforms._made_sure import made_sure
from replycoach.rewriting.transforms.approval import rewrite as approved
from replycoach.rewriting.transforms.blame_shifting import rewrite as shifted
from replycoach.rewriting.transforms.commanding import rewrite as asked
from replycoach.rewriting.transforms.courtesy import rude
from replycoach.rewriting.transforms.jargon import has_terms
from replycoach.rewriting.transforms.ownership import rewrite as owned
from replycoach.rewriting.transforms.times import VAGUE
from replycoach.rewriting.whose import OUTSIDE, answers_whose, is_stall
from tests.rewriting.test_behind import put, stood
from tests.rewriting.test_guess import piece
from tests.rewriting.test_transforms_pairs import GRAMMAR, proposed, reading

COACH = Coach()


@pytest.mark.parametrize(
    ("text", "stalls"),
    [
        ("I'd have to ask my manager.", True),
        ("That needs approval first.", True),
        ("We would need sign-off for that.", True),
        ("He needs to apply himself, we don't take forms from parents unless there's consent.", False),
        ("Changes have to be agreed by both tenants before the keys are handed over.", False),
        ("We only allow dogs with a note from a vet.", False),
        ("Once it has been inspected and a fault verified, a refund of £849 can be authorised.", False),
        ("Once it has been approved, a refund of £849 can be authorised.", True),
    ],
)
def test_a_rule_of_the_house_is_no_stall(text: str, stalls: bool) -> None:
    assert is_stall(text) is stalls


def test_a_cause_stays_without_its_shrug() -> None:
    told = [
        one.text
        for one in shifted(piece("Your key is not here yet because the mill is behind, which isn't our fault."))
    ]
    assert told
    assert all(one.startswith("Your key is not here yet because the mill is behind.") for one in told)
    told = [one.text for one in shifted(piece("The printer is off sick, so it's out of our hands."))]
    assert any(one.startswith("The printer is off sick.") for one in told)


def test_nothing_is_taken_on_beside_a_true_hand_off() -> None:
    text = "The sender chose the porch, which is nothing to do with us. You'd have to speak to the sender about it."
    assert [one.text for one in shifted(piece(text))] == ["The sender chose the porch."]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Someone will ring you when they arrive.", "I'll ring you when they arrive."),
        ("Someone will ring you once they have looked at it.", "I'll make sure that you get a call once they have looked at it."),
    ],
)  # fmt: skip
def test_a_promised_call_stays_one(text: str, own: str) -> None:
    assert own in [one.text for one in owned(piece(text))]
    assert CALLS.search(text)


def test_what_waits_for_the_customer_waits() -> None:
    said = list(made_sure("You could fill in the form, then our claims team will check it on Friday.", GRAMMAR))
    assert said == ["You could fill in the form, and then I'll make sure that our claims team checks it on Friday."]


@pytest.mark.parametrize(
    ("text", "following", "needs"),
    [
        ("You claim that your badge was on the desk.", "The photographs show that it was not visible.", True),
        ("The chairs come from Poland.", "Should be with us on the 20th.", True),
        ("The bin goes out on Monday.", "Please keep it in the yard until then.", True),
        ("You can't read.", "Press the button and hold it down.", False),
        ("Calm down.", "Is it plugged in?", False),
        ("You could have looked.", "It takes two days to clear.", False),
    ],
)
def test_what_the_next_sentence_speaks_of_is_needed(text: str, following: str, needs: bool) -> None:
    assert speaks_of(following, text, GRAMMAR) is needs
    assert leans(following, text, GRAMMAR) or not needs


@pytest.mark.parametrize(
    ("text", "feels"),
    [
        ("We're sorry you feel that way.", True),
        ("I apologise if you are unhappy with it.", True),
        ("I'm sorry that the heating failed.", False),
    ],
)
def test_a_regret_of_feelings_is_replaced_and_not_struck(text: str, feels: bool) -> None:
    assert (NO_APOLOGY.search(text) is not None) is feels
    if feels:
        assert not any(one.text == "" for one in rude(piece(f"{text} The coach is checked daily.")))


def test_one_apology_comes_for_a_regret_of_feelings() -> None:
    made = COACH.rewrite(
        {
            "channel": "social",
            "customer": "Worst ferry ever. No heating for 4 hours. Never again",
            "reply": "We're sorry you feel that way. Our ships are checked daily. Please send us your booking number.",
        }
    )
    assert "feel that way" not in made.text
    assert made.text.lower().count("sorry") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You'd have to go to the council.", "You can go to the council."),
        (
            "You would need to contact the harbour office on 555 0199.",
            "You can contact the harbour office on 555 0199.",
        ),
    ],
)
def test_where_somebody_would_have_to_turn_is_no_order(text: str, told: str) -> None:
    assert [one.text for one in asked(piece(text))] == [told]


def test_somebody_elses_matter_stays_theirs() -> None:
    assert OUTSIDE.search("You'd have to ask your bank.")
    assert OUTSIDE.search("Please speak to the freeholder.")
    assert not OUTSIDE.search("Please ring our accounts team.")
    assert answers_whose(reading("Nordwerk owns the lines.", customer="Who pays for my food?"))
    assert not answers_whose(reading("Nordwerk owns the lines.", customer="Why is it late?"))


def test_what_was_checked_is_not_checked_again() -> None:
    assert HAS_CHECKED.search("We've had a look at our end and all seems fine.")
    assert HAS_CHECKED.search("I checked the line.")
    assert not HAS_CHECKED.search("It should be fine.")


def test_jargon_has_a_term_in_it() -> None:
    assert has_terms("Your node had landed on an RBL.", "my mail bounces")
    assert has_terms("The inode was left out.", "my site is down")
    assert not has_terms("You could check your credit file with the agency.", "why was i turned down")
    assert not has_terms("The RBL has your address.", "am i on an rbl")


@pytest.mark.parametrize(
    ("reply", "way", "introduced"),
    [
        ("Places are given by the Local Authority.", "You can ring the LA's team.", True),
        ("Deductions have to be agreed.", "The deductions are £120.", True),
        ("The deductions have to be agreed.", "The deductions are £120.", False),
        ("Places are given in May.", "You can ring the LA's team.", False),
    ],
)
def test_what_introduces_a_name_stays_before_it(reply: str, way: str, introduced: bool) -> None:
    read = reading(f"{reply} {way}", customer="I paid already.")
    found = [_is_introduced(read, read.sentences[1], one) for one in SHORT.finditer(way)]
    assert any(found) is introduced


@pytest.mark.parametrize("word", ["actioned", "reshipped", "onboarded", "prepaid", "couriered"])
def test_office_english_is_left_alone(word: str) -> None:
    made = COACH.rewrite(
        {"channel": "chat", "customer": "where is it", "reply": f"Hi there. The form was {word} today."}
    )
    assert word in made.text


def test_only_sure_slips_are_put_right() -> None:
    reply = "Hi there. You have to send us the form today. It takes upto 10 days, the deley is ours."
    case = {"channel": "chat", "customer": "how long does it take", "reply": reply}
    assert any(one.rule == "clarity/misspelling" for one in COACH.review(case).findings)
    made = COACH.rewrite(case)
    assert "up to 10 days" in made.text
    assert "deley" in made.text


def test_nobody_follows_up_what_has_its_rule() -> None:
    text = "Changes to the name of the payer can be made upon receipt of proof."
    assert stood("ownership/unowned", text) == []
    assert put("ownership/unowned", text) == []
    assert list(made_sure("If the fault persists, the unit would need to be returned for inspection.", GRAMMAR)) == []


def test_no_news_at_a_time_where_the_agent_knows_none() -> None:
    reply = "Hi Ana,\n\nI have asked Finance and will get back to you as soon as I hear from them. Unfortunately I can't say when that will be.\n\nBest,\nOwen"
    made = COACH.rewrite({"reply": reply, "channel": "email", "customer": "The invoice is wrong. Please correct it."})
    assert "[when" not in made.text


def test_a_way_that_is_told_answers_how() -> None:
    message = "You declined my claim for the water damage! I sent photos. I want to know who decided this and how I challenge it."
    reply = "Dear Mr Okonjo,\n\nThe claim has been reviewed by our technical team and it was determined that the loss falls under the exclusion at section 4.2(b). If you remain dissatisfied, you may send a report from a plumber, and the claim will be looked at again by a different assessor within 10 working days of receipt.\n\nYours sincerely,\nDenise Farrow"
    assert "As for how" not in COACH.rewrite({"reply": reply, "channel": "email", "customer": message}).text


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("A meter test will be organised and the result passed to billing.", True),
        ("Your refund request will be looked at.", False),
        ("The matter will be looked into.", False),
    ],
)
def test_a_promised_deed_is_no_follow_up(text: str, deed: bool) -> None:
    assert (DEEDS.search(text) is not None) is deed


def test_a_shrug_is_not_all_that_stays() -> None:
    made = COACH.rewrite(
        {
            "channel": "social",
            "customer": "Your driver was rude to my mum at the airport.",
            "reply": "That was wrong of him, sorry. These drivers come to us from a vendor and we cannot control each and every one.",
        }
    )
    assert "sorry. We cannot control" not in made.text


def test_when_a_place_comes_free_is_a_condition() -> None:
    assert VAGUE.search("I'll ring you once a slot is free.") is None
    assert VAGUE.search("I'll ring you once a colleague is free.")


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Refunds have to be released by the scheme after both sides agree.", False),
        ("That has to be signed off by the treasurer.", True),
    ],
)
def test_what_others_have_to_do_is_taken_to_them_only_for_a_yes(text: str, taken: bool) -> None:
    assert any("taking this to" in one.text for one in approved(piece(text))) is taken


def test_a_slot_at_the_end_has_no_comma_before_it() -> None:
    made = proposed("time/vague", "I'll get it paid, once the office finds a moment.", ("timeframe",))
    assert made[0].startswith("I'll get it paid [when")


@pytest.mark.parametrize(
    ("customer", "reply", "never"),
    [
        (
            "I booked two nights at your Bath hotel and the listing said parking included. On arrival I was told it's £18 a night. I'd like the £36 back.",
            "Dear Ms Halloran,\n\nThank you for sharing your feedback.\n\nThe parking offer to which you refer applies to direct bookings only; as your reservation was made through a third-party website, the terms displayed there are outside of our control and we would advise that you take this up with them directly.\n\nWe hope that this will not deter you from staying with us again, and we look forward to welcoming you back in the near future.\n\nWarm regards,\nJulian Poole",
            "[when",
        ),
    ],
)  # fmt: skip
def test_a_reply_that_takes_its_leave_promises_nothing(customer: str, reply: str, never: str) -> None:
    assert never not in COACH.rewrite({"reply": reply, "channel": "email", "customer": customer}).text
