"""Vague times and promises without one get a slot for the time: "shortly" is "[when: e.g. today by 17:00]"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.clauses import leans
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms._desk import tells_how
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, capital, has_time, tail_off, tidy, when
from replycoach.rewriting.transforms._promised import WAITS, end_of, promised
from replycoach.rewriting.transforms._time import (
    ASKS_FIRST,
    ASKS_THEM,
    BRINGS_NEWS,
    HEAR_MORE,
    WAITS_FOR,
    at_once,
    is_others,
    waits_now,
)
from replycoach.text.anycase import AnyCase

RULES = ("time/vague", "time/missing")

_ACTOR = r"(?:i|we|they|he|she|someone|somebody|anyone|there|one|it|the \w+|an? \w+|our \w+)"
VAGUE = re.compile(
    r"(?:\b(?:very |pretty |quite |fairly |really |just |hopefully |sometime |some time |at |and )*(?:"
    r"as (?:soon|quickly|quick|fast|early|promptly) as (?:(?:is )?(?:humanly |at all |reasonably )?(?:possible|practicable|poss)|(?:i|we|they) (?:possibly )?(?:can|could|are able(?: to)?|am able(?: to)?)(?: manage(?: it)?)?)"
    r"|asap|a\.s\.a\.p\.|soon-?ish|(?<!as )(?<!how )soon(?! (?:as|after|enough|before))(?:est)?|shortly(?! (?:after|before))|before (?:too )?long|in due (?:course|time)|in good time|in no time(?: at all)?|eventually|presently|momentarily|by and by"
    r"|(?:in|within) (?:(?:the|a|an) )?(?:\w+ ){0,2}(?:near|nearest|foreseeable|not too distant|immediate|coming|reasonable|short|appropriate|timely) (?:future|time|period|while|timeframe|time frame|delay|manner|fashion|weeks?|days?|hours?)(?: of time)?"
    r"|in the fullness of time|in (?:a|the next) (?:little )?(?:while|bit|moment|minute|second|sec|jiffy|mo|tick)|in (?:a (?:few|couple of)|some|several) (?:minutes|hours|days|weeks|moments)(?: or so)?|(?:in|over|within) the (?:coming|next (?:few|little)|following) (?:hours|days|weeks|months|period|while)|one of these days|some ?time after (?:that|this)|some ?time(?! (?:ago|before|after))(?: (?:soon|today|next week|this week|or other|in (?:the )?(?:future|coming \w+)))?"
    r"|some ?day|sooner or later|later on|in the (?:near )?future|at (?:some|a later|a future|a suitable|an appropriate|the appropriate|the earliest) (?:later |future )?(?:point|time|stage|date|moment|opportunity)(?: in (?:the future|time)| later(?: on)?| today| (?:this|next) (?:week|month)(?: or (?:the )?next)?)?|at (?:our|my|their|the) earliest (?:possible )?(?:convenience|opportunity)"
    rf"|(?:when|once|whenever|as soon as) (?!(?:an?|the) (?:slot|place|room|table|space|seat|bed|date|appointment|car|unit)\b){_ACTOR}(?:'ve|'s)? (?:(?:got|get|gets|have|has|find|finds) (?:a (?:free )?(?:moment|minute|chance|second|slot|gap)|time|the chance|round to it|to it)|(?:can|could|is able(?: to)?|are able(?: to)?)(?=[.,;!?]|$)|(?:becomes?|is|are) (?:free|available|able)|has news|have news|(?:know|hear|learn)s? more)"
    r"|once things (?:calm down|settle down|quieten down|are quieter)(?: (?:here|a bit))*)\b)",
    re.IGNORECASE,
)  # fmt: skip
ONCE_FREE = re.compile(
    r"(?<![\w'])(?:when|whenever|once|as soon as|as) (?:there(?:'s| is) (?:an? |some |the )?[a-z]+(?: free)?|(?:the (?:\w+ ){0,2}\w+|(?:his|her|their|our|my) (?:\w+ )?\w+|they|he|she|it)(?: |(?='))"
    r"(?:(?:finds?|has|have|gets?|got) (?:an? )?(?:moment|minute|gap|time|chance)|permits?|allows?|(?:'s been|has been|is|gets) (?:done|sorted|drawn up)|comes? (?:a?round|up)|(?:'re|'s|are|is) next (?:out |over )?[^,;.!?]{3,25}))(?=[.,;!?]|$)",
    re.IGNORECASE,
)
"""A time that nobody knows, when others have one: "when there's a gap", "once the office finds a moment"."""
TAKES = re.compile(
    r"(?<!give or )\b(?P<take>tak(?:e|es|ing)) (?P<vague>(?:however long (?:(?:the|our|my) )?\w+(?: \w+)? (?:takes?|needs?|wants?|fanc(?:y|ies) taking)|as long as it takes|(?:quite )?(?:a (?:little )?(?:while|bit)(?: of time)?|some time|a (?:few|couple of) (?:moments|minutes|hours|days|weeks)|longer than usual)))\b(?! (?:as|than))",
    re.IGNORECASE,
)
ALLOWS = re.compile(
    r"(?P<ask>(?:please |kindly |we ask you to )*(?:allow|give) (?:us |me |them |the team )?)(?:some|a (?:little|bit)(?: of)?|sufficient|enough|adequate|a reasonable)(?: (?:more|extra|further|additional))? time(?P<rest>(?: (?:for|to|while|so that)\b[^;?]*)?[.!]*)$",
    re.IGNORECASE,
)
"""A call to wait for nobody knows how long."""
ASKS = re.compile(
    r"\b(?:please|could you|can you|would you|kindly|you (?:need|must|have|should|can|may|might|want)|if you|let (?:me|us) know|feel free|hope you|sorry|thank)\b",
    re.IGNORECASE,
)
PARCELS = frozenset("arrive deliver ship dispatch send post refund credit reach repay return replace land".split())
BEFORE = re.compile(
    r"(?:\b(?:for|after|as|and when|the|a|than|say|said|until|till|or|not|n't)|['\"“‘])\s*$", re.IGNORECASE
)
AFTER = re.compile(
    r"\s*(?:[.,;!?…)]|$)|\s+(?:and|but|to (?!come|be\b)|about|as per|with|for|on the|from the|if|so|after (?:the|that|your)|\^)",
    re.IGNORECASE,
)
"""What may stand around a vague time that a slot replaces."""
OWN_AT = re.compile(r"at (?!some|an? |the |our |my |their )", re.IGNORECASE)
"""An "at" that belongs to the verb: "looked at in due course"."""
HARMS = re.compile(
    r"\b(?:failure|otherwise|collections?|penalt\w+|debt|court|legal action|suspended|terminated|disconnected|charged|forfeit\w*|passed (?:on )?to)\b",
    re.IGNORECASE,
)
"""What is threatened is no promise."""
WITHIN = re.compile(
    r"\b(?:today|tonight|tomorrow|(?:this|next) (?:morning|afternoon|evening|week|month))$", re.IGNORECASE
)
"""A real bound at the end of vague words: "at some point this week"."""
HOPES = re.compile(r"\bhopefully\b", re.IGNORECASE)
SOME_TIME = re.compile(r"\b(?:some ?time|at some \w+|hopefully|soon)\b", re.IGNORECASE)
IN_BOUND = re.compile(
    r"\s+(?:(?:in|by|before|during) (?:early |late |mid[ -])?(?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|morning|afternoon|evening|new year|week)\b"
    r"|(?:between|from|around|about|after) (?:\d|noon|midday))",
    re.IGNORECASE,
)
"""A bound that such words lead up to: "some time in May"."""
HEDGED = re.compile(r"\b(?:should|may|might|could|hope|expect|aim)\b", re.IGNORECASE)
BOUND = re.compile(r"\s+(?=before (?:you|the|your|\w+day))", re.IGNORECASE)
WISHES = re.compile(
    r"\b(?:look(?:ing)? forward to|hop(?:e|ing) to|would (?:love|like|be (?:glad|happy|delighted)) to|pleasure (?:of|to)) (?:see|welcom|hear|serv|hav)(?:e|ing)? (?:from )?you\b",
    re.IGNORECASE,
)
"""A wish that the customer grants: no promise."""
HABIT = re.compile(r"\b(?:usually|normally|tends?|generally|often|typically|sometimes|periodically)\b", re.IGNORECASE)
AHEAD = re.compile(
    r"\b(?:will|shall|'ll|going to|gonna|should|ought|(?:is|are) to|expect|hope|aim\w*|due|back|would|can|is being|are being|working|trying|endeavou?r\w*|on (?:its|their) way|i'm|we're|i am|we are)\b|'ll\b|\b(?:arrives?|ships?|leaves?|returns?|comes?)\b",
    re.IGNORECASE,
)
"""What makes a sentence speak of what is to come."""
WOULD = re.compile(r"\b(?!(?:i|we)\b)[a-z]+ would\b(?! (?:like|love)\b)[^,;]*$", re.IGNORECASE)
"""What others would do if something were so."""
SOON_HERE = re.compile(r"\b(?:moment|minute|second|sec|jiffy|mo|tick|bit|momentarily)\b", re.IGNORECASE)
FILLER = re.compile(
    r"(?:,? (?:hopefully|if possible|fingers crossed|give or take|with (?:any|a bit of) luck))\b,?", re.IGNORECASE
)
LONGER = re.compile(
    r"(?:(?<=^)|(?<=, )|(?<=and ))(?:it |this |that |you )?(?:shouldn't|won't|can't|should not|will not) (?:be|take|have(?: to wait)?|need to wait) (?:(?:a great deal|a lot|much|too|very|all that|that) )?long(?:er)?(?: to (?:go|wait))?(?: now)?(?=[,.;!]|$)",
    re.IGNORECASE,
)
"""A wait with no end but that it is short: "shouldn't be much longer"."""


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """A slot in place of the vague time, or at the end of the promise; where an exact time stands too, the vague one goes."""
    yield from by_sentence(reading, prose_span, vague if finding.rule == "time/vague" else missing)


def vague(piece: Piece) -> Iterator[Wording]:
    """The sentence with a slot where it is vague."""
    text = piece.text
    takes = TAKES.search(text)
    if takes:
        may = MAY.search(text[: takes.start()]) is not None
        if may and re.search(r"\bso (?:it|this|that|these|things)\b", text[: takes.start()], re.IGNORECASE):
            return  # why it took so long
        yield Wording(
            f"{text[: takes.start()]}{takes['take']} {'up to ' if may else ''}[how long: e.g. two days]{text[takes.end() :]}",
            "review",
            "leaves a blank for how long it takes",
        )
        return
    if allows := ALLOWS.match(text):
        yield Wording(
            f"{allows['ask']}[how long: e.g. two days]{allows['rest']}",
            "review",
            "leaves a blank for how long it takes",
        )
        return
    others = piece.reading.sentences[max(0, piece.sentence.index - 1) : piece.sentence.index + 2]
    if any(
        NO_DATE.search(one.text.replace("’", "'")) or NO_PROMISE.search(one.text.replace("’", "'")) for one in others
    ):
        found = VAGUE.search(text)
        yield from _bounded(text, found)
        if (
            found
            and SOME_TIME.search(found[0])
            and (has_time(text[found.end() :][:12]) or IN_BOUND.match(text, found.end()))
        ):
            yield Wording(
                f"{text[: found.start()]}{text[found.end() :].lstrip()}",
                "safe",
                "leaves the exact time to speak for itself",
            )
        return
    found = VAGUE.search(text)
    if found and (verb := OWN_AT.match(found[0])):
        found = VAGUE.search(text, found.start() + verb.end())
    if found is None and (free := ONCE_FREE.search(text)) and AHEAD.search(text[: free.start()]):
        found = free
    if not found and (wait := LONGER.search(text)):
        said = f"{text[: wait.start()]}it should be done {when(_example(piece, wait[0]))}{text[wait.end() :]}"
        yield Wording(capital(said), "review", NOTE)
        return
    if FIRM_WIDE.search(text) and not OF_THIS_CASE.search(text):
        after = piece.reading.sentences[piece.sentence.index + 1 :][:1]
        if not piece.alone and not any(leans(one.text, text, piece.reading.parser) for one in after):
            yield Wording("", "review", "leaves out what is said of all cases")
        return
    if HABIT.search(text) and (found or OTHERS_DO.match(text)):
        return  # how long others mostly take says nothing of this case
    if found and (
        not AHEAD.search(f"{text[: found.start()]}{text[found.end() :]}") or WOULD.search(text[: found.start()])
    ):
        return
    wish = WISHES.search(text[: found.start()]) if found else None
    if found and wish and not re.search("[,;]", text[wish.end() : found.start()]):
        rest = text[found.end() :]
        yield Wording(f"{text[: found.start()].rstrip(' ,')}{rest}", "safe", "leaves out a time that the customer sets")
        return
    if found and not _asked(text, found.start()):
        promise = max((one.start() for one in PROMISE.finditer(text, 0, found.start())), default=0)
        exact = has_time(text[promise : found.start()] + text[found.end() :].split(";")[0])
        if bounded := list(_bounded(text, found)):
            yield from bounded
            return
        if (
            exact
            or BOUND.match(text, found.end())
            or (SOME_TIME.search(found[0]) and IN_BOUND.match(text, found.end()))
        ):
            hedged = (
                r"(?: (?:hopefully|ideally|with (?:any |a bit of )?luck),?)?"
                if HEDGED.search(text[: found.start()])
                else ""
            )
            rest = re.sub(rf"^,{hedged}(?= (?:by|before|on|within|at)\b)", "", text[found.end() :])
            yield Wording(text[: found.start()] + rest, "safe", "leaves the exact time to speak for itself")
            return
        if BEFORE.search(text[: found.start()]) or not AFTER.match(text[found.end() :]):
            return
        if _hangs_on_others(piece):
            rest = tidy(FILLER.sub("", f"{text[: found.start()]}{text[found.end() :]}"))
            if _tells_more(piece):
                yield Wording(rest, "review", "leaves out a time that only others know")
                return
            yield Wording(f"{tail_off(rest)}. {HEAR_MORE}", "review", NEWS_BEHIND)
            return
        slot, before, behind = _slot(piece, found[0]), text[: found.start()], text[found.end() :]
        before = before if behind.strip(" .!") else re.sub(r",\s+$", " ", before)
        hopes = HOPES.search(text) is not None and HEDGED.search(text) is None  # without it a hope would be a promise
        slot = f"hopefully {slot}" if hopes and HOPES.search(found[0]) else slot
        yield Wording(
            before + slot + behind if hopes else FILLER.sub("", before + slot + behind),
            "review",
            "leaves a blank for the exact time",
        )
        return
    if not found and piece.sentence.does("timeframe", "action", "ownership"):
        yield from missing(piece)


def _bounded(text: str, found: re.Match[str] | None) -> Iterator[Wording]:
    """The sentence with the bound that stands at the end of vague words, alone; a hope goes where "should" says it."""
    if found and (bound := WITHIN.search(found[0])):
        before = text[: found.start()]
        before = re.sub(r"\bhopefully,? ", "", before) if HEDGED.search(before) else before
        yield Wording(f"{before}{bound[0]}{text[found.end() :]}", "review", "leaves the bound alone")


FIRM_WIDE = re.compile(
    r"\b(?:we|they|everyone|(?:the|our) [\w ]{2,40}?)\b[^;:]{0,60}\b(?:all|every|each) (?:of (?:our|the|these) )?(?:(?:our|the|other|open|incoming|outstanding|such|these) ){0,2}(?:[a-z]+ )?"
    r"(?:claim|request|case|ticket|order|application|enquir|inquir|e-?mail|message|customer|call|complaint|refund|booking|passenger|guest|quer|report|deliver|parcel)",
    re.IGNORECASE,
)
OF_THIS_CASE = re.compile(r"\b(?:i|your?|yours|this|it)\b|'s case\b|\d", re.IGNORECASE)
"""What is done about everybody's matters, and what makes it one of this case: a time for all of them is none for this one."""
MAY = re.compile(r"\b(?:may|might|could|can|should) $", re.IGNORECASE)
OTHERS_DO = re.compile(r"(?:they|we|these|those|it|such)\b(?:(?!\b(?:i|you|your)\b|\d).)*$", re.IGNORECASE)
"""What is said of how others mostly work."""
NO_DATE = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|unable to|not able to|don't|do not|no|impossible to) (?:yet )?(?:\w+ )?(?:(?:you )?(?:an? |the )?(?:exact |precise |fixed |firm |specific )(?:date|time|day)|(?:say|know|tell|promise) (?:you )?(?:exactly )?(?:when|a date|a time))\b",
    re.IGNORECASE,
)
"""Nobody knows when: a slot for the time would belie it."""
NO_PROMISE = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|won't) (?:really )?(?:promise|guarantee)\b|\bno (?:promises?|guarantees?)\b",
    re.IGNORECASE,
)
"""Nor can it be promised."""
OF_OTHERS = re.compile(
    r"(?:^|[,;] |\b(?:and|but|so|that) )(?:they|he|she|(?:(?:the|our|my) )?(?:[\w-]+ ){0,2}?(?:team|department|desk|office|colleagues?|managers?|supervisors?|engineers?|technicians?|drivers?|couriers?|carriers?|warehouse|depot|suppliers?|"
    r"manufacturers?|contractors?|landlord|specialists?|billing|finance|accounts|logistics|dispatch|developers|insurer|bank|surveyor|nurses?|doctors?|teachers?))(?:'ll| (?:\w+ )?(?:will|should|shall|can|(?:is|are) going to|hopes?|aims?)\b)"
    r"|\bhear from (?:them|him|her|the|our)\b",
    re.IGNORECASE,
)
"""What others than the agent will do, to whom no hour can be set."""


