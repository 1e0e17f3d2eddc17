"""Every byte that decides a book, read once: book file, collection file, sources, pictures, theme."""

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bookmaker.book_file import Settings, recipe_of
from bookmaker.build.names import place_name
from bookmaker.model.avoid import Avoid
from bookmaker.model.book import Asset
from bookmaker.model.edition import Theme
from bookmaker.model.problem import CannotBuild, Location, Problem, Report, Severity, error, nearest
from bookmaker.model.recipe import Recipe
from bookmaker.profiles import PROFILES
from bookmaker.profiles.trims import check_trim
from bookmaker.readers import is_readable
from bookmaker.themes import load_theme

BOOK_FILE, COLLECTION_FILE = "book.yaml", "collection.yaml"
PICTURES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}
NOT_TEXTS = {"readme", "license", "licence", "notes", "todo", "changelog"}
"""Names of files that lie beside a book's texts and are none."""
UNREAD = {".html", ".htm", ".xhtml", ".mht", ".mhtml", ".docx", ".doc", ".odt", ".rtf", ".pages", ".wpd"}
"""Endings of works that people keep, and that no reader takes; finished books (EPUB, PDF) are no sources."""
MOST_BYTES = 200_000_000


OPEN_IT = "ask its owner, or change who may read it"


class Source(NamedTuple):
    """A source file: its name below the book's folder, and its bytes."""

    name: str
    data: bytes


class Inputs(NamedTuple):
    """All that a book is made from, and the wish of the reader whom this copy is for.

    `problems` is what was found on the way, errors included.
    """

    recipe: Recipe
    settings: tuple[Settings, ...]
    sources: tuple[Source, ...]
    assets: tuple[Asset, ...]
    theme: Theme
    problems: tuple[Problem, ...] = ()
    avoid: Avoid | None = None


def find_books(path: Path, each: bool = False) -> list[Path]:
    """The books at a path: a text, a book folder, or all books of a folder with several.

    A folder is a book if it has a book file, or if texts but no other books lie in it. Bare texts beside other books,
    and in a folder with a collection file, are books of their own; with `each` all of them are.
    Raises CannotBuild if there is nothing at the path.
    """
    if not path.exists():
        raise CannotBuild(_nothing_at(path))
    if path.is_file():
        return [path.parent] if path.name == BOOK_FILE else [path]
    found = sorted(_books_in(path, each), key=lambda p: natural(p.name))
    if not found:
        unread = " and ".join(sorted({file.suffix.lower() for file in unread_works(path)}))
        hint = f"put a text or a {BOOK_FILE} into the folder"
        if unread:
            hint = f"nothing here reads {unread}: save the works as text or Markdown"
        raise CannotBuild(error("source/no-text", "no text was found here", Location(str(path)), hint))
    return found


def _nothing_at(path: Path) -> Problem:
    return error("source/not-found", "there is no such file or folder", Location(str(path)))


def _books_in(folder: Path, each: bool) -> Iterator[Path]:
    """The books of a folder and below; linked folders are not followed, for links can lead round in circles."""
    if (folder / BOOK_FILE).is_file():
        yield folder
        return
    entries = sorted((p for p in folder.iterdir() if not p.name.startswith(".")), key=lambda p: natural(p.name))
    below = [book for p in entries if not p.is_symlink() and p.is_dir() for book in _books_below(p, each)]
    texts = [entry for entry in entries if is_text(entry)]
    yield from below
    if below or each or (folder / COLLECTION_FILE).is_file():
        yield from texts
    elif texts:
        yield folder


def _books_below(folder: Path, each: bool) -> list[Path]:
    """The books of a folder in a folder. One that nobody may look into stands for its books: its turn tells so."""
    try:
        return list(_books_in(folder, each))
    except PermissionError:
        return [folder]


def unread_works(place: Path) -> Iterator[Path]:
    """Files below a place that may well be works, but in formats that no reader takes; none where books were made."""
    from bookmaker.build.records import FOLDER  # who inspects a text needs no database

    for folder, folders, names in os.walk(place):
        if BOOK_FILE in names or FOLDER in folders:
            folders.clear()
            continue
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=natural)
        found = (name for name in names if Path(name).suffix.lower() in UNREAD and not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(found, key=natural))


