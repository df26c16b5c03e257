"""A check report as SARIF 2.1.0, for code scanning: with rules, fixes and fingerprints that hold when lines move."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from replycoach.checking.report import RULE_PAGES, CheckFailure, CheckReport, FileEdit, Located, Place, RuleInfo
from replycoach.formats.shown import message_of
from replycoach.model import Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}


def render(report: CheckReport) -> str:
    """The report as one SARIF log with one run."""
    order = {name: number for number, name in enumerate(report.rules)}
    numbers = report.occurrences()
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "replycoach",
                "version": report.version,
                "informationUri": RULE_PAGES,
                "rules": [_rule(info) for info in report.rules.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(file.path)} for file in report.files],
        "invocations": [_invocation(report)],
        "results": [_result(one, order, number) for one, number in zip(report.findings, numbers, strict=True)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(info: RuleInfo) -> dict[str, Any]:
    return {
        "id": info.id,
        "name": "".join(part.capitalize() for part in info.id.replace("/", "-").split("-")),
        "shortDescription": {"text": info.title},
        "fullDescription": {"text": info.why},
        "help": {"text": f"{info.page}\n\n{info.why} {info.todo}", "markdown": f"{info.page}\n\n**{info.todo}**"},
        "helpUri": info.url,
        "defaultConfiguration": {"level": LEVEL[info.severity]},
        "properties": {"tags": [info.id.partition("/")[0]]},
    }


def _result(one: Located, order: dict[str, int], number: int) -> dict[str, Any]:
    finding = one.finding
    told = [message_of(one), *(suggestion.text for suggestion in finding.suggestions)]
    if one.when:
        told.insert(1, f"Shown {one.when}.")
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": _location(one.path), "region": _region(one)}}
    if one.piece:
        location["logicalLocations"] = [{"name": one.piece, "kind": "template"}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": LEVEL[finding.severity],
        "message": {"text": " ".join(told)},
        "locations": [location],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{one.fingerprint}:{number}",
            "replycoach/v1": f"{one.fingerprint}:{number}",
        },
    }
    if one.fix:
        result["fixes"] = [_fix(one.path, one.fix)]
    return result


def _fix(path: str, edits: Sequence[FileEdit]) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(edit), "insertedContent": {"text": edit.text}} for edit in edits]
    return {
        "description": {"text": "Safe: the facts and the meaning stay the same."},
        "artifactChanges": [{"artifactLocation": _location(path), "replacements": replacements}],
    }


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _location(path: str) -> dict[str, str]:
    """A relative path below the root of the sources, an absolute one as a file URI."""
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _where(failure: CheckFailure) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _location(failure.path)}
    if failure.line is not None:
        place["region"] = {"startLine": failure.line, "startColumn": failure.column or 1}
    return place


def _invocation(report: CheckReport) -> dict[str, Any]:
    notes = [
        {
            "level": "error",
            "message": {"text": failure.error},
            "locations": [{"physicalLocation": _where(failure)}],
            **({"associatedRule": {"id": failure.rule}} if failure.rule else {}),
        }
        for failure in report.failures
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}
