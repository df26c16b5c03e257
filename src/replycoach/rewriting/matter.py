"""The customer's own matter: the thing, the state it is in, how long they wait, when they need it; turned to the reader.

Only what the customer plainly wrote is taken, and an empty string where nothing plain is found, so that nothing composed
from it says more than they did.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Self

from replycoach.reading.language import FUNCTION_WORDS
from replycoach.reading.sentences import split
from replycoach.rewriting.befallen import KIN
from replycoach.rewriting.inflect import told, whole
from replycoach.rewriting.reader import reader

THINGS = (
    "account|address change|app|appliance|appointment|bag|balance|bathroom|battery|bed|bicycle|bike|bill|blender|boiler|booking|book|"
    "boots|bottle|box|bracelet|broadband|bus pass|cake|calendar|camera|car|card|case|chair|charger|claim|coat|coffee machine|coffee|"
    "computer|connection|contract|cooker|cot|course|curtains|cushion|deposit|desk|dishwasher|download|dress|drill|e-bike|email "
    "account|engineer visit|fan|flight|flowers|freezer|fridge|furniture|gift card|glasses|guitar|hat|headphones|headset|heater|heating|"
    "helmet|insulin|insurance|internet|invoice|jacket|jeans|kettle|keyboard|key|lamp|laptop|lawnmower|lesson|licence|license|line|"
    "loan|lock|login|luggage|mattress|meal|meals|medication|membership|meter|microwave|mirror|mobile|monitor|mortgage|mug|necklace|"
    "number plate|online account|order|oven|package|pan|parcel|parking permit|passport|pass|password|payment|payout|permit|phone line|"
    "phone|photos|plan|plates?|playlist|policy|pram|premium|prescription|printer|profile|pump|purchase|quote|radiator|railcard|refund|"
    "registration|rental|repair|replacement|reservation|return|ring|roof|room|router|rug|salary|sandals|savings account|save|scooter|"
    "screen|seats?|server|service|shipment|shirt|shoes|shower|site|skirt|smart meter|sofa|speakers?|statement|stroller|"
    "subscription|suitcase|sweater|table|tablet|tap|tax form|tent|thermostat|tickets?|toaster|tracking|trainers|transfer|trip|"
    "trousers|tumble dryer|tv|upgrade|vacuum|van|vase|voucher|wages|warranty|washer|washing machine|watch|water|website|"
    "wheelchair|wifi|wi-fi|window|yarn|console|controller|headboard|wardrobe|delivery|hotel|holiday|stay|ride|enrolment|application|"
    "visa|backup|domain|mailbox|inbox|data|files?|photo book|album|hamper|bouquet|cable|filter|hub|modem|sim|sim card|handset"
)
_LIKE = r"(?:(?!(?:my|our|your|and|or|to|in|on|with|is|was|for|from|of|the|a|an|last|first|next|second|third|can'?t|won'?t|staff|people|has|have|had|are|did|does|do|just)\b)[A-Za-z][\w-]*\s+){0,3}?"
_AFTER = rf"(?!\s+(?:{THINGS})\b|\s*(?:'s\b|-\w)|\s+(?:number|address|code|page|bill|card|case|line|driver|team|department|room|reference|confirmation|details|fee|price)\b)"
_MINE = re.compile(rf"\b(?:my|our)\s+({_LIKE}(?:{THINGS}))\b{_AFTER}", re.IGNORECASE)
_GOT = re.compile(
    r"\b(?:ordered|bought|purchased|received|returned|booked|reserved|rented|hired|(?:been|was|were|got) (?:given|sold|allocated|assigned))\s+(?:you\s+)?(?:a|an|the|this|one|some|your)\s+"
    rf"({_LIKE}(?:{THINGS}))\b{_AFTER}",
    re.IGNORECASE,
)
_BOUGHT = re.compile(
    rf"\b(?:the|this|that)\s+({_LIKE}(?:{THINGS}))\s+(?:that\s+|which\s+)?(?:i|we)(?:'ve)?\s+"
    r"(?:just\s+)?(?:bought|ordered|received|got|purchased|booked|returned|sent back|paid for)\b",
    re.IGNORECASE,
)
_DROPPED = frozenset(
    "new old whole other entire poor bloody damn damned stupid useless beautiful lovely gorgeous very own".split()
)
_CODE = re.compile(r"(?<!\w)(?:#\s?)?([A-Z]{1,4}-?\d{3,}[\w-]*|\d{4,}(?:-\d+)*)(?!\w)")
_ORDER = re.compile(
    r"\b(order|booking|reservation|invoice|ticket|claim|parcel|subscription|account|policy)\s+(?:(?:no|nr|number)\.?\s*)?#?\s*$",
    re.I,
)
_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|fifteen|twenty|thirty|forty(?:-five)?|fifty|sixty|ninety)"
LASTS = rf"((?:(?:over|about|nearly|almost|more than)\s+)?{_NUMBER}\s+(?:whole\s+|full\s+|long\s+)?(?:minute|min|hour|hr|day|night|week|month)s?\b(?:\s+and\s+a\s+half)?|all\s+(?:day|morning|afternoon|night|week))"
_WAIT = re.compile(
    rf"\b(?:wait(?:ed|ing)?|on hold)\s+(?:[a-z]+\s+){{0,3}}?{LASTS}\b(?!\s+but\s+i\b|\s+since\s+i\s+(?:bought|got|ordered|received)\b)"
    rf"|\bbeen\s+(?:stuck|queu\w+|chasing|promised|told)\b[^.!?,]{{1,50}}?\bfor\s+{LASTS}\b"
    rf"|\b(?<!found )(?<!arrived )(?<!came )(?<!back )(?<!up )(?<!delivered )(?<!returned ){LASTS}\s+(?:of\s+waiting\b|later\b)",
    re.IGNORECASE,
)
_ON = re.compile(
    rf"\bit(?:'s|s|\s+has)\s+(?:now\s+)?been\s+{LASTS}\b(?!\s+(?:but|since)\s+i\b)|\b{LASTS}\s+(?:now\b|and\s+(?:still|no)\b)",
    re.IGNORECASE,
)
"""How long it has been, which is not said to be a wait."""
_DAY = (
    r"(?:(?:this|next)\s+)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|weekend|Christmas)(?:\s+(?:morning|afternoon|evening|night))?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}(?:st|nd|rd|th)?"
)
_DEADLINE = re.compile(
    rf"\b(?:need(?:s|ed)?|want|must|ha(?:ve|s)\s+to|require[sd]?)\b[^.!?;]{{0,60}}?\b(?:by|on|for|before|it|them|this)\s+({_DAY})\b"
    rf"|\b(?:present|gift)\b[^.!?;,]{{0,20}}?\b(?:for|on)\s+({_DAY})\b"
    rf"|\b(?:leave|leaving|fly|flying|travel|travelling|moving|sail|flight|party|wedding|birthday|exam|interview|holiday|trip)\s+"
    rf"(?:is\s+)?(?:on\s+|this\s+)?({_DAY})\b"
    rf"|\b(?:before|here by|ready by|arrive by|back by|delivered by)\s+({_DAY})\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:my|our|his|her)\s+(?:(?!is\b|was\b|for\b)[\w']+\s+){0,2}?"
    r"(birthday|wedding|anniversary|graduation|interview|exam|christening|honeymoon)\b",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(?:not|never|no|nobody|nothing|still(?! (?:on|open|ok|okay|valid|available|going ahead|possible|there|running)\b)|yet|hasn't|haven't|isn't|wasn't|won't|can't|cannot|doesn't|didn't|don't|couldn't|stopped|stop|broken|broke|"
    r"crack\w*|damaged|missing|lost|late|wrong|twice|again|crash\w*|fail\w*|leak\w*|dead|empty|fault\w*|stuck|charged|cancelled|canceled|"
    r"without|gone|torn|scratched|overcharged|refused|declined|locked|disappeared|cold|dirty|vanished|smell\w*|frozen|down)\b",
    re.IGNORECASE,
)  # fmt: skip
_SUBJECT = re.compile(
    rf"^(?:(?:my|our|the)\s+{_LIKE}(?:{THINGS})\b{_AFTER}"
    r"|(?:i|we)\s+(?:still\s+)?(?:haven't|have not|never|can't|cannot|couldn't|didn't|have been|was|were|am being|keep being)\s+(?:had\s+)?"
    r"(?:received?|got|get|had|log|access|open|pay|check|sign|charged|billed|overcharged|use|connect)\b"
    r"|(?:i've|we've|i have|we have)\s+(?:still\s+)?heard\s+nothing\b"
    r"|(?:i've|we've)\s+(?:still\s+not|not|never|been)\s+(?:received|got|charged|billed|overcharged)\b"
    r"|(?:nobody|no[ -]one)\s+(?:(?:has|have|had|ever|even|at all)\s+)*(?:came|come|called|rang|rung|phoned|turned up|showed up|shown up|answered|answers|replied|replies|told|wrote|helped|responded)\b)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"(?:\b(?:not|did|was|is|has|have|had|does|do|to|of|the|a|in|on|for|with)|n't|(?<!is )(?<!are )(?<!was )(?<!were )(?<!has )(?<!have )still not \w{1,20}|\b(?:in|on|for|with|of|to|from|about) (?:it|them))$",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:this|that|these|those|here|he|she|they|them|him|you|your|yours|hope|think|thought|guess|hate|feel|felt|know|believe|want|said|says|tells|shows|claims|sure|tired|fed up|sick|sad|done|please|thank\w*|wonder\w*|understand)\b|[()\"“”@:;/]|(?<!\w)'|\.\.|…|\?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """Things that snippets may name, each in words or empty."""

    @property
    def known(self) -> dict[str, str]:
        """What is known of it, by name."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    def sparing(self, names: Collection[str], unfit: Callable[[str], bool]) -> Self:
        """The same without what is named so and is not to be said."""
        return replace(self, **{name: "" for name, words in self.known.items() if name in names and unfit(words)})


