"""The pytest plugin in a sample project."""

from __future__ import annotations

import numpy as np  # noqa: F401  (pytester forgets what a test imported, and NumPy cannot be imported twice)
import pytest

pytest_plugins = ["pytester"]
SETTINGS = """
select = ["house", "check"]
[[house]]
id = "house/cheap"
phrases = ["cheap"]
message = "“{found}” sounds poor."
instead = "Say what it costs."
severity = "error"
[[house]]
id = "house/hiya"
phrases = ["hiya"]
message = "“{found}” is breezy."
severity = "advice"
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makefile(".toml", replycoach=SETTINGS)
    mails = pytester.mkdir("mails")
    (mails / "good.md").write_text("All is well.\n", encoding="utf-8")
    (mails / "poor.md").write_text("It is\nso cheap. Hiya!\n", encoding="utf-8")
    (mails / "all.csv").write_text("name,content\nLate,so cheap\nRefund,all good\n", encoding="utf-8")
    pytester.makepyfile(test_other="def test_it():\n    pass\n")
    return pytester


def test_without_the_option_nothing_changes(project: pytest.Pytester) -> None:
    project.runpytest_inprocess().assert_outcomes(passed=1)


def test_every_template_is_a_test(project: pytest.Pytester) -> None:
    result = project.runpytest_inprocess("--replycoach", "-v", "mails")
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(
        [
            "mails/all.csv::*Late* FAILED*",
            "mails/all.csv::*Refund* PASSED*",
            "mails/good.md::template PASSED*",
            "mails/poor.md::template FAILED*",
            "*___ mails/poor.md ___*",
            "mails/poor.md:2:4: error house/cheap “cheap” sounds poor.",
            "    Say what it costs.",
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert "Hiya" not in result.stdout.str()


def test_fail_level(project: pytest.Pytester) -> None:
    result = project.runpytest_inprocess("--replycoach", "--replycoach-fail-level", "advice", "mails/poor.md")
    result.stdout.fnmatch_lines(["mails/poor.md:2:11: advice house/hiya *"])


def test_globs_choose_the_files(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\nreplycoach_templates = mails/*.md\n")
    project.runpytest_inprocess("--replycoach").assert_outcomes(passed=2, failed=1)


def test_a_broken_file_is_told(project: pytest.Pytester) -> None:
    (project.path / "mails" / "bad.json").write_text("{", encoding="utf-8")
    result = project.runpytest_inprocess("--replycoach", "mails/bad.json")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*not valid JSON*"])


def test_baseline(project: pytest.Pytester) -> None:
    from replycoach.checking.baseline import Baseline
    from replycoach.checking.check import check
    from replycoach.profile import Settings

    settings = Settings.find(project.path)
    Baseline.of(check(["mails"], settings, root=project.path).findings).save(project.path / "base.json")
    result = project.runpytest_inprocess("--replycoach", "--replycoach-baseline", "base.json", "mails")
    result.assert_outcomes(passed=4)
