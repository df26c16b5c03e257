"""How many small faults in the code the tests see: mutation testing of rules, score, edits and guard.

    python benchmarks/mutation.py                    # a sample of 40 faults a group, the same each time
    python benchmarks/mutation.py --only guard --most 1000 --seed 2
    python benchmarks/mutation.py --only rules --file time/late --most 1000

Models are loaded once, and what they make of a text is remembered; each fault is then made in a process forked from this one, where only the
tests near the file run. A fault that no test sees is printed with its line. Where a fault cannot be told from the code as it was (a bound on a cache, say) it counts
as unseen all the same.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import functools
import importlib
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

QUIET = ("-x", "-q", "-p", "no:cacheprovider", "-o", "filterwarnings=")
LONGEST = 300
"""Seconds that a fault may take on the clock."""
ROOT = Path(__file__).parent.parent
PACKAGE = "src/replycoach"
RULES = "tests/rules/test_examples.py"
RUN, EDGES = "tests/rules/test_run.py", "tests/rules/test_edges.py"
PATTERNS = ("tests/rules/test_patterns_clarity.py", "tests/rules/test_patterns_wording.py")
SAMPLED = (
    "channel/personal_data", "clarity/asked_again", "clarity/hard_to_read", "clarity/interrogation", "language/blame", "language/dead_end",
    "language/we_not_i", "structure/missing_greeting", "structure/out_of_order", "thread/no_update", "time/late", "time/missed_promise",
    "tone/mirroring", "tone/shouting",
)  # fmt: skip
"""Rules with something to get wrong in them: patterns, bounds, conditions."""

GROUPS: dict[str, dict[str, tuple[str, ...]]] = {
    "frame": {
        "rules/rule": (RUN, PACKAGE + "/rules/rule.py"),
        "rules/run": (RUN, PACKAGE + "/rules/run.py"),
        "rules/house": (RUN, "tests/test_profile.py", "-k", "house"),
    },
    "score": {"score": ("tests/test_score.py", PACKAGE + "/score.py")},
    "rules": {
        f"rules/{name}": (RULES, EDGES, *PATTERNS, f"{PACKAGE}/rules/{name}.py", "-k", name.replace("_", "-") + f" or {name.split('/')[1]} or edges or patterns")
        for name in SAMPLED
    },
    "edits": {"rewriting/edits": ("tests/rewriting/test_edits.py", PACKAGE + "/rewriting/edits.py")},
    "guard": {"rewriting/guard": ("tests/rewriting/test_guard.py", "tests/rewriting/test_guard_facts.py", PACKAGE + "/rewriting/guard.py")},
}  # fmt: skip

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
NAMED = {"any": "all", "all": "any", "min": "max", "max": "min"}


def places(tree: ast.AST, above: tuple[ast.AST, ...] = ()) -> Iterator[ast.AST]:
    """What of a module may be changed: no types, no texts for people (docstrings, `Rule(…)`, errors), no imports."""
    for field, value in ast.iter_fields(tree):
        if field in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for node in value if isinstance(value, list) else [value]:
            if not isinstance(node, ast.AST):
                continue
            if isinstance(node, (ast.Import, ast.ImportFrom, ast.Raise, ast.Assert)):
                continue
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("Rule", "TypeVar", "MappingProxyType")
            ):
                continue
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                continue
            yield node
            yield from places(node, (*above, tree))


def changes(node: ast.AST) -> Iterator[Callable[[Any], None]]:
    """Each fault that may be made at this node, as a function that makes it."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED:
        other = COMPARED[type(node.ops[0])]
        yield lambda one: one.ops.__setitem__(0, other())
    elif isinstance(node, ast.BinOp) and type(node.op) in COUNTED:
        operator = COUNTED[type(node.op)]
        yield lambda one: setattr(one, "op", operator())
    elif isinstance(node, ast.BoolOp):
        joined = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield lambda one: setattr(one, "op", joined())
        for at in range(len(node.values)):
            yield lambda one, at=at: one.values.pop(at) and None  # type: ignore[misc]
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield lambda one: setattr(one, "value", not one.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        yield lambda one: setattr(one, "value", one.value + 1)
    elif isinstance(node, ast.Name) and node.id in NAMED:
        yield lambda one: setattr(one, "id", NAMED[one.id])
    elif isinstance(node, (ast.If, ast.IfExp, ast.While)):
        yield lambda one: setattr(one, "test", ast.UnaryOp(ast.Not(), one.test))
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield lambda one: one.ifs.clear()
    elif isinstance(node, (ast.Continue, ast.Break)):
        yield lambda one: setattr(one, "__class__", ast.Pass)
    elif _gives_something(node):
        yield lambda one: setattr(one, "value", ast.Constant(None))
    elif (
        isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile" and isinstance(node.args[0], ast.Constant)
    ):
        pattern = str(node.args[0].value)
        for part in (r"\b", "|", "?", "+", "*", "^", "$", "(?i)"):
            at = pattern.find(part)
            if at >= 0 and at == pattern.rfind(part) or at > 0:
                left = pattern[:at] + pattern[at + len(part) :]
                yield lambda one, left=left: setattr(one.args[0], "value", left)  # type: ignore[misc]


def _gives_something(node: ast.AST) -> bool:
    if isinstance(node, ast.Return):
        return node.value is not None and ast.unparse(node.value) != "None"
    return isinstance(node, ast.Expr) and isinstance(node.value, (ast.Yield, ast.YieldFrom, ast.Call))


def mutants(file: Path) -> Iterator[tuple[int, str, str, ast.Module]]:
    """Every fault of a file: its line, the line before and after, and the whole module with it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for number, node in enumerate(places(tree)):
        for which, _ in enumerate(changes(node)):
            other = copy.deepcopy(tree)
            changed = next(one for at, one in enumerate(places(other)) if at == number)
            before = ast.unparse(changed)
            list(changes(changed))[which](changed)
            ast.fix_missing_locations(other)
            line = next((one.lineno for one in ast.walk(node) if hasattr(one, "lineno")), 0)
            yield line, before, ast.unparse(changed), other


def put_in(module: ModuleType, tree: ast.Module) -> None:
    """Make the module behave as the changed one: functions and methods get new code, constants are replaced wherever they were imported."""
    old = dict(vars(module))
    exec(compile(tree, str(module.__file__), "exec"), vars(module))
    for name, new in list(vars(module).items()):
        before = old.get(name)
        if before is None or before is new:
            continue
        if isinstance(before, type) and before.__module__ == module.__name__:
            for key, part in vars(new).items():
                _transplant(vars(before).get(key), part)
            setattr(module, name, before)
        elif _transplant(before, new):
            setattr(module, name, before)
        else:
            for other in list(sys.modules.values()):
                if (
                    getattr(other, "__name__", "").startswith(("replycoach", "test"))
                    and vars(other).get(name) is before
                ):
                    setattr(other, name, new)


def _transplant(old: Any, new: Any) -> bool:
    """Give an old function, property or cached function the new one's code; False where it is none."""
    for part in ("fget", "func", "__func__", "__wrapped__"):
        if not isinstance(old, FunctionType) and hasattr(old, part) and hasattr(new, part):
            if hasattr(old, "cache_clear"):
                old.cache_clear()
            return _transplant(getattr(old, part), getattr(new, part))
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        with contextlib.suppress(ValueError):
            old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
        return True
    return False


def remember_meaning() -> None:
    """Load the sentence model once for all processes, and remember what it makes of a text."""
    from replycoach.reading.meaning import Meaning

    one = Meaning.load()
    known: dict[Any, Any] = {}

    class Remembering:
        def __init__(self, session: Any, name: str) -> None:
            self.session, self.name = session, name

        def run(self, names: Any, feeds: dict[str, Any]) -> Any:
            key = (
                self.name,
                str(names),
                *((name, value.shape, value.tobytes()) for name, value in sorted(feeds.items())),
            )
            if key not in known:
                known[key] = self.session.run(names, feeds)
            return known[key]

    kind: Any = Meaning
    for name in ("_near", "_far"):
        one.__dict__[name] = Remembering(getattr(one, name), name)
    kind.load = lambda *_: one


def remember_grammar() -> None:
    """Load the grammar once for all processes, and remember what it makes of a text."""
    from replycoach.reading import grammar

    nlp, parse, kept = grammar.load(), functools.cache(grammar.Grammar._parse), grammar.Grammar()
    home: Any = grammar
    home.load = lambda *_: nlp
    home.Grammar._parse = lambda _, text: parse(kept, text)


def seen(module: ModuleType, tree: ast.Module, tests: tuple[str, ...], seconds: float) -> tuple[bool | None, float]:
    """Whether the tests see the fault, in a process of its own, and the CPU seconds that they took.

    A fault that never ends is seen by the CPU that it takes; None where the machine had no time to tell.
    """
    child = os.fork()
    if child == 0:
        nothing = os.open(os.devnull, os.O_RDWR)
        if not os.environ.get("SHOW"):
            for number in (0, 1, 2):
                os.dup2(nothing, number)
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
        signal.alarm(LONGEST)
        code = 1
        with contextlib.suppress(BaseException):
            put_in(module, tree)
            code = int(pytest.main([*QUIET, *tests]))
        os._exit(0 if code == 0 else 1)
    _, status, used = os.wait4(child, 0)
    stopped = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
    return None if stopped else status != 0, used.ru_utime + used.ru_stime


def main() -> int:
    """Sample the faults of each group, try them, print the score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=GROUPS, action="append", help="a group of files (default: all)")
    parser.add_argument("--most", type=int, default=40, help="faults to try a group (default: 40)")
    parser.add_argument("--seed", type=int, default=1, help="which faults the sample holds (default: 1)")
    parser.add_argument("--file", default="", help="only files whose name holds this")
    asked = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT / "src"))
    if "rules" in (asked.only or GROUPS):
        remember_meaning()
    remember_grammar()
    caught = tried = 0
    for group in asked.only or GROUPS:
        files = {name: tests for name, tests in GROUPS[group].items() if asked.file in name}
        faults = [(name, *fault) for name in files for fault in mutants(ROOT / PACKAGE / f"{name}.py")]
        sample = random.Random(asked.seed).sample(faults, min(asked.most, len(faults)))
        if not sample:
            continue
        sample.sort(key=lambda fault: (fault[0], fault[1]))
        limits: dict[str, float] = {}
        got = undecided = 0
        by_file: dict[str, list[bool]] = {}
        begun = time.monotonic()
        for name, line, before, after, tree in sample:
            module = importlib.import_module(f"replycoach.{name.replace('/', '.')}")
            if name not in limits:
                pytest.main([*QUIET, *files[name]])  # what is loaded and read now is there for all
                failed, used = seen(
                    module, ast.parse((ROOT / PACKAGE / f"{name}.py").read_text(encoding="utf-8")), files[name], 120
                )
                if failed is not False:
                    raise SystemExit(f"{name}: its tests fail as it is")
                limits[name] = 3 * used + 5
            killed, _ = seen(module, tree, files[name], limits[name])
            undecided += killed is None
            got += killed is True
            if killed is not None:
                by_file.setdefault(name, []).append(killed)
            if killed is False:
                print(f"UNSEEN {name}.py:{line}: {_told(before, after)}", flush=True)
        decided = len(sample) - undecided
        print(
            f"GROUP {group}: {got} of {decided} seen ({got / decided:.0%}), of {len(faults)} possible; {time.monotonic() - begun:.0f} s",
            flush=True,
        )
        if len(by_file) > 1:
            print("      " + ", ".join(f"{name} {sum(told)}/{len(told)}" for name, told in by_file.items()), flush=True)
        caught, tried = caught + got, tried + decided
    print(f"SCORE {caught} of {tried}: {caught / max(1, tried):.1%}")
    return 0


def _told(before: str, after: str) -> str:
    """What was changed, with a little around it."""
    before, after = (" ".join(code.split()) for code in (before, after))
    same = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    start = max(0, same - 40)
    return f"{'…' * bool(start)}{before[start : same + 60]}  ->  {'…' * bool(start)}{after[start : same + 60]}"


if __name__ == "__main__":
    sys.exit(main())