def _asked(text: str, at: int) -> bool:
    """Whether the customer is the one who shall act then."""
    clause = re.split(
        r"[,;] (?:and|but|so|i|we)\b|; | (?:and|but|so) (?=(?:someone|somebody|one of|we|i|it|they|the|our|an?)\b)",
        text[:at],
        flags=re.IGNORECASE,
    )[-1]
    return bool(ASKS.search(clause)) or bool(re.match(r"\s*(?:sorry|apologies)", text, re.IGNORECASE))


def _slot(piece: Piece, said: str) -> str:
    """The slot for the time; behind a promise that has one, for how soon after it; for how soon where the customer acts first."""
    index = piece.sentence.index
    before = piece.reading.sentences[index - 1].text if index else ""
    theirs = re.match(r"(?:please|you (?:can|could|may|need|should))\b[^.;!?]*\bthen\b", piece.text, re.IGNORECASE)
    promises = has_time(before) and PROMISE.search(before) and not BRINGS_NEWS.search(before)
    if not waits_now(piece.reading) and (theirs or (promises and FOLLOWS.search(piece.text))):
        return "[how soon after: e.g. within a day of that]"
    if ASKS_FIRST.match(piece.text) or (
        ASKS_THEM.match(before) and not has_time(before) and " if " not in before and not OF_OTHERS.search(piece.text)
    ):
        chats = piece.reading.channel in ("chat", "phone", "social")
        return f"[how soon: e.g. {'within the hour' if chats else 'within two working days'}]"
    period = re.search(r"\bnext (?:week|month)\b", said, re.IGNORECASE)
    if period:
        return f"{period[0]} {when('on Wednesday' if 'week' in period[0].lower() else 'on the 10th')}"
    return when(_example(piece, said))


