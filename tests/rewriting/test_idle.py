"""Words in front of a sentence or behind it that add nothing do not keep it from being mended."""

import pytest

from replycoach.rewriting.transforms._idle import OPENER
from tests.rewriting.test_transforms_pairs import proposed

PLAIN = [
    ("language/blame", "You didn't attach the form.", "The form wasn't attached; could you send it, please?"),
    ("language/blame", "You entered the wrong postcode.", "The wrong postcode was entered."),
    ("language/commanding", "You must send us the receipt.", "Could you send us the receipt, please?"),
    ("language/negative-phrasing", "We can't ship the lamp until 3 May.", "We can ship the lamp from 3 May."),
    ("language/blame-shifting", "The warehouse sent the wrong colour.", "The wrong colour was sent, and that's on us."),
    ("ownership/unowned", "Someone will look into the leak.", "I'll look into the leak [when: e.g. today by 17:00]."),
]
OPENERS = [
    "Please note that ", "Please be advised that ", "As I said before, ", "Like I said, ", "As you know, ", "Well, ", "So ", "Ok so ",
    "To be honest, ", "Just to let you know, ", "Further to your email, ",
]  # fmt: skip
CLOSERS = [
    ", as I already told you.",
    ", which is clearly stated in our terms.",
    ", as clearly explained on our website.",
]
OWN = [
    (", thank you for your understanding.", "Thank you for your understanding."),
    (", sorry about that.", "Sorry about that."),
    (", hope that helps!", "Hope that helps!"),
]


def joined(opener: str, sentence: str) -> str:
    return opener + (sentence if sentence.startswith("I'") else sentence[0].lower() + sentence[1:])


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize(("rule", "before", "after"), PLAIN)
def test_what_opens_a_sentence_and_says_nothing(rule: str, before: str, after: str, opener: str) -> None:
    assert proposed(rule, joined(opener, before))[0] == after


@pytest.mark.parametrize("closer", CLOSERS)
@pytest.mark.parametrize(("rule", "before", "after"), PLAIN)
def test_what_hangs_on_its_end_and_only_reproaches(rule: str, before: str, after: str, closer: str) -> None:
    assert proposed(rule, before[:-1] + closer)[0] == after


@pytest.mark.parametrize(("closer", "own"), OWN)
@pytest.mark.parametrize(("rule", "before", "after"), PLAIN)
def test_a_courtesy_behind_a_comma_becomes_a_sentence(
    rule: str, before: str, after: str, closer: str, own: str
) -> None:
    assert proposed(rule, before[:-1] + closer)[0] == f"{after} {own}"


@pytest.mark.parametrize(
    "text",
    [
        "So that you know, it ships today.",
        "So sorry, it ships today.",
        "I'm sorry that it broke.",
        "Well done, it works.",
        "So no, we can't.",
    ],
)
def test_words_that_say_something_stay(text: str) -> None:
    assert OPENER.match(text) is None


def test_a_softener_is_no_clause() -> None:
    made = proposed("ownership/unowned", "Unfortunately, open files get reviewed by the claims desk.")
    assert made[0] == "I'll make sure that open files are reviewed by the claims desk [when: e.g. today by 17:00]."
    assert not any("and I'll" in text for text in made)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Don't take two at once.", "at once"),
        ("You must not stop the tablets immediately.", "immediately"),
        ("Never open both valves at once.", "at once"),
        ("You must send us both forms at once.", "at once"),
    ],
)
def test_at_once_stays_where_it_is_what_is_meant(text: str, kept: str) -> None:
    assert all(kept in made for made in proposed("language/commanding", text))


def test_hurry_goes_from_an_order() -> None:
    assert (
        proposed("language/commanding", "You must send us the form immediately.")[0]
        == "Could you send us the form, please?"
    )
