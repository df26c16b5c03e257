"""The command line: arguments and exit codes only. 0 clean or done, 1 findings at or above a level, 2 usage or failure.

A command is a module of this package with a ``command``; adding one touches no other file. What a command needs of the
floors below is imported inside it, so that ``--help`` stays quick.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

import click

import replycoach

FRAME = {"frame", "cases"}
"""Modules of this package that are no command."""


class Commands(click.Group):
    """Finds the commands among the modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands, in alphabetical order."""
        return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in FRAME)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(replycoach.__version__, prog_name="replycoach")
def main() -> None:
    """Read drafted customer-support replies the way a good coach would."""
