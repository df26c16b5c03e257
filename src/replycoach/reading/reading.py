"""What was understood: `Sentence`, `Customer` and the `Reading` that rules ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from replycoach.model import Carp, Case, Channel, CustomerReading, Depth, Emotion, Move, Stage
from replycoach.profile import Profile, Strictness
from replycoach.text.prose import Prose
from replycoach.text.words import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from replycoach.history import History, Match

SUSPICION: Mapping[Strictness, float] = MappingProxyType({"lenient": 0.25, "balanced": 0.12, "strict": 0.05})
"""How likely a flaw of the whole draft must be before a rule that argues from the moves speaks up."""

SHORT = 16
"""A sentence of at most so many words is named whole."""
FEWEST = 4
"""A clause has at least so many words; less stays with its neighbour."""
HANDLE = re.compile(r"(?:@\w+[,:]?\s+)+(?=\S)")
CLAUSE_BREAK = re.compile(
    r"(?<=[,;:])\s+|(?<!\s)\s+[–—-]\s+|(?<!\s)\s+(?=(?:but|because|although|though|while|whereas|unless|so that)\s)"
)
FINER_BREAK = re.compile(
    rf"{CLAUSE_BREAK.pattern}|(?<!\s)\s+(?=(?:so\s+(?:do\s+not|don['’]?t|please|stop|(?:there(?:['’]?s|\s+is)\s+)?no\s+need|you\s+do(?:\s+not|n['’]?t)\s+need|i(?:['’]?m|\s+am)\s+not|(?:i|we)\s+(?:can(?:no|['’]?)t|do(?:\s+not|n['’]?t)|fail))"
    r"|and\s+(?:decid|check|establish|confirm|se)\w*\s+(?:if|whether))\b)",
    re.IGNORECASE,
)

GRAVER = 0.1
"""By how much likelier a flaw has to be that would hurt this customer: to be told of one that is not there hurts the agent most."""

CARRIED, ASKED = 0.3, 0.5
"""How likely the cue of a grave flaw must be in some sentence, and in a question: below, most of the sentences named would be innocent."""

ALSO = 0.95
"""How likely a cue must be in a further sentence for that one to be named besides the likeliest."""

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "family"})

UPSET: frozenset[Emotion] = frozenset({"worried", "frustrated", "angry"})


NOT_READ = Carp(control=None, acknowledge=None, refocus=None, problem_solve=None)


class Thresholds(Protocol):
    """Gives the probability from which a label counts as there."""

    def threshold(self, label: str, strictness: Strictness = "balanced") -> float:
        """The cut for a label."""
        ...


class Parser(Protocol):
    """Parses a stretch of text; caches by content."""

    def parse(self, text: str) -> Doc:
        """The grammar of the text."""
        ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the reply: where it is, the moves that it makes, and how likely each cue of a flaw is.

    `cues` maps rule ids to calibrated probabilities.
    """

    index: int
    start: int
    end: int
    text: str
    moves: frozenset[Move]
    move_odds: Mapping[str, float]
    cues: Mapping[str, float]
    carrying_words: Callable[[str], tuple[int, int]]

    @property
    def span(self) -> tuple[int, int]:
        """Where the sentence is, without the @handle that it may begin with."""
        handle = HANDLE.match(self.text)
        return self.start + (handle.end() if handle else 0), self.end

    def carrying(self, cue: str) -> tuple[int, int]:
        """The clause that carries the cue, as positions in the prose: the sentence, or in a long one the part that does it."""
        if len(self.text.split()) <= SHORT:
            return self.span
        start, end = self.carrying_words(cue)
        return self._clauses(max(start, self.start) - self.start, min(end, self.end) - self.start)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The clause around such words of the text, as positions in the prose, however short the sentence is."""
        return self._clauses(start, end, FINER_BREAK)

    def _clauses(self, start: int, end: int, breaks: re.Pattern[str] = CLAUSE_BREAK) -> tuple[int, int]:
        """The whole clauses around a stretch of the text."""
        first, last = self.span[0] - self.start, len(self.text)
        for cut in breaks.finditer(self.text):
            if cut.end() <= start and len(self.text[: cut.end()].split()) >= FEWEST:
                first = cut.end()
            if cut.start() >= end and len(self.text[cut.end() :].split()) >= FEWEST:
                last = cut.start()
                break
        return self.start + first, self.start + last

    def does(self, *moves: Move) -> bool:
        """Whether the sentence makes any of these moves."""
        return not self.moves.isdisjoint(moves)


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the customer asked: the words, where they are in the message, and what they ask for."""

    text: str
    start: int
    end: int
    asks: str


