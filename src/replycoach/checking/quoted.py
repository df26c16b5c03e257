"""Strings of an export file: what they say, where each code point stands in the file, and how to write others there.

Every scanner of an export (JSON, YAML, TOML, CSV) gives the same tree of nodes, whose strings are `Quoted`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final, Literal, Union

from replycoach.errors import InputError
from replycoach.text.mapping import Builder, Mapping, Pair

DEEPEST: Final = 64
"""How deeply the lists and tables of an export may be nested."""

MOST_STRINGS: Final = 100_000
"""How many strings one export may have."""

Style = Literal[
    "whole", "json", "yaml plain", "yaml single", "yaml double", "yaml literal", "yaml folded",
    "toml basic", "toml literal", "toml long", "toml long literal", "csv quoted", "csv bare", "other",
]  # fmt: skip

_PLAIN_YAML: Final = re.compile(
    r"(?:[^\s:#\[\]{},&*!|>'\"%@`?-]|(?<=\S)[:?!'\"&*%@`-](?=\S)|(?<=\w)[!?'\"%](?=$| )| (?=[^\s#:]))*"
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Escaping:
    """How a string is written in its file: the style, and what that style needs to know.

    >>> Escaping("json").encode('say "hi"'), Escaping("csv quoted").encode('say "hi"'), Escaping("yaml plain").encode("a: b")
    ('say \\\\"hi\\\\"', 'say ""hi""', None)
    """

    style: Style
    ascii_only: bool = False
    line_start: str = ""
    delimiter: str = ","

    def encode(self, text: str) -> str | None:
        """*text* as it is written in the middle of such a string; None where that is not safely possible."""
        style = self.style
        if style == "whole":
            return text
        if style == "json" or style == "yaml double":
            return json.dumps(text, ensure_ascii=self.ascii_only)[1:-1]
        if _CONTROL.search(text) or style == "other":
            return None
        if style == "csv quoted":
            return text.replace('"', '""')
        if style == "yaml literal":
            return text.replace("\n", self.line_start)
        if style == "toml long":
            return text.replace("\\", "\\\\").replace('"""', '""\\"') if not text.endswith('"') else None
        if style == "toml long literal":
            return None if "'" in text else text
        return None if "\n" in text else self._line(text)

    def _line(self, text: str) -> str | None:
        style = self.style
        if style == "yaml single":
            return text.replace("'", "''")
        if style == "toml basic":
            return text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        if style == "toml literal":
            return None if "'" in text else text
        if style == "csv bare":
            return None if self.delimiter in text or '"' in text else text
        if style == "yaml folded":
            return None if text != text.strip() or "\t" in text else text
        return text if text == text.strip() and _PLAIN_YAML.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A string of an export: ``text`` as it is meant, ``mapping`` to the code points of the file."""

    text: str
    mapping: Mapping
    escaping: Escaping

    @staticmethod
    def built(out: Builder, escaping: Escaping) -> Quoted:
        """The string that *out* has written."""
        return Quoted(out.text(), out.mapping, escaping)


Node = Union[dict[str, "Node"], list["Node"], Quoted, int, float, bool, None]  # noqa: UP007 - a string cannot stand on a side of `|`
"""A value of an export; strings are `Quoted`."""


def span_in(mapping: Mapping, start: int, end: int) -> Pair:
    """The span of the file that ``text[start:end]`` comes from; an empty span gives the place of an insertion."""
    size = len(mapping)
    if not 0 <= start <= end <= size:
        raise ValueError(f"no span ({start}, {end}) in a text of {size} code points")
    if start < end:
        return mapping.source_of(start)[0], mapping.source_of(end - 1)[1]
    if start < size:
        place = mapping.source_of(start)[0]
    else:
        place = mapping.source_of(start - 1)[1] if start else 0
    return place, place


def broken(path: str, text: str, at: int, what: str) -> InputError:
    """The error that names the line and the column (in code points, from 1) of a fault in an export."""
    line = text.count("\n", 0, at) + 1
    return InputError(f"{path}:{line}:{at - text.rfind(chr(10), 0, at)}: {what}")
