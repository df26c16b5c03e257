"""Sentence-level rewrites, a family a module: each names the rules that it answers and proposes other words for a finding.

A family is any module of this package with `RULES` and `propose`; one that is added is found, and touches no other file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING

from replycoach.rewriting.apart import carrying
from replycoach.rewriting.proposal import Proposal, Propose

if TYPE_CHECKING:
    from replycoach.model import Finding
    from replycoach.reading import Reading


@cache
def families() -> Mapping[str, tuple[Propose, ...]]:
    """By rule id, the functions that can propose other words for its findings.

    >>> "language/negative-phrasing" in families()
    True
    """
    found: dict[str, tuple[Propose, ...]] = {}
    for info in sorted(iter_modules(__path__), key=lambda info: info.name):
        if info.name.startswith("_"):
            continue
        module = import_module(f"{__name__}.{info.name}")
        for rule in module.RULES:
            found[rule] = (*found.get(rule, ()), module.propose)
    return MappingProxyType(found)


def proposals(reading: Reading, finding: Finding, span: tuple[int, int]) -> Iterator[Proposal]:
    """What all families propose for a finding whose words are at `span` in the prose, the best of each family first."""
    words = carrying(reading, finding.rule, span)
    for propose in families().get(finding.rule, ()):
        yield from propose(reading, finding, words)
