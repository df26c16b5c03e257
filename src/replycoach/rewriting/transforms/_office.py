"""Office grammar said by a person: nominalised deeds as verbs, orders without a sender as requests, regrets without a subject as an apology.

Clause patterns, not whole phrases: what stands in their places (things, times, people) is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from replycoach.rewriting.inflect import inflect
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._piece import capital, small

if TYPE_CHECKING:
    from replycoach.rewriting.transforms._piece import Piece

_VERY = r"(?:(?:hereby|duly|sincerely|deeply|much|greatly|highly|truly|very much|most|fully|kindly|hereby) )*"
_DUE = r"(?:anticipated|expected|scheduled|envisaged|foreseen|planned)"

ASKED = re.compile(
    rf"(?<!may )(?<!might )(?<!can )(?<!could )\b(?:(?:we|i) (?:(?:would|must|do|should) )?{_VERY}(?:ask|request)(?: that)? you (?:to )?|you are {_VERY}(?:requested|asked|invited|urged) to "
    rf"|it is {_VERY}requested that you |(?:we|i)(?:'d| would| should) be (?:very )?(?:grateful|obliged) if you (?:could|would) )(?:kindly |please )?(?=[a-z])(?!(?:not|be|for|about|why|what|how|if|whether|when|where)\b)",
    re.IGNORECASE,
)
SAME = re.compile(
    r"\b(return|send|sign|complete|confirm|check|process|share|forward|provide|review|approve) the same(?= (?:at|by|as soon|and|to us|when|before|within)\b|[.,;!]|$)",
    re.IGNORECASE,
)
SO_THAT = re.compile(
    r"^In order that (?P<thing>[^,]{3,60}?) (?:may|can|might) be (?P<done>examined|investigated|considered|assessed|processed|checked|reviewed|traced|located|resolved|inspected)\b(?P<rest>[^,]{0,40}),",
    re.IGNORECASE,
)
PLAINER = {"examined": "look at", "investigated": "look into", "considered": "look at", "assessed": "look at", "processed": "deal with", "checked": "check", "reviewed": "look at", "traced": "trace", "located": "find", "resolved": "sort out", "inspected": "look at"}  # fmt: skip
CAN_BE = re.compile(
    r"^(?:(?:Any|All) )?(?P<more>(?:further|other|additional|supplementary) )?(?P<thing>(?:[a-z-]+ ){0,2}(?:queries|questions|enquiries|concerns|requests|complaints|correspondence|faults|problems|appointments|changes))(?P<about> (?:about|on|regarding|concerning) [^.;]{3,40}?)?"
    r" (?:may|can) (?:also )?be (?P<done>put|sent|addressed|directed|reported|lodged|raised|submitted|arranged|booked|made|taken up)(?P<rest> (?:to|with|via|through|by|on|at|in)\b.*)$",
    re.IGNORECASE,
)
DOES = {"put": "send", "sent": "send", "addressed": "send", "directed": "send", "reported": "report", "lodged": "send", "raised": "raise", "submitted": "send", "arranged": "arrange", "booked": "book", "made": "make", "taken up": "raise"}  # fmt: skip
ASKS = {"queries": "questions", "enquiries": "questions", "correspondence": "messages"}
TO_BE = re.compile(
    r"^(?P<thing>[A-Z][\w' -]{2,60}?) (?:is|are) to be (?P<verb>set out|filled in|handed in|shown|returned|sent|brought|signed|completed|isolated|presented|kept|posted|addressed|left)(?P<rest>\b.*)$"
)
NOT_TO_BE = re.compile(
    r"^(?P<thing>(?:The|Your|This|That) [\w' -]{2,40}?) (?:is|are) not to be (?P<done>used|opened|moved|returned|switched on|plugged in)(?: and (?:(?:is|are) )?to be (?P<then>isolated|unplugged|kept|returned|switched off)(?P<rest>\b.*))?$"
)
CEASE = re.compile(
    r"\b(?:(?:the )?use of (?P<thing>(?:the|your|this) [\w' -]{2,40}?) (?:should|must|is to) (?:cease|stop|be discontinued|be stopped)|(?:please |kindly )?(?:discontinue|cease) (?:the )?use of (?P<what>(?:the|your|this) [\w' -]{2,40}?))(?= (?:pending|until|immediately|at once|with)\b|[,.;]|$)",
    re.IGNORECASE,
)
PENDING = re.compile(
    r"\bpending (?:(?:its|the|an|our) )?(?P<deed>inspection|examination|investigation|repair|review|collection)\b",
    re.IGNORECASE,
)
PENDED = {"inspection": "inspected", "examination": "looked at", "investigation": "looked into", "repair": "repaired", "review": "reviewed", "collection": "collected"}  # fmt: skip
IN_PROGRESS = re.compile(
    r"\b(?:The |An? )?(?P<deed>restoration|repairs?|investigations?|enquiries|maintenance)(?: works?)? (?:is|are) (?:currently |now |already |still )?(?:in progress|ongoing|under ?way|being carried out|in hand)\b",
    re.IGNORECASE,
)
SUPPLY = re.compile(r"\b(?:power|supply|water|gas|electricity|service|connection)\b", re.IGNORECASE)
COMPLETION = re.compile(
    rf"(?:,| and)? with (?:completion|restoration|the work) (?:being )?{_DUE} (?P<at>at|by|on|for|before) (?=\w)",
    re.IGNORECASE,
)
EXPECTED = re.compile(
    rf"\b(?:the )?(?P<deed>completion|restoration|delivery|repair|dispatch|despatch|reinstatement|resolution)(?: of (?P<thing>(?:the|your|our) [\w' -]{{2,40}}?))? is (?:now |currently )?{_DUE} (?:to be )?(?P<at>at|by|on|for|before|within) (?=\w)",
    re.IGNORECASE,
)
DEEDS = {"completion": "finish", "restoration": "restore", "delivery": "deliver", "repair": "repair", "dispatch": "send", "despatch": "send", "reinstatement": "restore", "resolution": "resolve"}  # fmt: skip
APPOINTED = re.compile(
    r"\bAn? (?P<what>appointment|visit|slot|place|call)(?: for you)? (?:has been|is|was) (?:allocated|booked|scheduled|arranged|reserved|set aside)(?: (?:for|to) you)? (?P<at>at|on|for) (?=\w)",
    re.IGNORECASE,
)
ATTEND = re.compile(
    r",? (?:at which(?: time)?|and|for which) (?:your )?attendance is (?:kindly )?(?:requested|required|expected)",
    re.IGNORECASE,
)
RECEIPT = re.compile(
    rf"(?:^|(?<=, ))(?:(?:we|i) (?:(?:can|do|hereby|wish to|write to) )*{_VERY}(?:confirm|acknowledge) (?:the )?receipt of (?P<a>your [^,.;]{{3,60}})"
    rf"|(?:the )?receipt of (?P<b>your [^,.;]{{3,70}}?) is {_VERY}(?:acknowledged|confirmed)(?P<thanks> with (?:many )?thanks)?|(?:we are|i am) in receipt of (?P<c>your [^,.;]{{3,60}}))",
    re.IGNORECASE,
)
NOTICE = re.compile(r"\bnotice of (?:termination|cancellation)\b", re.IGNORECASE)
FROM_TODAY = re.compile(
    r",? (?:effective|with effect)(?: (?:as of|from|as from|on))? (?:today's date|today|the date hereof|this day)\b",
    re.IGNORECASE,
)
REGRETTED = re.compile(
    rf"\b(?:the|any|your) (?P<what>inconvenience|distress|disappointment|dissatisfaction|upset|trouble|worry|delay)(?: (?:thereby |thus |that you )?(?:occasioned|caused|experienced|suffered))?(?: by (?P<by>[^,.;]{{3,60}}?))?(?: in this (?:matter|regard))? is {_VERY}(?:regretted|deplored|a matter of (?:sincere |deep )?regret)",
    re.IGNORECASE,
)
APPRECIATED = re.compile(
    rf"(?P<whose>\b(?:your|customers'|consumers'|passengers'|members') )(?P<what>vigilance|co-?operation|forbearance|patience|understanding|interest|support|help|assistance|loyalty|honesty|prompt reply|feedback)(?: (?:in the (?:interim|meantime)|in this matter|meanwhile))? is {_VERY}(?:appreciated|valued)",
    re.IGNORECASE,
)
STANDARDS = re.compile(
    r"\b(?:did not|didn't) (?:meet|reach|live up to|come up to|attain) (?:the|our) (?:(?:usual|high|highest|exacting|customary|normal|own) )*standards?\b(?: (?:which|that|to which) [^.;]*)?",
    re.IGNORECASE,
)
TURN_BY_TURN = re.compile(
    r"\b(?:(?P<thing>(?:[A-Z][a-z]+ ){0,2}[a-z ]{0,40}?(?:reports|claims|requests|applications|cases)) are|(?P<one>your [a-z ]{3,30}) (?:will|shall) be) (?:processed|handled|dealt with|considered) in (?:the )?order of receipt\b"
)
AFTER = re.compile(
    r"\b(?:upon|following|on) (?:the )?(?:conclusion|completion) of (?P<what>(?:the|our|this|an) [\w-]+)", re.IGNORECASE
)
OUTCOME = re.compile(
    r"\b(?P<what>the (?:outcome|result|decision|findings)) (?:will|shall) be communicated(?: to you)?", re.IGNORECASE
)
WILL_BE = re.compile(
    r"\b(?:is|are) (?P<done>credited|refunded|posted|sent|paid|issued|delivered|answered|returned) (?=(?:in|within) \S+ (?:working |business )?(?:day|hour|week)s?\b|by (?:\d|\w+day\b|the \d))"
)
SUBJECT_TO = re.compile(
    r",? subject to (?:the )?(?P<deed>return|receipt) of (?P<thing>(?:the|your) [\w' -]{2,40}?)(?=[,.;]|$)",
    re.IGNORECASE,
)
ARRANGED = re.compile(
    r"(?P<lead>\b(?:Appointments|Visits|Slots|Viewings|Collections)\b[^,.;]{3,60}?),? and (?:may|can) be (?:arranged|booked|made) (?P<at>via|through|on|by|at) (?=\S)",
    re.IGNORECASE,
)
OBTAINABLE = re.compile(r", obtainable (?=from|at|in|on)", re.IGNORECASE)
OF_THIS = re.compile(r"\bthe (?P<what>[a-z]+) of (?P<day>this morning|this afternoon|today|yesterday)\b", re.IGNORECASE)
DETERMINED = re.compile(
    r"\bit has been (?P<how>determined|established|ascertained|found|decided|agreed) that (?=\w)", re.IGNORECASE
)
LEARN = re.compile(
    r"\b(?P<who>we are|i am|we're|i'm) (?P<how>(?:very |truly |deeply |so )?sorry) to (?:note|learn|observe) that (?=\w)",
    re.IGNORECASE,
)
TO_INFORM = re.compile(
    r"^(?:we|i) (?:do |very much )?regret to (?:inform|advise|tell|let)(?: you)?(?: know)? that (?=\w)", re.IGNORECASE
)
DISSATISFIED = re.compile(r"\bsorry to (?:note|learn|read|hear) of your dissatisfaction\b", re.IGNORECASE)

THAT = re.compile(
    rf"\bit is {_VERY}(?:regretted|deplored|a matter of (?:sincere |deep )?regret) that (?=\w)", re.IGNORECASE
)
PRAISE = re.compile(
    r"\bat the (?:very )?(?:heart|core|centre|forefront) of (?:everything|all|what) (?:that )?we do|\b(?:remains?|is|are) (?:central to|our (?:top|first|number one|highest|main) priority|of the (?:utmost|greatest|highest) (?:importance|value))"
    r"|\b(?:strive|endeavou?rs?|aim|continually work|are committed|is committed|are dedicated|remain committed) to (?:at all times )?(?:deliver\w*|provid\w+|offer\w*|uphold\w*|ensur\w+|maintain\w*|excellence|quality|the highest)\b|\b(?:take (?:great |the utmost )?pride|pride ourselves)\b"
    r"|\bwe always (?:try|strive|aim|endeavour) to\b|\bmulti-stage inspection\b|\bthe highest standards of\b",
    re.IGNORECASE,
)
"""What a company says of itself."""
_OURS_TO_PLEASE = r"(?:[a-z]+ )?(?:enquir(?:y|ies)|inquir(?:y|ies)|quer(?:y|ies)|questions?|requests?|messages?|calls?|contact|feedback|comments?|business|custom|opinions?|views?|satisfaction|comfort|loyalty|support|patronage|trust|relationship|membership|complaints?|concerns?|needs?)"
VALUES = re.compile(
    r"(?:(?:please |rest )?(?:be |rest )?assured (?:that )?|as (?:always|ever),? |(?:we|i) (?:can )?assure you (?:that )?)?"
    rf"(?:(?:your|each|every|any|all) {_OURS_TO_PLEASE}(?: (?:as|from) [a-z ]{{3,30}})? (?:is|are) (?:very |extremely |really |highly |most |always |truly |of (?:great|the utmost|utmost) )*(?:important|importance|valued|valuable|appreciated|welcome)(?: to (?:us|me))?"
    rf"|(?:we|i) (?:very much |really |truly |greatly |highly |always |do |sincerely )*(?:value|appreciate|cherish|treasure|care about) (?:you (?:as|being) (?:an? )?(?:\w+ )?(?:customer|guest|client|member)|your {_OURS_TO_PLEASE}(?: and (?:your )?{_OURS_TO_PLEASE})?))(?: very much| highly| greatly)?\W*",
    re.IGNORECASE,
)
"""What a form says of what the customer sent: it tells them nothing."""
NO_PRAISE = re.compile(
    r"\b(?:sorry|apologi\w+|refund\w*|unfortunately|but|however|please|will|'ll|you|your)\b|\?", re.IGNORECASE
)


def praises(piece: Piece) -> bool:
    """Whether a sentence only says how good the company is, or how much it values what it was sent."""
    text = piece.text
    named = [piece.reading.case.company, *piece.reading.case.company.split()]
    told = {fact for fact in facts(text) if fact not in named}
    says_so = PRAISE.search(text) is not None and NO_PRAISE.search(text) is None
    return (says_so or VALUES.fullmatch(text) is not None) and not told


def spoken(piece: Piece, text: str) -> str:
    """The sentence with its office grammar turned, as far as it is one of these."""
    for turn in TURNS:
        text = turn(piece, text)
    return text


def _who(piece: Piece) -> tuple[str, str]:
    return ("we", "we're") if piece.reading.channel == "social" else ("I", "I'm")


def _like(old: str, new: str) -> str:
    return capital(new) if old[:1].isupper() and not re.match(r"I\b", old) else new


THAT_IT_BE = re.compile(
    r"^(?:please note that )?it is (?:hereby |kindly )?(?:required|requested|necessary|essential|imperative|mandatory) that (?P<thing>(?:the|your|an?|any|all|both) [^,;.!?]{2,50}?) (?:is|are|be) (?P<done>sent|submitted|provided|returned|completed|signed|attached|enclosed|uploaded|supplied|included|filled in)\b",
    re.IGNORECASE,
)
"""An order without anybody in it."""


def _please(found: re.Match[str]) -> str:
    from lemminflect import getLemma

    verb, _, way = found["done"].lower().partition(" ")
    act = {"submit": "send", "supply": "send", "provide": "send"}.get(lemma := getLemma(verb, upos="VERB")[0], lemma)
    return _like(found[0], f"please {act}{f' {way}' if way else ''} {found['thing']}")


def _request(piece: Piece, text: str) -> str:
    text = SAME.sub(lambda found: f"{found[1]} it", text)
    text = THAT_IT_BE.sub(_please, text)
    if found := SO_THAT.match(text):
        text = f"So that we can {PLAINER[found['done'].lower()]} {found['thing']}{found['rest']},{text[found.end() :]}"
    text = ASKED.sub(lambda found: _like(found[0], "please "), text, count=1)
    text = CEASE.sub(
        lambda found: _like(found[0], f"please stop using {found['thing'] or found['what']}"), text, count=1
    )
    if "stop using" in text:
        text = PENDING.sub(lambda found: f"until it has been {PENDED[found['deed'].lower()]}", text)
    return text


def _yours(piece: Piece, text: str) -> str:
    """What the customer may do, or is to do."""
    mark = re.search(r"[.!]*$", text)
    end = mark[0] if mark else ""
    bare = text[: len(text) - len(end)]
    if found := CAN_BE.match(bare):
        more = (found["more"] or "").lower().replace("additional", "other").replace("supplementary", "other")
        first, _, noun = found["thing"].lower().rpartition(" ")
        thing = f"{first} {ASKS.get(noun, noun)}".strip()
        any_ = "" if thing == "appointments" else "any "
        return f"You can {DOES[found['done'].lower()]} {any_}{more}{thing}{found['about'] or ''}{found['rest']}{end}"
    if found := NOT_TO_BE.match(bare):
        from lemminflect import getLemma

        verb, _, way = found["done"].partition(" ")
        said = f"Please don't {getLemma(verb, upos='VERB')[0]} {small(found['thing'])}{f' {way}' if way else ''}"
        if found["then"]:
            verb, _, way = found["then"].partition(" ")
            said += f", and {getLemma(verb, upos='VERB')[0]} it{f' {way}' if way else ''}{found['rest']}"
        return said + end
    if (found := TO_BE.match(bare)) and not re.search(
        r"\b(?:by|is|are|not|have|has|needs?|would|will|must|going|refund|amount|application|claim)\b",
        found["thing"] + found["rest"][:12],
    ):
        from lemminflect import getLemma

        verb, _, way = found["verb"].partition(" ")
        return f"Please {getLemma(verb, upos='VERB')[0]}{f' {way}' if way else ''} {small(found['thing'])}{OBTAINABLE.sub(', which you can get ', found['rest'])}{end}"
    return OBTAINABLE.sub(", which you can get ", text)


def _deeds(piece: Piece, text: str) -> str:
    """Deeds that an office speaks of as things."""
    index = piece.sentence.index
    before = piece.reading.sentences[index - 1].text if index else ""

    def doing(found: re.Match[str]) -> str:
        deed = found["deed"].lower()
        if deed == "restoration":
            what = SUPPLY.search(before) or SUPPLY.search(text)
            said = f"we're restoring {'the ' + what[0].lower() if what else 'it'}"
        elif deed.startswith(("investigation", "enquir")):
            said = "we're looking into this"
        else:
            said = f"we're busy with the {deed}"
        return _like(found[0], said)

    def due(found: re.Match[str]) -> str:
        thing = found["thing"] or ("" if found["deed"].lower() == "completion" else "it")
        at = {"for": "by"}.get(found["at"].lower(), found["at"].lower())
        return _like(found[0], f"we expect to {DEEDS[found['deed'].lower()]} {thing} {at} ".replace("  ", " "))

    text = IN_PROGRESS.sub(doing, text)
    text = COMPLETION.sub(
        lambda found: f", and we expect to finish {'by' if found['at'].lower() == 'for' else found['at'].lower()} ",
        text,
    )
    text = EXPECTED.sub(due, text)

    def appointed(found: re.Match[str]) -> str:
        rest = text[found.end() :]
        at = (
            ""
            if found["at"].lower() == "for" and re.match(r"(?:today|tomorrow)\b", rest)
            else "on "
            if found["at"].lower() == "for" and re.match(r"\w+day\b|\d+ [A-Z]", rest)
            else f"{found['at'].lower()} "
        )
        return _like(found[0], f"your {found['what'].lower()} is {at}")

    if APPOINTED.search(text):
        text = ATTEND.sub("", APPOINTED.sub(appointed, text, count=1))
    text = AFTER.sub(lambda found: f"once {found['what']} is finished", text)
    text = OUTCOME.sub(lambda found: _like(found[0], f"{_who(piece)[0]}'ll tell you {small(found['what'])}"), text)
    text = TURN_BY_TURN.sub(
        lambda found: (
            f"We deal with {small(found['thing'])} in the order they come in"
            if found["thing"]
            else f"we'll deal with {found['one']} in its turn"
        ),
        text,
    )
    text = WILL_BE.sub(lambda found: f"will be {found['done']} ", text)
    text = SUBJECT_TO.sub(
        lambda found: f", once we have {found['thing']}{' back' if found['deed'].lower() == 'return' else ''}", text
    )
    text = ARRANGED.sub(
        lambda found: (
            f"{found['lead']}, and you can book one {'on' if found['at'].lower() == 'via' and text[found.end() :][:1] in '+0123456789' else found['at'].lower()} "
        ),
        text,
    )
    text = re.sub(r"(?<=\d )(?:this day|of today's date)\b", "today", text)
    return OF_THIS.sub(lambda found: _like(found[0], f"{found['day'].lower()}'s {found['what'].lower()}"), text)


def _letters(piece: Piece, text: str) -> str:
    """What has come in."""

    def have(found: re.Match[str]) -> str:
        thing = NOTICE.sub("cancellation", found["a"] or found["b"] or found["c"])
        thing = re.sub(r"\b(?:correspondence|communication|submission)\b", "message", thing).replace(" dated ", " of ")
        said = f"thank you for {thing}" if found["thanks"] else f"{_who(piece)[0]} have {thing}"
        return capital(said) if found.start() == 0 else said

    if not RECEIPT.search(text):
        return text
    text = RECEIPT.sub(have, text, count=1)
    return FROM_TODAY.sub(", and it takes effect today", text)


def _feelings(piece: Piece, text: str) -> str:
    """Regret, thanks and praise without a person."""
    _, am = _who(piece)

    def sorry(found: re.Match[str]) -> str:
        what = {"inconvenience": "trouble"}.get(found["what"].lower(), found["what"].lower())
        by = (
            f" that {found['by']} caused"
            if found["by"] and not re.search(r"\b(?:this|the) (?:aforementioned )?matter\b", found["by"])
            else ""
        )
        return _like(found[0], f"{am} sorry {'about' if what == 'delay' else 'for'} the {what}{by}")

    text = THAT.sub(lambda found: _like(found[0], f"{am} sorry that "), REGRETTED.sub(sorry, text))
    text = APPRECIATED.sub(lambda found: _like(found[0], _thanks(found)), text)
    text = LEARN.sub(lambda found: f"{found['who']} {found['how']} that ", text)
    text = TO_INFORM.sub(lambda found: _like(found[0], f"{am} sorry, but "), text)
    text = DISSATISFIED.sub("sorry that you're not happy with this", text)
    text = STANDARDS.sub("wasn't as good as it should have been", text)
    return DETERMINED.sub(
        lambda found: _like(
            found[0], f"we've {'decided' if found['how'].lower() in ('decided', 'agreed') else 'found'} that "
        ),
        text,
    )


def _thanks(found: re.Match[str]) -> str:
    what = found["what"].lower()
    if what in ("forbearance", "understanding") or (
        what == "patience" and not found["whose"].lower().startswith("your")
    ):
        return "thank you for bearing with us"
    return "thank you for keeping a close eye on this" if what == "vigilance" else f"thank you for your {what}"


LIGHT = re.compile(
    r"\b(?P<verb>mak(?:e|es|ing)|made|giv(?:e|es|ing|en)|gave|carr(?:y|ies|ied|ying) out|conduct(?:s|ed|ing)?|undertak(?:e|es|ing|en)|undertook|perform(?:s|ed|ing)?|effect(?:s|ed|ing)?)"
    r" (?:an? |the )?(?:(?:full|thorough|further|detailed) )?(?P<deed>payment|investigation|assessment|review|inspection|examination|check|replacement|amendment|cancellation|correction|repair|consideration|delivery|adjustment|collection) (?:of|into|to|on) (?=the\b|your\b|this\b|our\b|that\b|it\b|an?\b)",
    re.IGNORECASE,
)
"""A deed as a thing, with a verb that says nothing: "carry out an investigation into"."""
LIGHT_DEEDS = {"payment": "pay", "investigation": "look into", "assessment": "assess", "review": "review", "inspection": "inspect", "examination": "look at", "check": "check", "replacement": "replace", "amendment": "change", "cancellation": "cancel", "correction": "correct", "repair": "repair", "consideration": "consider", "delivery": "deliver", "adjustment": "adjust", "collection": "collect"}  # fmt: skip


def _verbal(piece: Piece, text: str) -> str:
    """Deeds back to their verbs, in the form of the verb that carried them."""
    found = LIGHT.search(text)
    if (
        not found
        or re.search(r"\b(?:to) $", text[found.end() - 3 : found.end()])
        and found["deed"].lower() == "payment"
    ):
        return text
    carrier = next((token for token in piece.reading.parser.parse(text) if token.idx == found.start()), None)
    if carrier is None or not carrier.tag_.startswith("VB"):
        return text
    verb, _, rest = LIGHT_DEEDS[found["deed"].lower()].partition(" ")
    said = f"{inflect(verb, carrier.tag_)} {rest}".strip()
    return f"{text[: found.start()]}{_like(found[0], said)} {text[found.end() :]}"


TURNS: tuple[Callable[[Piece, str], str], ...] = (_request, _yours, _deeds, _verbal, _letters, _feelings)
