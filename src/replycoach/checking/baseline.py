"""The baseline: the faults that were there when a team began, so that only new ones fail.

An entry is a fingerprint of the rule, the words and the words around them, so it holds when lines move or a file is
renamed. No words of the templates are in the file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from pydantic import ValidationError

from replycoach.checking.report import BaselineEntry, Located
from replycoach.checking.writing import write_atomically
from replycoach.errors import InputError
from replycoach.model import Frozen

BASELINE_VERSION = "1"


class Baseline(Frozen):
    """What is in a baseline file."""

    version: str = BASELINE_VERSION
    entries: tuple[BaselineEntry, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Located]) -> Baseline:
        """The baseline that these findings make."""
        counts: Counter[tuple[str, str, str]] = Counter()
        for one in findings:
            counts[one.path, one.finding.rule, one.fingerprint] += 1
        entries = (
            BaselineEntry(path=path, rule=rule, fingerprint=fingerprint, count=count)
            for (path, rule, fingerprint), count in sorted(counts.items())
        )
        return cls(entries=tuple(entries))

    @classmethod
    def load(cls, path: str | Path) -> Baseline:
        """Read a baseline file.

        Raises `InputError` where there is none or it is not one: a lost baseline must not look like a clean slate.
        """
        try:
            loaded = cls.model_validate_json(Path(path).read_bytes())
        except OSError as error:
            raise InputError(
                f"{path}: the baseline cannot be read: {error.strerror}; make one with --write-baseline"
            ) from None
        except ValidationError:
            raise InputError(f"{path}: not a baseline file; make a new one with --write-baseline") from None
        if loaded.version != BASELINE_VERSION:
            raise InputError(f"{path}: a baseline of version {loaded.version}, not {BASELINE_VERSION}; make a new one")
        return loaded

    def save(self, path: str | Path) -> None:
        """Write the file, whole or not at all."""
        text = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
        write_atomically(Path(path), text.encode())

    def split(
        self, findings: Iterable[Located], checked: Iterable[str], gone: Callable[[str], bool]
    ) -> tuple[list[Located], int, tuple[BaselineEntry, ...]]:
        """New findings, how many the baseline holds back, and the entries that no finding needs any more.

        An entry serves its own file first, then, where that file was checked or is `gone`, others: a file may be renamed.
        An entry whose file is there but was not among the `checked` ones is not stale: that file was not looked at.
        """
        seen = set(checked)
        own: Counter[tuple[str, str]] = Counter()
        for entry in self.entries:
            own[entry.path, entry.fingerprint] += entry.count
        rest, held = [], 0
        for one in findings:
            if own[one.path, one.fingerprint] > 0:
                own[one.path, one.fingerprint] -= 1
                held += 1
            else:
                rest.append(one)
        free = [entry for entry in self.entries if entry.path in seen or gone(entry.path)]
        fresh = []
        for one in rest:
            keys = [(entry.path, one.fingerprint) for entry in free if entry.fingerprint == one.fingerprint]
            key = next((key for key in keys if own[key] > 0), None)
            if key is None:
                fresh.append(one)
            else:
                own[key] -= 1
                held += 1
        stale = [
            entry.model_copy(update={"count": min(entry.count, own[entry.path, entry.fingerprint])})
            for entry in free
            if own[entry.path, entry.fingerprint] > 0
        ]
        return fresh, held, tuple(stale)
