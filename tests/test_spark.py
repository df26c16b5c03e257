"""Archives on a real Spark on this machine, two workers; skipped where Spark or Java is missing (CI installs both)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from replycoach import Coach
from replycoach.batches import Batches
from replycoach.errors import InputError, SettingsError
from replycoach.frames import columns
from replycoach.history import History

pytest.importorskip("pyspark", reason="NO SPARK HERE: pip install replycoach[spark]")
if not shutil.which("java") and "JAVA_HOME" not in os.environ:
    pytest.skip("NO JAVA HERE: apt-get install default-jre-headless", allow_module_level=True)

from replycoach import spark

ROOT = Path(__file__).parent.parent
CASES = [json.loads(line) for line in (ROOT / "examples" / "cases.jsonl").read_text("utf-8").splitlines()]
BIG = 2**53 + 1
"""A number that a float cannot hold."""

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning:pyspark.*"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyspark.*"),
]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4", "spark.driver.memory": "1g",
        "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
    }  # fmt: skip
    builder = SparkSession.builder.master("local[2]").appName("replycoach")
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


def frame(session: Any, rows: list[dict[str, Any]]) -> Any:
    kinds = "number bigint, id string, reply string, customer string, channel string, customer_name string, agent_name string"
    names = [kind.split()[0] for kind in kinds.split(", ")]
    return session.createDataFrame([[row.get(name) for name in names] for row in rows], kinds).repartition(2)


def test_reviews_are_those_of_the_coach(session: Any, coach: Coach) -> None:
    rows = [{**case, "number": BIG + number} for number, case in enumerate(CASES)]
    reviewed = spark.review(frame(session, rows))
    assert dict(reviewed.dtypes)["score"] == "double"
    assert dict(reviewed.dtypes)["time/vague"] == "bigint"
    assert dict(reviewed.dtypes)["carp_control"] == "boolean"
    assert dict(reviewed.dtypes)["error"] == "string"
    assert reviewed.columns[7:] == list(columns(coach))
    told = {row["id"]: row for row in reviewed.collect()}
    for number, case in enumerate(CASES):
        review, row = coach.review(case), told[case["id"]]
        assert row["number"] == BIG + number
        assert row["score"] == review.score
        assert row["findings"] == len(review.findings)
        assert row["carp_acknowledge"] is review.carp.acknowledge
        assert row["emotion"] == (review.customer.emotion if review.customer else None)


def test_bad_rows_are_told_in_their_row_and_nulls_stay(session: Any) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "good", "reply": "Hi Ana, I'll get to it soon.", "number": BIG},
        {"id": "none"},
        {"id": "empty", "reply": "  "},
        {"id": "channel", "reply": "Hi Ana.", "channel": "fax"},
        {"id": "long", "reply": "x" * 200_001},
    ]
    told = {row["id"]: row for row in spark.review(frame(session, rows), prefix="coach_").collect()}
    assert told["good"]["coach_error"] is None
    assert told["good"]["coach_score"] > 0
    assert told["good"]["coach_echo/meaningless"] is None, "no customer's message: it does not apply"
    assert (told["good"]["number"], told["none"]["number"]) == (BIG, None)
    assert told["none"]["coach_error"] == "reply: it is missing"
    assert told["empty"]["coach_error"].startswith("reply: it is empty")
    assert told["channel"]["coach_error"].startswith("channel: 'fax' is not known")
    assert told["long"]["coach_error"].startswith("reply: longer than")
    assert all(row["coach_score"] is None for name, row in told.items() if name != "good")


def test_settings_travel_and_mistakes_are_told_at_once(session: Any) -> None:
    df = frame(session, [{"id": "a", "reply": "Hi Ana, I'll get to it soon."}])
    (row,) = spark.review(df, settings={"profile": "chat", "ignore": ["time/vague"]}, channel="chat").collect()
    assert "time/vague" not in row.asDict()
    with pytest.raises(InputError, match="did you mean 'reply'"):
        spark.review(df, reply="replly")
    with pytest.raises(InputError, match="has a column 'error' already"):
        spark.review(df.withColumnRenamed("number", "error"))
    with pytest.raises(SettingsError):
        spark.review(df, settings={"profil": "chat"})


def test_no_rows(session: Any) -> None:
    assert spark.review(frame(session, [{"reply": "x"}]).where("id = 'no'")).count() == 0
    assert spark.near_copies(frame(session, [{"reply": "x"}])).count() == 0


SENT = (
    "Hi {name}, I have found your parcel: it went to the depot in {place} by mistake, and a driver brings it to you on {day}. "
    "Please keep the box if it is dry, since we can use it again for the next customer."
)
OTHER = (
    "Hello {name}, your bank sent the payment back because the card had run out in spring. I have put the order on hold for you; once "
    "you give us the new card on your account page, it leaves our shelf the same day."
)


def test_near_copies_are_those_of_the_history(session: Any) -> None:
    rows: list[dict[str, Any]] = [
        {"id": "a", "reply": SENT.format(name="Ana", place="Norwood", day="3 May"), "customer_name": "Ana"},
        {"id": "b", "reply": SENT.format(name="Bo", place="Norwood", day="7 May"), "customer_name": "Bo"},
        {"id": "c", "reply": SENT.format(name="Cy", place="Eastham", day="3 May") + " Thank you.", "customer_name": "Cy"},
        {"id": "d", "reply": OTHER.format(name="Ana"), "customer_name": "Ana"},
        {"id": "e", "reply": "Thanks, Ana!"},
        {"id": "f", "reply": "Thanks, Ana!"},
        {"id": None, "reply": SENT.format(name="Di", place="Norwood", day="7 May")},
        {"id": "g"},
    ]  # fmt: skip
    links = {
        (row["id"], row["copy_of"]): row["similarity"] for row in spark.near_copies(frame(session, rows)).collect()
    }
    with History() as history:
        history.add(rows[0]["reply"], customer="Ana", id="a")
        (like_b,), (like_c,) = (history.query(row["reply"], row["customer_name"]) for row in rows[1:3])
        assert history.query(rows[3]["reply"]) == []
    assert set(links) == {("b", "a"), ("c", "a")}
    assert links["b", "a"] == like_b.similarity == 1
    assert round(links["c", "a"], 4) == like_c.similarity < 1


def test_near_copies_of_many(session: Any) -> None:
    """Every one of 300 edited replies is linked to its original, however many share a template."""
    words = "apple brick cloud dance eagle flute grape house igloo juice knife lemon mango north olive piano queen river stone tiger".split()
    rows = []
    for number in range(300):
        own = " ".join(words[(number * step + step) % 20] for step in range(1, 31))
        rows.append({"id": f"o{number:03}", "reply": f"{own} {own[::-1]} number {words[number % 20]}"})
        rows.append({"id": f"p{number:03}", "reply": f"{own} {own[::-1]} number {words[number % 20]} indeed"})
    linked = {(row["id"], row["copy_of"]) for row in spark.near_copies(frame(session, rows)).collect()}
    found = {one for pair in linked for one in pair}
    assert sum(row["id"] in found for row in rows) >= 0.99 * len(rows)
    assert all(one > other for one, other in linked)
    with pytest.raises(InputError, match="id: the frame has no column 'idd'; did you mean 'id'"):
        spark.near_copies(frame(session, rows), id="idd")


def test_the_batch_function_can_be_pickled_and_makes_one_coach(tmp_path: Path) -> None:
    import pickle

    (tmp_path / "batch").write_bytes(pickle.dumps(Batches({"profile": "chat"}, reply="text")))
    code = (
        "import pickle, sys, polars; batches = pickle.load(open(sys.argv[1], 'rb'))\n"
        "from replycoach.batches import _coach\n"
        "for _ in range(3): batches(polars.DataFrame({'text': ['Hi Ana, it ships today.']}))\n"
        "assert _coach.cache_info().misses == 1, _coach.cache_info()"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "batch")], check=True)
