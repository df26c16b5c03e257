"""What is fuzzed: one function a parser, from any bytes to nothing, that raises where a promise is broken.

A promise is: no error outside the family of `ReplycoachError`, every span inside its source, what is cut apart can be put together
again, and no placeholder is touched by an edit. `run.py` drives the targets by coverage, `test_fuzz.py` by Hypothesis and by the corpus.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycoach.archive.lines import answer, json_object
from replycoach.archive.output import Output
from replycoach.checking.baseline import Baseline
from replycoach.checking.faults import faults
from replycoach.checking.files import read as read_file
from replycoach.checking.fix import _bones
from replycoach.checking.piece import Piece, pieces
from replycoach.checking.source import read as read_template
from replycoach.checking.suppressions import suppressions
from replycoach.checking.tokens import tokens
from replycoach.checking.views import views
from replycoach.errors import ReplycoachError
from replycoach.habits import learn
from replycoach.history import History, Sent, mask
from replycoach.model import Case
from replycoach.paths import matches
from replycoach.profile import Settings
from replycoach.reading.customer import about, questions
from replycoach.reading.sentences import split
from replycoach.rewriting.edits import Filled, slots_of
from replycoach.text.dialects import DIALECTS
from replycoach.text.placeholders import find
from replycoach.text.prose import Prose

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from replycoach.reading import Reading

Target = Callable[[bytes], None]
TARGETS: dict[str, Target] = {}

NAMES = sorted({dialect.name for dialect in DIALECTS})
SUFFIXES = ("txt", "md", "html", "j2", "liquid", "hbs", "json", "jsonl", "yaml", "toml", "csv")
HOUSE = Settings(company="Acme", variables=("order.number",))


def target(function: Target) -> Target:
    """Enter a function into the table; errors of ours are what it may answer with."""

    def guarded(data: bytes) -> None:
        try:
            function(data)
        except ReplycoachError as error:
            told = str(error)
        else:
            return
        assert told, "an error that says nothing"

    TARGETS[function.__name__] = guarded
    return guarded


def text_of(data: bytes) -> str:
    """Any text: bytes that are no UTF-8 become lone surrogates, which a helpdesk's JSON can hold as well."""
    return data.decode("utf-8", "surrogateescape")


def chosen(data: bytes, among: tuple[Any, ...] | list[Any]) -> tuple[Any, bytes]:
    """One of several by the first byte, and the rest."""
    return among[data[0] % len(among) if data else 0], data[1:]


@cache
def folder() -> Path:
    """A folder for targets that read files, in memory where there is such a place."""
    shared = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="replycoach-fuzz-", dir=shared if shared.is_dir() else None))


# Text.


@target
def prose(data: bytes) -> None:
    kind, data = chosen(data, ["auto", "plain", "html"])
    source = text_of(data)
    read = Prose.from_source(source, kind=kind)
    size, last = len(read.text), 0
    assert 0 <= read.body_end <= size
    for at in range(size):
        start, end = read.to_source(at, at + 1)
        assert 0 <= start < end <= len(source), "a code point from nowhere"
        assert start >= last, "the order of the source is lost"
        last = start
    ends = 0
    for start, end in read.frozen:
        assert ends <= start <= end <= size, "frozen spans overlap"
        assert not read.editable(start, end) or start == end, "a frozen span can be edited"
        ends = end
    for one in read.placeholders:
        assert read.text[one.start : one.end] == one.text, "a placeholder that is not there"
        assert not read.editable(one.start, one.end), "a placeholder can be edited"
        assert not read.editable(one.start, one.start + 1)
    assert read.signature is None or read.signature.strip()
    Prose.from_source(read.as_source(read.text), kind=kind)


@target
def placeholders(data: bytes) -> None:
    dialect, data = chosen(data, [None, *NAMES])
    text, last = text_of(data), 0
    for one in find(text, dialect):
        assert last <= one.start < one.end <= len(text), "placeholders overlap"
        assert text[one.start : one.end] == one.text
        last = one.end


@target
def sentences(data: bytes) -> None:
    text, last = text_of(data), 0
    for start, end in split(text):
        assert last <= start < end <= len(text), "sentences overlap"
        assert not text[last:start].strip(), "words between two sentences"
        last = end
    assert not text[last:].strip(), "words after the last sentence"


