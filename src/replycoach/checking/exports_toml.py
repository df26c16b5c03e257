"""TOML with positions: the standard library says whether it is TOML, a small scanner says where each string stands.

Since the file is known to be valid, the scanner need not check anything; it reads keys, tables and values in order.
"""

from __future__ import annotations

import re
import sys
from typing import Final

from replycoach.checking.quoted import DEEPEST, MOST_STRINGS, Escaping, Node, Quoted, Style, broken
from replycoach.errors import InputError
from replycoach.text.mapping import Builder

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_SPACE: Final = re.compile(r"(?:[ \t\r\n\ufeff]+|#[^\n]*)*")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_OTHER: Final = re.compile(r"[^\s,\]}#]+(?: \d\d:[^\s,\]}#]+)?")
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[ \t]*\r?\n[ \t\r\n]*|.)")
_NAMED: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\", "e": "\x1b"}
_OPENERS: Final[tuple[tuple[str, Style], ...]] = (
    ('"""', "toml long"), ("'''", "toml long literal"), ('"', "toml basic"), ("'", "toml literal"),
)  # fmt: skip
_DOTTED: Final = re.compile(rf"(?<![\w.-])(?:[\w-]{{1,100}}\.){{{DEEPEST + 1}}}")
_DEEP: Final = re.compile(r"[\[{]")


def read_toml(path: str, text: str) -> Node:
    """The tree of a TOML file.

    Raises `InputError` with line and column for what is not TOML.

    >>> tree = read_toml("a.toml", '[[reply]]\\nbody = "a\\\\tb"\\n')
    >>> tree["reply"][0]["body"].text, tree["reply"][0]["body"].mapping.source_of(1)
    ('a\\tb', (19, 21))
    """
    _check_depth(path, text)
    try:
        tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not valid TOML: {error}") from None
    except ValueError:  # more digits than Python reads
        raise InputError(f"{path}: not valid TOML: a number is too long") from None
    except RecursionError:
        raise InputError(f"{path}: not valid TOML: nested deeper than {DEEPEST} levels") from None
    return _Scanner(path, text).file()


def _check_depth(path: str, text: str) -> None:
    dotted = _DOTTED.search(text)
    if dotted:
        raise broken(path, text, dotted.start(), f"not valid here: nested deeper than {DEEPEST} levels")
    for line in re.finditer(r"[^\n]+", text):
        if len(_DEEP.findall(line[0])) > 50 * DEEPEST:
            raise broken(path, text, line.start(), "too many brackets on one line; split it")


class _Scanner:
    def __init__(self, path: str, text: str) -> None:
        self.path, self.text, self.at = path, text, 0
        self.count = 0

    def space(self) -> int:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def file(self) -> Node:
        root: dict[str, Node] = {}
        table = root
        while self.space() < len(self.text):
            if self.text.startswith("[", self.at):
                several = self.text.startswith("[[", self.at)
                self.at += 2 if several else 1
                table = self.table(root, self.key(), several)
                self.at = self.text.find("]", self.at) + (2 if several else 1)
            else:
                self.pair(table)
        return root

    def pair(self, table: dict[str, Node]) -> None:
        names = self.key()
        self.at = self.text.find("=", self.at) + 1
        self.table(table, names[:-1], False)[names[-1]] = self.value()

    def table(self, root: dict[str, Node], names: list[str], several: bool) -> dict[str, Node]:
        """The table of that name, made where it is not there; of an array of tables the last one."""
        table = root
        for number, name in enumerate(names):
            if several and number == len(names) - 1:
                nodes = table.setdefault(name, [])
                assert isinstance(nodes, list)
                nodes.append({})
            inner = table.setdefault(name, {})
            found = inner[-1] if isinstance(inner, list) else inner
            assert isinstance(found, dict)
            table = found
        return table

    def key(self) -> list[str]:
        names = []
        while True:
            self.space()
            if self.text[self.at] in "\"'":
                names.append(self.string().text)
            else:
                bare = _BARE.match(self.text, self.at)
                assert bare
                names.append(bare[0])
                self.at = bare.end()
            if not self.text.startswith(".", self.space()):
                return names
            if len(names) >= DEEPEST:
                raise broken(self.path, self.text, self.at, f"not valid here: nested deeper than {DEEPEST} levels")
            self.at += 1

    def value(self) -> Node:
        self.space()
        first = self.text[self.at]
        if first in "\"'":
            return self.string()
        if first == "[":
            return self.array()
        if first == "{":
            return self.inline()
        other = _OTHER.match(self.text, self.at)
        assert other
        self.at = other.end()
        return {"true": True, "false": False}.get(other[0])

    def array(self) -> Node:
        self.at += 1
        nodes: list[Node] = []
        while not self.text.startswith("]", self.space()):
            if self.text.startswith(",", self.at):
                self.at += 1
            else:
                nodes.append(self.value())
        self.at += 1
        return nodes

    def inline(self) -> Node:
        self.at += 1
        table: dict[str, Node] = {}
        while not self.text.startswith("}", self.space()):
            if self.text.startswith(",", self.at):
                self.at += 1
            else:
                self.pair(table)
        self.at += 1
        return table

    def string(self) -> Quoted:
        text = self.text
        self.count += 1
        if self.count > MOST_STRINGS:
            raise broken(self.path, text, self.at, f"more than {MOST_STRINGS:,} strings; split the file")
        opener, style = next(pair for pair in _OPENERS if text.startswith(pair[0], self.at))
        at = self.at + len(opener)
        if len(opener) == 3:
            at += 2 if text.startswith("\r\n", at) else 1 if text.startswith("\n", at) else 0
        end = self.end(at, opener)
        self.at = end + len(opener)
        out = Builder()
        if "literal" in style:
            out.put(text[at:end], at, end)
            return Quoted.built(out, Escaping(style))
        for escape in _ESCAPE.finditer(text, at, end):
            out.put(text[at : escape.start()], at, escape.start())
            at = escape.end()
            code = escape[1] or escape[2]
            words = chr(int(code, 16)) if code else _NAMED.get(escape[0][1:], "")
            out.put(words, escape.start(), at)
        out.put(text[at:end], at, end)
        return Quoted.built(out, Escaping(style))

    def end(self, at: int, opener: str) -> int:
        """Where the string that begins at *at* ends; up to two quotes of a long string may stand before its end."""
        text = self.text
        mark = re.compile(re.escape(opener) if opener[0] == "'" else rf"\\[\s\S]|{re.escape(opener)}")
        for found in mark.finditer(text, at):
            if found[0] == opener:
                end = found.start()
                extra = len(opener) == 3 and len(re.compile(f"{opener[0]}*").match(text, end)[0]) - 3  # type: ignore[index]
                return end + min(extra or 0, 2)
        return len(text)
