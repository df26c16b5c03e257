"""Where no word of sympathy can be composed, a place for one; and what only fills the air goes instead of being handed back."""

from __future__ import annotations

from typing import Any

import pytest

from replycoach import Coach
from replycoach.model import Edit, Rewrite
from replycoach.reading.grammar import Grammar
from replycoach.rewriting.choosing import capital
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.edits import apply
from replycoach.rewriting.general import is_general, without_call
from replycoach.rewriting.slots import MEANS
from tests.rewriting.test_transforms_pairs import reading

COACH = Coach()
GONE = {
    "id": "gone",
    "channel": "email",
    "customer": "All the recipes I typed in over two years are gone and nobody answers me. I'm furious and scared, are they lost?",
    "customer_name": "Lena",
    "agent_name": "Tom",
    "reply": "Hi Lena,\n\nYour recipes are not lost. They moved to the tab Archive with the update, and a tap on Restore brings them"
    " back.\n\nBest wishes,\nTom",
}


def rewritten(case: dict[str, Any], **changed: Any) -> Rewrite:
    made = COACH.rewrite({**case, **changed})
    again = COACH.rewrite({**case, **changed, "reply": made.text})
    assert again.text == made.text
    return made


def test_a_place_for_sympathy_stands_where_none_can_be_composed() -> None:
    made = rewritten(GONE)
    assert made.text.startswith(f"Hi Lena,\n\n[{MEANS}: e.g. ")
    assert [slot.name for slot in made.slots] == [MEANS]
    assert not [one for one in made.after.findings if one.rule == "acknowledgement/missing"]


def test_a_place_goes_before_what_is_said_to_anybody() -> None:
    made = rewritten(
        {
            "id": "seats",
            "channel": "email",
            "customer": "You said 45 seats, the invoice says 60. Second quarter in a row. I'm not happy about it.",
            "customer_name": "Alma Reyes",
            "agent_name": "Lou",
            "reply": "Hi Alma,\n\nThe contract says 60 seats. The invoice is due on the 30th.\n\nLou",
        }
    )
    assert f"[{MEANS}: e.g. " in made.text


def test_a_question_that_an_echo_hid_gets_its_place() -> None:
    made = rewritten(
        {
            "id": "echo",
            "channel": "email",
            "customer": "Hello, I'd like to send back the grey coat (order 6021), it is too long. Do I have to pay the postage?",
            "customer_name": "Mira Holt",
            "agent_name": "Ed",
            "reply": "Hi Mira,\n\nI understand that you would like to send back the grey coat from order 6021 because it is too long, and that you"
            " would like to know if you have to pay the postage. Please fill in the form in your parcel and post it within 28 days.\n\nThanks,\nEd",
        }
    )
    assert "I understand" not in made.text
    assert "As for whether you have to pay the postage: [answer" in made.text


def test_no_place_beside_a_word_of_sympathy() -> None:
    made = rewritten(GONE, reply=GONE["reply"].replace("Your recipes", "I'm sorry for the fright. Your recipes"))
    assert MEANS not in made.text


def test_no_place_for_who_only_asks() -> None:
    assert MEANS not in rewritten(GONE, customer="Where do I find the recipes that I typed in?").text


def test_a_death_is_never_disputed_and_nobody_is_won_back() -> None:
    made = rewritten(
        {
            "id": "late",
            "channel": "email",
            "customer": "My father died in June and I have to cancel his broadband. I've rung four times. What do you need?",
            "customer_name": "Nora Pitt",
            "agent_name": "Sam",
            "reply": "Dear Nora,\n\nYou need to upload the death certificate on the page Bereavement. We'll close the line the same day."
            " There is no need to call again.\n\nKind regards,\nSam",
        }
    )
    assert "father" in made.text
    assert "keeping an eye" not in made.text


