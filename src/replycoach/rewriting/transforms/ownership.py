"""What nobody owns becomes "I": "someone will call you" is "I'll call you [when: …]", "it will be looked into" is "I'll look into it"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.rewriting.inflect import present
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import is_finite
from replycoach.rewriting.transforms._active import doing
from replycoach.rewriting.transforms._desk import DESK, ON_FILE, ON_SITE, tells_how
from replycoach.rewriting.transforms._guess import HAS_CHECKED
from replycoach.rewriting.transforms._made_sure import is_theirs, made_sure, once_had, takes_on
from replycoach.rewriting.transforms._ours import we_do
from replycoach.rewriting.transforms._piece import (
    Piece,
    Wording,
    by_sentence,
    capital,
    edges,
    has_time,
    join_slot,
    small,
    tail_off,
    when,
    words,
)
from replycoach.rewriting.transforms._time import WAITS_FOR, at_once
from replycoach.rewriting.transforms.times import VAGUE
from replycoach.rewriting.whose import OUTSIDE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULES = ("ownership/unowned",)

NOTE = "says who does it: you"
OURS = "says that it is your own people who do it"
_PEOPLE = r"(?:colleagues?|team ?mates?|agents?|advis[eo]rs?|representatives?|reps?|specialists?|operators?|people|guys|girls|lads|ladies|boys|staff|team|team members?|experts?|handlers?|members? of (?:the |our )?(?:\w+ )?(?:staff|team))"
SOMEONE = re.compile(
    rf"^(?:(?:then|so|and),? )?(?P<who>someone|somebody|one of (?:us|(?:our|my|the) (?:\w+ )?{_PEOPLE})|an? (?:(?:other|suitable|available|relevant|qualified|support|service|customer service|\w+) )?{_PEOPLE})(?P<from> (?:(?:over|down|up|back) )?(?:from|in|on|at|of) (?:(?:the|our) [\w' -]{{2,40}}?|[a-z]{{4,20}}))?"
    r" (?P<will>will|'ll|shall|is going to|are going to|should)(?: then| also| probably| hopefully)? (?P<act>[a-z]+)\b",
    re.IGNORECASE,
)
A_TEAM = re.compile(
    r"^(?P<who>(?:the|our) (?:(?:relevant|appropriate|responsible|right|concerned|competent|correct|\w+) )?(?:team|department|people|desk|unit|section|specialists|developers|technicians|guys|lads|fitters|installers|drivers|planners|workshop|warehouse|depot|kitchen|office|colleagues|engineers)(?: concerned| in charge| responsible)?) (?P<will>will|'ll|shall|are going to|is going to|should) (?:then |also |now |probably |hopefully )?(?P<act>[a-z]+)\b",
    re.IGNORECASE,
)
AND_SOMEONE = re.compile(
    rf"(?P<and>,? (?:and|so|but) (?:if [a-z' ]{3, 40}?,? )?)(?P<who>someone|somebody|one of (?:us|(?:our|my|the) (?:\w+ )?{_PEOPLE})|an? (?:\w+ )?{_PEOPLE}) (?:will|'ll) (?:then |also )?(?P<act>[a-z]+)\b(?=[^,;]*$)",
    re.IGNORECASE,
)
"""A promise of somebody's behind another clause."""
OUR_DESK = re.compile(
    r"(?:(?:the|our) )?(?:(?:customer|support|service|services|care|help|same) )*(?:team|end|side|staff|support|office|company|desk)$",
    re.IGNORECASE,
)
"""Where the writer sits, too."""
PLACES = frozenset(
    "billing accounts accounting finance sales payroll reception admin logistics dispatch housekeeping maintenance".split()
)
"""Departments that go by their name alone."""
TURNED_TO = re.compile(
    r"\b(?:call|ring|phone|dial)\b[^.!?]*\d|\b(?:go|come|pop|drop|call) (?:in|to|into|round|down|along|back|straight)\b|\b(?:visit|ask at|speak to)\b|\b(?:counter|desk|reception|helpline|hotline)\b",
    re.IGNORECASE,
)
"""Where the customer is sent: who is there is not this agent."""
GOES = re.compile(
    r"\b(?:you|they|he|she)(?:'ve| have)? (?:ring|rung|rang|call|called|phone|phoned|visit|visited|go|gone|come|pop|ask|asked|speak|spoken|see|seen)\b",
    re.IGNORECASE,
)
"""A condition that takes the customer to others."""
GOES_ON = re.compile(r",? (?:so|but|and) (?:you|we|i|it|they|please)\b", re.IGNORECASE)
"""Another clause behind a promise."""
AND_DOES = re.compile(r" and (?:then )?(?P<act>[a-z]+)\b")
RECEIVES = frozenset("answer help assist reply respond see let take be tell show check".split())
TO_A_DESK = re.compile(
    r"\b(?:forms?|online|website|portal|apply|application|submit|log (?:a|it|your))\b", re.IGNORECASE
)
"""What goes to others, who answer it."""
IF_SOMEONE = re.compile(
    rf"^(?P<if>(?:if|once|when|as soon as) [^,.;!?]{{3,60}}?),? (?P<who>someone|somebody|one of (?:us|(?:our|my|the) (?:\w+ )?{_PEOPLE})|an? (?:\w+ )?{_PEOPLE}) (?:will|'ll) (?P<rest>(?P<act>[a-z]+)\b.*)$",
    re.IGNORECASE,
)
"""A promise of somebody's on a condition."""
WE_GET = re.compile(
    r"^(?:we|i)(?:'ll| will) (?P<act>(?:get|have|ask|send|find) (?:someone|somebody|a \w+|one of (?:the|our|my) \w+)\b.+)$",
    re.IGNORECASE,
)
"""A promise to find somebody for it."""
WAIT_FOR = re.compile(
    r"^(?:(?:please|kindly|now|just) )*(?:wait for|await|expect) (?:an? |the )?(?P<what>call|message|e-?mail|reply|answer|response|contact|feedback|letter)s? (?:back )?(?:from|of|by) (?P<who>(?:the|our|my|one of our) [a-z' -]{3,40}?)[.!]*$",
    re.IGNORECASE,
)
"""What the customer is to wait for from others."""
DOES = {"call": "call", "message": "message", "email": "email", "e-mail": "e-mail", "letter": "write to"}
THEY_TELL = re.compile(
    r",? (?:(?:and|so|who|which) )?(?P<they>(?:they|he|she|someone|somebody)(?: |(?=')))?(?:will|'ll|should|shall|can) (?:then |also )*(?:let you know|contact you|(?:get|come) back to you|call you|ring you|inform you|update you|notify you|e-?mail you|write to you|reply(?: to you)?|be in touch(?: with you)?|revert(?: to you)?|take care of (?:it|this|that|you)|look (?:into|at) (?:it|this|that)|see to (?:it|this|that)|take it from (?:there|here)|deal with(?: (?:it|this|that|them))?|handle (?:it|this|that|them))$",
    re.IGNORECASE,
)
"""The promise of others behind what happens."""
NOBODY_KNOWS = re.compile(
    r"\b(?:(?:i|we) (?:can't|cannot|can not|don't|do not|couldn't|won't|(?:are|'re|am|'m) (?:not able|unable) to) (?:yet )?(?:say|see|tell|know|promise|track|trace|follow|find out|influence)\b|(?:have|has) no (?:way (?:of|to)|information|access|influence|control|insight)\b"
    r"|(?:it's|it is|that's|that is) (?:not|un)(?: yet)? ?(?:clear|known)\b)",
    re.IGNORECASE,
)
"""That nobody here can tell, so that no news can be promised."""
SENT_ELSEWHERE = re.compile(
    r"\b(?:you(?:'ll| will|'d| would)? (?:need|have|must|should|can|may)(?: to)?|please|kindly|could you(?: please)?|best to|only) (?:\w+ly )?(?:contact|ring|call|phone|e-?mail|write to|ask|speak (?:to|with)|get in touch with|turn to|take (?:it|this) up with|check with) "
    r"(?!us\b|me\b|our\b|my\b|back\b)\w+",
    re.IGNORECASE,
)
"""That the customer has to turn to others, who know more than the agent will."""
ADDRESS = re.compile(
    r"\S@\S+\.\w|\b(?:e-?mail|ring|call|phone|contact|write to|message) (?:us|them|our|the)\b[^.!?]*\band\b",
    re.IGNORECASE,
)
"""Where the customer has to write first: who answers there is not this agent."""
SURE = re.compile(r"\bI'll make sure\b")
"""What nobody can make sure of who waits for others."""
NEWS = re.compile(r"\bI'll update you\b|\bwill update you\b")
AT_WORK = re.compile(
    r"\b(?:being|(?:look|work|go|see)(?:s|ing)? (?:in|at|on|through|to)\w*|(?:process|check|review|handl|investigat|examin|forward|escalat|clarif|analys|analyz|issu|assign)\w*|tak(?:e|es|ing) care|pass(?:ed|es|ing)? (?:\w+ )?(?:on|to)|(?:contact|call|write to) you|let you know|(?:is|are|lies) (?:now |already )?with (?:our|the|my))\b",
    re.IGNORECASE,
)
"""What others are at, or have been handed."""
THINGS_COME = re.compile(
    r"\b(?:when|once|as soon as|if) they(?:'re| are|'ve| have)? (?:come|coming|arrived?|in|back|ready|here|available|through)\b",
    re.IGNORECASE,
)
"""When what is waited for is there."""
TURNED = {"it": "it", "this": "this", "that": "that", "they": "them", "you": "you", "these": "these"}
STRANDS = frozenset("due at if for because since once when after before while unless under".split())
"""What follows the preposition of a verb whose thing stands before it: "looked into at our depot"."""
PARTICLES = frozenset("into on up over out back with through after at to for off in".split())
LEADS = re.compile(
    r"^(?:(?:rest assured|please be assured|be assured|i can assure you|we can assure you|please note|please be advised|hopefully|in the meantime|don't worry|no worries)(?: that)?,? )+",
    re.IGNORECASE,
)


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """The step as the agent's own, with a slot for the time where none is named."""
    yield from by_sentence(reading, prose_span, rewrite)


