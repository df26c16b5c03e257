"""Rude, condescending and disparaging words go where the rest of the sentence stands without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.clauses import HALF_SORRY, HOPES_DOWN, leans
from replycoach.rewriting.general import is_empty
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import is_finite
from replycoach.rewriting.transforms._piece import CONTENT, Piece, Wording, by_sentence, capital, tail_off, tidy
from replycoach.rewriting.transforms._reproach import reproached

RULES = ("language/rude", "language/disparages-company")

_SAID = (
    r"(?:said|told you|explained(?: to you)?|mentioned|stated|written|pointed out|informed you|made clear|been told)"
)
LEADS = re.compile(
    r"^(?:(?:"
    rf"as (?:i|we|i've|we've|you) (?:believe i've |have |had )?(?:already |clearly |just |now |previously |repeatedly )*{_SAID}(?: to you)?(?: (?:already|before|(?:many|several|\w+) times|twice|in (?:my|our) (?:last|previous|first) (?:\w+)|above))?"
    rf"|like i (?:already )?{_SAID}(?: before| already)?|(?:i|we)(?:'ve| have)? (?:already |clearly )*(?:told you|explained)(?: this)? (?:already|before|twice|\w+ times)[,:;–—-]? ?(?:and |but |so )?"
    r"|as (?:anyone|everyone|everybody|any(?: \w+)? (?:person|adult|child|idiot)|a child) (?:can|could|would|should|knows?) ?(?:see|tell|know)?|as you (?:should|would|ought to|might|surely|must) (?:already |well )?(?:know|have (?:known|read|seen|noticed))(?! (?:from|in|on|by|at|of)\b)"
    r"|for the (?:last|second|third|umpteenth|final|hundredth|nth) time|once again|yet again|with (?:all due )?respect|frankly|obviously|clearly|evidently|needless to say|honestly|seriously|come on|look|listen|listen up|oh please|excuse me|surely|good grief|for heaven's sake|for goodness' sake|to be blunt|to be frank|"
    r"calm down|relax|chill(?: out)?|get a grip|it's not (?:rocket science|that hard|that difficult|complicated)|nice try|big deal|boo hoo|tough(?: luck)?|too bad|never mind that|whatever|spare me the \w+(?: \w+)?|"
    r"(?:if|had) you(?: had|'d)?(?: only| just| bothered to| actually| taken the time to| even)* (?:read|reading|look|looked|checked|check|listened|listen)(?: [\w' ]{2,50})?, you(?:'d| would) (?:have )?(?:known?|seen?|realis?zed?|noticed?) that|"
    r"since you (?:insist|ask so nicely|ask)|if you must know|between (?:you and me|us)|mind you|the truth is(?: that)?|just so you know|don't shout|don't be (?:silly|ridiculous|rude|dramatic)"
    r")(?:\s*[,.!:;–—-]+\s*|\s+(?=that\b|you'd\b))?(?:(?:and|but|so|that) )?)+(?=\S)",
    re.IGNORECASE,
)  # fmt: skip
ENDS = re.compile(
    r"(?:\s*[,;–—-]\s*|\s+)(?:believe it or not|you know|obviously|as you (?:should|would|well|surely|must) know|as (?:i|we)(?:'ve| have)? (?:already |clearly |just )*(?:said|told you|explained|mentioned|stated)(?: before| already| twice)?|(?:as|like) (?:everyone|anybody|everybody|anyone) (?:else )?(?:knows|can see|does)|"
    r"(?:just )?(?:like|as) (?:it says|we said|i said)|for (?:the )?(?:last|second|third|umpteenth) time|okay\?|ok\?|alright\?|all right\?|got it\?|understood\?|is that (?:clear|so hard|too much to ask)\?|you see|is it (?:so|that) hard\?|how hard can it be\?|"
    r"(?:so |and )?(?:please )?(?:calm down|stop (?:whining|complaining|shouting|moaning)|deal with it|get over it|grow up|be patient|take it or leave it|end of story|period|full stop|it's not (?:that hard|rocket science))|frankly|honestly|if you (?:had )?(?:bothered|cared) to (?:look|read|check)(?: it| them)?|thank you very much|charming as it was|or not)"
    r"(?P<stop>[.!?]*)$",
    re.IGNORECASE,
)  # fmt: skip
TEXTED_WISH = re.compile(
    r"(?:so )?(?:do )?(?:you|u|ya) want (?P<what>(?:to|it|the|an?|your|me|us) [^.!?]*?)[.!?]*$", re.IGNORECASE
)
"""A question as people text it, without its mark."""
FIRST_ASK = re.compile(
    r",? (?:before|instead of) (?:posting|asking|calling|writing|complaining|contacting|tweeting|messaging)(?: us| here)?(?=[,.;!])",
    re.IGNORECASE,
)
"""What the customer should not have done."""
SNEERS = re.compile(
    r"\b(?:so-called|bloody|damn|stupid|silly|ridiculous|pathetic|lousy|useless|hopeless|clunky|daft|shoddy|crappy|rubbish|dreadful|awful|terrible) (?=\w)",
    re.IGNORECASE,
)
OUR = re.compile(r"\b(?:our|the|this|my|these|those) $", re.IGNORECASE)
_RUNS_DOWN = (
    r"(?:shambles|mess|joke|nightmare|circus|chaos|chaotic|embarrass\w+|useless|hopeless|incompetent|terrible|awful|dreadful|rubbish|lousy|shocking|pathetic|ashamed|clueless|overpriced|badly (?:run|made|designed)|unreliable|never (?:gets?|works?|answers?)|always (?:happens|like this|breaks?|the same)|sticky tape|string|"
    r"goes? like this|understaffed|half asleep|dim|lazy|slow as|no(?:body|t a soul) (?:here )?(?:cares?|knows)|(?:is|are) (?:not|n't) (?:much|very) good|(?:isn't|aren't) (?:much|very) good|wouldn't trust|hate|sloppy|cheaply|falls? apart|not the first time)"
)
RUNS_DOWN = re.compile(_RUNS_DOWN, re.IGNORECASE)
"""Words that run the company down."""
DISPARAGING = re.compile(
    rf"(?P<join>\s*[;–—]\s*|,\s*(?:(?:and|but|because|since|as|so|which)\s+)?|\s+(?:because|since|and|but)\s+)(?P<clause>(?:i\b|we\b|it\b|it's|that's|this\b|our\b|the\b|they\b|they're|these\b|which\b|head office|everyone|everybody|half\b|is\b|are\b|everything\b)[^,;.!?]*\b{_RUNS_DOWN}\b[^,;.!?]*)(?P<stop>[.!?]*)$",
    re.IGNORECASE,
)
FIRST_DISPARAGING = re.compile(
    rf"^(?P<clause>[^,;.!?]*\b{_RUNS_DOWN}\b[^,;.!?]*)(?:\s*[;–—]\s*|,\s*(?:but|and|so)\s+)(?P<rest>.+)$", re.IGNORECASE
)


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The sentence without what hurts, or nothing of it where nothing else is in it."""
    yield from by_sentence(reading, prose_span, rude if finding.rule == "language/rude" else disparaging)


