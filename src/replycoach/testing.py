"""The pytest plugin: ``pytest --replycoach`` makes every template a test.

A template fails where it has a finding at or above ``--replycoach-fail-level``. Which files hold templates say the arguments of pytest, or the
ini option ``replycoach_templates`` (globs). Suppressions, settings and the baseline (``--replycoach-baseline``) work as in ``replycoach check``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from replycoach.checking.report import CheckReport, Located

LEVELS = ["error", "warning", "advice"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Our options; without ``--replycoach`` the plugin does nothing."""
    group = parser.getgroup("replycoach", "support reply templates")
    group.addoption("--replycoach", action="store_true", help="Check reply templates, each as a test.")
    group.addoption("--replycoach-fail-level", choices=LEVELS, default="warning", help="Fail from this severity on.")
    group.addoption("--replycoach-baseline", metavar="FILE", help="Leave out the findings that this file holds.")
    parser.addini("replycoach_templates", "Globs of the files that hold templates.", type="args", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known, so that templates can be chosen with ``-m replycoach``."""
    config.addinivalue_line("markers", "replycoach: a reply template (pytest --replycoach).")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> TemplateFile | None:
    """A file of templates, where the plugin is on and the file looks like one."""
    if not parent.config.getoption("--replycoach"):
        return None
    from replycoach.checking.files import SUFFIXES, shown

    globs: list[str] = parent.config.getini("replycoach_templates")
    name = shown(file_path, parent.config.rootpath)
    if any(fnmatch(name, glob) for glob in globs) if globs else file_path.suffix.lower() in SUFFIXES:
        file: TemplateFile = TemplateFile.from_parent(parent, path=file_path)
        return file
    return None


class TemplateFile(pytest.File):
    """A file: its templates are its items."""

    def collect(self) -> Iterable[pytest.Item]:
        """One item a template; one for the file itself where it cannot be read."""
        report = self.report
        names = list(dict.fromkeys(_pieces(self.name_shown, self.path, self.config.rootpath)))
        for failure in report.failures:
            yield Template.from_parent(self, name=f"{failure.rule or 'file'} failed", piece=None, told=failure.error)
        for name in names:
            yield Template.from_parent(self, name=name or "template", piece=name)

    @property
    def name_shown(self) -> str:
        """The path as reports name it."""
        from replycoach.checking.files import shown

        return shown(self.path, self.config.rootpath)

    @cached_property
    def report(self) -> CheckReport:
        """The check of this file, made once."""
        from replycoach.checking.baseline import Baseline
        from replycoach.checking.check import check

        root, file = self.config.rootpath, self.config.getoption("--replycoach-baseline")
        known = Baseline.load(root / file) if file else None
        return check([str(self.path)], root=root, baseline=known)


class Template(pytest.Item):
    """One template."""

    def __init__(self, *, piece: str | None, told: str = "", **options: Any) -> None:
        super().__init__(**options)
        self._piece, self._told = piece, told
        self.add_marker("replycoach")

    def runtest(self) -> None:
        """Fail where the template has a finding that counts."""
        if self._piece is None:
            raise Faulty(self._told)
        level = LEVELS.index(self.config.getoption("--replycoach-fail-level"))
        file = self.parent
        assert isinstance(file, TemplateFile)
        grave = [
            one
            for one in file.report.findings
            if one.piece == self._piece and LEVELS.index(one.finding.severity) <= level
        ]
        if grave:
            raise Faulty("\n".join(line for one in grave for line in _lines(one)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The findings in words, without a traceback."""
        if isinstance(excinfo.value, Faulty):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the template is, as the head of a failure."""
        file = self.parent
        assert isinstance(file, TemplateFile)
        return self.path, None, f"{file.name_shown}: {self._piece}" if self._piece else file.name_shown


class Faulty(AssertionError):
    """What a template failed with, in words."""


def _pieces(name: str, path: Path, root: Path) -> Iterator[str]:
    """The names of the templates in a file; none where it cannot be read, which the report tells."""
    from replycoach.checking import files
    from replycoach.checking.houses import Houses
    from replycoach.checking.piece import pieces
    from replycoach.errors import InputError

    house = Houses(None, root).of(name)
    try:
        yield from (piece.name for piece in pieces(name, files.read(path), house.settings, house.name))
    except InputError:
        return


def _lines(one: Located) -> Iterator[str]:
    from replycoach.formats.concise import line

    yield line(one)
    for suggestion in one.finding.suggestions:
        yield f"    {suggestion.text}"
