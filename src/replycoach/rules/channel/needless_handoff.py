"""Moves the customer elsewhere although the answer could be given here.

Where no personal data is involved, answer in public and at once: that is quicker, and others read the answer too. "DM us", "call the hotline" and "write to this
address" for what could be said in a line send the customer round once more.
"""

import re
from collections.abc import Iterator

from replycoach.model import Move
from replycoach.reading import Reading, Sentence
from replycoach.reading.answers import kind_of
from replycoach.rules.public import ADDRESS, PAGE, ROUTE, moves_to_private
from replycoach.rules.rule import Clean, Example, Found, Rule
from replycoach.text.anycase import AnyCase

rule = Rule(
    severity="warning",
    source=("CH",),
    needs=("customer",),
    message="“{found}” sends the customer elsewhere for what could be answered here.",
    why="Every change of channel is another wait, and the others who read along learn nothing.",
    todo="Answer here; move to a private channel only for personal data, and say that this is why.",
    examples=(
        Example(
            "@lee Hi Lee, thanks for asking! ⟦To find out whether we are open on Sunday, please call our service line on 555 0142 or send us an email.⟧",
            {"channel": "social", "customer": "@Cafe are you open on Sunday?"},
        ),
        Example(
            "Hi Lee! ⟦Please call our hotline on 555 0142 with this question.⟧",
            {"channel": "chat", "customer": "does the blue lamp have a dimmer?"},
        ),
        Example(
            "@lee ⟦Send us an email and our team will tell you which sizes we have.⟧",
            {"channel": "social", "customer": "@Shop do the boots come in 44?"},
        ),
        Example(
            "⟦Hi, please DM us so we can help with your enquiry. ^Raj⟧",
            {"channel": "social", "customer": "@Bakery are you open on Sunday?"},
        ),
        Example(
            "Hello Lee,\n\nPlease fill in form B7 and send it to rooms@inn.example.\n\nJo",
            {"channel": "email", "customer": "How do I claim my key money back?"},
        ),
        Example(
            "I'm sorry about the door, Ana. ⟦Please put your complaint in writing.⟧ Ben answers within three days.",
            {"channel": "chat", "customer": "Your fitter scratched my door, I'm so angry."},
        ),
        Example(
            "I'm sorry about the door, Ana. I've put your complaint in writing for you; Ben rings you at four.",
            {"channel": "chat", "customer": "Your fitter scratched my door, I'm so angry."},
        ),
        Example(
            "@lee Open 9 to 5 on Sundays, see you there!",
            {"channel": "social", "customer": "@Cafe are you open on Sunday?"},
        ),
        Example(
            "@lee Sorry! So that your address stays private, please send me the order number by message and I'll trace it now.",
            {"channel": "social", "customer": "@Shop my order never came"},
        ),
        Example(
            "Hi Dan, so sorry to hear this. Please send us your details in a private message and not here, so that they stay yours.",
            {
                "channel": "social",
                "customer": "@BrewBox third month in a row my box is missing the beans I picked. Come on.",
            },
        ),
        Example(
            "Hi Dan, sorry that the box came without the beans. Pop us a DM and we'll get them to you.",
            {
                "channel": "social",
                "customer": "@BrewBox third month in a row my box is missing the beans I picked. Come on.",
            },
        ),
        Example(
            "Hi Dan, sorry about the missing beans. Please ring us on 0800 555 0142 so that we can find your box.",
            {
                "channel": "social",
                "customer": "@BrewBox third month in a row my box is missing the beans I picked. Come on.",
            },
        ),
        Example(
            "Hi Dan! The steps for changing the beans in your box are on this page: brewbox.example/beans",
            {"channel": "social", "customer": "@BrewBox how do I change the beans I get?"},
        ),
        Example(
            "The form has to be filled in by your electrician and uploaded in the grid portal.",
            {"channel": "email", "customer": "We'd like a wallbox. Do we need your approval?"},
        ),
        Example(
            "You can click the bell on the product page, and you'll get an email when it's back.",
            {"channel": "chat", "customer": "is the blue lamp back in stock soon?"},
        ),
        Example(
            "Just go to Billing and hit Export.",
            {"channel": "chat", "customer": "Hi, how do I export my invoices as CSV?"},
        ),
        Example(
            "It went up with the yearly rise in April. If you'd like to lower it, you could look at the other plans on our website.",
            {"channel": "chat", "customer": "why did my bill go up by 4 pounds"},
        ),
        Example(
            "The blue lamp has a dimmer on the foot.",
            {"channel": "chat", "customer": "does the blue lamp have a dimmer?"},
        ),
        Example(
            "It was turned down since the form came late. You can appeal until 3 May by writing to appeals@grants.example.",
            {"channel": "email", "customer": "Why was my grant turned down, and can I appeal?"},
        ),
        Example(
            "The fee is 40 euros. Extension requests must be made through the portal.",
            {"channel": "email", "customer": "What does the late fee come to, and can I get an extension?"},
        ),
        Example(
            "The second page is missing. Please send it again to papers@bank.example, and I'll close the account.",
            {"channel": "email", "customer": "I sent you the papers for my aunt's account. Is it closed now?"},
        ),
        Example(
            "Your question is on Dr Hall's list, and she will ring you between 3 and 4 today.",
            {"channel": "chat", "customer": "Do I stop giving her the tablets?"},
        ),
        Example(
            "Hi Lee, yes: the attic room has its own bath. To reserve it, call the desk on 555 0142.",
            {"channel": "social", "customer": "@Inn is there a room with its own bath?"},
        ),
        Example(
            "Hi Lee! Thanks for asking. ⟦To hear whether the attic room has its own bath, call the desk on 555 0142.⟧",
            {"channel": "social", "customer": "@Inn is there a room with its own bath?"},
        ),
    ),
)


