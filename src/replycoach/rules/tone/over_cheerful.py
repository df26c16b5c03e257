"""Brighter than the situation bears.

One should be only one step above the customer's mood: a smile in front of an angry customer, an emoji after a loss, "have a fantastic day!" at the
end of a complaint make light of the trouble. With a pleased customer the same words are right. Beside a death or a grave illness no bright wish is, with an exclamation mark or without, nor
are congratulations to somebody in tears or whose wedding is off.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.reading.matters import is_bereaved, is_distressed, is_grave
from replycoach.rules.rule import Example, Found, NotApplicable, Rule
from replycoach.text.anycase import AnyCase

rule = Rule(
    severity="warning",
    source=(
        "CH",
        "WS",
    ),
    message="“{found}” is brighter than this customer’s mood.",
    why="Cheer in front of somebody who is upset makes light of their trouble.",
    todo="Take the tone one step down: calm, warm, and to the point.",
    examples=(
        Example(
            "Hi! We'll get the wreath to the chapel by noon⟦!!⟧ 😊",
            {"channel": "social", "customer": "@Florist the wreath for my mother's funeral never came."},
        ),
        Example(
            "Hi there! ⟦Woohoo, a heater mystery, we love those! 🎉⟧",
            {"channel": "chat", "customer": "The heater broke after two days and I have a baby here! Do something."},
        ),
        Example(
            "I have noted it. ⟦Have an awesome, sunshiny day! 😊⟧",
            {"channel": "chat", "customer": "The heater broke after two days and I have a baby here! Do something."},
        ),
        Example(
            "⟦Oopsie, these little heaters can be such divas, haha!⟧",
            {"channel": "chat", "customer": "The heater broke after two days and I have a baby here! Do something."},
        ),
        Example(
            "Hi Ana. ⟦No worries!⟧ The heater is replaced tonight.",
            {"channel": "chat", "customer": "The heater broke after two days and I have a baby here! Do something."},
        ),
        Example(
            "I'm sorry about your uncle. The lease ends in May. ⟦Have a great day.⟧ Tom",
            {"channel": "chat", "customer": "My uncle died in March. When does his lease end?"},
        ),
        Example(
            "I'm sorry about your uncle. The lease ends in May. Take care, and have a safe journey on Friday. Tom",
            {"channel": "chat", "customer": "My uncle died in March. When does his lease end?"},
        ),
        Example(
            "No problem at all, a new heater is with you tonight, and I'm sorry about the cold.",
            {"channel": "chat", "customer": "The heater broke after two days and I have a baby here! Do something."},
        ),
        Example(
            "⟦The heater does that in the cold lol.⟧ A new one is with you tonight.",
            {"channel": "chat", "customer": "The heater broke after two days and I have a baby here! Do something."},
        ),
        Example(
            "I'm so sorry about your uncle. The lease ends in May. ⟦Please take our short survey.⟧",
            {"channel": "chat", "customer": "My uncle died in March. When does his lease end?"},
        ),
        Example(
            "I'm so sorry about your uncle. The lease ends in May, and the survey of the flat is done by us. Tom",
            {"channel": "chat", "customer": "My uncle died in March. When does his lease end?"},
        ),
        Example(
            "I'm sorry, a new heater is with you tonight. ⟦Do take a look at our summer offers.⟧",
            {"channel": "chat", "customer": "The heater broke after two days and I have a baby here! Do something."},
        ),
        Example(
            "I am so glad that it arrived in time for the party! 🎉",
            {"channel": "chat", "customer": "The cake was PERFECT, thank you so much!!"},
        ),
        Example(
            "⟦Thanks so much for writing!⟧ I'm sorry about your uncle. The lease ends in May.",
            {"channel": "chat", "customer": "My uncle died in March. When does his lease end?"},
        ),
        Example(
            "I've ended the box. ⟦Have a furtastic weekend!⟧ Tom",
            {"channel": "chat", "customer": "Please end the box. Our Minka passed away on Monday."},
        ),
        Example(
            "⟦So much for our winter collection 🙈⟧ A new one is with you tonight.",
            {"channel": "chat", "customer": "The heater broke after two days and I have a baby here! Do something."},
        ),
        Example(
            "⟦Congratulations on the big day!⟧ The deposit is paid back within a week.",
            {
                "channel": "chat",
                "customer": "The wedding has been called off. Can we have the deposit for the hall back?",
            },
        ),
        Example(
            "Congratulations on the big day! The hall is yours from noon.",
            {"channel": "chat", "customer": "From when can we have the hall for our wedding in May?"},
        ),
        Example(
            "I've sent a fitter, who is with you at six. ⟦Don't worry about it!⟧",
            {"channel": "chat", "customer": "The heater broke after two days and I have a baby here! Do something."},
        ),
        Example(
            "The sale starts on Monday at nine. ⟦Good luck!⟧",
            {"channel": "chat", "customer": "The page threw me out while I was paying! I'm so angry."},
        ),
        Example(
            "I've put both seats aside for you until noon. Good luck!",
            {"channel": "chat", "customer": "The page threw me out while I was paying! I'm so angry."},
        ),
        Example(
            "Hi Ana! ⟦I hope you're having a wonderful day!⟧ Could you send me your booking number?",
            {"channel": "chat", "customer": "My ticket won't scan and the train leaves in 15 minutes, please hurry!!"},
        ),
        Example(
            "Hi Ana! ⟦I'd be more than happy to help you with this today!⟧ Could you send me your booking number?",
            {"channel": "chat", "customer": "My ticket won't scan and the train leaves in 15 minutes, please hurry!!"},
        ),
        Example(
            "Hi Ana! I hope you're having a wonderful day! Open Looks and press Logo.",
            {"channel": "chat", "customer": "Hi, how do I change the colour of the logo?"},
        ),
        Example(
            "I am sorry. A new heater is with you tonight, and I will ring you at six to hear that it runs.",
            {"channel": "chat", "customer": "The heater broke after two days and I have a baby here! Do something."},
        ),
        Example(
            "Take care of the little one, and ring me at any time.",
            {"channel": "chat", "customer": "The heater broke after two days and I have a baby here! Do something."},
        ),
    ),
)

JOKES = re.compile(r"\b(?:lol|lmao|rofl|(?:ha){2,}|hehe)\b|[😂🤣😅😄😁]", re.IGNORECASE)
"""The customer laughs about it themselves."""

LAUGHS = re.compile(r"\b(?:lol|lmao|rofl|(?:ha){2,}|hehe+)\b", re.IGNORECASE)
"""The agent laughs, to somebody who does not."""
PLAYFUL = re.compile("[🙈🙉🙊😂🤣😜😝😛🤪🥳🎉🎊😹]")
"""The same in a picture."""

WAVED_OFF = re.compile(
    r"^\W*(?:(?:hi|hello|hey)\b[^,.!?]{0,30}[,.!]\s+)?(?:no\s+(?:worries|problem|probs|biggie|drama|stress|sweat)|easy\s+peasy|(?:do\s+not|don['’]?t)\s+worry\s+about\s+(?:it|that)|never\s+mind)(?:\s+at\s+all)?(?:,?\s+\w+)?\W*$",
    re.IGNORECASE,
)
"""A whole sentence to say that it is nothing, to somebody for whom it is something."""
LUCK = re.compile(
    r"^\W*(?:so,?\s+|and\s+)?(?:(?:i\s+|we\s+)?(?:do\s+)?hope\s+(?:that\s+)?it\s+(?:all\s+)?works\s+out|all\s+the\s+best\s+with\s+(?:that|it|this)|(?:the\s+)?(?:very\s+)?best\s+of\s+luck|good\s+luck|better\s+luck\s+next\s+time|fingers\s+crossed)(?:\s+with\s+(?:it|that|this|everything))?(?:,?\s+(?!in\b|with\b|to\b|on\b|for\b)\w+)?\W*(?:\w+\W*)?$",
    re.IGNORECASE,
)
"""Luck, wished to somebody who came for help."""
WISH = re.compile(
    r"(?:(?:i|we)\s+)?(?:do\s+)?(?:(?:hope|trust)\s+(?:that\s+)?you(?:['’]ll)?\s+)?(?:have|enjoy|wish(?:ing)?\s+you)\s+(?:an?|the\s+rest\s+of\s+(?:your|the)|your|the)\s+(?:(?:really|very|truly)\s+)?"
    r"(?:(?P<bright>great|lovely|wonderful|fantastic|brilliant|nice|awesome|super|amazing|fab\w*|beautiful|sunny|happy|terrific|excellent|marvellous|blessed|[a-z]+some|[a-z]+tastic|[a-z]+licious)\s+)?(?:rest\s+of\s+(?:your|the)\s+)?"
    r"(?:day|evening|weekend|afternoon|morning|night|week|summer|holiday|christmas|one)\b(?:\s+(?:ahead|too|everyone))?[!.]*",
    re.IGNORECASE,
)
"""A wish for bright hours: by its word, or by bidding somebody enjoy them."""
SORRY = re.compile(r"\b(?:sorry|apolog\w+)\b", re.IGNORECASE)
BRIGHT_THANKS = re.compile(
    r"^\W*(?:(?:hi|hello|hey|dear)\b[^,.!?\n]{0,30}[,.!]\s+)?(?P<thanks>(?:many\s+)?thank(?:s|\s+you)\b[^.!?]{0,80}!)",
    re.IGNORECASE,
)
"""Thanks with an exclamation mark, beside a death."""
CONGRATULATES = re.compile(
    r"^(?!.*\b(?:sorry|apolog\w+|but|should|deserve\w*)\b)\W*(?:(?:hi|hello|hey|dear)\b[^,.!?\n]{0,30}[,.!]\s+)?(?:(?:and|first\s+of\s+all|firstly|many|huge|big|our|warmest),?\s+)*(?:congratulations|congrats)\s+(?:to|on|for)\b(?!\s+(?:being|having|reading|discovering|finding|\w+ing)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Congratulations without a word of regret, to somebody who is shaken, or to whom the day is lost."""
