"""Negative to positive, with the facts kept: "can't … until next month" is "… next month", "not A, only B" is "B, but not A"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.inflect import inflect, person, present
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, capital, join_slot, small, when, words
from replycoach.rewriting.transforms._time import at, end_of_clause, preposition

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULES = ("language/negative-phrasing", "language/dead-end")

SOFTENERS = re.compile(
    r"^(?:(?:(?:no|nope|sorry|well)(?=[,;:–-])|unfortunately|sadly|regrettably|regretfully|i'm afraid(?: that)?|i am afraid(?: that)?|afraid|(?:i'm|i am|we're|we are) (?:very |so )?sorry(?: to say)?(?: that)?|"
    r"i regret (?:to say )?that|just so you know|please note(?: that)?|the (?:bad news|problem) is(?: that)?)\b[,:;–-]*\s+(?:but\s+)?)+(?=\S)",
    re.IGNORECASE,
)
CLOSING_REGRETS = re.compile(
    r",? (?:i'm afraid|i am afraid|unfortunately|i'm sorry to say|sorry|sadly|just so you know)(?=[.!]*$)",
    re.IGNORECASE,
)
NOT_YET = re.compile(
    r"\b(?:currently|at (?:this|the) (?:time|moment|present)|at present|right now|yet|just now|at all|whatsoever|as yet)\b,?\s*",
    re.IGNORECASE,
)
AUXILIARY = {"ca": "can", "wo": "will", "sha": "shall"}
PAST = frozenset("did could was were had has have would should might may must 'd 've".split())
POLAR = frozenset("anything anyone anybody ever either anymore anywhere longer neither nor much hardly".split())
"""Words that only stand where something is denied; a sentence with one cannot simply be turned round."""
MASS = frozenset(
    "information news money access help advice support progress data feedback stock work time payment compensation".split()
)
GIVING = frozenset("get give offer provide supply sell".split())
EXPECTED = frozenset(
    "answer update news information result outcome detail date decision response reply figure quote price".split()
)


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The positive wording where the sentence holds the positive fact, or a slot for it where it names what is missing."""
    yield from by_sentence(reading, prose_span, rewrite)


def rewrite(piece: Piece) -> Iterator[Wording]:
    """All ways to say this sentence positively, the best first."""
    text = CLOSING_REGRETS.sub("", SOFTENERS.sub("", piece.text))
    doc = piece.reading.parser.parse(capital(text))
    yield from _bounded(doc)
    yield from _conditional(doc)
    yield from _only(doc)
    yield from _but(doc)
    yield from _missing(doc)


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
    if turned is None:
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


def tail_off(said: str) -> str:
    """A clause without the mark or comma at its end."""
    return re.sub(r"[\s,.;:!–—-]+$", "", said)


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
        if thing:
            yield f"{thing} will be available {at(until) if kind == 'until' else f'from {until}'}", True
        elif modal in ("will", "") and kind == "until" and not re.search(r"\b(?:able|open|available)\b", said):
            yield f"{said} {at(until)}", True
        elif modal == "will" and kind != "until" and not re.search(r"\b(?:able|open|available|ready)\b", said):
            yield f"{said} {at(until)} at the earliest", True
        else:
            yield f"{said} from {until}", True
    elif kind == "unless" and finite:
        if not re.search(r"\b(?:not|n't|never|no)\b", until):
            yield f"{said} if {until}", False
    elif kind in ("until", "before") and finite:
        yield f"{said} {'once' if len(until.split()) < 12 else 'as soon as'} {until}", modal in ("can", "")
    elif gerund and kind in ("without", "before", "until"):
        perfect = _perfect(doc, bound, main)
        if perfect:
            yield f"{said} once {perfect}", modal == "can"
    elif (
        kind == "without"
        and not finite
        and re.match(
            r"(?:an?|the|your|any|proof|written|valid|this|that|\w+ (?:id|number|form|receipt))\b", until, re.I
        )
    ):
        yield f"{said} with {re.sub('^any ', 'a ', until)}", False


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


def affirmative(doc: Doc, start: int, end: int) -> tuple[str, str] | None:
    """The words of a clause without its one denial, and its modal ("can", "will", else empty); None where that cannot be done."""
    denials = [
        token
        for token in doc[start:end]
        if token.lower_ in ("not", "n't", "never", "no", "unable", "none", "nobody", "nothing", "impossible")
    ]
    if (
        len(denials) != 1
        or denials[0].lower_ in ("never", "none", "nobody", "nothing")
        or any(t.lower_ in POLAR for t in doc[start:end])
    ):
        return None
    denial = denials[0]
    swaps: dict[int, str] = {}
    for token in doc[start:end]:
        if token.lower_ == "any":
            swaps[token.i] = "" if _many(doc, token.i) else "a"
        elif token.lower_ in ("yet", "whatsoever"):
            swaps[token.i] = ""
    if denial.lower_ in ("unable", "impossible"):
        return _able(doc, denial, start, end, swaps)
    if denial.lower_ == "no":
        return _some(doc, denial, start, end, swaps)
    if denial.i == 0:
        return None
    helper = doc[denial.i - 1]
    word = AUXILIARY.get(helper.lower_, helper.lower_)
    if word in PAST or helper.pos_ not in ("AUX", "VERB") or helper.i == start:
        return None
    swaps[denial.i] = ""
    modal = word if word in ("can", "will") else ""
    if word in ("do", "does"):
        verb = next(
            (token for token in doc[denial.i + 1 : min(end, denial.i + 4)] if token.tag_ in ("VB", "VBP")), None
        )
        if verb is None:
            return None
        swaps[helper.i] = ""
        swaps[verb.i] = inflect(verb.lemma_, "VBZ") if word == "does" else verb.lemma_
    elif word == "will" and helper.lower_ == "wo" and doc[helper.i - 1].lower_ in ("i", "we", "you", "it", "they"):
        swaps[helper.i - 1] = doc[helper.i - 1].text + "'ll"
        swaps[helper.i] = ""
    else:
        swaps[helper.i] = word
    said = NOT_YET.sub("", words(doc, start, end, swaps)).replace(" 'll", "'ll")
    if re.search(r"\b(?:am|are|'m|'re|is) able to\b", said):
        return re.sub(r"(?: am| are|'m|'re| is) able to\b", " can", said), "can"
    return said, modal


