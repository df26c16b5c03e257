"""What costs most, with people's own sentences before and after; and what somebody does better than the rest."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from replycoach.model import Applied, Move, Review, Rewrite
from replycoach.report.figures import share
from replycoach.report.model import ENOUGH_FOR_A_PERSON, Example, Fact, Habit, Record, Share, Strength
from replycoach.rules.rule import Rule
from replycoach.score import IMPRESSION

SHOWN = 8
"""Habits that the page shows at a time."""
OF_A_PERSON = 4
"""The costliest habits of one person for which an example is looked for."""
TRIES = 4
"""Replies that are rewritten to find one example."""
LONGEST = 220
"""Characters of the words around a change that an example keeps."""
SHORT = 90
"""Characters of new words after which no shorter example is looked for."""
APART, SURE = 15.0, 2.58
"""A strength is this many points above the rest's share, with 99% intervals that do not touch."""
STRENGTHS = 3
"""Strengths that one person is told."""
SEEN = 10
"""Replies in which a rule has to apply before it can be a strength."""
ALWAYS = 80.0
"""Percent of somebody's replies in which a move is a strength even where the others make it as often."""
MANNERS: Mapping[Move, str] = {
    "greeting": "greets", "introduction": "says their name", "thanks": "thanks the customer", "apology": "apologises",
    "acknowledgement": "shows that they understood", "restatement": "sums up the matter", "ownership": "takes it on themselves",
    "reassurance": "reassures", "refocus": "turns to what happens next", "question": "asks what they need to know",
    "explanation": "explains why", "action": "says what is being done", "instruction": "says what to do", "solution": "solves it",
    "timeframe": "names a time", "further_help": "offers further help", "signoff": "signs off",
}  # fmt: skip
"""Moves that are good to make, in words."""
PLAIN = {"greeting", "signoff", "introduction"}
"""Moves that are expected and no strength on their own."""


WHOLE = "What no single rule names: read as a whole, these replies seem weaker than good ones."
"""Why the impression of the whole takes something off."""


def habits(facts: Sequence[Fact], rules: Mapping[str, Rule]) -> list[Habit]:
    """What each rule costs, the costliest first. The costs of all rules and the mean score make 100."""
    cost: Counter[str] = Counter()
    found: Counter[str] = Counter()
    replies: Counter[str] = Counter()
    applied = Counter(rule for fact in facts for rule in fact.applied)
    for fact in facts:
        cost.update(fact.costs)
        found.update(fact.counts)
        replies.update(fact.counts.keys())
    told = [
        Habit(
            rule=rule, title=_title(rules.get(rule)), why=rules[rule].why if rule in rules else WHOLE, findings=found[rule],
            replies=share(replies[rule], applied[rule]), cost=round(points / len(facts), 2),
        )
        for rule, points in cost.items()
    ]  # fmt: skip
    return sorted(told, key=lambda habit: (-habit.cost, habit.rule))


def _title(rule: Rule | None) -> str:
    if rule is None:
        return "The reply as a whole"
    return " ".join(rule.page.partition("\n\n")[0].split()) or rule.message


