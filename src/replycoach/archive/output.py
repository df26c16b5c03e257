"""The file of answers that a run may be stopped at any moment from writing, and that a later run goes on with.

Beside FILE stands FILE.resume: a first line that names what the answers depend on, then nine bytes an answer: a hash of the line of
input and the exit code. A record is written before its answer, so that a stop between the two only leaves records too many.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from hashlib import blake2b
from io import FileIO
from pathlib import Path
from types import TracebackType

from replycoach.archive.lines import Answer, Line
from replycoach.errors import InputError

HASH = 8
RECORD = HASH + 1
BLOCK = 1 << 20


class Output:
    """The file of answers, open for more of them.

    `depends_on` is anything that stands for what the answers depend on beside the input (settings, version). With `resume` the answers
    that are there are kept: `passes` tells of the lines of the same input which of them they are. A torn last line is cut off.

    Raises `InputError` where the file is there already and `resume` is false, was made under something else, or cannot be written.
    """

    def __init__(self, path: Path, depends_on: str, *, resume: bool = False) -> None:
        self.path = path
        self._header = f"replycoach answers, {blake2b(depends_on.encode(), digest_size=16).hexdigest()}\n".encode(
            "ascii"
        )
        if not resume and (path.exists() or path.is_symlink()):
            raise InputError(f"{path}: it is there already; pass --resume to go on with it, or give another name")
        self._resume = path.with_name(path.name + ".resume")
        if path.exists() and path.stat().st_size and not self._resume.is_file():
            raise InputError(f"{path}: cannot go on with it without {self._resume.name} beside it; give another name")
        with ExitStack() as opened:
            self._answers, self._records = (opened.enter_context(_opened(one)) for one in (path, self._resume))
            try:
                self.kept, self.code = self._kept()
            except OSError as error:
                raise self._full(error) from None
            self._opened = opened.pop_all()
        """How many answers were there, and the worst exit code among them."""
        self._passed = 0

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in (self._answers, self._records):
            with suppress(OSError):
                os.fsync(file.fileno())
        self._opened.close()

    def passes(self, line: Line) -> bool:
        """Whether the next line of the input has its answer already.

        Raises `InputError` where the answer that is there is to another line.
        """
        if self._passed == self.kept:
            return False
        self._records.seek(len(self._header) + self._passed * RECORD)
        if self._records.read(HASH) != _hash(line):
            raise InputError(
                f"line {line[0]}: {self.path.name} has the answer to another line there; resume with the same input, or give another name"
            )
        self._passed += 1
        return True

    def ended(self) -> None:
        """Say that the input has no further line.

        Raises `InputError` where it had fewer lines than there are answers.
        """
        if self._passed < self.kept:
            raise InputError(
                f"the input has {self._passed:,} lines and {self.path.name} answers to {self.kept:,}; resume with the same input"
            )

    def put(self, lines: Iterable[Line], answers: Iterable[Answer]) -> None:
        """Append the answers to some lines.

        Raises `InputError` where they cannot be written; those that were are kept.
        """
        told = list(answers)
        records = (_hash(line) + bytes([one.code]) for line, one in zip(lines, told, strict=True))
        try:
            _append(self._records, b"".join(records))
            for one in told:
                _append(self._answers, one.line.encode("utf-8") + b"\n")
        except OSError as error:
            raise self._full(error) from None

    def _full(self, error: OSError) -> InputError:
        return InputError(
            f"{self.path}: cannot be written: {error.strerror}; the answers that are there are kept: make room and go on with --resume"
        )

    def _kept(self) -> tuple[int, int]:
        """Cut off what is torn or has no partner; returns the number of answers that are left and their worst exit code."""
        if not self._answers.seek(0, os.SEEK_END):
            self._records.truncate(0)
        header = self._records.read(len(self._header))
        if header != self._header and not self._header.startswith(header):
            raise InputError(
                f"{self.path}: it was begun with other settings or by another version of replycoach; give another name"
            )
        code = records = 0
        if header != self._header:
            self._records.truncate(0)
            _append(self._records, self._header)
        else:
            records = (self._resume.stat().st_size - len(header)) // RECORD
        count, end = _whole_lines(self._answers, records)
        self._answers.truncate(end)
        self._records.truncate(len(self._header) + count * RECORD)
        self._records.seek(len(self._header))
        while block := self._records.read(RECORD * (BLOCK // RECORD)):
            code = max(code, *block[HASH::RECORD])
        return count, code


def _opened(path: Path) -> FileIO:
    """A file to append to and read from, held against other runs as long as it is open."""
    try:
        file = FileIO(path, "a+")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from None
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise InputError(f"{path}: another run is writing it") from None
        except OSError:
            pass  # a file system without locks
    file.seek(0)
    return file


def _append(file: FileIO, data: bytes) -> None:
    """Append all of it; where that fails the file is as it was."""
    before = file.seek(0, os.SEEK_END)
    try:
        left = memoryview(data)
        while left:
            left = left[file.write(left) or 0 :]
    except OSError:
        with suppress(OSError):
            file.truncate(before)
        raise


def _whole_lines(file: FileIO, most: int) -> tuple[int, int]:
    """How many whole lines a file begins with, `most` at most, and where the last of them ends."""
    count = end = at = 0
    file.seek(0)
    while count < most and (block := file.read(BLOCK)):
        found = block.find(b"\n")
        while found >= 0 and count < most:
            count, end = count + 1, at + found + 1
            found = block.find(b"\n", found + 1)
        at += len(block)
    return count, end


def _hash(line: Line) -> bytes:
    return blake2b(line[1].strip(), digest_size=HASH).digest()
