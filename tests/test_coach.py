"""The main job through the public API, on good, bad and hostile input."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replycoach import Case, Coach, Example, Found, InputError, Review, Rule, SettingsError
from replycoach.coach import Coach as TheCoach
from replycoach.reading import Reading

DRAFT = "I can't get you that grinder until next month. It will be looked into as soon as possible."


def rules_in(review: Review) -> set[str]:
    return {finding.rule for finding in review.findings}


def test_the_readme_example(coach: Coach) -> None:
    review = coach.review(
        "I can't get you that grinder until next month. It is backordered.",
        customer="Where is my order 4417? I've been waiting two weeks!",
        channel="email", customer_name="Ana", agent_name="John",
    )  # fmt: skip
    assert {"structure/missing-greeting", "structure/missing-signoff", "language/negative-phrasing"} <= rules_in(review)
    assert review.customer is not None
    assert review.customer.complaint
    assert review.customer.questions == ("Where is my order 4417?",)
    assert 0 <= review.score < 80
    assert set(review.verdicts) == {name for name, rule in coach.rules.items() if rule.kind == "reply"}
    assert all(verdict.reason for verdict in review.verdicts.values())
    assert review.verdicts["thread/repeated-reply"].state == "not_applicable"
    assert "thread" in review.verdicts["thread/repeated-reply"].reason


def test_a_good_draft_is_left_alone(coach: Coach) -> None:
    review = coach.review(
        "Hi Ana,\n\nThank you for writing, and I'm sorry: two weeks without your grinder is far too long. I've found order 4417:"
        " the depot had put it aside because of a torn label. It is on tomorrow's van and reaches you on Friday before noon.\n\n"
        "I'll check on Friday at one that it has come and write to you then. If anything else is wrong with it, just reply"
        " here.\n\nBest wishes,\nJohn",
        customer="Where is my order 4417? I've been waiting two weeks!",
        channel="email", customer_name="Ana", agent_name="John",
    )  # fmt: skip
    assert [one.rule for one in review.findings if one.severity != "advice"] == []
    assert review.score > 90
    assert review.carp.acknowledge
    assert review.carp.problem_solve


def test_a_case_a_mapping_and_a_string_are_the_same(coach: Coach) -> None:
    case = {"reply": DRAFT, "customer": "Where is it?", "channel": "chat"}
    reviews = [
        coach.review(Case.of(case)),
        coach.review(case),
        coach.review(DRAFT, customer="Where is it?", channel="chat"),
    ]
    assert reviews[0] == reviews[1] == reviews[2]


def test_review_many_is_lazy_and_in_order(coach: Coach) -> None:
    endless = ({"reply": f"Thanks, number {number} ships today."} for number in itertools.count())
    reviews = coach.review_many({**case, "id": str(number)} for number, case in enumerate(endless))
    assert [review.id for review in itertools.islice(reviews, 3)] == ["0", "1", "2"]


def test_review_many_names_the_case_that_is_none(coach: Coach) -> None:
    reviews = coach.review_many(["Hi Ana, it ships today.", {"reply": ""}])
    next(reviews)
    with pytest.raises(InputError, match=r"^case 2: reply: it is empty"):
        next(reviews)


@pytest.mark.parametrize(
    ("customer", "vague", "upset"),
    [
        ("My name is wrong on the invoice again!", False, True),
        ("My parcel hasn't arrived.", False, True),
        ("it doesnt work", True, True),
        ("Nothing works! Do something!", True, True),
        ("When does order 4417 come?", False, False),
        ("Is the museum shop open on Sunday?", False, False),
    ],
)
def test_short_messages_are_read_with_care(coach: Coach, customer: str, vague: bool, upset: bool) -> None:
    reading = coach.read({"reply": "Hi Ana, thanks for writing.", "customer": customer, "channel": "chat"})
    assert reading.customer is not None
    assert (reading.customer.reading.vague, reading.customer.upset) == (vague, upset)


def test_spans_are_positions_in_the_reply_as_given(coach: Coach) -> None:
    reply = "<p>Hi&nbsp;Ana 👩‍👩‍👧,</p>\r\n<p>I&rsquo;ll do it <b>as soon as possible</b>.</p><p>Best,<br>Jo</p>"
    review = coach.review(reply, channel="email")
    [vague] = [one for one in review.findings if one.rule == "time/vague"]
    assert vague.start is not None
    assert "as soon as possible" in reply[vague.start : vague.end]
    for sentence in review.sentences:
        assert reply[sentence.start : sentence.end].strip()


def test_quoted_mail_is_not_the_agents(coach: Coach) -> None:
    reply = "Hi Ana,\n\nIt ships on Friday.\n\nBest,\nJo\n\nOn Mon, 3 May 2026 Ana wrote:\n> I WANT MY MONEY!!! You failed me."
    assert not {"tone/shouting", "language/blame"} & rules_in(coach.review(reply))


@pytest.mark.parametrize(
    "reply",
    [
        "Hi\x00 Ana,\x08 it ships\x1b[31m today.",
        "Hi Ana, \ud800 it ships today.",
        "שלום אנה, החבילה נשלחת היום ותגיע מחר בבוקר.",
        "👩‍👩‍👧‍👦🏳️‍🌈👍🏽",
        "<div><p>Hi Ana, it ships <b>today",
        "<" * 3000,
        "{{" * 3000,
        "a" * 20_000,
        "!" * 5_000,
        "\u202eHi Ana, it ships today.\u202c",
        "Hi\r\n\r\nAna\r it ships\u2028today.",
        ".",
        "e\u0301" * 500,
        "Tom: " * 2_000,
    ],
)
def test_odd_input_gets_a_sound_review(coach: Coach, reply: str) -> None:
    review = coach.review(reply, customer=reply)
    assert review.failures == ()
    assert 0 <= review.score <= 100
    spans = [(one.start, one.end) for one in review.findings] + [(one.start, one.end) for one in review.sentences]
    for start, end in spans:
        if start is not None and end is not None:
            assert 0 <= start < end <= len(reply)


@pytest.mark.parametrize("reply", ["\u200b\u200b", "> I want my money back.\n> Now!", "<p></p><!-- x -->"])
def test_nothing_of_the_agents_own_is_refused(coach: Coach, reply: str) -> None:
    with pytest.raises(InputError, match="agent's own words"):
        coach.review(reply)


def test_another_language_is_not_judged(coach: Coach) -> None:
    review = coach.review(
        "Hallo Ana, vielen Dank für Ihre Nachricht. Ihr Paket ist unterwegs und kommt am Freitag an. {{name}}"
    )
    assert rules_in(review) == {"template/unfilled"}
    assert review.verdicts["time/vague"].reason == "the reply is not in English"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=300), st.text(max_size=200))
def test_any_text_is_refused_or_reviewed(coach: Coach, reply: str, customer: str) -> None:
    try:
        review = coach.review(reply, customer=customer)
    except InputError as error:
        refused = str(error)
        assert refused.startswith("reply: ")
        return
    assert review.failures == ()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["", " ", "\n", "\t \n\n", "\r\n"]))
def test_white_space_at_the_end_changes_nothing(coach: Coach, white: str) -> None:
    assert coach.review(DRAFT + white).findings == coach.review(DRAFT).findings


def test_the_words_in_a_message_are_the_words_of_the_span(coach: Coach) -> None:
    for finding in coach.review(f"Dear [NAME],\n\n{DRAFT} REALLY NOT NOW!!").findings:
        if finding.start is not None:
            words = " ".join(f"Dear [NAME],\n\n{DRAFT} REALLY NOT NOW!!"[finding.start : finding.end].split())
            assert words in finding.message or " … " in finding.message


class Modules:
    """Rules of a user, as modules."""

    @staticmethod
    def crashing(reading: Reading) -> Iterator[Found]:
        raise ValueError(f"secret: {reading.text}")
        yield


def test_a_rule_that_raises_is_a_failure_and_not_a_clean_draft(monkeypatch: pytest.MonkeyPatch, coach: Coach) -> None:
    broken = Rule(
        id="mine/broken", severity="error", source=("mine",), message="m", why="w", todo="t", check=Modules.crashing
    )
    other = TheCoach()
    monkeypatch.setattr(other, "rules", {**coach.rules, "mine/broken": broken})
    review = other.review("Top secret draft.")
    [failure] = review.failures
    assert (failure.rule, failure.error.partition(" at ")[0]) == ("mine/broken", "ValueError")
    assert "secret" not in failure.error
    assert review.verdicts["mine/broken"].state == "not_applicable"


def test_rules_of_a_module(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "our_rules.py").write_text(
        '"""No emoji.\n\nOur house style."""\n'
        "from replycoach import Example, Found, Rule\n"
        "rule = Rule(id='house/no-emoji', severity='warning', source=('CH',), message='“{found}” is an emoji.',\n"
        "            why='House style.', todo='Leave it out.', examples=(Example('Hi ⟦😀⟧'),))\n"
        "def check(reading):\n"
        "    for at, character in enumerate(reading.text):\n"
        "        if character > '\\U0001f000':\n"
        "            yield Found(at, at + 1)\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    review = Coach(settings={"rules": ["our_rules"]}).review("Hi Ana 😀", channel="chat")
    assert "house/no-emoji" in rules_in(review)
    assert Example("Hi ⟦😀⟧").spans == ((3, 4),)


def test_the_severity_of_the_house_wins() -> None:
    draft = "Hi Ana. It was your own carelessness, and you failed to attach the form."
    found = {one.rule: one.severity for one in Coach().review(draft, channel="chat").findings}
    assert found["language/blame"] == "error"
    house = Coach(settings={"severity": {"language/blame": "advice"}}).review(draft, channel="chat")
    assert {one.severity for one in house.findings if one.rule == "language/blame"} == {"advice"}


def test_phrases_of_the_house() -> None:
    phrases = {"allow": ["as soon as possible"], "add": {"time/vague": ["in a jiffy"]}}
    review = Coach(settings={"phrases": phrases}).review("Hi Ana! I'll do it in a jiffy.", channel="chat")
    assert "time/vague" in rules_in(review)


def test_a_pipeline_without_a_parser_is_refused() -> None:
    import spacy

    with pytest.raises(SettingsError, match="parser"):
        Coach(nlp=spacy.blank("en")).read("Hi.")