THINKABLE = 0.05
"""How likely the model must hold it to be where a plain question in public gets a hand-off and nothing else."""


THEIR_OWN = re.compile(r"\b(?:my|mine|our|i(?:['’]ve|['’]m|['’]d)?|we|me|us)\b", re.IGNORECASE)
ANSWERS: tuple[Move, ...] = ("solution", "explanation", "action", "refusal", "timeframe", "apology", "acknowledgement")


def _instead_of_an_answer(reading: Reading) -> list[Sentence]:
    """The sentences of a public reply that hand a plain question on, where the reply says nothing else."""
    customer = reading.customer
    if not reading.profile.public or customer is None or not customer.questions or customer.reading.complaint:
        return []
    if (
        reading.does("solution", "explanation", "action", "refusal")
        or reading.flags["channel/needless-handoff"] < THINKABLE
    ):
        return []
    return list(reading.doing("handoff"))


def _dm_for_anything(reading: Reading) -> list[Sentence]:
    """The sentences that ask for a private message where the customer asks in public about nothing of their own."""
    customer = reading.customer
    if not reading.profile.public or customer is None or not customer.questions or customer.reading.complaint:
        return []
    if customer.upset or THEIR_OWN.search(customer.text) or reading.does(*ANSWERS):
        return []
    return [one for one in reading.sentences if ROUTE.search(one.text)]


PRIVATE = re.compile(
    r"\b(?:private(?:ly)?|dms?|(?<!\d)(?<!\d\s)pms?|inbox|direct\s+message|(?:order|booking|account|customer|reference|phone)\s+(?:number|reference|name)|"
    r"e-?mail\s+address|post\s?code|details)\b",
    re.IGNORECASE,
)
"""What has to be told in private, or the way to tell it there."""


