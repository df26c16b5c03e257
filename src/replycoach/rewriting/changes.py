"""What could be changed about a text on its way, and whether one text is better than another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.model import Edit, Finding, Review, Safety
from replycoach.reading.matters import is_bereaved, is_grave
from replycoach.rewriting import behind, leaving, missing, standins
from replycoach.rewriting.addressing import TEAM
from replycoach.rewriting.clauses import NO_APOLOGY
from replycoach.rewriting.compose import Situation
from replycoach.rewriting.draft import GREETING, Draft, says_can, shuts
from replycoach.rewriting.edits import SLOT, Filled, Patches, apply, in_source, prose_span
from replycoach.rewriting.fitting import NO_TIME, fits, suggests
from replycoach.rewriting.losing import missed
from replycoach.rewriting.missing import WAY_ON as WAY_ON
from replycoach.rewriting.naming import filling, slot_for
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.refusing import opened
from replycoach.rewriting.slots import SAY, TIMED, handed
from replycoach.rewriting.transforms import proposals
from replycoach.rules.grouped import SPOKEN_FOR
from replycoach.rules.run import quote
from replycoach.text.prose import Prose

if TYPE_CHECKING:
    from replycoach.reading.reading import Reading

SETTLED = frozenset({*behind.TELLS, "time/hold-unasked"})
"""Rules of which a change must leave fewer findings: what stays in other words would be answered again."""
AGAIN: Mapping[str, str] = MappingProxyType(
    {"time/vague": "[when", "time/missing": "[when", "ownership/unowned": "[when", "time/hold-unasked": "[how long"}
)
"""By rule id, the slot beside which its sentence may only say the same again: that it goes is tried before a second slot."""
STOCK_SORRY = re.compile(r"\b(?:apolog\w+|sorry|regret\w*)\b[^.!?]*\binconvenience\b|\binconvenience\b[^.!?]*\bregretted\b", re.IGNORECASE)
"""An apology for nothing in particular: one for their own matter is tried before plainer words."""
GRAVE = frozenset({"language/rude", "language/blame", "language/dead-end", "clarity/interrogation"})
"""Rules whose finding is settled by a change of its words alone: not by kind words that come to stand around them."""
CONTRADICTS = frozenset({"language/rude", "language/blame", "language/dead-end"})
"""Rules of sentences beside which an apology, thanks or a promise of care is not believed."""
HURTS = frozenset({"language/rude", "language/blame", "language/blame-shifting"})
"""Rules of words that hurt: a lesser finding may come to light where they went."""
WARM = frozenset(
    {
        "acknowledgement/missing",
        "acknowledgement/missing-thanks",
        "acknowledgement/missing-reassurance",
        "structure/missing-control",
        "structure/missing-further-help",
        "template/untailored",
        "thread/churn-unanswered",
        "time/late",
        "time/missed-promise",
        "tone/cold",
    }
)
"""Rules whose missing move is such a one."""
REPROACH = re.compile(
    r"\byou (?:should(?:n't| not)? have|ought to have|failed to)\b(?! (?:to|received|got|had|seen|heard)\b)",
    re.IGNORECASE,
)
"""The same where no rule is sure."""
ACCUSES = re.compile(
    r"\byou (?:should|ought|must|could|need|have to|failed|forgot|neglected|simply|clearly|just|only)\b|\b(?:your|own) (?:fault|mistake|error)\b|\bnext time\b|\bin (?:the )?future\b"
    r"|\b(?:must|should|would|could|might)(?:n['’]t| not)? (?:have|\w+ly have)\b|\bwhat happens\b|\bis (?:exactly |precisely |just )?(?:what|why)\b|\b(?:people|every(?:one|body)|any(?:one|body)|some(?:one|body)|customers?|guests?|users?)\b|\bas (?:stated|told|explained|described|mentioned)\b"
    r"|\b(?:clearly|obviously|simply|of course|after all|if only)\b",
    re.IGNORECASE,
)
"""A reproach, whatever facts are in it."""
ASKS_WHETHER = re.compile(
    r"(?:did|have) you (?:already )?(?:check|tr(?:y|ied)|look)(?:ed)?\b(?![^?]*\b(?:even|actually|really|bother\w*)\b)[^?]{0,60}\?",
    re.IGNORECASE,
)
"""A plain question for what the customer has tried, which takes nothing back."""
SLIP = 3
"""By how much a reply may score lower for a slip put right: a reader sees the slip, and not how sure a model is of the rest."""
BARE = frozenset({"structure/missing-greeting", "structure/missing-signoff"})
"""Rules whose missing line says nothing that could be wrong."""
MERGES = re.compile(
    r"\b(?:merge (?:tags?|fields?)|placeholders?|variables?|templates?|short ?codes?|macros?|snippets?|mail merge|liquid|curly)\b",
    re.IGNORECASE,
)
"""Talk of templates: their blanks may be what it is about."""
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
    """What one rewrite has come to so far; `composed` is what may come in with this round, `why` why nothing is changed, `chills` which sentences would take back a kind word."""

    patches: Patches
    applied: list[tuple[Change, str, str]] = field(default_factory=list)
    refused: dict[tuple[str, str | None], str] = field(default_factory=dict)
    composed: tuple[str, ...] = ()
    why: str = ""
    safe_only: bool = False
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
        helpless = not (first and finding.rule.startswith("time/"))
        made = chain(
            *((stand, _sparing(finding.rule, slot, turned)) if any(slot in words for words in composed) else (turned,)),
            leaving.propose(state.reading, finding, span),
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


def new_rules(before: State, after: State) -> Counter[str]:
    """The rules that find more in the second text than in the first, and how much more.

    Advice that had been left to another finding is not new, nor, where the score rises, is advice on what could be added, or a lesser
    finding in place of words that hurt.
    """
    left = {rule for rule, verdict in before.review.verdicts.items() if verdict.reason.endswith(SPOKEN_FOR)}
    had = Counter(finding.rule for finding in before.review.findings)
    has = Counter(one.rule for one in after.review.findings if one.severity != "advice" or one.rule not in left)
    new = has - had
    if new and after.review.score > before.review.score:
        new -= Counter(one.rule for one in after.review.findings if one.rule in new and _on_the_whole(one))
        new -= Counter(_lesser(new, before, after))
    return new


def _on_the_whole(finding: Finding) -> bool:
    """Whether a finding is advice on what the reply as a whole could have besides."""
    return finding.start is None and finding.severity == "advice"


def _is_unheard(finding: Finding) -> bool:
    return finding.rule == "acknowledgement/missing" and finding.severity == "error"


def _lesser(new: Counter[str], before: State, after: State) -> Iterator[str]:
    """Rules of findings that may come to light where words that hurt went: what stood there already, and as many more as went.

    Where a customer is heard at last, what stood there already and is no error.
    """
    hurt, hurts = (sum(one.rule in HURTS for one in state.review.findings) for state in (before, after))
    unheard, heard = (any(map(_is_unheard, state.review.findings)) for state in (before, after))
    freed, stood = hurt - hurts, _flat(before.shown)
    lesser = (one for one in after.review.findings if one.rule in new and one.rule not in HURTS)
    for finding in lesser if freed > 0 or unheard > heard else ():
        words = _flat(after.words(finding) or "").rstrip(".!")
        free = words in stood if words else finding.rule == "tone/cold"
        if freed <= 0 and (finding.severity == "error" or not words):
            continue
        if free or (words and freed > 0 and finding.severity != "error"):
            freed -= not free
            yield finding.rule


def worse(before: State, after: State, changes: list[Change]) -> str:
    """Why the one is no improvement on the other; empty where it is."""
    blanks = bool(changes) and all(one.finding.rule == "template/unfilled" for one in changes)
    if (new := new_rules(before, after)) and not blanks:  # what a blank hid was wrong before
        raised = next(after.message(one) for one in after.review.findings if one.rule in new)
        return f"it would bring up something new: {raised.rstrip('.')}"
    slips = bool(changes) and all(one.finding.rule in ("clarity/misspelling", "clarity/grammar") for one in changes)
    if after.review.score < before.review.score - (SLIP if slips or blanks else 0):
        return "it would score lower"
    if (hides := hidden(before, after)) is not None:
        return f"it would only hide what is wrong with “{hides}”"
    if warms(changes) and not is_due(before) and (cold := _cold_beside(after)) is not None:
        return f"it would not be believed beside “{cold}”"
    if not blanks and (went := missed(before, after, changes)) is not None:
        return f"it would leave out what the customer came for (“{went}”)"
    fewer = len(after.review.findings) < len(before.review.findings)
    fell = Counter(one.rule for one in before.review.findings) - Counter(one.rule for one in after.review.findings)
    left = {(finding.rule, after.words(finding)) for finding in after.review.findings}
    for change in changes:
        rule = change.finding.rule
        stands = (rule, change.words) in left or (
            rule in SETTLED and rule not in fell and not _moved(rule, before, after)
        )
        if stands and not (change.asks or change.eases):
            return "it would not settle the finding"
    return "" if changes or after.review.score > before.review.score or fewer else "it would change nothing"


def is_due(state: State) -> bool:
    """Whether a kind word is owed whatever else is said: beside a death or a grave illness."""
    customer = state.reading.customer
    return customer is not None and (is_bereaved(customer.text) or is_grave(customer.text))


def warms(changes: list[Change]) -> bool:
    """Whether a kind word comes in with these changes."""
    return any(one.warms or (one.finding.rule in WARM and not one.eases and not _names(one)) for one in changes)


def _names(change: Change) -> bool:
    """Whether it only calls the customer by their name."""
    return change.finding.rule == "template/untailored" and change.finding.start is not None


def _moved(rule: str, before: State, after: State) -> bool:
    """Whether the rule now finds words that were there already and that it did not find, which the next round answers."""
    had = [before.words(one) for one in before.review.findings if one.rule == rule]
    has = [after.words(one) for one in after.review.findings if one.rule == rule]
    text, known = _flat(before.shown), {_flat(words or "") for words in had}
    return all(words and _flat(words) in text and _flat(words) not in known for words in has)


def hidden(before: State, after: State) -> str | None:
    """Words with a grave finding that still stand in the second text and are no longer raised there; None without any."""
    text = _flat(after.shown)
    raised = [(one.rule, _flat(after.words(one) or "")) for one in after.review.findings]
    for finding in before.review.findings:
        words = _flat(GREETING.sub("", before.words(finding) or "", count=1))
        if finding.rule not in GRAVE or not words or words not in text or states_fact(words, finding.rule):
            continue
        if finding.rule == "language/dead-end" and (WAY_ON in after.source or not shuts(before.reading)):
            continue
        if not any(rule == finding.rule and (words in other or other in words) for rule, other in raised if other):
            return before.words(finding)
    return None


def _cold_beside(state: State) -> str | None:
    """Words that take back whatever kind thing is said beside them."""
    open_door = WAY_ON in state.source or not shuts(state.reading)
    cold = (
        one
        for one in state.review.findings
        if one.rule in CONTRADICTS and not states_fact(state.words(one) or "", one.rule)
    )
    words = (
        state.words(one)
        for one in cold
        if one.rule != "language/dead-end" or not (open_door or says_can(state.words(one) or ""))
    )
    reproach = REPROACH.search(state.reading.text.replace("’", "'"))
    return next(words, reproach[0] if reproach else None)


def states_fact(words: str, rule: str) -> bool:
    """Whether words that put it on the customer only tell what is so, with its number or without a word on them: sympathy may stand beside these."""
    told = re.search(r"\d", words) is not None or re.search(r"\byou\b", words, re.IGNORECASE) is None
    return rule == "language/blame" and told and not ACCUSES.search(words)


def _flat(words: str) -> str:
    return " ".join(words.lower().split())


def passage(text: str, edits: tuple[Edit, ...]) -> tuple[str, str]:
    """The words from the first to the last edit, before and after."""
    start, end = min(edit.start for edit in edits), max(edit.end for edit in edits)
    moved = [Edit(start=edit.start - start, end=edit.end - start, text=edit.text) for edit in edits]
    return text[start:end], apply(text[start:end], moved)
