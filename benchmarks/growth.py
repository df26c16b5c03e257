"""How the cost of a review grows: with the number of house phrases, the length of a draft, and the history that comes with a case.

``python benchmarks/growth.py [--svg docs/pictures/growth.svg]`` prints CPU times, medians, and can draw them.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.replies import cases
from benchmarks.speed import sized
from replycoach import Case, Coach

CASES = Path(__file__).parent.parent / "examples" / "cases.jsonl"
PHRASES = (0, 5, 50, 500)
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
EARLIER = (0, 10, 100, 1_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--svg", type=Path)
    options = parser.parse_args()
    drafts = [Case.of(case) for case in sized(CASES, 30)]
    charts = []
    for depth in ("full", "surface"):
        charts.append((f"{depth}: house phrases, one rule each", *by_phrases(depth, drafts, options.runs)))
        charts.append((f"{depth}: characters of the draft", *by_length(depth, options.runs)))
    charts.append(("surface: earlier replies in the case", *by_history(drafts, options.runs)))
    for title, counts, times in charts:
        print(title)
        for count, taken in zip(counts, times, strict=True):
            print(f"{count:10,}   {1000 * taken:9.3f} ms   × {taken / times[0]:.2f}")
    if options.svg:
        options.svg.write_text(drawn(charts), encoding="utf-8")


def by_phrases(depth: Any, drafts: Sequence[Case], runs: int) -> tuple[Sequence[int], list[float]]:
    coaches = []
    for count in PHRASES:
        house = [
            {"id": f"house/rule-{n}", "phrases": [f"our own wording {n} of the house"], "message": "“{found}”"}
            for n in range(count)
        ]
        coaches.append(Coach(depth=depth, settings={"house": house}, remember=depth == "surface"))
    taken: list[list[float]] = [[] for _ in coaches]
    for coach in coaches:
        coach.review(drafts[0])
    for _ in range(runs):
        for draft in drafts:
            for coach, times in zip(coaches, taken, strict=True):
                times.append(clock(lambda coach=coach, draft=draft: coach.review(draft)))  # type: ignore[misc]
    return PHRASES, [statistics.median(times) for times in taken]


def by_length(depth: Any, runs: int) -> tuple[Sequence[int], list[float]]:
    coach = Coach(depth=depth, remember=False)
    text = "\n\n".join(case["reply"] for case in cases(1_000))
    coach.review(text[:1000])
    return SIZES, [least(lambda size=size: coach.review(text[:size]), 1 if depth == "full" else runs) for size in SIZES]  # type: ignore[misc]


def by_history(drafts: Sequence[Case], runs: int) -> tuple[Sequence[int], list[float]]:
    coach = Coach(depth="surface")
    earlier = [f"{case.reply} Number {number}." for number in range(40) for case in drafts][: EARLIER[-1]]
    cases = [
        Case(reply=drafts[0].reply, history=tuple({"text": text} for text in earlier[:count])) for count in EARLIER
    ]
    coach.review(cases[-1])
    return EARLIER, [least(lambda case=case: coach.review(case), runs) for case in cases]  # type: ignore[misc]


def clock(run: Callable[[], Any]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def least(run: Callable[[], Any], runs: int) -> float:
    return statistics.median(clock(run) for _ in range(runs))


WIDTH, HEIGHT = 300, 210


def drawn(charts: Sequence[tuple[str, Sequence[int], Sequence[float]]]) -> str:
    """Small charts side by side: the count across, milliseconds of CPU time up, both from nothing."""
    rows = -(-len(charts) // 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {rows * HEIGHT}" font-family="sans-serif" font-size="11" role="img"'
        ' aria-label="CPU time of a review against phrases, length and history">',
        f'<rect width="{2 * WIDTH}" height="{rows * HEIGHT}" fill="#fff"/>',
    ]
    for number, chart in enumerate(charts):
        parts.append(f'<g transform="translate({number % 2 * WIDTH} {number // 2 * HEIGHT})">{_chart(*chart)}</g>')
    return "\n".join([*parts, "</svg>", ""])


def _chart(title: str, counts: Sequence[int], times: Sequence[float]) -> str:
    left, top, wide, high = 62, 30, WIDTH - 80, HEIGHT - 70
    most, longest = max(counts), max(times)
    places = [
        (left + wide * count / most, top + high * (1 - taken / longest))
        for count, taken in zip(counts, times, strict=True)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#0b6e6e"/>' for x, y in places)
    return (
        f'<text x="{left}" y="18" font-weight="bold" fill="#222">{title}</text>'
        f'<path d="M{left} {top}V{top + high}H{left + wide}" fill="none" stroke="#888"/>'
        f'<text x="{left - 5}" y="{top + 4}" text-anchor="end" fill="#444">{_spoken(1000 * longest)} ms</text>'
        f'<text x="{left - 5}" y="{top + high}" text-anchor="end" fill="#444">0</text>'
        f'<text x="{left + wide}" y="{top + high + 15}" text-anchor="end" fill="#444">{most:,}</text>'
        f'<polyline points="{line}" fill="none" stroke="#0b6e6e" stroke-width="1.5"/>{dots}'
    )


def _spoken(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


if __name__ == "__main__":
    main()
