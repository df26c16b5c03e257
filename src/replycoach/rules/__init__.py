"""The catalogue of rules: find them, select them, explain them.

A rule of ours is a file ``rules/<group>/<name>.py``; its id is ``group/name`` with hyphens for underscores. Rules of users
come from modules named in the settings or from the entry point group ``replycoach.rules``; they carry their own `id`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from replycoach.errors import SettingsError
from replycoach.model import did_you_mean
from replycoach.profile import Settings
from replycoach.rules.house import from_toml
from replycoach.rules.rule import Rule


@cache
def ours() -> dict[str, Rule]:
    """Every rule that ships with the package, by id, in alphabetical order."""
    found = {}
    for group in pkgutil.iter_modules(__path__):
        if group.ispkg:
            package = import_module(f"{__name__}.{group.name}")
            for module in pkgutil.iter_modules(package.__path__):
                name = f"{group.name}/{module.name}".replace("_", "-")
                found[name] = _from_module(import_module(f"{package.__name__}.{module.name}"), name)
    return dict(sorted(found.items()))


def catalogue(settings: Settings) -> dict[str, Rule]:
    """Every rule that these settings know: ours, those of installed packages, those of the house.

    Raises `SettingsError` where two rules share an id or a module holds no rule.
    """
    rules = dict(ours())
    for rule in _of_users(settings):
        if rule.id in rules:
            raise SettingsError(f"rule {rule.id!r} is there twice; give yours another id")
        rules[rule.id] = rule
    return rules


def select(settings: Settings) -> dict[str, Rule]:
    """The rules that these settings ask for, with their severities and weights.

    Raises `SettingsError` for an id or group that does not exist, with the nearest one that does.
    """
    rules = catalogue(settings)
    _check_names(settings, rules)
    chosen = {}
    for name, rule in rules.items():
        severity = settings.severity.get(name, rule.severity)
        if severity == "off" or not _wanted(name, settings):
            continue
        points = settings.weights.get(name, rule.points)
        chosen[name] = replace(rule, severity=severity, points=points)
    return chosen


def settings_of(file: str | Path) -> Settings:
    """The settings of a file, of which every rule id is known.

    Raises `SettingsError` with the name of the file.
    """
    settings = Settings.from_file(file)
    try:
        select(settings)
    except SettingsError as error:
        raise SettingsError(f"{file}: {error}") from None
    return settings


def left_out(settings: Settings | None = None) -> tuple[str, ...]:
    """The rules on drafts that these settings ask for and that a coach of depth "surface" leaves out, since they need a model."""
    chosen = select(settings or Settings())
    return tuple(name for name, rule in chosen.items() if rule.kind == "reply" and not rule.surface)


def find(name: str, settings: Settings | None = None) -> Rule:
    """The rule of this id.

    >>> find("time/vague").title
    'Says when only vaguely.'

    Raises `SettingsError` where there is none, with the nearest name, or with the rules of the group that was named.
    """
    rules = catalogue(settings or Settings())
    if name not in rules:
        if group := [rule for rule in rules if rule.startswith(f"{name.rstrip('/')}/")]:
            raise SettingsError(f"{name!r} is a group of rules; name one of {', '.join(group)}")
        raise SettingsError(f"no rule {name!r}{did_you_mean(name.casefold(), list(rules))}")
    return rules[name]


def _wanted(name: str, settings: Settings) -> bool:
    group = name.partition("/")[0]
    if name in settings.ignore:
        return False
    if name in settings.select:
        return True
    return group not in settings.ignore and (not settings.select or group in settings.select)


def _check_names(settings: Settings, rules: dict[str, Rule]) -> None:
    groups = {name.partition("/")[0] for name in rules}
    names = [*rules, *sorted(groups)]
    given = {
        "select": settings.select, "ignore": settings.ignore,
        "severity": tuple(settings.severity), "weights": tuple(settings.weights),
        "phrases.add": tuple(settings.phrases.add),
    }  # fmt: skip
    given["suppress.rules"] = tuple(rule for entry in settings.suppress for rule in entry.rules)
    for kind in ("select", "ignore", "severity"):
        given[f"overrides.{kind}"] = tuple(rule for entry in settings.overrides for rule in getattr(entry, kind))
    for key, values in given.items():
        known = names if key.endswith(("select", "ignore")) else list(rules)
        for value in values:
            if value not in known:
                raise SettingsError(f"{key}: no rule {value!r}{did_you_mean(value, known)}")


def _of_users(settings: Settings) -> Iterator[Rule]:
    for entry in entry_points(group="replycoach.rules"):
        yield from _rules_in(entry.value)
    for module in settings.rules:
        yield from _rules_in(module)
    for house in settings.house:
        yield from_toml(house)


def _rules_in(path: str) -> Iterator[Rule]:
    try:
        module = import_module(path)
    except ImportError as error:
        raise SettingsError(f"rules: module {path!r} cannot be imported: {error}") from None
    if hasattr(module, "rule"):
        yield _from_module(module, "")
    elif hasattr(module, "__path__"):
        for part in pkgutil.iter_modules(module.__path__):
            yield from _rules_in(f"{path}.{part.name}")
    else:
        raise SettingsError(f"rules: module {path!r} has no `rule`")


def _from_module(module: ModuleType, name: str) -> Rule:
    rule, check = getattr(module, "rule", None), getattr(module, "check", None)
    if not isinstance(rule, Rule) or not callable(check):
        raise SettingsError(f"{module.__name__}: a rule module needs `rule = Rule(…)` and `def check(reading)`")
    if not (name or rule.id):
        raise SettingsError(f"{module.__name__}: give the rule an id such as 'house/no-emoji'")
    return replace(rule, id=name or rule.id, page=(module.__doc__ or "").strip(), check=check)
