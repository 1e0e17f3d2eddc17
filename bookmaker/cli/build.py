"""`bookmaker build`: books from texts.

Annotations are no strings here: Typer would compile those of the options four times at every start.
"""

import gc
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, suppress
from datetime import datetime
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from bookmaker.cli.progress import Progress
from bookmaker.cli.report import counted, on_one_line, say
from bookmaker.model.problem import CannotBuild, error
from bookmaker.profiles import PROFILES

if TYPE_CHECKING:
    from bookmaker.build.making import Order
    from bookmaker.shelf.batch import Batch, Done
    from bookmaker.shelf.limits import Limits
    from bookmaker.shelf.records import Records
    from bookmaker.shelf.report import ReportWriter

MEGABYTE = 1_000_000
MOST_UNREAD = 5
UNWRITTEN = "name a folder that can be written with --out"


def build(  # the options of a command are its arguments
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
    each: Annotated[bool, typer.Option("--each", help="Every text is a book of its own, in folders too.")] = False,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="Only books whose names fit, like 'night-*'; may be given again.")
    ] = None,
    since: Annotated[str, typer.Option("--since", help="Only books with files changed since a date: 2026-11-01.")] = "",
    again: Annotated[bool, typer.Option("--again", help="Build what has not changed, too.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be built, and why; build nothing.")
    ] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Books at a time; as many as there are cores.")] = 0,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first book that fails.")] = False,
    memory: Annotated[int, typer.Option("--memory", min=0, help="The most memory that a book may take, in MB.")] = 0,
    timeout: Annotated[float, typer.Option("--timeout", min=0, help="The most seconds that a book may take.")] = 0,
    cluster: Annotated[
        str, typer.Option("--cluster", help="Build on a Dask cluster: tcp://its-scheduler:8786, or local.")
    ] = "",
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever a file is saved, until Ctrl-C.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")] = False,
) -> None:
    """Build books: EPUB for e-readers, PDF for print. Only what changed is built again.

    Examples: bookmaker build story.txt; bookmaker build sources/ --edition epub; bookmaker build
    story.txt -e epub -o story.epub
    """
    from bookmaker.build.making import Order
    from bookmaker.shelf.limits import Limits

    editions = _known_editions(edition or [])
    if reader and any(f"{kind}-{reader.stem}" in PROFILES for kind in ("epub", "print")):
        _stop(f"a profile cannot be called {reader.stem}: an edition is; give the file another name")
    order = Order(editions, theme, strict, _epoch(), reader)
    limits = Limits(memory * MEGABYTE, timeout)
    choice = Choice(tuple(only or ()), since, again)
    wanted = Wanted(tuple(books), each, order, out, choice, jobs, limits, fail_fast, cluster, quiet)
    if dry_run:
        _print_plan(_batch(wanted, _books_at(wanted)), wanted.places)
    elif watch:
        from bookmaker.cli.watch import watch as build_on_save

        build_on_save(partial(_build, wanted), partial(_deciding, wanted))
    else:
        _build(wanted)


class Choice(NamedTuple):
    """Which books of many are asked for: by patterns of their names, by a date, and whether unchanged ones too."""

    only: tuple[str, ...]
    since: str
    again: bool


class Wanted(NamedTuple):
    """What the command line asks for."""

    places: tuple[Path, ...]
    each: bool
    order: "Order"
    out: Path
    choice: Choice
    jobs: int
    limits: "Limits"
    fail_fast: bool
    cluster: str
    quiet: bool


def _build(wanted: Wanted) -> None:
    """Build what is asked for, as it is now."""
    paths = _books_at(wanted)
    if wanted.out.suffix.lower() in {profile.suffix for profile in PROFILES.values()}:
        _build_file(paths, wanted.order, wanted.out, wanted.quiet)
    else:
        _build_all(_batch(wanted, paths), list(wanted.places), wanted.quiet)


def _batch(wanted: Wanted, paths: list[Path]) -> "Batch":
    """The books of a folder of output, as they are asked for."""
    from bookmaker.shelf.batch import Batch

    only, since, again = wanted.choice
    paths = _changed_since(paths, since) if since else paths
    workers = _workers(wanted.jobs, len(paths))
    return Batch(
        tuple(paths),
        wanted.order,
        wanted.out,
        workers,
        wanted.limits,
        only,
        again,
        wanted.cluster,
        wanted.fail_fast,
    )


