"""Globs of the settings: which files a table of them speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import translate
from functools import lru_cache


def matches(patterns: Iterable[str], path: str) -> bool:
    """Whether any of these globs means this path.

    ``*`` stays inside a folder and ``**`` does not; a glob without a slash means a file of this name in any folder.

    >>> matches(["chat/**"], "chat/late/one.txt"), matches(["chat/*"], "chat/late/one.txt"), matches(["*.md"], "a/b.md")
    (True, False, True)
    """
    name = path.replace("\\", "/").removeprefix("./")
    return any(_pattern(pattern).fullmatch(name) for pattern in patterns)


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> re.Pattern[str]:
    pattern = pattern.removeprefix("./")
    if "/" not in pattern:
        pattern = f"**/{pattern}"
    parts = []
    for part in re.split(r"(\*\*/?|[*?]|\[[^\]]+\])", pattern):
        if part.startswith("["):
            parts.append(translate(part)[4:-3])
        else:
            parts.append({"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part) or re.escape(part))
    return re.compile("".join(parts))
