"""A check report as one HTML page: nothing is loaded, nothing runs, light and dark, readable on a phone."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, StrictUndefined, Template

from replycoach.checking.report import CheckReport, Located
from replycoach.checking.reviewing import AROUND
from replycoach.formats.check_text import summary
from replycoach.formats.shown import as_read, message_of


def render(report: CheckReport) -> str:
    """The page."""
    groups = [(path, list(group)) for path, group in groupby(report.findings, key=lambda one: one.path)]
    scores = {file.path: file.score for file in report.files}
    page = _template().render(
        report=report, files=groups, scores=scores, summary=summary(report), quoted=quoted, message_of=message_of
    )
    return page.encode("utf-8", "replace").decode() + "\n"


def quoted(one: Located) -> tuple[str, str, str]:
    """The words of a finding and what stands around them, cut between words."""
    before, words, after = as_read(one.before, one.words, one.after)
    if len(one.before) == AROUND and not one.before[0].isspace():
        before = "… " + before.partition(" ")[2]
    if len(one.after) == AROUND:
        after = after.rpartition(" ")[0] + " …"
    return before.lstrip(), words, after.rstrip()


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(files("replycoach.formats").joinpath("check.html.j2").read_text(encoding="utf-8"))
