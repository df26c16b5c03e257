"""The loop from a review to better words: worst finding first, every change proved and read again, until nothing gets better.

A round proposes for every finding, makes all proposals that pass the guard at once, and reads the result; where that is
not better, it halves them until the ones that do harm stand alone and are dropped. Rounds follow until one changes nothing,
which depends on the text alone: this is why a rewrite of a rewrite changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from replycoach.model import Applied, Case, Edit, Finding, LeftAlone, Review, Rewrite, Safety
from replycoach.reading.reading import Reading
from replycoach.rewriting import leaving, missing
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.edits import Filled, Patches, apply, clash, in_source, prose_span, slots_of
from replycoach.rewriting.guard import objection
from replycoach.rewriting.transforms import proposals

Custom = Callable[[str, Review], str]
"""A rewriter of the user's own: from the draft and its review to a new text."""

ROUNDS = 8
"""Rounds after which a draft is left as it is by then; no draft that we know needs more than four."""
MOST = 3
"""Proposals for one finding that are tried."""
UNFILLABLE: Mapping[str, str] = {
    "template/unfilled": "only the agent knows what belongs in the blank",
    "template/private-note": "whether the note may go is for the agent to say",
    "channel/personal-data": "what the customer needs to read of it is for the agent to say",
    "channel/too-long": "what can be spared is for the agent to say",
}
PARAGRAPH = re.compile(r"(?:\r?\n){2}$|(?:<br>\r?\n){2}$")
NO_WAY = "no change is known that would surely be right"


@dataclass(frozen=True)
class State:
    """A text on the way: with its slots, as the customer would get it, read and judged."""

    filled: Filled
    reading: Reading
    review: Review

    @property
    def source(self) -> str:
        """The text with its slots."""
        return self.filled.source

    def words(self, finding: Finding) -> str | None:
        """The words of a finding, None where something is missing."""
        return None if finding.start is None else self.filled.text[finding.start : finding.end]


@dataclass(frozen=True)
class Change:
    """Edits of the text with its slots that answer one finding."""

    finding: Finding
    words: str | None
    edits: tuple[Edit, ...]
    safety: Safety

    @property
    def rank(self) -> int:
        """Where it stands among insertions at one place."""
        return missing.RANK.get(self.finding.rule, -1)


