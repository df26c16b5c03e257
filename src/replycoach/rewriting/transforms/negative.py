"""Negative to positive, with the facts kept: "can't … until next month" is "… next month", "not A, only B" is "B, but not A"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.reading.grammar import SUBJECTS
from replycoach.rewriting.inflect import inflect
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import facts, has_verb
from replycoach.rewriting.transforms._affirmative import affirmative
from replycoach.rewriting.transforms._barred import barred
from replycoach.rewriting.transforms._contrast import but, only
from replycoach.rewriting.transforms._forward import forward
from replycoach.rewriting.transforms._lacking import missing
from replycoach.rewriting.transforms._later import earliest, on_the_way
from replycoach.rewriting.transforms._needed import needed
from replycoach.rewriting.transforms._next import (
    CLOSING_REGRETS,
    DENIED,
    POINTS_TO_RULE,
    SOFTENERS,
    but_next,
    with_next,
)
from replycoach.rewriting.transforms._piece import (
    Piece,
    Wording,
    by_sentence,
    capital,
    small,
    tail_off,
    words,
)
from replycoach.rewriting.transforms._swapped import but_first, reason_first
from replycoach.rewriting.transforms._time import at, end_of_clause, preposition
from replycoach.rewriting.transforms.commanding import asked_for

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULES = ("language/negative-phrasing", "language/dead-end")

GIVING = frozenset("get give offer provide supply sell".split())
SETS_IN = frozenset(
    "open close arrive leave start begin come depart land launch end finish return reach go resume expire".split()
)
"""Verbs of what happens at a moment: "we don't open until nine" is "we open at nine"."""
LASTS = frozenset("offer sell serve work run stock provide support apply cover accept take allow deliver ship".split())
"""Verbs of what goes on from a moment: "we won't sell it until May" is "we'll sell it from May"."""

DISCLAIMED = re.compile(
    r"[,;–—] ?(?:as |because |since )?(?:we|i) (?:do not|don't|can't|cannot|won't|will not) (?:do|take care of|handle|arrange|organi[sz]e) (?:this|that|it)(?: for you)?[.!]*$",
    re.IGNORECASE,
)
"""That nobody here does it, behind what the customer has to do."""
REASON = re.compile(
    r",? (?:(?:because of|due to|owing to|on account of|as a result of) (?P<thing>[^,;.!?]{3,60})|(?:because|since) (?P<why>(?:we|i|it|the|our|your|they)\b[^,;.!?]{3,80}))(?P<stop>[.!]*)$",
    re.IGNORECASE,
)
"""Why something is not possible, behind the refusal: it does not explain what is."""
OURS = re.compile(
    r"We(?:'ll| can) (?:send|refund|book|change|cancel|look|process|arrange|order|check|move|add|reset|update|call|reply|tell|give)\b"
)
WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
ROW = re.compile(r"(, (?:and|but|so) |; )(?=[A-Za-z])")
EITHER = re.compile(r",? either\b")
GIVES = re.compile(r"\b(?:refund|pay|paid|compensat|replac|credit|reimburs|offer|waive|allow|let)\w*", re.IGNORECASE)
OPEN_END = re.compile(
    r"\b(?:(?:his|her|their) say|(?:look|investigat|review|assess|decid|inspect|check|examin|consider|hear|heard|answer|repl|respond|report)\w*|spoken to|come back|meeting|hearing|appeal|interview)\b",
    re.IGNORECASE,
)
"""What may end in a no, so that nobody can say that they get it then."""
SAYS = frozenset("promise guarantee say think believe expect imagine suppose hope sure certain".split())
"""Words of what is only said or thought, whose bound is that of another clause: "I can't promise it before Friday"."""
TURNS_BACK = frozenset("but however though although while whereas".split())
"""Words with which another clause begins that says the contrary."""


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The positive wording where the sentence or the next one holds the positive fact, or a slot for it where it names what is missing."""
    touched = [
        (Piece.of(reading, one, prose_span), after)
        for one, after in pairwise(reading.sentences)
        if one.start < prose_span[1] and prose_span[0] < one.end
    ]
    for piece, after in touched:
        yield from with_next(reading, piece, after)
    yield from by_sentence(reading, prose_span, rewrite)
    for piece, after in touched:
        yield from but_next(reading, piece, after)
    for piece, _ in touched if finding.rule == "language/negative-phrasing" else ():
        yield from forward(reading, piece, SOFTENERS)