@dataclass(frozen=True, slots=True)
class Matter(Named):
    """What the customer wrote about, in words that can stand in a sentence to them; empty where it is not plain.

    `thing` "your parcel", `sore` the same where a sentence of trouble names it, `state` "your parcel still hasn't come", `wait` and `lasts` "three weeks", `deadline` "Friday", `occasion` "birthday",
    `ref` "HB-20417", `asked` "where your order is".
    """

    thing: str = ""
    sore: str = ""
    state: str = ""
    wait: str = ""
    lasts: str = ""
    deadline: str = ""
    occasion: str = ""
    ref: str = ""
    asked: str = ""


def matter(message: str, questions: tuple[str, ...] = ()) -> Matter:
    """The matter of a message; `questions` are what the customer asks, as `Question.asks` has it.

    >>> found = matter("My parcel still hasn't come. I've waited three weeks and I need it by Friday!")
    >>> found.thing, found.state, found.wait, found.deadline
    ('your parcel', "your parcel still hasn't come", 'three weeks', 'Friday')
    """
    text = message.replace("’", "'")[:4_000]
    thing, sore = _thing(text)
    return Matter(
        thing=thing,
        sore=thing if sore else "",
        state=_state(text),
        wait=spelt(_wait(text)),
        lasts=spelt(_first(_ON, text)),
        deadline=_named_days(_first(_DEADLINE, text)),
        occasion=_first(_OCCASION, text).lower(),
        ref=_ref(text),
        asked=next((turned for asked in questions if (turned := indirect(asked))), ""),
    )


