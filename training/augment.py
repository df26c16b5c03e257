"""Make training text look like what agents type, without touching what it means."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np

from training.drafts import Item, Sentence
from training.labels import CUES, FLAGS, MOVES

Kept = list[tuple[str, int]]
"""Characters, each with the place in the original that it came from."""


def _no_apostrophes(text: Kept, rng: random.Random) -> Kept:
    return [c for c in text if c[0] not in "'’"]


def _no_stop(text: Kept, rng: random.Random) -> Kept:
    return text[:-1] if text and text[-1][0] in ".!" else text


def _typos(text: Kept, rng: random.Random) -> Kept:
    text = list(text)
    for _ in range(max(1, len(text) // 40)):
        i = rng.randrange(len(text) - 1) if len(text) > 4 else 0
        if len(text) > 4 and text[i][0].isalpha() and text[i + 1][0].isalpha():
            kind = rng.random()
            if kind < 0.5:
                text[i], text[i + 1] = text[i + 1], text[i]
            elif kind < 0.8:
                del text[i]
            else:
                text.insert(i, text[i])
    return text


NOISE: tuple[tuple[float, Callable[[Kept, random.Random], Kept]], ...] = (
    (0.08, _no_apostrophes),
    (0.08, _no_stop),
    (0.08, _typos),
)


def noise_for(rng: random.Random) -> list[Callable[[Kept, random.Random], Kept]]:
    return [change for chance, change in NOISE if rng.random() < chance]


def apply(text: str, changes: Sequence[Callable[[Kept, random.Random], Kept]], rng: random.Random) -> Kept:
    kept: Kept = [(c, i) for i, c in enumerate(text)]
    for change in changes:
        kept = change(kept, rng)
    return kept


def renamed(item: Item, others: Sequence[tuple[str, str, str]], rng: random.Random) -> Item:
    """The same draft with other people and another company in it."""
    pairs = [
        (a, b)
        for old, new in zip(item.names, rng.choice(others), strict=True)
        if old and new
        for a, b in [(old, new), *([(old.split()[0], new.split()[0])] if len(old.split()[0]) > 3 else [])]
    ]

    def swap(text: str) -> str:
        for a, b in pairs:
            text = text.replace(a, b)
        return text

    sentences = []
    for s in item.sentences:
        text = swap(s.text)
        carried = {}
        for cue, ranges in s.carried.items():
            moved = [(text.find(q), len(q)) for q in (swap(s.text[a:b]) for a, b in ranges)]
            carried[cue] = [(at, at + size) for at, size in moved if at >= 0]
        sentences.append(Sentence(text, s.labels, carried))
    return item.with_(customer=swap(item.customer), sentences=tuple(sentences))


def inserted(item: Item, guest: Item, rng: random.Random) -> Item:
    """The draft with a single labelled sentence put into it (or in place of one of its own).

    The guest's label becomes the draft's; what the guest may have changed about the rest is unknown.
    """
    sentences = list(item.sentences)
    at = rng.randint(1, max(1, len(sentences) - 1))
    flags = np.where(item.flags == 1, item.flags, np.nan).astype(np.float32)
    replace = len(sentences) > 4 and at < len(sentences) - 1 and rng.random() < 0.4
    if replace:
        for k in range(len(CUES)):  # the flaw may have left with the sentence
            if sentences[at].labels[len(MOVES) + k] == 1:
                flags[k] = np.nan
    sentences[at : at + replace] = guest.sentences
    labels = guest.sentences[0].labels[len(MOVES) :]
    for k in range(len(CUES)):
        if labels[k] == 1:
            flags[k] = 1
        elif labels[k] == 0 and item.flags[k] == 0 and not replace:
            flags[k] = 0
    assert FLAGS[: len(CUES)] == CUES
    return item.with_(sentences=tuple(sentences), flags=flags, stages=item.stages * np.nan, quality=float("nan"))


def without_customer(item: Item) -> Item:
    """The reply on its own: what depends on the customer's words is no longer known."""
    return item.with_(
        customer="", flags=item.flags * np.nan, stages=item.stages * np.nan, quality=float("nan"),
        emotion=-1, aspects=item.aspects * np.nan,
    )  # fmt: skip
