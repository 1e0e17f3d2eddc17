"""`bookmaker build`: books from texts."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from bookmaker.cli.progress import Progress
from bookmaker.cli.report import say
from bookmaker.model.edition import Edition
from bookmaker.model.problem import CannotBuild, Problem, Severity, error
from bookmaker.profiles import PROFILES


class Wanted(NamedTuple):
    """What the command line asks for: editions (empty: those of the book file), where, which theme, how strictly.

    `reader` is the profile of the reader whom the copy is for.
    """

    editions: tuple[str, ...]
    out: Path
    theme: str
    is_strict: bool
    reader: Path | None = None


def build(
    books: Annotated[list[Path], typer.Argument(help="Texts, book folders, or folders of books.")],
    edition: Annotated[
        list[str] | None, typer.Option("--edition", "-e", help="An edition to make; may be given again.")
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="A folder, or the file itself for one book and one edition.")
    ] = Path("out"),
    theme: Annotated[str, typer.Option(help="A theme instead of the book file's.")] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail where words were taken off that the book file does not approve.")
    ] = False,
    reader: Annotated[
        Path | None, typer.Option("--reader", help="A reader's profile: what to warn of, fold or leave out.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")] = False,
) -> None:
    """Build books: EPUB for e-readers, PDF for print.

    Examples: bookmaker build story.txt; bookmaker build sources/ --edition epub; bookmaker build
    story.txt -e epub -o story.epub
    """
    wanted = Wanted(_known_editions(edition or []), out, theme, strict, reader)
    paths = _books_at(books)
    single_file = out.suffix.lower() in {profile.suffix for profile in PROFILES.values()}
    if single_file and len(wanted.editions) == 1 and out.suffix.lower() != PROFILES[wanted.editions[0]].suffix:
        _stop(f"an edition {wanted.editions[0]} is a file with the ending {PROFILES[wanted.editions[0]].suffix}")
    if len({_name(path) for path in paths}) < len(paths):
        twice = next(path for path in paths if [_name(other) for other in paths].count(_name(path)) > 1)
        _stop(f"two books would be written to {out / _name(twice)}: build them apart, or rename one")
    if single_file and (len(paths) != 1 or len(wanted.editions) != 1):
        _stop(
            f"--out names a file, so there must be one book and one --edition; "
            f"there are {len(paths)} and {len(wanted.editions)}"
        )
    failed = 0
    start = time.perf_counter()
    with Progress(len(paths), quiet) as progress:
        for number, path in enumerate(paths):
            if number:
                gc.collect()  # the layout engine's trees have cycles; between two books they may go
            progress.begin(_name(path))
            outcome = _build_book(path, wanted, single_file)
            failed += not outcome.ok
            progress.tell(outcome.line, outcome.problems)
        progress.close(failed, time.perf_counter() - start)
    if failed:
        raise typer.Exit(1)


def _name(path: Path) -> str:
    """The name of a book's folder under the output: its own folder's, or its file's without the ending."""
    return (path.stem if path.is_file() else path.resolve().name).strip(". ") or "book"


def _stop(message: str) -> None:
    typer.echo(f"bookmaker: {message}", err=True)
    raise typer.Exit(2)


def _known_editions(names: list[str]) -> tuple[str, ...]:
    unknown = [name for name in names if name not in PROFILES]
    if unknown:
        _stop(f"there is no edition “{unknown[0]}”; there are {', '.join(PROFILES)}")
    return tuple(dict.fromkeys(names))


def _books_at(places: list[Path]) -> list[Path]:
    from bookmaker.build.inputs import find_books

    try:
        return list(dict.fromkeys(book for place in places for book in find_books(place)))
    except CannotBuild as wrong:
        say(wrong.problems)
        raise typer.Exit(2) from None
    except OSError as wrong:
        _stop(f"{str(wrong.filename)[:80]}: {wrong.strerror}")
        return []


class Outcome(NamedTuple):
    """How the building of one book went, and the line about it."""

    ok: bool
    line: str
    problems: tuple[Problem, ...]


def _build_book(path: Path, wanted: Wanted, single_file: bool) -> Outcome:
    """Build every edition of one book. Whatever goes wrong stays with this book."""
    name = _name(path)
    problems: list[Problem] = []
    try:
        made = list(_editions(path, wanted, single_file, problems))
    except CannotBuild as wrong:
        return Outcome(False, f"{name}: not built", (*problems, *wrong.problems))
    except OSError as wrong:
        reason = error(
            "output/not-written",
            f"{wrong.filename or path}: {wrong.strerror}",
            hint="nothing half-written was left behind",
        )
        return Outcome(False, f"{name}: not written", (*problems, reason))
    except Exception as bug:  # noqa: BLE001  # one book's trouble must not stop the others
        reason = error(
            "bookmaker/bug",
            f"{type(bug).__name__}: {bug}",
            hint="this is a mistake of bookmaker’s; please report it with the text",
        )
        return Outcome(False, f"{name}: not built", (*problems, reason))
    ok = not any(problem.severity is Severity.ERROR for problem in problems)
    return Outcome(ok, f"{name}: {', '.join(made) or 'not built'}", tuple(problems))


def _editions(path: Path, wanted: Wanted, single_file: bool, problems: list[Problem]) -> Iterator[str]:
    from bookmaker.build.edition import make_edition
    from bookmaker.build.inputs import read_inputs, with_reader, with_theme
    from bookmaker.build.road import travel
    from bookmaker.build.store import write_whole

    inputs = read_inputs(path)
    if wanted.reader:
        inputs = with_reader(inputs, wanted.reader)
    problems += inputs.problems
    if wanted.theme:
        inputs = with_theme(inputs, wanted.theme, path if path.is_dir() else path.parent)
    road = travel(inputs, problems.append)
    if wanted.is_strict:
        from bookmaker.build.ledger import check_approved

        check_approved(road, problems.append)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return
    for name in wanted.editions or road.recipe.editions:
        result = make_edition(road, Edition(PROFILES[name], inputs.theme), _epoch())
        problems += result.problems
        if result.data is not None:
            copy = f"-{wanted.reader.stem}" if wanted.reader else ""
            file_name = f"{road.recipe.name}{copy}{_suffix(name)}"
            target = wanted.out if single_file else wanted.out / road.recipe.name / file_name
            write_whole(target, result.data)
            yield str(target)


def _suffix(edition: str) -> str:
    """`.epub` and `.pdf` for the plain editions; others carry their name: `-a5.pdf`."""
    profile = PROFILES[edition]
    extra = edition.removeprefix("print").removeprefix("epub")
    return f"{extra}{profile.suffix}"


def _epoch() -> int | None:
    """SOURCE_DATE_EPOCH, the agreed name for a build's date (reproducible-builds.org)."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(text) if text.isdecimal() else None
