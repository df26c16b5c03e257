"""Blanks of every helpdesk become slots, tangles and jargon are handed over, and holds, stalls and questionnaires are put as one would say them."""

from __future__ import annotations

from typing import Any

import pytest

from replycoach import Coach
from replycoach.rewriting.asking import _items
from replycoach.rewriting.directions import directions
from replycoach.rewriting.guard import Facts, objection
from replycoach.rewriting.naming import filling, slot_for
from replycoach.rewriting.transforms._forward import NOT_FIRST
from replycoach.rewriting.transforms._next import but_next
from replycoach.rewriting.transforms._piece import Piece, has_time
from tests.rewriting.test_standins import stood_in
from tests.rewriting.test_transforms_pairs import GRAMMAR, proposed, reading


def rewritten(coach: Coach, reply: str, **case: Any) -> str:
    made = coach.rewrite({"reply": reply, **case})
    assert coach.rewrite({"reply": made.text, **case}).text == made.text
    return made.text


@pytest.mark.parametrize(
    ("blank", "slot"),
    [
        ("{{refund_date}}", "[refund date: e.g. 14 May]"),
        ("{%conversation.number%}", "[conversation number: e.g. 4071]"),
        ("%{ticket.dept.name}", "[dept name: e.g. Alex]"),
        ("#{ticket.delivery_date}", "[delivery date: e.g. 14 May]"),
        ("{!Case.Visit_Date__c}", "[visit date: e.g. 14 May]"),
        ("{{{Case.CaseNumber}}}", "[case number: e.g. 4071]"),
        ("{store_name}", "[store name: e.g. our shop]"),
        ("<insert date>", "[date: e.g. 14 May]"),
        ("*|FNAME|*", "[first name: e.g. Alex]"),
        ("{{#issues}}", ""),
        ("{% endif %}", ""),
        ("{{1}}", ""),
        ("____", ""),
        ("TBD", ""),
    ],
)
def test_each_syntax_becomes_a_slot(blank: str, slot: str) -> None:
    assert slot_for(blank) == slot


def test_a_variable_is_filled_by_what_it_stands_for() -> None:
    assert filling("{%user.firstName%}", "Ana Ruiz", "Jo Carter") == "Jo"
    assert filling("{{contact.first_name || 'there'}}", "Ana Ruiz", "Jo Carter") == "Ana"
    assert filling("{{ticket.requester.last_name}}", "Ana Ruiz", "Jo Carter") == ""


def test_blanks_are_filled_whatever_they_hid(coach: Coach) -> None:
    reply = "Hi Ana, thanks for asking. Your order %{order.number} leaves us on #{ticket.delivery_date} and I'll write to you when it does."
    made = rewritten(coach, reply, channel="chat", customer="Where is my order?", customer_name="Ana")
    assert "order [order number: e.g. 4071] leaves us on [delivery date: e.g. 14 May]" in made
    assert not objection("It leaves us on {{day}}.", "It leaves us on [day: e.g. 14 May].", (), GRAMMAR)


def test_jargon_is_handed_over_instead_of_a_slot_behind_it(coach: Coach) -> None:
    said = "The OLT uplink on your PON segment is saturated at peak and the NOC has a CR in for a re-split on Thursday."
    case = {"channel": "chat", "customer": "why is my internet so slow in the evening? i pay for 200"}
    made = rewritten(coach, f"Hi Omar, sorry about that. {said} I'll message you here on Friday.", **case)
    assert f"[say in plain words: “{said}”]" in made
    assert "In plain words:" not in made


def test_a_cause_passes_nothing_on(coach: Coach) -> None:
    case = {"channel": "chat", "customer": "internet down since 7, i've a call at 11!!"}
    reply = "Sorry Dana, that's bad timing with your call. The cable was cut by diggers. It's back at 9.30, and I'll message you then."
    assert "[say" not in rewritten(coach, reply, **case)


def test_what_the_customer_gave_is_not_asked_for() -> None:
    asks = "Sorry. Could you send me the order number, the date of purchase, the price that you paid and a photo of the hole? Then I'll pay you."
    made = stood_in(
        "clarity/interrogation", asks, customer="The rug (order RG-2210, bought on 2 June for £89) has a hole."
    )
    assert made[0] == "Sorry. Could you send me a photo of the hole, please? Then I'll pay you."


def test_what_is_wrong_is_asked_first() -> None:
    assert _items("Then send me your full name, date of birth, phone model and what's going wrong.") == [
        "your full name",
        "your date of birth",
        "your phone model",
        "what's going wrong",
    ]
    asks = "Happy to look. Please send your user name, date of birth, phone model and what's going wrong. With that I'll find it."
    made = stood_in("clarity/interrogation", asks, customer="it is off", channel="chat")
    assert "tell me [what you need first: e.g. what's going wrong and your user name], please? With that" in made[0]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Let me have a look at the Leeds stock list for you, back in a bit so don't go anywhere.",
            "while I have a look at the Leeds stock list for you?",
        ),
        ("I'm going to ask Dr Moss about it so sit tight until I come back to you.", "while I ask Dr Moss about it?"),
        (
            "I'm off to go through the sheets for you, so do keep this window open.",
            "for you? Please keep this window open.",
        ),
    ],
)
def test_a_hold_says_what_for(text: str, asked: str) -> None:
    made = stood_in("time/hold-unasked", f"Hi. {text}", channel="chat")
    assert made[0].endswith(asked)


