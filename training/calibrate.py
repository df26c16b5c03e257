"""From logits to probabilities that mean what they say, and from probabilities to decisions.

Everything is fitted on predictions for writers that the predicting model never saw. Rare labels lean on what all labels
of their family have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize, minimize_scalar

from training.drafts import Item
from training.fit import Predictions
from training.labels import ASPECTS, CHANNELS, CUES, FLAGS, FRAME, MOVES, STAGES

Array = NDArray[Any]
STRICTNESS = {"lenient": 0.6, "balanced": 1.0, "strict": 1.7}
"""The beta of the F score that a decision maximises: a lenient coach speaks up only when sure."""


EVEN = {"lenient": 0.65, "balanced": 0.5, "strict": 0.35}
"""Cuts where both kinds of error cost the same."""


GRID = np.arange(0.05, 0.951, 0.01)
"""The cuts that are tried."""
LEAST = {"lenient": 0.45, "balanced": 0.3, "strict": 0.0}
"""A flaw of the draft less likely than this is not spoken of, though the F score may like it: a coach who cries wolf is muted."""


def sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def _logistic(features: Array, gold: Array, start: Array, pull: Array) -> Array:
    """Logistic regression (last weight = intercept) whose weights are pulled towards `start`."""
    x = np.concatenate([features, np.ones((len(features), 1))], 1)

    def cost(w: Array) -> tuple[float, Array]:
        z = x @ w
        away = w - start
        loss = np.logaddexp(0, z).sum() - z @ gold + pull @ away**2
        return float(loss), x.T @ (sigmoid(z) - gold) + 2 * pull * away

    return np.asarray(minimize(cost, start, jac=True, method="L-BFGS-B").x)


def _beside(features: Array, around: Array) -> Array:
    """What is known of each label, (rows, labels, inputs), with what is known of its row behind it."""
    return np.concatenate([features, np.repeat(around[:, None], features.shape[1], 1)], 2)


def scale(features: Array, gold: Array, around: Array | None = None) -> Array:
    """Weights for each label, (labels, inputs + 1), from features (rows, labels, inputs) and gold (rows, labels).

    `around` holds what else is known of each row, the same for all labels.
    """
    _, labels, inputs = features.shape
    known = ~np.isnan(gold)
    start = np.full(inputs + 1, 1 / inputs)
    start[-1] = 0
    shared = _logistic(features[known], gold[known], start, np.full(inputs + 1, 1e-3))
    pull = np.full(inputs + 1, 3.0)
    if around is not None:
        features = _beside(features, around)
        shared = np.concatenate([shared[:-1], np.zeros(around.shape[1]), shared[-1:]])
        pull = np.concatenate([pull[:-1], np.full(around.shape[1], 0.5), pull[-1:] / 10])
    return np.array([_logistic(features[known[:, k], k], gold[known[:, k], k], shared, pull) for k in range(labels)])


def scaled(features: Array, weights: Array, around: Array | None = None) -> Array:
    if around is not None:
        features = _beside(features, around)
    return sigmoid((features * weights[None, :, :-1]).sum(2) + weights[None, :, -1])


def surroundings(items: Sequence[Item], top: Array) -> Array:
    """What a missing part shows by: the moves made anywhere, the channel, and the frame's moves in each channel."""
    made = sigmoid(top[:, : len(MOVES)])
    channel = np.array([[float(i.channel == c) for c in CHANNELS] for i in items])
    framed = channel[:, :, None] * made[:, None, [MOVES.index(m) for m in FRAME]]
    return np.concatenate([made, channel, framed.reshape(len(items), -1)], 1)


def tops(p: Predictions) -> Array:
    """For each draft and sentence label, its highest logit in any sentence."""
    none = np.full(len(MOVES) + len(CUES), -8.0)
    return np.array([s.max(0) if len(s) else none for s in p.sentences])


def _counts(p: Array, gold: Array, cuts: Array) -> Array:
    """True positives, false positives and misses at each cut."""
    hit, miss = np.sort(p[gold > 0.5]), np.sort(p[gold < 0.5])
    tp = len(hit) - np.searchsorted(hit, cuts, "left")
    return np.stack([tp, len(miss) - np.searchsorted(miss, cuts, "left"), len(hit) - tp]).astype(float)


