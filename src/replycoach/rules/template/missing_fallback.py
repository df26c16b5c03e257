"""A greeting that ends in nothing when the name is missing.

Customers who write from a form or a shared mailbox often have no first name on record, and "Hi ," tells them that a
machine wrote. A fallback in the placeholder, a condition around it, or a greeting without the name prevents that. Helpdesks
in which every requester has a name are left alone.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, NotApplicable, Rule

rule = Rule(
    severity="warning",
    source=("CH",),
    message="Without a value for “{name}” this greeting ends in nothing.",
    why="A customer without a name on record is greeted with a gap, and sees that a template was sent.",
    todo="{how}",
    kind="template",
    any_language=True,
    examples=(
        Example("Hi ⟦{%customer.firstName%}⟧,\n\nIt is done.", {"dialect": "help scout"}),
        Example("Hello ⟦{{ customer.first_name }}⟧,\n\nIt is done.", {"dialect": "jinja"}),
        Example("Dear ⟦#{ticket.customer.firstname}⟧,\n\nIt is done.", {"dialect": "zammad"}),
        Example("Hi {%customer.firstName,fallback=there%},\n\nIt is done.", {"dialect": "help scout"}),
        Example("Hi {{ customer.first_name or 'there' }},\n\nIt is done.", {"dialect": "jinja"}),
        Example(
            "{% if customer.first_name %}Hi {{ customer.first_name }},{% else %}Hello,{% endif %}", {"dialect": "jinja"}
        ),
        Example("The parcel for {%customer.fullName%} is here.", {"dialect": "help scout"}),
    ),
)


def check(reading: Reading) -> Iterator[NotApplicable]:  # noqa: ARG001
    yield NotApplicable("only template files are checked for this")