def _wait(text: str) -> str:
    """How long they wait; nothing where it is somebody close to them who waited."""
    found = _WAIT.search(text)
    return "" if found and _ANOTHER.search(text[: found.start()]) else _first(_WAIT, text)


_SLIP = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:just |must have |may have |somehow )?(?:accidentally|mistakenly|forgot(?:ten)?|mistyped|misread|mixed up|lost (?:(?:my|our|the)\b(?! (?:jobs?|work|deposit|money|savings|pay|wages|fee|refund|place|slot|seat|booking|appointment|bookings|customers|data|files|photos|home|house|income|hearing|sight|baby|(?:\w+ )?(?:mum|mom|mother|dad|father|son|daughter|wife|husband|partner|dog|cat))\b)|it\b)|misplaced)\b"
    r"|\b(?:i|we)(?:'ve| have)? (?:just )?[a-z]+(?:ed|d|t|ose|ut|en)? (?:in |down )?(?:the|a|my) wrong\b(?<!got the wrong)(?<!received the wrong)(?<!given the wrong)(?<!sent the wrong)"
    r"|\bmy (?:own )?(?:mistake|fault|error|bad)\b|\b(?:i|we)\b(?:(?!\b(?:you|your|he|she|they|was|were|been|somebody|someone)\b)[^.!?]){1,70}\bby (?:mistake|accident)\b",
    re.IGNORECASE,
)
_NOT_MINE = re.compile(
    r"\b(?:told|said|says|saying|claim(?:s|ed|ing)?|reckons?|insist\w*|impl(?:y|ies|ied)|suggest\w*|accus\w*|blam\w*|if)\b[^.!?]*$|(?:\b(?:not|never|no|hardly|nor)|n't)\b[^.!?,;]{0,14}$",
    re.IGNORECASE,
)
"""Before a slip: that somebody else says so, or that it was none."""


