"""Archives: the same answers by any number of processes, and files that a run stopped anywhere can go on with."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from replycoach import Coach
from replycoach.archive.lines import BYTES, LINES, Answer, Line, answer, chunks
from replycoach.archive.output import RECORD, Output
from replycoach.archive.workers import in_order
from replycoach.errors import InputError

ROOT = Path(__file__).parent.parent
CASES = (ROOT / "examples" / "cases.jsonl").read_bytes().splitlines()

TELLERS = """
import json, os, signal, sys, time
from pathlib import Path

def echo():
    return lambda case: (json.dumps({"id": case["id"], "told": "x" * (case["id"] % 50)}), 0)

def slow():
    def tell(case):
        time.sleep(0.002)
        return echo()(case)
    return tell

def deadly():
    def tell(case):
        if case["id"] in (5, 40):
            os.kill(os.getpid(), signal.SIGKILL)
        return echo()(case)
    return tell

def unlucky(mark):
    def tell(case):
        if case["id"] == 33 and not Path(mark).exists():
            Path(mark).touch()
            os._exit(3)
        return echo()(case)
    return tell

def broken():
    os._exit(7)
"""

RUN = """
import sys
from functools import partial
from pathlib import Path
import tellers
from replycoach.archive.output import Output
from replycoach.cli.cases import each_line
from replycoach.cli.frame import told

@told
def run(file, out, jobs):
    with Output(Path(out), "house", resume=True) as output:
        sys.exit(each_line(file, tellers.slow, "told", int(jobs), output))

if __name__ == "__main__":
    run(*sys.argv[1:])
"""


@pytest.fixture
def tellers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Cheap tellers in a module that processes started anew can import."""
    (tmp_path / "tellers.py").write_text(TELLERS)
    (tmp_path / "run.py").write_text(RUN)
    monkeypatch.syspath_prepend(tmp_path)
    import tellers  # type: ignore[import-not-found]

    yield tellers
    del sys.modules["tellers"]


def lines(count: int) -> list[Line]:
    return [(number, json.dumps({"id": number}).encode() + b"\n") for number in range(1, count + 1)]


def told(given: list[Line], jobs: int, make: Callable[[], Any]) -> tuple[list[Answer], list[str]]:
    warned: list[str] = []
    answered = list(in_order(chunks(given), jobs, make, warned.append))
    assert [line for some, _ in answered for line in some] == given
    return [one for _, answers in answered for one in answers], warned


# Processes


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_processes_tells_the_same_in_order(tellers: ModuleType, jobs: int) -> None:
    given = lines(300)
    answers, warned = told(given, jobs, tellers.echo)
    assert answers == [answer(line, tellers.echo()) for line in given]
    assert warned == []


def test_a_line_that_ends_its_process_is_told_and_the_others_go_on(tellers: ModuleType) -> None:
    answers, warned = told(lines(100), 2, tellers.deadly)
    assert [number for number, one in enumerate(answers, 1) if one.code] == [5, 40]
    bad = json.loads(answers[4].line)
    assert bad == {"id": 5, "line": 5, "error": "the process that read it ended (signal 9)"}
    assert all(json.loads(one.line)["id"] == number for number, one in enumerate(answers, 1))
    assert len(warned) == 2


def test_a_process_that_ends_by_chance_costs_nothing(tellers: ModuleType, tmp_path: Path) -> None:
    from functools import partial

    answers, warned = told(lines(100), 2, partial(tellers.unlucky, str(tmp_path / "mark")))
    assert [one.code for one in answers] == [0] * 100
    assert warned == ["a worker process ended (exit code 3); its lines are read again one by one"]


def test_a_failure_of_ours_is_told_without_the_words_it_was_reading() -> None:
    def tell(case: dict[str, Any]) -> tuple[str, int]:
        raise ValueError(case["reply"])

    told = answer((3, b'{"id": "a", "reply": "secret"}'), tell)
    assert told.complaint.startswith("internal failure (ValueError at test_archive.py:")
    assert "secret" not in told.line
    assert (json.loads(told.line)["id"], json.loads(told.line)["line"], told.code) == ("a", 3, 2)


def test_a_process_that_cannot_start_is_an_error_and_no_endless_loop(tellers: ModuleType) -> None:
    with pytest.raises(InputError, match=r"ended while it started \(exit code 7\)"):
        told(lines(10), 2, tellers.broken)


