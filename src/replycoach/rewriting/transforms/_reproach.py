"""Reproaches that hold something of use: "as already stated on the page, X" is "X", "next time please do X" is "in future, it helps to
do X", "please refrain from writing again" is "there's no need to write again".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.reading.grammar import is_command
from replycoach.rewriting.clauses import stands
from replycoach.rewriting.inflect import base
from replycoach.rewriting.sentences import facts, is_finite
from replycoach.rewriting.transforms._piece import Piece, Wording, capital, has_time, small, tail_off, tidy
from replycoach.text.anycase import AnyCase

_SAID = r"(?:said|told|stated|described|mentioned|explained|noted|written|shown|announced|communicated|indicated|agreed|discussed|outlined|specified|pointed out|informed|published|listed|set out|laid (?:down|out))"
AS_SAID = re.compile(
    rf"^as (?:(?:i|we)(?:'ve| have)? (?:already |clearly |previously |repeatedly |just )*{_SAID}(?: (?:to )?you)?|you (?:can|could|will|would|should|must|may|might)(?: clearly| already| well)? (?:see|read|find|know|have (?:seen|read|known|noticed|found))|you (?:were|have been)(?: already| clearly| repeatedly)* {_SAID}|(?:it )?(?:(?:is|was|has been) )?(?:already |clearly |previously |repeatedly |also )*{_SAID})"
    r"(?: (?:already|before|above|earlier|previously|clearly|several times|many times|twice|yesterday|today|(?:last|this) (?:week|month|year|time|night|morning|[a-z]+day)|on [a-z]+day|on the phone))*(?P<place>(?: (?:in|on|at|from|under|by|to)\b [^,.;!?]{2,50}?)*?)(?:,\s*|\s+(?=(?:it|there|this|that|the|your|you|we|our)\b(?! (?:above|below))|(?:all )?[a-z]+s (?:are|were|can|must|will|have|need)\b))",
    re.IGNORECASE,
)
"""A lead-in that says that the customer should know already."""
IN_TERMS = re.compile(
    rf"(?:,? (?:and |but )?(?:as|because|since) (?:(?:(?:this|that|it) )?(?:is|was|has been) )?(?:(?:very |quite )?(?:clearly|plainly|explicitly|already) )?{_SAID}|[,;] (?:and |but )?(?:it|this|that)(?:'s| is) (?:(?:all|also|even|clearly|plainly) )*(?:{_SAID} )?) ?(?:in|on|under|by) (?:the|our|your) "
    r"(?:[\w&-]+ ){0,3}?(?:rules?|terms?|t&cs?|conditions|contract|agreement|policy|handbook|manual|instructions|small print|website|site|(?:status|product|web) page|brochure|leaflet|confirmation|letter|e-?mail)\b[^,;.!?]*(?=[.!]*$)",
    re.IGNORECASE,
)
"""That the papers say so, at the end."""
IN_TIME = re.compile(
    r" (?:in|on|at|by) (?:(?:early|late|mid|last|this) )?(?:\d|the \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)",
    re.IGNORECASE,
)
"""A time, not a paper."""
BELITTLES = re.compile(
    r"\b(?P<you>you(?: (?:should|could|must|have|will))?)(?: (?:obviously|clearly|of course|evidently|surely|simply|just|only|already))+(?= (?:need|have|must|should|had|could|can|go|click|open|choose|select|press|tap|forgot|missed|did|entered|were)\b)",
    re.IGNORECASE,
)
"""Between "you" and what it does, where the adverb says that it is plain or easy."""
OPENS = re.compile(
    r"^(?:(?:obviously|clearly|evidently|needless to say|it goes without saying that|as you(?: will| may| should| must|'ll)?(?: surely| already| well| no doubt)? (?:know|be aware|are aware|have seen|appreciate)(?! (?:from|in|on|by|at|of)\b)),? +)+(?=\w)",
    re.IGNORECASE,
)
THIS_TIME = re.compile(
    r"(?P<sure>\bmake sure (?:that )?(?:you|someone|somebody)\b)(?: (?:actually|really)\b)?(?P<act>[^.;!?]{3,50}?)(?: this time\b)?(?=\s*(?:[.!]|$|[^\w\s'’\"(),;:-])|,? (?:as|because|since)\b)",
    re.IGNORECASE,
)
"""What they did not do the last time."""
NEXT_TIME = re.compile(
    r"^(?:(?:so|and|but),? )?(?:(?:the )?next time|in (?:the )?future|from now on|going forward|another time),? (?P<ask>please |kindly |just |you should |do )?(?P<duty>you (?:must|need to|have to|are to) )?(?P<act>[a-z][a-z-]+\b.*)$"
    r"|^(?:(?:so|and|but),? )?(?:(?P<ask2>please |you should )|(?P<duty2>you (?:must|need to|have to) ))(?P<act2>[a-z][a-z-]+\b.*?),? (?:(?:the )?next time|in (?:the )?future|from now on|going forward)[.!]*$",
    re.IGNORECASE,
)
"""What the customer should do another time."""
TALKS = frozenset(
    "ask write call ring phone email e-mail contact chase send post message inquire enquire follow open submit raise reply report text".split()
)
KEEP_FROM = re.compile(
    r"\b(?P<lead>(?:we (?:would )?(?:kindly )?(?:ask|request) (?:that )?you (?:to )?|please |kindly |you (?:should|must) )+)(?P<not>refrain from|avoid|abstain from|stop|do not|don't|not)(?P<to> to)? (?P<act>[a-z-]+)\b(?P<rest>[^.;!?]*?)(?P<why>,? (?:as|because|since|this|it|that)\b (?!soon|long|well)[^.;!?]*)?(?=[.!]*$)",
    re.IGNORECASE,
)
"""A request not to write, call or ask."""


TRIED = re.compile(r"^have you (?:even |actually |already |ever )*tried (?P<act>[a-z-]+ing\b[^?]*)\?$", re.IGNORECASE)
SURE = re.compile(
    r"^are you (?:really |quite )?sure (?:that )?you (?:don't|do not|wouldn't) (?:want|like) (?P<what>[^?]+)\?$",
    re.IGNORECASE,
)
"""Questions that doubt the customer."""
SUPPOSED = re.compile(
    r"(?:^|(?<=\s))(?:you're|you are|ur|u r|u are) (?:really |actually |kinda )?(?:supposed|meant) to (?P<act>(?:set|turn|switch|use|lock|enable|disable|keep|add|choose|check|save|back up|restart|update|clean|charge|install|register|activate) (?!it\b|that\b|this\b|them\b)[^.,;!?]*?)"
    r"(?: (?:tho|though|btw|lol|anyway|u know|you know))*(?:[^\w]*)$",
    re.IGNORECASE,
)
"""A step that helps, told as one that was missed."""
_BEFORE = r",? (?:before|prior to) (?:you )?(?:contact|call|ring|rang|phon|writ|wrote|messag|e-?mail|ask|get|got|rais|open|log|chas)[a-z]*(?: (?:us|me|support|in touch(?: with us)?|to us|a ticket|in|here|the \w+))*"
FIRST = re.compile(
    rf"^you (?:really |probably |actually )?(?:should|ought to)(?: have| of|'ve) (?:first )?(?P<did>[a-z]+) (?P<what>[^,;.!?]{{3,60}}?)(?:{_BEFORE}| first)(?:(?:[,;:]| [-–]) (?P<more>[^;?]+)|[.!]*)$",
    re.IGNORECASE,
)
"""A step that comes before a message, and still helps."""
LOOKED_UP = re.compile(
    r"\b(?:read|looked|consulted|searched|visited|googled|asked|told|mentioned|given|said|put|included|stated|known|thought|waited|called|rung|contacted|emailed|written)\b|\b(?:website|web ?page|site|faqs?|terms|conditions|policy|manual|page|e-?mails?|guide|instructions|help (?:page|centre|center))\b",
    re.IGNORECASE,
)
"""What is no step but something to have read or said."""
STINGS = AnyCase(
    r"(?:,| [-–—]|\band|\bor) .*\b(?:can't|cannot|don't|won't|not|never|nobody|guess|waste|trouble|otherwise)\b|\b(?:because|since|as|otherwise|so that|instead of|like everyone|rather than)\b|\byou(?:'re| are)\b|\b(?:actually|properly|bother|carefully)\b"
)
"""What makes a reproach of a wish for another time, be it said with "please"."""
DUTY, HELPS = ("In future, please",), ("It helps to", "In future, it helps to")
NOTE = "says what helps instead of what was missed"


def without_slights(text: str) -> str:
    """The sentence without the adverbs that say how plain or easy it is.

    >>> without_slights("You obviously need to sign in."), without_slights("Clearly, you missed page 2.")
    ('You need to sign in.', 'you missed page 2.')
    """
    return THIS_TIME.sub(_next_time, BELITTLES.sub(r"\g<you>", OPENS.sub("", text)))


def _next_time(found: re.Match[str]) -> str:
    """The words without what was not done the last time, as a request where they were an order."""
    said, before = (
        found["sure"] + re.sub(r"^((?:['’]re|['’]s| are| is)) (?:actually|really)\b", r"\1", found["act"]),
        found.string[: found.start()],
    )
    ordered = (
        said != found[0]
        and re.search(r"(?:^|[,;:] |\b(?:and|so) )$", before)
        and not re.search("please|kindly", before, re.IGNORECASE)
    )
    return (f"Please {small(said)}" if not before else f"please {said}") if ordered else said


def reproached(piece: Piece) -> Iterator[Wording]:
    """What is left of the sentence without the reproach."""
    text = piece.text.replace("’", "'")
    if found := AS_SAID.match(text):
        rest = capital(text[found.end() :])
        if facts(found["place"]) and IN_TIME.match(found["place"]):
            yield Wording(f"As we said{found['place']}, {text[found.end() :]}", "review", "leaves out the reproach")
        elif facts(found["place"]) and (place := re.match(r" (?:in|on|by|from) (?P<what>.+)$", found["place"])):
            yield Wording(f"As {place['what']} says, {text[found.end() :]}", "review", "leaves out the reproach")
        elif stands(piece, rest):
            yield Wording(rest, "review", "leaves out the reproach")
        elif paper := re.match(r" (?:in|on|by|from) (?P<what>(?:the|our|your) .+)$", found["place"]):
            yield Wording(f"As {paper['what']} says, {text[found.end() :]}", "review", "leaves out the reproach")
    if (terms := IN_TERMS.search(text)) and not facts(terms[0]) and stands(piece, rest := f"{text[: terms.start()]}."):
        yield Wording(rest, "review", "leaves out that they could have read it")
    if found := NEXT_TIME.match(text):
        act = tail_off(found["act"] or found["act2"])
        first = piece.reading.parser.parse(capital(act))[0]
        duty = found["duty"] or found["duty2"]
        asked = duty or found["ask"] or found["ask2"] or (first.tag_ in ("VB", "VBP") and is_command(first))
        if (
            asked
            and not STINGS.search(act)
            and (duty or piece.alone or facts(act))
            and not re.match(r"(?:be|have|don't|not|do not|never)\b", act)
        ):
            yield from (Wording(f"{words} {act}.", "review", NOTE) for words in (DUTY if duty else HELPS))
    yield from _first(piece, text)
    yield from supposed(piece)
    if found := TRIED.match(text):
        yield Wording(f"Could you please try {found['act']}?", "review", "asks without the doubt")
    if found := SURE.match(text):
        yield Wording(f"Would you like {found['what']}?", "review", "asks without the doubt")
    yield from _no_need(text)


def _first(piece: Piece, text: str) -> Iterator[Wording]:
    """What they should have done before they wrote, as a step to take if they have not, with what stands behind it."""
    found = FIRST.match(text)
    if found is None:
        return
    did, what, more = found["did"], found["what"], found["more"]
    if LOOKED_UP.search(f"{did} {what}") or re.search(
        r"\b(?:then|by now|already|yesterday|ago)\b", what, re.IGNORECASE
    ):
        return
    verb = next((one for one in piece.reading.parser.parse(f"You have {did} {what}.") if one.text == did), None)
    if verb is None or verb.tag_ not in ("VBN", "VBD") or (more and not stands(piece, capital(more))):
        return
    asked = f"If you haven't yet, please {verb.lemma_.lower()} {what}"
    yield Wording(f"{asked}{f'; {small(more)}' if more else '.'}", "review", NOTE)


def supposed(piece: Piece) -> Iterator[Wording]:
    """A step that they "are supposed to" take as what helps; nothing where more than a sigh stands before it."""
    text = piece.text.replace("’", "'")
    if (found := SUPPOSED.search(text)) and not has_time(found["act"]):
        before = text[: found.start()]
        if len(re.findall(r"\w+", before)) <= 3 and not is_finite(piece.reading.parser.parse(before.strip() or "so")):
            yield Wording(f"It helps to {found['act']}.", "review", NOTE)


def _no_need(text: str) -> Iterator[Wording]:
    found = KEEP_FROM.search(text)
    if found is None:
        return
    act = base(found["act"].lower())
    noun = re.fullmatch(r"(?:[ei]nquir(?:y|ies)|questions?|requests?|reminders?|(?:phone )?calls)", act) is not None
    if act not in TALKS and not noun:
        return
    before = re.sub(r"\b(?:so|and|therefore)\s*$", "", text[: found.start()]).rstrip(" ,")
    said = f"there's no need to {'ask' if noun and act not in TALKS else act}{found['rest']}"
    yield Wording(
        tidy(f"{before}, so {said}." if before else f"{capital(said)}."), "review", "says it without the rebuff"
    )
