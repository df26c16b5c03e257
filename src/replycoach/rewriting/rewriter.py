"""The loop from a review to better words: worst finding first, every change proved and read again, until nothing gets better.

A round proposes for every finding, makes all proposals that pass the guard at once, and reads the result; where that is
not better, it halves them until the ones that do harm stand alone and are dropped. Rounds follow until one changes nothing,
which depends on the text alone: this is why a rewrite of a rewrite changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from replycoach.model import Applied, Case, Edit, Finding, LeftAlone, Review, Rewrite
from replycoach.reading.reading import Reading
from replycoach.rewriting import missing
from replycoach.rewriting.changes import WARM, Change, Run, State, joined, new_rules, offers, passage, worse
from replycoach.rewriting.edits import Filled, Patches, apply, clash, prose_span, slots_of
from replycoach.rewriting.guard import objection
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.telling import LOWER, NO_WAY, READS_WELL, told
from replycoach.rules.foreign import within

Custom = Callable[[str, Review], str]
"""A rewriter of the user's own: from the draft and its review to a new text."""

ROUNDS = 8
"""Rounds after which a draft is left as it is by then; no draft that we know needs more than four."""
MOST = 6
"""Proposals for one finding that are tried."""
WELL = 4.4
"""Judged quality from which warnings alone change nothing. Of 740 good training drafts, read by models that had not seen them,
50 are raised; this spares 21 of those, and 7 of 1206 flawed ones."""
TURNS = 2
"""Wordings that are tried of a move that a change calls for."""
FOLLOWED = 2
"""Moves that one change may call for."""


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
            return told(before, state, Run(Patches(case.reply)), ())
        if _reads_well(state):
            return told(before, state, Run(Patches(case.reply), why=READS_WELL), ())
        notes: list[LeftAlone] = []
        if self.custom is not None and not safe_only:
            own = self._custom(case, before, state, notes)
            if own is not None:
                return own
        run = Run(Patches(case.reply), safe_only=safe_only)
        for _ in range(ROUNDS):
            made = self._round(case, state, run, safe_only)
            if made is None:
                break
            state = made
        if state.review.score < before.score:
            return told(before, self._state(case, case.reply), Run(Patches(case.reply), why=LOWER), tuple(notes))
        return told(before, state, run, tuple(notes))

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

    def _round(self, case: Case, state: State, run: Run, safe_only: bool) -> State | None:
        """Make what can be made; None where nothing can."""
        wanted = self._wanted(state, run, safe_only)
        for waits, turn in product((True, False), range(MOST)):
            chosen = _chosen(state, wanted, turn, waits=waits)
            if not waits and chosen == _chosen(state, wanted, turn, waits=True):
                continue
            kept, better = self._keep(case, state, joined(chosen), run)
            if better is not None:
                ordered = sorted(kept, key=lambda one: one.rank)
                for change in ordered:
                    run.applied.append((change, *passage(state.source, change.edits)))
                base = len(run.applied) - len(ordered)
                _record(run.patches, [change.edits for change in ordered], base)
                return better
        return None

    def _wanted(self, state: State, run: Run, safe_only: bool) -> list[list[Change]]:
        """What could be done about each finding; what is missing is composed last, so that it repeats nothing."""
        findings = state.review.findings
        composed = [state.source[slot.start : slot.end] for slot in slots_of(state.source)]
        told: dict[int, list[Change]] = {}
        for number in sorted(range(len(findings)), key=lambda number: findings[number].start is None):
            told[number] = list(self._changes(state, findings[number], run, safe_only, tuple(composed)))
            composed += [edit.text.strip() for one in told[number][:1] for edit in one.edits]
        run.composed = tuple(composed)
        return [told[number] for number in range(len(findings))]

    def _keep(self, case: Case, state: State, changes: list[Change], run: Run) -> tuple[list[Change], State | None]:
        """The changes that make the text better together, and that text; halved where they do not."""
        if not changes:
            return [], None
        text = apply(state.source, [edit for one in sorted(changes, key=lambda one: one.rank) for edit in one.edits])
        reason = objection(state.source, text, _known(case), state.reading.parser, _spares(changes))
        if not reason:
            after = self._state(case, text)
            reason = worse(state, after, changes)
            if not reason:
                return changes, after
            if (
                len(changes) == 1
                and not run.safe_only
                and (more := self._followed(case, state, changes[0], after, run.composed))
            ):
                return more
        if len(changes) == 1:
            run.refused[changes[0].finding.rule, changes[0].words] = reason
            return [], None
        middle = (len(changes) + 1) // 2
        first, better = self._keep(case, state, changes[:middle], run)
        rest, other = self._keep(case, state, changes[middle:], run)
        if better is None or other is None:
            return (first, better) if other is None else (rest, other)
        if len(first) + len(rest) < len(changes) and sum(one.followed for one in (*first, *rest)) < 2:
            both = self._together(case, state, [*first, *rest])
            if both is not None:
                return [*first, *rest], both
        return first, better

    def _followed(
        self, case: Case, state: State, change: Change, after: State, composed: tuple[str, ...], most: int = FOLLOWED
    ) -> tuple[list[Change], State] | None:
        """A change that calls for one more move, or two, with these: who is heard is also told what happens next."""
        called = new_rules(state, after)
        allowed = missing.called_for(change.finding.rule)
        wanted = [one for one in after.review.findings if one.rule in called and one.rule in allowed]
        if not 0 < called.total() <= most or len(wanted) < called.total():
            return None
        composed = tuple(
            one for one in composed if "thank" not in one.lower()
        )  # the others thank only if they are made
        for offer in islice(offers(after, wanted[0], composed), TURNS):
            whole = _with(state, change, after, offer, warms=change.warms or wanted[0].rule in WARM)
            if whole is None:
                continue
            better = self._together(case, state, [whole])
            if better is not None:
                return [whole], better
            if most > 1:
                then = self._state(case, apply(state.source, whole.edits))
                said = (*composed, *(edit.text.strip() for edit in offer.edits))
                if more := self._followed(case, state, whole, then, said, most - 1):
                    return more
        return None

    def _together(self, case: Case, state: State, changes: list[Change]) -> State | None:
        text = apply(state.source, [edit for one in sorted(changes, key=lambda one: one.rank) for edit in one.edits])
        if objection(state.source, text, _known(case), state.reading.parser, _spares(changes)):
            return None
        after = self._state(case, text)
        return None if worse(state, after, changes) else after

    def _changes(
        self, state: State, finding: Finding, run: Run, safe_only: bool, composed: tuple[str, ...]
    ) -> Iterator[Change]:
        """Changes that answer a finding, as edits of the text with its slots."""
        found, words = 0, state.words(finding)
        for offer in offers(state, finding, composed):
            if safe_only and offer.safety != "safe":
                run.refused.setdefault((finding.rule, words), "the change is not sure to be safe")
                continue
            back = [state.filled.back(edit) for edit in offer.edits]
            whole = tuple(edit for edit in back if edit is not None)
            if (
                not whole
                or len(whole) < len(back)
                or any(clash([one], [other]) for one in whole for other in whole if one is not other)
            ):
                continue
            yield Change(finding, words, whole, offer.safety, offer.spares, asks=offer.asks)
            found += 1
            if found == MOST:
                return

    def _custom(self, case: Case, before: Review, state: State, notes: list[LeftAlone]) -> Rewrite | None:
        """What the user's own rewriter makes of it, if it passes."""
        assert self.custom is not None
        try:
            given = within(self.custom, case.reply, before)
        except Exception as error:
            notes.append(LeftAlone(rule="rewriter", start=None, reason=f"the rewriter failed: {type(error).__name__}"))
            return None
        text = given if isinstance(given, str) else ""
        reason = "" if text.strip() else "it gave no text"
        if not reason and text == case.reply:
            reason = "it changed nothing"
        reason = reason or objection(case.reply, text, _known(case), state.reading.parser)
        if not reason:
            after = self._state(case, text)
            reason = worse(state, after, [])
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


