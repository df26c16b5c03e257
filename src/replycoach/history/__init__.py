"""Has this been sent before? An index of earlier replies that finds near copies once names, numbers and links are masked."""

from replycoach.history.index import History, Match, Sent
from replycoach.history.masking import mask
from replycoach.history.wording import FLOOR, NEAR, Wording

__all__ = ["FLOOR", "NEAR", "History", "Match", "Sent", "Wording", "mask"]
