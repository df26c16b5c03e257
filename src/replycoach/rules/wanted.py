"""What customers ask for in so many words, and whether the reply has one word of it, whatever the model thinks.

A time, a way, a paper, somebody to look: each has its words in any answer. And some wishes are no question: "I'd like the manager to ring me", "I want a call", "I want the money
back". A reply without a word of them, or, where it is a person or a call, with a bare no, skips what was asked for. They are met by whoever is named, by a promise, by whoever it
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
