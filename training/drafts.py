"""Read the labelled data into one shape: items of a customer's message and the sentences of a reply.

What nobody labelled is NaN, and a NaN costs nothing in training. A label on which two annotators differ is 0.8 or 0.2; what is likely absent, though
nobody was asked, is `UNLIKELY` and costs a little.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.labels import ASPECTS, CUES, EMOTIONS, FLAGS, MOVES, SENTENCE, STAGES

Vector = NDArray[np.float32]
UNLIKELY = -1.0


def unknown(size: int) -> Vector:
    return np.full(size, np.nan, dtype=np.float32)


@dataclass(frozen=True)
class Sentence:
    """One sentence with its labels, in the order of `labels.SENTENCE`."""

    text: str
    labels: Vector


@dataclass(frozen=True)
class Item:
    """A draft with its customer; a single sentence (no customer); or a customer's message alone."""

    id: str
    writer: str
    channel: str = ""
    customer: str = ""
    sentences: tuple[Sentence, ...] = ()
    flags: Vector = field(default_factory=lambda: unknown(len(FLAGS)))
    stages: Vector = field(default_factory=lambda: unknown(len(STAGES)))
    quality: float = float("nan")
    emotion: int = -1
    aspects: Vector = field(default_factory=lambda: unknown(len(ASPECTS)))
    names: tuple[str, str, str] = ("", "", "")
    concept: str = ""

    def with_(self, **changes: Any) -> Item:
        return replace(self, **changes)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _about(about: dict[str, Any] | None) -> tuple[int, Vector]:
    about = about or {}
    emotion = about.get("emotion")
    aspects = np.array([np.nan if about.get(a) is None else float(about[a]) for a in ASPECTS], dtype=np.float32)
    return (EMOTIONS.index(emotion) if emotion in EMOTIONS else -1), aspects


def draft(record: dict[str, Any], sentence_flags: list[list[str]] | None) -> Item:
    """An item from a record of `train.jsonl` or `dev.jsonl` (the latter has no flags per sentence)."""
    gold = record["gold"]
    flags = np.array([float(f in gold["flags"]) for f in FLAGS], dtype=np.float32)
    flags[[FLAGS.index(f) for f in gold["open"] if f in FLAGS]] = np.nan
    placed = {f for some in sentence_flags or [] for f in some}
    sentences = []
    for number, text in enumerate(record["sentences"]):
        labels = unknown(len(SENTENCE))
        labels[: len(MOVES)] = [float(m in gold["moves"][number]) for m in MOVES]
        if sentence_flags is not None:
            for k, cue in enumerate(CUES):  # in the draft, yet in no sentence: nobody knows where
                if cue in placed or flags[k] == 0:
                    labels[len(MOVES) + k] = float(cue in sentence_flags[number])
        sentences.append(Sentence(text, labels))
    emotion, aspects = _about(gold["customer"])
    stages = gold["carp"] or {}
    return Item(
        id=record["id"],
        writer=record["case"].split("-")[0],
        channel=record["channel"],
        customer=record["customer"],
        sentences=tuple(sentences),
        flags=flags,
        stages=np.array([np.nan if stages.get(s) is None else stages[s] for s in STAGES], dtype=np.float32),
        quality=float(gold["quality"]) if gold["quality"] is not None else float("nan"),
        emotion=emotion,
        aspects=aspects,
        names=(record["customer_name"] or "", record["agent_name"] or "", record["company"] or ""),
    )


def expand(case: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[list[str]]]]:
    """The drafts of a compact case (see data/README.md) as full records, each with its flags per sentence."""
    for one in case["drafts"]:
        parts = [part for part in one["reply"] if not isinstance(part, str)]
        flags: dict[str, list[str]] = {f: [] for f in one.get("flags", [])}
        per_sentence: list[list[str]] = []
        for part in parts:
            here = list(part[2]) if len(part) > 2 and part[2] else []
            per_sentence.append(here)
            for n, flag in enumerate(here):
                quote = part[3] if len(part) > 3 and part[3] and n == 0 else ""
                flags.setdefault(flag, []).append(quote if isinstance(quote, str) else "")
        carp = one.get("carp", "")
        yield (
            {
                "id": f"{case['case']}-{one['id']}",
                **{
                    k: case.get(k) or ""
                    for k in ("case", "channel", "company", "customer_name", "agent_name", "customer")
                },
                "reply": "".join(part if isinstance(part, str) else part[0] for part in one["reply"]),
                "sentences": [part[0] for part in parts],
                "gold": {
                    "flags": flags,
                    "open": one.get("open", []),
                    "moves": [list(part[1] or []) if len(part) > 1 else [] for part in parts],
                    "carp": {stage: letter in carp for stage, letter in zip(STAGES, "CARP", strict=True)},
                    "customer": case.get("about"),
                    "quality": one.get("quality"),
                },
            },
            per_sentence,
        )


