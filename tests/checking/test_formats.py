"""Every format of the check against its schema or reference, and against text that tries to break out of it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from xmlschema import XMLSchema

from replycoach.checking.report import (
    BaselineEntry,
    CheckedFile,
    CheckFailure,
    CheckReport,
    FileEdit,
    Lines,
    Located,
    RuleInfo,
    digest,
)
from replycoach.formats import (
    check_html,
    check_json,
    check_text,
    checkstyle,
    concise,
    github,
    gitlab,
    junit,
    rdjson,
    sarif,
)
from replycoach.model import Finding, Severity, Suggestion

SCHEMAS = Path(__file__).parent / "schemas"
TEXT = "Hi Zoë 🎉,\nyou failed to send it.\r\nWe got it ALREADY!!!\n"
NASTY = "a::b\n::error::x %0A, ]]> \x00\x1b[31m \ud800 <script>alert(1)</script> & \"q\" 'p' | `c` ##[error]"


def located(
    words: str, severity: Severity = "warning", *, path: str = "mails/late é.md", message: str = "“{}” blames.", fix: str = "",
    rule: str = "language/blame", when: str = "", text: str = TEXT,
) -> Located:  # fmt: skip
    start = text.index(words)
    place = Lines(text).place(start, start + len(words)).model_dump()
    finding = Finding(
        rule=rule, severity=severity, start=start, end=start + len(words), message=message.format(words),
        why="It hurts.", source="CH", suggestions=(Suggestion(text="Say it kindly."),),
    )  # fmt: skip
    edits = (FileEdit(**place, text=fix),) if fix else ()
    return Located(
        **place, path=path, when=when, finding=finding, fix=edits, fingerprint=digest(rule, words), words=words,
        before="🎉 ", after=" and so on",
    )  # fmt: skip


def report(*findings: Located, **fields: Any) -> CheckReport:
    paths = dict.fromkeys(one.path for one in findings)
    info = {
        one.finding.rule: RuleInfo(
            id=one.finding.rule, severity="error", title="It blames.", why="It hurts.", todo="Do not.", page="A *page*."
        )
        for one in findings
    }
    return CheckReport(
        version="1.2.3", files=tuple(CheckedFile(path=path, score=61.5, pieces=1) for path in paths),
        findings=findings, rules=info, **fields,
    )  # fmt: skip


ORDINARY = report(
    located("ALREADY!!!", "advice", rule="tone/shouting"),
    located("you failed to send it", "error", fix="we do not have it", when="if customer.vip"),
    failures=(CheckFailure(path="macros.json", error="not valid JSON", line=3, column=4),),
    suppressed=1,
    baselined=2,
    stale_baseline=(BaselineEntry(path="old.md", rule="language/blame", fingerprint="0" * 24),),
)
HOSTILE = report(
    located("ALREADY!!!", "error", path="mails/::error::a,b%.md", message=NASTY, when=NASTY, fix=NASTY),
    failures=(CheckFailure(path="x\n::error::y.json", error=NASTY, rule="house/x"),),
)
EMPTY = CheckReport(version="1.2.3")
REPORTS = pytest.mark.parametrize("told", [ORDINARY, HOSTILE, EMPTY], ids=["ordinary", "hostile", "empty"])


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


@REPORTS
def test_sarif_fits_the_schema(told: CheckReport) -> None:
    Draft4Validator(schema("sarif-2.1.0.schema.json")).validate(json.loads(_encoded(sarif.render(told))))


def test_sarif_tells_places_fixes_and_rules() -> None:
    run = json.loads(sarif.render(ORDINARY))["runs"][0]
    shouting, blame = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [shouting["level"], blame["level"]] == ["note", "error"]
    assert [run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] for one in run["results"]] == [
        "tone/shouting", "language/blame",
    ]  # fmt: skip
    assert blame["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "mails/late%20%C3%A9.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 22},
    }
    [change] = blame["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "we do not have it"
    assert run["invocations"][0]["executionSuccessful"] is False
    assert all(rule["helpUri"].startswith("https://") for rule in run["tool"]["driver"]["rules"])


def test_sarif_fingerprints_hold_when_lines_move_and_differ_for_a_second_one() -> None:
    moved = located("you failed to send it", text="\n\n" + TEXT)
    here, twice = located("you failed to send it"), report(moved, moved)
    first, second = (one["partialFingerprints"] for one in json.loads(sarif.render(twice))["runs"][0]["results"])
    [alone] = json.loads(sarif.render(report(here)))["runs"][0]["results"]
    assert alone["partialFingerprints"] == first != second


@REPORTS
def test_gitlab_fits_the_reference(told: CheckReport) -> None:
    issues = json.loads(_encoded(gitlab.render(told)))
    Draft202012Validator(schema("gitlab.schema.json")).validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_gitlab_tells_equal_faults_apart() -> None:
    one = located("you failed to send it")
    fingerprints = [issue["fingerprint"] for issue in json.loads(gitlab.render(report(one, one, one)))]
    assert len(set(fingerprints)) == 3
    assert fingerprints[:2] == [issue["fingerprint"] for issue in json.loads(gitlab.render(report(one, one)))]


@REPORTS
def test_rdjson_fits_the_protocol(told: CheckReport) -> None:
    Draft202012Validator(schema("rdjson.schema.json")).validate(json.loads(_encoded(rdjson.render(told))))


def test_rdjson_counts_bytes() -> None:
    party = located("🎉,", fix="!", text=TEXT)
    [diagnostic] = json.loads(rdjson.render(report(party)))["diagnostics"]
    assert diagnostic["location"]["range"] == {"start": {"line": 1, "column": 9}, "end": {"line": 1, "column": 14}}
    assert diagnostic["suggestions"] == [{"range": diagnostic["location"]["range"], "text": "!"}]


@REPORTS
def test_junit_fits_the_schema(told: CheckReport) -> None:
    text = junit.render(told)
    XMLSchema(str(SCHEMAS / "junit.xsd")).validate(text)
    root = ElementTree.fromstring(text)
    assert root.get("failures") == str(len(told.findings)) == str(len(root.findall(".//failure")))
    assert root.get("errors") == str(len(told.failures)) == str(len(root.findall(".//error")))
    assert root.get("tests") == str(len(root.findall(".//testcase")))


def test_junit_passes_a_clean_file() -> None:
    told = CheckReport(version="1", files=(CheckedFile(path="a.md", score=100, pieces=1),))
    [case] = ElementTree.fromstring(junit.render(told)).findall(".//testcase")
    assert case.get("classname") == "a.md"
    assert list(case) == []


@REPORTS
def test_checkstyle_fits_the_schema(told: CheckReport) -> None:
    text = checkstyle.render(told)
    XMLSchema(str(SCHEMAS / "checkstyle.xsd")).validate(text)
    errors = ElementTree.fromstring(text).findall("./file/error")
    assert len(errors) == len(told.findings) + len(told.failures)


@pytest.mark.parametrize("render", [junit.render, checkstyle.render])
def test_xml_keeps_hostile_text_as_text(render: Any) -> None:
    root = ElementTree.fromstring(render(HOSTILE))
    messages = [element.get("message") for element in root.iter() if element.get("message")]
    expected = NASTY.replace("\x00", "�").replace("\x1b", "�").replace("\ud800", "�")
    assert any(message and message.startswith(expected) for message in messages)
    assert not root.findall(".//script")


def commands(text: str) -> list[str]:
    """The lines that a runner would obey."""
    lines, stopped, obeyed = text.splitlines(), "", []
    for line in lines:
        if line.startswith("::stop-commands::"):
            stopped = line.removeprefix("::stop-commands::")
        elif stopped:
            stopped = "" if line == f"::{stopped}::" else stopped
        elif line.strip().startswith("::"):
            obeyed.append(line)
    assert not stopped
    return obeyed


def test_github_annotations() -> None:
    failed, blame, shouting = commands(github.render(ORDINARY))
    assert failed == "::error file=macros.json,line=3,col=4,title=replycoach failed::not valid JSON"
    assert blame == (
        "::error file=mails/late é.md,line=2,endLine=2,col=1,endColumn=22,title=language/blame::"
        "“you failed to send it” blames. (shown if customer.vip) Say it kindly."
    )
    assert shouting.startswith("::notice file=mails/late é.md,line=3,")


def test_github_gives_no_orders() -> None:
    obeyed = commands(github.render(HOSTILE))
    assert len(obeyed) == 2
    assert all(line.startswith("::error file=") and line.count("\r") == 0 for line in obeyed)
    _, values, message = obeyed[1].split("::", 2)
    assert "file=mails/%3A%3Aerror%3A%3Aa%2Cb%25.md," in values
    assert message.startswith("a::b%0A::error::x %250A, ]]>")


def test_github_respects_the_caps() -> None:
    many = [located("ALREADY!!!", severity) for severity in ("advice", "warning", "error") for _ in range(14)]
    obeyed = commands(github.render(report(*many)))
    kinds = [line.split(" ")[0] for line in obeyed]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert obeyed[-1] == "::notice title=replycoach::…and 13 more; the log of this step lists them all."
    assert github.render(report(*many)).count("language/blame") == 42 + 29


def test_github_says_nothing_of_more_when_all_is_shown() -> None:
    many = [located("ALREADY!!!", severity) for severity in ("advice", "warning", "error") for _ in range(10)]
    obeyed = commands(github.render(report(*many)))
    assert len(obeyed) == 30
    assert "more" not in obeyed[-1]


def test_github_summary_is_markdown_without_markup_of_others() -> None:
    text = github.summary(HOSTILE)
    assert "<script>" not in text
    assert len([line for line in text.splitlines() if line.startswith("| error")]) == 1
    assert "| error | mails/late é.md:2 |" in github.summary(ORDINARY)


class Page(HTMLParser):
    """Collects the tags and the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