def is_own_slip(message: str) -> bool:
    """Whether the customer writes that the slip was theirs, so that nobody has to apologise for it.

    >>> is_own_slip("I booked the wrong date."), is_own_slip("I got the wrong date."), is_own_slip("I forgot my PIN.")
    (True, False, True)
    >>> is_own_slip("The desk says that it was my fault."), is_own_slip("That's not my mistake.")
    (False, False)
    """
    text = message.replace("’", "'")
    return any(not _NOT_MINE.search(text[: found.start()]) for found in _SLIP.finditer(text))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return next((group for group in found.groups() if group), "").strip() if found else ""


def _named_days(time: str) -> str:
    """Days and months with their capital: customers seldom write it, or nothing but capitals.

    >>> _named_days("this SATURDAY"), _named_days("9 may")
    ('this Saturday', '9 May')
    """
    time = re.sub(r"\b[A-Z]{3,}\b", lambda word: word[0].lower(), time)
    return re.sub(
        r"\b(?!(?:this|next|of|weekend|morning|afternoon|evening|night|st|nd|rd|th)\b)[a-z]+\b",
        lambda day: day[0].capitalize(),
        time,
    )


_SPELT = dict(enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2))


def spelt(time: str) -> str:
    """A time that something lasted, in words: "3 hrs" is "three hours"."""
    one = re.match(r"(?:an?|one|1|half an) ", time, re.IGNORECASE)
    time = re.sub(
        r"\bhrs?\b", "hour" if one else "hours", re.sub(r"\bmins?\b", "minute" if one else "minutes", time.lower())
    )
    return re.sub(r"\b\d{1,2}\b", lambda number: _SPELT.get(int(number[0]), number[0]), time)


def _thing(text: str) -> tuple[str, bool]:
    """The thing of theirs that a sentence of trouble names, else the first that is named; and whether it is in trouble."""
    named = []
    for start, end in split(text):
        sentence = text[start:end]
        for pattern in (_MINE, _GOT, _BOUGHT):
            named += [
                (not _TROUBLE.search(sentence), found[1] + _head(found[1], sentence[found.end(1) :]))
                for found in pattern.finditer(sentence)
                if not _OF_SOMEBODY.match(found[1])
                and not _WHERE.search(sentence[: found.end(1)])
                and not _IN_CASE.search(sentence[: found.start(1)])
            ]
    named.sort(key=lambda one: one[0])
    return next(((f"your {_plain(words)}", not calm) for calm, words in named), ("", False))


_ANOTHER = re.compile(
    rf"\b(?:my|our|her|his|caller's|customer's) (?:[a-z]+ )?(?:{'|'.join(sorted(KIN))})\b(?:(?!\b(?:i|we|i'm|i've|we've)\b)[^.!?;])*$",
    re.IGNORECASE,
)
"""Somebody close to them, of whom a clause tells."""
_OF_SOMEBODY = re.compile(
    r"(?:mum|mom|mother|dad|father|son|daughter|husband|wife|wive|partner|sister|brother|nan|gran|kid|boy|girl|friend|boss)s\b",
    re.IGNORECASE,
)
"""Somebody else's, with the apostrophe left out."""
_WHERE = re.compile(
    r"\b(?:use|using|used) (?:my|our|the) (?:[a-z]+ )?[a-z-]+$|"
    r"\b(?:in|into|at|from|inside|outside|around|through|near|by|under|beside) (?:my|our|the) (?:[a-z]+ )?(?:room|bathroom|bedroom|kitchen|flat|house|home|garden|office|hall|garage|car|bag|bed|desk|phone|laptop)$",
    re.IGNORECASE,
)
"""A place in which something happened is not what it is about."""
_IN_CASE = re.compile(r"\b(?:if|in case|unless|whether|should) (?:(?!\bthen\b)[^,.;:!?])*$", re.IGNORECASE)
"""In a clause of what may come: not what they write about."""
_NO_HEADS = frozenset(
    "cut put set let hit quit read cost burst shut split spread back down out off up today home".split()
)
"""Words that look like a noun behind a thing and are none there: "my heating cut out"."""


