"""The commands and what they share: version, help, shell completion."""

from __future__ import annotations

from typing import Annotated

import typer

import bookmaker
from bookmaker.cli.build import build
from bookmaker.cli.check import check
from bookmaker.cli.init import init
from bookmaker.cli.inspect import inspect
from bookmaker.cli.lists import profiles, themes
from bookmaker.cli.polish import polish
from bookmaker.cli.show import show

app = typer.Typer(
    name="bookmaker",
    help="Make beautiful books, for e-readers and for print, from saved texts.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog="Examples:  bookmaker build story.txt  |  bookmaker inspect story.txt  |  bookmaker build sources/",
)

for command in (build, inspect, check, polish, show, init, themes, profiles):
    app.command()(command)


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
