"""`Reader`: from a case to its `Reading`, with every text read once and what repeats read once in a while."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

from replycoach.errors import InputError
from replycoach.model import MOVES, Case, Channel, CustomerReading, Emotion
from replycoach.profile import Profile, Settings
from replycoach.reading.customer import about, questions
from replycoach.reading.grammar import Grammar
from replycoach.reading.language import is_english
from replycoach.reading.moves import made
from replycoach.reading.reading import Customer, Reading, Sentence
from replycoach.reading.sentences import split
from replycoach.reading.surface import read_surface
from replycoach.reading.urgency import urgency
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
        words = text[start:end]
        return Sentence(
            index=index,
            start=start,
            end=end,
            text=words,
            moves=made(words, moves, first=index == 0),
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
            odds: float = urgency(text, meant.urgent) if name == "urgent" else getattr(meant, name)
            return odds >= self.meaning.threshold(f"customer/{name}")

        reading = CustomerReading(
            emotion=emotion,
            **{name: holds(name) for name in ("vague", "clear", "urgent", "abusive", "complaint", "churn")},
            questions=tuple(question.text for question in asked),
            about=about(text),
        )
        return Customer(text=text, sentences=spans, reading=reading, odds=meant.emotion, questions=asked)


def _likeliest(emotions: Mapping[str, float]) -> Emotion:
    best = max(emotions, key=lambda name: emotions[name])
    return cast(Emotion, best)
