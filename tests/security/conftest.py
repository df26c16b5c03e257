"""Lets the modules here find each other; those that are no tests are not collected."""

from __future__ import annotations

import sys
from pathlib import Path

collect_ignore = ["entries.py", "dying.py"]
sys.path.insert(0, str(Path(__file__).parent))
