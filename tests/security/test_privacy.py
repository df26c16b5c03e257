"""No words of a draft or a message where nobody asked for them: not in errors, not in what is stored, not in the log of a failure."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

import replycoach
from replycoach import Coach, History, InputError, ReplycoachError
from replycoach.checking.check import check
from replycoach.cli import main
from replycoach.model import Case
from replycoach.redaction import Redactor

CANARY = "quixotterly"
DRAFT = f"Hi Ana, your {CANARY} zebra 4455667788 is late. I'll get to it soon. Mail {CANARY}@x.example or see https://x.example/{CANARY}."
MESSAGE = f"Where is my {CANARY}? I am angry about the {CANARY} parcel!!!"
SENT = f"I have found your {CANARY} parcel: it went to the depot by mistake, and a driver brings it to you tomorrow. Keep the box if it is dry, please."


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(DRAFT)
    (tmp_path / "a.json").write_text(json.dumps({"reply": DRAFT, "customer": MESSAGE}))
    (tmp_path / "a.jsonl").write_text(json.dumps({"reply": DRAFT, "customer": MESSAGE}) + "\n")
    (tmp_path / "t.j2").write_text(f"{{{{ greet() }}}} {CANARY} {{{{ order.number }}}}")


COMMANDS = {
    "review": "review a.txt",
    "review, case": "review a.json --format json",
    "review, lines": "review --jsonl a.jsonl",
    "rewrite": "rewrite a.txt",
    "check": "check a.txt",
    "voice": "voice a.jsonl",
    "render": "render t.j2",
    "history": "history add a.jsonl --db h.db",
    "history query": "history query a.txt --db h.db",
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_stderr_holds_no_words(name: str) -> None:
    with History("h.db") as index:
        index.add(SENT)
    done = CliRunner().invoke(main, COMMANDS[name].split())
    assert CANARY not in done.stderr
    assert done.exception is None or isinstance(done.exception, SystemExit)


WRONG = {
    "not JSON": f'{{"reply": "{CANARY}"',
    "no object": f'["{CANARY}"]',
    "no reply": json.dumps({"customer": CANARY}),
    "an empty reply": json.dumps({"reply": " ", "customer": CANARY}),
    "a number": json.dumps({"reply": 4455667788, "customer": CANARY}),
    "text in the wrong place": json.dumps({"reply": "Hi", "channel": f"{CANARY} is what I want"}),
    "text for a time": json.dumps({"reply": "Hi", "sent_at": f"{CANARY} last week"}),
    "text for the thread": json.dumps({"reply": "Hi", "thread": CANARY}),
    "text for a role": json.dumps({"reply": "Hi", "thread": [{"role": f"{CANARY} said so", "text": CANARY}]}),
    "too long": json.dumps({"reply": f"{CANARY} " * 30_000}),
    "not UTF-8": CANARY,
    "nested": '{"reply":' + "[" * 100_000,
    "a number without end": '{"reply": ' + "9" * 10_000 + "}",
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("command", ["review --jsonl", "review", "rewrite", "history add --db h.db", "voice"])
def test_errors_hold_no_words(name: str, command: str, tmp_path: Path) -> None:
    file = tmp_path / ("b.jsonl" if "jsonl" in command or "history" in command or command == "voice" else "b.json")
    file.write_bytes(WRONG[name].encode() + (b"\xff" if name == "not UTF-8" else b""))
    done = CliRunner().invoke(main, [*command.split(), str(file)])
    assert CANARY not in done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)


@pytest.mark.parametrize(
    "name", ["no reply", "a number", "text in the wrong place", "text for a time", "text for a role", "too long"]
)
def test_exceptions_hold_no_words_and_no_cause(name: str) -> None:
    with pytest.raises(InputError) as raised:
        Case.of(json.loads(WRONG[name]))
    assert CANARY not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


def test_what_broke_is_told_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise ValueError(DRAFT)

    monkeypatch.setattr("replycoach.cli.review.coach_for", breaks)
    done = CliRunner().invoke(main, ["review", "a.txt"])
    assert done.exit_code == 2
    assert CANARY not in done.output
    assert "internal failure (ValueError at " in done.output


def test_nothing_is_logged(coach: Coach, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        coach.rewrite({"reply": DRAFT, "customer": MESSAGE})
    assert CANARY not in caplog.text


def test_a_review_shows_no_draft_by_accident(coach: Coach) -> None:
    review = coach.review(DRAFT, customer=MESSAGE)
    assert CANARY not in repr(review)
    assert CANARY not in str(review)
    assert "case" not in review.model_dump()


def test_history_keeps_no_words(tmp_path: Path) -> None:
    with History(tmp_path / "h.db") as index:
        index.add(SENT, customer=f"{CANARY} Ruiz", agent=CANARY, id="1")
    for file in tmp_path.glob("h.db*"):
        assert CANARY.encode() not in file.read_bytes(), file.name


def test_a_fingerprint_tells_nothing_without_its_key(tmp_path: Path) -> None:
    stored = []
    for name in ("a.db", "b.db"):
        with History(tmp_path / name) as index:
            index.add(SENT, customer="Ana", id="1")
            rows = index._store.db.execute("SELECT whole, runs FROM wordings").fetchall()
            stored.append((rows, index._store.db.execute("SELECT customer FROM replies").fetchall()))
    assert (tmp_path / "a.db.key").read_bytes() != (tmp_path / "b.db.key").read_bytes()
    assert stored[0][0] != stored[1][0]
    assert stored[0][1] != stored[1][1]
    assert (tmp_path / "a.db.key").stat().st_mode & 0o077 == 0
    (tmp_path / "a.db.key").unlink()
    with pytest.raises(InputError, match="key"):
        History(tmp_path / "a.db")


def test_a_baseline_keeps_no_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Hi,\n\nWe recieved the {CANARY} asap!!!\n")
    done = CliRunner().invoke(main, ["check", "a.txt", "--write-baseline"])
    assert done.exit_code == 0
    assert CANARY not in (tmp_path / "replycoach-baseline.json").read_text()


def test_a_cache_is_for_its_owner_only(tmp_path: Path) -> None:
    check(["a.txt"], cache=tmp_path / "kept")
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0
    entries = list((tmp_path / "kept").glob("*.json"))
    assert entries
    assert all(one.stat().st_mode & 0o077 == 0 for one in entries)
    assert (tmp_path / "kept" / ".gitignore").read_text() == "*\n"


# Redaction.

SECRETS = (
    "Ana",
    "Ruiz",
    "Thorne",
    "Acme",
    "Leeds",
    "HB-20417",
    "4455667788",
    "0151",
    "x.example",
    "jo.doe",
    "Doe",
    "@acmehelp",
)
LETTER = (
    "Hi Ana,\n\nYour order HB-20417 for Mr Thorne goes to 12 Mill Lane, Leeds. See https://x.example/t?id=4455667788, write to jo.doe@x.example,"
    " call 0151 496 0000 or tell @acmehelp. {{ order.number }} is [ORDER NUMBER]. Unfortunately I can't do it asap.\n\nBest wishes,\nJo Doe\nAcme Parts\n"
)


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        LETTER.replace("\n", "\r\n"),
        f"<p>{LETTER}</p>",
        LETTER.upper().replace("{{ ORDER.NUMBER }}", "{{ order.number }}"),
    ],
)
def test_redacted(text: str) -> None:
    told = replycoach.redact(text)
    assert not [secret for secret in SECRETS if secret.lower() in told.lower()]
    assert "{{ order.number }}" in told
    assert told.count("\n") == text.count("\n")
    assert "asap" in told or "asap" not in text


def test_findings_are_the_same_on_a_redacted_draft(coach: Coach) -> None:
    def rules(text: str) -> set[str]:
        return {one.rule for one in coach.review(text, channel="email").findings}

    assert rules(replycoach.redact(LETTER)) == rules(LETTER)


def test_days_are_no_names() -> None:
    assert replycoach.redact("It comes on Tuesday, 3 December, Ana.") == "It comes on Tuesday, 2 December, Alex."


def test_a_case_is_redacted_alike() -> None:
    case = {
        "reply": "Hi Ana, HB-20417 ships.",
        "customer": "Ana here, where is HB-20417",
        "customer_name": "Ana Ruiz",
        "channel": "chat",
        "id": 77,
    }
    told = Redactor().data(case)
    assert "Ana" not in json.dumps(told)
    assert told["reply"].split()[1].strip(",") == told["customer"].split()[0] == told["customer_name"].split()[0]
    assert told["channel"] == "chat"
    assert "XX-22222" in told["reply"]
    assert "XX-22222" in told["customer"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.txt", LETTER), ("a.json", json.dumps({"reply": LETTER})), ("a.jsonl", json.dumps({"reply": LETTER}) + "\n")],
)
def test_the_command(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    done = CliRunner().invoke(main, ["redact", name, "--name", "Mill Lane"])
    assert done.exit_code == 0
    assert not [secret for secret in (*SECRETS, "Mill") if secret in done.output]


def test_our_errors_are_one_family() -> None:
    from replycoach import errors

    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, Exception):
            assert issubclass(kind, ReplycoachError), name
