"""Facts survive: what a draft says and what its rewrite says, held against each other, however the rewrite was made.

`objection` is asked of every edit and of every text that a rewriter of the user's own hands back. It looks at the two
texts alone: what could be lost (numbers, codes, dates, names, links, quoted words, placeholders, what the customer is to do), what
could be turned round (a denial, who does what), and what could be made up. Slots are blanks, so nothing in them counts as said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from replycoach.reading.grammar import NEGATIONS, PASSIVE_MARKS, SUBJECTS, is_command
from replycoach.reading.language import FUNCTION_WORDS
from replycoach.reading.sentences import split
from replycoach.rewriting import limits, tags
from replycoach.rewriting.addressing import GREETING, frame_twice
from replycoach.rewriting.directions import untold
from replycoach.rewriting.edits import SLOT
from replycoach.rewriting.general import is_empty
from replycoach.rewriting.naming import CRY, NO_NAMES, is_name_blank, slot_for
from replycoach.rewriting.sentences import breaks, is_told
from replycoach.rewriting.slots import taken_back
from replycoach.text.placeholders import find
from replycoach.text.prose import Prose

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

LINK = re.compile(
    r"\b(?:https?://|www\.|(?<![\w.-])(?:[a-z][\w-]{0,62}\.){1,8}[a-z]{2,24}/)[^\s<>\"]*[^\s<>\".,;:!?)\]}']"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?<!\w)@\w+",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[\"“]([^\"“”\n]{1,200})[\"”]|(?<!\w)['‘]([^'‘’\n]{2,80})['’](?!\w)|`([^`\n]{1,200})`")
NUMBER = re.compile(
    r"(?P<money>[£$€¥])?\s?(?P<digits>\d+(?:[.,:/]\d+)*)\s?(?P<unit>%|[£$€]|am\b|pm\b|st\b|nd\b|rd\b|th\b)?",
    re.IGNORECASE,
)
CODE = re.compile(r"(?<![\w@])#?(?=[\w/-]{0,60}\d)(?=[\w/-]{0,60}[A-Za-z])\w[\w/-]*\w")
LEVEL = re.compile(r"\b(?:tier[ -]?[123]|L[123] (?:team|support|agents?)|(?:1st|2nd|3rd)[ -]line|[23]FA|3DS)\b")
"""Numbers that only name a desk or a way to log in."""
LIST_MARK = re.compile(r"^[ \t]*(?:\d{1,2}[.)]|[-*•])[ \t]", re.MULTILINE)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SPELT = "two three four five six seven eight nine ten eleven twelve"
SPELT = {word: str(number) for number, word in enumerate(_SPELT.split(), 2)}
GREETED = re.compile(r"\W*(?:[^\W\d_]+[.!]?\s+){0,3}[^\W\d_]+,")
"""What may stand before a capital that only goes on behind a greeting: "Hi Ana,"."""
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december today tonight tomorrow yesterday noon midnight christmas easter".split()
)
TEXTED = re.compile(
    r"\b(?:t(?:o|oo)?m(?:r|ro|rw|rrw|row|oz|orro|oro|orow)|2m(?:oro|orro|orrow|orow|row|rw|ro|oz|rrw))\b",
    re.IGNORECASE,
)
"""Tomorrow, as people text it."""
LOOSE_DAYS = frozenset(
    "today tonight tomorrow yesterday noon midnight january february march april may june july august september october november december".split()
)
"""Times that a sentence which may go names in passing: "there's a lot going on tonight"."""
MONTHS = {
    month[:3]: month
    for month in "january february march april june july august september october november december".split()
}
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
"""Months as customers write them for short."""
ANYBODY = re.compile(r"\A\s*(?:Dear|Hi|Hello) ((?:[A-Z][a-z]+ ?){1,3}),")
"""Who is greeted: "Dear Customer" names nobody where the greeting gets a name instead."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text says that must stay true, each fact in the form in which it is compared; counted where a count matters."""

    links: frozenset[str]
    placeholders: Counter[str]
    quoted: frozenset[str]
    numbers: frozenset[str]
    codes: frozenset[str]
    days: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Facts:
        """The facts of a text, slots left out.

        >>> found = Facts.of("Order HB-204 ships to Ana on Friday for £5, see www.x.org.")
        >>> sorted(found.codes), sorted(found.numbers), sorted(found.days), sorted(found.names), sorted(found.links)
        (['hb-204'], ['£5'], ['friday'], ['ana'], ['www.x.org'])
        """
        text = LEVEL.sub(" ", LIST_MARK.sub("", SLOT.sub(" ", text).replace("’", "'")))
        text = TEXTED.sub("tomorrow", text)
        blanks = find(text)
        bare = text
        for blank in reversed(blanks):
            bare = bare[: blank.start] + " " + bare[blank.end :]
        links = frozenset(found[0].lower() for found in LINK.finditer(bare))
        bare = LINK.sub(" ", bare)
        words = {word.lower() for word in re.findall(r"[\w']+", bare)}
        codes = frozenset(found[0].lower() for found in CODE.finditer(bare) if not NUMBER.fullmatch(found[0]))
        numbers = frozenset(_numbers(CODE.sub(lambda found: found[0] if NUMBER.fullmatch(found[0]) else " ", bare)))
        return cls(
            links=links,
            placeholders=Counter(blank.text for blank in blanks),
            quoted=frozenset(
                " ".join(next(filter(None, found.groups())).lower().split()) for found in QUOTED.finditer(bare)
            ),
            numbers=numbers,
            codes=codes,
            days=frozenset(words & DAYS) | ({"may"} if re.search(r"\d\s+May\b|\bMay\s+\d", bare) else frozenset()),
            names=frozenset(unexpected_names(CODE.sub("0", bare))),
        )


