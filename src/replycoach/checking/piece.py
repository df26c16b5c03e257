"""`Piece`: one template text inside a file, with every position mapped to the file as it is; `pieces` finds them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from replycoach.checking.declared import Declared, Kind, by_settings, front_matter
from replycoach.checking.dialect import detect, named
from replycoach.checking.exports import Found, strings_in
from replycoach.checking.exports_csv import read_csv
from replycoach.checking.exports_json import read_json
from replycoach.checking.exports_toml import read_toml
from replycoach.checking.exports_yaml import read_yaml
from replycoach.checking.quoted import Escaping, Quoted, span_in
from replycoach.errors import InputError
from replycoach.model import LONGEST, Channel, Emotion
from replycoach.profile import Settings
from replycoach.text.html import is_html
from replycoach.text.mapping import Builder, Pair

__all__ = ["Kind", "Piece", "pieces"]

LONGEST_FILE: Final = 5_000_000
MOST_PIECES: Final = 10_000
_READERS: Final = {
    ".json": read_json, ".jsonl": read_json, ".yaml": read_yaml, ".yml": read_yaml, ".toml": read_toml, ".csv": read_csv,
}  # fmt: skip
_KINDS: Final[dict[str, Kind]] = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "plain",
}
_TEMPLATE_SUFFIXES: Final = frozenset(".j2 .jinja .jinja2 .liquid .hbs .mustache .tmpl".split())
_MARKS: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|%\{|#\{|\{!|<attribute")


@dataclass(frozen=True, slots=True)
class Piece:
    """One template text: the file and its name in it, the dialect, the kind of text, and what is declared of it.

    `text` is the template as its helpdesk has it, with the file's escapes undone; a `private` one is a note to agents.
    """

    path: str
    name: str
    dialect: str
    kind: Kind
    text: str
    channel: Channel | None = None
    mood: Emotion | None = None
    private: bool = False
    _quoted: Quoted = field(
        default_factory=lambda: Quoted("", Builder().mapping, Escaping("whole")), repr=False, compare=False
    )

    @staticmethod
    def of(path: str, text: str, dialect: str, kind: Kind = "plain") -> Piece:
        """A whole text as a piece of this dialect."""
        return Piece(path, "", named(dialect), kind, text, _quoted=_whole(text, 0))

    def to_file(self, start: int, end: int) -> Pair:
        """The code points of the file where ``text[start:end]`` stands; an empty span gives the place of an insertion."""
        return span_in(self._quoted.mapping, start, end)

    def encode(self, text: str) -> str | None:
        """*text* in the file's own escaping; None where it cannot be written safely or would be read as a placeholder."""
        return None if _MARKS.search(text) else self._quoted.escaping.encode(text)


def pieces(path: str, text: str, settings: Settings, name: str = "") -> list[Piece]:
    """The templates of a file. *text* is the file as it is, line ends included; *name* is its path as the globs of the settings see it,
    where that is another.

    Raises `InputError` with line and column for an export that is broken or beyond the bounds, and one that shows how to
    declare the dialect where it cannot be told.

    >>> [piece.name for piece in pieces("a.json", '{"title": "Late", "content": "It is late."}', Settings())]
    ['“Late” content']
    """
    if len(text) > LONGEST_FILE:
        raise InputError(f"{path}: longer than the {LONGEST_FILE:,} characters that one file may have")
    suffixes = [suffix.lower() for suffix in PurePosixPath(path.replace("\\", "/")).suffixes]
    declared = by_settings(name or path, settings)
    reader = _READERS.get(suffixes[-1]) if suffixes else None
    if reader is not None:
        return _of_export(path, reader(path, text), declared)
    return _of_text(path, text, declared, suffixes)


def _of_text(path: str, text: str, declared: Declared, suffixes: list[str]) -> list[Piece]:
    own, start = front_matter(path, text)
    declared = own.over(declared)
    body = text[start:]
    if not body.strip():
        return []
    _check_length(path, "", body)
    inner = [suffix for suffix in suffixes if suffix not in _TEMPLATE_SUFFIXES]
    kind = declared.kind or _KINDS.get(inner[-1] if inner else "") or ("html" if is_html(body) else "plain")
    dialect = declared.dialect or detect(path, [body])
    return [Piece(path, "", dialect, kind, body, declared.channel, declared.mood, False, _whole(text, start))]


def _whole(text: str, start: int) -> Quoted:
    out = Builder()
    out.put(text[start:], start, len(text))
    return Quoted.built(out, Escaping("whole"))


def _of_export(path: str, tree: object, declared: Declared) -> list[Piece]:
    found = [one for one in strings_in(tree, declared.fields) if one.quoted.text.strip()]
    if len(found) > MOST_PIECES:
        raise InputError(f"{path}: more than {MOST_PIECES:,} templates in one file; split it")
    dialect = declared.dialect or (_dialect_of(path, found) if found else "")
    told = []
    for one in found:
        text = one.quoted.text
        _check_length(path, one.name, text)
        kind = declared.kind or one.kind or ("html" if is_html(text) else "plain")
        told.append(
            Piece(path, one.name, dialect, kind, text, declared.channel, declared.mood, one.private, one.quoted)
        )
    return told


def _dialect_of(path: str, found: list[Found]) -> str:
    """The dialect of an export by its shape; where several products share it, by the placeholders as well."""
    shapes = list(dict.fromkeys(one.dialects for one in found))
    among = shapes[0] if len(shapes) == 1 else ()
    if len(among) == 1:
        return among[0]
    return detect(path, [one.quoted.text for one in found], among)


def _check_length(path: str, name: str, text: str) -> None:
    if len(text) > LONGEST:
        where = f"{path} ({name})" if name else path
        raise InputError(f"{where}: longer than the {LONGEST:,} characters that one template may have")
