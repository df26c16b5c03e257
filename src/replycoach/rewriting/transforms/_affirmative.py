"""A denied clause without its denial: "we can't ship it" is "we can ship it", where the grammar allows that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.rewriting.inflect import inflect
from replycoach.rewriting.transforms._piece import capital, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
        or any(t.lower_ in POLAR and not _sent_out(t) for t in doc[start:end])
    ):
        return None
    denial = denials[0]
    swaps: dict[int, str] = {}
    for token in doc[start:end]:
        if token.lower_ == "any":
            swaps[token.i] = "" if _many(doc, token.i) else "a"
        elif token.lower_ in ("yet", "whatsoever"):
            swaps[token.i] = ""
        elif _sent_out(token):
            swaps[token.i] = f"some{token.lower_[3:]}"
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


def _sent_out(token: Token) -> bool:
    """Whether it stands for one of our people: who "can't send anyone before Friday" can send someone then."""
    return token.lower_ in ("anyone", "anybody") and token.head.lemma_ in ("get", "send", "find", "spare")


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
