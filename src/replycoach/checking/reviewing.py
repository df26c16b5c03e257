"""Check one file: its templates, each in all its views, to findings in the file as it is.

The result holds positions, ids and messages (which quote words of the template), so it can be kept in a cache or sent
from one process to another; what depends on other files (near copies, the baseline) is added by `check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from replycoach.checking.duplicates import shingles
from replycoach.checking.faults import faults as template_faults
from replycoach.checking.merging import Fault, merge, needed
from replycoach.checking.piece import Piece, pieces
from replycoach.checking.report import CheckFailure, FileEdit, Lines, Located, Place, digest
from replycoach.checking.suppressions import Suppression, suppressions
from replycoach.checking.views import SAMPLE_AGENT, SAMPLE_COMPANY, SAMPLE_CUSTOMER, View, views
from replycoach.coach import Coach
from replycoach.errors import InputError
from replycoach.model import Case, CustomerReading, Finding, Frozen, Suggestion
from replycoach.profile import Settings
from replycoach.reading import Reading
from replycoach.reading.reading import Customer
from replycoach.rules.rule import Rule
from replycoach.rules.run import quote, run
from replycoach.rules.structure.missing_greeting import greets
from replycoach.rules.structure.missing_signoff import closes

AROUND = 60
"""How many characters of the line are shown on either side of a fault."""
CONTEXT_WORDS = 6
"""How many words on either side make the fingerprint of a fault."""


OF_A_CUSTOMER = frozenset({"acknowledgement/missing-thanks"})
"""What nobody can miss in a template that does not say for which customer it is: there is no telling what they did."""


class PiecePrint(Frozen):
    """A template for the search for near copies: where it begins, and hashes of its word triples in place of its text."""

    piece: str
    place: Place
    shingles: tuple[int, ...]
    fingerprint: str


class FileResult(Frozen):
    """What one file came to."""

    path: str
    pieces: tuple[PiecePrint, ...] = ()
    findings: tuple[Located, ...] = ()
    failures: tuple[CheckFailure, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


class Reviewer:
    """Checks files with one coach; make one a process."""

    def __init__(self, settings: Settings) -> None:
        self.coach = Coach(settings=settings)
        self.settings = self.coach.settings

    def check(self, path: str, text: str, name: str = "") -> FileResult:
        """All findings of a file, in order of place; suppressions are read but not applied. `name`: see `pieces`."""
        try:
            found = pieces(path, text, self.settings, name)
        except InputError as error:
            return FileResult(path=path, failures=(CheckFailure.of(path, error),))
        desk = _Desk(path, text)
        findings: list[Located] = []
        failures: dict[tuple[str, str], CheckFailure] = {}
        for piece in found:
            findings += self._by_rules(piece, desk, failures)
            findings += self._by_template(piece, desk)
        findings.sort(key=lambda one: (one.start, one.end, one.finding.rule))
        held = suppressions(path, text, [piece.to_file(0, len(piece.text)) for piece in found if piece.text])
        return FileResult(
            path=path,
            pieces=tuple(_print(piece, desk) for piece in found),
            findings=tuple(findings),
            failures=tuple(failures.values()),
            suppressions=tuple(held),
        )

    def _by_rules(self, piece: Piece, desk: _Desk, failures: dict[tuple[str, str], CheckFailure]) -> Iterator[Located]:
        if piece.private:
            return
        shown = _distinct(views(piece, self.settings))
        found: list[tuple[int, View, Finding]] = []
        tried = ((number, self._try(piece, view, desk, failures)) for number, view in enumerate(shown))
        readings = {number: reading for number, reading in tried if reading is not None}
        whole = any(reading.depth == "surface" or is_whole(reading) for reading in readings.values())
        for number, reading in readings.items():
            outcome = run(self.coach.plan, reading, self.settings)
            found += [
                (number, shown[number], finding)
                for finding in outcome.findings
                if finding.start is not None or (whole and (piece.mood or finding.rule not in OF_A_CUSTOMER))
            ]
            for failure in outcome.failures:
                failures[failure.rule, failure.error] = CheckFailure(
                    path=desk.path, rule=failure.rule, error=failure.error
                )
        for fault in merge(found):
            finding = fault.finding.model_copy(update={"message": _message(fault, piece)})
            yield desk.located(piece, fault.span, finding, when=needed(fault, shown), fix=_fix(fault, piece, desk))

    def _try(
        self, piece: Piece, view: View, desk: _Desk, failures: dict[tuple[str, str], CheckFailure]
    ) -> Reading | None:
        try:
            return self._read(piece, view)
        except InputError as error:
            failures["", str(error)] = CheckFailure(path=desk.path, error=f"{piece.name or 'the text'}: {error}")
            return None

    def _read(self, piece: Piece, view: View) -> Reading:
        case = Case(
            reply=view.reply,
            channel=piece.channel,
            customer_name=SAMPLE_CUSTOMER,
            agent_name=SAMPLE_AGENT,
            company=self.settings.company or SAMPLE_COMPANY,
        )
        reading = self.coach.read(case)
        if piece.mood is None:
            return reading
        mood = CustomerReading(
            emotion=piece.mood, vague=False, clear=True, urgent=False, abusive=False, complaint=False
        )
        return replace(
            reading, customer=Customer(text="", sentences=(), reading=mood, odds={piece.mood: 1.0}, questions=())
        )

    def _by_template(self, piece: Piece, desk: _Desk) -> Iterator[Located]:
        for fault in template_faults(piece, self.settings):
            rule = self.coach.rules.get(fault.rule)
            if rule is not None:
                span = (fault.start, fault.end)
                finding = finding_of(rule, fault.words, piece.text[fault.start : fault.end])
                if fault.severity and rule.id not in self.settings.severity:
                    finding = finding.model_copy(update={"severity": fault.severity})
                yield desk.located(piece, span, finding)


class _Desk:
    """The file in hand: turns spans of its pieces into findings with a place."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text, self.lines = path, text, Lines(text)

    def place(self, piece: Piece, start: int, end: int) -> Place:
        """The place in the file of a stretch of the piece."""
        return self.lines.place(*piece.to_file(start, end))

    def located(
        self,
        piece: Piece,
        span: tuple[int, int] | None,
        finding: Finding,
        *,
        when: str = "",
        fix: tuple[FileEdit, ...] = (),
    ) -> Located:
        """The finding with its place; what is missing is told where the text begins."""
        start, end = span if span is not None else (_beginning(piece.text),) * 2
        place = self.place(piece, start, end)
        low, high = place.start, place.end
        moved = {
            "start": None if span is None else low,
            "end": None if span is None else high,
            "message": _whole(finding.message),
            "suggestions": tuple(Suggestion(text=_whole(one.text), safety=one.safety) for one in finding.suggestions),
        }
        return Located(
            **place.model_dump(),
            path=self.path,
            piece=_whole(piece.name),
            when=_whole(when),
            finding=finding.model_copy(update=moved),
            fix=fix,
            fingerprint=_fingerprint(piece, span, finding.rule),
            before=_flat(self.text[max(0, low - AROUND) : low], last=True),
            words=quote(self.text[low:high]),
            after=_flat(self.text[high : high + AROUND], last=False),
        )


