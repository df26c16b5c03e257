"""What customers ask for in so many words, and whether the reply has one word of it, whatever the model thinks.

A time, a way, a paper, somebody to look: each has its words in any answer. And some wishes are no question: "I'd like the manager to ring me", "I want a call", "I want the money
back". Some troubles need a word before all else: a danger to life or limb, a train that leaves in ten minutes; and a pitch is no help with any. A reply without a word of them, or, where it is a person or a call, with a bare no, skips what was asked for. They are met by whoever is named, by a promise, by whoever it
was passed to, and by a question about it ("on which number?").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.model import Move
from replycoach.reading import Customer, Reading
from replycoach.reading.answers import DEFERS, TIME, kind_of
from replycoach.reading.overlap import content
from replycoach.text.anycase import AnyCase
from replycoach.text.words import vocabulary

_HAVE = (
    r"(?:\b(?:can|could|may|would|will)\s+(?:i|we|you|u|someone|somebody)\s+(?:\w+\s+){0,3}?(?:have|get|send|e-?mail|provide|let|issue|give|forward|attach)\b|\b(?:please|pls|kindly)\s+(?:also\s+)?(?:send|e-?mail|provide|issue|forward|attach|let\s+(?:me|us)\s+have)\b"
    r"|\b(?:i|we)(?:['’]d|\s+would)\s+(?:also\s+)?(?:like|appreciate|want)\s+(?!to\b)|\b(?:i|we)(?:['’]ll)?\s+(?:also\s+)?(?:need|want)\s+(?=an?\b))"
)
PAPER = re.compile(
    _HAVE
    + r"[^.?!,]{0,50}?\b(?P<paper>receipt|invoice|certificate|returns?\s+label)s?\b(?!\s+(?:number|no\b|says|to\s+be|amend\w+|correct\w*|chang\w+))",
    re.IGNORECASE,
)
"""Wants a paper, by its name."""
GIVEN = re.compile(
    r"\b(?:attach|enclos|download|print)\w*|\be-?mail(?:ed|ing|\s+(?:it|you|the|one|a))\b|\b(?:by|via|in\s+an)\s+e-?mail\b|\binbox\b|\bsent\b|\bcop(?:y|ies)\b|\bpaperwork\b|\bdocuments?\b",
    re.IGNORECASE,
)
SOMEBODY = re.compile(
    r"^(?:please |and |also )*(?:can|could|will|would)\s+(?:someone|somebody|anyone|anybody)\s+(?:(?:please|actually|just|finally|at\s+least)\s+)*(?:look\s+for|search|find|call|ring|phone|come|visit|send|collect|contact|get\s+back)\b",
    re.IGNORECASE,
)
"""Wants somebody to do what no answer does."""
SEND = re.compile(
    r"^(?:please |and |also |so )*(?:can|could|will|would|are)\s+(?:you|u|we)\s+(?:\w+\s+){0,2}?(?:send(?:ing)?|get(?:ting)?)\s+(?:someone|somebody|anyone|anybody|an?\s+(?:engineer|plumber|technician|electrician|fitter|driver|person|man|repair\w*))\b",
    re.IGNORECASE,
)
"""Wants somebody to be sent."""
COMES = re.compile(
    r"\b(?:send\w*|sent|visit\w*|engineers?|plumbers?|technicians?|electricians?|fitters?|drivers?|inspectors?|colleagues?|teams?|crews?|someone|somebody|anyone|nobody|no\s?one|com(?:e|es|ing)|call-?\s?outs?|attend\w*|appointments?|book\w*|slots?|on\s+(?:the|his|her|their)\s+way|round|site)\b",
    re.IGNORECASE,
)
"""Any word of somebody who comes or does not."""
HAVE_BACK = re.compile(
    r"^\W*(?:please |and |also |so )*(?:can|could|may)\s+(?:i|we)\s+(?:please\s+|just\s+)?(?:have|get)\s+(?:my|the|our|that|those|these|them|it|this|both|all|some|one|half)\b[^?]{0,30}?\bback\b",
    re.IGNORECASE,
)
WE_ACT = re.compile(
    r"\b(?:i|we)(?:['’](?:ll|ve|m|re|d)|\s+(?:will|have|had|am|are|can|would|could|shall|did|do|looked|asked|checked|found|rang))\b(?!\s+(?:see\b|understand|sorry|afraid|unable|not\b|appreciate))|\blet\s+me\b|\bwill\b|['’]ll\b|\bfound\b",
    re.IGNORECASE,
)
"""Somebody does something, or something is going to happen."""
HOW = re.compile(
    r"\bhow\s+(?:do|can|could|would|should)\s+(?:i|we)\s+(?:\w+ly\s+)?(?:change|order|apply|cancel|switch|regist\w+|book|update|set|return|claim|appeal|renew|join|add|remove|request|report|transfer|move|replace)\b",
    re.IGNORECASE,
)
SHOWS_HOW = re.compile(
    r"\byou(?:['’](?:ll|d|re)|\s+(?:can|could|need|should|must|have|may|might|will|would|just|only|simply|first|then|do|don['’]t|go|log|open|fill|send|post|ring|call|are|get|put|write))\b|\bplease\s+(?!note|be\b|accept|find)\w+|https?://|www\.|@"
    r"|\b(?:forms?|links?|button|menu|settings|app|page|ring|call|visit|click|press|tap|choose|select|type|enter|write|reply)\b|\d{5}|\b(?:i|we)(?:['’](?:ll|ve|m|re)|\s+(?:will|have|can|am|are|do|did))\b",
    re.IGNORECASE,
)
"""What a reply says that tells how to do something, or who does it."""
SOME_TIME = re.compile(
    r"\b(?:soon|shortly|due\s+course|asap|once|when|until|after|before|eta|schedule|dates?|times?|yet|always|later|(?:day|week|hour|minute|month)s?|no\s+longer|never|waiting|expect\w*|due|open\w*|clos\w+)\b|\d\s?(?:am|pm)\b|\d[:.]\d\d"
    r"|\b(?:ready|available|track\w*|delivered|arrived|collected|discontinued|cancelled|shipped|dispatched|posted|sold\s+out|out\s+of\s+stock|on\s+(?:its|the|their)\s+way)\b",
    re.IGNORECASE,
)
"""Any word of time, however vague (time/vague tells of it), or that it has happened or won't."""
CAUSE = re.compile(
    r"\b(?:following|caused\s+by|because\s+of|due\s+to\s+(?:an?|the|our|some|high|heavy|bad|severe|\w+ing))\b[^.!?\n]*",
    re.IGNORECASE,
)
"""What it came from, whose time is over."""
IN_HAND: frozenset[Move] = frozenset(
    {"action", "solution", "ownership", "refusal", "timeframe", "question", "handoff", "hold"}
)

