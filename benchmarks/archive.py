"""`replycoach review --jsonl` on an archive of distinct made-up replies with their customers' messages: throughput and memory.

``python benchmarks/archive.py speed [--replies 2000] [--jobs 1 2] [--rounds 5]`` takes turns among the numbers of jobs and prints medians.
``python benchmarks/archive.py memory [--replies 1000000]`` prints the resident memory of all processes as the archive goes by.
Both take ``--depth surface``. The clock starts at the first answer, so that loading is not in it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.replies import case, cases

BLOCK = 1 << 20


class Run(NamedTuple):
    """Words a second by the clock, and words a second of processor time (all processes, loading too)."""

    clock: float
    processor: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["speed", "memory"])
    parser.add_argument("--replies", type=int)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--depth", choices=["full", "surface"], default="full")
    options = parser.parse_args()
    if options.what == "memory":
        memory(options.replies or 1_000_000, options.jobs[0], options.depth)
        return
    count = options.replies or 2_000
    runs: dict[int, list[Run]] = {jobs: [] for jobs in options.jobs}
    for _ in range(options.rounds):
        for jobs, done in runs.items():
            done.append(speed(count, jobs, options.depth))
    print(f"{count:,} replies, depth {options.depth}, medians of {options.rounds} rounds in turns")
    first = statistics.median(run.clock for run in runs[options.jobs[0]])
    for jobs, done in runs.items():
        clock = statistics.median(run.clock for run in done)
        processor = statistics.median(run.processor for run in done)
        ratios = sorted(run.clock / base.clock for run, base in zip(done, runs[options.jobs[0]], strict=True))
        print(
            f"jobs {jobs}: {clock:9,.0f} words/s ({clock / first:.2f} x; by round {ratios[0]:.2f} to {ratios[-1]:.2f}), "
            f"{processor:9,.0f} words per second of processor"
        )


def speed(count: int, jobs: int, depth: str) -> Run:
    made = list(cases(count))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "archive.jsonl"
        file.write_text("".join(json.dumps(one) + "\n" for one in made), encoding="utf-8")
        return timed(file, [len(one["reply"].split()) for one in made], jobs, depth)


def timed(file: Path, words: list[int], jobs: int, depth: str) -> Run:
    before = os.times()
    with started(str(file), jobs, depth) as process:
        skipped = next(more for more in answers(process) if more)
        start = time.perf_counter()
        for _ in answers(process):
            pass
        took = time.perf_counter() - start
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(sum(words[skipped:]) / took, sum(words) / spent)


def memory(count: int, jobs: int, depth: str) -> None:
    marks = [scale * step for scale in (1_000, 10_000, 100_000, 1_000_000) for step in (1, 2, 5)]
    marks = [mark for mark in marks if mark < count] + [count - count // 100]
    print(f"depth {depth}, {jobs} job{'s' * (jobs > 1)}\n  replies   resident MB   seconds")
    start, total = time.perf_counter(), 0
    with started("-", jobs, depth) as process:
        threading.Thread(target=feed, args=(process.stdin, count), daemon=True).start()
        for more in answers(process):
            total += more
            while marks and total >= marks[0]:
                seconds = time.perf_counter() - start
                print(f"{marks.pop(0):9,} {resident(process.pid) / 1e6:13,.0f} {seconds:9,.0f}", flush=True)
    print(f"{total:,} answers")


def started(file: str, jobs: int, depth: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "replycoach", "review", "--jsonl", file, "--jobs", str(jobs)]
    command += ["--depth", depth] if depth != "full" else []
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)


def feed(pipe: IO[bytes], count: int) -> None:
    with pipe:
        for number in range(count):
            pipe.write(json.dumps(case(number)).encode() + b"\n")


def answers(process: subprocess.Popen[bytes]) -> Iterator[int]:
    """How many answers came, block by block."""
    assert process.stdout
    while block := os.read(process.stdout.fileno(), BLOCK):
        yield block.count(b"\n")


def resident(parent: int) -> int:
    """Bytes that the process and its children hold in memory."""
    pages = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                status = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if parent in (int(folder.name), int(status[1])):
                pages += int(status[21])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
