"""Where a reply stands: what it refuses, what is done and what is open, and so what words of sympathy and promise may stand in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.rewriting import onward

if TYPE_CHECKING:
    from replycoach.reading.reading import Reading, Sentence
    from replycoach.rewriting.draft import Draft

_DONE = r"(?:fixed|sorted|resolved|solved|changed|corrected|cancelled|canceled|refunded|done|updated|amended|replaced|unlocked)"
DONE = re.compile(
    rf"^[^,;:?]{{0,40}}\b(?<!not ){_DONE}\s*[.!]|\bI(?:'ve| have)(?: just| now| already)* {_DONE}\b|\b(?:has|have)(?: just| now| already)* been {_DONE}\b|\b(?:credit|money|refund|payment|points)[^.;?]{{0,20}} (?:is|are)(?: now| already)? back (?:on|in)\b"
    r"|^\W*no (?:further|more) (?:action|steps?)\b[^.;?]{0,30}\b(?:required|needed|necessary)\b|\byou (?:now )?owe nothing\b",
    re.IGNORECASE,
)
"""A sentence that tells what has been done, after which nothing is open."""
OFFERED, LIKELY = 0.5, 0.75
"""How likely a sentence has to be the solution for a way on to be there already, or a refusal for one to be missed. A refusal denies, and a
solution does not: the second holds for those that do otherwise."""
SHUT = 0.55
"""How likely a sentence has to shut the door, for the same."""
CAN = re.compile(
    r"\b(?:you|i|we)(?: could|'d be able to| can| may| are able to)(?!['’]t|not)(?: \w+ly)?(?: still| also| however| instead| of course| always)*"
    r"(?! (?:not|only|see|understand|tell|imagine|say|be|hear|confirm|expect|appreciate|assure)\b) [a-z]+",
    re.IGNORECASE,
)
"""What somebody can do."""
HINGES = re.compile(r"\b(?:if|unless|without|in case)\b", re.IGNORECASE)
"""A condition: what is refused only then is not refused."""
DENIES = re.compile(r"\b(?:not|no|never|nothing|nobody)\b|n['’]t\b", re.IGNORECASE)


def sympathises(reading: Reading) -> str:
    """What words of sympathy may do, by the outcomes of snippets: they own up to something only where the reply puts it right, or says sorry itself."""
    gives = reading.does("solution", "action", "timeframe")
    if (shuts(reading) or onward.REFUSED.search(reading.text)) and not reading.does("action", "timeframe"):
        return "firm" if onward.LOOKS_YET.search(reading.text) else "declined"
    blames = any(one.cues.get("language/blame", 0.0) >= OFFERED for one in reading.sentences)
    return outcome(reading) if (gives or reading.does("apology")) and not blames and not shuts(reading) else "firm"


def says_can(text: str) -> bool:
    """Whether a clause says what somebody can do."""
    clauses = re.split(r"[,;:–—]|\b(?:and|but|because|so)\b", text)
    return "?" not in text and any(CAN.search(one) and not DENIES.search(one) for one in clauses)


def refuses(sentence: Sentence) -> bool:
    """Whether a sentence surely refuses something, and not only for a case that may not come."""
    odds = sentence.move_odds.get("refusal", 0.0)
    likely = odds >= (OFFERED if DENIES.search(sentence.text) else LIKELY)
    return (likely or sentence.cues.get("language/dead-end", 0.0) >= SHUT) and not HINGES.search(sentence.text)


def shuts(reading: Reading) -> bool:
    """Whether the draft surely refuses something, so that the customer may ask what can be done instead."""
    return any(map(refuses, reading.sentences))


def outcome(reading: Reading) -> str:
    """How the matter stands at the end of the reply, for words that close it."""
    if reading.does("refusal") and not reading.does("solution", "timeframe"):
        return "declined"
    if not reading.does("question", "timeframe", "hold", "handoff") and any(
        DONE.search(one.text) for one in reading.sentences
    ):
        return "solved"
    if reading.does("question", "timeframe", "hold", "handoff") or not reading.does("solution", "action"):
        return "open"
    return "solved"


BACK = re.compile(
    r"\b(?:is|are|'s|'re)(?: now| all| back)* (?:open|back|working|fixed|active|unlocked|restored|running|up)(?: (?:again|now|and running)|(?=[.!,]|$))",
    re.IGNORECASE,
)
"""That it is over."""
PAST: Mapping[str, str] = MappingProxyType(
    {
        "is": "was",
        "are": "were",
        "isn't": "wasn't",
        "aren't": "weren't",
        "can't": "couldn't",
        "won't": "wouldn't",
        "doesn't": "didn't",
        "keeps": "kept",
    }
)
PRESENT = re.compile(rf"\b(?:{'|'.join(PAST)})(?![\w'])")


def over(draft: Draft) -> Draft:
    """The draft with the customer's trouble told as what was, where the reply says that it is over."""
    if not (draft.is_done or BACK.search(draft.text.replace("’", "'"))):
        return draft
    told, wrong = (
        PRESENT.sub(lambda one: PAST[one[0]], words, count=1)
        for words in (draft.situation.matter.state, draft.situation.weight.plight)
    )
    matter, weight = replace(draft.situation.matter, state=told), replace(draft.situation.weight, plight=wrong)
    return replace(draft, situation=replace(draft.situation, matter=matter, weight=weight))
