"""A stand-in for the sentence model that answers with predictions made earlier, by a model that had not seen the text.

The rules' decisions and the score's weights are fitted on what a user will get: predictions for strangers' drafts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from replycoach.reading.meaning import CustomerMeaning, Meaning
from replycoach.text.prose import Prose
from training.agreed import agreed
from training.drafts import expand, read_lines

Row = dict[str, Any]


@dataclass(frozen=True)
class RecordedSentence:
    start: int
    end: int
    moves: Mapping[str, float]
    cues: Mapping[str, float]

    def carrying(self, cue: str) -> tuple[int, int]:
        return self.start, self.end


@dataclass(frozen=True)
class RecordedReply:
    sentences: tuple[RecordedSentence, ...]
    flags: Mapping[str, float]
    carp: Mapping[str, float]
    quality: float


class Recorded:
    """Answers for the drafts in `rows` (gold rows by id) from `predictions` (lines of ``held_out.jsonl``)."""

    def __init__(self, rows: Mapping[str, Row], predictions: Path) -> None:
        self._meaning = Meaning.load()
        self._replies: dict[str, tuple[Row, Row]] = {}
        self._customers: dict[str, Row] = {}
        for line in read_lines(predictions):
            row = rows.get(line["id"])
            if row and line.get("flags"):
                self._replies[row["reply"].strip()] = (row, line)
                self._customers[Prose.body_of(row["customer"]).strip()] = line["customer"]

    @property
    def known(self) -> list[Row]:
        return [row for row, _ in self._replies.values()]

    def threshold(self, label: str, strictness: str = "balanced") -> float:
        return self._meaning.threshold(label, strictness)  # type: ignore[arg-type]

    def read_reply(
        self, reply: str, sentences: Sequence[tuple[int, int]], customer: str = "", channel: str = "email"
    ) -> RecordedReply:
        row, line = self._replies[reply.strip()]
        places, at = [], 0
        for text in row["sentences"]:
            at = reply.index(text, at)
            places.append((at, at + len(text)))
            at += len(text)
        told = []
        for start, end in sentences:
            best = max(range(len(places)), key=lambda n: min(end, places[n][1]) - max(start, places[n][0]))
            stored = line["sentences"][best]
            told.append(RecordedSentence(start, end, stored["moves"], stored["cues"]))
        return RecordedReply(tuple(told), line["flags"], line["carp"], line["quality"])

    def read_customer(self, text: str) -> CustomerMeaning:
        return CustomerMeaning(**self._customers[text.strip()])


def gold_rows(*places: Path) -> Iterator[Row]:
    """The drafts of files in the shape of ``train.jsonl`` and of folders of compact ones, in the shape of the former, with what both annotators say."""
    for place in places:
        if place.is_file():
            yield from map(agreed, read_lines(place))
        for path in sorted(place.glob("*.jsonl")):
            for case in read_lines(path):
                yield from (agreed(row) for row, _ in expand(case))
