"""Snippets: they parse, fit, vary, stay in the voice, say nothing that is not known; and the customer's words, turned."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycoach.model import CHANNELS, MOVES, Channel, Emotion, Move
from replycoach.rewriting.compose import KINDS, Situation, after_greeting, compose, snippets
from replycoach.rewriting.matter import Matter, indirect, matter
from replycoach.rewriting.naming import address, first_name
from replycoach.rewriting.reader import reader
from replycoach.rewriting.slots import find_slots
from replycoach.voice import Voice

MOODS: tuple[Emotion, ...] = ("worried", "frustrated", "angry", "calm")
PARCEL = matter("My parcel still hasn't come. I've waited three weeks and I need it by Friday for my son's birthday!")
UPSET = Situation(
    mood="frustrated", topic="complaint", customer_name="Ana Ruiz", agent_name="Tobias Wren", matter=PARCEL, seed="1"
)
WRITTEN: tuple[Move, ...] = tuple(move for move in MOVES if snippets(move))


def situations() -> list[Situation]:
    return [
        Situation(
            channel=channel, mood=mood, formality=formality, topic="praise" if mood == "pleased" else topic, clear=clear,
            customer_name=name, agent_name="Tobias Wren", company="Rook", matter=about, seed="7",
        )
        for channel in CHANNELS
        for mood in ("pleased", *MOODS)
        for formality in ("formal", "neutral", "casual")
        for topic in ("complaint", "question")
        for clear in (True, False)
        for name in ("Ana Ruiz", "")
        for about in (PARCEL, Matter())
    ]  # fmt: skip


READER = {
    "my parcel still hasn't come and I need it Friday": "your parcel still hasn't come and you need it Friday",
    "I'm furious, I was told it'd be here!": "you're furious, you were told it'd be here",
    "You sent me the wrong lamp": "we sent you the wrong lamp",
    "I paid you in full and you still haven't shipped my order": "you paid us in full and we still haven't shipped your order",
    "MY PARCEL STILL HASNT COME!!": "your parcel still hasn't come",
    "where the hell is my order?": "where is your order",
    "My wife and I were waiting all day": "you and your wife were waiting all day",
    "me and my husband are stuck": "you and your husband are stuck",
    "I called on Monday and was told to wait": "you called on Monday and were told to wait",
    "I told you people THREE times that I moved": "you told us three times that you moved",
    "your driver threw it over OUR fence": "our driver threw it over your fence",
    "We ordered a mattress for our son": "you ordered a mattress for your son",
    "the app crashes when you open it": "the app crashes when you open it",
    "Tobias told me that you would call me": "Tobias told you that we would call you",
    "You idiots lost my bag. I need it by Friday.": "you need it by Friday",
    'He said "we shipped my order" and I believed him': 'he said "we shipped my order" and you believed him',
    "the USB stick I bought from you is broken": "the USB stick you bought from us is broken",
    "Order HB-20417 hasn't arrived": "order HB-20417 hasn't arrived",
    "I hurt myself on your chair, and it was mine": "you hurt yourself on our chair, and it was yours",
    "I think you owe me £20": "you think we owe you £20",
    "I want you to refund me": "you want us to refund you",
    "i ordered 2 lamps and im still waiting for ur reply": "you ordered 2 lamps and you're still waiting for our reply",
    "I live in the US": "you live in the US",
    "It was broken when I opened it": "it was broken when you opened it",
    "Your company charged me twice": "our company charged you twice",
    "you useless morons": "",
    "": "",
}


@pytest.mark.parametrize("said", READER, ids=str)
def test_reader_turns_the_words_to_the_customer(said: str) -> None:
    assert reader(said) == READER[said]


@given(st.text(max_size=300))
def test_reader_takes_any_text(text: str) -> None:
    turned = reader(text)
    assert turned == turned.strip()
    matter(text, (text,))


def test_reader_and_matter_are_quick_on_long_texts() -> None:
    for text in (
        "my " * 100_000,
        "I was you " * 40_000,
        "A" * 200_000,
        "for a " * 60_000,
        "you and my wife and I " * 10_000,
    ):
        reader(text)
        matter(text, (text,))


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("My parcel still hasn't come and I need it by Friday!", {"thing": "your parcel", "deadline": "Friday"}),
        (
            "I've been waiting over three weeks for my new blue jacket.",
            {"thing": "your blue jacket", "wait": "over three weeks"},
        ),
        ("The kettle I bought in June leaks.", {"thing": "your kettle"}),
        ("My MALTA flight was cancelled. Order HB-20417.", {"thing": "your malta flight", "ref": "order HB-20417"}),
        ("I bought it two weeks ago and I've been with you for eleven weeks.", {}),
        ("My wife is furious and my heart is broken.", {}),
        ("What is wrong with you people?", {}),
        ("", {}),
    ],
)
def test_matter_takes_what_is_plain_and_nothing_else(said: str, known: dict[str, str]) -> None:
    found = matter(said).known
    for name in ("state", "sore"):
        found.pop(name, None)
    assert found == known


@pytest.mark.parametrize(
    ("asked", "turned"),
    [
        ("where is my order", "where your order is"),
        ("Do you ship to Malta", "whether we ship to Malta"),
        ("what do I do", "what to do"),
        ("can you tell me where it is", ""),
        ("are you a bot", ""),
        ("does it fit", "whether it fits"),
    ],
)
def test_indirect_questions(asked: str, turned: str) -> None:
    assert indirect(asked) == turned


def test_names() -> None:
    assert [first_name(name) for name in ("ana", "MARK DOYLE", "@ana_b", "Customer", "Mary-jane Poe")] == [
        "Ana",
        "Mark",
        "",
        "",
        "Mary-jane",
    ]
    assert address("Mr G. Holt") == "Mr Holt"
    assert address("12345") == ""


@pytest.mark.parametrize("move", WRITTEN)
def test_every_snippet_can_be_filled_and_is_fit_to_send(move: Move) -> None:
    filled = set()
    for one in snippets(move):
        assert one.asks <= frozenset().union(*KINDS)
    for situation in situations():
        for outcome in ("", "open", "solved", "declined") if move in {"signoff", "further_help"} else ("",):
            text = compose(move, situation, outcome=outcome)
            filled.add(text)
            assert "{" not in text
            assert "None" not in text
            assert not re.search(r"  | [,.;]|^\s|\s$|[!?]{2}|\bHi ,", text), text
            assert text == "" or text[0].isupper() or text[0] in "–/["
    assert len(filled) > 1


STOCK = re.compile(
    r"any inconvenience|do not hesitate|rest assured|as soon as possible|\bsoon\b|shortly|valued customer|we regret|unfortunately|"
    r"at this time|kindly|your (?:query|enquiry|issue)|for your convenience|please be advised|great day|no worries|utmost",
    re.IGNORECASE,
)


def test_no_snippet_is_a_stock_phrase() -> None:
    sources = [one.source for move in WRITTEN for one in snippets(move)]
    assert [source for source in sources if STOCK.search(source)] == []
    assert len(sources) > 250


@pytest.mark.parametrize("mood", MOODS)
@pytest.mark.parametrize("channel", ["email", "chat"])
@pytest.mark.parametrize("formality", ["formal", "neutral"])
def test_common_situations_have_several_wordings_even_where_little_is_known(
    mood: Emotion, channel: Channel, formality: str
) -> None:
    bare = replace(UPSET, mood=mood, channel=channel, formality=formality, matter=Matter())  # type: ignore[arg-type]
    moves: tuple[Move, ...] = ("thanks", "apology", "acknowledgement", "ownership", "reassurance", "refocus", "question", "timeframe", "further_help", "signoff")  # fmt: skip
    for move in moves:
        found = {compose(move, replace(bare, seed=str(seed)), outcome="open") for seed in range(120)}
        assert len(found) >= 3, (move, found)


def test_two_customers_differ_and_one_case_stays_the_same() -> None:
    assert len({compose("acknowledgement", replace(UPSET, seed=str(seed))) for seed in range(50)}) >= 6
    assert compose("acknowledgement", UPSET) == compose("acknowledgement", UPSET)


def test_the_choice_does_not_depend_on_the_process() -> None:
    assert compose("acknowledgement", replace(UPSET, matter=Matter(), seed="case 12")) == compose(
        "acknowledgement", replace(UPSET, matter=Matter(), seed="case 12", company="x")
    )


def test_one_customer_does_not_get_the_same_words_twice() -> None:
    sent: list[str] = []
    for _ in range(6):
        text = compose("acknowledgement", replace(UPSET, sent=tuple(sent)))
        folded = " ".join(re.findall(r"[\w']+", text.lower()))
        assert folded not in sent
        sent.append(folded)


def test_all_sent_before_still_gives_words() -> None:
    everything = " ".join(" ".join(re.findall(r"[\w']+", one.source.lower())) for one in snippets("refocus"))
    assert compose("refocus", replace(UPSET, sent=(everything,)))


def test_no_two_texts_of_a_letter_begin_alike_or_name_the_same_thing() -> None:
    thanks = compose("thanks", UPSET)
    assert "your parcel" in thanks
    assert "your parcel" not in compose("acknowledgement", UPSET, used=[thanks])


def test_what_is_not_known_is_a_slot_and_what_is_given_is_used() -> None:
    open_end = compose("timeframe", UPSET)
    assert [slot.name for slot in find_slots(open_end)] == ["when"]
    told = compose("timeframe", UPSET, values={"by": "by Friday", "do": "call the depot"})
    assert "call the depot" in told
    assert "by Friday" in told
    assert find_slots(told) == ()
    assert "[agent name]" in compose("signoff", replace(UPSET, agent_name=""))


def test_nothing_is_said_of_what_is_not_known() -> None:
    for seed in range(100):
        text = compose("acknowledgement", replace(UPSET, matter=Matter(), seed=str(seed)))
        assert "parcel" not in text
        assert "birthday" not in text
        assert "Friday" not in text


def test_a_calm_question_is_owed_no_acknowledgement() -> None:
    assert compose("acknowledgement", Situation(mood="calm", topic="question")) == ""


def test_a_formal_voice_writes_short_forms_out() -> None:
    for seed in range(60):
        text = compose("acknowledgement", replace(UPSET, formality="formal", seed=str(seed), matter=Matter()))
        assert "'" not in text


def test_the_voice_greets_closes_and_prefers() -> None:
    voice = Voice(greeting=("Hello {name},",), sign_off=("Warmly,", "Cheers!"), prefer={"sorry": "so sorry"})
    situation = replace(UPSET, voice=voice)
    assert compose("greeting", situation) == "Hello Ana,"
    assert compose("greeting", replace(situation, customer_name="")) in {"Hello,", "Hi there,"}
    assert compose("signoff", situation) == "Warmly,\nTobias Wren"
    assert "so sorry" in " ".join(compose("apology", replace(situation, seed=str(seed))) for seed in range(5))


def test_no_bright_closing_for_an_upset_customer() -> None:
    voice = Voice(sign_off=("Cheers!", "Have a great day!"))
    assert "Cheers" not in compose("signoff", replace(UPSET, voice=voice))
    assert compose("signoff", replace(UPSET, voice=voice, mood="pleased", topic="praise")).startswith(
        ("Cheers!", "Have a")
    )


def test_the_closing_varies_with_mood_and_outcome() -> None:
    def closings(mood: Emotion, outcome: str) -> set[str]:
        return {
            compose("signoff", replace(UPSET, mood=mood, seed=str(seed)), outcome=outcome).split("\n")[0]
            for seed in range(80)
        }

    assert closings("angry", "") != closings("pleased", "")
    assert any(line.startswith("Until then") for line in closings("worried", "open"))
    assert not any(line.startswith("Until then") for line in closings("worried", "solved"))


def test_after_a_greeting_on_the_same_line() -> None:
    assert after_greeting("Thank you.") == "thank you."
    assert after_greeting("I'm sorry.") == "I'm sorry."
    assert after_greeting("Tobias here.", "Tobias") == "Tobias here."
