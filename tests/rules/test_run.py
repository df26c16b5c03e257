"""What becomes of what a rule says: positions, words, severity, house phrases, order, reasons, failures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest

from replycoach import Coach, Example, Found, NotApplicable, Rule, Settings, SettingsError
from replycoach.model import FOREIGN, NO_MODEL, Case, Edit, Suggestion
from replycoach.profile import HouseRule
from replycoach.reading import Reading
from replycoach.rules import find
from replycoach.rules.house import from_toml
from replycoach.rules.rule import Check, Clean
from replycoach.rules.run import LONGEST_QUOTE, Outcome, Plan, quote, run

SHALLOW = Coach(depth="surface")
NOW = datetime(2026, 3, 2, 12, tzinfo=timezone.utc)


def a_rule(check: Check | None = None, **other: Any) -> Rule:
    data = {
        "severity": "warning",
        "source": ("CH", "ES"),
        "message": "“{found}” it says.",
        "why": "It hurts.",
        "todo": "Leave {found} out.",
        "surface": True,
    }
    return Rule(**{"id": "house/one", **data, "check": check, **other})


def saying(*told: Found | NotApplicable | Clean) -> Check:
    def check(_: Reading) -> Iterator[Found | NotApplicable | Clean]:
        yield from told

    return check


def outcome_of(reply: str, *rules: Rule, settings: Mapping[str, Any] | None = None, **case: Any) -> Outcome:
    made = Settings.of(dict(settings or {}))
    return run({rule.id: rule for rule in rules}, SHALLOW.read(Case(reply=reply, **case)), made)


def test_a_finding_is_whole() -> None:
    [found] = outcome_of("Hi Ana, it ships soon.", a_rule(saying(Found(17, 21)))).findings
    assert (found.rule, found.severity, found.start, found.end) == ("house/one", "warning", 17, 21)
    assert (found.message, found.why, found.source) == ("“soon” it says.", "It hurts.", "CH, ES")
    assert [one.text for one in found.suggestions] == ["Leave soon out."]


def test_a_finding_may_bring_its_own_words() -> None:
    told = Found(17, 21, words={"when": "noon"}, message="{found}, not {when}", todo="Say {when}.", severity="error")
    [found] = outcome_of("Hi Ana, it ships soon.", a_rule(saying(told))).findings
    assert (found.message, found.suggestions[0].text, found.severity) == ("soon, not noon", "Say noon.", "error")


def test_what_is_missing_has_no_place() -> None:
    told = outcome_of("Hi Ana, it ships soon.", a_rule(saying(Found()), message="No thanks.", todo="Thank."))
    [found] = told.findings
    assert (found.start, found.end, found.message) == (None, None, "No thanks.")
    assert told.verdicts["house/one"].state == "flagged"


def test_positions_are_those_of_the_source() -> None:
    source = "<p>Hi Ana,</p><p>it ships <b>soon</b>.</p>"
    text = SHALLOW.read(Case(reply=source)).text
    at = text.index("soon")
    edit = Suggestion(text="now", edits=(Edit(start=at, end=at + 4, text="<today> & tomorrow"),), safety="safe")
    [found] = outcome_of(source, a_rule(saying(Found(at, at + 4, suggestions=(edit,))))).findings
    assert source[found.start : found.end] == "soon"
    [made] = found.suggestions[0].edits
    assert (source[made.start : made.end], made.text) == ("soon", "&lt;today&gt; &amp; tomorrow")


def test_an_edit_of_a_placeholder_stays_an_idea() -> None:
    reply = "Hi {{name}}, it ships soon."
    edits = (Edit(start=22, end=26, text="today"), Edit(start=3, end=11, text="Ana"))
    told = Found(22, 26, suggestions=(Suggestion(text="x", edits=edits, safety="safe"),))
    [found] = outcome_of(reply, a_rule(saying(told))).findings
    assert (found.suggestions[0].edits, found.suggestions[0].safety, found.suggestions[0].text) == ((), "idea", "x")


def test_reasons() -> None:
    told = outcome_of(
        "Hi Ana, it ships soon.",
        a_rule(saying(), id="a/a"),
        a_rule(saying(Clean("well said")), id="a/b"),
        a_rule(saying(Found(17, 21), NotApplicable("no order")), id="a/c"),
        a_rule(saying(Found(0, 2), Found(17, 21), Found(17, 21)), id="a/d"),
        a_rule(saying(Found(0, 2), Clean("well said")), id="a/e"),
    )
    assert {name: (one.state, one.reason) for name, one in told.verdicts.items()} == {
        "a/a": ("clean", "nothing found"),
        "a/b": ("clean", "well said"),
        "a/c": ("not_applicable", "no order"),
        "a/d": ("flagged", "“Hi” it says.; “soon” it says."),
        "a/e": ("flagged", "“Hi” it says."),
    }
    assert [one.rule for one in told.findings] == ["a/d", "a/d", "a/d", "a/e"]


def test_a_rule_that_fails_is_told_and_the_others_go_on() -> None:
    def fails(_: Reading) -> Iterator[Found]:
        yield Found(0, 2)
        raise KeyError("secret words")

    told = outcome_of("Hi Ana.", a_rule(fails, id="a/a"), a_rule(saying(Found(0, 2)), id="a/b"))
    [failure] = told.failures
    assert failure.rule == "a/a"
    assert failure.error.startswith("KeyError at test_run.py:")
    assert told.verdicts["a/a"].reason == "the rule failed"
    assert [one.rule for one in told.findings] == ["a/b"]


def test_only_rules_of_others_are_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = []

    def within(check: Check, reading: Reading) -> list[Any]:
        watched.append(check)
        return list(check(reading))

    monkeypatch.setattr("replycoach.rules.run.within", within)
    ours, theirs = find("time/vague"), a_rule(saying())
    outcome_of("Hi Ana, I'll do it soon.", ours, theirs)
    assert watched == [theirs.check]


def test_a_rule_that_asks_a_model_at_the_surface() -> None:
    def asks(reading: Reading) -> Iterator[Found]:
        if reading.suspects("language/rude"):
            yield Found()

    told = outcome_of(
        "Hi Ana.",
        a_rule(asks, id="a/a"),
        a_rule(saying(Found(0, 2)), id="a/b"),
        a_rule(saying(Found()), id="a/c", surface=False),
        settings={"depth": "surface"},
    )
    assert told.verdicts["a/a"] == told.verdicts["a/c"]
    assert told.verdicts["a/a"].reason == NO_MODEL
    assert [one.rule for one in told.findings] == ["a/b"]
    assert told.failures == ()


@pytest.mark.parametrize(
    ("needs", "case", "reason"),
    [
        (("customer",), {}, "needs the customer's message"),
        (("customer",), {"customer": "Where is it?"}, ""),
        (("customer",), {"customer": "  "}, "needs the customer's message"),
        (("thread", "history"), {}, "needs the thread and earlier replies"),
        (("thread",), {"thread": [{"role": "agent", "text": "It ships."}]}, ""),
        (("history",), {"history": ["It ships."]}, ""),
        (("times",), {"thread": [{"role": "agent", "text": "It ships.", "at": NOW}]}, "needs time stamps"),
        (("times",), {"sent_at": NOW, "thread": [{"role": "agent", "text": "It ships."}]}, "needs time stamps"),
        (("times",), {"sent_at": NOW, "thread": [{"role": "agent", "text": "It ships.", "at": NOW - timedelta(hours=1)}]}, ""),
        (("customer",), {"customer": "Où est ma commande ? Je l'attends depuis deux semaines et personne ne me répond."}, "the customer's message is not in English"),
    ],
)  # fmt: skip
def test_what_a_rule_needs(needs: Any, case: dict[str, Any], reason: str) -> None:
    told = outcome_of("Hi Ana, it ships today.", a_rule(saying(Found(0, 2)), needs=needs), **case)
    verdict = told.verdicts["house/one"]
    assert (verdict.state, verdict.reason) == (("not_applicable", reason) if reason else ("flagged", "“Hi” it says."))


def test_a_foreign_draft_is_for_rules_of_any_language() -> None:
    german = "Vielen Dank für Ihre Nachricht. Ich kümmere mich heute noch darum und melde mich morgen bei Ihnen."
    told = outcome_of(
        german, a_rule(saying(Found(0, 6)), id="a/a"), a_rule(saying(Found(0, 6)), id="a/b", any_language=True)
    )
    assert told.verdicts["a/a"].reason == FOREIGN
    assert [one.rule for one in told.findings] == ["a/b"]
    assert outcome_of(german, a_rule(saying(Found()), needs=("customer",))).verdicts["house/one"].reason == FOREIGN


@pytest.mark.parametrize(
    ("allowed", "span", "kept"),
    [
        ("ships soon", (17, 21), False),  # the words stand in an allowed phrase
        ("soon", (17, 21), False),
        ("soon", (12, 21), True),  # the phrase is less than half of the words
        ("ips soon", (11, 21), True),  # a phrase is whole words
        ("ships soon", (8, 22), False),
        ("it ships", (11, 21), True),  # they only touch
        ("later", (17, 21), True),
    ],
)
def test_what_the_house_allows(allowed: str, span: tuple[int, int], kept: bool) -> None:
    told = outcome_of(
        "Hi Ana, it ships soon.", a_rule(saying(Found(*span))), settings={"phrases": {"allow": [allowed]}}
    )
    assert bool(told.findings) is kept
    assert told.verdicts["house/one"].state == ("flagged" if kept else "clean")


def test_half_of_the_words_are_enough() -> None:
    allow = {"phrases": {"allow": ["soon"]}}
    assert not outcome_of("Hi Ana, ASAP soon", a_rule(saying(Found(9, 17))), settings=allow).findings
    assert outcome_of("Hi Ana, ASAP soon", a_rule(saying(Found(8, 17))), settings=allow).findings


def test_nothing_missing_is_allowed_away() -> None:
    told = outcome_of(
        "Hi Ana, soon.", a_rule(saying(Found()), message="m", todo="t"), settings={"phrases": {"allow": ["soon"]}}
    )
    assert len(told.findings) == 1


def test_a_phrase_added_to_a_rule_whose_words_name_what_only_it_finds() -> None:
    coach = Coach(settings={"phrases": {"add": {"clarity/misspelling": ["colour"]}}})
    review = coach.review("Hi Ana, the colour is right.")
    (told,) = [one for one in review.findings if one.rule == "clarity/misspelling"]
    assert not review.failures
    assert told.message == "Your house does not want “colour” in a reply."


def test_a_name_with_braces_fills_no_placeholder() -> None:
    reply = "Dear Customer,\n\nIt left today.\n\nBen"
    review = Coach().review(reply, customer="Where is my lamp?", channel="email", customer_name="{lamp}")
    assert not review.failures
    assert any("{lamp}" in one.message for one in review.findings if one.rule == "template/untailored")


def test_phrases_that_the_house_adds() -> None:
    add = {"phrases": {"add": {"time/vague": ["in a jiffy", "soon"]}}}
    rule = a_rule(saying(Found(17, 21)), id="time/vague")
    told = outcome_of("Hi Ana, it ships soon, in a jiffy.", rule, settings=add)
    assert [(one.start, one.end) for one in told.findings] == [(17, 21), (23, 33)]
    assert told.verdicts["time/vague"].state == "flagged"
    touching = outcome_of(
        "Hi Ana, it ships soon.", a_rule(saying(Found(16, 17), Found(21, 22)), id="time/vague"), settings=add
    )
    assert len(touching.findings) == 3
    both = outcome_of(
        "Hi Ana, it ships soon.", a_rule(saying(Found(0, 2), Found(17, 21)), id="time/vague"), settings=add
    )
    assert len(both.findings) == 2
    without = outcome_of(
        "Hi Ana, it ships soon.", a_rule(saying(Found()), id="time/vague", message="m", todo="t"), settings=add
    )
    assert len(without.findings) == 2


@pytest.mark.parametrize(
    ("rule", "found", "flags", "depth", "told"),
    [
        ({}, None, {"time/vague": 0.89}, "full", "warning"),
        ({}, None, {"time/vague": 0.9}, "full", "error"),
        ({}, None, {}, "full", "error"),
        ({}, None, {"time/vague": 0.1}, "surface", "error"),
        ({"by_form": True}, None, {"time/vague": 0.1}, "full", "error"),
        ({"severity": "advice"}, None, {"time/vague": 0.99}, "full", "advice"),
        ({"severity": "warning"}, "error", {"time/vague": 0.1}, "full", "error"),
        ({}, "advice", {"time/vague": 0.99}, "full", "advice"),
    ],
)
def test_an_error_is_nearly_certain(
    rule: dict[str, Any], found: Any, flags: dict[str, float], depth: str, told: str
) -> None:
    reading: Any = SimpleNamespace(
        case=Case(reply="Hi."),
        prose=SHALLOW.read(Case(reply="Hi.")).prose,
        text="Hi.",
        vocabulary=None,
        english=True,
        history=None,
        depth=depth,
        flags=flags,
    )
    made = a_rule(saying(Found(0, 2, severity=found)), **{"id": "time/vague", "severity": "error", **rule})
    assert [one.severity for one in run({made.id: made}, reading, Settings()).findings] == [told]
    house = Settings.of({"severity": {"time/vague": "error"}})
    assert [one.severity for one in run({made.id: made}, reading, house).findings] == [made.severity]


def house(name: str, *phrases: str, **other: Any) -> Rule:
    return from_toml(
        HouseRule.model_validate(
            {"id": f"house/{name}", "phrases": phrases, "message": "“{found}”", "why": "Style.", **other}
        )
    )


def test_house_rules_are_asked_where_their_words_are() -> None:
    tea, coffee, arrow = house("tea", "green tea"), house("coffee", "coffee"), house("arrow", "→")
    other = a_rule(saying(), id="a/a")
    plan = Plan({rule.id: rule for rule in (tea, other, coffee, arrow)}, Settings())
    assert list(plan.asked(SHALLOW.read(Case(reply="No tea, but coffee.")))) == [
        "a/a",
        "house/coffee",
        "house/arrow",
    ]
    assert list(plan.asked(SHALLOW.read(Case(reply="Green tea.")))) == ["house/tea", "a/a", "house/arrow"]
    assert list(plan.asked(SHALLOW.read(Case(reply="Nothing.")))) == ["a/a", "house/arrow"]
    without: Any = SimpleNamespace(vocabulary=None)
    assert list(plan.asked(without)) == ["house/tea", "a/a", "house/coffee", "house/arrow"]
    few = Plan({rule.id: rule for rule in (tea, other)}, Settings())
    assert list(few.asked(SHALLOW.read(Case(reply="Nothing.")))) == ["a/a"]
    assert run(few, SHALLOW.read(Case(reply="Nothing.")), Settings()).verdicts["house/tea"].reason == "nothing found"
    added = Plan({"house/tea": tea}, Settings.of({"phrases": {"add": {"house/tea": ["oolong"]}}}))
    assert list(added.asked(SHALLOW.read(Case(reply="Oolong.")))) == ["house/tea"]


def test_at_the_surface_a_plan_leaves_out_what_needs_a_model() -> None:
    shallow = Settings.of({"depth": "surface"})
    rules = {
        "a/a": a_rule(saying(), id="a/a", surface=False),
        "a/b": a_rule(saying(), id="a/b"),
        "a/c": a_rule(saying(), id="a/c", surface=False, kind="template"),
    }
    assert list(Plan(rules, shallow).always) == ["a/b", "a/c"]
    assert list(Plan(rules, Settings()).always) == ["a/a", "a/b", "a/c"]


def test_a_house_rule_is_a_rule() -> None:
    rule = house("tea", "green tea", severity="error", examples=["No ⟦green tea⟧ here.", "No tea."])
    assert (rule.id, rule.severity, rule.source, rule.todo) == (
        "house/tea",
        "error",
        ("house",),
        "Say it in the words of the house.",
    )
    assert (rule.page, rule.any_language, rule.surface, rule.kind) == ("“…”\n\nStyle.", True, True, "reply")
    assert (rule.title, rule.group, rule.fixable, len(rule.examples)) == ("“…”", "house", False, 2)
    assert house("tea", "tea", instead="Say {found}.").todo == "Say {found}."
    told = outcome_of("Hi, green  tea and Green Tea.", rule)
    assert [(one.start, one.end) for one in told.findings] == [(4, 14), (19, 28)]
    with pytest.raises(SettingsError, match=r"'house/tea': in example 'No ⟦tea⟧.' it marks \[\]"):
        house("tea", "green tea", examples=["No ⟦tea⟧."])


@pytest.mark.parametrize("length", [LONGEST_QUOTE - 1, LONGEST_QUOTE, LONGEST_QUOTE + 1])
def test_long_quotes_are_cut_in_the_middle(length: int) -> None:
    text = ("word " * 40)[: length - 3] + "end"
    told = quote(text)
    assert (told == " ".join(text.split())) is (length <= LONGEST_QUOTE)
    if length > LONGEST_QUOTE:
        assert told.startswith("word word word")
        assert told.endswith("end")
        first, last = told.split(" … ")
        assert len(first) <= LONGEST_QUOTE // 2
        assert len(last) <= LONGEST_QUOTE // 2
        assert min(len(first), len(last)) > LONGEST_QUOTE // 2 - 2 * len("word ")
        assert set(first.split()) == {"word"}


def test_marks_of_an_example() -> None:
    example = Example("⟦Soon⟧, or ⟦later⟧.", becomes="Today.")
    assert (example.reply, example.spans, example.flags) == ("Soon, or later.", ((0, 4), (9, 14)), True)
    assert (Example("Today.").spans, Example("Today.").flags, Example("Hi.", missing=True).flags) == ((), False, True)
    assert example.as_case() == Case(reply="Soon, or later.")
    assert Example("Hi.", {"channel": "chat"}).as_case().channel == "chat"
    assert a_rule(examples=(Example("x"), example)).fixable
    with pytest.raises(SettingsError, match="'XX' is not in SOURCES"):
        a_rule(id="", source=("CH", "XX"))
    assert a_rule(source=("XX",)).source == ("XX",)
    assert a_rule(page="\n\nTitle.\nBody.").title == "Title."


def test_a_group_is_no_rule_and_its_rules_are_named() -> None:
    with pytest.raises(SettingsError, match=r"'time' is a group of rules; name one of .*time/vague"):
        find("time")
