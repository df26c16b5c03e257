"""The wiring: what the editor tells and asks, when a document is checked, and what is sent back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeVar
from urllib.parse import unquote

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

import replycoach
from replycoach.lsp import told
from replycoach.lsp.actions import Action, Desk, text_edits
from replycoach.lsp.document import SETTINGS_FILES, Document, checked, file_of, wanted
from replycoach.lsp.positions import Positions
from replycoach.lsp.stream import LONGEST_MESSAGE, TOO_LONG

T = TypeVar("T")

PAUSE: Final = 0.2
"""Seconds without a keystroke after which a document is checked."""
WATCHED: Final = "**/{replycoach,pyproject}.toml"
NOT_READY: Final = -32002
KINDS: Final = (
    lsp.CodeActionKind.QuickFix,
    lsp.CodeActionKind.SourceFixAll,
    lsp.CodeActionKind.RefactorRewrite,
)


class Protocol(LanguageServerProtocol):
    """Refuses a request that does not fit its method, where pygls would leave the editor waiting for an answer."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message in its own type."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if isinstance(data.get("id"), (str, int)) and "method" in data:
                self._send_response(data["id"], None, error.to_response_error())
            raise


class Server(LanguageServer):
    """Checks open documents one after the other in a thread of its own; of a document that changes only the last version counts."""

    def __init__(self, only: Sequence[str] = (), config: str | None = None) -> None:
        full = lsp.TextDocumentSyncKind.Full
        super().__init__("replycoach", replycoach.__version__, full, protocol_cls=Protocol)
        self.only, self.config = only, config
        self.shut_down = False
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="replycoach")
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._last: dict[str, Desk] = {}
        logging.getLogger("pygls").setLevel(logging.CRITICAL + 1)  # it would log what the messages hold

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Nonsense from the client is dropped without a word, which might quote the text; answers to requests tell their own errors."""

    def documents(self) -> list[Document]:
        """Every open document that is to be checked."""
        return [one for uri in self.workspace.text_documents if (one := self.document(uri))]

    def document(self, uri: str) -> Document | None:
        """The open document at this address, if it is to be checked."""
        held = self.workspace.text_documents.get(unquote(uri))
        if held is None:
            return None
        folders = tuple(path for one in self.workspace.folders.values() if (path := file_of(one.uri)))
        root = file_of(self.workspace.root_uri) if self.workspace.root_uri else None
        known = Document(
            held.uri, held.version, held.source, held.language_id or "", folders or (root,) if root else folders
        )
        return known if wanted(known, self.only) else None

    def soon(self, uri: str, pause: float = PAUSE) -> None:
        """Check the document once nothing more is typed; an earlier plan to do so is dropped."""
        self.forget(uri)
        task = asyncio.get_running_loop().create_task(self._after(uri, pause))
        self._waiting[uri] = task
        task.add_done_callback(lambda done: self._waiting.pop(uri, None) if self._waiting.get(uri) is done else None)

    def forget(self, uri: str) -> None:
        """Drop the plan to check a document."""
        if task := self._waiting.pop(uri, None):
            task.cancel()

    def closed(self, uri: str) -> None:
        """A document was closed: nothing is kept of it."""
        self.forget(uri)
        self._last.pop(uri, None)
        self.publish(uri, None, [])

    def settings_changed(self) -> None:
        """Check every open document anew, with the settings of now."""
        self._last.clear()
        for document in self.documents():
            self.soon(document.uri)

    async def current(self, uri: str) -> Desk | None:
        """What was found in the version of now, checked at once where that was not yet done."""
        document = self.document(uri)
        if document is None:
            return None
        last = self._last.get(uri)
        if last is not None and last.checked.document == document:
            return last
        desk = Desk(await self.aside(lambda: checked(document, self.config)), self.places(document))
        if self.document(uri) != document:
            return None  # it was changed or closed meanwhile
        self._last[uri] = desk
        self.publish(uri, document.version, told.diagnostics(desk.checked, desk.places))
        return desk

    async def aside(self, work: Callable[[], T]) -> T:
        """Do some work in the thread for it, so that the editor is listened to meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def places(self, document: Document) -> Positions:
        """Positions of a document as the editor counts them."""
        return Positions(document.text, self.workspace.position_encoding or lsp.PositionEncodingKind.Utf16)

    def publish(self, uri: str, version: int | None, found: list[lsp.Diagnostic]) -> None:
        """Show these diagnostics and no other in a document."""
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    def code_action(self, action: Action, desk: Desk, shown: Sequence[lsp.Diagnostic]) -> lsp.CodeAction:
        """An action as the editor takes it, with the diagnostic that it settles."""
        settled = None
        if action.settles is not None:
            own = told.diagnostic(action.settles, desk.places)
            settled = [one for one in shown if (one.range, one.code) == (own.range, own.code)] or [own]
        edits, document = text_edits(action.edits, desk.places), desk.checked.document
        known = self.client_capabilities.workspace
        if known and known.workspace_edit and known.workspace_edit.document_changes:
            at = lsp.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
            edit = lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(at, list(edits))])
        else:
            edit = lsp.WorkspaceEdit(changes={document.uri: edits})
        return lsp.CodeAction(action.title, action.kind, settled, action.preferred or None, edit=edit)

    def reads_markdown(self) -> bool:
        """Whether the editor shows Markdown where the mouse rests."""
        known = self.client_capabilities.text_document
        formats = known.hover.content_format if known and known.hover else None
        return formats is None or lsp.MarkupKind.Markdown in formats

    async def _after(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        await self.current(uri)


def ready(server: Server) -> None:
    """Raise the protocol's own error where a request comes before ``initialize``."""
    try:
        _ = server.workspace
    except RuntimeError:
        raise JsonRpcException("the server was not initialized yet", NOT_READY) from None


def make(only: Sequence[str] = (), config: str | None = None) -> Server:
    """A server with all that it can do; `only` are globs of what to check, `config` a settings file in place of those found."""
    server = Server(only, config)

    @server.feature(lsp.INITIALIZED)
    def started(ls: Server, _: lsp.InitializedParams) -> None:
        known = ls.client_capabilities.workspace
        if known and known.did_change_watched_files and known.did_change_watched_files.dynamic_registration:
            watch = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(WATCHED)])
            one = lsp.Registration("replycoach-settings", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, watch)
            ls.client_register_capability(lsp.RegistrationParams([one]))

    @server.feature(lsp.SHUTDOWN)
    def shutting(ls: Server, _: None) -> None:
        ls.shut_down = True

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        ls.soon(params.text_document.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        ls.soon(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
        file = file_of(params.text_document.uri)
        if file is not None and file.name in SETTINGS_FILES:
            ls.settings_changed()

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        ls.closed(params.text_document.uri)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(ls: Server, _: lsp.DidChangeWatchedFilesParams) -> None:
        ls.settings_changed()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders(ls: Server, _: lsp.DidChangeWorkspaceFoldersParams) -> None:
        ls.settings_changed()

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
        ready(ls)
        desk = await ls.current(params.text_document.uri)
        if desk is None:
            return None
        at = desk.places.offset(params.position)
        here = list(told.at(desk.checked, desk.places, at, at))
        if not here:
            return None
        kind = lsp.MarkupKind.Markdown if ls.reads_markdown() else lsp.MarkupKind.PlainText
        text = told.explained(here, markdown=ls.reads_markdown())
        return lsp.Hover(lsp.MarkupContent(kind, text), desk.places.range(*told.stretch(here[0], desk.places)))

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=list(KINDS)))
    async def act(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction] | None:
        ready(ls)
        desk = await ls.current(params.text_document.uri)
        if desk is None:
            return None
        start, end = desk.places.offset(params.range.start), desk.places.offset(params.range.end)
        only = [str(getattr(kind, "value", kind)) for kind in params.context.only] if params.context.only else None
        asked = params.context.trigger_kind != lsp.CodeActionTriggerKind.Automatic
        offered = await ls.aside(lambda: list(desk.actions(start, end, only, asked=asked)))
        return [ls.code_action(one, desk, params.context.diagnostics) for one in offered]

    @server.feature(TOO_LONG)
    def too_long(ls: Server, _: Any) -> None:
        text = f"replycoach left out a message of more than {LONGEST_MESSAGE:,} bytes."
        ls.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, text))

    return server