_PERSON = (
    r"(?:(?:[\w'’-]+\s+){0,2}?(?:managers?|supervisors?|team\s+lead(?:er)?s?|boss|headteacher|head\s?(?:master|mistress)|head\s+of\s+[\w-]+(?:\s+\d+)?|directors?|principal|doctors?|gp|nurses?|consultants?|superiors?|owner)"
    r"|(?:some|any)(?:\s?one|body)\s+(?:(?:who\s+is|more|actually|really|a\s+bit)\s+)*(?:senior|higher(?:\s+up)?|in\s+charge|with\s+authority)|an?\s+(?:more\s+)?senior\s+(?:\w+\s+)?(?:person|colleague|member\s+of\s+staff|agent)|(?:the|a)\s+(?:person|people)\s+in\s+charge)"
)
_CALLS = r"(?:ring|call|phone|telephone|speak\s+(?:to|with)|talk\s+to|contact|get\s+back\s+to|come\s+back\s+to|visit|see|write\s+to|e-?mail)\s+(?:me|us|him|her|them)\b"
_LOOKS = r"(?:look\s+(?:at|into)|review|reconsider|reassess|go\s+(?:through|over)|deal\s+with|take\s+(?:over|on)|handle|check)\b"
_WANTS = r"(?:want(?:s|ed)?|(?:would|(?:i|we|he|she)?['’]d)\s+(?:\w+\s+)?(?:like|prefer|appreciate)|needs?|ask(?:s|ed|ing)?(?:\s+(?:you|again|twice|before))?\s+for|request(?:s|ed|ing)?|demand(?:s|ed|ing)?|insist(?:s|ed|ing)?\s+on|expect(?:s|ed)?|require)"
PERSON = AnyCase(
    rf"\b(?<!n't\s)(?<!n’t\s)(?<!not\s)(?<!nt\s)(?<!never\s){_WANTS}\s+(?:to\s+(?:please\s+)?(?:speak|talk|complain|be\s+put\s+through)\s+(?:to|with)\s+(?!you\b)(?:the\s+|your\s+|an?\s+|my\s+)?(?P<who>{_PERSON})"
    rf"|(?:[^.!?]{{1,40}}?\band\s+)?(?:for\s+)?(?:the\s+|your\s+|an?\s+|my\s+|our\s+|his\s+|her\s+)?(?P<one>{_PERSON})\s+to\s+(?:please\s+|finally\s+|actually\s+)?(?:{_CALLS}|{_LOOKS}|(?:ring|call|phone)(?:\s+back)?\b))"
    rf"|\b(?:ask(?:s|ed|ing)?\s+for|demand(?:s|ed|ing)?|want(?:s|ed)?|need)\s+(?:an?|your|the)\s+(?P<bare>manager|supervisor)(?=\W*(?:[.!?,;]|$)|\s+(?:and|now|please|today|asap|immediately)\b)"
    rf"|\b(?:can|could|will|would|may)\s+(?:the\s+|your\s+|an?\s+|my\s+)?(?P<can>{_PERSON})\s+(?:please\s+|just\s+|actually\s+)*(?:{_CALLS}|{_LOOKS})"
    rf"|\b(?:let\s+me\s+(?:speak|talk)\s+(?:to|with)|put\s+me\s+through\s+to|get\s+me|pass\s+(?:me|this)\s+(?:on\s+)?to|escalate\s+(?:this|it)\s+to|(?:speak|talk)\s+to\s+(?=your\b|a\s+manager|a\s+supervisor))\s*(?:the\s+|your\s+|an?\s+|my\s+)?(?P<through>{_PERSON})"
)
"""Wants to speak to somebody who decides, or wants such a one to ring or to look."""
CALL = AnyCase(
    rf"\b(?:(?<!n't\s)(?<!n’t\s)(?<!not\s)(?<!nt\s)(?<!never\s){_WANTS}\s+(?:an?\s+|the\s+)?(?:proper\s+|phone\s+|telephone\s+|actual\s+)?call(?:-?\s?back)?\b(?!\s+(?:out|cent|log|record|charg|handl|divert|forward|waiting|when|if|once|barr))"
    r"|(?:please|pls|kindly)\s+(?:just\s+|can\s+you\s+)?(?:ring|call|phone|telephone)\s+(?:me|us)(?=\s+(?:back|on|at|by|today|tonight|tomorrow|asap|urgently|now|this|before|about|as\s+soon|straight|to\s+(?:discuss|arrange|sort|explain|talk))\b|\W*(?:[.!?\n]|$)))(?![^.!?]{0,40}\b(?:if|when|once|whenever)\b)"
)
"""Wants to be rung."""
MONEY_BACK = AnyCase(
    r"\b(?<!n't\s)(?<!n’t\s)(?<!not\s)(?<!nt\s)(?<!never\s)(?:want|need|(?:would|(?:i|we)?['’]d)\s+like|expect|demand|request|insist\s+on|asking\s+for|asked\s+for)\s+(?:(?:my|the|our|all|that|this|half)\s+(?:of\s+)?(?:[\w£$€.,]+\s+){0,2}?(?:money|deposit|fees?|difference|payment|[£$€]\s?\d[\d.,]*|\d[\d.,]*\s?(?:euros?|pounds?|dollars?))\s*(?:\([^)]{1,12}\)\s*)?(?:back|refunded|returned|repaid)\b"
    r"|(?:an?\s+)?(?:full\s+|partial\s+|immediate\s+)?(?:refund|reimbursement)\b(?!\s+(?:policy|form)))"
    r"|\b(?:please|pls|kindly)\s+(?:\w+\s+)?(?:refund|reimburse)\s+(?:me|us|it|this|that|the|my|our)\b"
)
"""Wants the money back."""
SUM = re.compile(r"[£$€]\s?\d|\d\s?(?:euros?|pounds?|dollars?)\b", re.IGNORECASE)
MONEY = re.compile(r"[£$€]|\b(?:paid|pay|charged?|money|fee|deposit|taken|debit\w*)\b", re.IGNORECASE)
BACK = re.compile(
    r"\b(?:refund\w*|return(?:ed|ing)?|(?<!welcoming you )(?<!welcome you )(?<!get )(?<!getting )(?<!come )(?<!log )back(?!\s+(?:soon|on\s+board|to\s+(?:you|us)))|credit\w*|repa(?:y|id)\w*|reimburs\w*|compensat\w*|can['’]?t|cannot|unable|yes|no,|non-\w+|voucher\w*|waiv\w*|revers\w*|free|charged?\s+back|pay\w*\s+(?:you|it)|yours|final|exchang\w*|money|disput\w*|claim\w*)\b|\b(?:to|on|onto|in|into)\s+(?:your|the)\s+(?:\w+\s+)?(?:card|account|bank)\b",
    re.IGNORECASE,
)
"""Any word of money that goes back, or does not."""

