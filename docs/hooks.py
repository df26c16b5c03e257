"""For mkdocs: links that leave docs/ lead to the repository, where its address is known, and are plain text where it is not."""

from __future__ import annotations

import re
from typing import Any

OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./([^)]+)\)")


def on_page_markdown(markdown: str, page: Any, config: Any, **_: Any) -> str:
    """Called for every page; those in folders below docs/ link among themselves."""
    if "/" in page.file.src_uri:
        return markdown
    home = (config.repo_url or "").rstrip("/")
    return OUTSIDE.sub(lambda found: f"[{found[1]}]({home}/blob/main/{found[2]})" if home else found[1], markdown)
