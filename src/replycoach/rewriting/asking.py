"""What is asked of the customer, asked as a person would: one thing at a time, in private, and for a minute of their time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from replycoach.model import Edit, Move
from replycoach.rewriting.addressing import GREETING
from replycoach.rewriting.clauses import REFERS
from replycoach.rewriting.directions import directions
from replycoach.rewriting.edits import prose_span
from replycoach.rewriting.inflect import base
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import facts, is_finite
from replycoach.rewriting.slots import as_step
from replycoach.rewriting.transforms._piece import Piece, capital, has_time, join_slot, leave_out, small, when
from replycoach.rewriting.transforms.hold import is_idle, is_over, says_more, told_besides
from replycoach.rewriting.transforms.times import VAGUE
from replycoach.rules.channel.personal_data import ITEM as PERSONAL
from replycoach.rules.channel.personal_data import asks_secret
from replycoach.rules.clarity.asked_again import DETAILS

if TYPE_CHECKING:
    from replycoach.model import Finding
    from replycoach.reading.reading import Sentence
    from replycoach.rewriting.draft import Draft

Told = Iterator[tuple[str, str]]
"""Words in place of a sentence, none to leave it out, and what they do."""

ASKED = re.compile(
    r"\b(?:(?:me|us|have|send|need|give|like|know|list|what's|what is|which|state|provide|with|upload|attach|include|confirm|enter)\s+)(?P<first>(?:the|your|a|an|pictures|photos|every|its|what|which)\b[^,?.;]{0,40}?)(?=,)",
    re.IGNORECASE,
)


ITEM = re.compile(
    r"(?:,\s*(?:and\s+|plus\s+|or\s+)?|\s+(?:and|plus)\s+)(?:(?:also |then )?(?:send|tell|give|upload|attach|include|add|write|state|list|provide)\s+(?:(?:me|us)\s+)?)?",
    re.IGNORECASE,
)
OWN = re.compile(
    r"(?:the|your|an?|any|every|each|its|all|both|what|which|how|who|whom|where|when|whether|proof|\w+s)\b",
    re.IGNORECASE,
)
TELLS = re.compile(r"(?:^|\band )(?:what|which|how|who|where|when|whether)\b", re.IGNORECASE)
MATTERS = re.compile(r"(?:what|which)\b.*\b(?:wrong|happen\w*|right|problem|fault|issue)\b", re.IGNORECASE)
NOT_FIRST = re.compile(
    r"^(?:every|each|all|both)\b|^(?:what|how|who)\b(?!.*\b(?:wrong|happen\w*|right|problem|fault|issue)\b)|(?:\S+ ){9}|\b(?:maiden|birth|bank|job|work for|earn|employer|income|salary|passport)\b|^(?:\w+ ){1,3}(?:is|are|was|were|do|does|did|have|has|can|could|will|would) (?:you|your|it|the|they|this)\b",
    re.IGNORECASE,
)
"""What nobody should have to tell first, and a question that is none as a clause."""
KINDS = (
    (re.compile(r"\b(?:date|day)\b(?! of birth)"), re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]{2,8}\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")),
    (re.compile(r"\b(?:amount|sum|price)\b"), re.compile(r"[£$€] ?\d|\d ?(?:[£$€]|euros?\b|pounds?\b|dollars?\b)")),
    (re.compile(r"\b(?:reference|ref)\b"), re.compile(r"\bref(?:erence)?\b\.?\W{0,3}[A-Z\d]")),
)  # fmt: skip
"""What is asked for, and how it looks where a customer gave it, beside what `clarity/asked-again` knows."""
THINGS = re.compile(r"\b(?:photos?|pictures?|scans?|screenshots?|copy|copies|receipt|files?)\b", re.IGNORECASE)


CURES = re.compile(
    r"\b(?:have|did) you (?:also |already |ever )*(?:tr(?:y|ied)|turn|switch|restart|reset|reboot|updat|check|plug|unplug|clean|clear|reinstall|press|remov|reconnect|charg|clos|install|swap|replac|select)(?:e|ed|ped|ged)?\b|\b(?:have|did) you (?:also |already )*(?:log|sign)(?:ged|ed)? (?:in|out|off)\b",
    re.IGNORECASE,
)
"""A question for a step that may be the cure: who has not taken it yet can take it."""


HANGS = re.compile(
    r"(?:and |but )?if (?:that|this|it)(?: still| then)? (?:doesn't|does not|didn't|did not|won't|has not|hasn't) (?:work(?:ed)?|help(?:ed)?|fix(?:ed)? (?:it|this|that)|solved? (?:it|this|that)|do the trick|make a difference),? (?:then )?(?=[a-z])",
    re.IGNORECASE,
)
"""What only holds if the step fails, which it did."""
THEIRS = re.compile(r"(?:please|you|try|could you|can you|would you|just)\b", re.IGNORECASE)
HELPS: tuple[Move, ...] = ("instruction", "solution", "action", "question", "timeframe", "handoff", "ownership")


def taken(draft: Draft, finding: Finding) -> Iterator[Proposal]:
    """The question for a step that the customer has taken goes, with the condition that hangs on it; a place for the next one where no other is told."""
    prose, sentences = draft.reading.prose, draft.reading.sentences
    place = None if finding.start is None or finding.end is None else prose_span(prose, finding.start, finding.end)
    asked = next((one for one in sentences if place and one.start <= place[0] < one.end), None)
    if asked is None or place is None:
        return
    greeting = GREETING.match(asked.text)
    begin = asked.start + (greeting.end() if greeting else 0)
    lead, rest = draft.text[begin : place[0]].strip().lower(), draft.text[place[1] : asked.end].lower()
    if not LEAD.fullmatch(lead) or not TAIL.fullmatch(rest.replace("’", "'")):
        return
    behind = sentences[asked.index + 1] if asked.index + 1 < len(sentences) else None
    hangs = HANGS.match(behind.text.replace("’", "'")) if behind is not None else None
    if behind is not None and hangs is None and REFERS.match(behind.text):
        return
    words = capital(behind.text[hangs.end() :]) if behind is not None and hangs else ""
    theirs = behind is not None and (
        behind.does("instruction") or THEIRS.match(words)
    )  # a gift stays bound to its condition
    if words and not (theirs and is_finite(draft.reading.parser.parse(words))):
        return
    helps = any(one.does(*HELPS) for one in sentences if one.index != asked.index)
    step = "" if helps or draft.says_when else next(map(as_step, draft.compose("timeframe")), "")
    if not helps and not step:
        return
    more = (
        ()
        if behind is None or hangs is None
        else (Edit(start=behind.start, end=behind.start + hangs.end() + 1, text=words[:1]),)
    )
    if greeting and step:
        gone = Edit(start=begin, end=asked.end, text=step)
    elif greeting:
        stop = asked.start + len(greeting[0].rstrip(" ,"))
        gone = Edit(start=stop, end=asked.end, text=".")
    elif step:
        gone = Edit(start=asked.start, end=asked.end, text=step)
    else:
        gone = leave_out(Piece.of(draft.reading, asked))
    if more and gone.end > more[0].start:
        gone = gone.model_copy(update={"end": more[0].start})
    yield Proposal((gone, *more), "review", "asks no more for what was done", frozenset({asked.text}))


LEAD = re.compile(
    r"(?:(?:and|so|ok|okay|right|first|first of all),? )*(?:have|did) you(?: already| also| ever)?(?: tried| try| done| do)?(?: to)?(?: an?| the)?"
)
TAIL = re.compile(r"(?:,? (?:already|yet|at all|first|again|before|since|by any chance|at any point))*\s*\?")
"""What stands around a step in a question for it, and holds nothing else."""


def interrogation(draft: Draft, piece: Piece) -> Told:
    """Only what is missing, where the customer gave the rest; else one request, with a slot for what the agent needs first."""
    if re.match(r"(?:if|in case|should|unless)\b", piece.text, re.IGNORECASE):
        return  # asked for only if something holds
    if len(CURES.findall(piece.text)) > 1:
        return  # the checks are the help
    items = _items(piece.text)
    missing = [one for one in items if not _given(draft, one)]
    wanted = sorted((one for one in missing if not NOT_FIRST.search(one)), key=lambda one: MATTERS.match(one) is None)
    begin = "Then could you" if re.match(r"(?:and )?then\b", piece.text, re.IGNORECASE) else "To get started, could you"
    if len(wanted) == len(missing) < min(3, len(items)):
        asks = " and ".join(wanted)
        if wanted:
            begin = begin.replace("To get started, could", "Could")
            yield f"{begin} {_verb(draft, asks)} me {asks}, please?", "asks only for what is missing"
        return
    if 1 < len(wanted) == len(items) < 4 and not any(map(TELLS.search, items)):
        return  # a short list of what is needed is no interrogation
    pair = " and ".join(wanted[:2]) if any(map(MATTERS.match, wanted)) else ""
    for example in filter(None, (pair, *wanted[:1], "the one detail that is missing")):
        if len(example) <= MOST:
            yield (
                f"{begin} {_verb(draft, example)} me [what you need first: e.g. {example}], please?",
                "asks for one thing, which you choose",
            )


MOST = 70
"""The longest example of what is asked for."""


def _verb(draft: Draft, asked: str) -> str:
    sends = THINGS.search(asked) or draft.reading.channel == "email"
    return "send" if sends and not TELLS.search(asked) else "tell"


def _items(text: str) -> list[str]:
    """What a list asks for, each as one can ask for it alone.

    >>> _items("Could you send me your booking number, full name and what's wrong?")
    ['your booking number', 'your full name', "what's wrong"]
    """
    first = ASKED.search(text)
    if first is None:
        return []
    items = ITEM.split(re.split(r"[?.;:](?:\s|$)", text[first.start("first") :], maxsplit=1)[0])
    whose = "the" if re.match(r"the\b", first["first"], re.IGNORECASE) else "your"
    named = (re.sub(r"^(?:what|which)(?:'s| is| are| was| were) (?=your\b|the\b)", "", one.strip()) for one in items)
    whole = (one for one in named if one and "[" not in one)
    return [small(one) if OWN.match(one) else f"{whose} {one}" for one in whole]


def _given(draft: Draft, item: str) -> bool:
    """Whether the customer gave this already."""
    case = draft.reading.case
    if case.customer_name and re.fullmatch(r"your (?:full |first |last )?name", item):
        return True
    said = case.message.replace("’", "'")
    if any(one.asked.search(item) and one.given.search(said) for one in DETAILS):
        return True
    if any(asked.search(item) and given.search(said) for asked, given in KINDS):
        return True
    number = re.match(
        r"(?:your|the) (order|booking|ticket|account|policy|invoice|claim|case)(?: number| reference| no| id)?$", item
    )
    if number and re.search(rf"\b{number[1]}\W{{1,3}}(?:\w+\W{{1,3}})?[A-Z]{{0,4}}-?\d{{2,}}", said, re.IGNORECASE):
        return True
    words = re.findall(r"[a-z]{4,}", re.sub(r"\b(?:your|that|they|with|from|which|what)\b", "", item.lower()))
    return (
        bool(words)
        and len(words) < 5
        and all(re.search(rf"\b{word[:6]}", said.lower()) for word in words)
        and "?" not in said
    )


def more_questions(draft: Draft, piece: Piece) -> list[Sentence]:
    """The questions right behind a questionnaire that only go on with it."""
    behind = draft.reading.sentences[piece.sentence.index + 1 :]
    return list(takewhile(lambda one: one.text.rstrip().endswith("?") and not facts(one.text), behind))


ITEMS = re.compile(r"\d|https?:|@")
THEN_WE = re.compile(
    r",? (?:and|so) (?P<who>i|we|someone|somebody|one of us|(?:the|our|my) (?:team|colleagues?))(?P<will>'ll| will) (?P<then>.*)$",
    re.IGNORECASE,
)
ASK_IN_PRIVATE = (
    "Could you send us your {what} in a private message, please, so that nobody else can read {them}?",
    "Please send us your details in a private message and not here, so that they stay yours.",
)
WANTED = re.compile(
    rf"\byour (?P<what>(?:[a-z]+ ){{0,2}}?{PERSONAL}(?:(?:,? and|,| or) (?:your )?(?:[a-z]+ ){{0,2}}?{PERSONAL}){{0,3}})"
    r"(?= (?:under|below|here|in|on|as|so|and|publicly|right)\b|[.,;!?]|$)",
    re.IGNORECASE,
)
"""What exactly is asked for."""


def private(draft: Draft, piece: Piece) -> Told:
    """What is asked for in public, in a private message; a secret is asked for nowhere."""
    text = piece.text
    if asks_secret(draft.reading, piece.sentence) or re.search(
        r"\b(?:i've (?:got|found)|i see|you're|your \w+ is|private message)\b", text, re.IGNORECASE
    ):
        return
    then = THEN_WE.search(text)
    after = f" {_then(then)}" if then else ""
    asked, items = WANTED.search(text), _items(text[: then.start()] if then else text)
    what = re.sub(r"\byour ", "", small(asked["what"])) if asked else "details"
    if len(items) > 1 and not any(NOT_FIRST.search(one) for one in items):
        yield (
            f"Could you send us {', '.join(items[:-1])} and {items[-1]} in a private message, please?{after}",
            "asks for it in private",
        )
    them = "them" if re.search(r"\b(?:and|or)\b|,|(?<!s)s$", what) else "it"
    for words in ASK_IN_PRIVATE:
        yield f"{words.format(what=what, them=them)}{after}", "asks for it in private"


def _then(then: re.Match[str]) -> str:
    """What comes next, as the writer's own, with a slot where its time is vague or missing."""
    own = then["who"].lower() in ("i", "we")
    said = f"{capital(then['who']) if own else 'I'}{then['will']} {then['then']}"
    if own and has_time(said):
        return said
    return join_slot(re.sub(r"\s+(?=[.,;!])", "", VAGUE.sub("", said)).strip(), when())