@target
def customer(data: bytes) -> None:
    text = text_of(data)
    spans = tuple(split(text))
    for one in questions(text, spans):
        assert 0 <= one.start < one.end <= len(text)
    assert all(isinstance(name, str) for name in about(text))


@target
def language(data: bytes) -> None:
    from replycoach.reading.language import is_english

    is_english(text_of(data))


@target
def slots(data: bytes) -> None:
    text = text_of(data)
    filled = Filled.of(text)
    last = 0
    for slot in slots_of(text):
        assert last <= slot.start < slot.end <= len(text)
        last = slot.end
    for start, end, source_start, source_end in filled.fills:
        assert 0 <= start <= end <= len(filled.text)
        assert 0 <= source_start <= source_end <= len(text)


@target
def masking(data: bytes) -> None:
    name, _, text = text_of(data).partition("\n")
    masked = mask(text, [name])
    mask(masked)


# Templates.


@target
def cut(data: bytes) -> None:
    dialect, data = chosen(data, NAMES)
    text, last = data.decode("utf-8", "replace"), 0
    found, problems = tokens(text, dialect)
    for one in found:
        assert last <= one.start <= one.end <= len(text), "tokens overlap"
        assert not text[last : one.start].strip(), "words between two tokens"
        last = one.end
    assert not text[last:].strip(), "words after the last token"
    assert all(0 <= one.start <= one.end <= len(text) for one in problems)
    read_template(text, dialect)


@target
def template(data: bytes) -> None:
    dialect, data = chosen(data, NAMES)
    _piece(Piece.of("a.txt", data.decode("utf-8", "replace")[:2_000], dialect))


def _piece(piece: Piece) -> None:
    for view in views(piece, HOUSE):
        assert view.reply.strip()
        for at in range(len(view.reply)):
            span = view.to_piece(at, at + 1)
            assert span is None or 0 <= span[0] <= span[1] <= len(piece.text)
            if view.editable(at, at + 1):
                assert span
                assert piece.text[slice(*span)] == view.reply[at], "an edit of other words"
        for one in view.frozen:
            assert not view.editable(*one) or one[0] == one[1]
    for fault in faults(piece, HOUSE):
        assert 0 <= fault.start <= fault.end <= len(piece.text)


@target
def file(data: bytes) -> None:
    suffix, data = chosen(data, SUFFIXES)
    path, text = f"a.{suffix}", data.decode("utf-8", "replace")
    found = pieces(path, text, HOUSE)
    for number, piece in enumerate(found):
        size = len(piece.text)
        last = 0
        for at in range(size):
            start, end = piece.to_file(at, at + 1)
            assert 0 <= start <= end <= len(text)
            assert last <= start, "the order of the file is lost"
            last = start
        _edited(path, text, found, number)
        if number < 3 and size < 2_000:
            _piece(piece)
    held = suppressions(path, text, [piece.to_file(0, len(piece.text)) for piece in found if piece.text])
    assert all(0 <= one.start < one.end <= len(text) for one in held)


def _edited(path: str, text: str, found: list[Piece], number: int) -> None:
    """A word that is replaced in the file is replaced in the piece, and nothing else changes."""
    piece = found[number]
    at = piece.text.find("word")
    words = piece.encode('one "small" thing: it\'s \\ here')
    if at < 0 or words is None or not piece.name:
        return
    start, end = piece.to_file(at, at + 4)
    if text[start:end] != "word":
        return
    after = pieces(path, text[:start] + words + text[end:], HOUSE)
    told = [one.text for one in after]
    expected = [one.text for one in found]
    expected[number] = piece.text[:at] + 'one "small" thing: it\'s \\ here' + piece.text[at + 4 :]
    assert told == expected, "an edit changed something else"
    assert _bones(after[number]) == _bones(piece), "an edit touched a placeholder"


@target
def comments(data: bytes) -> None:
    suffix, data = chosen(data, SUFFIXES)
    text = data.decode("utf-8", "replace")
    for one in suppressions(f"a.{suffix}", text):
        assert 0 <= one.start < one.end <= len(text)
        one.covers("time/late", 1)


