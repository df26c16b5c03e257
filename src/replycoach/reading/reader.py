"""`Reader`: from a case to its `Reading`, with every text read once and what repeats read once in a while."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

from replycoach.errors import InputError
from replycoach.model import MOVES, Case, Channel, CustomerReading, Emotion
from replycoach.profile import Settings
from replycoach.reading.customer import about, questions
from replycoach.reading.grammar import Grammar
from replycoach.reading.language import is_english
from replycoach.reading.reading import Customer, Reading, Sentence
from replycoach.reading.sentences import split
from replycoach.reading.short import PLAINLY, is_plain_question, is_short, is_specific, read_short
from replycoach.text.prose import Prose

if TYPE_CHECKING:
    from spacy.language import Language

    from replycoach.history import History
    from replycoach.reading.meaning import Meaning, SentenceMeaning

REMEMBERED = 256
"""How many customers' messages a reader keeps in memory, since one is read again with every change of the draft."""


class Reader:
    """Reads cases; loads the trained models at the first case and keeps them."""

    def __init__(self, settings: Settings, nlp: Language | None = None, history: History | None = None) -> None:
        self._settings = settings
        self._history = history
        self._grammar = Grammar(nlp)
        self._customer = lru_cache(maxsize=REMEMBERED)(self._read_customer)

    def forget(self) -> None:
        """Drop what is kept of earlier cases."""
        self._customer.cache_clear()

    @cached_property
    def meaning(self) -> Meaning:
        """The trained sentence model."""
        from replycoach.reading.meaning import Meaning

        return Meaning.load()

    def read(self, case: Case) -> Reading:
        """Everything that rules may ask about this case."""
        channel: Channel = case.channel or self._settings.profile
        prose = Prose.from_source(case.reply)
        text = prose.body
        if not text.strip():
            raise InputError("reply: nothing but quoted mail or invisible characters; give the agent's own words")
        spans = split(text)
        message = Prose.from_source(case.message).body.strip()
        english = is_english(text)
        if is_short(text, spans):
            meant = read_short(self.meaning, text, spans, message, channel)
        else:
            meant = self.meaning.read_reply(text, spans, message, channel)
        sentences = tuple(
            self._sentence(index, span, text, one)
            for index, (span, one) in enumerate(zip(spans, meant.sentences, strict=True))
        )
        return Reading(
            case=case,
            profile=self._settings.profile_for(channel),
            channel=channel,
            prose=prose,
            sentences=sentences,
            customer=self._customer(message) if message and is_english(message) else None,
            carp_odds=meant.carp,
            flags=meant.flags,
            quality=meant.quality,
            english=english,
            strictness=self._settings.strictness,
            thresholds=self.meaning,
            parser=self._grammar,
            history=self._history,
        )

    def _sentence(self, index: int, span: tuple[int, int], text: str, meant: SentenceMeaning) -> Sentence:
        start, end = span
        enough = self.meaning.threshold
        return Sentence(
            index=index,
            start=start,
            end=end,
            text=text[start:end],
            moves=frozenset(move for move in MOVES if meant.moves[move] >= enough(f"move/{move}")),
            move_odds=meant.moves,
            cues=meant.cues,
            carrying_words=meant.carrying,
        )

    def _read_customer(self, text: str) -> Customer:
        meant = self.meaning.read_customer(text)
        spans = tuple(split(text))
        asked = questions(text, spans)
        emotion = _likeliest(meant.emotion)
        if is_plain_question(text) and meant.emotion[emotion] < PLAINLY:
            emotion = "calm"

        def holds(name: str) -> bool:
            odds: float = getattr(meant, name)
            if name == "vague" and is_specific(text):
                return False
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
