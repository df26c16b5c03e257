"""An editor: a language client over stdio that keeps texts, waits for diagnostics and applies code actions."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

RULE = '''"""Says "asap".

A test rule with a safe edit.
"""
import re
from replycoach import Edit, Found, Rule, Suggestion

rule = Rule(id="test/asap", severity="warning", source=(), message="“{found}” is vague.", why="It is.", todo="Say when.")

def check(reading):
    for match in re.finditer("asap", reading.text):
        edit = Edit(start=match.start(), end=match.end(), text="today")
        yield Found(*match.span(), suggestions=(Suggestion(text="Say today.", edits=(edit,), safety="safe"),))
'''
SETTINGS = """
rules = ["asap_rule"]
select = ["test", "house", "check"]

[[house]]
id = "house/cheap"
phrases = ["cheap"]
message = "“{found}” sounds poor."
severity = "error"
instead = "Say what it costs."

[[house]]
id = "house/kindly"
phrases = ["kindly"]
message = "“{found}” is stiff."

[[house]]
id = "house/hiya"
phrases = ["hiya"]
message = "“{found}” is breezy."
severity = "advice"
"""
PATIENCE = 120
"""Seconds after which a server that says nothing is taken for dead; machines that run tests may be busy."""


class Editor:
    """Speaks to a server as an editor does; positions are counted in UTF-16 unless another encoding is asked for."""

    def __init__(self, root: Path, *options: str, encodings: list[str] | None = None, start: bool = True) -> None:
        self.root, self.texts, self.versions = root, {}, {}  # type: tuple[Path, dict[str, str], dict[str, int]]
        self.shown: dict[str, dict[str, Any]] = {}
        self.asked: list[dict[str, Any]] = []
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._number = 0
        path = os.pathsep.join(filter(None, (str(root.parent / "rules"), os.environ.get("PYTHONPATH"))))
        environment = {**os.environ, "PYTHONPATH": path}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "replycoach", "lsp", *options], cwd=root, env=environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.errors: list[bytes] = []
        self._threads = [threading.Thread(target=self._listen), threading.Thread(target=self._read_errors)]
        for thread in self._threads:
            thread.start()
        if start:
            self.abilities = self.initialize(encodings)

    def initialize(self, encodings: list[str] | None = None) -> dict[str, Any]:
        can: dict[str, Any] = {
            "workspace": {
                "workspaceEdit": {"documentChanges": True},
                "didChangeWatchedFiles": {"dynamicRegistration": True},
            }
        }
        if encodings:
            can["general"] = {"positionEncodings": encodings}
        folder = {"uri": self.root.as_uri(), "name": "templates"}
        answer = self.ask(
            "initialize",
            {"processId": None, "rootUri": folder["uri"], "workspaceFolders": [folder], "capabilities": can},
        )
        self.tell("initialized", {})
        abilities: dict[str, Any] = answer["result"]["capabilities"]
        return abilities

    def send(self, body: bytes, header: bytes | None = None) -> None:
        assert self.process.stdin
        self.process.stdin.write((header or b"Content-Length: %d\r\n\r\n" % len(body)) + body)
        self.process.stdin.flush()

    def tell(self, method: str, params: Any) -> None:
        self.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def ask(self, method: str, params: Any) -> dict[str, Any]:
        """The whole answer, with its result or error."""
        self._number += 1
        number = self._number
        self.send(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode())
        answer: dict[str, Any] = self._until(
            lambda one: one if one.get("id") == number and "method" not in one else None
        )
        return answer

    def open(self, name: str, text: str, language: str = "plaintext") -> str:
        uri = name if ":" in name else (self.root / name).as_uri()
        self.texts[uri], self.versions[uri] = text, 1
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return uri

    def change(self, uri: str, text: str) -> None:
        self.versions[uri] += 1
        self.texts[uri] = text
        told = {"textDocument": {"uri": uri, "version": self.versions[uri]}, "contentChanges": [{"text": text}]}
        self.tell("textDocument/didChange", told)

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """Those of the version of now."""

        def there(_: object = None) -> list[dict[str, Any]] | None:
            told = self.shown.get(uri)
            return told["diagnostics"] if told and told.get("version") == self.versions.get(uri) else None

        known = there()
        return known if known is not None else self._until(there)

    def codes(self, uri: str) -> list[str]:
        return [one.get("code", "") for one in self.diagnostics(uri)]

    def words(self, uri: str, place: dict[str, Any]) -> str:
        """What stands at a range, counted in UTF-16."""
        start, end = (self.offset(self.texts[uri], place[edge]) for edge in ("start", "end"))
        return self.texts[uri][start:end]

    @staticmethod
    def offset(text: str, position: dict[str, int]) -> int:
        lines = text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n")  # a CRLF counts for two code points
        if "\r\n" in text:
            lines = [line for number, line in enumerate(lines) if number % 2 == 0 or number == len(lines) - 1]
        before = sum(len(line) + (2 if "\r\n" in text else 1) for line in lines[: position["line"]])
        line = lines[position["line"]].encode("utf-16-le")[: 2 * position["character"]]
        return before + len(line.decode("utf-16-le"))

    def actions(self, uri: str, place: dict[str, Any], only: list[str] | None = None) -> list[dict[str, Any]]:
        context: dict[str, Any] = {"diagnostics": self.diagnostics(uri)}
        if only:
            context["only"] = only
        answer = self.ask("textDocument/codeAction", {"textDocument": {"uri": uri}, "range": place, "context": context})
        told: list[dict[str, Any]] = answer["result"] or []
        return told

    def apply(self, uri: str, action: dict[str, Any]) -> str:
        """Do what an action says, as an editor would; returns the new text."""
        (change,) = action["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": uri, "version": self.versions[uri]}
        text = self.texts[uri]
        edits = [(*(self.offset(text, e["range"][x]) for x in ("start", "end")), e["newText"]) for e in change["edits"]]
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        self.change(uri, text)
        return text

    def hover(self, uri: str, line: int, character: int) -> str:
        at = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        result = self.ask("textDocument/hover", at)["result"]
        return result["contents"]["value"] if result else ""

    def stop(self) -> int:
        """Shut down in order; returns the exit code."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End the server whatever its state."""
        self.process.terminate()
        self.process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            with contextlib.suppress(BrokenPipeError):
                pipe and pipe.close()

    def _read_errors(self) -> None:
        self.errors.extend(self.process.stderr or ())

    def _until(self, found: Callable[[dict[str, Any]], Any]) -> Any:
        while True:
            message = self._answers.get(timeout=PATIENCE)
            if message.get("method") == "textDocument/publishDiagnostics":
                self.shown[message["params"]["uri"]] = message["params"]
            elif "method" in message:
                self.asked.append(message)
                if "id" in message:
                    self.send(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": None}).encode())
            if (answer := found(message)) is not None:
                return answer

    def _listen(self) -> None:
        assert self.process.stdout
        while header := self.process.stdout.readline():
            assert header.startswith(b"Content-Length: "), header
            while self.process.stdout.readline().strip():
                pass
            self._answers.put(json.loads(self.process.stdout.read(int(header.split()[1]))))


def workspace(folder: Path) -> Path:
    """A folder with settings, and beside it the module of a rule."""
    root = folder / "house"
    (folder / "rules").mkdir()
    (folder / "rules" / "asap_rule.py").write_text(RULE, encoding="utf-8")
    root.mkdir()
    (root / "replycoach.toml").write_text(SETTINGS, encoding="utf-8")
    return root


@pytest.fixture
def editors(tmp_path: Path) -> Iterator[Callable[..., Editor]]:
    """Makes editors on a fresh workspace of the house; what they started is ended."""
    root, made = workspace(tmp_path), []

    def make(*options: str, **named: Any) -> Editor:
        one = Editor(root, *options, **named)
        made.append(one)
        return one

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One editor for the tests of a module, each of which opens files of its own."""
    one = Editor(workspace(tmp_path_factory.mktemp("editor")))
    yield one
    one.close()
