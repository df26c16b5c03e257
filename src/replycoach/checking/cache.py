"""Keeps what a file came to, keyed by its content, the settings and the version, so that unchanged files are not read again.

Messages quote words of the templates, so there is no cache unless a folder is named for it; the folder is made for its
owner only, and git is told to leave it alone. Several checks may share it: entries appear whole or not at all, and one that cannot be
read is computed again.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from pydantic import ValidationError

import replycoach
from replycoach.checking.report import digest
from replycoach.checking.reviewing import FileResult
from replycoach.checking.writing import write_atomically
from replycoach.errors import InputError
from replycoach.profile import Settings
from replycoach.rules import catalogue


class Cache:
    """A folder of results.

    Raises `InputError` where the folder cannot be made.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._settings = digest(replycoach.__version__, settings.model_dump_json(), *_rules_of_users(settings))
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder}: the cache cannot be kept here: {error.strerror}") from None
        marker = folder / ".gitignore"
        if not marker.exists():
            write_atomically(marker, b"*\n")

    def get(self, path: str, text: str, name: str = "") -> FileResult | None:
        """What this file came to, None where that is not known; `name` is its path as the settings see it."""
        with contextlib.suppress(OSError, ValidationError):
            found = FileResult.model_validate_json(self._file(path, text, name).read_bytes())
            if found.path == path:
                return found
        return None

    def put(self, path: str, text: str, result: FileResult, name: str = "") -> None:
        """Keep what this file came to; a result with failures is not kept, and a full disk only costs time."""
        if not result.failures:
            with contextlib.suppress(InputError):
                write_atomically(self._file(path, text, name), result.model_dump_json().encode(), mode=0o600)

    def _file(self, path: str, text: str, name: str) -> Path:
        return self._folder / f"{digest(self._settings, path, name, text)}.json"


def _rules_of_users(settings: Settings) -> list[str]:
    """The sources of rules that are not ours: a change to one must not be answered from the cache."""
    modules = {rule.check.__module__ for rule in catalogue(settings).values() if rule.check is not None}
    files = [getattr(sys.modules.get(name), "__file__", None) for name in sorted(modules)]
    foreign = [
        Path(file)
        for name, file in zip(sorted(modules), files, strict=True)
        if file and not name.startswith("replycoach.")
    ]
    return [digest(str(file), file.read_text("utf-8", errors="replace")) for file in foreign if file.is_file()]