def cuts(
    p: Array,
    gold: Array,
    names: Sequence[str],
    lean: float = 12.0,
    fixed: dict[str, float] | None = None,
    least: dict[str, float] | None = None,
) -> dict[str, dict[str, dict[str, float]]]:
    """For each label and strictness: the cut, and the precision and recall measured there.

    `lean` is how many positives' worth of the whole family's curve is added to a label's own. `fixed` gives the cuts
    where none should be searched for; `least` the lowest that may be chosen.
    """
    known = ~np.isnan(gold)
    pooled = _counts(p[known], gold[known], GRID)
    pooled = pooled / max(1.0, pooled[0, 0] + pooled[2, 0])
    chosen: dict[str, dict[str, dict[str, float]]] = {}
    for k, name in enumerate(names):
        own = _counts(p[known[:, k], k], gold[known[:, k], k], GRID)
        tp, fp, fn = own + lean * pooled
        chosen[name] = {}
        for strictness, beta in STRICTNESS.items():
            score = (1 + beta**2) * tp / ((1 + beta**2) * tp + beta**2 * fn + fp)
            score = np.where(GRID >= least[strictness] - 1e-9, score, -1.0) if least else score
            at = int(np.argmin(np.abs(GRID - fixed[strictness]))) if fixed else int(np.argmax(score))
            hits, false, missed = own[:, at]
            chosen[name][strictness] = {
                "cut": round(float(GRID[at]), 2),
                "precision": round(hits / max(1, hits + false), 3),
                "recall": round(hits / max(1, hits + missed), 3),
            }
    return chosen


def emotion_scale(logits: Array, gold: Array) -> list[float]:
    """A temperature and a shift for each emotion."""
    known = gold >= 0
    logits, gold = logits[known], gold[known]
    count = logits.shape[1]

    def cost(w: Array) -> float:
        z = logits / np.exp(w[0]) + w[1:]
        z = z - z.max(1, keepdims=True)
        loss = np.log(np.exp(z).sum(1)) - z[np.arange(len(z)), gold]
        return float(loss.sum() + 3 * (w @ w))

    w = minimize(cost, np.zeros(count + 1), method="L-BFGS-B").x
    return [float(np.exp(w[0])), *w[1:].tolist()]


@dataclass(frozen=True)
class Calibrated:
    """Probabilities in the order of the items (sentences: of all their sentences in a row)."""

    sentence: Array
    draft: Array
    stages: Array
    aspects: Array
    emotion: Array
    quality: Array


def apply_scale(items: Sequence[Item], p: Predictions, scale_: dict[str, Any]) -> Calibrated:
    w = {key: np.asarray(value) for key, value in scale_.items()}
    cues, flags, top = len(CUES), len(FLAGS), tops(p)
    around = surroundings(items, top)
    by_cue = scaled(np.stack([p.drafts[:, :cues], top[:, len(MOVES) :]], 2), w["draft_cues"])
    others = scaled(p.drafts[:, cues:flags, None], w["draft_others"], around)
    z = p.emotion / w["emotion"][0] + w["emotion"][1:]
    z = np.exp(z - z.max(1, keepdims=True))
    return Calibrated(
        sentence=scaled(np.concatenate(p.sentences)[:, :, None], w["sentence"]),
        draft=np.concatenate([by_cue, others], 1),
        stages=scaled(p.drafts[:, flags:-1, None], w["stages"], around),
        aspects=scaled(p.aspects[:, :, None], w["aspects"]),
        emotion=z / z.sum(1, keepdims=True),
        quality=1 + 4 * sigmoid(p.drafts[:, -1]),
    )


