"""``replycoach lsp``: the editor server."""

from __future__ import annotations

import os
import signal
import sys

import click

from replycoach.cli.frame import SETTINGS, told
from replycoach.errors import InputError


@click.command("lsp", short_help="Serve an editor: templates and drafts are checked as they are written.")
@click.option("--only", multiple=True, metavar="GLOB", help="Check only such files, templates/** say; may be repeated.")
@SETTINGS
@told
def command(only: tuple[str, ...], config: str | None) -> None:
    """Check templates and drafts while they are written: a language server on stdin and stdout, started by the editor."""
    if sys.stdin.isatty():
        raise InputError("lsp is started by an editor, not by hand; docs/editor.md says how")
    try:
        from replycoach.lsp.server import make
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise InputError("the editor server needs pygls: pip install 'replycoach[lsp]'") from None
    from replycoach.lsp.stream import Bounded

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed must not get between the messages
    server = make(only, config)
    server.start_io(Bounded(sys.stdin.buffer), out)  # type: ignore[arg-type]
    os._exit(0 if server.shut_down else 1)  # a check that still runs must not keep the editor waiting
