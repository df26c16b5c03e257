"""Patterns in lower case: each finds what it would find by re.IGNORECASE, and none holds a capital that could never match."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from _pytest.mark import ParameterSet

import replycoach.reading
import replycoach.rules
from replycoach.text.anycase import AnyCase, lowered

TOLD = [
    "YOU must have MISSED the email we sent out, as Stated in our terms.",
    "That's final. There's nothing more I can do for you.",
    "My mother PASSED AWAY last week and I’m still being charged.",
    "İstanbul: You'll hear from us as soon as possible.",
    "Calm down. Everybody knows that it is the customer's responsibility.",
]


def patterns() -> list[ParameterSet]:
    found = {}
    for package in (replycoach.rules, replycoach.reading):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, AnyCase):
                    found[f"{module.name}.{name}"] = value
    return [pytest.param(pattern, id=name) for name, pattern in found.items()]


@pytest.mark.parametrize("pattern", patterns())
def test_finds_what_the_same_pattern_finds_in_any_case(pattern: AnyCase) -> None:
    compiled = pattern.compiled
    either = re.compile(compiled.pattern, compiled.flags | re.IGNORECASE)
    for text in TOLD:
        here, there = pattern.search(text), either.search(text)
        assert (here and here.span()) == (there and there.span())
        assert [one.span() for one in pattern.finditer(text)] == [one.span() for one in either.finditer(text)]


@pytest.mark.parametrize("pattern", patterns())
def test_holds_no_capital(pattern: AnyCase) -> None:
    bare = re.sub(r"\\.|\(\?P[<=]\w+[>)]", "", pattern.compiled.pattern)
    assert bare == bare.lower()


def test_every_letter_keeps_its_place() -> None:
    text = "İ WANT MY REFUND, İN FULL"
    assert len(lowered(text)) == len(text)
    found = AnyCase("refund").search(text)
    assert found is not None
    assert text[slice(*found.span())] == "REFUND"
