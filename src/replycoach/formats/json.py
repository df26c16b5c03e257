"""A review as JSON, by the versioned schema in docs/review.schema.json."""

from __future__ import annotations

from replycoach.model import Review


def render(review: Review, *, indent: int | None = None) -> str:
    """The review as one JSON object; on one line unless `indent` is given. The texts of the case are not in it."""
    return review.model_dump_json(indent=indent)
