from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from replycoach import Coach, Settings, SettingsError
from replycoach.model import CHANNELS
from replycoach.profile import Profile


def test_every_channel_has_a_profile() -> None:
    assert {name: Profile.named(name).public for name in CHANNELS}["social"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"profil": "chat"}, "profil: unknown key; did you mean 'profile'"),
        ({"profile": "cht"}, "did you mean 'chat'"),
        ({"strictness": "harsh"}, "use one of lenient, balanced, strict"),
        ({"severity": {"time/vague": "eror"}}, "severity.time/vague: 'eror' is not known"),
        ({"weights": {"time/vague": 100}}, "weights.time/vague"),
        ({"weights": {"time/vague": "much"}}, "weights.time/vague"),
        ({"phrases": {"alow": []}}, "phrases.alow: unknown key; did you mean 'allow'"),
        ({"profiles": {"chat": {"longest_wrds": 3}}}, "did you mean 'longest_words'"),
        ({"profiles": {"chat": {"greeting": "often"}}}, "use one of always, first, never"),
    ],
)
def test_bad_settings_are_refused_with_a_hint(data: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.of(data, "replycoach.toml")
    assert told in str(error.value)
    assert str(error.value).startswith("replycoach.toml: ") or "profiles." in str(error.value)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"select": ["time/vage"]}, "did you mean 'time/vague'"),
        ({"ignore": ["languge"]}, "did you mean 'language'"),
        ({"severity": {"time/vage": "error"}}, "did you mean 'time/vague'"),
        ({"weights": {"time/vage": 3}}, "did you mean 'time/vague'"),
        ({"phrases": {"add": {"time/vage": ["x"]}}}, "did you mean 'time/vague'"),
        ({"rules": ["no.such.module"]}, "module 'no.such.module' cannot be imported"),
        ({"rules": ["json"]}, "has no `rule`"),
    ],
)
def test_unknown_rules_are_refused_with_a_hint(data: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingsError, match=r".") as error:
        Coach(settings=data)
    assert told in str(error.value)


def test_found_upward_and_own_file_first(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.replycoach]\nprofile = "chat"\n')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert Settings.find(deep).profile == "chat"
    (tmp_path / "a" / "replycoach.toml").write_text('profile = "social"\n')
    assert Settings.find(deep).profile == "social"
    assert Coach.from_config(deep).settings.profile == "social"
    assert Coach.from_config(tmp_path / "pyproject.toml").settings.profile == "chat"


@pytest.mark.parametrize("content", [b"profile = ", b"\xff\xfe", b"[tool"])
def test_broken_file_names_itself(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "replycoach.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match="not valid TOML"):
        Settings.from_file(file)
    with pytest.raises(SettingsError, match="cannot be read"):
        Settings.from_file(tmp_path / "absent.toml")


def test_select_ignore_and_severity() -> None:
    chosen = Coach(settings={"select": ["template", "time/vague"], "ignore": ["template/robotic"]}).rules
    assert "time/vague" in chosen
    assert "template/unfilled" in chosen
    assert not {"template/robotic", "tone/shouting", "time/missing"} & set(chosen)
    changed = Coach(settings={"severity": {"time/vague": "error", "tone/shouting": "off"}}).rules
    assert changed["time/vague"].severity == "error"
    assert "tone/shouting" not in changed


def test_house_changes_a_profile() -> None:
    settings = Settings.of({"profiles": {"chat": {"longest_words": 5}}})
    assert settings.profile_for("chat").longest_words == 5
    assert settings.profile_for("chat").live
    assert settings.profile_for(None).signoff


def test_house_rule_in_toml() -> None:
    house = {
        "id": "house/no-revert", "phrases": ["revert back", "do the needful"], "message": "“{found}” is not our wording.",
        "instead": "Say what you will do.", "severity": "error",
        "examples": ["I will ⟦Revert  back⟧ today.", "I will reverting it."],
    }  # fmt: skip
    review = Coach(settings={"house": [house]}).review("Hi Ana, I'll do the needful today.", channel="chat")
    [found] = [one for one in review.findings if one.rule == "house/no-revert"]
    assert (found.severity, found.message) == ("error", "“do the needful” is not our wording.")
    with pytest.raises(SettingsError, match="in example"):
        Coach(settings={"house": [{**house, "examples": ["I will ⟦go⟧ revert back."]}]})
    with pytest.raises(SettingsError, match="twice"):
        Coach(settings={"house": [{**house, "id": "time/vague"}]})


def test_rules_from_an_entry_point(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import EntryPoint, EntryPoints

    (tmp_path / "their_rules.py").write_text(
        '"""No tea.\n\nOur house style."""\n'
        "from replycoach import Example, Found, Rule\n"
        "rule = Rule(id='house/no-tea', severity='advice', source=('CH',), message='“{found}” is tea.', why='Style.', todo='Coffee.')\n"
        "def check(reading):\n"
        "    at = reading.text.find('tea')\n"
        "    if at >= 0:\n"
        "        yield Found(at, at + 3)\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    entry = EntryPoint(name="theirs", value="their_rules", group="replycoach.rules")
    monkeypatch.setattr("replycoach.rules.entry_points", lambda group: EntryPoints([entry]).select(group=group))
    review = Coach().review("Hi Ana, the tea ships today.", channel="chat")
    assert "house/no-tea" in {finding.rule for finding in review.findings}