def read_drafts(path: Path) -> list[Item]:
    return [draft(record, record.get("sentence_flags")) for record in read_lines(path)]


def half_that_may_be_read(items: Sequence[Item]) -> list[Item]:
    """Of the drafts for checking those of the first, third, fifth … case: cuts are set on these, the rest only checks."""
    cases = sorted({item.id.rsplit("-", 1)[0] for item in items})
    return [item for item in items if cases.index(item.id.rsplit("-", 1)[0]) % 2 == 0]


def read_compact(folder: Path) -> list[Item]:
    items = []
    for path in sorted(folder.glob("*.jsonl")):
        for case in read_lines(path):
            items += [draft(record, flags) for record, flags in expand(case)]
    return items


CODES = {
    "gr": "greeting", "in": "introduction", "th": "thanks", "ap": "apology", "ac": "acknowledgement", "re": "restatement",
    "ow": "ownership", "as": "reassurance", "rf": "refocus", "qu": "question", "ex": "explanation", "an": "action",
    "is": "instruction", "so": "solution", "tf": "timeframe", "rl": "refusal", "ho": "handoff", "hd": "hold",
    "fh": "further_help", "sg": "signoff",
}  # fmt: skip
LETTERS = {"v": "vague", "c": "clear", "u": "urgent", "a": "abusive", "o": "complaint"}


BLIND = 0.8
"""What the second annotator's word counts: they saw the guide and the text alone, like those who labelled the drafts for checking."""
THIRD = 0.3
"""What the third annotator's word counts against what the first two say together."""


