"""Which files to check, how they are read, and how what was fixed is put back."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from itertools import takewhile
from pathlib import Path

from pathspec import GitIgnoreSpec

from replycoach.checking.writing import lies_in, write_atomically
from replycoach.errors import InputError

SUFFIXES = frozenset(
    ".txt .md .markdown .html .htm .j2 .jinja .jinja2 .liquid .tmpl .hbs .mustache .yaml .yml .toml .json .jsonl .csv".split()
)
"""What is looked at in a folder; a file that is named is checked whatever it is called."""

BOM = "\ufeff"


def find(paths: Sequence[str], root: Path, exclude: Sequence[str] = ()) -> list[Path]:
    """The files that these paths mean, sorted by name, each once: files, folders (searched) and globs.

    In folders, and for globs, what git ignores, what is hidden, what `exclude` (patterns as in ``.gitignore``) names and links that lead
    out of the folder are left out.
    Raises `InputError` for a path that does not exist.
    """
    excluded = GitIgnoreSpec.from_lines(exclude)
    found: dict[Path, None] = {}
    for given in paths:
        path = root / given
        if path.is_dir():
            chosen = list(_in_folder(path, root))
        elif path.is_file():
            found[path] = None
            continue
        elif has_magic(given):
            matches = [root / match for match in glob(given, root_dir=root, recursive=True)]  # noqa: PTH207
            base = _before_magic(root / given)
            tops = (root.resolve(), base.resolve())
            files = [one for one in matches if one.is_file() and lies_in(one, tops) and not _through_a_link(one, base)]
            chosen = [one for one in files if not _ignored(one)]
            if not matches:
                raise InputError(f"{given}: nothing matches this pattern")
        else:
            raise InputError(f"{given}: no such file or folder")
        found.update((one, None) for one in chosen if not excluded.match_file(shown(one, root)))
    return sorted(found, key=lambda path: shown(path, root))


def _before_magic(pattern: Path) -> Path:
    """The folder that a glob names before its first sign."""
    plain = takewhile(lambda part: not has_magic(part), pattern.parts)
    return Path(*plain)


def _through_a_link(path: Path, base: Path) -> bool:
    """Whether a folder between the two is a link: it may lead anywhere, round in circles too."""
    return any(
        folder.is_symlink() for folder in path.relative_to(base).parents if folder.parts for folder in [base / folder]
    )


def shown(path: Path, root: Path) -> str:
    """The path as reports name it: from the root where it lies below, with forward slashes."""
    absolute = _absolute(path)
    with contextlib.suppress(ValueError):
        absolute = absolute.relative_to(_absolute(root))
    return absolute.as_posix().encode("utf-8", "replace").decode()  # a name need not be UTF-8, a report must


def _absolute(path: Path) -> Path:
    """The full path without ``..``; links are not followed, for a file is called what it was called."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _in_folder(folder: Path, root: Path) -> Iterator[Path]:
    here = _absolute(folder)
    yield from _walk(here, _rules_above(here), folder, (here.resolve(), root.resolve()))


Rules = tuple[tuple[Path, GitIgnoreSpec], ...]


def _walk(here: Path, rules: Rules, folder: Path, tops: Sequence[Path]) -> Iterator[Path]:
    rules = (*rules, *_rules_in(here))
    for entry in sorted(os.scandir(here), key=lambda entry: entry.name):
        path = Path(entry.path)
        if entry.name.startswith(".") or _matches(path, rules, path.is_dir()):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, rules, folder / entry.name, tops)
        elif path.is_file() and path.suffix.lower() in SUFFIXES and (not entry.is_symlink() or lies_in(path, tops)):
            yield folder / entry.name


def _rules_in(folder: Path) -> Rules:
    file = folder / ".gitignore"
    if not file.is_file():
        return ()
    return ((folder, GitIgnoreSpec.from_lines(file.read_text("utf-8", errors="replace").splitlines())),)


def _rules_above(folder: Path) -> Rules:
    """The ``.gitignore`` files from the top of the repository down to above this folder."""
    above: list[Path] = []
    if (folder / ".git").exists():
        return ()
    for place in folder.parents:
        above.append(place)
        if (place / ".git").exists():
            return tuple(rule for one in reversed(above) for rule in _rules_in(one))
    return ()


def _matches(path: Path, rules: Rules, folder: bool) -> bool:
    """Whether git ignores this: the last pattern that speaks of the path decides, the nearest file last."""
    ignored = False
    for base, spec in rules:
        name = path.relative_to(base).as_posix() + ("/" if folder else "")
        said = spec.check_file(name).include
        ignored = ignored if said is None else said
    return ignored


def _ignored(path: Path) -> bool:
    """Whether git ignores this file or any folder that holds it."""
    absolute = _absolute(path)
    places = [absolute, *absolute.parents]
    top = next((place for place in places[1:] if (place / ".git").exists()), None)
    if top is None:
        return False
    rules: Rules = ()
    for place in reversed(places[: places.index(top)]):
        rules = (*rules, *_rules_in(place.parent))
        if _matches(place, rules, place.is_dir()):
            return True
    return False


def read(path: Path) -> str:
    """The text of a file, line ends as they are, without a byte order mark.

    Raises `InputError` where it cannot be read or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8").removeprefix(BOM)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start}; save it as UTF-8") from None


def rewrite(path: Path, text: str, before: str | None = None) -> None:
    """Put new text into a file that is there: same mode, same byte order mark, the target of a link and not the link.

    Raises `InputError` where it cannot be written, or does not hold what was there `before` any more.
    """
    target = path.resolve()
    if before is not None and read(target) != before:
        raise InputError(f"{path}: it changed while it was checked, so nothing was written; run it again")
    mark = BOM if target.read_bytes().startswith(BOM.encode()) else ""
    write_atomically(target, (mark + text).encode("utf-8"), mode=target.stat().st_mode & 0o7777)
