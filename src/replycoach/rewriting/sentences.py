"""Is the result a sentence? What was rewritten is parsed again, and what is not clean English is not proposed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.reading.grammar import AUXILIARIES, SUBJECTS, is_command
from replycoach.reading.sentences import split

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser
    from replycoach.rewriting.directions import Direction

FINITE = frozenset(["VBD", "VBP", "VBZ", "MD"])
SLOT = re.compile(r"\[(?P<label>[a-z][^\]\n:]{1,40})(?:: e\.g\. (?P<example>[^\]\n]{1,120}))?\]")

DANGLING = re.compile(
    r"\b(?:(?:just |only |simply )?(?:ha(?:ve|s|d)|need(?:s|ed)?|want(?:s|ed)?|going|unable|ought|about|due|likely|order|as|so) to|(?:i|you|we|they)(?:'ll| will)(?: just| only| simply)?|kindly|than|(?<!know )(?<!me )(?<!us )(?<!say )which|whether|(?:save|except|only|but) (?:where|when|that|if|for|as))(?: (?:just|simply|only|please))?[.!;]|\b(?:and|but|so) then[,.;!]",
    re.IGNORECASE,
)
"""A sentence whose verb was cut off: "you'll just have to"."""
NO_PREPOSITION = re.compile(
    r"\b(?:is|are|be|been|being|gets?|'s|'re) (?:looked|dealt|cared|listened|responded|replied|attended|relied|referred|catered)\b(?! (?:\w+ly )?(?:at|into|after|with|for|to|on|over|through|up|in|out|back|upon)\b)",
    re.IGNORECASE,
)
"""A passive that lost what belongs to its verb: "it is looked today"."""
LARGE = re.compile(
    r"[a-z][a-z,;] (?:Please|The|This|That|These|Those|It|You|Your|We|Our|There|They|If|When|Once|But|So|And|As|At|To|For|In)\b"
)
"""A sentence that was joined to another and kept its capital: "…, and Please check"."""
NO_HEAD = re.compile(r"(?:^|[.!?]\s+)(?:without|for|in|of|to|by|from|with) (?:which|whom)\b[^.!?]*[.!]", re.IGNORECASE)
"""A clause that hung on a noun of the sentence before it: "Without which we cannot help."."""
BREAKS = (
    (DANGLING, "it breaks off"),
    (NO_PREPOSITION, "a preposition is lost"),
    (LARGE, "a capital is left within it"),
    (NO_HEAD, "it hangs in the air"),
)
NO_VERB = re.compile(
    r"(?:^|[.!?]\s+)(?P<clause>(?:once|as soon as|when|if|unless|because|although|while|until) (?:the|your|our|my|an?|this|that|their) [^,.;!?]{2,80}),",
    re.IGNORECASE,
)
"""A clause in front that needs a verb of its own."""

UGLY = (
    (re.compile(r"\b(?:and|but|or|because|the|an?|of|with|for|your|my|our|if|until|unless|without|before)\s*[,.;:!?]+(?=\s|$)", re.I), "it breaks off"),
    (re.compile(r"[,;:]\s*[.;:,!?]|(?<!\S)[,.;:?](?!\.|\w)|\s[,;?](?=\s|$)|\(\s*\)"), "punctuation is left over"),
    (re.compile(r"\b(?!had\b|that\b|bye\b|no\b|very\b)([a-z']+) \1\b", re.I), "a word is doubled"),
    (re.compile(r"\ba (?:[aei]\w|o(?!ne\b|nce\b|u)\w|un(?!i))", re.I), "it has “a” for “an”"),
    (re.compile(r"\ban (?:[bcdfgjklmnpqrstvwxyz][aeiouy])", re.I), "it has “an” for “a”"),
    (re.compile(r"\bplease\b[^.!?]{0,60}\bplease\b", re.I), "it says please twice"),
    (re.compile(r"\b(?:and|but|or|so)\s+(?:and|but|or|so)\b|,\s*(?:and|but|or|so)\s*,", re.I), "a conjunction is left over"),
    (re.compile(r"(?<!\bit )(?<!\bthem )\b(?:on|at|in|by|from|until) (?:on|at|in|by|from|until)\b", re.I), "a preposition is doubled"),
    (re.compile(r"\b(?:will|can|could) (?:will|can|could|is|are|was|were|has|had)\b|\bI (?:is|are|has|were)\b|\b(?:you|we|they) (?:is|was|has|am)\b", re.I), "the verb does not agree"),
    (re.compile(r"\bHad (?:the|your|it|you|this|that|they) [^,.?!]{3,160}[.!]|\b(?:[Ww]e|[Tt]hey)(?: are|['’]re)(?: very| so)? I['’]m\b"), "it is no sentence"),
    *BREAKS,
    (re.compile(r"\b(?:not|n't|never)\b[^,.;!?]{0,25}\b(?:not|n't|never|no|nothing|nobody|none)\b", re.I), "it is denied twice"),
)  # fmt: skip
"""What no proposal may contain, unless the words that it replaces had the same."""

WEEKDAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
    " november december".split()
)


def filled(text: str) -> str:
    """The text as the customer would get it: each slot filled with its example.

    >>> filled("I'll write [when: e.g. today by 17:00].")
    "I'll write today by 17:00."
    """
    return SLOT.sub(lambda found: found["example"] or found["label"], text)


def fault(text: str, old: str, parser: Parser) -> str:
    """Why these words cannot stand in place of the old ones; empty where they can."""
    new = filled(text)
    if not new.strip():
        return ""
    for pattern, what in UGLY:
        if len(pattern.findall(new)) > len(pattern.findall(old)):
            return what
    if new.count("(") != new.count(")") or new.count('"') % 2 != old.count('"') % 2:
        return "brackets or quotes are left open"
    if new[:1].islower() and not old[:1].islower() and not re.match(r"\w+[A-Z@./\d]", new):
        return "it begins small"
    spans = split(new)
    whole = len(split(old)) > 0 and is_finite(parser.parse(old[slice(*split(old)[0])]))
    for start, end in spans:
        item = re.match(r"(?:\d+\.|[-*])\s+", new[start:end])
        sentence = new[start + item.end() if item else start : end]
        if not re.search(r"[^\W\d]", sentence):
            continue
        doc = parser.parse(sentence)
        if whole and not item and not is_finite(doc) and not _is_that_clause(sentence, old):
            return "it has no finite verb"
        wrong = disagrees(doc)
        if wrong and not disagrees(parser.parse(old)):
            return wrong
    return ""


def breaks(old: str, new: str, parser: Parser) -> str:
    """Why the sentences that a change made are none, whatever made it; empty where they are.

    >>> from replycoach.reading.grammar import Grammar
    >>> breaks("You'll have to wait.", "You'll have to.", Grammar())
    'it breaks off'
    """
    for pattern, what in BREAKS:
        if len(pattern.findall(new)) > len(pattern.findall(old)):
            return what
    for found in NO_VERB.finditer(new):
        if found["clause"].lower() not in old.lower() and not has_verb(parser.parse(found["clause"])):
            return "a clause has no verb"
    return ""


def has_verb(doc: Doc) -> bool:
    """Whether a clause has a subject and a verb with tense, or a participle."""
    verb = any(token.tag_ in FINITE or token.tag_ in ("VBN", "VBG") for token in doc)
    return verb and any(token.dep_ in SUBJECTS for token in doc)


def _is_that_clause(sentence: str, old: str) -> bool:
    """Whether the old words have it behind "that", where a sentence stands whatever a parser makes of it."""
    start = old.lower().find(sentence.lower().rstrip(".!"))
    return start > 0 and old[:start].rstrip().lower().endswith(" that")


def is_finite(doc: Doc) -> bool:
    """Whether the sentence has a finite main verb, or is a command; a parser that errs on the root alone does no harm."""
    for token in doc:
        if token.head is not token and token.head.i != token.i:
            continue
        if token.tag_ in FINITE or is_command(token) or token.tag_ == "VB":
            return True
        if (
            token.tag_ == "NNS"
            and any(child.dep_ == "compound" for child in token.children)
            and _is_verb_too(token.lower_)
        ):
            return True
        if token.tag_ == "VBN" and any(child.dep_.startswith("nsubj") for child in token.children):
            return True
        if any(child.dep_ in AUXILIARIES and child.tag_ in FINITE for child in token.children):
            return True
        if any(child.dep_ in ("conj", "parataxis", "ccomp") and child.tag_ in FINITE for child in token.children):
            return True
    if any(
        token.tag_ == "NNS" and doc[token.i - 1].dep_ == "acl:relcl" and _is_verb_too(token.lower_) for token in doc[1:]
    ):
        return True  # "the sheet that you signed *shows* nothing"
    if any(
        token.lower_ == "please" and token.i + 1 < len(doc) and token.nbor().lemma_ == token.nbor().lower_
        for token in doc
    ):
        return True
    return any(token.dep_ in AUXILIARIES and token.tag_ in FINITE for token in doc)


def is_told(one: Direction) -> bool:
    """Whether this is something to do, and no condition: "should you wish to appeal"."""
    return not one.words.lower().startswith("should you")


def _is_verb_too(word: str) -> bool:
    """Whether what a parser took for a plural may be a verb: "the lamp *ships* today"."""
    from lemminflect import getAllLemmas

    return "VERB" in getAllLemmas(word)


def disagrees(doc: Doc) -> str:
    """Why a verb does not agree with its subject; only the cases where a parser is hardly ever wrong."""
    for subject in doc:
        if subject.dep_ not in SUBJECTS or subject.dep_.startswith("csubj"):
            continue
        verb = finite_of(subject.head)
        if verb is None or verb.i < subject.i:
            continue
        form, word = verb.lower_, subject.lower_
        if word == "i" and form in ("is", "are", "has", "were", "does"):
            return "the verb does not agree"
        if word in ("you", "we", "they") and form in ("is", "was", "has", "does", "am", "'m", "'s"):
            return "the verb does not agree"
        if word in ("it", "he", "she", "this") and form in ("are", "were", "have", "do", "am", "'m"):
            return "the verb does not agree"
        joined = any(child.dep_ in ("conj", "nummod") for child in subject.children)
        if subject.tag_ == "NN" and not joined and form in ("are", "were") and verb.i - subject.i < 3:
            return "the verb does not agree"
        if subject.tag_ == "NNS" and form in ("is", "was", "has", "does") and verb.i - subject.i < 3:
            return "the verb does not agree"
    return ""


def finite_of(verb: Token) -> Token | None:
    """The word of a clause that carries tense: its first auxiliary, else the verb itself."""
    helpers = [child for child in verb.children if child.dep_ in AUXILIARIES and child.i < verb.i]
    if helpers:
        return min(helpers, key=lambda child: child.i)
    return verb if verb.tag_ in FINITE else None


FACT = re.compile(
    r"(?P<number>[£$€]?\d[\d.,:/-]*\d|\d)|(?P<code>\b[A-Z]{2,}[\dA-Z-]*\b|\b\w+\d\w*\b)|(?P<quoted>[\"“][^\"”]{1,80}[\"”])|(?P<name>(?<=[\w,;] )[A-Z][\w'-]+)"
)


LOUD = frozenset("NOT NO NEVER MUST NOW ALL ANY AND OR BEFORE AFTER ONLY EVERY".split())
"""Words that are written in capitals for emphasis alone."""


def facts(text: str) -> frozenset[str]:
    """What must survive: numbers, codes, quoted words, names within the sentence.

    >>> sorted(facts("We sent Ana the 2 lamps on Friday."))
    ['2', 'Ana', 'Friday']
    """
    kept = set()
    for found in FACT.finditer(text):
        word = found[0].strip('"“”').removesuffix("'s")
        shouted = found["code"] and word.isalpha() and len(word) > 1 and (text.isupper() or word in LOUD)
        if word.lower() not in ("i", "i'm", "i'll", "i've", "i'd", "ok") and not shouted:
            kept.add(word)
    return frozenset(kept)


def lost(old: str, new: str) -> frozenset[str]:
    """The facts of the old words that the new ones do not have; capitals do not count."""
    text = new.lower()
    return frozenset(fact for fact in facts(old) if fact.lower() not in text)
