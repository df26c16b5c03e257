"""Make training text look like what agents type, without touching what it means."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np

from training.drafts import Item, Sentence
from training.labels import CUES, EMOTIONS, FLAGS, MOVES

Change = Callable[[str, random.Random], str]


def _no_apostrophes(text: str, _: random.Random) -> str:
    return text.replace("'", "").replace("’", "")


def _no_stop(text: str, _: random.Random) -> str:
    return text.removesuffix(".").removesuffix("!")


def _typos(text: str, rng: random.Random) -> str:
    if len(text) < 5:
        return text
    for _ in range(max(1, len(text) // 40)):
        i = rng.randrange(len(text) - 1)
        if text[i].isalpha() and text[i + 1].isalpha():
            put = rng.choices((text[i + 1] + text[i], text[i + 1], text[i] * 2 + text[i + 1]), (5, 3, 2))[0]
            text = text[:i] + put + text[i + 2 :]
    return text


NOISE: tuple[tuple[float, Change], ...] = ((0.08, _no_apostrophes), (0.08, _no_stop), (0.08, _typos))


def noise_for(rng: random.Random) -> list[Change]:
    """The changes that one writer in a hurry makes throughout a text."""
    return [change for chance, change in NOISE if rng.random() < chance]


def apply(text: str, changes: Sequence[Change], rng: random.Random) -> str:
    for change in changes:
        text = change(text, rng)
    return text


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

    sentences = tuple(Sentence(swap(s.text), s.labels) for s in item.sentences)
    return item.with_(customer=swap(item.customer), sentences=sentences)


def inserted(item: Item, guest: Item, rng: random.Random) -> Item:
    """The draft with a single labelled sentence put into it (or in place of one of its own).

    The guest's label becomes the draft's; what the guest may have changed about the rest is unknown.
    """
    sentences = list(item.sentences)
    at = rng.randint(1, max(1, len(sentences) - 1))
    flags = np.where(item.flags > 0.5, item.flags, np.nan).astype(np.float32)
    replace = len(sentences) > 4 and at < len(sentences) - 1 and rng.random() < 0.4
    if replace:
        for k in range(len(CUES)):  # the flaw may have left with the sentence
            if sentences[at].labels[len(MOVES) + k] > 0.5:
                flags[k] = np.nan
    sentences[at : at + replace] = guest.sentences
    labels = guest.sentences[0].labels[len(MOVES) :]
    for k in range(len(CUES)):
        if labels[k] == 1:
            flags[k] = 1
        elif labels[k] == 0 and item.flags[k] < 0.5 and not replace:
            flags[k] = item.flags[k]
    assert FLAGS[: len(CUES)] == CUES
    return item.with_(sentences=tuple(sentences), flags=flags, stages=item.stages * np.nan, quality=float("nan"))


CONNECTORS = (", and ", ", and ", " and ", "; ", " – ", ", but ")
FRAME_MOVES = [MOVES.index(m) for m in ("greeting", "signoff", "introduction")]


def joined(item: Item, rng: random.Random) -> Item:
    """Two neighbouring sentences as one, with the labels of both: flaws share sentences more often than writers of single flaws show."""
    body = [
        n
        for n, (one, two) in enumerate(zip(item.sentences, item.sentences[1:], strict=False))
        if not (one.labels[FRAME_MOVES] > 0.5).any()
        and not (two.labels[FRAME_MOVES] > 0.5).any()
        and one.text.rstrip()[-1:] in (".", "!")
        and len(one.text.split()) + len(two.text.split()) < 45
    ]
    if not body:
        return item
    at = rng.choice(body)
    one, two = item.sentences[at : at + 2]
    first = two.text.split(" ", 1)[0]
    keeps = first[:2] in ("I", "I'", "I’") or first[1:] != first[1:].lower() or not first[:1].isalpha()
    text = one.text.rstrip(" .!") + rng.choice(CONNECTORS) + (two.text if keeps else two.text[0].lower() + two.text[1:])
    labels, either = np.maximum(one.labels, two.labels), np.fmax(one.labels, two.labels)
    labels = np.where(either > 0.5, either, labels)  # NaN where one is unknown and the other is none
    both = Sentence(text, labels.astype(np.float32))
    return item.with_(sentences=(*item.sentences[:at], both, *item.sentences[at + 2 :]))


def without_customer(item: Item) -> Item:
    """The reply on its own: what depends on the customer's words is no longer known."""
    return item.with_(
        customer="", flags=item.flags * np.nan, stages=item.stages * np.nan, quality=float("nan"),
        emotion=-1, aspects=item.aspects * np.nan,
    )  # fmt: skip


