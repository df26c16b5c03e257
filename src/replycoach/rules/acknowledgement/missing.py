"""A complaint or a worry gets no sign that it was understood.

A customer who is upset cannot take in the best solution before they know that somebody heard them and that what they say
matters. One honest sentence about their matter is enough. A plain question, praise, or a calm request for a change needs no
such sentence, and a bare "thank you for your message" is none; nor is a reproach, an "oh no", a "don't worry" and no more, or a look into the records ("I can see that a
fault was reported"). Who tells of a death (a pet's, too), of a grave illness or injury, of a break-in, a fraud or a crash, or that they are shaken or in tears, is owed a word
of sympathy, however calmly they write; an apology for the inconvenience is none.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Customer, Reading, Sentence
from replycoach.reading.matters import is_bereaved, is_distressed, is_grave, is_robbed
from replycoach.reading.reading import UPSET
from replycoach.rules.language.blame import YOUR_FAULT
from replycoach.rules.language.rude import DISMISSES, PLAIN
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule
from replycoach.text.anycase import AnyCase, lowered

rule = Rule(
    severity="error",
    source=("CH", "ES", "BD"),
    needs=("customer",),
    message="{customer} sounds {emotion}, and nothing in the reply shows that this was understood.",
    why="Until they feel heard, upset customers do not listen to the solution.",
    todo="Before the answer, say in one sentence what happened to them and that it matters.",
    examples=(
        Example(
            "Hi Ana,\n\nA new lid will be sent on Monday.\n\nBest wishes,\nJohn",
            {"customer": "The lid came cracked, and this is the second time! I'm fed up.", "customer_name": "Ana"},
            missing=True,
        ),
        Example(
            "Hi Lee, please restart the router and wait five minutes.",
            {"customer": "My internet has been down all day and I can't work. This is awful!", "channel": "chat"},
            missing=True,
        ),
        Example(
            "Hello Priya, the payment is booked for the 14th.",
            {"customer": "I'm really worried that my rent won't be paid in time, please help", "channel": "chat"},
            missing=True,
        ),
        Example(
            "Dear Mrs. Hall,\n\nYour bill is correct. The roaming was used on the 3rd.\n\nRegards,\nTim",
            {
                "customer": "My bill is far too high again and I am really fed up! 47.41 for roaming, and I never left the country."
            },
            missing=True,
        ),
        Example(
            "For that we need a copy of the certificate. Do you have the customer number at hand?",
            {"customer": "I'd like to cancel because my father passed away last month.", "channel": "phone"},
            missing=True,
        ),
        Example(
            "Hello Jo, refunds are made up to the day of the course. The next one is in May.",
            {
                "customer": "Hi, I fractured my wrist on Sunday, so I can't come to the pottery course. Could I move to the next one?",
                "customer_name": "Jo",
            },
            missing=True,
        ),
        Example(
            "Hello Jo, apologies for any inconvenience. A new key is 8 euros and can be picked up at the desk.",
            {"customer": "Hi, our shed was broken into last night and the key is gone. Could I have a new one?"},
            missing=True,
        ),
        Example(
            "Hello Jo, what a horrible thing to come home to, and I'm sorry. A new key is waiting at the desk.",
            {"customer": "Hi, our shed was broken into last night and the key is gone. Could I have a new one?"},
        ),
        Example(
            "Hello Jo, I hope that your wrist mends quickly. The next course is in May, and I've moved you to it.",
            {
                "customer": "Hi, I fractured my wrist on Sunday, so I can't come to the pottery course. Could I move to the next one?"
            },
        ),
        Example(
            "My sincere condolences, Ms Mott. The plan of your brother is with us, and nothing has to be paid.",
            {
                "customer": "My brother Alan passed away on Tuesday and I can't find his plan, I'm so worried.",
                "channel": "chat",
            },
        ),
        Example(
            "I'm so sorry about your father. Please send us a copy of the certificate, and his contract ends that day.",
            {"customer": "I'd like to cancel because my father passed away last month.", "channel": "phone"},
        ),
        Example(
            "Hi Ana, apologies for any inconvenience. Reminders go out by themselves.",
            {
                "customer": "Our dog was put to sleep on Monday, and today you ask us to book his jab.",
                "channel": "chat",
            },
            missing=True,
        ),
        Example(
            "Hi Ana, we're sad to see you go. The box ends today.",
            {"channel": "chat", "customer": "Please cancel the box. Our Minka passed away on Monday."},
            missing=True,
        ),
        Example(
            "Hi Ana, we're sad to see you go, and so sorry about Minka. The box ends today.",
            {"channel": "chat", "customer": "Please cancel the box. Our Minka passed away on Monday."},
        ),
        Example(
            "Hi Ana, I'm so sorry about your dog, and that our text came today. I've stopped all of them.",
            {
                "customer": "Our dog was put to sleep on Monday, and today you ask us to book his jab.",
                "channel": "chat",
            },
        ),
        Example(
            "Hello Jo, we apologise for the inconvenience. The next course is in May.",
            {
                "customer": "Hi, I fractured my wrist on Sunday and I'm worried that I lose my money. Could I move to the next one?"
            },
            missing=True,
        ),
        Example(
            "Hi Ana,\n\nA cracked lid after two weeks of waiting is the last thing you needed, and I'm sorry. A new one leaves"
            " on Monday.\n\nBest wishes,\nJohn",
            {"customer": "The lid came cracked, and this is the second time! I'm fed up."},
        ),
        Example(
            "Hi Lee, yes, we ship to Malta; it takes four days.",
            {"customer": "Hello, do you ship to Malta?", "channel": "chat"},
        ),
        Example(
            "It has gone up with the yearly rise in April, as in the plan.",
            {"customer": "why did my bill go up by 4 pounds", "channel": "chat"},
        ),
        Example(
            "Your 3.1% was for the first year only, and that ended in May.",
            {"customer": "Caller phoned to ask why her rate went from 3.1% to 2.4%.", "channel": "phone"},
        ),
        Example(
            "Hi Lee, thank you, that made our day. The second volume is in stock.",
            {"customer": "The signed copy is beautiful, thank you! Is the second volume in?", "channel": "chat"},
        ),
        Example(
            "Hi Lee, the card is blocked. Your case number is 4417, and the team looks at it on Monday.",
            {
                "customer": "Someone rang as your bank and I was tricked out of 900 pounds. I'm shaking.",
                "channel": "chat",
            },
            missing=True,
        ),
        Example(
            "Hi Lee, you should never tell anybody the code. The card is blocked.",
            {"customer": "I've been scammed, they took 900 pounds. What do I do now?", "channel": "chat"},
            missing=True,
        ),
        Example(
            "Hi Lee, that is a horrible thing to happen, and I'm sorry. The card is blocked, so nothing more can go.",
            {
                "customer": "Someone rang as your bank and I was tricked out of 900 pounds. I'm shaking.",
                "channel": "chat",
            },
        ),
        Example(
            "Hi Ana, that's lovely to hear. The second card is in the shop.",
            {
                "customer": "Thank you for the card! My mother was in tears of joy. Is there a second one?",
                "channel": "chat",
            },
        ),
        Example(
            "Oh no! You can send us a photo of the box, and Ben takes a look at it.",
            {"channel": "chat", "customer": "The cake came squashed, for my son's birthday, and I paid 45 pounds!!"},
            missing=True,
        ),
        Example(
            "Oh no, not the birthday cake! Please send us a photo of the box, and I'll get you a new one by three.",
            {"channel": "chat", "customer": "The cake came squashed, for my son's birthday, and I paid 45 pounds!!"},
        ),
        Example(
            "Don't worry. The desk closes at eleven.",
            {"channel": "phone", "customer": "Guest rang: her flight is late and she's worried she'll be locked out."},
            missing=True,
        ),
        Example(
            "It is understood that the missing suitcase causes concern. The search takes three days.",
            {"channel": "chat", "customer": "My suitcase is gone and my sister's wedding is tomorrow!! I'm so upset."},
        ),
    ),
)


SURE = 0.5
CERTAIN, HARDLY = 0.9, 0.05
BARELY, IN_PUBLIC = 0.3, 0.8
"""How likely it must be at least, and in a public reply, where a short answer often does."""
NOT_HEARD = "{customer} has a problem, and nothing in the reply shows that this was understood."
"""Where the mood is less than certain."""


SYMPATHY = re.compile(
    r"\b(?:sorry|condolences?|sympath\w*|(?:my|our)\s+thoughts|your\s+loss|thinking\s+of\s+you)\b", re.IGNORECASE
)
CONDOLES = re.compile(r"\b(?:condolences?|sympath(?:y|ies)|(?:your|for\s+the)\s+loss|my\s+thoughts)\b", re.IGNORECASE)
NO_SYMPATHY = "{customer} tells of a death, and the reply has no word of sympathy."
STOCK = re.compile(
    r"\b(?:(?:please\s+accept\s+)?(?:my|our)\s+)?(?:(?:sincere(?:st)?|deepest)\s+)?(?:apolog\w+|sorry|regret)\s+(?:\w+\s+)?(?:for\s+|about\s+)?(?:any|the|all|this)\s+(?:\w+\s+)?inconveniences?\b(?:\s+(?:that\s+)?(?:this\s+)?(?:may\s+have\s+)?caused)?",
    re.IGNORECASE,
)
"""An apology for an inconvenience: beside a death or a grave illness it is none."""
NOT_FOR_IT = AnyCase(
    r"\b(?:(?:sorry|sad|regret)\s+(?:to\s+(?:hear|see|read|learn)\s+)?(?:that\s+)?you(?:['’]re|['’]ve|['’]d|\s+(?:are|have|want|wish|would|will\s+be))?\s+(?:(?:to|like\s+to|have\s+decided\s+to|decided\s+to)\s+)?(?:leav\w+|left|cancel\w*|go\b|going|clos(?:e|ing|ed))"
    r"|(?:sorry|apolog\w+)\s+(?:\w+\s+)?(?:for|about)\s+(?:the|our|my|this|any)\s+(?:\w+\s+)?(?:delay|wait|late(?:ness)?|slow)\b(?:\s+in\s+(?:getting\s+back|repl\w+|respon\w+|answer\w+|writing|coming\s+back)|\s+(?:reply|response|answer)))"
)
"""Sorry that they go, or that the answer took long: of a death that says nothing."""
KIND = re.compile(
    r"\b(?:sorry|condolences?|sympath\w*|apolog\w+|thoughts|hop(?:e|ing)|wish(?:es|ing)?\s+(?:you|him|her|them|your)|recover\w*|(?:better|well)\s+soon|take\s+care|thinking\s+of|heart\w*"
    r"|hard|difficult|worr\w+|awful|terrible|dreadful|tough|rough|frighten\w*|scar[ey]\w*|safe\w*|urgent\w*|priorit\w+)\b",
    re.IGNORECASE,
)
"""Words that take up how somebody is, or see to it."""
WAVED = re.compile(
    r"^\W*(?:(?:please|no|oh|now|well),?\s+)*(?:(?:(?:try\s+)?not\s+to|(?:there(?:['’]s|\s+is)\s+)?no\s+need\s+to|(?:do\s+not|don['’]?t)(?:\s+you)?)\s+(?:worry|panic|fret)(?:\s+(?:too\s+much|about\s+(?:it|that|this)))*|(?:i|we)\s+appreciate\s+your\s+patience\b.*)\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""Takes nothing up: a worry waved away, or thanks for a patience that nobody has."""
