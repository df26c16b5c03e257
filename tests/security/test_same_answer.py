"""The same draft gets the same review: in every process, order, number of jobs and hash seed; and its spans are right whatever stands around."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from replycoach import Coach, Review
from replycoach.checking.check import check
from replycoach.rules.run import quote

GALLERY = Path(__file__).parents[2] / "docs" / "gallery.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in GALLERY.read_text("utf-8").splitlines()]
DIGEST = """
import hashlib, json, sys
from replycoach import Coach
coach, digest = Coach(), hashlib.sha256()
for line in open(sys.argv[1], encoding="utf-8"):
    digest.update(coach.review(json.loads(line)).model_dump_json().encode())
    digest.update(coach.rewrite(json.loads(line)).model_dump_json().encode())
print(digest.hexdigest())
"""


@pytest.fixture(scope="module")
def reviews(coach: Coach) -> list[Review]:
    return list(coach.review_many(CASES))


def test_in_any_process_with_any_hash_seed(coach: Coach, reviews: list[Review]) -> None:
    digest = hashlib.sha256()
    for case, review in zip(CASES, reviews, strict=True):
        digest.update(review.model_dump_json().encode())
        digest.update(coach.rewrite(case).model_dump_json().encode())
    for seed in ("0", "1", "4242"):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", DIGEST, GALLERY], env=surroundings, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == digest.hexdigest(), f"seed {seed}"


def test_in_any_order_by_any_coach(reviews: list[Review]) -> None:
    backwards = list(Coach().review_many(reversed(CASES)))
    assert backwards[::-1] == reviews


def test_again_after_others(coach: Coach, reviews: list[Review]) -> None:
    for number in (0, 7, 13):
        assert coach.review(CASES[number]) == reviews[number]


def test_by_any_number_of_jobs(tmp_path: Path) -> None:
    for number, case in enumerate(CASES[:12]):
        (tmp_path / f"{number}.txt").write_text(case["reply"], "utf-8")
    (tmp_path / "cases.jsonl").write_text("".join(json.dumps(case) + "\n" for case in CASES), "utf-8")
    alone, together = (check(["."], root=tmp_path, jobs=jobs) for jobs in (1, 2))
    assert alone.model_dump_json() == together.model_dump_json()
    command = [sys.executable, "-m", "replycoach", "review", "--jsonl", "cases.jsonl", "--jobs"]
    told = [
        subprocess.run([*command, jobs], cwd=tmp_path, capture_output=True, check=False).stdout for jobs in ("1", "2")
    ]
    assert told[0] == told[1]
    assert told[0].count(b"\n") == len(CASES)


@pytest.mark.parametrize("white", [" ", "\n", "\r\n", "\t \n\n ", "\u00a0\u3000\n", "\n" * 50])
def test_white_space_at_the_end_changes_nothing(white: str, coach: Coach, reviews: list[Review]) -> None:
    for case, review in zip(CASES[::3], reviews[::3], strict=True):
        assert coach.review({**case, "reply": case["reply"] + white}).model_dump() == review.model_dump()


def test_line_ends_change_only_places(coach: Coach) -> None:
    for case in CASES[::2]:
        unix = {**case, "reply": case["reply"].replace("Hi ", "\nHi ").replace(". ", ".\n")}
        dos = {**unix, "reply": unix["reply"].replace("\n", "\r\n")}
        one, other = coach.review(unix), coach.review(dos)
        assert one.score == other.score
        assert [told.rule for told in one.findings] == [told.rule for told in other.findings]
        for first, second in zip(one.findings, other.findings, strict=True):
            if first.start is not None and second.start is not None:
                assert unix["reply"][first.start : first.end] == dos["reply"][second.start : second.end].replace(
                    "\r\n", "\n"
                )


AROUND = (
    "",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 ",
    "e\u0301\u0323 ",
    "\u00a0",
    "\r\n\r\n",
    "\u200b",
    "\U0001f44d\U0001f3fd\n",
    "\ufeff",
    "<br>",
    "&amp; ",
    "\t",
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=st.integers(0, len(CASES) - 1),
    before=st.sampled_from(AROUND),
    after=st.sampled_from(AROUND),
    at=st.floats(0, 1),
    within=st.sampled_from(AROUND),
)
def test_spans_are_right_whatever_stands_around(
    number: int, before: str, after: str, at: float, within: str, coach: Coach
) -> None:
    words = CASES[number]["reply"].split(" ")
    place = int(at * len(words))
    reply = f"{before}{' '.join(words[:place])} {within}{' '.join(words[place:])}{after}"
    review = coach.review({**CASES[number], "reply": reply})
    assert review.failures == ()
    for one in review.findings:
        if one.start is None or one.end is None:
            continue
        assert 0 <= one.start <= one.end <= len(reply)
        marked = reply[one.start : one.end]
        told = one.message.partition("“")[2].partition("”")[0]
        if told and told in quote(reply):
            assert told == quote(marked) or told in quote(marked) or "…" in told or quote(marked) in one.message, (
                one.rule
            )
        for suggestion in one.suggestions:
            for edit in suggestion.edits:
                assert 0 <= edit.start <= edit.end <= len(reply)
    ends = 0
    for sentence in review.sentences:
        assert ends <= sentence.start < sentence.end <= len(reply)
        ends = sentence.end
    for group, score in review.groups.items():
        assert 0 <= score <= 100, group
