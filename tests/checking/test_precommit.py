"""The pre-commit hook: its manifest by pre-commit's own schema, and a commit in a real repository.

The hook runs from this checkout's environment here; ``REPLYCOACH_TEST_PRECOMMIT=1`` lets pre-commit build one of its own, as it does for users.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

clientlib = pytest.importorskip("pre_commit.clientlib")
ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"


def git(folder: Path, *arguments: str) -> str:
    identity = {f"GIT_{who}_{what}": "x@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["git", "-c", "commit.gpgsign=false", *arguments], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, **identity, "PRE_COMMIT_HOME": str(folder.parent / "home")},
    )  # fmt: skip
    return f"{done.returncode}\n{done.stdout}{done.stderr}"


def commit(folder: Path) -> None:
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        assert git(folder, *arguments).startswith("0\n")


def test_the_manifest_is_one() -> None:
    [hook] = clientlib.load_manifest(str(MANIFEST))
    assert (hook["id"], hook["entry"], hook["language"], hook["require_serial"]) == (
        "replycoach", "replycoach check", "python", True,
    )  # fmt: skip


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """A repository with the hook in it."""
    folder = tmp_path / "hooks"
    folder.mkdir()
    if os.environ.get("REPLYCOACH_TEST_PRECOMMIT"):
        for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE", ".pre-commit-hooks.yaml"):
            shutil.copy(ROOT / name, folder / name)
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", ".mypy_cache"))
    else:
        text = MANIFEST.read_text(encoding="utf-8").replace("language: python", "language: system")
        text = text.replace("entry: replycoach", f"entry: {sys.executable} -m replycoach")
        (folder / ".pre-commit-hooks.yaml").write_text(text, encoding="utf-8")
    commit(folder)
    return folder


def test_a_commit_with_a_faulty_template_is_stopped(hooks: Path, tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    (shop / "templates").mkdir(parents=True)
    head = git(hooks, "rev-parse", "HEAD").split()[1]
    (shop / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {head}\n  hooks:\n  - id: replycoach\n    files: ^templates/\n",
        encoding="utf-8",
    )
    (shop / "replycoach.toml").write_text(
        'select = ["house"]\n[[house]]\nid = "house/cheap"\nphrases = ["cheap"]\nmessage = "“{found}” sounds poor."\n',
        encoding="utf-8",
    )
    (shop / "notes.md").write_text("cheap, but no template\n", encoding="utf-8")
    commit(shop)
    installed = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=shop, capture_output=True, text=True, check=False
    )
    assert installed.returncode == 0, installed.stdout

    (shop / "templates" / "late.md").write_text("It is\nso cheap.\n", encoding="utf-8")
    git(shop, "add", "-A")
    stopped = git(shop, "commit", "-m", "late")
    assert stopped.startswith("1\n"), stopped
    assert "templates/late.md" in stopped
    assert "2:4 ▲ warning “cheap” sounds poor.  house/cheap" in stopped
    assert "notes.md" not in stopped

    (shop / "templates" / "late.md").write_text("It is\ngood value.\n", encoding="utf-8")
    git(shop, "add", "-A")
    assert git(shop, "commit", "-m", "late").startswith("0\n")
