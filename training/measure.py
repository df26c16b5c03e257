"""F1, accuracy and rank correlation of predictions against labels; cells that nobody labelled do not count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from training.drafts import Item
from training.labels import CUES, FLAGS, MOVES, STAGES

if TYPE_CHECKING:
    from training.fit import Predictions

Array = NDArray[Any]


def f1(predicted: Array, gold: Array) -> tuple[float, float, float]:
    """Precision, recall and F1 over all cells that are known; where annotators differ, the blind one is right."""
    known = ~np.isnan(gold) & (gold != 0.5)
    predicted, gold = predicted[known] > 0, gold[known] > 0.5
    hit = float((predicted & gold).sum())
    precision, recall = hit / max(1, predicted.sum()), hit / max(1, gold.sum())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def sentence_labels(items: Sequence[Item]) -> Array:
    return np.array([s.labels for i in items for s in i.sentences])


def best_shared(logits: Array, gold: Array) -> tuple[float, float]:
    """The one cut for all columns that gives the best micro F1, and that F1."""
    return max((f1(logits - cut, gold)[2], cut) for cut in np.arange(-4, 3, 0.25))


def summary(items: Sequence[Item], p: Predictions) -> dict[str, float]:
    """A quick look: one shared cut for each family, fitted on what it is measured on."""
    replies = [n for n, i in enumerate(items) if i.sentences]
    drafts = [items[n] for n in replies]
    gold_flags = np.array([d.flags for d in drafts])
    logits = p.drafts[replies]
    top = np.array([p.sentences[n][:, len(MOVES) :].max(0) for n in replies])
    labels = sentence_labels(drafts)
    sentence = np.concatenate([p.sentences[n] for n in replies])
    emotion = [(int(np.argmax(p.emotion[n])), i.emotion) for n, i in enumerate(items) if i.emotion >= 0]
    aspects = np.array([i.aspects for i in items])
    right = np.where(np.isnan(aspects) | (aspects == 0.5), np.nan, (p.aspects > 0) == (aspects > 0.5))
    stages = np.array([d.stages for d in drafts])
    n_cues, n_flags = len(CUES), len(FLAGS)
    mixed = (logits[:, :n_cues] + top) / 2
    return {
        "moves": best_shared(sentence[:, : len(MOVES)], labels[:, : len(MOVES)])[0],
        "cues by sentence": best_shared(sentence[:, len(MOVES) :], labels[:, len(MOVES) :])[0],
        "cues by top sentence": best_shared(top, gold_flags[:, :n_cues])[0],
        "cues by draft": best_shared(logits[:, :n_cues], gold_flags[:, :n_cues])[0],
        "cues mixed": best_shared(mixed, gold_flags[:, :n_cues])[0],
        "other flags": best_shared(logits[:, n_cues:n_flags], gold_flags[:, n_cues:])[0],
        **{s: f1(logits[:, n_flags + k], stages[:, k])[2] for k, s in enumerate(STAGES)},
        "quality": float(spearmanr(logits[:, -1], [d.quality for d in drafts], nan_policy="omit")[0]),
        "emotion": float(np.mean([a == b for a, b in emotion])),
        **{
            a: float(np.nanmean(right[:, k]))
            for k, a in enumerate(("vague", "clear", "urgent", "abusive", "complaint"))
        },
    }
