"""`bookmaker inspect --write`: the chapters that were found, put into the book file to be corrected there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from bookmaker.cli.report import say
from bookmaker.model.book import AnyDivision, Part
from bookmaker.model.manuscript import Manuscript
from bookmaker.model.problem import CannotBuild, Problem
from bookmaker.model.recipe import Break

WORDS = 60
"""Characters of a line that are written down to find it again."""
LEFT_OUT = {"structure/no-such-line", "structure/pattern-fits-nothing"}
"""What tells of a wish that fits nothing in the text, and that a map made anew has no place for."""
RENAMED = "the book file gives its title"


def write_map(book: Path) -> None:
    """Put the chapter map of a book into its book file, which is made where there is none."""
    from bookmaker.book_file.chapter_lines import with_chapters
    from bookmaker.build.folder import book_file_of
    from bookmaker.build.road import travel
    from bookmaker.build.store import write_whole
    from bookmaker.shelf.books import find_books, read_one

    problems: list[Problem] = []
    try:
        inputs = read_one(book)
        road = travel(inputs, problems.append)
        target = book_file_of(find_books(book)[0])
    except CannotBuild as wrong:
        say((*problems, *wrong.problems))
        raise typer.Exit(1) from None
    breaks = list(chapter_map(road.structure.divisions, road.manuscripts))
    if not breaks:
        typer.echo("bookmaker: the chapters are what the headings of the Markdown say; change them there", err=True)
        raise typer.Exit(1)
    text = target.read_text("utf-8-sig") if target.is_file() else ""
    write_whole(target, with_chapters(text, breaks).encode())
    say(problem for problem in problems if problem.name in LEFT_OUT)
    typer.echo(f"wrote {len(breaks)} lines into {target}")


def chapter_map(divisions: tuple[AnyDivision, ...], manuscripts: tuple[Manuscript, ...]) -> Iterator[Break]:
    """Every heading of the plain texts of a book, and where each text ended, so that what comes later is read anew."""
    lines = {m.name: m.text.split("\n") for m in manuscripts if not m.has_markup}
    several = len(manuscripts) > 1
    breaks = list(_breaks(divisions, 1, lines, several))
    yield from breaks
    if lines and not several and manuscripts[0].blocks:
        end = _end(manuscripts[0], lines[manuscripts[0].name])
        if not breaks or breaks[-1].line < end.line:
            yield end


def _breaks(
    divisions: tuple[AnyDivision, ...], level: int, lines: dict[str, list[str]], several: bool
) -> Iterator[Break]:
    for division in divisions:
        text = lines.get(division.at.file)
        has_heading = division.title or division.label or division.number is not None
        if text and has_heading and division.at.line:
            words = _words(text[division.at.line - 1])
            title = "".join(_title(division))
            yield Break(words, division.at.line, level, title, division.at.file if several else "")
        if isinstance(division, Part):
            yield from _breaks(division.divisions, level + 1, lines, several)


def _title(division: AnyDivision) -> Iterator[str]:
    """The title, where the book file gave it before."""
    from bookmaker.model.walk import plain

    if RENAMED in division.evidence:
        yield plain(division.title)


def _end(manuscript: Manuscript, lines: list[str]) -> Break:
    """The last paragraph of a text, where no chapter begins."""
    last = manuscript.blocks[-1].at.line
    return Break(_words(lines[last - 1]), last, 0)


def _words(line: str) -> str:
    """As many whole words of a line as tell it from others."""
    line = " ".join(line.split())
    return line if len(line) <= WORDS else line[: line.rfind(" ", 0, WORDS) if " " in line[:WORDS] else WORDS]
