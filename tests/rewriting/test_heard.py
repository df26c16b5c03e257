"""What is said to a customer of their own matter is true, takes the right tone and stands where it belongs."""

from __future__ import annotations

import pytest

from replycoach import Coach
from replycoach.reading.grammar import Grammar
from replycoach.reading.sentences import split
from replycoach.rewriting.asked import told
from replycoach.rewriting.compose import snippets
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.matter import matter
from replycoach.rewriting.onward import denies, disputes, is_usual
from replycoach.rewriting.situation import Situation
from replycoach.rewriting.weight import weight
from tests.rewriting.test_behind import read_as

PARSER, COACH = Grammar(), Coach()


def known(message: str) -> dict[str, str]:
    return {**weight(message, tuple(split(message)), PARSER).known, **matter(message).known}


def made(reply: str, customer: str, channel: str = "email", name: str = "", agent: str = "Jo") -> str:
    case = {"reply": reply, "customer": customer, "channel": channel, "customer_name": name, "agent_name": agent}
    return COACH.rewrite({key: value for key, value in case.items() if value}).text


@pytest.mark.parametrize(
    ("message", "ill"),
    [
        ("It's late, but I was in hospital and couldn't come.", "you were in hospital"),
        ("I can't come because I have fallen ill.", "you have fallen ill"),
        ("I broke my wrist on Monday.", "you broke your wrist"),
        ("My daughter was taken to hospital on Friday.", "your daughter was taken to hospital"),
        ("I lost my job last week.", "you lost your job"),
        ("I am sick of waiting for you.", ""),
        ("I was not ill.", ""),
        ("Can I claim if I am ill?", ""),
        ("I broke my lamp.", ""),
    ],
)
def test_an_illness_or_a_lost_job_is_named(message: str, ill: str) -> None:
    assert known(message).get("ill", "") == ill


@pytest.mark.parametrize(
    ("message", "name", "words"),
    [
        ("Room was dirty, hair in the shower.", "plight", "the room was dirty"),
        ("Why was my order cancelled without telling me?", "plight", "your order was cancelled"),
        ("It's now the 24th and I've heard nothing.", "state", "you've heard nothing"),
        ("My husbands insulin is in it.", "vital", "your husband's insulin"),
        ("He has no phone.", "without", ""),
        ("It was for my parents' golden wedding.", "missed", "your parents' golden wedding"),
        ("I ordered it for my wedding.", "missed", ""),
        ("It's been 40 days but I could not come.", "wait", ""),
    ],
)
def test_what_went_wrong_is_named(message: str, name: str, words: str) -> None:
    assert known(message).get(name, "") == words


def test_words_that_are_in_no_dictionary_are_not_said_back() -> None:
    text = made("Please sign in.", "My acount is locked and I have to hand in my essay today!", "chat", "Kofi")
    assert "acount" not in text


def test_a_death_leaves_no_form_words() -> None:
    text = made(
        "Hi Hannah!\n\nThanks for reaching out! We need a copy of the death certificate. Have a great day!\n\nZoe",
        "My mother passed away last month and I need to close her phone contract. What do you need from me?",
        name="Hannah",
        agent="Zoe",
    )
    assert text.startswith("Hi Hannah,\n\nI'm ")
    assert "Thanks for reaching out" not in text
    assert "great day" not in text


def test_who_died_long_ago_is_not_condoled_with() -> None:
    message = "My late husband used to pay these, and I am worried that I did something wrong."
    read = read_as("The letters explain it.", ("explanation",), customer=message)
    assert not Situation.of(read).bereaved


@pytest.mark.parametrize(
    ("text", "state", "found"),
    [
        ("It's not really deleted, it's just the sync.", "the app deleted all your plans", True),
        ("They're not gone.", "all your contacts are gone", True),
        ("It is deleted, sadly, and cannot be brought back.", "the app deleted all your plans", False),
        ("I'm sorry that it hasn't come.", "your parcel hasn't come", False),
    ],
)
def test_what_the_draft_denies(text: str, state: str, found: bool) -> None:
    assert denies(text, state) is found


def test_the_usual_time_is_no_long_wait() -> None:
    assert is_usual("Refunds take 5-7 working days.", "four days")
    assert not is_usual("Refunds take 5-7 working days.", "three weeks")
    assert not is_usual("It went out on Monday.", "four days")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So the charges are correct.", True),
        ("The calculation was done correctly.", True),
        ("A bag of chicken was packed on the 4th, that is correct.", False),
    ],
)
def test_more_disputes(text: str, found: bool) -> None:
    assert disputes(text) is found


