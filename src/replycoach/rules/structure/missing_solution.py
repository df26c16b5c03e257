"""A complaint, and nothing is solved or moved forward.

The last stage of the CARP method: the customer leaves with the fix, an offer, a concrete step, or the question that the fix
depends on. Kind words alone do not solve a problem. Whoever writes of a danger to life or limb, a smell of gas or a swallowed battery, needs a word that keeps them
safe before all else, and whose train leaves in ten minutes needs more than an answer in two days.
"""

from collections.abc import Iterator

from replycoach.model import Move
from replycoach.reading import Reading
from replycoach.rules.public import ASKED_FOR, leads_on
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule
from replycoach.rules.run import quote
from replycoach.rules.wanted import unserved

_COMPLAINT = {
    "customer": "The heater you sold me broke after two days and nobody answers! I'm furious.",
    "channel": "chat",
}

rule = Rule(
    severity="warning",
    source=("BD",),
    needs=("customer",),
    message="Nothing in the reply solves {whose} problem or moves it forward.",
    why="The customer wrote to have it solved, and has to write again.",
    todo="Give the fix or an offer; where you do not have it yet, say what you are doing to get it, or ask what you need.",
    examples=(
        Example("Hi Ana, I'm so sorry, that must be very annoying. I understand your anger.", _COMPLAINT, missing=True),
        Example(
            "Hi Ana, I completely understand how frustrating this is. You are important to us.",
            _COMPLAINT,
            missing=True,
        ),
        Example("Ana, I'm sorry. Two days is far too short for a heater to last.", _COMPLAINT, missing=True),
        Example(
            "Hi Ana, I'm sorry, two days is far too short. A new heater leaves today and reaches you tomorrow.",
            _COMPLAINT,
        ),
        Example("Hi Ana, sorry about that. Which heater is it, the small or the large one?", _COMPLAINT),
        Example("Hi Ana, sorry. Please switch it off and I'll collect it tomorrow at nine.", _COMPLAINT),
        Example(
            "Sorry, Ana. I'm staying on this until it is warm at yours, and you'll hear from me by two.", _COMPLAINT
        ),
        Example("One moment, let me look at your order.", {**_COMPLAINT, "channel": "phone"}),
        Example(
            "Hi Ana, sorry about the heater. Ben comes on Thursday between nine and noon.",
            {"customer": "There's a smell of gas by the new heater since last night.", "channel": "chat"},
            missing=True,
        ),
        Example(
            "Please turn the gas off at the valve, Ana, open the windows and ring 0800 555 111. Ben is on his way.",
            {"customer": "There's a smell of gas by the new heater since last night.", "channel": "chat"},
        ),
        Example(
            "Hi Ana, sorry to hear it. Which cleaner was it?",
            {"channel": "chat", "customer": "my little one drank some of the floor cleaner"},
            missing=True,
        ),
        Example(
            "Hi Ana, sorry about the button! I've taken the teddy off the shelf.",
            {"channel": "chat", "customer": "my son swallowed the teddy's button, the doctor says he's fine"},
        ),
        Example(
            "Hi Ana, sorry! I've passed it on, and you'll have an answer within three working days.",
            {"customer": "the code for my ticket doesn't open and my ferry leaves in half an hour", "channel": "chat"},
            missing=True,
        ),
        Example(
            "Sorry, Ana! Show this chat at the gate and they'll let you on; a new code comes within three working days.",
            {"customer": "the code for my ticket doesn't open and my ferry leaves in half an hour", "channel": "chat"},
        ),
        Example("Hi Ana, lovely to hear!", {"customer": "The heater is great, thanks!", "channel": "chat"}),
        Example(
            "Sorry about the cold evenings, Ana. All about it is on heaters.example/help.",
            {**_COMPLAINT, "channel": "social"},
        ),
    ),
)

FORWARD: tuple[Move, ...] = ("solution", "action", "instruction", "question", "handoff", "ownership", "timeframe")
"""What moves a matter forward, if only by saying who does something, and when."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    first = None if customer is None or reading.holds_only else next(unserved(reading, customer), None)
    if first:
        told, message, todo = first
        words = {"customer": reading.customer_called, "question": quote(told)}
        yield Found(words=words, message=message, todo=todo)
    elif customer is None or not customer.reading.complaint:
        yield NotApplicable("the message is no complaint")
    elif reading.profile.public and customer.reading.abusive:
        yield NotApplicable("bullying in public is owed no solution; channel/feeds-troll judges that")
    elif reading.holds_only:
        yield NotApplicable("the reply only asks to wait; time/hold-unasked judges that")
    elif leads_on(reading):
        yield Clean(ASKED_FOR)
    elif reading.performs("problem_solve") or reading.does(*FORWARD) or "?" in reading.text:
        yield Clean("the reply moves the matter forward")
    elif reading.does("refusal"):
        yield NotApplicable("the reply refuses; language/dead-end judges that")
    else:
        yield Found(words={"whose": reading.customer_whose})
