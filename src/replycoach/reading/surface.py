"""Reading without a model: text, layout, patterns and history, and a refusal for whoever asks for more.

At depth "surface" the same `Reading` is made, quickly and without spaCy, ONNX Runtime or NumPy. What only the trained models
know is not guessed: a rule that asks for it gets `NeedsModel`, and is told as not applicable.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, NoReturn, cast

from replycoach.model import Case, Channel
from replycoach.profile import Profile, Strictness
from replycoach.reading.customer import questions
from replycoach.reading.language import is_english
from replycoach.reading.matters import about
from replycoach.reading.reading import Customer, Question, Reading, Sentence
from replycoach.reading.sentences import split
from replycoach.text.prose import Prose


class NeedsModel(Exception):
    """A rule asked for what only the trained models know, at a depth that does without them."""


class Unread:
    """Stands where the models' opinion would stand; whoever asks it anything gets `NeedsModel`."""

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise NeedsModel

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise NeedsModel

    __getitem__ = __contains__ = __iter__ = __len__ = __bool__ = __float__ = __call__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __or__ = __and__ = __sub__ = _refuse


UNREAD: Any = Unread()


class UnreadCustomer:
    """The customer's message: its words, its questions and what it is about are plain; its mood is not known."""

    odds: Any = UNREAD

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def text(self) -> str:
        """The customer's own words."""
        return Prose.body_of(self._source).strip()

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of its sentences."""
        return tuple(split(self.text))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What it asks."""
        return questions(self.text, self.sentences)

    @property
    def reading(self) -> UnreadMood:
        """What can be said of it without a model."""
        return UnreadMood(self)

    @property
    def emotion(self) -> NoReturn:
        """Not known."""
        raise NeedsModel

    upset = emotion


class UnreadMood:
    """Has only what `CustomerReading` takes from the words alone."""

    def __init__(self, customer: UnreadCustomer) -> None:
        self._customer = customer

    @property
    def about(self) -> tuple[str, ...]:
        """What the message is about."""
        return about(self._customer.text)

    @property
    def questions(self) -> tuple[str, ...]:
        """The words of its questions."""
        return tuple(question.text for question in self._customer.questions)

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise NeedsModel


def read_surface(
    case: Case, prose: Prose, profile: Profile, channel: Channel, strictness: Strictness, history: Any = None
) -> Reading:
    """The reading of a draft whose `prose` has words, without any model."""
    text = prose.body
    message = case.message
    return Reading(
        case=case,
        profile=profile,
        channel=channel,
        prose=prose,
        sentences=tuple(
            Sentence(index, start, end, text[start:end], UNREAD, UNREAD, UNREAD, UNREAD)
            for index, (start, end) in enumerate(split(text))
        ),
        customer=cast(Customer, UnreadCustomer(message))
        if message.strip() and is_english(message, ask=False)
        else None,
        carp_odds=UNREAD,
        flags=UNREAD,
        quality=UNREAD,
        english=is_english(text, ask=False),
        strictness=strictness,
        thresholds=UNREAD,
        parser=UNREAD,
        history=history,
        depth="surface",
    )
