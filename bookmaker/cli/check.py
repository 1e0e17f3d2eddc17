"""`bookmaker check`: what is left to wish for in the pages of a book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bookmaker.cli.report import say
from bookmaker.model.problem import CannotBuild, Problem, Severity
from bookmaker.profiles import PROFILES

if TYPE_CHECKING:
    from bookmaker.build.edition import Result

KINDS = {
    "pdf/loose-line": ("loose line", "loose lines"),
    "pdf/parted-word": ("word parted over a page", "words parted over a page"),
    "pdf/uneven-spread": ("uneven spread", "uneven spreads"),
    "pdf/short-ending": ("short last page", "short last pages"),
    "pdf/widow": ("widow", "widows"),
    "pdf/orphan": ("orphan", "orphans"),
    "pdf/heading-at-foot": ("heading at a foot", "headings at a foot"),
    "pdf/long-note": ("note below its paragraph", "notes below their paragraphs"),
    "pdf/lines-differ": ("paragraph set line by line", "paragraphs set line by line"),
}


def check(
    book: Annotated[Path, typer.Argument(help="A text, a book folder or a folder of books.")],
    edition: Annotated[str, typer.Option("--edition", "-e", help="The printed edition to look at.")] = "print",
    theme: Annotated[str, typer.Option(help="A theme instead of the book file's.")] = "",
) -> None:
    """Look over the pages of a book before it is printed: what is left to wish for, by page and line.

    Nothing is written. Example: bookmaker check story.txt
    """
    printed = [name for name, profile in PROFILES.items() if profile.format == "pdf"]
    if edition not in printed:
        typer.echo(f"bookmaker: there is no printed edition “{edition}”; there are {', '.join(printed)}", err=True)
        raise typer.Exit(2)
    books = _books_at(book)
    are_well = [_is_looked_over(each, edition, theme, _name(each, book, books)) for each in books]
    if not all(are_well):
        raise typer.Exit(1)


def _books_at(place: Path) -> list[Path]:
    from bookmaker.shelf.books import find_books

    try:
        return find_books(place)
    except CannotBuild as wrong:
        say(wrong.problems)
        raise typer.Exit(1) from None
    except OSError as wrong:
        typer.echo(f"bookmaker: {wrong.filename or place}: {wrong.strerror}", err=True)
        raise typer.Exit(2) from None


def _name(book: Path, place: Path, books: list[Path]) -> str:
    """What a book of several is called by, the way to it from their folder; nothing where there is one alone."""
    return book.relative_to(place).as_posix() if len(books) > 1 else ""


def _is_looked_over(book: Path, edition: str, theme: str, name: str) -> bool:
    """Print what is left in a book, below its name if it has one; whether it could be looked over."""
    if name:
        typer.secho(f"{name}:", bold=True)
    problems: list[Problem] = []
    try:
        result = _result(book, edition, theme, problems)
    except CannotBuild as wrong:
        say((*problems, *wrong.problems))
        return False
    except OSError as wrong:
        typer.echo(f"bookmaker: {wrong.filename or book}: {wrong.strerror}", err=True)
        return False
    say(problem for problem in (*problems, *result.problems) if problem.severity is not Severity.NOTE)
    for line in report(result.problems) if result.data is not None else ():
        typer.echo(f"  {line}" if name else line)
    return result.data is not None


def report(problems: tuple[Problem, ...]) -> Iterator[str]:
    """What was found, line by line, and the sum of it."""
    found = [problem for problem in problems if problem.name in KINDS]
    yield from (f"{problem.message} [{problem.name}]" for problem in found)
    counts = Counter(problem.name for problem in found)
    sums = [f"{counts[name]} {labels[counts[name] > 1]}" for name, labels in KINDS.items() if counts[name]]
    yield ", ".join(sums) or "nothing is left to wish for"


def _result(book: Path, edition: str, theme: str, problems: list[Problem]) -> Result:
    from bookmaker.build.edition import edition_of, make_edition
    from bookmaker.build.inputs import read_inputs, with_theme
    from bookmaker.build.road import travel

    inputs = read_inputs(book)
    if theme:
        inputs = with_theme(inputs, theme, book if book.is_dir() else book.parent)
    problems += inputs.problems
    road = travel(inputs, problems.append)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise CannotBuild
    return make_edition(road, edition_of(edition, road.recipe, inputs.theme), None)
