"""What is said of customers at large, of the workload or for patience: nothing of this case, so that it may go where it hurts.

"Often leaking is caused by customers not descaling it" explains nothing to the one who asks; "your order was held up at customs" does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replycoach.reading.grammar import NEGATIONS, root, subject_of
from replycoach.rewriting.sentences import facts
from replycoach.rules.reproach import reminds
from replycoach.rules.sayings import JABS, is_hollow

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

USUALLY = re.compile(
    r"\b(?:usually|often|normally|mostly|generally|typically|commonly|most of the time|in most cases|(?:nine|most) times (?:in|out of) ten)\b",
    re.IGNORECASE,
)
SHRUGS = re.compile(
    r"\b(?:it|that|this)(?:['’]s| is) (?:just |all |simply |sadly )?(?:part of|how (?:it|things|this) (?:is|are|goes?|works?)|the (?:way|nature) of|life|to be expected)\b[^.;!?]*[.!]*$",
    re.IGNORECASE,
)
"""That such is life, at the end."""
PATIENCE = re.compile(
    r"(?:(?:^|[,;:–—-]|\s)\s*(?:(?:and|so|but|therefore|thus)\s+)*(?:(?:(?:i|we)(?:'d| would| must| have to)?\s+)?(?:kindly\s+|please\s+)*(?:ask (?:you\s+)?(?:to|for)\s+)?)(?:please\s+|kindly\s+|just\s+)*"
    r"(?:(?:be|remain|stay) patient|(?:have |show )?(?:(?:some|a little|a bit of|your) )*patience(?: and understanding)?|bear with (?:us|me)|(?:refrain from|avoid|stop) (?:\w+ ){0,3}?(?:ask\w*|inquir\w*|enquir\w*|contact\w*|chas\w*|call\w*|writ\w*|e-?mail\w*|messag\w*|question\w*)"
    r"|(?:do not|don['’]t) (?:keep )?(?:send(?:ing)? (?:multiple|several|duplicate|repeated|further|more)|chas(?:e|ing)|reply(?:ing)? (?:to )?(?:multiple|several|all))))\b[^.;!?]*",
    re.IGNORECASE,
)
"""A call for patience or silence, with which nothing helps the customer."""
OWN = frozenset("you your yours i my mine me".split())
MANY = frozenset("lot number volume amount load chat call request ticket claim message inquiry enquiry".split())
AMOUNTS = frozenset("lot lots plenty number majority most many".split())
MOST = frozenset("all most many some other".split())
PEOPLE = frozenset(
    "customer guest people person user buyer member client passenger parent patient owner subscriber shopper traveller visitor caller reader player tenant student".split()
)
LIABLE = frozenset("liability liable responsibility responsible".split())


FACTS = re.compile(r"\d|https?:|@")
REMINDER = re.compile(
    r"\W*(?:(?:so|and|but|from|the|well|obviously|clearly)\b,? ){0,2}(?:next time|(?:check|read|inspect|test|look|remember|ensure|count|measure|mind|keep|ask|pay attention|concentrate|think|listen)\b(?=[^;:]*\b(?:next time|in (?:the )?future|another time)(?: (?:lol|haha|ok|okay|please|mate|x+))?\W*$)|(?:in|for) (?:(?:the|your) )?future|another time|please|pls|kindly|maybe|perhaps|try|make sure|be (?:more )?(?:sure|careful)|it pays)\b[^;:]*$",
    re.IGNORECASE,
)
"""How advice begins that is all of a sentence."""


REREAD = re.compile(
    r"(?:(?:so|but|and),? )?(?:(?:please|kindly|just|do) )*(?:re-?read|read|study|consult|look (?:at|through)) (?:the|our|your) (?:[\w-]+ )?"
    r"(?:page|website|site|terms|conditions|description|faqs?|contract|small print|policy|manual|menu|sign|guides?|guidance|articles?|instructions|listing|e-?mail|message)"
    r"(?: (?:more )?(?:carefully|properly|closely|thoroughly|again|first))+(?:,? before (?:you )?(?:contact|ask|call|writ|message|complain)\w*(?: us)?)?\W*",
    re.IGNORECASE,
)
"""That the customer is to read better what they asked about."""

WONDERS = re.compile(
    r"(?:it(?:['’]s| is| was)|that(?:['’]s| is| was)|what) (?:just |such |really |rather )?(?:a (?:real |great |bit of a )?(?:shame|pity)|unfortunate|regrettable|disappointing) (?:that )?you (?!are\b|were\b|have had|had\b|received|lost)[a-z]+\b[^,.;!?]*[.!]*|"
    r"(?:i|we)(?:['’]d| would)? (?:also |strongly |really )*(?:suggest|recommend|advise)\b[^.;:!?]* (?:next time|in (?:the )?future|another time|going forward)\b[^.;:!?]*[.!]*|"
    r"(?:(?:as|since|seeing (?:that|as)|given that|with) [^,.;!?]{3,60},? )?(?:i|we|one|you)(?:['’]d| would)(?:['’]ve| have| of) (?:thought|expected|imagined|assumed|hoped) (?:that )?"
    r"(?:(?:you|people|parents|customers|any(?:one|body)|every(?:one|body)|someone|somebody)(?: would| might| could|['’]d)?|it(?:['’]s| is| was| would be) (?:better|best|obvious|clear|common sense|wise|easier)|that (?:you|was|is|would be))\b"
    r"(?![^.;!?]*\b(?:receiv|arriv|got\b|gotten|been\b|deliver|hear|heard|have (?:it|them)\b))[^.;!?]*[.!]*",
    re.IGNORECASE,
)
"""What the writer would have thought of them, which is a sneer, would do another time, or finds a pity in what they did."""


WONDERS_WHY = re.compile(
    r"(?:(?:to be honest|honestly|frankly|well|but|and),? )?(?:(?:(?:i|we)(?:['’](?:m|re)| am| are) )?(?:not (?:really |quite |entirely )?sure|unsure|at a loss(?: as to)?)|(?:(?:i|we)(?:['’]ve| have) )?no idea"
    r"|(?:i|we) (?:really |honestly |just |simply |quite )?(?:don['’]t|do not|can['’]t|cannot|fail to) (?:really |quite )?(?:know|understand|see|get)|(?:it['’]s|it is|that['’]s) (?:unclear|a mystery|beyond (?:me|us)))(?: to (?:me|us))? (?:exactly )?why you "
    r"(?:wait\w*|left|leave|took|take|chose|choose|decided|thought|think|expect\w*|assum\w*|would|bought|ordered|booked|keep|kept|need(?:ed)?|feel|felt|(?:did not|didn['’]t|have not|haven['’]t|never) (?:ask|tell|told|call|ring|check|read|look|say|said|mention|contact|come|let|raise|bother|think|use)\w*)\b[^.;!?]*[.!?]*",
    re.IGNORECASE,
)
"""That somebody wonders at what the customer did: it asks for nothing and tells nothing."""
FAULTS = re.compile(
    r"(?:(?:to be (?:honest|fair|frank)|honestly|frankly|obviously|clearly|apparently|sadly|unfortunately|and|but|so|i(?:['’]d)? (?:think|guess|say))\b,? )*(?:the|our|another|some other|one of the) (?:other )?[a-z]+(?: (?:team|department|guys?|people|company|staff|desk|office))?"
    r"(?: (?:has|have|had|must have))?(?: (?:probably|clearly|obviously|just|really|simply|also))* (?:(?:mess|screw|muck|cock|mix|slipp|trip|foul|balls)e?d (?:(?:it|this|that|things|everything) up|up(?: (?:here|there|again|on (?:this|that)(?: one)?))?)|dropped the ball(?: (?:here|on (?:this|that)(?: one)?))?|got (?:it|this|that) wrong"
    r"|(?:is|are|was|were)(?: (?:probably|likely|clearly|most likely|partly|mostly))* (?:to blame|at fault)(?: (?:for (?:it|this|that|these|those)|here))?)(?:,? (?:and )?not (?:us|me|ours|our (?:team|fault|side)))?[.!]*",
    re.IGNORECASE,
)
"""Whose fault it was, and nothing of what happened."""


def is_general(text: str, parser: Parser) -> bool:
    """Whether a sentence says nothing of this case."""
    if is_empty(text):
        return True
    rest = without_patience(text)
    if (rest != text and not re.search(r"\w", rest)) or QUEUE.fullmatch(rest):
        return True
    words = frozenset(re.findall(r"[a-z]+", rest.lower().replace("’", "'")))
    if facts(rest) or words & OWN or DISCLAIMS.search(rest.replace("’", "'")):
        return False
    if USUALLY.search(rest) or SHRUGS.search(rest):
        return True
    doc = parser.parse(rest)
    verb = root(doc)
    return verb is not None and (
        _is_of_many(verb) or _is_of_liability(doc, verb) or _is_of_load(doc, verb) or _is_shrug(verb)
    )


DISCLAIMS = re.compile(
    r"\b(?:cannot|can't|can not|does not|doesn't|do not|don't|will not|won't|unable to|is not|isn't|are not|aren't|no) (?:be )?(?:accept|take|assume|bear|held|have)?\w* ?(?:any |the |full )?(?:liab|responsib)\w+",
    re.IGNORECASE,
)
"""Where the writer's side stands on who pays: whoever is told this has to know it."""
QUEUE = re.compile(
    r"(?=[^.!?]{0,120}\b(?:like|same|queue|line|turn|busy)\b)(?:(?:just |simply )*(?:like|same as) (?:everyone|everybody|anyone|anybody|all|the rest|(?:the |all )?other\w*)(?: \w+){0,2},? )?"
    r"(?:you(?:['’]ll| will)?|everyone|everybody)(?: just| simply)* (?:(?:have|has|need)(?: got)? to|must) (?:wait|queue)(?: (?:in (?:the|a|our)|for your|your) (?:\w+ )?(?:queue|line|turn))?"
    r"(?: (?:like|same as) (?:everyone|everybody|the rest|all)(?: \w+){0,2})?(?:,? (?:(?:and|as|because|since) )?(?:we|it)(?:['’]re|['’]s| are| is) (?:\w+ ){0,2}busy)?[.!]*",
    re.IGNORECASE,
)
"""That all have to wait, with no time in it."""


