"""Data frames: the same table with scored columns, whatever library it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from replycoach import Coach
from replycoach.errors import InputError

nw = pytest.importorskip("narwhals")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")

from replycoach import frames  # noqa: E402
from replycoach.frames import columns, review_frame  # noqa: E402

ROWS: dict[str, list[Any]] = {
    "ticket": [3, 1, 2, 9, 7],
    "reply": ["Hi Ana, I'll get to it soon.", None, "  ", "Your refund of £20 was paid today, Bo.", "Call us."],
    "customer": ["Where is my order? This is awful!", "Hello?", "Hi", None, "Where is it?"],
    "channel": ["chat", "chat", "chat", "chat", "pigeon"],
}
LIBRARIES: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "pandas": pd.DataFrame,
    "pandas-object": lambda rows: pd.DataFrame(rows, dtype=object),
    "pandas-arrow": lambda rows: pa.table(rows).to_pandas(types_mapper=pd.ArrowDtype),
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
}
library = pytest.mark.parametrize("make", LIBRARIES.values(), ids=LIBRARIES)


def values(frame: Any, name: str) -> list[Any]:
    series = nw.from_native(frame, eager_only=True)[name]
    return [None if null else value for value, null in zip(series.to_list(), series.is_null().to_list(), strict=True)]


@library
def test_same_kind_same_order_and_the_reviews_of_the_coach(make: Callable[..., Any], coach: Coach) -> None:
    frame = make(ROWS)
    result = review_frame(frame, coach=coach)
    assert type(result) is type(frame)
    assert values(result, "ticket") == ROWS["ticket"]
    review = coach.review(ROWS["reply"][0], customer=ROWS["customer"][0], channel="chat")
    assert values(result, "score")[0] == review.score
    assert values(result, "worst")[0] == review.worst()
    assert values(result, "findings")[0] == len(review.findings)
    assert values(result, "time/vague")[0] == 1
    assert values(result, "group_time")[0] == review.groups["time"]
    assert values(result, "carp_acknowledge")[0] is review.carp.acknowledge
    assert review.customer is not None
    assert values(result, "emotion")[0] == review.customer.emotion
    assert values(result, "customer_complaint")[0] is review.customer.complaint
    for rule, verdict in review.verdicts.items():
        assert (values(result, rule)[0] is None) == (verdict.state == "not_applicable"), rule


@library
def test_rows_that_are_refused_have_nulls_and_the_reason(make: Callable[..., Any], coach: Coach) -> None:
    result = review_frame(make(ROWS), coach=coach)
    errors = values(result, "error")
    assert errors[0] is None
    assert errors[1] == "reply: it is missing"
    assert errors[2] == "reply: it is empty; give the drafted text"
    assert errors[3] is None
    assert errors[4].startswith("channel: 'pigeon' is not known")
    for name in columns(coach):
        if name != "error":
            assert [values(result, name)[row] for row in (1, 2, 4)] == [None, None, None], name


@library
def test_no_customer_is_null_and_not_false(make: Callable[..., Any], coach: Coach) -> None:
    result = review_frame(make(ROWS), coach=coach)
    assert values(result, "score")[3] is not None
    assert values(result, "emotion")[3] is None
    assert values(result, "customer_urgent")[3] is None


@library
def test_all_columns_are_there_with_their_types(make: Callable[..., Any], coach: Coach) -> None:
    frame = make(ROWS)
    wide = nw.from_native(review_frame(frame, coach=coach), eager_only=True)
    expected = columns(coach)
    assert wide.columns == [*ROWS, *expected]
    assert {name: wide.schema[name] for name in expected} == expected


@library
def test_an_empty_frame_gains_the_columns(make: Callable[..., Any], coach: Coach) -> None:
    frame = make(ROWS)
    empty = nw.from_native(frame, eager_only=True).head(0).to_native()
    wide = nw.from_native(review_frame(empty, coach=coach), eager_only=True)
    assert wide.shape == (0, len(ROWS) + len(columns(coach)))


@pytest.mark.parametrize(
    "index",
    [[5, 5, 1, 0, 2], list("abcde"), pd.MultiIndex.from_product([["x"], range(5)], names=["team", "n"])],
    ids=["doubled", "text", "multi"],
)
def test_pandas_index_is_kept(index: Any, coach: Coach) -> None:
    frame = pd.DataFrame(ROWS, index=index)
    result = review_frame(frame, coach=coach)
    assert result.index.equals(frame.index)
    assert result["score"].iloc[3] == coach.review(ROWS["reply"][3], channel="chat").score
    assert list(frame.columns) == list(ROWS), "the frame given is left as it was"


@library
def test_chunks_change_nothing(make: Callable[..., Any], coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = review_frame(make(ROWS), coach=coach)
    monkeypatch.setattr(frames, "CHUNK", 2)
    parts = review_frame(make(ROWS), coach=coach)
    for name in columns(coach):
        assert values(parts, name) == values(whole, name), name


def test_columns_by_other_names_and_one_channel_for_all(coach: Coach) -> None:
    frame = pl.DataFrame({"draft": ["Hi Ana, I'll get to it soon."], "asked": ["Where is it?"], "who": ["Ana"]})
    result = review_frame(frame, reply="draft", customer="asked", customer_name="who", channel="chat", coach=coach)
    expected = coach.review(frame["draft"][0], customer="Where is it?", customer_name="Ana", channel="chat")
    assert result["score"].to_list() == [expected.score]


def test_an_argument_that_names_no_column(coach: Coach) -> None:
    with pytest.raises(InputError, match="no column 'replay'; did you mean 'reply'"):
        review_frame(pl.DataFrame(ROWS), reply="replay", coach=coach)
    with pytest.raises(InputError, match="channel: the frame has no column 'chad'"):
        review_frame(pl.DataFrame(ROWS), channel="chad", coach=coach)


def test_a_column_that_is_there_already_wants_a_prefix(coach: Coach) -> None:
    frame = pl.DataFrame({"reply": ["Hi Ana, all done."], "score": [5]})
    with pytest.raises(InputError, match="'score' already; give a prefix"):
        review_frame(frame, coach=coach)
    result = review_frame(frame, coach=coach, prefix="coach_")
    assert result["score"].to_list() == [5]
    assert result["coach_score"].to_list() == [coach.review("Hi Ana, all done.").score]


@pytest.mark.parametrize("frame", [pl.LazyFrame(ROWS), [{"reply": "Hi"}]], ids=["lazy", "list"])
def test_what_is_no_frame_in_memory(frame: Any, coach: Coach) -> None:
    with pytest.raises(InputError, match="in memory"):
        review_frame(frame, coach=coach)


def test_a_number_where_a_text_belongs_is_told_by_row(coach: Coach) -> None:
    result = review_frame(pd.DataFrame({"reply": ["Hi Ana, all done.", 7]}, dtype=object), coach=coach)
    assert list(result["score"].isna()) == [False, True]
    assert "valid string" in result["error"].iloc[1]


def test_progress_goes_to_stderr_and_only_where_it_is_wanted(coach: Coach, capsys: pytest.CaptureFixture[str]) -> None:
    frame = pl.DataFrame({"reply": ["Hi Ana, all done."]})
    review_frame(frame, coach=coach)
    assert capsys.readouterr() == ("", "")
    review_frame(frame, coach=coach, progress=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert "Reviewing" in err
