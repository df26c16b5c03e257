"""Train the meaning model, and predict with it."""

from __future__ import annotations

import math
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn import functional as F

from training.augment import asked, inserted, joined, renamed, shortened, stripped, without_customer
from training.batches import Batch, Encoded, collate, encode
from training.drafts import Item
from training.encoder import Model, Outputs
from training.labels import CUES, FLAGS, MOVES, STAGES


@dataclass(frozen=True)
class Plan:
    """How long and how hard to train, and on what share of each source per epoch."""

    epochs: int
    rate: float = 2e-4
    head_rate: float = 1.5e-3
    layer_decay: float = 0.9
    bank_share: float = 0.15
    customer_share: float = 1.0
    insert: float = 0.5
    guests: tuple[int, ...] = (1, 1, 1, 1, 2, 3)
    join: float = 0.3
    spoil: float = 0.4
    rename: float = 0.5
    drop_customer: float = 0.08
    shorten: float = 0.25
    budget: int = 2600
    cue_weight: float = 3.0
    flag_weight: float = 2.0
    smoothing: float = 0.02
    seed: int = 7


def known_bce(logits: torch.Tensor, labels: torch.Tensor, weight: float, smoothing: float) -> torch.Tensor:
    """Cross entropy summed over the known cells; what is merely unlikely counts a third."""
    known = torch.where(torch.isnan(labels), 0.0, torch.where(labels < 0, 1 / 3, 1.0))
    target = torch.nan_to_num(labels).clamp(min=0)
    cost = F.binary_cross_entropy_with_logits(
        logits, target * (1 - 2 * smoothing) + smoothing, reduction="none", pos_weight=torch.tensor(weight)
    )
    return (cost * known).sum()


def loss_of(batch: Batch, out: Outputs, plan: Plan) -> torch.Tensor:
    moves, cues = out.sentences[:, : len(MOVES)], out.sentences[:, len(MOVES) :]
    sentences = max(1, len(batch.sentence_item))
    cost = known_bce(moves, batch.sentence_labels[:, : len(MOVES)], 1.3, plan.smoothing) / sentences
    cost = (
        cost + known_bce(cues, batch.sentence_labels[:, len(MOVES) :], plan.cue_weight, plan.smoothing / 2) / sentences
    )
    drafts = max(1, int((batch.reply_cls >= 0).sum()))
    flags, rest = len(FLAGS), len(FLAGS) + len(STAGES)
    cost = (
        cost
        + 0.5
        * known_bce(out.drafts[:, :flags], batch.draft_labels[:, :flags], plan.flag_weight, plan.smoothing / 2)
        / drafts
    )
    cost = (
        cost
        + 0.3 * known_bce(out.drafts[:, flags:rest], batch.draft_labels[:, flags:rest], 1.0, plan.smoothing) / drafts
    )
    cost = cost + 0.5 * known_bce(out.drafts[:, rest:], batch.draft_labels[:, rest:], 1.0, 0.0) / drafts
    if (batch.emotion >= 0).any():
        cost = cost + 0.5 * F.cross_entropy(out.emotion, batch.emotion, ignore_index=-1, label_smoothing=0.05)
    messages = max(1, int((~torch.isnan(batch.aspects)).any(1).sum()))
    return cost + 0.5 * known_bce(out.aspects, batch.aspects, 1.5, plan.smoothing) / messages


def optimiser(model: Model, plan: Plan) -> torch.optim.Optimizer:
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    depth = len(model.encoder.layers)
    for name, value in model.named_parameters():
        if not value.requires_grad:
            continue
        if name.startswith("encoder.layers"):
            rate = plan.rate * plan.layer_decay ** (depth - 1 - int(name.split(".")[2]))
        elif name.startswith(("encoder.words", "encoder.places", "encoder.types", "encoder.norm")):
            rate = plan.rate * plan.layer_decay**depth
        else:
            rate = plan.head_rate
        groups.setdefault((rate, 0.01 if value.ndim > 1 else 0.0), []).append(value)
    return torch.optim.AdamW([{"params": p, "lr": r, "weight_decay": d} for (r, d), p in groups.items()])


QUESTION = re.compile(r"[A-Z][^.?!\n]{20,140}\?")


