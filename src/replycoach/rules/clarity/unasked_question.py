"""A vague complaint, and the reply does not ask what exactly is wrong.

"Nothing works!" calls for the question what it is that does not work, politely and without haste; not for a guess, a list of everything that
could be tried, or a ready answer to another problem. Any real question about the matter will do, also as a request ("tell me what you see"); "Anything else?" and a
questionnaire that asks for everything but that will not.
"""

import re
from collections.abc import Iterator

from replycoach.model import Move
from replycoach.reading import Reading, Sentence
from replycoach.reading.answers import kind_of
from replycoach.rules.public import ASKED_FOR, leads_on
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_VAGUE = {"channel": "chat", "customer": "nothing works!! do something"}

rule = Rule(
    severity="error",
    source=("EX", "CH"),
    needs=("customer",),
    message="{whose} message does not say what is wrong, and the reply does not ask.",
    why="An answer to a problem that nobody has named is a guess, and costs another round.",
    todo="Ask the one question that tells you what is wrong.",
    examples=(
        Example("Hi Ana, please restart the router, that usually helps.", _VAGUE, missing=True),
        Example("Hi Ana, sorry about that. The new version has fixed all problems.", _VAGUE, missing=True),
        Example("Hello, please restart the app; that will have fixed it.", _VAGUE, missing=True),
        Example("Hi Ana, sorry about that. I've reset your account. Anything else I can do?", _VAGUE, missing=True),
        Example("Sorry, Ana. I've looked into it: your line was off, and it is back as of nine.", _VAGUE),
        Example(
            "Thank you! There will be more seats from May.",
            {"channel": "chat", "customer": "best cake ever, but the seats!"},
        ),
        Example("Hi Ana, I'm sorry. What happens when you open the app?", _VAGUE),
        Example("Hi Ana, that's no fun. Tell me what you see on the screen and I'll take it from there.", _VAGUE),
        Example("Hi Ana, sorry to hear it! Is it the app, the website or the box under the telly?", _VAGUE),
        Example(
            "@tom We hear you. The kitchen is open until nine.",
            {"channel": "social", "customer": "@CafeNord you absolute morons, clowns the lot of you"},
        ),
        Example(
            "Hi Ana, please restart the router, that usually helps.",
            {"channel": "chat", "customer": "The router's second light has been red since this morning."},
        ),
        Example(
            "Hi Ana, take the side door on Mill Lane.",
            {"channel": "chat", "customer": "how do I get in?"},
        ),
        Example(
            "Hi Sam, sorry to hear this. Please DM us your booking reference and we'll look into it. ^AB",
            {
                "channel": "social",
                "customer": "@BlueJet my flight was cancelled and nobody at the desk knows anything. What am I supposed to do?",
            },
        ),
    ),
)


COURTESY = re.compile(
    r"\b(?:is there|(?<!or )anything|(?<!or )something|what|how) (?:anything |something )?else(?:\?| (?:i|we|you|that)\b)|(?:else|more) (?:i|we) can|all right\?|ok(?:ay)?\?|all right for you|fair enough|how(?:'s| is| does) that|sounds? (?:good|ok|fair)|\bhold\b|(?:may|can|could) (?:i|we) (?:help|put you)",
    re.IGNORECASE,
)
"""Questions that do not ask what is wrong."""
ASKING = re.compile(
    r"\b(?:what|which|where|when|who|how|why|(?:is|are|was|were|does|do|did|has|have) (?:it|this|that|there|the|your|you|something|anything|he|she|they)|(?:can|could|would|will) you)\b",
    re.IGNORECASE,
)
REQUEST = re.compile(
    r"\b(?:tell|show|explain to|send|give|write|share with|walk|let) (?:me|us)(?: know)?(?: \w+){0,3}? (?:what|which|when|how|where|who|more|screenshot|photo|picture|details?|exact\w*)\b|(?:^|please |could you |can you )describe\b"
    r"|\b(?:i|we)(?:'d| would)? (?:just )?(?:need|like) to know\b|\b(?:more|few|some) details?\b",
    re.IGNORECASE,
)
QUESTIONNAIRE = 3
"""From so many commas a request for what is needed is a list, not a question what is wrong."""
FOUND_OUT = re.compile(
    r"\b(?:i|we)(?:['’]ve|\s+have|\s+just)*\s+(?:spoken|spoke|talked|looked\s+(?:at|into)|checked|found|rung|rang)\b[^.!?]*[;:,]\s+(?:and\s+)?(?:he|she|they|it|the|your|that|there|which)\b",
    re.IGNORECASE,
)
"""Looked, and says what came of it."""
LIKELY = 0.2
"""The draft as a whole must be at least this likely to leave the question out."""
SAYING: tuple[Move, ...] = ("explanation", "solution", "instruction", "action", "timeframe")


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    seems = not (customer and customer.reading.clear) and reading.likely("clarity/unasked-question")
    if customer is None or not (customer.reading.vague or seems):
        yield NotApplicable("the message says what is wrong")
    elif customer.emotion == "pleased":
        yield NotApplicable("the customer is pleased")
    elif reading.profile.public and customer.reading.abusive:
        yield NotApplicable("bullying in public is not asked about; channel/feeds-troll judges that")
    elif _is_answered(reading):
        yield Clean("the customer asks a plain question")
    elif leads_on(reading):
        yield Clean(ASKED_FOR)
    elif "?" in customer.text and reading.does("solution") and not customer.reading.vague:
        yield Clean("the customer asks, and the reply answers")
    elif any(FOUND_OUT.search(one.text) for one in reading.doing("action")):
        yield Clean("the reply has found out what it was")
    elif any(map(asks, reading.sentences)) or reading.flags.get("clarity/unasked-question", 0.0) < LIKELY:
        yield Clean("the reply asks")
    else:
        yield Found(words={"whose": f"{reading.customer_called}'s"})


def _is_answered(reading: Reading) -> bool:
    """Whether the customer complains of nothing and asks what, when, where, why or how, and the reply says something to it."""
    customer = reading.customer
    if customer is None or customer.reading.complaint or customer.upset or not reading.does(*SAYING):
        return False
    return any(kind_of(one.asks) not in ("request", "whether") for one in customer.questions)


def asks(sentence: Sentence) -> bool:
    """Whether a sentence asks about the matter, as a question or as a request."""
    if sentence.does("further_help", "hold"):
        return False
    if "?" in sentence.text:
        return bool(ASKING.search(sentence.text)) and not COURTESY.search(sentence.text)
    return bool(REQUEST.search(sentence.text)) or (
        sentence.does("question") and sentence.text.count(",") < QUESTIONNAIRE
    )
