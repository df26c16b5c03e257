"""What a message is about, in the customer's own words: their things first, then orders and codes, then the dates that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.reading.sentences import split
from replycoach.text.anycase import AnyCase

MOST = 8
"""How many things, codes and dates are kept."""
LONGEST_NAME = 3
"""Words that the name of a thing may have."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENDS = _set(
    "is was are were be been has have had do does did will would can could should may might must isn't wasn't hasn't haven't won't can't"
    " don't doesn't didn't couldn't a an the my our your his her their its this that these those i you he she it we they me us them who which what when where"
    " why how and or but so because as if than then of in on at for from to with without by into onto off out up down over about after before"
    " since until till during through under near around between per via not no never still just again also too yet already now today tomorrow tonight"
    " yesterday here there come comes came coming arrive arrives arrived went goes go keep keeps kept stop stops stopped get gets got work works"
    " broke break breaks broken need needs say says said show shows shows take takes took make makes made look looks run runs ran end ends start starts"
    " become sit sits sat stay stays stayed fall falls fell leave leaves left lose lost find found feel felt turn turns turned please pls thanks asap"
    " twice three two one cannot dont cant wont isnt wasnt hasnt havent didnt doesnt im ive u ur back finally really very all both each only"
    " expires expire ends crashed leaks leak smells died dies fits fit hurts needs seems seem refuses gone elsewhere above below cost costs cracked cannot due ok okay missing late wrong sees sent feeds asleep died once"
)
"""Words with which the name of a thing is over."""
NOUNS_IN_ING = _set(
    "wedding booking heating painting washing meeting building parking clothing ring earring bedding hearing listing landing lighting swing string sing training reading fishing decking king housing pricing roofing hosting conditioning plumbing"
)
NOT_THINGS = _set(
    "mum mom mother dad father wife husband partner son sons daughter daughters brother sister kids kid child children baby family grandmother grandma granny nan nana"
    " grandfather grandad granddaughter grandson aunt uncle cousin niece nephew friend friends neighbour neighbor neighbours boss colleague colleagues manager"
    " boyfriend girlfriend parents mate mates girl boy lad team staff people customer customers driver engineer doctor dog's name names life lives day days week weeks weekend year"
    " time times way mind fault opinion view head heart hand hands eyes eye face skin back leg legs arm tooth teeth patience trust loyalty experience question"
    " questions problem issue problems complaint message own end side part behalf turn luck god goodness word understanding knowledge"
    " thanks regards self best worst idea plan choice fear feeling mistake nerves sleep favourite evening morning afternoon late husband's"
    " half first last second attention concern concerns worry worries shock surprise joy horror case hopes hope point inquiry enquiry interest age birthday"
    " situation job work home house place shop town city street anniversary holiday company business office desk clown clowns toddler guest grandbaby landlord husbend clue"
)
"""Heads of phrases that are the customer's and yet not what they write about."""
JUDGING = _set(
    "new old whole other entire poor bloody damn damned stupid useless beautiful lovely gorgeous very own brand favourite only late first last second third next entire actual usual little"
)

OPENING = re.compile(
    r"\b(?:my|our|(?:ordered|bought|purchased|received|returned|booked|reserved|rented|hired|cancelled|got|sent|have|about|love) (?:you |back )?(?:an?|the|this|these|one|some|your|two|three))\s+"
    r"|^(?:(?:the|this|your|these)\s+)",
    re.IGNORECASE,
)
CODE = re.compile(r"(?<![\w@./])(?:#\s?\w{2,}|[A-Z]{1,6}[-/]?\d[\w/-]*|\d{2,}-\d[\d-]*|\d{4,}[\w-]*)(?![\w@])")
TROUBLE = re.compile(
    r"\b(?:not|never|nothing|still|n't|stopp?\w*|broken?|crack\w*|damag\w*|missing|lost|late|wrong|twice|again|crash\w*|fail\w*|leak\w*|dead|empty|fault\w*|stuck|charg\w*"
    r"|cancel\w*|without|gone|torn|scratch\w*|refus\w*|declin\w*|lock\w*|disappear\w*|dirty|smell\w*|frozen|down|no)\b|n't\b|\?",
    re.IGNORECASE,
)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
DATE = re.compile(
    rf"\b(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|(?:this |next |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|the \d{{1,2}}(?:st|nd|rd|th)|tomorrow|tonight)\b",
    re.IGNORECASE,
)


