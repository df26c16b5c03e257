"""A variable that the helpdesk does not know.

A misspelt variable becomes an empty place or stays as it stands, and nobody sees it before the customer does. Names are
compared with those that the helpdesk documents and with the `variables` of the house's settings; a near one is suggested.
Custom fields and dynamic content, whose names are the house's own, are left alone.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, NotApplicable, Rule

rule = Rule(
    severity="error",
    source=("CH",),
    message="“{name}” is not a variable of {dialect}{hint}",
    why="The customer sees an empty place or the name of the variable where their own data should stand.",
    todo="Use a variable that the helpdesk has, or declare this one in `variables`.",
    kind="template",
    any_language=True,
    examples=(
        Example("Hi {{⟦ticket.requester.frist_name⟧}}, it is done.", {"dialect": "zendesk"}),
        Example("Hi %{⟦recipient.name.frst⟧}, it is done.", {"dialect": "osticket"}),
        Example("Hi {%⟦customer.firstname⟧,fallback=there%}, it is done.", {"dialect": "help scout"}),
        Example("Hi {{ticket.requester.first_name}}, it is done.", {"dialect": "zendesk"}),
        Example("Your size is {{ticket.ticket_field_360012}}.", {"dialect": "zendesk"}),
        Example("{% for item in items %}{{ item.anything }}{% endfor %}", {"dialect": "jinja"}),
    ),
)


def check(reading: Reading) -> Iterator[NotApplicable]:  # noqa: ARG001
    yield NotApplicable("only template files are checked for this")