PROMISED = AnyCase(
    r"\b(?:ring|call|phone|telephone|contact|visit|see|reach|speak\s+(?:to|with)|talk\s+to|get\s+back\s+to|come\s+back\s+to|put)(?:s|ing)?\s+(?:straight\s+)?you\b(?!\s+(?:can|may|could))|(?:give|giving)\s+you\s+an?\s+(?:\w+\s+)?(?:ring|call)|call(?:ing)?[\s-]?back\b|\b(?:ring|phone)(?:ing)?\s+back\b"
    r"|\b(?:(?:be|get)\s+in\s+touch|escalat\w+|hand(?:ed|ing)\s+(?:this|it|you|your)|(?:putting|put|transferr?(?:ing|ed)?)\s+you|pass(?:ed|ing)?\s+(?:this|it|you|your\s+\w+)\s+(?:on\s+|over\s+|straight\s+)?to|refer(?:red|ring)\s+(?:this|it|you|your\s+\w+)\s+to)\b"
    r"|\b(?:i|we)(?:['’]ve|['’]ll|['’]m|['’]re|\s+have|\s+will|\s+am|\s+are)?\s+(?:\w+ly\s+|just\s+|also\s+|now\s+)?(?:ask(?:ed|ing)?|told|spoken\s+to|arrang(?:e|ed|ing)|book(?:ed|ing)?|request(?:ed|ing)?)\b"
    r"|\b(?:which|what|best)\s+(?:\w+\s+)?(?:number|time)\b|\b(?:good|best)\s+time\b|\bappointments?\b|\blet\s+me\s+(?:ring|call|get|fetch|put|find)\b"
)
"""That somebody rings, that it was handed on, or on which number."""
LOOKED = AnyCase(
    r"\b(?:i|we)(?:['’]ve|['’]ll|['’]m|['’]re|\s+have|\s+will|\s+am|\s+are|\s+can)?\s+(?:\w+ly\s+|just\s+|also\s+|now\s+|had\s+)*(?:(?:re-?)?(?:look|review|open|assess|check|consider)(?:ed|ing|s)?|go(?:ing)?\s+(?:through|over)|gone\s+(?:through|over)|been\s+through)\b|\b(?:reviewed|checked|looked\s+at|assessed|examined)\b[^.!?]{0,40}\b(?:again|by|today|this|yesterday|once\s+more)\b|\bappeal\w*|\bombudsman\b|\bsecond\s+(?:look|opinion|review)\b"
)
"""That it was or will be looked at once more."""
SAYS_NO = re.compile(
    r"n['’]t\b|\b(?:(?:ca|do|wo|is|are|does|did|could|have|has|was|were)nt|not|cannot|never|unable|unavailable|busy|no\s+longer|nor|neither|no)\b|\b(?:is|are|['’]s)\s+(?:\w+\s+){0,2}?(?:out|away|off|tied\s+up|in\s+(?:a\s+)?meetings?|on\s+(?:leave|holiday))\b",
    re.IGNORECASE,
)
NAMES = AnyCase(
    r"\b(?:managers?|supervisors?|lead(?:er)?s?|boss|head(?:teacher|master|mistress)?|directors?|principal|doctors?|dr|gp|nurses?|clinician|consultants?|senior|superiors?|owner|in\s+charge|colleagues?)\b"
)
"""Whoever was asked for, or somebody like that."""


