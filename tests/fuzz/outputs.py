"""Fuzzed: what comes out. Every form of output with any words in every field, edits in any order, the guard, the score."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from typing import TYPE_CHECKING, Any

from targets import HOUSE, SUFFIXES, chosen, target, text_of

from replycoach import score
from replycoach.checking.check import check_text
from replycoach.checking.report import CheckedFile, CheckFailure, CheckReport, Lines, Located, RuleInfo
from replycoach.cli.check import FORMATS
from replycoach.display import card
from replycoach.formats import github, text
from replycoach.model import Carp, Case, CustomerReading, Deduction, Edit, Finding, Review, SentenceReading, Suggestion
from replycoach.profile import Settings
from replycoach.rewriting.edits import Patches, apply, clash
from replycoach.rewriting.guard import Facts, objection
from replycoach.rules import ours

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What may change a terminal, or the order of what it shows."""


def written(report: CheckReport) -> dict[str, str]:
    """The report in every form, each held against what its readers count on."""
    told = {name: import_module(f"replycoach.formats.{module}").render(report) for name, module in FORMATS.items()}
    for name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(told[name])
    for name in ("junit", "checkstyle"):
        ET.fromstring(told[name].encode("utf-8"))
    count = len(report.findings) + len(report.failures)
    assert told["concise"].count("\n") == count, "not one line a finding"
    assert len(told["concise"].splitlines()) == count, "a line that only some readers see"
    for name in ("text", "concise"):
        assert not CONTROL.search(told[name]), "a control character"
    _github(told["github"], report)
    assert not CONTROL.search(told["github"] + github.summary(report)), "a control character"
    return told


def _github(told: str, report: CheckReport) -> None:
    """The listing is held between stop and go; after it stand commands of ours and nothing else."""
    lines = told.removesuffix("\n").split("\n")
    token = lines[0].removeprefix("::stop-commands::")
    end = lines.index(f"::{token}::")
    assert end > 0
    commands = lines[end + 1 :]
    assert len(commands) <= 31 + len(report.failures)
    assert all(re.match(r"::(?:error|warning|notice) (?:file|title)=", one) for one in commands), "an order of its own"
    assert not any(re.search(r"::|\r", one[2:].partition("::")[0]) for one in commands)


@target
def writers(data: bytes) -> None:
    parts = (data.decode("utf-8", "replace").split("\x00") + [""] * 7)[:7]
    words, path, piece, when, message, source, error = parts
    start = len(words) // 3
    place = Lines(words).place(start, len(words))
    info = RuleInfo.of(ours()["time/vague"])
    finding = Finding(
        rule=info.id, severity="warning", start=start, end=len(words), message=message, why=info.why, source=source,
        suggestions=(Suggestion(text=message),),
    )  # fmt: skip
    one = Located(
        **place.model_dump(), path=path, piece=piece, when=when, finding=finding, fingerprint="0", before=words,
        words=words, after=words,
    )  # fmt: skip
    written(
        CheckReport(
            version="1",
            files=(CheckedFile(path=path, score=71.0, pieces=1),),
            findings=(one,),
            failures=(CheckFailure(path=path, error=error),),
            rules={info.id: info},
        )
    )


@target
def cards(data: bytes) -> None:
    reply, _, message = data.decode("utf-8", "replace").partition("\x00")
    case = Case(reply=reply, customer=message)
    size = len(case.reply)
    finding = Finding(
        rule="time/vague", severity="warning", start=size // 3, end=size, message=message, why="w", source="s",
        suggestions=(Suggestion(text=message),),
    )  # fmt: skip
    reading = CustomerReading(
        emotion="calm", vague=False, clear=True, urgent=False, abusive=False, complaint=False, questions=(message,)
    )
    review = Review(
        id=message, score=71.0, groups={"time": 71.0}, deductions=(Deduction(rule="time/vague", factor=0.71, points=29),),
        carp=Carp(), customer=reading, sentences=(SentenceReading(start=0, end=size),), findings=(finding,), verdicts={}, case=case,
    )  # fmt: skip
    shown = text.render(review)
    assert not CONTROL.search(shown), "a control character"
    page = card(review)
    Tags().feed(page)
    Review.model_validate_json(review.model_dump_json())


class Tags(HTMLParser):
    """Refuses markup that runs or loads anything."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        assert tag not in ("script", "iframe", "img", "object", "embed", "link", "base", "form"), "a tag of the draft's"
        for name, value in attrs:
            assert not name.startswith("on"), "a handler"
            assert name not in ("href", "src", "action") or (value or "").startswith(("#", "https://")), "a link"


@target
def edits(data: bytes) -> None:
    source = text_of(data[8:])
    size = len(source)
    patches, plain, made = Patches(source), source, []
    for owner, at in enumerate(range(0, min(len(data), 8) - 1, 2)):
        start = data[at] % (len(plain) + 1)
        edit = Edit(start=start, end=min(len(plain), start + data[at + 1] % 5), text="new"[: data[at + 1] % 4])
        plain = apply(plain, [edit])
        patches.add([edit], owner)
        made.append(edit)
        assert patches.text == plain, "edits one after the other and together are not the same"
    last = 0
    for start, end, _, _ in sorted(patches.made):
        assert last <= start <= end <= size, "replacements overlap"
        last = end
    clash(made[:1], made[1:])


@target
def facts(data: bytes) -> None:
    before, _, after = text_of(data).partition("\x00")
    Facts.of(before)
    assert objection(before, before, (), _Parser()) == "", "a text may not stand in for itself"
    objection(before, after, (before[:40],), _Parser())


class _Parser:
    def parse(self, words: str) -> Doc:
        read: Doc = _blank()(words)
        return read


@cache
def _blank() -> Any:
    from replycoach.reading.pipeline import blank

    return blank()


@target
def scores(data: bytes) -> None:
    rules = ours()
    names = sorted(name for name, rule in rules.items() if rule.kind == "reply")
    found = [
        Finding(
            rule=names[byte % len(names)],
            severity=rules[names[byte % len(names)]].severity,
            start=None,
            end=None,
            message="",
            why="",
            source="",
        )
        for byte in data
    ]
    found = score.worst_first(found, rules)
    whole = score.score(found, rules)
    assert 0 <= whole <= 100
    for at in range(len(found)):
        assert score.score(found[:at] + found[at + 1 :], rules) >= whole, "a fault less, a lower score"


@target
def whole(data: bytes) -> None:
    """All of a check, the models and the writers included; slow."""
    suffix, data = chosen(data, SUFFIXES)
    written(check_text(f"a.{suffix}", data.decode("utf-8", "replace")[:1_000], HOUSE))


@target
def review(data: bytes) -> None:
    """All of a review; slow."""
    reply, _, message = text_of(data[:2_000]).partition("\x00")
    case = Case(reply=reply, customer=message)
    told = _coach().review(case)
    assert not told.failures, "a rule failed"
    for one in told.findings:
        assert one.start is None or 0 <= one.start <= (one.end or 0) <= len(case.reply)
    for sentence in told.sentences:
        assert 0 <= sentence.start <= sentence.end <= len(case.reply)
    assert not CONTROL.search(text.render(told))


@cache
def _coach() -> Any:
    from replycoach import Coach

    return Coach(settings=Settings())
