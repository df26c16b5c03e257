"""Fit the points of every rule to judged quality: ``python -m training.score [--write]``.

Every draft of the strangers (`data/fresh`) is reviewed with the predictions of the sentence model, which never saw it (``training/work/strangers.jsonl``,
which `training.run` leaves). What a finding leaves of the score is fitted by non-negative least squares in the
logarithm, where the score is a sum, pulled towards the default of the rule's severity (a rule that is rarely or never found
in the data keeps it). ``--write`` puts the table into ``src/replycoach/weights.toml``.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import lsq_linear
from scipy.stats import spearmanr

from replycoach import Coach, Review
from replycoach.rules import ours
from replycoach.rules.rule import DEFAULT_POINTS
from training.recorded import Recorded, gold_rows

HOME = Path(__file__).parent.parent / "src" / "replycoach" / "weights.toml"
FIELDS = ("channel", "company", "customer_name", "agent_name", "customer", "reply")
QUALITY, SCORE = (1, 2, 3, 4, 4.5, 5), (15, 40, 62, 82, 95, 100)
"""Judged quality (1 harmful … 5 exemplary) as a score: a draft that one would not send is below one half."""
PULL = 6.0
"""How many drafts' worth of evidence the default of the severity counts for."""
MOST: dict[str, float] = {"error": 60.0, "warning": 35.0, "advice": 6.0}
"""Points that a finding can take at the most: advice never decides over a draft."""


def reviewed(predictions: Path) -> list[tuple[dict[str, Any], Review]]:
    rows = {row["id"]: row for row in gold_rows(Path(__file__).parent / "data" / "fresh")}
    recorded = Recorded(rows, predictions)
    coach = Coach()
    coach._reader.meaning = recorded  # type: ignore[assignment]
    return [(row, coach.review({name: row.get(name) for name in FIELDS})) for row in recorded.known]


def counts(reviews: list[Review], rules: list[str]) -> NDArray[np.float64]:
    """How often each rule counts in each review: the first finding whole, further ones half (see score.py)."""
    table = np.zeros((len(reviews), len(rules)))
    for row, review in enumerate(reviews):
        for name in rules:
            found = sum(finding.rule == name for finding in review.findings)
            table[row, rules.index(name)] = min(1, found) + 0.5 * max(0, found - 1)
    return table


def fit(
    table: NDArray[np.float64], target: NDArray[np.float64], default: NDArray[np.float64], most: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Loss of each rule in the logarithm: never negative, and never more than its severity allows."""
    rows = np.vstack([table, np.sqrt(PULL) * np.eye(len(default))])
    right = np.concatenate([target, np.sqrt(PULL) * default])
    solved: NDArray[np.float64] = lsq_linear(rows, right, bounds=(0, most)).x
    return solved


def loss(points: float) -> float:
    """What a finding of so many points takes off the logarithm of the score."""
    return float(-np.log(1 - points / 100))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--predictions", type=Path, default=Path(__file__).parent / "work" / "strangers.jsonl")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pairs = reviewed(options.predictions)
    known = {name: rule for name, rule in ours().items() if rule.kind == "reply"}
    rules = sorted(known)
    table = counts([review for _, review in pairs], rules)
    quality = np.array([row["gold"]["quality"] for row, _ in pairs])
    target = -np.log(np.interp(quality, QUALITY, SCORE) / 100)
    default = np.array([loss(DEFAULT_POINTS[known[name].severity]) for name in rules])
    most = np.array([loss(MOST[known[name].severity]) for name in rules])
    folds = np.array([hash_of(row["case"]) % 5 for row, _ in pairs])
    unseen = np.zeros(len(pairs))
    for fold in range(5):
        unseen[folds == fold] = table[folds == fold] @ fit(table[folds != fold], target[folds != fold], default, most)
    print(f"drafts {len(pairs)}; Spearman of score and quality: default weights "
          f"{spearmanr(-(table @ default), quality).statistic:.3f}, fitted, cross-validated {spearmanr(-unseen, quality).statistic:.3f}")  # fmt: skip
    points = 100 * (1 - np.exp(-fit(table, target, default, most)))
    lines = [f'"{name}" = {value:.1f}' for name, value in zip(rules, points, strict=True)]
    for name, value in sorted(zip(rules, points, strict=True), key=lambda item: -item[1]):
        seen = int((table[:, rules.index(name)] > 0).sum())
        print(f"{name:38} {known[name].severity:8} {value:5.1f} points   found in {seen} drafts")
    if options.write:
        head = (
            "# Points that one finding of a rule takes off a flawless 100, fitted to judged quality by training/score.py;\n"
            "# rules that are not listed take their severity's default.\n[points]\n"
        )
        HOME.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def hash_of(text: str) -> int:
    """The same number in every run."""
    return sum(ord(character) * 31**place % 10007 for place, character in enumerate(text))


if __name__ == "__main__":
    main()