def _head(thing: str, rest: str) -> str:
    """The noun of which the thing is only the first part: " grinder" behind "coffee"."""
    found = re.match(r"(?: [a-z]{3,}){1,2}", rest)
    told = ""
    for word in found[0].split() if found else ():
        kinds = kinds_of(word)
        base = kinds.get("VERB") == word and not thing.endswith("s")
        if word in _NO_HEADS or word in FUNCTION_WORDS or set(kinds) - {"NOUN", "VERB"} or "NOUN" not in kinds:
            break
        if "VERB" in kinds and not base:
            break
        told += f" {word}"
        thing = word
    return told


@cache
def kinds_of(word: str) -> dict[str, str]:
    """By kind of word, the base form that an English dictionary knows."""
    from lemminflect import getAllLemmas

    return {kind: forms[0] for kind, forms in getAllLemmas(word).items() if kind != "PROPN"}


def _plain(words: str) -> str:
    """Without the words that judge, and without shouting."""
    kept = [word for word in words.split() if word.lower() not in _DROPPED]
    return " ".join(
        word.lower() if word.isalpha() and word.isupper() and word not in {"TV", "SIM", "USB"} else word
        for word in kept
    )


def _ref(text: str) -> str:
    for found in _CODE.finditer(text):
        kind = _ORDER.search(text[max(0, found.start() - 30) : found.start()])
        if kind:
            return f"{kind[1].lower()} {found[1]}"
        if re.search(r"[A-Z]", found[1]):
            return found[1]
    return ""


_OF_ALL = re.compile(
    r"(?:nobody|no[ -]one)\s+(?:(?:else|there|here)\s+)?(?:can|could|will|would|wants?|seems?|cares?|is|knows?)\b",
    re.IGNORECASE,
)
"""What is said of everybody, which a reply that helps would contradict."""


def _state(text: str) -> str:
    """The shortest plain clause that says what is wrong, none where it would need its surroundings."""
    clauses = []
    for start, end in split(text):
        for clause in re.split(
            r"[,;]\s+(?:and|but|so)?\s*|\s+[-–—]+\s+|\s+(?:and|but|so)\s+(?:now\s+)?(?=(?:my|our|[iI]m?|we|the|it|you|they|there|theres|nobody|nothing|no)\b)",
            text[start:end],
        ):
            bare = clause.strip().rstrip(".!")
            size = len(bare.split())
            if (
                3 <= size <= 14
                and _SUBJECT.match(bare)
                and _TROUBLE.search(bare)
                and not _LOOSE.search(bare)
                and not _OF_ALL.match(bare)
                and not _UNFINISHED.search(bare)
            ):
                clauses.append(bare)
    clauses.sort(key=lambda one: (not re.match(r"(?:my|our)\b", one, re.I), not re.match(r"i\b", one, re.I)))
    told = (whole(reader(clause)) for clause in clauses)
    return next((turned for turned in told if turned and len(turned) <= 90), "")


