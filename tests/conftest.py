"""What several tests share: one coach for all of them, since loading the models takes a second."""

from __future__ import annotations

import pytest

from replycoach import Coach


@pytest.fixture(scope="session")
def coach() -> Coach:
    return Coach()
