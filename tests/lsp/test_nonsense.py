"""What no good editor sends: the server goes on, or ends with its proper exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.lsp.conftest import Editor

CANARY = "Canary4711"
BODIES = [
    b"{", b"null", b"[]", b"1", b'"x"', b"{}", b"\xff\xfe", b"[" * 100_000, b'{"jsonrpc": "1.0"}', b'{"jsonrpc": "2.0"}',
    b'{"jsonrpc": "2.0", "id": 77}', b'{"jsonrpc": "2.0", "id": null, "result": 1}', b'{"jsonrpc": "2.0", "method": 5}',
    b'{"jsonrpc": "2.0", "id": 9, "error": {"code": 1, "message": "Canary4711"}}',
    b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": "Canary4711"}}',
    b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": null}',
    b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "file:///never", "version": 1}, "contentChanges": [{"text": "Canary4711"}]}}',
    b'{"jsonrpc": "2.0", "method": "textDocument/didClose", "params": {"textDocument": {"uri": "file:///never"}}}',
    b'{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 12345}}',
    b'{"jsonrpc": "2.0", "method": "workspace/didChangeWatchedFiles", "params": {"changes": "Canary4711"}}',
    b'{"jsonrpc": "2.0", "id": 8, "method": "workspace/executeCommand", "params": {"command": "Canary4711"}}',
]  # fmt: skip


def alive(editor: Editor, name: str) -> None:
    uri = editor.open(name, "It is cheap.")
    assert editor.codes(uri) == ["house/cheap"]
    assert b"Canary" not in b"".join(editor.errors)


@pytest.mark.parametrize("number", range(len(BODIES)))
def test_broken_messages(editor: Editor, number: int) -> None:
    editor.send(BODIES[number])
    alive(editor, f"broken{number}.txt")


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Length: \r\n\r\n", b"Content-Length: -5\r\n\r\n", b"Content-Length: 0\r\n\r\n", b"Content-Length: 0x10\r\n\r\n",
        b"\r\n\r\n\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"X" * 100_000 + b"\r\n\r\n",
        b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", b"\0\xff\n",
    ],
)  # fmt: skip
def test_broken_headers(editor: Editor, header: bytes) -> None:
    editor.send(b"", header)
    alive(editor, f"header{abs(hash(header))}.txt")


@pytest.mark.parametrize(
    "uri",
    [
        "", "x", "http://[", "file://", "file:///", "file:///a%00b.txt", "file:///" + "a/" * 3000 + "b.txt", "file://host/share/a.txt",
        "file:///%ff%fe.txt", "untitled:", "untitled:\u202eevil", "vscode-notebook-cell:/a.ipynb#x", "../../etc/passwd",
        "file:///dev/stdin", "file:///proc/self/mem",
    ],
)  # fmt: skip
def test_odd_addresses(editor: Editor, uri: str) -> None:
    item = {"uri": uri, "languageId": "plaintext", "version": 1, "text": f"{CANARY} is cheap."}
    editor.tell("textDocument/didOpen", {"textDocument": item})
    editor.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 15}})
    alive(editor, "odd.txt")
    editor.tell("textDocument/didClose", {"textDocument": {"uri": uri}})


@pytest.mark.parametrize("line", [0, 5, 2**31 - 1])
@pytest.mark.parametrize("character", [0, 7, 2**31 - 1])
def test_positions_beyond_the_text(editor: Editor, line: int, character: int) -> None:
    uri = editor.open("beyond.txt", "It is cheap.")
    place = {"start": {"line": line, "character": character}, "end": {"line": 0, "character": 0}}
    assert "error" not in editor.ask(
        "textDocument/codeAction", {"textDocument": {"uri": uri}, "range": place, "context": {"diagnostics": []}}
    )
    editor.hover(uri, line, character)
    alive(editor, "after.txt")


@pytest.mark.parametrize(
    "text", ["", "\n", "\r", "\ufeff", "\ud800 cheap", "\0 cheap", "a\u2028b\x0bc\x0c cheap", "{{", "{% if %}", "---\n"]
)
def test_odd_texts(editor: Editor, text: str) -> None:
    uri = editor.open("odd-text.txt", text)
    for one in editor.diagnostics(uri):
        if one.get("code") == "house/cheap":
            assert one["range"]["start"]["line"] == 0
            assert one["range"]["end"]["character"] == len(text)
    alive(editor, "after-odd.txt")


def test_a_huge_file_is_refused_in_our_words(editor: Editor) -> None:
    uri = editor.open("huge.txt", "It is cheap. " * 20_000)
    (told,) = editor.diagnostics(uri)
    assert "longer than the 200,000 characters" in told["message"]
    assert "replycoach check huge.txt" in told["message"]
    assert editor.actions(uri, told["range"]) == []


def test_a_message_beyond_all_bounds_is_read_past(editor: Editor) -> None:
    editor.send(b" " * 64_000_001)
    alive(editor, "past.txt")
    assert any("64,000,000" in str(one.get("params")) for one in editor.asked)


def test_requests_before_the_beginning(editors: Callable[..., Editor]) -> None:
    one = editors(start=False)
    at = {"textDocument": {"uri": "file:///a.txt"}, "position": {"line": 0, "character": 0}}
    assert one.ask("textDocument/hover", at)["error"]["code"] == -32002
    place = {"start": at["position"], "end": at["position"]}
    asked = {"textDocument": at["textDocument"], "range": place, "context": {"diagnostics": []}}
    assert one.ask("textDocument/codeAction", asked)["error"]["code"] == -32002
    one.tell(
        "textDocument/didOpen",
        {"textDocument": {"uri": "file:///a.txt", "languageId": "x", "version": 1, "text": CANARY}},
    )
    one.tell("workspace/didChangeWatchedFiles", {"changes": []})
    one.initialize()
    alive(one, "later.txt")
    one.initialize()
    alive(one, "twice.txt")


def test_requests_that_cannot_be_answered_are_refused(editor: Editor) -> None:
    assert editor.ask("no/such", {"x": CANARY})["error"]["code"] == -32601
    for method in ("textDocument/hover", "textDocument/codeAction", "textDocument/rename"):
        odd: tuple[object, ...] = (
            {"x": CANARY},
            None,
            [],
            CANARY,
            {"textDocument": {"uri": 5}, "position": {"line": "x"}},
        )
        for params in odd:
            error = editor.ask(method, params)["error"]
            assert error["code"] in (-32602, -32603, -32601)
            assert CANARY not in str(error)


def test_shutting_down(editors: Callable[..., Editor]) -> None:
    assert editors().stop() == 0


def test_exit_without_shutdown_is_a_failure(editors: Callable[..., Editor]) -> None:
    one = editors()
    one.tell("exit", None)
    assert one.process.wait(60) == 1


def test_an_editor_that_is_gone(editors: Callable[..., Editor]) -> None:
    one = editors()
    one.open("a.txt", "It is cheap. " * 5000)
    assert one.process.stdin
    one.process.stdin.close()
    assert one.process.wait(60) == 1
    assert b"".join(one.errors) == b""


def test_a_length_that_never_comes(editors: Callable[..., Editor]) -> None:
    one = editors()
    one.send(b"{}", b"Content-Length: 1000000000000\r\n\r\n")
    assert one.process.stdin
    one.process.stdin.close()
    assert one.process.wait(60) == 1
    assert b"".join(one.errors) == b""


def test_after_shutdown_nothing_is_answered_but_exit(editors: Callable[..., Editor]) -> None:
    one = editors()
    one.ask("shutdown", None)
    one.tell(
        "textDocument/didOpen", {"textDocument": {"uri": "file:///a.txt", "languageId": "x", "version": 1, "text": "x"}}
    )
    one.tell("exit", None)
    assert one.process.wait(60) == 0


def test_without_pygls_the_error_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pygls'] = None\n"
        "import io\nfrom click.testing import CliRunner\nfrom replycoach.cli import main\n"
        "done = CliRunner().invoke(main, ['lsp'])\nprint(done.exit_code, done.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "2 replycoach: the editor server needs pygls: pip install 'replycoach[lsp]'" in done.stdout


def test_help_needs_no_pygls() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "replycoach", "lsp", "--help"], capture_output=True, text=True, check=True
    )
    assert "--only" in done.stdout
    assert json.dumps(done.stderr) == '""'
