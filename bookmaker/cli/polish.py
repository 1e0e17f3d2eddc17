"""`bookmaker polish`: the typography of a text on its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Annotated, Literal

import typer

from bookmaker.cli.report import say
from bookmaker.model.problem import CannotBuild, Problem


def polish(
    file: Annotated[str, typer.Argument(help="A text, or - for what is piped in.")],
    language: Annotated[str, typer.Option("--language", help="Its language, like en-GB; told by its words.")] = "",
    form: Annotated[
        Literal["text", "markdown", "html"] | None, typer.Option("--format", help="Its form; told by its name.")
    ] = None,
    style: Annotated[
        str, typer.Option("--style", help="Wishes, as under typography: in a book file: 'dashes: spaced en'.")
    ] = "",
    diff: Annotated[bool, typer.Option("--diff", help="Print only what would change.")] = False,
) -> None:
    """Print a text with well-set quotes, dashes and spaces. Example: bookmaker polish story.txt > better.txt"""
    from bookmaker.build import polishing

    try:
        wishes = polishing.wishes_of(f"{{{style.strip().strip('{}')}}}" if style else "")
        polishing.checked_language(language)
    except ValueError as wrong:
        typer.echo(f"bookmaker: {wrong}", err=True)
        raise typer.Exit(2) from None
    text = _read(file)
    chosen = form or polishing.BY_ENDING.get(Path(file).suffix.lower(), "text")
    if not language and not polishing.is_told(text, chosen):
        typer.echo("bookmaker: its language is not known, so it is set like English; name it with --language", err=True)
    polished = polishing.polish(text, language, chosen, wishes)
    out = "".join(_changes(file, text, polished)) if diff else polished
    typer.echo(out, nl=False)


def _read(file: str) -> str:
    """The text of a file, or what is piped in; ends with a message where it cannot be read."""
    from bookmaker.readers.encoding import decode

    problems: list[Problem] = []
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = decode(file, data, problems.append).text
    except OSError as wrong:
        typer.echo(f"bookmaker: {file} cannot be read: {wrong.strerror}", err=True)
        raise typer.Exit(1) from None
    except CannotBuild as wrong:
        say((*problems, *wrong.problems))
        raise typer.Exit(1) from None
    say(problems)
    return text


def _changes(file: str, before: str, after: str) -> Iterator[str]:
    """The lines that change, in the form that `patch` takes."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for line in unified_diff(old, new, file, f"{file} (polished)", n=0):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