def out_of_hand(reading: Reading) -> bool:
    """Whether the reply says that nobody here can know, or whom to turn to instead."""
    told = [one.text.replace("’", "'") for one in reading.sentences]
    return any(one.search(text) for text in told for one in (NOBODY_KNOWS, SENT_ELSEWHERE))


def rewrite(piece: Piece) -> Iterator[Wording]:
    """All ways to own this step, the best first; no news where nobody here can know, or the customer has to ask others."""
    closed = out_of_hand(piece.reading)
    waits = any(WAITS_FOR.search(one.text.replace("’", "'")) for one in piece.reading.sentences)
    yield from (
        one for one in _ways(piece) if not ((closed and NEWS.search(one.text)) or (waits and SURE.search(one.text)))
    )


def _ways(piece: Piece) -> Iterator[Wording]:
    text = capital(LEADS.sub("", piece.text))
    if HAS_CHECKED.match(text.replace("’", "'")) and not re.search(r"\b(?:will|shall|going to|being)\b|['’]ll\b", text):
        return  # that work is done
    ours = "" if OUTSIDE.search(piece.reading.text) else we_do(text)
    if ours and not SOMEONE.match(text) and "?" not in text:
        yield Wording(ours, "review", OURS)
        return
    if (
        "?" in text
        or ADDRESS.search(text)
        or is_theirs(text.replace("’", "'"), piece.reading.parser)
        or re.search(r"\b(?:not|never|no longer|nobody|failure to|collections|debt)\b|n't\b", text, re.IGNORECASE)
    ):
        return
    behind = piece.reading.sentences[max(0, piece.sentence.index - 1) : piece.sentence.index]
    if had := once_had(text, " ".join(one.text for one in behind), piece.reading.parser):
        yield Wording(had, "review", NOTE)
        return
    sure = [] if tells_how(piece) else [Wording(one, "review", NOTE) for one in _surely(text, piece)]
    if re.search(r"\bi\b", text, re.IGNORECASE):
        yield from sure
        plain = tail_off(_no_vague(text))
        back = THEY_TELL.search(plain)
        if back and back["they"] and not has_time(plain):
            yield Wording(f"{plain[: back.start()]}, and I'll update you {when()}.", "review", NOTE)
        return
    someone, team = SOMEONE.match(text), A_TEAM.match(text)
    if someone:
        act = text[someone.start("act") :]
        others = re.search(r"\b(?:they|their|them|he|she)\b", THINGS_COME.sub("", text), re.IGNORECASE)
        if someone["act"].lower() in RECEIVES and any(TURNED_TO.search(one.text) for one in behind):
            return
        if (does := takes_on(someone["who"], act)) and not others:
            place = re.sub(r"^ (?:(?:over|down|up|back) )?(?:from|in|on|at|of) ", "", someone["from"] or "")
            if place and (someone["act"].lower() == "be" or place in ("there", "here")):
                yield from sure
                return
            if place and not OUR_DESK.match(place):
                rest = _no_vague(re.sub(r"[.!…]+$", "", act))
                whom = place if " " in place or place.lower() in PLACES else f"the {place} team"
                if not re.search(r"[,;]|\b(?:which|if)\b", rest) and _acts_on(rest):
                    yield _asking(whom, rest)
            else:
                yield _timed(f"I'll {does}")
        else:
            told = re.sub(r"[.!…]+$", "", text[someone.end("act") :])
            act, who = someone["act"].lower(), small(someone["who"])
            if called := re.match(r" you(?: back)?\b(?P<when>.*)$", told) if act in ("call", "ring", "phone") else None:
                yield Wording(f"I'll make sure that you get a call{called['when']}.", "review", NOTE)
            yield from sure
            if ours and not sure:
                yield Wording(ours, "review", OURS)
            elif act in DESK - {"be", "have", "answer"} and not sure and not tells_how(piece):
                sees = f"I'll make sure that {who} {present(act, 'it')}{told}"
                yield Wording(f"{sees}.", "review", NOTE)
                if re.search(r" (?:once|when|after) they\b[^,;]*$", told) and not has_time(told):
                    yield Wording(f"{sees} [how soon after: e.g. within a day of that].", "review", NOTE)
    elif team:
        rest = _no_vague(re.sub(r"[.!…]+$", "", text[team.start("act") :]))
        more = re.search(r"[,;]|\b(?:which|they|their)\b", rest, re.IGNORECASE)
        if team["act"].lower() in DESK - {"be"} and not more and _acts_on(rest):
            yield _asking(small(team["who"]), rest)
        yield from sure
    elif (tail := AND_SOMEONE.search(text)) and tail["act"].lower() in DESK:
        head, does = text[: tail.start()], takes_on(tail["who"], text[tail.start("act") :])
        sent = tail["act"].lower() in RECEIVES and TURNED_TO.search(head)
        if TO_A_DESK.search(head) or sent or not does:
            yield from sure if not sent else ()  # whoever reads the form answers it
            return
        yield _timed(f"{head}{tail['and']}I'll {does}", tail.start())
    elif (found := IF_SOMEONE.match(text)) and found["act"].lower() in DESK:
        there = GOES.search(found["if"])
        if there or not (does := takes_on(found["who"], found["rest"])):
            yield from sure if not there else ()
            return
        yield Wording(f"{tail_off(found['if'])}, I'll {_no_vague(does)}", "review", NOTE)
        yield _timed(f"{tail_off(found['if'])}, I'll {does}", len(tail_off(found["if"])))
    elif found := WE_GET.match(text):
        yield _timed(f"I'll {text[found.start('act') :]}")
    elif found := WAIT_FOR.match(text):
        does = DOES.get(found["what"].lower().removesuffix("s"), "write to")
        yield Wording(f"I'll ask {found['who']} to {does} you{_news('')}.", "review", NOTE)
    else:
        doc = piece.reading.parser.parse(text)
        yield from _passive(doc)
        yield from sure
        yield from followed(piece, text, doc)


