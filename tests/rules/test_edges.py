"""Where rules change their minds: bounds, reasons, and which of several words is meant."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from replycoach import Coach, Found, NotApplicable, Settings
from replycoach.model import Case
from replycoach.reading import Reading
from replycoach.rules import find
from replycoach.rules.rule import Clean
from replycoach.rules.run import LEFT_OUT, run

SHALLOW = Coach(depth="surface")


def told(name: str, reading: Reading) -> list[Found | NotApplicable | Clean]:
    check = find(name).check
    assert check
    return list(check(reading))


def surface(name: str, reply: str, **case: Any) -> list[str]:
    """The words that a rule marks at depth surface."""
    outcome = run({name: find(name)}, SHALLOW.read(Case(reply=reply, **case)), Settings())
    assert not outcome.failures
    return [reply[one.start : one.end] for one in outcome.findings]


def quiet(reply: str, **case: Any) -> str | None:
    """The draft as tone/shouting would write it, where it offers that."""
    outcome = run({"tone/shouting": find("tone/shouting")}, SHALLOW.read(Case(reply=reply, **case)), Settings())
    for finding in outcome.findings:
        for suggestion in finding.suggestions:
            if suggestion.edits:
                for edit in reversed(suggestion.edits):
                    reply = reply[: edit.start] + edit.text + reply[edit.end :]
                return reply
    return None


# Lateness


def waiting(
    *at: str, sent: str = "2026-05-04T12:00:00Z", agent: int = -1, channel: str = "chat", **other: Any
) -> Reading:
    """A reply sent at noon, to messages of these times; the one of this number is the agent's."""
    thread = [
        {"role": "agent" if number == agent else "customer", "text": "Hello?", "at": one}
        for number, one in enumerate(at)
    ]
    return SHALLOW.read(
        Case.of({"reply": "It left today.", "channel": channel, "thread": thread, "sent_at": sent, **other})
    )


def test_the_bound_itself_is_in_time() -> None:
    bound = SHALLOW.read(Case(reply="Hi.", channel="chat")).profile.reply_within_minutes
    assert bound
    assert bound < 60
    on_time = waiting(f"2026-05-04T11:{60 - bound:02}:00Z")
    assert told("time/late", on_time) == [Clean("answered in time")]
    late = waiting(f"2026-05-04T11:{60 - bound:02}:00Z", sent="2026-05-04T12:00:01Z")
    assert (
        run({"time/late": find("time/late")}, late, Settings()).verdicts["time/late"] == LEFT_OUT
    )  # it asks the model whether the reply thanks


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0.5, "less than a minute"), (1, "1 minute"), (2, "2 minutes"), (59.9, "59 minutes"), (60, "1 hour"), (119, "1 hour"), (120, "2 hours"),
     (1439, "23 hours"), (1440, "1 day"), (2880, "2 days")],
)  # fmt: skip
def test_a_length_of_time_as_one_says_it(minutes: float, words: str) -> None:
    from datetime import timedelta

    from replycoach.rules.time.late import spoken

    assert spoken(timedelta(minutes=minutes)) == words


@pytest.mark.parametrize(
    ("at", "agent", "since"),
    [
        (("2026-05-04T10:00:00Z",), -1, 120),
        (("2026-05-04T10:00:00Z", "2026-05-04T11:00:00Z"), -1, 120),  # the oldest that waits
        (
            ("2026-05-04T09:00:00Z", "2026-05-04T10:00:00Z", "2026-05-04T11:00:00Z"),
            1,
            60,
        ),  # what was answered waits no more
        (("2026-05-04T09:00:00Z", "2026-05-04T10:00:00Z"), 1, None),
    ],
)
def test_since_when_the_customer_waits(at: tuple[str, ...], agent: int, since: int | None) -> None:
    from replycoach.rules.time.late import _waiting_since

    found = _waiting_since(waiting(*at, agent=agent))
    assert (found and found.total_seconds() / 60) == since


def test_what_is_not_known_of_the_time() -> None:
    assert told("time/late", waiting()) == [NotApplicable("it is not known since when the customer has been waiting")]


# Personal data in public


def public(*sentences: str, odds: float, cued: bool = False) -> Any:
    """A reply in public of which the model holds these odds."""
    made, at = [], 0
    for text in sentences:
        books = text.startswith("To book")
        made.append(
            SimpleNamespace(
                text=text,
                span=(at, at + len(text)),
                carrying=lambda _, at=at: (at, at + 1),
                does=lambda *_, books=books: books,
            )
        )
        at += len(text) + 1
    return SimpleNamespace(
        profile=SimpleNamespace(public=True),
        channel="social",
        cued=lambda _, **_grave: made[-1:] if cued else [],
        flags={"channel/personal-data": odds},
        sentences=made,
    )


NAME = "channel/personal-data"


