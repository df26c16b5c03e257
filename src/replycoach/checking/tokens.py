"""Cut a template into text, outputs, statements and comments, every one with its place; what is broken is a problem.

Placeholder-only dialects are cut by the patterns of `text.dialects`; Jinja, Liquid and Mustache by one scanner. All of
it is linear: a mark is closed within `LONGEST_MARK` characters, and after `MOST_PROBLEMS` the rest is taken as text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from replycoach.checking.dialect import Engine, engine
from replycoach.checking.variables import of_name
from replycoach.text.dialects import SHAPES
from replycoach.text.mapping import Pair

LONGEST_MARK: Final = 5_000
MOST_PROBLEMS: Final = 50

TokenKind = Literal["text", "out", "statement", "comment"]

MOST_TOKENS: Final = 5_000
"""How many placeholders and statements one template may have."""

_COMMENTS: Final = re.compile(
    r"^\[//\]: # \([^\n]{0,300}\)[ \t]*$|\{#-?\s*replycoach:[^\n]{0,900}?#\}"
    r"|\{%-?\s*comment\s*-?%\}\s*replycoach:[^\n]{0,900}?\{%-?\s*endcomment\s*-?%\}",
    re.MULTILINE,
)
_OPENERS: Final[dict[Engine, re.Pattern[str]]] = {
    "jinja": re.compile(r"\{\{|\{%|\{#"), "liquid": re.compile(r"\{\{|\{%"), "sections": re.compile(r"\{\{\{?"),
}  # fmt: skip
_CLOSERS: Final = {"{{": "}}", "{%": "%}", "{{{": "}}}", "{#": "#}"}
_INSIDE: Final = re.compile(
    r"\"(?:\\.|[^\"\\]){0,4000}\"|'(?:\\.|[^'\\]){0,4000}'|\{\{|\{%|[-+]?[%}]\}|[{}]", re.DOTALL
)
_REST: Final = re.compile(r"[^\n{}<,;!?]{0,60}[%}]?")
_BROKEN_NAME: Final = re.compile(r"(?!(?:if|elif|elsif|for|else|end\w*|set|assign|unless|case|when)\b)[A-Za-z_][\w.]*")
_ANY_OPENER: Final = re.compile(r"\{[{%]")
_NAME: Final = re.compile(r"[\w$][\w.$\[\]-]*")
_VERBATIM: Final = re.compile(r"\s*(raw|verbatim|comment)\s*")
_NO_TEXT: Final = re.compile(r"<(style|script)\b[\s\S]*?(?:</\1\s*>|\Z)", re.IGNORECASE)
_LOOSE: Final[dict[str, re.Pattern[str]]] = {
    "closer": re.compile(
        r"(?<![{}])\{?[\w. |\"']{0,80}\}\}|(?<![{}%])\{?[\w.]{0,80}%\}|(?<!\{)\{ \{[^{}\n]{1,80}\} ?\}"
    ),
    "double": re.compile(r"\{\{[^{}\n]{0,80}\}?|(?<![{}])\{?[\w. |\"']{0,80}\}\}|(?<!\{)\{ \{[^{}\n]{1,80}\} ?\}"),
    "triple": re.compile(r"\{\{\{?[^{}\n]{0,80}\}{0,2}"),
    "tag": re.compile(r"\{%[^{}%\n]{0,80}[%}]?|(?<![{}%])\{?[\w.]{0,80}%\}"),
    "bang": re.compile(r"\{![^{}\n]{0,80}\}?"),
    "percent": re.compile(r"%\{[^{}\n ]{0,80}(?:[^{}\n]{0,80}\})?"),
    "hash": re.compile(r"#\{[^{}\n ]{0,80}(?:[^{}\n]{0,80}\})?"),
}
"""What is left of a placeholder that was not written whole, by the shape that it tried to be."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the template: its kind, its place, and the place of what stands between the marks.

    ``name`` and ``fallback`` are given for the placeholders of a dialect without statements; text named "raw" was asked to
    be left as it is.
    """

    kind: TokenKind
    start: int
    end: int
    inner: Pair = (0, 0)
    name: str = ""
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is broken in a template, and where, in words that end a sentence."""

    start: int
    end: int
    words: str


