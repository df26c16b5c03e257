"""Words that come back, whoever they are said of and in whichever of two near words."""

from __future__ import annotations

import pytest

from replycoach.reading.overlap import alike, content, covered, faceless, given_back, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I want my money", "You want your money"),
        ("we've waited", "you have waited"),
        ("Is it mine?", "is it yours"),
    ],
)
def test_person_does_not_matter(one: str, other: str) -> None:
    assert faceless(one) == faceless(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("when will it arrive", "the date it comes"),
        ("my parcel", "your package"),
        ("it stopped", "it stops"),
        ("the repair", "it was fixed"),
    ],
)
def test_near_words_are_one(one: str, other: str) -> None:
    assert content(one) == content(other)


@pytest.mark.parametrize(
    ("word", "bare"),
    [("batteries", "batter"), ("shipping", "ship"), ("calls", "call"), ("glass", "glas"), ("is", "is")],
)
def test_stem(word: str, bare: str) -> None:
    assert stem(word) == bare


def test_given_back_is_a_share() -> None:
    message = "I want to know when the payment will come!"
    assert given_back("You want to know the date the payment arrives?", message) == 1.0
    assert given_back("The courier lost it in Leeds.", message) == 0.0
    assert 0 < given_back("The payment went to an old account.", message) < 1


def test_a_slip_of_the_pen_counts() -> None:
    assert given_back("Your subscription renews", "my subscribtion renews") == 1.0


@pytest.mark.parametrize("text", ["", " ", "?!", "the of and", "😀"])
def test_nothing_is_nothing(text: str) -> None:
    assert given_back(text, "My parcel is late.") == 0.0
    assert covered(content(text), content("parcel")) == 0.0


def test_alike() -> None:
    assert alike("My parcel 4417 has not come", "the parcel 4417 still has not arrived")
    assert not alike("My parcel 4417 has not come", "How do I change my password?")
