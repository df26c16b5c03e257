"""What the words of rules about clarity take in and what they leave out, at their bounds; where a model is asked, one stands in that says what it is told."""

from __future__ import annotations

from datetime import datetime, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from asking import marked, told

from replycoach import Found
from replycoach.rules.clarity import asked_again, hard_to_read, interrogation
from replycoach.rules.failed import sent_back
from replycoach.rules.rule import Clean

NOON = datetime(2026, 5, 4, 12, tzinfo=timezone.utc)


def asking(*texts: str, cued: bool = False) -> Any:
    """A reply of these sentences, in which the model hears no question, and where it says so an interrogation in the first."""
    made, at = [], 0
    for number, text in enumerate(texts):
        span = (at, at + len(text))
        made.append(SimpleNamespace(text=text, index=number, span=span, does=lambda *_: False))
        at += len(text) + 1
    return SimpleNamespace(sentences=made, depth="full", cued_at=lambda _: frozenset({0} if cued else ()))


# Sent back to where it failed


@pytest.mark.parametrize(
    ("said", "reply", "back"),
    [
        ("The app keeps crashing when I try to book.", "You can book in the app.", "in the app"),
        ("Your site is down. How do I renew?", "You can renew your pass through our site.", "through our site"),
        ("I couldn't find the price on your website.", "Prices can be found on our website.", "on our website"),
        ("I emailed you twice and got no reply about my claim.", "Please email us about your claim.", "email us"),
        ("I can't get through, and I need to cancel.", "To cancel please ring our helpline.", "ring our"),
        (
            "The portal locked me out, I need my payslip.",
            "Payslips can be downloaded from the portal.",
            "from the portal",
        ),
        ("I can't get through, and I need to cancel.", "To cancel please ring me on 0161 555 0142.", ""),
        ("I love your app! Is it on Android?", "You can download it from our website.", ""),
        ("The website says in stock but the shop had none.", "You can order it on the website.", ""),
        ("The app won't open since the update.", "Open the app again and choose Settings.", ""),
        ("Your site is down.", "You can renew on our site again.", ""),
        ("Your site is down.", "Open Sundays from nine.", ""),
    ],
)
def test_sent_back(said: str, reply: str, back: str) -> None:
    assert [reply[start:end] for start, end, _ in sent_back(reply, said)] == ([back] if back else [])


# Asked again

HAS: dict[str, str] = {
    "order": "my order HB-20417 is late", "booking": "booking ref. 5520-11 is wrong", "parcel": "tracking (AB1234 is stuck",
    "ticket": "see case #44a", "invoice": "invoice no 4417 is wrong", "account": "my account is 44170", "serial": "serial number SN-1234",
    "e-mail": "write to ana.r@mail.example.org", "phone": "please ring me on +44 20 7946 0301", "post code": "we are in SW1A 1AA", "address": "it went to 14b Old Mill Lane",
    "model": "the model is K-200", "bought": "I bought it at the shop on 3rd of May", "began": "it began to leak last night", "photo": "the photos are attached",
    "name": "my name is Ana Ruiz",
}  # fmt: skip


@pytest.mark.parametrize(
    ("reply", "given"),
    [
        ("What is ⟦your order number⟧?", "order"),
        ("What's ⟦the order ref⟧, then?", "order"),
        ("Please give us ⟦your purchase order no⟧.", "order"),
        ("Please, for this one, kindly tell me ⟦your booking reference⟧.", "booking"),
        ("I'll need ⟦the tracking id⟧.", "parcel"),
        ("I will just need ⟦a ticket number⟧.", "ticket"),
        ("We'd like ⟦your invoice number⟧.", "invoice"),
        ("Hi Ana, send ⟦your account number⟧.", "account"),
        ("Let me have ⟦the serial number⟧.", "serial"),
        ("What is ⟦your e-mail⟧?", "e-mail"),
        ("Is there a ⟦number to reach⟧ you?", "phone"),
        ("Which is ⟦your contact number⟧?", "phone"),
        ("What is ⟦your postcode⟧?", "post code"),
        ("What is ⟦your full address⟧?", "address"),
        ("⟦Which model⟧ is it?", "model"),
        ("When did you ⟦order⟧ it?", "bought"),
        ("What is ⟦the date of purchase⟧?", "bought"),
        ("When did ⟦this start⟧?", "began"),
        ("Can you send ⟦a picture of the damage⟧?", "photo"),
        ("Who ⟦am I talking to⟧?", "name"),
        ("Could you give me ⟦your full name⟧?", "name"),
    ],
)
def test_what_is_asked_again(reply: str, given: str) -> None:
    bare = reply.replace("⟦", "").replace("⟧", "")
    expected = reply[reply.index("⟦") + 1 : reply.index("⟧")]
    if given == "name":  # what is asked begins with the words that ask
        assert [
            found.endswith(expected[-8:]) for found in marked("clarity/asked-again", bare, customer=HAS[given])
        ] == [True]
    else:
        assert marked("clarity/asked-again", bare, customer=HAS[given]) == [expected]
    others = "; ".join(said for other, said in HAS.items() if other != given)
    assert marked("clarity/asked-again", bare, customer=others) == []


