"""Generated documentation is fresh, and every page that a rule points at is there."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"


def generated() -> dict[Path, str]:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[Path, str] = module.pages()
    return pages


@pytest.mark.parametrize(
    ("path", "text"), generated().items(), ids=lambda value: value.name if isinstance(value, Path) else ""
)
def test_generated_page_is_fresh(path: Path, text: str) -> None:
    assert path.is_file(), "run: python docs/generate.py"
    assert path.read_text(encoding="utf-8") == text, "run: python docs/generate.py"


def test_no_page_of_a_rule_that_is_gone() -> None:
    assert set((DOCS / "rules").rglob("*.md")) <= set(generated())
