"""Files are written whole or not at all, whenever it ends: first under a name of its own in the same folder, which then takes the place of the old one.

A process that is killed between the two leaves that file behind. It is locked for as long as somebody writes it, so that whoever writes in the
folder next can tell what was left, and cleans it away.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from replycoach.errors import InputError

try:
    import fcntl
except ImportError:  # Windows, which moves no file that is open
    LOCKS = False
else:
    LOCKS = True

BEGINS, ENDS = ".replycoach-", ".part"
LEFT = re.compile(re.escape(BEGINS) + r"\w{8}" + re.escape(ENDS))


def write_atomically(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file whole or not at all; readers see the old one or the new one.

    Raises `InputError` where it cannot be written, and for a link out of the folder in which it stands: a repository of strangers may
    hold one.
    """
    made = None
    try:
        device = path.parent == Path("/dev") or (path.exists() and not path.is_file())
        if path.is_symlink() and not device and not lies_in(path, (path.parent.resolve(),)):
            raise InputError(f"{path}: cannot be written: it is a link that leads elsewhere; name the file itself")
        path = path.resolve()
        if device:  # it is written to, not replaced
            path.write_bytes(data)
            return
        _clean(path.parent)
        descriptor, made = _locked(path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            made.chmod(_mode(path) if mode is None else mode)
            if LOCKS:
                made.replace(path)
        if not LOCKS:
            made.replace(path)
    except (OSError, RuntimeError) as error:  # RuntimeError: a link to itself
        if made is not None:
            with contextlib.suppress(OSError):
                made.unlink()
        raise InputError(f"{path}: cannot be written: {getattr(error, 'strerror', error)}") from None


def lies_in(path: Path, tops: Sequence[Path]) -> bool:
    """Whether the file itself, links followed, stands in one of these folders; any other is read, and fixed, only where it is named."""
    target = path.resolve()
    return any(target.is_relative_to(top) for top in tops)


def _locked(folder: Path) -> tuple[int, Path]:
    """A new file, locked; where another process took it for one that was left before it was locked, the next."""
    while True:
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=BEGINS, suffix=ENDS)
        if LOCKS:
            with contextlib.suppress(OSError):  # some file systems have no locks: there nothing is cleaned away either
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return descriptor, Path(name)
        os.close(descriptor)


@lru_cache(maxsize=256)
def _clean(folder: Path) -> None:
    """Remove what killed processes left in a folder; looked for once a process, where there are locks."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if LOCKS and LEFT.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _remove_if_nobody_writes(entry.path)


def _remove_if_nobody_writes(path: str) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            Path(path).unlink()
    finally:
        os.close(descriptor)


def _mode(path: Path) -> int:
    """The mode of the file that is there, else the usual one."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    return 0o644
