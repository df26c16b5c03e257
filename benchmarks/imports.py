"""What importing and starting costs, each in a fresh process, medians: ``python benchmarks/imports.py``."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 7
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import replycoach": [sys.executable, "-c", "import replycoach"],
    "from replycoach import Case": [sys.executable, "-c", "from replycoach import Case"],
    "import spacy": [sys.executable, "-c", "import spacy"],
    "replycoach --help": [sys.executable, "-m", "replycoach", "--help"],
    "replycoach review (one draft)": [sys.executable, "-m", "replycoach", "review", "examples/draft.txt"],
}


def main() -> None:
    heavy = (
        "import sys, replycoach; print(sorted({'spacy', 'textblob', 'jinja2', 'pydantic', 'numpy'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout.strip()
    print("heavy modules that `import replycoach` loads:", loaded)
    for name, command in COMMANDS.items():
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=False)
            times.append(time.perf_counter() - start)
        print(
            f"{name:32} {1000 * statistics.median(times):7.0f} ms   (min {1000 * min(times):.0f}, max {1000 * max(times):.0f})"
        )


if __name__ == "__main__":
    main()
