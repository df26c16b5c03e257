"""`review --reading`: what was understood, told as it was understood."""

from __future__ import annotations

import re

import pytest

from replycoach import Coach
from replycoach.formats.reading import LEAST, render
from replycoach.reading import Reading

CASE = {
    "channel": "email",
    "customer": "Where is my kettle?? It leaks. When do I get a \x1b[31mnew one?",
    "reply": "Hi Ana,\n\nI'm so sorry that your kettle leaks. You should have read the \x1b[31mmanual. I'll send a new one today.\n\nBest wishes,\nJo",
}


@pytest.fixture(scope="module")
def reading(coach: Coach) -> Reading:
    return coach.read(CASE)


def test_each_sentence_with_what_is_likely_in_it(reading: Reading) -> None:
    told = render(reading).split("\n\n")
    for sentence, block in zip(reading.sentences, told[1:], strict=False):
        first, *rest = block.split("\n")
        assert first == f"{sentence.index + 1:3}  " + " ".join(sentence.text.split()).replace("\x1b", "")
        shown = {
            name: (float(odds), bool(star))
            for name, odds, star in re.findall(r"([\w/-]+) (\d\.\d\d)(\*?)", " ".join(rest))
        }
        odds = {**sentence.move_odds, **sentence.cues}
        assert shown.keys() == {name for name, value in odds.items() if value >= LEAST}
        for name, (value, _) in shown.items():
            assert value == pytest.approx(odds[name], abs=0.005)
        assert {name for name, (_, star) in shown.items() if star} & set(sentence.move_odds) == set(sentence.moves)
        for line in rest:
            values = [float(value) for value in re.findall(r" (\d\.\d\d)", line)]
            assert values == sorted(values, reverse=True)


def test_the_words_that_carry_a_flaw(reading: Reading) -> None:
    [line] = [line for line in render(reading).split("\n") if line.startswith("     cues   language/blame")]
    [words] = re.findall(r"language/blame 0\.\d\d\*? “(.*?)”", line)
    assert words in "You should have read the [31mmanual."


def test_the_customer_comes_first_and_the_draft_last(reading: Reading) -> None:
    told = render(reading)
    assert told.startswith("customer   ")
    assert "\n  asks     Where is my kettle\n" in told
    assert "\n  about    kettle\n" in told
    assert told.endswith("\n\n")
    carp, draft = told.rstrip("\n").split("\n")[-2:]
    assert re.fullmatch(
        r"CARP       Control \d\.\d\d\*?  Acknowledge \d\.\d\d\*?  Refocus \d\.\d\d\*?  Problem-solve \d\.\d\d\*?", carp
    )
    flags = re.findall(r"([\w/-]+) (\d\.\d\d)(\*?)", draft.removeprefix("the draft  "))
    assert [name for name, _, _ in flags] == [
        name for name, value in sorted(reading.flags.items(), key=lambda item: -item[1]) if value >= LEAST
    ]
    assert all(bool(star) == reading.likely(name) for name, _, star in flags)
    assert "Acknowledge " + f"{reading.carp_odds['acknowledge']:.2f}*" in carp


def test_what_a_terminal_would_obey_is_taken_out(reading: Reading) -> None:
    assert "\x1b" not in render(reading)


def test_a_draft_on_its_own(coach: Coach) -> None:
    told = render(coach.read("Thank you for writing."))
    assert "customer" not in told
    assert told.startswith("\n  1  Thank you for writing.\n     moves  ")
