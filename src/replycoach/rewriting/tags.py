"""The tags of two HTML texts held against each other: nothing but breaks may come in, and a tag goes only with its words or from a sentence that is changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from replycoach.reading.language import FUNCTION_WORDS
from replycoach.reading.sentences import split
from replycoach.rewriting.elements import INLINE
from replycoach.rewriting.lines import PARAGRAPHS
from replycoach.text.html import Tag, is_html, tags
from replycoach.text.prose import Prose

BREAKS: Final = frozenset(["br", "p"])
"""Elements that may come in."""
GOES: Final = (INLINE - {"a"}) | PARAGRAPHS | {"br"}
"""Elements that may go with their words; a link may not."""
EMPHASIS: Final = re.compile(
    r"\*\*|~~|\]\(|(?<!\w)__|__(?!\w)|(?<![\w*])\*(?=\w)|(?<=[\w.!?])\*(?![\w*])|(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w)"
)
HOLLOW: Final = re.compile(r"\*\*\s*\*\*|(?<!\w)__\s*__(?!\w)|\[\s*\]\(")
WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


Written = list[tuple[Tag, str]]
"""Tags with their source."""


def objection(before: str, after: str) -> str:
    """What became of the tags that must not; empty where they stand as before, but for those of words that are gone or changed.

    >>> objection("<p>It <b>ships</b> <a href=x>soon</a>.</p>", "<p>It comes <a href=x>soon</a>.</p>")
    ''
    >>> objection("<p>It <b>ships</b> <a href=x>soon</a>.</p>", "<p>It ships <a href=x>soon</a>.</p>")
    'it would change the markup'
    """
    old, new = ([(one, source[one.start : one.end]) for one in tags(source)] for source in (before, after))
    left = iter([words for _, words in new])
    if not all(words in left for one, words in old if one.name not in GOES):
        return "it would change the markup"
    missing, extra = _fewer(old, new), _fewer(new, old)
    if any(one.name not in BREAKS for one, words in new if words in extra):
        return "it would add markup"
    whole = _in_order(old, new, missing, extra) and _faults(new) <= _faults(old) and is_html(after)
    return "" if whole and _went_with_words(before, after) else "it would change the markup"


def emphasis_objection(before: str, after: str) -> str:
    """The same for what Markdown writes in plain text: no mark left without its other half, none around nothing, no link undone.

    >>> emphasis_objection("It **ships** soon.", "It ships** today."), emphasis_objection("2 * 3", "3 * 2")
    ('it would change the markup', '')
    """
    old, new = (Counter(EMPHASIS.findall(text)) for text in (before, after))
    halved = any(count % 2 and not old[mark] % 2 for mark, count in new.items() if mark != "](")
    hollow = len(HOLLOW.findall(after)) > len(HOLLOW.findall(before))
    return "it would change the markup" if halved or hollow or new["]("] < old["]("] else ""


def _fewer(first: Written, second: Written) -> frozenset[str]:
    """The tags of which the second has fewer than the first."""
    return frozenset(Counter(words for _, words in first) - Counter(words for _, words in second))


def _in_order(old: Written, new: Written, missing: frozenset[str], extra: frozenset[str]) -> bool:
    """Whether the one comes of the other by leaving out tags that are missing and may go, and putting in those that are more.

    Breaks are counted only, as a line may go while another comes in.
    """
    old, new = ([mark for mark in marks if mark[0].name != "br"] for marks in (old, new))

    def reached(places: Iterable[int]) -> set[int]:
        found = set()
        for place in places:
            found.add(place)
            while place < len(old) and old[place][0].name in GOES and old[place][1] in missing:
                place += 1
                found.add(place)
        return found

    places = reached([0])
    for _, words in new:
        ahead = {place + 1 for place in places if place < len(old) and old[place][1] == words}
        places = reached(ahead | (places if words in extra else set()))
    return len(old) in places


def _went_with_words(before: str, after: str) -> bool:
    """Whether as many elements lost their words as are missing (marks: stood in a sentence that was changed), and lines for the breaks that are."""
    missing = _openings(before) - _openings(after)
    if not missing:
        return True
    old, new = Prose.from_source(before), Prose.from_source(after)
    fewer = Counter(_words(old.text)) - Counter(_words(new.text))
    changed = [(start, end) for start, end in split(old.text) if _flat(old.text[start:end]) not in _flat(new.text)]
    gone = {"br": 2 * sum(_is_gone(line, fewer) for line in old.text.splitlines())}
    for one, *place in _elements(before):
        start, end = old.span_of(*place)
        opening, inside = before[one.start : one.end], old.text[start:end]
        went = _is_gone(inside, fewer) if one.name in PARAGRAPHS else any(a < end and start < b for a, b in changed)
        gone[opening] = gone.get(opening, 0) + (went or not inside.strip())
    return all(gone.get(opening, 0) >= count for opening, count in missing.items())


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())


def _words(text: str) -> list[str]:
    """The words that carry what a text says."""
    return [word for word in WORD.findall(text.casefold()) if word not in FUNCTION_WORDS]


def _is_gone(text: str, fewer: Counter[str]) -> bool:
    """Whether half of the words that carry a text are no longer there as often."""
    words = _words(text)
    return 2 * sum(word in fewer for word in words) >= len(words) > 0


def _openings(source: str) -> Counter[str]:
    """The opening tags as written, breaks under one name."""
    found = (one for one in tags(source) if not one.closing)
    return Counter("br" if one.name == "br" else source[one.start : one.end] for one in found)


def _elements(source: str) -> Iterator[tuple[Tag, int, int]]:
    """The elements of a source: the opening tag, and where what it holds begins and ends."""
    open_: list[Tag] = []
    for one in tags(source):
        if not one.closing:
            open_.append(one)
        elif any(other.name == one.name for other in open_):
            while (opening := open_.pop()).name != one.name:
                pass
            yield opening, opening.end, one.start


def _faults(found: Written) -> int:
    """How many inline tags do not nest."""
    open_: list[str] = []
    faults = 0
    for tag, _ in found:
        if tag.name in INLINE and not tag.closing:
            open_.append(tag.name)
        elif tag.name in INLINE and open_ and open_[-1] == tag.name:
            open_.pop()
        elif tag.name in INLINE:
            faults += 1
    return faults + len(open_)
