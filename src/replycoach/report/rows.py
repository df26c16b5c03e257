"""The rows of a file: JSON lines or CSV in, mappings or reasons out, each with the number of its line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from replycoach.errors import InputError, json_fault
from replycoach.model import CHANNELS, as_utc, did_you_mean

FIELDS = ("reply", "customer", "channel", "agent", "time", "customer_name", "agent_name", "company", "id")
"""What a row may hold; a file may call them otherwise."""
TIMES = ("time", "sent_at", "at", "created_at", "date")
"""Names under which a time is looked for."""

_MOMENT: TypeAdapter[datetime] = TypeAdapter(datetime)


def json_lines(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """One object a line, or the reason why it is none."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, f"not valid JSON: {json_fault(error)}"
        else:
            yield number, data if isinstance(data, dict) else "a case is a JSON object"


def csv_rows(text: str, columns: Mapping[str, str]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """One mapping a row, empty cells left out; the separator is the one that the heading has most of.

    Raises `InputError` where the heading lacks a column that `columns` names, or that of the reply.

    >>> list(csv_rows("reply;agent\\nIt ships today.;Jo\\n", {}))
    [(2, {'reply': 'It ships today.', 'agent': 'Jo'})]
    """
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    heading: list[str] = []
    begins = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield begins, f"not valid CSV: {error}"
            begins = reader.line_num + 1
            continue
        if cells is None:
            return
        number, begins = begins, reader.line_num + 1
        if not heading:
            heading = [cell.strip() for cell in cells]
            _known(heading, columns)
        elif any(cell.strip() for cell in cells):
            yield number, _row(heading, cells)


def _known(heading: list[str], columns: Mapping[str, str]) -> None:
    for field, name in {"reply": "reply", **columns}.items():
        if name not in heading:
            hint = did_you_mean(name, heading) or f"; it has {', '.join(heading[:20])}: say --column {field}=NAME"
            raise InputError(f"{field}: the file has no column {name!r}{hint}")


def _row(heading: list[str], cells: list[str]) -> dict[str, Any] | str:
    if len(cells) > len(heading):
        return f"{len(cells)} values for {len(heading)} columns"
    return {name: cell for name, cell in zip(heading, cells, strict=False) if cell.strip()}


def case_of(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """The row under our names, without its time; a channel in any case of letters."""
    known = {name: row[columns[name]] for name in columns if columns[name] in row}
    data = {name: value for name, value in row.items() if name not in TIMES and name not in columns.values()} | known
    data.pop("time", None)
    channel = data.get("channel")
    if isinstance(channel, str) and channel.strip().casefold().replace("-", "") in CHANNELS:
        data["channel"] = channel.strip().casefold().replace("-", "")
    return {str(name): value for name, value in data.items()}


def who_of(row: Mapping[str, Any], columns: Mapping[str, str], by: str) -> str:
    """Who, or whatever else the report goes by; "" where the row does not say."""
    names = (
        [columns.get("agent", "agent"), columns.get("agent_name", "agent_name")]
        if by == "agent"
        else [columns.get(by, by)]
    )
    told = (row.get(name) for name in names)
    return next((" ".join(str(one).split()) for one in told if isinstance(one, str | int) and str(one).strip()), "")


def time_of(row: Mapping[str, Any], columns: Mapping[str, str]) -> datetime | None:
    """The moment in UTC, None where the row has none.

    Raises `InputError` for one that cannot be read.

    >>> time_of({"time": "2026-09-07T23:30:00-02:00"}, {}).isoformat()
    '2026-09-08T01:30:00+00:00'
    """
    names = [columns["time"]] if "time" in columns else TIMES
    told = next((row[name] for name in names if row.get(name) not in (None, "")), None)
    if told is None:
        return None
    try:
        moment = as_utc(_MOMENT.validate_python(told.strip() if isinstance(told, str) else told))
    except (ValidationError, OverflowError):
        raise InputError("its time cannot be read; write it as 2026-09-07 or 2026-09-07T14:30:00Z") from None
    if not 1990 <= moment.year <= 2100:
        raise InputError(f"its time would be in the year {moment.year}")
    return moment