def _many(doc: Doc, i: int) -> bool:
    """Whether the noun after a determiner takes no article."""
    noun = next((token for token in doc[i + 1 : i + 5] if token.tag_ in ("NN", "NNS", "NNP", "NNPS")), None)
    return noun is None or noun.tag_ != "NN" or noun.lower_ in MASS


def _able(doc: Doc, denial: Token, start: int, end: int, swaps: dict[int, str]) -> tuple[str, str] | None:
    helper = doc[denial.i - 1]
    if denial.i == start or helper.lemma_ != "be" and helper.lower_ not in ("'re", "'m", "are", "am", "is", "'s"):
        return None
    swaps[denial.i] = "able" if denial.lower_ == "unable" else "possible"
    said = words(doc, start, end, swaps)
    if denial.lower_ == "unable":
        said = re.sub(r"(?: am| are|'m|'re| is) able to\b", " can", said)
    return NOT_YET.sub("", said), "can"


def _some(doc: Doc, denial: Token, start: int, end: int, swaps: dict[int, str]) -> tuple[str, str] | None:
    """ "No refund can be made" without its "no"."""
    if not any(token.tag_ in ("MD", "VBZ", "VBP") for token in doc[denial.i + 1 : end]) and denial.i == start:
        return None
    follows = doc[denial.i + 1]
    if follows.pos_ not in ("NOUN", "ADJ", "PROPN") or follows.lower_ in ("one", "way"):
        return None
    article = "" if _many(doc, denial.i) else "an" if follows.text[:1].lower() in "aeiou" else "a"
    swaps[denial.i] = article
    modal = next((token.lower_ for token in doc[start:end] if token.lower_ in ("can", "will")), "")
    return capital(words(doc, start, end, swaps)) if denial.i == start else words(doc, start, end, swaps), modal


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


# "not A, only B"


def _only(doc: Doc) -> Iterator[Wording]:
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


def _but(doc: Doc) -> Iterator[Wording]:
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


# "isn't available", "we don't have …": the time when it will be is a slot


_GONE = re.compile(
    r"^(?P<what>(?!i\b|you\b|we\b|there\b)[\w' -]{2,50}?)(?: is|'s| are|'re)(?: currently| now)?(?: not|n't)?(?: currently| yet)? (?:(?:un)?available|in stock|out of stock|sold out|back ?ordered)(?: right now| yet)?(?P<more>[.!]*)$",
    re.IGNORECASE,
)
_LACKING = re.compile(
    r"^(?:we|i) (?:(?:currently )?(?:do not|don't) (?:currently )?have|(?:currently )?have no|(?:have|'ve) run out of|(?:are|'re) (?:currently )?out of) (?:any |an? )?(?P<what>[\w' -]{2,50}?)(?: for you)?(?P<stock> in stock| available| left)?(?P<more>[.!]*)$",
    re.IGNORECASE,
)


def _missing(doc: Doc) -> Iterator[Wording]:
    text = NOT_YET.sub("", doc.text)
    text = re.sub(r"\s+(?=[.!])|,(?=[.!]*$)", "", text)
    found = _GONE.match(text)
    if found and re.search(r"n't|not|unavailable|out of|sold out|order", text):
        will = join_slot(f"{found['what']} will be available again.", when("from 3 May"))
        yield Wording(capital(will), "review", "names the day instead of the lack")
        return
    found = _LACKING.match(text)
    if found is None:
        return
    what = found["what"]
    if what.split()[-1].lower().removesuffix("s") in EXPECTED and not found["stock"]:
        article = "the" if what.split()[0].lower() not in ("the", "your", "that") else ""
        yield Wording(f"I'll have {article} {what} for you {when()}.", "review", "says when the answer comes")
    elif (found["stock"] or re.search(r"out of", text, re.I)) and re.match(
        r"(?:the|your|that|those|this)\b|.*s$", what, re.I
    ):
        article = "" if re.match(r"(?:the|your|that|those|this)\b", what, re.I) else "the "
        yield Wording(
            f"{capital(article + what)} will be back in stock {when('on 3 May')}.",
            "review",
            "names the day instead of the lack",
        )
