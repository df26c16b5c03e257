"""What the commands share: common options, reading files, and turning our errors into one line and exit code 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
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
    "--config",
    type=click.Path(exists=True),
    help="Settings file; by default the nearest at or above the file, or here.",
)


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn our errors into one line on stderr and exit code 2; a closed pipe ends the command quietly."""

    @wraps(command)
    def wrapped(*args: Any, **options: Any) -> Any:
        try:
            try:
                return command(*args, **options)
            finally:
                sys.stdout.flush()
        except ReplycoachError as error:
            from replycoach.formats.text import printable

            click.echo(f"replycoach: {printable(str(error))}", err=True)  # a file may be called anything
            sys.exit(2)
        except BrokenPipeError:  # the reader has seen enough, as with "| head"
            with suppress(OSError, ValueError):  # what is still to be flushed goes nowhere, and so says nothing
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(141)
        except KeyboardInterrupt:
            click.echo("replycoach: stopped", err=True)
            sys.exit(130)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # 1 would say that the draft is at fault; the error's own words may quote it
            last = extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
            click.echo(f"replycoach: internal failure ({where}); please report it", err=True)
            sys.exit(2)

    return wrapped


def settings_for(config: str | None, file: str = "-") -> Settings:
    """The settings of this settings file, else of the nearest one at or above `file` ("-": here), with the overrides for `file` made."""
    from replycoach.checking.houses import Houses
    from replycoach.rules import settings_of

    given = settings_of(config) if config else None
    if file == "-":
        return given or Houses(None, Path()).here
    return Houses(given, Path()).of(Path(os.path.relpath(file)).as_posix()).settings


DEPTH = click.option(
    "--depth",
    type=click.Choice(["full", "surface"]),
    help="surface: only the rules that need no model, some forty times as fast.",
)


def coach_for(config: str | None, strictness: Any = None, file: str = "-", depth: Any = None) -> Coach:
    """A coach with these settings."""
    from replycoach.coach import Coach

    return Coach(settings=settings_for(config, file), strictness=strictness, depth=depth)


def for_stdout(text: str) -> bytes:
    """The text as it is for a pipe or a file; for a terminal without what that would obey."""
    if sys.stdout.isatty():
        from replycoach.formats.text import printable

        text = printable(text)
    return text.encode("utf-8", "replace")


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
    if len(given) < 200 and "\n" not in given and "\0" not in given and Path(given).is_file():
        click.echo(f"replycoach: {given} is taken as the words; for the file of this name give @{given}", err=True)
    return given
