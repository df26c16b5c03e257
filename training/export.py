"""Write the files that the package ships: the encoder in its two parts as int8 ONNX, its heads, the tokenizer and what they mean."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from replycoach.reading.sealed import seal
from training.encoder import HEADS, NEAR, WIDTH, Encoder, Model
from training.labels import ASPECTS, CHANNELS, CUES, EMOTIONS, FLAGS, FRAME, MOVES, STAGES


class Near(nn.Module):
    """One text after what was read before it: `past` and `present` are (layer, key or value, 1, head, token, size),
    `sees` is (token, token of the past or of these)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(
        self, ids: torch.Tensor, places: torch.Tensor, types: torch.Tensor, past: torch.Tensor, sees: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        x, present = self.encoder.near(ids, places, types, sees, [(layer[0], layer[1]) for layer in past])
        return x[0], torch.stack([torch.stack(own) for own in present])


class Far(nn.Module):
    """Sentences that were each read alone, now together: `alone` is (1, token, size), `order` is (2, 1, token)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(
        self, alone: torch.Tensor, order: torch.Tensor, past: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        x, present = self.encoder.far(alone, order, None, [(layer[0], layer[1]) for layer in past])
        return x[0], torch.stack([torch.stack(own) for own in present])


AXES = {
    "ids": {1: "t"}, "places": {1: "t"}, "types": {1: "t"}, "alone": {1: "t"}, "order": {2: "t"}, "past": {4: "p"},
    "sees": {0: "t", 1: "b"}, "tokens": {0: "t"}, "present": {4: "t"},
}  # fmt: skip
"""Inputs and outputs whose length varies, and where."""


def export_encoder(encoder: Encoder, folder: Path, quantised: bool = True) -> None:
    encoder = encoder.eval()
    ids = torch.randint(1000, 20000, (1, 40))

    def past(layers: int) -> torch.Tensor:
        return torch.zeros(layers, 2, 1, HEADS, 7, WIDTH // HEADS)

    near = {
        "ids": ids,
        "places": torch.arange(40)[None] + 7,
        "types": torch.ones_like(ids),
        "past": past(NEAR),
        "sees": torch.ones(40, 47, dtype=torch.bool),
    }
    far = {
        "alone": torch.randn(1, 40, WIDTH),
        "order": torch.ones(2, 1, 40, dtype=torch.long),
        "past": past(len(encoder.layers) - NEAR),
    }
    _export(Near(encoder), near, folder / "near.onnx", quantised)
    _export(Far(encoder), far, folder / "far.onnx", quantised)


def _export(part: nn.Module, inputs: dict[str, torch.Tensor], path: Path, quantised: bool) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    full, outputs = path.with_suffix(".full.onnx"), ["tokens", "present"]
    torch.onnx.export(
        part, tuple(inputs.values()), str(full), input_names=list(inputs), output_names=outputs,
        dynamic_axes={name: AXES[name] for name in (*inputs, *outputs)}, opset_version=17, dynamo=False,
    )  # fmt: skip
    if quantised:
        quantize_dynamic(
            full, path, weight_type=QuantType.QInt8, per_channel=True, extra_options={"MatMulConstBOnly": True}
        )
        full.unlink()
    else:
        full.rename(path)


def export_heads(model: Model, path: Path) -> None:
    weights = {
        name.replace(".", "_"): value.detach().numpy().astype(np.float32)
        for name, value in model.state_dict().items()
        if not name.startswith("encoder")
    }
    np.savez(path, **weights)


def export(model: Model, base: Path, folder: Path, meta: dict[str, Any], quantised: bool = True) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    export_encoder(model.encoder, folder, quantised)
    export_heads(model, folder / "heads.npz")
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    seal(folder)


def meta(scale: dict[str, Any], thresholds: dict[str, Any], layers: int) -> dict[str, Any]:
    return {
        "format": 2, "layers": layers, "near": NEAR, "heads": HEADS, "head_size": WIDTH // HEADS, "positions": 512,
        "moves": MOVES, "cues": CUES, "flags": FLAGS, "stages": STAGES, "emotions": EMOTIONS, "aspects": ASPECTS,
        "channels": CHANNELS, "frame": [MOVES.index(m) for m in FRAME],
        "scale": scale, "thresholds": thresholds,
    }  # fmt: skip
