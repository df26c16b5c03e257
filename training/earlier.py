"""What the models before said of all that a model learns from: soft labels, kept in `data/earlier.npz`.

    python -m training.earlier --data ../shared/data

was run once with the weights that shipped then, the mean of a long chain of fine-tunings. Learned beside the annotators' labels, they teach
one short run what took the chain many; and they tell something of every label of the single sentences, of which the writers labelled one.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.drafts import Item, Sentence, Vector
from training.labels import ASPECTS, CUES, FLAGS, MOVES, STAGES

HERE = Path(__file__).parent / "data" / "earlier.npz"
SHARE = 0.5
"""What their word counts where annotators labelled too."""
FULL = 255
"""A probability of one, as it is kept."""


def tell(items: Sequence[Item], path: Path = HERE) -> None:
    """Ask the shipped model about every item, and keep what it says."""
    from replycoach.reading.meaning import Meaning

    meaning = Meaning.load()
    sentences, whole, aspects = [], [], []
    for item in items:
        customer = meaning.read_customer(item.customer)
        aspects.append([getattr(customer, name) for name in ASPECTS])
        spans, at = [], 0
        for one in item.sentences:
            spans.append((at, at + len(one.text)))
            at += len(one.text) + 1
        text = " ".join(one.text for one in item.sentences)
        reply = meaning.read_reply(text, spans, item.customer, item.channel or "email")
        sentences += [[*(one.moves[m] for m in MOVES), *(one.cues[c] for c in CUES)] for one in reply.sentences]
        whole.append([*(reply.flags[f] for f in FLAGS), *(reply.carp[s] for s in STAGES)])
        meaning.forget()
    np.savez_compressed(
        path,
        ids=np.array([item.id for item in items]),
        sizes=np.array([len(item.sentences) for item in items], dtype=np.int16),
        **{
            name: np.round(np.array(told) * FULL).astype(np.uint8)
            for name, told in (("sentences", sentences), ("whole", whole), ("aspects", aspects))
        },
    )


def taught(items: Sequence[Item], path: Path = HERE) -> list[Item]:
    """The items with what the models before say of them mixed into their labels."""
    with np.load(path) as kept:
        ids, sizes = kept["ids"].tolist(), kept["sizes"]
        told = {name: kept[name].astype(np.float32) / FULL for name in ("sentences", "whole", "aspects")}
    place = {name: n for n, name in enumerate(ids)}
    starts = np.concatenate([[0], np.cumsum(sizes)])
    return [_taught(item, told, n, int(starts[n])) if (n := place.get(item.id)) is not None else item for item in items]


def _taught(item: Item, told: dict[str, NDArray[np.float32]], n: int, start: int) -> Item:
    share = 0.0 if item.writer == "bank" else SHARE  # what was written to show a flaw, or to be free of it, is sure
    sentences = tuple(
        Sentence(one.text, _mixed(one.labels, told["sentences"][start + k], share))
        for k, one in enumerate(item.sentences)
    )
    asked = item.with_(aspects=_mixed(item.aspects, told["aspects"][n], share)) if item.customer.strip() else item
    if not sentences or item.writer == "bank":
        return asked.with_(sentences=sentences)
    flags, stages = told["whole"][n][: len(FLAGS)], told["whole"][n][len(FLAGS) :]
    return asked.with_(
        sentences=sentences, flags=_mixed(item.flags, flags, share), stages=_mixed(item.stages, stages, share)
    )


def _mixed(own: Vector, told: Vector, share: float) -> Vector:
    """Both together; theirs alone where nobody labelled, or an absence was only likely."""
    known = ~np.isnan(own) & (own >= 0)
    return np.where(known, (1 - share) * np.nan_to_num(own) + share * told, told).astype(np.float32)


def main() -> None:
    from training.run import sources

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    drafts, bank, customers = sources(parser.parse_args().data)
    tell([*drafts, *bank, *customers])


if __name__ == "__main__":
    main()