def rewrite(piece: Piece) -> Iterator[Wording]:
    """All ways to say this sentence positively, the best first; what "we" do also as what "I" do."""
    for one in _ways(piece):
        yield one
        if OURS.match(one.text) and len(WE.findall(one.text)) == 1:
            yield replace(one, text=f"I{one.text[2:]}", safety="review")


def _ways(piece: Piece) -> Iterator[Wording]:
    if disclaimed := DISCLAIMED.search(piece.text):
        yield from asked_for(piece, f"{piece.text[: disclaimed.start()]}.")
        return
    text = CLOSING_REGRETS.sub("", SOFTENERS.sub("", piece.text))
    plain = text.replace("’", "'")
    if made := list(on_the_way(piece, plain)):
        yield from made
        return
    doc = piece.reading.parser.parse(capital(text))
    if (why := REASON.search(text)) and re.search(r"\b(?:until|till|before|for)\b", text[: why.start()]):
        lead = f"With {why['thing']}" if why["thing"] else f"As {why['why']}"
        said = f"{text[: why.start()]}."
        for one in (*on_the_way(piece, said), *_bounded(piece.reading.parser.parse(capital(said)))):
            yield Wording(f"{lead}, {small(one.text)}", "review", one.note)
        return
    yield from barred(doc)
    yield from needed(text)
    shorter = POINTS_TO_RULE.sub("", text.replace("’", "'"))
    if shorter != text.replace("’", "'") and facts(text) - {"T", "Cs", "T&Cs"} == facts(shorter):
        yield Wording(capital(shorter), "review", "says it without pointing to a rule", facts(text) - facts(shorter))
    yield from _bounded(doc)
    yield from _conditional(doc)
    yield from _each(piece, text)
    yield from only(doc)
    yield from but(doc)
    yield from but_first(doc, piece.reading.parser)
    yield from reason_first(text, piece.reading.parser)
    yield from missing(doc)
    yield from earliest(text)


# "can't … until", "won't … before", "no … without"


def _bounded(doc: Doc) -> Iterator[Wording]:
    for marker in doc:
        kind = _bound(doc, marker)
        if not kind:
            continue
        first = marker.i + (1 if kind != "than" else _than(doc, marker.i))
        end = end_of_clause(doc, first)
        if end <= first:
            continue
        if marker.i == 0:
            if end + 1 < len(doc) and doc[end].text == ",":
                yield from _said(doc, kind, (first, end), (end + 1, len(doc)), len(doc))
        else:
            yield from _said(doc, kind, (first, end), (_beginning(doc, marker.i), marker.i), end)
        return


def _bound(doc: Doc, marker: Token) -> str:
    word = marker.lower_
    if word in ("until", "till", "til", "before", "unless", "without"):
        return "until" if word in ("till", "til") else word
    if word in ("any", "earlier", "sooner") and _than(doc, marker.i):
        return "than"
    return ""


def _than(doc: Doc, i: int) -> int:
    """How many words "any sooner than" has here."""
    told = " ".join(token.lower_ for token in doc[i : i + 3])
    return (
        3 if re.match(r"any (?:sooner|earlier) than", told) else 2 if re.match(r"(?:sooner|earlier) than", told) else 0
    )


def _beginning(doc: Doc, before: int) -> int:
    """Where the clause begins that ends before this token: after a semicolon, dash or ", and"."""
    for i in range(before - 1, 0, -1):
        if doc[i].text in (";", ":", "–", "—") or (doc[i].lower_ in ("and", "but", "so") and doc[i - 1].text == ","):
            return i + 1
    return 0


