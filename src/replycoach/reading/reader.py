"""`Reader`: from a case to its `Reading`, with every text read once and what repeats read once in a while."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

from replycoach.errors import InputError
from replycoach.model import MOVES, Case, Channel, CustomerReading, Emotion, Move
from replycoach.profile import Profile, Settings
from replycoach.reading.customer import about, questions
from replycoach.reading.grammar import Grammar
from replycoach.reading.language import is_english
from replycoach.reading.reading import Customer, Reading, Sentence
from replycoach.reading.sentences import split
from replycoach.reading.surface import read_surface
from replycoach.text.prose import Prose

if TYPE_CHECKING:
    from spacy.language import Language

    from replycoach.history import History
    from replycoach.reading.meaning import Meaning, ReplyMeaning, SentenceMeaning

REMEMBERED = 256
"""How many customers' messages a reader keeps in memory, since one is read again with every change of the draft."""
DRAFTS = 32
"""How many drafts it keeps: one is often reviewed again as it is, or with only the names around it changed."""


class Reader:
    """Reads cases; loads the trained models at the first case and keeps them."""

    def __init__(self, settings: Settings, nlp: Language | None = None, history: History | None = None) -> None:
        self._settings = settings
        self._history = history
        self._grammar = Grammar(nlp)
        self._profiles: dict[Channel, Profile] = {}
        self._customer = lru_cache(maxsize=REMEMBERED)(self._read_customer)
        self._meant = lru_cache(maxsize=DRAFTS)(self._read_reply)
        self._known = lru_cache(maxsize=DRAFTS)(self._read)

    def forget(self) -> None:
        """Drop what is kept of earlier cases."""
        for kept in (self._customer, self._meant, self._known):
            kept.cache_clear()
        self._grammar.forget()
        if "meaning" in self.__dict__:
            self.meaning.forget()

    @cached_property
    def meaning(self) -> Meaning:
        """The trained sentence model."""
        from replycoach.reading.meaning import Meaning

        return Meaning.load()

    def read(self, case: Case) -> Reading:
        """Everything that rules may ask about this case.

        The latest cases are remembered whole; where there is an index of earlier replies, which may have grown, only what they mean.
        """
        if self._history is not None or self._settings.depth == "surface":
            return self._read(case)
        return self._known(case)

    def _read(self, case: Case) -> Reading:
        channel: Channel = case.channel or self._settings.profile
        settings = self._settings
        prose = Prose.from_source(case.reply)
        text = prose.body
        if not text.strip():
            raise InputError("reply: nothing but quoted mail or invisible characters; give the agent's own words")
        if settings.depth == "surface":
            profile = self._profile(channel)
            return read_surface(case, prose, profile, channel, settings.strictness, self._history)
        spans = split(text)
        message = Prose.body_of(case.message).strip()
        english = is_english(text)
        meant = self._meant(text, tuple(spans), message, channel)
        sentences = tuple(
            self._sentence(index, span, text, one)
            for index, (span, one) in enumerate(zip(spans, meant.sentences, strict=True))
        )
        return Reading(
            case=case,
            profile=self._profile(channel),
            channel=channel,
            prose=prose,
            sentences=sentences,
            customer=self._customer(message) if message and is_english(message) else None,
            carp_odds=meant.carp,
            flags=meant.flags,
            quality=meant.quality,
            english=english,
            strictness=settings.strictness,
            thresholds=self.meaning,
            parser=self._grammar,
            history=self._history,
        )

    def _read_reply(
        self, text: str, spans: tuple[tuple[int, int], ...], message: str, channel: Channel
    ) -> ReplyMeaning:
        return self.meaning.read_reply(text, spans, message, channel)

    def _profile(self, channel: Channel) -> Profile:
        if channel not in self._profiles:
            self._profiles[channel] = self._settings.profile_for(channel)
        return self._profiles[channel]

    def _sentence(self, index: int, span: tuple[int, int], text: str, meant: SentenceMeaning) -> Sentence:
        start, end = span
        enough = self.meaning.threshold
        moves = frozenset(move for move in MOVES if meant.moves[move] >= enough(f"move/{move}"))
        return Sentence(
            index=index,
            start=start,
            end=end,
            text=text[start:end],
            moves=moves if moves.isdisjoint(SORRY) else moves - _not_made(text[start:end]),
            move_odds=meant.moves,
            cues=meant.cues,
            carrying_words=meant.carrying,
        )

    def _read_customer(self, text: str) -> Customer:
        meant = self.meaning.read_customer(text)
        spans = tuple(split(text))
        asked = questions(text, spans)
        emotion = _likeliest(meant.emotion)

        def holds(name: str) -> bool:
            odds: float = getattr(meant, name)
            return odds >= self.meaning.threshold(f"customer/{name}")

        reading = CustomerReading(
            emotion=emotion,
            **{name: holds(name) for name in ("vague", "clear", "urgent", "abusive", "complaint", "churn")},
            questions=tuple(question.text for question in asked),
            about=about(text),
        )
        return Customer(text=text, sentences=spans, reading=reading, odds=meant.emotion, questions=asked)