_DAY = r"(?:wedding|marriage|engagement|honeymoon|big\s+day|anniversary|birthday|graduation)"
CALLED_OFF = re.compile(
    rf"\b{_DAY}\b[^.!?]{{0,60}}?\b(?:cancel\w*|called\s+off|(?:is|it['’]?s)\s+off|not\s+(?:happening|going\s+ahead|taking\s+place))\b|\b(?:cancel\w*|call\w*\s+off)\b[^.!?]{{0,20}}\b{_DAY}\b",
    re.IGNORECASE,
)
LOVELY_DAY = AnyCase(
    r"\b(?:(?:i|we)\s+)?(?:do\s+|really\s+)?(?:hope|trust)\s+(?:that\s+)?(?:you(?:['’]?re|\s+are)\s+(?:having|enjoying)\s+(?:an?|your|the)\s+(?:\w+\s+){0,2}?|(?:your|the)\s+)(?:day|evening|weekend|afternoon|morning|week|summer|holiday)\b(?:\s+(?:so\s+far|today|has\s+been|is|['’]s)\b(?:\s+\w+){0,3})?\s*[.!]*(?=\s|$)"
)
"""Hopes for a bright day of somebody who has just told of a bad one."""
GLADLY = AnyCase(
    r"^\W*(?:(?:hi|hello|hey)\b[^,.!?]{0,30}[,.!]\s+)?(?:(?:i|we)(?:['’](?:d|ll|m|re)|\s+(?:would|will|am|are))\s+(?:be\s+)?|it(?:['’]s|\s+is|\s+would\s+be)\s+my\s+)(?:(?:absolutely|really|so|very)\s+)?(?:more\s+than\s+(?:happy|glad|pleased)|only\s+too\s+(?:happy|glad|pleased)|delighted|thrilled|pleasure)\s+to\s+(?:help|assist|support)(?:\s+you)?(?:\s+out)?(?:\s+with\s+(?:this|that|it|your\s+\w+))?(?:\s+(?:today|right\s+away|now))?\W*$"
)
"""Gladness to be of help, to somebody for whom every minute counts."""
ADVERTISES = AnyCase(
    r"^(?!.*\b(?:if\s+you(?:['’]d|\s+would)?\s+(?:rather|prefer)|ombudsman|complain\w*|sorry|apolog\w+)\b).*\b(?:(?:short|quick|brief|little|satisfaction|feedback|customer|online|minute)\s+(?:\w+\s+)?(?:survey|questionnaire)\b|(?:take|took|fill\w*|complet\w*|answer\w*)\s+(?:(?:part|in|out|our|an?|the|this)\s+){1,3}(?:survey|questionnaire)\b|(?:our|the)\s+newsletter\b|rate\s+(?:this|our|your|us|me|the)\b|(?:five|5)[-\s]stars?\b|leave\s+(?:us\s+)?an?\s+(?:\w+\s+)?(?:review|rating)\b|recommend\s+us\b|tell\s+us\s+how\s+(?:we|i)\s+did\b|how\s+(?:did\s+(?:we|i)\s+do|would\s+you\s+rate)\b"
    r"|(?:check\s+out|discover|browse|(?:don['’]t|do\s+not)\s+miss|(?:have|take)\s+a\s+look\s+at)\s+(?:\w+\s+){0,2}?our\s+(?:\w+\s+){0,3}?(?:sales?|offers?|deals?|collections?|range|products?|catalogue|app|arrivals)\b|follow\s+us\s+on\b|(?:why\s+not\s+try|have\s+you\s+(?:tried|seen))\s+(?:our|one\s+of\s+our)\b|as\s+an?\s+(?:new|loyal|valued|existing)\s+(?:customer|member),?\s+you\b)",
    re.DOTALL,
)
"""Wants a favour, or sells."""
TOPIC = re.compile(
    r"\b(?:surveys?|questionnaires?|newsletters?|reviews?|ratings?|stars?|sales?|offers?|deals?|app|feedback|recommend\w*)\b",
    re.IGNORECASE,
)
"""The customer speaks of such things themselves."""
FAVOUR = "“{found}” asks for a favour, or sells, while this weighs on {customer}."
LATER = "Leave it out; there are better days for it."
SURE = 0.9
"""How likely it must be in the draft where the customer's mood seems light."""


