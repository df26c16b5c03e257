"""The gallery in the documentation shows what the program really writes."""

from __future__ import annotations

import runpy
from pathlib import Path

from replycoach import Coach

DOCS = Path(__file__).parents[2] / "docs"


def test_the_gallery_is_fresh(coach: Coach) -> None:
    gallery = runpy.run_path(str(DOCS / "gallery.py"))
    assert len(gallery["cases"]()) == 30
    assert gallery["page"](coach) == (DOCS / "rewriting.md").read_text(encoding="utf-8"), "python docs/gallery.py"
