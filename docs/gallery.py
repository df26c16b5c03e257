"""Write the gallery into ``docs/rewriting.md``: ``python docs/gallery.py`` (a test checks that it is fresh)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from replycoach import Coach, Rewrite

HERE = Path(__file__).parent
PAGE = HERE / "rewriting.md"
CASES = HERE / "gallery.jsonl"
BEGIN, END = "<!-- gallery: written by docs/gallery.py -->", "<!-- end of the gallery -->"


def cases() -> list[dict[str, Any]]:
    """The drafts of the gallery, all invented."""
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines() if line.strip()]


def quoted(text: str) -> str:
    """A text as a block quote."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def entry(number: int, case: dict[str, Any], made: Rewrite) -> str:
    """One draft, its rewrite, and why."""
    where = case.get("channel", "email")
    asked = f"*{case['customer']}*" if case.get("customer") else "*(the message is not known)*"
    parts = [f"### {number}. {where}\n", f"The customer: {asked}\n", "Before\n", quoted(case["reply"]) + "\n"]
    if made.text == case["reply"]:
        left = "; ".join(f"`{one.rule}`: {one.reason}" for one in made.left_alone)
        return "\n".join([*parts, f"Returned untouched{f' ({left})' if left else ': there is nothing to better'}.\n"])
    why = ", ".join(dict.fromkeys(f"`{one.rule}` ({one.safety})" for one in made.edits))
    parts += ["After\n", quoted(made.text) + "\n", f"Why: {why}. Score {made.before.score:g} → {made.after.score:g}.\n"]
    if made.left_alone:
        parts.append(
            "Left alone: " + "; ".join(dict.fromkeys(f"`{one.rule}`: {one.reason}" for one in made.left_alone)) + ".\n"
        )
    return "\n".join(parts)


def page(coach: Coach) -> str:
    """The page with its gallery made anew."""
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, foot = rest.partition(END)
    shown = [entry(number, case, coach.rewrite(case)) for number, case in enumerate(cases(), 1)]
    return f"{head}{BEGIN}\n\n" + "\n".join(shown) + f"\n{END}{foot}"


if __name__ == "__main__":
    PAGE.write_text(page(Coach()), encoding="utf-8")
