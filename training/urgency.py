"""Fit the weights of `reading/urgency.py`: ``python -m training.urgency --data ../shared/data`` writes `reading/model/urgency`.

A logistic regression on what the folds' models say of messages by writers whom they had not seen (``training/work/held_out.jsonl``, which `training.run`
leaves) and on the signs; a message on which the annotators differ counts for both in its share.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from replycoach.reading.answers import log_odds
from replycoach.reading.sealed import seal
from replycoach.reading.urgency import HOME as SHIPPED
from replycoach.reading.urgency import SIGNS
from training.drafts import read_lines
from training.labels import ASPECTS
from training.run import sources

Vector = NDArray[np.float64]


def table(data: Path, predictions: Path) -> tuple[Vector, Vector, list[str]]:
    """Signs and share of annotators who call it urgent, for each message once, and its writer."""
    told = {line["id"]: line["customer"]["urgent"] for line in read_lines(predictions)}
    drafts, _, customers = sources(data)
    items = {
        item.customer: item
        for item in [*drafts, *customers]
        if item.id in told and item.aspects[ASPECTS.index("urgent")] >= 0
    }
    found = [
        [log_odds(told[item.id]), *(float(sign.search(text) is not None) for sign in SIGNS.values())]
        for text, item in items.items()
    ]
    shares = [float(item.aspects[ASPECTS.index("urgent")]) for item in items.values()]
    return np.array(found), np.array(shares), [item.writer for item in items.values()]


def fit(found: Vector, share: Vector) -> LogisticRegression:
    both = np.concatenate([found, found])
    gold = np.repeat([1, 0], len(share))
    return LogisticRegression(C=10.0, max_iter=2000).fit(both, gold, sample_weight=np.concatenate([share, 1 - share]))


def crossed(found: Vector, share: Vector, writers: list[str], parts: int = 5) -> float:
    """Accuracy on writers whom the weights have not seen."""
    part = np.array([sorted(set(writers)).index(writer) % parts for writer in writers])
    right = [
        (fit(found[part != k], share[part != k]).predict(found[part == k]) == (share[part == k] > 0.5)).sum()
        for k in range(parts)
    ]
    return float(sum(right)) / len(share)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, default=Path(__file__).parent / "work" / "held_out.jsonl")
    options = parser.parse_args()
    found, share, writers = table(options.data, options.predictions)
    print(
        f"{len(share)} messages, accuracy across writers: model {crossed(found[:, :1], share, writers):.4f}, with signs {crossed(found, share, writers):.4f}"
    )
    weights = fit(found, share)
    values = [*weights.coef_[0], weights.intercept_[0]]
    told = {name: round(float(value), 2) for name, value in zip(["model", *SIGNS, "bias"], values, strict=True)}
    SHIPPED.mkdir(exist_ok=True)
    (SHIPPED / "weights.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    seal(SHIPPED)


if __name__ == "__main__":
    main()
