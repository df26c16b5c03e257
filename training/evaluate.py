"""Measure the shipped model, through the package's own reader of meaning, on drafts it was not trained on.

python -m training.evaluate --data ../shared/data
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import spearmanr

from replycoach.reading.meaning import Meaning
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


def evaluate(meaning: Meaning, records: Sequence[dict[str, Any]], strictness: Any = "balanced") -> dict[str, Any]:
    moves, gold_moves, flags, gold_flags, stages, gold_stages = ([] for _ in range(6))
    aspects, gold_aspects, emotions, quality, times, overlaps = ([] for _ in range(6))
    by_sentence = []
    cut = meaning.threshold
    for r in records:
        spans, gold = spans_of(r), r["gold"]
        began = time.perf_counter()
        meaning._message.cache_clear()
        reply = meaning.read_reply(r["reply"], spans, r["customer"], r["channel"])
        customer = meaning.read_customer(r["customer"])
        times.append(time.perf_counter() - began)
        for said, known in zip(reply.sentences, gold["moves"], strict=True):
            moves.append([said.moves[m] >= cut(f"move/{m}", strictness) for m in MOVES])
            gold_moves.append([float(m in known) for m in MOVES])
        flags.append([reply.flags[f] >= cut(f"draft/{f}", strictness) for f in FLAGS])
        by_sentence.append([any(s.cues[c] >= cut(c, strictness) for s in reply.sentences) for c in CUES])
        gold_flags.append([np.nan if f in gold["open"] else float(f in gold["flags"]) for f in FLAGS])
        stages.append([reply.carp[s] >= cut(f"carp/{s}") for s in STAGES])
        known_stages = gold["carp"] or {}
        gold_stages.append([np.nan if known_stages.get(s) is None else float(known_stages[s]) for s in STAGES])
        about = gold["customer"] or {}
        aspects.append([getattr(customer, a) >= cut(f"customer/{a}") for a in ASPECTS])
        gold_aspects.append([np.nan if about.get(a) is None else float(about[a]) for a in ASPECTS])
        if about.get("emotion"):
            emotions.append((max(customer.emotion, key=customer.emotion.__getitem__), about["emotion"]))
        quality.append((reply.quality, gold["quality"]))
        overlaps += carried(reply, gold["flags"], r["reply"])
    return tables(*(np.array(x, dtype=float) for x in (moves, gold_moves, flags, gold_flags, by_sentence, stages, gold_stages, aspects, gold_aspects)), emotions, quality, times, overlaps)  # fmt: skip


def carried(reply: Any, flags: dict[str, list[str]], text: str) -> list[float]:
    """How far the words shown overlap with the words that annotators marked (intersection over union)."""
    found = []
    for flag, quotes in flags.items():
        if flag in CUES:
            for quote in filter(None, quotes):
                start = text.find(quote)
                here = [s for s in reply.sentences if s.start < start + len(quote) and start < s.end]
                if here and start >= 0:
                    a, b = max(here, key=lambda s: s.cues[flag]).carrying(flag)
                    shared = max(0, min(b, start + len(quote)) - max(a, start))
                    found.append(shared / (b - a + len(quote) - shared))
    return found


def tables(
    moves: Any,
    gold_moves: Any,
    flags: Any,
    gold_flags: Any,
    by_sentence: Any,
    stages: Any,
    gold_stages: Any,
    aspects: Any,
    gold_aspects: Any,
    emotions: Any,
    quality: Any,
    times: Any,
    overlaps: Any,
) -> dict[str, Any]:
    n = len(CUES)

    def row(p: Any, g: Any) -> dict[str, float]:
        return dict(
            zip(("precision", "recall", "f1"), (round(x, 3) for x in f1(p, g)), strict=True),
            positives=int(np.nansum(g)),
        )  # type: ignore[arg-type]

    right = np.where(np.isnan(gold_aspects), np.nan, aspects == gold_aspects)
    each_move = {m: row(moves[:, k], gold_moves[:, k]) for k, m in enumerate(MOVES)}
    return {
        "moves": row(moves, gold_moves),
        "moves macro": round(float(np.mean([r["f1"] for r in each_move.values()])), 3),
        "cues": row(flags[:, :n], gold_flags[:, :n]),
        "cues by sentence only": row(by_sentence, gold_flags[:, :n]),
        "other flags": row(flags[:, n:], gold_flags[:, n:]),
        "all flags": row(flags, gold_flags),
        "stages": {s: row(stages[:, k], gold_stages[:, k]) for k, s in enumerate(STAGES)},
        "emotion accuracy": round(float(np.mean([a == b for a, b in emotions])), 3),
        "customer": {
            a: {"accuracy": round(float(np.nanmean(right[:, k])), 3), **row(aspects[:, k], gold_aspects[:, k])}
            for k, a in enumerate(ASPECTS)
            if not np.isnan(gold_aspects[:, k]).all()
        },
        "quality spearman": round(float(spearmanr(*zip(*quality, strict=True))[0]), 3),
        "carrying words, overlap": round(float(np.mean(overlaps)), 3),
        "ms": {
            "median": round(1e3 * float(np.median(times)), 1),
            "p99": round(1e3 * float(np.quantile(times, 0.99)), 1),
        },
        "each move": each_move,
        "each flag": {f: row(flags[:, k], gold_flags[:, k]) for k, f in enumerate(FLAGS)},
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
        if not (args.brief and key.startswith("each")):
            print(
                key,
                json.dumps(value)
                if not key.startswith("each")
                else "\n  " + "\n  ".join(f"{k:40} {json.dumps(v)}" for k, v in value.items()),
            )


if __name__ == "__main__":
    main()
