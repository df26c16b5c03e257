"""Keyed fingerprints of a wording: what is stored in place of the text, and where to look for near copies of it.

Without the key no fingerprint can be made, so nobody who has only the index can try out what was said to whom. The same
key and wording always give the same fingerprint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

import numpy as np
from rensa import RMinHash

from replycoach.history.wording import Wording

ALGORITHM: Final = f"rensa-{RMinHash.ALGORITHM_VERSION}/28x5"
"""What the band keys depend on; an index made by another algorithm gets new ones."""

BANDS: Final = 28
ROWS: Final = 5
"""Two wordings are compared if any of `BANDS` groups of `ROWS` minimal hashes agrees: 0.98 likely at the line itself (two
thirds of all runs in common, which is a likeness of 0.8), 0.999 at three quarters, 0.07 at three tenths."""

_SEED: Final = 20_417
_WEIGHTS: Final = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F], np.uint64)  # fmt: skip
_SALTS: Final = np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(0xE7037ED1A0B428DB)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`whole` is one number for the wording, `runs` the sorted keyed hashes (4 bytes each) of its runs of words."""

    whole: int
    runs: bytes

    @classmethod
    def of(cls, wording: Wording, key: bytes) -> Fingerprint:
        """The fingerprint of a wording under this key."""
        empty = blake2b(key=key, digest_size=4)
        hashes = set()
        for run in wording.runs:
            keyed = empty.copy()
            keyed.update(run.encode("utf-8", "surrogatepass"))
            hashes.add(keyed.digest())
        return cls(hidden(" ".join(wording.words), key), b"".join(sorted(hashes)))

    def bands(self) -> list[int]:
        """The keys under which near copies are likely to be found."""
        return bands(self.runs)


def bands(runs: bytes) -> list[int]:
    """The band keys of stored runs: 32 bits each, the number of the band mixed in."""
    minima = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    minima.update([runs[at : at + 4] for at in range(0, len(runs), 4)])
    rows = np.array(minima.digest(), np.uint64).reshape(BANDS, ROWS)
    mixed: list[int] = (((rows * _WEIGHTS).sum(axis=1) ^ _SALTS) * _WEIGHTS[0] >> np.uint64(32)).tolist()
    return mixed


def in_common(runs: bytes, others: Sequence[Sequence[Any]]) -> list[int]:
    """How many runs each of some rows, whose third value is its runs, has in common with `runs`."""
    if not others:
        return []
    mine = np.sort(np.frombuffer(runs, "<u4"))
    theirs = [np.frombuffer(row[2], "<u4") for row in others]
    every = np.concatenate(theirs)
    at = np.searchsorted(mine, every)
    at[at == len(mine)] = 0
    owner = np.repeat(np.arange(len(theirs)), [len(one) for one in theirs])
    counts: list[int] = np.bincount(owner[mine[at] == every], minlength=len(theirs)).tolist()
    return counts


def hidden(text: str, key: bytes) -> int:
    """A keyed hash of a text as a signed 64-bit number, which is what SQLite stores."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), key=key, digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
