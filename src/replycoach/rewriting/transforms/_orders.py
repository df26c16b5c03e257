"""Orders in disguise: what somebody "will be doing", is "going to" do or is wanted to do, and steps that a parser takes for names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from replycoach.rewriting.inflect import inflect
from replycoach.rewriting.transforms._piece import capital, small, words

if TYPE_CHECKING:
    from replycoach.reading.reading import Parser

NOT_DONE = "be|have|get|love|like|see|hear|receive|need|find|want|enjoy|miss|lose|feel|notice|expect|like|wonder|know"
GOING = re.compile(rf"^you(?: are|'re) going to (?P<act>(?!(?:{NOT_DONE})\b)[a-z]+ [^?]+)$", re.IGNORECASE)
WANTED = re.compile(
    r"^what (?:i|we)(?:'d| would| will|'ll)? (?:have|like|want|need) you (?:to )?do is:? (?:to )?(?P<act>[a-z]+ [^?]+)$|^you(?: will|'ll) want to (?P<be>[a-z]+ [^?]+)$",
    re.IGNORECASE,
)
DOING = re.compile(
    r"^you(?: will|'ll) be (?P<act>(?!(?:hearing|getting|receiving|seeing|having|going|paying|able|needing|wanting|missing|losing|looking|expecting|waiting)\b)[a-z]+ing\b[^?]+)$",
    re.IGNORECASE,
)
AND_DOING = re.compile(r"(?P<and>,? and|,) you(?: will|'ll) be (?P<act>[a-z]+ing)\b", re.IGNORECASE)
I_WANT = re.compile(
    r"\b(?P<who>i|we) want (?=(?:the|your|all|both|an?|every|it|them)\b[^.;!?]*\b(?:back|here|in|by|with (?:us|me))\b)",
    re.IGNORECASE,
)
BY_YOU = re.compile(
    r"^(?P<what>[\w' -]{2,60}?) (?:must|ha(?:s|ve) to|needs? to|is to|are to) be (?:(?P<done>[a-z]+) by you\b|(?P<own>completed|signed|filled(?= (?:in|out)\b))(?! by (?!you\b|\d|the \d|\w+day\b|tomorrow\b)))(?P<rest>[^?;]*)$",
    re.IGNORECASE,
)
"""What "must be requested by you"."""
STEP = re.compile(
    r"^(?:(?:go|click|open|select|choose|tick|enter|fill|send|scan|press|tap|log|print|upload|download|follow|sign|bring|take|return|call|write|attach|check|type|switch|turn|install|uninstall|remove|delete|insert|unplug|plug|restart|reset|hand|post|pack|keep)(?= (?:the|your|an?|all|this|that|on|off|it|them|again|to|in|out|up|down|back|every|both|us|me)\b)|(?:ring|call|phone|text)(?= (?:[a-z]+ ){1,3}on \+?\d))",
    re.IGNORECASE,
)
"""A step that can be nothing else."""
SO = re.compile(r"^(?P<why>[^.;:!?–—]{8,120}, so )(?P<act>[a-z][^?]{4,200})$", re.IGNORECASE)
SHOULD = re.compile(
    r"^(?P<you>you) (?P<duty>should)(?P<never> not)?(?: first| just| simply| also| really)* (?P<act>(?:check|report|contact|call|ring|send|try|use|ask|follow|fill|open|log|restart|update|read|look|go|speak|write|return|bring|submit|upload)\b(?!ed)[^?]*)$",
    re.IGNORECASE,
)
"""Advice in the voice of a rule."""
REPEATS = re.compile(
    r"^you(?: will|'ll)? (?:have|need) to (?P<act>(?:do (?P<what>it|this|that)\b|[a-z]+\b)(?P<rest>[^,.;!?]{0,60}? (?:each|every) time\b[^,.;!?]{0,80}))(?:,? sorry)?[.!]*$",
    re.IGNORECASE,
)
"""What has to be done over and over, told as it is: a limit that is owned, and nothing to ask for."""
IN_BY = re.compile(
    r"^(?P<what>(?:the|your|all|this|that) [^,;:.!?]{2,50}?) (?:is to|are to|must|has to|have to|needs? to) be(?: in| here| with us| received)?(?P<back> back(?: here| with us)?)? (?P<time>(?:by|before) [^;:.!?]{2,60}?)[.!]*$",
    re.IGNORECASE,
)
"""When something has to be with us."""
PAYMENT = re.compile(
    r"^(?P<what>(?:the |full )?payment) (?:must|has to|needs to|is to) be (?:made|received) (?P<time>(?:by|before|within|on) [^,;:.!?]{2,60}?)[.!]*$",
    re.IGNORECASE,
)
PAY = re.compile(
    r"\byou(?:'ll| will)? (?:have to|must|need to|are to) pay (?P<what>(?:the|an?|our) [a-z -]{2,30}?) of (?P<sum>[£$€]?\d[\d.,]*\d(?: ?(?:euros?|pounds?|dollars?|EUR|GBP|USD|CHF)\b)?)",
    re.IGNORECASE,
)
"""A cost told as a duty."""
AND_YOU = re.compile(
    r"^(?P<first>(?:he|she|they|it|your [a-z]+) (?:has to|have to|needs? to|must|will|can) [^,;.!?]+?),? and you (?:must|have to|need to|are to) (?P<act>(?!not\b|be\b)[a-z]+\b[^;!?]*)$",
    re.IGNORECASE,
)
"""A duty behind that of another."""
NEED_YOU = re.compile(
    r"(?<!what )\b(?:we|i)(?:'d|'ll| will| would)?(?: now| first| just| still| therefore)? (?:need|want|require|expect) you(?: now| first)? to (?=[a-z])",
    re.IGNORECASE,
)
"""What the company needs of the customer, which is their duty."""
YOU_DO = re.compile(
    r"^you (?:(?:are|'re) going to |will |'ll )?(?:simply |just |only |then |first |now )*(?P<act>(?:go|click|open|select|choose|tick|enter|fill|send|scan|press|tap|log|print|upload|download|use|follow|sign|bring|take|return|pay|call|write|attach|check|type|switch|turn|install|remove|insert|set)\b.*)$",
    re.IGNORECASE,
)
"""An order told as what the customer does."""
NOTICE = re.compile(
    r"^(?:(?:so|and|but|then|also),? )?you(?:'ll| will|'d| would)? (?:must|(?:need|have) to|are (?:required|obliged) to|should)(?: always| first)? give (?:us |me )?(?:at least )?"
    r"(?P<long>an?|[\w-]+) (?P<unit>hour|day|week|month|year)(?P<many>s)?'?s?'? (?P<what>(?:\w+ )?notice)(?P<rest>\b[^;:?]*)$",
    re.IGNORECASE,
)
"""A period of notice, as a duty."""
GENERAL = re.compile(
    r"\bminimum\b|\bto (?:be (?:eligible|entitled|allowed)|qualify)\b|\b(?:be|have been) (?:eligible|entitled|aged|(?:at least|over|under) (?:the age of )?\d+|an? (?:member|customer|resident|subscriber|student))\b|\b(?:order|spend|book|buy|stay)(?: for)? at least\b",
    re.IGNORECASE,
)
"""What holds for all who want something."""
IN_TIME = re.compile(
    r"\b(?:within|(?:at least|no later than)) [\w-]+ (?:working |business )?(?:hours|days|weeks|months) (?:of|from|after|before|prior)\b|\b(?:hours|days|weeks|months) (?:in advance|ahead|beforehand|before|prior)\b|\bwithin [\w-]+ (?:working |business )?(?:hours|days|weeks|months)(?=[.!]*$)",
    re.IGNORECASE,
)
"""A limit that runs from an event."""
IS_PAST = re.compile(
    r"\byou (?:did not|didn't|have not|haven't|never|had not|hadn't)\b|\b(?:was|were|has been|have been|is|are) (?:\w+ly )?(?:declined|rejected|refused|denied|invalid|too late|late|out of time|outside)\b|\btoo late\b|\b(?:has|have) (?:passed|expired|lapsed)\b",
    re.IGNORECASE,
)
"""What is decided, so that a rule beside it explains it and asks for nothing."""


def as_rule(text: str, others: Iterable[str]) -> str | None:
    """A duty that is a rule for all, as one, or empty to let it stand; None where it asks for something.

    >>> as_rule("You must give two weeks notice.", ()), as_rule("You must be over 18 to rent it.", ()), as_rule("You must sign it.", ())
    ("It takes two weeks' notice.", '', None)
    """
    if found := NOTICE.match(text):
        span = f"{found['long']} {found['unit']}" + (
            "s'" if found["many"] and found["long"] not in ("a", "an", "one") else "'s"
        )
        return f"It takes {span} {found['what']}{found['rest']}"
    past = IN_TIME.search(text) and any(IS_PAST.search(one.replace("’", "'")) for one in others)
    return "" if past or GENERAL.search(text) else None


BE_AT = re.compile(
    r"^be (?:at|here|there|ready|on (?:time|the)|by the|in|outside|downstairs)\b(?! mind)", re.IGNORECASE
)


def plain_order(text: str, parser: Parser) -> str:
    """The order as "you need to …"; the text itself where it is none of these.

    >>> from replycoach.reading.grammar import Grammar
    >>> plain_order("You'll be cutting the card in two and posting both halves to us.", Grammar())
    'You need to cut the card in two and post both halves to us.'
    >>> plain_order("Invoices must be requested by you via the portal.", Grammar())
    'You need to request invoices via the portal.'
    >>> plain_order("Form 12 needs to be completed by Friday.", Grammar())
    'You need to complete form 12 by Friday.'
    """
    if found := GOING.match(text) or WANTED.match(text):
        act = found["act"] or found["be"]
        return f"You need to {AND_DOING.sub(lambda one: one['and'] + ' ' + _base(one['act'], parser), act)}"
    if (found := BY_YOU.match(text)) and not re.match(r"(?: by you)?(?: too)?,? (?:and|or)\b", found["rest"]):
        does = inflect(parser.parse(f"It is {found['done'] or found['own']}.")[2].lemma_.lower(), "VB")
        return f"You need to {does} {small(found['what'])}{found['rest'].replace(' by you', '', 1)}"
    if found := DOING.match(text):
        return f"You need to {_bases(found['act'], parser)}"
    return text


def _base(word: str, parser: Parser) -> str:
    doc = parser.parse(f"You are {word} it.")
    return inflect(doc[2].lemma_.lower(), "VB")


def _bases(act: str, parser: Parser) -> str:
    """An act in -ing forms, and those joined to it, in base forms."""
    doc = parser.parse(f"You are {act}")
    first = doc[2]
    row = sum(one.tag_ == "VBG" and one.nbor(-1).lower_ in (",", "and") for one in doc[3:]) > 1
    joined = [
        one
        for one in doc[3:]
        if one.tag_ == "VBG" and (one.dep_ == "conj" or (row and one.nbor(-1).lower_ in (",", "and")))
    ]
    swaps = {one.i: inflect(one.lemma_.lower(), "VB") for one in (first, *joined)}
    return words(doc, 2, len(doc), swaps)


def wanted(text: str) -> str:
    """ "I want it back here by Friday" as a need, "you will have to do this each time" as a limit.

    >>> wanted("You will have to do this each time you export.")
    "I'm afraid this needs doing each time you export."
    """
    if found := REPEATS.match(text):
        doing = f"{found['what']} needs doing{found['rest']}" if found["what"] else f"you'll need to {found['act']}"
        return f"I'm afraid {doing}."
    return capital(I_WANT.sub(lambda found: f"{found['who']} need ", text))


BURDEN = re.compile(
    r"^(?:travel|buy|purchase|upgrade|subscribe|re-?(?:apply|order|book|upload|do)|(?:order|book) (?:another|(?:an?|the|some) (?:new|right|other|different|replacement))|(?:take|bring|get) (?:\w+ ){1,2}to an? |wait|sue|take \w+ to court|pay (?:it|them)\b|arrange|organi[sz]e|come (?:and|in|back|here|to)|go (?:and|all)|drive|pay (?:for|extra|again|the (?:return|postage|shipping|courier|carriage|difference)))\b"
    r"|\b(?:yourself|yourselves|(?<!in )your own|(?:by|on) your own|out of (?:your own )?pocket|at your (?:own )?(?:cost|expense))\b",
    re.IGNORECASE,
)
"""What costs the customer time, money or work, told as what they have to do: no "please" makes a favour of it."""
OR_ELSE = re.compile(r",? or (?:else |alternatively )?(?=[a-z]+\b)", re.IGNORECASE)


def is_burden(act: str) -> bool:
    """Whether an act is a burden that the sentence tells of, and no step to ask for.

    >>> is_burden("fit the shelf yourself"), is_burden("send the form to us")
    (True, False)
    """
    return BURDEN.search(act) is not None


def two_ways(act: str, parser: Parser) -> str:
    """Two acts of which one is enough, with a comma between them; empty where there is but one.

    >>> from replycoach.reading.grammar import Grammar
    >>> two_ways("come in and sign it or arrange a call.", Grammar()), two_ways("come on Monday or Friday.", Grammar())
    ('come in and sign it, or arrange a call', '')
    """
    plain = re.sub(r"[\s.!]+$", "", act)
    joins = list(OR_ELSE.finditer(plain))
    if len(joins) != 1 or re.search(r"[;:,?]", plain[: joins[0].start()] + plain[joins[0].end() :]):
        return ""
    first, second = plain[: joins[0].start()], plain[joins[0].end() :]
    doc = parser.parse(f"You can {second}.")
    return f"{first}, or {second}" if len(doc) > 4 and doc[2].tag_ == "VB" and doc[2].pos_ == "VERB" else ""
