"""A text that an editor holds: what it is called, which settings hold for it, and what a check of it finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Final
from urllib.parse import unquote

from pygls.uris import to_fs_path

import replycoach
from replycoach.checking import files
from replycoach.checking.check import DUPLICATE, UNUSED, check_text
from replycoach.checking.report import CheckFailure, CheckReport
from replycoach.errors import ReplycoachError
from replycoach.model import LONGEST
from replycoach.paths import matches
from replycoach.profile import Settings
from replycoach.rules import settings_of

SETTINGS_FILES: Final = frozenset({"replycoach.toml", "pyproject.toml"})
_SUFFIXES: Final = {"markdown": ".md", "html": ".html", "jinja": ".j2", "liquid": ".liquid", "handlebars": ".hbs"}


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a text; `file` is None where the editor has no file for it yet, `folders` are those of the workspace."""

    uri: str
    version: int | None
    text: str
    language: str = ""
    folders: tuple[Path, ...] = ()

    @property
    def file(self) -> Path | None:
        """The file that the editor shows."""
        return file_of(self.uri)

    @property
    def folder(self) -> Path | None:
        """The folder of the workspace that it belongs to."""
        file = self.file
        held = [one for one in self.folders if file is not None and file.is_relative_to(one)]
        return max(held, key=lambda one: len(one.parts), default=self.folders[0] if self.folders and not file else None)

    def name_from(self, root: Path | None) -> str:
        """What reports call it: the path from *root* where it lies below; a name by its language where it has no file."""
        if self.file is not None:
            folder = self.file.parent.resolve()
            return files.shown(folder / self.file.name, root.resolve() if root else folder)
        name = Path(unquote(self.uri.rpartition("/")[2].rpartition(":")[2])[-100:] or "draft").name
        return name if Path(name).suffix else name + _SUFFIXES.get(self.language, ".txt")


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with the settings that held for it and what was found."""

    document: Document
    name: str
    settings: Settings
    report: CheckReport

    def again(self, text: str) -> CheckReport:
        """The report on other words in the same place."""
        return check_text(self.name, text, self.settings)


def file_of(uri: str) -> Path | None:
    """The file of a ``file:`` address, None for any other and for nonsense.

    >>> str(file_of("file:///tmp/a%20b.txt")), file_of("untitled:Untitled-1"), file_of("http://[")
    ('/tmp/a b.txt', None, None)
    """
    try:
        path = to_fs_path(uri)
    except ValueError:
        return None
    return None if not path or "\0" in path else Path(path)


def checked(document: Document, config: str | None = None) -> Checked:
    """Check a document; whatever goes wrong is told in the report."""
    root = document.folder
    settings = Settings()
    try:
        start = document.file.parent if document.file is not None else root
        file = Path(config) if config else Settings.file_for(start) if start is not None else None
        if file is not None:
            settings, root = settings_of(file), file.parent
        name = document.name_from(root)
        settings = settings.for_path(name)
        if len(document.text) > LONGEST:
            told = f"longer than the {LONGEST:,} characters that are checked as you type; run: replycoach check {name}"
            return Checked(document, name, settings, _failed(name, told))
        report = check_text(name, document.text, settings)
    except (ReplycoachError, OSError) as error:
        name = document.name_from(root)
        return Checked(document, name, settings, _failed(name, str(error).removeprefix(f"{name}: ")))
    except Exception as error:  # the editor must not lose its server; the error's own words may quote the text
        last = extract_tb(error.__traceback__)[-1]
        told = f"replycoach broke on it: {type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
        name = document.name_from(root)
        return Checked(document, name, settings, _failed(name, told))
    kept = [one for one in report.findings if not (one.finding.rule == UNUSED and DUPLICATE in one.finding.message)]
    return Checked(document, name, settings, report.model_copy(update={"findings": tuple(kept)}))


def _failed(name: str, told: str) -> CheckReport:
    return CheckReport(version=replycoach.__version__, failures=(CheckFailure(path=name, error=told),))


def wanted(document: Document, only: Sequence[str]) -> bool:
    """Whether a document is to be checked: those that `only` (globs, from the workspace's folder) means, all but settings without it."""
    name = document.name_from(document.folder)
    if document.file is not None and document.file.name in SETTINGS_FILES:
        return False
    return not only or matches(only, name)
