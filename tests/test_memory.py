"""What a coach remembers: the same answers with and without, bounded, and gone when asked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from replycoach import Case, Coach, Review
from replycoach.reading.meaning import BLOCKS, SENTENCES
from replycoach.reading.reader import DRAFTS, REMEMBERED
from replycoach.rules.phrases import Phrases
from replycoach.text.words import vocabulary

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "examples" / "cases.jsonl").read_text("utf-8").splitlines()
]


def _edits(row: dict[str, object]) -> list[dict[str, object]]:
    """The case as it grows under an agent's hands: as it is, with a sentence more, another name, and as it was."""
    longer = {**row, "reply": f"{row['reply']} It leaves on Monday."}
    return [
        row,
        longer,
        {**longer, "customer_name": "Ida Roy"},
        row,
        {**row, "customer": "Where is my order? I'm furious!"},
        row,
    ]


def test_reviews_are_the_same_with_and_without_memory(coach: Coach) -> None:
    forgetful = Coach(remember=False)
    for row in ROWS[:4]:
        for case in _edits(row):
            assert coach.review(case) == forgetful.review(case)
    assert forgetful._reader._known.cache_info().currsize == 0
    assert forgetful._reader.meaning._hidden.cache_info().currsize == 0


def test_memory_is_bounded_and_can_be_emptied() -> None:
    coach = Coach()
    reader = coach._reader
    for number in range(3):
        coach.review(f"Hi Ana, box {number} ships today.", customer=f"Where is box {number}?", channel="chat")
    meaning = reader.meaning
    kept: list[Any] = [reader._known, reader._meant, reader._customer]
    kept += [meaning._message, meaning._frame, meaning._hidden, meaning._tokens, meaning._alone]
    sizes = [one.cache_info().maxsize for one in kept]
    assert sizes == [DRAFTS, DRAFTS, REMEMBERED, 16, 16, 16, SENTENCES, BLOCKS]
    assert all(one.cache_info().currsize for one in kept)
    coach.forget()
    assert not any(one.cache_info().currsize for one in kept)


def test_a_review_again_reads_nothing_again(coach: Coach) -> None:
    case = Case(
        reply="Hi Ana, your lamp ships today and is there on Friday.", customer="Where is my lamp?", channel="chat"
    )
    first = coach.review(case)
    before = coach._reader._known.cache_info().misses
    assert coach.review(case) == first
    assert coach._reader._known.cache_info().misses == before


def test_a_long_draft_reads_only_the_stretch_that_changed(coach: Coach) -> None:
    lines = [f"Point {number}: the box left us on Monday and the courier has it now." for number in range(60)]
    coach.review("\n".join(lines), channel="email")
    before = coach._reader.meaning._hidden.cache_info().misses
    coach.review("\n".join([*lines[:-1], "The last one is new: it is there on Friday at noon."]), channel="email")
    assert coach._reader.meaning._hidden.cache_info().misses == before + 1


def test_an_edit_reads_only_the_sentences_around_it(coach: Coach) -> None:
    row = {"customer": "My lamp came broken and nobody answers. When do I get a new one?", "channel": "email"}
    paragraphs = [
        "Hi Ana,\n\nA lamp that comes in pieces after two weeks of waiting is no fun at all, and I'm sorry that nobody answered you.",
        "I've sent you a new one today with the express courier, who takes two days at the most and asks for no signature.",
        "You can keep the broken one or throw it away. Write to me here if the new one isn't with you by Friday at noon.",
    ]
    coach.review({**row, "reply": "\n\n".join(paragraphs)})
    read = coach._reader.meaning._alone.cache_info().misses
    edited = {**row, "reply": "\n\n".join([*paragraphs[:2], paragraphs[2].replace("Friday", "Thursday")])}
    review = coach.review(edited)
    assert coach._reader.meaning._alone.cache_info().misses == read + 1
    assert review == Coach(remember=False).review(edited)


def _by_one_pattern(phrases: list[str], text: str) -> list[tuple[int, int]]:
    words = [r"\s+".join(map(re.escape, one.split())) for one in sorted(phrases, key=len, reverse=True) if one.split()]
    return (
        [match.span() for match in re.finditer(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", text, re.IGNORECASE)]
        if words
        else []
    )


PIECES = st.sampled_from(
    [
        "as",
        "soon",
        "possible",
        "as soon",
        "SOON",
        "kasse",
        "ſoon",
        "İt",
        "it",
        "É",
        "é",
        "ß",
        "ẞ",
        "e-mail",
        "→",
        "#1",
        " ",
        "  ",
        "\n",
        ", ",
        ".",
        "’",
        "K",
        "k",
    ]
)
WORDS = st.lists(PIECES, min_size=1, max_size=8).map("".join)


@settings(max_examples=400, deadline=None)
@given(phrases=st.lists(WORDS, min_size=1, max_size=6), text=WORDS)
def test_phrases_are_found_as_by_one_pattern(phrases: list[str], text: str) -> None:
    assert list(Phrases(phrases).spans(text)) == _by_one_pattern(phrases, text)
    assert list(Phrases(phrases).spans(text, vocabulary(text))) == _by_one_pattern(phrases, text)


def test_many_house_rules_are_asked_only_where_a_word_is_theirs() -> None:
    house = [
        {"id": f"house/rule-{number}", "phrases": [f"phrase number {number}"], "message": "“{found}”"}
        for number in range(50)
    ]
    coach = Coach(depth="surface", settings={"house": house})
    review: Review = coach.review("Hi Ana, phrase number 7 and Phrase  Number 12 are here.")
    assert [one.rule for one in review.findings] == ["house/rule-7", "house/rule-12"]
    assert list(coach.plan.asked(coach.read(Case(reply="Hi Ana.")))) == list(coach.plan.always)
    assert [name for name in review.verdicts if name.startswith("house/")] == [f"house/rule-{n}" for n in range(50)]
