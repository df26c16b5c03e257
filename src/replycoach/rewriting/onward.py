"""Whether a sentence of the draft says what happens next, lectures, or disputes what the customer says: neither a promise nor a formula of sympathy stands beside it."""

from __future__ import annotations

import re

from replycoach.rewriting.plight import TROUBLE
from replycoach.text.anycase import AnyCase

LECTURES = re.compile(
    r"\b(?:in (?:the )?future,? (?:please|make|ensure|you)|going forward|next time|(?:please )?(?:make sure|ensure) (?:that )?you (?:always|have|read|check|follow|keep)\b|as (?:clearly )?(?:stated|mentioned|explained)|should have|should of"
    r"|you (?:didn't|did not|failed|forgot|neglected)|not (?:presented|put out)|your (?:own )?responsibility|according to our terms|terms and conditions)\b",
    re.IGNORECASE,
)
"""What the customer did wrong, or is to do another time."""
DISPUTES = re.compile(
    r"(?:^|[,;:] |\b(?:and|but|so|that|however,?|well,?|therefore) )(?:(?:your|the|our|this|that|it|everything|all|my)\b[^.!?,;:]{0,40}?)?\b(?:is|are|was|were|works?|looks?|seems?)(?: \w{1,12}ly| all| quite| just| in fact| therefore| thus| indeed){0,2} (?:correct|right|fine|ok|okay|in order|as it should be|normal|valid|justified|accurate)\b(?! (?:away|by|to(?! (?:us|me)\b))\b)"
    r"|\b(?:done|calculated|charged|billed|invoiced|applied|deducted|set up|delivered|processed|carried out) (?:quite )?correctly\b|\bcorrectly (?:taken|charged|billed|deducted|applied|calculated|invoiced)\b"
    r"|\b(?:not|n't) (?:actually |really |yet |strictly )?(?:late|overdue|delayed|lost)\b|\b(?:call|visit|delivery) was attempted\b|\bthere was no (?:answer|reply|response)\b|\b(?:nobody|no one) was (?:in|there|home|at home)\b"
    r"|\b(?:he|she|they|who|driver|courier|technician|engineer|team|colleagues?|staff|carrier) (?:has |have )?(?:says?|said|claims?|insists?|insisted|denie[ds]|deny|denies)\b[^.!?;]{0,30}(?:\b(?:not|never)\b|n't\b|\bit$|\bthis$)"
    r"|\b(?:need|have|would have|is for you) to prove\b|\bprove that\b"
    r"|\b(?:supplied|sent|delivered|shipped|charged|billed|given|gave|provided) (?:you )?(?:exactly |only )?what (?:was|were|you|had been)(?: had| have| were)? (?:ordered|asked|requested|agreed|booked)\b"
    r"|\bwho (?:ever )?told you\b|\bno (?:point|use|sense) (?:in )?(?:\w{2,12}ing|to \w{2,12})\b"
    r"|\b(?:don't|do not|stop|no need to) (?:keep )?(?:log|send|call|phone|ring|chase|contact|raise|submit|message|email)(?:ing)? (?:us|me|again|more|another|duplicates?|the same|every)\b"
    r"|\b(?:not|isn't|wasn't) (?:our|my) (?:fault|mistake|doing)\b"
    r"|\bon your own\b|\b(?:we|i)(?:'ve| have)? (?:only (?:ever )?(?:received|got|had)|never (?:received|got))\b",
    re.IGNORECASE,
)
"""That nothing is wrong, was said or came, or that the customer is not to ask."""
UNDISPUTED = re.compile(
    r"\b(?:if|whether|when|until|once|so that|not|that(?:'s| is) (?:correct|right)|you(?:'re| are) (?:\w+ ){0,2}right|now|again|should|will|make sure|check)\b|n't\b|\?",
    re.IGNORECASE,
)
HELPLESS = re.compile(
    r"\b(?:nothing|not much|little) (?:more |else |further )?(?:that )?(?:we|i) (?:can|could)(?: really)? do\b|\b(?:we|i) (?:can't|cannot) (?:do (?:anything|much)|help|assist)\b|\bunable to (?:help|assist|take (?:this|it|the matter|your \w+)(?: any)? further)\b|\bnot (?:responsible|our problem)\b",
    re.IGNORECASE,
)
"""Words after which no promise of care is believed."""
REFUSED = re.compile(
    r"\b(?:we|I)(?:'ve| have| had to| have to| must)? (?:reject|declin|refus|deny|denied)\w*|\b(?:charges?(?: of this type)?|amount|fee|sum|decision|invoice)\b(?: of \S+)? (?:stays?|stands?|remains?)\b|\bclos(?:ing|ed) this one off\b|\b(?:request|claim|application|appeal)\b[^.;!?]{0,30}\b(?:rejected|declined|refused|denied|turned down)\b",
    re.IGNORECASE,
)
"""That something was asked for and is not given."""
AT_WORK = re.compile(
    r"\b(?:I|we)(?:'ll| will|'ve| have|'m| am|'re| are)(?: now| just| already| also)? (?!not\b|sorry|very\b|so\b|really\b|truly\b|afraid|glad|happy|sure|aware|never|unable|had\b|been\b|got\b|closed)[a-z]{3,}",
)
"""The agent's side does something about it, so that a word of care is meant."""
NEEDS = re.compile(r"\b(?:I|we)(?:'ll| will)?(?: still| first| also)? (?:need|require)\b(?! to\b)", re.IGNORECASE)
"""What the agent lacks until the customer sends it."""
ASKS_BACK = re.compile(
    r"^(?!if\b)(?:[^.,;!?]{1,40}[,;] )?(?:please|kindly|could you|can you|would you|just|you (?:need|have) to)\b[^.!?]{0,30}\b(?:send|confirm|tell|let (?:us|me) know|provide|share|give|reply|attach|upload|dm|message|inform)\b",
    re.IGNORECASE,
)
"""What the customer is to answer or send, until which the matter is open."""
OFFERS_HELP = re.compile(
    r"(?:if (?:you(?: have (?:a|any)| need anything)|anything else|a question|something)|is there anything else|anything else|shall I|would you like)\b",
    re.IGNORECASE,
)
"""The words of an offer of further help."""
LOOKS_FORWARD = AnyCase(
    r"(?:we|i)(?:'re| are|'m| am)?(?: really| very much)? look(?:ing)? forward to (?:see|seeing|welcom\w+|hear\w+|serving|having|meeting)\b"
)
"""A formula at the foot."""
HAPPENS = re.compile(
    r"\b(?:I|we|he|she|they|it|that|this|(?:the|our|your|a|an|my) [\w-]+(?: [\w-]+)?|somebody|someone)(?:'ll| will| should)(?! (?:not|never|need)\b) (?:also |then |now |just )?[a-z]+"
    r"|\bI(?:'m| am) (?:looking|checking|asking|finding|sending|booking|chasing|arranging)\b"
    r"|\b(?:I|we)(?:'ve| have) (?:now |just |already )?(?:asked|escalated|reported|ordered|booked|sent|arranged|passed|requested|chased|raised|scheduled)\b"
    r"|\bon (?:its|his|her|their|the) way\b|\bwe can (?:ask|try|check|send)\b",
    re.IGNORECASE,
)
"""What is going to happen, or has been set going."""


