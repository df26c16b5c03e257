#!/usr/bin/env bash
# What action.yml runs: install the version of this checkout, check, and hand the figures on.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${REPLYCOACH:-}" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH"
  REPLYCOACH="$work/venv/bin/replycoach"
fi

arguments=(--format github --write "json=$work/report.json" --fail-level "${INPUT_FAIL_LEVEL:-warning}")
[ -z "${INPUT_CONFIG:-}" ] || arguments+=(--config "$INPUT_CONFIG")
[ -z "${INPUT_BASELINE:-}" ] || arguments+=(--baseline "$INPUT_BASELINE")
[ -z "${INPUT_FAIL_UNDER:-}" ] || arguments+=(--fail-under "$INPUT_FAIL_UNDER")
[ -z "${INPUT_SARIF:-}" ] || arguments+=(--write "sarif=$INPUT_SARIF")
set -f # globs are replycoach's to expand: it honours .gitignore
read -r -d '' -a paths <<<"${INPUT_PATHS:-.}" || true

code=0
"$REPLYCOACH" check "${arguments[@]}" -- "${paths[@]}" || code=$?
if [ -f "$work/report.json" ]; then
  python3 - "$work/report.json" >>"$GITHUB_OUTPUT" <<'PYTHON'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)
scores = [file["score"] for file in report["files"] if file["score"] is not None]
print(f"findings={len(report['findings'])}")
print(f"score={min(scores):g}" if scores else "score=")
PYTHON
  printf 'sarif=%s\n' "$(printf %s "${INPUT_SARIF:-}" | tr -d '\r\n')" >>"$GITHUB_OUTPUT"
fi
exit "$code"
