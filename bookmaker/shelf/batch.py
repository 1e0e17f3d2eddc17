"""Many books: what is due is made, in as many processes as there are cores, and remembered when it is finished."""

from __future__ import annotations

import errno
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from bookmaker.build.making import Made, Order, Outcome, Task, make, packed, seen_from_here
from bookmaker.build.names import name_of
from bookmaker.build.store import stamp_of, sweep, write_whole
from bookmaker.model.problem import CannotBuild, Location, Tell, error, untold
from bookmaker.shelf.limits import Limits, Lost
from bookmaker.shelf.names import names_of
from bookmaker.shelf.places import is_gone, path_name
from bookmaker.shelf.plan import THEME, Due, Planner, Wishes, key_of, theme_digest
from bookmaker.shelf.records import FOLDER, BookRecord, OutputRecord, Records


class Batch(NamedTuple):
    """What is asked of many books at once.

    `only` are patterns of books' names; `since` is a time (seconds since 1970) before which a book's files are not
    looked at; `force` builds what has not changed too. `cluster` is the address of a
    scheduler whose workers make the books, or `local`. `names` are the books' names (see `named`).
    """

    books: tuple[Path, ...]
    order: Order
    out: Path
    jobs: int = 1
    limits: Limits = Limits()
    only: tuple[str, ...] = ()
    force: bool = False
    cluster: str = ""
    fail_fast: bool = False
    names: tuple[str, ...] = ()


class Done(NamedTuple):
    """A book that was looked at: why it was due, and how it went; no outcome where nothing was due."""

    due: Due
    outcome: Outcome | None


def named(batch: Batch, records: Records) -> Batch:
    """The books of a batch whose names fit what is asked for, with these names; a name that others share fits too."""
    names = names_of(batch.books, records)
    fits = [book for book in names if not batch.only or _fits(batch.only, name_of(book), names[book])]
    return batch._replace(books=tuple(fits), names=tuple(names[book] for book in fits))


def _fits(patterns: Iterable[str], *names: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns for name in names)


def planned(batch: Batch, records: Records) -> Iterator[Due]:
    """What is due, book by book."""
    return _due(batch, _planner(batch, records))


def _planner(batch: Batch, records: Records) -> Planner:
    return Planner(records, batch.out, batch.order.editions, _wishes(batch))


def _due(batch: Batch, planner: Planner) -> Iterator[Due]:
    for book, name in zip(batch.books, batch.names, strict=True):
        due = planner.due(book)._replace(name=name)
        if batch.force or batch.order.is_strict:  # what was built before may not have been checked strictly
            due = due._replace(reasons=dict.fromkeys(batch.order.editions or ("",), "asked for"), unchanged={})
        yield due


def _wishes(batch: Batch) -> Wishes:
    reader = batch.order.reader
    profile = reader.read_text("utf-8", "replace") if reader and reader.is_file() else ""
    copy = f"-{reader.stem}" if reader else ""
    date = "" if batch.order.epoch is None else str(batch.order.epoch)
    return Wishes(batch.order.theme, date, profile, copy)


def run(batch: Batch, records: Records, tell: Tell = untold) -> Iterator[Done]:
    """Make what is due; every book in the order of the shelf, as soon as it and those before it are finished.

    `tell` hears how far a book is that is made here.
    """
    sweep(batch.out)
    planner = _planner(batch, records)
    shelf: deque[Due] = deque()
    finished: dict[Path, Done] = {}
    begun: dict[Path, Due] = {}

    def tasks() -> Iterator[Task]:
        """The books that are due, as tasks; the others are finished already."""
        for due in _due(batch, planner):
            shelf.append(due)
            if due.reasons:
                begun[due.book] = due
                yield _task(batch, due)
            else:
                finished[due.book] = Done(due, None)

    for task, outcome in _made(tasks(), batch, tell):
        due = begun.pop(task.book)
        finished[task.book] = Done(due, seen_from_here(outcome, task.book))
        if planner.wishes == _wishes(batch):  # else a profile was changed while we were at work
            with suppress(OSError):  # what cannot be looked at is not remembered, and built again
                _keep(due, outcome, planner)
        if batch.fail_fast and not outcome.ok:
            yield from finished.values()
            return
        yield from _first(shelf, finished)
    yield from _first(shelf, finished)


def _first(shelf: deque[Due], finished: dict[Path, Done]) -> Iterator[Done]:
    """The first books of the shelf, so far as they are finished; they are taken from it."""
    while shelf and shelf[0].book in finished:
        yield finished.pop(shelf.popleft().book)


def _made(tasks: Iterable[Task], batch: Batch, tell: Tell) -> Iterator[tuple[Task, Outcome]]:
    if batch.cluster:
        yield from _made_elsewhere(tasks, batch)
        return
    if batch.jobs == 1 and not any(batch.limits):
        for task in tasks:
            yield task, make(task, tell)
        return
    from bookmaker.shelf.crew import work  # a book that is made here does without its libraries

    for task, outcome in work(make, tasks, batch.jobs, batch.limits, _ready):
        yield task, _lost(task, outcome) if isinstance(outcome, Lost) else outcome