def rude(piece: Piece) -> Iterator[Wording]:
    """The sentence without its rude lead-in or tail; left out where it says nothing else."""
    text = _cut(piece.text)
    if known := _known(piece.text):
        yield Wording(known, "review", "says sorry, and what is known, without the barb")
        return
    yield from reproached(piece)
    if HOPES_DOWN.search(piece.text.replace("’", "'")):
        return  # what may come to nothing has to be said
    if is_empty(piece.text) and not _is_needed(piece) and not piece.alone:
        yield Wording("", "review", "leaves out what only hurts")
    elif text != tidy(piece.text) and len(re.findall(r"\w+", text)) >= 3 and _informs(text, piece):
        yield Wording(text, "review", "leaves the barb out")
    elif _only_a_barb(piece) and not HALF_SORRY.search(piece.text) and not _is_needed(piece):
        yield Wording("", "review", "leaves out what only hurts")


KNOWN = re.compile(
    r"(?:(?:lol|lmao|haha|yeah|yes|yep|yup|ok|okay|well|oh|hm+|so|just|sure|right|actually)\b[,.]? )*(?:(?:it|this|that)(?:['’]?s| is) )?(?:just |only )?(?:an? )?(?P<what>(?:well[ -])?known (?:issue|bug|problem|fault|error|glitch|defect)(?: (?:with|in|on|since|after|from) [\w' .-]{2,40}?)?)(?: (?:lol|tbh|mate|pal))?",
    re.IGNORECASE,
)
"""That it is known, as a clause, and how people lead up to it."""
HINDSIGHT = re.compile(
    r"(?:(?:and|but|so|you|u|maybe|also|clearly|really) )*(?:should(?:['’]?ve| have| of|a)|could(?:['’]?ve| have| of|a)|ought to have)\b(?! (?:been|got|had|worked|told)\b)[^\d]*|(?:next time|lol|lmao|haha|deal with it|get over it|tough|oh well|what did you expect)\b[^\d]*",
    re.IGNORECASE,
)
"""What the customer should have done, or a sneer."""


def _known(text: str) -> str:
    """That it is known, where a jab is all else that the sentence says; empty where it says something else, or no jab.

    >>> _known("lol yeah known bug, should have saved first."), _known("It's a known bug, we fix it on Monday.")
    ('Sorry, this is a known bug.', '')
    """
    clauses = [one for one in re.split(r"\s*[,;–—]\s+|[.!?]+\s*", text) if one]
    known = [found for one in clauses if (found := KNOWN.fullmatch(one))]
    jabs = [one for one in clauses if not KNOWN.fullmatch(one) and HINDSIGHT.fullmatch(one)]
    alone = jabs and len(known) == 1 and len(known) + len(jabs) == len(clauses)
    return f"Sorry, this is a {known[0]['what']}." if alone else ""