def tokens(text: str, dialect: str) -> tuple[list[Token], list[Problem]]:
    """The template in order, without gaps but for white space that the template asks to take away.

    >>> [(t.kind, t.start, t.end) for t in tokens("Hi {{ name }}!", "jinja")[0]]
    [('text', 0, 3), ('out', 3, 13), ('text', 13, 14)]
    """
    kind = engine(dialect)
    if kind in ("names", "plain"):
        found, shapes = _placeholders(text, dialect), list(dict.fromkeys(one.shape for one in of_name(dialect)))
        problems = list(_loose(text, found, shapes))
        if "double" in shapes:
            problems += (
                Problem(*at, "this helpdesk has no such statement; it would be sent as it stands")
                for at in _foreign(text)
            )
        return _patched(found, problems[:MOST_PROBLEMS], text), problems[:MOST_PROBLEMS]
    scanner = _Scanner(text, kind)
    scanner.run()
    problems = scanner.problems + list(_loose(text, scanner.tokens, ["closer"]))
    return _patched(scanner.tokens, problems[:MOST_PROBLEMS], text), problems[:MOST_PROBLEMS]


def _patched(found: list[Token], problems: list[Problem], text: str) -> list[Token]:
    """The tokens with what is broken taken for the placeholder that it was meant to be, so that it is told once."""
    spans: list[Pair] = []
    for start, end in sorted({(problem.start, problem.end) for problem in problems}):
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    patched: list[Token] = []
    number = 0
    for token in found:
        at = token.start
        while number < len(spans) and spans[number][1] <= at:
            number += 1
        place = number
        while token.kind == "text" and place < len(spans) and spans[place][0] < token.end:
            start, end = spans[place]
            if at < start:
                patched.append(Token("text", at, start))
            if start >= at:
                name = _BROKEN_NAME.search(text, start, end)
                patched.append(Token("out" if name else "comment", start, end, (start, end), name[0] if name else ""))
            at = max(at, min(end, token.end))
            place += 1
        if token.kind != "text":
            patched.append(token)
        elif at < token.end:
            patched.append(Token("text", at, token.end))
    return patched


def _comments(text: str) -> list[Pair]:
    """Comments that no helpdesk need understand: of HTML and Markdown, and our own; statements inside a comment still count."""
    spans = [match.span() for match in _COMMENTS.finditer(text)]
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4) + 3
        if end < 3:
            break
        if "replycoach:" in text[start : start + 40] or not _ANY_OPENER.search(text, start, end):
            spans.append((start, end))
        start = text.find("<!--", end)
    return sorted(spans)


def _placeholders(text: str, dialect: str) -> list[Token]:
    found = [Token("comment", *span) for span in _comments(text)]
    for syntax in of_name(dialect):
        for match in SHAPES[syntax.shape].finditer(text):
            body = match["body"]
            key = re.search(r"\bkey=[\"']([\w.]{1,100})", body) if syntax.shape == "attribute" else None
            name = _NAME.search(body)
            fallback = syntax.fallback or (re.compile(r"\|\s*fallback\s*[:(]\s*[\"'](?P<value>[^\"']*)[\"']"))
            value = fallback.search(body)
            told = key[1] if key else name[0] if name else body.strip()
            found.append(Token("out", *match.span(), match.span("body"), told, value["value"] if value else None))
    found = sorted(found, key=lambda token: (token.start, -token.end))[:MOST_TOKENS]
    return list(_filled(text, found))


def _filled(text: str, found: list[Token]) -> Iterator[Token]:
    """The tokens without overlaps, with the text between them."""
    at = 0
    for token in found:
        if token.start < at:
            continue
        if token.start > at:
            yield Token("text", at, token.start)
        yield token
        at = token.end
    if at < len(text):
        yield Token("text", at, len(text))


def _foreign(text: str) -> Iterator[Pair]:
    for match in re.finditer(r"\{%-?\s*(?:if|elsif|else|for|endif|endfor|unless|assign|set)\b[^%{}\n]{0,300}%\}", text):
        yield match.span()


def _loose(text: str, found: list[Token], shapes: list[str]) -> Iterator[Problem]:
    """Halves of placeholders in what would be sent as text."""
    hidden = [match.span() for match in _NO_TEXT.finditer(text)]
    starts = [start for start, _ in hidden]
    for token in found:
        if token.kind != "text" or token.name == "raw":
            continue
        for shape in shapes:
            for match in _LOOSE[shape].finditer(text, token.start, token.end) if shape in _LOOSE else ():
                before = bisect_right(starts, match.start())
                if not before or hidden[before - 1][1] <= match.start():
                    end = match.start() + len(match[0].rstrip())
                    yield Problem(
                        match.start(), end, "the marks of a placeholder do not match, so it would be sent as it stands"
                    )


