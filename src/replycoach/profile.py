"""Profiles (what a channel expects) and house settings (what this team wants), read from TOML.

A profile is data: `profiles/*.toml` hold email, chat, phone and social. Settings live in ``pyproject.toml`` under
``[tool.replycoach]`` or in a ``replycoach.toml``, found in the folder or the nearest one above it.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from replycoach.errors import SettingsError
from replycoach.model import CHANNELS, LONGEST, SEVERITIES, Channel, Depth, Emotion, Frozen, Severity, did_you_mean
from replycoach.paths import matches
from replycoach.voice import Voice

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DEEPEST = 32
"""Parts that a key of settings may have; reading one takes time that grows with their square."""
_DEEP = re.compile(rf"(?<![\w.-])(?:[\w-]{{1,100}}\.){{{DEEPEST}}}")

Strictness = Literal["lenient", "balanced", "strict"]
STRICTNESS: tuple[Strictness, ...] = ("lenient", "balanced", "strict")


class Profile(Frozen):
    """What a channel expects of a reply; a bound of 0 means that there is none."""

    greeting: Literal["always", "first", "never"]
    signoff: bool
    longest_words: int = Field(ge=0)
    sentence_words: int = Field(ge=0)
    reply_within_minutes: int = Field(ge=0)
    public: bool
    live: bool

    @classmethod
    @cache
    def named(cls, name: str) -> Profile:
        """The profile that ships under this name.

        >>> Profile.named("social").public
        True
        """
        if name not in CHANNELS:
            raise SettingsError(
                f"profile: {name!r} is not known; use one of {', '.join(CHANNELS)}{did_you_mean(name, CHANNELS)}"
            )
        text = files("replycoach").joinpath("profiles", f"{name}.toml").read_text(encoding="utf-8")
        return cls(**tomllib.loads(text))


class Phrases(Frozen):
    """Wordings of the house: `allow` is never flagged, `add` lists by rule id what that rule shall flag as well."""

    allow: tuple[str, ...] = ()
    add: dict[str, tuple[str, ...]] = {}


class HouseRule(Frozen):
    """A rule written in TOML, with no Python: any of the phrases, whatever their case, is flagged.

    `id` is ``group/name`` in a group of the house's own or in one of ours; `examples` are tested when the coach is
    made, so that a rule that does not do what it says never runs.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$")
    phrases: tuple[str, ...] = Field(min_length=1)
    message: str
    why: str = "The house asks for other words."
    instead: str = ""
    severity: Severity = "warning"
    examples: tuple[str, ...] = ()


class Templates(Frozen):
    """Template files of this house: which helpdesk's syntax they use, and which strings of an export are texts.

    `paths` are globs relative to the settings' folder; an empty `dialect` or `fields` means: by their signs.
    """

    paths: tuple[str, ...] = Field(min_length=1)
    dialect: str = ""
    fields: tuple[str, ...] = ()
    channel: Channel | None = None
    mood: Emotion | None = None
    kind: Literal["plain", "html", "markdown"] | None = None


class Suppress(Frozen):
    """Leave something alone in files that have no comments: which files (a glob), which rules, why, which piece (a glob)."""

    path: str
    rules: tuple[str, ...] = Field(min_length=1)
    reason: str = Field(min_length=1)
    piece: str = "*"


class Override(Frozen):
    """What holds instead for the files of some paths (globs relative to the settings' folder).

    What is ignored and the variables are added to those of the house, severities are changed one by one, the rest takes the place of
    what the house says.
    """

    paths: tuple[str, ...] = Field(min_length=1)
    channel: Channel | None = None
    strictness: Strictness | None = None
    company: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity | Literal["off"]] = {}
    variables: tuple[str, ...] = ()


