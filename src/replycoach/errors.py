"""Every error that replycoach raises on purpose.

One family, so that a caller can write `except ReplycoachError`. The message says what is wrong, where, and what to do.
It never quotes the draft or the customer's message: those are personal data, and errors end up in logs.
"""

import json


class ReplycoachError(Exception):
    """Root of the family; raised only through one of its children."""


class InputError(ReplycoachError, ValueError):
    """A case, a draft or a file that cannot be read as what it should be."""


class SettingsError(ReplycoachError, ValueError):
    """House settings, a profile, a rule or a pipeline that does not fit."""


class ModelError(ReplycoachError, RuntimeError):
    """The trained model that ships with the package is missing or damaged."""


class TemplateError(ReplycoachError, ValueError):
    """A template that cannot be rendered: wrong syntax, something it may not do, or a value that is missing in strict mode."""


def json_fault(error: Exception) -> str:
    """What is wrong with a JSON text and where, without its words.

    >>> import json
    >>> try:
    ...     json.loads('{"reply": "Hi')
    ... except ValueError as error:
    ...     json_fault(error)
    'Unterminated string (column 11)'
    """
    if not isinstance(error, json.JSONDecodeError):
        return "nested too deeply or a number too long"
    line = "" if error.lineno == 1 else f"line {error.lineno}, "
    return f"{error.msg.removesuffix(' at').removesuffix(' starting')} ({line}column {error.colno})"
