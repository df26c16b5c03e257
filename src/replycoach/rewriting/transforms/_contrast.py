"""What there is, before what there is not: "not A, only B" is "B, but not A", "we can't A, but we can B" is "we can B, although …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.rewriting.inflect import inflect, person, present
from replycoach.rewriting.transforms._affirmative import AUXILIARY
from replycoach.rewriting.transforms._piece import Wording, capital, small, tail_off, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


NONE_BUT = re.compile(
    r"^(?P<start>there (?:are|is)|we have|i have) no (?P<what>[a-z]+(?: (?:left|free))?) (?P<not>(?:for|on|at|in|before|after) [^,;]{2,40}), (?:only|just) (?P<there>(?:for|on|at|in|before|after) [^,;]{2,40}?)[.!]*$",
    re.IGNORECASE,
)
"""What there is none of, but for another day or place."""


def only(doc: Doc) -> Iterator[Wording]:
    """What there is, before what there is not."""
    if found := NONE_BUT.match(doc.text):
        many = found["what"].split()[0].endswith("s")
        thing = found["what"] if many else f"{'an' if found['what'][0] in 'aeiou' else 'a'} {found['what']}"
        yield Wording(
            f"{found['start']} {thing} {found['there']}, but not {found['not']}.", "safe", "leads with what there is"
        )
        return
    turn = next(
        (t for t in doc[1:] if t.lower_ in ("only", "just") and doc[t.i - 1].text in (",", "–", "—", ";")), None
    )
    denial = next((t for t in doc if t.lower_ in ("not", "n't")), None)
    if (
        turn is None
        or denial is None
        or denial.i > turn.i
        or denial.i < 2
        or sum(t.lower_ in ("not", "n't", "no", "never") for t in doc) != 1
    ):
        return
    helper, stop = doc[denial.i - 1], len(doc)
    while stop and doc[stop - 1].is_punct:
        stop -= 1
    other = doc[turn.i + 1 : stop]
    rest = doc[denial.i + 1 : turn.i - 1]
    if (
        not len(other)
        or not len(rest)
        or any(t.text in ",;" for t in [*other, *rest])
        or any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in other)
    ):
        return
    aux = AUXILIARY.get(helper.lower_, helper.lower_)
    subject = words(doc, 0, helper.i)
    note = "leads with what there is"
    if aux in ("do", "does"):
        verb, denied = rest[0], rest[1:]
        if verb.tag_ not in ("VB", "VBP") or not len(denied) or _kind(denied[0]) != _kind(other[0]):
            return
        said = inflect(verb.lemma_, "VBZ") if aux == "does" else verb.lemma_
        yield Wording(f"{subject} {said} {other.text}, but not {denied.text}.", "safe", note)
    elif aux in ("can", "will", "is", "are") and _kind(rest[0]) == _kind(other[0]):
        yield Wording(f"{subject} {aux} {other.text}, but not {rest.text}.", "safe", note)
    elif aux in ("can", "will") and rest[0].lemma_ == "be" and len(rest) > 1 and _kind(rest[1]) == _kind(other[0]):
        yield Wording(f"{subject} {aux} be {other.text}, but not {rest[1:].text}.", "safe", note)
    elif aux in ("can", "will") and rest[0].tag_ == "VB" and len(rest) > 1 and _kind(rest[1]) == _kind(other[0]):
        yield Wording(f"{subject} {aux} {rest[0].text} {other.text}, but not {rest[1:].text}.", "safe", note)
    elif (
        aux in ("is", "are")
        and not any(t.pos_ == "NOUN" and t.lower_ not in ("stock", "sale") for t in rest)
        and _kind(other[0]) == "thing"
        and other[-1].pos_ in ("NOUN", "ADJ", "PROPN", "PRON")
    ):
        is_ = present("be", person(other[-1]))
        yield Wording(f"{capital(other.text)} {is_} {rest.text}, but {small(subject, doc[0])} {aux}n't.", "safe", note)


def _kind(token: Token) -> str:
    if token.tag_ in ("DT", "PRP$", "NN", "NNS", "NNP", "PRP", "CD", "JJ", "PDT"):
        return "thing" if token.tag_ != "JJ" else "quality"
    return {"IN": "place", "VBN": "done", "VB": "act", "VBG": "doing", "RB": "way"}.get(token.tag_, token.tag_)


# "We can't A, but we can B"


def but(doc: Doc) -> Iterator[Wording]:
    turn = next((t for t in doc[1:-2] if t.lower_ in ("but", "however") and t.i > 2), None)
    if turn is None or any(
        t.lower_ in ("it", "they", "them", "one", "that", "this", "those", "instead") for t in doc[turn.i + 1 :]
    ):
        return
    first, second = doc[: turn.i], doc[turn.i + 1 :]
    if not any(t.lower_ in ("not", "n't") for t in first[:6]) or any(
        t.lower_ in ("not", "n't", "no", "never") for t in second
    ):
        return
    if (
        any(t.text in ";:" for t in doc)
        or not any(t.tag_ in ("MD", "VBP", "VBZ") for t in second[:4])
        or second[0].pos_ not in ("PRON", "DET", "NOUN", "PROPN")
    ):
        return
    if not any(t.lower_ in ("can", "will", "'ll", "have", "do", "is", "are", "'re") for t in second[:4]):
        return
    later = tail_off(words(doc, turn.i + 1, len(doc)))
    yield Wording(
        f"{capital(later)}, although {small(tail_off(words(doc, 0, turn.i)), doc[0])}.",
        "safe",
        "leads with what can be done",
    )
