"""Sentences: what ends one, what does not, and that long monotonous text is split in no time."""

from itertools import pairwise

import pytest

from replycoach.reading.sentences import split


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Yes.", "No. 5 is ready."],
        ["The answer is no.", "Sorry about that."],
        ["We open at 9 a.m. on Mondays.", "We close at 5 p.m.", "The desk stays open."],
        ["Mr. Okafor and Dr. M. K. Lee wrote to Acme Inc. about it.", "Both are well."],
        ["Choose plan B.", "We will do the rest."],
        ["Is it I.", "You know."],
        ["It costs £3.50, see example.com/a?b=c.d for more.", "Version 2.0.1 is out."],
        ["1. Open the lid.", "2. Press the button.", "3. Wait."],
        ['He said "Stop!" and left.', "(Really!)", "That is all."],
        ["I waited… and then… nothing came.", "So I left..."],
        ["What?!", "Really?", "Yes!!!", "It is true."],
        ["my phone died.", "please help.", "its urgent"],
        ["Use a charger, e.g. the white one, i.e. ours etc. and wait.", "Then call."],
        ["**Note.**", "The rest follows."],
        ["Thanks! 😊", "I'll call you."],
        ["All sorted :)", "Have fun."],
        ["Happy days 🎉🕯️", "The order is on its way! 🏃‍♀️"],
        ["🎉 Good news first.", "It works."],
        ["I'll look today. ^Jo"],
        ["Anything else? Nadia"],
        ["It works now.", "Great"],
    ],
)
def test_on_one_line(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_line_breaks_end_sentences() -> None:
    text = "Hi Ana,\r\n\r\nthe lid is on its way\nIt leaves today\n\n- one\n- two\n\nRegards,\nTom\nLid Desk\n"
    assert cut(text) == [line for line in text.splitlines() if line]


def test_wrapped_lines_go_on() -> None:
    text = (
        "Thank you for the photographs of the cracked leaf, which reached us on\n"
        "the day that you sent them. We have set a new one aside for you and\r\n"
        "it leaves tomorrow."
    )
    first, second = cut(text)
    assert first.endswith("sent them.")
    assert second == "We have set a new one aside for you and\r\nit leaves tomorrow."


def test_short_or_finished_lines_do_not_go_on() -> None:
    assert len(cut("hi there\nhow are you")) == 2
    assert len(cut("The parcel left our warehouse in Leeds at nine today, see:\nitem one\nitem two")) == 3
    assert len(cut("The parcel left our warehouse in Leeds at nine today, and\n\nlater came back")) == 2


@pytest.mark.parametrize("text", ["", " \n\t ", "\n\n"])
def test_nothing(text: str) -> None:
    assert split(text) == []


def test_spans_are_trimmed_ordered_and_complete() -> None:
    text = "  Hello!  How are you?\n\n  Fine...\tthanks :-)  "
    spans = split(text)
    assert all(text[a:b] == text[a:b].strip() and a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))
    rest = list(text)
    for start, end in spans:
        rest[start:end] = [" "] * (end - start)
    assert "".join(rest).strip() == ""


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        ".",
        " ",
        ". ",
        "a. ",
        "🎉 ",
        "\n",
        "a\n",
        '."',
        ": ) ",
        "x.y",
        ". 🎉",
        "1. ",
        "^A ",
        "\r\n \r\n",
        '"',
        "x" * 60 + "\n",
    ],
)
def test_monotony_is_no_trap(unit: str) -> None:
    """Were time to grow with more than the length, this would take minutes."""
    text = unit * (50_000 // len(unit))
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
