"""Whether waiting costs the customer something now: what the trained model thinks of the message, and the signs of it in its words.

The model hears the tone; what a date so near, a thing that leaks or somebody at a locked door means is plainer from the words. The weights were fitted on
the training messages as read by models that had not seen them, and are few enough to be read.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

from replycoach.reading.answers import log_odds
from replycoach.reading.sealed import opened
from replycoach.text.anycase import AnyCase

HOME = Path(__file__).parent / "model" / "urgency"

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)\b"
_SPAN = r"\d+|an?|one|two|three|half an|a few|a couple of|less than \w+"
SIGNS: dict[str, AnyCase] = {
    "deadline": AnyCase(
        rf"\b(?:(?:by|before|until|till?|for|this|next) (?:the )?(?:end of (?:the )?(?:day|today|week)|{_DAY}|noon|midday|midnight|tonight|tomorrow|weekend"
        rf"|\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}}(?:[:.]\d\d)? ?(?:am|pm))"
        rf"|(?:tomorrow|tmrw|tonight|2nite|deadline|due (?:on|by|in|today))\b|in (?:{_SPAN}) (?:min\w*|hours?|hrs?|days?)\b)"
    ),
    "soon": AnyCase(
        r"\b(?:today|tomorrow|tmrw|tonight|this (?:morning|afternoon|evening)|in (?:\d+|an?|one|two|three|half an) (?:min\w*|hours?|hrs?))\b"
    ),
    "closing": AnyCase(
        r"\b(?:before (?:it|they|you|he|she|i|we|the \w+)(?:['’](?:s|re))? (?:\w+ )?(?:ships?|sends?|sent|goes|go|leaves?|dispatch\w*|charged?|takes?|renews?|expires?|closes?|arrives?"
        r"|comes?|runs? out|gets?)|how long (?:do|have) (?:i|we)|or (?:else )?(?:he|she|they|it|i|we)(?:['’](?:ll|s)| will| gets?| loses?| cancels?| takes?| close[sd]?)"
        r"|(?:lose|losing|miss|missing|forfeit\w*) (?:my|our|the|out|it|his|her)|expires?|expiring|deadline|closes|closing|last (?:day|chance)|runs? out|running out)\b"
    ),
    "blocked": AnyCase(
        r"\b(?:locked out|(?:is|been|got|are|i['’]?m|account) (?:locked|stuck|blocked|frozen)|stranded|(?:is|are) down|dead|outage"
        r"|(?:can['’]?t|cannot) (?:get in\w*|log ?in|work|access|pay|use|call|open|ring|trade|cook|wash|drive)|no (?:heat|hot|water|power|signal|internet|phone|electric|gas)\w*)\b"
    ),
    "unsafe": AnyCase(
        r"\b(?:dose|insulin|medic\w*|meds|tablets?|allerg\w*|gas|smok\w*|smell\w*|burn\w*|fire|sparks?|leak\w*|flood\w*|unsafe|danger\w*|hospital|surgery|bab(?:y|ies)|disabled|wheelchair"
        r"|bleed\w*|diabet\w*|oxygen|alarm|asthma\w*|inhaler|freezing)\b"
    ),
    "money": AnyCase(
        r"\b(?:rent|overdra\w+|bailiffs?|can['’]?t afford|fraud\w*|hack\w*|scam\w*|stolen|payday|wages|penalty|fined?|court|someone (?:else )?(?:is|has|used))\b"
    ),
    "no_hurry": AnyCase(
        r"\b(?:no (?:great )?(?:rush|hurry)|whenever|not urgent|isn['’]?t urgent|take your time|don['’]?t mind|when you (?:can|get a)|just (?:wondering|curious|wanted)|one day"
        r"|thinking (?:of|about)|for next (?:year|month))\b"
    ),
    "waits": AnyCase(
        r"\b(?:(?:here|outside|standing|waiting) (?:now|in|at|with|on)|right now|sat (?:here|in|at)|at the (?:airport|station|gate|desk|counter|till|door))\b"
    ),
}  # fmt: skip
"""What in a message tells for or against urgency: a time that is near, a chance that passes, somebody who cannot go on, harm, money that is going,
no hurry, somebody who stands and waits."""


@cache
def fitted() -> dict[str, float]:
    """What each sign adds to the log-odds; "model" is the weight of the trained model's, "bias" what is added always. Written by `training/urgency.py`."""
    read: dict[str, float] = json.loads(opened(HOME)["weights.json"])
    return read


def urgency(text: str, model: float) -> float:
    """The probability that waiting costs the customer something now.

    Args:
        text: The customer's message.
        model: What the trained model gives for it, a probability.

    >>> urgency("The new pipe leaks and I can't cook.", 0.5) > urgency("No rush, I'm just curious.", 0.5)
    True
    """
    weights = fitted()
    odds = weights["bias"] + weights["model"] * log_odds(model)
    odds += sum(weights[name] for name, sign in SIGNS.items() if sign.search(text))
    return 1 / (1 + math.exp(-odds))
