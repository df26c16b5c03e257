"""Throughput of `replycoach.spark` on this machine, on one and two cores: ``python benchmarks/spark.py [--replies 2000]``; needs Java and replycoach[spark]."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.replies import cases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replies", type=int, default=2_000)
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--depth", choices=["full", "surface"], default="full")
    options = parser.parse_args()
    made = list(cases(options.replies))
    words = sum(len(one["reply"].split()) for one in made)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    print(
        f"{len(made):,} replies, {words:,} words, depth {options.depth}, medians of {options.rounds} runs after one that loads the models"
    )
    for cores in options.cores:
        times = timed(made, cores, options.depth, options.rounds)
        for what, seconds in times.items():
            print(f"local[{cores}] {what:12} {words / seconds:10,.0f} words/s  {seconds:8.1f} s", flush=True)


def timed(made: list[dict[str, Any]], cores: int, depth: str, rounds: int) -> dict[str, float]:
    from pyspark.sql import SparkSession

    from replycoach import spark

    builder = (
        SparkSession.builder.master(f"local[{cores}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
    )
    session = builder.config("spark.sql.shuffle.partitions", str(2 * cores)).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    df = session.createDataFrame(made).repartition(4 * cores).cache()
    df.count()
    reviewed = spark.review(df, settings={"depth": depth})
    jobs: dict[str, Callable[[], Any]] = {
        "review": lambda: reviewed.agg({"score": "avg"}).collect(),
        "near_copies": lambda: spark.near_copies(df).count(),
    }
    times = {}
    for what, job in jobs.items():
        job()
        times[what] = statistics.median(clock(job) for _ in range(rounds))
    session.stop()
    return times


def clock(job: Callable[[], Any]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
