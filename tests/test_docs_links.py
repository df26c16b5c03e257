"""The documentation holds: links lead somewhere, settings and code in it work, what it takes from the code is fresh, and it builds."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from replycoach.profile import Settings
from replycoach.rules import catalogue

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
LINK = re.compile(r"(?<!`)!?\[[^\]]*\]\(([^)\s]+)\)")


def anchors(page: Path) -> set[str]:
    """The ids of the page's headings, as GitHub and mkdocs make them."""
    headings = re.findall(
        r"^#+ (.+)$", re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL), re.MULTILINE
    )
    return {re.sub(r"[\s]+", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip()) for heading in headings}


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of this language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in LINK.findall(text):
        if "://" in link or link.startswith("mailto:"):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if target == DOCS / "rules" / "index.md" and not target.exists():
            pytest.skip("docs/rules is not generated: python docs/generate.py")
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", [DOCS / "tuning.md", DOCS / "writing-a-rule.md"], ids=lambda page: page.name)
def test_settings_in_the_pages_are_settings(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "examples"))
    for block in blocks(page, "toml"):
        settings = Settings.of(tomllib.loads(block))
        if "my_package.rules" not in settings.rules:
            catalogue(settings)


def test_every_setting_is_on_the_page() -> None:
    given = {key for block in blocks(DOCS / "tuning.md", "toml") for key in tomllib.loads(block)}
    assert given == set(Settings.model_fields)


@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "start.md"], ids=lambda page: page.name)
def test_code_in_the_pages_runs(page: Path) -> None:
    for block in blocks(page, "python"):
        exec(compile(block, page.name, "exec"), {})


def loaded(name: str) -> ModuleType:
    """A script of the documentation as a module."""
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("path", "text"),
    [*loaded("reference").pages().items()],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_what_comes_from_the_code_is_fresh(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, "run: python docs/reference.py"


def test_the_reference_holds_every_public_name() -> None:
    import replycoach

    told = {name for names in loaded("reference").KINDS.values() for name in names}
    assert told == set(replycoach.__all__) - {"__version__"}


def test_pictures_load_nothing() -> None:
    for picture in (DOCS / "pictures").glob("*.svg"):
        assert not re.search(
            r"url\((?!#)|(?<!xmlns=\")https?://(?!www\.w3\.org|www\.textualize\.io)",
            picture.read_text(encoding="utf-8"),
        ), picture.name


def test_the_site_builds(tmp_path: Path) -> None:
    if not importlib.util.find_spec("material"):
        pytest.skip("mkdocs-material is not installed, so the site was NOT built: pip install -e '.[docs]'")
    if not (DOCS / "rules" / "index.md").exists():
        pytest.skip("docs/rules is not generated, so the site was NOT built: python docs/generate.py")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **quiet}, capture_output=True, text=True, timeout=120, check=False
    )
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site" / "index.html").is_file()
