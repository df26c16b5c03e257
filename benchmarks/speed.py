"""CPU time of a review, beside the sentence model alone and our spaCy pipeline, on the same texts in one run.

``python benchmarks/speed.py [--cases FILE.jsonl] [--runs 5]``; without a file the drafts of `examples/cases.jsonl` are used.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

WORDS = 100
"""A draft is cut or filled up to about this many words."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=Path(__file__).parent.parent / "examples" / "cases.jsonl")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--drafts", type=int, default=100)
    options = parser.parse_args()
    cases = sized(options.cases, options.drafts)
    words = sum(len(case["reply"].split()) for case in cases)
    print(
        f"{len(cases)} drafts, {words / len(cases):.0f} words each; customer messages {sum(len(case.get('customer') or '') for case in cases) // len(cases)} characters"
    )

    from replycoach import Case, Coach

    coach, surface = Coach(), Coach(depth="surface")
    made = [Case.of(case) for case in cases]
    edited = [Case.of({**case, "reply": case["reply"].replace("Reference", "Order")}) for case in cases]
    coach.review(made[0])
    readings = [coach.read(case) for case in made]
    reader = coach._reader

    def models(index: int) -> None:
        reading = readings[index]
        spans = [(one.start, one.end) for one in reading.sentences]
        reader.meaning.forget()
        reader.meaning.read_reply(reading.text, spans, made[index].message, reading.channel)
        reader.meaning.read_customer(made[index].message)

    def fresh(index: int) -> None:
        coach.forget()
        coach.review(made[index])

    def known(index: int) -> None:
        coach.forget()
        coach.review(made[index])

    rows: dict[str, tuple[Callable[[int], Any], Callable[[int], Any] | None]] = {
        "sentence model alone": (models, None),
        "review, all texts new": (fresh, None),
        "review after an edit of one sentence": (lambda index: coach.review(edited[index]), known),
        "review again, nothing changed": (lambda index: coach.review(made[index]), known),
        "our spaCy tagger and parser": (lambda index: reader._grammar.nlp(made[index].reply), None),
        "review at depth surface": (lambda index: surface.review(made[index]), None),
        "the same without the customer": (lambda index: surface.review(made[index].reply), None),
    }
    print(f"{'CPU time':38} p50 ms   p99 ms    words/s   × sentence model")
    base = 0.0
    for name, (run, before) in rows.items():
        times = [clock(run, index, before) for _ in range(options.runs) for index in range(len(made))]
        times.sort()
        p50, p99 = statistics.median(times), times[int(0.99 * (len(times) - 1))]
        base = base or p50
        print(
            f"{name:38} {1000 * p50:6.2f}   {1000 * p99:6.2f}   {options.runs * words / sum(times):8,.0f}   {p50 / base:6.3f}"
        )
    print(f"peak resident memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def clock(run: Callable[[int], Any], index: int, before: Callable[[int], Any] | None = None) -> float:
    """The CPU time of one call; `before` is called first and not counted."""
    if before:
        before(index)
    start = time.process_time()
    run(index)
    return time.process_time() - start


def sized(path: Path, count: int) -> list[dict[str, Any]]:
    """Cases whose replies are filled up to `WORDS` words with sentences of the following ones, all distinct."""
    fields = ("channel", "customer_name", "agent_name", "customer")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    made = []
    for start, row in enumerate(islice(cycle(rows), count)):
        words: list[str] = []
        for other in islice(cycle(rows), start, start + len(rows)):
            words += other["reply"].split()
            if len(words) >= WORDS:
                break
        case = {name: row[name] for name in fields if row.get(name)}
        made.append({**case, "reply": " ".join([*words[: WORDS - 1], f"Reference {start}."])})
    return made


if __name__ == "__main__":
    main()