def _numbers(text: str) -> Iterator[str]:
    for found in NUMBER.finditer(text):
        unit = (found["unit"] or "").lower()
        sign = found["money"] or (unit if unit in ("£", "$", "€") else "")
        yield sign + found["digits"] + (unit if unit in ("%", "am", "pm") else "")
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in SPELT:
            yield SPELT[word]


@cache
def _terms() -> frozenset[str]:
    """Abbreviations of a trade for which the glossary has everyday words: they name nobody."""
    from replycoach.rewriting.transforms.plain import glossary

    jargon = glossary("jargon")
    return frozenset(
        word.lower() for term in (*jargon["nouns"], *jargon["phrases"]) for word in re.findall(r"\b[A-Z]{2,}\b", term)
    )


def unexpected_names(text: str) -> Iterator[str]:
    """Words with a capital that the grammar does not ask for, and unknown ones at the beginning of a sentence."""
    for start, end in split(text):
        sentence = text[start:end]
        words = list(WORD.finditer(sentence))
        loud = sum(word[0].isupper() and len(word[0]) > 1 for word in words)
        for word in words:
            name = re.sub(r"['’](?:s|ll|ve|re|m|d)$", "", word[0])
            small = name.lower()
            if (
                not name[:1].isupper()
                or small in NO_NAMES
                or small in DAYS
                or small in FUNCTION_WORDS
                or CRY.fullmatch(small)
                or len(name) < 2
                or small in _terms()
            ):
                continue
            shouted = name.isupper() and (loud > 2 or _in_dictionary(small))
            before = sentence[max(0, word.start() - 60) : word.start()].rstrip()
            opens = re.fullmatch(r"\W*", before) or before[-1] in '.!?:;"“(–—-\n]' or GREETED.fullmatch(before)
            cries = opens and sentence[word.end() : word.end() + 1] == "!" and not name[1:].isupper()
            if shouted or cries or (opens and (_in_dictionary(small) or small in SPELT)):
                continue
            yield small


@cache
def _in_dictionary(word: str) -> bool:
    from lemminflect import getAllLemmas

    return "'" in word or bool(set(getAllLemmas(word)) - {"PROPN"})


def objection(
    before: str, after: str, known: Iterable[str], parser: Parser, spares: frozenset[str] = frozenset()
) -> str:
    """Why `after` may not stand in for `before` (both as typed), in words; empty where every fact survives.

    `known` are the other texts of the case: what they say may be written without being made up. `spares` are sentences that may go
    with what they deny and with what they only repeat from those texts: a barb, say, or an echo.
    """
    known, before, after = tuple(known), taken_back(before), taken_back(after)
    old, new = Prose.from_source(before), Prose.from_source(after)
    if reason := (tags.objection if old.kind == "html" else tags.emphasis_objection)(before, after):
        return reason
    if twice := frame_twice(old.text, new.text):
        return f"“{twice}” would stand twice"
    said, kept = Facts.of(old.text), Facts.of(new.text)
    said = _without_repeats(said, old.text, spares, (*known, *filter(is_empty, spares)))
    for what, lost in _lost(said, kept, new.text, old.text):
        return f"it would lose {what} “{lost}”"
    for what, made in _made_up(said, kept, (old.text, *known)):
        return f"it would bring in {what} “{made}”"
    return _turned(old.body, new.body, parser, spares)