AWAY = (
    re.compile(
        r"\bon (?:hold|mute)(?: (?:for|just)[^,.;!]{0,20})? (?:and|to) (?P<act>[a-z]+\b[^,.;!]*)", re.IGNORECASE
    ),
    re.compile(r"\b(?:while|whilst) i(?:'m| am)? (?P<act>[^,.;!]+)", re.IGNORECASE),
    re.compile(
        r"\boff (?:over |out |down |up )?to (?:[a-z]+ to )?(?P<act>(?!the\b|an?\b|my\b|our\b)[a-z]+\b[^,.;!]*)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bi(?:'m| am|'ll be)(?: just| now)?(?: away(?: from (?:the|my) \w+)?)? (?P<act>(?!putting|popping|placing|parking|muting|going|off|taking|leaving)[a-z]+ing\b[^,.;!]*)",
        re.IGNORECASE,
    ),
    re.compile(r"^(?P<act>(?:looking|checking|finding|asking|getting)\b[^,.;!]*)", re.IGNORECASE),
    re.compile(
        r"\b(?:let me|i(?:'ll| will| need to| have to| want to| must|(?:'m| am) going to))(?: just| quickly)? (?P<act>(?!put|pop|place|be\b)[a-z]+\b[^,.;!]*)",
        re.IGNORECASE,
    ),
)
"""Where a sentence that makes somebody wait says what for."""
TAIL_WORDS = re.compile(r"\s+(?:now|just now|first|quickly|for you now)$", re.IGNORECASE)


