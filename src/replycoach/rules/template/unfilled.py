"""A placeholder is left unfilled.

The customer would read the machinery of a template instead of their own name or order: nothing says more plainly that
nobody looked. Found are the placeholder syntaxes of helpdesks (Liquid, Jinja, Help Scout, osTicket, Zammad, Salesforce,
Intercom, Discourse and others), what people leave by hand, such as a bracketed NAME, and words that a rewrite handed
back and nobody said anew. Brackets that are part of the
text (a footnote, a masked card number, code that the customer asked about) are not.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="error",
    surface=True,
    by_form=True,
    source=("CH",),
    message="“{found}” was left unfilled.",
    why="The customer sees that a template was sent and nobody looked at it.",
    todo="Put in what it stands for, or take it out.",
    any_language=True,
    examples=(
        Example("Hi ⟦{{customer.first_name}}⟧, your parcel is on its way."),
        Example("Dear ⟦[NAME]⟧, thank you for your order."),
        Example("Your ticket is ⟦%{ticket.number}⟧ and I have it in hand."),
        Example("Hello ⟦{%customer.firstName,fallback=there%}⟧, it is done."),
        Example("Hi Ana, ⟦[say kindly: “Calm down.”]⟧ Your parcel is on its way."),
        Example("The footnote [1] in your contract covers this."),
        Example("The card ending XXXX-XXXX-1234 was charged once."),
        Example("I love that too <3 and the price is under $5."),
    ),
)

SAY = re.compile(r"\[say [a-z ]{3,40}: [“\"](?:[^”\"]|[”\"](?!\])){1,2000}[”\"]\]")


def check(reading: Reading) -> Iterator[Found]:
    for placeholder in reading.prose.placeholders:
        yield Found(placeholder.start, placeholder.end)
    for words in SAY.finditer(reading.prose.text):
        yield Found(*words.span())
