"""From rows to records, from records to the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import replycoach
from replycoach.errors import InputError
from replycoach.model import STAGES, Case, Review, Rewrite
from replycoach.report.figures import figures, share
from replycoach.report.habits import MANNERS, habits, strengths, with_examples
from replycoach.report.model import Fact, Record, Refused, Report
from replycoach.report.rows import case_of, time_of, who_of
from replycoach.report.themes import matters, reuse
from replycoach.rules.rule import Rule
from replycoach.score import IMPRESSION

if TYPE_CHECKING:
    from replycoach.coach import Coach

NOT_NAMED = "(not named)"
UNKNOWN = "(not known)"


def team_report(
    rows: Iterable[Mapping[str, Any] | tuple[int, Mapping[str, Any] | str]],
    *,
    coach: Coach | None = None,
    by: str = "agent",
    columns: Mapping[str, str] | None = None,
    texts: bool = True,
    title: str = "Team report",
) -> Report:
    """The report of these replies: mappings with the fields of a case and, where known, `agent` and `time`.

    `by` names the column that people are told apart by ("team", say, for a report that names nobody), `columns` maps our names to those of the rows.
    Without `texts` no word of a draft or a message is kept. A row may come with the number of its line; instead of a mapping, the reason why it was refused.

    Raises `InputError` where not a single row is a case.

    >>> report = team_report([{"reply": "Hi Ana, it ships on Friday.", "agent": "Jo", "channel": "chat"}] * 5)
    >>> report.people, report.figures.score.n
    (('Jo',), 5)
    """
    from replycoach.coach import Coach

    coach = coach or Coach()
    records, refused = _records(rows, coach, by, dict(columns or {}))
    if not records:
        reason = f" (line {refused[0].line}: {refused[0].reason})" if refused else ""
        raise InputError(f"there is no reply in it{reason}")
    return build(
        records, coach.rules, by=by, title=title, texts=texts, refused=refused, rewrite=coach.rewrite if texts else None
    )


def _records(rows: Iterable[Any], coach: Coach, by: str, columns: dict[str, str]) -> tuple[list[Record], list[Refused]]:
    records: list[Record] = []
    refused: list[Refused] = []
    for count, given in enumerate(rows, 1):
        line, row = given if isinstance(given, tuple) else (count, given)
        at: datetime | None = None
        try:
            if not isinstance(row, Mapping):
                raise InputError(row if isinstance(row, str) else "a row is a mapping")
            case = Case.of(case_of(row, columns))
        except InputError as error:
            refused.append(Refused(line=line, reason=str(error)))
            continue
        try:
            at = time_of(row, columns)
        except InputError as error:
            refused.append(Refused(line=line, reason=f"{error}; the reply counts, but in no week"))
        records.append(Record(coach.review(case.model_copy(update={"sent_at": at})), who_of(row, columns, by), at))
    return records, refused


def build(
    records: Sequence[Record],
    rules: Mapping[str, Rule],
    *,
    by: str = "agent",
    title: str = "Team report",
    texts: bool = True,
    refused: Sequence[Refused] = (),
    rewrite: Callable[[Review], Rewrite] | None = None,
) -> Report:
    """The report of records, without a look at anything else; `rewrite` gives the examples, where there shall be any."""
    people = _names(record.who for record in records)
    channels = _names((record.review.case.channel if record.review.case else None) or "" for record in records)
    weeks = _weeks(records)
    facts = tuple(_fact(record, people, channels, weeks) for record in records)
    reply_rules = {name: rule for name, rule in rules.items() if rule.kind == "reply"}
    groups = tuple(sorted({group for fact in facts for group in fact.groups}))
    dear = habits(facts, reply_rules)
    themes, asked = matters(records)
    families, reusable = reuse(records, facts, texts=texts)
    moves = Counter(move for fact in facts for move in fact.moves)
    return Report(
        title=title,
        by=by,
        people=tuple(name or NOT_NAMED for name in people),
        channels=tuple(name or UNKNOWN for name in channels),
        weeks=weeks,
        groups=groups,
        facts=facts,
        figures=figures(facts, len(people), len(channels), len(weeks), groups),
        habits=tuple(with_examples(dear, facts, records, rewrite) if rewrite else dear),
        strengths=tuple(strengths(facts, len(people), reply_rules)),
        moves={words: share(moves[move], len(facts)) for move, words in MANNERS.items()},
        matters=tuple(themes if texts else ()),
        asked=asked,
        reuse=tuple(families),
        reusable=reusable,
        untimed=sum(record.at is None for record in records),
        texts=texts,
        refused=tuple(refused),
        notes=tuple(_notes(records, by)),
        version=replycoach.__version__,
    )


def _names(found: Iterable[str]) -> list[str]:
    """Each name once, in alphabetical order; the unknown last."""
    return sorted(set(found), key=lambda name: (not name, name.casefold(), name))


def _monday(at: datetime) -> date:
    return at.date() - timedelta(days=at.weekday())


def _weeks(records: Sequence[Record]) -> tuple[date, ...]:
    mondays = {_monday(record.at) for record in records if record.at}
    if not mondays:
        return ()
    first, last = min(mondays), max(mondays)
    return tuple(first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1))


def _fact(record: Record, people: list[str], channels: list[str], weeks: tuple[date, ...]) -> Fact:
    review = record.review
    costs: Counter[str] = Counter()
    for one in review.deductions:
        costs[one.rule] += one.points  # type: ignore[assignment]
    return Fact(
        who=people.index(record.who),
        channel=channels.index((review.case.channel if review.case else None) or ""),
        week=weeks.index(_monday(record.at)) if record.at else None,
        score=review.score,
        ready=review.worst() in (None, "advice"),
        stages=tuple(stage for stage in STAGES if getattr(review.carp, stage)),
        moves=tuple(sorted({move for sentence in review.sentences for move in sentence.moves})),
        groups=review.groups,
        costs={rule: round(points, 2) for rule, points in costs.items()},
        counts=dict(Counter([*(finding.rule for finding in review.findings), *({IMPRESSION} & costs.keys())])),
        applied=(
            *(name for name, verdict in review.verdicts.items() if verdict.state != "not_applicable"),
            *((IMPRESSION,) if review.customer else ()),
        ),
    )


def _notes(records: Sequence[Record], by: str) -> Iterable[str]:
    timed = sum(record.at is not None for record in records)
    if not timed:
        yield "The file gives no time that could be read, so there is no trend and no choice of a period."
    elif timed < len(records):
        yield f"{len(records) - timed} of {len(records)} replies have no time that could be read; they are in no week of the trend."
    if not any(record.who for record in records):
        yield f"The file has no column for “{by}”, so nothing is split by it."
    if not any(record.review.case and record.review.case.channel for record in records):
        yield "The file names no channel; the expectations of the settings’ channel were used (e-mail by default)."
    if not any(record.review.customer for record in records):
        yield "The file holds no customers’ messages, so what is owed to an upset customer could not be judged."