def _with(state: State, change: Change, after: State, offer: Proposal, *, warms: bool) -> Change | None:
    """A change and what answers the text that it leads to, as one; None where the two do not go together."""
    back = [edit for one in offer.edits if (edit := after.filled.back(one))]
    if len(back) < len(offer.edits) or any(clash([one], [two]) for one in back for two in back if one is not two):
        return None
    patches = Patches(state.source)
    patches.add(change.edits, 0)
    patches.add(back, 0)
    return replace(change, edits=patches.of(0), safety="review", followed=True, warms=warms)


def _chosen(state: State, wanted: list[list[Change]], turn: int, *, waits: bool) -> list[Change]:
    """What is tried together: one change a finding and one a sentence, none where another touches the same words.

    With `waits`, what another change of the round may answer too is left for the next round.
    """
    chosen: list[Change] = []
    answered: set[str] = set()
    sentences: set[int] = set()
    for changes in sorted(wanted, key=_of_the_whole):
        change = changes[turn] if turn < len(changes) else None
        if change is None or (waits and missing.SETTLED_BY.get(change.finding.rule, frozenset()) & answered):
            continue
        place = _sentence(state, change)
        if place not in sentences and not any(clash(change.edits, one.edits) for one in chosen):
            chosen.append(change)
            answered.add(change.finding.rule)
            sentences |= {place} - {NOWHERE}
    return chosen


def _of_the_whole(changes: list[Change]) -> bool:
    """Whether they answer what is missing, which waits for what the sentences come to."""
    return bool(changes) and changes[0].finding.start is None


NOWHERE = -1


def _sentence(state: State, change: Change) -> int:
    """The sentence that a change is about: two changes of one sentence in one round would make a third of it."""
    start = change.finding.start
    if start is None:
        return NOWHERE
    prose = state.reading.prose
    places = (one.index for one in state.reading.sentences if start < prose.to_source(one.start, one.end)[1])
    return next(places, NOWHERE)


def _reads_well(state: State) -> bool:
    """Whether the reply as a whole serves this customer so well that a doubt about its wording is no reason to change it."""
    return state.reading.quality >= WELL and all(finding.severity != "error" for finding in state.review.findings)


def _is_good(review: Review) -> bool:
    return all(finding.severity == "advice" for finding in review.findings)


def _spares(changes: list[Change]) -> frozenset[str]:
    return frozenset().union(*(change.spares for change in changes))


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
