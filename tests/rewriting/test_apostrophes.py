"""Who leaves out apostrophes gets the same better words, and they are put back."""

import re

import pytest

from replycoach import Coach
from replycoach.reading.sentences import split
from replycoach.text.apostrophes import elided, restored
from tests.rewriting.test_transforms_pairs import PAIRS, proposed


def without(text: str) -> str:
    return re.sub(r"(\w)['’](\w)", r"\1\2", text)


RESTORABLE = [
    pair for pair in PAIRS if "'" in pair[1] and restored(without(pair[1])) == pair[1] and len(split(pair[1])) == 1
]


@pytest.mark.parametrize(
    ("rule", "before", "after", "moves"), RESTORABLE, ids=[f"{rule}: {before[:40]}" for rule, before, *_ in RESTORABLE]
)
def test_says_it_better_without_apostrophes(rule: str, before: str, after: str, moves: tuple[str, ...]) -> None:
    made = proposed(rule, without(before), moves, channel="chat" if rule == "time/hold-unasked" else "email")
    assert made
    assert made[0] == after


def test_most_can_be_put_back() -> None:
    assert len(RESTORABLE) > 90


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Ill health is no reason.", []),
        ("The tablets made him ill and well over a week passed.", []),
        ("It came packed so well thank you.", []),
        ("Id number please. It lets you choose, and were they open?", []),
        ("Were you able to log in? Were sorry.", ["We're"]),
        ("Lets try it. Id suggest Monday. Well send it, or ill ring you.", ["Let's", "I'd", "We'll", "I'll"]),
        ("As is his wont, he waits; the pump wont start.", ["won't"]),
        ("Its lid is due. Its due out on Friday, and its not lost.", ["It's", "it's"]),
    ],
)
def test_only_what_can_be_no_other_word(text: str, right: list[str]) -> None:
    assert [one for *_, one in elided(text)] == right


def test_a_good_draft_gets_its_sure_slips_mended_and_nothing_else() -> None:
    case = {
        "reply": "Hi Ana, your refund of £20 left us on 3 May and will be with you by Friday, so you dont have to do anything. Best wishes, Jo",
        "customer": "When does my refund come?", "channel": "chat", "customer_name": "Ana Ruiz", "agent_name": "Jo",
    }  # fmt: skip
    made = Coach().rewrite(case, safe_only=True)
    assert made.text == case["reply"].replace("dont", "don't")
    assert [edit.rule for edit in made.edits] == ["clarity/misspelling"]
