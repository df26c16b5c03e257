"""Depth "surface": the rules that need no model, with the same findings as at full depth, and no model loaded for them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from replycoach import Case, Coach, Settings, SettingsError
from replycoach.checking.check import check
from replycoach.cli import main
from replycoach.model import NO_MODEL, Finding
from replycoach.reading.surface import UNREAD, NeedsModel
from replycoach.rules import left_out, ours
from replycoach.rules.rule import Rule
from replycoach.rules.run import run

CASES = Path(__file__).parent.parent / "examples" / "cases.jsonl"
SURFACE = {name: rule for name, rule in ours().items() if rule.surface}


@pytest.fixture(scope="module")
def shallow() -> Coach:
    return Coach(depth="surface")


def _places(findings: tuple[Finding, ...]) -> set[tuple[str, int | None, int | None]]:
    return {(one.rule, one.start, one.end) for one in findings}


def _within(some: set[tuple[str, int | None, int | None]], others: set[tuple[str, int | None, int | None]]) -> bool:
    """Whether for each place of the first a place of the same rule is among the others that shares words with it."""
    return all(
        any(
            rule == other and (start is None or low is None or (start < (high or 0) and low < (end or 0)))
            for other, low, high in others
        )
        for rule, start, end in some
    )


@pytest.mark.parametrize("rule", SURFACE.values(), ids=list(SURFACE))
def test_the_examples_of_a_surface_rule(rule: Rule, coach: Coach, shallow: Coach) -> None:
    for example in rule.examples:
        reviews = []
        for one in (coach, shallow):
            outcome = run({rule.id: rule}, one.read(example.as_case()), one.settings)
            assert not outcome.failures
            reviews.append(_places(tuple(outcome.findings)))
        full, surface = reviews
        assert surface == full or (rule.loss and _within(surface, full)), example.text


def test_real_drafts_come_to_the_same(coach: Coach, shallow: Coach) -> None:
    whole = {name for name, rule in SURFACE.items() if not rule.loss}
    for line in CASES.read_text("utf-8").splitlines():
        case = Case.of(json.loads(line))
        full, surface = coach.review(case), shallow.review(case)
        found = _places(surface.findings)
        assert _within(found, _places(full.findings))
        assert {one for one in found if one[0] in whole} == {one for one in _places(full.findings) if one[0] in whole}
        assert surface.score >= full.score
        assert surface.depth == "surface"
        assert full.depth == "full"
        assert not surface.failures


def test_what_is_left_out_is_told(shallow: Coach) -> None:
    review = shallow.review("Hi Ana, it ships today.", customer="WHERE is it?!", channel="chat")
    assert set(left_out()) <= set(review.left_out)
    assert review.verdicts["language/rude"].reason == NO_MODEL
    assert review.verdicts["language/rude"].state == "not_applicable"
    assert review.customer is None
    assert review.sentences == ()
    assert review.carp.control is None
    assert set(review.verdicts) == {name for name, rule in ours().items() if rule.kind == "reply"}
    assert json.loads(review.model_dump_json())["depth"] == "surface"


def test_a_rule_that_asks_a_model_is_refused(shallow: Coach) -> None:
    reading = shallow.read(Case(reply="Hi Ana, it ships today.", customer="Where is it?"))
    assert reading.customer is not None
    for ask in (
        lambda: reading.does("thanks"),
        lambda: reading.likely("tone/cold"),
        lambda: reading.cued("language/rude"),
        lambda: reading.suspects("language/rude"),
        lambda: reading.performs("control"),
        lambda: reading.parse(reading.sentences[0]),
        lambda: reading.sentences[0].cues["language/rude"],
        lambda: reading.customer and reading.customer.upset,
        lambda: reading.customer and reading.customer.reading.complaint,
        lambda: UNREAD > 3,
    ):
        with pytest.raises(NeedsModel):
            ask()
    assert [one.text for one in reading.customer.questions] == ["Where is it?"]


def test_no_model_is_loaded() -> None:
    program = (
        "import sys; from replycoach import Coach; coach = Coach(depth='surface');"
        "coach.review('Hi [NAME], I recieve it!!! Per our policy we regret any inconvenience caused.', customer='My lamp broke. Où est-il?',"
        " history=['It ships today.'] * 4, thread=[{'role': 'agent', 'text': 'It ships.'}]);"
        "coach.review('Vielen Dank für Ihre Nachricht. Ich kümmere mich heute darum.');"
        "print(sorted({'spacy', 'onnxruntime', 'numpy', 'tokenizers', 'lemminflect', 'py3langid'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_settings_command_line_and_check(tmp_path: Path) -> None:
    assert Coach(settings={"depth": "surface"}).settings.depth == "surface"
    with pytest.raises(SettingsError, match="did you mean 'surface'"):
        Settings.of({"depth": "surfac"})
    draft = tmp_path / "draft.txt"
    draft.write_text("Hi {{customer.name}}, it ships!!! Please be advised of it.", encoding="utf-8")
    told = CliRunner().invoke(main, ["review", "--depth", "surface", str(draft)])
    assert "Not asked, since they need the sentence model: acknowledgement/ignored-question, " in " ".join(
        told.output.split()
    )
    assert "by the rules that need no model" in told.output
    assert CliRunner().invoke(main, ["review", "--depth", "surface", "--show", "reading", str(draft)]).exit_code == 2
    found = {one.finding.rule for one in check([str(draft)], Settings(), root=tmp_path, depth="surface").findings}
    assert {"tone/shouting", "template/robotic"} <= found
    told = CliRunner().invoke(main, ["check", "--depth", "surface", str(draft)])
    assert "Not asked, since they need the sentence model" in told.output


def test_what_needs_the_models_says_so(shallow: Coach) -> None:
    with pytest.raises(SettingsError, match="rewriting"):
        shallow.rewrite("Hi Ana, it ships today.")
    with pytest.raises(SettingsError, match="templates"):
        shallow.personalise("{{ greet() }}", {"customer": "Where is it?"})


def test_house_rules_and_added_phrases_run() -> None:
    house = {"id": "house/words", "phrases": ["valued customer", "→"], "message": "“{found}” is not ours."}
    coach = Coach(
        depth="surface",
        settings={"house": [house], "phrases": {"add": {"tone/shouting": ["BUY NOW"]}, "allow": ["valued customer"]}},
    )
    review = coach.review("Dear valued  customer → Ana, buy  now.")
    assert {(one.rule, one.start) for one in review.findings} == {("tone/shouting", 29), ("house/words", 22)}
