"""What the situation tells: who reads along, what the customer asked for, what stands beside a fault, and in which order things are said."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from asking import told

from replycoach.model import Finding, Verdict
from replycoach.rules import public, reproach, sayings
from replycoach.rules.acknowledgement import late, missing
from replycoach.rules.channel import needless_handoff, too_long
from replycoach.rules.grouped import grouped
from replycoach.rules.language import commanding, dead_end, disparages_company
from replycoach.rules.ownership import bluffing
from replycoach.rules.time import vague
from replycoach.rules.tone import cold


@pytest.mark.parametrize(
    ("message", "others"),
    [
        ("I'm posting this in the open help room.", True), ("Writing on your public wall because nobody answers.", True), ("Everyone here can read this.", True),
        ("I'm writing in the chat.", False), ("We opened the room and it smelled.", False), ("The forum said that it works.", False),
    ],
)  # fmt: skip
def test_who_reads_along(message: str, others: bool) -> None:
    reading: Any = SimpleNamespace(profile=SimpleNamespace(public=False), customer=SimpleNamespace(text=message))
    assert public.is_read_by_others(reading) is others


@pytest.mark.parametrize(
    ("message", "words", "found"),
    [
        ("Please keep it short.", 61, True), ("Please keep it short.", 60, False), ("A short answer, please.", 61, False), ("A short answer please.", 61, True),
        ("My phone cuts off after about 300 letters.", 61, False), ("My phone cuts off after about 150 letters.", 61, True), ("It takes 300 days.", 61, False),
    ],
)  # fmt: skip
def test_who_asks_for_a_short_answer(message: str, words: int, found: bool) -> None:
    text = "word " * words
    reading: Any = SimpleNamespace(
        profile=SimpleNamespace(longest_words=0), channel="email", words=words, text=text,
        customer=SimpleNamespace(text=message), customer_called="Ana",
    )  # fmt: skip
    assert [getattr(one, "message", None) is not None for one in told("channel/too-long", reading)] == [found]
    assert "{words}" in too_long.FOR_THEM


def sentence(index: int, *moves: str, text: str = "It is so.") -> Any:
    return SimpleNamespace(index=index, text=text, does=lambda *some: bool(set(some) & set(moves)))


@pytest.mark.parametrize(
    ("moves", "heard", "refused", "enough"),
    [
        (["greeting", "instruction", "explanation", "apology"], 3, False, late.LAST_WORD),
        (["greeting", "instruction", "apology", "solution"], 2, False, late.EARLY),
        (["refusal", "explanation", "apology", "solution"], 2, True, late.HARDLY),
        (["instruction", "explanation", "apology", "question"], 2, False, late.DOUBTFUL),
        (["instruction", "apology", "signoff"], 1, False, late.DOUBTFUL),
    ],
)
def test_where_an_acknowledgement_stands(moves: list[str], heard: int, refused: bool, enough: float) -> None:
    made = [sentence(number, move) for number, move in enumerate(moves)]
    reading: Any = SimpleNamespace(sentences=made)
    assert late._enough(reading, made[heard], refused) == enough


@pytest.mark.parametrize(
    ("finding", "other", "left"),
    [
        ("structure/missing-next-step", "language/dead-end", False), ("structure/missing-further-help", "language/dead-end", False),
        ("acknowledgement/missing-reassurance", "time/vague", False), ("acknowledgement/missing-reassurance", "language/blame", True),
        ("template/untailored", "language/commanding", False), ("time/missing", "time/vague", False),
    ],
)  # fmt: skip
def test_what_follows_from_what(finding: str, other: str, left: bool) -> None:
    made = [
        Finding(rule=rule, severity="warning", start=None, end=None, message="m", why="w", source="ES")
        for rule in (finding, other)
    ]
    reading: Any = SimpleNamespace(flags={})
    told_of, _ = grouped(made, {one.rule: Verdict(state="flagged", reason="m") for one in made}, reading)
    assert [one.rule for one in told_of] == ([finding, other] if left else [other])


@pytest.mark.parametrize(("words", "odds", "left"), [(60, 0.5, False), (60, 0.97, True), (95, 0.5, True)])
def test_a_tangle_is_told_beside_the_length(words: int, odds: float, left: bool) -> None:
    reply = "word " * words
    hard = Finding(
        rule="clarity/hard-to-read", severity="warning", start=0, end=len(reply), message="m", why="w", source="ES"
    )
    long = Finding(rule="channel/too-long", severity="warning", start=None, end=None, message="m", why="w", source="ES")
    reading: Any = SimpleNamespace(
        flags={"clarity/hard-to-read": odds}, case=SimpleNamespace(reply=reply), depth="full"
    )
    told_of, _ = grouped(
        [hard, long], {one.rule: Verdict(state="flagged", reason="m") for one in (hard, long)}, reading
    )
    assert (hard in told_of) is left


@pytest.mark.parametrize(("words", "most", "rambles"), [(91, 90, True), (90, 90, False), (400, None, False)])
def test_what_is_longer_than_its_channel_bears(words: int, most: int | None, rambles: bool) -> None:
    reading: Any = SimpleNamespace(words=words, profile=SimpleNamespace(longest_words=most))
    assert reproach.rambles(reading) is rambles


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (dead_end.FINAL, "I'm closing this one.", True), (dead_end.FINAL, "The case is closed.", True), (dead_end.FINAL, "We are closed on Monday.", False),
        (dead_end.FINAL, "There is nothing we can do.", True), (dead_end.FINAL, "There is nothing more you need to do.", False),
        (dead_end.CONFIRMS, "Hi Ana, yes, it has not changed.", True), (dead_end.CONFIRMS, "No, it has not.", False),
        (commanding.BEARS, "So you'd have to sit this one out.", True), (commanding.BEARS, "You have to do without it.", True), (commanding.BEARS, "You have to sit down with it.", False),
        (disparages_company.GOSSIP, "Between us, the desk is hopeless.", True), (disparages_company.GOSSIP, "We'll sort it out between us.", False),
        (disparages_company.GOSSIP, "You had to walk between us.", False), (bluffing.STAKES, "My money's on a fuse.", True), (bluffing.STAKES, "My money is back.", True),
        (bluffing.SUGGESTS, "Maybe a neighbour helps?", True), (bluffing.SUGGESTS, "It should be fine, I think?", False), (bluffing.SUGGESTS, "Maybe a neighbour helps.", False),
        (vague.LENGTHS, "It won't be too long.", True), (vague.LENGTHS, "It shouldn't be long before Friday.", False), (vague.LENGTHS, "It takes long.", False),
        (vague.NAMED, "The shop Soon&Simple sent it.", True), (vague.NAMED, "It comes soon.", False), (vague.NAMED, "Soon it comes.", False),
        (vague.OFTEN, "Most of the time that helps.", True), (vague.OFTEN, "Sometimes it will take a while.", False),
        (missing.TAKEN_IN, "Your displeasure is recorded.", True), (missing.TAKEN_IN, "The delay is noted.", False), (missing.TAKEN_IN, "I can hear the panic.", True),
        (missing.TAKEN_IN, "I can tell you.", False), (needless_handoff.COMES, "She will ring you between 3 and 4.", True), (needless_handoff.COMES, "You must ring her at 4.", False),
        (sayings.IRONY, "It does rain, believe it or not.", True), (sayings.IRONY, "That spared us both a hunt.", False), (sayings.IRONY, "Most people manage to get a seat.", False),
    ],
)  # fmt: skip
def test_what_the_words_take_in(pattern: Any, text: str, found: bool) -> None:
    assert bool(pattern.search(text)) is found


@pytest.mark.parametrize(
    ("texts", "odds", "likely", "is_cold"),
    [
        (["Contract ends 30 April.", "Continues monthly at 20 euros."], 0.15, False, True),
        (["Contract ends 30 April.", "Continues monthly at 20 euros."], 0.14, False, False),
        (["Your contract ends on 30 April.", "It continues monthly."], 0.4, True, True),
        (["I see that your contract ends.", "It continues monthly."], 0.4, True, False),
        (["I see that your contract ends.", "It continues monthly."], 0.5, True, True),
    ],
)
def test_who_is_cold(texts: list[str], odds: float, likely: bool, is_cold: bool) -> None:
    reading: Any = SimpleNamespace(
        sentences=[sentence(number, "solution", text=text) for number, text in enumerate(texts)],
        flags={"tone/cold": odds}, likely=lambda rule: likely and rule == "tone/cold",
    )  # fmt: skip
    assert cold._is_cold(reading) is is_cold
