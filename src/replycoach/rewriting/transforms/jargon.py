"""Terms of a trade in everyday words, from a glossary that anybody can add to; what is swapped keeps its form.

The glossary is `jargon.toml` beside this module. What the customer said themselves stays, and so does what is the name of a button or
a menu. Where one abbreviation of a sentence has no everyday words, the sentence stays: half a translation helps nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.inflect import inflect
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, capital, tidy
from replycoach.rewriting.transforms.plain import glossary, like, swapped

RULES = ("clarity/jargon",)


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The sentence in everyday words, or with its terms explained."""
    yield from by_sentence(reading, prose_span, jargon)


def jargon(piece: Piece) -> Iterator[Wording]:
    """The sentence with its terms in everyday words, or with the term kept and its meaning in brackets."""
    text = piece.text
    said = piece.reading.case.message.lower()
    plain, gone = text, set[str]()

    def swap(found: re.Match[str], instead: str) -> str:
        gone.update(re.findall(r"\w+", found[0]), [found[0]])
        return instead

    for pattern, instead in _phrases():
        plain = pattern.sub(
            lambda found: found[0] if found[0].lower() in said else swap(found, like(found[0], instead)), plain
        )
    for term, pattern, instead in _nouns():
        if term.lower() not in said:
            plain = pattern.sub(
                lambda found: (
                    found[0]
                    if TRAILS.search(instead) and _modifies(piece, found)
                    else swap(found, _noun(found, instead))
                ),
                plain,
            )
    for term, pattern, instead in _explained():
        if term.lower() not in said:
            plain = pattern.sub(
                lambda found: found[0] if _is_name(found) else f"{found[0]} ({instead})", plain, count=1
            )
    if _still(EXPLAINED.sub("", plain), said):
        return
    verbs = {verb: instead for verb, instead in glossary("jargon")["verbs"].items() if verb not in said}
    plain = DOUBLED.sub(r"\1", EXPLAINED_ALREADY.sub(r"\1", tidy(swapped(piece, plain, {"verbs": verbs, "nouns": {}}))))
    if plain != text:
        yield Wording(capital(plain), "review", "says it in everyday words", frozenset(gone))
    if (bracketed := _bracketed(text, said)) != text:
        yield Wording(capital(tidy(bracketed)), "safe", "explains the term")


TRAILS = re.compile(r"^(?:our|your|the) | (?:of|for|on|at|from|that|to) |s$")
"""Everyday words that cannot stand before another noun: "first report of your claim review"."""


def _modifies(piece: Piece, found: re.Match[str]) -> bool:
    """Whether a term only says what kind of thing the noun behind it is: "an FNOL variance review"."""
    behind = re.match(r" [a-z]{3,}\b", found.string[found.end() :])
    if behind is None or found["many"]:
        return False
    parser = piece.reading.parser
    doc = parser.parse(found.string)
    end = found.end()
    term = next((word for word in doc if word.idx < end <= word.idx + len(word.text)), None)
    return term is not None and term.head.i > term.i and term.head.pos_ in ("NOUN", "PROPN") and term.dep_ in MODIFIES


MODIFIES = frozenset("compound amod nmod nn flat".split())


def _bracketed(text: str, said: str) -> str:
    """The sentence with each term as it is and its meaning behind it, once."""
    put: dict[tuple[int, int], str] = {}
    for term, pattern, instead in (*_nouns(), *_explained()):
        found = None if term.lower() in said else pattern.search(text)
        if found is None or _is_name(found):
            continue
        start, end = found.start("term"), found.end()
        if all(end <= a or b <= start for a, b in put):
            ending = found["many"] if "many" in pattern.groupindex else None
            put[start, end] = f" ({_many(instead, ending)})"
    for (_, end), words in sorted(put.items(), reverse=True):
        text = f"{text[:end]}{words}{text[end:]}"
    return text


def said_plainly(text: str, said: str) -> bool:
    """Whether a sentence has everyday words of the glossary in it and no abbreviation: it needs no second explanation."""
    words = (*glossary("jargon")["nouns"].values(), *glossary("jargon")["phrases"].values())
    return any(" " in one and one.strip() in text for one in words) and not _still(text, said.lower())


EXPLAINED = re.compile(r"\b[A-Z]{2,6}(?: [a-z]+)?(?= \()")
"""A term with its meaning behind it."""
EXPLAINED_ALREADY = re.compile(r"\b(\w[\w ]{2,40}) \(\1\)", re.IGNORECASE)
"""Everyday words in front of themselves, which had stood behind the term."""
DOUBLED = re.compile(r"\b(number|check|card|address|settings|time|our) \1\b", re.IGNORECASE)
BUTTON = re.compile(r"[\"”*]|['’](?!s)|\s?>|,? (?:button|tab|menu|option|field|icon)\b")


def _is_name(found: re.Match[str]) -> bool:
    """Whether a term stands there as the name of something to press or read: "Settings > Cache", "the Backlog tab"."""
    before, term = found.string[: found.start("term")], found["term"]
    if re.search(r"[\"“*>]\s?$", before) or BUTTON.match(found.string, found.end()):
        return True
    return (
        term[:1].isupper() and not term[1:2].isupper() and before.strip() != "" and before.rstrip()[-1:] not in ".!?:"
    )


