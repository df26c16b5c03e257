"""The team view: many replies in, one page out that a team lead can read and pass on (docs/report.md).

`team_report` makes the figures, `render` the page. It is a tool for coaching: it ranks nobody, and says where replies are too few.
"""

from replycoach.report.build import build, team_report
from replycoach.report.html import render
from replycoach.report.model import Record, Report

__all__ = ["Record", "Report", "build", "render", "team_report"]
