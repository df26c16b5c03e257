"""Fit the weights of `reading/answers.py`: ``python -m training.answers --data ../shared/data`` writes `reading/model/answers`.

A draft that skips a question says nothing of which one; so the fit goes round: of each such draft the question that the last weights hold
for the likeliest counts as skipped, and all questions of the other drafts as met.
"""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from replycoach import Coach
from replycoach.reading.answers import HOME as SHIPPED
from replycoach.reading.answers import Part, Signs, signs
from replycoach.reading.sealed import seal
from training.recorded import Recorded, gold_rows

RULE = "acknowledgement/ignored-question"
ROUNDS = 6


def table(data: Path, predictions: Path) -> tuple[list[NDArray[np.float64]], list[bool]]:
    """For each draft whose customer asks something: the signs of each question, and whether one was skipped."""
    rows = {row["id"]: row for row in gold_rows(data / "train.jsonl", Path(__file__).parent / "data")}
    recorded = Recorded(rows, predictions)
    coach = Coach()
    coach._reader.meaning = recorded  # type: ignore[assignment]
    found, skipped = [], []
    for row in recorded.known:
        reading = coach.read({name: row.get(name) for name in ("channel", "customer", "reply")})
        if reading.customer is None or not reading.customer.questions or RULE in row["gold"].get("open", ()):
            continue
        parts = [Part(sentence.text, sentence.moves) for sentence in reading.sentences]
        odds = min(max(reading.flags[RULE], 1e-3), 1 - 1e-3)
        model = math.log(odds / (1 - odds))
        found.append(np.array([(*astuple(one), model) for one in signs(reading.customer.questions, parts)]))
        skipped.append(RULE in row["gold"]["flags"])
    return found, skipped


def fit(found: list[NDArray[np.float64]], skipped: list[bool]) -> Any:
    weights = None
    for _ in range(ROUNDS):
        features, gold = [], []
        for questions, missed in zip(found, skipped, strict=True):
            chosen = questions
            if missed and weights is not None:
                chosen = questions[[int(np.argmax(weights.decision_function(questions)))]]
            features += list(chosen)
            gold += [int(missed)] * len(chosen)
        weights = LogisticRegression(C=0.5, max_iter=2000).fit(np.array(features), gold)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--predictions", type=Path, default=Path(__file__).parent / "work" / "held_out.jsonl")
    options = parser.parse_args()
    weights = fit(*table(options.data, options.predictions))
    names = [*(one.name for one in fields(Signs)), "model", "bias"]
    values = [*weights.coef_[0], weights.intercept_[0]]
    told = {name: round(float(value), 2) for name, value in zip(names, values, strict=True)}
    (SHIPPED / "weights.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    seal(SHIPPED)


if __name__ == "__main__":
    main()
