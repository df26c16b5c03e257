"""The four promises of a rewrite as properties over invented drafts, and the loop around them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replycoach import Coach, InputError, Review
from replycoach.model import Edit, Rewrite
from replycoach.rewriting.edits import Filled, Patches, apply, clash, slots_of
from replycoach.rewriting.judging import SLIP, SLIPS
from replycoach.rules.grouped import SPOKEN_FOR
from replycoach.text.prose import Prose

CUSTOMERS = (
    "My parcel HB-20417 still hasn't come and I need it by Friday!! This is the second time.",
    "Hello, can I change the date of my booking, and what does it cost?",
    "You charged me £46 twice. I'm furious, I want my money back.",
    "hi, it doesn't work",
    "I'm worried about my daughter's flight tomorrow. Will it leave on time?",
    "Thank you so much, the lamp is beautiful! Do you have a second one?",
    "",
)
NAMES = ("Ana Ruiz", "Mr Holt", "Priya", "")
AGENTS = ("Jo Carter", "Sam", "")
OPENINGS = ("Hi Ana,", "Hello Mr Holt,", "Dear Priya,", "Hi there!", "")
ACKNOWLEDGEMENTS = (
    "I'm sorry that your parcel is late.", "Thank you for writing.", "I see why you're worried about this.",
    "SORRY FOR THE TROUBLE.", "Woohoo, thanks for reaching out!!! 🎉", "",
)  # fmt: skip
FACTS = (
    "I've sent the £46.50 back to your card ending 4417.", "Order HB-20417 leaves on Monday, 12 May.",
    "The form is at https://example.org/forms?id=7.", "Mrs Okoro has signed for it at 10:45.",
    "We don't refund express fees.", "You can change the date once for free.", "The code is “KESTREL 9”.",
    "Your booking {{ticket.id}} is safe.", "Please write to help@example.org.", "The lamp is not damaged.",
)  # fmt: skip
FLAWS = (
    "I'll look into it and get back to you soon.", "You failed to attach the form.", "You must send the receipt again.",
    "I can't get you that product until next month.", "Someone will call you.", "I need to ask my manager first.",
    "Please hold.", "It should probably be fine, I guess.", "As per our records, kindly utilise the portal at your earliest convenience.",
    "If you had read the email, you would know.", "Unfortunately, we don't have the blue one.", "Your feedback has been forwarded to the relevant department.",
    "That is the courier's fault, not ours.", "CALM DOWN AND WAIT.", "You should have told us before 3 May.",
)  # fmt: skip
CLOSINGS = ("If anything else comes up, just reply.", "Is there anything else that I can do?", "")
SIGNOFFS = ("Kind regards,\nJo Carter", "Best wishes,\nSam", "")
CHANNELS = ("email", "chat", "phone", "social")


@st.composite
def cases(draw: st.DrawFn, *, html: bool = False) -> dict[str, Any]:
    """A case whose draft holds facts and flaws in any mixture."""
    middle = draw(st.lists(st.sampled_from(FACTS), min_size=1, max_size=3, unique=True))
    middle += draw(st.lists(st.sampled_from(FLAWS), max_size=3, unique=True))
    middle = draw(st.permutations(middle))
    channel = draw(st.sampled_from(CHANNELS))
    gap = "\n\n" if channel == "email" else " "
    body = " ".join(filter(None, [draw(st.sampled_from(ACKNOWLEDGEMENTS)), *middle]))
    parts = [draw(st.sampled_from(OPENINGS)), body, draw(st.sampled_from(CLOSINGS)), draw(st.sampled_from(SIGNOFFS))]
    reply = gap.join(filter(None, parts))
    if html:
        reply = "".join(f"<p>{part}</p>" for part in reply.replace("&", "&amp;").replace("\n\n", "\n").split("\n"))
    elif draw(st.booleans()):
        reply = reply.replace("\n", "\r\n")
    return {
        "reply": reply,
        "channel": channel,
        "customer": draw(st.sampled_from(CUSTOMERS)),
        "customer_name": draw(st.sampled_from(NAMES)),
        "agent_name": draw(st.sampled_from(AGENTS)),
    }


HARD = (
    "£46.50", "4417", "hb-20417", "monday", "12", "may", "https://example.org/forms?id=7", "okoro", "10:45", "kestrel 9",
    "{{ticket.id}}", "help@example.org", "3 may", "next month", "express fees", "once", "ana,", "holt", "priya,", "jo carter", "sam",
)  # fmt: skip
"""What must still be there when it was there: looked for as plain text, by no part of the program."""


def lost(before: str, after: str) -> list[str]:
    """The hard facts of one text that the other has not, found by plain search."""
    old, new = before.lower().replace("\r", ""), after.lower().replace("\r", "")
    asked = {"{{ticket.id}}": "[ticket number: e.g. 4071]"}
    return [fact for fact in HARD if fact in old and fact not in new and asked.get(fact, fact) not in new]


COACH = Coach()
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
SLOT = re.compile(r"\[[a-z][^\]]*\]")


def check_promises(case: dict[str, Any]) -> Rewrite:
    made = COACH.rewrite(case)
    bare = SLOT.sub("", made.text)
    assert lost(case["reply"], made.text) == []
    told = " ".join([case["reply"], case["customer"], case["customer_name"], case["agent_name"]]).lower()
    invented = set(re.findall(r"\d+", bare)) - set(re.findall(r"\d+", told)) - set("123456789")
    assert not invented
    had = Counter(finding.rule for finding in made.before.findings)
    left = {rule for rule, verdict in made.before.verdicts.items() if verdict.reason.endswith(SPOKEN_FOR)}
    if made.after.score > made.before.score:  # then advice on what could be added may come to light
        left |= {one.rule for one in made.after.findings if one.start is None}
    has = Counter(one.rule for one in made.after.findings if one.severity != "advice" or one.rule not in left)
    if "template/unfilled" not in {one.rule for one in made.edits}:  # what a blank hid was there before
        assert not has - had
    slip = any(one.rule in SLIPS for one in made.edits)
    assert made.after.score >= made.before.score - (SLIP if slip else 0)
    again = COACH.rewrite({**case, "reply": made.text})
    assert again.text == made.text
    assert apply(case["reply"], [edit for one in made.edits for edit in one.edits]) == made.text
    for slot in made.slots:
        assert SLOT.fullmatch(made.text[slot.start : slot.end])
    return made


@FEW
@given(cases())
def test_the_four_promises(case: dict[str, Any]) -> None:
    made = check_promises(case)
    if "\r\n" in case["reply"]:
        assert "\n" not in made.text.replace("\r\n", "")


@settings(parent=FEW, max_examples=12)
@given(cases(html=True))
def test_the_four_promises_in_html(case: dict[str, Any]) -> None:
    made = check_promises(case)
    tags = re.findall(r"<(?!br)[^>]+>", made.text)
    assert tags == re.findall(r"<(?!br)[^>]+>", case["reply"])
    assert Prose.from_source(made.text).kind == "html"


@settings(parent=FEW, max_examples=8)
@given(cases())
def test_safe_only_makes_safe_changes_alone(case: dict[str, Any]) -> None:
    made = COACH.rewrite(case, safe_only=True)
    assert {one.safety for one in made.edits} <= {"safe"}
    assert COACH.rewrite({**case, "reply": made.text}, safe_only=True).text == made.text


GOOD = {
    "reply": "Hi Ana,\n\nThank you for telling me, and I'm sorry that the lid came cracked. I've sent a new one today, and it reaches you on Friday.\n\n"
    "If anything about it is not right, just reply to me.\n\nKind regards,\nJo",
    "customer": "The lid of my pan came cracked. Can you send a new one?",
    "customer_name": "Ana Ruiz", "agent_name": "Jo", "channel": "email",
}  # fmt: skip


def test_a_good_draft_is_returned_untouched() -> None:
    made = COACH.rewrite(GOOD)
    assert made.text == GOOD["reply"]
    assert not made.edits
    assert not made.slots


BLAMING = {
    "reply": "Hi Ana, you failed to attach the form. Your refund of £20 will be paid soon.",
    "customer": "I sent the lamp back two weeks ago and still have no refund!", "channel": "chat", "customer_name": "Ana", "agent_name": "Jo",
}  # fmt: skip


def test_a_review_is_rewritten_as_its_case_is() -> None:
    review = COACH.review(BLAMING)
    assert COACH.rewrite(review) == COACH.rewrite(BLAMING)
    with pytest.raises(InputError, match="without its case"):
        COACH.rewrite(Review.model_validate_json(review.model_dump_json()))


def test_slots_are_filled_for_the_comparison_and_listed() -> None:
    made = COACH.rewrite(BLAMING)
    assert [slot.name for slot in made.slots] == ["when"]
    assert "template/unfilled" not in {finding.rule for finding in made.after.findings}
    assert made.after.score > made.before.score


def test_own_rewriter_goes_first_where_it_passes() -> None:
    better = "Hi Ana, I'm sorry about the wait for your refund. The form isn't attached; could you send it? Your refund of £20 will be paid soon after."
    calls = []

    def model(draft: str, review: Review) -> str:
        calls.append((draft, review.findings))
        return better

    made = Coach(rewriter=model).rewrite(BLAMING)
    assert calls
    assert calls[0][0] == BLAMING["reply"]
    assert made.text == better
    assert [one.rule for one in made.edits] == ["rewriter"]
    assert apply(BLAMING["reply"], made.edits[0].edits) == better


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("Hi Ana, your refund of £200 will be paid today.", "£20"),
        ("Hi Ana, your refund of £20 was paid on 3 May.", "bring in"),
        ("", "no text"),
        (BLAMING["reply"], "changed nothing"),
        (
            "Hi Ana, YOU FAILED TO ATTACH THE FORM!!! YOUR REFUND OF £20 WILL BE PAID SOON!!!",
            "it would",
        ),
    ],
)
def test_own_rewriter_that_fails_is_not_offered(answer: str, why: str) -> None:
    made = Coach(rewriter=lambda *_: answer).rewrite(BLAMING)
    notes = [left for left in made.left_alone if left.rule == "rewriter"]
    assert len(notes) == 1
    assert why in notes[0].reason
    assert made.text == COACH.rewrite(BLAMING).text


def test_own_rewriter_that_breaks_does_no_harm() -> None:
    def broken(draft: str, _: Review) -> str:
        raise TimeoutError(draft)

    made = Coach(rewriter=broken).rewrite(BLAMING)
    assert made.left_alone[0].reason == "the rewriter failed: TimeoutError"
    assert made.text == COACH.rewrite(BLAMING).text


def test_blanks_are_asked_for_and_quoted_mail_and_signature_stay() -> None:
    reply = "Hi {{ticket.requester.first_name}},\n\nYou failed to attach the form.\n\n-- \nJo\nExample Ltd\n\nOn Mon, Ana wrote:\n> you must help me"
    made = COACH.rewrite({"reply": reply, "channel": "email"})
    assert made.text.startswith("Hi [requester first name: e.g. Alex],")
    assert made.text.endswith("-- \nJo\nExample Ltd\n\nOn Mon, Ana wrote:\n> you must help me")


def test_another_language_is_left_alone() -> None:
    reply = "Guten Tag, leider haben Sie das Formular nicht ausgefüllt. Bitte holen Sie das sofort nach, sonst können wir nichts tun."
    assert COACH.rewrite(reply).text == reply


def test_edits_do_not_overlap_and_apply_in_order() -> None:
    assert apply("abc", [Edit(start=1, end=1, text="x"), Edit(start=1, end=1, text="y")]) == "axybc"
    assert not clash([Edit(start=1, end=1, text="")], [Edit(start=1, end=1, text="")])
    assert clash([Edit(start=0, end=2, text="")], [Edit(start=1, end=3, text="")])
    with pytest.raises(ValueError, match="overlap"):
        apply("abc", [Edit(start=0, end=2, text=""), Edit(start=1, end=3, text="")])


def test_a_change_of_changed_words_goes_into_the_first() -> None:
    patches = Patches("I call soon, yes.")
    patches.add([Edit(start=7, end=11, text="today")], 0)
    patches.add([Edit(start=2, end=12, text="ring today")], 1)
    patches.add([Edit(start=17, end=17, text="!")], 2)
    assert patches.text == "I ring today, yes!."
    assert apply("I call soon, yes.", [*patches.of(0), *patches.of(1), *patches.of(2)]) == patches.text
    assert patches.of(1) == ()


def test_filled_positions_come_back() -> None:
    filled = Filled.of("You hear [when: e.g. by noon], [agent name].", "Jo")
    assert filled.text == "You hear by noon, Jo."
    assert filled.back(Edit(start=0, end=3, text="We")) == Edit(start=0, end=3, text="We")
    assert filled.back(Edit(start=10, end=12, text="")) is None
    behind = filled.back(Edit(start=20, end=21, text="!"))
    assert behind is not None
    assert apply(filled.source, [behind]) == "You hear [when: e.g. by noon], [agent name]!"
    assert len(slots_of(filled.source)) == 2
