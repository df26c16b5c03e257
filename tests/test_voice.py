"""The agent's voice: as a setting, and learned from earlier replies."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from replycoach.cli import main
from replycoach.habits import learn
from replycoach.voice import Voice

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

WARM = "Hi {},\n\nI'm glad you asked. Your order ships today, and I'll write when it's out. Your order is safe.\n\nWarm wishes,\nJo"
STIFF = "Dear {},\n\nI am writing about your order. I will send it today. It is ready and you will have it soon. I do not foresee a delay.\n\nYours sincerely,\nJ. Poe"
NAMES = ("Ana", "Mr Holt", "Priya Nair", "Tom", "Bea")


def test_a_voice_takes_a_line_or_several() -> None:
    assert Voice.model_validate({"greeting": "Hi {name},"}).greeting == ("Hi {name},",)
    assert Voice(sign_off=("A", "B")).sign_off == ("A", "B")
    with pytest.raises(ValidationError):
        Voice(greetings="Hi")  # type: ignore[call-arg]


def test_preferred_words_are_whole_words() -> None:
    voice = Voice(prefer={"mail": "email", "sorted out": "settled"})
    assert voice.say("Mail me; the mailbox is sorted out.") == "Email me; the mailbox is settled."


def test_habits_are_learned() -> None:
    found = learn([WARM.format(name) for name in NAMES * 5])
    assert found.voice == Voice(
        formality="neutral",
        greeting=("Hi {name},",),
        sign_off=("Warm wishes,",),
        prefer={"purchase": "order", "happy": "glad", "pleased": "glad"},
    )
    assert learn([STIFF.format(name) for name in NAMES * 5]).voice.formality == "formal"
    assert (
        learn([f"Hey {name}! No worries, I'll sort it, it's easy 🙂" for name in NAMES * 3]).voice.formality == "casual"
    )


def test_little_is_told_as_little() -> None:
    few = learn([WARM.format("Ana"), STIFF.format("Ana")])
    assert few.voice.greeting == ()
    assert few.voice.sign_off == ()
    assert "take it as a first guess" in few.as_toml()
    assert "# greeting: no habit shows (2 with a greeting, 2 different)" in few.as_toml()
    assert learn([]).replies == 0
    assert learn(["", "  \n"]).replies == 0


def test_no_name_of_a_customer_is_learned() -> None:
    assert not any(name in learn([WARM.format(name) for name in NAMES]).as_toml() for name in NAMES)


def test_the_table_is_toml_and_a_voice() -> None:
    for replies in ([WARM.format(name) for name in NAMES], [STIFF.format(name) for name in NAMES * 9], ["x"]):
        Voice(**tomllib.loads(learn(replies).as_toml())["voice"])


def test_html_replies_and_quotes_are_read_as_prose() -> None:
    page = (
        "<p>Hello Ana,</p><p>It's on its way.</p><p>Best wishes,<br>Jo</p><blockquote>Dear sir, I am angry</blockquote>"
    )
    assert learn([page] * 4).voice.greeting == ("Hello {name},",)


def test_the_command(tmp_path: Path) -> None:
    file = tmp_path / "replies.jsonl"
    lines = [{"reply": WARM.format("Ana"), "agent_name": "Jo"}] * 4 + [
        {"text": STIFF.format("Ana"), "agent_name": "Bo"}
    ] * 4
    file.write_text("\n".join(map(json.dumps, lines)) + "\n\n", encoding="utf-8")
    run = CliRunner().invoke(main, ["voice", str(file), "--agent-name", "jo"])
    assert run.exit_code == 0
    assert tomllib.loads(run.stdout)["voice"]["greeting"] == ["Hi {name},"]
    assert len(tomllib.loads(CliRunner().invoke(main, ["voice", str(file)]).stdout)["voice"]["greeting"]) == 2
    assert CliRunner().invoke(main, ["voice", str(file), "--agent-name", "nobody"]).exit_code == 2
    assert CliRunner().invoke(main, ["voice", "-"], input='{"x": 1}').exit_code == 2
    assert CliRunner().invoke(main, ["voice", "-"], input="[]").exit_code == 2