OWN = re.compile(
    r"\b(?:my|mine|our|ours)\b|\bi(?:['’]ve|['’]m|\s+have|\s+am|\s+was)?\s+(?:\w+\s+)?(?:ordered|bought|paid|booked|returned|cancel+ed|received|got|signed|tried|waited|been|charged|called|can['’]?t|cannot|keep)\b",
    re.IGNORECASE,
)
"""Tells of something of their own."""
DESK = re.compile(r"\b(?:forms?|e-?mail|mailbox|write)\b", re.IGNORECASE)
"""Where somebody has to tell it all again."""
TO_LOOK = re.compile(
    r"\bso\s+(?:that\s+)?(?:(?:we|i|they|someone)|(?:our|the)\s+(?:\w+\s+){1,3})\s*(?:can|may|could)\b",
    re.IGNORECASE,
)
"""What the details are wanted for."""


def _has_to_be_private(reading: Reading, sentence: Sentence) -> bool:
    """A complaint made in public is about one customer's own order: what tells which one is not for everybody's eyes."""
    customer = reading.customer
    if not reading.profile.public or customer is None:
        return False
    complains = customer.reading.complaint or customer.upset
    if moves_to_private(reading):
        return complains or bool(OWN.search(customer.text))
    told = len({one.lower() for one in PRIVATE.findall(sentence.text)}) > 1
    return complains and (told or bool(TO_LOOK.search(sentence.text)))


ONLY_THERE = re.compile(
    r"\b(?:your|an?|the)\s+(?:own\s+|nearest\s+|local\s+|home\s+|car\s+|travel\s+)?(?:network\s+operator|grid\s+operator|electrician|doctor|gp|dentist|vet|bank|insurer|insurance|landlord|pharmacist|pharmacy|lawyer|solicitor|employer|installer|plumber|consulate|embassy|police|notary|optician|mechanic|garage)\b"
    r"|\b(?:customs|police|(?:travel|home|car|contents)\s+insurance|insurance\s+compan\w+)\b|\bif\s+you\s+have\s+(?:an?\s+)?insurance\b|\b(?:bank|card|account|payment)\s+details\b|\b(?:receipts|documents|certificate)\b[^.!?]{0,160}\bform\b"
    r"|\b(?:click|tap|press|tick|upload|subscribe)\b|\bgo\s+to\s+[\w\s>]{2,40}\s+(?:and|then)\s+(?:hit|choose|select|open|pick|scroll)\b",
    re.IGNORECASE,
)
"""Somebody who alone can do it, what must not stand in a message, or a step that the customer takes there."""
NO_HANDOFF = re.compile(
    r"\bif\s+you(?:['’]d|\s+would)?\s+(?:like|want|prefer|wish)\b|\b(?:call|ring|phone|text|message|write\s+to|e-?mail|reach|contact)\s+me\b|^\W*(?:please\s+)?wait\b|\b(?:put|leave|add|write)\s+an?\s+note\b|\bor\s+(?:\w+\s+){1,3}here\b"
    r"|\b(?:alarm|999|112|911|emergency\s+(?:services|number|line))\b",
    re.IGNORECASE,
)
"""An offer beside the answer, a choice to do it here, the agent's own line, a wait, and a call for help."""
RIGHTS = re.compile(
    r"\b(?:you\s+(?:can|may|could|have\s+the\s+right\s+to|are\s+entitled\s+to)|you['’]re\s+entitled\s+to|to)\s+(?:\w+\s+)?(?:appeal|object)\b|\b(?:an?|your|the|any|all)\s+(?:\w+\s+)?(?:appeals?|objections?|independent\s+review)\b|\bombudsman\b|\b(?:formal|written)\s+(?:complaint|notice)\b",
    re.IGNORECASE,
)
"""A right, which has its own way."""
REQUESTED = re.compile(
    r"^\W*(?P<what>[a-z]+)\s+(?:requests?|applications?|forms?)\s+(?:should|must|can|may|have\s+to|need\s+to|are)\s+(?:to\s+)?(?:be\s+)?(?:made|submitted|sent|filed|lodged|entered)\s+(?:via|through|in|on|at|using)\s+(?:the|your|our)\s+(?:\w+\s+)?(?:portal|account|app|system)\b",
    re.IGNORECASE,
)
"""How a thing is asked for that the customer wants to do."""
AGAIN = re.compile(
    r"\b(?:send|forward|e-?mail|upload|post)\s+(?:it|them|those|both)\s+(?:again|over\s+again|once\s+more)\b|\b(?:send|forward|e-?mail)\s+(?:us\s+)?(?:an?|the|your|both|two|that|those)\s+(?:\w+\s+){0,2}?(?:certificates?|photos?|pictures?|cop(?:y|ies)|receipts?|scans?|proof|statements?|documents?|passport|licen[cs]e)\b[^.!?]{0,60}\bto\s+[\w.+-]+@",
    re.IGNORECASE,
)
"""The paper that only the customer has, and where it goes."""
OUR_PART = re.compile(r"\bwe(?:['’]ll|\s+will)\b|\b(?:within|in)\s+\d+\s+(?:\w+\s+)?(?:hour|day)s?\b", re.IGNORECASE)
"""What follows from going there."""
COMES = re.compile(
    r"(?:\b(?:he|she|they|who)|\b(?-i:[A-Z])[\w'’-]{1,30})\s{0,3}(?:['’]ll|\s+will|\s+is\s+going\s+to)\s+(?:\w+\s+)?(?:ring|call|phone|telephone|text|visit|come\s+(?:to|round\s+to))\s+(?:you\b|\+?\d)[^.!?]{0,80}(?:\d|\b(?:today|tomorrow|tonight|noon)\b)",
    re.IGNORECASE,
)
"""The other one comes to the customer, at a time: nobody is sent anywhere."""
PLACE = re.compile(r"\b(?:store|shop|branch|garage)\b", re.IGNORECASE)
BOUGHT = re.compile(r"\b(?:bought|purchased|collected|picked\s+up|return|exchange)\b", re.IGNORECASE)