LOOKS_YET = re.compile(
    r"\b(?:I|we)(?:['’]ll| will| can)(?: then)? (?:check|try|find out|see what|look into|ask)\b", re.IGNORECASE
)
"""That the agent is still to see about it, so that there is no news yet."""


ANSWERED = re.compile(
    r"\b(?:I|we|my colleagues?)(?:['’]ve| have| did)?(?: already| also)? (?:replied|reply|answered|responded|wrote|written|e-?mailed|called|rang|rung|phoned)\b",
    re.IGNORECASE,
)
"""That they were answered: it is not for a word of sympathy to say that they were not."""


CAME = re.compile(
    r"\b(?:did (?:attend|come|call|visit)|(?<!are )(?<!be )(?<!been )attended(?! (?:within|to)\b)|(?:was|were) (?:at your|on site|there)|knocked|rang the (?:door)?bell|left a (?:card|calling card|note))\b",
    re.IGNORECASE,
)
OTHERWISE = AnyCase(
    r"\b(?:rather than|not|isn't|wasn't|never) (?:(?:a|an|any|our|the) )?(?:actual |real )?(?:bug|fault|defect|error|mistake|glitch|outage) ?(?:$|[.,;!]|(?:with|of|in|on|at) (?:the|our|us)\b)"
    r"|\b(?:user|human|operator|customer)(?:'s)? error\b|\bnothing to do with (?:us|our|the)\b|\bno (?:fault|error|mistake|problem|bug|issue)s? (?:on our|at our|with our|in our|was (?:made|found)|were found)\b"
    r"|\b(?:was|were|is|been) (?:caused|triggered|made|cancelled|changed) by (?:you|your|the (?:user|customer|client|tenant|guest|sender))\b|\b(?:down to (?:you|your)|due to your (?:own|late|failure|settings?|device|browser|connection)|(?:down|due) to the (?:user|customer|client))\b"
    r"|\bwe did (?:actually |indeed |in fact |of course )*(?:write|e-?mail|send|tell|text|call|ring|phone|inform|notify|warn|advise|let you know|mention|explain|say|remind|reply|answer|deliver|dispatch|ship|attend|cancel|refund|issue|state|make)\b"
    r"|\b(?:logs?|records?|system|sheet|report|tracking|photos?|inspection|meter|till|notes?|footage) (?:(?:for|of|on) (?:your|the) [a-z]+ )?(?:clearly |only |also )?(?:shows?|says?|confirms?|indicates?|states?) (?:that |no\b|you\b|it\b|he\b|she\b|they\b|the\b|a\b)"
    r"|\b(?:unable to|could not|couldn't|can't|cannot|did not|didn't) (?:gain|get) (?:access|in\b|entry)|\bno access\b|\b(?:was|were|got|had) no (?:answer|reply|response)\b|\b(?:nobody|no one|no-one) was (?:in|home|at home|there)\b|\b(?:tried|attempted) (?:at \d|to (?:deliver|call|visit|gain))"
    r"|\bwe (?:wrote to you|sent you (?:a|an|the) (?:letter|e-?mail|notice|reminder|text))\b|\byou (?:were|have been|had been) (?:told|informed|notified|warned|reminded|advised|sent (?:a|an|the) (?:letter|e-?mail|notice|reminder|text))\b"
)
"""Another account of what happened than the customer's: no fault of ours, theirs, or that we did what they miss."""
DOUBTS = AnyCase(
    r"\b(?:are|were) you (?:quite |really |absolutely )?(?:sure|certain) (?:that )?(?:you|it|they|he|she)(?:'ve|'d)? (?:did|have|had|was|were|didn't|has|were|been|got|put|sent)\b|\b(?:hard|difficult) to believe\b"
    r"|\byou(?:'re| are)? (?:claim|claimed|claiming|allege|alleged|alleging) (?:that|it|this|to have|you|we)\b|\b(?:allegedly|supposedly|alleged)\b|\btake your word\b"
)
"""That what the customer says is not believed."""
OWNS = AnyCase(r"\b(?:sorry|apolog\w+|wrong|wrongly|incorrect\w*|by mistake|in error)\b")
"""What takes the customer's side in the same sentence: "I'm sorry that you were told otherwise"."""
NO_WORD = r"(?:with no|without(?: any)?) (?:prior |advance )?(?:warning|notice|asking|permission|consent|telling|explanation|authori[sz]ation|reason)"
OUR_ACT = AnyCase(
    rf"\b(?:our|we|nobody|no one|no-one)\b|^you (?:were|got|have been|had been|weren't|never)\b|\byou(?:'ve|'d) been\b|\b{NO_WORD}\b|\b(?:from|to|of|by) [£$€] ?\d|\b(?:for no reason|wrongly|incorrectly|promised|twice)\b"
)
"""What a customer's clause lays at our door, or how it says that it was done."""
COMING = re.compile(r"\b(?:came|come|turn\w*|show\w*|arriv\w*|attend\w*)\b", re.IGNORECASE)
"""That somebody came: it is not for a word of sympathy to say that nobody did."""


