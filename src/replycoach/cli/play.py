"""``replycoach play``: the playground, a local page that coaches while you type."""

from __future__ import annotations

import click

from replycoach.cli.frame import SETTINGS, settings_for, told
from replycoach.errors import SettingsError


@click.command("play", short_help="Open a local page that coaches a draft while you type.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port to listen on; a free one by default.")
@click.option("--open/--no-open", "opens", default=True, help="Open the page in the browser.", show_default=True)
@click.option("--strictness", type=click.Choice(["lenient", "balanced", "strict"]), help="How much to raise.")
@SETTINGS
@told
def command(port: int, opens: bool, strictness: str | None, config: str | None) -> None:
    """Open a page that coaches a draft while you type, on this machine only. Stop it with Ctrl+C.

    Nothing is stored. The address that is printed holds a token: who has it can ask the coach, from this machine.
    """
    try:
        from replycoach.play import serve
        from replycoach.play.desk import PoliteCoach
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"the playground needs {error.name}; install it with: pip install 'replycoach[play]'"
        ) from None

    def started(address: str) -> None:
        click.echo(f"the playground is at {address}\nCtrl+C stops it")
        if opens and not serve.open_browser(address):
            click.echo("no browser could be opened here; open the address yourself", err=True)

    with serve.listen(port) as bound:
        coach = PoliteCoach(settings=settings_for(config), strictness=strictness)  # type: ignore[arg-type]
        serve.serve(coach, bound, started)
