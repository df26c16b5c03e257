"""What a killed process left beside a file is cleaned away by the next, and nothing else is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from replycoach.checking import writing
from replycoach.checking.writing import write_atomically

fcntl = pytest.importorskip("fcntl")
LEFT = ".replycoach-a1b2c3_d.part"


def test_what_was_left_is_cleaned_away(tmp_path: Path) -> None:
    (tmp_path / LEFT).write_text("half a fi")
    write_atomically(tmp_path / "a.txt", b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_what_another_process_is_writing_stays(tmp_path: Path) -> None:
    with (tmp_path / LEFT).open("w") as theirs:
        fcntl.flock(theirs, fcntl.LOCK_EX)
        write_atomically(tmp_path / "a.txt", b"new")
        assert (tmp_path / LEFT).exists()


@pytest.mark.parametrize(
    "name", [".replycoach.toml", ".replycoach-ab.part", ".replycoach-a1b2c3_d.part.txt", ".a.txt.a1b2c3_d"]
)
def test_what_is_called_otherwise_stays(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("theirs")
    write_atomically(tmp_path / "a.txt", b"new")
    assert (tmp_path / name).read_text() == "theirs"


def test_a_link_or_folder_of_that_name_stays(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("theirs")
    (tmp_path / LEFT).symlink_to(tmp_path / "theirs")
    (tmp_path / LEFT.replace("a", "b")).mkdir()
    write_atomically(tmp_path / "a.txt", b"new")
    assert len(list(tmp_path.iterdir())) == 4
    assert (tmp_path / "theirs").read_text() == "theirs"


def test_what_is_written_is_locked_and_hidden_until_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def look(descriptor: int) -> None:
        [name] = [one.name for one in tmp_path.iterdir()]
        assert writing.LEFT.fullmatch(name)
        with (tmp_path / name).open("r+b") as other:
            try:
                fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                seen.append(os.fstat(descriptor).st_size)

    monkeypatch.setattr(os, "fsync", look)
    write_atomically(tmp_path / "a.txt", b"new")
    assert seen == [3]


def test_a_file_that_was_cleaned_away_before_it_was_locked_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def too_late(descriptor: int, _: int) -> None:
        if not made:
            [path] = tmp_path.iterdir()
            path.unlink()
        made.append(descriptor)

    monkeypatch.setattr(fcntl, "flock", too_late)
    write_atomically(tmp_path / "a.txt", b"new")
    assert len(made) == 2
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_without_locks_it_is_written_and_nothing_is_cleaned_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / LEFT).write_text("half a fi")
    monkeypatch.setattr(writing, "LOCKS", False)
    write_atomically(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert (tmp_path / LEFT).exists()
