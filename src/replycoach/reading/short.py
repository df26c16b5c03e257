"""Short drafts: a lone sentence is also read inside a whole reply, which is what the sentence model knows.

The model learned from replies with a greeting, a body and a closing; what a single sentence says about a draft it can hardly tell. So the
moves and cues of a short draft are a mean, in log-odds, of reading it bare and of reading it inside a plain letter.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from replycoach.reading.meaning import Meaning, ReplyMeaning

FEW_SENTENCES = 2
FEW_WORDS = 30
OPENING = "Hi Ana,\n\nThank you for your message. "
CLOSING = "\n\nBest wishes,\nJohn"
FRAMED = 2 / 3
"""The weight of the reading inside a letter."""


def is_short(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a draft is so short that it should be read inside a letter as well."""
    return 0 < len(spans) <= FEW_SENTENCES and len(text.split()) <= FEW_WORDS


def read_short(
    meaning: Meaning, text: str, spans: Sequence[tuple[int, int]], message: str, channel: str
) -> ReplyMeaning:
    """The meaning of a short draft: what is missing as it stands, moves and cues with the help of a letter around it."""
    bare = meaning.read_reply(text, spans, message, channel)
    first, last = len(OPENING), len(OPENING) + len(text)
    greeting, thanks = OPENING.index("\n"), len(OPENING.rstrip())
    around = [(0, greeting), (greeting + 2, thanks)]
    inside = [(start + first, end + first) for start, end in spans]
    closing = [(last + 2, last + 2 + len("Best wishes,")), (last + len(CLOSING) - len("John"), last + len(CLOSING))]
    letter = meaning.read_reply(OPENING + text + CLOSING, [*around, *inside, *closing], message, channel)
    sentences = tuple(
        replace(alone, cues=_mean(alone.cues, framed.cues), moves=_mean(alone.moves, framed.moves))
        for alone, framed in zip(bare.sentences, letter.sentences[len(around) :], strict=False)
    )
    cues = set(bare.sentences[0].cues) - {"acknowledgement/late"}  # the letter's thanks would come first
    worded = {name: odds for name, odds in letter.flags.items() if name in cues}
    return replace(bare, sentences=sentences, flags={**bare.flags, **_mean({n: bare.flags[n] for n in worded}, worded)})


def _mean(bare: Mapping[str, float], framed: Mapping[str, float]) -> dict[str, float]:
    return {
        name: 1 / (1 + math.exp(-(1 - FRAMED) * _log_odds(odds) - FRAMED * _log_odds(framed[name])))
        for name, odds in bare.items()
    }


def _log_odds(odds: float) -> float:
    bounded = min(max(odds, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


FEW_WORDS_OF_A_CUSTOMER = 10
"""A message of at most so many words tells the model little of a mood."""
PLAINLY = 0.6
EVENT = re.compile(
    r"\b(?:arriv|charg|refund|crash|leak|tor[en]|crack|missing|cancel|expir|lost|lose|twice|double|late|deliver|receiv|declin|lock|delay|smell|burn"
    r"|reset|password|invoice|address|log(?:ging)?\s?in|sign(?:ing)?\s?in|freez|bounc|overheat|ship|tracking|stain|scratch|swollen|flat|date|size|colou?r)\w*",
    re.IGNORECASE,
)
"""Words for something that happens to a thing; with one of them even a short message says what is the matter."""


def is_specific(text: str) -> bool:
    """Whether a short message names what is the matter.

    >>> is_specific("My name is wrong on the invoice."), is_specific("it doesnt work"), is_specific("wrong order AGAIN")
    (True, False, False)
    """
    return len(text.split()) <= FEW_WORDS_OF_A_CUSTOMER and bool(EVENT.search(text))


def is_plain_question(text: str) -> bool:
    """Whether a message is one short question and nothing else, said without a raised voice."""
    bare = text.strip()
    return (
        len(bare.split()) <= FEW_WORDS_OF_A_CUSTOMER and bare.endswith("?") and bare.count("?") == 1 and "!" not in bare
    )