@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("why has it taken this long", "why it has taken this long"),
        ("do you know when it's coming in", "when it's coming in"),
        ("what time can we get in", "what time you can get in"),
        ("may we bring our spaniel", "whether you may bring your spaniel"),
        ("does the 7am slot cost extra", "whether the 7am slot costs extra"),
        ("who to speak to about my invoice", "who to speak to about your invoice"),
        ("do you make one for my tablet, a Mira 10", "whether we make one for your tablet"),
        ("should I plant them or will you take them back", "whether you should plant them"),
        ("is it safe", "whether it is safe"),
        ("any charges", "any charges"),
        ("what now", "what happens now"),
    ],
)
def test_more_questions_are_turned(question: str, turned: str) -> None:
    assert told(question, PARSER) == turned


def test_a_why_gets_its_own_lead_and_a_closing_question_stays_last() -> None:
    text = made(
        "Hi Nina,\n\nThe pasta is coming back in March. Shall I put some aside for you?\n\nBest,\nJo",
        "When is the gluten free pasta coming back, and why did you drop it?",
        name="Nina",
    )
    assert "As to why we dropped it: [answer" in text
    assert text.index("[answer") < text.index("Shall I")


@pytest.mark.parametrize("greeting", ["Mr Holt,", "Mr. Holt:", "Dr Sokolov."])
def test_a_bare_name_with_a_title_greets(greeting: str) -> None:
    read = read_as(f"{greeting}\n\nWe ship on Monday.", ("greeting",), ("solution",))
    assert Draft(read, Situation(customer_name="Jo Holt")).greets(read.sentences[0])


def test_a_closing_and_a_name_on_one_line_stay_last() -> None:
    read = read_as("It ships on Monday. Regards, Ansel Whitford", ("solution",), ("signoff",))
    put = Draft(read, Situation()).before_closing("Just ask.", above=frozenset({"signoff"}))
    assert put[0].start < read.text.index("Regards")


def test_a_question_presupposes_no_device() -> None:
    assert not any("do you see when" in one.source or "expect to see" in one.source for one in snippets("question"))


def test_anger_is_heard_although_they_ask() -> None:
    message = "Where is my cab? Booked for 6.15 and I have a train, this makes me so angry. Do you people care?"
    assert not Situation.of(read_as("He'll be there at 6.32.", ("solution",), customer=message)).plain


def test_notes_of_a_call_are_no_reply() -> None:
    text = "Rang cust. Told him the part is late, could be a week. Not our fault, supplier is slow."
    assert (
        made(text, "Customer rang: still no hot water, wants a date.", name="Mr Holt", agent="Di", channel="phone")
        == text
    )


@pytest.mark.parametrize(
    ("message", "name", "words"),
    [
        ("You sent me the wrong rug twice.", "state", "you were sent the wrong rug twice"),
        ("I got somebody else's post in the box.", "state", "you were given somebody else's post"),
        ("The handle has come off since Sunday.", "state", "the handle has come off since Sunday"),
        ("The handle has come off since yesterday.", "state", "the handle has come off"),
        ("My son was diagnosed with asthma.", "diagnosis", "your son's diagnosis"),
        ("My daughter has a cough and was taken to hospital.", "ill", "your daughter was taken to hospital"),
        ("its my sons wedding on Saturday", "event", "your son's wedding"),
        ("My husband is on oxygen at home.", "who", "with your husband on oxygen"),
    ],
)
def test_what_weighs_is_named(message: str, name: str, words: str) -> None:
    read = COACH.read({"reply": "I've looked.", "customer": message, "channel": "email"})
    assert Situation.of(read).facts.get(name) == words


def test_a_promise_that_nobody_made_is_a_slot() -> None:
    text = made(
        "Hi Ana,\n\nThe lamp is with the repair shop.\n\nJo", "My lamp still isn't back. When will it come?", name="Ana"
    )
    assert "I'll" not in text.split("[next step")[0]


def test_form_thanks_make_room_for_sympathy() -> None:
    text = made(
        "Hi Ana,\n\nThank you for contacting us. You have to fill in the form before we can do anything.\n\nJo",
        "My parcel still hasn't come and I'm furious! I've called three times!",
        name="Ana",
    )
    assert "Thank you for contacting us" not in text


def test_nothing_stands_before_the_name() -> None:
    text = made("Ana, your parcel is on the wrong van.", "My parcel still hasn't come and I'm furious!", "chat", "Ana")
    assert text.startswith("Ana, ")


def test_the_name_that_ends_the_text_is_not_said_twice() -> None:
    text = made("Hi Ana, it ships today. You failed to sign the form. Jo", "Where is my lamp?", name="Ana", agent="Jo")
    assert text.count("Jo") == 1