NO_APOLOGY = re.compile(
    r"\b(?:sorry|regret)\s+(?:to\s+(?:hear|read|learn|see)\s+)?(?:that\s+)?you(?:'re|\s+are|\s+were)\s+(?:unhappy|dissatisfied|unsatisfied|not\s+(?:\w+\s+)?(?:happy|satisfied|pleased))\s+with\s+(?:our|the)\s+(?:\w+\s+)?(?:service|services|decision|outcome|answer|response|reply|policy|terms|level)\b"
    r"|\b(?:sorry|regret|apologi[sz]e)\s+(?:that\s+|if\s+|for\s+how\s+)?you(?:'re|\s+are|\s+may|\s+might)?\s+(?:feel|feeling|felt)\s+(?:that|this|the)\s+way\b",
    re.IGNORECASE,
)
APOLOGISES = re.compile(r"\b(?:sorry|apolog\w+|our\s+(?:fault|mistake))\b", re.IGNORECASE)
SCOLDS = re.compile(
    r"\byou\s+(?:(?:really|simply|just)\s+)?(?:(?:should|ought\s+to)\s+never(?:\s+ever)?|(?:really|simply)\s+(?:should(?:n['’]?t|\s+not)|ought\s+not\s+to)|should(?:n['’]t|\s+not)\s+really)\s+"
    r"(?:share|give|leave|let|ignore|open|click|throw|send|tell|trust|carry|put|rely|keep|use|buy|read|hand|lend|wait|travel|go|run|wash|plug|order|book|deal|speak|talk|park|store|answer|reply|download|install)\b"
    r"|\byou\s+really\s+(?:should|need\s+to|must|ought\s+to|have\s+to)\s+(?!have\b|be\b(?!\s+(?:more\s+)?(?:careful|watchful|quicker|organi))|see\b|get\b|rest\b|speak\b|talk\b|try\b|feel\b|hear\b)\w+",
    re.IGNORECASE,
)
"""A rule that tells somebody to whom it has happened how careless it was."""
NONE_MADE: frozenset[Move] = frozenset()
SORRY: frozenset[Move] = frozenset({"apology", "acknowledgement"})


def _not_made(text: str) -> frozenset[Move]:
    """Moves that a sentence only looks like: to be sorry for how somebody feels is to be sorry for nothing, and a scolding takes nothing up."""
    scolds = SCOLDS.search(text) and not APOLOGISES.search(text)
    return SORRY if scolds or NO_APOLOGY.search(text.replace("’", "'")) else NONE_MADE


def _likeliest(emotions: Mapping[str, float]) -> Emotion:
    best = max(emotions, key=lambda name: emotions[name])
    return cast(Emotion, best)
