"""What importing and starting costs in CPU time, each in a fresh process, medians: ``python benchmarks/imports.py``."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys

RUNS = 5
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import replycoach": [sys.executable, "-c", "import replycoach"],
    "from replycoach import Case": [sys.executable, "-c", "from replycoach import Case"],
    "import spacy": [sys.executable, "-c", "import spacy"],
    "replycoach --help": [sys.executable, "-m", "replycoach", "--help"],
    "replycoach check (one template)": [sys.executable, "-m", "replycoach", "check", "examples/draft.txt"],
    "replycoach review (one draft)": [sys.executable, "-m", "replycoach", "review", "examples/draft.txt"],
    "… --depth surface": [sys.executable, "-m", "replycoach", "review", "--depth", "surface", "examples/draft.txt"],
}


def main() -> None:
    heavy = (
        "import sys, replycoach; print(sorted({'spacy', 'textblob', 'jinja2', 'pydantic', 'numpy'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout.strip()
    print("heavy modules that `import replycoach` loads:", loaded)
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            before = spent()
            subprocess.run(command, capture_output=True, check=False)
            taken[name].append(spent() - before)
    base = statistics.median(taken["import spacy"])
    for name, times in taken.items():
        middle = statistics.median(times)
        print(
            f"{name:32} {1000 * middle:7.0f} ms   × import spacy {middle / base:5.2f}   (min {1000 * min(times):.0f}, max {1000 * max(times):.0f})"
        )


def spent() -> float:
    """The CPU seconds of all children so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
