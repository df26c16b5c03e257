"""From items to tensors: several items share a row, and nobody sees another's words."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.augment import apply, noise_for
from training.drafts import Item
from training.labels import CUES, FLAGS, MOVES, STAGES

CUSTOMER_TOKENS = 128
REPLY_TOKENS = 352
ROW = 256
ORDERS = 32
"""Sentences are counted up to here, from either end; 0 is what belongs to none."""

CURLY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
CLS, SEP = 101, 102


def tokenizer_at(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@dataclass
class Encoded:
    """An item as tokens. `sentence` is the sentence of each token, -1 outside the reply's words."""

    item: Item
    ids: list[int]
    reply_at: int
    sentence: list[int]

    def places(self) -> list[int]:
        """Where each token stands: every sentence begins after the reply's frame, wherever it is in the reply."""
        frame = self.sentence[self.reply_at :].count(-1)
        seen: Counter[int] = Counter()
        places = list(range(self.reply_at))
        for n in self.sentence[self.reply_at :]:
            places.append(self.reply_at + seen[n] + (frame if n >= 0 else 0))
            seen[n] += 1
        return places

    def order(self) -> tuple[list[int], list[int]]:
        """Each token's sentence, counted from the first and from the last."""
        last = len(self.item.sentences) - 1
        return counted(self.sentence), counted([last - n if n >= 0 else -1 for n in self.sentence])


def counted(sentence: Sequence[int]) -> list[int]:
    return [min(n + 1, ORDERS - 1) for n in sentence]


def customer_ids(tokenizer: Tokenizer, text: str) -> list[int]:
    words = tokenizer.encode(text.translate(CURLY), add_special_tokens=False).ids
    if len(words) > CUSTOMER_TOKENS:
        words = words[: CUSTOMER_TOKENS * 5 // 8] + words[-(CUSTOMER_TOKENS - CUSTOMER_TOKENS * 5 // 8) :]
    return [CLS, *words, SEP]


def encode(item: Item, tokenizer: Tokenizer, rng: random.Random | None = None) -> Encoded:
    """Tokens of an item; with `rng`, of a noisy copy of it."""
    ids = customer_ids(tokenizer, apply(item.customer, noise_for(rng), rng) if rng else item.customer)
    reply_at, where = len(ids), [-1] * len(ids)
    if not item.sentences:
        return Encoded(item, ids, reply_at, where)
    head = [CLS, *tokenizer.encode(f"{item.channel}:", add_special_tokens=False).ids]
    ids, where = [*ids, *head], [*where, *([-1] * len(head))]
    changes = noise_for(rng) if rng else []
    for n, sentence in enumerate(item.sentences):
        text = apply(sentence.text.translate(CURLY), changes, rng) if rng else sentence.text.translate(CURLY)
        coded = tokenizer.encode(text, add_special_tokens=False).ids[: max(0, reply_at + REPLY_TOKENS - len(ids))]
        ids += coded
        where += [n] * len(coded)
    return Encoded(item, [*ids, SEP], reply_at, [*where, -1])


@dataclass
class Batch:
    """Rows of tokens, who may see whom, and where each item and sentence lies (in flat token numbers)."""

    ids: torch.Tensor
    places: torch.Tensor
    order: torch.Tensor
    types: torch.Tensor
    mask: torch.Tensor
    near: torch.Tensor  # who may see whom in the near layers
    token_item: torch.Tensor  # item of each flat token, -1 for padding
    token_part: torch.Tensor  # 0 customer, 1 reply
    token_sentence: torch.Tensor  # sentence (numbered through the batch) of each flat token, or -1
    sentence_item: torch.Tensor
    customer_cls: torch.Tensor
    reply_cls: torch.Tensor  # -1 where the item has no reply
    sentence_labels: torch.Tensor
    draft_labels: torch.Tensor
    emotion: torch.Tensor
    aspects: torch.Tensor
    items: list[Item]

    def to(self, device: torch.device) -> Batch:
        """The same batch on another device."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(self, **{name: v.to(device) for name, v in values.items() if isinstance(v, torch.Tensor)})


def rows_of(encoded: Sequence[Encoded], width: int = ROW) -> list[list[Encoded]]:
    """First fit: items share a row while they fit."""
    rows: list[list[Encoded]] = []
    used: list[int] = []
    for one in sorted(encoded, key=lambda e: -len(e.ids)):
        for n, length in enumerate(used):
            if length + len(one.ids) <= width:
                rows[n].append(one)
                used[n] += len(one.ids)
                break
        else:
            rows.append([one])
            used.append(len(one.ids))
    return rows


def collate(encoded: Sequence[Encoded]) -> Batch:
    rows = rows_of(encoded, max(ROW, max(len(e.ids) for e in encoded)))
    width = max(sum(len(e.ids) for e in row) for row in rows)
    shape = (len(rows), width)
    ids, places, types = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    order = np.zeros((2, *shape), dtype=np.int64)
    item_of, part, sentence_of = (np.full(shape, -1, dtype=np.int64) for _ in range(3))
    items, sentence_item, customer_cls, reply_cls, labels = [], [], [], [], []
    for r, row in enumerate(rows):
        at = 0
        for e in row:
            here = slice(at, at + len(e.ids))
            ids[r, here], places[r, here], order[:, r, here] = e.ids, e.places(), e.order()
            types[r, here] = part[r, here] = np.arange(len(e.ids)) >= e.reply_at
            item_of[r, here] = len(items)
            where = np.array(e.sentence)
            sentence_of[r, here] = np.where(where >= 0, where + len(sentence_item), -1)
            customer_cls.append(r * width + at)
            reply_cls.append(r * width + at + e.reply_at if e.item.sentences else -1)
            sentence_item += [len(items)] * len(e.item.sentences)
            labels += [s.labels for s in e.item.sentences]
            items.append(e.item)
            at += len(e.ids)
    same = item_of[:, :, None] == item_of[:, None, :]
    mask = same & (part[:, None, :] <= part[:, :, None])  # the customer does not see the reply
    near = mask & ((sentence_of[:, None, :] < 0) | (sentence_of[:, None, :] == sentence_of[:, :, None]))
    draft = [[*i.flags, *i.stages, (i.quality - 1) / 4] for i in items]
    return Batch(
        *(torch.from_numpy(a) for a in (ids, places, order, types, mask, near)),
        *(torch.from_numpy(a.reshape(-1)) for a in (item_of, part, sentence_of)),
        *(torch.tensor(a, dtype=torch.long) for a in (sentence_item, customer_cls, reply_cls)),
        torch.tensor(np.array(labels, dtype=np.float32).reshape(-1, len(MOVES) + len(CUES))),
        torch.tensor(np.array(draft, dtype=np.float32).reshape(-1, len(FLAGS) + len(STAGES) + 1)),
        torch.tensor([i.emotion for i in items]),
        torch.tensor(np.array([i.aspects for i in items], dtype=np.float32)),
        items,
    )
