"""The loop from a review to better words: worst finding first, every change proved and read again, until nothing gets better.

A round proposes for every finding, makes all proposals that pass the guard at once, and reads the result; where that is
not better, it halves them until the ones that do harm stand alone and are dropped. Rounds follow until one changes nothing,
which depends on the text alone: this is why a rewrite of a rewrite changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import islice, product

from replycoach.model import Applied, Case, Edit, Finding, LeftAlone, Review, Rewrite
from replycoach.reading.reading import Reading
from replycoach.rewriting import last_resort, missing
from replycoach.rewriting.changes import Change, Run, State, offers
from replycoach.rewriting.choosing import capital, chosen, enter, joined, only_frills, together
from replycoach.rewriting.draft import GREETING
from replycoach.rewriting.edits import Filled, Patches, apply, clash, prose_span, slots_of
from replycoach.rewriting.general import are_notes
from replycoach.rewriting.guard import objection
from replycoach.rewriting.judging import (
    ASKS_WHETHER,
    CONTRADICTS,
    SLIP,
    SLIPS,
    UNHEARD,
    WARM,
    is_due,
    is_place,
    known_of,
    let_pass,
    new_rules,
    objected,
    states_fact,
    warms,
    worse,
)
from replycoach.rewriting.leaving import MISSED
from replycoach.rewriting.markup import loosened
from replycoach.rewriting.own import Custom, answer, given_away
from replycoach.rewriting.slots import SAY, STEP
from replycoach.rewriting.telling import GOOD, LOWER, NO_WAY, NOTES, READS_WELL, found_at, told

ROUNDS = 8
"""Rounds after which a draft is left as it is by then; no draft that we know needs more than four."""
MOST = 6
"""Proposals for one finding that are tried."""
WELL = 4.4
"""Judged quality from which warnings alone change nothing. Of 740 good training drafts, read by models that had not seen them,
50 are raised; this spares 21 of those, and 7 of 1206 flawed ones."""
TURNS = 2
"""Wordings that are tried of a move that a change calls for."""
CHILLS = 0.5
"""How likely a sentence has to be rude or to blame to take back a kind word above it; a finding asks for more."""
LEAPS = 3
"""Rounds that a text which is no better yet is given to become better, and changes from which this is tried alone."""
FOLLOWED = 2
"""Moves that one change may call for."""

BARB = Finding(rule="language/rude", severity="warning", start=None, end=None, message="", why="", source="")
"""What a sentence is taken for that no rule raises, and that would take back the kind word which is missing."""


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
        if not state.reading.english:
            return told(before, state, Run(Patches(case.reply)), ())
        if _is_good(state.review):
            run = Run(Patches(case.reply), why=GOOD, safe_only=safe_only)
            return told(before, self._spelt(case, state, run) or state, run, ())
        if (notes_only := are_notes(state.reading.text)) or _reads_well(state):
            return told(before, state, Run(Patches(case.reply), why=NOTES if notes_only else READS_WELL), ())
        notes: list[LeftAlone] = []
        if self.custom is not None and not safe_only:
            own = self._custom(case, before, state, notes)
            if own is not None:
                return own
        run = Run(Patches(case.reply), safe_only=safe_only)
        for _ in range(ROUNDS):
            made = self._round(case, state, run, safe_only) or self._leap(case, state, run, safe_only)
            made = made or (None if safe_only else self._hand(case, state, run))
            if made is None and not (safe_only or run.places):
                run.places = True
                made = self._round(case, state, run, safe_only)
            made = made or (None if safe_only else self._owed(case, before, state, run))
            if made is None:
                break
            state = made
        if only_frills(case, run):
            state, run = self._state(case, case.reply), Run(Patches(case.reply), refused=run.refused)
        slipped = any(change.finding.rule in SLIPS for change, _, _ in run.applied)
        if state.review.score < before.score - (SLIP if slipped else 0):
            return told(before, self._state(case, case.reply), Run(Patches(case.reply), why=LOWER), tuple(notes))
        return told(before, state, run, tuple(notes))

    def _spelt(self, case: Case, state: State, run: Run) -> State | None:
        """All that a good draft gets: its sure slips mended."""
        slips = [
            one
            for one in state.review.findings
            if one.rule in SLIPS and any(suggestion.safety == "safe" for suggestion in one.suggestions)
        ]
        wanted = [changes for one in slips if (changes := list(self._changes(state, one, run, True, ())))]
        return self._made_of(case, state, run, wanted) if wanted else None

    def _state(self, case: Case, source: str) -> State:
        """Read a text as the customer would get it; what stands for a slot is frozen."""
        filled = Filled.of(source, case.agent_name)
        reading = self.read(case.model_copy(update={"reply": filled.text}))
        review = self.judge(reading)
        reading = replace(reading, prose=loosened(reading.prose))
        if filled.fills:
            prose = reading.prose
            spans = [prose_span(prose, start, end) for start, end, _, _ in filled.fills]
            frozen = tuple(sorted({*prose.frozen, *(span for span in spans if span[0] < span[1])}))
            reading = replace(reading, prose=replace(prose, frozen=_disjoint(frozen)))
        return State(filled, reading, review)

    def _round(self, case: Case, state: State, run: Run, safe_only: bool) -> State | None:
        """Make what can be made, blanks first; None where nothing can."""
        blanks = [
            changes
            for one in state.review.findings
            if one.rule == "template/unfilled"
            if (changes := list(self._changes(state, one, run, safe_only, ())))
        ]  # the rest is read better without them
        made = self._made_of(case, state, run, blanks) if blanks else None
        return made or self._made_of(case, state, run, self._wanted(case, state, run, safe_only))

    def _made_of(self, case: Case, state: State, run: Run, wanted: list[list[Change]]) -> State | None:
        for waits, turn in product((True, False), range(MOST)):
            picked = chosen(state, wanted, turn, waits=waits)
            if not waits and picked == chosen(state, wanted, turn, waits=True):
                continue
            kept, better = self._keep(case, state, joined(picked, state.source), run)
            if better is not None:
                enter(run, state, kept)
                return better
        return None

    def _leap(self, case: Case, state: State, run: Run, safe_only: bool) -> State | None:
        """A few rounds further, from a text that is no better yet: changes may each bring up what the next one answers."""
        wanted = self._wanted(case, state, run, safe_only)
        turns = (joined(chosen(state, wanted, turn, waits=True), state.source) for turn in range(LEAPS))
        picked = next((one for one in turns if one and self._made(case, state, one)), [])
        grave = [one for one in picked if one.finding.severity != "advice"]
        for changes in (picked, *([one] for one in grave[:LEAPS] if len(picked) > 1)) if grave else ():
            then = self._made(case, state, changes) if changes and not safe_only else None
            if then is None:
                continue
            trial = replace(run, patches=deepcopy(run.patches), applied=[*run.applied], refused={})
            enter(trial, state, changes)
            for _ in range(LEAPS):
                made = self._round(case, then, trial, safe_only) or self._hand(case, then, trial)
                if made is None:
                    break
                then = made
                if not self._worse(case, state, then, changes, run):
                    run.patches, run.applied = trial.patches, trial.applied
                    return then
        return None

    def _hand(self, case: Case, state: State, run: Run) -> State | None:
        """Words that hurt and stand, set into a slot for the agent, see `last_resort`; what was refused before stays the reason."""
        composed = tuple(state.source[slot.start : slot.end] for slot in slots_of(state.source))
        trial = replace(run, refused={}, composed=composed)
        for finding in state.review.findings:
            for change in last_resort.changes(
                state, finding, lambda text, rule: self._odds(case, text, rule), run.patches
            ):
                kept, better = self._keep(case, state, [change], trial)
                if better is not None:
                    enter(run, state, kept)
                    return better
        return None

    def _owed(self, case: Case, before: Review, state: State, run: Run) -> State | None:
        """The kind word that the draft lacked, where it is no longer asked for since words that hurt went, and none came in."""
        lacked = [one for one in before.findings if one.rule == UNHEARD and one.severity != "advice"]
        heard = state.reading.does("acknowledgement", "apology") or any(
            one.rule == UNHEARD for one in state.review.findings
        )
        if heard or any(change.finding.rule == UNHEARD or change.warms for change, _, _ in run.applied):
            return None
        for change in self._changes(state, lacked[0], run, False, ()) if lacked and run.applied else ():
            kept, better = self._keep(case, state, [change], run)
            if better is not None:
                enter(run, state, kept)
                return better
        return None

    def _odds(self, case: Case, text: str, rule: str) -> float:
        """How likely a text has the flaw of a rule when it is read by itself."""
        read = self.read(case.model_copy(update={"reply": text}))
        return max((sentence.cues.get(rule, 0.0) for sentence in read.sentences), default=0.0)

    def _made(self, case: Case, state: State, changes: list[Change]) -> State | None:
        """The text with these changes where the guard has nothing against it."""
        text = apply(state.source, [edit for one in sorted(changes, key=lambda one: one.rank) for edit in one.edits])
        return None if objected(case, state, text, changes) else self._state(case, text)

    def _wanted(self, case: Case, state: State, run: Run, safe_only: bool) -> list[list[Change]]:
        """What could be done about each finding; what is missing is composed last, so that it repeats nothing."""
        findings = (*self._barbs(case, state, run), *state.review.findings)
        composed = [state.source[slot.start : slot.end] for slot in slots_of(state.source)]
        told: dict[int, list[Change]] = {}
        for number in sorted(range(len(findings)), key=lambda number: _last(findings[number])):
            told[number] = list(self._changes(state, findings[number], run, safe_only, tuple(composed)))
            put = [edit.text.strip() for one in told[number][:1] for edit in one.edits]
            run.composed_for |= dict.fromkeys(put, findings[number].rule)
            composed += put
        run.composed = tuple(composed)
        return [told[number] for number in range(len(findings))]

    def _keep(self, case: Case, state: State, changes: list[Change], run: Run) -> tuple[list[Change], State | None]:
        """The changes that make the text better together, and that text; halved where they do not."""
        if not changes:
            return [], None
        text = apply(state.source, [edit for one in sorted(changes, key=lambda one: one.rank) for edit in one.edits])
        reason = objected(case, state, text, changes)
        if not reason:
            after = self._state(case, text)
            reason = self._worse(case, state, after, changes, run)
            if not reason:
                return changes, after
            if (
                len(changes) == 1
                and not run.safe_only
                and (more := self._followed(case, state, changes[0], after, run))
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
            both = self._together(case, state, [*first, *rest], run)
            if both is not None:
                return [*first, *rest], both
        return first, better

    def _followed(
        self, case: Case, state: State, change: Change, after: State, run: Run, said: tuple[str, ...] = ()
    ) -> tuple[list[Change], State] | None:
        """A change that calls for one more move, or two, with these: who is heard is also told what happens next."""
        called, most = new_rules(state, after), FOLLOWED - len(said)
        allowed = missing.called_for(change.finding.rule)
        wanted = [one for one in after.review.findings if one.rule in called and one.rule in allowed]
        stood = [
            one for one in after.review.findings if one.rule in called and (after.words(one) or "\0") in state.shown
        ]
        if len(wanted) + len(stood) < called.total():  # what stood there already may be quiet again beside the move
            return None
        owed = (one for one in after.review.findings if one.rule == "acknowledgement/missing")
        wanted = [*(owed if _is_barb(change.finding) else ()), *wanted]
        if not 0 < len(wanted) <= most:
            return None
        others = [
            one
            for one in run.composed  # what this change was not made for, and thanks and a step come in only if they are made
            if run.composed_for.get(one) != change.finding.rule
            and "thank" not in one.lower()
            and f"[{STEP}:" not in one
        ]
        others += [after.source[slot.start : slot.end] for slot in slots_of(after.source) if slot.name in SAY.values()]
        for offer in islice(offers(after, wanted[0], (*others, *said)), TURNS):
            whole = together(state, change, after, offer, warms=change.warms or wanted[0].rule in WARM)
            if whole is None:
                continue
            better = self._together(case, state, [whole], run)
            if better is not None:
                return [whole], better
            if most > 1:
                then = self._state(case, apply(state.source, whole.edits))
                more = self._followed(case, state, whole, then, run, (*said, " ".join(one.text for one in offer.edits)))
                if more:
                    return more
        return None

    def _together(self, case: Case, state: State, changes: list[Change], run: Run) -> State | None:
        after = self._made(case, state, changes)
        return None if after is None or self._worse(case, state, after, changes, run) else after

    def _worse(self, case: Case, state: State, after: State, changes: list[Change], run: Run) -> str:
        """Why the changed text is no better; kind words are believed only where no sentence of the draft takes them back."""
        reason = worse(state, after, changes, places=run.places)
        if reason or not warms(changes) or is_due(state):
            return reason
        given = case.reply.lower()
        bare = (GREETING.sub("", one.text, count=1).strip() for one in after.reading.sentences)
        places = run.places and all(map(is_place, changes))  # beside what the agent sees raised
        known = [(one, read) for read in (state, after) for one in read.review.findings]
        raised = " ".join(read.words(one) or "" for one, read in known if places and one.rule in CONTRADICTS)
        known_as = f"{raised} {let_pass(after)}".lower()
        told = (text for text in bare if text.lower() in given and text.lower() not in known_as)
        cold = next((text for text in told if self._chills(case, text, run)), "")
        return f"it would not be believed beside “{cold}”" if cold else ""

    def _barbs(self, case: Case, state: State, run: Run) -> Iterator[Finding]:
        """Sentences that no rule raises and that would take back the kind word which is missing."""
        lacks = any(one.rule in WARM for one in state.review.findings)
        raised = [one for one in state.review.findings if one.rule in CONTRADICTS]
        for sentence in state.reading.sentences if lacks and not raised else ():
            greeting = GREETING.match(sentence.text)
            bare = sentence.text[greeting.end() if greeting else 0 :].strip()
            if sentence.moves & MISSED - {"greeting"} or bare.lower() not in case.reply.lower():
                continue
            if bare.lower() not in let_pass(state) and self._chills(case, bare, run):
                start, end = state.reading.prose.to_source(sentence.end - len(bare), sentence.end)
                yield BARB.model_copy(update={"start": start, "end": end})

    def _chills(self, case: Case, text: str, run: Run) -> bool:
        """Whether a sentence that no rule raises is likely a barb or a reproach when it is read by itself, without the kind words above it."""
        if text and not ASKS_WHETHER.fullmatch(text) and text not in run.chills:
            read = self.read(case.model_copy(update={"reply": text}))
            run.chills[text] = any(
                sentence.cues.get(rule, 0.0) >= CHILLS and not sentence.does("acknowledgement", "apology", "thanks")
                for sentence in read.sentences
                for rule in ("language/rude", "language/blame")
                if not states_fact(text, rule)
            )
        return run.chills.get(text, False)

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
            whole = tuple(capital(state.source, edit) for edit in back if edit is not None)
            if (
                not whole
                or len(whole) < len(back)
                or any(clash([one], [other]) for one in whole for other in whole if one is not other)
            ):
                continue
            yield Change(finding, words, whole, offer.safety, offer.spares, asks=offer.asks, eases=offer.eases)
            found += 1
            if found == MOST:
                return

    def _custom(self, case: Case, before: Review, state: State, notes: list[LeftAlone]) -> Rewrite | None:
        """What the user's own rewriter makes of it, if it passes."""
        assert self.custom is not None
        text, reason = answer(self.custom, case.reply, before)
        reason = reason or objection(case.reply, text, known_of(case), state.reading.parser)
        if not reason and (gift := given_away(case.reply, text, state.reading.parser)):
            reason = f"it would give away what the draft does not (“{gift}”)"
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
        left = tuple(
            LeftAlone(rule=one.rule, start=found_at(after, one), reason=NO_WAY) for one in after.review.findings
        )
        return Rewrite(
            id=case.id,
            text=text,
            edits=(applied,),
            slots=slots_of(text),
            left_alone=left,
            before=before,
            after=after.review,
        )


def _last(finding: Finding) -> int:
    """What is missing is composed behind what stands, and what only has to be more personal behind that."""
    return 2 if finding.rule == "template/untailored" else finding.start is None


def _is_barb(finding: Finding) -> bool:
    """Whether this is our own finding, see `BARB`: it goes only so that a kind word can be said."""
    return finding.rule == BARB.rule and not finding.message


def _reads_well(state: State) -> bool:
    """Whether the reply as a whole serves this customer so well that a doubt about its wording is no reason to change it."""
    return state.reading.quality >= WELL and all(finding.severity != "error" for finding in state.review.findings)


def _is_good(review: Review) -> bool:
    return all(finding.severity == "advice" for finding in review.findings)


def _disjoint(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _difference(old: str, new: str) -> Edit:
    """The one edit that turns the old text into the new one."""
    before = 0
    while before < min(len(old), len(new)) and old[before] == new[before]:
        before += 1
    after = 0
    while after < min(len(old), len(new)) - before and old[-1 - after] == new[-1 - after]:
        after += 1
    return Edit(start=before, end=len(old) - after, text=new[before : len(new) - after])
