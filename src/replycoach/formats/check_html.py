"""A check report as one HTML page: nothing is loaded, nothing runs, light and dark, readable on a phone."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, StrictUndefined, Template

from replycoach.checking.report import CheckReport
from replycoach.formats.check_text import summary
from replycoach.formats.shown import as_read, words_read


def render(report: CheckReport) -> str:
    """The page."""
    groups = [(path, list(group)) for path, group in groupby(report.findings, key=lambda one: one.path)]
    scores = {file.path: file.score for file in report.files}
    page = _template().render(
        report=report, files=groups, scores=scores, summary=summary(report), as_read=as_read, words_read=words_read
    )
    return page.encode("utf-8", "replace").decode() + "\n"


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(files("replycoach.formats").joinpath("check.html.j2").read_text(encoding="utf-8"))