def is_empty(text: str) -> bool:
    """Whether it is a saying or a reminder for another time, of which nothing would be missed whoever finds fault with it.

    >>> is_empty("Next time please mind the deadlines."), is_empty("Next time please call 0161 555 0142.")
    (True, False)
    """
    if is_hollow(text) or any(one.fullmatch(text) for one in (REREAD, WONDERS_WHY, FAULTS)):
        return True
    if FACTS.search(text):
        return False
    return (REMINDER.match(text) is not None and reminds(text)) or WONDERS.fullmatch(text) is not None


def is_barbed(text: str) -> bool:
    """Whether there is nothing else to it, or a jab in it that may go."""
    return is_empty(text) or JABS.search(text) is not None


def without_patience(text: str) -> str:
    """The sentence without a call for patience at its end; empty where it is nothing else."""
    found = PATIENCE.search(text)
    if found is None or not re.fullmatch(r"[.!]*", text[found.end() :]):
        return text
    rest = text[: found.start()].rstrip(" ,;:–—-")
    return f"{rest}." if rest else ""


CALLS = re.compile(
    r"(?P<call>(?![^,]{0,30}\b(?:it|them|that|this|these|those|one|me|us)\b)[^.,;:!?–—]{4,30})(?:[,;:]| [–—-]) (?P<rest>(?:we|I)(?:['’]\w+)? [^;?]{4,300})"
)


