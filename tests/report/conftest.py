"""One report for all tests of the page: a small team with hostile names and texts among its replies."""

from __future__ import annotations

from typing import Any

import pytest

from replycoach import Coach
from replycoach.report import Report, team_report

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
WORDS = (
    "Hi {name}, thanks for telling me. I'll look into your kettle and get back to you as soon as possible.",
    "You failed to read the manual of the kettle, {name}. We can't send another before Friday.",
    "I'm sorry that the kettle arrived broken, {name}. A new one goes out today and reaches you on Tuesday. Does that help?",
)


def rows() -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = [
        {
            "agent": ("Ada", "Bo")[number % 2], "channel": ("chat", "email", "chat")[number % 3], "customer_name": "Ana",
            "customer": "My kettle arrived broken! What now?", "time": f"2026-09-{7 + number % 22:02}T10:00:00Z",
            "reply": WORDS[number % 3].format(name=("Ana", "Cy", "Dee", "Eli", "Flo")[number % 5]),
        }
        for number in range(48)
    ]  # fmt: skip
    told.append(
        {"agent": HOSTILE, "channel": "chat", "reply": f"I'll fix {HOSTILE} \u202e soon.", "time": "2026-09-08"}
    )
    return told


@pytest.fixture(scope="session")
def team(coach: Coach) -> Report:
    return team_report(rows(), coach=coach, title=f"Team {HOSTILE}")


@pytest.fixture(scope="session")
def page(team: Report) -> str:
    pytest.importorskip("vl_convert", reason="the page was NOT tested: it needs vl-convert (replycoach[report])")
    from replycoach.report import render

    return render(team)