FEAR = AnyCase(
    r"\b(?:(?:please|pls|just)\s+)+tell\s+(?:me|us)\s+(?:that\s+)?(?P<fear>(?:(?:it|they|there|he|she)(?:['’]?(?:s|re|ll)|\s+(?:is|are|was|were|will|have|has))|(?:my|our|the)\s+\w+\s+(?:is|are|isn['’]?t|aren['’]?t|was|were|will|won['’]?t))\s+[^.!?\n]{3,60})"
)
"""What they need to hear that it is not so, or that it is."""
CALMED = AnyCase(
    r"\b(?:yes|no(?!\s+(?:worries|problem|need|stress|prob\w*|drama))|safe\w*|still|not|nothing|recover\w*|restor\w*|lost|gone|afraid|unfortunately|check\w*|look\w*|find|found|sorry|worry)\b"
)
"""Any word of it."""


def unmet(reading: Reading, customer: Customer) -> Iterator[str]:
    """What was plainly asked for, and has no word in the reply, where nothing is put off."""
    said = reading.text
    if DEFERS.search(said):
        return
    for one in customer.questions:
        if (
            (kind_of(one.asks) == "when" and not _tells_when(reading, customer))
            or (SEND.match(one.asks) and not (COMES.search(said) or reading.does("question", "hold", "ownership")))
            or (SOMEBODY.match(one.asks) and not (reading.does(*IN_HAND) or WE_ACT.search(said)))
            or (
                HAVE_BACK.match(one.asks)
                and MONEY.search(customer.text)
                and not (BACK.search(said) or reading.does("question", "hold"))
            )
            or (HOW.search(one.asks) and not _shows_how(reading, customer, one.asks))
        ):
            yield one.text
    paper = PAPER.search(customer.text)
    if paper and paper["paper"].lower().split()[-1] not in said.lower() and not GIVEN.search(said):
        yield paper[0]


