"""Which changes are tried together, and how those that are made are entered."""

from __future__ import annotations

import re
from dataclasses import replace

from replycoach.model import Case, Edit
from replycoach.rewriting import missing
from replycoach.rewriting.changes import Change, Run, State, passage
from replycoach.rewriting.edits import Patches, clash
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.transforms.splitting import ITEM

PARAGRAPH = re.compile(r"(?:\r?\n){2}$|(?:<br>\r?\n){2}$|</p>\s*$")
"""What ends a paragraph that is put in."""
OPENS = re.compile(r"\s*<p\b[^<>]*>")
HALF = re.compile(r"\s*<p\b(?:(?!</p>).)*", re.DOTALL)
"""A paragraph that the next one goes on with."""
FRILLS = frozenset({"acknowledgement/missing-thanks", "structure/missing-further-help", "language/we-not-i"})
"""Rules whose answer alone is no reason to touch a draft: what is wrong with it would stand beside a courtesy."""


def joined(changes: list[Change], source: str) -> list[Change]:
    """The changes, with openings that go in at one place as one paragraph, and with what is put behind a new list below it."""
    ordered = sorted(changes, key=lambda one: one.rank)
    lists = [one.edits[-1] for one in ordered if one.edits and ITEM.search(one.edits[-1].text)]
    told: list[Change] = []
    for number, change in enumerate(ordered):
        edits = change.edits
        if len(edits) == 1 and change.rank > 0 and (gap := PARAGRAPH.search(edits[0].text)):
            behind = [edit for later in ordered[number + 1 :] if later.rank > 0 for edit in later.edits]
            if any(
                (edit.start, edit.end) == (edits[0].start, edits[0].end) and PARAGRAPH.search(edit.text)
                for edit in behind
            ):
                edits = (edits[0].model_copy(update={"text": edits[0].text[: gap.start()] + " "}),)
        stopped = {edit.start for one in told for edit in one.edits if edit.start == edit.end and edit.text[:1] == "."}
        edits = tuple(
            edit.model_copy(update={"text": edit.text[1:]})
            if edit.start == edit.end and edit.start in stopped and edit.text[:1] == "."
            else edit
            for edit in edits
        )
        held = {edit.start for one in told for edit in one.edits if HALF.fullmatch(edit.text)}
        edits = tuple(
            edit.model_copy(update={"text": OPENS.sub("", edit.text)}) if edit.start in held else edit for edit in edits
        )
        edits = tuple(
            edit.model_copy(update={"text": f"{blank}{edit.text[1:]}"})
            if (blank := _below_list(edit, lists, source))
            else edit
            for edit in edits
        )
        told.append(replace(change, edits=edits))
    return told


def _below_list(edit: Edit, lists: list[Edit], source: str) -> str:
    """What parts a sentence from the last step of a list that is made in the same round, empty where it stands behind none."""
    made = [one for one in lists if one.end <= edit.start and "\n" not in source[one.end : edit.start]]
    if not made or edit.start < edit.end or edit.text[:1] != " ":
        return ""
    return "<br>\n<br>\n" if "<br>" in made[0].text else "\n\n"


def chosen(state: State, wanted: list[list[Change]], turn: int, *, waits: bool) -> list[Change]:
    """What is tried together: one change a finding and one a sentence, none where another touches the same words.

    With `waits`, what another change of the round may answer too is left for the next round.
    """
    taken: list[Change] = []
    answered: set[str] = set()
    sentences: set[int] = set()
    for changes in sorted(wanted, key=_of_the_whole):
        change = changes[turn] if turn < len(changes) else None
        if change is None and changes and turn and changes[0].finding.start is None:
            before = chosen(state, wanted, turn - 1, waits=waits)
            change = None if changes[-1] in before else changes[-1]  # another stood in its place, and may have gone
        if change is None or (waits and missing.SETTLED_BY.get(change.finding.rule, frozenset()) & answered):
            continue
        place = _sentence(state, change)
        if place not in sentences and not any(clash(change.edits, one.edits) for one in taken):
            taken.append(change)
            answered.add(change.finding.rule)
            sentences |= {place} - {NOWHERE}
    return taken


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


def together(state: State, change: Change, after: State, offer: Proposal, *, warms: bool) -> Change | None:
    """A change and what answers the text that it leads to, as one; None where the two do not go together."""
    back = [edit for one in offer.edits if (edit := after.filled.back(one))]
    if len(back) < len(offer.edits) or any(clash([one], [two]) for one in back for two in back if one is not two):
        return None
    patches = Patches(state.source)
    patches.add(change.edits, 0)
    patches.add(back, 0)
    return replace(change, edits=patches.of(0), safety="review", followed=True, warms=warms)


def enter(run: Run, state: State, changes: list[Change]) -> None:
    """Note changes of this text as made."""
    ordered = sorted(changes, key=lambda one: one.rank)
    for change in ordered:
        run.applied.append((change, *passage(state.source, change.edits)))
    _record(run.patches, [change.edits for change in ordered], len(run.applied) - len(ordered))


def _record(patches: Patches, groups: list[tuple[Edit, ...]], base: int) -> None:
    """Enter the edits of several changes, all in positions of one text."""
    tagged = [(edit, base + number) for number, edits in enumerate(groups) for edit in edits]
    for edit, owner in sorted(tagged, key=lambda one: (one[0].start, one[0].end))[::-1]:
        patches.add((edit,), owner)


def only_frills(case: Case, run: Run) -> bool:
    """Whether nothing was made but frills; a closing over the agent's name that stands there already is one too."""
    name = case.agent_name.split()[:1]
    signed = bool(name) and re.search(rf"\b{re.escape(name[0])}\W*$", case.reply) is not None
    rules = FRILLS | ({"structure/missing-signoff"} if signed else frozenset())
    return all(change.finding.rule in rules for change, _, _ in run.applied)


def capital(source: str, edit: Edit) -> Edit:
    """An edit that leaves a full stop before a small letter, with its capital: "Hi Ana, you clicked it. send it" is "Hi Ana. Send it"."""
    if edit.text[:1].islower() and re.search(r"[”\"]\]\s*$", source[: edit.start]):
        return edit.model_copy(update={"text": edit.text[:1].upper() + edit.text[1:]})  # what is handed over ends there
    small = re.match(r" [a-z](?=[a-z']* )", source[edit.end :])
    if edit.text != "." or small is None or edit.start == edit.end:
        return edit
    return edit.model_copy(update={"end": edit.end + 2, "text": f". {small[0][1].upper()}"})