def _deciding(wanted: Wanted) -> Iterator[Path]:
    """The files that decide what is asked for, as far as they are known by a look at its folders."""
    from bookmaker.shelf.books import find_books
    from bookmaker.shelf.plan import deciding_files, themes_beside

    if wanted.order.reader:
        yield wanted.order.reader
    for place in wanted.places:
        with suppress(CannotBuild, OSError):  # it is not there just now: the build says so, or it is being saved
            books = find_books(place, wanted.each)
            for path in books:
                yield from deciding_files(path)
                yield from _pictures_of(path)
            for folder in dict.fromkeys(path.parent for path in books if path.is_file()):
                yield from themes_beside(folder)


def _pictures_of(text: Path) -> Iterator[Path]:
    """The pictures beside a bare text that it names; none of one that cannot be read, as its build will say."""
    from bookmaker.build.folder import pictures_beside
    from bookmaker.readers import may_show_pictures

    if may_show_pictures(text.name) and text.is_file():
        with suppress(OSError):
            yield from (text.parent / name for name in pictures_beside(text, text.read_bytes()))


def _build_file(paths: list[Path], order: "Order", out: Path, quiet: bool) -> None:
    """Build one edition of one book, as a file of the name asked for."""
    from bookmaker.build.making import Task, make, seen_from_here

    if len(paths) != 1 or len(order.editions) != 1:
        _stop(
            f"--out names a file, so there must be one book and one --edition; "
            f"there are {len(paths)} and {len(order.editions)}"
        )
    suffix = PROFILES[order.editions[0]].suffix
    if out.suffix.lower() != suffix:
        _stop(f"an edition {order.editions[0]} is a file with the ending {suffix}")
    start = time.perf_counter()
    with Progress(1, quiet) as progress:
        outcome = seen_from_here(make(Task(paths[0], order, out, is_file=True), progress.hear), paths[0])
        progress.tell(
            f"{outcome.name}: {out if outcome.made else outcome.verdict or 'not built'}",
            outcome.problems,
            outcome.pages,
        )
        progress.close(int(not outcome.ok), time.perf_counter() - start)
    if not outcome.ok:
        raise typer.Exit(1)


def _build_all(batch: "Batch", places: list[Path], quiet: bool) -> None:
    """Build what is due of many books, and report on all of them."""
    from bookmaker.shelf.batch import alone, orphans
    from bookmaker.shelf.records import Records

    start = time.perf_counter()
    try:
        with alone(batch.out), Records(batch.out) as records:
            batch = _chosen(batch, records)
            with Progress(len(batch.books), quiet) as progress:
                failed = _run(batch, records, progress, start)
            if not quiet:
                for orphan in orphans(batch, records, places):
                    typer.echo(f"{batch.out / orphan.target}: its book is gone ({orphan.book}); the file was left")
                _tell_gathered(batch)
                _tell_unread(batch, places)
            if records.trouble:
                typer.echo(f"bookmaker: no records were kept, so all will be built again: {records.trouble}", err=True)
    except CannotBuild as wrong:
        say(wrong.problems)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        typer.echo("bookmaker: stopped; what is finished is kept, and the next run goes on from there", err=True)
        raise typer.Exit(130) from None  # 128 and the number of SIGINT, as shells have it
    except BrokenPipeError:  # nobody listens any more
        raise
    except OSError as wrong:
        say([error("output/not-written", f"{wrong.filename or batch.out}: {wrong.strerror}", hint=UNWRITTEN)])
        raise typer.Exit(1) from None
    if failed:
        raise typer.Exit(1)


def _chosen(batch: "Batch", records: "Records") -> "Batch":
    """The books that are asked for, with their names."""
    from bookmaker.build.names import name_of
    from bookmaker.shelf.batch import named

    chosen = named(batch, records)
    if batch.books and not chosen.books:
        known = ", ".join(name_of(path) for path in batch.books[:4])
        _stop(f"no book’s name fits {', '.join(batch.only)}; there are {known} …")
    return chosen


def _run(batch: "Batch", records: "Records", progress: Progress, start: float) -> int:
    """Build what is due, a line for each book; the number of those that failed."""
    from bookmaker.shelf.batch import run

    with ExitStack() as held:
        report = None
        if len(batch.books) > 1:
            from bookmaker.shelf.report import ReportWriter

            report = held.enter_context(closing(ReportWriter(batch.out)))
        failed = _followed(run(batch, records, progress.hear), batch, progress, report)
        seconds = time.perf_counter() - start
        progress.close(failed, seconds)
        if report:
            report.finish(report.summary(seconds))
            if failed and not progress.quiet:
                typer.echo(f"all that was said stands in {batch.out / 'report.html'}")
    return failed


