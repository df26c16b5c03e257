"""A playground as its user starts it, and a browser to look at it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    pass


@pytest.fixture(scope="session")
def playground() -> Iterator[str]:
    """The address of a playground that runs."""
    command = [sys.executable, "-m", "replycoach", "play", "--no-open"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+/#\S+", process.stdout.readline())
        assert found
        yield found[0]
        process.terminate()
