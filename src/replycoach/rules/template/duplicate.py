"""Two templates say the same.

Names, numbers, dates, links and placeholders left aside, most of the text is the same as that of another template. Copies
drift apart: one gets the new return address and the other keeps the old one, and agents must guess which to take. Keep one,
and let placeholders or a branch carry the difference. Short templates are left out, since short ones are alike by nature.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, NotApplicable, Rule

rule = Rule(
    severity="warning",
    source=("CH",),
    message="{share} of this is the same as in {other}{cluster}.",
    why="Copies drift apart, and then some customers get the old answer.",
    todo="Keep one of them and let a placeholder or a branch carry the difference.",
    kind="template",
    any_language=True,
    examples=(),
)


def check(reading: Reading) -> Iterator[Found | NotApplicable]:  # noqa: ARG001
    yield NotApplicable("only template files are checked for this")