@pytest.mark.parametrize(
    ("sentence", "odds", "marked"),
    [
        ("Please send us your account number.", 0.02, True),
        ("Please send us your account number.", 0.019, False),
        ("Please send us your account number by direct  message.", 0.9, False),
        ("Please e-mail us your account number.", 0.9, False),
        ("Please send us your account number, don't post it.", 0.9, False),
        ("Your number is 0171 555 0199 22.", 0.05, True),
        ("Your number is 0171 555 0199 22.", 0.049, False),
        ("We have ana@example.org for you.", 0.05, True),
        ("It comes to 12 Elm Street today.", 0.05, True),
        ("It is on the card ending in 4417.", 0.05, True),
        ("It comes today.", 0.9, False),
        ("Ring us on 0171 555 0199 22.", 0.9, False),
        ("We'll ring you on 0171 555 0199 22.", 0.9, True),
        ("To book use this link or 0171 555 0199 22.", 0.9, False),
        ("To book use this link and your 0171 555 0199 22.", 0.9, True),
    ],
)
def test_what_is_personal(sentence: str, odds: float, marked: bool) -> None:
    expected = [Found(7, 7 + len(sentence))] if marked else [Clean("nothing personal is shown or asked for")]
    assert told(NAME, public("Hi Ana", sentence, odds=odds)) == expected


def test_the_model_speaks_first_and_in_private_nobody_does() -> None:
    assert told(NAME, public("Send us your name.", "Soon.", odds=0.9, cued=True)) == [Found(19, 20)]
    private: Any = SimpleNamespace(profile=SimpleNamespace(public=False), channel="email", customer=None, sentences=[])
    assert told(NAME, private) == [NotApplicable("email is not public")]


@pytest.mark.parametrize(
    ("sentence", "channel", "asked"),
    [
        ("whats the pin on your account", "chat", True), ("Please provide your username and password.", "email", True),
        ("I'll need your PIN number and date of birth.", "phone", True), ("Could you tell me your online banking password?", "chat", True),
        ("Reply with the full card number and expiry date.", "email", True), ("Reply with the full card number and expiry date.", "phone", False),
        ("Please tell me if your password works.", "chat", False), ("Have your PIN ready.", "chat", False), ("Send us the wi-fi password.", "chat", False),
        ("Could you give me the PIN for the locker?", "chat", False), ("Please confirm that your password works.", "chat", False),
        ("Please share your screen while you type the password.", "chat", False), ("Please let it cool and wipe the pin by the hinge.", "chat", False),
    ],
)  # fmt: skip
def test_a_secret_is_asked_for_nowhere(sentence: str, channel: str, asked: bool) -> None:
    from replycoach.rules.channel.personal_data import asks_secret

    reading: Any = SimpleNamespace(channel=channel)
    one: Any = SimpleNamespace(text=sentence)
    assert asks_secret(reading, one) == asked


# Greetings, and the order of things


@pytest.mark.parametrize(
    ("reply", "case", "state"),
    [
        ("Hi Ana,\n\nIt ships today.", {}, "clean"),
        ("Good  morning! It ships today.", {}, "clean"),
        ("@ana hello, it ships today.", {}, "clean"),
        ("It ships today. Hi Ana.", {}, "clean"),
        ("It ships today. It's blue. Hi Ana.", {}, "flagged"),
        ("Mr Holt, it ships today.", {"customer_name": "Tom Holt"}, "clean"),
        ("Holt: it ships today.", {"customer_name": "Tom Holt"}, "clean"),
        ("Holt it ships today.", {"customer_name": "Tom Holt"}, "flagged"),
        ("Today, it ships.", {"customer_name": "Tom Holt"}, "flagged"),
        ("It ships today.", {"channel": "chat", "thread": [{"role": "agent", "text": "Hi Lee!"}]}, "not_applicable"),
        ("It ships today.", {"channel": "social"}, "not_applicable"),
        ("Hello it ships today.", {}, "clean"),
    ],
)
def test_greetings(reply: str, case: dict[str, Any], state: str, coach: Coach) -> None:
    reading = coach.read(Case.of({"reply": reply, "channel": "email", **case}))
    outcome = run({"g": find("structure/missing-greeting")}, reading, Settings())
    assert outcome.verdicts["g"].state == state


def stages(*does: str, complaint: bool = True, upset: bool = False) -> Any:
    """A reply of sentences that do this, each."""
    core = [
        SimpleNamespace(index=number, does=lambda *some, move=move: move in some, span=(number, number + 1), move=move)
        for number, move in enumerate(does)
    ]
    customer = SimpleNamespace(reading=SimpleNamespace(complaint=complaint), upset=upset)
    return SimpleNamespace(customer=customer, doing=lambda *some: [one for one in core if one.move in some])


@pytest.mark.parametrize(
    ("does", "at"),
    [
        (("further_help", "solution"), 0),
        (("solution", "further_help"), None),
        (("solution", "further_help", "solution"), None),
        (("greeting", "further_help", "greeting", "solution"), 1),
        (("further_help",), None),
    ],
)
def test_help_beyond_comes_last(does: tuple[str, ...], at: int | None) -> None:
    expected = [Clean("the stages come in a good order")] if at is None else [Found(at, at + 1)]
    assert told("structure/out-of-order", stages(*does)) == expected
    assert told("structure/out-of-order", stages(*does, complaint=False, upset=True)) == expected
    assert told("structure/out-of-order", stages(*does, complaint=False)) == [
        NotApplicable("the message is no complaint")
    ]


