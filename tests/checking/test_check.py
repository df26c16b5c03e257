"""The check from files to report: places, branches, suppressions, the baseline, jobs and the cache."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from replycoach import Settings
from replycoach.checking import check as checking
from replycoach.checking.baseline import Baseline
from replycoach.checking.cache import Cache
from replycoach.checking.check import check, check_text
from replycoach.checking.houses import House
from replycoach.checking.report import CheckReport
from replycoach.checking.reviewing import FileResult, Reviewer
from replycoach.rules import ours
from replycoach.rules.rule import Example
from tests.checking.conftest import made, put


def told(report: CheckReport) -> list[tuple[str, int, int, str, str]]:
    assert report.failures == ()
    return [(one.path, one.line, one.column, one.finding.rule, one.when) for one in report.findings]


def test_places_are_those_of_the_file_as_it_is(settings: Settings) -> None:
    report = check_text("a.txt", "Hi Zoë 🎉,\r\nso cheap 🎉 and\rcheap\n", settings)
    assert [(line, column) for _, line, column, _, _ in told(report)] == [(2, 4), (3, 1)]
    one = report.findings[0]
    assert (one.end_line, one.end_column, one.before, one.words, one.after) == (2, 9, "so ", "cheap", " 🎉 and")


def test_places_inside_json(settings: Settings) -> None:
    macros = {
        "macros": [{"id": 1, "title": "Late", "actions": [{"field": "comment_value", "value": "Hi,\n\t“so” cheap"}]}]
    }
    text = json.dumps(macros, indent=1)
    [one] = check_text("macros.json", text, settings).findings
    assert text[one.start : one.end] == "cheap"
    assert text.splitlines()[one.line - 1][one.column - 1 :].startswith("cheap")
    assert "Late" in one.piece


def test_a_fault_of_one_branch_is_told_once_with_the_branch(settings: Settings) -> None:
    text = (
        "Hi {{ customer.first_name }},\n{% if vip %}It is cheap.{% endif %}{% if late %} Sorry.{% else %} Good.{% endif %}\n"
        "Still kindly.\n"
    )
    assert told(check_text("a.j2", text, settings)) == [
        ("a.j2", 2, 19, "house/cheap", "if vip"),
        ("a.j2", 3, 7, "house/kindly", ""),
    ]


@pytest.mark.usefixtures("settings")
def test_what_only_sample_values_say_is_no_fault() -> None:
    house = [{"id": "house/maria", "phrases": ["maria"], "message": "A name."}]
    assert told(check_text("a.j2", "Hi {{ customer.first_name }}, it is done.", made(house=house))) == []


def test_presence_rules_count_what_placeholders_bring() -> None:
    greeting = Settings.of({"select": ["structure/missing-greeting"]})
    text = "Hi {{ customer.first_name }},\n\nyour parcel left today.\n\nKind regards,\n{{ agent.name }}\n"
    assert told(check_text("a.j2", text, greeting)) == []
    assert told(check_text("a.j2", text.partition("\n\n")[2], greeting)) == [
        ("a.j2", 1, 1, "structure/missing-greeting", "")
    ]


def test_rules_that_need_a_customer_say_nothing() -> None:
    report = check_text("a.txt", "Hello, it is done.", Settings())
    assert not [one for one in report.findings if one.finding.rule in ("answer/unanswered", "thread/repeated-reply")]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.j2", "{# replycoach: ignore[house/cheap] the name of the shop #}\nso cheap {{ x }}\n"),
        ("a.j2", "so cheap {{ x }} {# replycoach: ignore[house/cheap] the name of the shop #}\n"),
        ("a.html", "<!-- replycoach: ignore[house/cheap] the name of the shop -->\n<p>so cheap</p>\n"),
        ("a.md", "Hi\n<!-- replycoach: ignore[house/cheap] the name of the shop -->\n\nso cheap\n"),
        ("a.yaml", "# replycoach: ignore[house/cheap] the name of the shop\ntitle: Late\ncontent: so cheap\n"),
        ("a.md", "Hi\n\nso cheap\n\n<!-- replycoach: ignore-file[house/cheap] the name of the shop -->\n"),
    ],
)  # fmt: skip
def test_suppressions(path: str, text: str, settings: Settings) -> None:
    if path == "a.yaml":
        text = text.replace("title: Late\ncontent", "content")
    report = check_text(path, text, settings)
    assert (told(report), report.suppressed) == ([], 1)


def test_a_suppression_without_a_reason_suppresses_nothing(settings: Settings) -> None:
    report = check_text("a.j2", "{# replycoach: ignore[house/cheap] #}\nso cheap {{ x }}\n", settings)
    assert [one.finding.rule for one in report.findings] == ["check/unused-suppression", "house/cheap"]
    assert "no reason" in report.findings[0].finding.message


def test_an_unused_suppression_is_told(settings: Settings) -> None:
    report = check_text("a.j2", "Hi\n{# replycoach: ignore[house/cheap] once needed #} so {{ x }}\n", settings)
    [one] = report.findings
    assert (one.finding.rule, one.line, one.column) == ("check/unused-suppression", 2, 1)
    assert report.files[0].score == 100


@pytest.mark.parametrize("example", ours()["check/unused-suppression"].examples, ids=lambda one: one.text[:40])
def test_examples_of_the_rule_for_suppressions(example: Example) -> None:
    settings = Settings.of({"select": ["check", "tone/shouting", "language/blame"]})
    findings = check_text("a.j2", example.reply, settings).findings
    told = [(one.start, one.end) for one in findings if one.finding.rule == "check/unused-suppression"]
    assert told == list(example.spans)


@pytest.mark.usefixtures("settings")
def test_settings_suppress_where_there_are_no_comments() -> None:
    by = {"path": "a.csv", "rules": ["house/cheap"], "reason": "the name of the shop"}
    text = "name,content\nLate,so cheap\nRefund,please kindly wait\n"
    report = check_text("a.csv", text, made(suppress=[by]))
    assert ([one[3] for one in told(report)], report.suppressed) == (["house/kindly"], 1)
    report = check_text("a.csv", text.replace("cheap", "good"), made(suppress=[by]))
    assert [one[3] for one in told(report)] == ["check/unused-suppression", "house/kindly"]


def test_near_copies(shop: Path, settings: Settings) -> None:
    text = (
        "Hello, your refund of £20 is on its way to the card you paid with. Banks take up to five working days to show it, so please "
        "look on Friday."
    )
    put(shop, a__txt=text, b__txt=text.replace("£20", "£35"), c__txt="Hello, it is done.")
    [one] = check(["."], settings).findings
    assert (one.path, one.line, one.finding.rule) == ("b.txt", 1, "template/duplicate")
    assert one.finding.message == "100% of this is the same as in a.txt."
    put(shop, b__txt=f"{text}\n<!-- replycoach: ignore-file[template/duplicate] for the old shop -->\n")
    assert told(check(["."], settings)) == []


def test_scores_are_those_of_the_lowest_template(settings: Settings) -> None:
    report = check_text("a.csv", "name,content\nLate,so cheap\nRefund,all good\n", settings)
    assert [(file.pieces, file.score) for file in report.files] == [(2, 75.0)]


def test_a_baseline_holds_when_lines_move(shop: Path, settings: Settings) -> None:
    put(shop, a__txt="so cheap\nand kindly\n")
    known = Baseline.of(check(["."], settings).findings)
    put(shop, a__txt="Hello,\n\nso cheap\nand kindly\n")
    report = check(["."], settings, baseline=known)
    assert (told(report), report.baselined, report.stale_baseline) == ([], 2, ())
    put(shop, a__txt="Hello,\n\nso cheap and hiya\n")
    report = check(["."], settings, baseline=known)
    assert [one[3] for one in told(report)] == ["house/cheap", "house/hiya"]
    assert [entry.rule for entry in report.stale_baseline] == ["house/cheap", "house/kindly"]


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(shop: Path, settings: Settings) -> None:
    put(shop, a__json="{", b__txt="so cheap")
    (shop / "c.txt").write_bytes(b"\xff\xfe")
    report = check(["."], settings)
    assert [one.path for one in report.findings] == ["b.txt"]
    assert [one.path for one in report.failures] == ["a.json", "c.txt"]
    assert [(one.line, one.column) for one in report.failures] == [(1, 2), (None, None)]


def test_jobs_change_nothing_but_the_time(shop: Path, settings: Settings) -> None:
    put(shop, **{f"t{number:02}__txt": "so cheap\n" * (number % 3) + "hiya" for number in range(9)})
    assert check(["."], settings, jobs=2) == check(["."], settings)


def test_half_characters_and_empty_branches_break_nothing(settings: Settings) -> None:
    report = check_text("a.json", '{"title": "x\\ud800", "content": "so cheap"}', settings)
    report.model_dump_json()
    assert told(check_text("a.j2", "{% if x %}{% endif %}", settings)) == []


class Counting:
    """A reviewer that counts what it is asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        whole = checking._reviewed

        def counted(sources: dict[str, str], houses: dict[str, House], jobs: int) -> object:
            self.asked += sources
            return whole(sources, houses, jobs)

        monkeypatch.setattr(checking, "_reviewed", counted)


