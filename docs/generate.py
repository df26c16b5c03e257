"""Write the generated parts of the documentation: ``python docs/generate.py`` (a test checks that they are fresh).

The page of every rule comes from its module, the figures on it from ``docs/accuracy.json``, which
``python benchmarks/accuracy.py ../shared/data/dev.jsonl --json docs/accuracy.json`` writes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from replycoach import Review, Rule
from replycoach.formats.rules import page
from replycoach.rules import ours
from replycoach.score import points

HERE = Path(__file__).parent


def measured(rule: str, accuracy: dict[str, dict[str, int]], drafts: int) -> str:
    """The paragraph on a rule's page that says how well it does."""
    counts = accuracy.get(rule)
    if not counts or not sum(counts.values()):
        return "No labelled drafts hold this fault; its examples are its only measure."
    hits, false, missed = counts["tp"], counts["fp"], counts["fn"]
    precision = f"{hits / (hits + false):.2f}" if hits + false else "–"
    recall = f"{hits / (hits + missed):.2f}" if hits + missed else "–"
    return (
        f"On {drafts} labelled drafts kept for checking: precision {precision}, recall {recall}"
        f" ({hits} found rightly, {false} wrongly, {missed} missed)."
    )


def pages() -> dict[Path, str]:
    """Every generated file with its content."""
    stored = json.loads((HERE / "accuracy.json").read_text(encoding="utf-8"))
    rules = ours()
    made = {HERE / "review.schema.json": schema()}
    for name, rule in rules.items():
        text = "" if rule.kind == "template" else measured(name, stored["rules"], stored["drafts"])
        made[HERE / "rules" / f"{name}.md"] = page(rule, text)
    made[HERE / "rules" / "index.md"] = index(rules)
    return made


def schema() -> str:
    """The published JSON schema of a review."""
    return json.dumps(Review.model_json_schema(mode="serialization"), indent=2) + "\n"


def index(rules: dict[str, Rule]) -> str:
    """The list of all rules with their weights."""
    lines = [
        "# Rules",
        "",
        f"{len(rules)} rules. Points are what one finding takes off a flawless 100 ([the score](../score.md)).",
        "",
        "| rule | severity | points | what it finds | from |",
        "| --- | --- | ---: | --- | --- |",
    ]
    lines += [
        f"| [{name}]({name}.md) | {rule.severity} | {points(rule):g} | {rule.title.rstrip('.')} | {', '.join(rule.source)} |"
        for name, rule in rules.items()
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write them all and remove pages of rules that are gone."""
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for stale in (HERE / "rules").rglob("*.md"):
        if stale not in pages():
            stale.unlink()
            print(f"removed {stale}", file=sys.stderr)


if __name__ == "__main__":
    main()