# Shouting


@pytest.mark.parametrize(
    ("reply", "marked"),
    [
        ("PLEASE WAIT HERE. It ships.", ["PLEASE WAIT HERE"]),
        ("Please WAIT. It ships.", []),
        ("Please WAIT HERE. It ships.", []),
        ("Please WAIT, it is NOT here.", ["WAIT"]),
        ("I SENT IT TODAY. It ships.", ["SENT IT TODAY"]),
        ("PLEASE WAIT, I SAID - it ships.", ["PLEASE WAIT, I SAID"]),
        ("A parcel. I ship it.", []),
        ("It ships!!! Soon.", ["!!!"]),
        ("It ships!! Soon.", []),
        ("WAIT HERE NOW! DO NOT GO!", ["WAIT HERE NOW", "DO NOT GO"]),
        ("The plan is SMS PDF FAQ only.", []),
        ("Press “PLEASE WAIT HERE” now.", []),
        ("Choose PLEASE WAIT HERE now.", []),
        ("Hi [PLEASE WAIT HERE], it ships.", []),
        ("It is @WAIT HERE NOW. It ships.", []),
        ("It is a.WAIT HERE NOW. It ships.", []),
        ("It is HERE NOW WAIT.x it ships.", []),
        ("It is HERE NOW WAIT-x it ships.", []),
        ("Please DON'T DO THIS. It ships.", ["DON'T DO THIS"]),
        ("Please WAIT – HERE — NOW. It ships.", ["WAIT – HERE — NOW"]),
        ("Please WAIT: HERE. It ships.", ["WAIT"]),
        ("It is NOT, as we SAID so OFTEN. It ships.", ["OFTEN"]),
        ("A I A I A. It ships.", []),
        ("We WAIT A DAY. It ships.", ["WAIT A DAY"]),
        ("We had GRUE NOW FOO BAR BAZ QUX here.", []),
        ("We had GRUE NOW NOT BAR BAZ QUX here.", ["GRUE NOW NOT BAR BAZ QUX"]),
        ("Press the big PLEASE WAIT HERE now.", []),
        ("Press the big red PLEASE WAIT HERE now.", ["PLEASE WAIT HERE"]),
        ("Depress PLEASE, WAIT HERE now.", []),
        ("Is it (PLEASE WAIT HERE) or not?", []),
        ("Hi {{x}}PLEASE WAIT HERE{{x}} now.", ["PLEASE WAIT HERE"]),
        ("PLEASE WAIT HERE, it is late!!!!! It ships.", ["PLEASE WAIT HERE"]),
        ("WAIT, it is late!?!?!?! It ships.", ["!?!?!?!"]),
        ("It ships ?!? soon. It is here ??? or not.", ["?!?", "???"]),
    ],
)
def test_what_is_shouted(reply: str, marked: list[str]) -> None:
    assert surface("tone/shouting", reply) == marked


@pytest.mark.parametrize(
    ("reply", "becomes"),
    [
        ("PLEASE WAIT HERE. It ships.", "Please wait here. It ships."),
        ("It ships, PLEASE WAIT HERE.", "It ships, please wait here."),
        ("I SENT IT ON FRIDAY. It ships.", "I sent it on Friday. It ships."),
        ("It ships!!! Soon.", "It ships. Soon."),
        ("It ships?!? Soon.", "It ships? Soon."),
        ("PLEASE WAIT HERE!!! It ships.", "Please wait here. It ships."),
        ("We TOLD you this, it is NOT here. It ships.", "We told you this, it is not here. It ships."),
        ("- PLEASE WAIT UNTIL MONDAY. It ships.", "- Please wait until Monday. It ships."),
        ("WE CANNOT CANCEL YOUR ORDER. It ships.", "We cannot cancel your order. It ships."),
        ("WE’RE HERE TODAY. It ships.", None),
        ("IT CAN’T BE CANCELLED. It ships.", "It can't be cancelled. It ships."),
        ("SEND IT BY MAY PLEASE. It ships.", None),
        ("SEND IT TO US TODAY. It ships.", None),
        ("CALL WITHIN US TODAY. It ships.", None),
        ("CALL OUR IT NOW. It ships.", None),
        ("PLEASE CALL KESTREL TODAY. It ships.", None),
        ("IT SHIPS WITHIN THE US TODAY. Soon.", None),
    ],
)
def test_what_it_becomes(reply: str, becomes: str | None) -> None:
    assert quiet(reply) == becomes


def test_what_it_says_to_write() -> None:
    def said(reply: str) -> list[tuple[str, str]]:
        outcome = run({"s": find("tone/shouting")}, SHALLOW.read(Case(reply=reply)), Settings())
        return [(one.text, one.safety) for finding in outcome.findings for one in finding.suggestions if one.edits]

    assert said("We TOLD you this, it is NOT here!!! It ships.") == [("Write “told … not”.", "safe")]
    assert said("It ships!!! Soon.") == [("Write “.”.", "safe")]
