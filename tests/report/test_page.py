"""The page as text: escaped, self-contained, with figures that stand there without a script; and the command that writes it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from replycoach import Coach
from replycoach.cli import main
from replycoach.errors import InputError
from replycoach.report import Report, render, team_report

pytest.importorskip("vl_convert", reason="the page was NOT tested: it needs vl-convert (replycoach[report])")
ROOT = Path(__file__).parent.parent.parent


def own(page: str) -> str:
    """The page without the library's script."""
    return re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)


def test_hostile_names_and_texts_are_escaped(page: str) -> None:
    assert "<img" not in own(page)
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in page
    assert "\u202e" not in page
    assert page.count("<script") == 3


def test_the_data_hold_no_words(page: str, team: Report) -> None:
    data = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[0])
    assert len(data["facts"]) == len(team.facts)
    told = json.dumps(data)
    for word in ("kettle", "Ada", "alert", "Ana"):
        assert word not in told


def test_nothing_is_loaded_and_only_our_two_scripts_may_run(page: str) -> None:
    assert not re.findall(r"""<(?:link|img|iframe|object|embed)\b|\bsrc=|url\(""", own(page).replace("src=x", ""))
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe-eval" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    assert len(scripts) == 2
    for script in scripts:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy


def test_the_figures_stand_in_the_page(page: str, team: Report) -> None:
    told = own(page)
    assert f'id="mean">{team.figures.score.value:.1f}<' in told
    assert "too few" in told, "one of the three wrote a single reply"
    assert told.count("<svg") == 2
    assert "Not to rank, pay or dismiss" in told
    assert re.search(r"<del>.*?</del> <ins>", told)


def test_without_texts_no_word_is_left(coach: Coach) -> None:
    rows = [
        {"agent": "Jo", "customer": "My zebra kettle broke!", "reply": f"I'll mend the quokka no. {n} soon."}
        for n in range(6)
    ]
    told = own(render(team_report(rows, coach=coach, texts=False)))
    for word in ("zebra", "kettle", "quokka"):
        assert word not in told
    assert "This page quotes no reply" in told
    assert "No trend" in told


def test_the_same_rows_make_the_same_page(coach: Coach) -> None:
    rows = [{"agent": "Jo", "reply": "I'll do it soon.", "channel": "chat"}] * 3
    assert render(team_report(rows, coach=coach)) == render(team_report(rows, coach=coach))


def test_no_reply_at_all(coach: Coach) -> None:
    with pytest.raises(InputError, match="there is no reply in it"):
        team_report([], coach=coach)
    with pytest.raises(InputError, match="line 1: reply: it is missing"):
        team_report([{"agent": "Jo"}], coach=coach)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["report", *arguments], catch_exceptions=False)


def test_command_csv_with_bad_lines(tmp_path: Path) -> None:
    file, output = tmp_path / "r.csv", tmp_path / "r.html"
    file.write_text(
        "Body;Who;Sent;channel\nI'll do it soon.;Jo;2026-09-07;Chat\nHi Bo;Jo;never;chat\nHi;Jo;;fax\n",
        encoding="utf-8",
    )
    told = run(str(file), "-o", str(output), "--column", "reply=Body", "--column", "agent=Who", "--column", "time=Sent")
    assert told.exit_code == 2
    assert "line 3: its time cannot be read" in told.stderr
    assert "line 4: channel: 'fax' is not known" in told.stderr
    assert "2 replies" in told.stderr
    page = output.read_text(encoding="utf-8")
    assert "line 4: channel" in page


def test_command_jsonl(tmp_path: Path) -> None:
    file, output = tmp_path / "r.jsonl", tmp_path / "r.html"
    file.write_text('{"reply": "It ships today.", "team": "North", "channel": "chat"}\n' * 2, encoding="utf-8")
    assert run(str(file), "-o", str(output), "--by", "team", "--no-text", "--title", "Autumn").exit_code == 0
    page = output.read_text(encoding="utf-8")
    assert "<h1>Autumn</h1>" in page
    assert "North" in page
    assert "ships today" not in page


def test_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text('{"reply": "It ships today.", "team": "North"}\n', encoding="utf-8")
    told = run(str(file), "-o", str(tmp_path / "r.html"), "--by", "taem")
    assert "no column for “taem”" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["absent.jsonl", "-o", "x.html"], "absent.jsonl: cannot be read"),
        (["absent.jsonl"], "Missing option '-o'"),
        (["absent.jsonl", "-o", "x.html", "--column", "replyy=Body"], "did you mean 'reply'"),
        (["absent.jsonl", "-o", "x.html", "--column", "reply"], "write FIELD=COLUMN"),
    ],
)
def test_command_bad_usage(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    result = run("absent.jsonl", "-o", "x.html")
    assert result.exit_code == 2
    assert 'pip install "replycoach[report]"' in result.stderr


def test_the_rows_of_the_example_are_fresh() -> None:
    import runpy

    rows = runpy.run_path(str(ROOT / "examples" / "team_rows.py"))["rows"]()
    kept = [json.loads(line) for line in (ROOT / "examples" / "team.jsonl").read_text(encoding="utf-8").splitlines()]
    assert list(rows) == kept, "run: python examples/team_rows.py > examples/team.jsonl"
