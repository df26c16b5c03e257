"""Which strings of an export are templates: by what the settings name, by the shapes of helpdesks, by well-known names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from replycoach.checking.declared import Kind
from replycoach.checking.quoted import DEEPEST, Node, Quoted

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A template in an export: its name, the string, and what the shape says of it."""

    name: str
    quoted: Quoted
    kind: Kind | None = None
    private: bool = False
    dialects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """What a record of one helpdesk looks like.

    It has all keys of `need` and one of `some`. Each group of `texts` names a text by the keys that may hold it, the
    best first; `private` are notes and subjects, which are not replies.
    """

    dialects: tuple[str, ...]
    need: frozenset[str]
    some: frozenset[str]
    texts: tuple[tuple[str, ...], ...]
    private: tuple[str, ...] = ()

    def fits(self, record: Mapping[str, Node]) -> bool:
        """Whether *record* is one of these."""
        return self.need <= record.keys() and (not self.some or not self.some.isdisjoint(record))


def _shape(dialects: str, need: str, some: str, texts: str, private: str = "") -> Shape:
    groups = tuple(tuple(group.split("|")) for group in texts.split())
    return Shape(
        tuple(dialects.split(", ")), frozenset(need.split()), frozenset(some.split()), groups, tuple(private.split())
    )


SHAPES: Final = (
    _shape("chatwoot", "short_code content", "", "content"),
    _shape("osticket", "title response", "notes isenabled attachments", "response", "notes"),
    _shape("intercom", "body", "visible_to visible_to_team_ids available_on body_text", "body|body_text"),
    _shape("uvdesk", "name message", "templateId messageInline templateFor groups teams", "message", "subject"),
    _shape("frappe", "title message", "scope teams doctype", "message"),
    _shape("discourse", "title content", "slug tags usages", "content"),
    _shape("freshdesk", "title", "content_html folder_id canned_response_folder_id", "content_html|content"),
    _shape("zammad", "name content", "keywords foreign_id active note", "content", "note"),
    _shape("salesforce lightning, salesforce classic", "Subject", "HtmlValue Body", "HtmlValue|Body", "Subject"),
    _shape("front", "subject body", "folder_id inbox_ids is_available_for_all_inboxes _links", "body", "subject"),
    _shape("hubspot", "body", "shortcut snippetId", "body"),
    _shape("help scout, freescout", "name text", "id mailboxId mailbox_id preview", "text"),
)
"""Records by helpdesk, the most particular first; Zendesk's and Gorgias's macros are read apart."""

WELL_KNOWN: Final = frozenset(
    "body content text message reply comment response answer html body_html body_text html_body text_body content_html "
    "comment_value comment_value_html template snippet".split()
)
CONTAINERS: Final = frozenset(
    "templates replies snippets macros responses canned_responses saved_replies messages texts answers variants".split()
)
_TITLES: Final = ("title", "name", "Name", "short_code", "subject", "Subject", "id")
_DOUBLED: Final = {
    "body_html": ("body_text",),
    "html_body": ("text_body",),
    "content_html": ("content",),
    "html": ("text",),
}
_MARK: Final = re.compile(r"\s|\{\{|\{%|%\{|#\{|\{!")


def strings_in(tree: object, fields: Sequence[str] = ()) -> list[Found]:
    """The templates of an export, in order; with *fields* those of these paths and no others.

    A field is a path from any level: ``actions[].value`` (every item), ``*.body`` (any key).
    """
    if fields:
        patterns = [_path_pattern(field) for field in fields]
        return [
            Found(name, quoted)
            for keys, name, quoted in _strings(tree, (), "")
            if any(pattern.search(_path(keys)) for pattern in patterns)
        ]
    return list(_templates(tree, (), ""))


def _templates(node: object, keys: Keys, title: str) -> Iterator[Found]:
    if len(keys) > 2 * DEEPEST:
        return
    if isinstance(node, list):
        for number, item in enumerate(node):
            if isinstance(item, Quoted) and keys and keys[-1] in CONTAINERS:
                yield Found(_named((*keys, number), title, ""), item)
            else:
                yield from _templates(item, (*keys, number), title)
    elif isinstance(node, dict):
        yield from _record(node, keys, _title(node) or title)


