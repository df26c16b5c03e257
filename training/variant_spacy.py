"""Measure the alternative to the encoder: spaCy's own text classifier for moves and cues.

    python -m training.variant_spacy --data ../shared/data

A small CNN over the grammar's word vectors beside a bag of words (spaCy's ensemble), one label for each move and cue.
A sentence is read with its channel, its place in the draft, and the last words of the sentence before. Nothing of it is
shipped; it prints the figures of the model card. The cuts are chosen on drafts held out of `train.jsonl`.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch
from thinc.api import Adam, Config, set_current_ops
from thinc.schedules import warmup_linear

from replycoach.reading.pipeline import MODEL, VECTORS, add_vectors, fit_tokenizer
from training.drafts import Item, read_bank, read_drafts
from training.grammar import Blas
from training.labels import CUES, MOVES, SENTENCE
from training.measure import best_shared, f1

SEED, EPOCHS, BATCH = 5, 8, 128
PREVIOUS_WORDS = 8
CONFIG = """
[model]
@architectures = "spacy.TextCatEnsemble.v2"

[model.linear_model]
@architectures = "spacy.TextCatBOW.v3"
exclusive_classes = false
length = 16384
ngram_size = 2
no_output_layer = false

[model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"

[model.tok2vec.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
rows = [2000, 1000, 1000]
attrs = ["NORM", "SUFFIX", "SHAPE"]
include_static_vectors = true

[model.tok2vec.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
window_size = 1
maxout_pieces = 3
depth = 3
"""


def texts(item: Item) -> list[str]:
    """Each sentence of a draft as the classifier reads it."""
    made = []
    for number, sentence in enumerate(item.sentences):
        before = item.sentences[number - 1].text.split()[-PREVIOUS_WORDS:] if number else []
        place = ["first"] * (number == 0) + ["last"] * (number == len(item.sentences) - 1)
        about = [f"xx{word}" for word in (item.channel or "single", *(place if item.customer else ()))]
        made.append(" ".join([*(f"xxb{word}" for word in before), *about, sentence.text]))
    return made


def examples(nlp: Language, items: Sequence[Item]) -> list[Example]:
    pairs = []
    for item in items:
        for text, sentence in zip(texts(item), item.sentences, strict=True):
            known = {
                name: float(value) for name, value in zip(SENTENCE, sentence.labels, strict=True) if value == value
            }
            if known:
                pairs.append(Example.from_dict(nlp.make_doc(text), {"cats": known}))
    return pairs


def build() -> Language:
    nlp = fit_tokenizer(spacy.blank("en"))
    add_vectors(nlp, MODEL / VECTORS)
    config = Config().from_str(CONFIG)
    component = nlp.add_pipe("textcat_multilabel", config=config)
    for name in SENTENCE:
        component.add_label(name)
    return nlp


def train(nlp: Language, items: Sequence[Item], epochs: int) -> None:
    fix_random_seed(SEED)
    rng = random.Random(SEED)
    pairs = examples(nlp, items)
    nlp.initialize(lambda: pairs[:200])
    steps = epochs * len(pairs) // BATCH
    optimizer = Adam(warmup_linear(0.003, steps // 20, int(steps * 1.05)), L2=0.01, grad_clip=1.0)
    began = time.process_time()
    for epoch in range(epochs):
        rng.shuffle(pairs)
        losses: dict[str, float] = {}
        for batch in minibatch(pairs, BATCH):
            nlp.update(batch, sgd=optimizer, drop=0.2, losses=losses)
            optimizer.step_schedules()
        print(
            epoch,
            f"{time.process_time() - began:.0f} s of processor time",
            {k: round(v, 3) for k, v in losses.items()},
            flush=True,
        )
    with nlp.use_params(optimizer.averages), TemporaryDirectory() as folder:
        nlp.to_disk(folder, exclude=["vocab"])
        size = sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file())
        print(f"size without vectors: {size / 1e6:.1f} MB", flush=True)
        kept = {name: nlp.get_pipe(name).to_bytes() for name in nlp.pipe_names}
    for name, weights in kept.items():
        nlp.get_pipe(name).from_bytes(weights)


def odds(nlp: Language, items: Sequence[Item]) -> list[NDArray[np.float64]]:
    """For each draft, logits of sentences by labels."""
    flat = [text for item in items for text in texts(item)]
    rows = np.array([[doc.cats[name] for name in SENTENCE] for doc in nlp.pipe(flat, batch_size=128)])
    rows = np.clip(rows, 1e-6, 1 - 1e-6)
    ends = np.cumsum([len(item.sentences) for item in items])
    return np.split(np.log(rows / (1 - rows)), ends[:-1])


def families(predicted: list[NDArray[np.float64]], items: Sequence[Item]) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Logits and gold of the moves by sentence and of the cues by draft (the likeliest sentence speaks for it)."""
    sentences = np.concatenate(predicted)[:, : len(MOVES)]
    moves = np.array([s.labels[: len(MOVES)] for item in items for s in item.sentences])
    top = np.array([rows[:, len(MOVES) :].max(0) for rows in predicted])
    return {"moves": (sentences, moves), "cues": (top, np.array([item.flags[: len(CUES)] for item in items]))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    asked = parser.parse_args()
    set_current_ops(Blas())
    drafts = read_drafts(asked.data / "train.jsonl")
    writers = sorted({item.writer for item in drafts})
    held = [item for item in drafts if item.writer == writers[-1]]
    rest = [item for item in drafts if item.writer != writers[-1]]
    nlp = build()
    train(nlp, [*rest, *read_bank(asked.data / "bank.jsonl")], asked.epochs)
    cuts = {name: best_shared(*pair)[1] for name, pair in families(odds(nlp, held), held).items()}
    dev = read_drafts(asked.data / "dev.jsonl")
    for name, (logits, gold) in families(odds(nlp, dev), dev).items():
        precision, recall, micro = f1(logits - cuts[name], gold)
        print(f"{name}: precision {precision:.3f} recall {recall:.3f} micro F1 {micro:.3f} (cut {cuts[name]:.2f})")
    words = sum(len(s.text.split()) for item in dev for s in item.sentences)
    began = time.process_time()
    for item in dev:
        list(nlp.pipe(texts(item)))
    print(f"{(time.process_time() - began) * 1e5 / words:.2f} ms for 100 words")


if __name__ == "__main__":
    main()