MERRY = re.compile(
    "(?:!!+|(?:!+\\s*)?(?:[\U0001f600-\U0001f60f\U0001f389\U0001f38a\U0001f917\U0001f929\u263a]\ufe0f?|(?<!\\w)[:;]-?[)D](?!\\w)))+"
)
"""Marks of joy, beside a death."""


def check(reading: Reading) -> Iterator[Found | NotApplicable]:
    customer = reading.customer
    mourns = customer is not None and is_bereaved(customer.text)
    shaken = customer is not None and customer.emotion != "pleased" and is_distressed(customer.text)
    heavy = customer is not None and (mourns or shaken or is_grave(customer.text))
    off = customer is not None and CALLED_OFF.search(customer.text) is not None
    light = (
        customer
        and not (heavy or off)
        and not customer.upset
        and (customer.emotion == "pleased" or not customer.reading.complaint)
    )
    if light and reading.flags["tone/over-cheerful"] < SURE:
        yield NotApplicable("nothing weighs on the customer")
        return
    jokes = customer is not None and JOKES.search(customer.text) is not None
    if jokes and (reading.does("apology") or (reading.does("action", "solution") and reading.does("timeframe"))):
        yield NotApplicable("the customer jokes, and the reply is sorry or puts it right all the same")
        return
    cued = {sentence.index for sentence in reading.cued("tone/over-cheerful")}
    upset = customer is not None and customer.upset
    urgent = customer is not None and customer.reading.urgent
    alone = upset and customer is not None and not JOKES.search(customer.text)
    helpless = alone and not reading.does("action", "ownership", "solution")
    excused = customer is not None and SORRY.search(customer.text) is not None
    harmed = customer is not None and upset and customer.reading.complaint
    deaf = customer is not None and (heavy or harmed) and not TOPIC.search(customer.text)
    ours = {sentence.index for sentence in reading.cued("language/disparages-company")}
    for sentence in reading.sentences:
        wish = WISH.search(sentence.text) if heavy else None
        if wish and (wish["bright"] or "enjoy" in wish[0].lower()):
            yield Found(sentence.start + wish.start(), sentence.start + wish.end())
        elif mourns and (thanks := BRIGHT_THANKS.match(sentence.text)):
            yield Found(sentence.start + thanks.start("thanks"), sentence.start + thanks.end())
        elif mourns and (merry := MERRY.search(sentence.text)):
            yield Found(sentence.start + merry.start(), sentence.start + merry.end())
        elif upset and (lovely := LOVELY_DAY.search(sentence.text)):
            yield Found(sentence.start + lovely.start(), sentence.start + lovely.end())
        elif (
            sentence.index in cued
            or (upset and not excused and WAVED_OFF.match(sentence.text))
            or ((shaken or off) and CONGRATULATES.match(sentence.text))
            or (helpless and LUCK.match(sentence.text))
            or (urgent and upset and GLADLY.match(sentence.text))
            or (
                alone and sentence.index not in ours and (LAUGHS.search(sentence.text) or PLAYFUL.search(sentence.text))
            )
        ):
            yield Found(*sentence.carrying("tone/over-cheerful"))
        elif deaf and ADVERTISES.search(sentence.text):
            yield Found(
                *sentence.span,
                words={"customer": reading.customer_named},
                message=FAVOUR,
                todo=LATER,
                severity="warning",
            )
