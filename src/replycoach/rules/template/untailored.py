"""Nothing ties the reply to this customer's case.

A template is a framework that one adapts; even cases that look the same differ in detail. A reply in which no thing, place, date or
question of the customer comes back could have been sent to anybody, and reads like it. "Dear Customer" to somebody whose name is known is
found, too.
"""

import re
from collections.abc import Iterator

from replycoach.model import Edit, Suggestion
from replycoach.reading import Reading
from replycoach.reading.addressee import Addressee, addressee
from replycoach.reading.overlap import content
from replycoach.rules.public import moves_to_private
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

rule = Rule(
    severity="warning",
    source=("CH", "ES"),
    needs=("customer",),
    message="Nothing in the reply shows that it is about {whose} case.",
    why="A reply that could go to anybody tells the customer that nobody read their message.",
    todo="Bring in what they told you: the thing, the day, what it stopped them from doing.",
    examples=(
        Example(
            "Hi,\n\nThank you for contacting us. We have received your message and will do our best to help. Customer satisfaction is our priority.\n\nThe Support Team",
            {
                "customer": "The extending leaf of our Alder table came cracked, and eleven people come to lunch on Saturday."
            },
            missing=True,
        ),
        Example(
            "Hello, thank you for contacting us. Your message is important to us, and one of our agents will review it. We appreciate your patience.",
            {
                "channel": "chat",
                "customer": "My violin came back with the bridge on backwards and I have a concert tomorrow",
            },
            missing=True,
        ),
        Example(
            "Thank you for your feedback. We value all our customers and always try to improve.",
            {
                "channel": "social",
                "customer": "@HarbourCafe found a plaster in my soup on Mill Street today, disgusting",
            },
            missing=True,
        ),
        Example(
            "Hi Ana,\n\nA cracked leaf before a lunch for eleven is the last thing you need. A new one comes on Thursday.\n\nBest wishes,\nTom",
            {
                "customer": "The extending leaf of our Alder table came cracked, and eleven people come to lunch on Saturday."
            },
        ),
        Example(
            "⟦Dear Customer⟧,\n\nA cracked leaf before a lunch for eleven is the last thing you need. A new one comes on Thursday.\n\nBest wishes,\nTom",
            {
                "customer_name": "Ana Petrov",
                "customer": "The extending leaf of our Alder table came cracked, and eleven people come to lunch on Saturday.",
            },
        ),
        Example(
            "⟦Dear Sir / Madam⟧,\n\nThe brown bin at Elm Road is emptied on Wednesday.\n\nWaste Services",
            {"customer": "My brown bin at Elm Road hasn't been emptied for two weeks.", "customer_name": "Ana Petrov"},
        ),
        Example(
            "⟦To whom it may concern⟧,\n\nThe brown bin at Elm Road is emptied on Wednesday.\n\nWaste Services",
            {"customer": "My brown bin at Elm Road hasn't been emptied for two weeks.", "customer_name": "Ana Petrov"},
        ),
        Example(
            "⟦Dear Graduate⟧,\n\nThe copy of the diploma is made in ten days.\n\nRegistry",
            {"customer": "I need a copy of my diploma, how long does it take?", "customer_name": "Ana Petrov"},
        ),
        Example(
            "⟦Dear Resident⟧,\n\nThe brown bin at Elm Road is emptied on Wednesday.\n\nWaste Services",
            {"customer": "My brown bin at Elm Road hasn't been emptied for two weeks. Mrs Carr"},
        ),
        Example(
            "Lovely to hear, Ana. Have a good evening!",
            {"channel": "chat", "customer": "that's sorted it, thank you so much!!"},
        ),
        Example(
            "Sorry to hear this! Please DM us your order number and we'll take a look. ^Jo",
            {"channel": "social", "customer": "@HarbourCafe the beans never came, a fortnight now"},
        ),
        Example("Yes, until nine tonight.", {"channel": "chat", "customer": "are you open late today?"}),
        Example(
            "Thank you for telling us about the violin. I'll turn the bridge myself tonight, before your concert.",
            {
                "channel": "chat",
                "customer": "My violin came back with the bridge on backwards and I have a concert tomorrow",
            },
        ),
    ),
)


