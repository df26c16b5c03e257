"""Who takes it on: the promise to see it through, or one to do the next thing, by somebody who says so."""

from __future__ import annotations

import re

from replycoach.reading import Reading

DOES = re.compile(r"\b(?:i|we)(?:['’](?:ve|ll|m|re)|\s+(?:have|will|am|are))\b|\blet\s+me\b", re.IGNORECASE)
WILL = re.compile(r"\bi(?:['’]ll|\s+will|['’]m\s+going\s+to|\s+am\s+going\s+to)\b|\blet\s+me\b", re.IGNORECASE)


def acts(reading: Reading) -> bool:
    """Whether somebody of ours says what was, is or will be done."""
    return reading.does("ownership") or any(DOES.search(one.text) for one in reading.doing("action"))


def promises(reading: Reading) -> bool:
    """Whether the agent takes it on for what is still to come."""
    return reading.does("ownership") or any(WILL.search(one.text) for one in reading.doing("action"))
