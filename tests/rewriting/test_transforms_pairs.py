"""Every family: what it makes of a sentence, what it leaves alone, and that what it proposes can be applied."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from replycoach.model import Case, Edit, Finding
from replycoach.profile import Settings
from replycoach.reading.grammar import Grammar
from replycoach.reading.reading import Reading, Sentence
from replycoach.reading.sentences import split
from replycoach.rewriting.sentences import lost
from replycoach.rewriting.transforms import families, proposals
from replycoach.text.prose import Prose

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FAMILIES: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "transforms.toml").read_text("utf-8"))
PAIRS = [
    (rule, before, after, tuple(one.get("moves", ())))
    for rule, one in FAMILIES.items()
    for before, after in one["pairs"]
]
SILENT = [(rule, text, tuple(one.get("moves", ()))) for rule, one in FAMILIES.items() for text in one["silent"]]
GRAMMAR = Grammar()


class Half:
    """Every label counts from one half on."""

    def threshold(self, label: str, strictness: str = "balanced") -> float:  # noqa: ARG002
        return 0.5


def reading(text: str, moves: tuple[str, ...] = (), **case: Any) -> Reading:
    """A reading with a grammar and without the sentence model, whose moves are given."""
    settings = Settings()
    made = Case(reply=text, **case)
    prose = Prose.from_source(text)
    channel = made.channel or "email"
    sentences = tuple(
        Sentence(index, a, b, prose.body[a:b], frozenset(moves), {}, {}, lambda _: (0, 0))  # type: ignore[arg-type]
        for index, (a, b) in enumerate(split(prose.body))
    )
    return Reading(
        case=made, profile=settings.profile_for(channel), channel=channel, prose=prose, sentences=sentences, customer=None, carp_odds={},
        flags={}, quality=3.0, english=True, strictness="balanced", thresholds=Half(), parser=GRAMMAR,
    )  # fmt: skip


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def proposed(rule: str, text: str, moves: tuple[str, ...] = (), **case: Any) -> list[str]:
    read = reading(text, moves, **case)
    finding = Finding(rule=rule, severity="warning", start=0, end=len(text), message="", why="", source="")
    return [apply(read.text, one.edits) for one in proposals(read, finding, (0, len(read.text)))]


@pytest.mark.parametrize(
    ("rule", "before", "after", "moves"), PAIRS, ids=[f"{rule}: {before[:40]}" for rule, before, *_ in PAIRS]
)
def test_says_it_better(rule: str, before: str, after: str, moves: tuple[str, ...]) -> None:
    made = proposed(rule, before, moves, channel="chat" if rule == "time/hold-unasked" else "email")
    assert made
    assert made[0] == after


@pytest.mark.parametrize(("rule", "text", "moves"), SILENT, ids=[f"{rule}: {text[:40]}" for rule, text, _ in SILENT])
def test_leaves_alone(rule: str, text: str, moves: tuple[str, ...]) -> None:
    assert proposed(rule, text, moves) == []


@pytest.mark.parametrize(("rule", "before", "moves"), [(rule, before, moves) for rule, before, _, moves in PAIRS])
def test_edits_are_sound(rule: str, before: str, moves: tuple[str, ...]) -> None:
    read = reading(before, moves)
    finding = Finding(rule=rule, severity="warning", start=0, end=len(before), message="", why="", source="")
    for proposal in proposals(read, finding, (0, len(before))):
        ordered = sorted(proposal.edits, key=lambda edit: edit.start)
        assert all(0 <= edit.start <= edit.end <= len(before) for edit in ordered)
        assert all(one.end <= other.start for one, other in pairwise(ordered))
        assert proposal.note


@pytest.mark.parametrize("rule", sorted(FAMILIES))
def test_each_family_is_shown(rule: str) -> None:
    assert rule in families()
    assert len(FAMILIES[rule]["pairs"]) >= 12
    assert len(FAMILIES[rule]["silent"]) >= 6


@pytest.mark.parametrize(("rule", "before", "after"), [pair[:3] for pair in PAIRS if pair[0] != "clarity/jargon"])
def test_no_fact_is_lost(rule: str, before: str, after: str) -> None:  # noqa: ARG001
    assert not lost(before, after)


def test_placeholders_and_links_stay() -> None:
    made = proposed("language/commanding", "You must send {{ticket.id}} to https://example.com/form today.")
    assert made[0] == "Could you send {{ticket.id}} to https://example.com/form today, please?"


def test_html_is_edited_around_its_tags() -> None:
    read = reading("<p>You must read <b>page 2</b> first.</p>")
    finding = Finding(rule="language/commanding", severity="warning", start=3, end=10, message="", why="", source="")
    for proposal in proposals(read, finding, (0, len(read.text))):
        assert all(read.prose.editable(edit.start, edit.end) for edit in proposal.edits)


def test_a_greeting_on_the_line_stays() -> None:
    assert proposed("language/rude", "Hi Ana, as I already told you, the refund takes 5 days.", ("solution",)) == [
        "Hi Ana, the refund takes 5 days."
    ]


def test_names_keep_their_capitals_when_shouting_ends() -> None:
    made = proposed("tone/shouting", "WE ARE SORRY ANA, YOUR MODEM IS ON ITS WAY!!!", customer_name="Ana Ruiz")
    assert made == ["We are sorry Ana, your modem is on its way."]


def test_echo_is_left_out_where_the_reply_goes_on() -> None:
    theirs = "I want to know when the refund for my two tickets will come!"
    read = reading(
        "You want to know when the refund for your two tickets will come. It comes on Friday.", customer=theirs
    )
    sentences = (read.sentences[0], read.sentences[1])
    read = replace(read, sentences=(sentences[0], replace(sentences[1], moves=frozenset({"timeframe"}))))
    finding = Finding(rule="echo/meaningless", severity="warning", start=0, end=10, message="", why="", source="")
    made = [apply(read.text, one.edits) for one in proposals(read, finding, (0, 10))]
    assert made == ["It comes on Friday."]


def test_an_echo_that_is_the_whole_reply_stays() -> None:
    assert (
        proposed("echo/meaningless", "You want to know when the refund comes.", customer="When does the refund come?")
        == []
    )


def test_on_the_phone_a_hold_is_asked_for_as_a_hold() -> None:
    made = proposed("time/hold-unasked", "Please hold.", channel="phone")
    assert made[0] == "Is it all right if I put you on hold for [how long: e.g. two minutes]?"


def test_what_the_customer_said_is_no_jargon() -> None:
    assert proposed("clarity/jargon", "Your ONT needs a restart.", customer="My ONT blinks red.") == []


def test_a_duty_to_wait_goes_where_something_else_is_said() -> None:
    text = "The part is on its way. You just have to wait."
    assert proposed("language/commanding", text, ("explanation",)) == ["The part is on its way."]
    assert proposed("language/commanding", "You just have to wait.") == []


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry if you feel upset.",
        "I'm sorry that the lamp came late.",
        "You can just send it back.",
        "Of course, you can send it back.",
        "The test that you claim on is over.",
    ],
)
def test_what_is_no_slight_stays(text: str) -> None:
    assert proposed("template/robotic", text) == []


def test_a_cure_is_no_guess_to_check() -> None:
    text = "The update is out since noon. Your problem should be fixed then."
    assert proposed("ownership/bluffing", text, ("solution",)) == ["The update is out since noon."]


def test_fault_of_our_own_keeps_what_happened() -> None:
    made = proposed("language/blame-shifting", "It was the warehouse's mistake, they packed the wrong lamp.")
    assert made[:2] == ["We got this wrong.", "We got this wrong: the wrong lamp was packed at our end."]
    assert proposed("language/blame-shifting", "It was the courier's mistake again.") == []


@pytest.mark.parametrize(
    ("text", "customer", "after"),
    [
        (
            "Hope ur nan has a fab party 🎉",
            "The balloons for my nan's party are flat.",
            "I hope your nan has a lovely party.",
        ),
        ("Happy bday to ur twin!! 🎂", "It is a birthday gift for my twin.", "Happy birthday to your twin."),
    ],
)
def test_a_wish_for_their_own_matter_is_cleaned_and_kept(text: str, customer: str, after: str) -> None:
    assert proposed("tone/over-cheerful", f"The new one is there on Friday. {text}", customer=customer) == [
        f"The new one is there on Friday. {after}"
    ]


def test_a_wish_for_anybody_is_no_such_wish() -> None:
    wish = "The new one is there on Friday. Hope you have an epic day 🎉"
    assert not any(
        "lovely" in one for one in proposed("tone/over-cheerful", wish, customer="What a day. My lamp broke.")
    )
    late = "It's cancelled. Hope your nan has a fab party 🎉"
    assert not any("lovely" in one for one in proposed("tone/over-cheerful", late, customer="My nan has died."))


@pytest.mark.parametrize(
    "text",
    ["Your query is very important to us.", "We truly value your loyalty.", "As always, we appreciate your business."],
)
def test_what_a_form_says_of_their_message_goes(text: str) -> None:
    assert proposed("template/robotic", f"{text} The part is on its way.", ("explanation",)) == [
        "The part is on its way."
    ]


def test_what_depends_on_the_customer_has_no_hour() -> None:
    text = "Could you send us the serial number? I'll order the part."
    made = proposed("time/missing", text, channel="chat")
    assert made == ["Could you send us the serial number? I'll order the part [how soon: e.g. within the hour]."]


@pytest.mark.parametrize(
    "text",
    [
        "The relevant team will look into this. We have no access to their list.",
        "Our fitters will get back to you. Please ring the head office.",
        "The relevant team will look into this. You will have to ask the airline.",
    ],
)
def test_no_news_is_promised_where_none_can_come(text: str) -> None:
    assert not any("update you" in one for one in proposed("ownership/unowned", text))


def test_who_counts_in_hours_gets_an_hour_for_an_example() -> None:
    theirs = "The vet was due at nine this morning and nobody is here. We are standing outside."
    assert proposed("ownership/unowned", "Someone will ring you.", customer=theirs) == [
        "I'll ring you [when: e.g. within the hour]."
    ]
    made = proposed(
        "time/vague", "I'll ask her and get back to you soon. She should be with you shortly.", customer=theirs
    )
    assert made[0] == (
        "I'll ask her and get back to you [when: e.g. within the hour]. She should be with you [when: e.g. within the hour]."
    )


def test_no_check_is_promised_of_what_the_customer_has_ruled_out() -> None:
    guess = "It's probably behind the shed."
    checked = "I'll check whether it's behind the shed and let you know [when: e.g. today by 17:00]."
    assert proposed("ownership/bluffing", guess, customer="Where is my box?") == [checked]
    assert proposed("ownership/bluffing", guess, customer="Where is my box? It isn't behind the shed.") == []


def test_a_clause_that_hangs_on_another_is_not_cut_off() -> None:
    text = "We can't pay you until the bank has answered and they have signed it."
    assert not any(". They" in made for made in proposed("language/negative-phrasing", text))


def test_clipped_words_get_no_full_stop() -> None:
    assert proposed("language/negative-phrasing", "we can't do it until monday") == ["we can do it from monday"]


def test_an_example_for_today_is_none_where_the_reply_says_not_today() -> None:
    assert proposed("time/missing", "I'll call you. It won't be today.")[0].startswith(
        "I'll call you [when: e.g. tomorrow by noon]."
    )


def test_whom_the_customer_waits_for_is_not_replaced() -> None:
    text = "The surgeon has been handed your notes and will contact you."
    assert any("I'll update you" in made for made in proposed("ownership/unowned", text))
    assert proposed("ownership/unowned", text, customer="When will the surgeon ring me?") == []


def test_an_offer_that_hangs_on_a_yes_is_not_made_firm() -> None:
    text = "You can have the hall for free, but I'd need to check with my manager first."
    assert not any("free." in made for made in proposed("ownership/approval-stall", text))