def _acts_on(rest: str) -> bool:
    """Whether each "and" in a deed brings another one of those who do it."""
    return all(found["act"].lower() in DESK | {"decide"} for found in AND_DOES.finditer(rest))


def _asking(whom: str, rest: str) -> Wording:
    """That the agent asks them, with the news of it where they bring none themselves."""
    tells = " and " in rest and THEY_TELL.search(f"they will {rest[rest.rfind(' and ') + 5 :]}") is not None
    return Wording(
        f"I'll ask {whom} to {rest}{f' {when()}' if tells and not has_time(rest) else _news(rest)}.", "review", NOTE
    )


def _surely(text: str, piece: Piece) -> Iterator[str]:
    """What the agent makes sure of, also without a slot, as the reply may have one by then."""
    for told in made_sure(text, piece.reading.parser):
        yield told
        if (bare := re.sub(r" \[[^\]]*\]", "", told)) != told:
            yield bare


def followed(piece: Piece, text: str, doc: Doc) -> Iterator[Wording]:
    """What others are at, with the agent's own news in place of theirs; where they promise none, neither does the agent."""
    plain = tail_off(_no_vague(text))
    subject = next((token for token in doc if token.dep_.startswith("nsubj")), None)
    if subject is None or subject.lower_ in ("you", "we", "who", "there") or not is_finite(doc):
        return
    if (
        re.search(r"[.!?]\s", plain)
        or (
            subject.pos_ == "NOUN" and subject.lemma_.lower() in piece.reading.case.message.lower()
        )  # they wait for these
        or has_time(plain)
        or not AT_WORK.search(plain)
        or re.search(r"\bwe(?:'ll| will)\b", plain, re.IGNORECASE)
    ):
        return
    if back := THEY_TELL.search(plain):
        yield Wording(f"{plain[: back.start()]}, and I'll update you {when()}.", "review", NOTE)