def is_whole(reading: Reading) -> bool:
    """Whether a text is a reply from beginning to end and not a part of one, in which nothing is missing: it greets or closes."""
    return greets(reading) or closes(reading)


def finding_of(rule: Rule, words: Mapping[str, str], found: str = "") -> Finding:
    """A finding of a rule about the template itself; `words` fill its message."""
    known = {"found": quote(found), **words}
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        start=None,
        end=None,
        message=rule.message.format(**known),
        why=rule.why,
        source=", ".join(rule.source),
        suggestions=(Suggestion(text=rule.todo.format(**known)),),
    )


def _distinct(shown: Sequence[View]) -> list[View]:
    """The views without the empty ones and those that read the same as an earlier one."""
    return list({view.reply: view for view in reversed(shown) if view.reply.strip()}.values())[::-1]


def _message(fault: Fault, piece: Piece) -> str:
    """The message with the words of the template in place of those that only this view shows."""
    finding, message = fault.finding, fault.finding.message
    if fault.span is not None:
        message = message.replace(
            quote(fault.view.reply[finding.start : finding.end]), quote(piece.text[slice(*fault.span)])
        )
    for sample, whose in ((SAMPLE_CUSTOMER, "the customer"), (SAMPLE_AGENT, "the agent")):
        for name in (sample, sample.split()[0]):
            if name not in piece.text:
                message = message.replace(name, whose)
    return message


def _fix(fault: Fault, piece: Piece, desk: _Desk) -> tuple[FileEdit, ...]:
    """The edits of the first safe suggestion in the file: all of them, or none.

    The words to replace must stand in the template as the customer reads them, which no placeholder and no tag does.
    """
    safe = (one.edits for one in fault.finding.suggestions if one.safety == "safe" and one.edits)
    edits = []
    for edit in next(safe, ()):
        span = fault.view.to_piece(edit.start, edit.end)
        encoded = piece.encode(edit.text)
        words = fault.view.reply[edit.start : edit.end]
        if span is None or encoded is None or not fault.view.editable(edit.start, edit.end):
            return ()
        if not (_plain(edit.text, piece) and _plain(words, piece)):
            return ()
        edits.append(FileEdit(**desk.place(piece, *span).model_dump(), text=encoded))
    return tuple(edits)


_ENDS = re.compile(r"[.!?\n<>]")
_MARKUP = re.compile("[{}<>\ud800-\udfff]")


def _plain(words: str, piece: Piece) -> bool:
    """Whether words hold no sign of a placeholder or a tag, and in HTML nothing that would have to be escaped."""
    return not _MARKUP.search(words) and not (piece.kind == "html" and "&" in words)


def _whole(text: str) -> str:
    """The text without halves of characters, which an export may hold and UTF-8 may not."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


_LEADING = re.compile(
    r"(?:\s|\{#.*?#\}|<!--.*?-->|\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}|<[a-z][^<>]{0,500}>)*",
    re.DOTALL | re.IGNORECASE,
)


def _beginning(text: str) -> int:
    """Where the words begin, behind comments and tags."""
    leading = _LEADING.match(text)
    return leading.end() if leading else 0


def _fingerprint(piece: Piece, span: tuple[int, int] | None, rule: str) -> str:
    """A key of the rule, the words and the words around them in the sentence; of the template's name where something is missing."""
    if span is None:
        return digest(rule, piece.name or piece.path)
    start, end = span
    before = _ENDS.split(piece.text[max(0, start - 200) : start])[-1].casefold().split()[-CONTEXT_WORDS:]
    after = _ENDS.split(piece.text[end : end + 200])[0].casefold().split()[:CONTEXT_WORDS]
    return digest(rule, *before, "⟦", *piece.text[start:end].casefold().split(), "⟧", *after)


def _print(piece: Piece, desk: _Desk) -> PiecePrint:
    start = _beginning(piece.text)
    return PiecePrint(
        piece=_whole(piece.name),
        place=desk.place(piece, start, start),
        shingles=() if piece.private else shingles(piece.text),
        fingerprint=_fingerprint(piece, None, "template/duplicate"),
    )


def _flat(text: str, *, last: bool) -> str:
    """The part of a text that is on the same line: its last line, or its first."""
    lines = re.split(r"[\r\n]", text)
    return lines[-1] if last else lines[0]
