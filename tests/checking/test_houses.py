"""Which settings hold for a file: the nearest ones, and the overrides of its path."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from replycoach import Coach, Settings
from replycoach.checking.check import check
from replycoach.checking.houses import Houses
from replycoach.cli import main
from replycoach.errors import SettingsError
from tests.checking.conftest import put

CHEAP = """
select = ["house"]
[[house]]
id = "house/cheap"
phrases = ["cheap"]
message = "“{found}” sounds poor."
"""
KIND = CHEAP.replace("cheap", "kindly")


def told(paths: list[str], root: Path) -> list[tuple[str, str, str]]:
    report = check(paths, root=root)
    return [(one.path, one.finding.rule, one.finding.severity) for one in report.findings]


def test_the_nearest_settings_hold(shop: Path) -> None:
    put(
        shop,
        replycoach__toml=CHEAP,
        a_in_replycoach__toml=KIND,
        a_in_b_in_x__txt="so cheap, kindly\n",
        c_in_x__txt="so cheap, kindly\n",
    )
    found = [("a/b/x.txt", "house/kindly", "warning"), ("c/x.txt", "house/cheap", "warning")]
    assert told(["."], shop) == found
    assert told(["../shop/a", "c"], shop) == found
    assert check(["."], Settings.from_file("replycoach.toml")).findings[0].finding.rule == "house/cheap"


def test_globs_are_seen_from_the_folder_of_the_settings(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by = """[[suppress]]
path = "mails/x.txt"
rules = ["house/cheap"]
reason = "their slogan"
"""
    put(shop, replycoach__toml=CHEAP + by, mails_in_x__txt="so cheap\n", mails_in_y__txt="so cheap\n")
    assert told(["."], shop) == [("mails/y.txt", "house/cheap", "warning")]
    monkeypatch.chdir(shop / "mails")
    assert told(["."], shop / "mails") == [("y.txt", "house/cheap", "warning")]


def test_overrides(shop: Path) -> None:
    overrides = """
[[overrides]]
paths = ["chat/**"]
channel = "chat"
severity = { "house/cheap" = "error" }
[[overrides]]
paths = ["chat/late/*.txt", "old.txt"]
ignore = ["house/cheap"]
"""
    files = ("chat_in_x", "chat_in_late_in_x", "old", "mails_in_old", "mails_in_x")
    put(shop, replycoach__toml=CHEAP + overrides, **{f"{name}__txt": "so cheap\n" for name in files})
    assert told(["."], shop) == [("chat/x.txt", "house/cheap", "error"), ("mails/x.txt", "house/cheap", "warning")]
    assert told(["."], shop) == [
        (one.path, one.finding.rule, one.finding.severity)
        for one in check(["."], Settings.from_file("replycoach.toml"), jobs=2, cache=shop / "cache").findings
    ]


def test_what_an_override_changes() -> None:
    house = Settings.of(
        {
            "ignore": ["time"],
            "severity": {"time/late": "advice"},
            "variables": ["a"],
            "overrides": [
                {"paths": ["*.md"], "channel": "social", "strictness": "strict", "company": "Kestrel", "select": ["tone"],
                 "ignore": ["echo"], "severity": {"tone/cold": "off"}, "variables": ["b"]},
                {"paths": ["x.*"], "channel": "phone"},
            ],
        }
    )  # fmt: skip
    one = house.for_path("deep/x.md")
    assert (one.profile, one.strictness, one.company, one.select) == ("phone", "strict", "Kestrel", ("tone",))
    assert (one.ignore, one.variables) == (("time", "echo"), ("a", "b"))
    assert one.severity == {"time/late": "advice", "tone/cold": "off"}
    assert house.for_path("x.txt").strictness == "balanced"


def test_equal_settings_are_one_object(shop: Path) -> None:
    put(shop, replycoach__toml='[[overrides]]\npaths = ["*.md"]\nchannel = "chat"\n')
    houses = Houses(None, shop)
    assert houses.of("a.md").settings is houses.of("b/c.md").settings
    assert houses.of("a.txt").settings is not houses.of("a.md").settings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('ignore = ["time/lat"]', "time/late"),
        ('[[overrides]]\npaths = ["a"]\nignore = ["time/lat"]', "overrides.ignore"),
        ('[[overrides]]\npaths = ["a"]\nchannel = "sms"', "email, chat, phone, social"),
        ("[profiles.sms]\nlive = true", "profiles.sms: 'sms' is not known"),
        ('[[overrides]]\nchannel = "chat"', "overrides.0.paths"),
        ('[[overrides]]\npaths = ["a"]\nchanel = "chat"', "channel"),
    ],
)
def test_errors_name_the_settings_file(shop: Path, text: str, words: str) -> None:
    put(shop, a_in_replycoach__toml=text, a_in_x__txt="Hello", b_in_x__txt="Hello")
    for wrong in (lambda: check(["a"], root=shop), lambda: Coach.from_config(shop / "a")):
        with pytest.raises(SettingsError, match=r"replycoach\.toml: ") as caught:
            wrong()
        assert words in str(caught.value)
    result = CliRunner().invoke(main, ["check", "a"])
    assert result.exit_code == 2
    assert "replycoach.toml: " in result.output


def test_review_takes_the_settings_of_the_file(shop: Path) -> None:
    overrides = '[[overrides]]\npaths = ["chat/*"]\nignore = ["house/cheap"]\n'
    put(shop, a_in_replycoach__toml=CHEAP + overrides, a_in_x__txt="so cheap\n", a_in_chat_in_x__txt="so cheap\n")
    rules = []
    for file in ("a/x.txt", "a/chat/x.txt"):
        result = CliRunner().invoke(main, ["review", file, "--format", "json"])
        rules.append([one["rule"] for one in json.loads(result.output)["findings"]])
    assert rules == [["house/cheap"], []]