def test_a_call_for_calm_goes_and_what_stands_behind_it_stays() -> None:
    parser = Grammar()
    assert without_call("Please calm down, we're on our way.", parser) == "We're on our way."
    for kept in (
        "Send the form, we need it.",
        "Please unplug it, we're on our way.",
        "We moved it, we checked.",
        "Calm down, please.",
    ):
        assert without_call(kept, parser) == kept


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Like everyone else you have to wait in the queue, we're very busy.", True),
        ("You'll have to queue like the rest.", True),
        ("You have to wait two days.", False),
        ("You must wait.", False),
        ("You have to wait for the fitter.", False),
        ("We have many guests, all of whom want the best table.", True),
        ("We have your guest list.", False),
    ],
)
def test_that_all_have_to_wait_is_general(text: str, general: bool) -> None:
    assert is_general(text, Grammar()) is general


def test_a_closed_door_goes_where_a_way_on_is_there() -> None:
    made = rewritten(
        {
            "id": "search",
            "channel": "chat",
            "customer": "my suitcase never came and my flight is tomorrow!!",
            "customer_name": "Ravi",
            "agent_name": "Jo",
            "reply": "Hi Ravi, sorry about this. I'll start a search at the airport now. Nothing else I can do.",
        }
    )
    assert "I'll start a search" in made.text
    assert "[say" not in made.text
    assert "Nothing else" not in made.text


def test_one_place_for_one_way_on() -> None:
    made = rewritten(
        {
            "id": "code",
            "channel": "chat",
            "customer": "my code WELCOME5 is refused, it's good till sunday!",
            "customer_name": "Mia",
            "agent_name": "Jo",
            "reply": "It doesn't work on sale items. Everything in your basket is sale. Can't do anything about that.",
        }
    )
    assert made.text.count("[") <= 1
    assert "Can't do anything" not in made.text


def test_the_word_behind_a_handle_is_no_name() -> None:
    made = rewritten(
        {
            "id": "album",
            "channel": "social",
            "customer": "@nimbus my photos!!! 6 years of my kids!!! GONE!!! i'm furious",
            "customer_name": "Elle",
            "reply": "@elle Nothing was deleted, the album is not lost. Sign out and in again and it shows.",
        }
    )
    assert made.text.startswith(f"@elle [{MEANS}: ")


def test_what_is_handed_over_settles_though_the_guard_reads_the_own_words_otherwise() -> None:
    case = {
        "channel": "chat",
        "customer": "The app logs me out every hour since the update. Can you fix this?",
        "customer_name": "Paul",
        "reply": "no idea why it does that tbh. maybe restart? if not, you have to call 555-0199 and ask someone there.",
    }
    assert "555-0199" in rewritten(case).text


def test_a_misspelt_first_word_is_no_name() -> None:
    assert (
        "Unfortunately the lamp"
        in rewritten({"channel": "email", "reply": "Unfortunatly the lamp is late. It is here on Friday."}).text
    )


def said(reply: str, customer: str, channel: str = "chat", name: str = "Ana") -> str:
    return rewritten(
        {"id": customer, "channel": channel, "customer": customer, "customer_name": name, "reply": reply}
    ).text


def test_what_they_fear_is_no_fact() -> None:
    reply = "Hey Ola! Try signing in again. Did you read the help page?"
    text = said(reply, "all my recipes vanished after the sync, please tell me they're not wiped", name="Ola")
    assert "vanished" not in text
    assert "sorry that" not in text


def test_an_example_concedes_nothing_where_the_reply_denies_it() -> None:
    text = said(
        "Hi Tom,\n\nYou did not read the tariff, so the fee is valid. The visit is on our list.\n\nKim",
        "You billed me for a visit after I had cancelled it. I want it back.",
        "email",
        "Tom",
    )
    assert "after you had cancelled" not in text