STAYS = re.compile(
    r"\s+(?:(?:and|so|but)\s+)?(?:please |do |just |kindly )*(?:sit tight|hang (?:on|about|in|tight)|hold (?:on|the)|stay\b|wait\b|bear with|stand by|don't|do not|back in|(?:i'll |i will )?be back|until i\b|till i\b).*$",
    re.IGNORECASE,
)
"""What a sentence asks of the one who waits, behind what the agent goes to do."""
STAGE = re.compile(
    r"(?P<mark>\[[a-z ]{3,20}\])\s+(?:[a-z]+[,.]? ){0,2}(?:i'm |i am |we're )?back\b[\w ,]*[.!]*$", re.IGNORECASE
)
"""A stage mark in a call, and that the agent is back."""


HAVE_TO = re.compile(r"^(?:have|need|want)(?: got)? to ", re.IGNORECASE)


def _away(piece: Piece) -> str:
    """What the agent goes to do, as it stands after "to"; empty where the sentence does not say."""
    text = piece.text.replace("’", "'")
    for found in filter(None, (pattern.search(text) for pattern in AWAY)):
        act = base(TAIL_WORDS.sub("", HAVE_TO.sub("", STAYS.sub("", f"{found['act'].strip()}"))))
        doc = piece.reading.parser.parse(f"I will {act}.")
        if len(doc) > 3 and doc[2].tag_ == "VB":
            return act
    return ""


