"""Everything that ships, in order: ``python -m training --data ../shared/data``; see README.md for the single steps."""

from __future__ import annotations

import argparse
import subprocess
import sys

STEPS = ("training.grammar", "training.run", "training.answers", "training.score")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="the folder with the labelled data and the treebank")
    options = parser.parse_args()
    for step in STEPS:
        print(f"--- {step}", flush=True)
        further = ["--write"] if step == "training.score" else []
        subprocess.run([sys.executable, "-m", step, "--data", options.data, *further], check=True)


if __name__ == "__main__":
    main()
