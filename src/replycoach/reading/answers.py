"""Which of the customer's questions a reply leaves open: what is asked for, against what the reply brings of that kind.

Every question gets a few plain features (does the reply bring a time where a time was asked for, are the words of the question taken up, is there
anything of substance at all, does the agent promise to find out), a weighted sum of them makes the odds that it was skipped. The weights were fitted on
the training drafts and are few enough to be read.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from replycoach.model import Move
from replycoach.profile import Strictness
from replycoach.reading.overlap import content, covered
from replycoach.reading.reading import Question, Reading
from replycoach.reading.sealed import opened
from replycoach.text.anycase import AnyCase

HOME = Path(__file__).parent / "model" / "answers"
Kind = Literal["when", "where", "amount", "why", "who", "how", "which", "request", "whether"]

_WORDINGS: tuple[tuple[Kind, str], ...] = (
    ("when", r"when(?:'?s)?|what time|what date|which day|what day|how soon|how long(?! (?:is|are|was) (?:the|my|your|this|that|a)\b)|how quickly|how far off|by when|the latest|lead time|deadline|timeline|any (?:etas?|timescales?|timeframes?)"),
    ("amount", r"how long|how much|how many|how heavy|how big|how often|how far|how old|what (?:does|will|would|do) (?:it|they|that|the \w+) cost|the price|is there an? (?:\w+ )?(?:fee|charge|discount|minimum)|what (?:size|rate)|what's the (?:fee|price|cost|rate)|any (?:fee|charge|discount)|cost (?:extra|anything)"),
    ("where", r"where(?:'?s)?"),
    ("why", r"why(?:'?s)?|how come|what caused|what went wrong|what happened|how (?:did|does|do|can|could) (?:this|it|that|a|an|the) \w*|how (?:this|that|it) happened|what(?:'s| is) (?:\w+ )?(?:going on|happening|the reason)|the reason"),
    ("who", r"who(?:'?s)?|whom|whose"),
    ("how", r"how (?:do|can|should|to|would|else|am i|are we)|what (?:do|can|should|must|shall) (?:i|we)|what now|now what|what (?:am|are) (?:i|we)|what (?:are|will|can) (?:you|u)|what(?:'s| is) your|what happens|the procedure|any way|is there (?:a|any) way|what you"),
    ("request", r"^(?:please |and |also )*(?:can|could|will|would) (?:you|u|someone|somebody|anyone|i|we) (?:please |just |at least |also )?(?!tell|be|need|have)\w+"),
    ("which", r"which|what"),
)  # fmt: skip
KINDS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _WORDINGS)
"""What a question asks for, by its words; the first that fits. The rest ask whether."""

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|thur|fri|sat|sun)\b"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|few|couple of|half an)"
TIME = re.compile(
    rf"\b(?:{_DAY}|today|tonight|tomorrow|noon|midday|midnight|this (?:morning|afternoon|evening|week|month)|next (?:week|month|year)|end of (?:the )?(?:day|week|month)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)\b|\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}|\d{{1,2}}[:.]\d\d\b|\d{{1,2}} ?(?:am|pm|o'clock)\b|by (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d{{1,2}})\b"
    rf"|{_COUNT}(?:-\w+)?(?: to {_COUNT})? (?:more )?(?:working |business |full )?(?:minute|min|hour|hr|day|week|month|year)s?\b|straight away|right away|at once|already|just now|yesterday|overnight|immediately|now)",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"[£$€]\s?\d|\b\d[\d.,]*\s?(?:%|percent|euros?|pounds?|dollars?|kg|g|cm|mm|m|km|gb|mb|litres?|p|pcs|pence|cents?)\b|\bfree\b|\bno (?:extra |additional )?(?:fee|charge|cost|minimum|discount)|\bnothing extra|\b(?:costs? nothing|at no|included|on us|half|double|twice|once a|every)\b|\d",
    re.IGNORECASE,
)
CAUSE = re.compile(
    r"\b(?:because|since|due to|owing to|caused?|the reason|which is why|that's why|that is why|so that|as a result|happened|turns? out|turned out|it was|was (?:sent|held|left|marked|set|put|taken|lost|read|counted|booked|charged|missed)|our (?:mistake|fault|error|slip|doing)|my (?:mistake|fault|error)|i(?: had|'d)? (?:forgot|missed|mixed|entered|typed)|failed|went wrong|broke|means?|it's the|stuck)\b",
    re.IGNORECASE,
)  # fmt: skip
PLACE = re.compile(
    r"\b(?:left|reach\w*|arriv\w*|in|at|on|from|under|via|through|near|behind|next to|opposite|with (?:the|our)|to the) (?:the |our |your |my )?[\w'-]+|https?:|www\.|\.example",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"\b(?:i'll|i will|i've|i have|i am|i'm|we'll|we will|we pay|we cover|ask for|speak to|my colleague|our \w+|your \w+|mr|ms|mrs|dr)\b|(?<=[a-z,] )[A-Z][a-z]+",
    re.UNICODE,
)
YES_NO = re.compile(
    r"\b(?:yes|yep|no|of course|certainly|sure|indeed|absolutely|happily|gladly|sadly|sorry, but|afraid|unfortunately|not|never|n't|can|can't|cannot|will|won't|is|are|isn't|aren't|does|do|may|possible|allowed|included|covered|safe|fine|free|done|no need|either)\b",
    re.IGNORECASE,
)
DEFERS = AnyCase(
    r"\b(?:find(?:ing)? out|let you know|get(?:ting)? back to you|come(?:s)? back to you|back to you|be in touch|report back|update you|keep you|(?:write|message|ring|call|phone|text|email|e-mail|mail|tell|ping|reply to|dm) (?:to )?you|hear from (?:me|us)|you'll (?:hear|have|get|know)|you will (?:hear|have|get|know)"
    r"|(?:i'll|i will|i'm|i am|we'll|we will|let me|we're|i've) (?:\w+ ){0,3}?(?:check|checking|ask|asking|asked|look|looking|confirm|dig|investigate|trace|weigh|measure|chase|chasing|test)|post (?:it )?here|with (?:an|the|my|our) answer|don't know yet|do not know yet|can't say yet|not yet known|as soon as (?:i|we) know)\b"
)  # fmt: skip
NEEDED = re.compile(
    r"\bwhat\b[^?]{0,20}\b(?:do|would|will|did) (?:you|u) (?:still |also )?(?:need|require|want)\b", re.IGNORECASE
)
NEEDS = re.compile(
    r"\b(?:we|i)(?:['’]ll| will| would|['’]d)?(?: also| only| just| still)? (?:need|require)\b(?! to\b)|\b(?:please|could you|can you)(?: also| just)? (?:send|upload|attach|provide|give|bring|e-?mail|post)\b",
    re.IGNORECASE,
)
"""What do you need from me, and the words that say it."""
BARE, SAID_BARELY = 5, -3.0
"""Words of a sentence that is nothing but an answer, and the log-odds that the reply skips what it answers."""
CLAUSE = re.compile(r"(?:[,;:]|\s[–—-])\s+(?:and\s+|but\s+)?")
PLAIN = re.compile(
    r"\b(?:yes|no|yep|nope|correct|right|true|included|free|not|can|can't|safe|fine|allowed|\d[\d.:,]*)\b|[£$€]\d",
    re.IGNORECASE,
)
"""Words and numbers with which the tersest of replies still answers."""
STATING: frozenset[Move] = frozenset({"solution", "explanation", "action", "instruction", "refusal", "timeframe"})


class Part(NamedTuple):
    """A sentence of the reply: its words and its moves."""

    text: str
    moves: frozenset[Move]


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whether a question was met, each between 0 and 1; the names are those of `fitted`.

    `taken_up`: its words in the whole reply, `best`: in the one sentence that has most of them; `own`: a sentence that states something takes up this
    question more than the others; `free`: a sentence that takes up none of them brings what it asks for; `per_question`: statements per question;
    `verdicts`: yes, no, numbers and the like per question; `words`: how much is stated; `defers`: the agent will find out or write again; `holds`; `asks_back`;
    `first` of several questions, `alone`.
    """

    taken_up: float
    best: float
    own: float
    free: float
    per_question: float
    defers: float
    holds: float
    first: float
    alone: float
    verdicts: float
    asks_back: float
    words: float