def test_reading_ahead_is_bounded(tellers: ModuleType) -> None:
    taken = 0

    def endless() -> Iterator[Line]:
        nonlocal taken
        while True:
            taken += 1
            yield taken, json.dumps({"id": taken}).encode()

    stream = in_order(chunks(endless()), 2, tellers.echo, pytest.fail)
    for _ in range(50):
        next(stream)
    assert taken <= (50 + 8 + 1) * LINES
    stream.close()  # type: ignore[attr-defined]


def test_chunks_are_bounded_in_bytes() -> None:
    assert [len(chunk) for chunk in chunks([(n, b"x" * BYTES) for n in range(3)])] == [1, 1, 1]


def review(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "replycoach", "review", "--jsonl", *arguments],
        capture_output=True, check=False, cwd=ROOT, **options,
    )  # fmt: skip


def test_two_processes_review_as_one_does() -> None:
    given = b"\n".join([*CASES, b"{broken", b"", *CASES * 2, b'{"id": "z", "reply": ""}'])
    alone, both = review("-", input=given), review("-", "--jobs", "2", input=given)
    assert alone.stdout.count(b"\n") == 3 * len(CASES) + 2
    assert (both.stdout, both.stderr, both.returncode) == (alone.stdout, alone.stderr, 2)


def test_company_and_order_do_not_change_a_review(coach: Coach) -> None:
    cases = [json.loads(line) for line in CASES]
    alone = {case["id"]: Coach().review(case).model_dump_json() for case in cases}
    for size in (1, 2, 4, len(cases)):
        for some in (cases[start : start + size] for start in range(0, len(cases), size)):
            for review in coach.review_many(reversed(some)):
                assert review.model_dump_json() == alone[str(review.id)]


# The file of answers


def write(path: Path, given: list[Line], upto: int | None = None, depends_on: str = "house") -> int:
    """What a run does, stopped after `upto` answers; returns how many it had to give."""
    count = 0
    with Output(path, depends_on, resume=True) as output:
        for line in given:
            if output.passes(line):
                continue
            if count == upto:
                return count
            output.put([line], [answer(line, lambda case: (f"answer {case['id']} é", case["id"] % 3))])
            count += 1
        output.ended()
    return count


def test_every_torn_state_of_both_files_goes_on_to_the_same_end(tmp_path: Path) -> None:
    given, whole = lines(3), tmp_path / "whole.jsonl"
    write(whole, given)
    answers, records = whole.read_bytes(), (tmp_path / "whole.jsonl.resume").read_bytes()
    header = len(records) - 3 * RECORD
    torn, beside = tmp_path / "torn.jsonl", tmp_path / "torn.jsonl.resume"
    for cut in range(len(answers) + 1):
        for kept in {header + RECORD * answers[:cut].count(b"\n"), len(records), len(records) - 13, header - 3}:
            torn.write_bytes(answers[:cut])
            beside.write_bytes(records[:kept])
            write(torn, given)
            assert torn.read_bytes() == answers, (cut, kept)
            assert beside.read_bytes() == records, (cut, kept)


def test_what_is_there_is_not_asked_for_again_and_counts_for_the_exit_code(tmp_path: Path) -> None:
    path, given = tmp_path / "out.jsonl", lines(10)
    assert write(path, given, upto=4) == 4
    with Output(path, "house", resume=True) as output:
        assert (output.kept, output.code) == (4, 2)
    assert write(path, given) == 6
    assert write(path, given) == 0
    assert write(path, [*given, (12, b'{"id": 11}')]) == 1, "an archive that grew"


def test_another_input_is_refused(tmp_path: Path) -> None:
    path, given = tmp_path / "out.jsonl", lines(10)
    write(path, given)
    before = path.read_bytes()
    with pytest.raises(InputError, match=r"line 3: out\.jsonl has the answer to another line there"):
        write(path, [*given[:2], (3, b'{"id": 99}'), *given[3:]])
    with pytest.raises(InputError, match=r"the input has 9 lines and out\.jsonl answers to 10"):
        write(path, given[:9])
    with pytest.raises(InputError, match="begun with other settings"):
        write(path, given, depends_on="other house")
    assert path.read_bytes() == before


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("something else\n")
    with pytest.raises(InputError, match="it is there already; pass --resume"):
        Output(path, "house")
    with pytest.raises(InputError, match=r"cannot go on with it without out\.jsonl\.resume"):
        Output(path, "house", resume=True)
    path.unlink()
    (tmp_path / "out.jsonl.resume").write_text("left over from something")
    assert write(path, lines(3)) == 3


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    with Output(tmp_path / "out.jsonl", "house"), pytest.raises(InputError, match="another run is writing it"):
        Output(tmp_path / "out.jsonl", "house", resume=True)


