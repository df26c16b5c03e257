"""`History`: the index. It stores wordings, each once, with how often and to whom they were sent."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timezone
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import AliasChoices, Field, ValidationError

from replycoach.errors import InputError
from replycoach.history.file import Store
from replycoach.history.fingerprint import Fingerprint, hidden, in_common
from replycoach.history.wording import FLOOR, NEAR, Wording, ratio, shared
from replycoach.model import ENCODABLE, LONGEST, Encodable, Frozen, as_utc

_AT_ONCE: Final = 5_000
"""Replies whose band keys are sorted and written together, which keeps neighbours of the tree together."""
_A_BAND: Final = 400
_COMPARED: Final = 400
"""A look-up follows at most the newest `_A_BAND` wordings of a band, and compares those `_COMPARED` that share most bands:
where more than that are alike, finding all of them would tell nothing new and take long."""
_SHORTEST: Final = NEAR / (2 - NEAR) - 1e-9
"""A wording that is shorter than this share of another cannot be near it, whatever it says."""


class Sent(Frozen):
    """A reply that was sent: its text, and what else is known of it.

    `customer` is a name or any other mark that stands for this person alone; `id` is stored as it is given.
    """

    text: Encodable = Field(max_length=LONGEST)
    customer: Annotated[str | None, ENCODABLE] = Field(
        default=None, validation_alias=AliasChoices("customer", "customer_name")
    )
    agent: str | None = Field(default=None, validation_alias=AliasChoices("agent", "agent_name"))
    at: datetime | None = Field(default=None, validation_alias=AliasChoices("at", "sent_at"))
    id: Annotated[str | None, ENCODABLE] = Field(default=None, coerce_numbers_to_str=True)

    @classmethod
    def of(cls, data: Sent | Mapping[str, Any] | str) -> Sent:
        """From a mapping with these fields, a row of cases (``reply``, ``customer_name``, …), or the bare text.

        Raises `InputError` for anything else.

        >>> Sent.of({"reply": "It ships today.", "customer": "Where is it?", "customer_name": "Ana"}).customer
        'Ana'
        """
        if isinstance(data, Sent):
            return data
        if isinstance(data, str):
            return cls.made(text=data)
        if not isinstance(data, Mapping):
            raise InputError(f"a sent reply is a mapping or a string, not {type(data).__name__}")
        known = ("text", "customer", "customer_name", "agent", "agent_name", "at", "sent_at", "id")
        row = {name: data[name] for name in known if data.get(name) not in (None, "")}
        if "text" not in row and "reply" in data:
            row["text"] = data["reply"]
            row.pop("customer", None)
        if "customer" in row:
            row.pop("customer_name", None)
        return cls.made(**row)

    @classmethod
    def made(cls, **fields: Any) -> Sent:
        """From these fields; raises `InputError` where one of them is not what it should be."""
        try:
            return cls(**fields)
        except ValidationError as error:
            told = error.errors(include_url=False, include_input=False)[0]
            name = str(told["loc"][0]) if told["loc"] else "row"
            raise InputError(
                f"{name}: {'it is missing' if told['type'] == 'missing' else told['msg'].lower()}"
            ) from None


class Match(Frozen):
    """A wording that was sent before and is nearly that of the draft.

    `similarity` is 0 to 1, `count` how often this wording was sent. `same_customer` tells whether this customer received
    it; `id`, `at` and, where texts are kept, `text` are of the last one that they received, else of the last one sent.
    """

    id: str
    similarity: float
    same_customer: bool
    count: int
    at: datetime | None = None
    text: str | None = Field(default=None, repr=False)


class History:
    """An index of sent replies, in memory or, where `path` names a file, on disk.

    Stores keyed fingerprints and no texts unless `keep_texts`; customers always as keyed hashes. The `key` of a file stands
    in ``<path>.key`` beside it unless it is given. A file may be read by many while one writes; every `add` and `add_many`
    is one transaction. With ``create=False`` a file that is not there is an error. Safe to share among threads.

    Raises `InputError` where the file is no history, has another schema or key, or is held by another writer for long.

    >>> with History() as history:
    ...     sent = "I have found your parcel: it went to the depot by mistake, and a driver brings it to you on {}. Keep it if it is dry."
    ...     added = history.add(sent.format("Friday"), customer="Ana")
    ...     [(match.count, match.same_customer) for match in history.query(sent.format("3 May"), customer="Bo")]
    [(1, False)]
    """

    def __init__(
        self,
        path: str | Path | None = None,
        *,
        key: bytes | None = None,
        keep_texts: bool | None = None,
        create: bool = True,
    ) -> None:
        self._lock = threading.RLock()
        self._store = Store(Path(path) if path is not None else None, key, keep_texts, create)

    def __enter__(self) -> History:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; an index in memory is gone."""
        with self._lock:
            self._store.db.close()

    def __len__(self) -> int:
        """How many replies were added."""
        with self._lock, self._store.reading():
            count: int = self._store.db.execute("SELECT count(*) FROM replies").fetchone()[0]
        return count

    @property
    def keeps_texts(self) -> bool:
        """Whether the texts themselves are stored."""
        return self._store.keeps

    def add(
        self,
        text: str,
        customer: str | None = None,
        agent: str | None = None,
        at: datetime | None = None,
        id: str | None = None,
    ) -> bool:
        """Add a reply; False where one with this `id` is there already."""
        return self.add_many([Sent.made(text=text, customer=customer, agent=agent, at=at, id=id)]) == 1

    def add_many(self, replies: Iterable[Sent | Mapping[str, Any] | str]) -> int:
        """Add replies in one transaction, all or none; returns how many were new. What `Sent.of` reads may be given."""
        rows = iter(replies)
        count = 0
        with self._lock, self._store.writing():
            while some := list(islice(rows, _AT_ONCE)):
                keys: list[tuple[int, int]] = []
                count += sum(self._put(Sent.of(reply), keys) for reply in some)
                self._store.put_bands(sorted(keys))
        return count

    def _put(self, sent: Sent, keys: list[tuple[int, int]]) -> bool:
        db, key = self._store.db, self._store.key
        if sent.id is not None and db.execute("SELECT 1 FROM replies WHERE name=?", (sent.id,)).fetchone():
            return False
        wording = Wording.of(sent.text, sent.customer, sent.agent)
        number = self._put_wording(wording, keys) if wording.substance >= FLOOR else None
        row = (
            sent.id,
            number,
            _customer(sent.customer, key),
            int(as_utc(sent.at).timestamp()) if sent.at else None,
            sent.text if self.keeps_texts else None,
        )
        db.execute("INSERT INTO replies (name, wording, customer, at, text) VALUES (?, ?, ?, ?, ?)", row)
        return True

    def _put_wording(self, wording: Wording, keys: list[tuple[int, int]]) -> int:
        """The number of a wording, which is put in where it is new; its band keys are added to `keys`."""
        db = self._store.db
        whole = hidden(" ".join(wording.words), self._store.key)
        known = db.execute("SELECT id FROM wordings WHERE whole=?", (whole,)).fetchone()
        if known:
            db.execute("UPDATE wordings SET sent=sent+1 WHERE id=?", known)
            return int(known[0])
        fingerprint = Fingerprint.of(wording, self._store.key)
        masked = " ".join(wording.words) if self.keeps_texts else None
        cursor = db.execute(
            "INSERT INTO wordings (whole, sent, runs, masked) VALUES (?, 1, ?, ?)", (whole, fingerprint.runs, masked)
        )
        number = int(cursor.lastrowid or 0)
        keys.extend((band, number) for band in fingerprint.bands())
        return number

    def query(self, text: str, customer: str | None = None, agent: str | None = None) -> list[Match]:
        """The wordings sent before of which `text` is a near copy, nearest first; nothing for a short courtesy."""
        wording = Wording.of(text, customer, agent)
        if wording.substance < FLOOR:
            return []
        with self._lock, self._store.reading():
            near = list(self._near(wording))
            who = _customer(customer, self._store.key)
            matches = [self._match(number, likeness, count, who) for number, likeness, count in near]
        return sorted(matches, key=lambda one: (-one.similarity, not one.same_customer, -one.count, one.id))

    def _near(self, wording: Wording) -> Iterator[tuple[int, float, int]]:
        """The numbers of near wordings, how near they are, and how often they were sent."""
        fingerprint = Fingerprint.of(wording, self._store.key)
        found = self._candidates(fingerprint)
        mine, words = len(fingerprint.runs), list(wording.words)
        for (number, count, runs, masked), common in zip(found, in_common(fingerprint.runs, found), strict=True):
            likeness = shared(common, mine // 4, len(runs) // 4)
            if likeness >= NEAR and masked is not None:
                likeness = ratio(words, masked.split())
            if likeness >= NEAR:
                yield number, likeness, count

    def _candidates(self, fingerprint: Fingerprint) -> list[tuple[int, int, bytes, str | None]]:
        """The wordings that share a band and are of a like length, as (number, count, runs, masked words)."""
        hits: Counter[int] = Counter()
        ask = self._store.db.execute
        for key in fingerprint.bands():
            rows = ask("SELECT wording FROM bands WHERE key=? ORDER BY wording DESC LIMIT ?", (key, _A_BAND))
            hits.update(chain.from_iterable(rows))
        ranked = sorted(hits.items(), key=itemgetter(1, 0), reverse=True)  # most bands in common, then newest
        most = [number for number, _ in ranked[:_COMPARED]]
        marks, size = ",".join("?" * len(most)), len(fingerprint.runs)
        return ask(
            f"SELECT id, sent, runs, masked FROM wordings WHERE id IN ({marks}) AND length(runs) BETWEEN ? AND ?",
            (*most, size * _SHORTEST, size / _SHORTEST),
        ).fetchall()

    def _match(self, number: int, similarity: float, count: int, customer: int | None) -> Match:
        db, last = self._store.db, "SELECT id, name, at, text FROM replies WHERE wording=? {} ORDER BY id DESC LIMIT 1"
        theirs = customer is not None and db.execute(last.format("AND customer=?"), (number, customer)).fetchone()
        row, name, at, text = theirs or db.execute(last.format(""), (number,)).fetchone()
        return Match(
            id=name if name is not None else f"#{row}",
            similarity=round(similarity, 4),
            same_customer=bool(theirs),
            count=count,
            at=datetime.fromtimestamp(at, timezone.utc) if at is not None else None,
            text=text,
        )


def _customer(customer: str | None, key: bytes) -> int | None:
    folded = " ".join((customer or "").casefold().split())
    return hidden("customer " + folded, key) if folded else None
