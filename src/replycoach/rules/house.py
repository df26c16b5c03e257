"""Rules of the house, written in TOML: phrases, a message, examples that are tested before the rule may run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.errors import SettingsError
from replycoach.profile import HouseRule
from replycoach.reading import Reading
from replycoach.rules.rule import Check, Example, Found, Rule


def from_toml(house: HouseRule) -> Rule:
    """A rule from its TOML table.

    Raises `SettingsError` where an example is not marked as it says.
    """
    pattern = phrase_pattern(house.phrases)
    examples = tuple(Example(text) for text in house.examples)
    for example in examples:
        spans = tuple(match.span() for match in pattern.finditer(example.reply))
        if spans != example.spans:
            marked = [example.reply[start:end] for start, end in spans]
            raise SettingsError(f"house rule {house.id!r}: in example {example.text!r} it marks {marked}")
    return Rule(
        id=house.id, severity=house.severity, source=("house",), message=house.message, why=house.why,
        todo=house.instead or "Say it in the words of the house.", examples=examples,
        page=f"{house.message.replace('{found}', '…')}\n\n{house.why}", any_language=True, check=_check(pattern),
    )  # fmt: skip


def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for any of the phrases as whole words, whatever the case and the white space between words."""
    longest_first = sorted(phrases, key=len, reverse=True)
    words = [r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first if phrase.split()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _check(pattern: re.Pattern[str]) -> Check:
    def check(reading: Reading) -> Iterator[Found]:
        for match in pattern.finditer(reading.text):
            yield Found(*match.span())

    return check
