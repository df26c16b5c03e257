"""Near copies: what is one, what is not, and clusters."""

from __future__ import annotations

import random

import pytest

from replycoach.checking.duplicates import near_copies, shingles
from replycoach.rules import ours
from replycoach.rules.rule import Example

LATE = (
    "Hi {{customer.first_name}},\n\nThank you for letting us know that your parcel has not arrived. I have asked the carrier to look for it, and "
    "I will write to you by {{date}} with what they found. If it is lost, we send a new one the same day, free of charge.\n\n"
    "Kind regards,\n{{agent.name}}"
)
REFUND = (
    "Hello {{customer.first_name}},\n\nYour refund is on its way to the card you paid with. Banks take up to five working days to show it. "
    "If it is not there by then, answer this mail and I will trace it with our bank.\n\nBest wishes,\n{{agent.name}}"
)


def copies(*texts: str) -> list[tuple[int, int, int]]:
    return [(number, other, size) for number, other, _, size in near_copies([shingles(text) for text in texts])]


def test_names_numbers_links_and_placeholders_do_not_count() -> None:
    other = LATE.replace("{{customer.first_name}}", "{%customer.firstName%}").replace("{{date}}", "Tuesday")
    one = LATE.replace("{{date}}", "Friday") + "\nSee https://a.example/1 about order 4417."
    two = other + "\nSee https://b.example/2 about order 9981."
    assert copies(one, two) == [(1, 0, 2)]


def test_a_few_changed_words_make_a_near_copy() -> None:
    changed = LATE.replace("the carrier to look for it", "the courier to find it").replace(
        "free of charge", "at no cost"
    )
    assert copies(LATE, REFUND, changed) == [(2, 0, 2)]


def test_templates_of_one_house_are_no_copies() -> None:
    assert copies(LATE, REFUND) == []


def test_short_ones_are_alike_by_nature() -> None:
    assert copies("Thanks, {{name}}, have a good evening!", "Thanks, {{name}}, have a good evening!") == []


def test_copies_of_copies_are_one_cluster() -> None:
    assert copies(REFUND, LATE, LATE + " Bye.", LATE + " Bye now.") == [(2, 1, 3), (3, 2, 3)]


def test_html_and_plain_text_of_the_same_words() -> None:
    html = "".join(f"<p>{part}</p>" for part in LATE.split("\n\n"))
    assert copies(LATE, html) == [(1, 0, 2)]


def test_two_thousand_templates_of_chance_hold_no_copy() -> None:
    words = [f"w{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(600)]
    chance = random.Random(1)
    texts = [" ".join(chance.choices(words, k=80)) for _ in range(2_000)]
    told = [shingles(text) for text in texts]
    assert list(near_copies(told)) == []


@pytest.mark.parametrize("example", ours()["template/duplicate"].examples, ids=lambda one: one.text[:30])
def test_examples_of_the_rule(example: Example) -> None:
    assert bool(copies(str(example.case["other"]), example.reply)) is example.flags
