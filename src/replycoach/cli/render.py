"""``replycoach render``: a template filled in for one case."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from replycoach.archive.lines import json_object
from replycoach.cli.frame import SETTINGS, coach_for, for_stdout, read, told
from replycoach.errors import InputError, TemplateError

if TYPE_CHECKING:
    from replycoach.personalise import Rendered

OF_THE_CASE = {
    "customer.name": "customer_name", "customer.message": "customer", "agent.name": "agent_name", "company": "company", "channel": "channel",
}  # fmt: skip


@click.command("render", short_help="Render a template for a case.")
@click.argument("template")
@click.option(
    "--case", "case_file", default="", help="The case: a JSON file, a reply not needed; other fields are seen as case.…"
)
@click.option(
    "--set", "given", multiple=True, metavar="NAME=VALUE", help="A variable, agent.name=Jo say; may be repeated."
)
@click.option("--strict", is_flag=True, help="A missing value is an error.")
@click.option("--review", "reviewed", is_flag=True, help="Review the rendered reply too.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@SETTINGS
@told
def command(
    template: str, case_file: str, given: tuple[str, ...], strict: bool, reviewed: bool, form: str, config: str | None
) -> None:
    """Render TEMPLATE (a file, or "-") for a case; what is missing stands in the text as a slot and is listed on stderr."""
    case = json_object(read(case_file), case_file) if case_file else {}
    values: dict[str, Any] = {}
    for assignment in given:
        name, sign, value = assignment.partition("=")
        if not sign or not name.strip():
            raise InputError(f"--set {assignment}: give it as NAME=VALUE")
        if name.strip() in OF_THE_CASE:
            case[OF_THE_CASE[name.strip()]] = value
        elif name.strip().startswith("case."):
            _put(case, name.strip().removeprefix("case."), value, assignment)
        else:
            _put(values, name.strip(), value, assignment)
    html = True if template.removesuffix(".j2").endswith((".html", ".htm")) else None
    try:
        rendered = coach_for(config).personalise(read(template), case, values=values, strict=strict, html=html)
    except TemplateError as error:
        raise TemplateError(
            f"{'template' if template == '-' else template}{str(error).removeprefix('template')}"
        ) from None
    _print(rendered, form, reviewed)


def _put(values: dict[str, Any], name: str, value: str, assignment: str) -> None:
    """Put a value at a dotted name."""
    *path, last = name.split(".")
    place = values
    for part in path:
        place = place.setdefault(part, {})
        if not isinstance(place, dict):
            raise InputError(f"--set {assignment}: {part!r} is set to a value already")
    place[last] = value


def _print(rendered: Rendered, form: str, reviewed: bool) -> None:
    if form == "json":
        shown = rendered.model_dump(mode="json", exclude=None if reviewed else {"review"})
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    click.echo(for_stdout(rendered.text), nl=False)
    for name in rendered.missing:
        click.echo(f"missing: {name}", err=True)
    if reviewed:
        from replycoach.formats import text

        click.echo()
        click.echo(text.render(rendered.review, width=100, colour=sys.stdout.isatty()), nl=False)
