"""Make the safe edits of a report in the files.

A file is changed whole or not at all, worst finding first, never twice in the same words, and read again until nothing safe is left to do;
an edit after which the placeholders and tags are not the same as before is not made.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from replycoach.checking.houses import House
from replycoach.checking.piece import Piece, pieces
from replycoach.checking.report import FileEdit, Located
from replycoach.errors import InputError
from replycoach.model import SEVERITIES
from replycoach.profile import Settings
from replycoach.text.placeholders import find

ROUNDS = 10
"""How often a file is read again; edits that go round in circles end here, with the file as the last good round left it."""


def fixed(
    path: str,
    text: str,
    findings: Sequence[Located],
    settings: Settings,
    again: Callable[[str], Sequence[Located]],
    name: str = "",
) -> str:
    """The text with all safe edits made; `again` checks a changed text for what is left to do, `name` is as in `pieces`."""
    house = House(settings, name)
    seen = {text}
    for _ in range(ROUNDS):
        changed = _one_round(path, text, findings, house)
        if changed in seen:
            return text
        seen.add(changed)
        text, findings = changed, again(changed)
    return text


def _one_round(path: str, text: str, findings: Sequence[Located], house: House) -> str:
    chosen: list[FileEdit] = []
    for one in sorted(findings, key=lambda one: (SEVERITIES.index(one.finding.severity), one.start)):
        if one.fix and not any(_meet(new, old) for new in one.fix for old in chosen):
            with_this = apply(text, (*chosen, *one.fix))
            if _same_bones(path, text, with_this, house):
                chosen += one.fix
    return apply(text, chosen)


def apply(text: str, edits: Iterable[FileEdit]) -> str:
    """The text with these edits, which must not overlap."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _meet(one: FileEdit, other: FileEdit) -> bool:
    return one.start <= other.end and other.start <= one.end


def _same_bones(path: str, before: str, after: str, house: House) -> bool:
    """Whether the file still holds the same templates with the same placeholders and tags."""
    try:
        old, new = (pieces(path, text, house.settings, house.name) for text in (before, after))
        pairs = list(zip(old, new, strict=True))
    except (InputError, ValueError):
        return False
    return all(one.name == other.name and _bones(one) == _bones(other) for one, other in pairs)


def _bones(piece: Piece) -> list[str]:
    tags = [piece.text[at : piece.text.find(">", at) + 1] for at, sign in enumerate(piece.text) if sign == "<"]
    return [placeholder.text for placeholder in find(piece.text) if not placeholder.unfilled_by_hand] + tags


def diff(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """The changes as a unified diff, file by file."""
    parts = []
    for path, text in before.items():
        lines = difflib.unified_diff(_lines(text), _lines(after[path]), f"a/{path}", f"b/{path}")
        parts += [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]
    return "".join(parts)


def _lines(text: str) -> list[str]:
    """The lines as a patch tool counts them: only a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
