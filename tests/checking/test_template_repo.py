"""The example repository: its planted faults are found, and its report is the published one.

``REPLYCOACH_UPDATE=1`` writes the report anew, after the model or a rule has changed; read the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from replycoach import Settings
from replycoach.checking.check import check
from replycoach.checking.report import CheckReport
from replycoach.formats import check_text

REPOSITORY = Path(__file__).parents[2] / "examples" / "template-repo"
REPORT = REPOSITORY / "report.txt"
PLANTED = {
    ("templates/helpscout/back-in-stock.md", "template/missing-fallback"),
    ("templates/helpscout/chat-hold.txt", "tone/shouting"),
    ("templates/helpscout/refund-done-copy.txt", "template/duplicate"),
    ("templates/helpscout/saved-replies.yaml", "template/unfilled"),
    ("templates/helpscout/saved-replies.yaml", "template/unknown-variable"),
    ("templates/mail/order-delayed.html.j2", "template/dead-branch"),
    ("templates/mail/refund-approved.txt.j2", "template/missing-fallback"),
    ("templates/mail/review-request.txt.j2", "template/unknown-variable"),
    ("templates/mail/workshop.md.j2", "template/syntax-error"),
    ("templates/zendesk/macros.json", "template/syntax-error"),
    ("templates/zendesk/macros.json", "template/unknown-variable"),
}


@pytest.fixture(scope="module")
def report() -> CheckReport:
    return check(["templates"], Settings.find(REPOSITORY), root=REPOSITORY)


def test_planted_faults_are_found(report: CheckReport) -> None:
    assert report.failures == ()
    assert {(one.path, one.finding.rule) for one in report.findings} >= PLANTED
    assert sum(file.pieces for file in report.files) == 21


def test_the_report_is_the_published_one(report: CheckReport) -> None:
    text = check_text.render(report)
    if os.environ.get("REPLYCOACH_UPDATE"):
        REPORT.write_text(text, encoding="utf-8")
    assert text == REPORT.read_text(encoding="utf-8")


def test_the_workflow_checks_the_folder_that_is_there() -> None:
    workflow = yaml.safe_load((REPOSITORY / ".github" / "workflows" / "templates.yml").read_text(encoding="utf-8"))
    [step] = [one for one in workflow["jobs"]["check"]["steps"] if one.get("id") == "templates"]
    action = yaml.safe_load((REPOSITORY.parents[1] / "action.yml").read_text(encoding="utf-8"))
    assert (REPOSITORY / step["with"]["paths"]).is_dir()
    assert set(step["with"]) <= set(action["inputs"])