@pytest.mark.parametrize(
    "reply",
    [
        "Your order number is safe with us.",
        "What is your other order number?",
        "If you haven't yet, what is your order number?",
        "What is the order number of the lamp?",
        "I have your order number, is it right?",
        "Is HB-20417 your order number?",
        "Whether it is the order number is the question?",
        "May we quote the reorder number?",
    ],
)
def test_what_is_no_asking_again(reply: str) -> None:
    assert marked("clarity/asked-again", reply, customer="order HB-20417 came without screws") == []


def test_what_the_thing_asked_for_belongs_to() -> None:
    asked = "What is the order number of the lamp?"
    assert marked("clarity/asked-again", asked, customer="The lamp of order HB-20417 broke") == ["the order number"]
    assert marked("clarity/asked-again", asked, customer="The LAMP of order HB-20417 broke") == ["the order number"]


def test_what_was_said_earlier_counts_and_what_the_agent_said_does_not() -> None:
    def thread(role: str) -> list[dict[str, str]]:
        return [{"role": role, "text": "It is order HB-20417."}, {"role": "customer", "text": "So?"}]

    assert marked("clarity/asked-again", "What’s your order number?", thread=thread("customer")) == [
        "your order number"
    ]
    assert marked("clarity/asked-again", "What’s your order number?", thread=thread("agent")) == []


@pytest.mark.parametrize(
    ("reply", "customer"),
    [
        ("Could you ⟦reboot the box⟧?", "i turned the box off and on"), ("Have you ⟦checked your spam folder⟧?", "No mail. I checked spam already."),
        ("Have you done a ⟦factory reset⟧ yet?", "I did a factory reset yesterday"), ("I'd suggest ⟦restarting your phone⟧.", "already restarted my phone"),
        ("I would recommend that you ⟦reset your password⟧.", "I have already reset my password twice"), ("Make sure to ⟦update the app⟧.", "I've updated the app"),
        ("Have you ⟦logged out of your account⟧?", "tried logging out and back in"), ("You will need to ⟦cancel the plan⟧.", "I cancelled the plan in March"),
        ("To mend it, ⟦descale the machine⟧.", "We descaled the machine on Sunday"), ("Please ⟦reinstall the app⟧.", "it crashes. uninstalled it, reinstalled it"),
        ("Did you ⟦check with your neighbours⟧?", "I've checked with all my neighbours"), ("You should ⟦contact the seller⟧.", "I have contacted the seller twice"),
    ],
)  # fmt: skip
def test_what_was_done_already(reply: str, customer: str) -> None:
    bare = reply.replace("⟦", "").replace("⟧", "")
    assert marked("clarity/asked-again", bare, customer=customer) == [reply[reply.index("⟦") + 1 : reply.index("⟧")]]


@pytest.mark.parametrize(
    ("reply", "customer"),
    [
        ("Please restart your phone.", "I've restarted the router"), ("Please do a factory reset.", "I reset it"), ("Please reset the box by holding MENU.", "I reset the box"),
        ("Reset links expire after a day.", "I've reset it twice"), ("We check and update the app.", "I updated the app"), ("Please check the meter.", "nobody checked the meter"),
        ("Please check the meter.", "I've asked you to check the meter"), ("Have you returned the shoes?", "you returned the shoes to me"), ("Please order the blue one.", "I ordered the red one"),
        ("Please pay the bill of May.", "I paid the bill of April"), ("Please check your inbox for the new code.", "I checked my inbox"), ("Could you try restarting the laptop?", "I tried to restart the laptop but it won't"),
        ("Please turn the lamp.", "I turned the lamp off"), ("Please update it to 4.2.", "I updated it"), ("Please reset.", "I was told it reset"),
    ],
)  # fmt: skip
def test_what_was_not_done(reply: str, customer: str) -> None:
    assert marked("clarity/asked-again", reply, customer=customer) == []


def test_a_reply_that_has_read_what_was_done() -> None:
    done = "I've restarted the box twice"
    assert marked("clarity/asked-again", "Thanks for restarting the box. Please restart the box.", customer=done) == []
    assert marked("clarity/asked-again", "The box is old. Please restart the box.", customer=done) == [
        "restart the box"
    ]


def test_the_words_that_are_needed_are_in_whatever_is_found() -> None:
    for detail in asked_again.DETAILS:
        assert detail.needed <= asked_again.NEEDED


