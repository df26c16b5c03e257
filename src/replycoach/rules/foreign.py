"""Code of others that a review runs: it works in a thread of its own, and is given up where it does not come back.

A thread cannot be ended from outside, so what hung once is not asked again in this process. Code that holds Python's lock, such as a
regular expression that never ends, cannot be given up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from threading import Thread
from typing import Any, Final, TypeVar

T = TypeVar("T")

SECONDS: Final = 10.0
"""How long a rule, or a rewriter, of others may take for one draft."""

MOST: Final = 10_000
"""How much it may say about one draft."""

_hung: dict[int, object] = {}
"""What did not come back, by its identity; kept, so that nothing else can get that."""


class Hung(Exception):
    """It did not come back."""


@lru_cache(maxsize=1024)
def is_ours(function: Callable[..., Any]) -> bool:
    """Whether a function is part of replycoach."""
    return getattr(function, "__module__", "").partition(".")[0] == "replycoach"


def within(function: Callable[..., T], *arguments: Any, seconds: float | None = None) -> T | list[Any]:
    """What the function gives, or raises, if it comes back in time; what is given one by one comes as a list, `MOST` of it.

    Raises `Hung` where it does not, and at once where it did not before; `RuntimeError` for an attempt to end the process.

    >>> within(len, "four")
    4
    """
    if id(function) in _hung:
        raise Hung
    came: list[T | list[Any]] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            given = function(*arguments)
            came.append(list(islice(given, MOST)) if isinstance(given, Iterator) else given)
        except BaseException as error:
            failed.append(error)

    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(SECONDS if seconds is None else seconds)
    if failed:
        raise failed[0] if isinstance(failed[0], Exception) else RuntimeError from failed[0]
    if not came:
        _hung[id(function)] = function
        raise Hung
    return came[0]
