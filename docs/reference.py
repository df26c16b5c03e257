"""Write what the pages take from the code: ``python docs/reference.py`` (a test checks that it is fresh).

The Python reference comes from docstrings, the tables of weights and profiles from the data files of the package.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

import replycoach
from replycoach.model import CHANNELS
from replycoach.profile import Profile
from replycoach.rules import ours
from replycoach.score import points

HERE = Path(__file__).parent
KINDS = {
    "Coach": ("Coach", "Settings", "Profile", "Voice"),
    "What goes in": ("Case", "Message", "SentReply"),
    "What comes out": ("Review", "Finding", "Suggestion", "Edit", "Verdict", "Carp", "CustomerReading", "Rewrite", "Slot", "Rendered"),
    "Rules": ("Rule", "Example", "Found", "NotApplicable"),
    "Earlier replies": ("History", "Match"),
    "Privacy": ("redact",),
    "Errors": ("ReplycoachError", "InputError", "SettingsError", "ModelError", "TemplateError"),
}  # fmt: skip


def pages() -> dict[Path, str]:
    """Every file that this script writes, with its content."""
    made = {HERE / "api.md": api()}
    for page, tables in {
        "score.md": {"weights": weights()},
        "tuning.md": {"profiles": profiles(), "surface": surface()},
    }.items():
        text = (HERE / page).read_text(encoding="utf-8")
        for name, table in tables.items():
            text = between(text, name, table)
        made[HERE / page] = text
    return made


def between(text: str, name: str, table: str) -> str:
    """The text with the table between its marks ``<!-- generated: name -->`` and ``<!-- end -->``."""
    marks = re.compile(rf"(<!-- generated: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not marks.search(text):
        raise SystemExit(f"no marks for {name}")
    return marks.sub(lambda found: f"{found[1]}\n{table}\n\n{found[2]}", text)


def weights() -> str:
    """The points of every rule that looks at replies, heaviest first."""
    rules = sorted(
        (rule for rule in ours().values() if rule.kind == "reply"), key=lambda rule: (-points(rule), rule.id)
    )
    rows = [f"| {rule.id} | {rule.severity} | {points(rule):g} |" for rule in rules]
    return "\n".join(["| Rule | Severity | Points |", "| --- | --- | ---: |", *rows])


def profiles() -> str:
    """What each channel expects, a row a key."""
    known = [Profile.named(channel) for channel in CHANNELS]
    rows = [f"| `{key}` | {' | '.join(_plain(getattr(one, key)) for one in known)} |" for key in Profile.model_fields]
    return "\n".join([f"| | {' | '.join(CHANNELS)} |", "| --- |" + " --- |" * len(CHANNELS), *rows])


def surface() -> str:
    """The rules that run at depth surface, and what they do not find there."""
    rules = [rule for rule in ours().values() if rule.surface and rule.kind == "reply"]
    rows = [f"| {rule.id} | {rule.loss or 'nothing'} |" for rule in rules]
    return "\n".join(["| Rule | What it does not find at depth surface |", "| --- | --- |", *rows])


def api() -> str:
    """The Python reference."""
    parts = ["# Python reference", "What `from replycoach import …` offers. Everything else may change without notice."]
    for kind, names in KINDS.items():
        parts += [f"## {kind}", *(_class(name) for name in names)]
    return "\n\n".join(parts) + "\n"


def _class(name: str) -> str:
    thing = getattr(replycoach, name)
    parts = [f"### {name}", _prose(thing)]
    if not isinstance(thing, type):
        return "\n\n".join((parts[0], f"```py\n{name}{_signature(thing)}\n```", parts[1]))
    if issubclass(thing, BaseModel):
        parts.append("\n".join(f"- `{field}: {_type(info.annotation)}`" for field, info in thing.model_fields.items()))
    elif not issubclass(thing, Exception):
        parts.insert(1, f"```py\n{name}{_signature(thing)}\n```")
    parts += [f"#### {name}.{told}" for told in map("\n\n".join, _methods(thing))]
    return "\n\n".join(part for part in parts if part)


def _methods(thing: type) -> Iterator[tuple[str, ...]]:
    """Name, signature (properties have none) and text of everything public with a docstring."""
    for name, member in vars(thing).items():
        if name.startswith("_") or not (inspect.getdoc(member) or "").strip():
            continue
        if isinstance(member, property):
            yield name, _prose(member)
        elif inspect.isfunction(member) or isinstance(member, (classmethod, staticmethod)):
            function = getattr(thing, name)
            yield name, f"```py\n{name}{_signature(function)}\n```", _prose(function)


def _signature(thing: Any) -> str:
    told = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(thing)))
    return re.sub(r"\breplycoach(?:\.\w+)+\.(?=[A-Z])", "", told)


def _type(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(arguments[0])
    if origin is Literal:
        return " | ".join(map(repr, arguments))
    if origin in (Union, UnionType):
        return " | ".join(map(_type, arguments))
    if origin:
        return f"{origin.__name__}[{', '.join(map(_type, arguments))}]"
    if annotation is Ellipsis:
        return "..."
    return "None" if annotation is type(None) else getattr(annotation, "__name__", str(annotation))


def _prose(thing: Any) -> str:
    """The docstring in Markdown, its examples as code."""
    parts = []
    for part in (inspect.getdoc(thing) or "").split("\n\n"):
        if part.startswith(">>>"):
            parts.append(f"```pycon\n{part}\n```")
        else:
            parts.append(part.replace("``", "`").replace(" ::", ":"))
    return "\n\n".join(parts)


def _plain(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def main() -> None:
    """Write the files."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