def _followed(books: "Iterator[Done]", batch: "Batch", progress: Progress, report: "ReportWriter | None") -> int:
    """Tell of each book that was looked at; the number of those that failed."""
    failed = 0
    for done in books:
        due, outcome = done
        if outcome is None:
            targets = ", ".join(str(batch.out / output.target) for output in due.unchanged.values())
            progress.pass_over(f"{due.name}: unchanged ({targets})")
        else:
            files = ", ".join(str(batch.out / made.target) for made in outcome.made)
            progress.tell(f"{outcome.name}: {files or outcome.verdict or 'not built'}", outcome.problems, outcome.pages)
            failed += not outcome.ok
        if report:
            report.add(done)
        gc.collect(0)
    return failed


def _print_plan(batch: "Batch", places: tuple[Path, ...]) -> None:
    """Print what would be built, and why."""
    from bookmaker.shelf.batch import planned
    from bookmaker.shelf.records import Records

    due = unchanged = 0
    with Records(batch.out, reads_only=True) as records:
        for each in planned(_chosen(batch, records), records):
            if each.reasons:
                due += 1
                editions = ", ".join(edition for edition in each.reasons if edition)
                typer.echo(f"{each.name}{f' ({editions})' if editions else ''}: {each.reason}")
            else:
                unchanged += 1
    typer.echo(f"{due} to build, {unchanged} unchanged")
    _tell_gathered(batch)
    _tell_unread(batch, places)


def _tell_gathered(batch: "Batch") -> None:
    """Say how many folders of a shelf are taken for one book each, for want of a book file: they may hold stories."""
    from bookmaker.build.folder import BOOK_FILE

    gathered = [book for book in batch.books if book.is_dir() and not os.path.isfile(book / BOOK_FILE)]  # noqa: PTH113
    if len(batch.books) > 1 and gathered:
        are = "folder of texts is one book" if len(gathered) == 1 else "folders of texts are one book each"
        typer.echo(f"{len(gathered)} {are}; with --each, every text is a book")


def _tell_unread(batch: "Batch", places: Iterable[Path]) -> None:
    """Say which files of a shelf were passed over that may be works, too; not where few books were asked for."""
    from bookmaker.shelf.books import unread_works

    unread = [] if batch.only else [file for place in places if place.is_dir() for file in unread_works(place)]
    if unread:
        endings = " and ".join(sorted({file.suffix.lower() for file in unread}))
        typer.echo(f"{counted(len(unread), 'file')} passed over, for nothing here reads {endings}:")
        for file in unread[:MOST_UNREAD]:
            typer.echo(f"    {on_one_line(str(file))}")
        if len(unread) > MOST_UNREAD:
            typer.echo(f"    and {len(unread) - MOST_UNREAD} more; save them as text or Markdown")


def _changed_since(paths: list[Path], since: str) -> list[Path]:
    """The books of which a file changed since a date."""
    from bookmaker.shelf.plan import deciding_files, pictures_in

    try:
        moment = datetime.fromisoformat(since).timestamp()
    except ValueError:
        _stop(f"“{since}” is no date; write it like 2026-11-01, or 2026-11-01T18:00")
        return []
    pictures = cache(pictures_in)
    return [
        path
        for path in paths
        if any(_changed(file) >= moment for file in chain(deciding_files(path, pictures), _pictures_of(path)))
    ]


def _changed(file: Path) -> float:
    """When a file changed; long ago, where it leads nowhere."""
    return file.stat().st_mtime if file.exists() else 0.0


def _workers(jobs: int, books: int) -> int:
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(1, min(jobs or cores, books))


def _stop(message: str) -> None:
    typer.echo(f"bookmaker: {message}", err=True)
    raise typer.Exit(2)


def _known_editions(names: list[str]) -> tuple[str, ...]:
    unknown = [name for name in names if name not in PROFILES]
    if unknown:
        _stop(f"there is no edition “{unknown[0]}”; there are {', '.join(PROFILES)}")
    return tuple(dict.fromkeys(names))


def _books_at(wanted: Wanted) -> list[Path]:
    from bookmaker.shelf.books import find_books
    from bookmaker.shelf.places import path_name

    try:
        found = [book for place in wanted.places for book in find_books(place, wanted.each)]
        return list({path_name(book): book for book in reversed(found)}.values())[::-1]  # each once, at its first place
    except CannotBuild as wrong:
        say(wrong.problems)
        raise typer.Exit(2) from None
    except OSError as wrong:
        _stop(f"{str(wrong.filename)[:80]}: {wrong.strerror}")
        return []


def _epoch() -> int | None:
    """SOURCE_DATE_EPOCH, the agreed name for a build's date (reproducible-builds.org)."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(text) if text.isdecimal() else None
