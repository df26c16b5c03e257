"""A rewriter of the user's own: what it answers, taken with care, and what it would give away that the draft does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from inspect import iscoroutine
from typing import TYPE_CHECKING, Final

from replycoach.model import Review
from replycoach.reading.grammar import NEGATIONS, is_command
from replycoach.reading.sentences import split
from replycoach.rewriting.slots import SLOT
from replycoach.rules import foreign
from replycoach.text.characters import ODD
from replycoach.text.html import tags
from replycoach.text.prose import Prose

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

Custom = Callable[[str, Review], str]
"""From the draft and its review to a new text."""

TIMES: Final = 4
"""How many times as long as the draft a text may be, and `MORE` characters: a longer one is no rewrite, and takes long to read."""
MORE: Final = 4_000
GIVES: Final = frozenset(
    "refund reimburse reimbursement compensate compensation voucher coupon discount credit rebate cashback replacement replace "
    "upgrade waive gift goodwill guarantee free".split()
)
"""What costs the company something, in base forms."""
ASKS: Final = frozenset(
    "ask want like wish request expect mention hope wait understand know see hear look check find discuss deny refuse decline need say "
    "write tell wonder".split()
)
"""Verbs under which something is only spoken of."""
OURS: Final = re.compile(
    r"\b(?:our|my) (?:own )?(?:fault|mistake|error|oversight)\b|\b(?:bugs?|faults?|errors?|mistakes?|problems?) (?:on|at|in) our (?:side|end|part|system)\b",
    re.IGNORECASE,
)
"""What owns up to a fault."""
ON_US: Final = re.compile(
    r"\b(?:is|are|be) on (?:us|me|the house)\b|\bon the house\b|\bat no (?:extra |further )?(?:cost|charge)\b|\bcomplimentary\b",
    re.IGNORECASE,
)
"""What the company pays."""
FREE: Final = re.compile(r"\bfor free\b|\bfree of charge\b", re.IGNORECASE)


def answer(custom: Custom, draft: str, review: Review) -> tuple[str, str]:
    """The text that a rewriter gives for a draft, or why there is none that can be read."""
    try:
        given: object = foreign.within(custom, draft, review)
    except foreign.Hung:
        return "", f"the rewriter did not come back within {foreign.SECONDS:g} seconds"
    except Exception as error:
        return "", f"the rewriter failed: {type(error).__name__}"
    if iscoroutine(given):
        given.close()
    if not isinstance(given, str):
        return (
            "",
            "it gave no text" if given is None else f"it gave no text but an object of type {type(given).__name__}",
        )
    text = str(given)
    if not text.strip():
        return "", "it gave no text"
    return text, _unreadable(draft, text)


def _unreadable(draft: str, text: str) -> str:
    """Why a text cannot stand for this draft, whatever it says."""
    if text == draft:
        return "it changed nothing"
    if len(text) > TIMES * len(draft) + MORE:
        return "it is far too long"
    if Counter(_unseen(text)) - Counter(_unseen(draft)):
        return "it would bring in characters that nobody sees"
    old, new = Prose.from_source(draft), Prose.from_source(text)
    had, has = (Counter(source[tag.start : tag.end] for tag in tags(source)) for source in (draft, text))
    if old.kind != "html" and (new.kind == "html" or has - had):
        return "it would add markup"
    return ""


def _unseen(text: str) -> Iterator[str]:
    return (odd[0] for odd in ODD.finditer(text) if odd.lastgroup in ("unseen", "lone"))


def given_away(draft: str, text: str, parser: Parser) -> str:
    """What a text gives the customer that the draft does not speak of; empty without any.

    It looks for a deed or a thing that costs the company something, told as a fact or promised (not asked for, denied or spoken of; what the
    draft only denies it does not give), and for a fault that is owned up to.
    """
    known = {token.lemma_.lower() for doc in _sentences(draft, parser) for token in doc if not _denied(token)}
    for said in (OURS, ON_US):
        if (found := said.search(text)) and not said.search(draft):
            return found[0]
    for doc in _sentences(text, parser):
        if doc.text.endswith("?"):
            continue
        for token in doc:
            lemma = token.lemma_.lower()
            if lemma in GIVES and lemma not in known and not (_is_spoken_of(token) or _denied(token)):
                return token.text
    return ""


def _denied(token: Token) -> bool:
    """Whether the clause of a word says no."""
    for one in (token, *token.ancestors):
        if any(
            child.lower_ in NEGATIONS or child.lower_ in ("no", "nor", "nothing", "cannot") for child in one.children
        ):
            return True
        if one.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in one.children):
            return one.lower_ in ("deny", "refuse", "decline")
    return False


def _sentences(text: str, parser: Parser) -> Iterator[Doc]:
    body = SLOT.sub("then", Prose.from_source(text).body)
    return (parser.parse(" ".join(body[start:end].split())) for start, end in split(body))


def _is_spoken_of(token: Token) -> bool:
    """Whether the words around a gift do not give it: wishes and questions, commands, "feel free", "credit card"."""
    if token.lemma_.lower() == "free" and token.dep_ != "amod" and not FREE.search(token.doc.text):
        return True
    over = [token, *token.ancestors]
    return token.dep_ == "compound" or any(one.lemma_.lower() in ASKS or is_command(one) for one in over)
