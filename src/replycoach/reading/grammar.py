"""Grammar: parse sentences when somebody asks, and answer who does what to whom.

`Grammar` wraps the pipeline that ships with the package, or any spaCy pipeline that has a tagger and a parser. The
functions below it read both ways of naming dependencies: Universal Dependencies (ours: `obj`, `nsubj:pass`) and
ClearNLP (spaCy's English models: `dobj`, `nsubjpass`, `neg`), so that rules need not know which one is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from replycoach.errors import SettingsError
from replycoach.reading.sentences import split

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

REMEMBERED = 512
"""How many parsed texts a `Grammar` keeps: a draft is read again with every change, and most of it is the same."""
LONGEST_REMEMBERED = 2_000
"""Texts of more characters are parsed anew each time, so that the memory stays small."""

SUBJECTS = frozenset(
    ["nsubj", "csubj", "nsubj:pass", "csubj:pass", "nsubj:outer", "csubj:outer", "nsubjpass", "csubjpass"]
)
PASSIVE_MARKS = frozenset(["nsubj:pass", "csubj:pass", "aux:pass", "nsubjpass", "csubjpass", "auxpass"])
OBJECTS = frozenset(["obj", "dobj"])
AUXILIARIES = frozenset(["aux", "aux:pass", "auxpass", "cop"])
CLAUSES = frozenset(
    [
        "ROOT",
        "root",
        "ccomp",
        "advcl",
        "advcl:relcl",
        "acl:relcl",
        "relcl",
        "parataxis",
        "csubj",
        "csubj:pass",
        "csubjpass",
    ]
)
SHARED_SUBJECT = frozenset(["conj", "xcomp", "advcl"])
NEGATIONS = frozenset(["not", "n't", "n’t", "nt", "never"])
POLITE = frozenset(["please", "kindly"])


def load(path: Path | None = None) -> Language:
    """Load the grammar that ships with the package, or one saved in another folder (see `reading.pipeline`)."""
    from replycoach.reading import pipeline

    return pipeline.load(path)


def blank() -> Language:
    """Return a pipeline that only cuts English text into tokens, the same way as the grammar."""
    from replycoach.reading import pipeline

    return pipeline.blank()


def check(nlp: Language) -> None:
    """Raise `SettingsError` unless the pipeline reads English and sets tags and dependencies."""
    if nlp.lang != "en":
        raise SettingsError(f"The grammar must be an English spaCy pipeline; this one is for {nlp.lang!r}.")
    assigned = {what for name in nlp.pipe_names for what in nlp.get_pipe_meta(name).assigns}
    lacking = [part for part, what in (("tagger", "token.tag"), ("parser", "token.dep")) if what not in assigned]
    if lacking:
        raise SettingsError(
            f"The grammar needs a spaCy pipeline with a tagger and a parser; this one has no {' and no '.join(lacking)}"
            f" (it has: {', '.join(nlp.pipe_names) or 'nothing'})."
        )


class Grammar:
    """Parses text when asked and remembers what it parsed. Safe to share between threads."""

    def __init__(self, nlp: Language | None = None) -> None:
        if nlp is not None:
            check(nlp)
            self.__dict__["nlp"] = nlp
        self._lock = Lock()
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._parse)

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline: the one given, else ours, loaded at the first use."""
        return load()

    def parse(self, text: str) -> Doc:
        """Parse a sentence, or a text of several: sentences end where `sentences.split` says, not where a parser thinks."""
        return self._remembered(text) if len(text) <= LONGEST_REMEMBERED else self._parse(text)

    def forget(self) -> None:
        """Drop what was parsed."""
        self._remembered.cache_clear()

    def _parse(self, text: str) -> Doc:
        with self._lock:
            doc = self.nlp.make_doc(text)
            starts = {start for start, _ in split(text)}
            for token in doc[1:]:
                token.is_sent_start = token.idx in starts
            return self.nlp(doc)


