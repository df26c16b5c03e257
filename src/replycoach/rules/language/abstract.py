"""“The item”, “your issue”, where the customer's own noun is known.

Concrete words show that somebody listened, and customers who hear their own lamp named rather than "the product" are more satisfied and buy more
(five studies, more than a thousand service talks). Found are empty nouns that stand for what the customer called by its name.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.reading.matters import DATE
from replycoach.rules.public import leads_on
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

_LAMP = {"channel": "chat", "customer": "My lamp came broken and the shade is torn."}

rule = Rule(
    severity="advice",
    surface=True,
    source=("Packard & Berger 2021",),
    needs=("customer",),
    message="“{found}” could be anything; {customer} wrote about {thing}.",
    why="Concrete words show that somebody listened.",
    todo="Call it what the customer called it: {thing}.",
    examples=(
        Example("I'm sorry about ⟦your issue⟧. A new one ships today.", _LAMP),
        Example("Hi Ana, ⟦the item⟧ will be replaced on Friday.", _LAMP),
        Example("We'll look at ⟦this matter⟧ today.", _LAMP),
        Example("I'm sorry about your lamp. A new one ships today.", _LAMP),
        Example("Hi Ana, the lamp will be replaced on Friday. The product number is under its foot.", _LAMP),
        Example(
            "Sorry! Please DM us your order number and we'll look into this problem.", _LAMP | {"channel": "social"}
        ),
        Example(
            "We'll answer your enquiry here.", {"channel": "chat", "customer": "is the late train running tonight?"}
        ),
        Example("The item is in stock.", {"channel": "chat", "customer": "is it in stock?"}),
    ),
)

EMPTY = re.compile(
    r"\b(?:the|your|this|that)\s+(?:(?:said|above|mentioned|aforementioned)\s+)?(?:item|product|issue|matter|problem|enquiry|inquiry|query|request|concern|incident|purchase|goods|article|unit)\b(?!\s+(?:number|code|page|name|id|with|of|is that))",
    re.IGNORECASE,
)


NEEDED = frozenset(
    "item product issue matter problem enquiry inquiry query request concern incident purchase goods article unit".split()
)
"""One of these is in everything that `EMPTY` finds."""


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    if reading.depth == "surface" and reading.lacks(NEEDED):
        return
    if leads_on(reading):
        yield NotApplicable("the matter itself goes on in private")
        return
    customer = reading.customer
    about = customer.reading.about if customer else ()
    things = [thing for thing in about if thing.islower() and not DATE.fullmatch(thing)]
    if customer is None or not things:
        yield NotApplicable("the customer's own noun is not known")
        return
    if any(re.search(rf"\b{re.escape(thing)}", reading.text, re.IGNORECASE) for thing in things):
        yield Clean("the reply uses the customer's own words")
        return
    match = EMPTY.search(reading.text)
    if match and not re.search(rf"\b{re.escape(match[0].split()[-1])}\b", customer.text, re.IGNORECASE):
        words = {"customer": reading.customer_named, "thing": f"“{things[0]}”"}
        yield Found(*match.span(), words=words)
