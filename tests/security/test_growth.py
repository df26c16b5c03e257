"""Time grows with the length and no faster, whatever the text; what is too long, too deep or too many is refused in words.

Nothing here counts seconds: the CPU time for a text is held against that for one of a quarter of its length, where it is long enough to be
told from noise, and again, at other lengths and with more tries, before anything is called slow. The collector of garbage is off meanwhile:
its one long pass over everything that other tests left lying would fall on one length and not on the other.
"""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Iterator

import pytest
from entries import ENTRIES, UNITS, call

from replycoach import Case, Coach, InputError, SettingsError, TemplateError
from replycoach.checking import source
from replycoach.checking.check import check_text
from replycoach.checking.piece import LONGEST_FILE, pieces
from replycoach.history import wording
from replycoach.model import LONGEST
from replycoach.personalise.sandbox import LONGEST_TEMPLATE
from replycoach.profile import Settings

SIZE = 16_000
NOISE = 0.02
"""CPU seconds below which a time tells nothing."""
FACTOR = 4
STEEP = 9.0
"""Four times the length may take this many times as long; 16 would be quadratic."""


@pytest.fixture(autouse=True, scope="module")
def nothing_older_is_collected() -> Iterator[None]:
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def nothing_is_collected() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def took(entry: str, unit: str, size: int) -> float:
    text = (unit * (size // len(unit) + 1))[:size] + "x" * (len(unit) <= 2)  # a run that ends otherwise than it began
    source.read.cache_clear()
    wording._wording.cache_clear()
    began = time.process_time()
    call(entry, text)
    return time.process_time() - began


def is_steep(entry: str, unit: str, size: int, tries: int = 2) -> bool:
    long = min(took(entry, unit, size) for _ in range(tries))
    return long > NOISE and long > STEEP * min(took(entry, unit, size // FACTOR) for _ in range(tries))


@pytest.mark.parametrize("entry", ENTRIES)
def test_time_grows_with_the_length(entry: str) -> None:
    for unit in UNITS:
        if took(entry, unit, SIZE) > NOISE and is_steep(entry, unit, SIZE):
            assert not all(is_steep(entry, unit, times * SIZE, tries=6) for times in (2, 3)), f"{entry}: {unit!r}"


@pytest.mark.parametrize(
    "unit",
    [
        "a ",
        "(",
        " ",
        "!",
        "?!",
        "-",
        "\u00a0",
        "<b>",
        "{{ a }} ",
        "\n> ",
        "you should have ",
        "!!!",
        "1.",
        "\U0001f468\u200d",
        "a@b.",
        "Ana. ",
    ],
)
def test_a_review_of_the_longest_text_grows_with_the_length(unit: str, coach: Coach) -> None:
    def review(size: int) -> float:
        text = ("Hi. " + unit * size)[:size]
        began = time.process_time()
        coach.review(text, customer=text)
        return time.process_time() - began

    coach.review("Hi.")
    if review(LONGEST // 8) > NOISE:
        for size in (LONGEST // 8, LONGEST // 4):
            short = min(review(size // FACTOR) for _ in range(2))
            if review(size) <= STEEP * short or review(size) <= STEEP * short:
                return
        raise AssertionError(f"{unit!r}")


# Bounds.


def test_the_longest_texts_are_read_and_longer_ones_refused(coach: Coach) -> None:
    longest = ("word " * LONGEST)[:LONGEST]
    assert coach.review(longest, customer=longest).score >= 0
    for field in ("reply", "customer", "customer_name", "company"):
        with pytest.raises(InputError, match="longer than the 200,000 characters"):
            Case.of({"reply": "Hi", field: longest + "x"})
    with pytest.raises(TemplateError, match="longer than"):
        coach.personalise("x" * (LONGEST_TEMPLATE + 1), {"customer": "Hi"})


MEGABYTE = 1_000_000
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 9)}]\n" for at in range(20)
)
FILES = {
    "a YAML bomb": ("a.yaml", BOMB + "body: Hi there, it is here.\n", None),
    "a YAML bomb of merges": ("a.yaml", "a: &a {x: 1}\n" + "".join(f"b{n}: &b{n} {{<<: [*a, *a]}}\n" for n in range(999)), None),
    "YAML that holds itself": ("a.yaml", "a: &a [*a]\nb: &b {c: *b}\n", None),
    "deep YAML": ("a.yaml", "[" * 100_000, "nested deeper than"),
    "deep YAML by lines": ("a.yaml", "".join(" " * at + "a:\n" for at in range(1_000)), "nested deeper than"),
    "long YAML": ("a.yaml", "a: b\n" * (MEGABYTE // 4), "may have 1,000,000 characters"),
    "much YAML": ("a.yaml", "- a\n" * 120_000, "too many values"),
    "deep JSON": ("a.json", "[" * 100_000, "nested deeper than"),
    "deep JSON objects": ("a.json", '{"a":' * 100_000, "nested deeper than"),
    "much JSON": ("a.json", "[" + '"a",' * 250_000 + '"a"]', "strings; split the file"),
    "a long string": ("a.json", '{"content": "' + "a b " * 60_000 + '"}', "characters that one template may have"),
    "a long number": ("a.json", '{"content": "Hi there.", "n": ' + "9" * MEGABYTE + "}", None),
    "deep TOML": ("a.toml", "a = " + "[" * 100_000, "brackets on one line"),
    "deep TOML keys": ("a.toml", "a." * 1_000 + "a = 1", "nested deeper than"),
    "deep TOML over lines": ("a.toml", "a = " + "[\n" * 50_000, "nested deeper than"),
    "a long number in TOML": ("a.toml", "a = " + "9" * 10_000, "a number is too long"),
    "much CSV": ("a.csv", "content\n" + "a b\n" * 250_000, "fields; split the file"),
    "many templates": ("a.json", json.dumps([{"content": "Hi there", "short_code": "a"}] * 12_000), "templates in one file"),
    "a long file": ("a.txt", "a" * (LONGEST_FILE + 1), "characters that one file may have"),
    "a long template": ("a.txt", "word " * 60_000, "characters that one template may have"),
    "deep HTML": ("a.html", "<div>" * 30_000 + "Hi there" + "</div>" * 30_000, "characters that one template may have"),
    "deeper HTML": ("a.html", "<b>" * 40_000 + "Hi there", None),
    "deep statements": ("a.j2", "{% if a %}" * 300 + "Hi" + "{% endif %}" * 300, None),
    "deep expressions": ("a.j2", "{{ " + "(" * 3_000 + "a" + ")" * 3_000 + " }}", None),
    "many statements": ("a.j2", "{% if a %}Hi{% endif %}" * 8_000, None),
    "loops in loops": ("a.j2", "{% for a in b %}" * 30 + "Hi there" + "{% endfor %}" * 30, None),
    "many questions": ("a.j2", "".join(f"{{% if a{n} %}}Hi {n}{{% endif %}}" for n in range(2_000)), None),
    "deep sections": ("a.hbs", "{{#a}}" * 1_000 + "Hi" + "{{/a}}" * 1_000, None),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_files_beyond_the_bounds_are_refused_in_words(name: str) -> None:
    path, text, told = FILES[name]
    if told is None:
        pieces(path, text, Settings())
        if len(text) < 50_000:
            report = check_text(path, text)
            assert not [one for one in report.failures if "broke" in one.error]
        return
    with pytest.raises(InputError, match=told) as raised:
        pieces(path, text, Settings())
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 50_000,
        "a = " + "9" * 10_000,
        "a." * 90_000 + "a = 1",
        "[" * 1_000,
        "#" * (LONGEST + 1),
        "a = 1\n" * 20_000,
    ],
)
def test_settings_beyond_the_bounds_are_refused_in_words(text: str) -> None:
    from entries import _settings

    with pytest.raises(SettingsError):
        _settings(text)


@pytest.mark.parametrize(
    "entry",
    ["txt", "html", "json, list", "yaml, text", "csv", "csv, quoted", "masking", "wording", "prose, html", "sentences"],
)
@pytest.mark.parametrize("unit", ["a ", "<b>", '"', "word.\n", "{{ a }}"])
def test_a_megabyte_ends(entry: str, unit: str) -> None:
    call(entry, unit * (MEGABYTE // len(unit)))
