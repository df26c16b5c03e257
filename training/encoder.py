"""The network: a small BERT whose reply reads the customer, but whose customer never reads the reply.

So the customer's side can be read once, kept, and reused for every draft of an answer to it. In the near layers, which
are most of them, a sentence of the reply sees the customer and itself; in the far layers it sees the other sentences too.
So after an edit only the sentence that changed goes through the near layers. A sentence is the mean of its words, and its
labels are linear in that mean: what each word adds to a label is known for nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import torch
from torch import nn
from torch.nn import functional as F

from training.batches import ORDERS, Batch
from training.labels import ASPECTS, CUES, DRAFT, EMOTIONS, MOVES, SENTENCE

WIDTH, HEADS, DEPTH = 384, 12, 6
NEAR = 5
"""How many of the layers are near ones."""

Past = tuple[torch.Tensor, torch.Tensor]


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, x: torch.Tensor, mask: torch.Tensor | None, past: Past | None = None
    ) -> tuple[torch.Tensor, Past]:
        def split(y: torch.Tensor) -> torch.Tensor:
            return y.view(y.shape[0], -1, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        own = (k, v)
        if past is not None:
            k, v = torch.cat([past[0], k], 2), torch.cat([past[1], v], 2)
        scores = q @ k.transpose(2, 3) * (WIDTH // HEADS) ** -0.5
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        seen = torch.softmax(scores, -1, dtype=q.dtype) @ v
        seen = seen.transpose(1, 2).reshape(x.shape[0], -1, WIDTH)
        x = self.norm1(x + self.dropout(self.out(seen)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x))))), own


class Encoder(nn.Module):
    def __init__(self, depth: int = DEPTH, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(depth))
        self.first, self.last = nn.Embedding(ORDERS, WIDTH), nn.Embedding(ORDERS, WIDTH)
        nn.init.zeros_(self.first.weight)
        nn.init.zeros_(self.last.weight)

    def near(
        self, ids: torch.Tensor, places: torch.Tensor, types: torch.Tensor, mask: torch.Tensor | None,
        past: list[Past] | None = None,
    ) -> tuple[torch.Tensor, list[Past]]:  # fmt: skip
        x = self.dropout(self.norm(self.words(ids) + self.places(places) + self.types(types)))
        return self._through(self.layers[:NEAR], x, mask, past)

    def far(
        self, x: torch.Tensor, order: torch.Tensor, mask: torch.Tensor | None, past: list[Past] | None = None
    ) -> tuple[torch.Tensor, list[Past]]:
        """`order` holds each token's sentence, counted from the first and from the last: (2, …)."""
        return self._through(self.layers[NEAR:], x + self.first(order[0]) + self.last(order[1]), mask, past)

    def _through(
        self, layers: nn.ModuleList, x: torch.Tensor, mask: torch.Tensor | None, past: list[Past] | None
    ) -> tuple[torch.Tensor, list[Past]]:
        present = []
        for n, layer in enumerate(layers):
            x, own = layer(x, mask, past[n] if past else None)
            present.append(own)
        return x, present

    def load_base(self, folder: Path) -> Encoder:
        """Weights of a BERT-shaped sentence encoder of the same size."""
        from safetensors.torch import load_file

        assert json.loads((folder / "config.json").read_text())["hidden_size"] == WIDTH
        base = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
        names = {
            "words": "embeddings.word_embeddings", "places": "embeddings.position_embeddings",
            "types": "embeddings.token_type_embeddings", "norm": "embeddings.LayerNorm",
        }  # fmt: skip
        for n in range(len(self.layers)):
            for mine, theirs in {
                "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
                "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
                "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
            }.items():  # fmt: skip
                names[f"layers.{n}.{mine}"] = f"encoder.layer.{n}.{theirs}"
        own = self.state_dict()
        for key in own:
            stem, kind = key.rsplit(".", 1)
            if stem in names:
                own[key].copy_(base[f"{names[stem]}.{kind}"])
        return self


class Outputs(NamedTuple):
    tokens: torch.Tensor
    sentences: torch.Tensor
    drafts: torch.Tensor
    emotion: torch.Tensor
    aspects: torch.Tensor


def mean_by(values: torch.Tensor, group: torch.Tensor, groups: int) -> torch.Tensor:
    """Mean of the rows of `values` in each group; rows of group -1 belong nowhere."""
    kept = group >= 0
    total = values.new_zeros(groups, values.shape[1]).index_add(0, group[kept], values[kept])
    count = values.new_zeros(groups).index_add(0, group[kept], values.new_ones(int(kept.sum())))
    return total / count.clamp(min=1)[:, None]


class Model(nn.Module):
    """The encoder and its heads. `reply` is the reply's marker, its mean and the customer's mean."""

    def __init__(self, depth: int = DEPTH, hidden: int = 192) -> None:
        super().__init__()
        self.encoder = Encoder(depth)
        self.encoder.words.requires_grad_(False)  # too many weights for so few drafts
        self.encoder.places.requires_grad_(False)
        self.sentence = nn.Linear(WIDTH, len(SENTENCE))
        self.draft_in = nn.Linear(3 * WIDTH + len(SENTENCE), hidden)
        self.draft_out = nn.Linear(hidden, len(DRAFT))
        self.lift = nn.Parameter(torch.full((len(CUES),), 0.5))
        self.customer = nn.Linear(2 * WIDTH, len(EMOTIONS) + len(ASPECTS))
        self.dropout = nn.Dropout(0.1)
        nn.init.constant_(self.sentence.bias, -2.0)
        nn.init.constant_(self.draft_out.bias, -1.0)

    def forward(self, batch: Batch) -> Outputs:
        x, _ = self.encoder.near(batch.ids, batch.places, batch.types, batch.near[:, None])
        x, _ = self.encoder.far(x, batch.order, batch.mask[:, None])
        flat = x.reshape(-1, WIDTH).float()
        items, count = len(batch.items), len(batch.sentence_item)
        sentences = self.sentence(self.dropout(mean_by(flat, batch.token_sentence, count)))
        by_part = torch.where(batch.token_item >= 0, batch.token_item * 2 + batch.token_part, -1)
        means = mean_by(flat, by_part, 2 * items).view(items, 2, WIDTH)
        customer = self.customer(self.dropout(torch.cat([flat[batch.customer_cls], means[:, 0]], 1)))
        top = sentences.new_full((items, len(SENTENCE)), -8.0)
        if count:
            index = batch.sentence_item[:, None].expand(-1, len(SENTENCE))
            top = top.scatter_reduce(0, index, sentences, "amax")
        marker = flat[batch.reply_cls.clamp(min=0)]
        features = torch.cat([marker, means[:, 1], means[:, 0], torch.sigmoid(top)], 1)
        drafts = self.draft_out(self.dropout(F.gelu(self.draft_in(self.dropout(features)))))
        lifted = drafts[:, : len(CUES)] + self.lift * top[:, len(MOVES) :]
        drafts = torch.cat([lifted, drafts[:, len(CUES) :]], 1)
        return Outputs(flat, sentences, drafts, customer[:, : len(EMOTIONS)], customer[:, len(EMOTIONS) :])
