"""Has this been sent before? An index of earlier replies that finds near copies once names, numbers and links are masked."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replycoach.history.index import History, Match, Sent
    from replycoach.history.masking import mask
    from replycoach.history.wording import FLOOR, NEAR, Wording

_HOMES = {
    "FLOOR": "wording",
    "NEAR": "wording",
    "Wording": "wording",
    "History": "index",
    "Match": "index",
    "Sent": "index",
    "mask": "masking",
}
__all__ = ["FLOOR", "NEAR", "History", "Match", "Sent", "Wording", "mask"]


def __getattr__(name: str) -> Any:
    """Each name is loaded when it is first asked for: the index takes NumPy, which rules over earlier replies do without."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