def _news(rest: str) -> str:
    """The promise of news, unless the deed has its time."""
    return "" if has_time(rest) else f", and I'll update you {when()}"


def _timed(text: str, since: int = 0) -> Wording:
    """The promise with a slot where no time is named; what stands before `since` is no part of it."""
    said = _no_vague(text[since:])
    plain = f"{text[:since]}{'' if not since or said[:1] == ',' else ' '}{said}"
    timed = (
        has_time(plain)
        or at_once(plain)
        or re.search(r"\b(?:if|once|before|after|when|upon|following|as soon as)\b", plain)
    )
    goes_on = GOES_ON.search(plain, since + 1)
    if goes_on and not timed:
        return Wording(f"{plain[: goes_on.start()]} {when()}{plain[goes_on.start() :]}", "review", NOTE)
    return Wording(plain if timed else join_slot(plain, when()), "review", NOTE)


def _no_vague(text: str) -> str:
    return re.sub(r"\s+(?=[.,;!])", "", VAGUE.sub("", text)).strip()


def _passive(doc: Doc) -> Iterator[Wording]:
    """ "Your case will be reviewed" with the agent as its subject; what happens by itself is nobody's deed."""
    if any(token.lower_ == "automatically" for token in doc):
        return
    for verb in doc:
        if verb.tag_ not in ("VBN", "VBD") or verb.lemma_.lower() not in DESK - {
            "be",
            "do",
            "get",
            "see",
            "let",
            "come",
            "go",
            "close",
            "open",
            "keep",
            "put",
        }:
            continue
        subject = next(
            (
                child
                for child in verb.children
                if child.dep_ in ("nsubj:pass", "nsubjpass", "nsubj") and child.i < verb.i
            ),
            None,
        )
        helpers = [
            child for child in verb.children if child.dep_ in ("aux", "aux:pass", "auxpass", "cop") and child.i < verb.i
        ]
        if subject is None or not helpers or not any(helper.lemma_ == "be" for helper in helpers):
            continue
        start, end = edges(subject)
        said = " ".join(helper.lower_ for helper in helpers)
        first = helpers[0].i
        if (
            start > 0
            or end > first
            or any(token.tag_ not in ("RB",) and token not in helpers for token in doc[end : verb.i])
        ):
            continue
        base = verb.lemma_.lower()
        who = f"I'll {base}" if COULD_BE.fullmatch(said) else doing("I", base, said)
        named = {token.lemma_.lower() for token in doc[start:end]}
        looked = base in ("look", "check", "examine", "inspect") and doc[verb.i + 1 : verb.i + 2].text != "into"
        by_hand = (base in ON_SITE or looked) and not named & ON_FILE
        carried = by_hand or (base in CARRIES and named & GOODS)
        if who.startswith("I'll") and not carried:  # what is done or being done, somebody else may have done
            yield from _rebuilt(doc, verb, words(doc, start, end), who, said)
        return


