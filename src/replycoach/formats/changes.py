"""What a rewrite changes, word by word, for whoever shows it: what stays, what goes, what comes, and the slots apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from replycoach.formats.shown import Shown
from replycoach.model import Rewrite

WORDS = re.compile(r"\s+|[^\W_]+(?:['’][^\W_]+)*|.", re.DOTALL)

LONG = 3
"""Tokens, two words say, from which a change is long."""


@dataclass(frozen=True)
class Change:
    """Words that stay ("="), go ("-") or come ("+"); a slot is for the agent to fill."""

    sign: str
    text: str
    slot: bool = False


def changes(rewrite: Rewrite) -> Iterator[Change]:
    """What the rewrite keeps, takes out and puts in, its slots apart; of an HTML draft the words that are read."""
    old = Shown.of(rewrite.before.case.reply if rewrite.before.case else rewrite.text)
    new = Shown.of(rewrite.text)
    slots = [new.place(slot.start, slot.end) for slot in rewrite.slots]
    edges = sorted({edge for slot in slots for edge in slot})
    at = 0
    for (a, c), (b, d) in pairwise(_places(rewrite, old, new)):
        inside = [(start - c, end - c) for start, end in slots if c <= start and end <= d]
        for sign, words in _runs(_tokens(old.text[a:b]), _tokens(new.text[c:d], inside)):
            if sign == "-":
                yield Change(sign, words)
                continue
            ends = [edge for edge in edges if at < edge < at + len(words)]
            for start, end in pairwise([at, *ends, at + len(words)]):
                slot = any(low <= start and end <= high for low, high in slots)
                yield Change(sign, words[start - at : end - at], slot)
            at += len(words)


def _places(rewrite: Rewrite, old: Shown, new: Shown) -> list[tuple[int, int]]:
    """Where the edits begin and end in the old and in the new words, so that only what stands between is held against each other."""
    first, last = (0, 0), (len(old.text), len(new.text))
    edits = sorted((edit for one in rewrite.edits for edit in one.edits), key=lambda edit: (edit.start, edit.end))
    made, shift, places = "", 0, [first]
    for edit in edits:
        made += old.source[len(made) - shift : edit.start] + edit.text
        begin = _before_word(old, new, edit.start, edit.start + shift)
        shift += len(edit.text) - (edit.end - edit.start)
        end = _behind_word(old, new, edit.end, edit.end + shift)
        places = [*(one for one in places if one[0] <= begin[0] and one[1] <= begin[1]), begin, end]
    whole = made + old.source[len(made) - shift :] == new.source
    return [*places, last] if whole else [first, last]


def _before_word(old: Shown, new: Shown, at: int, there: int) -> tuple[int, int]:
    a, b = old.place(at, at)[0], new.place(there, there)[0]
    while min(a, b) > 0 and old.text[a - 1] == new.text[b - 1] and old.text[a - 1].isalnum():
        a, b = a - 1, b - 1
    return a, b


def _behind_word(old: Shown, new: Shown, at: int, there: int) -> tuple[int, int]:
    a, b = old.place(at, at)[0], new.place(there, there)[0]
    while old.text[a : a + 1] == new.text[b : b + 1] and old.text[a : a + 1].isalnum():
        a, b = a + 1, b + 1
    return a, b


def _tokens(text: str, slots: Iterable[tuple[int, int]] = ()) -> list[str]:
    """Words, spaces and signs; a slot is one token, so that no word of it is taken for one of the draft."""
    tokens, at = [], 0
    for start, end in slots:
        tokens += [*WORDS.findall(text[at:start]), text[start:end]]
        at = end
    return tokens + WORDS.findall(text[at:])


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """What stays, goes and comes; changes that only a space parts are taken together, long ones that only a word parts as well.

    >>> list(_runs(_tokens("I'll do it as soon as possible."), _tokens("I'll do it by noon today.")))
    [('=', "I'll do it "), ('-', 'as soon as possible'), ('+', 'by noon today'), ('=', '.')]
    >>> list(_runs(_tokens("Ask us if you must wait."), _tokens("Ask us what I can offer you this week.")))
    [('=', 'Ask us '), ('-', 'if you must wait'), ('+', 'what I can offer you this week'), ('=', '.')]
    """
    gone = come = ""
    runs = SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes()
    long = [what != "equal" and max(b - a, d - c) >= LONG for what, a, b, c, d in runs]
    for number, (what, a, b, c, d) in enumerate(runs):
        first, second = "".join(old[a:b]), "".join(new[c:d])
        word = (
            any(map(str.isalnum, first))
            and len(first.split()) == 1
            and any(long[:number][-1:])
            and any(long[number + 1 : number + 2])
        )
        if what == "equal" and not word and (first.strip() or not (gone or come)):
            yield from _change(gone, come)
            yield "=", first
            gone = come = ""
        else:
            gone, come = gone + first, come + second
    yield from _change(gone, come)


def _change(gone: str, come: str) -> Iterator[tuple[str, str]]:
    if gone.strip() or (gone and not come):
        yield "-", gone
    if come:
        yield "+", come
