"""Whatever a file holds, the check ends, points into the file, and every format can tell what it found."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from replycoach import Settings
from replycoach.checking.check import check_text
from replycoach.formats import check_html, checkstyle, github, gitlab, junit, rdjson, sarif
from replycoach.formats import check_text as text_format

BITS = st.sampled_from(
    "cheap |kindly |Hi Ana, |{{ customer.first_name }}|{% if vip %}|{% else %}|{% endif %}|{% for i in items %}|{% endfor %}|{#|#}|<p>|</p>|"
    "<!-- replycoach: ignore[house/cheap] x -->|# replycoach: ignore|\r\n|\n|\u2028|\t|🎉|&amp;|\"|'|\\u00e9|,|: |- |{|}|[|]|%}|é|\x00".split("|")
)  # fmt: skip
WORDS = st.lists(BITS, max_size=14).map("".join)
HOUSE = Settings.of(
    {
        "select": ["house", "check", "template"],
        "house": [{"id": "house/cheap", "phrases": ["cheap"], "message": "“{found}” sounds poor."}],
    }
)


@given(
    words=WORDS,
    name=st.sampled_from(["a.txt", "a.md", "a.html", "a.j2", "a.liquid", "a.yaml", "a.toml", "a.csv", "a.json"]),
    quoted=st.booleans(),
)
@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_file(words: str, name: str, quoted: bool) -> None:
    text = words
    if quoted and name == "a.json":
        text = json.dumps({"title": "x", "content": words})
    elif quoted and name in ("a.yaml", "a.toml"):
        text = f"content{':' if name == 'a.yaml' else ' ='} {json.dumps(words)}\n"
    report = check_text(name, text, HOUSE)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one in report.findings:
        assert 0 <= one.start <= one.end <= len(text)
        assert (one.line, one.column) <= (one.end_line, one.end_column)
        assert one.end_line <= len(lines)
        if one.finding.rule == "house/cheap" and name in ("a.txt", "a.md", "a.j2"):
            assert "cheap" in text[one.start : one.end].lower()
    for render in (sarif.render, gitlab.render, rdjson.render):
        json.loads(render(report))
    for render in (junit.render, checkstyle.render):
        ElementTree.fromstring(render(report))
    for render in (github.render, text_format.render, check_html.render):
        render(report).encode("utf-8")