@dataclass
class _Run:
    """What one rewrite has come to so far."""

    patches: Patches
    applied: list[tuple[Change, str, str]] = field(default_factory=list)
    refused: dict[tuple[str, str | None], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rewriter:
    """Rewrites drafts. `read` and `judge` are the coach's; `custom` is a rewriter of the user's own, tried first."""

    read: Callable[[Case], Reading]
    judge: Callable[[Reading], Review]
    custom: Custom | None = None

    def rewrite(self, case: Case, review: Review | None = None, *, safe_only: bool = False) -> Rewrite:
        """Better words for the draft of this case; the draft itself where it has no finding of warning or error.

        With `safe_only` only changes of safety "safe" are made.
        """
        before = review or self.judge(self.read(case))
        state = self._state(case, case.reply)
        if _is_good(state.review) or not state.reading.english:
            return _told(before, state, _Run(Patches(case.reply)), ())
        notes: list[LeftAlone] = []
        if self.custom is not None and not safe_only:
            own = self._custom(case, before, state, notes)
            if own is not None:
                return own
        run = _Run(Patches(case.reply))
        for _ in range(ROUNDS):
            made = self._round(case, state, run, safe_only)
            if made is None:
                break
            state = made
        return _told(before, state, run, tuple(notes))

    def _state(self, case: Case, source: str) -> State:
        """Read a text as the customer would get it; what stands for a slot is frozen."""
        filled = Filled.of(source, case.agent_name)
        reading = self.read(case.model_copy(update={"reply": filled.text}))
        review = self.judge(reading)
        if filled.fills:
            prose = reading.prose
            spans = [prose_span(prose, start, end) for start, end, _, _ in filled.fills]
            frozen = tuple(sorted({*prose.frozen, *(span for span in spans if span[0] < span[1])}))
            reading = replace(reading, prose=replace(prose, frozen=_disjoint(frozen)))
        return State(filled, reading, review)

    def _round(self, case: Case, state: State, run: _Run, safe_only: bool) -> State | None:
        """Make what can be made; None where nothing can."""
        wanted = self._wanted(state, run, safe_only)
        for turn in range(MOST):
            chosen: list[Change] = []
            answered: set[str] = set()
            for changes in wanted:
                change = changes[turn] if turn < len(changes) else None
                if change is None or missing.SETTLED_BY.get(change.finding.rule, frozenset()) & answered:
                    continue
                if not any(clash(change.edits, one.edits) for one in chosen):
                    chosen.append(change)
                    answered.add(change.finding.rule)
            kept, better = self._keep(case, state, _joined(chosen), run)
            if better is not None:
                ordered = sorted(kept, key=lambda one: one.rank)
                for change in ordered:
                    run.applied.append((change, *_passage(state.source, change.edits)))
                base = len(run.applied) - len(ordered)
                _record(run.patches, [change.edits for change in ordered], base)
                return better
        return None

    def _wanted(self, state: State, run: _Run, safe_only: bool) -> list[list[Change]]:
        """What could be done about each finding; what is missing is composed last, so that it repeats nothing."""
        findings = state.review.findings
        composed = [state.source[slot.start : slot.end] for slot in slots_of(state.source)]
        told: dict[int, list[Change]] = {}
        for number in sorted(range(len(findings)), key=lambda number: findings[number].start is None):
            told[number] = list(self._changes(state, findings[number], run, safe_only, tuple(composed)))
            composed += [edit.text.strip() for one in told[number][:1] for edit in one.edits]
        return [told[number] for number in range(len(findings))]

    def _keep(self, case: Case, state: State, changes: list[Change], run: _Run) -> tuple[list[Change], State | None]:
        """The changes that make the text better together, and that text; halved where they do not."""
        if not changes:
            return [], None
        text = apply(state.source, [edit for one in sorted(changes, key=lambda one: one.rank) for edit in one.edits])
        reason = objection(state.source, text, _known(case), state.reading.parser)
        if not reason:
            after = self._state(case, text)
            reason = _worse(state, after, changes)
            if not reason:
                return changes, after
        if len(changes) == 1:
            run.refused[changes[0].finding.rule, changes[0].words] = reason
            return [], None
        middle = (len(changes) + 1) // 2
        first, better = self._keep(case, state, changes[:middle], run)
        rest, other = self._keep(case, state, changes[middle:], run)
        if better is None or other is None:
            return (first, better) if other is None else (rest, other)
        if len(first) + len(rest) < len(changes):
            both = self._together(case, state, [*first, *rest])
            if both is not None:
                return [*first, *rest], both
        return first, better

    def _together(self, case: Case, state: State, changes: list[Change]) -> State | None:
        text = apply(state.source, [edit for one in sorted(changes, key=lambda one: one.rank) for edit in one.edits])
        if objection(state.source, text, _known(case), state.reading.parser):
            return None
        after = self._state(case, text)
        return None if _worse(state, after, changes) else after

    def _changes(
        self, state: State, finding: Finding, run: _Run, safe_only: bool, composed: tuple[str, ...]
    ) -> Iterator[Change]:
        """Changes that answer a finding, as edits of the text with its slots."""
        found, words = 0, state.words(finding)
        for edits, safety in _offers(state, finding, composed):
            if safe_only and safety != "safe":
                run.refused.setdefault((finding.rule, words), "the change is not sure to be safe")
                continue
            back = [state.filled.back(edit) for edit in edits]
            whole = tuple(edit for edit in back if edit is not None)
            if (
                not whole
                or len(whole) < len(back)
                or any(clash([one], [other]) for one in whole for other in whole if one is not other)
            ):
                continue
            yield Change(finding, words, whole, safety)
            found += 1
            if found == MOST:
                return

    def _custom(self, case: Case, before: Review, state: State, notes: list[LeftAlone]) -> Rewrite | None:
        """What the user's own rewriter makes of it, if it passes."""
        assert self.custom is not None
        try:
            text = self.custom(case.reply, before)
        except Exception as error:
            notes.append(LeftAlone(rule="rewriter", start=None, reason=f"the rewriter failed: {type(error).__name__}"))
            return None
        reason = "it gave no text" if not isinstance(text, str) or not text.strip() else ""
        if not reason and text == case.reply:
            reason = "it changed nothing"
        reason = reason or objection(case.reply, text, _known(case), state.reading.parser)
        if not reason:
            after = self._state(case, text)
            reason = _worse(state, after, [])
        if reason:
            notes.append(LeftAlone(rule="rewriter", start=None, reason=reason))
            return None
        edit = _difference(case.reply, text)
        applied = Applied(
            rule="rewriter", safety="review", edits=(edit,), before=case.reply[edit.start : edit.end], after=edit.text
        )
        left = tuple(LeftAlone(rule=one.rule, start=one.start, reason=NO_WAY) for one in after.review.findings)
        return Rewrite(
            id=case.id,
            text=text,
            edits=(applied,),
            slots=slots_of(text),
            left_alone=left,
            before=before,
            after=after.review,
        )


def _is_good(review: Review) -> bool:
    return all(finding.severity == "advice" for finding in review.findings)


def _known(case: Case) -> tuple[str, ...]:
    """What may be said without being made up."""
    thread = tuple(message.text for message in case.thread)
    return (case.message, case.customer_name, case.agent_name, case.company, *thread)


def _disjoint(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _offers(state: State, finding: Finding, composed: tuple[str, ...]) -> Iterator[tuple[tuple[Edit, ...], Safety]]:
    """Edits of the filled text that may answer a finding, best first."""
    prose = state.reading.prose
    if finding.start is not None and finding.end is not None:
        span = prose_span(prose, finding.start, finding.end)
        for proposal in (*proposals(state.reading, finding, span), *leaving.propose(state.reading, finding, span)):
            edits = in_source(prose, proposal.edits)
            if edits:
                yield edits, proposal.safety
        for suggestion in finding.suggestions:
            spans = [prose_span(prose, edit.start, edit.end) for edit in suggestion.edits]
            if spans and all(prose.editable(*span) for span in spans):
                yield suggestion.edits, suggestion.safety
    for proposal in missing.propose(state.reading, finding, Situation.of(state.reading), composed):
        edits = in_source(prose, proposal.edits)
        if edits:
            yield edits, proposal.safety


def _joined(changes: list[Change]) -> list[Change]:
    """The changes, with openings that go in at one place as one paragraph."""
    ordered, told = sorted(changes, key=lambda one: one.rank), []
    for number, change in enumerate(ordered):
        edits = change.edits
        if len(edits) == 1 and change.rank > 0 and (gap := PARAGRAPH.search(edits[0].text)):
            behind = [edit for later in ordered[number + 1 :] if later.rank > 0 for edit in later.edits]
            if any(
                (edit.start, edit.end) == (edits[0].start, edits[0].end) and PARAGRAPH.search(edit.text)
                for edit in behind
            ):
                edits = (edits[0].model_copy(update={"text": edits[0].text[: gap.start()] + " "}),)
        told.append(replace(change, edits=edits))
    return told


def _worse(before: State, after: State, changes: list[Change]) -> str:
    """Why the one is no improvement on the other; empty where it is."""
    had, has = (Counter(finding.rule for finding in state.review.findings) for state in (before, after))
    if new := has - had:
        return f"it would read worse: {', '.join(sorted(new))}"
    if after.review.score < before.review.score:
        return "it would score lower"
    left = {(finding.rule, after.words(finding)) for finding in after.review.findings}
    for change in changes:
        if (change.finding.rule, change.words) in left:
            return "it would not settle the finding"
    return "" if changes or after.review.score > before.review.score or has != had else "it would change nothing"


def _passage(text: str, edits: tuple[Edit, ...]) -> tuple[str, str]:
    """The words from the first to the last edit, before and after."""
    start, end = min(edit.start for edit in edits), max(edit.end for edit in edits)
    moved = [Edit(start=edit.start - start, end=edit.end - start, text=edit.text) for edit in edits]
    return text[start:end], apply(text[start:end], moved)


def _record(patches: Patches, groups: list[tuple[Edit, ...]], base: int) -> None:
    """Enter the edits of several changes, all in positions of one text."""
    tagged = [(edit, base + number) for number, edits in enumerate(groups) for edit in edits]
    for edit, owner in sorted(tagged, key=lambda one: (one[0].start, one[0].end))[::-1]:
        patches.add((edit,), owner)


def _difference(old: str, new: str) -> Edit:
    """The one edit that turns the old text into the new one."""
    before = 0
    while before < min(len(old), len(new)) and old[before] == new[before]:
        before += 1
    after = 0
    while after < min(len(old), len(new)) - before and old[-1 - after] == new[-1 - after]:
        after += 1
    return Edit(start=before, end=len(old) - after, text=new[before : len(new) - after])


STANDS = "the words still stand; in their new surroundings the coach no longer raises them: look at them"


def _still_there(before: Review, state: State) -> Iterator[LeftAlone]:
    """Findings that are gone although their very words are not: the agent has to know."""
    raised = {finding.rule for finding in state.review.findings}
    for finding in before.findings:
        if before.case is None or finding.start is None or finding.severity == "advice" or finding.rule in raised:
            continue
        words = before.case.reply[finding.start : finding.end]
        if words in state.source and not finding.rule.startswith(("structure/", "acknowledgement/")):
            yield LeftAlone(rule=finding.rule, start=finding.start, reason=STANDS)


def _told(before: Review, state: State, run: _Run, notes: tuple[LeftAlone, ...]) -> Rewrite:
    applied = tuple(
        Applied(rule=change.finding.rule, safety=change.safety, edits=run.patches.of(owner), before=old, after=new)
        for owner, (change, old, new) in enumerate(run.applied)
    )
    left = tuple(
        LeftAlone(
            rule=finding.rule,
            start=_place(state, finding),
            reason=run.refused.get((finding.rule, state.words(finding))) or UNFILLABLE.get(finding.rule, NO_WAY),
        )
        for finding in state.review.findings
    )
    left += tuple(_still_there(before, state))
    return Rewrite(
        id=before.id,
        text=state.source,
        edits=applied,
        slots=slots_of(state.source),
        left_alone=(*notes, *left),
        before=before,
        after=state.review,
    )


def _place(state: State, finding: Finding) -> int | None:
    """Where a finding stands in the text with its slots."""
    if finding.start is None:
        return None
    back = state.filled.back(Edit(start=finding.start, end=finding.start, text=""))
    return None if back is None else back.start
