"""What writer and blind annotator both say of a draft, in the shape of the drafts for checking.

``python -m training.agreed training/data/unseen/writer-u.jsonl > u.jsonl`` makes a file for ``benchmarks/accuracy.py``. A flag that only one of them raises,
or that the blind one doubts, is open; so is what they differ on about the customer. Moves and stages are the blind annotator's, who alone saw
what the annotators of the drafts for checking see: the guide and the text.
"""

from __future__ import annotations

import json
import sys
from functools import cache, partial
from pathlib import Path
from typing import Any

from training.drafts import CODES, LETTERS, expand, named_flags, read_lines, told_of
from training.labels import STAGES

Row = dict[str, Any]
DATA = Path(__file__).parent / "data"


_said = cache(partial(told_of, folder=DATA))


def agreed(row: Row) -> Row:
    """The row with what both annotators say of it; as it is where no blind one read it."""
    gold = {"open": [], "carp": None, **row["gold"]}
    flags, moves = _said("second-flags").get(row["id"]), _said("second-moves").get(row["id"])
    stages, about = _said("second-stages").get(row["id"]), _said("second-customers").get(row["case"])
    if flags is not None:
        told = list(named_flags(flags))
        sure, heard = {name for name, _, certain in told if certain}, {name for name, _, _ in told}
        writer: dict[str, list[str]] = gold["flags"]
        both = {name: quotes for name, quotes in writer.items() if name in sure}
        gold = {**gold, "flags": both, "open": sorted({*gold["open"], *(heard | set(writer)) - set(both)})}
    if moves is not None:
        gold["moves"] = [[CODES[code] for code in codes.split(",") if code] for codes in moves.split("|")]
    if stages is not None:
        gold["carp"] = {
            stage: None if letter.lower() in stages else letter in stages
            for stage, letter in zip(STAGES, "CARP", strict=True)
        }
    if about is not None and gold["customer"]:
        emotion, letters = about.split("\t")
        writer_says = gold["customer"]
        gold["customer"] = {
            "emotion": emotion if emotion == writer_says.get("emotion") else None,
            **{
                aspect: (letter in letters) if (letter in letters) == bool(writer_says.get(aspect)) else None
                for letter, aspect in LETTERS.items()
            },
        }
    return {**row, "gold": gold}


def main() -> None:
    for path in sys.argv[1:]:
        for case in read_lines(Path(path)):
            for row, _ in expand(case):
                print(json.dumps(agreed(row), ensure_ascii=False))


if __name__ == "__main__":
    main()
