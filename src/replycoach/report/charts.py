"""The plots as Vega-Lite: their specifications, the pictures that stand in the page from the start, and the script that redraws them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from types import ModuleType
from typing import Any

from replycoach.errors import SettingsError
from replycoach.report.model import Estimate

CONFIG: dict[str, Any] = {
    "aria": False,  # the page itself says in words and tables what a plot shows
    "font": "system-ui, sans-serif",
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--soft)", "titleColor": "var(--soft)", "gridColor": "var(--line)", "domainColor": "var(--soft)",
        "tickColor": "var(--soft)", "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
    },
}  # fmt: skip
"""Colours are those of the page, so that a plot follows light and dark."""
NOTICE = """\
/*!
Vega, Vega-Lite and Vega-Embed: Copyright (c) 2015-2023, University of Washington Interactive Data Lab and contributors. All rights reserved.
D3: Copyright 2010-2023 Mike Bostock (ISC License).

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:
1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the
   documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote products derived from this
   software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED
TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO,
PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF
LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
"""
"""Stands in every page in front of what it covers."""
TEXT = {"type": "text", "fontSize": 11, "color": "var(--soft)"}
WIDTH = 640


def library() -> ModuleType:
    """The library that draws.

    Raises `SettingsError` where it is not installed.
    """
    try:
        import vl_convert
    except ImportError:
        raise SettingsError('the plots need vl-convert; install it with: pip install "replycoach[report]"') from None
    return vl_convert


def day(monday: date) -> str:
    """The Monday of a week in short.

    >>> day(date(2026, 9, 7))
    '7 Sep'
    """
    return f"{monday.day} {monday:%b}"


def trend(weeks: Sequence[date], estimates: Sequence[Estimate]) -> dict[str, Any]:
    """Mean and interval by week; a week with too few replies has its count and no more, and breaks the line."""
    rows = [
        {
            "at": monday.isoformat(),
            "week": day(monday),
            "mean": one.value,
            "low": one.low,
            "high": one.high,
            "n": f"n {one.n}",
        }
        for monday, one in zip(weeks, estimates, strict=True)
    ]
    x = {
        "field": "at", "type": "ordinal", "title": "week that begins on",
        "axis": {"labelAngle": 0, "labelExpr": "timeFormat(toDate(datum.value), '%-d %b')", "labelOverlap": True, "grid": False},
    }  # fmt: skip
    y = {"type": "quantitative", "scale": {"domain": [0, 100]}, "axis": {"title": "mean score", "tickCount": 5}}
    known = [{"filter": "isValid(datum.mean)"}]
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "rule", "color": "var(--accent)", "strokeWidth": 6, "opacity": 0.3},
            "transform": [{"filter": "isValid(datum.low)"}],
            "encoding": {"y": {"field": "low", **y}, "y2": {"field": "high"}},
        },
        {
            "mark": {"type": "line", "color": "var(--accent)", "strokeWidth": 2, "invalid": "break-paths-show-domains"},
            "encoding": {"y": {"field": "mean", **y}},
        },
        {
            "mark": {"type": "point", "filled": True, "color": "var(--accent)", "size": 70, "opacity": 1},
            "transform": known,
            "encoding": {"y": {"field": "mean", **y}},
        },
        {"mark": {**TEXT, "baseline": "bottom", "dy": -4}, "encoding": {"y": {"datum": 0}, "text": {"field": "n"}}},
    ]
    return {"height": 220, "data": {"name": "weeks", "values": rows}, "encoding": {"x": x}, "layer": layers, **_frame()}


def distribution(counts: Sequence[int]) -> dict[str, Any]:
    """How many replies lie in each ten points."""
    size = 100 // len(counts)
    rows = [{"from": number * size, "replies": count} for number, count in enumerate(counts)]
    x = {
        "field": "from", "type": "ordinal", "title": f"score from …, in steps of {size}", "axis": {"labelAngle": 0, "labelOverlap": True},
    }  # fmt: skip
    y = {
        "field": "replies",
        "type": "quantitative",
        "axis": {"title": "replies", "grid": False, "tickMinStep": 1, "tickCount": 4},
    }
    layers = [
        {"mark": {"type": "bar", "color": "var(--accent)"}, "encoding": {"y": y}},
        {"mark": {**TEXT, "dy": -7}, "encoding": {"y": y, "text": {"field": "replies"}}},
    ]
    return {
        "height": 180,
        "data": {"name": "scores", "values": rows},
        "encoding": {"x": x},
        "layer": layers,
        **_frame(),
    }


def _frame() -> dict[str, Any]:
    return {
        "width": "container",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": CONFIG,
    }


def picture(spec: dict[str, Any]) -> str:
    """The plot as SVG; it shows where scripts do not run."""
    svg: str = library().vegalite_to_svg({**spec, "width": WIDTH})
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


@cache
def script() -> str:
    """Vega as one script that loads nothing: it redraws the plots where the page is filtered or changes its width."""
    bundle: str = library().javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return NOTICE + bundle.replace("\r\n", "\n").replace("\r", "\n").replace("</script", "<\\/script")
