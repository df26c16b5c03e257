"""What a check of a template repository comes to: findings with their place in the file as it is, scores, failures.

Lines and columns count from 1, columns in code points; `byte_column` is the same in UTF-8 bytes, for formats that ask
for it. A place is half-open: it ends before ``end_line``/``end_column``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from replycoach.model import SEVERITIES, Finding, Frozen, Severity
from replycoach.rules.rule import Rule

CHECK_SCHEMA_VERSION = "1.0"
"""Version of the JSON form of a check report."""

RULE_PAGES = "https://pypi.org/project/replycoach/"
"""Where the pages of the rules are published; the rule's id is the fragment."""


class Place(Frozen):
    """A stretch of a file."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int
    byte_end_column: int


class FileEdit(Place):
    """Put `text` in this place; it is already escaped as the file wants it."""

    text: str


class Located(Place):
    """A finding in a file.

    `piece` names the template inside an export (empty: the whole file), `when` the branch that shows the fault (empty:
    every customer sees it). `fingerprint` stays the same when the fault moves to other lines; `before`, `words` and
    `after` are the words of the file around the place, on one line, for display.
    """

    path: str
    piece: str = ""
    when: str = ""
    finding: Finding
    fix: tuple[FileEdit, ...] = ()
    fingerprint: str = ""
    before: str = ""
    words: str = ""
    after: str = ""


class CheckedFile(Frozen):
    """A file that was checked: how many templates it holds, and the score of the lowest of them."""

    path: str
    score: float | None
    pieces: int


class CheckFailure(Frozen):
    """A file that cannot be read as what it should be (from `line` and `column` on, where known), or a rule that broke on it."""

    path: str
    error: str
    rule: str = ""
    line: int | None = None
    column: int | None = None

    @classmethod
    def of(cls, path: str, error: Exception) -> CheckFailure:
        """The failure that an error tells, without the path that it may begin with.

        >>> failure = CheckFailure.of("a.json", ValueError("a.json:1:2: a comma is missing"))
        >>> failure.line, failure.column, failure.error
        (1, 2, 'a comma is missing')
        """
        told = str(error)
        if told.startswith(f"{path}:"):
            place = _PLACE.match(told, len(path))
            if place:
                return cls(path=path, line=int(place[1]), column=int(place[2]), error=told[place.end() :])
        return cls(path=path, error=told.removeprefix(f"{path}: "))

    @property
    def where(self) -> str:
        """The path, with line and column where known."""
        return self.path if self.line is None else f"{self.path}:{self.line}:{self.column or 1}"


class RuleInfo(Frozen):
    """What a report tells of a rule: enough for a reader who has no catalogue at hand."""

    id: str
    severity: Severity
    title: str
    why: str
    todo: str
    page: str

    @classmethod
    def of(cls, rule: Rule) -> RuleInfo:
        """The facts of a rule of the catalogue."""
        page = rule.page.partition("\n")[2].strip()
        return cls(id=rule.id, severity=rule.severity, title=rule.title, why=rule.why, todo=rule.todo, page=page)

    @property
    def url(self) -> str:
        """The published page."""
        return f"{RULE_PAGES}#{self.id}"


class BaselineEntry(Frozen):
    """A fault that was there when the baseline was written, and how often; no words of the text."""

    fingerprint: str
    rule: str
    path: str
    count: int = 1


class CheckReport(Frozen):
    """All that a check found, in the order of the files; the same for any number of jobs."""

    schema_version: str = CHECK_SCHEMA_VERSION
    version: str
    files: tuple[CheckedFile, ...] = ()
    findings: tuple[Located, ...] = ()
    failures: tuple[CheckFailure, ...] = ()
    suppressed: int = 0
    baselined: int = 0
    stale_baseline: tuple[BaselineEntry, ...] = ()
    rules: Mapping[str, RuleInfo] = {}

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(one.finding.severity == severity for one in self.findings)

    def worst_first(self) -> list[Located]:
        """The findings by severity, and by place where that is the same."""
        return sorted(self.findings, key=lambda one: SEVERITIES.index(one.finding.severity))

    def lowest(self) -> float | None:
        """The lowest score of any file, None where no template was found."""
        return min((file.score for file in self.files if file.score is not None), default=None)

    def occurrences(self) -> list[int]:
        """For each finding, which of those with the same fingerprint in its file it is, from 1."""
        seen: Counter[tuple[str, str]] = Counter()
        numbers = []
        for one in self.findings:
            seen[one.path, one.fingerprint] += 1
            numbers.append(seen[one.path, one.fingerprint])
        return numbers

    def identities(self) -> list[str]:
        """For each finding a key of its own, which stays the same when lines move."""
        pairs = zip(self.findings, self.occurrences(), strict=True)
        return [digest(one.path, one.fingerprint, str(number)) for one, number in pairs]


_PLACE = re.compile(r":(\d+):(\d+): ")
_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """Finds line and column of a position; built once a text.

    >>> Lines("one\\r\\ntwo").place(5, 8).line
    2
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]
        self._last = (0, 0)

    def at(self, position: int) -> tuple[int, int]:
        """Line and column of a position, both from 1."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1

    def place(self, start: int, end: int) -> Place:
        """The stretch ``text[start:end]``."""
        (line, column), (end_line, end_column) = self.at(start), self.at(end)
        return Place(
            start=start,
            end=end,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            byte_column=self._bytes(line, start),
            byte_end_column=self._bytes(end_line, end),
        )

    def _bytes(self, line: int, position: int) -> int:
        """The column in bytes, counted on from the last one asked for where that is on the same line before this one."""
        start, known = self._starts[line - 1], 0
        if start <= self._last[0] <= position:
            start, known = self._last
        count = known + len(self._text[start:position].encode("utf-8", "surrogatepass"))
        self._last = (position, count)
        return count + 1


def digest(*parts: str) -> str:
    """A short stable key of some texts.

    >>> digest("a", "b") == digest("a", "b") != digest("ab", "")
    True
    """
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]