class Settings(Frozen):
    """House settings; every field has a default, an unknown key is an error.

    `select` and `ignore` take rule ids or groups; an id beats its group. `severity` and `weights` (points that one
    finding takes off a flawless 100) go by rule id; severity ``"off"`` is the same as to ignore the rule.
    `variables` are the names that templates of this house may use. `depth` "surface" asks only the rules that need no model.
    """

    profile: Channel = "email"
    company: str = ""
    strictness: Strictness = "balanced"
    depth: Depth = "full"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity | Literal["off"]] = {}
    weights: dict[str, float] = {}
    phrases: Phrases = Phrases()
    variables: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    house: tuple[HouseRule, ...] = ()
    profiles: dict[Channel, dict[str, Any]] = {}
    templates: tuple[Templates, ...] = ()
    overrides: tuple[Override, ...] = ()
    suppress: tuple[Suppress, ...] = ()
    voice: Voice = Voice()

    @classmethod
    def of(cls, data: dict[str, Any], where: str = "settings") -> Settings:
        """Settings from plain data; `where` names the source in an error.

        Raises `SettingsError` for a key or value that is not known.
        """
        try:
            settings = cls.model_validate(data)
        except ValidationError as error:
            raise SettingsError(f"{where}: {_in_words(error)}") from None
        for rule, weight in settings.weights.items():
            if not 0 <= weight < 100:
                raise SettingsError(f"{where}: weights.{rule}: {weight:g} points; give a number from 0 up to 99")
        for channel in settings.profiles:
            settings.profile_for(channel)
        return settings

    @classmethod
    def from_file(cls, path: str | Path) -> Settings:
        """Settings from a ``pyproject.toml`` (its table ``[tool.replycoach]``) or any other TOML file."""
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8")
            if len(text) > LONGEST:
                raise SettingsError(f"{path}: longer than the {LONGEST:,} characters that settings may have")
            if _DEEP.search(text):
                raise SettingsError(f"{path}: a key of more than {DEEPEST} parts")
            data = tomllib.loads(text)
        except OSError as error:
            raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path}: not valid TOML: {error}") from None
        except (ValueError, RecursionError):
            raise SettingsError(f"{path}: not valid TOML: a number too long or nested too deeply") from None
        for table in ("tool", "replycoach") if path.name == "pyproject.toml" else ():
            data = data.get(table, {})
            if not isinstance(data, dict):
                raise SettingsError(f"{path}: {table} is not a table")
        return cls.of(data, str(path))

    @classmethod
    def find(cls, folder: str | Path = ".") -> Settings:
        """The settings in `folder` or in the nearest folder above it; defaults where there are none."""
        file = cls.file_for(folder)
        return cls.from_file(file) if file else cls()

    @staticmethod
    def file_for(folder: str | Path = ".") -> Path | None:
        """The settings file in `folder` or in the nearest folder above it."""
        for place in (here := Path(folder).resolve(), *here.parents):
            own = place / "replycoach.toml"
            if own.is_file():
                return own
            project = place / "pyproject.toml"
            if project.is_file() and "[tool.replycoach" in project.read_text("utf-8", errors="replace"):
                return project
        return None

    def for_path(self, path: str) -> Settings:
        """What holds for the file of this path, seen from the settings' folder: the overrides made, the later ones last.

        >>> house = Settings.of({"overrides": [{"paths": ["chat/**"], "channel": "chat", "ignore": ["time/late"]}]})
        >>> house.for_path("chat/late.txt").profile, house.for_path("mails/late.txt").profile
        ('chat', 'email')
        """
        changed = self
        for one in self.overrides:
            if matches(one.paths, path):
                changes: dict[str, Any] = {
                    "profile": one.channel or changed.profile,
                    "strictness": one.strictness or changed.strictness,
                    "company": one.company or changed.company,
                    "select": one.select or changed.select,
                    "ignore": (*changed.ignore, *one.ignore),
                    "severity": {**changed.severity, **one.severity},
                    "variables": (*changed.variables, *one.variables),
                }
                changed = changed.model_copy(update=changes)
        return changed.model_copy(update={"overrides": ()}) if self.overrides else self

    def profile_for(self, channel: Channel | None) -> Profile:
        """The profile of a channel with the changes that the house made to it."""
        name = channel or self.profile
        base = Profile.named(name)
        changes = self.profiles.get(name)
        if not changes:
            return base
        try:
            return Profile(**{**base.model_dump(), **changes})
        except ValidationError as error:
            raise SettingsError(f"profiles.{name}: {_in_words(error, Profile)}") from None


_LITERALS: dict[str, tuple[str, ...]] = {
    "profile": CHANNELS,
    "strictness": STRICTNESS,
    "depth": ("full", "surface"),
    "severity": (*SEVERITIES, "off"),
    "profiles": CHANNELS,
    "greeting": ("always", "first", "never"),
}


def _in_words(error: ValidationError, model: type[Frozen] = Settings) -> str:
    told = []
    for detail in error.errors(include_url=False):
        names = [str(part) for part in detail["loc"]]
        where = ".".join(name for name in names if not name.startswith("literal[") and name != "[key]") or "all"
        if detail["type"] == "extra_forbidden":
            parts: dict[str, type[Frozen]] = {
                "phrases": Phrases, "house": HouseRule, "templates": Templates, "overrides": Override, "suppress": Suppress,
                "voice": Voice,
            }  # fmt: skip
            known = list(parts.get(names[0], model).model_fields)
            told.append(f"{where}: unknown key{did_you_mean(names[-1], known)}")
        elif detail["type"] == "literal_error":
            choices = _LITERALS.get(names[0]) or tuple(
                re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected")))
            )
            if names[0] == "overrides" and "severity" in names:
                choices = _LITERALS["severity"]
            given = str(detail["input"])
            told.append(
                f"{where}: {given!r} is not known; use one of {', '.join(choices)}{did_you_mean(given, choices)}"
            )
        elif detail["type"] == "missing":
            told.append(f"{where}: it is missing")
        else:
            words = detail["msg"].replace("a valid tuple", "a list").replace("a valid dictionary", "a table")
            told.append(f"{where}: {words[0].lower()}{words[1:]}")
    return "; ".join(dict.fromkeys(told))
