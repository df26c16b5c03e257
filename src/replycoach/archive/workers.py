"""Several processes that answer lines, each with a coach of its own; the answers come back in the order of the lines.

Processes are started anew ("spawn") and talk over pipes, so that none outlives the one that started it, whatever ends that.
A line at which a process ends twice is answered by an error, and the others go on.
"""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from replycoach.archive.lines import Answer, Line, Teller, answer, json_object, refused
from replycoach.errors import InputError

AHEAD = 4
"""So many chunks a worker are read and not yet written, at most: that bounds memory, and keeps workers busy behind a slow one."""

Maker = Callable[[], Teller]
"""Makes what answers a case, in the process that answers; must be picklable."""


@dataclass
class _Chunk:
    """Lines to answer and the answers so far; after a process ended at it, `careful`: one line at a time."""

    lines: list[Line]
    answers: list[Answer] = field(default_factory=list)
    careful: bool = False

    def left(self) -> list[Line]:
        """What to send next."""
        rest = self.lines[len(self.answers) :]
        return rest[:1] if self.careful else rest


class _Worker:
    """A process, and the chunk that it answers."""

    def __init__(self, make: Maker) -> None:
        context = get_context("spawn")  # a fork would inherit the threads of the models in an unknown state
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, make), daemon=True)
        with _without_interrupts():
            self.process.start()
        theirs.close()
        self.ready = False
        self.chunk: _Chunk | None = None

    def send(self, chunk: _Chunk) -> None:
        self.chunk = chunk
        with suppress(OSError):  # a process that has ended is told of when its answer is waited for
            self.connection.send(chunk.left())

    def end(self) -> str:
        """End the process; says how it ended."""
        self.connection.close()
        self.process.join(0.2)
        code = self.process.exitcode
        self.process.kill()
        self.process.join()
        return f"signal {-code}" if code and code < 0 else f"exit code {code}"


def in_order(
    chunks: Iterable[list[Line]], jobs: int, make: Maker, warn: Callable[[str], None]
) -> Iterator[tuple[list[Line], list[Answer]]]:
    """Every chunk with its answers, in order; `warn` is told of processes that ended and were started again.

    Raises `InputError` where a process cannot be started.
    """
    waiting = map(_Chunk, chunks)
    workers: list[_Worker] = []
    try:
        yield from _run(waiting, jobs, make, warn, workers)
    finally:
        for worker in workers:
            worker.end()


def _run(
    waiting: Iterator[_Chunk], jobs: int, make: Maker, warn: Callable[[str], None], workers: list[_Worker]
) -> Iterator[tuple[list[Line], list[Answer]]]:
    open_chunks: deque[_Chunk] = deque()  # read and not yet given back, in order
    while True:
        _hand_out(waiting, open_chunks, jobs, make, workers)
        if not open_chunks:
            return
        if not open_chunks[0].left():
            done = open_chunks.popleft()
            yield done.lines, done.answers
            continue
        speaking = wait([worker.connection for worker in workers if worker.chunk])
        for at, worker in enumerate(workers):
            if worker.connection in speaking and not _receive(worker):
                workers[at] = _again(worker, make, warn)


def _hand_out(
    waiting: Iterator[_Chunk], open_chunks: deque[_Chunk], jobs: int, make: Maker, workers: list[_Worker]
) -> None:
    """Give every idle worker a chunk, as far as there are chunks and not too many are open."""
    idle = deque(worker for worker in workers if worker.chunk is None)
    while len(open_chunks) < AHEAD * jobs and (idle or len(workers) < jobs):
        chunk = next(waiting, None)
        if chunk is None:
            return
        if not idle:
            workers.append(_Worker(make))
            idle.append(workers[-1])
        open_chunks.append(chunk)
        idle.popleft().send(chunk)


def _receive(worker: _Worker) -> bool:
    """Take what a worker sent; False where its process has ended."""
    assert worker.chunk is not None
    try:
        told: list[Answer] | None = worker.connection.recv()
    except (EOFError, OSError):
        return False
    if told is None:
        worker.ready = True
        return True
    worker.chunk.answers += told
    if worker.chunk.left():
        worker.send(worker.chunk)
    else:
        worker.chunk = None
    return True


def _again(ended: _Worker, make: Maker, warn: Callable[[str], None]) -> _Worker:
    """A new worker in place of one that ended, with what is left of its chunk."""
    how, chunk = ended.end(), ended.chunk
    assert chunk is not None
    if not ended.ready:
        raise InputError(
            f"a worker process ended while it started ({how}), for want of memory perhaps; use fewer --jobs"
        )
    if chunk.careful:
        number, raw = chunk.left()[0]
        reason = f"the process that read it ended ({how})"
        chunk.answers.append(refused(number, _object(raw), reason))
    else:
        warn(f"a worker process ended ({how}); its lines are read again one by one")
        chunk.careful = True
    worker = _Worker(make)
    if chunk.left():
        worker.send(chunk)
    return worker


def _object(raw: bytes) -> dict[str, object]:
    with suppress(InputError, UnicodeDecodeError):
        return json_object(raw.decode("utf-8-sig"), "")
    return {}


def _serve(connection: Connection, make: Maker) -> None:
    """What a worker does until the other end is closed."""
    tell = make()
    with suppress(EOFError, OSError):
        connection.send(None)
        while True:
            connection.send([answer(line, tell) for line in connection.recv()])


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """What is started meanwhile leaves Ctrl-C to the process that started it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
