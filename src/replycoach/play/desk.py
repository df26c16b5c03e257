"""One coach, one thread: reviews in order, and a rewrite stands aside as soon as a review waits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from replycoach.coach import Coach
from replycoach.model import Case, Review, Rewrite

if TYPE_CHECKING:
    from replycoach.reading import Reading

Answer = TypeVar("Answer")
Gone = Callable[[], Awaitable[bool]]
"""Whether who asked has gone."""

WARM_UP = Case(
    reply="Hi Ana,\n\nI'm sorry about the wait. I'll get to it soon.\n\nRegards,\nJohn",
    customer="Where is my order? I've been waiting for two weeks.",
    channel="email",
)
PATIENCE = 4
"""How often a rewrite stands aside before it is made to the end, so that it is made at last."""


class GaveWay(Exception):
    """A rewrite was left because a review waits."""


class Left(Exception):
    """Who asked has gone."""


class PoliteCoach(Coach):
    """A coach that can be asked, before each text that it judges, to leave what it is at."""

    leave: Callable[[], bool] = staticmethod(lambda: False)

    def _judge(self, reading: Reading) -> Review:
        if self.leave():
            raise GaveWay
        return super()._judge(reading)


class Desk:
    """Hands the coach to one request at a time.

    A rewrite reads a draft dozens of times, a review once. Marks that come late are useless to somebody who types, so a
    rewrite gives way to a review and starts again behind it.
    """

    def __init__(self, coach: PoliteCoach) -> None:
        self.ready = False
        self._coach = coach
        self._waiting = 0
        self._turn = asyncio.Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="coach")

    async def warm_up(self) -> None:
        """Load the models."""
        await self._run(lambda: self._coach.rewrite(WARM_UP), _stays)
        self.ready = True

    async def review(self, data: dict[str, Any], gone: Gone) -> Review:
        """A review of the case. Raises `InputError`, and `Left` where `gone` says so when its turn comes."""
        case = Case.of(data)
        self._waiting += 1
        try:
            return await self._run(lambda: self._reviewed(case), gone)
        finally:
            self._waiting -= 1

    async def rewrite(self, data: dict[str, Any], gone: Gone) -> Rewrite:
        """A rewrite of the case. Raises as `review` does."""
        case = Case.of(data)
        for _ in range(PATIENCE):
            with suppress(GaveWay):
                return await self._run(lambda: self._rewritten(case, lambda: self._waiting > 0), gone)
        return await self._run(lambda: self._rewritten(case, lambda: False), gone)

    def close(self) -> None:
        """Let the thread go, and leave the rewrite that it may be at."""
        self._coach.leave = lambda: True
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _reviewed(self, case: Case) -> Review:
        self._coach.leave = lambda: False
        return self._coach.review(case)

    def _rewritten(self, case: Case, leave: Callable[[], bool]) -> Rewrite:
        self._coach.leave = leave
        return self._coach.rewrite(case)

    async def _run(self, work: Callable[[], Answer], gone: Gone) -> Answer:
        async with self._turn:
            if await gone():
                raise Left
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)


async def _stays() -> bool:
    return False
