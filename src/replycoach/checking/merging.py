"""One fault, seen in several views of a template, is one finding: where it is in the template, and which branch shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from replycoach.checking.views import View
from replycoach.model import SEVERITIES, Finding

BETWEEN = "; "
"""What stands between the conditions of a view."""


@dataclass
class Fault:
    """A finding of one template: its words in the template (None: something is missing), and the views that show it."""

    finding: Finding
    span: tuple[int, int] | None
    view: View
    shown_by: list[int] = field(default_factory=list)


def merge(found: Iterable[tuple[int, View, Finding]]) -> list[Fault]:
    """Faults of a template from the findings of its views, as (number of the view, view, finding).

    What only sample values say is no fault of the template.
    """
    faults: dict[tuple[str, tuple[int, int] | None], Fault] = {}
    for number, view, finding in found:
        span = None
        if finding.start is not None and finding.end is not None:
            span = view.to_piece(finding.start, finding.end)
            if span is None:
                continue
        fault = faults.setdefault((finding.rule, span), Fault(finding, span, view))
        if SEVERITIES.index(finding.severity) < SEVERITIES.index(fault.finding.severity):
            fault.finding, fault.view = finding, view
        if number not in fault.shown_by:
            fault.shown_by.append(number)
    return list(faults.values())


def needed(fault: Fault, views: Sequence[View]) -> str:
    """The branch that shows this fault: what its views have in common and others lack; empty when all views show it."""
    if len(fault.shown_by) == len(views):
        return ""
    conditions = [view.when.split(BETWEEN) if view.when else [] for view in views]
    showing = [conditions[number] for number in fault.shown_by]
    common = [one for one in showing[0] if all(one in others for others in showing)]
    telling = [one for one in common if any(one not in others for others in conditions)]
    return BETWEEN.join(telling) or min((views[number].when for number in fault.shown_by), key=len)
