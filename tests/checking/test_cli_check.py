"""``replycoach check``: options and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from replycoach import Settings
from replycoach.cli import main
from tests.checking.conftest import HOUSE, put

SETTINGS = """
rules = ["asap_rule"]
select = ["house", "test", "check", "template/duplicate"]
""" + "".join(
    "[[house]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in rule.items()) for rule in HOUSE
)


@pytest.fixture
def here(shop: Path, settings: Settings) -> Path:  # noqa: ARG001
    put(
        shop,
        replycoach__toml=SETTINGS,
        mails_in_cheap__txt="so cheap\n",
        mails_in_kind__txt="please kindly wait\n",
        mails_in_ok__txt="hiya\n",
    )
    return shop


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=stdin)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("mails", 1),
        ("mails/ok.txt", 0),
        ("mails/ok.txt --fail-level advice", 1),
        ("mails/kind.txt", 1),
        ("mails/kind.txt --fail-level error", 0),
        ("mails/cheap.txt --fail-level error", 1),
        ("mails/cheap.txt --fail-level none", 0),
        ("mails --exit-zero", 0),
        ("mails/ok.txt --fail-under 99", 1),
        ("mails/ok.txt --fail-under 90", 0),
        ("mails/kind.txt --max-warnings 0", 1),
        ("mails/kind.txt --max-warnings 1", 0),
        ("mails/cheap.txt --max-warnings 9", 1),
        ("nowhere", 2),
        ("mails --format", 2),
        ("mails --jobs -1", 2),
        ("mails --baseline none.json", 2),
        ("mails --write text", 2),
        ("mails --write pdf=x", 2),
        ("-", 2),
        ("- --stdin-filename a.txt --fix", 2),
        ("mails --config none.toml", 2),
        ("mails --fix --write-baseline", 2),
    ],
)
@pytest.mark.usefixtures("here")
def test_exit_codes(arguments: str, code: int) -> None:
    result = run(*arguments.split())
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("extra", [[], ["--exit-zero"]])
def test_a_file_that_fails_is_2_and_the_rest_is_told(here: Path, extra: list[str]) -> None:
    put(here, mails_in_broken__json="{")
    result = run("mails", "--format", "concise", *extra)
    assert result.exit_code == 2
    assert result.output.splitlines()[0].startswith("mails/cheap.txt:1:4: error house/cheap")
    assert result.output.splitlines()[-1].startswith("mails/broken.json:1:2: failed:")


@pytest.mark.parametrize("form", "text concise json sarif github gitlab junit checkstyle rdjson html".split())
def test_every_format_is_there(here: Path, form: str) -> None:
    result = run("mails", "--format", form, "--write", f"{form}=report")
    assert result.exit_code == 1
    assert "sounds poor" in result.output
    assert (here / "report").read_text(encoding="utf-8") == result.output


@pytest.mark.usefixtures("here")
def test_stdin() -> None:
    result = run("-", "--stdin-filename", "mails/new.txt", "--format", "concise", stdin="so cheap")
    assert result.output.startswith("mails/new.txt:1:4: error house/cheap")
    assert result.exit_code == 1


def test_fix_changes_the_file_and_settles(here: Path) -> None:
    put(here, mails_in_cheap__txt="do it asap\r\n")
    (here / "mails" / "cheap.txt").chmod(0o600)
    assert run("mails/cheap.txt", "--fix").exit_code == 0
    assert (here / "mails" / "cheap.txt").read_bytes() == b"do it today at once\r\n"
    assert (here / "mails" / "cheap.txt").stat().st_mode & 0o777 == 0o600
    before = (here / "mails" / "cheap.txt").stat().st_mtime_ns
    assert run("mails/cheap.txt", "--fix").exit_code == 0
    assert (here / "mails" / "cheap.txt").stat().st_mtime_ns == before


def test_diff_changes_nothing(here: Path) -> None:
    put(here, mails_in_cheap__txt="do it asap\n")
    result = run("mails/cheap.txt", "--diff")
    assert result.exit_code == 1
    assert result.output == (
        "--- a/mails/cheap.txt\n+++ b/mails/cheap.txt\n@@ -1 +1 @@\n-do it asap\n+do it today at once\n"
    )
    assert (here / "mails" / "cheap.txt").read_text(encoding="utf-8") == "do it asap\n"


@pytest.mark.usefixtures("here")
def test_diff_of_stdin() -> None:
    result = run("-", "--stdin-filename", "a.txt", "--diff", stdin="asap")
    assert "+today at once" in result.output


def test_baseline(here: Path) -> None:
    assert run("mails", "--write-baseline").exit_code == 0
    result = run("mails", "--baseline", "replycoach-baseline.json")
    assert result.exit_code == 0
    assert result.output == "3 templates in 3 files: nothing to raise; 3 in the baseline.\n"
    put(here, mails_in_cheap__txt="good\n", mails_in_ok__txt="good value\n")
    result = run("mails", "--baseline", "replycoach-baseline.json")
    assert "The baseline still holds house/cheap in mails/cheap.txt" in result.output
    assert "so cheap" not in (here / "replycoach-baseline.json").read_text(encoding="utf-8")


def test_no_baseline_is_written_where_something_failed(here: Path) -> None:
    put(here, mails_in_broken__json="{")
    assert run("mails", "--write-baseline").exit_code == 2
    assert not (here / "replycoach-baseline.json").exists()


@pytest.mark.usefixtures("here")
def test_cache_and_jobs(tmp_path: Path) -> None:
    plain = run("mails", "--format", "json").output
    for _ in range(2):
        assert run("mails", "--format", "json", "--jobs", "2", "--cache", str(tmp_path / "cache")).output == plain


def test_step_summary(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "summary.md").write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary.md"))
    run("mails", "--format", "github")
    text = (here / "summary.md").read_text(encoding="utf-8")
    assert text.startswith("before\n### Templates\n")
    assert "house/cheap" in text


def test_ignored_and_excluded_files(here: Path) -> None:
    put(here, __gitignore="cheap.txt\n")
    (here / ".git").mkdir()
    result = run("--exclude", "ok.txt", "--exclude", "*.toml", "--format", "json")
    assert [file["path"] for file in json.loads(result.output)["files"]] == ["mails/kind.txt"]


@pytest.mark.usefixtures("here")
def test_what_breaks_us_is_2_and_quotes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("SECRET")

    monkeypatch.setattr("replycoach.checking.check.check", broken)
    result = run("mails")
    assert result.exit_code == 2
    assert result.output.startswith("replycoach: internal failure (ZeroDivisionError at ")
    assert "SECRET" not in result.output


def test_a_diff_without_safe_edits_says_so(here: Path) -> None:
    result = run("mails", "--diff")
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr == "No safe edit to make; 3 findings that a person must look at: run without --diff.\n"
    put(here, mails_in_asap__txt="asap\n")
    result = run("mails/asap.txt", "--fix", "--exit-zero")
    assert result.stderr == "1 file changed.\n"
    assert run("mails/asap.txt", "--fix", "--exit-zero").stderr == "No files changed.\n"


def test_a_file_that_cannot_be_read_is_not_said_to_be_missing(here: Path) -> None:
    Path(here, "mails", "old.txt").write_bytes(b"\xff\xfe\x00")
    told = run("mails/old.txt")
    assert told.exit_code == 2
    assert "mails/old.txt: not UTF-8 at byte 0" in told.stdout
    assert "No file to check" not in told.stderr