def kind_of(asks: str) -> Kind:
    """What a question asks for.

    >>> kind_of("When will it arrive"), kind_of("can you resend it"), kind_of("does it float")
    ('when', 'request', 'whether')
    """
    return next((kind for kind, pattern in KINDS if pattern.search(asks)), "whether")


def brings(kind: Kind, part: Part) -> bool:
    """Whether a sentence brings something of the kind that a question asks for."""
    if kind == "when":
        return bool(TIME.search(part.text))
    if kind == "amount":
        return bool(AMOUNT.search(part.text))
    if kind == "why":
        return "explanation" in part.moves or bool(CAUSE.search(part.text))
    if kind == "where":
        return bool(PLACE.search(part.text)) and not part.moves.isdisjoint(STATING)
    if kind == "who":
        return bool(PERSON.search(part.text)) and not part.moves.isdisjoint(STATING | {"handoff", "ownership"})
    if kind == "how":
        return not part.moves.isdisjoint({"instruction", "solution", "action", "refusal"})
    if kind == "request":
        return not part.moves.isdisjoint({"action", "solution", "refusal", "question"})
    return not part.moves.isdisjoint(STATING) and (kind == "which" or bool(YES_NO.search(part.text)))


def signs(questions: Sequence[Question], parts: Sequence[Part]) -> list[Signs]:
    """What the reply has for each of the questions."""
    said = [clause for part in parts for clause in _clauses(part)]
    states = [not part.moves.isdisjoint(STATING) for part in said]
    words = [content(part.text) for part in said]
    wanted = [list(dict.fromkeys(content(question.asks))) for question in questions]
    cover = [[covered(want, have) for have in words] for want in wanted]
    owner = [_owner([row[at] for row in cover]) for at in range(len(said))]
    plain = sum(len(PLAIN.findall(part.text)) for part in said) / len(questions)
    length = sum(len(part.text.split()) for part, stating in zip(said, states, strict=True) if stating)
    found = []
    for number, question in enumerate(questions):
        kind = kind_of(question.asks)
        brought = [
            part
            for part, whose, stating in zip(said, owner, states, strict=True)
            if whose is None and stating and brings(kind, part)
        ]
        found.append(Signs(
            taken_up=covered(wanted[number], [word for have in words for word in have]),
            best=max(cover[number], default=0.0),
            own=float(any(whose == number and stating for whose, stating in zip(owner, states, strict=True))),
            free=float(bool(brought)),
            per_question=min(sum(states) / len(questions), 2) / 2,
            defers=float(any(DEFERS.search(part.text) for part in said)),
            holds=float(any("hold" in part.moves for part in said)),
            first=float(number == 0 and len(questions) > 1),
            alone=float(len(questions) == 1),
            verdicts=min(plain, 2) / 2,
            asks_back=float(any("question" in part.moves for part in said)),
            words=min(length, 80) / 80,
        ))  # fmt: skip
    return found


