"""CSV with positions: quotes doubled inside quotes, lines inside quotes, the delimiter read off the heading."""

from __future__ import annotations

import re
from typing import Final

from replycoach.checking.quoted import MOST_STRINGS, Escaping, Node, Quoted, broken
from replycoach.text.mapping import Builder

_LINE_END: Final = re.compile(r"\r\n?|\n")
_INSIDE: Final = re.compile(r'[^"]+')


def read_csv(path: str, text: str) -> Node:
    """The rows of a CSV file as tables named by its heading.

    Raises `InputError` with line and column for a quote that never ends.

    >>> rows = read_csv("a.csv", 'name,content\\nlate,"so ""late"" now"\\n')
    >>> rows[0]["content"].text, rows[0]["content"].mapping.source_of(3)
    ('so "late" now', (22, 24))
    """
    start = 1 if text.startswith("\ufeff") else 0
    heading = _LINE_END.split(text[start : start + 10_000], maxsplit=1)[0]
    delimiter = max(",;\t", key=heading.count)
    bare = re.compile(rf"[^{delimiter}\r\n]*")
    rows: list[list[Quoted]] = [[]]
    at, count = start, 0
    while at < len(text):
        field, at = _field(path, text, at, delimiter, bare)
        count += 1
        if count > MOST_STRINGS:
            raise broken(path, text, min(at, len(text)), f"more than {MOST_STRINGS:,} fields; split the file")
        rows[-1].append(field)
        if text.startswith(delimiter, at):
            at += 1
            if at == len(text):
                rows[-1].append(Quoted("", Builder().mapping, Escaping("csv bare", delimiter=delimiter)))
            continue
        end = _LINE_END.match(text, at)
        if end is None:
            if at < len(text):
                raise broken(path, text, at, "not valid CSV: something follows the closing quote")
            break
        at = end.end()
        rows.append([])
    names = [field.text.strip() for field in rows[0]]
    return [dict(zip(names, row, strict=False)) for row in rows[1:] if any(field.text for field in row)]


def _field(path: str, text: str, at: int, delimiter: str, bare: re.Pattern[str]) -> tuple[Quoted, int]:
    out = Builder()
    if not text.startswith('"', at):
        found = bare.match(text, at)
        end = found.end() if found else at
        out.put(text[at:end], at, end)
        return Quoted.built(out, Escaping("csv bare", delimiter=delimiter)), end
    start, at = at, at + 1
    while at < len(text):
        inside = _INSIDE.match(text, at)
        if inside:
            out.put(inside[0], at, inside.end())
            at = inside.end()
        elif text.startswith('""', at):
            out.put('"', at, at + 2)
            at += 2
        else:
            return Quoted.built(out, Escaping("csv quoted")), at + 1
    raise broken(path, text, start, "not valid CSV: a quote is never closed")
