"""``replycoach rewrite`` from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from replycoach.cli import main

DRAFT = "Hi Ana, you failed to attach the form. Your refund of £20 will be paid soon."
OPTIONS = ["--channel", "chat", "--customer", "Where is my refund?", "--customer-name", "Ana", "--agent-name", "Jo"]


@pytest.fixture
def draft(tmp_path: Path) -> str:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, encoding="utf-8")
    return str(file)


def run(*arguments: str, given: str | bytes = "") -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["rewrite", *arguments], input=given)
    return done.exit_code, done.stdout, done.stderr


def test_the_new_text_goes_to_stdout_and_slots_to_stderr(draft: str) -> None:
    code, out, err = run(draft, *OPTIONS)
    assert code == 0
    assert "soon" not in out
    assert "£20" in out
    assert "[when: e.g." in out
    assert err == "fill in: when\n"


def test_stdin() -> None:
    code, out, _ = run("-", *OPTIONS, given=DRAFT.replace(". Your", ".\r\nYour").encode())
    assert code == 0
    assert "[when: e.g." in out


def test_diff_shows_what_changed_and_why(draft: str) -> None:
    code, out, _ = run(draft, "--diff", *OPTIONS)
    assert code == 0
    assert "time/vague" in out
    assert "[-" in out
    assert "{+" in out
    assert "fill in: when" in out


def test_json_holds_the_whole_rewrite(draft: str) -> None:
    code, out, _ = run(draft, "--format", "json", *OPTIONS)
    assert code == 0
    made = json.loads(out)
    assert made["schema_version"]
    assert made["before"]["score"] < made["after"]["score"]
    assert made["slots"][0]["name"] == "when"


def test_safe_only(draft: str) -> None:
    code, out, _ = run(draft, "--safe-only", "--format", "json", *OPTIONS)
    assert code == 0
    assert {edit["safety"] for edit in json.loads(out)["edits"]} <= {"safe"}


def test_lines_in_lines_out_with_errors_in_place() -> None:
    lines = [
        json.dumps({"id": "a", "reply": DRAFT, "channel": "chat"}),
        "not json",
        json.dumps({"id": "c", "reply": " "}),
    ]
    code, out, err = run("--jsonl", given="\n".join(lines))
    first, second, third = map(json.loads, out.splitlines())
    assert code == 2
    assert set(first) == {"id", "text", "score_before", "score_after", "edits", "slots", "left_alone"}
    assert first["id"] == "a"
    assert "error" in second
    assert third["id"] == "c"
    assert "empty" in third["error"]
    assert "line 2" in err


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    code, _, err = run(str(tmp_path / "none.txt"))
    assert code == 2
    assert err.startswith("replycoach: ")
    assert len(err.splitlines()) == 1


def test_cases_are_taken_as_review_takes_them(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id": "a", "reply": "Hi Ana, it ships today.", "channel": "chat"}\nnull\n')
    code, out, _ = run("--jsonl", str(file))
    first, second = map(json.loads, out.splitlines())
    assert (code, first["id"]) == (2, "a")
    assert second == {"id": None, "line": 2, "error": "a case is a JSON object, not null"}
    assert run(str(file))[0] == 2
    assert run("-", "--customer", "@Acme my app is down", "--channel", "social", given="@lee On it!")[0] == 0