CALM = re.compile(
    r"(?:(?:please|just|now|first|ok|okay|firstly)\b,? )*(?:calm down|calm yourself|relax|chill(?: out)?|settle down|take it easy|take a (?:deep )?breath|get a grip|(?:stop|no more) (?:shouting|swearing|moaning|complaining|panicking|ranting|whining))(?:,? (?:and|then)|[,;:.]) (?:then )?(?:please )?(?P<rest>[a-z][^;?]{4,200})",
    re.IGNORECASE,
)
"""A call for calm, and what they are asked to do besides."""


def without_call(text: str, parser: Parser) -> str:
    """The sentence without the mere command that it begins with, "calm down, we're on it"; as it is without one."""
    if (calm := CALM.fullmatch(text)) and next(
        iter(parser.parse(f"{calm['rest'][:1].upper()}{calm['rest'][1:]}"))
    ).tag_ == "VB":
        return f"Please {calm['rest'][:1].lower()}{calm['rest'][1:]}"
    found = CALLS.fullmatch(text)
    rest = found["rest"] if found else ""
    return rest[:1].upper() + rest[1:] if found and commands_nothing(found["call"], parser) else text


def commands_nothing(clause: str, parser: Parser) -> bool:
    """Whether a clause is a mere command that names nothing, "calm down": nobody can say that anew."""
    clause = clause.strip(" .!?")
    doc = parser.parse(f"{clause[:1].upper()}{clause[1:]}.")
    verb = next(word for word in doc if word.head == word)
    commands = verb.tag_ == "VB" and not any(one.dep_.startswith("nsubj") for one in verb.children)
    return commands and not any(word.pos_ in NAMING for word in doc)


