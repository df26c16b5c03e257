"""The published schema of a review is the one that the code writes, and reviews conform to it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from replycoach import Coach, Review
from replycoach.model import SCHEMA_VERSION

PUBLISHED = Path(__file__).parent.parent / "docs" / "review.schema.json"


def test_published_schema_is_fresh() -> None:
    schema = Review.model_json_schema(mode="serialization")
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == schema, "run: python docs/generate.py"


def test_a_review_conforms(coach: Coach) -> None:
    review = coach.review("I can't do that. [NAME]!!", customer="Why is it broken?", channel="email", id="x")
    data = json.loads(review.model_dump_json())
    jsonschema.validate(data, json.loads(PUBLISHED.read_text(encoding="utf-8")))
    assert data["schema_version"] == SCHEMA_VERSION
    assert "case" not in data
    assert Review.model_validate(data).findings == review.findings
