"""A check report as JUnit XML: a suite a file, a case a finding, so that any CI server can show it."""

from __future__ import annotations

from replycoach.checking.report import CheckedFile, CheckFailure, CheckReport, Located
from replycoach.formats.elements import element, words
from replycoach.formats.shown import message_of

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def render(report: CheckReport) -> str:
    """The report as one ``testsuites``; a file without findings is a case that passed."""
    paths = dict.fromkeys([file.path for file in report.files] + [one.path for one in report.failures])
    checked = {file.path: file for file in report.files}
    suites = [_suite(report, path, checked.get(path)) for path in paths]
    totals = {
        "name": "replycoach",
        "tests": sum(cases for _, cases in suites),
        "failures": len(report.findings),
        "errors": len(report.failures),
    }
    return HEAD + element("testsuites", totals, "\n", *(suite + "\n" for suite, _ in suites)) + "\n"


def _suite(report: CheckReport, path: str, file: CheckedFile | None) -> tuple[str, int]:
    findings = [one for one in report.findings if one.path == path]
    failures = [one for one in report.failures if one.path == path]
    cases = [_finding(one) for one in findings] + [_failure(one) for one in failures]
    if not cases:
        cases = [element("testcase", {"classname": path, "name": "replycoach", "time": "0"})]
    counts = {"name": path, "tests": len(cases), "failures": len(findings), "errors": len(failures), "time": "0"}
    score = [] if file is None or file.score is None else [_properties({"score": f"{file.score:g}"})]
    return element("testsuite", counts, "\n", *(part + "\n" for part in (*score, *cases))), len(cases)


def _properties(values: dict[str, str]) -> str:
    return element(
        "properties", {}, *(element("property", {"name": name, "value": value}) for name, value in values.items())
    )


def _finding(one: Located) -> str:
    finding = one.finding
    told = [f"{one.path}:{one.line}:{one.column}: {message_of(one)}", one.when and f"Shown {one.when}.", finding.why]
    told += [suggestion.text for suggestion in finding.suggestions]
    failure = element(
        "failure", {"message": message_of(one), "type": finding.severity}, words("\n".join(filter(None, told)))
    )
    name = f"{finding.rule} at {one.line}:{one.column}" + (f" in {one.piece}" if one.piece else "")
    return element("testcase", {"classname": one.path, "name": name, "time": "0"}, failure)


def _failure(one: CheckFailure) -> str:
    error = element("error", {"message": one.error, "type": "failed"}, words(f"{one.where}: {one.error}"))
    return element("testcase", {"classname": one.path, "name": one.rule or "replycoach", "time": "0"}, error)