OR_ELSE = re.compile(r"\bor (?:else |otherwise )?(?:they|we|it|he|she|you|i|the \w+)(?:'ll|’ll| will)\b", re.IGNORECASE)
"""What happens if something is not done."""
BEFORE_THEY = re.compile(
    r"\bbefore (?:he|she|they|the \w+) (?:comes?|arrives?|sets? (?:off|out)|gets?|leaves?)\b", re.IGNORECASE
)
"""A time that hangs on a visit."""
BY_US = re.compile(
    r"\b(?:i|we|i'll|we'll|someone|somebody|you)\b|\bbe (?:in touch|answered|called|contacted|told|looked)\b",
    re.IGNORECASE,
)
"""What the writer does, or tells: the rest takes longer."""
FOLLOWS = re.compile(
    r"\b(?:then|after|afterwards|following|once)\b|^(?:(?:and|so),? )?(?:it|this|that|they|you|your [a-z]+|the (?:refund|money|replacement|label|tracking|confirmation|e-?mail|rest|other|new) ?[a-z]*)\b",
    re.IGNORECASE,
)
"""What comes of the step before it."""
ON_THE_WAY = re.compile(r"\bbe (?:with|at) (?:you|him|her|them|your)\b|\bon (?:his|her|its|their) way\b", re.IGNORECASE)


