"""Slips of grammar are mended when a draft is rewritten, and no sentence of ours has one."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from replycoach import Coach
from replycoach.model import CHANNELS, MOVES
from replycoach.reading.sentences import split
from replycoach.rewriting.compose import Situation, snippets, wordings
from replycoach.rewriting.matter import Matter, matter
from replycoach.text.slips import slips
from replycoach.voice import Voice

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent
ASKED = matter("My parcel still hasn't come. I've waited three weeks and I need it by Friday for my son's birthday!")
MONEY = matter("You charged me £46 twice for order HB-20417 and nobody answers. Can you refund it?")


def told(text: str) -> list[str]:
    """The slips of a text, each with what was meant."""
    found = [slip for start, end in split(text) for slip in slips(text[start:end], start)]
    return [f"{text[one.start : one.end]} -> {one.right}" for one in found]


@pytest.mark.parametrize("move", [move for move in MOVES if snippets(move)])
@pytest.mark.parametrize("about", [ASKED, MONEY, Matter()])
def test_no_snippet_has_a_slip(move: str, about: Matter) -> None:
    for channel in CHANNELS:
        for formality in ("formal", "neutral", "casual"):
            situation = Situation(
                channel=channel, mood="frustrated", formality=formality, topic="complaint", customer_name="Ana Ruiz", agent_name="Tobias Wren", company="Rook",
                matter=about, seed="7", voice=Voice(),
            )  # fmt: skip
            for wording in wordings(move, situation):  # type: ignore[arg-type]
                assert told(wording) == [], wording


def test_nothing_that_a_transform_writes_has_a_slip() -> None:
    families = tomllib.loads((HERE / "transforms.toml").read_text(encoding="utf-8"))
    written = [pair[1] for family in families.values() for pair in family.get("pairs", ())]
    assert len(written) > 100
    assert [text for text in written if told(text)] == []


def test_the_gallery_has_no_slip() -> None:
    page = (HERE.parents[1] / "docs" / "rewriting.md").read_text(encoding="utf-8")
    after = re.findall(r"^After\n\n((?:>.*\n)+)", page, re.MULTILINE)
    assert len(after) > 20
    texts = [re.sub(r"^> ?", "", text, flags=re.MULTILINE) for text in after]
    assert [told(text) for text in texts if told(text)] == []


@pytest.mark.parametrize(
    ("draft", "mended"),
    [
        ("Hi Ana, you failed to attach the form. I didn't received the photo.", "I didn't receive the photo."),
        ("Hi Ana, calm down. The parcel have left and will be send on by noon.", "The parcel has left and will be sent on by noon."),
    ],
)  # fmt: skip
def test_slips_are_mended_with_the_rest(draft: str, mended: str, coach: Coach) -> None:
    rewrite = coach.rewrite(
        {"reply": draft, "channel": "chat", "customer": "Where is my parcel?", "customer_name": "Ana"}
    )
    assert mended in rewrite.text
    assert any(edit.rule == "clarity/grammar" and edit.safety == "safe" for edit in rewrite.edits)
    assert (
        coach.rewrite(
            {"reply": rewrite.text, "channel": "chat", "customer": "Where is my parcel?", "customer_name": "Ana"}
        ).text
        == rewrite.text
    )