def _made_elsewhere(tasks: Iterable[Task], batch: Batch) -> Iterator[tuple[Task, Outcome]]:
    """Books that others make; their bytes are written here, as they come. A book that cannot be read is told here."""
    from bookmaker.shelf.cluster import cluster, work_on

    unread: list[tuple[Task, Outcome]] = []

    def packed_ones() -> Iterator[Task]:
        """The tasks with their bytes."""
        for task in tasks:
            try:
                yield packed(task)
            except (CannotBuild, OSError):
                unread.append((task, make(task)))  # which says why

    with cluster(batch.cluster, batch.jobs) as client:
        for task, outcome in work_on(client, make, packed_ones()):
            yield task, _lost(task, outcome) if isinstance(outcome, Lost) else _written(task, outcome)
            yield from _taken(unread)
        yield from _taken(unread)


def _taken(outcomes: list[tuple[Task, Outcome]]) -> Iterator[tuple[Task, Outcome]]:
    """What has gathered in a list, which is empty after."""
    gathered = list(outcomes)
    outcomes.clear()
    yield from gathered


def _written(task: Task, outcome: Outcome) -> Outcome:
    """An outcome whose bytes came from elsewhere, and are written now."""
    made = list[Made]()
    try:
        for each in outcome.made:
            is_new = write_whole(task.out / each.target, each.data or b"")
            made.append(each._replace(data=None, is_new=is_new, stamp=stamp_of(task.out / each.target)))
    except OSError as wrong:
        reason = error("output/not-written", f"{wrong.filename or task.book}: {wrong.strerror}")
        return outcome._replace(made=tuple(made), problems=(*outcome.problems, reason), verdict="not written")
    return outcome._replace(made=tuple(made))


def _lost(task: Task, lost: Lost) -> Outcome:
    hint = "the other books are not concerned; build this one by itself to see more"
    return Outcome(task.name, (), (error("build/worker-lost", lost.why, Location(str(task.book)), hint),), "not built")


def _ready() -> None:
    """Import what every worker needs, once for all of them."""
    import bookmaker.build.edition
    import bookmaker.build.road
    import bookmaker.writers.epub  # noqa: F401


def _task(batch: Batch, due: Due) -> Task:
    """The editions of a book that are due; all of them, where the book file has to say which."""
    editions = () if "" in due.reasons else tuple(due.reasons)
    return Task(due.book, batch.order._replace(editions=editions), batch.out, name=due.name)


def _keep(due: Due, outcome: Outcome, planner: Planner) -> None:
    """Remember what was made, or that nothing could be; the planner that knows its folder need not list it again."""
    records, wishes = planner.records, planner.wishes
    if not outcome.made:
        records.keep(BookRecord(path_name(due.book), outcome.name, {}, (), ""), ())
    if outcome.made and not outcome.verdict:
        book = path_name(due.book)
        unseen = {name: digest for name, digest in planner.parts(due.book, outcome.read) if name not in due.parts}
        parts = {**due.parts, **unseen, THEME: theme_digest(outcome.theme)}
        outputs = [_record(made, book, key_of(made.edition, parts, wishes), wishes, outcome) for made in outcome.made]
        records.keep(BookRecord(book, outcome.name, parts, outcome.editions, outcome.theme), outputs)


def _record(made: Made, book: str, key: str, wishes: Wishes, outcome: Outcome) -> OutputRecord:
    edition = made.edition + wishes.copy
    return OutputRecord(made.target, book, edition, key, made.stamp, outcome.words, made.pages, made.seconds)


def orphans(batch: Batch, records: Records, places: Iterable[Path]) -> Iterator[OutputRecord]:
    """What was made of books that lay below these places, and lie there no more."""
    roots = [place.resolve() for place in places if place.is_dir()]
    for output in records.all_outputs():
        is_below = any(Path(output.book).is_relative_to(root) for root in roots)
        if is_below and is_gone(output.book) and (batch.out / output.target).exists():
            yield output


def _lock(file: int) -> None:
    """Lock a file until this process ends. Raises BlockingIOError where another one has; some systems have no locks."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # workers do not inherit it
    except OSError as wrong:
        if wrong.errno in (errno.EAGAIN, errno.EACCES):
            raise BlockingIOError(*wrong.args) from None  # else a share without locks: go on


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Keep other runs off an output folder while this one is at work. Raises CannotBuild if one is there already."""
    (out / FOLDER).mkdir(parents=True, exist_ok=True)
    with (out / FOLDER / "lock").open("a+") as file:
        try:
            _lock(file.fileno())
        except BlockingIOError:
            file.seek(0)
            raise CannotBuild(
                error(
                    "build/another-run",
                    f"another run (process {file.read().strip() or 'unknown'}) is building into this folder",
                    Location(str(out)),
                    "wait until it is finished, or give this one another --out",
                )
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
