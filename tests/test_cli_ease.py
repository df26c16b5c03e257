"""Small kindnesses of the command line: any case, hints, closed pipes, the file at fault named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from replycoach.cli import main


def test_a_closed_pipe_ends_a_command_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "replycoach", "rules"], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_channel_may_be_written_in_any_case() -> None:
    result = CliRunner().invoke(
        main, ["review", "-", "--channel", "EMAIL", "--format", "json"], input="Hi Ana, it is done."
    )
    assert result.exit_code == 0
    assert "structure/missing-signoff" in json.loads(result.stdout)["verdicts"]


def test_a_file_that_is_given_as_words_is_hinted_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mail.txt").write_text("Where is my parcel?", encoding="utf-8")
    result = CliRunner().invoke(main, ["review", "-", "--customer", "mail.txt"], input="Hi Ana, it is done.")
    assert "@mail.txt" in result.stderr
    assert (
        "@" not in CliRunner().invoke(main, ["review", "-", "--customer", "Where?"], input="Hi Ana, it is done.").stderr
    )


def test_a_check_of_nothing_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert result.exit_code == 0
    assert f"No file to check in: {tmp_path}" in result.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hi\n{% if x %}\n", "reply.j2: line 2: "),
        ("Hi\n\n{{ customer.name.upper() }}\n", "reply.j2: line 3: "),
        ("Hi {{ order.total / 0 }}\n", "reply.j2: line 1: "),
        ("{{ order.colour }}\n", "reply.j2: missing for this case: order.colour"),
    ],
)
def test_an_error_of_a_template_names_the_file_and_the_line(
    text: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("reply.j2").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["render", "reply.j2", "--strict", "--set", "order.total=3"])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"replycoach: {told}")
