"""A rewriter of the user's own: whatever it answers, no harm is done, and the reason is told."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from replycoach import Coach
from replycoach.errors import SettingsError
from replycoach.reading.grammar import Grammar
from replycoach.rewriting.own import given_away
from replycoach.rules import foreign

DRAFT = "Hi Ana, you failed to attach the form for order HB-204. Your refund of £20 will be paid soon."
BETTER = (
    "Hi Ana, I'm sorry that this took so long. The form for order HB-204 isn't here yet; could you send it to me, please? "
    "I'll pay your refund of £20 [when: e.g. on Monday]."
)
CASE = {
    "reply": DRAFT,
    "customer": "I sent the lamp back two weeks ago and still have no refund!",
    "channel": "chat",
    "customer_name": "Ana",
    "agent_name": "Jo",
}
PARSER = Grammar()


async def later(*_: Any) -> str:
    return BETTER


def ends(*_: Any) -> str:
    sys.exit(3)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("rewriter", "reason"),
    [
        (lambda *_: None, "it gave no text"),
        (lambda *_: " \n", "it gave no text"),
        (lambda *_: b"Hi", "it gave no text but an object of type bytes"),
        (lambda *_: [BETTER], "it gave no text but an object of type list"),
        (later, "it gave no text but an object of type coroutine"),
        (lambda: BETTER, "the rewriter failed: TypeError"),
        (lambda *_: str(1 / 0), "the rewriter failed: ZeroDivisionError"),
        (ends, "the rewriter failed: RuntimeError"),
        (lambda draft, _: draft, "it changed nothing"),
        (lambda draft, _: draft + "\n", "it would change nothing"),
        (lambda *_: BETTER * 50, "it is far too long"),
        (lambda *_: BETTER + "\ud800", "it would bring in characters that nobody sees"),
        (lambda *_: BETTER.replace("form", "for\u200bm"), "it would bring in characters that nobody sees"),
        (lambda *_: BETTER + "\0", "it would bring in characters that nobody sees"),
        (lambda *_: f"<p>{BETTER}</p>", "it would add markup"),
        (lambda *_: f"{BETTER}<script>x()</script>", "it would add markup"),
        (lambda *_: BETTER.replace("order HB-204", "your order"), "it would lose the code “hb-204”"),
        (lambda *_: BETTER.replace("£20", "£20 and £50 more"), "it would bring in the number “£50”"),
        (lambda *_: BETTER + " You hear from me on Friday.", "it would bring in the date “friday”"),
        (lambda *_: BETTER.replace("Ana", "Bob"), "it would lose the name “ana”"),
        (lambda *_: BETTER + " A voucher is on its way to you.", "it would give away what the draft does not (“voucher”)"),
        (lambda *_: "Colourless green ideas sleep furiously.", "it would lose the number “£20”"),
    ],
)  # fmt: skip
def test_what_is_not_offered_and_why(rewriter: Callable[..., Any], reason: str) -> None:
    made = Coach(rewriter=rewriter).rewrite(CASE)
    assert [left.reason for left in made.left_alone if left.rule == "rewriter"] == [reason]
    assert made.text != DRAFT
    assert not any(edit.rule == "rewriter" for edit in made.edits)
    assert "HB-204" in made.text
    assert "£20" in made.text


def test_what_passes_is_offered_as_it_is() -> None:
    made = Coach(rewriter=lambda *_: BETTER).rewrite(CASE)
    assert made.text == BETTER
    assert [(edit.rule, edit.safety) for edit in made.edits] == [("rewriter", "review")]
    assert [slot.name for slot in made.slots] == ["when"]
    assert not [left for left in made.left_alone if left.rule == "rewriter"]


def test_one_that_hangs_is_given_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "SECONDS", 0.2)
    asked = []

    def hangs(draft: str, _: Any) -> str:
        asked.append(draft)
        time.sleep(2)
        return BETTER

    coach = Coach(rewriter=hangs)
    for _ in range(2):
        made = coach.rewrite(CASE)
        assert made.left_alone[0].reason == "the rewriter did not come back within 0.2 seconds"
        assert made.text != DRAFT
    assert len(asked) == 1


def test_what_cannot_be_called_is_refused_at_once() -> None:
    with pytest.raises(SettingsError, match="rewriter: a function from draft and review to a text, not str"):
        Coach(rewriter="model")  # type: ignore[arg-type]


def test_it_is_not_asked_for_safe_edits_or_for_what_is_good() -> None:
    asked = []
    coach = Coach(rewriter=lambda draft, _: asked.append(draft) or BETTER)  # type: ignore[func-returns-value]
    coach.rewrite(CASE, safe_only=True)
    coach.rewrite({"reply": "Hi Ana, order HB-204 is with you on Friday.", "channel": "chat"})
    assert asked == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I'll refund you in full.", "refund"),
        ("You'll get a voucher for your trouble.", "voucher"),
        ("A replacement is on its way.", "replacement"),
        ("We've waived the fee.", "waived"),
        ("The next one is free of charge.", "free"),
        ("I've added a free lamp.", "free"),
        ("I understand that you want a refund.", ""),
        ("You asked for a voucher.", ""),
        ("I'm checking whether a refund is possible.", ""),
        ("We can't refund you.", ""),
        ("Would a replacement help?", ""),
        ("Feel free to write to me.", ""),
        ("Please replace the filter.", ""),
        ("It goes back to your credit card.", ""),
        ("I'll call you [when: e.g. once the refund is out].", ""),
        ("The lamp ships.", ""),
    ],
)
def test_what_a_text_gives_away(text: str, told: str) -> None:
    assert given_away("Hi Ana, the lamp ships.", text, PARSER) == told
    assert given_away(f"Hi Ana, the lamp ships. {text}", text, PARSER) == ""


DENYING = "Hi Ana, the form wasn't attached, so the refund wasn't approved. Do not use the card until Friday. Bob will call you."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("the refund wasn't approved", "the refund is on its way", "give away what the draft does not (“refund”)"),
        ("Do not use", "Please use", "turn the denial of “use” round"),
        ("until Friday", "after Friday", "change until when (“until Friday”)"),
        ("call you.", "call you. Next month is on us.", "give away what the draft does not (“is on us”)"),
        (
            "wasn't attached",
            "wasn't attached due to a bug on our side",
            "give away what the draft does not (“bug on our side”)",
        ),
    ],
)
def test_a_rewriter_of_ones_own_may_not_turn_it_round(old: str, new: str, told: str) -> None:
    made = Coach(rewriter=lambda *_: DENYING.replace(old, new)).rewrite({"reply": DENYING, "channel": "chat"})
    (left,) = [left for left in made.left_alone if left.rule == "rewriter"]
    assert told in left.reason


def test_what_is_left_is_found_in_the_new_text() -> None:
    order = " You must print the label."
    made = Coach(rewriter=lambda *_: BETTER + order).rewrite({**CASE, "reply": DRAFT + order})
    assert [edit.rule for edit in made.edits] == ["rewriter"]
    (left,) = [left for left in made.left_alone if left.rule == "language/commanding"]
    assert made.text[left.start :].startswith("You must")
