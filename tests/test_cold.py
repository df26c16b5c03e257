"""What starting loads: nothing heavy for the package and the help, no grammar and no rewriting for a check."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

DRAFT = str(Path(__file__).parent.parent / "examples" / "draft.txt")
HEAVY = ("spacy", "numpy", "pydantic", "rich", "onnxruntime", "jinja2", "textblob", "yaml", "rapidfuzz")


@pytest.mark.parametrize(
    ("program", "unwanted"),
    [
        ("import replycoach", HEAVY),
        ("from replycoach.cli import main; main(['--help'], standalone_mode=False)", HEAVY),
        (
            f"from replycoach.cli import main; main(['check', '--exit-zero', {DRAFT!r}])",
            ("spacy", "jinja2.sandbox", "textblob", "nltk"),
        ),
    ],
    ids=["import", "help", "check"],
)
def test_nothing_heavy_is_loaded(program: str, unwanted: tuple[str, ...]) -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys, atexit; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); {program}",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = set(told.stderr.split())
    assert "replycoach" in loaded
    assert not loaded & set(unwanted)
