"""JSON with positions: one pass, bounded depth, no recursion into what the standard library would lose the place of."""

from __future__ import annotations

import re
from typing import Final

from replycoach.checking.quoted import DEEPEST, MOST_STRINGS, Escaping, Node, Quoted, broken
from replycoach.model import LONGEST
from replycoach.text.mapping import Builder

_SPACE: Final = re.compile(r"[ \t\r\n\ufeff]*")
_PLAIN: Final = re.compile(r'[^"\\\x00-\x1f]+')
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_ESCAPES: Final = {
    '"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t",
}  # fmt: skip
_HEX: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}


def read_json(path: str, text: str) -> Node:
    """The tree of a JSON file, or of JSON Lines (then a list).

    Raises `InputError` with line and column for what is not JSON.

    >>> tree = read_json("a.json", '{"a": "x\\\\ny"}')
    >>> tree["a"].text, tree["a"].mapping.source_of(1)
    ('x\\ny', (8, 10))
    """
    scanner = _Scanner(path, text)
    nodes = [scanner.value(0)]
    while (at := scanner.space()) < len(text):
        if "\n" not in text[scanner.at_value_end : at]:
            raise broken(path, text, at, "not valid JSON: something follows the end")
        nodes.append(scanner.value(0))
    return nodes[0] if len(nodes) == 1 else list(nodes)


class _Scanner:
    def __init__(self, path: str, text: str) -> None:
        self.path, self.text, self.at, self.at_value_end = path, text, 0, 0
        self.count = 0
        self.escaping = Escaping("json", ascii_only=text.isascii() and "\\u" in text)

    def space(self) -> int:
        self.at_value_end = self.at
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def fail(self, what: str) -> Exception:
        return broken(self.path, self.text, min(self.at, len(self.text)), f"not valid JSON: {what}")

    def value(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise self.fail(f"nested deeper than {DEEPEST} levels")
        self.space()
        first = self.text[self.at : self.at + 1]
        if first == "{":
            return self.table(depth)
        if first == "[":
            return self.list(depth)
        if first == '"':
            return self.string()
        for word, meaning in _WORDS.items():
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return meaning
        number = _NUMBER.match(self.text, self.at)
        if number is None:
            raise self.fail("a value is missing" if first else "the file ends too early")
        self.at = number.end()
        return float(number[0]) if len(number[0]) > 18 or not number[0].lstrip("-").isdigit() else int(number[0])

    def table(self, depth: int) -> Node:
        self.at += 1
        table: dict[str, Node] = {}
        while True:
            if self.text.startswith("}", self.space()) and not table:
                break
            if not self.text.startswith('"', self.at):
                raise self.fail("a name in double quotes is missing")
            name = self.string().text
            if not self.text.startswith(":", self.space()):
                raise self.fail("a colon is missing")
            self.at += 1
            table[name] = self.value(depth + 1)
            if not self.text.startswith(",", self.space()):
                break
            self.at += 1
        self.close("}")
        return table

    def list(self, depth: int) -> Node:
        self.at += 1
        nodes: list[Node] = []
        while True:
            if self.text.startswith("]", self.space()) and not nodes:
                break
            nodes.append(self.value(depth + 1))
            if not self.text.startswith(",", self.space()):
                break
            self.at += 1
        self.close("]")
        return nodes

    def close(self, mark: str) -> None:
        if not self.text.startswith(mark, self.at):
            raise self.fail(f"a comma or {mark!r} is missing")
        self.at += 1

    def string(self) -> Quoted:
        self.count += 1
        if self.count > MOST_STRINGS:
            raise self.fail(f"more than {MOST_STRINGS:,} strings; split the file")
        out, text = Builder(), self.text
        start = self.at
        at = start + 1
        while not text.startswith('"', at):
            plain = _PLAIN.match(text, at)
            if plain:
                out.put(plain[0], at, plain.end())
                at = plain.end()
                continue
            self.at = at
            if not text.startswith("\\", at):
                self.at = at if at < len(text) else start
                raise self.fail("a string is not closed on its line")
            words, end = self.escape(at)
            out.put(words, at, end)
            at = end
            if len(out) > LONGEST:
                raise self.fail(f"a string is longer than the {LONGEST:,} characters that one template may have")
        self.at = at + 1
        return Quoted.built(out, self.escaping)

    def escape(self, at: int) -> tuple[str, int]:
        mark = self.text[at + 1 : at + 2]
        if mark in _ESCAPES:
            return _ESCAPES[mark], at + 2
        high = _HEX.match(self.text, at)
        if high is None:
            raise self.fail("an unknown escape")
        code = int(high[1], 16)
        low = _HEX.match(self.text, at + 6) if 0xD800 <= code < 0xDC00 else None
        if low and 0xDC00 <= int(low[1], 16) < 0xE000:
            return chr(0x10000 + ((code - 0xD800) << 10) + int(low[1], 16) - 0xDC00), at + 12
        return chr(code), at + 6
