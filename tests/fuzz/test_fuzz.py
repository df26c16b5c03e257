"""The fuzz targets on their corpus (seeds, and everything that ever broke one) and on what Hypothesis thinks of."""

from __future__ import annotations

from pathlib import Path

import outputs  # noqa: F401 (enters its targets)
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from targets import TARGETS

HERE = Path(__file__).parent
SLOW = {"whole", "review"}
CORPUS = sorted(path for path in (HERE / "corpus").glob("*/*") if path.is_file())
PIECES = [
    line[1:-1].encode("latin-1").decode("unicode_escape").encode("latin-1")
    for line in (HERE / "words.dict").read_text("utf-8").splitlines()
]
ANYTHING = st.lists(
    st.one_of(st.sampled_from(PIECES), st.binary(max_size=4), st.text(max_size=6).map(str.encode)), max_size=30
).map(b"".join)


def test_the_runs_that_the_documentation_tells_of_are_those_that_were_counted() -> None:
    """`runs.txt` holds what the campaigns counted, a target a line."""
    runs = dict(line.split() for line in (HERE / "runs.txt").read_text("utf-8").splitlines())
    assert runs.keys() == TARGETS.keys()
    page = HERE.parent.parent / "docs" / "trust.md"
    if page.exists():  # not beside a wheel that is tested on its own
        assert f" {sum(map(int, runs.values())):,} runs by coverage" in page.read_text("utf-8").replace("\n", " ")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_corpus(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("name", sorted(TARGETS.keys() - SLOW))
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=ANYTHING)
def test_anything(name: str, data: bytes) -> None:
    TARGETS[name](data)


@pytest.mark.parametrize("name", sorted(SLOW))
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=ANYTHING)
def test_anything_with_the_models(name: str, data: bytes) -> None:
    TARGETS[name](data)
