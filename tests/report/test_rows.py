"""Files as they come: JSON lines and CSV, good and bad."""

from __future__ import annotations

import pytest

from replycoach.errors import InputError
from replycoach.report.rows import case_of, csv_rows, json_lines, time_of, who_of


def test_json_lines_name_the_bad_ones() -> None:
    told = list(json_lines('{"reply": "Hi"}\n\n[1]\n{\n'))
    assert told[0] == (1, {"reply": "Hi"})
    assert told[1][0] == 3
    assert "JSON object" in str(told[1][1])
    assert told[2][0] == 4
    assert "not valid JSON" in str(told[2][1])


def test_csv_counts_lines_as_an_editor_does() -> None:
    text = 'reply,agent\r\n"two\r\nlines",Jo\r\none,Bo,more\r\n,\r\nlast,\r\n'
    assert list(csv_rows(text, {})) == [
        (2, {"reply": "two\r\nlines", "agent": "Jo"}),
        (4, "3 values for 2 columns"),
        (6, {"reply": "last"}),
    ]


def test_csv_with_a_broken_quote_goes_on_or_ends_with_a_reason() -> None:
    told = list(csv_rows('reply\n"a"b\nfine\n', {}))
    assert told[0][0] == 2
    assert "not valid CSV" in str(told[0][1])


def test_csv_without_the_column_says_which() -> None:
    with pytest.raises(InputError, match="reply: the file has no column 'Body'; did you mean 'body'"):
        list(csv_rows("body\nx\n", {"reply": "Body"}))


def test_columns_by_other_names() -> None:
    row = {"Body": "Hi", "Who": "Jo", "Sent": "2026-09-07", "channel": "E-Mail"}
    columns = {"reply": "Body", "agent": "Who", "time": "Sent"}
    assert case_of(row, columns) == {"reply": "Hi", "agent": "Jo", "channel": "email"}
    assert who_of(row, columns, "agent") == "Jo"
    assert who_of({"team": 7}, {}, "team") == "7"
    assert who_of({"agent": {"id": 1}, "agent_name": "Jo"}, {}, "agent") == "Jo"
    moment = time_of(row, columns)
    assert moment
    assert moment.isoformat() == "2026-09-07T00:00:00+00:00"


@pytest.mark.parametrize("time", ["yesterday", "2026-13-01", "0001-01-01", [1], 1e300])
def test_a_time_that_cannot_be_read(time: object) -> None:
    with pytest.raises(InputError, match="its time"):
        time_of({"time": time}, {})
