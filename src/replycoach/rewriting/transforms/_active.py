"""An office's passive as what somebody does: "you will be notified of the outcome" is "we'll let you know the outcome"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from replycoach.rewriting.inflect import inflect
from replycoach.rewriting.transforms._piece import capital, edges, small, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

CLAUSES = re.compile(r"((?:,|;) (?:(?:and|but|so) )?|\. )(?=[A-Za-z])")
NEWS = frozenset("tell notify inform advise update apprise".split())
"""Verbs of telling somebody something."""
LETS_KNOW = re.compile(r"^(?:of|about|regarding|concerning) ", re.IGNORECASE)
IT_IS = (
    (re.compile(r"^it is (?:duly )?(?:noted|observed)(?: with \w+)? that ", re.IGNORECASE), ""),
    (re.compile(r"^it is (?:deeply |sincerely |much )?(?:regretted|deplored) that ", re.IGNORECASE), "we're sorry that "),
    (re.compile(r"^it is (?:fully |well )?(?:understood|appreciated|recogni[sz]ed|acknowledged) that ", re.IGNORECASE), "I understand that "),
    (re.compile(r"^it is (?:hoped) that ", re.IGNORECASE), "I hope that "),
)  # fmt: skip
NOT_OURS = frozenset(
    "remind warn caution urge require request appreciate regret understand expect ask need base make lose damage break steal know limit cause close note communicate concern allow permit oblige entitle delay affect attach".split()
)
"""Verbs of which "we" is no safe subject, or sharpens what the passive says to nobody: a reminder, a warning."""


def active(text: str, parser: Parser) -> str:
    """The sentence with its passives turned, as far as they say what the company does or the customer can do."""
    parts = CLAUSES.split(text)
    told = [_clause(part, parser) if number % 2 == 0 else part for number, part in enumerate(parts)]
    return capital("".join(told))


def _clause(text: str, parser: Parser) -> str:
    for pattern, instead in IT_IS:
        if pattern.match(text):
            return pattern.sub(instead, text)
    doc = parser.parse(capital(text))
    verb = next((token for token in doc if token.dep_ in ("ROOT", "root") or token.head.i == token.i), None)
    if verb is None or verb.tag_ != "VBN":
        return text
    can = verb.lemma_.lower() == "request" and any(
        child.lower_ == "can" for child in verb.children
    )  # that is the customer's
    if verb.lemma_.lower() in NOT_OURS and not can:
        return text
    subject = next((child for child in verb.children if child.dep_ in ("nsubj:pass", "nsubjpass")), None)
    helpers = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "auxpass") and child.i < verb.i]
    joined = any(child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") for child in verb.children)
    if (
        subject is None
        or not helpers
        or joined
        or edges(subject)[0] != 0
        or re.search(r"\bby (?!\w*day|\d|noon|the end)", doc[verb.i :].text)
    ):
        return text
    start, end = edges(subject)
    between = [token for token in doc[end : verb.i] if token not in helpers]
    if (
        subject.lower_ in ("which", "who", "that", "what", "all", "nothing", "nobody", "none")
        or end > helpers[0].i
        or any(token.tag_ != "RB" or token.lower_ in ("not", "n't", "never") for token in between)
    ):
        return text
    does = _does(verb, " ".join(helper.lower_ for helper in helpers))
    if not does:
        return text
    rest = words(doc, verb.i + 1, len(doc))
    if rest.startswith("to ") and verb.lemma_.lower() in NEWS:  # advised to do something: that is no news
        return text
    thing = words(doc, start, end)
    if _is_word(doc[0].lower_):
        thing = text[:1].lower() + thing[1:]
    return _joined(verb, does, thing, rest, subject, doc)


def _is_word(word: str) -> bool:
    """Whether a dictionary knows it as more than a name."""
    from lemminflect import getAllLemmas

    return bool(set(getAllLemmas(word)) - {"PROPN"})


def _joined(verb: Token, does: str, thing: str, rest: str, subject: Token, doc: Doc) -> str:
    if subject.lower_ == "you" and verb.lemma_.lower() in NEWS:
        if LETS_KNOW.match(rest):
            return f"{does.rpartition(' ')[0]} {_know(does)} you know {LETS_KNOW.sub('', rest)}"
        return f"{does.rpartition(' ')[0]} {_know(does)} you know {rest}".rstrip()
    object_ = {"it": "it", "they": "them", "you": "you", "we": "us", "he": "him", "she": "her"}.get(
        thing.lower(), small(thing, doc[0])
    )
    after = doc[verb.i + 1 : verb.i + 3]
    if (
        len(after) == 2
        and after[0].lower_ != "as"
        and after[0].tag_ in ("IN", "RP", "TO")
        and after[1].tag_ in ("IN", "RB", "RP", ".", ",")
    ):
        does, rest = f"{does} {after[0].text}", words(doc, verb.i + 2, len(doc))
    gap = "" if rest[:1] in ".,;!" or not rest else " "
    return f"{does} {object_}{gap}{rest}"


def _know(does: str) -> str:
    """ "let" in the form of the verb that it stands for."""
    return "let" if not does.endswith("ing") else "letting"


AM = {"I": "'m", "we": "'re"}
TENSES = (
    (re.compile(r"(?:will|'ll|shall) be"), "'ll", "VB"),
    (re.compile(r"(?:has|have|'s|'ve) been"), "'ve", "VBN"),
    (re.compile(r"(?:is|are|'s|'re) being"), "", "VBG"),
)
"""By the helpers of a passive, the helper and the form of the same tense for who does it; "" is "am" or "are"."""


def doing(who: Literal["I", "we"], verb: str, said: str) -> str:
    """Who does it, in the tense of a passive with these helpers; empty for helpers that are no plain tense.

    >>> doing("we", "notify", "will be"), doing("I", "check", "is being"), doing("I", "send", "could be")
    ("we'll notify", "I'm checking", '')
    """
    for helpers, own, form in TENSES:
        if helpers.fullmatch(said):
            return f"{who}{own or AM[who]} {inflect(verb, form)}"
    return ""


HOUSE_DOES = frozenset(
    "consider review assess approve authorise authorize refuse reject decline deny grant award waive process refund reimburse"
    " investigate examine issue expedite".split()
)
"""What the customer applies for, and does not do."""
EITHER_DOES = frozenset(
    "record monitor store share charge close suspend withdraw credit accept deem deduct recover extend allow permit offer change modify alter vary amend adjust end terminate cancel update remove".split()
)
"""What either may do: who is meant stands nowhere."""

LASTS = frozenset("currently temporarily presently momentarily still".split())
"""What is so for a time is a state, and nobody's deed: "answers are currently delayed"."""

PASSED_ON = frozenset("pass forward hand refer send transfer escalate".split())
"""What somebody of the house has done already, and the one who writes need not have."""


def _does(verb: Token, said: str) -> str:
    """Subject and verb in the tense of the passive; empty where nobody plain does it."""
    base = verb.lemma_.lower()
    if base in PASSED_ON and said.endswith(" been"):
        return ""
    if does := doing("we", base, said):
        return does
    if said in ("is", "are"):
        return "" if any(one.lower_ in LASTS for one in verb.doc) else f"we {base}"
    if said in ("can be", "may be") and base not in EITHER_DOES:
        return f"we {said[:3]} {base}" if base in HOUSE_DOES else f"you can {base}"
    return ""
