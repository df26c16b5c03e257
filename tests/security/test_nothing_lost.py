"""Nothing is lost: killed at every step, disks that are full or refuse, files that change underneath, several at once, plug-ins that misbehave."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from replycoach import Coach, History, InputError, Review
from replycoach.checking import files
from replycoach.checking.baseline import Baseline
from replycoach.checking.cache import Cache
from replycoach.checking.check import check
from replycoach.checking.report import BaselineEntry
from replycoach.checking.reviewing import FileResult
from replycoach.checking.writing import write_atomically
from replycoach.cli import main
from replycoach.model import Failure
from replycoach.profile import Settings
from replycoach.rules import foreign
from replycoach.rules.rule import Found, Rule

HERE = Path(__file__).parent
SCENARIOS = {"fix": 4, "baseline": 4, "report": 4, "cache": 8, "history": 20, "history, new": 40, "answers": 60}
"""What is killed, and the fewest steps that it has."""
CLANG = shutil.which("cc")


@pytest.fixture(scope="session")
def dying(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if sys.platform != "linux" or CLANG is None:
        pytest.skip("needs Linux and a C compiler")
    library = tmp_path_factory.mktemp("dying") / "dying.so"
    subprocess.run([CLANG, "-shared", "-fPIC", "-o", library, HERE / "dying.c", "-ldl"], check=True)
    return library


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_killed_at_every_step(scenario: str, dying: Path, tmp_path: Path) -> None:
    surroundings = {**os.environ, "LD_PRELOAD": str(dying), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-W", "ignore", str(HERE / "dying.py"), scenario, str(tmp_path)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) >= SCENARIOS[scenario]


BREAKS = {
    "tempfile.mkstemp": (errno.EACCES, errno.EROFS, errno.ENOSPC),
    "os.fsync": (errno.EIO, errno.ENOSPC),
    "pathlib.Path.chmod": (errno.EPERM,),
    "pathlib.Path.replace": (errno.EACCES, errno.EROFS),
}


@pytest.mark.parametrize(("call", "code"), [(call, code) for call, codes in BREAKS.items() for code in codes])
def test_a_disk_that_refuses(call: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(call, refuse)
    with pytest.raises(InputError, match=os.strerror(code)):
        write_atomically(file, b"new")
    monkeypatch.undo()
    assert file.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"], "a temporary file is left"


def _on_a_full_disk(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000)),
    )  # fmt: skip


def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    code = "from pathlib import Path; from replycoach.checking.writing import write_atomically as w; w(Path('a.txt'), b'x' * 9000)"
    done = _on_a_full_disk(code, tmp_path)
    assert "a.txt: cannot be written: File too large" in done.stderr
    assert (tmp_path / "a.txt").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_full_disk_keeps_the_history(tmp_path: Path) -> None:
    reply = (
        "I have found parcel {n}: it went to depot {n} by mistake, and a driver brings it to you tomorrow. Keep it if it is dry. "
        * 2
    )
    with History(tmp_path / "h.db") as index:
        index.add_many([{"text": reply.format(n=n), "id": str(n)} for n in range(3)])
    code = "from replycoach import History\nwith History('h.db') as h: h.add_many([{'text': 'word ' * 30 + str(n), 'id': 'x' * 99 + str(n)} for n in range(999)])"
    done = _on_a_full_disk(code, tmp_path)
    assert "InputError: h.db: " in done.stderr
    with History(tmp_path / "h.db") as index:
        assert len(index) == 3


def test_a_full_disk_only_costs_the_cache_time(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept", Settings())
    shutil.rmtree(tmp_path / "kept")
    cache.put("a.txt", "Hi", FileResult(path="a.txt"))
    assert cache.get("a.txt", "Hi") is None


@pytest.mark.parametrize("place", ["", "no-such-folder/a.json", "/proc/a.json"])
def test_places_that_cannot_be_written(place: str, tmp_path: Path) -> None:
    target = tmp_path / place
    with pytest.raises(InputError, match="cannot be written"):
        write_atomically(target, b"x") if place else Baseline().save(tmp_path)


def test_a_file_that_changes_under_a_fix_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "late.txt"
    file.write_text("Hi,\n\nWe recieved the box that you sent us.\n")
    (tmp_path / "replycoach.toml").write_text('select = ["clarity/misspelling"]\n')
    theirs = "Hi,\n\nWe have the box, and recieved the lamp too.\n"

    from replycoach.checking import fix

    def slow(*given: Any) -> str:
        new = real(*given)
        file.write_text(theirs)
        return new

    real = fix.fixed
    monkeypatch.setattr(fix, "fixed", slow)
    done = CliRunner().invoke(main, ["check", "late.txt", "--fix"])
    assert done.exit_code == 2
    assert "it changed while it was checked" in done.output
    assert file.read_text() == theirs


def test_a_file_that_changes_before_a_fix_is_fixed_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "late.txt"
    file.write_text("Hi,\n\nWe recieved the box that you sent us.\n")
    (tmp_path / "replycoach.toml").write_text('select = ["clarity/misspelling"]\n')
    real = files.read

    def changed(path: Path) -> str:
        text = real(path)
        file.write_text("Dear Ana,\n\nWe recieved the box that you sent us.\n")
        return text

    monkeypatch.setattr(files, "read", changed)
    CliRunner().invoke(main, ["check", "late.txt", "--fix"])
    assert file.read_text() in (
        "Dear Ana,\n\nWe received the box that you sent us.\n",
        "Dear Ana,\n\nWe recieved the box that you sent us.\n",
    )


def test_two_processes_write_one_history(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom replycoach import History\nwith History('h.db') as h:\n"
        "    for n in range(40): h.add('I have found it today. ' * 9 + sys.argv[1] * n, id=sys.argv[1] + str(n))"
    )
    both = [subprocess.Popen([sys.executable, "-c", code, name], cwd=tmp_path) for name in ("a", "b")]
    assert [one.wait() for one in both] == [0, 0]
    with History(tmp_path / "h.db") as index:
        assert len(index) == 80


def test_many_share_one_cache(tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text("Hi,\n\nWe recieved the box that you sent us.\n")
    expected = check(["late.txt"], root=tmp_path).findings
    told: list[Any] = []

    def work() -> None:
        told.append(check(["late.txt"], root=tmp_path, cache=tmp_path / "kept").findings)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert told == [expected] * 4


def test_a_torn_cache_entry_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text("Hi,\n\nWe recieved the box that you sent us.\n")
    whole = check(["late.txt"], root=tmp_path, cache=tmp_path / "kept")
    for entry in (tmp_path / "kept").glob("*.json"):
        data = entry.read_bytes()
        for torn in (
            b"",
            data[: len(data) // 2],
            b"\xff" + data,
            b"[" * 100_000,
            data.replace(b"late.txt", b"else.txt"),
        ):
            entry.write_bytes(torn)
            assert check(["late.txt"], root=tmp_path, cache=tmp_path / "kept") == whole


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"version": "1", "entries": [{}]}', b'{"version": 1e999}']
)
def test_a_torn_baseline_is_no_clean_slate(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(data)
    with pytest.raises(InputError):
        Baseline.load(tmp_path / "b.json")


def test_a_baseline_comes_back_whole(tmp_path: Path) -> None:
    made = Baseline(entries=(BaselineEntry(fingerprint="a", rule="time/late", path="é\u2028.txt", count=3),))
    made.save(tmp_path / "b.json")
    assert Baseline.load(tmp_path / "b.json") == made


# Plug-ins.


def _raises(_: Any) -> Iterator[Found]:
    raise ValueError("secret words of the draft")
    yield


def _ends_the_process(_: Any) -> list[Found]:
    sys.exit(3)


def _recurses(reading: Any) -> list[Found]:
    return _recurses(reading)


def _hangs(_: Any) -> list[Found]:
    while True:
        time.sleep(0.01)


def _never_ends(_: Any) -> Iterator[Found]:
    while True:
        time.sleep(0.01)
        yield Found(0, 1)


NONSENSE: dict[str, Any] = {
    "None": lambda _: None,
    "a text": lambda _: "Hello",
    "numbers": lambda _: [1, 2],
    "a place beyond the text": lambda _: [Found(10_000, 10_001)],
    "a place that ends before it begins": lambda _: [Found(3, 1)],
    "a negative place": lambda _: [Found(-5, -1)],
    "a place of text": lambda _: [Found("a", "b")],  # type: ignore[arg-type]
    "it raises": _raises,
    "it ends the process": _ends_the_process,
    "it recurses": _recurses,
    "it hangs": _hangs,
    "it never ends": _never_ends,
}


@pytest.mark.parametrize("name", NONSENSE)
def test_a_rule_that_misbehaves_is_told_and_the_others_go_on(
    name: str, coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign, "SECONDS", 0.5)
    own = Coach()
    known = own.rules["time/vague"]
    own.rules = {**own.rules, "mine/odd": Rule(**{**_fields(known), "id": "mine/odd", "check": NONSENSE[name]})}
    _planned(own)
    case = {"reply": "Hi Ana, I'll get to it soon.", "channel": "chat"}
    expected = coach.review(case)
    for _ in range(2):
        review = own.review(case)
        assert [one.rule for one in review.failures] == ["mine/odd"]
        assert "secret" not in review.model_dump_json()
        assert review.findings == expected.findings
        assert review.score == expected.score
        assert review.verdicts["mine/odd"].reason == "the rule failed"


def _fields(rule: Rule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in rule.__dataclass_fields__}


def _planned(own: Coach) -> None:
    """Lay out the rules anew, where a coach has done that when it was made."""
    from replycoach.rules.run import Plan

    for name, value in vars(own).items():
        if isinstance(value, Plan):
            setattr(
                own, name, Plan({key: rule for key, rule in own.rules.items() if rule.kind == "reply"}, own.settings)
            )


REWRITERS: dict[str, Any] = {
    "None": lambda *_: None,
    "nothing": lambda *_: "",
    "numbers": lambda *_: [1],
    "no arguments": lambda: "x",
    "it raises": lambda *_: 1 // 0,
    "it hangs": lambda *_: _hangs(None),
    "it ends the process": lambda *_: _ends_the_process(None),
    "other facts": lambda reply, _: reply.replace("HB-204", "HB-999"),
}


@pytest.mark.parametrize("name", REWRITERS)
def test_a_rewriter_that_misbehaves_is_told_and_ours_takes_over(
    name: str, coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign, "SECONDS", 0.5)
    case = {
        "reply": "I can't help with order HB-204. You should have called us asap!!!",
        "customer": "Where is my order?",
        "channel": "chat",
    }
    told = Coach(rewriter=REWRITERS[name]).rewrite(case)
    assert [one.rule for one in told.left_alone if one.rule == "rewriter"] == ["rewriter"]
    assert told.text == coach.rewrite(case).text


def test_failures_are_counted_by_the_check_and_the_exit_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("replycoach.cli.review.coach_for", lambda *_, **__: _Broken())
    (tmp_path / "a.txt").write_text("Hello there, it is on its way.")
    done = CliRunner().invoke(main, ["review", "a.txt"])
    assert done.exit_code == 2
    assert "mine/odd" in done.output


class _Broken(Coach):
    def review(self, *given: Any, **known: Any) -> Review:
        failure = Failure(rule="mine/odd", error="ValueError at odd.py:3")
        return super().review(*given, **known).model_copy(update={"failures": (failure,)})
