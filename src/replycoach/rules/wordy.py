"""Office phrases that mean exactly what a plain word means, so that they can be swapped unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from replycoach.model import Edit, Suggestion
from replycoach.reading.reading import Sentence

PHRASES: Final = {
    r"in order to": "to",
    r"prior to": "before",
    r"subsequent to": "after",
    r"in the event that": "if",
    r"(?:due to|owing to|in view of|in light of) the fact that": "because",
    r"(?:despite|in spite of) the fact that": "although",
    r"at this (?:point|moment) in time|at the present time": "now",
    r"until such time as": "until",
    r"for a period of(?! time)": "for",
    r"within a period of(?! time)": "within",
    r"with the exception of": "except",
    r"on a daily basis": "every day",
    r"on a weekly basis": "every week",
    r"on a monthly basis": "every month",
    r"at your earliest (?:possible )?convenience": "as soon as you can",
    r"please do not hesitate to": "please",
}
"""Phrases (regular expressions) and the plain words."""

_LEADS: Final = (
    r"(?:please|kindly) be (?:advised|informed) that",
    r"this (?:letter|email|e-mail|message)? ?is to (?:inform|advise|notify) you that",
    r"(?:we|i) (?:would like|wish|are writing|am writing) to (?:inform|advise|notify) you that",
)
"""What is said before the matter; the rest of the sentence stands without it."""

_ANY: Final = re.compile(rf"\b(?:{'|'.join(f'({phrase})' for phrase in PHRASES)})\b", re.IGNORECASE)
_LEAD: Final = re.compile(rf"\s*(?P<lead>(?:{'|'.join(_LEADS)})\s+)(?P<next>\w)", re.IGNORECASE)
AND_THAT: Final = re.compile(
    r",? and that (?=[a-z])(?!(?:is|was|will|would|has|had|can|could|means|should|may|might|must|does|did|way|one|said)\b)"
)
"""The second thing that somebody is informed of; where the first loses its "that", so does this one."""


def plainly(sentence: Sentence) -> tuple[Suggestion, ...]:
    """One safe suggestion with all swaps of a sentence; none where there is nothing to swap."""
    return tuple(_plainly(sentence.text, sentence.start))


def _plainly(text: str, start: int) -> Iterator[Suggestion]:
    """The same for a text that begins at `start` of the prose.

    >>> [one.text for one in _plainly("In order to send it, we need the form prior to Friday.", 0)]
    ['Write “To” for “In order to”, “before” for “prior to”.']
    >>> [e.text for e in next(_plainly("Please be advised that it is open and that it is free.", 0)).edits]
    ['I', ', and ']
    """
    edits, told = [], []
    lead = _LEAD.match(text)
    if lead:
        edits.append(Edit(start=start + lead.start("lead"), end=start + lead.end(), text=lead["next"].upper()))
        told.append(f"leave out “{lead['lead'].strip()}”")
        edits += [
            Edit(start=start + one.start(), end=start + one.end(), text=", and ") for one in AND_THAT.finditer(text)
        ]
    for found in _ANY.finditer(text, lead.end() if lead else 0):
        if found[0].isupper():
            continue
        plain = list(PHRASES.values())[(found.lastindex or 1) - 1]
        plain = plain[0].upper() + plain[1:] if found[0][0].isupper() else plain
        edits.append(Edit(start=start + found.start(), end=start + found.end(), text=plain))
        told.append(f"“{plain}” for “{' '.join(found[0].split())}”")
    if edits:
        words = ", ".join(told)
        words = words[0].upper() + words[1:] if lead else f"Write {words}"
        yield Suggestion(text=f"{words}.", edits=tuple(edits), safety="safe")