def _only_there(reading: Reading, sentence: Sentence) -> bool:
    """Whether nobody but the one named can do it, or it is done in the place where the customer bought it."""
    told = reading.customer.text if reading.customer else ""
    there = PLACE.search(sentence.text) and PLACE.search(told) and BOUGHT.search(told)
    return bool(there or ONLY_THERE.search(sentence.text))


def _answers_there(reading: Reading, sentence: Sentence) -> bool:
    """Whether a brief public answer names the very page on which it stands, or gives the solution and the number for it."""
    said = [one.text for one in reading.sentences[sentence.index : sentence.index + 2]]
    brings = sentence.does("solution") or any(map(OUR_PART.search, said))
    page = PAGE.search(sentence.text) and not DESK.search(sentence.text)
    return reading.profile.public and bool(page or (brings and ADDRESS.search(sentence.text)))


def names_way(text: str, asked: str) -> bool:
    """Whether the words tell by which way that is asked for which somebody wants.

    >>> names_way("Deferral requests should be made via the portal.", "can I defer to May")
    True
    """
    named = REQUESTED.match(text)
    return named is not None and named["what"].lower()[:5] in asked.lower()


def _has_its_way(reading: Reading, sentence: Sentence) -> bool:
    """Whether it names the way that a right, a request or a paper has to go, for what the customer asked about, or besides an answer."""
    told = reading.customer.text.lower() if reading.customer else ""
    right = RIGHTS.search(sentence.text)
    if right and any(
        word in told
        for word in ("appeal", "object", "complain", "ombudsman", "review", "notice", "unfair", "wrong", "disagree")
    ):
        return True
    if names_way(sentence.text, told):
        return any(one is not sentence and one.does("explanation", "solution", "action") for one in reading.sentences)
    return not reading.profile.public and AGAIN.search(sentence.text) is not None


PURPOSE = AnyCase(
    r"^\W*(?:and\s+|if\s+you\s+(?:would\s+like|['’]?d\s+like|want|wish)\s+)?to\s+(?!find|know|learn|hear|get|ask|see|check|discuss|talk|speak|have|be|help|understand|resolve|sort|clarify|confirm|receive|complain|report|enquire|inquire|make\s+sure)(?P<deed>[a-z]+)\b[^,.!?]{0,60},\s*(?:(?:you\s+(?:can|could|may)|please|just|simply)\s+)*[a-z]+"
)
"""For a deed that may follow, the way to it."""


