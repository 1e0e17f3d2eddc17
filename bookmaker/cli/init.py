"""`bookmaker init`: a commented book file, filled in with what was found in the texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bookmaker.cli.report import say
from bookmaker.model.problem import CannotBuild, Problem


def _value(field: str, text: str) -> str | list[str]:
    """A value as the book file has it: several authors are a list."""
    return text.split(", ") if field == "author" and ", " in text else text


def init(
    book: Annotated[Path, typer.Argument(help="A book folder, or a text.")],
    force: Annotated[bool, typer.Option(help="Write over a book file that is there.")] = False,
) -> None:
    """Write a commented book file with what was found in the text.

    A folder gets a book.yaml, a text a file beside it: story.book.yaml. Example: bookmaker init my-story/
    """
    from bookmaker.book_file.template import template
    from bookmaker.build.folder import book_file_of
    from bookmaker.build.store import write_whole
    from bookmaker.cli.inspect import understand

    target = book_file_of(book)
    if target.exists() and not force:
        typer.echo(f"bookmaker: {target} is there already; --force writes over it", err=True)
        raise typer.Exit(1)
    problems: list[Problem] = []
    try:
        found = understand(book, problems)
    except CannotBuild as wrong:
        say((*problems, *wrong.problems))
        raise typer.Exit(1) from None
    known = {name: (_value(name, field["value"]), f"from {field['from']}") for name, field in found["metadata"].items()}
    write_whole(target, template(known).encode())
    typer.echo(f"wrote {target}")