# Interrogation


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("What is your name, age, street, town, job and mood?", 6),
        ("What is your name; your age: your street?", 3),
        ("Tell me your name, and your age, plus your street.", 0),
        ("Is it the lamp, the cup or the box?", 1),
        ("Can I help with the lamp, the cup, and something else?", 1),
        ("Ana, what is your name?", 1),
        ("Is it a lamp?", 1),
        ("What is it, and?", 0),
    ],
)
def test_what_is_wanted(text: str, count: int) -> None:
    sentence: Any = SimpleNamespace(text=text, does=lambda *_: False)
    assert interrogation.wanted(sentence) == count


def test_what_is_wanted_where_the_model_hears_a_question() -> None:
    asks: Any = SimpleNamespace(
        text="I'd like your name, your age and your street.", does=lambda *some: some == ("question",)
    )
    states: Any = SimpleNamespace(text="The lamp, the cup and the box.", does=lambda *_: True)
    assert interrogation.wanted(asks) == 3
    assert interrogation.wanted(asks, by_mark=True) == 0
    assert interrogation.wanted(states) == 0
    assert interrogation.wanted(SimpleNamespace(text="Your lamp, your cup, your box? ", does=lambda *_: False)) == 3  # type: ignore[arg-type]
    few: Any = SimpleNamespace(text="What is your name, age, street, town and job?", does=lambda *_: False)
    assert (interrogation.wanted(few), interrogation.wanted(few, by_mark=True)) == (5, 0)


@pytest.mark.parametrize(
    ("text", "alone", "cued"),
    [
        ("What is your name, age, street, town, job and mood?", True, True),
        ("What is your name, age, street, town and job?", False, True),
        ("What is your name and job?", False, True),
        ("What is it?", False, False),
    ],
)
def test_from_how_many_on_it_is_a_questionnaire(text: str, alone: bool, cued: bool) -> None:
    clean, found = [Clean("nothing needless is asked")], [Found(0, len(text))]
    assert told("clarity/interrogation", asking(text)) == (found if alone else clean)
    assert told("clarity/interrogation", asking(text, cued=True)) == (found if cued else clean)


def test_the_longest_list_is_the_one_that_is_shown() -> None:
    six, seven = (
        "What is your name, age, street, town, job and mood?",
        "What is your name, age, street, town, job, car and mood?",
    )
    assert told("clarity/interrogation", asking(six, seven)) == [Found(len(six) + 1, len(six) + 1 + len(seven))]
    assert marked("clarity/interrogation", f"{six} Hm.", customer="It broke.") == [six]


# Hard to read


def test_paragraphs() -> None:
    text = "  One.\nTwo goes\non.  \n\n Three\n- four\n2. five\n12) six\nseven:\neight\n \n\t\n"
    pieces = [text[start:end] for start, end in hard_to_read._paragraphs(text)]
    assert pieces == ["One.", "Two goes\non.", "Three", "- four", "2. five", "12) six\nseven:", "eight"]
    assert list(hard_to_read._paragraphs("")) == list(hard_to_read._paragraphs(" \n\n ")) == []


def hard(
    words: int,
    *,
    cued: bool = False,
    likely: bool = False,
    depth: str = "full",
    bound: int = 10,
    channel: str = "email",
) -> Any:
    text = "and " * (words - 1) + "end."
    return SimpleNamespace(
        text=text, channel=channel, depth=depth, profile=SimpleNamespace(sentence_words=bound, longest_words=None),
        sentences=[SimpleNamespace(text=text, index=0, span=(0, len(text)))],
        cued_at=lambda _: frozenset({0} if cued else ()), likely=lambda _: likely,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "model", "found"),
    [
        (20, {}, True),
        (60, {}, True),  # and no wall of text besides
        (19, {}, False),
        (11, {"likely": True}, True),
        (10, {"likely": True}, False),
        (11, {"likely": True, "depth": "surface"}, False),
        (3, {"cued": True}, True),
        (90, {"bound": None}, False),
    ],
)
def test_from_which_length_on_a_sentence_is_hard_to_follow(words: int, model: dict[str, Any], found: bool) -> None:
    reading = hard(words, **model)
    assert told("clarity/hard-to-read", reading) == ([Found(0, len(reading.text))] if found else [])


@pytest.mark.parametrize(
    ("words", "channel", "found"), [(51, "email", True), (50, "email", False), (51, "phone", False)]
)
def test_from_which_length_on_a_paragraph_is_a_wall(words: int, channel: str, found: bool) -> None:
    reading = hard(words, channel=channel)
    reading.sentences = []
    findings: list[Any] = told("clarity/hard-to-read", reading)
    assert [(one.start, one.end, one.words) for one in findings] == [
        (0, len(reading.text), {"words": str(words)})
    ] * found
    assert all("wall of text" in one.message and "blank line" in one.todo for one in findings)
    reading.profile.longest_words = 100
    assert told("clarity/hard-to-read", reading) == []