def root(sentence: Doc | Span) -> Token | None:
    """Return the word on which the (first) sentence hangs, or None where there is no word."""
    return next((token for token in sentence if token.head is token or token.head == token), None)


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb, also one that it shares ("we checked and *sent* it", "I want to *help*").

    For a passive verb this is the one to whom it is done: see `agent_of` for who did it.
    """
    return _subject(_main(verb), depth=8)


def _subject(verb: Token, depth: int) -> Token | None:
    own = _child(verb, SUBJECTS)
    if own is not None or depth == 0 or verb.dep_ not in SHARED_SUBJECT:
        return own
    if verb.dep_ == "advcl" and _child(verb, frozenset(["mark"])) is not None and verb.tag_ not in ("VB", "VBG", "VBN"):
        return None
    if verb.dep_ == "xcomp":
        return object_of(verb.head) or _subject(verb.head, depth - 1)
    return _subject(verb.head, depth - 1)


def object_of(verb: Token) -> Token | None:
    """Return the direct object of a verb."""
    return _child(_main(verb), OBJECTS)


def agent_of(verb: Token) -> Token | None:
    """Return who did it, where a passive verb says so ("damaged *by the courier*")."""
    verb = _main(verb)
    for child in verb.children:
        if child.dep_ == "agent":
            return _child(child, frozenset(["pobj"]))
        if child.dep_ == "obl:agent":
            return child
        if (
            child.dep_ == "obl"
            and is_passive(verb)
            and any(c.dep_ == "case" and c.lower_ == "by" for c in child.children)
        ):
            return child
    return None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive ("was sent", "got lost"), or a bare participle after a noun ("the parcel *sent*")."""
    verb = _main(verb)
    if any(child.dep_ in PASSIVE_MARKS for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def negated(verb: Token) -> bool:
    """Tell whether a verb, or the adjective or noun after "be", is denied: "not", "n't", "never", "no longer"."""
    main = _main(verb)
    for child in main.children:
        if child.dep_ == "neg" or child.lower_ in NEGATIONS:
            return True
        if child.lower_ == "longer" and any(word.lower_ == "no" for word in child.children):
            return True
        if child.dep_ in AUXILIARIES and any(word.lower_ in NEGATIONS for word in child.children):
            return True
    return False


def is_command(verb: Token) -> bool:
    """Tell whether a verb is an imperative ("Send us the form."), polite or not."""
    if verb.tag_ not in ("VB", "VBP") or subject_of(verb) is not None:
        return False
    if verb.dep_ not in ("ROOT", "root", "conj", "parataxis", "ccomp"):
        return False
    if verb.dep_ == "conj" and not is_command(verb.head):
        return False
    helpers = [
        child for child in verb.children if child.dep_ in AUXILIARIES or child.dep_ == "mark" or child.tag_ == "TO"
    ]
    return all(helper.lower_ in ("do", "don't", "dont") for helper in helpers)


def clauses(sentence: Doc | Span) -> list[Token]:
    """Return the words on which the clauses of a sentence hang, in order: main, subordinate and co-ordinated ones."""
    return [token for token in sentence if token.head == token or token.dep_ in CLAUSES or _co_ordinated(token)]


def words_of(clause: Token) -> list[Token]:
    """Return the words of one clause, without those of the clauses inside it."""
    return sorted(_within(clause), key=lambda token: token.i)


def _within(head: Token) -> Iterator[Token]:
    waiting = [head]
    while waiting:
        token = waiting.pop()
        yield token
        waiting += [child for child in token.children if child.dep_ not in CLAUSES and not _co_ordinated(child)]


def _co_ordinated(token: Token) -> bool:
    """Tell whether a token joined by "and" is a clause of its own."""
    if token.dep_ != "conj":
        return False
    return token.pos_ in ("VERB", "AUX") or _child(token, SUBJECTS | {"cop"}) is not None


def _main(verb: Token) -> Token:
    """Return the word that carries the clause: from "was" in "was sent" to "sent"."""
    return verb.head if verb.dep_ in AUXILIARIES else verb


def _child(token: Token, labels: frozenset[str]) -> Token | None:
    return next((child for child in token.children if child.dep_ in labels), None)