NAMING = frozenset("NOUN PROPN NUM".split())


def _is_of_many(verb: Token) -> bool:
    """Customers at large do it, or it holds for all: "other guests did not complain", "delivery times are only estimates"."""
    subject = subject_of(verb)
    if subject is not None and subject.lemma_.lower() in AMOUNTS:
        return any(word.tag_ == "NNS" and word.lemma_.lower() in PEOPLE for word in subject.subtree)
    if subject is None or subject.tag_ != "NNS":
        return False
    owned = {child.lower_ for child in subject.children if child.dep_ in ("det", "nmod:poss", "poss", "nummod")}
    others = any(child.lower_ in MOST for child in subject.children)
    merely = any(word.lower_ in ("only", "just", "merely") for word in verb.subtree)
    return not owned - MOST and (others or merely or subject.lemma_.lower() in PEOPLE)


def _is_of_liability(doc: Doc, verb: Token) -> bool:
    """Who is liable, but for what the agent's side takes on itself."""
    subject = subject_of(verb)
    takes = subject is not None and subject.lower_ in ("we", "i")
    denies = any(word.lower_ in NEGATIONS or word.lower_ in ("no", "only") for word in doc)
    return any(word.lemma_.lower() in LIABLE for word in doc) and (denies or not takes)


def _is_of_load(doc: Doc, verb: Token) -> bool:
    """How much there is to do: "we have a lot of chats", "there's a lot going on"."""
    subject = subject_of(verb)
    here = subject is not None and subject.lower_ in ("we", "there")
    return (here or any(word.tag_ == "EX" for word in doc)) and any(
        word.lemma_.lower() in MANY | PEOPLE
        and any(child.lower_ in ("a", "many", "high", "large", "lots", "of") for child in word.subtree)
        for word in doc
    )


def _is_shrug(verb: Token) -> bool:
    """ "This can happen", "these things happen and we can't help it"."""
    subject = subject_of(verb)
    if subject is None or verb.lemma_.lower() != "happen":
        return False
    pronoun = subject.lower_ in ("this", "it", "that", "these", "such")
    pointed = any(child.lower_ in ("these", "such", "those") for child in subject.children)
    things = pointed and subject.lemma_.lower() == "thing"
    if not (pronoun or things):
        return False
    more = [child for child in verb.children if child.dep_ == "conj"]
    denies = all(any(word.lower_ in (*NEGATIONS, "no") for word in one.subtree) for one in more)
    return denies and (things or any(child.tag_ == "MD" for child in verb.children))


NOTED = re.compile(
    r"\b(?:told|advised|informed|asked|called|rang|reassured|explained (?:this |it |that )?to)\b(?: (?:her|him|them|the|cust|customer|cx|caller|client|patient|tenant|guest))\b",
    re.IGNORECASE,
)
TO_THEM = re.compile(r"\b(?:you|your|yours|you're|you'll|you've)\b", re.IGNORECASE)


def are_notes(text: str) -> bool:
    """Whether a text tells what was said to the customer and says nothing to them, as the notes of a call do.

    >>> are_notes("Rang customer. Told her the part is late."), are_notes("I told them to ring you.")
    (True, False)
    """
    return NOTED.search(text) is not None and TO_THEM.search(text.replace("’", "'")) is None
