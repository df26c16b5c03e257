"""`Proposal`: other words for a finding, as edits, with how far they can be trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from replycoach.model import Edit, Finding, Safety

if TYPE_CHECKING:
    from replycoach.reading import Reading


@dataclass(frozen=True, slots=True)
class Proposal:
    """Edits that answer one finding together, in positions of `Reading.text`; `note` says in a few words what they do.

    What only the agent can know stands in the new words as a slot, ``[when: e.g. today by 17:00]``. `spares` are sentences that
    deny or do nothing that the customer would miss, so that the guard need not look for it.
    Where it `asks`, it puts a slot behind words that stay: the finding stands until the agent has filled it. Where it `eases`, it
    betters words of a finding on the whole reply, which need not settle it and adds no kind word.
    """

    edits: tuple[Edit, ...]
    safety: Safety
    note: str
    spares: frozenset[str] = frozenset()
    asks: bool = False
    eases: bool = False


Propose = Callable[["Reading", Finding, tuple[int, int]], Iterator[Proposal]]
"""What a family of transforms does: from a finding and its words in the prose to proposals, the best first."""
