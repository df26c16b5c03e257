"""What the commands share: common options, reading files, and turning our errors into one line and exit code 2."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

import click

from replycoach.errors import InputError, ReplycoachError

if TYPE_CHECKING:
    from replycoach.coach import Coach
    from replycoach.profile import Settings

CHANNELS = ["email", "chat", "phone", "social"]
LEVELS = ["error", "warning", "advice"]
SETTINGS = click.option(
    "--config", type=click.Path(exists=True), help="Settings file; found upward from here by default."
)


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn our errors into one line on stderr and exit code 2; a closed pipe ends the command quietly."""

    @wraps(command)
    def wrapped(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except ReplycoachError as error:
            click.echo(f"replycoach: {error}", err=True)
            sys.exit(2)
        except BrokenPipeError:  # the reader has seen enough, as with "| head"
            sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115
            sys.exit(141)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # 1 would say that the draft is at fault; the error's own words may quote it
            last = extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
            click.echo(f"replycoach: internal failure ({where}); please report it", err=True)
            sys.exit(2)

    return wrapped


def settings_for(config: str | None) -> Settings:
    """The settings of this file, else those found upward from here."""
    from replycoach.profile import Settings

    return Settings.from_file(config) if config else Settings.find()


def coach_for(config: str | None, strictness: Any = None) -> Coach:
    """A coach with these settings."""
    from replycoach.coach import Coach

    return Coach(settings=settings_for(config), strictness=strictness)


def read(file: str) -> str:
    """The text of a file, of stdin for "-".

    Raises `InputError` where it cannot be read or is not UTF-8.
    """
    try:
        if file == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(file).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def text_or_file(given: str) -> str:
    """An option that is the text itself, or @FILE that holds it; "@Acme, my app …" is text, since no file is called so."""
    if given.startswith("@") and not (" " in given.strip() and not Path(given[1:]).is_file()):
        return read(given[1:])
    return given


NAMES = {
    "NoneType": "null",
    "list": "an array",
    "str": "a string",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
}


def json_object(text: str, where: str) -> dict[str, Any]:
    """A JSON object; `where` names its place in an error.

    Raises `InputError` for anything else.
    """
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise InputError(f"{where}: not valid JSON: {reason}") from None
    if not isinstance(data, dict):
        raise InputError(f"{where}: a case is a JSON object, not {NAMES[type(data).__name__]}")
    return data
