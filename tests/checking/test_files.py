"""Which files are checked, and that files are written whole or not at all."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from replycoach.checking import files
from replycoach.checking.writing import write_atomically
from replycoach.errors import InputError


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("Hi\n", encoding="utf-8")


def found(root: Path, *paths: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [files.shown(path, root) for path in files.find(paths, root, exclude)]


def test_folders_are_searched_for_what_may_be_a_template(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a/x.txt", "a/y.PY", "a/z.liquid", ".hidden/h.md", "a/.secret.md", "m.JSON")
    assert found(tmp_path, ".") == ["a/x.txt", "a/z.liquid", "b.md", "m.JSON"]


def test_a_named_file_is_checked_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, "a.py", ".hidden.md")
    assert found(tmp_path, "a.py", ".hidden.md", "a.py") == [".hidden.md", "a.py"]


def test_globs(tmp_path: Path) -> None:
    make(tmp_path, "a/one.md", "a/b/two.md", "a/b/three.txt")
    assert found(tmp_path, "**/*.md") == ["a/b/two.md", "a/one.md"]
    with pytest.raises(InputError, match="nothing matches this pattern"):  # or a typo in CI is green for ever
        found(tmp_path, "nothing/*.md")


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.md: no such file or folder"):
        files.find(["nowhere.md"], tmp_path)


def test_a_root_with_odd_letters(tmp_path: Path) -> None:
    root = tmp_path / "a[b]*"
    make(root, "one.md")
    assert found(root, "*.md") == ["one.md"]


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_atomically(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()


def test_exclude(tmp_path: Path) -> None:
    make(tmp_path, "a/one.md", "a/two.md", "b/one.md")
    assert found(tmp_path, ".", exclude=("b/", "two.*")) == ["a/one.md"]


@pytest.mark.parametrize("start", [".", "mails", "mails/old"])
def test_gitignore_is_honoured_as_git_does(tmp_path: Path, start: str) -> None:
    names = [
        "a.md",
        "mails/b.md",
        "mails/old/c.md",
        "mails/old/keep.md",
        "build/d.md",
        "mails/build/e.md",
        "mails/draft-f.md",
    ]
    make(tmp_path, *names)
    (tmp_path / ".gitignore").write_text("build/\n/a.md\ndraft-*\n", encoding="utf-8")
    (tmp_path / "mails" / "old" / ".gitignore").write_text("*.md\n!keep.md\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    ignored = subprocess.run(
        ["git", "-C", str(tmp_path), "check-ignore", *names], capture_output=True, text=True, check=False
    ).stdout.split()
    prefix = "" if start == "." else f"{start}/"
    expected = sorted(name for name in names if name not in ignored and name.startswith(prefix))
    assert found(tmp_path, start) == expected
    assert found(tmp_path, f"{prefix}**/*.md") == expected


def test_a_folder_inside_a_link_loop_ends(tmp_path: Path) -> None:
    make(tmp_path, "a/one.md")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    assert found(tmp_path, ".") == ["a/one.md"]


def test_reading_keeps_line_ends_and_drops_the_mark(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfHi\r\nAna\r")
    assert files.read(tmp_path / "a.md") == "Hi\r\nAna\r"


def test_what_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("Zoë".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8 at byte 2"):
        files.read(tmp_path / "a.md")


def test_rewriting_keeps_mode_mark_and_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_bytes(b"\xef\xbb\xbfold\r\n")
    real.chmod(0o640)
    link.symlink_to(real)
    files.rewrite(link, "new\r\n")
    assert link.is_symlink()
    assert real.read_bytes() == b"\xef\xbb\xbfnew\r\n"
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link.md", "real.md"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    file.write_text("old", encoding="utf-8")

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(InputError, match="No space left"):
        write_atomically(file, b"new")
    assert file.read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]