def epoch_items(
    drafts: Sequence[Item], bank: Sequence[Item], customers: Sequence[Item], plan: Plan, rng: random.Random
) -> list[Item]:
    """One epoch: every draft once (some with a bank sentence put in), and shares of the rest."""
    names = [d.names for d in drafts] or [("", "", "")]
    questions = [q for i in (*drafts, *customers) for q in QUESTION.findall(i.customer)]
    items = []
    for item in drafts:
        if rng.random() < plan.rename:
            item = renamed(item, names, rng)
        if not (item.flags > 0.5).any() and rng.random() < plan.spoil:
            item = asked(item, rng.choice(questions)) if rng.random() < 0.25 else stripped(item, rng)
        elif bank and rng.random() < plan.insert:
            for _ in range(rng.choice(plan.guests)):
                item = inserted(item, rng.choice(bank), rng)
        if rng.random() < plan.join:
            item = joined(item, rng)
        if rng.random() < plan.drop_customer:
            item = without_customer(item)
        items.append(item)
        if rng.random() < plan.shorten:
            items.append(shortened(item, rng))
    channels = ("email", "chat", "social", "phone")
    items += [b.with_(channel=rng.choice(channels)) for b in bank if rng.random() < plan.bank_share]
    items += [c for c in customers if rng.random() < plan.customer_share]
    rng.shuffle(items)
    return items


def batches_of(encoded: Sequence[Encoded], budget: int) -> list[list[Encoded]]:
    groups: list[list[Encoded]] = [[]]
    size = 0
    for one in encoded:
        if size + len(one.ids) > budget and groups[-1]:
            groups.append([])
            size = 0
        groups[-1].append(one)
        size += len(one.ids)
    return groups


def train(
    model: Model, tokenizer: Tokenizer, drafts: Sequence[Item], bank: Sequence[Item], customers: Sequence[Item],
    plan: Plan, each_epoch: Callable[[int], object] = lambda _: None,
) -> Model:  # fmt: skip
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)
    device = next(model.parameters()).device
    optim = optimiser(model, plan)
    starts = [g["lr"] for g in optim.param_groups]
    average = math.nan
    for epoch in range(plan.epochs):
        began = time.time()
        groups = batches_of(
            [encode(i, tokenizer, rng) for i in epoch_items(drafts, bank, customers, plan, rng)], plan.budget
        )
        model.train()
        for step, group in enumerate(groups):
            done = (epoch + step / len(groups)) / plan.epochs
            scale = min(1.0, done / 0.06) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done)))
            for g, start in zip(optim.param_groups, starts, strict=True):
                g["lr"] = start * scale
            batch = collate(group).to(device)
            with torch.autocast(device.type, dtype=torch.bfloat16):
                out = model(batch)
            cost = loss_of(batch, Outputs(*(o.float() for o in out)), plan)
            optim.zero_grad(set_to_none=True)
            cost.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optim.step()
            average = cost.item() if math.isnan(average) else 0.97 * average + 0.03 * cost.item()
        tokens = sum(len(e.ids) for g in groups for e in g)
        print(
            f"epoch {epoch + 1}: {len(groups)} steps, {tokens} tokens, loss {average:.3f}, {time.time() - began:.0f} s",
            flush=True,
        )
        each_epoch(epoch)
    return model


@dataclass
class Predictions:
    """Logits in the order of the items."""

    sentences: list[NDArray[np.float32]]
    drafts: NDArray[np.float32]
    emotion: NDArray[np.float32]
    aspects: NDArray[np.float32]


def predict(model: Model, tokenizer: Tokenizer, items: Sequence[Item]) -> Predictions:
    model.eval()
    device = next(model.parameters()).device
    encoded = [encode(i, tokenizer) for i in items]
    order = {id(e.item): n for n, e in enumerate(encoded)}
    sentences: list[NDArray[np.float32]] = [np.zeros((0, len(MOVES) + len(CUES)), np.float32)] * len(items)
    drafts, emotion, aspects = ([None] * len(items) for _ in range(3))
    with torch.no_grad():
        for group in batches_of(encoded, 4096):
            batch = collate(group).to(device)
            with torch.autocast(device.type, dtype=torch.bfloat16):
                out = model(batch)
            for n, item in enumerate(batch.items):
                at = order[id(item)]
                sentences[at] = out.sentences[batch.sentence_item == n].float().cpu().numpy()
                drafts[at], emotion[at], aspects[at] = (
                    o[n].float().cpu().numpy() for o in (out.drafts, out.emotion, out.aspects)
                )
    return Predictions(sentences, np.array(drafts), np.array(emotion), np.array(aspects))