WAITS = re.compile(
    r"\b(?:hold|holding|wait|waiting|hang|bear|stand by|stay|remain|sit tight|moments?|min(?:ute)?s?|sec(?:ond)?s?|mo|tick|bit|while|patien\w+|shortly|soon|later|back)\b",
    re.IGNORECASE,
)
"""Words of a hold."""


def hold(draft: Draft, piece: Piece) -> Told:
    """The hold as a question, with what the agent goes to do; nothing where it is asked already."""
    if (tells := told_besides(piece)) is not None:
        yield tells, "leaves out a call for patience"
        return
    act = _away(piece)
    if draft.reading.channel in ("email", "social"):
        if draft.says_when or draft.reading.does("timeframe", "solution", "action"):
            yield "", "leaves out the wait, as nobody holds a line here"
            for words in (f"I'll {act}.",) if draft.says_when else draft.compose("timeframe", do=act):
                if facts(act):
                    yield words, "says what happens instead of asking for patience"
        elif act and facts(act):
            for words in draft.compose("timeframe", do=act):
                yield words, "says when instead of asking for patience"
        elif draft.may_promise:
            for words in draft.compose("timeframe"):
                yield words, "says when instead of asking for patience"
        return
    if is_over(piece):
        yield "", "leaves out the wait, which is over"
        return
    if is_idle(piece):
        yield "", "leaves out a call for patience, as nothing is being looked up"
        return
    if stage := STAGE.match(piece.text.replace("’", "'")):
        yield f"{stage['mark']} Thank you for holding.", "thanks for the wait"
        return
    if any("[how long" in words for words in draft.composed):
        if not (ITEMS.search(piece.text) or says_more(piece)):
            yield "", "leaves out what is asked already"
        return
    if says_more(piece) or not (act or WAITS.search(piece.text)):
        return  # "keep checking the page" asks nobody to hold
    why = f" while I {act}" if act else ""
    told = (re.sub(r"^(?:(?:so|and|but|then|do|please|just)\b,? )+", "", one.words) for one in directions(piece.doc))
    then = "".join(f" Please {small(one)}." for one in told if not re.match(r"let\b", one, re.IGNORECASE))
    if draft.reading.channel == "phone":
        yield (
            f"Is it all right if I put you on hold for [how long: e.g. two minutes]{why}?{then}",
            "asks first and says how long",
        )
    else:
        yield (
            f"Could you give me [how long: e.g. two minutes]{why}{'' if why else ', please'}?{then}",
            "asks first and says how long",
        )