def _example(piece: Piece, said: str) -> str:
    if SOON_HERE.search(said):
        return "in five minutes"
    earlier = any(VAGUE.search(one.text) for one in piece.reading.sentences[: piece.sentence.index])
    if waits_now(piece.reading):
        return "today by 17:00" if earlier and not ON_THE_WAY.search(piece.text) else "within the hour"
    if re.search(r"this week", said, re.IGNORECASE):
        return "this Thursday by 17:00"
    customer = piece.reading.customer
    plain = piece.text.replace("’", "'")
    others = OF_OTHERS.search(plain) or HEARS.search(plain)
    soonest = "by tomorrow" if others else "today by 17:00"
    goods = any(token.lemma_.lower() in PARCELS and token.pos_ == "VERB" for token in piece.doc)
    if goods or not (others or BY_US.search(plain)):
        hurry = customer is not None and (customer.upset or customer.reading.urgent)
        return "tomorrow" if hurry else "by Friday"
    return "tomorrow by noon" if earlier and soonest == "today by 17:00" else soonest


HEARS = re.compile(
    r"^(?:(?:and|so|then),? )?you(?:'ll| will)(?: then| also)? (?:hear|receive|get|have|be (?:told|contacted|informed|notified))\b",
    re.IGNORECASE,
)
"""What reaches the customer, from nobody says whom."""
PROMISE = re.compile(r"\b(?:will|shall|(?:am|is|are|'m|'re|'s) (?:going to|about to)|gonna)\b|'ll\b", re.IGNORECASE)


def missing(piece: Piece) -> Iterator[Wording]:
    """The promise with a slot at its end, or with a time that holds whatever it waits for."""
    doc = piece.doc
    verb = promised(doc)
    if (
        tells_how(piece)
        or has_time(piece.text)
        or HARMS.search(piece.text)
        or "?" in piece.text
        or verb is None
        or re.search(r"\bthen[.!]*$", piece.text)
        or at_once(piece.text)
        or NO_PROMISE.search(piece.text.replace("’", "'"))
        or BEFORE_THEY.search(piece.text)
        or OR_ELSE.search(piece.text)
    ):
        return
    after = [one.text for one in piece.reading.sentences if one.index == piece.sentence.index + 1]
    if any(re.search(r"\bI(?:'ll| will)\b", text) and has_time(text) for text in after):
        return
    condition = CONDITIONAL.match(piece.text)
    if condition and (verb.lemma_.lower() in CONSIDERS or ASKS_FIRST.search(piece.text, condition.end())):
        return  # nobody knows when what may not be the case is, nor when they come
    if _hangs_on_others(piece):
        if _tells_more(piece):
            return
        yield Wording(f"{tail_off(piece.text)}. {HEAR_MORE}", "review", NEWS_BEHIND)
        return
    if verb.tag_ == "VBG" and verb.lemma_.lower() in AT_WORK and not PROMISE.search(piece.text):
        yield Wording(f"{tail_off(piece.text)}, and I'll tell you more {when()}{piece.mark}", "review", NOTE)
        return
    place = end_of(doc, verb)
    if any(token.lower_ in WAITS for token in doc[place:]):
        comes = not any(token.lower_ in ("if", "unless", "whenever") for token in doc[place:])
        if comes and verb.lemma_.lower() in NEWS and doc[place:].text.count(",") == 0:
            text = tail_off(piece.text)
            yield Wording(f"{text}, and {when('by noon tomorrow')} at the latest{piece.mark}", "review", NOTE)
        return
    if place < len(doc) and doc[place].tag_ in ("WRB", "WP", "WDT", "WP$", "TO") or doc[place:][:1].text == "whether":
        place = next((token.i for token in doc[place:] if token.is_punct), len(doc))
    at = doc[place - 1].idx + len(doc[place - 1].text)
    behind = re.sub(r"^\s*after(?:wards)?(?=[.!]*$)", "", piece.text[at:])
    before, soon = (
        re.subn(r" (?:shortly|soon)$", "", piece.text[:at]) if behind != piece.text[at:] else (piece.text[:at], 0)
    )
    follows = behind != piece.text[at:] and re.search(r",| and ", before) is not None
    slot = "[how soon after: e.g. within a day of that]" if soon or follows else _slot(piece, "")
    yield Wording(tidy(f"{before} {slot}{behind}"), "review", NOTE)