def test_a_folder_that_is_not_there_or_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"out\.jsonl: cannot be written: No such file or directory"):
        Output(tmp_path / "no" / "out.jsonl", "house")
    (tmp_path / "out.jsonl.resume").mkdir()
    with pytest.raises(InputError, match="cannot be written: Is a directory"):
        Output(tmp_path / "out.jsonl", "house")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InputError, match="cannot be written: Permission denied"):
        Output(tmp_path / "out.jsonl", "house")


def test_a_full_disk_keeps_whole_answers(tmp_path: Path) -> None:
    file, out = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    file.write_bytes(b"\n".join(CASES * 3))
    full = review(
        str(file), "-o", str(out), preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    )
    assert full.returncode == 2
    assert b"out.jsonl: cannot be written: File too large; the answers that are there are kept" in full.stderr
    kept = out.read_bytes()
    assert kept.endswith(b"\n")
    assert 0 < kept.count(b"\n") < 3 * len(CASES)
    assert review(str(file), "-o", str(out), "--resume").returncode == 0
    assert out.read_bytes() == review(str(file)).stdout


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_many_points_nothing_is_lost_or_doubled(tellers: ModuleType, tmp_path: Path, jobs: int) -> None:
    file, out = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    given = lines(700)
    file.write_bytes(b"".join(line for _, line in given))
    command = [sys.executable, str(tmp_path / "run.py"), str(file), str(out), str(jobs)]
    kills = 0
    for share in range(1, 7):
        started = subprocess.Popen(command)
        while started.poll() is None and (not out.exists() or out.stat().st_size < share * 3_900):
            time.sleep(0.001)
        started.kill()
        kills += started.wait() == -signal.SIGKILL
    assert kills >= 4
    subprocess.run(command, check=True)
    assert out.read_text().splitlines() == [answer(line, tellers.echo()).line for line in given]


def test_a_killed_review_goes_on(tmp_path: Path) -> None:
    file, out = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    file.write_bytes(b"\n".join(CASES * 8))
    command = [sys.executable, "-m", "replycoach", "review", "--jsonl", str(file), "-o", str(out), "--jobs", "2"]
    started = subprocess.Popen([*command, "--resume"], cwd=ROOT)
    while started.poll() is None and (not out.exists() or not out.stat().st_size):
        time.sleep(0.002)
    started.kill()
    assert started.wait() == -signal.SIGKILL
    assert subprocess.run([*command, "--resume"], cwd=ROOT, check=False).returncode == 0
    assert out.read_bytes() == review(str(file)).stdout


def children(parent: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(one) for one in listed.stdout.split()]


@pytest.fixture
def heeds_interrupts() -> Iterator[None]:
    """A job in the background of a shell ignores them, and what it starts does too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks /proc for the processes that are left")
@pytest.mark.usefixtures("tellers", "heeds_interrupts")
@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_stop_leaves_no_process_and_whole_answers(tmp_path: Path, stop: signal.Signals, code: int) -> None:
    file, out = tmp_path / "cases.jsonl", tmp_path / "out.jsonl"
    file.write_bytes(b"".join(line for _, line in lines(3000)))
    started = subprocess.Popen(
        [sys.executable, str(tmp_path / "run.py"), str(file), str(out), "2"], stderr=subprocess.PIPE
    )
    while not out.exists() or out.stat().st_size < 5_000:
        assert started.poll() is None
        time.sleep(0.002)
    workers = children(started.pid)
    assert len(workers) >= 2
    started.send_signal(stop)
    _, said = started.communicate()
    assert started.returncode == code
    if stop == signal.SIGINT:
        assert said == b"replycoach: stopped\n"
        assert out.read_bytes().endswith(b"\n")
    until = time.monotonic() + 10
    while time.monotonic() < until and any(Path(f"/proc/{one}").exists() for one in workers):
        time.sleep(0.02)
    assert not [one for one in workers if Path(f"/proc/{one}").exists()]


def test_options_that_belong_together(tmp_path: Path) -> None:
    draft = ROOT / "examples" / "draft.txt"
    for arguments in (["--jobs", "2"], ["-o", str(tmp_path / "x")], ["--resume"], ["--jsonl", "--resume"]):
        done = subprocess.run(
            [sys.executable, "-m", "replycoach", "review", str(draft), *arguments], capture_output=True, check=False
        )
        assert done.returncode == 2
        assert b"--resume for --output" in done.stderr