DATED = AnyCase(
    r"\b(?:will|'ll|is|are|now|due|moved|postponed|put back|changed|expected|set|scheduled|arriv\w+|deliver\w+|ready|open\w*|out)\b[^.!?\n]{0,30}\b(?:to|on|for|by|from|before|until|is)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:the )?\d{1,2}(?:st|nd|rd|th)\b|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)


def is_dated(text: str) -> bool:
    """Whether a reply says on which day it happens.

    >>> is_dated("The fair has been moved to 9 May."), is_dated("You wrote on 9 May.")
    (True, False)
    """
    return DATED.search(text.replace("’", "'")) is not None


def contests(text: str) -> bool:
    """Whether a sentence of a reply gives another account than the customer's, or doubts theirs.

    >>> contests("This is user error."), contests("We did email you in May."), contests("We emailed the depot.")
    (True, True, False)
    """
    said = (one for one in re.split(r"[.!?\n]+", text.replace("’", "'")) if not OWNS.search(one))
    return any(OTHERWISE.search(one) or DOUBTS.search(one) for one in said)


def concedes(words: str) -> bool:
    """Whether words to say back name an act of ours, or a manner of it that only the customer tells of.

    >>> concedes("our app has sent your form twice"), concedes("your boiler has broken down")
    (True, False)
    """
    return OUR_ACT.search(words) is not None


def lectures(text: str) -> bool:
    """Whether a sentence tells the customer what they did wrong, or have to do another time.

    >>> lectures("In future please put it out by 6am."), lectures("You can put it out until 6am.")
    (True, False)
    """
    return LECTURES.search(text.replace("’", "'")) is not None


def disputes(text: str) -> bool:
    """Whether a sentence says that nothing is wrong, or that the customer is not to ask, so that "I'm sorry about this" is not meant.

    >>> disputes("Works fine for me."), disputes("The bill is correct."), disputes("You're quite right."), disputes("It works again.")
    (True, True, False, False)
    """
    plain = text.replace("’", "'")
    found = DISPUTES.search(plain)
    firm = found is not None and re.match(
        r"[^.!?]*\b(?:correct|right|fine|ok|okay|in order|be|normal|valid|justified|accurate)$", found[0], re.IGNORECASE
    )
    return NOT_FOUND.search(plain) is not None or (found is not None and (not firm or UNDISPUTED.search(plain) is None))


USUAL = re.compile(r"\b(\d{1,2}) (?:working |business )?days\b")
COUNTS = {word: number for number, word in enumerate("two three four five six seven eight nine ten".split(), 2)}


def denies(text: str, state: str) -> bool:
    """Whether a reply says that what the customer complains of is not so.

    >>> denies("It's not really deleted.", "the app deleted your plans"), denies("It's deleted.", "the app deleted your plans")
    (True, False)
    """
    said = " ".join(word for word in TROUBLE.findall(state) if not re.search(r"n'?t$|never", word, re.IGNORECASE))
    wrong = {word[:5].lower() for word in re.findall(r"[a-z]{4,}", said, re.IGNORECASE)}
    plain = text.replace("’", "'")
    return any(re.search(rf"(?:\b(?:not|never)|n't)\b[^.!?,;]{{0,15}}\b{word}", plain, re.IGNORECASE) for word in wrong)


NOT_FOUND = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|could not|don't|do not|didn't) (?:see|find|have) (?:any|a) (?:(?:previous|earlier|prior|other) )?(?:records?|notes?|trace|requests?|messages?|e-?mails?|calls?|complaints?)\b|\bno (?:record|trace|note)s? of\b"
    r"|\b(?:we|i) (?:had|have|got|received) no (?:cancell?ation|requests?|messages?|e-?mails?|calls?|complaints?|notice)\b|\b(?:records?|system)\b[^.!?;]{0,30}\byou (?:did not|didn't|never|haven't) [a-z]+",
    re.IGNORECASE,
)
"""That what the customer says they sent or asked for before is not there."""


def is_usual(text: str, wait: str) -> bool:
    """Whether the customer has waited no longer than the reply says that it takes.

    >>> is_usual("It takes 5-7 working days.", "four days"), is_usual("It takes 2 days.", "four days")
    (True, False)
    """
    most = max((int(days) for days in USUAL.findall(text)), default=0)
    number, _, unit = wait.partition(" ")
    return unit in ("day", "days") and (COUNTS.get(number) or (int(number) if number.isdigit() else 1)) <= most


def goes_on(text: str) -> bool:
    """Whether a sentence says what is going to happen, whoever does it.

    >>> goes_on("We have asked the depot."), goes_on("The depot is closed.")
    (True, False)
    """
    return HAPPENS.search(text.replace("’", "'")) is not None