OF_THE_WHOLE = ("language/dead-end", "acknowledgement/late", "tone/cold", "clarity/hard-to-read", "echo/meaningless")
"""Cues that a sentence earns by what stands around it."""


def shortened(item: Item, rng: random.Random) -> Item:
    """One or two neighbouring sentences of a draft as a draft of its own, as a short chat has them."""
    frame = [MOVES.index(m) for m in ("greeting", "signoff")]
    body = [n for n, s in enumerate(item.sentences) if not (s.labels[frame] > 0.5).any()]
    if not body:
        return item
    at = rng.choice(body)
    kept = [s for n, s in enumerate(item.sentences) if n in body and at <= n < at + rng.choice((1, 1, 2))]
    cues = np.array([s.labels[len(MOVES) :] for s in kept]).max(0)
    flags = np.full(len(FLAGS), np.nan, dtype=np.float32)
    flags[: len(CUES)] = cues
    flags[[CUES.index(c) for c in OF_THE_WHOLE]] = np.nan
    short = item.with_(sentences=tuple(kept), flags=flags, stages=item.stages * np.nan, quality=float("nan"))
    return short if rng.random() < 0.5 else short.with_(customer="", emotion=-1, aspects=item.aspects * np.nan)


UPSET = frozenset(EMOTIONS.index(e) for e in ("worried", "frustrated", "angry"))
REMOVABLE: tuple[tuple[str, frozenset[str], tuple[str, ...]], ...] = (
    ("acknowledgement/missing-thanks", frozenset({"thanks"}), ()),
    ("structure/missing-further-help", frozenset({"further_help"}), ()),
    ("structure/missing-greeting", frozenset({"greeting"}), ("email", "chat")),
    ("structure/missing-signoff", frozenset({"signoff"}), ("email",)),
    ("acknowledgement/missing", frozenset({"acknowledgement", "apology"}), ()),
    (
        "structure/missing-next-step",
        frozenset({"action", "solution", "instruction", "timeframe", "handoff", "question"}),
        (),
    ),
)
"""What is missing once all sentences with these moves are gone, and in which channels (all, if none is named)."""


def _without(item: Item, flag: str, moves: frozenset[str], channels: tuple[str, ...]) -> Item | None:
    if (channels and item.channel not in channels) or (flag == "acknowledgement/missing" and item.emotion not in UPSET):
        return None
    index = [MOVES.index(m) for m in moves]
    others = [n for n in range(len(MOVES)) if n not in index]
    left = tuple(s for s in item.sentences if not (s.labels[index] > 0.5).any())
    gone = [s for s in item.sentences if (s.labels[index] > 0.5).any()]
    if len(left) < 2 or not gone or any((s.labels[others] > 0.5).any() for s in gone):
        return None
    flags = item.flags * (np.nan if flag in ("acknowledgement/missing", "structure/missing-next-step") else 1)
    flags[FLAGS.index(flag)] = 1
    return item.with_(sentences=left, flags=flags.astype(np.float32), stages=item.stages * np.nan, quality=float("nan"))


def stripped(item: Item, rng: random.Random) -> Item:
    """A faultless draft without the sentences that make some move, so that this is what it lacks.

    The draft comes back as it is where all such sentences do something else as well.
    """
    found = [(_without(item, *one), 1 if one[2] else 3) for one in REMOVABLE]
    able, weights = zip(*([(i, w) for i, w in found if i] or [(item, 1)]), strict=True)
    return rng.choices(able, weights)[0]


def asked(item: Item, question: str) -> Item:
    """The draft with one more question from the customer, which it leaves unanswered."""
    flags = item.flags.copy()
    flags[FLAGS.index("acknowledgement/ignored-question")] = 1
    customer = f"{item.customer.rstrip()} {question}"
    return item.with_(customer=customer, flags=flags, quality=float("nan"), aspects=item.aspects * np.nan)
