"""The report as one HTML page: it loads nothing, runs only the two scripts that it carries, and reads well without them."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from replycoach.formats.text import STAGE_NAMES, printable
from replycoach.model import STAGES
from replycoach.report import charts
from replycoach.report.figures import BINS, T, Z
from replycoach.report.habits import SHOWN
from replycoach.report.model import ENOUGH, ENOUGH_FOR_A_PERSON, Report, Share


def render(report: Report) -> str:
    """The page.

    Raises `SettingsError` where the library that draws the plots is not installed.
    """
    drawn = {"scores": charts.distribution(report.figures.histogram)}
    if report.weeks:
        drawn["weeks"] = charts.trend(report.weeks, report.figures.weeks)
    scripts = [Markup(charts.script()), Markup(_part("page.js"))]
    page = _template().render(
        report=report,
        style=Markup(_part("page.css")),
        scripts=scripts,
        policy=" ".join(f"'sha256-{_hash(script)}'" for script in scripts),
        plots={name: Markup(charts.picture(spec)) for name, spec in drawn.items()},
        data=Markup(_json(_data(report, drawn))),
        shown=SHOWN,
        enough=ENOUGH,
        enough_for_a_person=ENOUGH_FOR_A_PERSON,
        stage_names=STAGE_NAMES,
    )
    return page.encode("utf-8", "replace").decode() + "\n"


def _data(report: Report, drawn: dict[str, Any]) -> dict[str, Any]:
    """What the page's script counts with: numbers, names of rules and places in lists, no word of any draft."""
    rules = sorted({rule for fact in report.facts for rule in (*fact.counts, *fact.applied)})
    place = {rule: number for number, rule in enumerate(rules)}
    return {
        "facts": [
            {
                "who": fact.who, "channel": fact.channel, "week": fact.week, "score": fact.score, "ready": fact.ready,
                "stages": [stage in fact.stages for stage in STAGES],
                "groups": [fact.groups.get(group) for group in report.groups],
                "found": [[place[rule], count, fact.costs.get(rule, 0)] for rule, count in fact.counts.items()],
                "applied": [place[rule] for rule in fact.applied],
            }
            for fact in report.facts
        ],
        "rules": rules, "weeks": len(report.weeks), "people": len(report.people), "channels": len(report.channels),
        "groups": len(report.groups), "stages": len(STAGES), "bins": BINS, "t": T, "z": Z, "enough": ENOUGH,
        "enoughForAPerson": ENOUGH_FOR_A_PERSON, "shown": SHOWN, "plots": drawn,
    }  # fmt: skip


def _json(data: Any) -> str:
    """JSON that cannot end the element in which it stands."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _part(name: str) -> str:
    return files("replycoach.report").joinpath(name).read_text(encoding="utf-8")


def _number(value: float) -> str:
    return f"{value:.1f}"


def _percent(share: Share) -> str:
    return f"{int(100 * share.count / share.n + 0.5)}%" if share.low is not None else "too few"


def _range(one: Any) -> str:
    """The interval in words.

    >>> _range(Share(count=8, n=10, low=49.0, high=94.3))
    '49–94'
    """
    return "–" if one.low is None else f"{int(one.low + 0.5)}–{int(one.high + 0.5)}"


def _shown(value: Any) -> Any:
    """What the template writes: no character that would reorder or hide words; escaping follows."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_shown
    )
    environment.filters.update(number=_number, percent=_percent, range=_range, day=charts.day)
    return environment.from_string(_part("page.html.j2"))