EXCLAIMS = AnyCase(
    r"^\W*(?:(?:hi|hello|hey)\b[^,.!?]{0,30}[,.!]\s+)?(?:oh|ah|uh)[\s,-]+(?:no|dear|my|oh|man|god|gosh)(?:,?\s+\w+)?\W*$"
)
"""A cry, and not a word of what it is about."""
LEANING = 0.4
"""How likely the customer must be upset for that to be too little."""
NO_WISH = "{customer} tells of a grave illness or injury, and the reply says no word of it."
NO_WORD = "{customer} tells of a crime or an accident, and the reply says no word of it."
NO_COMFORT = "{customer} says how hard it has hit them, and the reply says no word of it."
REPROACH = re.compile(r"\bno\s+need\s+to\s+(?:be\s+\w+|shout|swear)\b|\bcalm\s+down\b", re.IGNORECASE)
REPORTS = AnyCase(
    r"\b(?:i|we)\s+understand\s+(?:from\s+[^,.!?]{2,40}\s+)?that\s+(?!(?:you|this\s+(?:is|was|must)|it\s+(?:is|was|must))\b)(?!.*\b(?:sorry|apolog\w*|long|wait\w*|urgent|must|frustrat\w*|annoy\w*|worr\w*|difficult|important|upset\w*|disappoint\w*|you|your)\b)",
    re.DOTALL,
)
"""What somebody was told, which says no more of how it was."""
RECORDS = re.compile(
    r"^(?:\W*(?:ok(?:ay)?|right|so|well|yes|hi|hello)\b,?)*\W*(?:i|we)\s+(?:can\s+)?see\s+(?:here\s+)?(?:that\s+)?(?:an?|the|your)\b(?!.*\b(?:sorry|apolog\w*|long|wait\w*|urgent|must|frustrat\w*|annoy\w*|worr\w*|difficult|important|close)\b)",
    re.IGNORECASE,
)
"""What the agent sees in the records says nothing about the customer."""
CALMS = re.compile(
    r"\b(?:do\s+not|don['’]t|no\s+need\s+to|needn['’]t)\s+(?:\w+\s+)?(?:worry|panic|lose\s+(?:any\s+)?sleep)\b",
    re.IGNORECASE,
)
SHARES = re.compile(r"\b(?:i['’]d|i\s+would|we['’]d|so\s+would\s+i)\b[^.!?]{0,30}\b(?:too|as\s+well)\b", re.IGNORECASE)
"""The agent would feel the same."""
_SEEN = (
    r"(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:noted|understood|acknowledged|regretted|recorded|deplored|appreciated)\b"
)
_FELT = r"\b(?:concern\w*|displeasure|distress\w*|inconvenience\w*|unwelcome|worry|worries|frustration|disappointment|anxiety)\b"
TAKEN_IN = re.compile(
    rf"\b{_SEEN}[^.!?]{{0,160}}{_FELT}|{_FELT}[^.!?]{{0,160}}\b{_SEEN}|\bit\s+is\s+(?:\w+ly\s+)?regretted\b|\bcondolences\b"
    r"|\bi\s+(?:do\s+)?know\s+(?:how|what|that|the|\w+\s+(?:is|are))\b|\bi\s+can\s+(?:hear|(?:tell|see)\s+how)\b|\bwhat\s+a\s+(?:moment|day|night|week|mess|shock|blow|shame|nuisance|nightmare|start)\b",
    re.IGNORECASE,
)
"""It was taken in, if in the words of an office, or in passing; how cold that is, tone/cold tells."""