def told_of(name: str, folder: Path) -> dict[str, str]:
    """What an annotator says in ``name.tsv``, as coded there, by the id of the draft or the case."""
    lines = (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


def second_opinion(items: Sequence[Item], folder: Path) -> list[Item]:
    """The items with the labels of the blind annotators too: `second-*.tsv` and `third-moves.tsv`."""
    for name, counts in (("second-moves", BLIND), ("third-moves", THIRD)):
        moves = told_of(name, folder)
        items = [_with_moves(item, moves.get(item.id), counts) for item in items]
    about, flags, stages = (told_of(f"second-{what}", folder) for what in ("customers", "flags", "stages"))
    return [
        _with_flags(_with_stages(_with_mood(item, about), stages.get(item.id)), flags.get(item.id)) for item in items
    ]


def _together(blind: Vector, writer: Vector) -> Vector:
    """What both say of each label; the blind annotator alone where the writer was not asked, nobody where the blind one was not."""
    both = BLIND * blind + (1 - BLIND) * writer
    return np.where(np.isnan(both), blind, both).astype(np.float32)


def _with_stages(item: Item, letters: str | None) -> Item:
    if letters is None:
        return item
    told = [1.0 if letter in letters else 0.5 * (letter.lower() in letters) for letter in "CARP"]
    return item.with_(stages=_together(np.array(told, dtype=np.float32), item.stages))


SHORT = {flag if flag.endswith("/missing") else flag.split("/")[1]: flag for flag in FLAGS}
"""Flags as `second-flags.tsv` names them."""


QUIET = np.array([flag == "acknowledgement/missing-reassurance" for flag in FLAGS])
"""What the blind annotator, who read hundreds of drafts in a row, hardly ever missed (in 33 of 9,820, writers in some 600), though those of the drafts for checking do: silence is doubt."""


def named_flags(coded: str) -> Iterator[tuple[str, int | None, bool]]:
    """The flags of a draft in `second-flags.tsv`: name, number of the sentence from 0 (None: the whole draft), and whether it is beyond doubt."""
    for one in coded.split(",") if coded != "-" else ():
        name, _, number = one.removeprefix("?").partition("@")
        yield SHORT[name], int(number) - 1 if number else None, not one.startswith("?")


def _with_flags(item: Item, coded: str | None) -> Item:
    """The flags, and the cues of each sentence, as writer and blind annotator see them; a flaw that was found, but not where, is unknown in every sentence."""
    if coded is None:
        return item
    whole = np.zeros(len(FLAGS), dtype=np.float32)
    cues = np.zeros((len(item.sentences), len(CUES)), dtype=np.float32)
    whole[QUIET & ~(item.flags < 0.5)] = 0.5
    for flag, at, sure in named_flags(coded):
        worth = 1.0 if sure else 0.5
        k = FLAGS.index(flag)
        whole[k] = max(whole[k], worth)
        if k < len(CUES):
            place = slice(None) if at is None else at
            cues[place, k] = np.nan if at is None else np.fmax(cues[at, k], worth)
    first = len(MOVES)
    sentences = tuple(
        Sentence(s.text, np.concatenate([s.labels[:first], _together(told, s.labels[first:])]))
        for s, told in zip(item.sentences, cues, strict=True)
    )
    return item.with_(flags=_together(whole, item.flags), sentences=sentences)


def _with_moves(item: Item, coded: str | None, counts: float) -> Item:
    if coded is None or not item.sentences:
        return item
    sentences = []
    for sentence, codes in zip(item.sentences, coded.split("|"), strict=True):
        labels = sentence.labels.copy()
        named = {CODES[code] for code in codes.split(",") if code}
        told = np.array([float(m in named) for m in MOVES])
        labels[: len(MOVES)] = counts * told + (1 - counts) * labels[: len(MOVES)]
        sentences.append(Sentence(sentence.text, labels))
    return item.with_(sentences=tuple(sentences))


def _with_mood(item: Item, about: dict[str, str]) -> Item:
    told = about.get(item.id, about.get(item.id.rsplit("-", 1)[0]))
    if told is None or not item.customer.strip():
        return item
    emotion, letters = told.split("\t")
    aspects = item.aspects.copy()
    for letter, aspect in LETTERS.items():
        at = ASPECTS.index(aspect)
        aspects[at] = BLIND * (letter in letters) + (1 - BLIND) * aspects[at]  # NaN stays NaN
    return item.with_(aspects=aspects, emotion=EMOTIONS.index(emotion))


def read_bank(path: Path) -> list[Item]:
    """Single sentences: only the concept asked about (and what else the writer noted) is known."""
    items = []
    for number, row in enumerate(read_lines(path)):
        labels = unknown(len(SENTENCE))
        for name, value in [*((a, 1.0) for a in row.get("also", [])), (row["concept"], float(row["label"]))]:
            name = name.removeprefix("move/")
            if name in SENTENCE:
                labels[SENTENCE.index(name)] = value
        if row["label"] == 0 or row["concept"].startswith("move/"):  # a sentence written to be fine, or to do something
            cues = labels[len(MOVES) :]
            cues[np.isnan(cues)] = UNLIKELY
        concept = row["concept"].removeprefix("move/")
        items.append(Item(f"bank-{number}", "bank", sentences=(Sentence(row["text"], labels),), concept=concept))
    return items


def read_customers(path: Path, name: str = "customer") -> list[Item]:
    items = []
    for number, row in enumerate(read_lines(path)):
        emotion, aspects = _about(row)
        items.append(
            Item(
                f"{name}-{number}",
                "customers",
                row.get("channel") or "email",
                row["text"],
                emotion=emotion,
                aspects=aspects,
            )
        )
    return items


def read_short_customers(path: Path) -> list[Item]:
    """Customers' messages of a few words: text, emotion and letters of the aspects; whether they ask or leave is not told."""
    items = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        text, emotion, letters = line.split("\t")
        known = {aspect: letter in letters for letter, aspect in LETTERS.items()}
        at, aspects = _about({"emotion": emotion, **known})
        items.append(Item(f"short-{number}", "short", "chat", text, emotion=at, aspects=aspects))
    return items
