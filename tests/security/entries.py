"""Entry points that read what strangers wrote, each as a function of one text, and the words that are meant to make them slow."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from replycoach.archive.lines import answer
from replycoach.checking.faults import faults
from replycoach.checking.fix import diff
from replycoach.checking.piece import Piece, pieces
from replycoach.checking.report import Lines
from replycoach.checking.suppressions import suppressions
from replycoach.checking.views import views
from replycoach.errors import ReplycoachError
from replycoach.habits import learn
from replycoach.history import Wording, mask
from replycoach.model import Case
from replycoach.profile import Settings
from replycoach.reading.customer import about, questions
from replycoach.reading.language import is_english
from replycoach.reading.sentences import split
from replycoach.rewriting.edits import Filled, prose_span
from replycoach.rewriting.guard import Facts
from replycoach.text.placeholders import find
from replycoach.text.prose import Prose

Entry = Callable[[str], object]

HOUSE = Settings()
UNITS = (
    "(", "[", "[a", "<", "<a ", "<p>", "<b>x", "</p>", "<!--", "<style>}}</style>", "<a href='", "a ", "a", "A ", "Ana. ", "Hi ", "{", "{{",
    "{{ a }}", "}}", "{% if x %}", "{% for a in b %}", "{% set a = a ~ a %}", "{{#a}}", "{%", "{#", "{!", "%{", "#{", ">", "\n>", "\n> a\n",
    "\n", "\r\n", "\n\n-- \n", "\nOn Mon, Ana wrote:\n", "\nFrom: a\nSent: b\n", "&", "&amp;", "&#1", "=", "!!!", "?", "?!", "...", "you should have ",
    "I'm sorry. ", "as soon as possible ", "where is it, and ", "\U0001f468\u200d", "e\u0301", "\u0301", "1", "1.", "1,1", "#1", "a1", "1-", "@",
    "a@b.", "a@", "http://", "www.", "x.y/", "\"", "'", "`", "``", "\u2018", "\u201c", "-", "\u2013", "_", "*", "~", "|", "\\", "\\u0041", ",", ": ", "; ",
    "\t", " ", "\u00a0", "\u200b", "\u202e", "Best wishes,\n", "\x00", "not ", "n't ", "\u00df", "\u0130", "replycoach: ignore[",
    "# replycoach: ignore[a] b\n", "<!-- replycoach: ignore[a] b -->", "[when: e.g. a] ", "[when: e.g. ", "- a\n", "a: b\n", "a.", "0x", "EUR 1 ",
)  # fmt: skip
"""Repeated up to the longest text that there may be."""


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="replycoach-growth-"))


def _settings(text: str) -> object:
    path = _folder() / "a.toml"
    path.write_text(text, "utf-8", newline="")
    return Settings.from_file(path)


def _template(dialect: str) -> Entry:
    def read(text: str) -> object:
        piece = Piece.of("a.txt", text, dialect)
        return views(piece, HOUSE), list(faults(piece, HOUSE))

    return read


def _file(suffix: str, before: str = "", after: str = "") -> Entry:
    def read(text: str) -> object:
        whole = before + text + after
        found = pieces(f"a.{suffix}", whole, HOUSE)
        return found, suppressions(f"a.{suffix}", whole, [piece.to_file(0, len(piece.text)) for piece in found])

    return read


def _render(text: str) -> object:
    from replycoach.personalise.sandbox import Sandbox

    return Sandbox({}, html=False).render(text, {"a": "a", "b": ["a", "b"], "x": 1})


def _customer(text: str) -> object:
    return questions(text, tuple(split(text))), about(text)


def _edits(text: str) -> object:
    prose = Prose.from_source(text)
    return prose_span(prose, 0, len(text)), Filled.of(text)


ENTRIES: dict[str, Entry] = {
    "prose, plain": lambda text: Prose.from_source(text, kind="plain"),
    "prose, html": lambda text: Prose.from_source(text, kind="html"),
    "placeholders": find,
    "sentences": split,
    "customer": _customer,
    "language": is_english,
    "masking": mask,
    "wording": Wording.of,
    "voice": lambda text: learn([text]),
    "facts": Facts.of,
    "edits": _edits,
    "lines": lambda text: Lines(text).place(len(text) // 2, len(text)),
    "diff": lambda text: diff({"a": text}, {"a": text + "x"}),
    "case": lambda text: answer((1, json.dumps({"reply": text}).encode()), lambda row: (str(Case.of(row).id), 0)),
    "case, raw": lambda text: answer((1, text.encode("utf-8", "replace")), lambda row: (str(Case.of(row).id), 0)),
    "settings": _settings,
    "settings, key": lambda text: _settings(f"a = {text}"),
    "render": _render,
    "jinja": _template("jinja"),
    "liquid": _template("liquid"),
    "mustache": _template("mustache"),
    "zendesk": _template("zendesk"),
    "discourse": _template("discourse"),
    "txt": _file("txt"),
    "front matter": _file("txt", "---\n"),
    "html": _file("html"),
    "json": _file("json"),
    "json, string": _file("json", '{"title": "a", "content": "', '"}'),
    "json, list": _file("json", '{"templates": ['),
    "yaml": _file("yaml"),
    "yaml, text": _file("yaml", "body: "),
    "yaml, quoted": _file("yaml", 'body: "', '"\n'),
    "yaml, block": _file("yaml", "body: >\n  a ", "\n"),
    "toml": _file("toml"),
    "toml, string": _file("toml", 'body = """', '"""\n'),
    "csv": _file("csv", "name,content\n"),
    "csv, quoted": _file("csv", 'name,content\na,"', '"\n'),
}


def call(entry: str, text: str) -> str:
    """Read a text; returns the error of ours where there is one, else nothing."""
    try:
        ENTRIES[entry](text)
    except ReplycoachError as error:
        return str(error)
    return ""
