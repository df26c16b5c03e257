"""Both sides of the conversation, understood once; rules ask the `Reading` and never read for themselves."""

from replycoach.reading.reading import Customer, Question, Reading, Sentence

__all__ = ["Customer", "Question", "Reading", "Sentence"]
