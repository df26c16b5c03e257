"""Orders in disguise: what somebody "will be doing", is "going to" do or is wanted to do, and steps that a parser takes for names."""

from __future__ import annotations

import re
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
    r"^you(?: will|'ll) be (?P<act>(?!(?:hearing|getting|receiving|seeing|having|going|paying|able)\b)[a-z]+ing\b[^?]+)$",
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
    if found := BY_YOU.match(text):
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
