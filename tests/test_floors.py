"""The design as a test: which room may import which, and what importing the package may load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src" / "replycoach").rglob("*.py"))


def test_floors() -> None:
    from importlinter.cli import lint_imports_command

    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert lint_imports_command
    assert done.returncode == 0, done.stdout + done.stderr


def test_importing_the_package_is_cheap() -> None:
    code = (
        "import sys, replycoach\n"
        "heavy = {'spacy', 'textblob', 'jinja2', 'onnxruntime', 'numpy', 'pydantic', 'rich', 'click'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "replycoach.Case\n"
        "assert not {'spacy', 'textblob', 'jinja2', 'onnxruntime'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", ["Coach", "Case", "Review", "Rule", "Example", "InputError", "__version__"])
def test_public_names_are_there(name: str) -> None:
    import replycoach

    assert getattr(replycoach, name)
    assert name in dir(replycoach)


def test_unknown_name_is_an_attribute_error() -> None:
    import replycoach

    with pytest.raises(AttributeError, match="no attribute 'Coahc'"):
        replycoach.Coahc  # noqa: B018


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_files_stay_readable(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 450, "two rooms in one?"
    assert path.stem not in {"utils", "helpers", "manager", "common", "misc"}