def _without_repeats(said: Facts, text: str, spares: frozenset[str], known: Iterable[str]) -> Facts:
    """What must survive, less what only sentences that may go say, and only repeat from the customer or the case."""
    if not spares:
        return said
    theirs = MONTH.sub(lambda found: MONTHS[found[0].lower()], "\n".join(known).replace("’", "'"))
    whole = " ".join(text.split())
    for spared in spares:
        whole = whole.replace(" ".join(spared.split()), " ")
    rest, known_facts = Facts.of(whole), Facts.of(theirs)
    words = {word.removesuffix("'s") for word in re.findall(r"[\w'-]+", theirs.lower())}
    digits = {_bare(number) for number in known_facts.numbers}
    spelt = _spelt(spares)
    return replace(
        said,
        numbers=frozenset(
            one for one in said.numbers if one in rest.numbers or (_bare(one) not in digits and one not in spelt)
        ),
        codes=said.codes - (known_facts.codes - rest.codes),
        days=said.days - ((known_facts.days | LOOSE_DAYS) - rest.days),
        names=said.names - ((words | _short_forms(spares)) - rest.names),
        quoted=frozenset(
            one for one in said.quoted if one in rest.quoted or one not in " ".join(theirs.lower().split())
        ),
    )


def _bare(number: str) -> str:
    """A number without its unit: a customer writes "64.30" for "€64.30"."""
    return number.strip("£$€%apm")


def _short_forms(spares: Iterable[str]) -> frozenset[str]:
    """Abbreviations in what may go: a questionnaire that asks for the IMEI names nobody."""
    return frozenset(word.lower() for text in spares for word in re.findall(r"\b[A-Z]{2,5}\b", text))


def _spelt(spares: Iterable[str]) -> frozenset[str]:
    """The numbers in words of what may go: "it took me four seconds" counts nothing of the customer's."""
    return frozenset(SPELT[word] for text in spares for word in re.findall(r"[a-z]+", text.lower()) if word in SPELT)


def _lost(said: Facts, kept: Facts, text: str, old: str = "") -> Iterator[tuple[str, str]]:
    words = set(re.findall(r"[\w'-]+", text.replace("’", "'").lower()))
    whole = " ".join(text.replace("’", "'").lower().split())
    bare = {word.removesuffix("'s") for word in words} | {part for word in words for part in word.split("-")}
    yield from (("the link", one) for one in sorted(said.links - kept.links))
    named = bool(kept.names - said.names)
    called = {word for found in ANYBODY.finditer(old) for word in found[1].lower().split() if _in_dictionary(word)}
    yield from (
        ("the placeholder", one)
        for one in said.placeholders - kept.placeholders
        if not (named and is_name_blank(one)) and not ((slot := slot_for(one)) and slot in text)
    )
    yield from (("the quoted words", one) for one in sorted(said.quoted - kept.quoted) if one not in whole)
    yield from (("the number", one) for one in sorted(said.numbers - kept.numbers))
    yield from (("the code", one) for one in sorted(said.codes - kept.codes))
    yield from (("the date", one) for one in sorted(said.days - kept.days))
    gone = (one for one in sorted(said.names - kept.names) if one not in bare)
    yield from (("the name", one) for one in gone if not (named and one in called))


