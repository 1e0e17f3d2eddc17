"""The commands and what they share: version, help, shell completion."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any, cast

import typer
import typer.core
import typer.main

import bookmaker

COMMANDS = {
    "build": "build",
    "inspect": "inspect",
    "check": "check",
    "polish": "polish",
    "show": "show",
    "init": "init",
    "themes": "lists",
    "profiles": "lists",
}
"""The commands in the order of the help, and the module that each stands in."""


class Commands(typer.core.TyperGroup):
    """The commands, each imported and made when it is called or listed: nobody waits for what others ask for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # Typer's own context has no public name
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> typer.core.TyperCommand | None:  # noqa: ARG002
        """A command by its name; who asks for one that there is not is told of all that there are."""
        for name in [cmd_name] if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                self.add_command(_command(name), name)
        return cast("typer.core.TyperCommand | None", self.commands.get(cmd_name))


def _command(name: str) -> typer.core.TyperCommand:
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name)(getattr(import_module(f"bookmaker.cli.{COMMANDS[name]}"), name))
    made = typer.main.get_command(alone)
    assert isinstance(made, typer.core.TyperCommand)
    return made


app = typer.Typer(
    name="bookmaker",
    cls=Commands,
    help="Make beautiful books, for e-readers and for print, from saved texts.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog="Examples:  bookmaker build story.txt  |  bookmaker inspect story.txt  |  bookmaker build sources/",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"bookmaker {bookmaker.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and stop.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass
