""" "I'll make sure that …": what others do stays theirs, and the agent sees to it: "it gets picked up by whoever is in" is "I'll make
sure that it's picked up [when: …]". What stands before it in the sentence stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.reading.grammar import SUBJECTS
from replycoach.rewriting.inflect import BE, inflect, person, present
from replycoach.rewriting.transforms._desk import DESK, LOOKS_AT, ON_SITE, STAFF
from replycoach.rewriting.transforms._piece import capital, edges, has_time, small, tail_off, tidy, when
from replycoach.rewriting.transforms._time import OUTSIDERS
from replycoach.rewriting.transforms.times import ONCE_FREE, OWN_AT, VAGUE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from replycoach.reading.reading import Parser

_SOMEBODY = r"(?:whoever|who(?: ever)?|someone|somebody|one of (?:us|them|(?:our|the|my) \w+)|the (?:people|person|one|ones|colleague|colleagues|lads|girls|guys) (?:who|that|whose)|whichever \w+|an? (?:colleague|agent|member of \w+))"
BY_SOMEBODY = re.compile(
    rf"\s*\bby {_SOMEBODY}\b[^,;.!?]*?(?=\s+(?:today|tonight|tomorrow|this \w+|next \w+|within|before|by|on \w+day)\b|[,;.!?]|$)",
    re.IGNORECASE,
)
"""Who does it, said of nobody in particular."""
FROM_SOMEBODY = re.compile(
    r"\s*\b(?:from|off) (?:someone|somebody|one of (?:us|them|(?:our|the|my) \w+)|whoever)\b[^,;.!?]*?(?=\s+(?:by|on|in|at|within|when|before|today|tomorrow|this|next)\b|[,;.!?]|$)",
    re.IGNORECASE,
)
_WILL = r"(?:will|'ll|shall|should|ought to|may|might|can|(?:is|are) (?:supposed |meant |due |going )?to|needs? to|has to|have to|'ll want to)"
_ADV = r"(?:(?:then|now|also|just|normally|usually|generally|typically|probably|hopefully|be able to|soon)\s+)*"
PASSIVE = re.compile(
    rf"^(?P<thing>(?:(?!(?:{_WILL}|have|has|had|was|were|been|which|who)\s)[^,;:]){{1,60}}?(?:\s+|(?='))|)(?P<help>{_WILL}\s+{_ADV}(?:be|get)|be|gets?|(?:is|are|'s|'re) (?:getting|waiting to (?:be|get))|is|are|'s|'re)\s+{_ADV}(?P<done>[a-z]+)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
"""What is or will be done, and with it whatever follows."""
ACTIVE = re.compile(
    rf"^(?P<who>(?!(?:i|we|you|it|this|that|there|which|what|please|nothing|nobody|no one)\b)[^,;:]{{2,50}}?)(?:\s+|(?=')){_WILL}\s+{_ADV}(?P<act>[a-z]+)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
"""What others will do."""
GETS = re.compile(
    rf"^you(?:\s+|(?=')){_WILL}\s+{_ADV}(?P<act>get|have|receive|hear)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
CONTACT = re.compile(
    rf"^(?:(?:contact|(?:an? |the )(?:call(?:-?back)?|reply|response|answer|update|message|email))(?:\s+|(?='))(?:{_WILL} {_ADV}(?:be (?:made|sent|given|issued)|follow|come|go out)|(?:is|gets|'s) {_ADV}(?:made|sent|given|issued))"
    rf"|there (?:{_WILL} )be (?:an? )?(?:call|e-?mail|message|reply|answer|word|news|update)(?: (?:to|for) you)?)\b(?P<rest>[^;:]*)$",
    re.IGNORECASE,
)
"""That the customer hears something, from nobody."""
ANYBODY = re.compile(
    r"^(?:someone|somebody|one of (?:us|them|(?:our|the|my) [\w ]{2,30})|an? \w+(?: \w+)?|they|he|she|(?:the|our) [\w' -]{2,40}|[A-Z][a-z]+)$"
)
"""Who is said to do it: staff of some kind, no thing of the customer's."""
PARTS = re.compile(
    r"(?P<join>(?:[,;]\s+|\s+[–—-]\s+)(?:(?:and|so|but|where|who|which|then)(?: then)?\s+)?|\s+(?:and|so|but)\s+(?:then )?)",
    re.IGNORECASE,
)
OPENS = re.compile(
    r"^(?:(?:once|when|after|as soon as|if|then|next|for|to|until|from there|with)\b[^,]{0,70},\s*|(?:once|as soon as) (?:it|that|this|they)(?:'s|'ve| is| are| has| have)(?: been)? [a-z]+(?: and [a-z]+)?\s+(?=(?:an?|the|your|our)\b))",
    re.IGNORECASE,
)
HANGS = re.compile(
    r"(?:^|[,;]\s+(?:(?:and|but|so)\s+)?)(?:once|when|if|after|before|as soon as|while|unless)\b[^,]*$", re.IGNORECASE
)
"""A clause with no end yet."""
IF_IT = re.compile(
    r"(?:if|unless|once|when|whenever|after|before|until|while|as soon as|because|since|although)\b", re.IGNORECASE
)
"""A clause that something else hangs on, and no promise."""
BY_TEAM = re.compile(
    r"\bby (?:the|our) [\w' -]{0,30}?(?:department|team|office|people|desk|group|side|staff|crew|lab|workshop|depot|warehouse|committee|unit)\b",
    re.IGNORECASE,
)
HABIT = re.compile(
    rf"^{_SOMEBODY}\s+{_ADV}(?P<does>[a-z]+s)\s+(?:(?P<prep>at|to|after|into|with)\s+)?(?:these|those|them|it|this|such \w+)(?: (?P<particle>up|on|over|in|out))?(?P<rest>.*)$",
    re.IGNORECASE,
)
"""What somebody mostly does with such things."""
FOR_SOMEBODY = re.compile(
    rf"^(?P<head>[^,;]{{10,120}}?) for (?P<who>{_SOMEBODY}) to (?P<act>[a-z]+)(?: (?P<particle>up|on|over|in|out|through))?(?P<rest>\b.*)?$",
    re.IGNORECASE,
)
HE_WHO = re.compile(r"^who(?=(?:'ll| will| should| shall)\b)", re.IGNORECASE)
GIVEN = frozenset(
    "done gone got made said told left based supposed meant due fine happy able sure glad sorry closed open known called named included sold".split()
)
"""Participles that tell how things are."""
DOERS = frozenset(
    "look check review pick handle examine process deal see sort fix repair raise investigate assess take read go post send ship call ring contact write visit come chase follow answer reply respond issue"
    " produce replace refund pay credit test organise organize arrange pass forward escalate work collect deliver update release return allocate assign book clear correct change cancel move trace find have attend drop make give".split()
)  # fmt: skip
"""What people at work do about a customer's matter."""
LATER = re.compile(
    r",?\s+and (?P<who>you|they|it|he|she|we|(?:an?|the|your) [a-z]+)(?:(?:\s+(?:will|should|shall|can)|'ll)\s+(?P<act>[a-z]+)|\s+(?P<gets>get|receive|hear))\b",
    re.IGNORECASE,
)
"""A second promise behind the first, which the same "that" can bear."""


ELLIPTIC = re.compile(
    r"^(?P<mark>once|when|as soon as) (?P<own>(?:it|they|this|these)(?:'s|'re| is| are| has been| have been) )?(?P<done>received|approved|checked|confirmed|reviewed|submitted|returned|completed|signed|verified|processed|validated),? "
    r"(?P<thing>it|they|this|these|(?:the|your|all) (?!of\b)(?:[a-z'-]+ ){0,2}?[a-z'-]+?)(?P<will> will| shall| should| can|'ll) (?:then )?(?P<rest>be [a-z]+\b.*)$",
    re.IGNORECASE,
)
"""A condition without its own subject, which only what follows names: "once received it will be looked at"."""
LOOKED_AT = re.compile(
    r"^be (?P<done>looked (?:at|into|over)|checked|reviewed|examined|assessed|considered|read)"
    r"(?P<news>,? and (?:then )?(?:you(?:(?: will|'ll) (?:then )?be (?:informed|notified|updated|contacted|advised|told)| will hear(?: back)?)|(?:we|someone|somebody)(?: will|'ll) (?:be in touch|let you know|contact you|get back to you)))?(?: accordingly| soon| shortly| in due course| as soon as possible)?[.!]*$",
    re.IGNORECASE,
)
"""What is done with it at a desk, and that the customer hears of it."""
SENT = frozenset("send provide upload attach forward submit include bring return post give share supply".split())


def once_had(text: str, before: str, parser: Parser) -> str:
    """What the agent does once they have what `before` asks for; empty where it is said of nothing of that kind.

    >>> from replycoach.reading.grammar import Grammar
    >>> once_had("Once received it will be checked and you will be told.", "Please send two photos.", Grammar())
    "Once I have them, I'll check them and let you know [how soon after: e.g. within a day of that]."
    """
    found = ELLIPTIC.match(tail_off(text.replace("’", "'")))
    looked = LOOKED_AT.match(found["rest"]) if found else None
    if found is None or looked is None or found["done"].lower() != "received":
        return ""
    asked = [
        one
        for one in parser.parse(before)
        if one.dep_ in ("obj", "dobj") and one.head.lemma_.lower() in SENT and one.pos_ in ("NOUN", "PROPN")
    ]
    thing = found["thing"]
    points = thing.lower() in ("it", "they", "this", "these")
    if found["own"] and not points:
        return ""
    last = parser.parse(f"{capital(thing)}.")[-2]
    many = (
        thing.lower() in ("they", "these") or last.tag_ == "NNS" or (points and any(one.tag_ == "NNS" for one in asked))
    )
    it = "them" if many else "it"
    verb, _, particle = looked["done"].partition(" ")
    does = f"{base_of(verb)} {particle}".strip()
    news = " and let you know" if looked["news"] else ""
    return f"{capital(found['mark'])} I have {it if points else small(thing)}, I'll {does} {it}{news} [how soon after: e.g. within a day of that]."


def _completed(text: str) -> str:
    """The text with the subject of an elliptic condition: "once your claim is approved, it will be paid"."""
    found = ELLIPTIC.match(text)
    if found is None or found["own"]:
        return text
    many = re.search(r"(?:they|these|[^su]s)$", found["thing"], re.IGNORECASE) is not None
    pronoun = "they" if many else "it"
    return f"{found['mark']} {small(found['thing'])} {'are' if many else 'is'} {found['done']}, {pronoun}{found['will']} {found['rest']}"


def made_sure(text: str, parser: Parser) -> Iterator[str]:
    """The sentence with what others do as what the agent makes sure of, the last such clause first."""
    plain = _completed(tail_off(text))
    if (
        re.search(r"\bi(?:'ll| will|'m going)\b|\?", plain, re.IGNORECASE)
        or OUTSIDERS.search(plain)
        or is_theirs(plain, parser)
    ):
        return
    if given := FOR_SOMEBODY.match(plain):
        thing = f"it {given['particle']}" if given["particle"] else "it"
        told = _with_time(f"{given['who']} {present(given['act'].lower(), 'it')} {thing}", given["rest"] or "")
        yield f"{given['head']}, and I'll make sure that {told}."
    starts = [0, *(found.end() for found in PARTS.finditer(plain))]
    for start in starts:
        before, clause = plain[:start], plain[start:]
        if HANGS.search(re.sub(r"(?:[\s,]|\b(?:and|but|so)\b)+$", "", before)) and not OPENS.match(before):
            continue
        lead = OPENS.match(clause)
        before, clause = (before + lead[0], clause[lead.end() :]) if lead else (before, clause)
        if IF_IT.match(clause):
            continue
        if said := _sure_of(HE_WHO.sub("they", clause), parser, after=before):
            yield capital(tidy(f"{_joined(before)}I'll make sure that {said}."))


def _joined(before: str) -> str:
    """What stands before the clause, with a link that a main clause can follow."""
    if not before.strip():
        return ""
    bare = re.sub(r"(?:[\s,;–—-]|\b(?:and|so|but|where|who|which|then)\b)+$", "", before, flags=re.IGNORECASE)
    if re.search(rf"(?:^|[,;]\s+(?:(?:and|but|so)\s+)?){OPENS.pattern[1:]}$", f"{bare}, ", re.IGNORECASE) or (
        before.rstrip().endswith(bare) and HANGS.search(bare)
    ):
        return f"{bare}, "
    link = re.search(r"\b(so|but)\s+(?:then )?$", before, re.IGNORECASE)
    mine = re.match(r"i\b", bare, re.IGNORECASE) is not None
    if re.search(r"\bthen\s+$", before) and re.match(
        r"(?:please|you (?:can|could|may|should|need))\b", bare, re.IGNORECASE
    ):
        return f"{bare}, and then "  # it waits for what the customer does
    return f"{bare}, {link[1].lower() if link and not mine else 'and'} "


def _sure_of(clause: str, parser: Parser, after: str = "") -> str:
    """What to be sure of, with its time; empty where nobody else does anything."""
    if re.search(r"\b(?:not|never|no|nothing|nobody|only|cannot|would|might|please|i)\b|n't\b", clause, re.IGNORECASE):
        return ""
    if found := HABIT.match(clause):
        done = inflect(base_of(found["does"]), "VBN")
        return _with_time(f"it is {done} {found['particle'] or found['prep'] or ''}".strip(), found["rest"])
    if found := CONTACT.match(clause):
        call = "get a call" if re.search(r"\bcall\b", clause[: found.start("rest")], re.IGNORECASE) else "hear back"
        return _with_time(f"you {call}", found["rest"])
    if found := GETS.match(clause):
        somebody = FROM_SOMEBODY.search(found["rest"])
        return _with_time(f"you {found['act']}", found["rest"]) if somebody else ""
    if after and re.match(r"(?:is|are) waiting to|(?:will|should) (?:then )?(?:be|get)\b|gets\b", clause):
        first = next((one for one in parser.parse(after) if one.dep_ in SUBJECTS), None)
        if first is not None and (first.lower_ in ("i", "we", "you", "he", "she") or STAFF.search(first.text)):
            return ""  # they do it, and it is not done to them
        many = first is not None and person(first) == "they"
        clause = f"{'they' if many else 'it'} {clause}"
    clause = WANTS.sub(_participle, clause)
    doc = parser.parse(f"{capital(clause)}.")
    future = OPENS.search(f"{after}the") is not None
    if (found := PASSIVE.match(clause)) and found["thing"].strip() and (verb := _done(doc, found, future)) is not None:
        thing = small(found["thing"].strip(), doc[0])
        subject = next((one for one in verb.children if one.dep_ in SUBJECTS), None)
        named = re.match(r"(?:it|this|that|he|she)\b", thing, re.IGNORECASE) is not None
        be = "is" if named or subject is None else BE[person(subject), "VBP"]
        if (subject is not None and subject.lower_ in ("you", "they")) or re.match(r"(?:get|are|'re)\b", found["help"]):
            be = "are"
        return _with_time(f"{thing} {be} {found['done']}", found["rest"], then=future)
    if (found := ACTIVE.match(clause)) and ANYBODY.match(found["who"].strip()):
        return _does(doc, found, future)
    return ""


WANTS = re.compile(r"\b(?:want|need)s? (?!(?:some|any|every|no)thing\b)([a-z]+ing)\b", re.IGNORECASE)
"""What is to be done, of a thing that wants it."""


def _participle(wanted: re.Match[str]) -> str:
    return f"be {inflect(base_of(wanted[1]), 'VBN')}"


def _done(doc: Doc, found: re.Match[str], future: bool) -> Token | None:
    """The participle, if it is a deed of people at work; what simply is needs somebody who does it."""
    verb = next((one for one in doc if one.lower_ == found["done"].lower() and one.tag_ in ("VBN", "VBD", "JJ")), None)
    if verb is None or found["done"].lower() in GIVEN and not BY_SOMEBODY.search(found["rest"]):
        return None
    if verb.tag_ == "JJ" or re.match(r"(?:i|we|there|here|what|which|who)\b", found["thing"].strip(), re.IGNORECASE):
        return None
    now = re.fullmatch(r"is|are|'s|'re", found["help"], re.IGNORECASE) is not None
    now = now and not future
    owned = BY_SOMEBODY.search(found["rest"]) is not None or BY_TEAM.search(found["rest"]) is not None
    return verb if owned or (not now and verb.lemma_.lower() in DOERS) else None


DUTY = re.compile(
    r"(?:should|ought to|must|may|might|can|(?:needs?|has|have|(?:is|are)(?: supposed| meant)?) to)\b", re.IGNORECASE
)
"""How it is said that something is to be done, by whom does not show."""
HANDED_IN = frozenset(
    "complete submit fill report upload attach provide register present show sign download lodge state quote".split()
)
"""What customers are told to do with their things and their papers."""
EITHER_DOES = frozenset(
    "return send bring take pay keep carry post make renew book request collect store raise use".split()
)
"""What is theirs only where it is a duty: "your refund should be paid today" is not."""
FIRM = re.compile(r"(?:must|(?:needs?|has|have|(?:is|are)) to)\b", re.IGNORECASE)
OURS = re.compile(r"\b(?:refund|money|replacement|parcel|order|package|delivery|voucher|credit)s?$", re.IGNORECASE)
"""What comes from us, whoever is to send it."""
AT_OURS = re.compile(
    r"\b(?:online|in (?:writing|person|advance)|(?:to|at|in|into|on|through|via|using|with|from) (?:us\b|(?:your|our|the|any|an?|one of our|one of the) (?:\w+ ){0,2}?"
    r"(?:stores?|shops?|branch(?:es)?|website|site|portal|app|form|page|counter|desk|reception|surgery|depot|office|point|locker|account|link|address|receipt|packaging|box)\b))",
    re.IGNORECASE,
)
"""Where and how only a customer does it."""


def is_theirs(text: str, parser: Parser) -> bool:
    """Whether the customer is told what to do, or what all of them do, in the voice of a rule.

    >>> from replycoach.reading.grammar import Grammar
    >>> is_theirs("Faulty pans should be returned to your nearest shop.", Grammar())
    True
    >>> is_theirs("Your case should be looked at today.", Grammar()), is_theirs("The form must be sent by one of us.", Grammar())
    (False, False)
    """
    found = PASSIVE.match(PARTS.split(tail_off(text), maxsplit=1)[0])
    if found is None or not found["thing"].strip() or not DUTY.match(found["help"]):
        return False
    if BY_SOMEBODY.search(found["rest"]) or BY_TEAM.search(found["rest"]):
        return False
    doc = parser.parse(f"{capital(found[0])}.")
    verb = next((one for one in doc if one.lower_ == found["done"].lower() and one.tag_ in ("VBN", "VBD")), None)
    if verb is None:
        return False
    subject = next((one for one in verb.children if one.dep_ in SUBJECTS), None)
    at_large = subject is not None and subject.tag_ == "NNS" and subject.left_edge.pos_ not in ("DET", "PRON", "NUM")
    lemma, firm = verb.lemma_.lower(), FIRM.match(found["help"]) and not OURS.search(found["thing"].strip())
    does = lemma in HANDED_IN or (lemma in EITHER_DOES and firm)
    return at_large or bool(does) or AT_OURS.search(found["rest"]) is not None


def _does(doc: Doc, found: re.Match[str], future: bool) -> str:
    """What others do, in the present; a deed at a desk that "I" can do is no matter for this."""
    who, act = found["who"].strip(), found["act"].lower()
    has = act == "have" and not re.match(r" an? (?:\w+ )?(?:look|word|chat)\b", found["rest"], re.IGNORECASE)
    picks_up = act == "answer" and not re.match(r" (?:you|your|it|this|that|the)\b", found["rest"])
    if act not in DOERS or has or picks_up or re.match(r"(?:your|my|every|any)\b", who, re.IGNORECASE):
        return ""
    first = next((one for one in doc if one.dep_ in SUBJECTS and edges(one)[0] == 0), None)
    many = who.lower() == "they" or (
        first is not None and person(first) == "they" and not who.lower().startswith("one of")
    )
    does = present(act, "they" if many else "it")
    rest = re.sub(
        r"\band (?P<act>[a-z]+)\b",
        lambda more: (
            f"and {present(more['act'], 'they' if many else 'it')}" if more["act"].lower() in DOERS else more[0]
        ),
        found["rest"],
    )
    return _with_time(f"{small(who, doc[0])} {does}", rest, then=future)


def _with_time(said: str, rest: str, *, then: bool = False) -> str:
    """The deed without who it was to be, and with a slot where it has no time."""
    rest = FROM_SOMEBODY.sub("", BY_SOMEBODY.sub("", rest))
    rest = LATER.sub(
        lambda more: f" and that {more['who']} {_agreeing(more['who'], more['act'] or more['gets'])}", rest
    )
    rest = ONCE_FREE.sub("", VAGUE.sub(lambda said: "at" if OWN_AT.match(said[0]) else "", rest))
    rest = re.sub(r"^(?:\s*,)+\s*(?=$|(?:by|on|in|at|within)\b)", " ", tail_off(rest))
    rest = re.sub(r"\s+(?=[,;])", "", rest)
    gap = "" if not rest or rest[0] in ",; " else " "
    whole = f"{said}{gap}{rest}".strip()
    if re.search(
        r"[;:?]|\b(?:if|unless|because|although|will|should|they decide|likely|probably|perhaps|possibly|maybe)\b|'ll\b",
        rest,
    ):
        return ""
    if has_time(whole) or re.search(r"\b(?:once|as soon as|after|upon|following|on completion)\b", rest):
        return whole
    more = re.search(r",| and (?:that|you|we|it|they|he|she|the|your) ", rest)
    place = len(whole) if more is None else len(whole) - len(rest) + more.start()
    slot = "[how soon after: e.g. within a day of that]" if then else when()
    return f"{whole[:place]} {slot}{whole[place:]}"


def _agreeing(who: str, act: str) -> str:
    many = who.lower() in ("you", "they", "we") or re.search(r"[^su]s$", who) is not None
    return present(act.lower(), "they" if many else "it")


def base_of(does: str) -> str:
    """The plain form of a verb in the present or the past."""
    from lemminflect import getLemma

    return str((getLemma(does.lower(), upos="VERB") or (does,))[0])


IS_OUT = re.compile(r"be (?=(?:out|round|over|along|there|with you|on site)\b)", re.IGNORECASE)
COMES_AFTER = re.compile(
    r"\b(?:before (?:he|she|they|the \w+)|(?:when|as|once) (?:he|she))(?:'s| is| are)? (?:comes?|arrives?|sets? (?:off|out)|gets?|leaves?|on (?:his|her|their) way)\b",
    re.IGNORECASE,
)
"""On the day, when somebody is on their way: who rings then is not the one who writes now."""
IN_TOUCH = re.compile(r"be (?:(?:back )?in (?:touch|contact)|(?P<doing>[a-z]+ing))\b", re.IGNORECASE)
"""What somebody can "be" at a desk."""


def takes_on(who: str, act: str) -> str:
    """A deed of somebody's as the agent's own where it is one at a desk, else as what they arrange; empty where it is neither.

    >>> takes_on("Someone", "ring you today."), takes_on("Someone", "take it away."), takes_on("Someone", "be there to help.")
    ('ring you today.', 'arrange for someone to take it away.', 'arrange for someone to be there to help.')
    """
    if re.match(r"answer\s*(?:[,.!]|$|the phone)", act, re.IGNORECASE):
        return ""  # whoever is on duty picks up
    if COMES_AFTER.search(act):
        return f"make sure that {small(who)} {present(act.split()[0].lower(), 'it')}{act[len(act.split()[0]) :]}"
    verb, doing = re.split(r"\W", act, maxsplit=1)[0].lower(), IN_TOUCH.match(act)
    out = IS_OUT.match(act)
    if out or verb in ON_SITE or LOOKS_AT.match(act):
        act = re.sub(r"^be (?=out|round|over|along)", "come ", act, flags=re.IGNORECASE) if out else act
        if has_time(act) and not re.search(r" and (?!\d|noon|midday)", act):
            return f"make sure that {small(who)} {present(act.split()[0].lower(), 'it')}{act[len(act.split()[0]) :]}"
        return f"arrange for {small(who)} to {act}"
    if verb == "be":
        at_desk = doing and (not doing["doing"] or base_of(doing["doing"]) in DESK - ON_SITE)
        return act if at_desk else ""
    if verb == "have":
        return act if re.match(r"have an? (?:look|word|chat)\b", act, re.IGNORECASE) else ""
    return act if verb in DESK else ""