THINKABLE = 0.05
"""How likely a reply has to lack it for a grave thing to be raised by its words."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    told = next(_told(reading))
    thinkable = reading.flags["acknowledgement/missing"] >= THINKABLE or _only_stock(reading)
    grave = customer is not None and is_grave(customer.text)
    robbed = customer is not None and is_robbed(customer.text)
    shaken = customer is not None and customer.emotion != "pleased" and is_distressed(customer.text)
    hard = grave or ((robbed or shaken) and customer is not None)
    if hard and (thinkable or shaken) and not isinstance(told, Found) and not _takes_up(reading):
        message = NO_WISH if grave else NO_WORD if robbed else NO_COMFORT
        yield Found(words={"customer": reading.customer_called}, message=message, severity="warning")
    else:
        yield told


def _takes_up(reading: Reading) -> bool:
    """Whether any word of the reply takes up how somebody is."""
    said = [one for one in reading.sentences if not WAVED.match(one.text)]
    kind = any(
        KIND.search(STOCK.sub("", one.text)) or (one.does("reassurance") and not one.does("refusal")) for one in said
    )
    return kind or _consoled(reading)


def _consoled(reading: Reading) -> bool:
    """Whether somebody was heard, and by more than an apology for the inconvenience."""
    if SYMPATHY.search(NOT_FOR_IT.compiled.sub("", lowered(STOCK.sub("", reading.text)))):
        return True
    return not _only_stock(reading) and _heard(reading)


def _only_stock(reading: Reading) -> bool:
    """Whether the one apology is for the inconvenience, or for something else than what happened."""
    return bool(_kind(reading)) and all(STOCK.search(one.text) or NOT_FOR_IT.search(one.text) for one in _kind(reading))


def _told(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    if customer and is_bereaved(customer.text) and not _consoled(reading):
        yield Found(words={"customer": reading.customer_called}, message=NO_SYMPATHY)
    elif customer and is_bereaved(customer.text) and CONDOLES.search(reading.text):
        yield Clean("the reply has a word of sympathy")
    elif customer and customer.reading.complaint and _only_exclaims(reading) and _upset(customer) >= LEANING:
        yield Found(words={"customer": reading.customer_called}, message=NOT_HEARD, severity="warning")
    elif customer is None or not (customer.upset or _surely_missed(reading)):
        yield NotApplicable("the customer is not upset")
    elif _plain(customer.text):
        yield NotApplicable("the customer only asks something")
    elif _heard(reading) or not _missed(reading, customer):
        yield Clean("the reply shows that the customer was understood")
    else:
        words = {"customer": reading.customer_called, "emotion": customer.emotion}
        sure = customer.upset and customer.odds[customer.emotion] >= SURE
        yield Found(words=words, severity=None if sure else "warning", message=None if sure else NOT_HEARD)


def _heard(reading: Reading) -> bool:
    """Whether a sentence acknowledges or apologises, and is no reproach; for a worry, a "don't worry" with a reason does it too."""
    if any(not _spoiled(one.text) or not reading.suspects("acknowledgement/missing") for one in _kind(reading)):
        likely = reading.likely("acknowledgement/missing")
        return not all(RECORDS.search(one.text) or (likely and REPORTS.search(one.text)) for one in _kind(reading))
    worried = reading.customer is not None and reading.customer.emotion == "worried"
    calms = worried and any(
        CALMS.search(one.text) and not WAVED.match(one.text) and one.cues["ownership/bluffing"] < SURE
        for one in reading.doing("reassurance")
    )
    return calms or any(TAKEN_IN.search(one.text) and not _spoiled(one.text) for one in reading.sentences)


def _only_exclaims(reading: Reading) -> bool:
    """Whether all that shows a feeling is an "oh no"."""
    kind = _kind(reading)
    if not kind or reading.profile.public or reading.does("reassurance") or KIND.search(reading.text):
        return False
    return all(EXCLAIMS.match(one.text) for one in kind)


def _upset(customer: Customer) -> float:
    """How likely the customer is upset in one way or another."""
    return sum(odds for emotion, odds in customer.odds.items() if emotion in UPSET)


def _kind(reading: Reading) -> list[Sentence]:
    return list(reading.doing("acknowledgement", "apology"))


def _spoiled(text: str) -> bool:
    return any(pattern.search(text) for pattern in (YOUR_FAULT, PLAIN, DISMISSES, REPROACH))


def _surely_missed(reading: Reading) -> bool:
    """Whether an acknowledgement is missed whatever mood was read in the message; in public, where little is said, that tells nothing."""
    return not reading.profile.public and reading.flags["acknowledgement/missing"] >= CERTAIN


PLAINLY_ASKS = re.compile(
    r"\W*(?:(?:hi|hello|hey)\b[\s,!]*)?(?:(?:why\s+(?:did|does|is|has|do)|how\s+(?:long|do|does|can)|what|when|where|which|can|could|do|does|may)\b"
    r"|(?:(?:the\s+)?(?:customer|caller|client|member|patient|guest|parent|tenant|he|she|they)\s+(?:has\s+|just\s+)?(?:phon|call|rang|ring|ask|want)\w*|i\s+(?:just\s+)?(?:want(?:ed)?|was\s+wondering)|i['’]d\s+like)\s+(?:(?:in|up|us)\s+)?"
    r"(?:to\s+(?:ask|know|find\s+out)\s+)?(?:us\s+|you\s+)?(?:why|how|what|when|where|which|whether|if)\b)(?:(?!n['’]t\b)(?:[^!?.😀-🙏🌀-🗿]|\.(?=\d)))*[?.]?\W*",
    re.IGNORECASE,
)
"""A message that is one plain question and nothing else."""
TROUBLE = re.compile(
    r"[A-Z]{4,}|(?i:\b(?:not|no|never|nobody|nothing|still|again|yet|wrong|late|lost|missing|even|supposed|seriously|take\s+to|cancel\w*|refund\w*|charged|broke\w*|fail\w*|stop\w*|worr\w*|scared|help|safe|die\w*|ill|hurt|pain|hospital|gone|stolen|double|twice|normal\w*|always|keep)\b)"
)
"""Words of trouble or of feeling."""


def _plain(message: str) -> bool:
    """Whether a message only asks something, whatever mood was read in it."""
    return bool(PLAINLY_ASKS.fullmatch(message.strip())) and not TROUBLE.search(message)


def _missed(reading: Reading, customer: Customer) -> bool:
    """Whether the acknowledgement is missed: the draft is likely to lack one, or what there is of it is none."""
    rule = "acknowledgement/missing"
    if reading.flags[rule] < (IN_PUBLIC if reading.profile.public else BARELY):
        return False
    empty = any(map(_only_looks_sorry, reading.sentences)) or bool(_kind(reading))
    return reading.likely(rule) or empty or (reading.suspects(rule) and _says_nothing(reading, customer))


def _says_nothing(reading: Reading, customer: Customer) -> bool:
    """Whether the customer is upset beyond doubt, and no sentence comes near an acknowledgement."""
    upset = _upset(customer)
    said = (one.move_odds[move] for one in reading.sentences for move in ("acknowledgement", "apology"))
    calms = customer.emotion == "worried" and reading.does("reassurance")
    return upset >= CERTAIN and max(said, default=0.0) < HARDLY and not (calms or SHARES.search(reading.text))


def _only_looks_sorry(sentence: Sentence) -> bool:
    """An apology by its words that the reading does not count as one."""
    return sentence.move_odds["apology"] >= SURE and not sentence.does("apology")
