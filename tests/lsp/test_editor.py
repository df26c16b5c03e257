"""A day at the editor: typing, looking, mending; settings that change under way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.lsp.conftest import Editor

TOP = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}


def everything(text: str) -> dict[str, Any]:
    return {"start": {"line": 0, "character": 0}, "end": {"line": text.count("\n") + 1, "character": 0}}


def titled(actions: list[dict[str, Any]], beginning: str) -> dict[str, Any]:
    (found,) = [one for one in actions if one["title"].startswith(beginning)]
    return found


def test_what_the_server_can_do(editor: Editor) -> None:
    assert editor.abilities["positionEncoding"] == "utf-16"
    assert editor.abilities["textDocumentSync"]["change"] == 1
    assert editor.abilities["hoverProvider"]
    assert "quickfix" in editor.abilities["codeActionProvider"]["codeActionKinds"]


def test_diagnostics_have_place_severity_and_rule(editor: Editor) -> None:
    uri = editor.open("three.txt", "Hiya 😀👍🏽, it is cheap.\r\nKindly wait, é́ 😀 cheap.\r\n")
    told = editor.diagnostics(uri)
    assert [(one["code"], one["severity"]) for one in told] == [
        ("house/hiya", 3), ("house/cheap", 1), ("house/kindly", 2), ("house/cheap", 1),
    ]  # fmt: skip
    assert [editor.words(uri, one["range"]) for one in told] == ["Hiya", "cheap", "Kindly", "cheap"]
    assert {one["source"] for one in told} == {"replycoach"}
    assert told[1]["message"] == "“cheap” sounds poor."
    assert "codeDescription" not in told[1]


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
def test_positions_in_the_encoding_that_was_agreed_on(
    editors: Callable[..., Editor], encoding: str, column: int
) -> None:
    one = editors(encodings=[encoding])
    assert one.abilities["positionEncoding"] == encoding
    uri = one.open("a.txt", "😀 cheap")
    (told,) = one.diagnostics(uri)
    assert told["range"]["start"] == {"line": 0, "character": column}
    assert "Say what it costs." in one.hover(uri, 0, column)
    assert one.hover(uri, 0, 0) == ""


def test_unsaved_text_is_what_counts(editor: Editor) -> None:
    file = editor.root / "unsaved.txt"
    file.write_text("It is cheap.", encoding="utf-8")
    uri = editor.open("unsaved.txt", "It is good.")
    assert editor.codes(uri) == []
    editor.change(uri, "Kindly wait.")
    assert editor.codes(uri) == ["house/kindly"]
    assert file.read_text(encoding="utf-8") == "It is cheap."


def test_fast_typing_ends_in_one_check_of_the_last_words(editor: Editor) -> None:
    uri = editor.open("fast.txt", "")
    text = "It is cheap and cheap."
    for end in range(1, len(text) + 1):
        editor.change(uri, text[:end])
    assert editor.codes(uri) == ["house/cheap", "house/cheap"]
    assert editor.shown[uri]["version"] == len(text) + 1


def test_closing_takes_the_diagnostics_away(editor: Editor) -> None:
    uri = editor.open("closed.txt", "It is cheap.")
    assert editor.codes(uri) == ["house/cheap"]
    editor.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    editor.versions.pop(uri)
    assert editor.diagnostics(uri) == []
    assert editor.hover(uri, 0, 7) == ""


def test_templates_tell_the_branch_and_exports_the_template(editor: Editor) -> None:
    text = "Hi {{ name }},\n{% if vip %}This is cheap.{% endif %}\n{% set x = 1 %}"
    uri = editor.open("branch.j2", text, "jinja")
    (told,) = editor.diagnostics(uri)
    assert told["message"] == "“cheap” sounds poor.\nShown if vip."
    assert editor.words(uri, told["range"]) == "cheap"
    uri = editor.open("macros.json", json.dumps([{"title": "Late", "content": "It \U0001f600 is cheap."}]), "json")
    (told,) = editor.diagnostics(uri)
    assert told["message"].endswith("“Late” content.")
    assert editor.words(uri, told["range"]) == "cheap"


def test_what_is_broken_is_told_where_it_is(editor: Editor) -> None:
    uri = editor.open("broken.json", '[\n {"title": "Late",\n  "content" "x"}]', "json")
    (told,) = editor.diagnostics(uri)
    assert told["severity"] == 1
    assert told["range"]["start"]["line"] == 2
    uri = editor.open("front.md", "---\nchannel: emial\n---\nHi", "markdown")
    (told,) = editor.diagnostics(uri)
    assert "did you mean 'email'" in told["message"]
    assert told["range"]["start"]["line"] == 1


def test_front_matter_is_honoured(editors: Callable[..., Editor]) -> None:
    one = editors()
    (one.root / "replycoach.toml").write_text('select = ["structure/missing-signoff"]', encoding="utf-8")
    text = "Hi Ana,\n\nYour parcel left our warehouse this morning. It will arrive tomorrow."
    (told,) = one.diagnostics(one.open("mail.md", text, "markdown"))
    assert told["code"] == "structure/missing-signoff"
    assert told["range"] == {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 2}}
    assert one.codes(one.open("chat.md", f"---\nchannel: chat\n---\n{text}", "markdown")) == []


def test_quick_fix_applied_and_the_finding_is_gone(editor: Editor) -> None:
    uri = editor.open("fix.txt", "😀 I will write asap.\r\nIt is cheap.\r\n")
    told = editor.diagnostics(uri)[0]
    action = titled(editor.actions(uri, told["range"]), "Write “today” instead of “asap”")
    assert action["kind"] == "quickfix"
    assert action["isPreferred"]
    assert action["diagnostics"] == [told]
    assert editor.apply(uri, action) == "😀 I will write today.\r\nIt is cheap.\r\n"
    assert editor.codes(uri) == ["house/cheap"]


def test_all_that_is_safe_at_once(editor: Editor) -> None:
    uri = editor.open("all.txt", "I will write asap.\nReally asap!\nIt is cheap.\n")
    editor.diagnostics(uri)
    (action,) = editor.actions(uri, TOP, only=["source.fixAll"])
    assert action["kind"] == "source.fixAll"
    assert editor.apply(uri, action) == "I will write today.\nReally today!\nIt is cheap.\n"
    assert editor.codes(uri) == ["house/cheap"]
    assert editor.actions(uri, TOP, only=["source"]) == []


@pytest.mark.parametrize(
    ("name", "text", "comment"),
    [
        ("a.j2", "Hi {{ name }},\nit is cheap.\n{% set x = 1 %}", "it is cheap.{# replycoach: ignore[house/cheap] TODO"),
        ("a.liquid.txt", "Hi {{ name | default: 'there' }},\r\nit is cheap.\r\n{% assign x = 1 %}", "{% comment %} replycoach"),
        ("a.html", "<p>Hi</p>\n<p>It is cheap.</p>\n", "<p>It is cheap.</p><!-- replycoach: ignore[house/cheap] TODO"),
        ("a.md", "Hi\n\nIt is **cheap**.\n", "It is **cheap**.<!-- replycoach: ignore[house/cheap] TODO"),
        ("a.yaml", "macros:\n  - title: Late\n    content: It is cheap.\n", "    # replycoach: ignore[house/cheap] TODO: say why\n"),
        ("b.yaml", "- title: Late\n  content: |\n    Hi {{ name }}\n    {% set x = 1 %}It is cheap.\n", "cheap.{# replycoach"),
    ],
)  # fmt: skip
def test_leaving_out_with_a_comment_of_the_file(editor: Editor, name: str, text: str, comment: str) -> None:
    uri = editor.open(f"left/{name}", text)
    (told,) = editor.diagnostics(uri)
    action = titled(editor.actions(uri, told["range"]), "Leave out house/cheap here")
    assert "isPreferred" not in action
    assert comment in editor.apply(uri, action)
    assert editor.codes(uri) == []


@pytest.mark.parametrize(
    ("name", "text"), [("c.txt", "It is cheap."), ("c.json", '[{"title": "a", "content": "It is cheap."}]')]
)
def test_no_comment_where_the_file_has_none(editor: Editor, name: str, text: str) -> None:
    uri = editor.open(name, text)
    (told,) = editor.diagnostics(uri)
    assert editor.actions(uri, told["range"]) == []


def test_hover_tells_why_and_what_to_do_without_markup_of_the_text(editor: Editor) -> None:
    uri = editor.open("hover.txt", "It is\ncheap.")
    told = editor.hover(uri, 1, 2)
    for part in (
        "**“cheap” sounds poor.**",
        "*error, house/cheap*",
        "Why: ",
        "Do: Say what it costs.",
        "replycoach explain",
    ):
        assert part in told
    assert editor.hover(uri, 0, 1) == ""


def test_settings_are_read_anew(editors: Callable[..., Editor]) -> None:
    one = editors()
    uri = one.open("a.txt", "Kindly wait, it is cheap.")
    assert one.codes(uri) == ["house/kindly", "house/cheap"]
    settings = one.root / "replycoach.toml"
    text = settings.read_text(encoding="utf-8")

    def after(words: str, method: str, params: dict[str, Any]) -> list[str]:
        settings.write_text(words, encoding="utf-8")
        one.shown.clear()
        one.tell(method, params)
        return one.codes(uri)

    changes = {"changes": [{"uri": settings.as_uri(), "type": 2}]}
    assert after('ignore = ["house/cheap"]\n' + text, "workspace/didChangeWatchedFiles", changes) == ["house/kindly"]
    saved = {"textDocument": {"uri": settings.as_uri()}}
    assert after(text, "textDocument/didSave", saved) == ["house/kindly", "house/cheap"]
    after("selct = []", "textDocument/didSave", saved)
    (told,) = one.diagnostics(uri)
    assert "did you mean 'select'" in told["message"]
    assert "replycoach.toml" in told["message"]
    assert after(text, "textDocument/didSave", saved) == ["house/kindly", "house/cheap"]
    registered = [each["params"]["registrations"][0]["method"] for each in one.asked if each.get("id")]
    assert registered == ["workspace/didChangeWatchedFiles"]


def test_settings_of_the_nearest_folder_and_globs_from_there(editors: Callable[..., Editor]) -> None:
    one = editors()
    inner = one.root / "inner"
    inner.mkdir()
    house = '[[house]]\nid = "house/dear"\nphrases = ["dear"]\nmessage = "“{found}”"\n'
    suppress = '[[suppress]]\npath = "old/*"\nrules = ["house/dear"]\nreason = "old"\n'
    (inner / "replycoach.toml").write_text(f'select = ["house"]\n{house}{suppress}', encoding="utf-8")
    assert one.codes(one.open("inner/a.txt", "My dear, it is cheap.")) == ["house/dear"]
    assert one.codes(one.open("inner/old/a.txt", "My dear, it is cheap.")) == []


def test_only_what_is_asked_for(editors: Callable[..., Editor]) -> None:
    one = editors("--only", "mails/**")
    uri = one.open("README.md", "It is cheap.", "markdown")
    assert one.codes(one.open("mails/a.md", "It is cheap.", "markdown")) == ["house/cheap"]
    assert uri not in one.shown
    assert (
        one.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 8}})["result"]
        is None
    )


def test_a_text_without_a_file(editor: Editor) -> None:
    uri = editor.open("untitled:Untitled-1", "It is cheap.", "plaintext")
    assert editor.codes(uri) == ["house/cheap"]
    uri = editor.open("untitled:Untitled-2", "<p>It is cheap.</p>", "html")
    action = titled(editor.actions(uri, editor.diagnostics(uri)[0]["range"]), "Leave out")
    assert "<!--" in editor.apply(uri, action)
    assert editor.codes(uri) == []


def test_other_words_from_the_rewriter(editors: Callable[..., Editor]) -> None:
    one = editors()
    (one.root / "replycoach.toml").write_text('select = ["time/vague", "template/unfilled"]', encoding="utf-8")
    uri = one.open(
        "draft.md", "---\nchannel: email\n---\nHi Ana,\n\nI will send the refund as soon as possible.\n\nBest,\nJo\n"
    )
    (told,) = one.diagnostics(uri)
    assert told["code"] == "time/vague"
    actions = one.actions(uri, told["range"])
    rewrite = next(each for each in actions if each["kind"] == "refactor.rewrite")
    assert "1 blank to fill" in rewrite["title"]
    quick = next(each for each in actions if each["kind"] == "quickfix")
    assert "isPreferred" not in quick
    text = one.apply(uri, quick)
    assert "[when" in text
    assert text.startswith("---\nchannel: email\n---\nHi Ana,")
    assert "time/vague" not in one.codes(uri)


def test_nothing_is_written_and_nothing_logged(editors: Callable[..., Editor], tmp_path: Path) -> None:
    one = editors()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    uri = one.open("secret.txt", "Canary4711 is cheap.")
    one.actions(uri, everything(one.texts[uri]))
    one.hover(uri, 0, 14)
    one.ask("no/such/Canary4711", {"text": "Canary4711"})
    assert one.stop() == 0
    assert {
        path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".pyc"
    } == before
    assert b"".join(one.errors) == b""