@dataclass(frozen=True, slots=True)
class Customer:
    """The customer's message as understood, with the probabilities behind it."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    reading: CustomerReading
    odds: Mapping[str, float]
    questions: tuple[Question, ...]

    @property
    def emotion(self) -> Emotion:
        """The feeling that comes through."""
        return self.reading.emotion

    @property
    def upset(self) -> bool:
        """Worried, frustrated or angry."""
        return self.reading.emotion in UPSET


@dataclass(frozen=True)
class Reading:
    """One draft and its situation, read once.

    Positions are in `text`, the agent's own words as the customer will read them. `flags` holds, by rule id, how likely the draft as a
    whole has that flaw.
    """

    case: Case
    profile: Profile
    channel: Channel
    prose: Prose
    sentences: tuple[Sentence, ...]
    customer: Customer | None
    carp_odds: Mapping[str, float]
    flags: Mapping[str, float]
    quality: float
    english: bool
    strictness: Strictness
    thresholds: Thresholds
    parser: Parser
    history: History | None = None
    depth: Depth = "full"

    @property
    def text(self) -> str:
        """The agent's own words as the customer will read them, without quoted mail and signature block."""
        return self.prose.body

    @cached_property
    def vocabulary(self) -> frozenset[str] | None:
        """The words of the reply in lower case; None where they cannot be told for certain."""
        known = [words for words in self.vocabularies if words is not None]
        return frozenset[str]().union(*known) if len(known) == len(self.sentences) else None

    @cached_property
    def vocabularies(self) -> tuple[frozenset[str] | None, ...]:
        """The same for each sentence."""
        return tuple(vocabulary(sentence.text) for sentence in self.sentences)

    def lacks(self, words: frozenset[str]) -> bool:
        """Whether the reply certainly has none of these words, so that no pattern that needs one has to be searched for."""
        return self.vocabulary is not None and self.vocabulary.isdisjoint(words)

    def holding(self, words: frozenset[str]) -> list[Sentence]:
        """The sentences that may have one of these words; all others certainly have none, so that nothing is searched for there."""
        if self.lacks(words):
            return []
        held = zip(self.sentences, self.vocabularies, strict=True)
        return [sentence for sentence, known in held if known is None or not known.isdisjoint(words)]

    @cached_property
    def carp(self) -> Carp:
        """The stages that the reply performs, each None where no model has read it."""
        if self.depth == "surface":
            return NOT_READ
        return Carp(**{stage: self.performs(stage) for stage in ("control", "acknowledge", "refocus", "problem_solve")})

    def performs(self, stage: Stage) -> bool:
        """Whether the reply performs this stage."""
        return self.carp_odds.get(stage, 0.0) >= self.thresholds.threshold(f"carp/{stage}")

    def does(self, *moves: Move) -> bool:
        """Whether any sentence makes any of these moves."""
        return any(sentence.does(*moves) for sentence in self.sentences)

    def doing(self, *moves: Move) -> Iterator[Sentence]:
        """The sentences that make any of these moves."""
        return (sentence for sentence in self.sentences if sentence.does(*moves))

    @property
    def holds_only(self) -> bool:
        """Whether the reply is no more than a hold in a live talk: the answer comes after it."""
        spoken = [sentence for sentence in self.sentences if not sentence.does("greeting", "signoff")]
        return self.profile.live and bool(spoken) and all(sentence.does("hold") for sentence in spoken)

    def cued(self, rule: str, *, grave: bool = False) -> list[Sentence]:
        """The sentences whose wording has this flaw, likeliest first; none unless the draft as a whole is likely to have it.

        Whether is decided for the draft, where: by the sentences, of which the likeliest is always named, unless the flaw is
        grave and no sentence likely to have it.
        """
        if not self.sentences or not self.likely(rule, grave=grave):
            return []
        enough = max(self.thresholds.threshold(rule, "lenient"), ALSO)
        ranked = sorted(self.sentences, key=lambda sentence: -sentence.cues[rule])
        asks = ranked[0].does("question") and ranked[0].text.endswith("?")
        if grave and ranked[0].cues[rule] < (ASKED if asks else CARRIED):
            return []
        return [one for number, one in enumerate(ranked) if number == 0 or one.cues[rule] >= enough]

    def cued_at(self, rule: str) -> frozenset[int]:
        """The indexes of the sentences of `cued`; none at depth "surface", where patterns have to do."""
        return frozenset() if self.depth == "surface" else frozenset(one.index for one in self.cued(rule))

    def likely(self, rule: str, *, grave: bool = False) -> bool:
        """Whether the draft as a whole is likely enough to have this flaw at the strictness asked for.

        A grave flaw has to be likelier than that.
        """
        enough = self.thresholds.threshold(f"draft/{rule}", self.strictness)
        return self.flags.get(rule, 0.0) >= enough + (GRAVER if grave else 0)

    def suspects(self, rule: str) -> bool:
        """Whether the draft as a whole may well have this flaw: a second opinion for rules that argue from the moves."""
        return self.flags.get(rule, 0.0) >= SUSPICION[self.strictness]

    def parse(self, sentence: Sentence) -> Doc:
        """The grammar of one sentence; its tokens start at ``sentence.start + token.idx`` in the prose."""
        return self.parser.parse(sentence.text)

    @cached_property
    def history_matches(self) -> tuple[Match, ...]:
        """Wordings sent before of which this draft is a near copy, from the coach's index."""
        if self.history is None:
            return ()
        found = self.history.query(
            self.text, customer=self.case.customer_name or None, agent=self.case.agent_name or None
        )
        return tuple(found)

    @property
    def customer_called(self) -> str:
        """How a message may call the customer at the start of a sentence: by first name where one person's is known."""
        name = self.case.customer_name.split()
        if not name:
            return "The customer"
        first = name[0].rstrip(".").lower()
        whole = len(first) == 1 or first in TITLES or bool({"and", "&"} & {word.lower() for word in name})
        return " ".join(name) if whole else name[0]

    @property
    def customer_named(self) -> str:
        """The same within a sentence."""
        return self.customer_called.replace("The customer", "the customer")

    @property
    def customer_whose(self) -> str:
        """The possessive: "Ana's", or "the customer's" where no name is known."""
        return f"{self.customer_named}'s"

    @cached_property
    def words(self) -> int:
        """How many words the customer will read."""
        return len(self.text.split())

    @property
    def first_contact(self) -> bool:
        """Whether no agent has answered this customer yet in this conversation."""
        return not any(message.role == "agent" for message in self.case.thread)