def about(text: str) -> tuple[str, ...]:
    """What the message is about, as the customer wrote it, the most important first.

    A thing in a sentence of trouble or a question goes before one that is only mentioned.

    >>> about("My parcel still hasn't come. Order HB-20417, I need it by Friday.")
    ('parcel', 'HB-20417', 'Friday')
    >>> about("I love my new lamp, but my old kettle leaks!")
    ('lamp', 'kettle')
    """
    things: list[tuple[bool, str]] = []
    for start, end in split(text):
        sentence = text[start:end].replace("’", "'")
        quiet = not TROUBLE.search(sentence)
        things += [(quiet, thing) for thing in _things(sentence)]
    things.sort(key=lambda one: one[0])
    codes = [match[0] for match in CODE.finditer(text) if not re.fullmatch(r"(?:19|20)\d\d", match[0])]
    dates = [match[0] for match in DATE.finditer(text)]
    return tuple(dict.fromkeys([*(thing for _, thing in things), *codes, *dates]))[:MOST]


def _things(sentence: str) -> Iterator[str]:
    for match in OPENING.finditer(sentence):
        name = _name(sentence[match.end() :])
        if name:
            yield name


WORD = re.compile(r"\s*([A-Za-z][\w'-]*)")


def _name(rest: str) -> str:
    """The name of a thing at the beginning of these words; empty where there is none, or it is a person or a manner of speaking."""
    words: list[str] = []
    at = 0
    while len(words) <= LONGEST_NAME and (match := WORD.match(rest, at)):
        lower = match[1].lower()
        verb = bool(words) and lower.endswith(("ed", "ing", "ly")) and lower not in NOUNS_IN_ING
        if lower in ENDS or verb:
            break
        at = match.end()
        if words or lower not in JUDGING:
            words.append(match[1])
    if not words or len(words) > LONGEST_NAME or words[0].lower() in NOT_THINGS:
        return ""
    head = words[-1].lower()
    return "" if len(head) < 3 or head in NOT_THINGS or head.endswith("'s") else " ".join(words)


_KIN = r"(?:mum|mom|mother|dad|father|parents?|son|daughter|child|baby|husband|wife|partner|fianc[ée]e?|sister|brother|twin|nan|gran|granny|grand\w+|aunt|uncle|niece|nephew|cousin|friend|dog|cat)"
_DEATH = AnyCase(
    rf"\b(?:{_KIN}\b(?!'s\s)[^.!?;]{{0,40}}?\b(?:died|(?:has|have|had)\s+passed\b(?!\s+(?:the|his|her|their|my|an?)\b)|passed\s+(?:away|on)|passed(?=\s+(?:in|last|this|yesterday|suddenly|peacefully)\b|[.,;]|$))\b"
    r"|passed\s+away\b"
    r"|(?:he|she)(?:'s|\s+has|\s+had)?\s+(?:sadly\s+|suddenly\s+)?(?:died|passed\s+(?:in|last|this|yesterday|suddenly|peacefully))\b"
    r"|(?:death|loss|passing|funeral)\s+of\s+(?:my|our|his|her)\b"
    rf"|(?:my|our|his|her|their)\s+late\s+{_KIN}\b"
    rf"|{_KIN}'s\s+(?:death|funeral)\b"
    r"|(?:because|since|after|when) (?!(?:my|the|our|your|his|her|it|this|that|power|internet|wifi|sound|audio|batter\w+|signal|screen\w*|everything|everyone|electricity|heating|water|service|people|phone|half|all|most|many|some|one)\b)[a-z]{3,12} (?:sadly )?(?:died|passed away)\b(?! (?:on|out|down|during|in the middle))"
    rf"|(?:lost|buried)\s+(?:my|our)\s+(?:\w+\s+)?{_KIN}\b(?!')"
    r"|death\s+certificate\b"
    r"|bereave\w*"
    r"|(?:dog|cat|rabbit|horse|pony|puppy|kitten|(?<!\bif )(?:he|she)(?:['’]d|\s+had)?)\s+(?:\w+\s+)?(?:was|were|been|to\s+be)\s+(?:\w+\s+)?put\s+(?:to\s+sleep\b(?!\s+(?:for|after)\b|\s+(?:in|at|by|on)\b(?!\s+(?:\w+day|the\s+(?:vet|\d)\w*|january|february|march|april|may|june|july|august|september|october|november|december)\b))|down\b(?!\s+(?:in|at|by|for|to|the|as|after)\b|\s+on\b(?!\s+\w+day\b)))"
    r"|(?:have|had|having)\s+(?:him|her)\s+put\s+(?:to\s+sleep\b|down\b(?!\s+(?:in|at|on|for|to|the|as)\b)))"
)


def is_bereaved(message: str) -> bool:
    """Whether the customer writes of somebody's death, beside which no light word may stand.

    >>> is_bereaved("My father passed in May."), is_bereaved("She died in May."), is_bereaved("My phone died.")
    (True, True, False)
    >>> is_bereaved("My son passed his exam."), is_bereaved("Our cat was put to sleep for the scan.")
    (False, False)
    >>> is_bereaved("Our cat was put to sleep on Monday.")
    True
    """
    return _DEATH.search(message.replace("’", "'")) is not None


