"""The SQLite file behind an index: opened, made, checked, and its key kept beside it."""

from __future__ import annotations

import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from replycoach.errors import InputError
from replycoach.history.fingerprint import ALGORITHM, bands, hidden

SCHEMA_VERSION: Final = 1
APPLICATION: Final = 0x52_43_68_69
"""SQLite's application id: tells an index of ours from any other database ("RChi")."""

_SCHEMA: Final = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE wordings (id INTEGER PRIMARY KEY, whole INTEGER UNIQUE, sent INTEGER, runs BLOB, masked TEXT);
CREATE TABLE bands (key INTEGER, wording INTEGER, PRIMARY KEY (key, wording)) WITHOUT ROWID;
CREATE TABLE replies (id INTEGER PRIMARY KEY, name TEXT UNIQUE, wording INTEGER, customer INTEGER, at INTEGER, text TEXT);
CREATE INDEX replies_by_wording ON replies (wording);
CREATE INDEX replies_by_customer ON replies (customer, wording) WHERE customer IS NOT NULL
"""
_KEY_BYTES: Final = 32
_CACHE_KIB: Final = 262_144
_PATIENCE: Final = 30
"""Seconds that another process is waited for."""


class Store:
    """An open database, its `key`, and whether it keeps texts (`keeps`)."""

    def __init__(self, path: Path | None, key: bytes | None, keep_texts: bool | None, create: bool) -> None:
        self.where = str(path) if path else "history"
        if path and not create and not path.is_file():
            raise InputError(f"{path}: there is no history; make one with `replycoach history add`")
        if key is not None and not 16 <= len(key) <= 64:
            raise InputError(f"the key has {len(key)} bytes; give 16 to 64")
        with self.told():
            self.db = sqlite3.connect(
                path or ":memory:", timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
        try:
            with self.reading():
                self._open(path, key, keep_texts)
        except BaseException:
            self.db.close()
            raise

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turns SQLite's errors into ours."""
        try:
            yield
        except sqlite3.Error as error:
            reason = "it is no history (not an SQLite database)" if "not a database" in str(error) else str(error)
            raise InputError(f"{self.where}: {reason}") from None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """As `told`, and what can only come of a damaged file is said to be that."""
        try:
            with self.told():
                yield
        except InputError:
            raise
        except (ArithmeticError, LookupError, OSError, TypeError, ValueError) as error:
            raise InputError(f"{self.where}: it is damaged ({type(error).__name__})") from None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all that is written in it is kept, or, where anything interrupts it, nothing."""
        with self.told():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def _open(self, path: Path | None, key: bytes | None, keep_texts: bool | None) -> None:
        self.db.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
        if not self._made():
            if path:
                self._log_ahead()
            with self.writing():
                if not self._made():
                    self._make(path, key, keep_texts)
        self.db.execute("PRAGMA synchronous=FULL")
        settings = dict(self.db.execute("SELECT name, value FROM settings"))
        self.key = key if key is not None else _key_beside(path, self.where)
        if hidden("key", self.key) != settings["key"]:
            raise InputError(f"{self.where}: the key is not the one that this history was made with")
        self.keeps = bool(settings["keep_texts"])
        if keep_texts is not None and keep_texts != self.keeps:
            made = "with" if self.keeps else "without"
            raise InputError(f"{self.where}: it was made {made} texts, which cannot change; make another one")
        if settings["algorithm"] != ALGORITHM:
            self._band_again()

    def _log_ahead(self) -> None:
        """Write-ahead logging; another process that makes the file at this moment is waited for, as SQLite does not do for this statement."""
        until = time.monotonic() + _PATIENCE
        while not self._logs_ahead(last=time.monotonic() > until):
            time.sleep(0.02)

    def _logs_ahead(self, *, last: bool) -> bool:
        try:
            self.db.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if last or "locked" not in str(error):
                raise
            return False
        return True

    def _made(self) -> bool:
        """Whether the database is an index that this version reads; False for an empty one."""
        alone = not self.db.in_transaction
        if alone:
            self.db.execute("BEGIN")  # one look at all three, for another process may be making it
        try:
            application, version, tables = (
                self.db.execute(question).fetchone()[0]
                for question in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
            )
        finally:
            if alone:
                self.db.execute("COMMIT")
        if not tables and not application:
            return False
        if application != APPLICATION:
            raise InputError(f"{self.where}: it is the database of another program, no history")
        if version != SCHEMA_VERSION:
            raise InputError(
                f"{self.where}: it has schema {version}, this version of replycoach reads schema {SCHEMA_VERSION};"
                f" {'update replycoach' if version > SCHEMA_VERSION else 'add the replies to a new history'}"
            )
        return True

    def _make(self, path: Path | None, key: bytes | None, keep_texts: bool | None) -> None:
        for statement in _SCHEMA.split(";"):
            self.db.execute(statement)
        if key is None:
            key = _make_key(path) if path else bytes(_KEY_BYTES)
        settings = {"key": hidden("key", key), "keep_texts": int(bool(keep_texts)), "algorithm": ALGORITHM}
        self.db.executemany("INSERT INTO settings VALUES (?, ?)", settings.items())
        self.db.execute(f"PRAGMA application_id={APPLICATION}")
        self.db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")

    def _band_again(self) -> None:
        """Make the band keys anew from the stored runs, after the algorithm behind them changed."""
        with self.writing():
            self.db.execute("DELETE FROM bands")
            for number, runs in self.db.execute("SELECT id, runs FROM wordings"):
                self.put_bands((key, number) for key in bands(runs))
            self.db.execute("UPDATE settings SET value=? WHERE name='algorithm'", (ALGORITHM,))

    def put_bands(self, rows: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> None:
        """Store band keys with the wordings that they lead to."""
        self.db.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", rows)


def _key_file(path: Path) -> Path:
    return path.with_name(path.name + ".key")


def _make_key(path: Path) -> bytes:
    """A new key in a file that only its owner reads; one that an interrupted start left there is used again."""
    file = _key_file(path)
    if not file.exists() or not file.stat().st_size:
        new = file.with_name(file.name + ".new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:
            out.write(secrets.token_hex(_KEY_BYTES) + "\n")
            out.flush()
            os.fsync(out.fileno())
        new.replace(file)
    return _key_beside(path, str(path))


def _key_beside(path: Path | None, where: str) -> bytes:
    if path is None:
        return bytes(_KEY_BYTES)
    file = _key_file(path)
    try:
        key = bytes.fromhex(file.read_text("ascii"))
    except OSError as error:
        raise InputError(f"{where}: its key {file.name} cannot be read: {error.strerror}") from None
    except ValueError:
        raise InputError(f"{where}: its key {file.name} is damaged") from None
    return key
