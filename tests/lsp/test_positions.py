"""Places of the editor against a slow count by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("lsprotocol")

from lsprotocol.types import Position

from replycoach.lsp.positions import Positions

TEXTS = st.text(st.sampled_from("a é😀\u0301\u2028\x0b\x85\n\r\ud800"), max_size=30)
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def by_hand(text: str, offset: int, encoding: str) -> tuple[int, int]:
    before = text[:offset]
    line = before.count("\n") + before.count("\r") - before.count("\r\n")
    if before.endswith("\r") and text[offset : offset + 1] == "\n":  # between the two, the line has not ended
        line -= 1
        start = max(before[:-1].rfind("\n"), before[:-1].rfind("\r")) + 1
    else:
        start = max(before.rfind("\n"), before.rfind("\r")) + 1
    codec, size = CODECS[encoding]
    return line, len(before[start:].encode(codec, "surrogatepass")) // size


@pytest.mark.parametrize("encoding", CODECS)
@given(text=TEXTS, data=st.data())
def test_there_and_back(encoding: str, text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    places = Positions(text, encoding)
    place = places.position(offset)
    assert (place.line, place.character) == by_hand(text, offset, encoding)
    if text[offset - 1 : offset + 1] != "\r\n" or not offset:
        assert places.offset(place) == offset


@given(text=TEXTS, line=st.integers(0, 40), character=st.integers(0, 80))
def test_any_place_is_inside_the_text(text: str, line: int, character: int) -> None:
    assert 0 <= Positions(text).offset(Position(line, character)) <= len(text)


def test_half_a_character_is_its_beginning() -> None:
    assert Positions("a😀b").offset(Position(0, 2)) == 1
    assert Positions("a😀b", "utf-8").offset(Position(0, 4)) == 1
