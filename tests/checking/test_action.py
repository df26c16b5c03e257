"""The GitHub action's script, run as the action runs it, and the files for CI by their keys."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SETTINGS = (
    'select = ["house"]\n[[house]]\nid = "house/cheap"\nphrases = ["cheap"]\nmessage = "“{found}” sounds poor."\n'
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "work" / "my templates").mkdir(parents=True)
    (tmp_path / "work" / "replycoach.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "work" / "my templates" / "late.md").write_text("It is\nso cheap.\n", encoding="utf-8")
    (tmp_path / "work" / "ok.md").write_text("It is good.\n", encoding="utf-8")
    program = tmp_path / "replycoach"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m replycoach "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def run(workspace: Path, **inputs: str) -> tuple[int, str, str, str]:
    """Exit code, log, step summary and outputs."""
    for name in ("summary", "output"):
        (workspace / name).write_text("", encoding="utf-8")
    environment = {
        **os.environ,
        **{f"INPUT_{name.upper()}": value for name, value in inputs.items()},
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_STEP_SUMMARY": str(workspace / "summary"),
        "GITHUB_OUTPUT": str(workspace / "output"),
        "REPLYCOACH": str(workspace / "replycoach"),
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", '"$GITHUB_ACTION_PATH/.github/action.sh"'],
        cwd=workspace / "work", env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    read = [(workspace / name).read_text(encoding="utf-8") for name in ("summary", "output")]
    return done.returncode, done.stdout + done.stderr, read[0], read[1]


def test_faults_are_annotated_and_fail_the_step(workspace: Path) -> None:
    code, log, summary, output = run(workspace, paths="*/late.md", sarif="out.sarif", fail_level="warning")
    assert code == 1, log
    assert (
        "::warning file=my templates/late.md,line=2,endLine=2,col=4,endColumn=9,title=house/cheap::“cheap” sounds poor."
        in log
    )
    assert "house/cheap" in summary
    assert output == "findings=1\nscore=90\nsarif=out.sarif\n"
    assert (workspace / "work" / "out.sarif").is_file()


@pytest.mark.parametrize(
    "inputs", [{"paths": "ok.md"}, {"paths": ".", "fail_level": "none"}, {"paths": ".", "fail_level": "error"}]
)
def test_what_does_not_fail(workspace: Path, inputs: dict[str, str]) -> None:
    assert run(workspace, **inputs)[0] == 0


def test_wrong_inputs_are_usage_errors_and_no_code(workspace: Path) -> None:
    code, log, _, output = run(workspace, paths="$(touch owned) ; touch owned\n`touch owned`")
    assert (code, output) == (2, "")
    assert "no such file" in log
    assert not (workspace / "work" / "owned").exists()


def test_an_output_cannot_be_smuggled_in(workspace: Path) -> None:
    *_, output = run(workspace, paths="ok.md", sarif="out.sarif\nscore=0")
    assert output.splitlines()[1:] == ["score=100", "sarif=out.sarifscore=0"]


def test_action_hands_every_input_on_as_data() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    [check] = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
    assert action["runs"]["using"] == "composite"
    assert "${{" not in check["run"]
    handed = {name.removeprefix("INPUT_").lower().replace("_", "-") for name in check["env"]}
    assert handed | {"working-directory"} == set(action["inputs"])
    script = (ROOT / ".github" / "action.sh").read_text(encoding="utf-8")
    assert all(name in script for name in check["env"])
    assert os.access(ROOT / ".github" / "action.sh", os.X_OK)


def test_gitlab_snippet_runs_what_there_is() -> None:
    job = yaml.safe_load((ROOT / "examples" / "gitlab-ci.yml").read_text(encoding="utf-8"))["replycoach"]
    [line] = job["script"]
    written = dict(part.split("=") for part in line.split() if "=" in part)
    assert job["artifacts"]["reports"] == {"codequality": written["gitlab"], "junit": written["junit"]}
