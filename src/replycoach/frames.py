"""Reviews for a data frame of replies: pandas, Polars or PyArrow in, the same kind with scored columns out (docs/notebook.md)."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from traceback import extract_tb
from typing import Any

import narwhals as nw
from narwhals.typing import IntoDataFrameT

from replycoach.coach import Coach
from replycoach.errors import InputError, ModelError
from replycoach.model import CHANNELS, STAGES, Case, Review, did_you_mean

CHUNK = 512
"""Rows that are read, reviewed and put away at a time; only their texts are held as Python strings."""

FLAGS = ("complaint", "urgent", "vague", "clear", "abusive", "churn")
"""What a customer's message may be, one column each."""

FIELDS = ("reply", "customer", "channel", "customer_name", "agent_name")


def review_frame(
    frame: IntoDataFrameT,
    reply: str = "reply",
    customer: str = "customer",
    channel: str = "channel",
    customer_name: str = "customer_name",
    agent_name: str = "agent_name",
    *,
    coach: Coach | None = None,
    progress: bool | None = None,
    prefix: str = "",
) -> IntoDataFrameT:
    """The frame with what the coach says of every row: score, groups, rules, CARP, the customer, errors.

    The arguments name the frame's columns. Those of the usual names may be absent, except the reply's; `channel` may also be one
    of the channels, for all rows. A row whose reply is missing, or that is no case, has nulls and the reason in `error`. Order and
    index are kept. `progress` shows a bar on stderr (by default where that is a terminal). The new names begin with `prefix`.

    Raises `InputError` for something that is no eager frame, a column that is not there, or one that is there already.

    >>> import polars
    >>> drafts = polars.DataFrame({"reply": ["Hi Ana, I'll get to it soon.", None]})
    >>> review_frame(drafts, channel="chat").select("time/vague", "error").rows()
    [(1, None), (None, 'reply: it is missing')]
    """
    try:
        table = nw.from_native(frame, eager_only=True)
    except TypeError:
        kind = type(frame).__name__
        raise InputError(
            f"{kind} is not a pandas, Polars or PyArrow table in memory (collect a lazy one first)"
        ) from None
    names = dict(zip(FIELDS, (reply, customer, channel, customer_name, agent_name), strict=True))
    known, fixed = chosen(table.columns, names)
    coach = coach or Coach()
    schema = {f"{prefix}{name}": kind for name, kind in columns(coach).items()}
    no_clash(table.columns, schema)
    rows = (_row(coach, data | fixed) for data in _bar(_rows(table, known), len(table), progress))
    return table.with_columns(*_series(rows, schema, len(prefix), table.implementation)).to_native()


def columns(coach: Coach) -> dict[str, nw.dtypes.DType]:
    """The columns that a frame gains with this coach, and their types, in order."""
    rules = [rule for rule in coach.rules.values() if rule.kind == "reply"]
    groups = sorted({rule.group for rule in rules})
    number, count, flag, word = nw.Float64(), nw.Int64(), nw.Boolean(), nw.String()
    return {
        "score": number,
        "worst": word,
        "findings": count,
        **{f"group_{group}": number for group in groups},
        **{f"carp_{stage}": flag for stage in STAGES},
        "emotion": word,
        **{f"customer_{name}": flag for name in FLAGS},
        **{rule.id: count for rule in rules},
        "error": word,
    }


def chosen(present: list[str], names: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The columns to read by field, and the fields that are the same for all rows."""
    known: dict[str, str] = {}
    fixed: dict[str, str] = {}
    for field, name in names.items():
        if name in present:
            known[field] = name
        elif field == "channel" and name in CHANNELS:
            fixed[field] = name
        elif field == "reply" or name != field:
            raise InputError(f"{field}: the frame has no column {name!r}{did_you_mean(name, present)}")
    return known, fixed


def no_clash(present: list[str], schema: Iterable[str]) -> None:
    """Raises `InputError` where a new column is there already."""
    if taken := sorted(set(present) & set(schema)):
        raise InputError(
            f"the frame has a column {taken[0]!r} already; give a prefix for the new ones, prefix='coach_' say"
        )


def _rows(table: nw.DataFrame[Any], known: dict[str, str]) -> Iterator[dict[str, Any]]:
    for start in range(0, len(table), CHUNK):
        part = table[start : start + CHUNK]
        texts = {field: _values(part[name]) for field, name in known.items()}
        for values in zip(*texts.values(), strict=True):
            yield dict(zip(texts, values, strict=True))


def _values(column: nw.Series[Any]) -> list[Any]:
    """The values, None for every kind of null."""
    return [None if null else value for value, null in zip(column.to_list(), column.is_null().to_list(), strict=True)]


def _bar(rows: Iterator[dict[str, Any]], total: int, progress: bool | None) -> Iterator[dict[str, Any]]:
    if not (sys.stderr.isatty() if progress is None else progress):
        yield from rows
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(rows, "Reviewing", total=total, console=Console(stderr=True))


def _row(coach: Coach, data: dict[str, Any]) -> dict[str, Any]:
    """The values of one row; a name that is not among them is null."""
    if data["reply"] is None:
        return {"error": "reply: it is missing"}
    try:
        review = coach.review(Case.of(data))
    except InputError as error:
        return {"error": str(error)}
    except ModelError:
        raise
    except Exception as error:  # one row of a million must not end the rest; the error's own words may quote it
        last = extract_tb(error.__traceback__)[-1]
        return {"error": f"internal failure ({type(error).__name__} at {Path(last.filename).name}:{last.lineno})"}
    return _told(review)


def _told(review: Review) -> dict[str, Any]:
    counts = Counter(finding.rule for finding in review.findings)
    judged = {rule: counts[rule] for rule, verdict in review.verdicts.items() if verdict.state != "not_applicable"}
    broken = "; ".join(f"the rule {failure.rule} failed: {failure.error}" for failure in review.failures)
    told = {
        "score": review.score,
        "worst": review.worst(),
        "findings": len(review.findings),
        **{f"group_{group}": score for group, score in review.groups.items()},
        **{f"carp_{stage}": getattr(review.carp, stage) for stage in STAGES},
        **judged,
        "error": broken or None,
    }
    if review.customer is not None:
        told["emotion"] = review.customer.emotion
        told |= {f"customer_{name}": getattr(review.customer, name) for name in FLAGS}
    return told


def _series(
    rows: Iterator[dict[str, Any]], schema: dict[str, nw.dtypes.DType], skip: int, library: nw.Implementation
) -> Iterator[nw.Series[Any]]:
    values: dict[str, list[Any]] = {name: [] for name in schema}
    for row in rows:
        for name, column in values.items():
            column.append(row.get(name[skip:]))
    namespace = library.to_native_namespace()
    nullable = nw.Schema(schema).to_pandas("numpy_nullable") if library.is_pandas_like() else {}
    for name, column in values.items():
        if nullable:  # pandas by default has no null among whole numbers, and makes False of a missing truth value
            native = namespace.Series(column, name=name, dtype=nullable[name])
            yield nw.from_native(native, series_only=True)
        else:
            yield nw.new_series(name, column, schema[name], backend=namespace)
