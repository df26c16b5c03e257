"""Measure replycoach on labelled drafts: ``python benchmarks/accuracy.py GOLD.jsonl [--show RULE] [--json FILE]``.

A draft's flag counts once, whatever the number of findings. Flags on which the annotators differed (``gold.open``) are
left out. Only rules that the gold labels know are scored; findings of other rules are listed at the end.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

from scipy.stats import spearmanr

from replycoach import Coach, Review

Row = dict[str, Any]
LABELS = tuple(
    "language/negative-phrasing language/blame language/blame-shifting language/rude language/commanding "
    "language/dead-end language/disparages-company acknowledgement/missing acknowledgement/late "
    "acknowledgement/missing-thanks acknowledgement/missing-reassurance acknowledgement/ignored-question "
    "echo/meaningless template/robotic template/untailored template/unfilled structure/missing-greeting "
    "structure/missing-signoff structure/missing-further-help structure/missing-next-step tone/over-cheerful "
    "tone/cold tone/shouting time/missing time/vague time/hold-unasked ownership/unowned ownership/bluffing "
    "ownership/approval-stall clarity/jargon clarity/hard-to-read clarity/unasked-question clarity/interrogation "
    "channel/needless-handoff channel/personal-data channel/too-long".split()
)
FIELDS = (
    "channel",
    "company",
    "customer_name",
    "agent_name",
    "customer",
    "thread",
    "history",
    "reply",
    "sent_at",
)
TRAITS = ("vague", "clear", "urgent", "abusive", "complaint")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--strictness", default=None)
    parser.add_argument("--show", help="print the drafts that this rule gets wrong")
    parser.add_argument("--json", type=Path, help="write per-rule figures here")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    coach = Coach(strictness=options.strictness)
    reviews = list(coach.review_many({name: row.get(name) for name in FIELDS} for row in rows))
    pairs = list(zip(rows, reviews, strict=True))
    if options.show:
        show(pairs, options.show)
        return
    table = per_rule(pairs)
    report(pairs, table)
    if options.json:
        options.json.write_text(json.dumps({"drafts": len(rows), "rules": table}, indent=1) + "\n", encoding="utf-8")


def flags(row: Row) -> set[str]:
    return set(row["gold"]["flags"])


def open_flags(row: Row) -> set[str]:
    return set(row["gold"].get("open") or ())


def raised(review: Review) -> set[str]:
    return {finding.rule for finding in review.findings}


def per_rule(pairs: list[tuple[Row, Review]]) -> dict[str, dict[str, int]]:
    table = {label: {"tp": 0, "fp": 0, "fn": 0} for label in LABELS}
    for row, review in pairs:
        gold, found = flags(row), raised(review)
        for label in LABELS:
            if label in open_flags(row):
                continue
            key = {(True, True): "tp", (False, True): "fp", (True, False): "fn"}.get((label in gold, label in found))
            if key:
                table[label][key] += 1
    return table


def ratios(tp: int, fp: int, fn: int) -> tuple[float, float, float]:
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return precision, recall, 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 0.0


def report(pairs: list[tuple[Row, Review]], table: dict[str, dict[str, int]]) -> None:
    total: Counter[str] = Counter()
    for counts in table.values():
        total.update(counts)
    precision, recall, f1 = ratios(total["tp"], total["fp"], total["fn"])
    print(f"drafts {len(pairs)}   flags: precision {precision:.3f}  recall {recall:.3f}  micro F1 {f1:.3f}")
    print_exemplary(pairs)
    print(f"spans: {span_overlap(pairs):.1%} of wording findings overlap the annotators' words")
    print_reading(pairs)
    print_order(pairs)
    print(f"\n{'rule':38} {'P':>5} {'R':>5} {'F1':>5}   tp  fp  fn")
    for label, counts in sorted(table.items(), key=lambda item: ratios(**item[1])[2]):
        if any(counts.values()):
            figures = "  ".join(f"{value:.2f}" for value in ratios(**counts))
            print(f"{label:38} {figures}  {counts['tp']:3} {counts['fp']:3} {counts['fn']:3}")
    others = Counter(rule for _, review in pairs for rule in raised(review) if rule not in LABELS)
    print(
        "rules without gold labels:",
        ", ".join(f"{rule} {count}" for rule, count in others.most_common()) or "none",
    )
    broken = Counter(failure.rule for _, review in pairs for failure in review.failures)
    if broken:
        print("FAILED RULES:", dict(broken))


def print_exemplary(pairs: list[tuple[Row, Review]]) -> None:
    good = [(row, review) for row, review in pairs if not flags(row) and not open_flags(row)]
    if not good:
        return
    for severity, counted in (("error", ("error",)), ("warning or error", ("error", "warning"))):
        alarmed = [review for _, review in good if any(one.severity in counted for one in review.findings)]
        print(
            f"exemplary drafts with a finding of severity {severity}: {len(alarmed)} of {len(good)} ({len(alarmed) / len(good):.1%})"
        )
    worst = Counter(one.rule for _, review in good for one in review.findings if one.severity != "advice")
    print("  by rule:", ", ".join(f"{rule} {count}" for rule, count in worst.most_common(12)) or "none")


def span_overlap(pairs: list[tuple[Row, Review]]) -> float:
    hits = []
    for row, review in pairs:
        for rule, quotes in row["gold"]["flags"].items():
            spans = [(at, at + len(quote)) for quote in quotes if quote and (at := row["reply"].find(quote)) >= 0]
            if not spans:
                continue
            hits += [
                any(one.start < end and start < one.end for start, end in spans)
                for one in review.findings
                if one.rule == rule and one.start is not None and one.end is not None
            ]
    return sum(hits) / len(hits) if hits else 0.0


def print_reading(pairs: list[tuple[Row, Review]]) -> None:
    counts: Counter[str] = Counter()
    compared = 0
    for row, review in pairs:
        moves = row["gold"].get("moves")
        if not moves or len(moves) != len(review.sentences):
            continue
        compared += 1
        for gold, read in zip(moves, review.sentences, strict=True):
            counts["tp"] += len(set(gold) & set(read.moves))
            counts["fp"] += len(set(read.moves) - set(gold))
            counts["fn"] += len(set(gold) - set(read.moves))
    print(f"moves: micro F1 {ratios(counts['tp'], counts['fp'], counts['fn'])[2]:.3f} over {compared} drafts cut alike")
    told = []
    for stage in ("control", "acknowledge", "refocus", "problem_solve"):
        known = [
            (bool(row["gold"]["carp"][stage]), getattr(review.carp, stage))
            for row, review in pairs
            if row["gold"].get("carp") and row["gold"]["carp"].get(stage) is not None
        ]
        tally = Counter(known)
        told.append(f"{stage} {ratios(tally[True, True], tally[False, True], tally[True, False])[2]:.3f}")
    print("CARP F1:", "  ".join(told))
    both = [
        (row["gold"]["customer"], review.customer)
        for row, review in pairs
        if row["gold"].get("customer") and review.customer
    ]
    if both:
        right = {
            name: [gold[name] == getattr(read, name) for gold, read in both if gold.get(name) is not None]
            for name in ("emotion", *TRAITS)
        }
        print("customer accuracy:", "  ".join(f"{name} {sum(r) / len(r):.3f}" for name, r in right.items() if r))


def print_order(pairs: list[tuple[Row, Review]]) -> None:
    rows = [row for row, _ in pairs]
    scores: dict[str, list[float]] = {"replycoach": [review.score for _, review in pairs]}
    for name, scorer in baselines().items():
        scores[name] = [scorer(row["reply"]) for row in rows]
    quality = [row["gold"]["quality"] for row in rows]
    print("order:        pairs right   Spearman with quality")
    for name, values in scores.items():
        rho = spearmanr(values, quality).statistic
        print(f"  {name:11} {pairs_right(rows, values, quality):11.1%}   {rho:.3f}")


def pairs_right(rows: list[Row], values: list[float], quality: list[float]) -> float:
    """Share of pairs of drafts of one case, of different quality, whose better one scores higher; a tie is half right."""
    by_case = defaultdict(list)
    for index, row in enumerate(rows):
        by_case[row["case"]].append(index)
    marks = []
    for members in by_case.values():
        for a, b in combinations(members, 2):
            if quality[a] != quality[b]:
                better, worse = (a, b) if quality[a] > quality[b] else (b, a)
                marks.append(1.0 if values[better] > values[worse] else 0.5 if values[better] == values[worse] else 0.0)
    return sum(marks) / len(marks) if marks else 0.0


def baselines() -> dict[str, Callable[[str], float]]:
    from textblob import TextBlob
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    vader = SentimentIntensityAnalyzer()
    return {
        "VADER": lambda text: float(vader.polarity_scores(text)["compound"]),
        "TextBlob": lambda text: float(TextBlob(text).sentiment.polarity),
        "length": lambda text: float(len(text.split())),
    }


def show(pairs: Iterable[tuple[Row, Review]], rule: str) -> None:
    for row, review in pairs:
        gold, found = rule in flags(row), rule in raised(review)
        if gold != found and rule not in open_flags(row):
            print(f"\n{'MISSED' if gold else 'FALSE'} {row['id']} ({row['channel']}) gold {row['gold']['flags']}")
            print("  customer:", row["customer"], "\n  reply:", row["reply"])
            for one in review.findings:
                print(f"   - {one.rule}: {one.message}")


if __name__ == "__main__":
    main()
