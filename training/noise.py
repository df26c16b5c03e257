"""Roughen a treebank sentence the way customers and hurried agents write, its analysis kept."""

from __future__ import annotations

import random
from copy import deepcopy

from training.treebank import Sentence

APOSTROPHES = str.maketrans("", "", "'’")
NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioopsdfghjkllxcvbnmm", strict=True))
CLITICS = frozenset(["n't", "'m", "'re", "'ve", "'ll", "'d", "n’t", "’m", "’re", "’ve", "’ll"])


def roughen(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return the sentence itself, or (three times in ten) a copy in lower case, without marks, or with a slip."""
    if rng.random() > 0.3:
        return sentence
    sentence = deepcopy(sentence)
    if rng.random() < 0.5:
        sentence.words = [word.lower() for word in sentence.words]
    if rng.random() < 0.4:
        sentence.words = [w.translate(APOSTROPHES) if w.lower() in CLITICS else w for w in sentence.words]
    if rng.random() < 0.5 and sentence.words[-1] in (".", "!", "?"):
        _drop(sentence, len(sentence.words) - 1)
    if rng.random() < 0.3:
        for index in reversed([i for i, word in enumerate(sentence.words) if word == ","]):
            _drop(sentence, index)
    if rng.random() < 0.25:
        _slip(sentence, rng)
    return sentence


def _drop(sentence: Sentence, index: int) -> None:
    """Take out a token on which nothing depends."""
    if len(sentence.words) < 2 or any(h == index for i, h in enumerate(sentence.heads) if i != index):
        return
    if sentence.heads[index] == index:
        return
    if index:
        sentence.spaces[index - 1] = sentence.spaces[index]
    for column in vars(sentence).values():
        del column[index]
    sentence.heads = [head - (head > index) for head in sentence.heads]
    sentence.spaces[-1] = False


def _slip(sentence: Sentence, rng: random.Random) -> None:
    """Swap, drop, double or mistype one letter of one longer word."""
    long = [index for index, word in enumerate(sentence.words) if len(word) > 4 and word.isalpha()]
    if not long:
        return
    index = rng.choice(long)
    word = sentence.words[index]
    at = rng.randrange(1, len(word) - 1)
    sentence.words[index] = rng.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + NEIGHBOURS.get(word[at], word[at]) + word[at + 1 :],
        )
    )
