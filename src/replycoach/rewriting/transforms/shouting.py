"""Capitals become small letters, piled-up marks become one; acronyms, codes, names and "I" keep their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import WEEKDAYS_AND_MONTHS
from replycoach.rewriting.transforms._piece import edits_between
from replycoach.rules.tone.shouting import MENU, ORDINARY

RULES = ("tone/shouting",)

WORD = re.compile(r"(?<![\w@#/.{-])[A-Z][A-Z'’]*[A-Z](?![\w}-]|\.\w)|\b[AI]\b(?!['’.])")
PLAIN = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve dozen hundred thousand first second third every each any some"
    " oh ah aha wow hey hi hello yes no yay ouch oops ok okay sorry please let's".split()
)
"""Words of which the dictionary knows no lemma."""
STREETS = frozenset("ROAD STREET LANE AVENUE SQUARE CLOSE DRIVE TERRACE QUAY".split())
LOUD = re.compile(r"\b[A-Z][A-Z'’]*(?:[ ,]+[A-Z]['’A-Z]*)*[ ,]+[A-Z][A-Z'’]+\b")
"""Two words or more in capitals, which shout where the rest of their sentence does."""
THROUGHOUT = 4
"""Shouted words from which every common word of a sentence is one more."""
MARKS = re.compile(r"[!?]{2,}|!(?=\s|$)")
ACRONYMS = frozenset("AM PM UK US USA EU OK ID PIN PDF VAT TV FAQ SMS NHS DIY UPS DHL VIP AND".split()) - {"AND"}


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The flagged words, and what else shouts in their sentence, in ordinary letters; the marks behind them with them."""
    start, end = prose_span
    text = reading.text
    for sentence in reading.sentences:
        if sentence.start < end and start < sentence.end:
            loud = [(sentence.start + run.start(), sentence.start + run.end()) for run in _loud_runs(sentence.text)]
            start, end = min([start, *(a for a, _ in loud)]), max([end, *(b for _, b in loud)])
    while end < len(text) and text[end] in "!?":
        end += 1
    while start > 0 and text[start - 1] in "!?" and text[start : start + 1] in "!?":
        start -= 1
    old = text[start:end]
    new = calm(old, reading, start)
    edits = edits_between(reading, start, old, new)
    if edits and all(reading.prose.editable(edit.start, edit.end) for edit in edits):
        yield Proposal(edits, "safe", "says it in ordinary letters")


def _loud_runs(text: str) -> Iterator[re.Match[str]]:
    """What shouts in a sentence that shouts: two words or more, or an ordinary one that is no button or sign."""
    runs = list(LOUD.finditer(text))
    yield from runs
    throughout = sum(len(one[0].split()) for one in runs) >= THROUGHOUT
    for word in WORD.finditer(text):
        ordinary = word[0].lower() in ORDINARY or (throughout and _common(word[0].lower()))
        if len(word[0]) > 1 and ordinary and not MENU.search(text[: word.start()]):
            yield word


def calm(words: str, reading: Reading, start: int = 0) -> str:
    """The words in ordinary letters, as they stand at this place of the draft."""
    known = _written(reading)

    def quiet(found: re.Match[str]) -> str:
        word, place = found[0], start + found.start()
        low = word.lower().replace("’", "'")
        if word in ("A", "I"):
            return word if word == "I" or _begins(reading.text, place) else "a"
        if word in ACRONYMS and not (word in ("US", "AM", "OK") and _loud(reading.text, place)):
            return word
        if low in WEEKDAYS_AND_MONTHS and (
            low not in ("may", "march") or re.search(r"(?:\bin|\d) $", words[: found.start()], re.IGNORECASE)
        ):
            return low.capitalize()
        if low.split("'")[0] in known:
            return known[low.split("'")[0]] + word[len(low.split("'")[0]) :].lower()
        if (
            word in STREETS
            or words[found.end() :].split(" ")[1:2]
            and words[found.end() :].split()[0].strip(",.!") in STREETS
            and low not in ("the", "this", "your", "our", "a")
        ):
            return low.capitalize()
        if low.startswith("i'"):
            return "I" + low[1:]
        if not _common(low):
            return word if len(word) <= 4 else word.capitalize()
        return low.capitalize() if _begins(reading.text, place) else low

    return MARKS.sub(
        lambda found: "?" if "?" in found[0] else "." if len(found[0]) > 1 else found[0], WORD.sub(quiet, words)
    )


def _loud(text: str, place: int) -> bool:
    """Whether the words around shout too, so that "US" is more likely "us"."""
    around = re.findall(r"[A-Za-z]{2,}", text[max(0, place - 25) : place] + " " + text[place + 3 : place + 28])
    return len([word for word in around if str(word).isupper() and word not in ACRONYMS]) >= 2


def _begins(text: str, place: int) -> bool:
    before = text[:place].rstrip(" \t\"'“‘(*_")
    return not before or before[-1] in ".!?…\n:"


def _written(reading: Reading) -> dict[str, str]:
    """How names are written where they do not shout: in the case, in the customer's message, elsewhere in the draft."""
    case = reading.case
    names = {
        word.lower(): word.capitalize() if word.isupper() or word.islower() else word
        for name in (case.customer_name, case.agent_name)
        for word in name.split()
    }
    names |= {word.lower(): word for word in case.company.split() if not _common(word.lower())}
    for text in (case.message, reading.text):
        for word in re.findall(r"(?<=[a-z,;] )[A-Z][a-z]+\b", text):
            if not _common(word.lower()) or word.lower() not in re.findall(r"[a-z]+", text):
                names.setdefault(word.lower(), word)
    return names


@cache
def _common(word: str) -> bool:
    """Whether an English dictionary knows the word as more than a name."""
    from lemminflect import getAllLemmas

    from replycoach.reading.language import FUNCTION_WORDS

    plain = word.split("'")[0]
    if plain in ORDINARY or plain in PLAIN or re.search(r"(\w)\1\1", plain):
        return True
    known: set[str] = set(getAllLemmas(plain)) - {"PROPN"}
    return plain in FUNCTION_WORDS or bool(known)
