"""`bookmaker show`: the book as an outline after any step of its road."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bookmaker.cli.proofs import print_changes
from bookmaker.cli.report import say
from bookmaker.model.edition import Edition
from bookmaker.model.outline import outline, outline_of_blocks
from bookmaker.model.problem import CannotBuild, Problem, Severity
from bookmaker.profiles import PROFILES

if TYPE_CHECKING:
    from bookmaker.build.inputs import Inputs
    from bookmaker.build.road import Road


class Step(StrEnum):
    """The steps of the road, in order."""

    READ = "readers"
    STRUCTURE = "structure"
    TYPOGRAPHY = "typography"
    PAGES = "pages"


def show(
    book: Annotated[Path, typer.Argument(help="A text or a book folder.")],
    after: Annotated[Step, typer.Option("--after", help="The step after which to look.")] = Step.PAGES,
    edition: Annotated[str, typer.Option(help="The edition whose pages to show.")] = "epub",
    diff: Annotated[bool, typer.Option("--diff", help="Only what that step changed (typography).")] = False,
) -> None:
    """Print the book as an outline after a step. Example: bookmaker show story.txt --after structure"""
    problems: list[Problem] = []
    if edition not in PROFILES:
        typer.echo(f"bookmaker: there is no edition “{edition}”; there are {', '.join(PROFILES)}", err=True)
        raise typer.Exit(2)
    if diff and after is not Step.TYPOGRAPHY:
        typer.echo("bookmaker: --diff shows what typography changed: add --after typography", err=True)
        raise typer.Exit(2)
    try:
        if diff:
            print_changes(_road(book, problems)[0])
            return
        lines = _lines(book, after, edition, problems)
    except CannotBuild as wrong:
        say((*problems, *wrong.problems))
        raise typer.Exit(1) from None
    typer.echo("\n".join(lines))
    say(problem for problem in problems if problem.severity is not Severity.NOTE)


def _lines(path: Path, after: Step, edition: str, problems: list[Problem]) -> list[str]:
    from bookmaker.pages import with_pages

    road, inputs = _road(path, problems)
    match after:
        case Step.READ:
            return [line for manuscript in road.manuscripts for line in outline_of_blocks(manuscript.blocks)]
        case Step.STRUCTURE:
            return [*outline_of_blocks(road.structure.omitted), *outline(road.structure.divisions)]
        case Step.TYPOGRAPHY:
            return list(outline(road.typography.divisions))
        case Step.PAGES:
            book = with_pages(road.book, Edition(PROFILES[edition], inputs.theme))
            return [*outline(book.front), *outline(book.divisions), *outline(book.back)]


def _road(path: Path, problems: list[Problem]) -> tuple[Road, Inputs]:
    """The road of a book, and what was read for it."""
    from bookmaker.build.road import travel
    from bookmaker.shelf.books import read_one

    inputs = read_one(path)
    problems += inputs.problems
    return travel(inputs, problems.append), inputs