def test_nobody_says_sorry_for_what_they_left_behind() -> None:
    text = said(
        "Hi Mr Ito. It's at the depot. You'll have to fetch it yourself. Ok bye",
        "I left my hat on the tram and my head is cold. I need it.",
        "phone",
        "Mr Ito",
    )
    assert "gone wrong" not in text
    assert "sorry for how" not in text


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("Right Mr Ode, the mill is late.", "Right Mr Ode, I'm sorry. The mill is late."),
        ("OK so Mr Ode, the mill is late.", "OK so Mr Ode, I'm sorry. The mill is late."),
        (
            "Hi Mr Ode as per our call no refund, it was used.",
            "Hi Mr Ode, I'm sorry. As per our call no refund, it was used.",
        ),
        ("Hi Mr Ode, the mill is late.", "Hi Mr Ode, I'm sorry. The mill is late."),
    ],
)
def test_sympathy_stands_behind_the_name_and_not_inside_of_a_sentence(text: str, becomes: str) -> None:
    draft = Draft(reading(text, channel="phone"), Situation(customer_name="Mr Ode"))
    assert apply(text, draft.after_opening("I'm sorry.")) == becomes


def test_a_question_without_words_of_its_own_gets_a_place_alone() -> None:
    assert "To answer your question" not in said("please hold", "Are those ones any good?")


def test_scorn_is_no_question() -> None:
    assert "[answer" not in said(
        "DM us", "Nine days without a reply to ticket 5519. Anybody awake over there?", "social"
    )


def test_an_offer_and_its_let_me_know_stay_together() -> None:
    text = said(
        "Hi,\n\nYou clicked the wrong plan. People mix these up. I can pay it back but your access ends at once. Let me know.\n\nKim",
        "You took 60 euros for a plan that I never wanted. I want it back today.",
        "email",
    )
    assert "at once. Let me know" in text


def test_who_asks_for_a_call_gets_a_next_step_beside_the_word_of_sympathy() -> None:
    text = said(
        "Dear Ms Roth,\n\nThank you for writing. We take care of all children. A form was put in the bag."
        " The manager is very busy this week, so please write down any other points.\n\nOffice",
        "My son was bitten on Monday and nobody rang me. I would like to know why I wasn't told, and I would like the manager to phone me.",
        "email",
        "Ms Roth",
    )
    assert "[who gets in touch, and when: " in text
    assert "sorry" in text


def test_a_kind_word_comes_in_where_the_words_that_hurt_went() -> None:
    case = {
        "id": "coat",
        "channel": "chat",
        "customer": "ordered a size 5 coat got size 9, order 4471. need it for sunday, can you send the right one",
    }
    text = rewritten(
        {**case, "customer_name": "Mia", "reply": "u must of picked the wrong size. send back for refund n reorder"}
    ).text
    assert "didn't get what you ordered" in text
    assert ". Send back" in text


def test_a_kind_word_that_is_lacking_still_is_told() -> None:
    case = {
        "id": "lamps",
        "channel": "chat",
        "customer": "ordered two green lamps and only shades came, order 7731. need them by friday, can you swap",
    }
    made = rewritten(
        {**case, "customer_name": "Mia", "reply": "u must of picked the wrong size. send back for refund n reorder"}
    )
    told = [*(one.rule for one in made.left_alone), *(one.rule for one in made.edits)]
    assert "acknowledgement/missing" in told


@pytest.mark.parametrize(
    ("source", "edit", "text"),
    [
        ("Hi Ana, you took it. send it", Edit(start=6, end=20, text="."), ". S"),
        ("Hi Ana, you took it. Send it", Edit(start=6, end=20, text="."), "."),
        ("Hi Ana, [say kindly: “No.”] send it", Edit(start=28, end=28, text="sorry. "), "Sorry. "),
    ],
)
def test_a_sentence_begins_with_a_capital(source: str, edit: Edit, text: str) -> None:
    assert capital(source, edit).text == text


def test_sympathy_may_stand_beside_what_the_bill_is_for() -> None:
    text = said(
        "Hi Ana! Your water bill is higher because you filled a pool in June. You used 40 m3 more than in May, that comes to £80.",
        "why is my water bill £112 this month, it's never more than £30??",
    )
    assert f"[{MEANS}: e.g. " in text
    assert "because you filled a pool in June" in text