def calibrate(items: Sequence[Item], p: Predictions) -> tuple[dict[str, Any], dict[str, Any]]:
    """The scale of every label, and the cuts with what was measured there."""
    cues, flags, moves = len(CUES), len(FLAGS), len(MOVES)
    sentences = np.array([s.labels for i in items for s in i.sentences])
    drafts = np.array([i.flags for i in items])
    stages = np.array([i.stages for i in items])
    once = sorted({i.customer: n for n, i in enumerate(items)}.values())  # a message counts once
    aspects = np.array([items[n].aspects for n in once])
    has = np.array([bool(i.sentences) for i in items])
    flat, top = np.concatenate(p.sentences)[:, :, None], tops(p)
    around = surroundings(items, top)[has]
    by_cue = np.stack([p.drafts[:, :cues], top[:, moves:]], 2)[has]
    by_part = [scale(flat[:, :moves], sentences[:, :moves]), scale(flat[:, moves:], sentences[:, moves:])]
    scale_ = {
        "sentence": np.concatenate(by_part).tolist(),
        "draft_cues": scale(by_cue, drafts[has, :cues]).tolist(),
        "draft_others": scale(p.drafts[has][:, cues:flags, None], drafts[has, cues:], around).tolist(),
        "stages": scale(p.drafts[has][:, flags:-1, None], stages[has], around).tolist(),
        "aspects": scale(p.aspects[once][:, :, None], aspects).tolist(),
        "emotion": emotion_scale(p.emotion[once], np.array([items[n].emotion for n in once])),
    }
    c = apply_scale(items, p, scale_)
    thresholds = {
        **cuts(c.sentence[:, :moves], sentences[:, :moves], [f"move/{m}" for m in MOVES]),
        **cuts(c.sentence[:, moves:], sentences[:, moves:], CUES),
        **cuts(c.draft[has], drafts[has], [f"draft/{f}" for f in FLAGS], least=LEAST),
        **cuts(c.stages[has], stages[has], [f"carp/{s}" for s in STAGES]),
        **cuts(c.aspects[once], aspects, [f"customer/{a}" for a in ASPECTS], fixed=EVEN),
    }
    return scale_, thresholds


SHARE = 0.5
"""How much of the shift is made: one stranger is not everybody."""


def _shift(probability: Array, gold: Array) -> float:
    """What to add to all log-odds: half the way to where the likelihood of the known labels is greatest."""
    known = ~np.isnan(gold) & (gold >= 0)
    if not known.any():
        return 0.0
    bounded = np.clip(probability[known], 1e-5, 1 - 1e-5)
    odds, labels = np.log(bounded / (1 - bounded)), gold[known]

    def cost(by: float) -> float:
        return float(np.logaddexp(0, odds + by).sum() - (odds + by) @ labels)

    return SHARE * float(minimize_scalar(cost, bounds=(-3, 3), method="bounded").x)


def agreed(labels: Array) -> Array:
    """Labels on which writer and blind annotator agree; what they differ on, or doubt, is unknown, as it is on the drafts for checking."""
    return np.where(labels >= 0.9, 1.0, np.where((labels <= 0.1) & (labels >= 0), 0.0, np.nan))


def shifted(items: Sequence[Item], p: Predictions, scale_: dict[str, Any]) -> dict[str, Any]:
    """The scale moved by one number for each family of labels, and for each aspect of a message, fitted on writers whom the final model has not seen.

    The scale comes from models that each missed a part of the data; one that saw all of it is surer of itself.
    """
    c = apply_scale(items, p, scale_)
    moves, cues = len(MOVES), len(CUES)
    sentences = np.array([s.labels for i in items for s in i.sentences])
    drafts, stages = agreed(np.array([i.flags for i in items])), agreed(np.array([i.stages for i in items]))
    once = sorted({i.customer: n for n, i in enumerate(items)}.values())
    aspects = np.array([items[n].aspects for n in once])
    by_sentence = [
        _shift(c.sentence[:, :moves], sentences[:, :moves]),
        _shift(c.sentence[:, moves:], agreed(sentences[:, moves:])),
    ]
    by_family = {
        "sentence": [by_sentence[0]] * moves + [by_sentence[1]] * cues,
        "draft_cues": [_shift(c.draft[:, :cues], drafts[:, :cues])] * cues,
        "draft_others": [_shift(c.draft[:, cues:], drafts[:, cues:])] * (drafts.shape[1] - cues),
        "stages": [_shift(c.stages, stages)] * len(STAGES),
        "aspects": [_shift(c.aspects[once][:, [k]], aspects[:, [k]]) for k in range(len(ASPECTS))],
    }
    moved = {
        name: [[*row[:-1], row[-1] + by] for row, by in zip(scale_[name], shifts, strict=True)]
        for name, shifts in by_family.items()
    }
    return {**scale_, **moved}