@REPORTS
def test_html_is_one_page_that_loads_and_runs_nothing(told: CheckReport) -> None:
    text = check_html.render(told)
    page = Page()
    page.feed(text)
    assert text.startswith("<!doctype html>")
    assert not {"script", "img", "link", "iframe", "form", "a", "object"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href")]
    assert not re.search(r"url\(|@import|https?://", text)
    assert "prefers-color-scheme: dark" in text
    assert 'name="viewport"' in text
    if told is HOSTILE:
        assert "<script>alert(1)</script>" in page.words


@REPORTS
def test_json_can_be_read_back(told: CheckReport) -> None:
    if told is HOSTILE:
        pytest.skip("a lone surrogate cannot be in a file that was read")
    assert CheckReport.model_validate_json(check_json.render(told)) == told


@REPORTS
def test_concise_is_a_line_each(told: CheckReport) -> None:
    lines = concise.render(told).splitlines()
    assert len(lines) == len(told.findings) + len(told.failures)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", concise.render(told))


def test_concise_line() -> None:
    assert concise.render(ORDINARY).splitlines()[1] == (
        "mails/late é.md:2:1: error language/blame “you failed to send it” blames. [if customer.vip]"
    )


@REPORTS
def test_text_obeys_nobody(told: CheckReport) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", check_text.render(told))


def test_text_shows_place_words_and_what_to_do() -> None:
    text = check_text.render(ORDINARY)
    assert "2:1 ✖ error “you failed to send it” blames.  language/blame" in text
    assert "🎉 you failed to send it and so on" in text
    assert "Do: Say it kindly." in text
    assert text.splitlines()[-1] == (
        "1 template in 1 file: 1 error, 1 advice; lowest score 61.5; 1 can be fixed with --fix; 1 suppressed; "
        "2 in the baseline; 1 failed."
    )


def _encoded(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def test_bytes_are_counted_from_the_start_of_the_line_whatever_is_asked_first() -> None:
    text = "é" * 5 + "\n" + "🎉" * 5
    lines = Lines(text)
    for start, end in [(0, 3), (2, 4), (1, 8), (6, 6), (9, 11), (7, 8), (0, 0)]:
        fresh, place = Lines(text).place(start, end), lines.place(start, end)
        assert place == fresh
        assert place.byte_column == len(text[:start].rpartition("\n")[2].encode()) + 1
        assert place.byte_end_column == len(text[:end].rpartition("\n")[2].encode()) + 1


def test_lines_show_words_as_they_are_read() -> None:
    text = "<p>You <b>failed</b> &amp; know it.</p>"
    one = located("You <b>failed</b> &amp; know it.", text=text)
    assert "“You failed & know it.” blames." in concise.render(CheckReport(version="1", findings=(one,)))


def test_an_export_without_a_known_field_is_told() -> None:
    files = (CheckedFile(path="macros.json", score=None, pieces=0), CheckedFile(path="a.md", score=100, pieces=1))
    assert check_text.summary(CheckReport(version="1", files=files)).endswith(
        "nothing to raise; no text found in macros.json: name its `fields` in the settings."
    )
