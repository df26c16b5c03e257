"""A suppression that does nothing, or does not say why.

A comment such as ``replycoach: ignore[tone/shouting] our brand is written so`` tells the check to leave something alone. It
must name the rules and give the reason, so that the next reader can judge it. When the words are gone, the comment should go
as well: what is left behind would hide the next fault.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, NotApplicable, Rule

rule = Rule(
    severity="warning",
    source=("CH",),
    message="{problem}",
    why="A suppression that is not needed, or that nobody can judge, hides the next fault.",
    todo="Take the comment out, or name the rule and the reason.",
    kind="template",
    points=0,
    any_language=True,
    examples=(
        Example(
            "⟦{# replycoach: ignore[language/blame] quoting the customer #}⟧\nThanks for the photos, {{ customer.first_name }}."
        ),
        Example("⟦{# replycoach: ignore[language/blam] quoting the customer #}⟧\nYou failed to attach the form."),
        Example("⟦<!-- replycoach: ignore[tone/shouting] -->⟧\nWe HAVE TOLD YOU this."),
        Example("{# replycoach: ignore[tone/shouting] the name of the sale #}\nWe HAVE TOLD YOU this."),
        Example("{# The team reviews this text in March. #}\nThanks for the photos."),
        Example("Write `replycoach: ignore` in a comment to leave something alone."),
    ),
)


def check(reading: Reading) -> Iterator[NotApplicable]:  # noqa: ARG001
    yield NotApplicable("only template files are checked for this")