def _said(doc: Doc, kind: str, bound: tuple[int, int], main: tuple[int, int], end: int) -> Iterator[Wording]:
    """The clause `main` without its denial, and with the bound as what makes it so."""
    turned = affirmative(doc, *main)
    if turned is None or _has_more(doc, *main):
        return
    said, modal = turned
    until = words(doc, *bound)
    before = words(doc, 0, main[0]) if bound[0] > main[0] else ""
    rest = words(doc, end, len(doc)) if end < len(doc) and bound[0] > main[0] else ""
    if (
        rest[:1] not in ("", ".", "!", ",", ";", "–", "—")
        or "?" in rest
        or re.match(r"[,;–—]\s*(?:only|not|nor|or|unless)\b", rest)
    ):
        return
    said = tail_off(said)
    verb = next((token for token in doc[main[0] : main[1]] if token.tag_ == "VB" and token.lemma_ in GIVING), None)
    for positive, safety in _wordings(doc, kind, until, said, modal, main, bound, verb):
        sentence = f"{before} {positive}{rest or '.'}" if rest[:1] in ".!,;" else f"{before} {positive} {rest}"
        yield Wording(
            capital(sentence.strip()), "safe" if safety else "review", "says what will happen instead of what will not"
        )


def _has_more(doc: Doc, start: int, end: int) -> bool:
    """Whether another clause begins within these words, so that the bound may be its own."""
    inner = doc[start + 1 : end]
    finite = sum(token.tag_ in ("VBZ", "VBP", "VBD", "MD") for token in doc[start:end])
    if any(token.lemma_.lower() in SAYS for token in inner):
        return True
    return any(token.lower_ in TURNS_BACK for token in inner) or (finite > 1 and any(one.text == "," for one in inner))


def _each(piece: Piece, text: str) -> Iterator[Wording]:
    """A row of clauses, those with a bound each turned for itself; what stays denied comes behind "but"."""
    parts = ROW.split(text)
    if len(parts) < 3 or '"' in text or "(" in text:
        return
    told, changed = "", False
    if not all(map(has_verb, map(piece.reading.parser.parse, parts[::2]))):
        return  # "…, and no drivers" shares the verb and its bound
    for number in range(0, len(parts), 2):
        clause, link = parts[number], parts[number - 1] if number else ""
        plain = EITHER.sub("", tail_off(clause))
        turned = next(_bounded(piece.reading.parser.parse(f"{capital(plain)}.")), None)
        if number == 0 and turned is None:
            return
        if turned is None and changed and DENIED.search(clause):
            link = re.sub(r"\band\b|;", lambda found: "but" if found[0] != ";" else ", but", link)
        first = number == 0 or link == "; "
        told += link + (tail_off(turned.text if first else small(turned.text)) if turned else tail_off(clause))
        changed = changed or turned is not None
    yield Wording(f"{capital(told)}.", "review", "says what will happen instead of what will not")


def _wordings(
    doc: Doc,
    kind: str,
    until: str,
    said: str,
    modal: str,
    main: tuple[int, int],
    bound: tuple[int, int],
    verb: Token | None,
) -> Iterator[tuple[str, bool]]:
    time = preposition(until) is not None
    finite = any(token.tag_ in ("VBZ", "VBP", "VBD", "MD") for token in doc[bound[0] : bound[1]])
    gerund = doc[bound[0]].tag_ == "VBG"
    if time and kind in ("until", "before", "than"):
        thing = _given(doc, verb, main) if verb is not None and modal == "can" else ""
        lemma = _lemma(doc, main)
        if kind == "until" and modal == "" and _is_done(doc, main):
            will_be = re.sub(r" (?:is|are) ", " will be ", said, count=1)
            yield f"{will_be} {at(until)}", True
        elif thing:
            yield f"{thing} will be available {at(until) if kind == 'until' else f'from {until}'}", True
        elif (modal == "" and lemma and lemma not in SETS_IN) or lemma in LASTS:
            yield f"{said if modal else _ABLE.sub(_CAN, said)} from {until}", True
        elif modal in ("will", "") and kind == "until" and not (_STATE.search(said) or doc[main[0]].lower_ == "there"):
            yield f"{said} {at(until)}", True
        elif kind != "until" and (
            said.endswith(" be") or (modal == "will" and not (_STATE.search(said) or "ready" in said))
        ):
            yield f"{said} {at(until)} at the earliest", True
        else:
            yield f"{said} from {until}", True
    elif kind == "unless" and finite:
        if not re.search(r"\b(?:not|n't|never|no)\b", until):
            yield f"{said} if {until}", False
    elif (
        kind in ("until", "before")
        and finite
        and not (_goes_on(doc, bound) or (GIVES.search(said) and OPEN_END.search(until)))
    ):
        yield f"{said} {'once' if len(until.split()) < 12 else 'as soon as'} {until}", modal in ("can", "")
    elif gerund and kind in ("without", "before", "until"):
        perfect = _perfect(doc, bound, main)
        if perfect:
            yield f"{said} once {perfect}", modal == "can"