def _tells_when(reading: Reading, customer: Customer) -> bool:
    """Whether there is any word of time; to the only question a refusal is an answer, too, unless it sends them elsewhere."""
    refused = len(customer.questions) == 1 and reading.does("refusal") and not reading.does("handoff")
    said = CAUSE.sub("", reading.text)
    timed = TIME.search(said) or SOME_TIME.search(said)
    return refused or timed is not None or reading.does("question", "hold", "timeframe")


def _shows_how(reading: Reading, customer: Customer, asked: str) -> bool:
    """Whether the reply tells how, or what the asked-for thing takes; the only question may be answered in other words, too."""
    taken_up = not set(content(asked)).isdisjoint(content(reading.text))
    tells = reading.does("instruction", "question", "hold", "ownership") or SHOWS_HOW.search(reading.text)
    return len(customer.questions) == 1 or taken_up or bool(tells)


def unheard(reading: Reading, customer: Customer) -> Iterator[tuple[str, str | None]]:
    """What the customer wants of which the reply has nothing but a no, with the message that tells it where it is no question."""
    known = vocabulary(customer.text)
    has = {name: known is None or not known.isdisjoint(needed) for name, needed in NEEDED.items()}
    if not any(has.values()) or any(one.does("hold") and "patien" not in one.text for one in reading.sentences):
        return
    wants = PERSON.search(customer.text) if has["person"] else None
    call = CALL.search(customer.text) if has["call"] and not wants and reading.channel != "phone" else None
    wish = wants or call
    if wish and not (_promises(reading, wish[0]) or (call and OUR_NUMBER.search(reading.text))):
        yield customer.text[wish.start() : wish.end()], NOBODY if wants else NO_CALL
    fear = FEAR.search(customer.text) if has["fear"] else None
    if fear and not _speaks_of(reading, fear["fear"]):
        yield customer.text[fear.start() : fear.end()], None
    back = MONEY_BACK.search(customer.text) if has["money"] and MONEY.search(customer.text) else None
    if back and not _settles(reading):
        yield customer.text[back.start() : back.end()], NO_MONEY


