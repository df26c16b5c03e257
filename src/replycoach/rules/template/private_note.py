"""A note to agents in a text that goes to the customer.

"INTERNAL: check the account first" or a forgotten TODO was meant for colleagues. In a public template it is sent to
everybody who gets that reply. Notes that the helpdesk itself keeps private, and comments of the template language, are
not meant.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, NotApplicable, Rule

rule = Rule(
    severity="error",
    source=("CH",),
    message="“{found}” is a note to agents in a text for customers.",
    why="The customer reads what was meant for colleagues.",
    todo="Move the note to a private comment or to the template's description.",
    kind="template",
    any_language=True,
    examples=(
        Example("Hi Ana,\n\n⟦INTERNAL: check the account first⟧\n\nIt is done."),
        Example("<p>Hi Ana,</p><p>⟦INTERNAL: check the account first⟧</p><p>It is done.</p>"),
        Example("⟦TODO⟧: new prices. The kettle costs £20."),
        Example("⟦Note to agent: pick one of these⟧\n\nIt is done."),
        Example("⟦DO NOT SEND⟧ before Monday. It is done."),
        Example("Please do not send cash by post."),
        Example("{# TODO: new prices #}The kettle costs £20.", {"dialect": "jinja"}),
        Example("Our internal team has looked at it, and it is done."),
        Example("There is nothing left to do on your side."),
    ),
)


def check(reading: Reading) -> Iterator[NotApplicable]:  # noqa: ARG001
    yield NotApplicable("only template files are checked for this")
