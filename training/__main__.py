"""Everything that ships, in order: ``python -m training --data ../shared/data``; see README.md for the single steps."""

from __future__ import annotations

import argparse
import subprocess
import sys


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="the folder with the labelled data and the treebank")
    options = parser.parse_args()
    asked = ["--data", options.data]
    steps = {"grammar": asked, "run": asked, "answers": asked, "urgency": asked, "score": ["--write"]}
    for step, further in steps.items():
        print(f"--- training.{step}", flush=True)
        subprocess.run([sys.executable, "-m", f"training.{step}", *further], check=True)


if __name__ == "__main__":
    main()