def _hangs_on_others(piece: Piece) -> bool:
    """Whether the time is one that only others know, by this sentence or by the one before it."""
    before = piece.reading.sentences[max(0, piece.sentence.index - 1) : piece.sentence.index]
    waits = any(WAITS_FOR.search(one.text.replace("’", "'")) for one in before)
    plain = piece.sentence.text.replace("’", "'")
    return is_others(plain) or (waits and BRINGS_NEWS.search(plain) is None and I_DO.search(plain) is None)


I_DO = AnyCase(r"\bi(?:'ll|'m| will| am)\b")


def _tells_more(piece: Piece) -> bool:
    """Whether another sentence promises news: that has or gets a time."""
    others = (one.text.replace("’", "'") for one in piece.reading.sentences if one.index != piece.sentence.index)
    return any(BRINGS_NEWS.search(one) and (has_time(one) or PROMISE.search(one)) for one in others)


NOTE = "leaves a blank for the time"
NEWS_BEHIND = "leaves a blank for when there is news"
CONDITIONAL = re.compile(r"(?:if|unless|in case|should (?:it|this|that|you|we|they))\b", re.IGNORECASE)
CONSIDERS = frozenset("look see consider review assess decide discuss".split())
AT_WORK = frozenset("work look investigate check try review deal chase wait monitor examine talk speak sort".split())
"""Verbs of what goes on now, behind which no time can stand: only the news of it has one."""
NEWS = frozenset(
    "be hear write call ring phone tell email message contact update let send give reply answer report get confirm inform".split()
)
"""Verbs with which the customer learns something: they can be told at a set time, whatever the matter waits for."""