@target
def render(data: bytes) -> None:
    from replycoach import personalise

    html, data = chosen(data, [None, True, False])
    reading = _reading()
    letter = personalise.render(
        data.decode("utf-8", "replace"), reading, values={"items": ["a", "b"], "note": "<b>&"}, html=html
    )
    assert all(0 <= slot.start < slot.end <= len(letter.text) for slot in letter.slots)


@cache
def _reading() -> Reading:
    from replycoach import Coach

    return Coach().read(Case(reply="Hello.", customer="Where is my order?", customer_name="Ana Ruiz", agent_name="Jo"))


# Files and lines.


@target
def settings(data: bytes) -> None:
    name, data = chosen(data, ["replycoach.toml", "pyproject.toml"])
    path = folder() / name
    path.write_bytes(data)
    house = Settings.from_file(path)
    house.for_path("chat/late.txt")
    house.profile_for("chat")


@target
def lines(data: bytes) -> None:
    def tell(row: dict[str, Any]) -> tuple[str, int]:
        case = Case.of(row)
        return json.dumps({"message": len(case.message)}), 0

    told = answer((1, data), tell)
    assert "\n" not in told.line
    json.loads(told.line).keys()


@target
def sent(data: bytes) -> None:
    with History() as index:
        index.add_many([Sent.of(json_object(data.decode("utf-8", "replace"), "line 1"))])


@target
def baseline(data: bytes) -> None:
    path = folder() / "baseline.json"
    path.write_bytes(data)
    known = Baseline.load(path)
    known.split([], ["a.txt"], lambda path: path == "b.txt")
    known.save(path)
    assert Baseline.load(path) == known, "the round trip is lost"


@target
def globs(data: bytes) -> None:
    pattern, _, path = text_of(data).partition("\n")
    matches([pattern], path)


@target
def decoded(data: bytes) -> None:
    path = folder() / "a.txt"
    path.write_bytes(data)
    read_file(path)


@target
def resumed(data: bytes) -> None:
    path = folder() / "answers.jsonl"
    path.write_bytes(data[::2])
    path.with_name("answers.jsonl.resume").write_bytes(data[1::2] if data[:1] == b"x" else _header() + data[1::2])
    with Output(path, "settings", resume=True) as output:
        assert output.kept >= 0


@cache
def _header() -> bytes:
    path = folder() / "new.jsonl"
    with Output(path, "settings"):
        pass
    return path.with_name("new.jsonl.resume").read_bytes()


@target
def history(data: bytes) -> None:
    """A database of ours in which some bytes were changed."""
    path = folder() / "h.db"
    good = bytearray(_database())
    for at in range(0, len(data) - 3, 4):
        good[int.from_bytes(data[at : at + 3], "little") % len(good)] = data[at + 3]
    path.write_bytes(good)
    path.with_name("h.db.key").write_text((folder() / "good.db.key").read_text())
    with History(path, create=False) as index:
        index.query(_SENT)
        index.add(_SENT + " And more.", customer="Bo", id="new")
        len(index)


_SENT = (
    "I have found your parcel: it went to the depot by mistake, and a driver brings it to you tomorrow. Keep the box if it is dry,"
    " and tell me the colour of the lamp, so that I can send a new one today."
)


@cache
def _database() -> bytes:
    path = folder() / "good.db"
    with History(path, keep_texts=True) as index:
        index.add_many({"text": f"{_SENT} It is number {at}.", "customer": "Ana", "id": str(at)} for at in range(3))
        index._store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        index._store.db.execute("PRAGMA journal_mode=DELETE")
    return path.read_bytes()


@target
def remembered(data: bytes) -> None:
    text = text_of(data)
    index = _memory()
    if text.strip():
        index.add(text, customer=text[:9] or None)
    found = index.query(text)
    assert all(0 <= one.similarity <= 1 for one in found)


@cache
def _memory() -> History:
    return History()


@target
def voice(data: bytes) -> None:
    learned = learn(text_of(data).encode("utf-8", "replace").decode().split("\x00"))
    Settings.of(tomllib.loads(learned.as_toml()))