def _promises(reading: Reading, wish: str) -> bool:
    """Whether whoever is asked for is named with something else than a no, or it is promised that somebody rings or looks."""
    look = re.search(_LOOKS, wish) is not None
    for one in reading.sentences:
        if PROMISED.search(one.text) or (look and LOOKED.search(one.text)):
            return True
        if NAMES.search(one.text) and not (SAYS_NO.search(one.text) or one.does("refusal")):
            return True
    return False


def _speaks_of(reading: Reading, fear: str) -> bool:
    """Whether there is any word of what they fear."""
    if reading.does("solution", "explanation", "reassurance", "refusal", "action") or CALMED.search(reading.text):
        return True
    return not set(content(fear)).isdisjoint(content(reading.text))


def _settles(reading: Reading) -> bool:
    """Whether there is any word of the money, or a no, or the answer comes later."""
    said = reading.text
    return any(one.search(said) for one in (BACK, SUM, DEFERS)) or reading.does("question", "refusal")


_MEDICINE = r"(?:insulin|epi-?\s?pens?|inhalers?)"
DANGER = AnyCase(
    r"\b(?:(?:smell\w*|smelt|stinks?|reeks?|stench|whiff)\s+(?:\w+\s+){0,3}?(?:gas|burning|smoke|burnt)\b(?!\s+(?:bill|station|mark|toast|coffee|sugar))"
    r"|gas\s+(?:leak(?:s|ing)?|smell)\b"
    r"|(?:carbon\s+monoxide|co)\s+(?:alarm|detector)s?\b[^.!?]{0,60}\b(?:beep\w*|goes\s+off|going\s+off|went\s+off|rings?|ringing)\b"
    r"|(?:i|he|she|it|son|daughter|baby|toddler|child|kid|boy|girl|dog|cat|puppy|kitten|who)(?:['’]s|\s+(?:has|have|may|might|just|already|must))*\s+swallowed\b"
    r"|(?:drank|drunk|ate|eaten|licked)\s+[^.!?]{0,25}\b(?:cleaner|bleach|detergent|batter(?:y|ies)|magnets?|polish|paint|glue|lil(?:y|ies)|antifreeze|poison|tablets|pills|medicine|acid)\b"
    r"|(?:burn(?:ed|t|ing)|melt(?:ed|ing)|smok(?:ed|ing)|glowing|over-?heat\w*)\b[^.!?]{0,60}\b(?:plugged|switched\s+on|charging|still\s+on)\b"
    r"|sparks?\s+(?:are\s+)?(?:fl(?:y|ies|ew)|com(?:e|ing)|came|shoot\w*)|sparking\b|electric\s+shocks?\b"
    r"|overdose\w*|(?:took|taken|had|given|gave)\s+(?:\w+\s+){0,4}?(?:two|three|four|twice|double|too\s+many)\b[^.!?]{0,40}\b(?:pills?|tablets?|capsules?|doses?|drops)\b(?=[^!?]{0,80}\b(?:instead|mistake|accident\w*|dizzy|sick|faint|drows\w*|unwell|ill)\b)"
    r"|(?:can['’]?t|cannot|hard\s+to|trouble|struggl\w+\s+to)\s+breath\w*|throat\s+(?:is\s+)?(?:swelling|closing|swollen)|anaphyla\w+"
    rf"|{_MEDICINE}\b[^.!?]{{0,30}}\b(?:in\s+(?:it|there|that\s+(?:bag|case))|inside|gone|lost|missing|ran\s+out|run(?:ning)?\s+out)\b|(?:lost|without|out\s+of|ran\s+out\s+of)\s+(?:\w+\s+){{0,4}}?{_MEDICINE}\b)"
)
"""Life or limb may be in danger as they write."""
KEEPS_SAFE = AnyCase(
    r"\b(?:999|911|112|111|000|emergency|doctors?|gp|a&e|hospital|vet|nurse|medical|pharmac\w+|poison\w*|ambulance|fire\s+(?:brigade|service)|safe\w*|danger\w*|urgent\w*|hurt|outside|windows?|fresh\s+air|ventilat\w*|mains|valve|fuse|breaker|socket|wall|unplug\w*"
    r"|(?:switch|turn)(?:ed|ing)?\s+(?:\w+\s+){0,3}?off|off\s+at|shut\s+(?:\w+\s+){0,2}?off|stop\s+(?:using|taking|eating|wearing)|(?:do\s+not|don['’]t|please\s+never)\s+(?:use|touch|switch|turn|light|eat|plug|take|run|drive)|leave\s+the|get\s+out|evacuat\w*|isolat\w*"
    r"|immediately|at\s+once|right\s+(?:now|away)|straight\s?away|insulin|inhaler|epi-?\s?pen|(?:all\s+right|ok|okay)\s*\?)"
)
"""Any word that keeps them safe, or asks how they are."""
OVER = re.compile(
    r"\b(?:he|she|it|they|all|everyone|everything|we|i)(?:['’](?:s|re|m)|\s+(?:is|are|was|were|am))\s+(?:\w+\s+)?(?:fine|ok|okay|safe|well|fixed|all\s+right)\b|\b(?:doctor|hospital|a&e|emergency|(?:switched|turned)\s+(?:\w+\s+){0,2}?off|unplugged)\b",
    re.IGNORECASE,
)
"""They have seen to it."""
UNSAFE = "{customer} tells of a danger (“{question}”), and the reply says nothing to keep anybody safe."
SAFE_FIRST = "Say first what keeps them safe: what to switch off, whom to ring, where to go."
_DUE = r"(?:train|flight|plane|bus|ferry|coach|boat|exam|interview|hearing|wedding|funeral|appointment|presentation|concert|event|operation|surgery|deadline|boarding)"
NEARS = AnyCase(
    rf"\b(?:(?:{_DUE}|(?:i|we|it|which)(?:['’](?:m|re|s)|\s+(?:am|are|is))?\s+(?:leav\w+|fly\w*|travel\w*|depart\w*|board\w*|due))\b[^.!?]{{0,30}}?\b(?:in\s+(?:\d+|an?|half\s+an|two|three|five|ten|fifteen|twenty|thirty)\s*(?:more\s+)?(?:mins?|minutes?|hours?|hrs?|h)\b|(?:today|tonight|tomorrow)\b)"
    rf"|(?:today|tonight|tomorrow)(?:['’]s)?\b[^.!?]{{0,20}}\b{_DUE}\b)"
)
"""Something that waits for nobody is at hand."""
FAR_OFF = re.compile(
    r"\b(?:within|in|takes?|allow|up\s+to|usually|typically|after|another)\s+(?:\w+\s+){0,4}?(?:\d+|two|three|four|five|six|seven|ten)(?:\s*(?:-|–|to|or)\s*\w+)?\s+(?:(?:working|business|full|calendar)\s+)?(?:days|weeks)\b",
    re.IGNORECASE,
)
NEAR_BY = re.compile(
    r"\b(?:today|tonight|tomorrow|now|minutes?|hours?|immediately|(?:right|straight)\s?away|at\s+once|in\s+time|urgent\w*|before\s+(?:you|your|the)|mean(?:while|time)|until\s+then|instead|(?:show|attached)\b|i['’]ve\s+(?!passed|forwarded|sent\s+(?:your|this|it)\b|escalat|asked))",
    re.IGNORECASE,
)
"""Any word of what is done before that."""
TOO_LATE = "{customer} needs it sooner (“{question}”) than the reply has it."
IN_TIME = "Say what can be done in time, or openly that it cannot, and what they can do instead."
SELLS = AnyCase(
    r"\b(?:our|the|an?)\s+(?:new(?:er|est)?\s+|latest\s+)?(?:premium|pro|plus|gold|platinum|deluxe|paid|yearly|annual|full|higher|bigger|family|business|latest|new(?:er|est)?|[a-z]{0,3}\d+)\s+(?:\w+\s+)?(?:plan|version|model|package|membership|tier|subscription|range|edition|series|tariff|bundle)\b"
    r"[^.!?]*(?:%|[£€$]\s?\d|\d\s?(?:euros?|pounds?|dollars?)\b|\b(?:save|off|better|faster|free|unlimited|lasts?|comes\s+with)\b)|\b(?:book|order|sign\s+up|buy|upgrade|subscribe)\s+(?:now|today)\b[^.!?]*(?:%|[£€$]\s?\d|\b(?:save|off|free|offer|deal)\b)"
)
"""Praises what there is to buy."""
BUYS = re.compile(
    r"\b(?:buy|offers?|deals?|discounts?|prices?|costs?|recommend\w*|upgrad\w+|which|better|best|compar\w+|difference|premium|pro|paid|switch|alternatives?|replac\w+|new(?:er)?)\b",
    re.IGNORECASE,
)
"""Words of somebody who may want to hear of it."""
ALONG = re.compile(
    r"\bare\s+you\s+sure\b|\b(?:sign|switch|upgrade|move|set)\s+(?:you|it)\b|\b(?:link|interested|upgrade|look\s+forward)\b|^\W*thank",
    re.IGNORECASE,
)
"""What goes along with a pitch."""
STUCK = re.compile(
    r"\b(?:can['’]?t|cannot|could\s*n['’]?t|does\s*n['’]?t|won['’]?t|keeps?)\s+(?:\w+\s+)?(?:find|see|open|get|work|log|load|use|print|connect|start|stop|cancel|pause|crash|freez|fail)\w*",
    re.IGNORECASE,
)
SOLD = "{customer} needs an answer (“{question}”), and the reply sells something instead."
HELPS: tuple[Move, ...] = (
    "action",
    "apology",
    "explanation",
    "solution",
    "refusal",
    "instruction",
    "question",
    "ownership",
    "handoff",
)


