"""``--fix``: safe edits only, never in a placeholder or a tag, whole files, and settled after one run."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from replycoach import Settings
from replycoach.checking.check import check_text
from replycoach.checking.fix import apply, diff, fixed


def after(path: str, text: str, settings: Settings) -> str:
    def again(changed: str) -> tuple:  # type: ignore[type-arg]
        return check_text(path, changed, settings).findings

    return fixed(path, text, again(text), settings, again)


@pytest.mark.parametrize(
    ("path", "text", "becomes"),
    [
        ("a.txt", "Hi 🎉,\r\nwe do it asap.\r\n", "Hi 🎉,\r\nwe do it today at once.\r\n"),
        ("a.j2", "{% if vip %}asap{% else %}soon{% endif %} {{ asap }}", "{% if vip %}today at once{% else %}soon{% endif %} {{ asap }}"),
        ("a.html", '<p class="asap">We do it <b>asap</b></p>', '<p class="asap">We do it <b>today at once</b></p>'),
        ("a.yaml", "content: 'it''s asap'\n", "content: 'it''s today at once'\n"),
        ("a.csv", 'name,content\nLate,"so ""asap"""\n', 'name,content\nLate,"so ""today at once"""\n'),
    ],
)  # fmt: skip
def test_fix(path: str, text: str, becomes: str, settings: Settings) -> None:
    assert after(path, text, settings) == becomes
    assert after(path, becomes, settings) == becomes


SHIPPED = Settings.of({"select": ["tone/shouting", "clarity/misspelling", "template/robotic"]})


@pytest.mark.parametrize(
    ("path", "text", "becomes"),
    [
        ("a.txt", "Hi Ana,\n\nPLEASE DO NOT REPLY TO THIS MESSAGE!!!\n", "Hi Ana,\n\nPlease do not reply to this message.\n"),
        ("b.txt", "I know that you MUST SEND IT TO US by FRIDAY!!!\n", "I know that you MUST SEND IT TO US by FRIDAY!!!\n"),
        ("c.txt", "The NHS and the BBC WROTE TO ACME PARTS about it.\n", "The NHS and the BBC WROTE TO ACME PARTS about it.\n"),
        ("a.j2", "You should of had the the {{ itm.recieve }} on {{ the }} the day that we recieved it.\n",
         "You should have had the {{ itm.recieve }} on {{ the }} the day that we received it.\n"),
        ("a.html", "<p title='dont'>We dont <b>recieve</b> it; the <i>the</i> box is here.</p>",
         "<p title='dont'>We don't <b>receive</b> it; the <i>the</i> box is here.</p>"),
        ("a.json", '{"title": "Late", "content": "Please be advised that your request has been duly noted prior to Friday.\\nWe dont \\u00e9 wait???"}',
         '{"title": "Late", "content": "Your request has been duly noted before Friday.\\nWe don\'t \\u00e9 wait?"}'),
    ],
)  # fmt: skip
def test_what_ships_is_fixed_where_it_is_sure(path: str, text: str, becomes: str) -> None:
    assert after(path, text, SHIPPED) == becomes
    assert after(path, becomes, SHIPPED) == becomes


def test_fix_inside_json(settings: Settings) -> None:
    text = json.dumps({"title": "Late", "content": 'Hi "Ana",\nwe do it asap \u00e9.'})
    changed = after("a.json", text, settings)
    assert changed == text.replace("asap", "today at once")


def test_sample_values_and_split_words_are_not_fixed(settings: Settings) -> None:
    for text in ("as{# a note #}ap", "{{ word | default('asap') }} it is", "as{{ x }}ap"):
        assert after("a.j2", text, settings) == text


def test_a_suppressed_fault_is_not_fixed(settings: Settings) -> None:
    text = "{# replycoach: ignore[test/asap] their slogan #}\nasap {{ x }}\n"
    assert after("a.j2", text, settings) == text


def test_edits_are_made_from_the_end(settings: Settings) -> None:
    edits = [edit for one in check_text("a.txt", "asap and asap", settings).findings for edit in one.fix]
    assert apply("asap and asap", edits) == "today now and today now"


@pytest.mark.parametrize("text", ["one asap\u2028two\x0bthree\nfour", "one\r\nasap\r\n", "asap"])
def test_a_patch_tool_takes_the_diff(text: str, tmp_path: Path, settings: Settings) -> None:
    changed = after("a.txt", text, settings)
    (tmp_path / "a.txt").write_bytes(text.encode())
    patch = diff({"a.txt": text}, {"a.txt": changed})
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-p1"], cwd=tmp_path, input=patch.encode(), check=True)
    assert (tmp_path / "a.txt").read_bytes().decode() == changed
