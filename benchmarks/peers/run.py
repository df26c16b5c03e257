"""Words a second of replycoach and its peers on the same texts in one run: ``python benchmarks/peers/run.py FOLDER`` after ``install.sh FOLDER``.

Every program reads the same made-up replies (benchmarks/replies.py), one core, in a process of its own, five passes after one to warm up; each pass
has other last words, so that none answers from memory. Printed are medians by processor time, which other programs on the machine disturb less
than the clock, and the ratio to a review. Depth differs: what each of them looks for is said in docs/performance.md. "Both texts": the customer's message is read as well; words are always
those of the replies.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from benchmarks.replies import cases

HERE = Path(__file__).parent
NODE = ("write-good", "alex", "harper", "textlint")
THEIRS = ("proselint", "vader", "textblob")
OURS = ("replycoach", "replycoach-alone", "replycoach-surface", "spacy", "spacy-alone")
LABELS = {
    "spacy": "spaCy tagger and parser, both texts",
    "spacy-alone": "spaCy tagger and parser, the reply",
    "replycoach": "replycoach, both texts",
    "replycoach-alone": "replycoach, the reply",
    "replycoach-surface": "replycoach, both texts, depth surface",
    "harper": "harper.js",
    "vader": "VADER",
    "textblob": "TextBlob sentiment",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--replies", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", default=[*OURS, *THEIRS, *NODE])
    options = parser.parse_args()
    texts = [(made["customer"], made["reply"]) for made in cases(options.replies)]
    words = sum(len(reply.split()) for _, reply in texts)
    print(f"{len(texts)} replies, {words:,} words, medians of {options.runs} passes; one core each")
    print(f"{'':38} words/s cpu  (min - max)          words/s clock   x review   found")
    base = 0.0
    for name in options.only:
        told = timed(name, options.folder, texts, options.runs)
        if told is None:
            continue
        rates = sorted(words / spent for spent in told["cpu"])
        rate = statistics.median(rates)
        base = base or (rate if name == "replycoach" else 0.0)
        times = f"{rate / base:8.2f}" if base else "        "
        clock = statistics.median(words / spent for spent in told["wall"])
        print(
            f"{LABELS.get(name, name):38} {rate:11,.0f}  ({rates[0]:,.0f} - {rates[-1]:,.0f})  {clock:14,.0f}   {times}   {told['findings'][0]:,.0f}"
        )


def timed(name: str, folder: Path, texts: list[tuple[str, str]], runs: int) -> dict[str, list[float]] | None:
    """The seconds of every pass of one program; None where it cannot be run, which is said."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "texts.json"
        node = name in NODE
        file.write_text(json.dumps([reply for _, reply in texts] if node else texts), encoding="utf-8")
        python = str(folder / "python" / "bin" / "python") if name in THEIRS else sys.executable
        command = ["node", str(HERE / "peers.mjs"), str(folder)] if node else [python, str(HERE / "python_peers.py")]
        done = subprocess.run(
            [*command, name, str(file), str(runs)],
            capture_output=True, text=True, check=False, env={**os.environ, "OMP_NUM_THREADS": "1"},
        )  # fmt: skip
    if done.returncode:
        print(f"{LABELS.get(name, name):38} did not run: {done.stderr.strip().splitlines()[-1:]}")
        return None
    told = json.loads(done.stdout.splitlines()[-1])
    return {"cpu": told["cpu"], "wall": told["wall"], "findings": [told["findings"]]}


if __name__ == "__main__":
    main()
