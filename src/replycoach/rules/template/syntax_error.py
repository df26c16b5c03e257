"""A template that does not parse.

A placeholder with a brace too few, a statement that is never ended, a word that the helpdesk does not know: at best the
helpdesk refuses the template, at worst the customer reads the machinery. Where a template language has its own
parser (Jinja), its words are given; the others are read by the syntax that their helpdesk documents.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, NotApplicable, Rule

rule = Rule(
    severity="error",
    source=("CH",),
    message="This does not parse: {what}.",
    why="The customer would read the machinery of the template, or get nothing at all.",
    todo="Write the placeholder or statement whole.",
    kind="template",
    any_language=True,
    examples=(
        Example("Hi ⟦{{name}⟧, it ships today.", {"dialect": "zendesk"}),
        Example("Hi ⟦{%customer.firstName}⟧, it ships today.", {"dialect": "help scout"}),
        Example("⟦{% if vip %}⟧Dear {{ name }}, it ships today.", {"dialect": "jinja"}),
        Example("{% if ticket.id %}It is done.⟦{% elif ticket.account %}⟧Hello.{% endif %}", {"dialect": "zendesk"}),
        Example("Hi {{ticket.requester.first_name}}, it ships today.", {"dialect": "zendesk"}),
        Example("{% raw %}Use {{name} or name}} in your own text.{% endraw %}", {"dialect": "jinja"}),
        Example("Hi {%customer.firstName,fallback=there%}, it ships today.", {"dialect": "help scout"}),
    ),
)


def check(reading: Reading) -> Iterator[NotApplicable]:  # noqa: ARG001
    yield NotApplicable("only template files are checked for this")
