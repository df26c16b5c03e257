"""Comments that tell the check to leave something alone: ``replycoach: ignore[rule] reason``.

They are written in the file's own comment syntax and name the rules and the reason::

    {# replycoach: ignore[language/blame] quoting the customer #}             Jinja
    {% comment %} replycoach: ignore[tone/shouting] a brand {% endcomment %}  Liquid
    <!-- replycoach: ignore[clarity/jargon] our customers are engineers -->   HTML, Markdown
    # replycoach: ignore-file[template/duplicate] kept for the old shop       YAML, TOML

`ignore` speaks of the line or lines that it stands on and the next line with text, `ignore-file` of the whole file. JSON and CSV have no
comments: there the settings do the same by path.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatch
from pathlib import PurePosixPath

from replycoach.checking.report import Lines
from replycoach.model import Frozen, did_you_mean
from replycoach.profile import Suppress

_ORDER = r"replycoach:\s*(?P<kind>ignore(?:-file)?)\b(?:\[(?P<rules>[^\]\n]{0,400})\])?(?P<reason>[^\n]{0,400}?)"
_SYNTAXES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\{{#-?\s*{_ORDER}\s*-?#\}}",
        rf"\{{%-?\s*comment\s*-?%\}}\s*{_ORDER}\s*\{{%-?\s*endcomment\s*-?%\}}",
        rf"\{{%-?\s*#\s*{_ORDER}\s*-?%\}}",
        rf"<!--\s*{_ORDER}\s*-->",
    )
)
_HASH = re.compile(rf"(?m)(?:^|(?<=\s))#\s*{_ORDER}[ \t\r]*$", re.IGNORECASE)
_WORDS = re.compile(r"\S")
_HASHED = {".yaml", ".yml", ".toml"}


class Suppression(Frozen):
    """One comment: the rules it names, the reason, the comment itself and the lines that it speaks of (last 0: all)."""

    rules: tuple[str, ...]
    reason: str
    start: int
    end: int
    first_line: int = 1
    last_line: int = 0

    def covers(self, rule: str, line: int) -> bool:
        """Whether a finding of this rule on this line is meant."""
        return rule in self.rules and self.first_line <= line and (not self.last_line or line <= self.last_line)


def suppressions(path: str, text: str, inside: Iterable[tuple[int, int]] = ()) -> list[Suppression]:
    """The comments of a file, in order; `inside` are the stretches of template text, where ``#`` starts no comment."""
    lines = Lines(text)
    matches = [match for syntax in _SYNTAXES for match in syntax.finditer(text)]
    if PurePosixPath(path).suffix.lower() in _HASHED:
        matches += _outside(_HASH.finditer(text), sorted(inside))
    matches.sort(key=lambda match: match.start())
    words = _next_words(text, [match.span() for match in matches])
    return [_suppression(match, lines, at) for match, at in zip(matches, words, strict=True)]


def _outside(matches: Iterable[re.Match[str]], held: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The matches that begin in none of these stretches, which are in order."""
    left = deque(held)
    for match in matches:
        while left and left[0][1] <= match.start():
            left.popleft()
        if not (left and left[0][0] <= match.start()):
            yield match


def _suppression(match: re.Match[str], lines: Lines, words: int) -> Suppression:
    names = tuple(name.strip() for name in (match["rules"] or "").split(",") if name.strip())
    first, last = lines.at(match.start())[0], 0
    if match["kind"].lower() == "ignore":
        last = lines.at(words)[0]
    return Suppression(
        rules=names, reason=match["reason"].strip(" \t\r:-–—"), start=match.start(), end=match.end(),
        first_line=first if last else 1, last_line=last,
    )  # fmt: skip


def _next_words(text: str, spans: list[tuple[int, int]]) -> list[int]:
    """Where the next words stand for each comment: on its line, or on the next that is neither empty nor a suppression itself."""
    beyond: dict[int, int | None] = {}
    told = []
    for start, end in reversed(spans):
        found = _WORDS.search(text, end)
        place = found.start() if found else None
        same_line = place is not None and "\n" not in text[end:place]
        beyond[start] = beyond.get(place, place) if place is not None else None
        after = beyond[start]
        told.append(end if same_line or after is None else after)
    return told[::-1]


def faults(found: Iterable[Suppression], used: Collection[int], known: Collection[str]) -> Iterator[tuple[int, str]]:
    """What is wrong with suppressions, as (its number, words): no rule, an unknown rule, no reason, not needed."""
    for number, one in enumerate(found):
        unknown = [name for name in one.rules if name not in known]
        if not one.rules:
            yield number, "The suppression names no rule; write ignore[group/name]."
        elif unknown:
            hint = did_you_mean(unknown[0], list(known)) or "."
            yield number, f"The suppression names {unknown[0]!r}, which is no rule{hint}"
        elif not one.reason:
            yield number, "The suppression gives no reason; say after the bracket why."
        elif number not in used:
            yield number, f"Nothing is left to suppress here for {', '.join(one.rules)}."


def covers(by: Suppress, path: str, piece: str, rule: str) -> bool:
    """Whether the settings suppress a finding of this rule in this piece of this file."""
    return rule in by.rules and fnmatch(path, by.path) and fnmatch(piece, by.piece)