def with_examples(
    dear: Sequence[Habit],
    facts: Sequence[Fact],
    records: Sequence[Record],
    rewrite: Callable[[Review], Rewrite],
) -> list[Habit]:
    """The habits with an example from each person to whom they matter, where the rewriter has better words."""
    team = {habit.rule for habit in dear[:SHOWN]}
    own: dict[int, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        own[fact.who].update(fact.costs)
    wanted = {
        (who, rule)
        for who, costs in own.items()
        for rule in costs.keys() - {IMPRESSION}
        if rule in team or rule in {name for name, _ in costs.most_common(OF_A_PERSON)}
    }
    found = _found(wanted, facts, records, rewrite)
    return [
        habit.model_copy(update={"examples": tuple(found[key] for key in sorted(found) if key[1] == habit.rule)})
        for habit in dear
    ]


def _found(
    wanted: set[tuple[int, str]],
    facts: Sequence[Fact],
    records: Sequence[Record],
    rewrite: Callable[[Review], Rewrite],
) -> dict[tuple[int, str], Example]:
    tries: Counter[tuple[int, str]] = Counter()
    found: dict[tuple[int, str], Example] = {}
    for fact, record in zip(facts, records, strict=True):
        open_ = {(fact.who, rule) for rule in fact.counts} & wanted
        open_ = {key for key in open_ if tries[key] < TRIES and not (key in found and len(found[key].come) <= SHORT)}
        if not open_ or not record.review.case:
            continue
        tries.update(open_)
        for edit in rewrite(record.review).edits:
            key = (fact.who, edit.rule)
            if key in open_ and (shown := example(edit, record.review, fact.who)):
                found[key] = min(found.get(key, shown), shown, key=lambda one: len(one.gone + one.come))
    return found


def example(edit: Applied, review: Review, who: int) -> Example | None:
    """One change in its sentence: None where it changes too much for a line or two."""
    if not review.case or not edit.edits:
        return None
    reply = review.case.reply
    edits = sorted(edit.edits, key=lambda one: one.start)
    start, end = edits[0].start, max(one.end for one in edits)
    if end - start > LONGEST:
        return None
    come, at = "", start
    for one in edits:
        come += reply[at : one.start] + one.text
        at = max(at, one.end)
    while come and end < len(reply) and reply[end - 1 : end + 1].isalnum() and end > start:  # whole words
        come, end = come + reply[end], end + 1
    near = [one for one in review.sentences if one.start <= end and start <= one.end]
    first, last = min((one.start for one in near), default=start), max((one.end for one in near), default=end)
    lead, tail = reply[first:start], reply[end:last]
    return Example(
        who=who,
        lead=_cut(lead.lstrip(), begin=True),
        gone=reply[start:end] if reply[start:end].strip() else "",
        come=re.sub(r"\s*\n\s*", " ", come),
        tail=_cut(tail.rstrip(), begin=False),
    )


def _cut(words: str, *, begin: bool) -> str:
    half = LONGEST // 2
    if len(words) <= half:
        return words
    return "… " + words[-half:].partition(" ")[2] if begin else words[:half].rpartition(" ")[0] + " …"


def strengths(facts: Sequence[Fact], people: int, rules: Mapping[str, Rule]) -> list[Strength]:
    """What each person with enough replies does far more often than the others together, then what they do nearly always."""
    told: list[Strength] = []
    for who in range(people):
        own = [fact for fact in facts if fact.who == who]
        rest = [fact for fact in facts if fact.who != who]
        if len(own) >= ENOUGH_FOR_A_PERSON:
            best = sorted(_good(who, own, rest, rules), key=lambda one: (not one.apart, -_lead(one), one.what))
            told += best[:STRENGTHS]
    return told


def _lead(one: Strength) -> float:
    return _percent(one.own) - _percent(one.rest) if one.apart else _percent(one.own)


def _percent(one: Share) -> float:
    return 100.0 * one.count / one.n if one.n else 0.0


def _good(who: int, own: list[Fact], rest: list[Fact], rules: Mapping[str, Rule]) -> Iterator[Strength]:
    for move, words in MANNERS.items():
        mine = [move in fact.moves for fact in own]
        yield from _compared(who, words, mine, [move in fact.moves for fact in rest], always=move not in PLAIN)
    for name, rule in rules.items():
        if "/missing" not in name:  # that is a move that is made, told above
            mine = [name not in fact.counts for fact in own if name in fact.applied]
            theirs = [name not in fact.counts for fact in rest if name in fact.applied]
            yield from _compared(who, f"keeps clear of: {_title(rule)}", mine, theirs)


def _compared(who: int, what: str, mine: list[bool], theirs: list[bool], always: bool = False) -> Iterator[Strength]:
    if len(mine) < SEEN:
        return
    sure, rest = share(sum(mine), len(mine), SURE), share(sum(theirs), len(theirs), SURE)
    apart = len(theirs) >= SEEN and (sure.low or 0) > (rest.high or 0) and _percent(sure) - _percent(rest) >= APART
    if apart or (always and _percent(sure) >= ALWAYS):
        yield Strength(
            who=who, what=what, own=share(sum(mine), len(mine)), rest=share(sum(theirs), len(theirs)), apart=apart
        )