CARRIES = frozenset("send resend forward pass get take fix attend put move remove open close collect".split())
GOODS = frozenset("order parcel package item shipment delivery box goods replacement product unit part machine".split())
"""What is carried or mended by hands, and whose: no desk does that."""
COULD_BE = re.compile(r"(?:should|can|is to|are to) be")
"""What is to be done, which the agent does."""


def _rebuilt(doc: Doc, verb: Token, thing: str, who: str, said: str) -> Iterator[Wording]:
    stop = next(
        (
            token.i
            for token in doc[verb.i :]
            if token.text in (",", ";", "–", "—", "-")
            or token.text[0] in ".!"
            or (token.lower_ in ("and", "but", "so"))
        ),
        len(doc),
    )
    after = doc[verb.i + 1 : stop]
    particle = ""
    if (
        len(after)
        and after[0].lower_ in PARTICLES
        and (
            len(after) == 1
            or after[0].dep_ == "compound:prt"
            or after[1].lower_ in ("by", "on", "in", "within", "as", "today", "tomorrow")
            or after[1].pos_ == "ADV"
            or (after[0].lower_ in ("into", "after", "at") and after[1].lower_ in STRANDS)
            or VAGUE.match(after[1:].text)
        )
    ):
        particle, after = f" {after[0].text}", after[1:]
    rest = _no_vague(after.text if len(after) else "")
    rest = re.sub(
        r"^by (?:someone|somebody)(?: or other| else)?(?: (?:in|from|at) (?!\w+day)(?:the |our )?\w+)?\s*", "", rest
    )
    by = re.match(r"by (?P<who>(?:the|our|a) [\w' -]+?)(?P<more> (?:within|by|on|in|at|to|and)\b.*)?$", rest)
    if rest.startswith("by ") and not by:
        return
    object_ = TURNED.get(thing.lower(), small(thing, doc[0]))
    later = doc[stop:].text if stop < len(doc) else "."
    if later[:1] not in ".!":
        if re.search(r"\b(?:be|been|being|they|their)\b", later) or not any(
            token.tag_ in ("MD", "VBP", "VBZ") for token in doc[stop:]
        ):
            return
        later = later if later[:1] in ",;" else f" {later}"
    if by:
        base, told_of = verb.lemma_.lower(), WHO_TELLS.match(later)
        if later[:1] in ".!" or told_of:
            later = f" and let you know{told_of['what']}" if told_of else ""
            told = f"I'll ask {by['who']} to {base}{_with(particle, object_)}{by['more'] or ''}{later}"
            yield Wording(f"{told}, and I'll update you {when()}.", "review", NOTE)
        return
    sentence = f"{who}{_with(particle, object_)}{' ' + rest if rest else ''}"
    if not has_time(sentence + later) and not re.search(
        r"\b(?:if|once|after|when|upon|following|as soon as)\b", sentence + later
    ):
        sentence += f" {when()}"
    yield Wording(f"{sentence}{later}", "review", NOTE)


WHO_TELLS = re.compile(
    r", (?:who|and they)(?:'ll| will) (?:then )?(?:let you know|tell you|inform you of|notify you of|update you on)(?P<what>[^,;.!?]*)[.!]*$",
    re.IGNORECASE,
)
"""That they tell the customer of it."""


def _with(particle: str, thing: str) -> str:
    """A verb's object with its particle: "look into it", "pass it on"."""
    if particle.strip() in ("on", "up", "out", "back", "over", "off", "through", "in"):
        return f" {thing}{particle}"
    return f"{particle} {thing}"
