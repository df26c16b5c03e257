"""A small repository of templates, and a rule with a safe edit, for the tests of the check."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from replycoach import Settings

RULE = '''"""Says "asap".

A test rule with a safe edit.
"""
import re
from replycoach import Edit, Found, Rule, Suggestion

rule = Rule(id="test/asap", severity="warning", source=(), message="“{found}” is vague.", why="It is.", todo="Say when.")

def check(reading):
    for match in re.finditer(r"asap|(?<=today )now", reading.text):
        words = {"asap": "today now", "now": "at once"}[match.group()]
        edit = Edit(start=match.start(), end=match.end(), text=words)
        yield Found(*match.span(), suggestions=(Suggestion(text=f"Say {words}.", edits=(edit,), safety="safe"),))
'''
HOUSE = [
    {"id": "house/cheap", "phrases": ["cheap"], "message": "“{found}” sounds poor.", "severity": "error"},
    {"id": "house/kindly", "phrases": ["kindly"], "message": "“{found}” is stiff."},
    {"id": "house/hiya", "phrases": ["hiya"], "message": "“{found}” is breezy.", "severity": "advice"},
]


@pytest.fixture
def settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings that select rules of the test alone, so that the figures do not hang on the trained model."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "asap_rule.py").write_text(RULE, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, "asap_rule", raising=False)
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    return made()


def made(**changes: Any) -> Settings:
    """The same settings with changes."""
    select = ["house", "test", "check", "template/duplicate"]
    return Settings.of({"rules": ["asap_rule"], "house": HOUSE, "select": select, **changes})


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a shop with templates, as the working directory."""
    root = tmp_path / "shop"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


def put(root: Path, **files: str) -> None:
    """Write files; in a name ``__`` stands for a dot and ``_in_`` for a folder."""
    for name, text in files.items():
        path = root / name.replace("_in_", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
