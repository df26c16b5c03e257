"""What several tests share: one coach for all of them, since loading the models takes a second, and one browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from replycoach import Coach

settings.register_profile("ours", deadline=None)  # a busy machine is no failure
settings.load_profile("ours")


@pytest.fixture(scope="session")
def coach() -> Coach:
    return Coach()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium: the system's, else the one of Playwright. While it runs, this thread has an event loop: so it ends with the module."""
    api = pytest.importorskip("playwright.sync_api", reason="NOT TRIED IN A BROWSER: install playwright")
    with api.sync_playwright() as running:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        if not path and not Path(running.chromium.executable_path).exists():
            pytest.skip("NOT TRIED IN A BROWSER: install Chromium")
        chromium = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()