@cache
def _nouns() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """The terms with everyday words, the longest first."""
    made = []
    for term, instead in sorted(glossary("jargon")["nouns"].items(), key=lambda item: -len(item[0])):
        ours = r"(?! (?:breach|clock|target|timer|window))" if instead.startswith("our ") else ""
        pattern = rf"(?:\b(?P<det>the|an?|your|our|this|that|their|its|my|no) )?(?:(?P<before>[\w']+) )?\b(?P<term>{re.escape(term)})(?P<many>s|es)?\b(?![-/]){ours}"
        made.append((term, re.compile(pattern, 0 if term.isupper() else re.IGNORECASE), instead))
    return tuple(made)


def _before(meaning: str) -> str:
    """The words that may stand between article and term: a meaning that says "it" speaks of the browser."""
    return "browser" if " it " in meaning else "[a-z]+"


@cache
def _explained() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """The terms that stay, with their meaning behind them."""
    found = glossary("jargon")["explained"].items()
    return tuple(
        (
            term,
            re.compile(
                rf"\b(?:the|your|our|an?|this) (?:{_before(instead)} )?(?P<term>{re.escape(term)})\b(?! \(|['’]s\b)",
                re.IGNORECASE,
            ),
            instead,
        )
        for term, instead in found
    )


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = glossary("jargon")["phrases"].items()
    return tuple(
        (re.compile(rf"(?<!\w)(?:{pattern})", 0 if pattern.isupper() else re.IGNORECASE), instead)
        for pattern, instead in found
    )


def _still(text: str, said: str) -> bool:
    """Whether abbreviations are left that this customer did not use."""
    left = re.findall(
        r"\b(?:[A-Z]{2,}[A-Za-z]*|[A-Z]\d{1,2}(?:\.\d)?|[a-z]{1,3}-[a-z]{2,4}|pre-arb|tracert)\b(?!-?\d)", text
    )
    return any(
        word not in KNOWN
        and word.removesuffix("s") not in KNOWN
        and word not in ORDINARY_PAIRS
        and word.lower() not in said
        for word in left
    )


KNOWN = frozenset(
    "ID PIN SIM TV PC OK UK US USA EU VAT PDF GPS USB HDMI LED FAQ SMS DVD AM PM IBAN BIC UPS DHL NHS DIY QR CEO ISBN".split()
)
"""Abbreviations that everybody knows."""


def _many(instead: str, ending: str | None) -> str:
    """The plain words in the plural, where the term has a plural ending."""
    *first, last = instead.split()
    return " ".join([*first, inflect(last, "NNS")]) if ending else instead


ORDINARY_PAIRS = frozenset(
    "re-send re-book pre-pay add-on log-in log-on opt-in opt-out up-to set-up top-up pop-up ten-day one-way two-way e-mail on-line off-line".split()
)
"""Short words with a hyphen that are no jargon."""


GOVERNS = frozenset(
    "have has had need get gets got give gave is for with by of to on from under until after before provide check".split()
)
"""Words behind which a noun without an article lacks one."""
HAVING = frozenset("have has had need get gets got give gave".split())


def _noun(found: re.Match[str], instead: str) -> str:
    """The everyday words in place of a term, with the article that they take."""
    if _is_name(found) or (not found["det"] and OBJECT.match(found.string, found.end())):
        return found[0]
    det, before = found["det"] or "", found["before"] or ""
    noun = _many(instead, found["many"])
    own = instead.split()[0] in ("our", "your", "the")
    if own:
        if before and before.lower() not in GOVERNS:
            return found[0]
        words = f"{det} {before} {noun}".strip() if before else noun
        return like(found[0], words) if det or not found["term"].isupper() else words
    if det.lower() in ("a", "an"):
        first = before or noun
        det = like(det, "an" if first[0].lower() in "aeiou" else "a")
    bare = not found["many"] and not noun.endswith("s") and noun.split()[-1] not in UNCOUNTED
    if not det and bare and (not before or before.lower() in GOVERNS):
        article = ("an" if noun[0] in "aeiou" else "a") if before.lower() in HAVING else "the"
        starts = not before and found.string[: found.start()].strip() == ""
        noun = f"{article} {noun}" if before or starts else noun
    words = " ".join(word for word in (det, before, noun) if word)
    return like(found[0], words) if det or before or not found["term"].isupper() or found.start() == 0 else words


OBJECT = re.compile(r" (?:it|them|this|these|those)\b(?! (?:is|was|has|will|needs|takes))", re.IGNORECASE)
"""What stands behind a term that is used as a verb: "you can RMA it"."""
UNCOUNTED = frozenset("up delivery packing setting disruption insurance fibre money postage".split())


SHORT = re.compile(r"\b(?!I\b)[A-Z]{2,}(?:s|\d+)?\b")


def has_terms(text: str, said: str) -> bool:
    """Whether a sentence has an abbreviation, or a word of no dictionary, that the customer did not write: what is jargon in it."""
    from lemminflect import getAllLemmas

    short = {word for word in SHORT.findall(text) if word.lower() not in said and word.rstrip("s") not in KNOWN}
    rare = {word for word in re.findall(r"\b[a-z]{5,}\b", text) if word not in said and not getAllLemmas(word)}
    return bool(short | rare) or re.search(r"\b[a-z]+_[a-z]+|\b[a-z]+[A-Z]\w+|/[a-z]+/", text) is not None