PULL = 10.0
"""How strongly a label's weights hold to what the folds found, in squared weights, when strangers set them."""

ANEW = frozenset({"refocus"})
"""Stages on which the folds are of no use: writers and the annotators of the drafts for checking mean different things by them."""
FEW = 5
"""With fewer drafts that have it than this, a label's weights stay as they were."""


def fitted(items: Sequence[Item], p: Predictions, scale_: dict[str, Any]) -> dict[str, Any]:
    """The scale with the weights of cues and flags fitted to writers whom the final model has not seen, each pulled towards what it was.

    The folds learned the writers' labels alone; the final model learned those of the blind annotators too, and there are a tenth as many strangers.
    """
    cues, flags, moves = len(CUES), len(FLAGS), len(MOVES)
    top = tops(p)
    around = surroundings(items, top)
    sentences = agreed(np.array([s.labels[moves:] for i in items for s in i.sentences]))
    drafts, stages = agreed(np.array([i.flags for i in items])), agreed(np.array([i.stages for i in items]))
    by_cue = np.stack([p.drafts[:, :cues], top[:, moves:]], 2)
    said = np.concatenate(p.sentences)[:, moves:, None]
    return {
        **scale_,
        "sentence": [*scale_["sentence"][:moves], *_pulled(said, sentences, scale_["sentence"][moves:])],
        "draft_cues": _pulled(by_cue, drafts[:, :cues], scale_["draft_cues"]),
        "draft_others": _pulled(p.drafts[:, cues:flags, None], drafts[:, cues:], scale_["draft_others"], around),
        "stages": [
            new if stage in ANEW else old
            for stage, new, old in zip(
                STAGES, scale(p.drafts[:, flags:-1, None], stages, around).tolist(), scale_["stages"], strict=True
            )
        ],
    }


def _pulled(features: Array, gold: Array, start: Sequence[Sequence[float]], around: Array | None = None) -> list[Any]:
    """Weights for each label, pulled towards `start`."""
    if around is not None:
        features = _beside(features, around)
    known = ~np.isnan(gold)
    pull = np.full(features.shape[2] + 1, PULL)
    pull[-1] /= 10
    return [
        _logistic(features[known[:, k], k], gold[known[:, k], k], np.asarray(weights), pull).tolist()
        if np.nansum(gold[:, k]) >= FEW
        else list(weights)
        for k, weights in enumerate(start)
    ]


def stage_cuts(items: Sequence[Item], c: Calibrated) -> dict[str, Any]:
    """Cuts of the stages in `ANEW` where they serve strangers best."""
    found = cuts(c.stages, agreed(np.array([i.stages for i in items])), [f"carp/{stage}" for stage in STAGES])
    return {f"carp/{stage}": found[f"carp/{stage}"] for stage in ANEW}


TEMPER = 0.3
"""What it costs, in errors avoided, to move a cut by one unit of log-odds (squared)."""
WORTH = 0.42
"""How likely a move has to be for its naming to raise the micro F1: half of the F1 that is reached."""


def nearer(thresholds: dict[str, Any], probability: Array, gold: Array) -> dict[str, Any]:
    """The thresholds with each move's cuts moved to where the annotators of the drafts for checking draw the line.

    Where a status ends and a solution begins is a habit of the annotator's. `probability` and `gold` are those of the moves,
    a row a sentence, on the half of these drafts that may be read. All cuts of a move go the same way
    in log-odds; precision and recall stay those of the held-out drafts at the cuts fitted there.
    """
    grid = np.log(GRID / (1 - GRID))
    moved = dict(thresholds)
    for k, move in enumerate(MOVES):
        levels = thresholds[f"move/{move}"]
        odds = {name: float(np.log(level["cut"] / (1 - level["cut"]))) for name, level in levels.items()}
        tp, fp, _ = _counts(probability[:, k], gold[:, k], GRID)
        gain = (1 - WORTH) * tp - WORTH * fp - TEMPER * (grid - odds["balanced"]) ** 2
        by = float(grid[int(np.argmax(gain))]) - odds["balanced"]
        moved[f"move/{move}"] = {
            name: {**level, "cut": round(float(np.clip(sigmoid(odds[name] + by), 0.05, 0.95)), 2)}
            for name, level in levels.items()
        }
    return moved
