"""What could be changed about a text on its way, and whether one text is better than another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.model import Edit, Finding, Review, Safety
from replycoach.rewriting import behind, leaving, missing, standins
from replycoach.rewriting.addressing import TEAM
from replycoach.rewriting.clauses import NO_APOLOGY
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.draft import Draft
from replycoach.rewriting.edits import SLOT, Filled, Patches, apply, in_source, prose_span
from replycoach.rewriting.fitting import NO_TIME, fits, suggests
from replycoach.rewriting.general import is_empty
from replycoach.rewriting.missing import WAY_ON as WAY_ON
from replycoach.rewriting.naming import filling, slot_for
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.refusing import opened
from replycoach.rewriting.slots import SAY, TIMED, handed
from replycoach.rewriting.stance import shuts
from replycoach.rewriting.transforms import proposals
from replycoach.rules.run import quote
from replycoach.text.prose import Prose

if TYPE_CHECKING:
    from replycoach.reading.reading import Reading

AGAIN: Mapping[str, str] = MappingProxyType(
    {"time/vague": "[when", "time/missing": "[when", "ownership/unowned": "[when", "time/hold-unasked": "[how long"}
)
"""By rule id, the slot beside which its sentence may only say the same again: that it goes is tried before a second slot."""
STOCK_SORRY = re.compile(
    r"\b(?:apolog\w+|sorry|regret\w*)\b[^.!?]*\binconvenience\b|\binconvenience\b[^.!?]*\bregretted\b", re.IGNORECASE
)
"""An apology for nothing in particular: one for their own matter is tried before plainer words."""
BARE = frozenset({"structure/missing-greeting", "structure/missing-signoff"})
"""Rules whose missing line says nothing that could be wrong."""
MERGES = re.compile(
    r"\b(?:merge (?:tags?|fields?)|placeholders?|variables?|templates?|short ?codes?|macros?|snippets?|mail merge|liquid|curly)\b",
    re.IGNORECASE,
)
"""Talk of templates: their blanks may be what it is about."""
MEANT_WELL = re.compile(
    r"\b(?:sure|certain|think|believe)\b[^.;!?]{0,40}(?:n['’]t|\bnot|\bnever) (?:\w+ )?(?:mean|meant|intend(?:ed)?)\b",
    re.IGNORECASE,
)
"""That nobody meant ill."""
STOP = re.compile(r"[.!?](?=\s|$)")
PROMISE = re.compile(r"\b(?:I|we)(?:'ll| will)\b", re.IGNORECASE)


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
        return words_of(self.reading.prose, finding)

    @property
    def shown(self) -> str:
        """The text as `words` has it: without tags."""
        return self.reading.prose.text if self.reading.prose.kind == "html" else self.filled.text

    @property
    def handed(self) -> str:
        """The words that the agent is to say anew, without tags: they are no longer said, and not lost."""
        return " ".join(" ".join(Prose.from_source(words).text.split()) for words in handed(self.source))

    def message(self, finding: Finding) -> str:
        """What a finding says, with its words without tags."""
        if finding.start is None or self.reading.prose.kind != "html":
            return finding.message
        return finding.message.replace(
            quote(self.filled.text[finding.start : finding.end]), quote(self.words(finding) or "")
        )


def words_of(prose: Prose, finding: Finding) -> str | None:
    """The words of a finding in a draft, without tags; None where something is missing."""
    if finding.start is None or finding.end is None:
        return None
    if prose.kind != "html":
        return prose.source[finding.start : finding.end]
    return prose.text[slice(*prose_span(prose, finding.start, finding.end))]


@dataclass(frozen=True)
class Change:
    """Edits of the text with its slots that answer one finding; `followed` by a move that they called for (`warms`: with care, see `WARM`), `asks` and `eases` as in `Proposal`."""

    finding: Finding
    words: str | None
    edits: tuple[Edit, ...]
    safety: Safety
    spares: frozenset[str] = frozenset()
    followed: bool = False
    asks: bool = False
    eases: bool = False
    warms: bool = False

    @property
    def rank(self) -> int:
        """Where it stands among insertions at one place."""
        return missing.RANK.get(self.finding.rule, -1)


@dataclass
class Run:
    """What one rewrite has come to so far; `composed` is what may come in with this round, `composed_for` by which rule, `why` why nothing is changed, `places` that nothing else could be done, so that a slot for a kind word may stand beside what hurts, `chills` which sentences would take back a kind word."""

    patches: Patches
    applied: list[tuple[Change, str, str]] = field(default_factory=list)
    refused: dict[tuple[str, str | None], str] = field(default_factory=dict)
    composed: tuple[str, ...] = ()
    composed_for: dict[str, str] = field(default_factory=dict)
    why: str = ""
    safe_only: bool = False
    places: bool = False
    chills: dict[str, bool] = field(default_factory=dict)


def offers(state: State, finding: Finding, composed: tuple[str, ...]) -> Iterator[Proposal]:
    """Edits of the filled text that may answer a finding, best first, with the sentences that they may leave out whole."""
    prose, situation = state.reading.prose, Situation.of(state.reading)
    if finding.rule == "language/we-not-i" and TEAM.search(state.reading.text):
        return  # a team signs
    if finding.rule == "acknowledgement/missing" and any(
        NO_APOLOGY.search(one.text) for one in state.reading.sentences
    ):
        return  # what stands in for that one says it
    if finding.rule == "channel/needless-handoff" and re.search(
        r"\byou on (?:hold|mute)\b", state.words(finding) or ""
    ):
        return  # nobody is sent anywhere
    if finding.rule == "ownership/bluffing" and MEANT_WELL.search(state.words(finding) or ""):
        return  # a kind word is no guess
    made = missing.propose(state.reading, finding, situation, composed)
    if finding.rule == "tone/over-cheerful" and situation.grave:
        made = chain(made, proposals(state.reading, finding, prose_span(prose, finding.start or 0, finding.end or 0)))
    elif finding.start is not None and finding.end is not None:
        span = prose_span(prose, finding.start, finding.end)
        slot = AGAIN.get(finding.rule, "\0")
        stand = standins.propose(state.reading, finding, span, situation, composed)
        first = list(proposals(state.reading, finding, span))
        turned = iter(first)
        if finding.rule == "template/robotic" and STOCK_SORRY.search(state.words(finding) or ""):
            stand = iter(told := list(stand))
            turned = chain((one for one in told if any(edit.text.strip() for edit in one.edits)), first)
        left = leaving.propose(state.reading, finding, span)
        if finding.rule in leaving.RULES and is_empty(state.words(finding) or ""):
            turned, left = left, turned  # what says nothing is not said better
        helpless = not (first and finding.rule.startswith("time/"))
        made = chain(
            *((stand, _sparing(finding.rule, slot, turned)) if any(slot in words for words in composed) else (turned,)),
            left,
            stand,
            behind.propose(state.reading, finding, span, situation, composed) if helpless else (),
            made,
        )
    else:
        made = chain(proposals(state.reading, finding, (0, len(state.reading.text))), made)
    case, blank = state.reading.case, state.words(finding) or ""
    if finding.rule == "template/unfilled" and not MERGES.search(f"{case.message} {case.reply}"):
        assert finding.start is not None
        assert finding.end is not None
        for name in filter(None, (filling(blank, case.customer_name, case.agent_name), slot_for(blank))):
            edit = Edit(start=finding.start, end=finding.end, text=prose.as_source(name))
            yield Proposal((edit,), "review", "fills the blank")
    draft = Draft(state.reading, situation, composed)
    place = None if finding.start is None or finding.end is None else prose_span(prose, finding.start, finding.end)
    for proposal in made:
        if any(WAY_ON in edit.text for edit in proposal.edits):
            asked = SAY["language/dead-end"] in state.source  # the agent says it there
            way = None if asked or draft.offers or not shuts(state.reading) else opened(draft, proposal.edits)
            if way is None:
                continue
            proposal = replace(proposal, edits=way)
        put = _behind_its_reason(state.reading, proposal.edits)
        if not fits(draft, finding, place, put):
            continue
        if any(TIMED.search(edit.text) for edit in put) and NO_TIME.search(state.handed.replace("’", "'")):
            continue
        edits = in_source(prose, put)
        if edits:
            safe = (
                proposal.safety != "safe"
                or finding.rule in BARE
                or not any(adds(prose.text, edit) for edit in proposal.edits)
            )
            yield replace(proposal, edits=edits, safety=proposal.safety if safe else "review")
    for suggestion in finding.suggestions:
        if suggestion.safety == "idea":
            continue
        spans = [prose_span(prose, edit.start, edit.end) for edit in suggestion.edits]
        if suggests(draft, finding, blank) and spans and all(prose.editable(*span) for span in spans):
            yield Proposal(suggestion.edits, suggestion.safety, suggestion.text)


def _behind_its_reason(reading: Reading, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """A place for what can be done instead, behind what explains the refusal that it follows."""
    put = edits[0] if edits else None
    if put is None or len(edits) != 1 or put.start != put.end or WAY_ON not in put.text:
        return edits
    place = put.start
    for before, later in pairwise(reading.sentences):
        same = reading.text[before.end : later.start] == " "
        if before.end != place or not same:
            continue
        if later.does("explanation") and not later.does("solution", "instruction"):
            place = later.end
    return (put.model_copy(update={"start": place, "end": place}),)


def adds(text: str, edit: Edit) -> bool:
    """Whether an edit adds a sentence, a promise or a slot, so that somebody has to read it.

    >>> adds("You must send it.", Edit(start=0, end=8, text="Please")), adds("It ships.", Edit(start=9, end=9, text=" I'll call."))
    (False, True)
    """
    old, new = text[edit.start : edit.end], edit.text
    more = len(STOP.findall(new)) > len(STOP.findall(old))
    whole = edit.start == edit.end and len(new.split()) > 2
    return more or whole or SLOT.search(new) is not None or len(PROMISE.findall(new)) > len(PROMISE.findall(old))


def _sparing(rule: str, slot: str, made: Iterator[Proposal]) -> Iterator[Proposal]:
    """What does without a second slot; a promise that lacks its time needs one of its own."""
    return (one for one in made if rule.startswith("time/") or not any(slot in edit.text for edit in one.edits))


def passage(text: str, edits: tuple[Edit, ...]) -> tuple[str, str]:
    """The words from the first to the last edit, before and after."""
    start, end = min(edit.start for edit in edits), max(edit.end for edit in edits)
    moved = [Edit(start=edit.start - start, end=edit.end - start, text=edit.text) for edit in edits]
    return text[start:end], apply(text[start:end], moved)
