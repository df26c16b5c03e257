"""Whether a text is better than the one it was made of: what is new in it, what it hides, and whether its kind words are believed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.reading.matters import is_bereaved, is_grave
from replycoach.rewriting import behind
from replycoach.rewriting.addressing import HANDLE
from replycoach.rewriting.draft import GREETING
from replycoach.rewriting.edits import SLOT, apply
from replycoach.rewriting.guard import objection, unexpected_names
from replycoach.rewriting.losing import missed
from replycoach.rewriting.markup import left_open
from replycoach.rewriting.missing import WAY_ON
from replycoach.rewriting.slots import HAPPENED, MEANS, STEP
from replycoach.rewriting.stance import says_can, shuts
from replycoach.rules.grouped import SPOKEN_FOR
from replycoach.text.placeholders import find
from replycoach.text.prose import Prose

if TYPE_CHECKING:
    from replycoach.model import Case, Finding, Move
    from replycoach.rewriting.changes import Change, State

SETTLED = frozenset({*behind.TELLS, "time/hold-unasked"})
"""Rules of which a change must leave fewer findings: what stays in other words would be answered again."""
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
UNHEARD = "acknowledgement/missing"
TWICE = re.compile(rf"\[when\b[^\]]*\][^\[\].!?]*[.!?]\s*\[{STEP}:|\[{STEP}:[\s\S]*\[{STEP}:")
"""Two slots for the next time that somebody is heard of."""
LONG = 4
"""Words of a sentence that nobody says twice."""
SLIPS = ("clarity/misspelling", "clarity/grammar")
SLIP = 3
"""By how much a reply may score lower for a slip put right: a reader sees the slip, and not how sure a model is of the rest."""


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
        if _no_colder(before, after):
            new -= Counter({"tone/cold": 1})
        if had[UNHEARD] > has[UNHEARD]:
            new -= Counter(
                {"acknowledgement/missing-reassurance": 1}
            )  # that was missing too, and is only asked of who hears
            if had["structure/missing-solution"]:
                new -= Counter({"structure/missing-next-step": 1})  # the same by another name
    return new


KIND: tuple[Move, ...] = ("greeting", "thanks", "apology", "acknowledgement", "reassurance", "further_help")


def _no_colder(before: State, after: State) -> bool:
    """Whether flawed wording went and nothing kind with it: what reads curt now was so before, and the flaw had drawn the eye."""
    mended = _worded(after) < _worded(before)
    return mended and all(len(list(before.reading.doing(one))) <= len(list(after.reading.doing(one))) for one in KIND)


def _worded(state: State) -> int:
    return sum(one.start is not None and one.severity != "advice" for one in state.review.findings)


def _on_the_whole(finding: Finding) -> bool:
    """Whether a finding is advice on what the reply as a whole could have besides."""
    return finding.start is None and finding.severity == "advice"


def _is_unheard(finding: Finding) -> bool:
    return finding.rule == UNHEARD and finding.severity == "error"


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


def worse(before: State, after: State, changes: list[Change], *, places: bool = False) -> str:
    """Why the one is no improvement on the other; empty where it is. With `places` a slot for a kind word may stand beside what would take one back."""
    blanks = bool(changes) and all(one.finding.rule == "template/unfilled" for one in changes)
    if (new := new_rules(before, after)) and not blanks:  # what a blank hid was wrong before
        raised = next(after.message(one) for one in after.review.findings if one.rule in new)
        return f"it would bring up something new: {raised.rstrip('.')}"
    slips = bool(changes) and all(one.finding.rule in SLIPS for one in changes)
    if after.review.score < before.review.score - (SLIP if slips or blanks else 0):
        return "it would score lower"
    only_places = (
        places and bool(changes) and all(map(is_place, changes))
    )  # what it hides is told, see `telling.STANDS`
    if not only_places and (hides := hidden(before, after)) is not None:
        return f"it would only hide what is wrong with “{hides}”"
    said = [one for one in changes if not (places and is_place(one))]
    if warms(said) and not is_due(before) and (cold := _cold_beside(after)) is not None:
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


def said_twice(before: str, after: str) -> str:
    """A sentence of some length that stands twice in the second text and did not in the first; empty without any.

    >>> said_twice("Hi.", "Hi. I'll call you today. I'll call you today."), said_twice("Hi.", "Hi. Hi.")
    ("i'll call you today", '')
    """
    had, has = (
        Counter(_flat(one) for one in re.split(r"[.!?]+(?:\s+|$)|\n+", SLOT.sub("", text))) for text in (before, after)
    )
    return next((one for one, times in has.items() if times > max(1, had[one]) and len(one.split()) >= LONG), "")


def is_due(state: State) -> bool:
    """Whether a kind word is owed whatever else is said: beside a death or a grave illness."""
    customer = state.reading.customer
    return customer is not None and (is_bereaved(customer.text) or is_grave(customer.text))


def warms(changes: list[Change]) -> bool:
    """Whether a kind word comes in with these changes."""
    return any(map(_warms, changes))


def _warms(change: Change) -> bool:
    return change.warms or (change.finding.rule in WARM and not change.eases and not _names(change))


def is_place(change: Change) -> bool:
    """Whether all that it puts in is a slot for a word of sympathy, which says nothing yet."""
    said = " ".join(edit.text for edit in change.edits)
    return any(f"[{name}" in said for name in (MEANS, HAPPENED)) and not re.search("[A-Za-z]{3}", SLOT.sub("", said))


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


def let_pass(state: State) -> str:
    """The sentences that read like blame and that the rule lets pass all the same, as they only tell what is so."""
    raised = " ".join(state.words(one) or "" for one in state.review.findings if one.rule in CONTRADICTS)
    cued = state.reading.cued_at("language/blame")
    told = (one.text for one in state.reading.sentences if one.index in cued and one.text not in raised)
    return _flat(" ".join(told))


def _flat(words: str) -> str:
    return " ".join(words.lower().split())


def objected(case: Case, state: State, text: str, changes: list[Change]) -> str:
    """What the guard has against the next text; nor may a name come to stand where every word has a capital, as it could not be told there."""
    if "<" in text and left_open(text) != left_open(state.source):
        return "it would break the markup"
    slips = [one for change in changes if change.finding.rule == "clarity/misspelling" for one in change.edits]
    spelt = apply(state.source, slips)  # a misspelt word that opens a sentence is no name
    if reason := objection(spelt, text, known_of(case), state.reading.parser, _spares(changes)):
        return reason
    if TWICE.search(text) and not TWICE.search(state.source):
        return "it would ask twice when it goes on"
    if twice := said_twice(state.source, text):
        return f"it would say the same twice (“{twice}”)"
    had, has = (set(unexpected_names(HANDLE.sub("", Prose.from_source(one).text, 1))) for one in (state.source, text))
    blanks = " ".join(one.text for one in find(state.source))
    said = set(re.findall(r"\w+", " ".join(known_of(case)).lower())) | set(re.findall(r"[a-z]+", blanks.lower()))
    hidden = (had - has - said) & set(re.findall(r"\w+", text.lower()))
    return f"it would hide the name “{min(hidden)}”" if hidden else ""


def known_of(case: Case) -> tuple[str, ...]:
    """What may be said without being made up."""
    thread = tuple(message.text for message in case.thread)
    return (case.message, case.customer_name, case.agent_name, case.company, *thread)


def _spares(changes: list[Change]) -> frozenset[str]:
    return frozenset().union(*(change.spares for change in changes))
