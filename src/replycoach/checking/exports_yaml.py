"""YAML with positions, from PyYAML's events: no object is built, an alias is never followed, so no bomb goes off.

PyYAML says where a scalar stands and what it means; how its characters map is worked out here and checked against
that meaning. Where the two differ (rare escapes, odd folding), the string maps to its scalar as a whole, and no edit
is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from replycoach.checking.quoted import DEEPEST, Escaping, Node, Quoted, broken
from replycoach.errors import InputError
from replycoach.model import LONGEST
from replycoach.text.mapping import Builder

MOST_EVENTS: Final = 100_000
LONGEST_YAML: Final = 1_000_000
_PROPERTIES: Final = re.compile(r"(?:[&!][^\s]*\s+)+")
_HEADER: Final = re.compile(r"[|>][-+0-9]{0,3}[ \t]*(?:#[^\n]*)?\r?\n")
_FOLD: Final = re.compile(r"(?:(?<![ \t])[ \t]+)?\r?\n(?:[ \t]*\r?\n)*[ \t]*")
_DOUBLE: Final = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|\r?\n[ \t]*|[^\r])")
_NAMED: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def read_yaml(path: str, text: str) -> Node:
    """The tree of a YAML file; of several documents a list.

    Raises `InputError` with line and column for what is not YAML, and for files beyond the bounds.

    >>> tree = read_yaml("a.yaml", "late: |\\n  Hi\\n  Ana\\n")
    >>> tree["late"].text, tree["late"].mapping.source_of(3)
    ('Hi\\nAna\\n', (15, 16))
    """
    if len(text) > LONGEST_YAML:
        raise InputError(f"{path}: a YAML file may have {LONGEST_YAML:,} characters; split it")
    try:
        documents = _documents(path, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise broken(path, text, mark.index if mark else 0, f"not valid YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        at = getattr(error, "position", 0)
        raise broken(path, text, at, "not valid YAML: a character that is not allowed") from None
    return documents[0] if len(documents) == 1 else documents


def _documents(path: str, text: str) -> list[Node]:
    documents: list[Node] = []
    stack: list[tuple[dict[str, Node] | list[Node], list[str]]] = [(documents, [])]
    for number, event in enumerate(_events(text)):
        if number > MOST_EVENTS or len(stack) > DEEPEST:
            what = f"nested deeper than {DEEPEST} levels" if len(stack) > DEEPEST else "too many values"
            raise broken(path, text, _place(event), f"{what}; split the file")
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
        elif isinstance(event, yaml.MappingStartEvent):
            table: dict[str, Node] = {}
            _add(stack[-1], table, "")
            stack.append((table, []))
        elif isinstance(event, yaml.SequenceStartEvent):
            nodes: list[Node] = []
            _add(stack[-1], nodes, "")
            stack.append((nodes, []))
        elif isinstance(event, yaml.ScalarEvent):
            if len(event.value) > LONGEST:
                words = f"a text is longer than the {LONGEST:,} characters that one template may have"
                raise broken(path, text, _place(event), words)
            _add(stack[-1], _scalar(text, event), str(event.value))
        elif isinstance(event, yaml.AliasEvent):
            _add(stack[-1], None, "*")
    return documents


def _place(event: Any) -> int:
    return int(event.start_mark.index)


def _events(text: str) -> Iterator[Any]:
    yield from yaml.parse(text, Loader=yaml.SafeLoader)


def _add(place: tuple[dict[str, Node] | list[Node], list[str]], node: Node, name: str) -> None:
    """Put *node* into the list or table that is open; in a table every other one is a name."""
    holder, names = place
    if isinstance(holder, list):
        holder.append(node)
    elif names:
        holder[names.pop()] = node
    else:
        names.append(name)


def _scalar(text: str, event: Any) -> Node:
    start, end = event.start_mark.index, event.end_mark.index
    properties = _PROPERTIES.match(text, start, end)
    start = properties.end() if properties else start
    value = str(event.value)
    if event.style is None and event.implicit[0]:
        if value in ("", "~", "null", "Null", "NULL"):
            return None
        if value.lower() in ("true", "false", "yes", "no", "on", "off"):
            return value.lower() in ("true", "yes", "on")
    out, escaping = _decoded(text, start, end, event.style)
    if out.text() == value:
        return Quoted.built(out, escaping)
    whole = Builder()
    if value:
        whole.put(value, start, end)
    return Quoted.built(whole, Escaping("other"))


def _decoded(text: str, start: int, end: int, style: str | None) -> tuple[Builder, Escaping]:
    if style in ("|", ">"):
        return _block(text, start, end, style)
    if style == "'":
        return _flow(text, start + 1, end - 1, re.compile(r"''")), Escaping("yaml single")
    if style == '"':
        return _flow(text, start + 1, end - 1, _DOUBLE), Escaping("yaml double", ascii_only=text.isascii())
    return _flow(text, start, end, re.compile(r"(?!)")), Escaping("yaml plain")


def _flow(text: str, start: int, end: int, escape: re.Pattern[str]) -> Builder:
    """A plain or quoted scalar: line ends fold to a space, or to one line end less than there are."""
    out = Builder()
    at = start
    for mark in re.compile(f"(?P<fold>{_FOLD.pattern})|(?P<escape>{escape.pattern})").finditer(text, start, end):
        out.put(text[at : mark.start()], at, mark.start())
        at = mark.end()
        if mark["fold"]:
            out.put("\n" * (mark["fold"].count("\n") - 1) or " ", mark.start(), at)
        else:
            out.put(_meaning(mark["escape"]), mark.start(), at)
    out.put(text[at:end], at, end)
    return out


def _meaning(escape: str) -> str:
    if escape == "''":
        return "'"
    if escape[1] in "xuU":
        return chr(min(int(escape[2:], 16), 0x10FFFF))
    return "" if escape[1] in "\r\n" else _NAMED.get(escape[1], escape)


def _block(text: str, start: int, end: int, style: str) -> tuple[Builder, Escaping]:
    """A literal or folded block: the indentation goes, a folded line end becomes a space."""
    header = _HEADER.match(text, start, end)
    out = Builder()
    if header is None:
        return out, Escaping("other")
    lines = _lines(text, header.end(), end)
    depths = [len(text[a:b]) - len(text[a:b].lstrip(" ")) for a, b in lines if text[a:b].strip()]
    given = re.search(r"[1-9]", header[0].partition("#")[0])
    parent = text[text.rfind("\n", 0, start) + 1 : start]
    indent = depths[0] if depths else 0
    if given:
        indent = len(parent) - len(parent.lstrip(" -")) + int(given[0])
    chomp = "+" if "+" in header[0] else "-" if "-" in header[0].partition("#")[0] else ""
    last = max((i for i, (a, b) in enumerate(lines) if text[a:b].strip()), default=-1)
    bodies = [text[a:b].rstrip("\r\n")[indent:] for a, b in lines]
    ahead = _texts_ahead(bodies)
    for number, (a, b) in enumerate(lines):
        words = text[a:b].rstrip("\r\n")
        out.put(bodies[number], a + min(indent, len(words)), a + len(words))
        if number > last and chomp != "+":
            break
        if b == a + len(words) or (number == last and chomp == "-"):
            continue
        folded = style == ">" and number < last
        out.put(_folded(bodies, number, ahead[number]) if folded else "\n", a + len(words), b)
    line_start = "\n" + " " * indent
    return out, Escaping("yaml literal" if style == "|" else "yaml folded", line_start=line_start)


def _texts_ahead(bodies: list[str]) -> list[str]:
    """For each line the next one below it that has text."""
    ahead, seen = [], ""
    for body in reversed(bodies):
        ahead.append(seen)
        seen = body or seen
    return ahead[::-1]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = []
    while start < end:
        cut = text.find("\n", start, end)
        stop = end if cut < 0 else cut + 1
        lines.append((start, stop))
        start = stop
    return lines


def _folded(bodies: list[str], number: int, text_ahead: str) -> str:
    """What the end of a line of a folded block becomes: a space between two lines of text."""
    words, ahead = bodies[number], bodies[number + 1]
    if not words or words[:1] in (" ", "\t") or ahead[:1] in (" ", "\t"):
        return "\n"
    if ahead:
        return " "
    return "\n" if text_ahead[:1] in (" ", "\t") else ""
