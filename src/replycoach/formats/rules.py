"""A rule as its page (Markdown) and as plain data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from replycoach.rules.rule import SOURCES, Example, Rule
from replycoach.score import points


def as_data(rule: Rule) -> dict[str, Any]:
    """What ``replycoach rules --format json`` lists of a rule."""
    return {
        "id": rule.id,
        "severity": rule.severity,
        "title": rule.title,
        "needs": list(rule.needs),
        "points": points(rule),
        "why": rule.why,
        "todo": rule.todo,
        "source": list(rule.source),
        "fixable": rule.fixable,
    }


def page(rule: Rule, measured: str = "") -> str:
    """The page of a rule in Markdown; `measured` is a paragraph with its accuracy, where known."""
    flagged = [example for example in rule.examples if example.flags]
    silent = [example for example in rule.examples if not example.flags]
    body = rule.page.partition("\n")[2].strip()
    needs = f" · needs {', '.join(rule.needs)}" if rule.needs else ""
    parts = [
        f"# {rule.id}: {rule.title.rstrip('.')}",
        f"*{rule.severity}{needs} · {points(rule):g} points*",
        _flow(body),
        f"**Why it hurts.** {rule.why}",
        f"**What to do.** {rule.todo.replace('{', '`{').replace('}', '}`')}",
        "**Where it comes from.** " + "; ".join(f"{key}: {SOURCES.get(key, 'the house')}" for key in rule.source),
        "## Flagged\n\n" + "\n".join(map(_flagged, flagged)),
        "## Left alone\n\n" + "\n".join(f"- {_inline(example)}" for example in silent),
        f"## Measured\n\n{measured}" if measured else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def cited(key: str, rules: Iterable[Rule]) -> str:
    """What the key of a document or study stands for, and the ids of the rules that cite it."""
    names = [rule.id for rule in rules if key in rule.source]
    return f"{key}: {SOURCES[key]}\n\nCited by {', '.join(names)}.\n"


def _flow(text: str) -> str:
    return "\n\n".join(re.sub(r"\s*\n\s*", " ", part) for part in text.split("\n\n"))


def _flagged(example: Example) -> str:
    better = f"  \n  Better: {_one_line(example.becomes)}" if example.becomes else ""
    return f"- {_inline(example)}{better}"


def _inline(example: Example) -> str:
    draft = re.sub(r"⟦(.*?)⟧", r"**\1**", _one_line(example.text), flags=re.DOTALL)
    known = ", ".join(f"{name}: {_one_line(str(value))}" for name, value in example.case.items())
    absent = " (something is missing)" if example.missing else ""
    return f"{draft}{absent}" + (f" — *{known}*" if known else "")


def _one_line(text: str) -> str:
    return " ⏎ ".join(line.strip() for line in text.splitlines() if line.strip())