def unserved(reading: Reading, customer: Customer) -> Iterator[tuple[str, str, str]]:
    """What has to be met before all else and is not: the customer's words, a message, and what to do.

    A danger without a word that keeps anybody safe, and a thing that waits for nobody where the answer comes in days.
    """
    danger = DANGER.search(customer.text) if customer.emotion != "pleased" else None
    if danger and not OVER.search(customer.text) and not KEEPS_SAFE.search(reading.text):
        yield customer.text[danger.start() : danger.end()], UNSAFE, SAFE_FIRST
    near = NEARS.search(customer.text)
    if near and FAR_OFF.search(reading.text) and not NEAR_BY.search(reading.text):
        yield customer.text[near.start() : near.end()], TOO_LATE, IN_TIME


def sold_to(reading: Reading, customer: Customer) -> str | None:
    """The question or the trouble for which the reply has nothing but a pitch."""
    asked = next((one.asks for one in customer.questions if kind_of(one.asks) == "whether"), None)
    troubled = customer.upset or customer.reading.complaint or STUCK.search(customer.text)
    if not (asked or (troubled and not customer.questions)) or BUYS.search(customer.text):
        return None
    pitches = [one for one in reading.sentences if SELLS.search(one.text)]
    others = [one for one in reading.sentences if one not in pitches and not ALONG.search(one.text)]
    if not pitches or any(one.does(*HELPS) or SAYS_NO.search(one.text) for one in others) or YES.search(reading.text):
        return None
    return asked or customer.text[slice(*customer.sentences[0])]


YES = re.compile(
    r"^\W*(?:(?:hi|hello|hey|dear)\b[^.!?]{0,30}[,.!]\s+)?(?:yes|no|it\s+does|yep)\b|\b(?:yes|no),", re.IGNORECASE
)
OUR_NUMBER = re.compile(r"\d{3,}[\s-]?\d{3}")
"""A number on which somebody can be rung."""
NEEDED = {
    "person": frozenset(
        "manager managers supervisor supervisors lead leader leaders leads boss head headteacher headmaster headmistress director directors principal doctor doctors gp nurse nurses consultant"
        " consultants superior superiors owner someone somebody anyone anybody person people colleague agent member".split()
    ),
    "call": frozenset("call callback ring phone telephone".split()),
    "fear": frozenset({"tell"}),
    "money": frozenset("refund refunded reimburse reimbursement reimbursed back returned repaid".split()),
}
"""Words one of which is in any such wish."""
NOBODY = "{customer} asked for somebody (“{question}”), and the reply neither promises it nor says who does it."
NO_CALL = "{customer} asked for a call (“{question}”), and the reply does not promise one."
NO_MONEY = "{customer} wants the money back (“{question}”), and the reply has no word of it."