def _is_needed(piece: Piece) -> bool:
    """Whether the next sentence speaks of what this one names."""
    behind = piece.reading.sentences[piece.sentence.index + 1 : piece.sentence.index + 2]
    return any(leans(one.text, piece.text, piece.reading.parser) for one in behind)


def _cut(text: str) -> str:
    found = LEADS.match(text)
    cut = (
        capital(text[found.end() :])
        if found and not re.match(r"(?:which|who|a person|people|any)\b", text[found.end() :])
        else text
    )
    cut = FIRST_ASK.sub("", cut)
    ends = ENDS.search(cut)
    if ends:
        asks = "?" in ends["stop"] and not ends[0].rstrip().endswith("or not?")
        cut = cut[: ends.start()] + ("." if asks or not ends["stop"] else ends["stop"])
        cut = re.sub(r"^Do you want (?=.*\?$)", "Would you like ", cut)
        if asks_small := TEXTED_WISH.match(cut):
            cut = f"Would you like {asks_small['what']}?"
    return tidy(cut)


def _informs(text: str, piece: Piece) -> bool:
    """Whether what is left is of use to the customer."""
    asks = text.startswith("Would you like ")
    return (
        asks
        or bool(piece.sentence.moves & CONTENT)
        or bool(
            re.search(
                r"\d|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:refund|parcel|order|cable|offer|form)\b",
                text,
                re.IGNORECASE,
            )
        )
    )


def _only_a_barb(piece: Piece) -> bool:
    """Whether nothing of use to the customer is in the sentence, by what it does and what it holds."""
    informs = {
        "solution",
        "timeframe",
        "instruction",
        "question",
        "action",
        "explanation",
        "handoff",
        "refusal",
        "ownership",
        "apology",
        "acknowledgement",
        "thanks",
        "further_help",
        "signoff",
        "greeting",
    }
    return (
        not piece.sentence.moves & informs
        and piece.empty_handed
        and not re.search(r"(?<=[a-z,] )[A-Z][a-z]+", piece.text)
    )


WHY = re.compile(r"(?:,? though)?,? because (?=\w)", re.IGNORECASE)
AND_CLAUSE = re.compile(r",? and |, ")
AT_LARGE = re.compile(r"\b(?:everyone|everybody|anyone|anybody|nobody|people|frankly|honestly)\b", re.IGNORECASE)


def _reasons(piece: Piece, text: str) -> str:
    """The sentence with those of its reasons that run nobody down; empty where not all of them are clauses, or none can be told apart."""
    why = WHY.search(text)
    if why is None:
        return ""
    reasons = AND_CLAUSE.split(tail_off(text[why.end() :]))
    if len(reasons) < 2 or not all(is_finite(piece.reading.parser.parse(f"{capital(one)}.")) for one in reasons):
        return ""
    kept = [one for one in reasons if not (RUNS_DOWN.search(one) or AT_LARGE.search(one))]
    if not kept or len(kept) == len(reasons):
        return ""
    return f"{text[: why.start()]}, because {', and '.join(kept)}."


def disparaging(piece: Piece) -> Iterator[Wording]:
    """The sentence without the clause or word that runs the company down; left out where it does nothing else."""
    text = _cut(piece.text)
    if reasons := _reasons(piece, text):
        yield Wording(reasons, "review", "leaves out what runs others down")
    found = DISPARAGING.search(text)
    rest = text[: found.start()] if found else ""
    if found and len(rest.split()) >= 3 and _informs(rest, piece) and not re.search(_RUNS_DOWN, rest, re.IGNORECASE):
        yield Wording(text[: found.start()] + (found["stop"] or "."), "review", "leaves out what runs the company down")
        return
    first = FIRST_DISPARAGING.match(text)
    if (
        first
        and len(first["rest"].split()) >= 4
        and _informs(first["rest"], piece)
        and not re.search(_RUNS_DOWN, first["rest"], re.IGNORECASE)
        and not re.match(r"(?:it|they|that|which|so)\b", first["rest"], re.IGNORECASE)
    ):
        yield Wording(capital(first["rest"]), "review", "leaves out what runs the company down")
        return
    milder = SNEERS.sub(lambda sneer: "" if OUR.search(text[: sneer.start()]) else sneer[0], text)
    if milder != text and not re.search(_RUNS_DOWN, milder, re.IGNORECASE):
        yield Wording(milder, "review", "leaves out what runs the company down")
    elif _only_a_barb(piece):
        yield Wording("", "review", "leaves out what runs the company down")