def _record(record: dict[str, Node], keys: Keys, title: str) -> Iterator[Found]:
    macro = list(_macro(record, keys, title))
    if macro:
        yield from macro
        return
    shape = next((shape for shape in SHAPES if shape.fits(record)), None)
    taken: set[str] = set()
    if shape:
        for group in shape.texts:
            name = next((name for name in group if _words(record.get(name))), None)
            if name:
                taken |= set(group)
                yield from _found(record[name], keys, title, name, shape.dialects)
        for name in shape.private:
            if _words(record.get(name)):
                yield from _found(record[name], keys, title, name, shape.dialects, private=True)
    else:
        for name, value in record.items():
            doubled = any(name in others and _words(record.get(best)) for best, others in _DOUBLED.items())
            inside = bool(keys) and keys[-1] in CONTAINERS
            if (
                isinstance(value, Quoted)
                and (name in WELL_KNOWN or inside)
                and not doubled
                and _MARK.search(value.text)
            ):
                yield from _found(value, keys, title, name, ())
    for name, value in record.items():
        if name not in taken and isinstance(value, (dict, list)):
            yield from _templates(value, (*keys, name), title)


def _found(
    value: Node, keys: Keys, title: str, name: str, dialects: tuple[str, ...], *, private: bool = False
) -> Iterator[Found]:
    if isinstance(value, Quoted):
        kind: Kind | None = "html" if "html" in name.lower() else "markdown" if dialects == ("discourse",) else None
        yield Found(_named(keys, title, name), value, kind, private, dialects)


def _macro(record: dict[str, Node], keys: Keys, title: str) -> Iterator[Found]:
    """The comments that a macro of Zendesk or Gorgias writes."""
    actions = record.get("actions")
    if not isinstance(actions, list):
        return
    rows = [action for action in actions if isinstance(action, dict)]
    public = {_plain(row.get("value")) for row in rows if _plain(row.get("field")) == "comment_mode_is_public"}
    for row in rows:
        field, arguments = _plain(row.get("field")), row.get("arguments")
        if field in ("comment_value", "comment_value_html", "subject"):
            value = row.get("value")
            value = value[-1] if isinstance(value, list) and value else value
            private = field == "subject" or "false" in public
            yield from _found(value, keys, title, field, ("zendesk",), private=private)
        elif isinstance(arguments, dict) and _plain(row.get("name")) in ("setResponseText", "addInternalNote"):
            best = "body_html" if _words(arguments.get("body_html")) else "body_text"
            private = _plain(row.get("name")) == "addInternalNote"
            yield from _found(arguments.get(best), keys, title, best, ("gorgias",), private=private)


def _plain(node: Node) -> str:
    return node.text if isinstance(node, Quoted) else str(node).lower()


def _words(node: Node) -> bool:
    return isinstance(node, Quoted) and bool(node.text.strip())


def _title(record: Mapping[str, Node]) -> str:
    for name in _TITLES:
        value = record.get(name)
        if isinstance(value, Quoted) and value.text.strip():
            return " ".join(value.text.split())[:60]
        if name == "id" and isinstance(value, int):
            return str(value)
    return ""


def _named(keys: Keys, title: str, field: str) -> str:
    parts = [_path(keys, numbers=True), f"“{title}”" if title else "", field]
    return " ".join(part for part in parts if part)


def _path(keys: Keys, *, numbers: bool = False) -> str:
    path = ""
    for key in keys:
        if isinstance(key, int):
            path += f"[{key}]" if numbers else "[]"
        else:
            path += f".{key}" if path else key
    return path


def _path_pattern(field: str) -> re.Pattern[str]:
    parts = [
        {"*": r"[^.\[\]]+", "**": ".*"}.get(part) or re.escape(part) for part in re.split(r"(\*\*?)", field) if part
    ]
    return re.compile(rf"(?:^|[.\]])\.?{''.join(parts)}$")


def _strings(node: object, keys: Keys, title: str) -> Iterator[tuple[Keys, str, Quoted]]:
    if len(keys) > 2 * DEEPEST:
        return
    if isinstance(node, Quoted):
        field = next((str(key) for key in reversed(keys) if isinstance(key, str)), "")
        yield keys, _named(keys[:-1] if keys and isinstance(keys[-1], str) else keys, title, field), node
    elif isinstance(node, list):
        for number, item in enumerate(node):
            yield from _strings(item, (*keys, number), title)
    elif isinstance(node, dict):
        for name, item in node.items():
            yield from _strings(item, (*keys, name), _title(node) or title)