class _Scanner:
    def __init__(self, text: str, kind: Engine) -> None:
        self.text, self.kind = text, kind
        self.tokens: list[Token] = []
        self.problems: list[Problem] = []
        self.at = 0
        self.trim = False

    def run(self) -> None:
        comments = _comments(self.text)
        number = marks = 0
        while len(self.problems) < MOST_PROBLEMS:
            opener = _OPENERS[self.kind].search(self.text, self.at)
            while number < len(comments) and comments[number][0] < self.at:
                number += 1
            if number < len(comments) and (opener is None or comments[number][0] <= opener.start()):
                self.say(comments[number][0])
                self.tokens.append(Token("comment", *comments[number]))
                self.at = comments[number][1]
                continue
            if opener is None:
                break
            marks += 1
            if marks > MOST_TOKENS:
                words = f"one template may have {MOST_TOKENS:,} placeholders and statements; split it"
                self.problems.append(Problem(*opener.span(), words))
                break
            self.mark(opener.start(), opener[0])
        self.say(len(self.text))

    def say(self, end: int, trim: bool = False) -> None:
        """The text up to *end*, without the white space that the marks on either side take away."""
        start, text = self.at, self.text
        if self.trim:
            start = min(end, start + len(text[start:end]) - len(text[start:end].lstrip()))
        if trim:
            end = start + len(text[start:end].rstrip())
        if start < end:
            self.tokens.append(Token("text", start, end))
        self.trim = False

    def mark(self, start: int, mark: str) -> None:
        text = self.text
        close = self.close(start + len(mark), mark)
        if close < 0:
            shown = _REST.match(text, start + len(mark))
            end = shown.end() if shown else start + len(mark)
            self.problems.append(Problem(start, end, f"“{mark}” is not closed by “{_CLOSERS[mark]}”"))
            self.say(start + len(mark))
            self.at = start + len(mark)
            return
        closer = _CLOSERS[mark]
        inner = [start + len(mark), close]
        self.say(start, trim=text[inner[0]] == "-")
        inner[0] += text[inner[0]] in "-+"
        self.trim = close > inner[0] and text[close - 1] == "-" and self.kind != "sections"
        inner[1] -= close > inner[0] and text[close - 1] in "-+" and self.kind != "sections"
        self.at = close + len(closer)
        verbatim = _VERBATIM.fullmatch(text, *inner) if mark == "{%" else None
        if verbatim and not (verbatim[1] == "comment" and self.kind == "jinja"):
            self.verbatim(start, verbatim[1])
            return
        kind: TokenKind = "comment" if mark == "{#" else "statement" if mark == "{%" else "out"
        self.tokens.append(Token(kind, start, self.at, (inner[0], inner[1])))

    def verbatim(self, start: int, name: str) -> None:
        """What stands between raw and endraw is text, between comment and endcomment nothing."""
        begin = self.at
        end = re.compile(rf"\{{%[-+]?\s*end{name}\s*[-+]?%\}}").search(self.text, begin)
        if end is None:
            self.problems.append(Problem(start, begin, f"“{name}” is never ended by “end{name}”"))
        stop = end.start() if end else len(self.text)
        self.at = end.end() if end else len(self.text)
        self.tokens.append(Token("comment", start, self.at if name == "comment" else begin))
        if name != "comment" and begin < stop:
            self.tokens.append(Token("text", begin, stop, name="raw"))
        if name != "comment" and end:
            self.tokens.append(Token("comment", stop, self.at))
        self.trim = False

    def close(self, at: int, mark: str) -> int:
        """Where the closing mark stands, -1 where there is none before the next opening one."""
        closer, limit = _CLOSERS[mark], at + LONGEST_MARK
        if mark == "{#" or self.kind != "jinja":
            close = self.text.find(closer, at, limit)
            return -1 if mark != "{#" and _ANY_OPENER.search(self.text, at, max(close, at)) else close
        depth = 0
        for found in _INSIDE.finditer(self.text, at, limit):
            sign = found[0]
            if sign[0] in "\"'":
                continue
            if sign in ("{{", "{%") and not depth:
                return -1
            if sign[-2:] == closer and not depth:
                return found.end() - 2
            depth = max(0, depth + sign.count("{") - sign.count("}"))
        return -1
