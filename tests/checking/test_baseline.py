"""The baseline: by content, with counts, stale entries, and a file that is written whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from replycoach.checking.baseline import Baseline
from replycoach.checking.report import Lines, Located
from replycoach.errors import InputError
from replycoach.model import Finding


def located(path: str, fingerprint: str, line: int = 1) -> Located:
    place = Lines("\n" * line + "x").place(line - 1, line)
    finding = Finding(rule="language/blame", severity="error", start=0, end=1, message="SECRET", why="", source="CH")
    return Located(**place.model_dump(), path=path, finding=finding, fingerprint=fingerprint, words="SECRET")


def split(entries: list[Located], findings: list[Located], *checked: str, gone: bool = False) -> tuple[int, int, int]:
    fresh, held, stale = Baseline.of(entries).split(findings, checked, lambda _: gone)
    return len(fresh), held, sum(entry.count for entry in stale)


def test_lines_may_move() -> None:
    assert split([located("a.md", "f")], [located("a.md", "f", 9)], "a.md") == (0, 1, 0)


def test_a_second_one_is_new() -> None:
    assert split([located("a.md", "f")], [located("a.md", "f"), located("a.md", "f", 3)], "a.md") == (1, 1, 0)


def test_what_was_fixed_is_stale() -> None:
    assert split(
        [located("a.md", "f"), located("a.md", "f"), located("a.md", "g")], [located("a.md", "f")], "a.md"
    ) == (0, 1, 2)


def test_a_file_that_was_not_looked_at_is_not_stale_and_lends_nothing() -> None:
    assert split([located("a.md", "f")], [located("b.md", "f")], "b.md") == (1, 0, 0)


def test_a_file_may_be_renamed() -> None:
    assert split([located("a.md", "f")], [located("b.md", "f")], "b.md", gone=True) == (0, 1, 0)
    assert split([located("a.md", "f")], [], "b.md", gone=True) == (0, 0, 1)


def test_the_file_holds_no_words_and_is_the_same_each_time(tmp_path: Path) -> None:
    file = tmp_path / "base.json"
    findings = [located("b.md", "f"), located("a.md", "g"), located("b.md", "f")]
    Baseline.of(findings).save(file)
    text = file.read_text(encoding="utf-8")
    assert "SECRET" not in text
    assert [(entry["path"], entry["count"]) for entry in json.loads(text)["entries"]] == [("a.md", 1), ("b.md", 2)]
    Baseline.of(findings[::-1]).save(file)
    assert file.read_text(encoding="utf-8") == text
    assert Baseline.load(file) == Baseline.of(findings)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": "9", "entries": []}', '{"entries": [{"rule": 1}]}'])
def test_what_is_no_baseline_is_an_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "base.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="base"):
        Baseline.load(file)


def test_a_missing_baseline_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--write-baseline"):
        Baseline.load(tmp_path / "none.json")
