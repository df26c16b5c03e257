"""What the words of rules about wording, order and time take in and what they leave out, at their bounds; where a model is asked, one stands in that says what it is told."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from asking import SHALLOW, marked, told

from replycoach import Found, NotApplicable, Settings
from replycoach.model import Case
from replycoach.rules import find
from replycoach.rules.language import blame, we_not_i
from replycoach.rules.reproach import ERROR_OF_THEIRS, NOT_SENT, OF_LIFE, SUPPOSED
from replycoach.rules.rule import Clean
from replycoach.rules.run import run
from replycoach.rules.sayings import WALLS, is_hollow
from replycoach.rules.structure import missing_greeting
from replycoach.rules.thread import no_update

NOON = datetime(2026, 5, 4, 12, tzinfo=timezone.utc)


def sentences(*texts: str, odds: float = 0.0, cued: tuple[int, ...] = (), **does: tuple[str, ...]) -> Any:
    """A reply of these sentences; the model holds these odds, shows cues in those of these numbers, and knows these moves in all."""
    made, at = [], 0
    for number, text in enumerate(texts):
        span = (at, at + len(text))
        made.append(
            SimpleNamespace(
                text=text, index=number, start=at, end=span[1], span=span, cues={"language/blame": odds},
                carrying=lambda _, span=span: span, does=lambda *some: bool(set(some) & set(does.get("moves", ()))),
            )
        )  # fmt: skip
        at += len(text) + 1
    return SimpleNamespace(
        sentences=made,
        cued=lambda _, **_grave: [made[number] for number in cued],
        profile=SimpleNamespace(public=False, longest_words=None),
        customer=None,
        flags={"language/dead-end": 0.0},
    )


# Blame


@pytest.mark.parametrize(
    "text",
    [
        "You forgot to sign.", "You've forgotten the form.", "you  just overlooked it.", "You simply did not bother.", "You should have rung.",
        "You really ought to have rung.", "You could've rung.", "Had you rung, it would work.", "It would work if only you'd rung us, it would.",
        "If you had rung, we could help.", "It is your own doing.", "It was entirely your fault.", "Because you never rang, it is shut.", "As you hadn't rung.",
    ],
)  # fmt: skip
def test_plain_blame(text: str) -> None:
    assert blame.YOUR_FAULT.search(text)
    start = sentences("Hi.", text, odds=0.05)
    assert told("language/blame", start) == [Found(4, 4 + len(text))]
    assert told("language/blame", sentences("Hi.", text, odds=0.049)) == []
    assert told("language/blame", sentences("Hi.", text, odds=0.2)) == [Found(4, 4 + len(text), severity="error")]


def test_failed_needs_no_model() -> None:
    assert told("language/blame", sentences("Hi.", "You failed to sign.", odds=0.0)) == [Found(4, 23)]
    assert told("language/blame", sentences("Hi.", "Tell us if you failed to sign.", odds=0.0)) == []


@pytest.mark.parametrize(
    "text",
    [
        "You should have received it.", "You should have a letter.", "You could have been told.", "Had you any luck?", "If you'd like, we could help.", "If you had rung. It would help.",
        "It is your own form.", "It is your form.", "As you see.", "They failed.", "Thank you, failed again.", "If you had rung us, fine.",
    ],
)  # fmt: skip
def test_no_blame(text: str) -> None:
    assert not blame.YOUR_FAULT.search(text)
    assert told("language/blame", sentences(text, odds=0.9)) == []


@pytest.mark.parametrize(
    ("text", "clears"),
    [
        ("You've done nothing wrong.", True), ("You did nothing wrong.", True), ("You are certainly not alone.", True), ("You weren't alone.", False), ("It isn't really your fault.", True),
        ("Nothing you did.", False), ("It was no fault of yours.", True), ("Whoever packed it forgot it.", True), ("Our packing team didn't see it.", True),
        ("We are sorry, you failed.", False), ("We told you and you failed.", False), ("I missed it.", True), ("You missed it.", False), ("It is your fault.", False),
    ],
)  # fmt: skip
def test_words_that_clear_the_customer(text: str, clears: bool) -> None:
    assert told("language/blame", sentences(text, cued=(0,))) == ([] if clears else [Found(0, len(text))])


# Dead ends


@pytest.mark.parametrize(
    ("refuses", "cued", "likely", "expected"),
    [
        ((), (), True, NotApplicable("nothing is refused")),
        ((0, 1), (), True, Found(4, 7)),
        ((0,), (1,), True, Found(0, 3)),
        ((), (1,), True, Found(4, 7)),
        ((0,), (), False, Clean("the refusal is followed by a way on")),
    ],
)
def test_dead_ends(refuses: tuple[int, ...], cued: tuple[int, ...], likely: bool, expected: Any) -> None:
    reading = sentences("No.", "No!", cued=cued)
    reading.doing = lambda move: [reading.sentences[number] for number in refuses if move == "refusal"]
    reading.likely = lambda _, **__: likely
    assert told("language/dead-end", reading) == [expected]


# We and I


@pytest.mark.parametrize(
    ("text", "moves", "becomes"),
    [
        ("Today we've already sent it.", ("action",), "Today I've already sent it."),
        ("We're checking it.", ("solution",), "I'm checking it."),
        ("We  are  now checking it.", ("timeframe",), "I  am  now checking it."),
        ("We ring you.", ("action",), "I ring you."),
        ("We ring you.", ("timeframe",), None),
        ("We are booked.", ("action",), None),
        ("We're cancelled.", ("action",), None),
        ("We will call you.", ("greeting",), None),
        ("Owe will call.", ("action",), None),
        ("We will sing.", ("action",), None),
        ("We could trace it.", ("ownership",), "I could trace it."),
    ],
)
def test_we_and_i(text: str, moves: tuple[str, ...], becomes: str | None) -> None:
    found: list[Any] = told("language/we-not-i", sentences("Hi.", text, moves=moves))
    assert bool(found) == (becomes is not None)
    for one in found:
        [suggestion] = one.suggestions
        [edit] = suggestion.edits
        whole = f"Hi. {text}"
        assert whole[: edit.start] + edit.text + whole[edit.end :] == f"Hi. {becomes}"
        assert suggestion.safety == "review"
        match = we_not_i.WE_ACT.search(text)
        assert match
        assert (one.start, one.end) == (4 + match.start(), 4 + match.end())


def test_in_public_the_company_speaks() -> None:
    reading = sentences("We will call you.", moves=("action",))
    reading.profile.public = True
    assert told("language/we-not-i", reading) == [NotApplicable("in public the company speaks")]


# Greetings


@pytest.mark.parametrize(
    ("text", "greets"),
    [
        ("Good  evening Ana", True), ("“Hello” there", True), ("@ana_r, hi", True), ("To whom it may concern", True), ("High time", False), ("Goodmorning", False), ("Welcome back", True),
        ("It is morning", False),
    ],
)  # fmt: skip
def test_salutations(text: str, greets: bool) -> None:
    assert bool(missing_greeting.SALUTATION.match(text)) == greets


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Holt,", True), ("Mr. Tom Holt -", True), ("DR Holt:", True), (" O'Brien!", True), ("Tom van Holt,", False), ("holt,", False), ("Tom Holt Smith,", False), ("Tom Holt", False), ("MrHolt,", True),
        ("Mr  Holt  Smith —", True), ("The Mr Holt,", False),
    ],
)  # fmt: skip
def test_a_name_alone_greets(text: str, name: bool) -> None:
    assert bool(missing_greeting.NAME_ONLY.match(text)) == name


def test_a_slip_of_the_name_is_found_in_every_channel() -> None:
    for channel in ("email", "phone"):
        case = {"reply": "Hi Jon,\n\nIt left today.", "customer_name": "John Carver", "channel": channel}
        [found] = told("structure/missing-greeting", SHALLOW.read(Case.of(case)))
        assert isinstance(found, Found)
        assert (found.start, found.end, found.words) == (3, 6, {"name": "John"})
        [suggestion] = found.suggestions
        assert (suggestion.safety, suggestion.edits[0].start, suggestion.edits[0].end, suggestion.edits[0].text) == (
            "review",
            3,
            6,
            "John",
        )
    signed = {**case, "thread": [{"role": "customer", "text": "It did not come. Jon"}]}
    assert not isinstance(told("structure/missing-greeting", SHALLOW.read(Case.of(signed)))[0], Found)
    agents = {**case, "thread": [{"role": "agent", "text": "It will come. Jon"}, {"role": "customer", "text": "So?"}]}
    assert isinstance(told("structure/missing-greeting", SHALLOW.read(Case.of(agents)))[0], Found)


# No update, and promises


def conversation(
    *messages: tuple[str, str, datetime | None], sent: datetime | None = NOON, does: tuple[str, ...] = ()
) -> Any:
    thread = [SimpleNamespace(role=role, text=text, at=at) for role, text, at in messages]
    return SimpleNamespace(
        case=SimpleNamespace(thread=thread, sent_at=sent), does=lambda *some: bool(set(some) & set(does))
    )


def test_silence() -> None:
    def ours(days: float) -> tuple[str, str, datetime | None]:
        return "agent", "Soon.", NOON - timedelta(days=days)

    name, theirs = "thread/no-update", ("customer", "So?", NOON - timedelta(days=9))
    nobody = [NotApplicable("we have not written yet in this conversation")]
    assert told(name, conversation(theirs)) == told(name, conversation(("agent", "Soon.", None))) == nobody
    assert told(name, conversation(ours(9), sent=None)) == nobody
    lately = [Clean("the customer heard from us lately")]
    assert told(name, conversation(ours(9), theirs, ours(2))) == lately
    assert told(name, conversation(ours(2.001))) == [Found(words={"ago": "2 days"})]
    assert told(name, conversation(ours(1), ours(3))) == [Found(words={"ago": "3 days"})]
    for move in ("action", "solution", "timeframe"):
        assert told(name, conversation(ours(3), does=(move,))) == [
            Clean("the reply says what has been done, or when there is news")
        ]
    assert told(name, conversation(ours(3), does=("apology",))) == [Found(words={"ago": "3 days"})]
    assert timedelta(days=2) == no_update.SILENCE


def test_a_promise_whose_time_has_passed() -> None:
    name, kept = "time/missed-promise", [Clean("no promised time has passed")]
    nine = NOON - timedelta(hours=3)

    def promised(
        text: str, *more: tuple[str, str, datetime | None], sent: datetime | None = NOON, does: tuple[str, ...] = ()
    ) -> Any:
        return told(name, conversation(("agent", text, nine), *more, sent=sent, does=does))

    missed = [Found(words={"promise": "by 11 am"})]
    assert promised("I'll write by 11 am.") == missed
    assert promised("I'll write by 11 am.\nI'll think of you. Yours, Jo") == missed
    assert promised("It is with the bank. I'll write by 11 am. Thanks.") == missed
    assert promised("I'll write by 12 pm.") == kept
    assert promised("I'll write by 12 pm.", sent=NOON + timedelta(seconds=1)) == [Found(words={"promise": "by 12 pm"})]
    assert promised("I wrote by 11 am.") == kept
    assert promised("I'll write by 11 am.", ("customer", "I'll write by 10 am.", nine)) == missed
    assert promised("I'll write by 11 am.", ("agent", "It is here.", nine)) == kept
    assert promised("I'll write by 11 am.", ("agent", "It is here.", None)) == kept
    assert promised("I'll write by 11 am.", sent=None) == kept
    assert promised("I'll write by 11 am.", does=("apology",)) == [Clean("the reply apologises")]


# Registers


@pytest.mark.parametrize(
    ("customer", "reply", "register"),
    [
        ("Dear Sir, I hereby write.", "Hiya mate, it left. Bye.", "casual"),
        ("dear  madam, it is late.", "yep, HAHA, it left. Bye.", "casual"),
        ("where is it lol", "Herewith we wish to  advise you whilst it left. Bye.", "formal"),
        ("haha where is it", "In accordance with it, pursuant to it, it left. Bye.", "formal"),
        ("Dear Sir, I hereby write.", "Hiya, it left. Bye mate.", None),
        ("Dear Sir, lol, I hereby write.", "Hiya mate, it left.", None),
        ("Where is it?", "Hiya mate, it left.", None),
        ("My dear Sirius, where is it?", "Hiya mate, it left.", None),
        ("Dear Sir, I hereby write of İpek.", "Hiya mate, it left. Bye.", "casual"),
        ("where is it lol, İpek", "Herewith pursuant to it, it left. Bye.", "formal"),
        ("Dear Sir, I hereby write.", "haha, haha, it left. Bye.", "casual"),
        ("I was referred  to you.", "Cheers, no  worries, it left. Bye.", "casual"),
        ("Whilst I wait.", "Herewith pursuant to it.", None),
        ("where is it lol", "Yep mate, it left.", None),
    ],
)
def test_registers(customer: str, reply: str, register: str | None) -> None:
    found = marked("tone/mirroring", reply, customer=customer)
    assert found == ([reply.partition(" Bye")[0]] if register else [])
    outcome = run(
        {"m": find("tone/mirroring")}, SHALLOW.read(Case(reply=reply, customer=customer, channel="chat")), Settings()
    )
    assert all(register in one.message for one in outcome.findings if register)


@pytest.mark.parametrize(
    ("customer", "state"),
    [
        ("Where is it?", "not_applicable"),
        ("Dear Sir, lol, I hereby write.", "not_applicable"),
        ("where is it lol", "clean"),
    ],
)
def test_where_there_is_no_register_to_keep_to(customer: str, state: str) -> None:
    outcome = run(
        {"m": find("tone/mirroring")},
        SHALLOW.read(Case(reply="Hiya, it left.", customer=customer, channel="chat")),
        Settings(),
    )
    assert outcome.verdicts["m"].state == state


# Walls, retorts and suppositions


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("No ID, no entry.", True), ("Sorry, no proof of payment no money back!", True), ("No order number, no exchange.", True), ("You have to take the matter up with the seller.", True),
        ("If you don't like it, please take it up with head office.", True), ("Failure to reply may lead to the closure of the case.", True), ("Failure to do so will incur a penalty.", True),
        ("No fuss, no returns desk: we collect it.", False), ("No rush, no problem.", False), ("No, no refund is due.", False), ("No photo needed, no form.", False), ("I'll take it up with the courier.", False),
        ("If you disagree, you can take it up with the ombudsman.", False), ("Please take it up with us.", False), ("The failure to pack it was ours and will mean a full refund.", False),
    ],
)  # fmt: skip
def test_walls(text: str, is_one: bool) -> None:
    assert bool(WALLS.search(text)) == is_one


def test_a_retort_may_go_as_it_stands() -> None:
    assert is_hollow("We are not crooks.")
    assert is_hollow("I'm not a mind reader.")
    assert not is_hollow("We are not a bank, so the card firm has to do it.")
    assert not is_hollow("I'm not in on Monday.")


@pytest.mark.parametrize(
    ("pattern", "text", "is_one"),
    [
        (SUPPOSED, "You must have pressed the wrong key.", True), (SUPPOSED, "You must've simply overlooked the card.", True), (SUPPOSED, "You must not have seen him.", True),
        (SUPPOSED, "You mustn't of been in.", True), (SUPPOSED, "You must have been out.", True), (SUPPOSED, "You must have given us the wrong code.", True),
        (SUPPOSED, "You must have been out of your mind with worry.", False), (SUPPOSED, "You must have missed half the show.", False), (SUPPOSED, "You must not have received it.", False),
        (SUPPOSED, "You must have had a fright.", False), (SUPPOSED, "You must have given it all.", False), (ERROR_OF_THEIRS, "So it's simply a user error.", True),
        (ERROR_OF_THEIRS, "That is due to customer error.", True), (ERROR_OF_THEIRS, "This is not a user error.", False), (ERROR_OF_THEIRS, "It is no user error.", False),
        (NOT_SENT, "because we didn't get a reading from you", True), (NOT_SENT, "as we have not received the form from you", True), (NOT_SENT, "because we did not get it from them", False),
        (OF_LIFE, "You should always close the lid.", True), (OF_LIFE, "You should always be able to ring us.", False), (OF_LIFE, "You should never pay twice.", False),
    ],
)  # fmt: skip
def test_blame_by_supposition_and_by_form(pattern: re.Pattern[str], text: str, is_one: bool) -> None:
    assert bool(pattern.search(text)) == is_one