_FAMILY = rf"(?:i|we|he|she|(?:my|our|his|her)\s+(?:\w+\s+)?(?:{_KIN}|boy|girl|toddler|wee\s+one)(?<!dog)(?<!cat))"
_LATELY = r"(?:'(?:ve|s|d)|\s+(?:have|has|had|was|were|is|am|been|being|just|recently|also|now|sadly|only|actually))*"
_BONE = r"(?:ankles?|arms?|legs?|hips?|wrists?|collar\s?bone|ribs?|shoulder|elbow|knee(?:cap)?|pelvis|femur|jaw|skull|spine)"
_ILLNESS = (
    r"(?:(?:\w+\s+)?cancer(?!\s+(?:research|charit\w+|screening|check\w*|unit|cover|patients?|support|event|walk|fund\w*))|(?:a\s+)?brain\s+tumou?r|leuka?emia|lymphoma|sepsis|meningitis|pneumonia"
    r"|a\s+(?:\w+\s+)?(?:stroke(?!\s+of)|heart\s+attack|miscarriage|stillbirth|seizure|cardiac\s+arrest)(?!\s+(?:when|opening|seeing|reading|looking|at\s+the)))"
)
_WARD = r"(?:hospital|a\s?&\s?e|a\s+and\s+e|icu|intensive\s+care|hospice|emergency\s+room|the\s+er)"
_GRAVE = AnyCase(
    rf"\b(?:{_FAMILY}{_LATELY}\s+(?:(?:\w+\s+)?diagnosed\s+with|treated\s+for|got|has|have|had|suffered|suffering\s+(?:from\s+)?|recovering\s+from|dying\s+of|ill\s+with|fighting|battling)\s+{_ILLNESS}\b"
    rf"|{_FAMILY}{_LATELY}\s+(?:broke|broken|fractured|shattered|dislocated)\s+(?:(?:my|his|her|both|two|three)\s+(?:\w+\s+)?{_BONE}(?!\s+of\b)|an?\s+(?:ankle|wrist|hip|rib|collar\s?bone))\b"
    rf"|my\s+(?:broken|fractured|shattered)\s+{_BONE}\b"
    rf"|{_FAMILY}(?:(?:'(?:m|s|ve|re)|\s+(?:am|is|was|were|are|has|have|had|been|being|just|now|still|currently|ended|lay|lying|rushed|taken|admitted|back|up))+|\s+spent\s+[^.!?,]{{1,24}})"
    rf"\s+(?:in|into|to)\s+(?:the\s+)?{_WARD}(?!\w)(?!\s+(?:car|admin\w*|management|transport|radio|parking|waiting|work|shift|visit|reception|shop|caf|appointment|for\s+(?:an?|my|his|her)\s+(?:\w+\s+)?(?:appointment|scan|check|test)))"
    rf"|(?:he|she)\b[^.!?]{{0,40}}\band\s+(?:was|is|has\s+been|had\s+been)\s+(?:(?:taken|rushed|admitted)\s+)?(?:in|to|into)\s+(?:the\s+)?{_WARD}(?!\w)"
    rf"|(?:taken|rushed|admitted)\s+(?:in)?to\s+(?:the\s+)?{_WARD}\s+with\b"
    r"|(?:having|having\s+had|started|starts|starting|begins|undergoing|between|through|of)\s+(?:\w+\s+)?(?:chemo(?:therapy)?|radiotherapy)\b"
    rf"|(?:i|we|she|(?:my|our)\s+{_KIN})\b[^.!?]{{0,20}}\bmiscarried\b"
    r"|lost\s+the\s+baby\b"
    r"|stillborn\b"
    r"|life[-\s]threatening\b"
    r"|terminally\s+ill\b"
    r"|on\s+life\s+support\b)"
)
_BREATH = AnyCase(
    r"\b(?:(?:on|needs?|uses?|using)\s+(?:an?\s+|home\s+|the\s+|his\s+|her\s+|my\s+)?(?:oxygen|ventilator)\b"
    r"|oxygen\s+(?:machine|concentrator)\b"
    r"|dialysis\s+(?:at\s+home|machine)\b"
    r"|home\s+(?:dialysis|oxygen)\b)"
)
_CUT = AnyCase(
    r"\b(?:power|electric\w*|outage|water|hours?|hrs|cylinder|battery|run(?:s|ning)?\s+out|disconnect\w*|meter)\b"
)
"""What a machine that keeps somebody alive cannot be without."""