SURE, SURE_IN_PUBLIC = 0.5, 0.95
"""How likely it must be where the reply does take up a word of the customer's; a public reply has room for few more."""
WHICH = re.compile(
    r"\b(?:(?:order|booking|account|customer|confirmation|reference|file|ticket|claim|application|case|phone|mobile|player|policy|card|flight|trip|receipt)\s+(?:phone\s+)?(?:number|no|ref(?:erence)?|id|name|info(?:rmation)?|details)"
    r"|reference|post\s?code|zip(?:\s?code)?|e-?mail|address|user\s?name|(?:photo|picture|pic|screenshot)s?)\b",
    re.IGNORECASE,
)
"""What tells which order or account is meant."""
TO_ANYBODY = "“{found}” could be anybody, and the name is known: {name}."
SIGNED = re.compile(
    r"(?:[.!?,]\s+|\n\s*)((?:Mrs?|Ms|Miss|Mx|Dr)\.?\s+(?:[A-Z]\.?\s+)?[A-Z][a-z'’-]+(?:-[A-Z][a-z]+)?)\W*$"
)
SIR_OR_MADAM = re.compile(
    r"\W*(?P<all>dear\s+(?:sirs?|madam)\s?/\s?(?:sirs?|madam|mesdames)|to\s+whom\s+it\s+may\s+concern)\b", re.IGNORECASE
)
SHORT = 20
"""Words of a reply that only returns a friendly word."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    customer = reading.customer
    named = reading.customer_named if reading.case.customer_name else _signed(reading)
    greeted = _greeted(reading.text, named)
    sure = SURE_IN_PUBLIC if reading.profile.public else SURE
    to_anybody = greeted is not None and greeted.anybody and bool(named)
    if greeted and to_anybody:
        yield _by_name(reading, greeted, named)
    if customer and customer.emotion == "pleased" and not customer.questions and reading.words <= SHORT:
        yield NotApplicable("a friendly word in return needs no more")
    elif moves_to_private(reading) and WHICH.search(reading.text):
        yield Clean("the reply asks in private which case it is")
    elif (
        reading.suspects("template/untailored")
        and _takes_up_nothing(reading)
        or (reading.likely("template/untailored") and reading.flags["template/untailored"] >= sure)
    ):
        yield Found(words={"whose": reading.customer_whose})
    elif not to_anybody:
        yield Clean("the reply is about this case")


def _greeted(text: str, named: str) -> Addressee | None:
    """Whom the reply greets; a slash between two titles leaves it open."""
    match = SIR_OR_MADAM.match(text)
    return Addressee(match["all"], *match.span("all"), anybody=True) if match else addressee(text, named)


def _signed(reading: Reading) -> str:
    """The name with a title with which the customer signs."""
    match = SIGNED.search(reading.customer.text) if reading.customer else None
    return match[1] if match else ""


def _by_name(reading: Reading, greeted: Addressee, named: str) -> Found:
    first = reading.text[greeted.start : greeted.end].split()[0]
    word = "Dear" if first.lower() == "to" else first
    edit = Edit(start=greeted.start, end=greeted.end, text=f"{word} {named}")
    by_name = Suggestion(text=f"Write “{word} {named}”.", edits=(edit,), safety="review")
    return Found(
        greeted.start,
        greeted.end,
        words={"name": named},
        message=TO_ANYBODY,
        todo="Greet them as {name}.",
        severity="advice",
        suggestions=(by_name,),
    )


def _takes_up_nothing(reading: Reading) -> bool:
    customer = reading.customer
    return customer is not None and not set(content(customer.text)) & set(content(reading.text))