def _goes_on(doc: Doc, bound: tuple[int, int]) -> bool:
    """Whether an "and" brings another clause behind the bound, which may be no part of it: "until it is done and he has been ill"."""
    both = next((token.i for token in doc[slice(*bound)] if token.lower_ == "and"), bound[1])
    return any(token.dep_ in SUBJECTS for token in doc[both : bound[1]])


_STATE = re.compile(r"\b(?:be|is|are|am|'m|'re|'ll be) (?:able|open|available)\b")
_ABLE, _CAN = re.compile(r"^(?:we|i)\b(?!'|’)", re.IGNORECASE), r"\g<0> can"


def _is_done(doc: Doc, main: tuple[int, int]) -> bool:
    """Whether the clause tells in the passive what is done: "the bins are emptied"."""
    verb = next((token for token in doc[slice(*main)] if token.tag_ == "VBN"), None)
    return verb is not None and any(one.lower_ in ("is", "are") and one.i < verb.i for one in verb.children)


def _lemma(doc: Doc, main: tuple[int, int]) -> str:
    """The verb of the clause, empty where it is "be" or "have"."""
    verbs = (token for token in doc[slice(*main)] if token.pos_ == "VERB" and token.dep_ != "amod")
    lemma = next((token.lemma_.lower() for token in verbs), "")
    return "" if lemma in ("be", "have") else lemma


def _given(doc: Doc, verb: Token, main: tuple[int, int]) -> str:
    """What is given, from "get you *that grinder*"; empty where more hangs on the verb."""
    left = doc[verb.i + 1 : main[1]]
    while len(left) and left[0].lower_ in ("you", "it") and len(left) > 1:
        left = left[1:]
    if not len(left) or any(token.tag_ in ("IN", "TO", "CC", "RB", "RP") or token.pos_ == "VERB" for token in left):
        return ""
    noun = left[-1]
    if noun.pos_ not in ("NOUN", "PROPN") or left[0].lower_ not in ("the", "that", "this", "your", "those", "these"):
        return ""
    return capital(left.text)


def _perfect(doc: Doc, bound: tuple[int, int], main: tuple[int, int]) -> str:
    """ "seeing the receipt" as what has been done: "we've seen the receipt"."""
    subject = doc[main[0]]
    if subject.lower_ not in ("we", "i", "you", "they"):
        return ""
    done = inflect(doc[bound[0]].lemma_, "VBN")
    rest = words(doc, bound[0] + 1, bound[1])
    rest = re.sub(r"^any\b", "a", rest)
    return f"{small(subject.text)}'ve {done} {rest}"


# "If you don't …, we can't …"


def _conditional(doc: Doc) -> Iterator[Wording]:
    mark = next(
        (token for token in doc if token.lower_ == "if" and (token.i == 0 or doc[token.i - 1].text != "as")), None
    )
    if mark is None:
        return
    if mark.i == 0:
        end = end_of_clause(doc, 1)
        condition, main = (1, end), (end + 1, len(doc))
        if end >= len(doc) or doc[end].text != ",":
            return
    else:
        end = end_of_clause(doc, mark.i + 1)
        condition, main = (mark.i + 1, end), (_beginning(doc, mark.i), mark.i)
        if doc[end - 1 : end].text == "," or end < len(doc) - 1:
            return
    needed, outcome = affirmative(doc, *condition), affirmative(doc, *main)
    if needed is None or outcome is None or any(token.text in ",;" for token in doc[main[0] : main[1]]):
        return
    said = capital(tail_off(re.sub(r"^then ", "", outcome[0])))
    yield Wording(f"{said} once {small(needed[0], doc[condition[0]])}.", "review", "says what makes it possible")