def _clauses(part: Part) -> list[Part]:
    """A sentence cut at its commas, since one may answer two questions; bare greetings and closings say nothing."""
    cut = [piece for piece in CLAUSE.split(part.text) if piece.strip()]
    dull = not part.moves.isdisjoint({"greeting", "signoff"})
    return [Part(piece, part.moves) for piece in cut if not (dull and len(part.text.split()) <= 4)]


def _owner(shares: list[float]) -> int | None:
    """Which question a sentence takes up most, None where it takes up none."""
    best = max(shares, default=0.0)
    return shares.index(best) if best >= 0.2 else None


@cache
def fitted() -> dict[str, float]:
    """What each sign adds to the log-odds that a question was skipped; "model" is the weight of what the trained model thinks of the draft as a whole,
    as log-odds, "bias" what is added always. Written by `training/answers.py`."""
    read: dict[str, float] = json.loads(opened(HOME)["weights.json"])
    return read


ENOUGH: dict[Strictness, float] = {"lenient": -0.3, "balanced": -0.8, "strict": -1.5}
"""From these log-odds a question counts as skipped: in the middle where F1 on the training drafts is near its best and precision higher."""
SURE = 0.0
"""And from these it does so beyond reasonable doubt: no good draft among those for training gets there."""


def is_bare(question: Question, part: Part) -> bool:
    """Whether a sentence of a few words is the time or the amount that was asked for, and nothing else ("About 3 weeks."), or names what we need where that was asked."""
    kind = kind_of(question.asks)
    if NEEDED.search(question.asks):
        return NEEDS.search(part.text) is not None
    return kind in ("when", "amount") and len(part.text.split()) <= BARE and brings(kind, part)


def weighed(reading: Reading) -> list[tuple[float, Question]]:
    """All questions of the customer with the log-odds that the reply skips them, likeliest first."""
    customer = reading.customer
    if customer is None or not customer.questions:
        return []
    parts = [Part(sentence.text, sentence.moves) for sentence in reading.sentences]
    base = fitted()["bias"] + fitted()["model"] * log_odds(reading.flags.get("acknowledgement/ignored-question", 0.5))
    odds = [
        SAID_BARELY if any(is_bare(one, part) for part in parts) else base + _weighted(sign)
        for one, sign in zip(customer.questions, signs(customer.questions, parts), strict=True)
    ]
    return sorted(zip(odds, customer.questions, strict=True), key=lambda one: -one[0])


def _weighted(signs: Signs) -> float:
    return sum(fitted()[one.name] * float(getattr(signs, one.name)) for one in fields(signs))


def log_odds(probability: float) -> float:
    """The log-odds of a probability, bounded where nobody is that sure."""
    bounded = min(max(probability, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))