def test_cache(shop: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counting, cache = Counting(monkeypatch), tmp_path / "cache"
    put(shop, a__txt="so cheap", b__txt="kindly")
    first = check(["."], settings, cache=cache)
    assert check(["."], settings, cache=cache) == first
    assert counting.asked == ["a.txt", "b.txt"]
    put(shop, b__txt="hiya")
    check(["."], settings, cache=cache)
    assert counting.asked == ["a.txt", "b.txt", "b.txt"]
    check(["."], made(strictness="strict"), cache=cache)
    assert counting.asked[3:] == ["a.txt", "b.txt"]


def test_a_changed_rule_is_not_answered_from_the_cache(
    shop: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting, cache = Counting(monkeypatch), tmp_path / "cache"
    put(shop, a__txt="so cheap")
    check(["."], settings, cache=cache)
    rule = Path(os.environ["PYTHONPATH"].split(os.pathsep)[0]) / "asap_rule.py"
    rule.write_text(rule.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    check(["."], settings, cache=cache)
    assert counting.asked == ["a.txt", "a.txt"]


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00" * 50, b'{"path": "a.txt"}', b'{"path": "other.txt"}'])
def test_a_damaged_cache_is_computed_again(shop: Path, settings: Settings, tmp_path: Path, damage: bytes) -> None:
    put(shop, a__txt="so cheap")
    first = check(["."], settings, cache=tmp_path / "cache")
    [entry] = (tmp_path / "cache").glob("*.json")
    if damage == b'{"path": "a.txt"}':
        damage = entry.read_bytes()[:-20]
    entry.write_bytes(damage)
    assert check(["."], settings, cache=tmp_path / "cache") == first


def test_the_cache_is_for_its_owner_and_not_for_git(shop: Path, settings: Settings, tmp_path: Path) -> None:
    put(shop, a__txt="so cheap")
    check(["."], settings, cache=tmp_path / "cache")
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0
    assert (tmp_path / "cache" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert all(entry.stat().st_mode & 0o077 == 0 for entry in (tmp_path / "cache").glob("*.json"))


def test_a_file_that_breaks_us_does_not_end_the_check(
    shop: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Reviewer, path: str, text: str, name: str) -> FileResult:  # noqa: ARG001
        if path == "a.txt":
            raise ZeroDivisionError(text)
        return FileResult(path=path)

    monkeypatch.setattr(Reviewer, "check", broken)
    put(shop, a__txt="SECRET", b__txt="fine")
    report = check(["."], settings)
    assert [file.path for file in report.files] == ["a.txt", "b.txt"]
    assert report.failures[0].error.startswith("replycoach broke on it: ZeroDivisionError at test_check.py:")
    assert "SECRET" not in report.model_dump_json()


def test_no_cache_unless_asked(shop: Path, settings: Settings) -> None:
    put(shop, a__txt="so cheap")
    check(["."], settings)
    assert [file.name for file in shop.iterdir()] == ["a.txt"]


def test_the_cache_can_be_shared(tmp_path: Path) -> None:
    shared = Cache(tmp_path / "cache", Settings())
    results = [
        FileResult(path="a.txt", failures=(), pieces=(), findings=check_text("a.txt", "x" * n, Settings()).findings)
        for n in (1, 2)
    ]

    def work(number: int) -> bool:
        shared.put("a.txt", "text", results[number % 2])
        return shared.get("a.txt", "text") in results

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(200)))
    assert [file.suffix for file in (tmp_path / "cache").iterdir() if file.name != ".gitignore"] == [".json"]