def test_a_stage_mark_stays_and_thanks() -> None:
    made = stood_in(
        "time/hold-unasked", "Is a minute all right? [hold] Okay, back with you. It was the bank.", channel="phone"
    )
    assert made[0] == "Is a minute all right? [hold] Thank you for holding. It was the bank."


def test_to_wait_is_nothing_to_do() -> None:
    assert not list(directions(GRAMMAR.parse("Sit tight by the telephone.")))
    assert list(directions(GRAMMAR.parse("Keep the window open.")))


def test_cries_are_no_facts() -> None:
    found = Facts.of("Ooh, a bowl! Heyyy Ana! Happy Wednesday!")
    assert found.names == {"ana"}
    assert found.days == {"wednesday"}


def test_cheer_leaves_the_handle() -> None:
    made = stood_in("tone/over-cheerful", "Haha @mossy_dan, the boss got the last laugh! Sorry about it.", flagged=0)
    assert made[0] == "Hi @mossy_dan. Sorry about it."


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "We don't have the green lamp and we won't get it again. The blue one is £40.",
            "We don't have the green lamp and we won't get it again, but the blue one is £40.",
        ),
        ("We can't change a basic fare. But a flexible fare can be changed.", ""),
        ("We can't change a basic fare.\nA flexible fare can be changed.", ""),
        ("We can't change a basic fare, but ask us again. A flexible fare can be changed.", ""),
    ],
)
def test_what_there_is_follows_in_the_same_breath(text: str, made: str) -> None:
    from dataclasses import replace

    from replycoach.rewriting.edits import apply

    read = reading(text)
    first, second = read.sentences[:2]
    second = replace(second, moves=frozenset({"solution"}))
    piece = Piece.of(read, first, (first.start, first.end))
    assert [apply(read.text, one.edits) for one in but_next(read, piece, second)] == ([made] if made else [])


def test_a_stall_in_a_clause_is_asked() -> None:
    text = "I see no problem, but it isn't mine to decide, so I've to see whether Mrs Lane is happy with it."
    assert proposed("ownership/approval-stall", text)[0].startswith("I see no problem, and I'm asking Mrs Lane whether")


def test_a_clause_that_only_disowns_goes() -> None:
    told = "It was the carrier who dragged it over the step, which we at the shop had no say in."
    assert any(
        one.startswith("The carrier dragged it over the step.") for one in proposed("language/blame-shifting", told)
    )
    assert not objection(told, "The carrier dragged it over the step.", (), GRAMMAR)


def test_a_wait_without_end_gets_a_time() -> None:
    text = "Shouldn't be a great deal longer, and I'll keep you posted."
    assert proposed("time/vague", text, channel="chat")[0].startswith("It should be done [when: e.g. ")
    assert (
        "with any luck"
        not in proposed("time/vague", "It'll be up again before too long, with any luck.", channel="chat")[0]
    )
    assert has_time("I'll message you at 3.")
    assert not has_time("He lives at 3 Quay Street.")


def test_a_bare_guess_checks_what_was_asked(coach: Coach) -> None:
    case = {"channel": "chat", "customer": "is the hotel pool heated in april?"}
    made = rewritten(coach, "Hi Lou, I'd imagine so, most of them are. The pool is open from 8 to 20.", **case)
    assert made.startswith("Hi Lou, I'll check whether the hotel pool is heated in April and ")


def test_templates_may_be_the_talk(coach: Coach) -> None:
    reply = "Hi Rae! Put {{first_name}} in the text, for example “Dear {{first_name}}”. The merge tag works in the subject too."
    assert "{{first_name}}" in rewritten(coach, reply, channel="chat", customer="how do i add a name in my mails")


def test_your_name_is_the_agents() -> None:
    assert filling("[YOUR NAME]", "Ana Ruiz", "Jo Carter") == "Jo"


@pytest.mark.parametrize(
    ("rule", "text", "made"),
    [
        (
            "language/commanding",
            "Invoices must be requested by you via the portal.",
            "Please request invoices via the portal.",
        ),
        ("language/commanding", "Form 12 needs to be completed by Friday.", "Please complete form 12 by Friday."),
        (
            "language/commanding",
            "You have to log in, you have to open Billing, and you are required to enter it.",
            "Please log in, open Billing, and enter it.",
        ),
        (
            "language/rude",
            "As the product page says in its second line, for those who scroll, it's an EU plug.",
            "It's an EU plug.",
        ),
        (
            "language/blame-shifting",
            "Our cloud provider is to blame, they had a power cut and we can do nothing about it.",
            "Our cloud provider had a power cut.",
        ),
    ],
)
def test_it_is_said_as_one_would(rule: str, text: str, made: str) -> None:
    assert any(one.startswith(made) for one in proposed(rule, text))


def test_a_bound_ends_where_the_next_clause_begins() -> None:
    assert not any(
        "once 3" in one
        for one in proposed("language/negative-phrasing", "Rooms aren't ready before 3 and we can't make exceptions.")
    )


def test_what_goes_on_or_leaves_its_verb_out_is_no_beginning() -> None:
    assert NOT_FIRST.match("You then get your money back.")
    assert NOT_FIRST.match("Tentworks in Hull does, for about £25.")
    assert not NOT_FIRST.match("What he does is good.")
