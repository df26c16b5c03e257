"""The command line as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from replycoach.cli import main

DRAFT = "I can't get you that grinder until next month. It will be looked into as soon as possible."


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin, catch_exceptions=False)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, encoding="utf-8")
    return file


def test_a_draft_as_a_page(draft: Path, tmp_path: Path) -> None:
    customer = tmp_path / "customer.txt"
    customer.write_text("Where is my order 4417? I've been waiting two weeks!", encoding="utf-8")
    told = run("review", str(draft), "--customer", f"@{customer}", "--channel", "email", "--customer-name", "Ana")
    assert told.exit_code == 0
    for words in (
        "Score ",
        "of 100",
        "CARP",
        "structure/missing-greeting",
        "Why:",
        "Do:",
        "asks: Where is my order 4417?",
    ):
        assert words in told.stdout
    assert "\x1b" not in told.stdout
    assert max(map(len, told.stdout.splitlines())) <= 100


def test_a_draft_as_json_from_stdin() -> None:
    told = run("review", "-", "--format", "json", "--channel", "chat", stdin=DRAFT)
    review = json.loads(told.stdout)
    assert set(review) == {
        "schema_version", "id", "depth", "score", "groups", "deductions", "carp", "customer", "sentences", "findings",
        "verdicts", "failures",
    }  # fmt: skip
    assert review["customer"] is None
    for finding in review["findings"]:
        assert finding["start"] is None or DRAFT[finding["start"] : finding["end"]]


def test_a_case_file(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps({"id": "c1", "reply": DRAFT, "channel": "chat"}), encoding="utf-8")
    assert json.loads(run("review", str(file), "--format", "json").stdout)["id"] == "c1"


@pytest.mark.parametrize(
    ("arguments", "stdin", "told"),
    [
        (["review", "absent.txt"], None, "absent.txt: cannot be read: No such file or directory"),
        (["review", "-"], "  \n", "reply: it is empty"),
        (["review", "-"], b"\xff\xfe\x00", "not UTF-8 at byte 0"),
        (["review", "-", "--customer", "@absent.txt"], "Hi.", "absent.txt: cannot be read"),
        (["review", "-", "--channel", "fax"], "Hi.", "'fax' is not one of"),
        (["explain", "time/vage"], None, "did you mean 'time/vague'"),
        (["explain", "TIME/VAGUE"], None, "did you mean 'time/vague'"),
        (["rewrite", "--jsonl", "--diff", "-"], "{}", "each line out carries its own edits"),
        (["review", "--jsonl", "absent.jsonl"], None, "absent.jsonl: cannot be read"),
        (["review", "--jsonl", "-"], '{"reply": "Hi', "line 1: not valid JSON: Unterminated string (column 11)"),
        (["review", "--jsonl", "-"], "Hi there.", 'write a case as {"reply": "…"}'),
        (["nonsense"], None, "No such command 'nonsense'"),
    ],
)
def test_bad_usage_is_one_clear_line_and_code_2(arguments: list[str], stdin: Any, told: str) -> None:
    result = run(*arguments, stdin=stdin)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_lines_in_lines_out_bad_ones_in_their_place() -> None:
    lines = [
        json.dumps({"id": "a", "reply": "Hi Ana, it ships today.", "channel": "chat"}),
        "{broken",
        json.dumps({"id": "b", "reply": ""}),
        "",
        json.dumps(["no case"]),
        json.dumps({"id": "c", "reply": "Hi", "channel": "fax"}),
        "[" * 5000,
        json.dumps({"id": "d", "reply": DRAFT}),
    ]
    told = run("review", "--jsonl", "-", stdin="\n".join(lines))
    out = [json.loads(line) for line in told.stdout.splitlines()]
    assert [one["id"] for one in out] == ["a", None, "b", None, "c", None, "d"]
    assert [("error" in one) for one in out] == [False, True, True, True, True, True, False]
    assert told.exit_code == 2
    for number in (2, 3, 5, 6, 7):
        assert f"line {number}: " in told.stderr


def test_customers_words_may_begin_with_a_handle() -> None:
    told = run("review", "-", "--customer", "@Acme your app crashes again", "--channel", "social", stdin="@lee On it!")
    assert told.exit_code == 0
    assert run("review", "-", "--customer", "@Acme", stdin="Hi.").exit_code == 2


def test_lines_without_the_option_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text('{"reply": "Hi"}')
    told = run("review", str(file))
    assert told.exit_code == 2
    assert "pass --jsonl" in told.stderr


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"reply": "Hi Ana, it ships today."}\nnull\n')
    told = run("review", "--jsonl", str(file))
    first, second = map(json.loads, told.stdout.splitlines())
    assert first["score"] > 0
    assert second == {"id": None, "line": 2, "error": "a case is a JSON object, not null"}


def test_another_language_is_said() -> None:
    told = run("review", "-", stdin="Cálmese. Es culpa suya. No podemos hacer nada más. No escriba otra vez.").stdout
    assert "not in English" in told


def test_lines_with_no_fault_end_with_0(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(b'{"reply": "Hi Ana, it ships today."}\n\n{"reply": "caf\\u00e9, \\ud83d\\ude00"}\n')
    told = run("review", "--jsonl", str(file))
    assert told.exit_code == 0
    assert len(told.stdout.splitlines()) == 2


def test_fail_level() -> None:
    draft = "Dear [NAME], it is done."
    assert run("review", "-", "--channel", "chat", stdin=draft).exit_code == 0
    assert run("review", "-", "--channel", "chat", "--fail-level", "error", stdin=draft).exit_code == 1


def test_rules_and_explain() -> None:
    listed = run("rules").stdout
    assert "template/unfilled" in listed
    data = json.loads(run("rules", "--format", "json").stdout)
    assert {"id", "severity", "title", "needs", "points", "why", "todo", "source", "fixable"} == set(data[0])
    page = run("explain", "tone/shouting").stdout
    for words in ("# tone/shouting", "Why it hurts", "Where it comes from", "## Flagged", "## Left alone"):
        assert words in page
    cited = run("explain", "BD").stdout
    assert cited.startswith("BD: Traits of the best support departments")
    assert "language/blame" in cited


def test_hostile_draft_cannot_command_the_terminal() -> None:
    told = run("review", "-", stdin="Hi \x1b[2J\x1b]0;owned\x07 there\u202e, all is well.")
    assert not {"\x1b", "\x07", "\u202e"} & set(told.stdout)
