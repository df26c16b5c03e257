"""One function that reviews a batch of rows, for frameworks that send batches to many processes: Spark, Dask, Ray (docs/archives.md)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from narwhals.typing import IntoDataFrameT

from replycoach.coach import Coach
from replycoach.frames import review_frame
from replycoach.profile import Settings


class Batches:
    """Call it with a batch (pandas, Polars or PyArrow) and it comes back with the columns of `review_frame`.

    It can be pickled, and makes one coach a process however often it is called there. `names` are the arguments of `review_frame` that
    name columns, and `prefix`. A row that is no case has the reason in `error` and kills nothing.

    >>> import polars
    >>> batches = Batches({"profile": "chat"}, reply="text")
    >>> batches(polars.DataFrame({"text": ["Hi Ana, I'll get to it soon.", " "]})).select("time/vague", "error").rows()
    [(1, None), (None, 'reply: it is empty; give the drafted text')]
    """

    def __init__(self, settings: Settings | Mapping[str, Any] | None = None, **names: str) -> None:
        self.settings = settings if isinstance(settings, Settings) else Settings.of(dict(settings or {}))
        self.names = names

    def __call__(self, batch: IntoDataFrameT) -> IntoDataFrameT:
        """The batch with what the coach says of every row."""
        coach = _coach(self.settings.model_dump_json())
        return review_frame(batch, coach=coach, progress=False, **self.names)


@lru_cache(maxsize=4)
def _coach(settings: str) -> Coach:
    return Coach(settings=Settings.model_validate_json(settings))
