"""Whose settings hold for which file: those given, else the nearest above each file, with their overrides made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from replycoach.model import Depth
from replycoach.profile import Settings
from replycoach.rules import settings_of


@dataclass(frozen=True, slots=True)
class House:
    """What holds for one file: the settings, and the file's path as their globs see it."""

    settings: Settings
    name: str


class Houses:
    """Finds the house of a file.

    Settings that are given hold for every file, and their globs are seen from `root`; where none are given, the nearest settings
    file at or above each file holds, and its globs are seen from its own folder. A `depth` that is given holds for all. Raises `SettingsError`, which names the file at
    fault.
    """

    def __init__(self, settings: Settings | None, root: Path, depth: Depth | None = None) -> None:
        self._given, self._root, self._depth = settings, root, depth
        self._file_for, self._read = cache(Settings.file_for), cache(settings_of)
        self._seen: list[Settings] = [self._deep(settings if settings is not None else Settings())]

    def of(self, path: str) -> House:
        """The house of the file that reports call `path`; equal settings are the same object."""
        if self._given is not None:
            return House(self._known(self._given.for_path(path)), path)
        place = self._root / path
        folder = place.parent.resolve()
        file = self._file_for(folder)
        if file is None:
            return House(self._seen[0], path)
        name = (folder / place.name).relative_to(file.parent).as_posix()
        return House(self._known(self._read(file).for_path(name)), name)

    @property
    def here(self) -> Settings:
        """What holds for a text that is no file: the nearest settings at or above the root."""
        file = self._file_for(self._root.resolve())
        return self._read(file) if file else self._seen[0]

    def _deep(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"depth": self._depth}) if self._depth else settings

    def _known(self, settings: Settings) -> Settings:
        settings = self._deep(settings)
        for one in self._seen:
            if one == settings:
                return one
        self._seen.append(settings)
        return settings