def _made_up(said: Facts, kept: Facts, known: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    others = [Facts.of(text) for text in known]
    whole = " ".join(" ".join(known).replace("’", "'").lower().split())
    words = {word.removesuffix("'s") for word in re.findall(r"[\w'-]+", whole)}
    for kind, what in (("links", "the link"), ("numbers", "the number"), ("codes", "the code"), ("days", "the date")):
        new = getattr(kept, kind) - getattr(said, kind)
        new -= frozenset().union(*(getattr(other, kind) for other in others))
        yield from ((what, one) for one in sorted(new) if f"{one}'s" not in whole)
    yield from (("the quotation", one) for one in sorted(kept.quoted - said.quoted) if one not in whole)
    yield from (("the name", one) for one in sorted(kept.names - said.names) if one not in words)


# What is denied, and who does what: grammar of the sentences that changed.

PIVOT = re.compile(
    r"\b(?:until|till|unless|before|without|only|yet|other than|except|for another|for at least)\b", re.IGNORECASE
)
EMPTY_DENIAL = re.compile(
    r"\b(?:not only|no (?:problem|worries|doubt|wonder|need to worry|exceptions|excuses|time(?= at all|[.,;!]|$))|don't (?:hesitate|worry|panic|forget)|do not (?:hesitate|worry|forget)|why not|(?:do|will|would|are) (?:you|u) [^.;!?]{1,60} or not|can't wait|cannot thank|isn't it|aren't we"
    r"|(?:not|isn't) (?:for (?:me|us)|mine|ours|up to (?:me|us)) to|not (?:our|my) (?:fault|problem|mistake|doing)|(?:we|i)\b[^,;.]{0,40} no (?:say|control|influence|hand|part)|(?:can't|cannot|couldn't|could not) (?:apologi[sz]e|thank you) enough)\b",
    re.IGNORECASE,
)  # fmt: skip
"""Denials that deny no fact."""
SNEER = re.compile(
    r"\b(?:(?:wouldn't|would not|don't|do not) (?:hold (?:my|your) breath|get your hopes up|(?:count|bet|bank) on it)|(?:don't|do not) know what (?:else|more)|not (?:really |quite )?sure (?:what|why|how) (?:else |more )?you)\b",
    re.IGNORECASE,
)
"""What is denied in a sneer is none either, whatever else its sentence denies."""
LIGHT = frozenset(
    "be have do can could will would shall should may might must get let make want need try like know see hear think understand apologize"
    " apologise appreciate hope thank feel please look keep go come take give say tell mean help".split()
)
"""Verbs that anybody may do: who does them is no fact, and denied they say little without the rest of the sentence."""
CONTENT = frozenset("NOUN PROPN VERB ADJ ADV NUM".split())
AGENT = frozenset("i we someone somebody us".split())
STAFF = re.compile(
    r"\b(?:team|colleague|agent|department|specialist|representative|advisor|adviser|manager|staff|desk|office)s?\b",
    re.IGNORECASE,
)


def _turned(old: str, new: str, parser: Parser, spares: frozenset[str] = frozenset()) -> str:
    """What changed its sense: a denial that is gone or reversed, or a deed that changed hands."""
    before, after = _changed(old, new)
    if not before:
        return ""
    if broken := breaks("\n".join(before), "\n".join(after), parser):
        return broken
    then, now = [parser.parse(sentence) for sentence in before], [parser.parse(sentence) for sentence in after]
    everything = new.lower()
    gone = {" ".join(spared.split()) for spared in spares}
    for doc in then:
        if EMPTY_DENIAL.search(doc.text) or doc.text in gone:
            continue
        sneers = [found.span() for found in SNEER.finditer(doc.text.replace("’", "'"))]
        for head in (one for one in _denied(doc) if not any(start <= one.idx < end for start, end in sneers)):
            if reason := _denial_gone(head, now, everything, _pivots(doc, now)):
                return reason
            if bound := _bound_changed(doc, head, now):
                return f"it would change until when (“{bound}”)"
    asked = [doc for doc in then if doc.text not in gone]
    if limit := limits.dropped(asked, now):
        return f"it would drop the limit (“{limit}”)"
    lost = untold(asked, map(parser.parse, _sentences(new))) if any(untold(asked, now)) else ()
    if left := next(filter(is_told, lost), None):
        return f"it would leave out what the customer is to do (“{left.words}”)"
    did, does = _deeds(then), _deeds(now)
    for verb, people in did.items():
        others = does.get(verb, set())
        if others - people and people - others:
            return f"it would change who does “{verb}”"
    return ""


def _changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """The sentences that only the one has, and those that only the other has; one that only lost the greeting before it is the same."""
    first, second = _sentences(old), _sentences(new)
    kept, left = Counter(map(_unaddressed, first)) & Counter(map(_unaddressed, second)), []
    for sentences in (first, second):
        stays, own = kept.copy(), []
        for sentence in sentences:
            if stays[_unaddressed(sentence)]:
                stays[_unaddressed(sentence)] -= 1
            else:
                own.append(sentence)
        left.append(own)
    return left[0], left[1]


def _unaddressed(sentence: str) -> str:
    return GREETING.sub("", sentence, count=1).strip().lower()


def _sentences(text: str) -> list[str]:
    """The sentences of a text, with a word for each slot and each blank."""
    for blank in reversed(find(bare := SLOT.sub("then", text))):
        bare = f"{bare[: blank.start]}then{bare[blank.end :]}"
    return [" ".join(bare[start:end].split()) for start, end in split(bare)]


def _denied(doc: Doc) -> Iterator[Token]:
    """The words that are denied: what "not" and "never" hang on, and nouns with "no"."""
    for token in doc:
        if token.lower_ in NEGATIONS or (token.lower_ == "no" and token.head.i > token.i):
            yield token.head


BOUND = re.compile(r"\b(?:until|till|before|after|unless)\b(?:\s+\w+){1,3}", re.IGNORECASE)
"""What holds a denial, with the words that say when it ends."""


def _pivots(doc: Doc, now: list[Doc]) -> bool:
    """Whether a denial may become what can be done and from when: its "until" is not there any more."""
    kept = {found[0].lower() for other in now for found in BOUND.finditer(other.text)}
    return PIVOT.search(doc.text) is not None and not any(one[0].lower() in kept for one in BOUND.finditer(doc.text))


def _bound_changed(doc: Doc, head: Token, now: list[Doc]) -> str:
    """The words that say when a prohibition ends, where it still stands without them."""
    if not is_command(head):
        return ""
    still = [other.text.lower() for other in now if any(one.lemma_ == head.lemma_ for one in _denied(other))]
    return next(
        (one[0] for one in BOUND.finditer(doc.text) if still and not any(one[0].lower() in text for text in still)), ""
    )


def _denial_gone(head: Token, now: list[Doc], everything: str, pivots: bool) -> str:
    lemma = head.lemma_.lower()
    if is_command(head) and lemma in ("worry", "hesitate"):
        return ""
    same = [token for other in now for token in other if token.lemma_.lower() == lemma]
    denied = [token.i for other in now for token in _denied(other) if token.lemma_.lower() == lemma]
    if same and not denied and not pivots and (lemma not in LIGHT or _says_the_rest(head.doc, now)):
        return f"it would turn the denial of “{head.text}” round"
    things = {token.lower_ for token in head.subtree if token.pos_ in ("NOUN", "PROPN", "NUM") and token.i != head.i}
    things |= {head.lower_} if head.pos_ in ("NOUN", "ADJ") else set()
    stays = {thing for thing in things if thing.rstrip("s") in everything}
    some = any(True for other in now for _ in _denied(other)) or pivots
    if things and len(stays) * 2 < len(things) and not some:
        return f"it would leave out what is denied (“{head.text}”)"
    return ""


def _says_the_rest(denial: Doc, now: list[Doc]) -> bool:
    """Whether a sentence says all that was denied: "we will give it back" in place of "we will not give it back"."""
    rest = {token.lemma_.lower() for token in denial if token.pos_ in CONTENT and token.lower_ not in NEGATIONS}
    return any(rest <= {token.lemma_.lower() for token in other} for other in now)


def _deeds(docs: list[Doc]) -> dict[str, set[str]]:
    """By verb, the sides that do it: agent, customer, another; a passive without "by" says nobody."""
    told: dict[str, set[str]] = {}
    for doc in docs:
        for token in doc:
            if token.pos_ != "VERB" or token.lemma_.lower() in LIGHT:
                continue
            side = _side(token)
            if side:
                told.setdefault(token.lemma_.lower(), set()).add(side)
    return told


def _side(verb: Token) -> str:
    children = list(verb.children)
    if any(child.dep_ in PASSIVE_MARKS for child in children):
        return ""
    subject = next((child for child in children if child.dep_ in SUBJECTS), None)
    if subject is None and verb.dep_ in ("conj", "xcomp") and verb.head is not verb:
        told = (child for child in verb.head.children if child.lower_ in ("you", "us") and "obj" in child.dep_)
        over = (child for child in verb.head.children if child.dep_ in SUBJECTS)
        subject = next(told if verb.dep_ == "xcomp" else over, None) or next(over, None)
    if subject is None:
        return "customer" if is_command(verb) else ""
    if subject.lower_ in ("who", "which", "that", "it", "this", "what"):
        return ""
    if subject.lower_ in AGENT or STAFF.search(subject.text):
        return "agent"
    return "customer" if subject.lower_ in ("you", "u", "ya") else "another"