def is_text(path: Path) -> bool:
    """Whether a file is a text that a book is made of, and not one about the folder."""
    return (
        os.path.isfile(path)  # noqa: PTH113  # false, too, for a link to where nobody may look
        and is_readable(path.name)
        and path.stem.lower() not in NOT_TEXTS
        and not path.name.startswith(".")
    )


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts as people count: `2-b` before `10-a`."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in re.split(r"(\d+)", name) if part
    )


def read_inputs(path: Path) -> Inputs:
    """Read everything that the book at a path (a text or a folder) is made from.

    Raises CannotBuild, with every mistake at once, if the book file or a source cannot be used.
    """
    problems: list[Problem] = []
    if not path.exists():
        raise CannotBuild(_nothing_at(path))
    if path.is_dir() and not os.access(path, os.R_OK | os.X_OK):
        at = Location(os.path.relpath(path))
        raise CannotBuild(error("source/unreadable", "you may not look into the folder", at, OPEN_IT))
    folder = path if path.is_dir() else path.parent
    settings = tuple(_settings(path, problems.append))
    recipe = recipe_of(place_name(path), *settings)
    names = [path.name] if path.is_file() else _source_names(folder, recipe, problems.append)
    sources = tuple(_source(folder, name, problems.append) for name in names)
    assets = tuple(_pictures(folder) if path.is_dir() else _cover(folder, recipe.cover))
    theme = _theme(recipe, folder, problems.append)
    _check_cover(recipe, assets, problems.append)
    _check_editions(recipe, problems.append)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors or theme is None:
        raise CannotBuild(*sorted(problems, key=lambda p: (p.at.file, p.at.line)))
    return Inputs(recipe, settings, tuple(s for s in sources if s), assets, theme, tuple(problems))


def read_one(path: Path) -> Inputs:
    """Read the one book at a path. Raises CannotBuild if there are several, or if the system lets none be read."""
    try:
        books = find_books(path)
        if len(books) > 1:
            names = ", ".join(book.name for book in books[:4])
            raise CannotBuild(
                error(
                    "source/several-books",
                    f"there are {len(books)} books here",
                    Location(str(path)),
                    f"name one of them: {names}{' …' if len(books) > 4 else ''}",
                )
            )
        return read_inputs(books[0])
    except OSError as wrong:
        raise CannotBuild(
            error("source/unreadable", f"it cannot be read: {wrong.strerror}", Location(str(path)))
        ) from wrong


def book_file_of(path: Path) -> Path:
    """The place of a book's file: in its folder, or beside a text that is a book by itself (`story.book.yaml`)."""
    return path / BOOK_FILE if path.is_dir() else path.with_name(f"{path.stem}.{BOOK_FILE}")


def collection_files(book: Path) -> list[Path]:
    """The collection files of all folders above a book, the nearest last: it weighs most."""
    folder, found = os.path.realpath(book), list[Path]()
    while folder != (folder := os.path.dirname(folder)):  # noqa: PTH120  # asked for each book of thousands: no paths
        file = os.path.join(folder, COLLECTION_FILE)  # noqa: PTH118
        if os.path.isfile(file):  # noqa: PTH113
            found.append(Path(file))
    return found[::-1]


def is_there(file: Path) -> bool:
    """Whether there is such a file; of a name that is longer than the system takes there is none."""
    try:
        return file.is_file()
    except OSError as wrong:
        if wrong.errno == errno.ENAMETOOLONG:
            return False
        raise


def _settings(path: Path, report: Report) -> Iterator[Settings]:
    """The collection files above the book, then the book's own, if there is one."""
    for file in (*collection_files(path), book_file_of(path)):
        if is_there(file):
            from bookmaker.book_file.read import read_settings

            name = os.path.relpath(file)
            try:
                yield read_settings(name, file.read_text("utf-8-sig"), report)
            except UnicodeDecodeError:
                report(error("book-file/not-utf-8", "a book file has to be UTF-8", Location(name), "save it as UTF-8"))
    if path.is_dir() and not (path / BOOK_FILE).is_file():
        yield Settings(at=Location(os.path.relpath(path)))


