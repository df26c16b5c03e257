"""Two templates say the same.

Names, numbers, dates, links and placeholders left aside, most of the text is the same as that of another template. Copies
drift apart: one gets the new return address and the other keeps the old one, and agents must guess which to take. Keep one,
and let placeholders or a branch carry the difference. Short templates are left out, since short ones are alike by nature.
"""

from collections.abc import Iterator

from replycoach.reading import Reading
from replycoach.rules.rule import Example, NotApplicable, Rule

_OTHER = (
    "Hello {{ customer.first_name }}, your refund of £20 left our bank today and reaches you by Friday. "
    "If it is not there by then, answer this mail and I will trace it."
)

rule = Rule(
    severity="warning",
    source=("CH",),
    message="{share} of this is the same as in {other}{cluster}.",
    why="Copies drift apart, and then some customers get the old answer.",
    todo="Keep one of them and let a placeholder or a branch carry the difference.",
    kind="template",
    any_language=True,
    examples=(
        Example(_OTHER.replace("£20", "£35"), {"other": _OTHER}, missing=True),
        Example(
            _OTHER.replace("Friday", "Monday").replace("{{ customer.first_name }}", "{%customer.firstName%}"),
            {"other": _OTHER},
            missing=True,
        ),
        Example(_OTHER.replace("answer this mail", "write to me again"), {"other": _OTHER}, missing=True),
        Example(
            "Hello {{ customer.first_name }}, your parcel left our store today and reaches you by Friday. I will look on Saturday whether it has arrived.",
            {"other": _OTHER},
        ),
        Example(
            "Thanks, {{ customer.first_name }}, have a good evening!",
            {"other": "Thanks, {{ customer.first_name }}, have a good evening!"},
        ),
        Example("Your refund is on its way, {{ customer.first_name }}.", {"other": _OTHER}),
    ),
)


def check(reading: Reading) -> Iterator[NotApplicable]:  # noqa: ARG001
    yield NotApplicable("only template files are checked for this")
