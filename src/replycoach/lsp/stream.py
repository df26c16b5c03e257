"""What comes in from the editor, in bounds: no line and no message can fill the memory."""

from __future__ import annotations

import json
from typing import BinaryIO, Final

LONGEST_HEADER: Final = 4096
LONGEST_MESSAGE: Final = 64_000_000
TOO_LONG: Final = "$/replycoach/tooLong"
"""The notification that stands in for a message beyond the bound."""


class Bounded:
    """A stream whose long header lines come in parts, and whose messages beyond the bound are read past.

    >>> import io
    >>> Bounded(io.BytesIO(b"{}")).read(10**30)
    b'{"jsonrpc": "2.0", "method": "$/replycoach/tooLong", "params": null}'
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """A header line, or the next part of one."""
        return self._stream.readline(LONGEST_HEADER)

    def read(self, size: int) -> bytes:
        """The body of a message; in place of one beyond the bound a notification that says so."""
        if size <= LONGEST_MESSAGE:
            return self._stream.read(size)
        while size > 0 and (part := self._stream.read(min(size, 1 << 20))):
            size -= len(part)
        return json.dumps({"jsonrpc": "2.0", "method": TOO_LONG, "params": None}).encode()
