"""Fit the points of every rule to judged quality: ``python -m training.score GOLD.jsonl[=MODEL] … [--write]``.

Every GOLD file (rows as in `train.jsonl`) is reviewed with the sentence model in the folder MODEL, one that never saw those
drafts; without it, with the one that ships. What a finding leaves of the score is fitted by non-negative least squares in the
logarithm, where the score is a sum, pulled towards the default of the rule's severity (a rule that is rarely or never found
in the data keeps it). ``--write`` puts the table into ``src/replycoach/weights.toml``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls
from scipy.stats import spearmanr

from replycoach import Coach, Review

from replycoach.reading.meaning import Meaning
from replycoach.rules import ours
from replycoach.rules.rule import DEFAULT_POINTS

HOME = Path(__file__).parent.parent / "src" / "replycoach" / "weights.toml"
FIELDS = ("channel", "company", "customer_name", "agent_name", "customer", "reply")
QUALITY, SCORE = (1, 2, 3, 4, 4.5, 5), (15, 40, 62, 82, 95, 100)
"""Judged quality (1 harmful … 5 exemplary) as a score: a draft that one would not send is below one half."""
PULL = 6.0
"""How many drafts' worth of evidence the default of the severity counts for."""
MOST = 60.0


def reviewed(argument: str) -> list[tuple[dict[str, Any], Review]]:
    gold, _, model = argument.partition("=")
    coach = Coach()
    if model:
        coach._reader.meaning = Meaning.load(Path(model))
    rows = [json.loads(line) for line in Path(gold).read_text(encoding="utf-8").splitlines()]
    return [(row, coach.review({name: row.get(name) for name in FIELDS})) for row in rows]


def counts(reviews: list[Review], rules: list[str]) -> NDArray[np.float64]:
    """How often each rule counts in each review: the first finding whole, further ones half (see score.py)."""
    table = np.zeros((len(reviews), len(rules)))
    for row, review in enumerate(reviews):
        for name in rules:
            found = sum(finding.rule == name for finding in review.findings)
            table[row, rules.index(name)] = min(1, found) + 0.5 * max(0, found - 1)
    return table


def fit(table: NDArray[np.float64], target: NDArray[np.float64], default: NDArray[np.float64]) -> NDArray[np.float64]:
    """Loss of each rule in the logarithm, never negative."""
    rows = np.vstack([table, np.sqrt(PULL) * np.eye(len(default))])
    right = np.concatenate([target, np.sqrt(PULL) * default])
    solved: NDArray[np.float64] = nnls(rows, right)[0]
    return solved


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pairs = [pair for argument in options.gold for pair in reviewed(argument)]
    known = {name: rule for name, rule in ours().items() if rule.kind == "reply"}
    rules = sorted(known)
    table = counts([review for _, review in pairs], rules)
    quality = np.array([row["gold"]["quality"] for row, _ in pairs])
    target = -np.log(np.interp(quality, QUALITY, SCORE) / 100)
    default = np.array([-np.log(1 - DEFAULT_POINTS[known[name].severity] / 100) for name in rules])
    folds = np.array([hash_of(row["case"]) % 5 for row, _ in pairs])
    unseen = np.zeros(len(pairs))
    for fold in range(5):
        unseen[folds == fold] = table[folds == fold] @ fit(table[folds != fold], target[folds != fold], default)
    print(f"drafts {len(pairs)}; Spearman of score and quality: default weights "
          f"{spearmanr(-(table @ default), quality).statistic:.3f}, fitted, cross-validated {spearmanr(-unseen, quality).statistic:.3f}")  # fmt: skip
    points = np.minimum(MOST, 100 * (1 - np.exp(-fit(table, target, default))))
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