_OWN = r"(?:house|home|flat|apartment|car|van|sheds?|shop|room|garage|office|caravan|cabin|studio|locker|allotments?)"
_ROBBED = AnyCase(
    rf"\b(?:{_OWN}(?:'s|'ve|\s+was|\s+were|\s+got|\s+has|\s+have|\s+had|\s+been|\s+just)+\s+(?:\w+\s+)?(?:broken\s+into|burgled|burglari[sz]ed|robbed|ransacked)\b"
    r"|(?:i|we|she|he|my\s+\w+)(?:'s|'ve|\s+was|\s+were|\s+got|\s+has|\s+have|\s+had|\s+been|\s+just)+\s+(?:burgled|mugged|robbed(?!\s+(?:of|by\s+(?:you|your|this)))|broken\s+into)\b"
    r"|(?:after|since|following|had|during)\s+(?:an?|the|our|this)\s+(?:break-?\s?in|burglary|mugging)\b"
    rf"|broke\s+into\s+(?:my|our)\s+(?:\w+\s+)?{_OWN}\b"
    r"|(?:i|we|she|he|my\s+\w+)(?:'s|'ve|\s+was|\s+were|\s+got|\s+has|\s+have|\s+had|\s+been|\s+just)+\s+(?:\w+ly\s+)?(?:scammed|defrauded|conned|swindled|phished|assaulted|attacked|tricked\s+(?:into|out)\b|(?:the\s+)?victims?\s+of\s+(?:an?\s+)?(?:\w+\s+)?(?:fraud|scam|theft|crime|robbery))"
    r"(?!\s+(?:of|by|into\s+\w+ing)\s+(?:you|your|this|using))\b"
    r"|(?:i|we|she|he|my\s+\w+)(?:'s|'ve|\s+was|\s+were|\s+has|\s+have|\s+had|\s+been|\s+just)+\s+(?:in\s+)?an?\s+(?:\w+\s+)?(?:(?:car|road|bike|traffic)\s+(?:accident|crash)|accident\s+(?:on|in|with|at)\s+(?:the|my|our)\s+(?:motorway|road|car|way|bike))\b)"
)


def is_robbed(message: str) -> bool:
    """Whether the customer tells that they, or a place of theirs, were broken into, robbed, defrauded or in a crash.

    >>> is_robbed("Our shed was broken into on Monday."), is_robbed("At this price I feel robbed.")
    (True, False)
    >>> is_robbed("My mother was scammed by somebody on the phone."), is_robbed("I was scammed by your shop!")
    (True, False)
    """
    return _ROBBED.search(message.replace("’", "'")) is not None


_DISTRESSED = AnyCase(
    rf"\b(?:(?:i|we|she|he|(?:my|our)\s+(?:\w+\s+)?{_KIN}(?<!dog)(?<!cat))(?:'(?:m|s|re|ve)|\s+(?:am|is|are|was|were|have|has|had|been|just|still|now|literally|both|actually))+\s+(?:\w+ly\s+)?"
    r"(?:shaking(?!\s+(?:my|our|with\s+(?:laugh|excite)\w*|hands|it|the))|trembling|crying(?!\s+(?:with\s+(?:laugh\w*|joy|happ\w*)|happy|laughing|out\b|for\s+joy))|sobbing|in\s+(?:tears(?!\s+of\s+(?:joy|laugh))|pieces|bits|floods)|inconsolable|distraught|beside\s+(?:myself|himself|herself)|devastated|heartbroken"
    r"|(?:a\s+)?(?:nervous\s+)?wreck|at\s+breaking\s+point|terrified|having\s+(?:a\s+)?panic\s+attacks?|desperate(?!\s+(?:for|to)\b))\b"
    r"|(?:i|we|she|he)\s+can(?:'t|not)\s+(?:stop\s+(?:crying|shaking)|cope)\b"
    r"|cried\s+(?:(?:all|the\s+whole)\s+(?:day|night|morning|afternoon|evening|weekend|week)|myself|for\s+hours)\b)"
)


def is_distressed(message: str) -> bool:
    """Whether the customer says in so many words that they, or somebody of theirs, are shaken: in tears, trembling, distraught.

    >>> is_distressed("I've been crying since the letter came."), is_distressed("The glass came in pieces.")
    (True, False)
    >>> is_distressed("I was crying with laughter at the card."), is_distressed("My wife is in bits about it.")
    (False, True)
    """
    return _DISTRESSED.search(message.replace("’", "'")) is not None


def is_grave(message: str) -> bool:
    """Whether the customer tells of a grave illness or injury, their own or their family's, or of a life that hangs on a machine now without power.

    >>> is_grave("My son is in hospital with pneumonia."), is_grave("I fractured my wrist."), is_grave("My phone died.")
    (True, True, False)
    >>> is_grave("I nearly had a heart attack at the price."), is_grave("I have a hospital appointment at two.")
    (False, False)
    """
    text = message.replace("’", "'")
    return _GRAVE.search(text) is not None or bool(_BREATH.search(text) and _CUT.search(text))
