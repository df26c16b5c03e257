"""Every dependency has its line in docs/dependencies.md with range, licence and reason; the code imports nothing else."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
MODULES = {
    "yaml": "pyyaml", "vl_convert": "vl-convert-python", "lsprotocol": "pygls", "pytest": "the plug-in for tests is loaded by pytest",
    "IPython": "", "ipywidgets": "",
}  # fmt: skip
"""Modules that are not called like the package that brings them."""


def table(heading: str) -> dict[str, list[str]]:
    """The rows below a heading, by their first cell."""
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    part = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("| ")
    ]
    return {row[0]: row[1:] for row in rows[2:]}


def named(requirement: str) -> tuple[str, str]:
    """Name and range of a requirement, lower bound first."""
    wanted = Requirement(requirement)
    return wanted.name, ",".join(sorted(map(str, wanted.specifier), reverse=True))


RUNTIME, OPTIONAL, WORK = table("Always installed"), table("With an extra"), table("To work on replycoach")


def test_what_is_always_installed() -> None:
    assert {name: row[0] for name, row in RUNTIME.items()} == dict(map(named, PROJECT["dependencies"]))


def test_what_an_extra_installs() -> None:
    told = {(row[2], name, row[0]) for name, row in OPTIONAL.items()}
    assert told == {(extra, *named(one)) for extra, some in EXTRAS.items() if extra != "dev" for one in some}


def test_what_work_needs() -> None:
    used = {named(one)[0] for one in EXTRAS["dev"]}
    assert used - set(OPTIONAL) == set(WORK)


@pytest.mark.parametrize(
    "requirement", [*PROJECT["dependencies"], *(one for key, some in EXTRAS.items() if key != "dev" for one in some)]
)
def test_every_range_has_an_end(requirement: str) -> None:
    assert re.search(r">=[\d.]+", requirement)
    assert re.search(r"<\d", requirement)


def test_every_line_says_why_and_under_which_licence() -> None:
    for row in (*RUNTIME.values(), *OPTIONAL.values(), *WORK.values()):
        assert len(row[-1]) > 4
        assert all(row)


def imported() -> Iterator[str]:
    """The first part of every module that the package imports and that is not Python's own."""
    for file in (ROOT / "src" / "replycoach").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            yield from (name.partition(".")[0] for name in names)


def test_nothing_else_is_imported() -> None:
    modules = set(imported()) - sys.stdlib_module_names - {"replycoach"}
    ours = {name.replace("-", "_") for name in (*RUNTIME, *OPTIONAL)}
    assert {name for name in modules if MODULES.get(name, name).replace("-", "_") not in ours} <= {"pytest"}


def test_nothing_is_installed_in_vain() -> None:
    """A package that everybody gets is imported, or its files are read."""
    modules = {MODULES.get(name, name).replace("-", "_") for name in imported()}
    assert {name for name in RUNTIME if name.replace("-", "_") not in modules} == {"symspellpy"}


def stated(package: Distribution) -> str:
    """What an installed package says of its licence."""
    of = package.metadata
    kinds = [one.rpartition("::")[2] for one in of.get_all("Classifier", []) if one.startswith("License ::")]
    named = [one[:60] for field in ("License-Expression", "License") for one in of.get_all(field, [])]
    return " ".join([*named, *kinds])


FAMILY = {"BSD-3-Clause": "BSD", "BSD-2-Clause": "BSD", "Apache-2.0": "Apache", "MPL-2.0": "MPL|Mozilla"}


@pytest.mark.parametrize(
    ("name", "licence"),
    [(name, row[-2] if name in WORK else row[1]) for some in (RUNTIME, OPTIONAL, WORK) for name, row in some.items()],
)
def test_the_licence_is_what_the_package_states(name: str, licence: str) -> None:
    try:
        package = distribution(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed here")
    texts = [
        Path(str(file.locate())).read_text("utf-8") for file in package.files or [] if file.name.startswith("LICENSE")
    ]
    told = stated(package) if stated(package).strip() else " ".join(texts)
    assert re.search(FAMILY.get(licence, licence), told), told[:200]


def brought(names: list[str]) -> dict[str, Distribution]:
    """These packages and all that they need, as far as they are installed."""
    found: dict[str, Distribution] = {}
    while names:
        name = canonicalize_name(names.pop())
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        wanted = map(Requirement, found[name].requires or [])
        names += [one.name for one in wanted if not one.marker or one.marker.evaluate({"extra": ""})]
    return found


def test_no_copyleft_comes_along() -> None:
    found = brought([*RUNTIME, *OPTIONAL])
    assert len(found) > len(RUNTIME)
    assert [name for name, package in found.items() if re.search(r"\b[AL]?GPL|General Public", stated(package))] == []
