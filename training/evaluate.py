"""Measure the shipped model, through the package's own reader of meaning, on drafts it was not trained on.

python -m training.evaluate --data ../shared/data
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import spearmanr

from replycoach.profile import Strictness
from replycoach.reading.meaning import Meaning, ReplyMeaning
from training.drafts import read_lines
from training.labels import ASPECTS, CUES, FLAGS, MOVES, STAGES
from training.measure import f1


def spans_of(record: dict[str, Any]) -> list[tuple[int, int]]:
    if "spans" in record:
        return [(a, b) for a, b in record["spans"]]
    spans, at = [], 0
    for sentence in record["sentences"]:
        at = record["reply"].index(sentence, at)
        spans.append((at, at + len(sentence)))
        at += len(sentence)
    return spans


def evaluate(
    meaning: Meaning, records: Sequence[dict[str, Any]], strictness: Strictness = "balanced"
) -> dict[str, Any]:
    """Every figure for these records; what annotators left open does not count."""
    seen: dict[str, list[Any]] = defaultdict(list)
    cut = meaning.threshold
    for r in records:
        spans, gold = spans_of(r), r["gold"]
        meaning.forget()
        began = time.perf_counter()
        reply = meaning.read_reply(r["reply"], spans, r["customer"], r["channel"])
        customer = meaning.read_customer(r["customer"])
        seen["seconds"].append(time.perf_counter() - began)
        for said, known in zip(reply.sentences, gold["moves"], strict=True):
            seen["moves"].append([said.moves[m] >= cut(f"move/{m}", strictness) for m in MOVES])
            seen["gold moves"].append([float(m in known) for m in MOVES])
        seen["flags"].append([reply.flags[f] >= cut(f"draft/{f}", strictness) for f in FLAGS])
        seen["by sentence"].append([any(s.cues[c] >= cut(c, strictness) for s in reply.sentences) for c in CUES])
        seen["gold flags"].append([np.nan if f in gold["open"] else float(f in gold["flags"]) for f in FLAGS])
        seen["stages"].append([reply.carp[s] >= cut(f"carp/{s}") for s in STAGES])
        seen["gold stages"].append(known_or_nan(gold["carp"], STAGES))
        seen["aspects"].append([getattr(customer, a) >= cut(f"customer/{a}") for a in ASPECTS])
        seen["gold aspects"].append(known_or_nan(gold["customer"], ASPECTS))
        if (gold["customer"] or {}).get("emotion"):
            likeliest = max(customer.emotion, key=lambda name: customer.emotion[name])
            seen["emotions"].append(likeliest == gold["customer"]["emotion"])
        seen["quality"].append((reply.quality, gold["quality"]))
        seen["overlaps"] += overlaps(reply, gold["flags"], r["reply"])
    return tables({key: np.array(values, dtype=float) for key, values in seen.items()})


def known_or_nan(labels: dict[str, bool] | None, names: Sequence[str]) -> list[float]:
    labels = labels or {}
    return [float("nan") if labels.get(name) is None else float(labels[name]) for name in names]


def overlaps(reply: ReplyMeaning, flags: dict[str, list[str]], text: str) -> list[float]:
    """How far the words shown overlap with the words that annotators marked (intersection over union)."""
    found = []
    for flag, quote in ((f, q) for f, quotes in flags.items() if f in CUES for q in quotes if q):
        start = text.find(quote)
        here = [s for s in reply.sentences if s.start < start + len(quote) and start < s.end]
        if here:
            a, b = max(here, key=lambda s: s.cues[flag]).carrying(flag)
            shared = max(0, min(b, start + len(quote)) - max(a, start))
            found.append(shared / (b - a + len(quote) - shared))
    return found


def row(predicted: Any, gold: Any) -> dict[str, float]:
    precision, recall, score = (round(x, 3) for x in f1(predicted, gold))
    return {"precision": precision, "recall": recall, "f1": score, "positives": int(np.nansum(gold))}


def tables(seen: dict[str, Any]) -> dict[str, Any]:
    n = len(CUES)

    def each(names: Sequence[str], what: str) -> dict[str, dict[str, float]]:
        predicted, gold = seen[what], seen[f"gold {what}"]
        return {
            name: row(predicted[:, k], gold[:, k]) for k, name in enumerate(names) if not np.isnan(gold[:, k]).all()
        }

    flags, gold = seen["flags"], seen["gold flags"]
    right = np.where(np.isnan(seen["gold aspects"]), np.nan, seen["aspects"] == seen["gold aspects"])
    moves = each(MOVES, "moves")
    return {
        "moves": row(seen["moves"], seen["gold moves"]),
        "moves macro": round(float(np.mean([r["f1"] for r in moves.values()])), 3),
        "cues": row(flags[:, :n], gold[:, :n]),
        "cues by sentence only": row(seen["by sentence"], gold[:, :n]),
        "other flags": row(flags[:, n:], gold[:, n:]),
        "all flags": row(flags, gold),
        "stages": each(STAGES, "stages"),
        "emotion accuracy": round(float(seen["emotions"].mean()), 3),
        "customer": {
            a: {"accuracy": round(float(np.nanmean(right[:, ASPECTS.index(a)])), 3), **r}
            for a, r in each(ASPECTS, "aspects").items()
        },
        "quality spearman": round(float(spearmanr(*seen["quality"].T)[0]), 3),
        "carrying words, overlap": round(float(seen["overlaps"].mean()), 3),
        "ms": {f"p{q}": round(1e3 * float(np.percentile(seen["seconds"], q)), 1) for q in (50, 99)},
        "each move": moves,
        "each flag": each(FLAGS, "flags"),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--file", default="dev.jsonl")
    parser.add_argument("--strictness", default="balanced")
    parser.add_argument("--brief", action="store_true")
    args = parser.parse_args()
    result = evaluate(Meaning.load(args.model), list(read_lines(args.data / args.file)), args.strictness)
    for key, value in result.items():
        if not key.startswith("each"):
            print(key, json.dumps(value))
        elif not args.brief:
            print(key, *(f"{name:40} {json.dumps(figures)}" for name, figures in value.items()), sep="\n  ")


if __name__ == "__main__":
    main()
