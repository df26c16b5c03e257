"""A duty behind a clause of its own: "the order is ready, you need to collect it" is two things, a fact and a request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.rewriting.clauses import SUBORDINATE
from replycoach.rewriting.sentences import is_finite
from replycoach.rewriting.transforms._piece import capital, tail_off

if TYPE_CHECKING:
    from replycoach.reading.reading import Parser

LINK = re.compile(
    r"(?:(?:[,;–—] ?|(?<=[a-z0-9]) )(?P<link>and|but|so)|[,;–—])(?: (?:now|then|therefore|for (?:this|that)|first))? $",
    re.IGNORECASE,
)
"""How the second clause begins."""
OPEN = re.compile(
    r"\b(?:that|which|who|where|what|how|if|whether|when|because|think|know|say|says|said|told|means?)\b[^,;]*$|\?",
    re.IGNORECASE,
)
"""What the duty may hang on."""
SHORTEST = 3


def clause_before(before: str, parser: Parser) -> tuple[str, str] | None:
    """The clause before a duty and the link between them; None where the duty is a part of it.

    >>> from replycoach.reading.grammar import Grammar
    >>> clause_before("The order is ready, so ", Grammar()), clause_before("The form says that ", Grammar())
    (('The order is ready', 'so'), None)
    """
    link = LINK.search(before)
    if link is None:
        return None
    clause = tail_off(before[: link.start()])
    if (
        len(clause.split()) < SHORTEST
        or SUBORDINATE.match(clause)
        or OPEN.search(clause)
        or re.match(r"(?:please|could you|otherwise|to|for)\b", clause, re.IGNORECASE)
        or not is_finite(parser.parse(f"{capital(clause)}."))
    ):
        return None
    return clause, (link["link"] or "").lower()
