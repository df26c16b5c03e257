"""What is said about a template file rather than found in it: in the settings by path, in the file's front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, get_args

from replycoach.checking.dialect import named
from replycoach.checking.exports_yaml import read_yaml
from replycoach.checking.quoted import Quoted, broken
from replycoach.errors import InputError, SettingsError
from replycoach.model import CHANNELS, Channel, Emotion, did_you_mean
from replycoach.paths import matches
from replycoach.profile import Settings

Kind = Literal["plain", "html", "markdown"]

EMOTIONS: Final[tuple[Emotion, ...]] = get_args(Emotion)
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_FRONT: Final = re.compile(r"\ufeff?---[ \t]*\r?\n((?:[^\n]*\n){0,60}?)---[ \t]*(?:\r?\n|\Z)")


@dataclass(frozen=True, slots=True)
class Declared:
    """What is known of a file: later answers win over earlier ones, and nothing is said by an empty one."""

    dialect: str = ""
    fields: tuple[str, ...] = ()
    channel: Channel | None = None
    mood: Emotion | None = None
    kind: Kind | None = None

    def over(self, other: Declared) -> Declared:
        """This, and where it is silent the other."""
        return Declared(
            self.dialect or other.dialect,
            self.fields or other.fields,
            self.channel or other.channel,
            self.mood or other.mood,
            self.kind or other.kind,
        )


def by_settings(path: str, settings: Settings) -> Declared:
    """What the settings declare for this path; of several tables that match, the last one wins.

    Raises `SettingsError` for a dialect that is not known.
    """
    told = Declared()
    for number, table in enumerate(settings.templates):
        if matches(table.paths, path):
            dialect = named(table.dialect, f"templates[{number}].dialect") if table.dialect else ""
            told = Declared(dialect, table.fields, table.channel, table.mood, table.kind).over(told)
    return told


def front_matter(path: str, text: str) -> tuple[Declared, int]:
    """What the front matter declares, and where the template begins; other keys than ours are left alone.

    Raises `InputError` with line and column for a value that is not known.

    >>> front_matter("a.md", "---\\nchannel: chat\\n---\\nHi")
    (Declared(dialect='', fields=(), channel='chat', mood=None, kind=None), 22)
    """
    found = _FRONT.match(text)
    if found is None:
        return Declared(), text.startswith("\ufeff")
    ours = re.search(r"(?m)^(?:channel|mood|kind|dialect)[ \t]*:", found[1])
    try:
        tree = read_yaml(path, text[: found.end(1)].replace("---", "   ", 1)) if found[1].strip() else {}
    except InputError:
        if ours:
            raise
        tree = None
    if not isinstance(tree, dict):
        return Declared(), 0
    known: dict[str, tuple[str, ...]] = {"channel": CHANNELS, "mood": EMOTIONS, "kind": KINDS}
    told: dict[str, str] = {}
    for name, node in tree.items():
        if name not in (*known, "dialect"):
            continue
        value = node.text if isinstance(node, Quoted) else ""
        at = node.mapping.source_of(0)[0] if isinstance(node, Quoted) and node.text else found.start(1)
        if name in known and value not in known[name]:
            words = f"{name}: {value!r} is not known; use one of {', '.join(known[name])}"
            raise broken(path, text, at, words + did_you_mean(value, known[name]))
        try:
            told[name] = named(value) if name == "dialect" else value
        except SettingsError as error:
            raise broken(path, text, at, str(error)) from None
    return Declared(**told), found.end()  # type: ignore[arg-type]
