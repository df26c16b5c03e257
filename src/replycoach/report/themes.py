"""What customers write about again and again, and which replies are near copies of one another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from replycoach.history import FLOOR, History, Wording
from replycoach.report.model import Fact, Matter, Record, Reuse

OFTEN = 3
"""A thing that fewer customers name is no theme; nor are fewer near copies a habit."""
SHOWN = 12
"""Themes and wordings that are shown."""
BEGINNING = 160
"""Characters with which a repeated wording is shown."""


def matters(records: Sequence[Record]) -> tuple[list[Matter], int]:
    """The things that customers name, by how many of them complained; and how many messages there were.

    A thing goes by that of its last two words which most customers use, in the singular: "rear brakes rub" and "the brake" are one.
    """
    known = [record.review.customer for record in records if record.review.customer]
    named = [[words for thing in customer.about if (words := _words(thing))] for customer in known]
    often = Counter(word for things in named for word in {word for words in things for word in words})
    messages: Counter[str] = Counter()
    complaints: Counter[str] = Counter()
    for customer, things in zip(known, named, strict=True):
        themes = {max(reversed(words), key=lambda word: often[word]) for words in things}
        messages.update(themes)
        complaints.update(themes if customer.complaint else ())
    told = [Matter(name=name, messages=n, complaints=complaints[name]) for name, n in messages.items() if n >= OFTEN]
    return sorted(told, key=lambda one: (-one.complaints, -one.messages, one.name))[:SHOWN], len(known)


NO_THINGS = frozenset(
    "today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday sunday week month year morning afternoon evening"
    " january february march april may june july august september october november december noon midnight weekend christmas easter the new old first second last other next"
    .split()
)  # fmt: skip


def _words(thing: str) -> list[str]:
    """The last two words of a thing in the singular, without numbers, dates and what is said of anything.

    >>> [_words(thing) for thing in ("the new kettle", "rear brakes rub", "4417", "3 December", "deliveries", "glass")]
    [['kettle'], ['brake', 'rub'], [], [], ['delivery'], ['glass']]
    """
    words = [word.casefold().strip(".,!?'’\"") for word in thing.split()[-2:]]
    return [_singular(word) for word in words if len(word) > 2 and not re.search(r"\d", word) and word not in NO_THINGS]


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def reuse(records: Sequence[Record], facts: Sequence[Fact], *, texts: bool) -> tuple[list[Reuse], int]:
    """Families of replies that are nearly the same once names, numbers and links are masked; and how many replies were long enough to tell."""
    parent = list(range(len(records)))

    def root(one: int) -> int:
        while parent[one] != one:
            one = parent[one]
        return one

    long = 0
    with History(keep_texts=True) as history:
        for number, record in enumerate(records):
            case = record.review.case
            if not case or Wording.of(case.reply, case.customer_name, case.agent_name).substance < FLOOR:
                continue
            long += 1
            for match in history.query(case.reply, case.customer_name, case.agent_name):
                parent[root(number)] = root(int(match.id))
            history.add(case.reply, case.customer_name, case.agent_name, id=str(number))
    families: dict[int, list[int]] = defaultdict(list)
    for number in range(len(records)):
        families[root(number)].append(number)
    told = [
        Reuse(
            replies=len(family),
            people=tuple(sorted({facts[one].who for one in family})),
            begins=_beginning(records[family[-1]]) if texts else "",
        )
        for family in families.values()
        if len(family) >= OFTEN
    ]
    return sorted(told, key=lambda one: -one.replies)[:SHOWN], long


def _beginning(record: Record) -> str:
    words = " ".join(record.review.case.reply.split()) if record.review.case else ""
    return words if len(words) <= BEGINNING else words[:BEGINNING].rpartition(" ")[0] + " …"
