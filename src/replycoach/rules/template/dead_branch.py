"""A branch that no customer ever sees.

A condition that contradicts the one around it, an else after something that always holds, a comparison that was already
made: the words in there are kept up for nobody, and often the branch was meant to say something that now goes unsaid.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, NotApplicable, Rule

rule = Rule(
    severity="advice",
    source=("CH",),
    message="What stands under “{found}” {what}.",
    why="Words that nobody sees are kept up for nothing, and what they were meant to say goes unsaid.",
    todo="Correct the condition, or take the branch out.",
    kind="template",
    any_language=True,
    examples=(
        Example("⟦{% if false %}⟧Hello.{% endif %}It is done.", {"dialect": "jinja"}),
        Example("{% if vip %}Hello.⟦{% elif vip %}⟧Good day.{% endif %}", {"dialect": "jinja"}),
        Example(
            "{% if status == 'new' %}{{ x }}⟦{% if status == 'old' %}⟧Hello.{% endif %}{% endif %}",
            {"dialect": "liquid"},
        ),
        Example("{% if vip %}Hello.{% else %}Good day.{% endif %}", {"dialect": "jinja"}),
        Example("{% if a %}Hello.{% elif b %}Good day.{% endif %}", {"dialect": "jinja"}),
        Example("{% for item in items %}{{ item }}{% else %}None.{% endfor %}", {"dialect": "jinja"}),
    ),
)


def check(reading: Reading) -> Iterator[NotApplicable]:  # noqa: ARG001
    yield NotApplicable("only template files are checked for this")
