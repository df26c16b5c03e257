"""A page for a team lead: the replies of a fictional team in team.jsonl, read and counted (docs/report.md).

Run it with the name of the page to write, or without one for a page in a temporary folder. It needs ``replycoach[report]``.
"""

import sys
import tempfile
from pathlib import Path

from replycoach.report import render, team_report
from replycoach.report.rows import json_lines

ROWS = Path(__file__).parent / "team.jsonl"


def main(page: Path) -> None:
    """Write the page, and print what it says first."""
    report = team_report(json_lines(ROWS.read_text(encoding="utf-8")), title="Larkfield Cycles")
    page.write_text(render(report), encoding="utf-8")
    score, habit = report.figures.score, next(one for one in report.habits if one.rule != "impression")
    print(f"{page.name}: {score.n} replies, mean score {score.value} ({score.low} to {score.high})")
    print(f"Costliest habit: {habit.title} It takes {habit.cost} points off the mean.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp()) / "report.html")
