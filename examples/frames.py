"""Score a table of replies: the same call for pandas, Polars and PyArrow; here with Polars.

Run it with a file of your own, one case (JSON) a line, or without one for the cases beside this script.
"""

import sys
from pathlib import Path

import polars as pl

from replycoach.frames import review_frame


def main(path: Path) -> None:
    """Score the replies, then say which channel and which habit want attention."""
    scored = review_frame(pl.read_ndjson(path))
    print(scored.select("id", "channel", "score", "worst", "emotion"))
    print(scored.group_by("channel").agg(pl.len(), pl.col("score").mean()).sort("score"))
    habits = scored.select(pl.col("^.*/.*$").sum()).transpose(include_header=True, column_names=["times"])
    print(habits.sort("times", descending=True).head(3))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "cases.jsonl")
