"""One book with all its editions, from its bytes to its files: what a worker does, here or elsewhere."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bookmaker.build.inputs import Inputs, read_inputs, with_reader, with_theme
from bookmaker.build.names import name_of
from bookmaker.build.store import stamp_of, write_whole
from bookmaker.model.patterns import SPACES
from bookmaker.model.problem import CannotBuild, Location, Problem, Severity, Tell, error, untold
from bookmaker.profiles import PROFILES
from bookmaker.themes import theme_names

if TYPE_CHECKING:
    from bookmaker.build.road import Road


class Order(NamedTuple):
    """What a book is asked for: editions (empty: those of its book file), theme, strictness, the files' date.

    `reader` is the profile of the reader whom the copy is for.
    """

    editions: tuple[str, ...]
    theme: str = ""
    is_strict: bool = False
    epoch: int | None = None
    reader: Path | None = None


class Task(NamedTuple):
    """A book to be made, and where it goes: a folder that gets a folder for it, or the file itself.

    `inputs` are its bytes, for workers that share no disk with us; they send the bytes of the editions back. A theme
    of ours has its name alone there: they have it too. `name` is the book's, which they cannot look up; empty for
    the one that it would have by itself.
    """

    book: Path
    order: Order
    out: Path
    is_file: bool = False
    inputs: Inputs | None = None
    name: str = ""


class Made(NamedTuple):
    """An edition that was made: its file below the output folder, the file's stamp, and whether the file was new.

    `pages` are 0 for a format that has none; `data` are its bytes, where the worker could not write them.
    """

    edition: str
    target: str
    stamp: str
    is_new: bool
    seconds: float
    pages: int = 0
    data: bytes | None = None


class Outcome(NamedTuple):
    """How the making of a book went.

    `editions` are those of its book file, whichever were asked for; `read` are the files below its folder that were.
    """

    name: str
    made: tuple[Made, ...]
    problems: tuple[Problem, ...]
    verdict: str = ""
    editions: tuple[str, ...] = ()
    theme: str = ""
    words: int = 0
    seconds: float = 0.0
    read: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """The printed pages of all editions that were made."""
        return sum(made.pages for made in self.made)

    @property
    def ok(self) -> bool:
        """Whether all that was asked for was made."""
        return not self.verdict and not any(problem.severity is Severity.ERROR for problem in self.problems)


class Ears(NamedTuple):
    """Who hears what happens while a book is made: the list of its problems, and who waits for it."""

    problems: list[Problem]
    tell: Tell


def make(task: Task, tell: Tell = untold) -> Outcome:
    """Make every edition of one book; `tell` hears how far it is. Whatever goes wrong stays with this book."""
    problems: list[Problem] = []
    start = time.perf_counter()
    try:
        outcome = _make(task, problems, tell)
    except CannotBuild as wrong:
        outcome = Outcome(task.name or name_of(task.book), (), (*problems, *wrong.problems), "not built")
    except OSError as wrong:
        reason = error(
            "output/not-written",
            f"{wrong.filename or task.book}: {wrong.strerror}",
            hint="nothing half-written was left; make room, or name a folder that can be written with --out",
        )
        outcome = Outcome(task.name or name_of(task.book), (), (*problems, reason), "not written")
    except MemoryError:
        raise
    except Exception as bug:  # noqa: BLE001  # one book's trouble must not stop the others
        reason = error(
            "bookmaker/bug",
            f"{type(bug).__name__}: {bug}",
            hint="this is a mistake of bookmaker’s; please report it with the text",
        )
        outcome = Outcome(task.name or name_of(task.book), (), (*problems, reason), "not built")
    return outcome._replace(seconds=time.perf_counter() - start)


def seen_from_here(outcome: Outcome, book: Path) -> Outcome:
    """An outcome whose problems name the book's files as they are found from here: many books have a `story.txt`.

    Those that stand nowhere in particular name the book.
    """
    folder = book if book.is_dir() else book.parent
    whole = Location(os.path.relpath(book))
    problems = (problem._replace(at=_from_here(problem.at, folder) or whole) for problem in outcome.problems)
    return outcome._replace(problems=tuple(problems))


def _from_here(at: Location, folder: Path) -> Location | None:
    """A place in a file of a folder; places elsewhere stay as they are, and nowhere is none."""
    if not at.file:
        return None
    is_below = os.path.isfile(folder / at.file)  # noqa: PTH113  # false, too, where nobody may look
    return at._replace(file=os.path.relpath(folder / at.file)) if is_below else at


def _make(task: Task, problems: list[Problem], tell: Tell) -> Outcome:
    from bookmaker.build.road import travel

    name, order = task.name or name_of(task.book), task.order
    inputs = with_wishes(task.inputs or read_inputs(task.book), task)
    problems += inputs.problems
    road = travel(inputs, problems.append)
    if order.is_strict:
        from bookmaker.build.ledger import check_approved

        check_approved(road, problems.append)
    editions = order.editions or road.recipe.editions
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Outcome(name, (), tuple(problems), "not built")
    made = tuple(_editions(task, inputs, road, editions, Ears(problems, tell)))
    words = sum(word_count(manuscript.text) for manuscript in road.manuscripts)
    verdict, own = "" if made else "not built", road.recipe.editions
    read = tuple(_read(inputs, task.book))
    return Outcome(name, made, tuple(problems), verdict, own, inputs.theme.name, words, read=read)


_BARE = bytes(ord(" ") if chr(code).isspace() else ord("x") for code in range(256))


def word_count(text: str) -> int:
    """The words of a text, which are counted without being cut out of it."""
    if any([space in text for space in SPACES if space > "\xff"]):  # noqa: C419  # sooner for so few
        return len(text.split())
    bare = text.encode("latin-1", "replace").translate(_BARE)
    return bare.count(b"x ") + bare.endswith(b"x")


def _read(inputs: Inputs, book: Path) -> Iterator[str]:
    """The files below a book's folder that it was made of: a look at the folder may not tell all of them."""
    yield from (source.name for source in inputs.sources)
    yield from (asset.path for asset in inputs.assets)
    theme = (book if book.is_dir() else book.parent) / inputs.recipe.theme
    if inputs.theme.name not in theme_names() and theme.is_dir():
        yield from (f"{inputs.recipe.theme}/{path.relative_to(theme).as_posix()}" for path in sorted(theme.rglob("*")))


