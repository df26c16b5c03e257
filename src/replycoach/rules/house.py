"""Rules of the house, written in TOML: phrases, a message, examples that are tested before the rule may run."""

from __future__ import annotations

from collections.abc import Iterator

from replycoach.errors import SettingsError
from replycoach.profile import HouseRule
from replycoach.reading import Reading
from replycoach.rules.phrases import Phrases
from replycoach.rules.rule import Check, Example, Found, Rule


def from_toml(house: HouseRule) -> Rule:
    """A rule from its TOML table.

    Raises `SettingsError` where an example is not marked as it says.
    """
    phrases = Phrases(house.phrases)
    examples = tuple(Example(text) for text in house.examples)
    for example in examples:
        spans = tuple(phrases.spans(example.reply))
        if spans != example.spans:
            marked = [example.reply[start:end] for start, end in spans]
            raise SettingsError(f"house rule {house.id!r}: in example {example.text!r} it marks {marked}")
    return Rule(
        id=house.id, severity=house.severity, source=("house",), message=house.message, why=house.why,
        todo=house.instead or "Say it in the words of the house.", examples=examples,
        page=f"{house.message.replace('{found}', '…')}\n\n{house.why}", any_language=True, surface=True, phrases=house.phrases, check=_check(phrases),
    )  # fmt: skip


def _check(phrases: Phrases) -> Check:
    def check(reading: Reading) -> Iterator[Found]:
        for start, end in phrases.spans(reading.text, reading.vocabulary):
            yield Found(start, end)

    return check
