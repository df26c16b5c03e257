"""Which helpdesk a template is written for: declared, or found by signs that fit one product only, else asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from replycoach.checking.variables import MORE
from replycoach.errors import InputError, SettingsError
from replycoach.model import did_you_mean
from replycoach.text.dialects import DIALECTS, SHAPES, Dialect
from replycoach.text.placeholders import find

Engine = Literal["jinja", "liquid", "sections", "names", "plain"]

ENGINES: Final[dict[str, Engine]] = {
    "replycoach": "jinja", "jinja": "jinja", "frappe": "jinja",
    "liquid": "liquid", "zendesk": "liquid", "chatwoot": "liquid", "freshdesk": "liquid",
    "mustache": "sections", "jira": "sections", "plain": "plain",
}  # fmt: skip
"""What reads a dialect's statements; a dialect that is not here has placeholders and no statements ("names")."""

NAMES: Final = tuple(sorted({*ENGINES, *(dialect.name for dialect in DIALECTS)} - {"intercom html"}))
"""Every dialect that can be declared."""

_ALIASES: Final = {
    "helpscout": "help scout", "free scout": "freescout", "jinja2": "jinja", "handlebars": "mustache", "text": "plain",
    "none": "plain", "uv desk": "uvdesk", "os ticket": "osticket", "salesforce": "salesforce lightning",
    "intercom html": "intercom", "respond io": "respond.io", "zendesk support": "zendesk",
}  # fmt: skip
_LIQUID: Final = re.compile(
    r"\{%-?\s*(?:unless|endunless|elsif|case|when|endcase|assign|capture|endcapture|comment|endcomment|cycle)\b"
    r"|\{\{[^{}\n|]{1,200}\|\s*(?!fallback\b)\w+\s*:|\{%[^%\n]{0,200}(?:[!=]= *(?:blank|empty)\b|\scontains\s)"
)
_JINJA: Final = re.compile(
    r"\{%-?\s*(?:set|endset|elif|macro|endmacro|import|from|extends|block|endblock|with|call|filter)\b"
    r"|\{#|\{%[^%\n]{0,200}\sis\s+(?:not\s+)?(?:defined|none)\b"
)
_OURS: Final = re.compile(
    r"\{\{-?\s*(?:greet|acknowledge|thank|next_step|sign_off)\(|\|\s*(?:friendly_date|reader|join_and)\b"
)
_STATEMENT: Final = re.compile(r"\{%-?\s*(?:if|for|endif|endfor|else|raw|endraw)\b")
_SUFFIXES: Final = {
    ".j2": "jinja", ".jinja": "jinja", ".jinja2": "jinja", ".hbs": "mustache", ".mustache": "mustache",
}  # fmt: skip


def named(name: str, where: str = "dialect") -> str:
    """The dialect that is meant by a declared name.

    >>> named("HelpScout"), named("salesforce-classic")
    ('help scout', 'salesforce classic')
    """
    plain = re.sub(r"[-_\s]+", " ", name.strip().lower())
    plain = _ALIASES.get(plain, plain)
    if plain not in NAMES:
        raise SettingsError(f"{where}: no dialect {name!r}; use one of {', '.join(NAMES)}{did_you_mean(plain, NAMES)}")
    return plain


def engine(dialect: str) -> Engine:
    """What reads this dialect's statements."""
    return ENGINES.get(dialect, "names")


def detect(path: str, texts: Sequence[str], among: Iterable[str] = ()) -> str:
    """The one dialect that these texts of one file can be written in, of *among* where something is known already.

    Raises `InputError`, which shows how to declare it, where the signs fit several dialects.

    >>> detect("a.txt", ["Hi {{ticket.requester.first_name}},"]), detect("a.txt", ["Hi Ana,"])
    ('zendesk', 'plain')
    """
    known = tuple(among)
    text = "\n".join(texts)
    by_name = next((_SUFFIXES[end] for end in _SUFFIXES if path.lower().endswith(end)), "")
    if by_name == "jinja":
        return "replycoach" if _OURS.search(text) else by_name
    if by_name:
        return by_name
    candidates = _candidates(text)
    if candidates is None:
        return known[0] if len(known) == 1 else "plain"
    if known:
        candidates = [name for name in known if name in candidates] or list(known)
    if len(candidates) == 1:
        return candidates[0]
    raise _ask(path, candidates)


def _candidates(text: str) -> list[str] | None:
    """The dialects that the text fits; None where it has no placeholder at all."""
    if _OURS.search(text):
        return ["replycoach"]
    jinja, liquid = bool(_JINJA.search(text)), bool(_LIQUID.search(text))
    statements = jinja or liquid or bool(_STATEMENT.search(text))
    fitting = _by_names(text)
    if not fitting and not statements:
        return None
    if not statements:
        return fitting
    able = {"jinja"} if jinja and not liquid else {"liquid"} if liquid and not jinja else {"jinja", "liquid"}
    by_engine = [name for name in fitting if engine(name) in able]
    if by_engine and not jinja:
        return by_engine
    if jinja:
        return by_engine if len(by_engine) == 1 else ["jinja"] if not liquid else sorted(able)
    return sorted(able)


def _by_names(text: str) -> list[str]:
    """The dialects whose variables these placeholders are: those that know all of them, else those that know most."""
    scores: dict[str, list[int]] = {}
    total = 0
    for shape, pattern in SHAPES.items():
        able = [dialect for dialect in DIALECTS if dialect.shape == shape]
        for match in pattern.finditer(text):
            if shape == "tag" and _STATEMENT.match(match[0]):
                continue
            claimed = _claims(able, match["body"], match[0])
            total += bool(claimed)
            for name, sureness in claimed.items():
                scores.setdefault(name, []).append(sureness)
    if not scores:
        named_here = any(p.dialect == "mustache" for p in find(text) if not p.unfilled_by_hand)
        return ["jinja", "liquid", "mustache"] if named_here else []
    most = max(len(told) for told in scores.values())
    best = [name for name, told in scores.items() if len(told) == most]
    surest = max(sum(scores[name]) for name in best)
    sure = [name for name in best if sum(scores[name]) == surest]
    return sorted(sure if len(sure) == 1 and surest >= 3 * most else best)


def _claims(able: Sequence[Dialect], body: str, written: str) -> dict[str, int]:
    key = re.search(r"\bkey=[\"']([\w.]{1,100})", body) if written.startswith("<") else None
    name = key[1] if key else re.split(r"[|,\s(]", body.strip(" -~"), maxsplit=1)[0]
    claimed = {}
    for dialect in able:
        fallback = bool(dialect.fallback and dialect.fallback.search(body))
        sureness = 3 if name in MORE.get(dialect.name, "").split() else dialect.claims(name)
        if sureness and not (dialect.fallback is None and re.search(r"fallback|\|\|", body)):
            told = "intercom" if dialect.name == "intercom html" else dialect.name
            claimed[told] = sureness + 2 * fallback
    return claimed


def _ask(path: str, candidates: Sequence[str]) -> InputError:
    fits = ", ".join(sorted(candidates)) if len(candidates) > 1 else "none that is known"
    return InputError(
        f"{path}: its placeholders could be those of several helpdesks ({fits}); declare which in replycoach.toml: "
        f'[[templates]] paths = ["{path}"] dialect = "{sorted(candidates)[0] if candidates else "plain"}"'
    )