def _goes_on(reading: Reading, sentence: Sentence) -> bool:
    """Whether it tells how to go on from an answer that was given before, for a deed of which the customer did not ask."""
    further = PURPOSE.match(sentence.text)
    if further is None or reading.customer is None or further["deed"][:5] in reading.customer.text.lower():
        return False
    return any(
        one.does("solution", "explanation") and not one.does("handoff") for one in reading.sentences[: sentence.index]
    )


IN_WRITING = AnyCase(
    r"^(?!.*\b(?:you\s+(?:can|may|could)|if\s+you|(?:i|we)(?:['’](?:ve|ll)|\s+(?:have|will))|sorry|no\s+need|not\s+have\s+to|needn['’]t|so\s+(?:you|that\s+you))\b).*\b(?:(?:put|set\s+out|submit|send|make|give|state|describe)\s+(?:us\s+|me\s+)?(?:(?:your|the|this|that|it|all|of|a)\s+){0,3}(?:\w+\s+)?(?:complaint|request|concerns?|claim|cancellation|case|(?<=put\s)it|(?<=put\s)that|(?<=put\s)this)\s+(?:to\s+us\s+)?(?:in\s+writing|on\s+paper)\b"
    r"|(?:complaints?|requests?|cancellations?|claims?|refunds?)\s+(?:(?:are|is|can|must|will|may|have\s+to|need\s+to)\s+)+(?:only\s+)?(?:be\s+)?(?:accepted|made|submitted|handled|considered|taken|sent|looked\s+at)\s+(?:only\s+)?(?:to\s+(?:us|me)\s+)?(?:only\s+)?(?:by\s+(?:post|letter|fax|registered\s+\w+)|in\s+writing|in\s+person)\b)",
    re.DOTALL,
)
"""The customer has said it, and is to say it again on paper."""


def _on_paper(reading: Reading) -> list[Sentence]:
    """The sentences that have a customer with a complaint put it in writing."""
    customer = reading.customer
    if customer is None or not (customer.reading.complaint or customer.upset):
        return []
    return [one for one in reading.sentences if IN_WRITING.search(one.text) and not one.does("action")]


def check(reading: Reading) -> Iterator[Found | Clean]:
    found = (
        reading.cued("channel/needless-handoff")
        or _instead_of_an_answer(reading)
        or _dm_for_anything(reading)
        or _on_paper(reading)
    )
    found = [
        one
        for one in found
        if not (
            _has_to_be_private(reading, one)
            or _only_there(reading, one)
            or NO_HANDOFF.search(one.text)
            or _has_its_way(reading, one)
            or COMES.search(one.text)
            or _answers_there(reading, one)
            or _goes_on(reading, one)
            or _is_the_way(reading, one)
        )
    ]
    for sentence in found[:1]:
        yield Found(*sentence.carrying("channel/needless-handoff"))
    if not found:
        yield Clean("the answer is given here, or has to be given elsewhere")


HANDS_IN = AnyCase(
    r"\b(?:fill(?:ing)?|complet(?:e|ing)|sign|bring|return|attach|upload|print|submit|hand)\b(?! (?:us|me)\b)"
)
"""Something to fill in, bring or hand in."""


def _is_the_way(reading: Reading, sentence: Sentence) -> bool:
    """Whether the customer asks how something is done, and this is how: a paper to fill in and where it goes."""
    asked = reading.customer.questions if reading.customer and not reading.profile.public else ()
    return any(kind_of(one.asks) == "how" for one in asked) and is_step(sentence)


def is_step(sentence: Sentence) -> bool:
    """Whether it tells a step to take with a paper or a thing, and not only whom to ask."""
    return sentence.does("instruction") and HANDS_IN.search(sentence.text) is not None