def with_wishes(inputs: Inputs, task: Task) -> Inputs:
    """The inputs of a book as the command line wishes: for a reader, in another theme."""
    if task.inputs is not None:  # they came from afar, and the wishes are in them
        return inputs if inputs.theme.faces else with_theme(inputs, inputs.theme.name, task.book)
    if task.order.reader:
        inputs = with_reader(inputs, task.order.reader)
    if task.order.theme:
        inputs = with_theme(inputs, task.order.theme, task.book if task.book.is_dir() else task.book.parent)
    return inputs


def packed(task: Task) -> Task:
    """A task with all its bytes, for a worker elsewhere. Raises CannotBuild and OSError like reading does."""
    inputs = with_wishes(read_inputs(task.book), task)
    if inputs.theme.name in theme_names():
        inputs = inputs._replace(theme=inputs.theme._replace(faces=()))
    return task._replace(inputs=inputs, name=task.name or name_of(task.book))


def _editions(task: Task, inputs: Inputs, road: "Road", editions: tuple[str, ...], ears: Ears) -> Iterator[Made]:
    from bookmaker.build.edition import edition_of, make_edition

    for name in editions:
        result = make_edition(road, edition_of(name, road.recipe, inputs.theme), task.order.epoch, ears.tell)
        ears.problems.extend(result.problems)
        if result.data is None:
            continue
        copy = f"-{task.order.reader.stem}" if task.order.reader else ""
        book = task.name or name_of(task.book)
        below = "" if task.is_file else f"{book}/{book}{copy}{suffix_of(name)}"
        target = task.out / below
        if task.inputs is not None:
            yield Made(name, below, "", True, result.seconds, result.pages, result.data)
        else:
            is_new = write_whole(target, result.data)
            yield Made(name, below, stamp_of(target), is_new, result.seconds, result.pages)


def suffix_of(edition: str) -> str:
    """`.epub` and `.pdf` for the plain editions; others carry their name: `-a5.pdf`."""
    profile = PROFILES[edition]
    extra = edition.removeprefix("print").removeprefix("epub")
    return f"{extra}{profile.suffix}"
