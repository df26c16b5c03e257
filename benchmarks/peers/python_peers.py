"""Time one peer in Python: ``python python_peers.py NAME TEXTS.json RUNS``; run with the peers' own Python, or with ours for replycoach and spaCy.

Prints ``{"findings": …, "cpu": […], "wall": […]}``: seconds a pass over all texts. TEXTS.json holds pairs of a customer's message and a reply.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Check = Callable[[list[tuple[str, str]]], int]
"""Reads all texts and says how many things it found."""


def proselint() -> Check:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda texts: sum(len(LintFile("draft.txt", content=reply).lint()) for _, reply in texts)


def vader() -> Check:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    return lambda texts: sum(analyzer.polarity_scores(reply)["compound"] < 0 for _, reply in texts)


def textblob() -> Check:
    from textblob import TextBlob

    return lambda texts: sum(TextBlob(reply).sentiment.polarity < 0 for _, reply in texts)


def spacy(customer: bool) -> Check:
    """A tagger-and-parser pipeline of spaCy's own: the grammar that ships with replycoach."""
    from replycoach.reading.grammar import Grammar

    nlp = Grammar(None).nlp

    def check(texts: list[tuple[str, str]]) -> int:
        read = (text for message, reply in texts for text in ([message, reply] if customer else [reply]))
        return sum(len(list(doc.sents)) for doc in nlp.pipe(read))

    return check


def replycoach(depth: str, customer: bool) -> Check:
    from replycoach import Coach

    options: dict[str, Any] = {"settings": {"depth": depth}} if depth != "full" else {}
    coach = Coach(**options)

    def check(texts: list[tuple[str, str]]) -> int:
        cases = ({"reply": reply, "customer": message if customer else ""} for message, reply in texts)
        return sum(len(review.findings) for review in coach.review_many(cases))

    return check


PEERS: dict[str, Callable[[], Check]] = {
    "proselint": proselint,
    "vader": vader,
    "textblob": textblob,
    "spacy": lambda: spacy(True),
    "spacy-alone": lambda: spacy(False),
    "replycoach": lambda: replycoach("full", True),
    "replycoach-alone": lambda: replycoach("full", False),
    "replycoach-surface": lambda: replycoach("surface", True),
}


def main() -> None:
    name, file, runs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    texts = json.loads(file.read_text(encoding="utf-8"))
    check, findings = PEERS[name](), 0
    cpu, wall = [], []
    for run in range(-1, runs):  # the first pass warms up and is not counted
        fresh = [(f"{message} Run {run + 1}.", f"{reply}\n\nRun {run + 1}.") for message, reply in texts]
        before, started = time.process_time(), time.perf_counter()
        findings += check(fresh)
        if run >= 0:
            cpu.append(time.process_time() - before)
            wall.append(time.perf_counter() - started)
    print(json.dumps({"findings": findings / (runs + 1), "cpu": cpu, "wall": wall}))


if __name__ == "__main__":
    main()
