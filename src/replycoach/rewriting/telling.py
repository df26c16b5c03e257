"""What is told of a rewrite: its edits in the draft as given, its slots, and what was left alone and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from replycoach.model import Applied, Edit, Finding, LeftAlone, Review, Rewrite, Safety
from replycoach.rewriting.changes import Run, State, words_of
from replycoach.rewriting.draft import GREETING
from replycoach.rewriting.edits import slots_of
from replycoach.text.prose import Prose

NO_WAY = "no change is known that would surely be right"
ASKED = "the words stand; the slot behind them is for you to fill"
GOOD = "advice alone is no reason to change a good draft"
READS_WELL = "the reply as a whole reads well, so nothing is changed for this alone"
NOTES = "these are notes of what was said, and no words to the customer"
LOWER = "what could be changed would score lower than the draft"
UNFILLABLE: Mapping[str, str] = {
    "template/unfilled": "only the agent knows what belongs in the blank",
    "template/private-note": "whether the note may go is for the agent to say",
    "channel/personal-data": "what the customer needs to read of it is for the agent to say",
    "channel/too-long": "what can be spared is for the agent to say",
}


UNHEARD = "acknowledgement/missing"
MEANT = "acknowledge "
"""How the slots for a word of sympathy begin."""
STANDS = "the words still stand; in their new surroundings the coach no longer raises them: look at them"


def _still_there(before: Review, state: State, run: Run) -> Iterator[LeftAlone]:
    """Findings that are gone although their very words are not, and no edit answers them: the agent has to know."""
    answered = {(change.finding.rule, change.words) for change, _, _ in run.applied}
    raised = {finding.rule for finding in state.review.findings}
    draft = Prose.from_source(before.case.reply) if before.case else None
    heard = state.reading.does("acknowledgement", "apology") or any(MEANT in one.name for one in slots_of(state.source))
    for finding in before.findings:
        if (
            finding.rule == UNHEARD
            and finding.severity != "advice"
            and not heard
            and finding.rule not in raised | {rule for rule, _ in answered}
        ):
            yield LeftAlone(rule=finding.rule, start=None, reason=run.refused.get((finding.rule, None)) or NO_WAY)
        if draft is None or finding.start is None or finding.severity == "advice" or finding.rule in raised:
            continue
        words = words_of(draft, finding) or ""
        bare = GREETING.sub("", words, count=1).strip()
        if (finding.rule, words) in answered:
            continue
        if (
            bare
            and bare.lower() in state.shown.lower()
            and not finding.rule.startswith(("structure/", "acknowledgement/"))
        ):
            yield LeftAlone(rule=finding.rule, start=_place_of(state, bare), reason=STANDS)


def told(before: Review, state: State, run: Run, notes: tuple[LeftAlone, ...]) -> Rewrite:
    """The rewrite as the user gets it: from the review of the draft to the text that it came to."""
    applied = tuple(
        Applied(
            rule=change.finding.rule, safety=_safety(run, owner), edits=run.patches.of(owner), before=old, after=new
        )
        for owner, (change, old, new) in enumerate(run.applied)
    )
    asked = {(change.finding.rule, change.words) for change, _, _ in run.applied if change.asks}
    left = tuple(
        LeftAlone(
            rule=finding.rule,
            start=found_at(state, finding),
            reason=(ASKED if _waits(finding.rule, state.words(finding), asked) else run.why)
            or run.refused.get((finding.rule, state.words(finding)))
            or UNFILLABLE.get(finding.rule, NO_WAY),
        )
        for finding in state.review.findings
    )
    left += tuple(_still_there(before, state, run))
    return Rewrite(
        id=before.id,
        text=state.source,
        edits=applied,
        slots=slots_of(state.source),
        left_alone=(*notes, *left),
        before=before,
        after=state.review,
    )


def _safety(run: Run, owner: int) -> Safety:
    """How far a change can be trusted: no further than what came into its words later."""
    safeties = {run.applied[one][0].safety for one in (owner, *run.patches.taken.get(owner, ()))}
    return next(one for one in ("idea", "review", "safe") if one in safeties)


def _waits(rule: str, words: str | None, asked: set[tuple[str, str | None]]) -> bool:
    """Whether a slot stands behind these words: the finding may have grown or shrunk by what came in beside it."""
    pairs = ((words or "", other or "") for named, other in asked if named == rule)
    return any(one in other or other in one for one, other in pairs)


def _place_of(state: State, words: str) -> int | None:
    """Where words stand in the text with its slots."""
    at, prose = state.shown.lower().find(words.lower()), state.reading.prose
    at = prose.to_source(at, at)[0] if prose.kind == "html" else at
    back = state.filled.back(Edit(start=at, end=at, text=""))
    return None if back is None else state.filled.place(at, behind=True)


def found_at(state: State, finding: Finding) -> int | None:
    """Where a finding stands in the text with its slots."""
    if finding.start is None:
        return None
    back = state.filled.back(Edit(start=finding.start, end=finding.start, text=""))
    return None if back is None else state.filled.place(finding.start, behind=True)
