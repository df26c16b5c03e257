"""``python dying.py SCENARIO FOLDER``, with dying.c preloaded: do it in a child that is killed at its first step, its second, … and look each time.

After every death what the scenario promises must hold; then it is done once more to its end, which must work. Prints the number of deaths.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from replycoach.archive.lines import Answer
from replycoach.archive.output import Output
from replycoach.checking.baseline import Baseline
from replycoach.checking.check import check
from replycoach.cli import main
from replycoach.errors import InputError
from replycoach.history import History

MOST = 400
OLD = "Hi {{ customer.first_name }},\n\nWe recieved the box that you sent us.\n\nBest wishes,\nJo\n"
HOUSE = 'select = ["clarity/misspelling"]\n'
SENT = [
    {"text": f"I have found parcel {n}: it went to depot {n} by mistake, and a driver brings it to you tomorrow. Keep box {n} if it is dry, and"
     " tell me the colour of the lamp, so that I can send a new one today." + " Please write." * n, "customer": f"C{n}", "id": f"{n}"}
    for n in range(12)
]  # fmt: skip


class Scenario(NamedTuple):
    """What is there before, what is done, and what must hold whenever it was interrupted (True: it had been done)."""

    before: Callable[[], None]
    act: Callable[[], None]
    holds: Callable[[bool], None]


def command(*words: str) -> None:
    """Run the command line as a shell would, its words for nobody."""
    with redirect_stdout(TextIOWrapper(BytesIO())), redirect_stderr(StringIO()):
        try:
            main(list(words), standalone_mode=False)
        except SystemExit as error:
            code = error.code
        else:
            return
    assert code in (0, 1), f"exit code {code}"


def templates() -> None:
    Path("replycoach.toml").write_text(HOUSE)
    Path("late.txt").write_text(OLD)
    check(["late.txt"])  # loads the models and keeps them


def fix_holds(done: bool) -> None:
    text = Path("late.txt").read_text()
    new = OLD.replace("recieved", "received")
    assert text in ((new,) if done else (OLD, new)), f"half a file: {text!r}"


def baseline_holds(done: bool) -> None:
    if done or Path("replycoach-baseline.json").exists():
        assert Baseline.load("replycoach-baseline.json").entries


def report_holds(done: bool) -> None:
    if done or Path("out.json").exists():
        json.loads(Path("out.json").read_text())


def cache_holds(_: bool) -> None:
    assert check(["late.txt"], cache="kept").findings == check(["late.txt"]).findings


def first_replies() -> None:
    with History("h.db") as index:
        index.add_many(SENT[:6])


def add_rest() -> None:
    with History("h.db") as index:
        index.add_many(SENT[6:])


def history_holds(done: bool, *, least: int = 6) -> None:
    if not Path("h.db").exists() and not least and not done:
        return
    with History("h.db") as index:
        assert index._store.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert len(index) in ((least + 6,) if done else (least, least + 6)), f"{len(index)} replies"
        for reply in SENT[6 - least : len(index)]:
            assert index.query(reply["text"], customer=reply["customer"])[0].same_customer, "an entry is lost"


LINES = [(number, f'{{"reply": "{number}"}}'.encode()) for number in range(1, 31)]
ANSWERS = [Answer(json.dumps({"number": number, "text": "x" * number}), number % 2) for number, _ in LINES]


def answer_all() -> None:
    with Output(Path("out.jsonl"), "settings", resume=Path("out.jsonl").exists()) as output:
        for line, answer in zip(LINES, ANSWERS, strict=True):
            if not output.passes(line):
                output.put([line], [answer])
        output.ended()


def answers_hold(done: bool) -> None:
    told = Path("out.jsonl").read_text() if Path("out.jsonl").exists() else ""
    whole = "".join(f"{one.line}\n" for one in ANSWERS)
    assert whole.startswith(told), "an answer is lost or torn in the middle"
    assert not done or told == whole


SCENARIOS = {
    "fix": Scenario(templates, lambda: command("check", "late.txt", "--fix"), fix_holds),
    "baseline": Scenario(templates, lambda: command("check", "late.txt", "--write-baseline"), baseline_holds),
    "report": Scenario(templates, lambda: command("check", "late.txt", "--write", "json=out.json"), report_holds),
    "cache": Scenario(templates, lambda: command("check", "late.txt", "--cache", "kept"), cache_holds),
    "history": Scenario(first_replies, add_rest, history_holds),
    "history, new": Scenario(lambda: None, first_replies, lambda done: history_holds(done, least=0)),
    "answers": Scenario(lambda: None, answer_all, answers_hold),
}


def run(name: str, folder: Path) -> int:
    """Kill it at every step; returns how many there were."""
    scenario, die_at = SCENARIOS[name], ctypes.CDLL(None).die_at
    for step in range(1, MOST):
        place = folder / str(step)
        place.mkdir()
        os.chdir(place)
        scenario.before()
        child = os.fork()
        if not child:
            die_at(step)
            try:
                scenario.act()
            except BaseException as error:
                print(type(error).__name__, error, file=sys.__stderr__)
                os._exit(3)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0, f"it failed, {os.WEXITSTATUS(status)}"
            scenario.holds(True)
            return step - 1
        scenario.holds(False)
        scenario.act()
        scenario.holds(True)
        assert not list(Path().rglob(".replycoach-*")), "a part of a file is left"
        shutil.rmtree(place)
    raise AssertionError("it never ended")


if __name__ == "__main__":
    try:
        print(run(sys.argv[1], Path(sys.argv[2])))
    except InputError as error:
        sys.exit(f"InputError: {error}")
