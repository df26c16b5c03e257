"""Find what a template leaves behind: placeholders of any helpdesk, and the blanks that people write by hand.

In a draft that is about to be sent each of these is an error, so precision comes first: code between backticks is
never a placeholder, and brackets count only when what stands in them reads like the name of a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from replycoach.text.blanks import find_blanks, is_spoken_about
from replycoach.text.dialects import DIALECTS, SHAPES, SIGNS, Dialect, Role
from replycoach.text.naming import role_of, words_of

__all__ = ["DIALECTS", "Dialect", "Placeholder", "Role", "find", "is_command"]

_CODE: Final = re.compile(r"```[\s\S]{0,20000}?```|(?<!`)`[^`\n]{1,200}`(?!`)")
_LEAD: Final = re.compile(r"[-~\s]*[#/^>&!]?[\s]*")
_VARIABLE: Final = re.compile(r"\w[\w.\[\]-]{0,200}(?: \w[\w.-]{0,40}){0,5}")
_SHAPES: Final = tuple(dict.fromkeys(d.shape for d in DIALECTS))
_STATEMENTS: Final = frozenset(
    "if elsif else elif endif unless endunless for endfor case when endcase assign capture endcapture set endset "
    "block endblock raw endraw comment endcomment include render with endwith macro endmacro cycle end foreach "
    "endforeach section break continue".split()
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder: code points ``start`` to ``end`` of the text searched, half-open.

    ``name`` is the variable as written (the words of the blank where it was left by hand), ``fallback`` what would be
    shown in its place (None: none is given), ``unfilled_by_hand`` tells a blank such as ``[NAME]`` from a variable.
    """

    start: int
    end: int
    text: str
    dialect: str
    role: Role
    unfilled_by_hand: bool = False
    name: str = ""
    fallback: str | None = None


def find(text: str, dialect: str | None = None) -> list[Placeholder]:
    """Every placeholder in *text*, in order, never overlapping.

    With *dialect* only that product's syntax is looked for (a template whose origin is known); a name that it does
    not define is found too, with the role that its words suggest.

    >>> [(p.text, p.dialect, p.role) for p in find("Hi {{ticket.requester.first_name}}, your [ORDER NUMBER] is [sic]")]
    [('{{ticket.requester.first_name}}', 'zendesk', 'customer_first_name'), ('[ORDER NUMBER]', 'by hand', 'order')]
    """
    code = [m.span() for m in _CODE.finditer(text)] if "`" in text else []
    dialects = DIALECTS if dialect is None else [d for d in DIALECTS if d.name == dialect]
    if dialect is not None and not dialects:
        known = ", ".join(sorted({d.name for d in DIALECTS}))
        raise ValueError(f"unknown dialect {dialect!r}; known: {known}")
    found = list(_variables(text, dialects))
    if dialect is None:
        found += (
            Placeholder(b.start, b.end, text[b.start : b.end], b.syntax, b.role, True, b.name)
            for b in find_blanks(text)
        )
    return _without_overlaps(found, code)


def is_command(placeholder: Placeholder) -> bool:
    """Whether it steers a template, ``{% if x %}``, and stands for nothing itself.

    >>> [is_command(found) for found in find("{% if x %}{{#list}}{{name}}{{/list}}{% endif %}")]
    [True, True, False, True, True]
    """
    head = placeholder.name.split()[:1]
    steers = bool(head) and head[0].rstrip(".") in _STATEMENTS
    return not placeholder.unfilled_by_hand and (
        steers or re.match(r"\{\{[{\s~-]*[#/^>&!]", placeholder.text) is not None
    )


def _variables(text: str, dialects: Sequence[Dialect]) -> Iterator[Placeholder]:
    for shape in _SHAPES if len(dialects) == len(DIALECTS) else dict.fromkeys(d.shape for d in dialects):
        if SIGNS[shape] not in text:
            continue
        able = [d for d in dialects if d.shape == shape]
        for match in SHAPES[shape].finditer(text):
            placeholder = _variable(match, able)
            if placeholder and (len(dialects) < len(DIALECTS) or not is_spoken_about(text, *match.span())):
                yield placeholder


def _variable(match: re.Match[str], able: Sequence[Dialect]) -> Placeholder | None:
    """What *match* stands for in the best of the dialects *able* to write it so; None when it is no variable."""
    body = match["body"]
    name = _name_in(body, match.re is SHAPES["attribute"])
    if name is None:
        return None
    shape = able[0].shape
    fallbacks = [d.fallback.search(body) if d.fallback else None for d in able]
    sureness = [2 * d.claims(name) + (f is not None) for d, f in zip(able, fallbacks, strict=True)]
    best = max(range(len(able)), key=lambda i: (sureness[i], not able[i].roles, -i))
    surely_known = sureness[best] > 1
    statement = name.split()[0].rstrip(".") in _STATEMENTS
    if not surely_known and not _plausible(shape, body, name, statement):
        return None
    dialect, fallback = able[best], fallbacks[best]
    role = dialect.roles.get(name) or ("other" if statement or body.lstrip()[:1] in "#/^" else role_of(words_of(name)))
    value = fallback["value"] if fallback else None
    return Placeholder(match.start(), match.end(), match[0], dialect.name, role, False, name, value)


def _name_in(body: str, attribute: bool) -> str | None:
    """The variable in the middle of a placeholder, or None when no variable stands there."""
    if attribute:
        key = re.search(r"\bkey=[\"']([\w.]{1,100})[\"']", body)
        return key[1] if key else None
    lead = _LEAD.match(body)
    at = lead.end() if lead else 0
    token = re.match(r"personalization_token\(\s*[\"']([\w.]{1,100})[\"']", body[at:])
    if token:
        return token[1]
    name = _VARIABLE.match(body, at)
    if name is None:
        return "constant" if "|" in body and body[at : at + 1] in "\"'" else body.strip() or None
    called = body.startswith("(", name.end())
    return name[0].rpartition(".")[0] or name[0] if called else name[0]


def _plausible(shape: str, body: str, name: str, statement: bool) -> bool:
    """Whether an unknown name may be taken for a variable of its *shape*."""
    rest = body.strip("-~ #/^>&!")
    if shape in ("double", "triple"):
        if rest in ("", "else", "constant"):
            return body.strip() in ("/", "^", "else") or rest == "constant"
        if not rest.startswith(name):
            return name == "constant" or rest.startswith("personalization_token")
        after = rest[len(name) :].lstrip()
        return not after or after[0] in "|(.'\"" or body.lstrip()[:1] in "#/^" or after[:2] == "=="
    if shape == "tag":
        return statement or re.fullmatch(r"[A-Za-z_]\w*(?:\.\w+)*\s*(?:,.*)?", rest) is not None
    if shape == "hash":
        return re.fullmatch(r"[A-Za-z_]\w*(?:\.\w+)*(?:\('[^']*'\)| / [\w ]+)?", rest) is not None
    if shape == "percent":
        return role_of(words_of(name)) != "other" or bool({"name", "email"} & set(words_of(name)))
    return False


def _without_overlaps(found: list[Placeholder], code: list[tuple[int, int]]) -> list[Placeholder]:
    """Longest first from the left, nothing inside *code*."""
    kept: list[Placeholder] = []
    end, spans, k = 0, sorted(code), 0
    for placeholder in sorted(found, key=lambda p: (p.start, -p.end, p.unfilled_by_hand)):
        while k < len(spans) and spans[k][1] <= placeholder.start:
            k += 1
        in_code = k < len(spans) and spans[k][0] <= placeholder.start
        if placeholder.start >= end and not in_code:
            kept.append(placeholder)
            end = placeholder.end
    return kept