_AUX = r"(?:may|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|am)"
_LOOSE_QUESTION = re.compile(
    rf"[\"“();:,.?!]|\b(?:tell|let) me\b|\b(?:and|or)\s+(?:{_AUX}|what|when|where|why|how|if)\b|\b(?:that|this(?! (?:long|late|much|week|month|year|morning|afternoon|evening)\b)|these|even|playing|people|kidding|seriously)\b| '"
    r"|^(?:are you|am i)\b|\bif\b.*\b(?:do|does|will|can|would|is|are) (?:i|you|we)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    rf"^(?P<wh>(?:what|when|where|why|who|which|how)(?:\s+(?:much|many|long|soon|often|far|time|day|date|size))?)\s+(?P<aux>{_AUX})\s+(?P<who>i|you|we|it|they|he|she|this|that)\b\s*(?P<rest>.*)$",
    re.I,
)
_WHERE_IS = re.compile(
    r"^(?P<wh>where|how|what|when)\s+(?P<aux>is|are|was|were)\s+(?P<who>(?:my|our|the|your)\s+(?:[\w'-]+\s+){0,2}?[\w'-]+(?<!ing))$",
    re.I,
)
_YES_NO = re.compile(rf"^(?P<aux>{_AUX})\s+(?P<who>i|you|we|it|they|he|she)\s+(?P<rest>.+)$", re.I)


_IF = re.compile(
    r"^if (?P<cond>[^,]{3,50}?),? (?P<aux>can|could|will|would|should|is|are) (?P<who>i|you|we|it|they) (?P<rest>.+)$",
    re.I,
)


def _is_how_to(lead: str, rest: str) -> bool:
    """Whether it asks how to do something: "how do I reset it", "what do I do"; "what do we get back" asks for a fact."""
    return lead == "how" or (lead in ("where", "what", "which") and rest.partition(" ")[0].lower() in _STEPS)


_BEHIND = frozenset("for of to with about from in on at like".split())
"""What stays behind the verb: "what is the fee for"."""
_STATES = frozenset("open closed ready due available free back over done".split())


def _parted(who: str) -> tuple[str, str] | None:
    """A thing and the participle or state behind it, "my boiler fixed"; None where all of it is the thing."""
    thing, _, last = who.rpartition(" ")
    done = (
        last.endswith(("ed", "en", "wn", "ld", "nt", "pt"))
        and kinds_of(last.lower()).get("VERB", last.lower()) != last.lower()
    )
    return (thing, last) if " " in thing and (done or last.lower() in _STATES) else None


_STEPS = frozenset(
    "do send post return click press enter write say put go find start begin change cancel book pay apply upload order choose pick".split()
)


def indirect(asked: str) -> str:
    """A question as it stands after "you asked", turned to the reader; empty where its grammar is not plain.

    >>> indirect("where is my order"), indirect("do you ship to Malta"), indirect("how long does it take")
    ('where your order is', 'whether we ship to Malta', 'how long it takes')
    """
    asked = asked.replace("’", "'").strip().rstrip("?!. ")
    if len(asked.split()) > 16 or _LOOSE_QUESTION.search(asked):
        return ""
    if asked[:3].lower() == "if ":
        bound = _IF.match(asked)
        return (
            reader(f"whether {bound['who']} {bound['aux'].lower()} {bound['rest']} if {bound['cond']}") if bound else ""
        )
    where = _WHERE_IS.match(asked)
    if where and (parted := _parted(where["who"])):
        return reader(f"{where['wh'].lower()} {parted[0]} {where['aux'].lower()} {parted[1]}")
    if where:
        thing, _, last = where["who"].rpartition(" ")
        who, behind = (thing, f" {last}") if last.lower() in _BEHIND else (where["who"], "")
        return reader(f"{where['wh'].lower()} {who} {where['aux'].lower()}{behind}")
    asks, yes = _INVERTED.match(asked), _YES_NO.match(asked)
    found = asks or yes
    if not found:
        plain = re.match(
            r"(?:when|where|why|how|what|whether|if|which)\s+(?:my|our|the|your|it|i|you|we|they)\b", asked, re.I
        )
        return reader(asked) if plain else ""
    aux, who, rest = found["aux"].lower(), found["who"], found["rest"]
    if (
        who.lower() not in {"i", "we", "you"}
        and len(rest.split()) < (1 if who.lower() == "it" else 3)
        and not (asks and rest)
    ):
        return ""
    lead = asks["wh"].lower() if asks else "whether"
    if aux in {"can", "could", "will", "would"} and who.lower() == "you" and not asks:
        return ""
    if aux == "do" and asks and who.lower() in {"i", "we"} and _is_how_to(lead, rest):
        return reader(f"{lead} to {rest}")
    said = told(aux, rest)
    return reader(f"{lead} {who} {said}") if said else ""
