"""What the customer asked: questions direct and indirect, with and without a question mark, but not mere outbursts.

No parser: customers write too sloppily for one. A sentence is cut where a question opens ("…, and do you …") or closes
("…, i need it today"), and every piece is held against small tables of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from replycoach.reading.interrogatives import (
    ALONE,
    ANY,
    ASKED_OF,
    ASKING,
    CONDITION,
    DENIED,
    ENDINGS,
    HELPERS,
    INDIRECT,
    JOINTS,
    LONGEST_CONDITION,
    LONGEST_LEAD,
    NAMED,
    NO_QUESTION,
    NOT_ASKED,
    OPENERS,
    OUTBURSTS,
    PRONOUNS,
    REQUESTS,
    SAYING,
    SHORT,
    SLOPPY,
    STRENGTHENED,
    SUBJECTS,
)
from replycoach.reading.matters import about
from replycoach.reading.reading import Question

__all__ = ["about", "questions"]


class Word(NamedTuple):
    """A word in the spelling of the tables, and where it stands in the message."""

    text: str
    start: int
    end: int


def questions(text: str, sentences: tuple[tuple[int, int], ...]) -> tuple[Question, ...]:
    """What the customer asked, in the order in which they asked it.

    >>> [q.asks for q in questions("I'd like to know when it ships. Is it blue?", ((0, 31), (32, 43)))]
    ['when it ships', 'Is it blue']
    >>> [q.asks for q in questions("are you kidding me?? where is it", ((0, 20), (21, 32)))]
    ['where is it']
    """
    found: list[Question] = []
    for start, end in sentences:
        words = _words(text, start, end)
        marked = "?" in text[start:end]
        bounds = [*_openings(words, text, marked), len(words)]
        for first, last in pairwise(bounds):
            closes = last == len(words)
            while not closes and last - first > 1 and words[last - 1].text in JOINTS:
                last -= 1
            piece = words[first:last]
            ends = text.rfind("?", piece[0].start, end) + 1 if closes and piece else 0
            if ends:
                piece = [word for word in piece if word.end <= ends]
            found += _asked(text, piece, ends or (end if closes else piece[-1].end), bool(ends))
    return tuple(found)


def _words(text: str, start: int, end: int) -> list[Word]:
    """The words of a sentence; one that stands for two ("whens") gives both, at the same place."""
    words = []
    for match in re.finditer(r"[@#]?\w+(?:['’/.-]\w+)*", text[start:end]):
        plain = match[0] if match[0] in {"R", "U"} else match[0].lower().replace("’", "'")
        words += [Word(part, start + match.start(), start + match.end()) for part in SLOPPY.get(plain, plain).split()]
        if len(words) > 2 and words[-3].text in ASKING and (words[-2].text, words[-1].text) in STRENGTHENED:
            del words[-2:]
    return words


def _openings(words: list[Word], text: str, marked: bool) -> list[int]:
    """Where the pieces of a sentence begin: at its start, and wherever a question opens after a comma or an "and"."""
    cuts = [0]
    for at in range(1, len(words)):
        before = words[at - 1]
        gap = text[before.end : words[at].start]
        joint = before.text in JOINTS or bool(re.search(r"[^\w\s'’\"“”./-]|\n|\s-", gap))
        relative = words[at].text == "who" and not marked and before.text not in JOINTS
        if (
            joint
            and not relative
            and not _conditional(words[cuts[-1] : min(at, cuts[-1] + LONGEST_LEAD)])
            and _begins(words, at, cuts[-1], marked)
        ):
            cuts.append(at)
    return cuts


def _begins(words: list[Word], at: int, piece: int, marked: bool) -> bool:
    """Whether a question begins here, its condition first where it has one ("…, and if I order today would it …")."""
    if words[at].text in CONDITION and words[at + 1 : at + 2] and words[at + 1].text not in HELPERS:
        asked = _opens(words, piece + _lead(words[piece : piece + LONGEST_LEAD]), marked)
        return asked and any(
            _opens(words, later, marked) for later in range(at + 3, min(at + LONGEST_CONDITION, len(words)))
        )
    tag = len(words) == at + 2 and words[at].text in HELPERS and words[at + 1].text in PRONOUNS
    return not tag and _opens(words, at, marked)


def _opens(words: list[Word], at: int, marked: bool) -> bool:
    """Whether a direct question opens here: "when will", "how much does", "can I", "any news"."""
    here = words[at].text
    after = [word.text for word in words[at + 1 : at + 7]]
    if " ".join([here, *after]) in SHORT:
        return marked or at == 0 or len(after) > 0
    if not after:
        return False
    if here in ASKING:
        return _wh_opens(words, at, after, marked)
    if here == "any":
        return after[0] in ANY
    if here not in HELPERS or (here in DENIED and not marked):
        return False
    first = at == 0 or (at < LONGEST_LEAD and _lead(words[: at + 1]) == at)
    if here in {"is", "are", "does"} and (first or marked) and after[0] not in SUBJECTS:
        return after[0] not in NOT_ASKED and not re.search(r"(?:ed|ing)$", after[0])
    if marked:
        return after[0] in SUBJECTS or words[at + 1].text.startswith("@")
    if here in {"had", "should", "might"} or (here in {"have", "do"} and after[0] not in {"i", "you", "we", "they"}):
        return False
    return (
        after[0] in (SUBJECTS if first or here in {"can", "could", "will", "does", "did"} else PRONOUNS)
        and len(after) > 1
    )


def _wh_opens(words: list[Word], at: int, after: list[str], marked: bool) -> bool:
    here = words[at].text
    if after[0] in HELPERS:
        return not (here == "which" and not marked) and not _cleft(words, at)
    if after[0] in SUBJECTS:
        return False
    if here in {"who", "what", "which"} and after[0].endswith("s") and len(after[0]) > 3:
        return marked or here == "who" or after[0] in {"happens", "comes", "costs"}
    if here == "how" and after[0] in {"much", "many"} and after[1:2] == ["for"]:
        return True
    if here in {"how", "what", "which", "whose"} or (here == "where" and after[0] in {"exactly", "else"}):
        return _helped(after, marked)
    return marked


def _helped(after: list[str], marked: bool) -> bool:
    """Whether "how much", "which tram" or the like goes on as a question does: with a helping verb."""
    if after[0] in {"about", "come"}:
        return True
    for at, word in enumerate(after[1:4], 1):
        if word in HELPERS:
            return marked or at + 1 == len(after) or after[at + 1] in SUBJECTS or at <= 2
        if word in {"i", "you", "we", "he", "she", "it", "they"}:
            return False
    return marked


def _cleft(words: list[Word], at: int) -> bool:
    """ "What is worse is that …", "when is comes to …": no question, whatever it looks like."""
    rest = [word.text for word in words[at + 2 : at + 8]]
    return (
        bool(rest)
        and rest[0] in {"worse", "more", "annoying", "frustrating", "odd", "strange", "funny"}
        and bool({"is", "that"} & set(rest[1:]))
    )


def _asked(text: str, words: list[Word], end: int, marked: bool) -> Iterator[Question]:
    """The questions in one piece of a sentence."""
    short = " ".join(word.text for word in words) in SHORT
    body = words if short else words[_lead(words) :]
    spelt = " ".join(word.text for word in body)
    if not body or _rhetorical(spelt):
        return
    indirect = list(_indirect(text, words))
    if indirect:
        if asks := _request_before(words, len(words) - len(body), indirect[0][0]):
            stop = words[asks].end
            yield Question(
                text=text[body[0].start : stop], start=body[0].start, end=stop, asks=_bare(text[body[0].start : stop])
            )
            body = words[asks + 2 :]
        for first, last in indirect:
            stop = _stop(text, words[first:last], end if last == len(words) else words[last - 1].end)
            begin = body[0].start if first == indirect[0][0] else words[first].start
            yield Question(
                text=text[begin:stop].strip(), start=begin, end=stop, asks=_bare(text[words[first].start : stop])
            )
        return
    opens = next(
        (at for at in range(len(body)) if (at == 0 or (at >= 3 and _conditional(body))) and _opens(body, at, marked)),
        None,
    )
    if opens is None and not (marked and _plain_question(text, body, end)):
        return
    if (
        opens is not None
        and not marked
        and text[body[-1].end : end].lstrip().startswith("!")
        and body[0].text not in ASKING | HELPERS
    ):
        return
    stop = end if marked else _stop(text, body, end)
    yield Question(
        text=text[body[0].start : stop].strip(), start=body[0].start, end=stop, asks=_bare(text[body[0].start : stop])
    )


def _request_before(words: list[Word], at: int, first: int) -> int:
    """Where a request ends beside which something is asked ("could you send the bill *too* and tell me when …"); 0 where there is none."""
    if [word.text in some for word, some in zip(words[at:], (REQUESTS, ASKED_OF), strict=False)] != [True, True]:
        return 0
    verb = next((word.text for word in words[at + 2 : first] if word.text not in OPENERS), "")
    joint = next((here for here in range(first - 1, at + 3, -1) if words[here].text == "and"), 0)
    return joint - 1 if joint and verb and verb not in SAYING else 0


def _lead(words: list[Word]) -> int:
    """How many words stand before the words that ask."""
    at = 0
    while (
        at < min(len(words), LONGEST_LEAD)
        and (words[at].text in OPENERS or words[at].text.startswith("@"))
        and words[at].text not in HELPERS
    ):
        at += 1
    greeted = at and at < len(words) - 1 and words[at - 1].text in {"hi", "hello", "hey", "dear"}
    if greeted and words[at].text not in SUBJECTS | ASKING | HELPERS and _opens(words, at + 1, True):
        at += 1  # the name of whoever is greeted
    return at if at < len(words) else 0


def _rhetorical(spelt: str) -> bool:
    if spelt in ALONE:
        return True
    for opening, follow in OUTBURSTS.items():
        if spelt.startswith(opening) and spelt[len(opening) :][:1] in ("", " "):
            rest = spelt[len(opening) + 1 :]
            if rest.partition(" ")[0] in follow or any(" " in more and rest.startswith(more) for more in follow):
                return True
    return False


def _indirect(text: str, body: list[Word]) -> Iterator[tuple[int, int]]:
    """What an indirect question asks, as ranges of words: "I want to know [when …] and [why …]"."""
    spelt = " ".join(word.text for word in body)
    found = INDIRECT.search(spelt) or NAMED.search(spelt)
    if not found or NO_QUESTION.match(found["asks"]):
        return
    first = len(spelt[: found.start("asks")].split())
    if len(body) > first + 1 and "," in text[body[first].end : body[first + 1].start]:
        return
    if len(body) - first < 2 and body[first].text not in {"why", "when"}:
        return
    for at in range(first + 2, len(body)):
        if body[at].text in ASKING | {"if", "whether"} and (ends := _joined(text, body, at)):
            yield first, ends
            first = at
    yield first, len(body)


def _joined(text: str, body: list[Word], at: int) -> int:
    """Where the part before ends when an "and" joins what begins at `at`; 0 when none does."""
    if body[at - 1].text in {"and", "or"}:
        return at - 1
    return at if "&" in text[body[at - 1].end : body[at].start] else 0


def _conditional(words: list[Word]) -> bool:
    """Whether these begin as an if-clause does ("and if I order today …"), but not as "when do I …"."""
    at = _lead(words)
    return words[at].text in CONDITION and (len(words) < at + 2 or words[at + 1].text not in HELPERS)


def _plain_question(text: str, body: list[Word], end: int) -> bool:
    """Whether a piece that has only its question mark to show for it asks something ("The white one has a plug?")."""
    loud = re.search(r"\?\s*[?!]|!\s*\?", text[body[-1].end : end])
    return (
        len(body) >= 2
        and not loud
        and body[0].text not in {"oh", "you've", "you're", "which"}
        and (body[0].text != "what" or body[1].text in {"i", "we"})
    )


def _stop(text: str, words: list[Word], end: int) -> int:
    """Where a question without a mark ends: before a comma with which something else begins, or before a signature."""
    for before, word in pairwise(words[2:]):
        if word.text in ENDINGS and re.search(r"[,;–—(\n]|\s-", text[before.end : word.start]):
            return before.end
    if len(words) > 2 and re.match(r"[.!]\s", text[words[-2].end :]):
        return words[-2].end
    return end


def _bare(words: str) -> str:
    return re.sub(r"[\s?!.,;:)–—-]+$", "", words)