def _source_names(folder: Path, recipe: Recipe, report: Report) -> list[str]:
    """The names of the source files in order; patterns of the book file in natural order each."""
    if not recipe.sources:
        found = [p for p in folder.rglob("*") if is_text(p) and not _is_hidden(p, folder) and _is_inside(p, folder)]
        names = sorted((p.relative_to(folder).as_posix() for p in found), key=natural)
        if not names:
            report(
                error(
                    "source/no-text",
                    "no text was found here",
                    Location(os.path.relpath(folder)),
                    "put the text into the folder, or name it under sources: in the book file",
                )
            )
        return names
    names = []
    for pattern in recipe.sources:
        matches = _matching(folder, pattern)
        if not matches:
            report(
                error(
                    "source/not-found",
                    f"no file fits “{pattern}”",
                    recipe.place_of("sources"),
                    "sources are paths below the book’s folder",
                )
            )
        names += [name for name in matches if name not in names]
    return names


def _matching(folder: Path, pattern: str) -> list[str]:
    """Files below the folder that fit; a path that leads out of it fits nothing."""
    if pattern.startswith(("/", "~")) or ".." in Path(pattern).parts:
        return []
    found = [p for p in folder.glob(pattern) if p.is_file() and _is_inside(p, folder)]
    return sorted((p.relative_to(folder).as_posix() for p in found), key=natural)


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether a path, its links followed, stays below the folder."""
    return path.resolve().is_relative_to(folder.resolve())


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _source(folder: Path, name: str, report: Report) -> Source | None:
    path = folder / name
    try:
        if path.stat().st_size > MOST_BYTES:
            report(error("source/too-large", f"the file has more than {MOST_BYTES // 1_000_000} MB", Location(name)))
            return None
        return Source(name, path.read_bytes())
    except OSError as wrong:
        report(error("source/unreadable", f"the file cannot be read: {wrong.strerror}", Location(name), OPEN_IT))
        return None


def _pictures(folder: Path) -> Iterator[Asset]:
    """The pictures of a book folder."""
    for path in sorted(folder.rglob("*"), key=lambda p: natural(p.relative_to(folder).as_posix())):
        if not _is_hidden(path, folder):
            yield from _picture(path, folder)


def _cover(folder: Path, name: str) -> Iterator[Asset]:
    """Of the folder of a bare text, only the picture that its book file names: the others are not its own."""
    if name:
        yield from _picture(folder / name, folder)


def _picture(path: Path, folder: Path) -> Iterator[Asset]:
    media_type = PICTURES.get(path.suffix.lower())
    if media_type and path.is_file() and _is_inside(path, folder):
        yield Asset(path.relative_to(folder).as_posix(), path.read_bytes(), media_type)


def _theme(recipe: Recipe, folder: Path, report: Report) -> Theme | None:
    try:
        return load_theme(recipe.theme, folder, recipe.place_of("theme"))
    except CannotBuild as wrong:
        for problem in wrong.problems:
            report(problem)
        return None


def _check_cover(recipe: Recipe, assets: tuple[Asset, ...], report: Report) -> None:
    if recipe.cover and recipe.cover not in {asset.path for asset in assets}:
        report(
            error(
                "cover/not-found",
                f"there is no picture “{recipe.cover}” in the book’s folder",
                recipe.place_of("cover"),
            )
        )


def _check_editions(recipe: Recipe, report: Report) -> None:
    for name in recipe.editions:
        if name not in PROFILES:
            hint = nearest(name, list(PROFILES))
            report(error("edition/unknown", f"there is no edition “{name}”", recipe.place_of("editions"), hint))
    if recipe.trim and (wrong := check_trim(recipe.trim)):
        report(error("edition/unknown-trim", wrong[0], recipe.place_of("trim"), wrong[1]))


def with_theme(inputs: Inputs, name: str, folder: Path) -> Inputs:
    """The same book in another theme."""
    return inputs._replace(theme=load_theme(name, folder, Location("")))


def with_reader(inputs: Inputs, path: Path) -> Inputs:
    """The same book for a reader whose profile stands in a file. Raises CannotBuild with all that is wrong in it."""
    from bookmaker.book_file.avoid import read_avoid
    from bookmaker.build.avoid import weighed

    problems: list[Problem] = []
    try:
        avoid = read_avoid(os.path.relpath(path), path.read_text("utf-8-sig"), problems.append)
    except UnicodeDecodeError:
        at = Location(str(path))
        raise CannotBuild(error("book-file/not-utf-8", "a profile has to be UTF-8", at, "save it as UTF-8")) from None
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise CannotBuild(*problems)
    return inputs._replace(avoid=avoid, problems=(*map(weighed, inputs.problems), *problems))
