"""What is installed is what is needed: the wheel's files, its size, the same bytes whenever it is built, and a source archive that builds it."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
import tarfile
from email import message_from_string
from pathlib import Path
from zipfile import ZipFile

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
MEGABYTE = 1_000_000
WEIGHTS = 40 * MEGABYTE
INFO = f"replycoach-{VERSION}.dist-info"
KINDS = {".py", ".j2", ".toml", ".css", ".js", ".html"}
"""Files of the package beside the models and the mark that it is typed."""

pytestmark = pytest.mark.skipif(
    not (importlib.util.find_spec("build") and importlib.util.find_spec("hatchling")),
    reason="the wheel was NOT built: it needs build and hatchling",
)


def build(kind: str, folder: Path, source: Path = ROOT) -> Path:
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    [made] = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def test_nothing_that_is_not_needed(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {"replycoach", INFO}
    models = [name for name in names if name.startswith("replycoach/reading/model/")]
    rest = [name for name in names if name.startswith("replycoach/") and name not in models]
    assert {Path(name).suffix for name in rest} == {*KINDS, ".typed"}
    assert not [
        name
        for name in names
        if any(part in name for part in ("test_", "conftest", "__pycache__", ".md", ".jsonl", ".svg"))
    ]


def test_everything_that_is_needed(wheel: Path) -> None:
    files = {
        str(file.relative_to(ROOT / "src"))
        for file in (ROOT / "src" / "replycoach").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert files == {name for name in ZipFile(wheel).namelist() if name.startswith("replycoach/")}


def test_the_weights_stay_within_their_bound(wheel: Path) -> None:
    sizes = {one.filename: one.file_size for one in ZipFile(wheel).infolist()}
    weights = sum(size for name, size in sizes.items() if "/reading/model/" in name)
    assert weights <= WEIGHTS
    assert sum(sizes.values()) - weights < 3.0 * MEGABYTE


def test_licence_notice_and_type(wheel: Path) -> None:
    with ZipFile(wheel) as files:
        of = message_from_string(files.read(f"{INFO}/METADATA").decode())
        assert of["License-Expression"] == "MIT"
        for name in of.get_all("License-File", []):
            assert files.read(f"{INFO}/licenses/{name}") == (ROOT / name).read_bytes()
    assert set(of.get_all("License-File", [])) == {"LICENSE", "NOTICE"}
    assert Path(wheel).name == f"replycoach-{VERSION}-py3-none-any.whl"


def test_the_same_bytes_from_the_source_archive(wheel: Path, tmp_path: Path) -> None:
    """An archive holds what is needed to build, test and read, and gives the same wheel, whenever and wherever it is built."""
    archive = build("sdist", tmp_path / "sdist")
    with tarfile.open(archive) as files:
        names = [name.partition("/")[2] for name in files.getnames()]
        files.extractall(tmp_path / "out", filter="data")
    assert {name.partition("/")[0] for name in names} <= {
        "src", "tests", "docs", "examples", "benchmarks", "training", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "NOTICE",
        "mkdocs.yml", "action.yml", ".pre-commit-hooks.yaml", "pyproject.toml", "PKG-INFO", ".gitignore",
    }  # fmt: skip
    assert not [name for name in names if "__pycache__" in name or name.startswith("training/work")]
    [source] = (tmp_path / "out").iterdir()
    again = build("wheel", tmp_path / "again", source)
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(wheel.read_bytes()).digest()
