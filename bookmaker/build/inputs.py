"""Every byte that decides a book, read once: book file, collection file, sources, pictures, theme."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bookmaker.book_file import Settings, recipe_of
from bookmaker.build.folder import (
    BOOK_FILE,
    PICTURES,
    Listing,
    book_file_of,
    collection_files,
    is_inside,
    is_text,
    is_there,
    listed,
    natural,
    pictures_beside,
)
from bookmaker.build.names import place_name
from bookmaker.model.avoid import Avoid
from bookmaker.model.book import Asset
from bookmaker.model.edition import Theme
from bookmaker.model.problem import CannotBuild, Location, Problem, Report, Severity, error, nearest, warning
from bookmaker.model.recipe import Recipe
from bookmaker.profiles import PROFILES
from bookmaker.profiles.trims import check_trim
from bookmaker.themes import load_theme

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


def nothing_at(path: Path) -> Problem:
    """That there is nothing at a path."""
    return error("source/not-found", "there is no such file or folder", Location(str(path)))


def read_inputs(path: Path) -> Inputs:
    """Read everything that the book at a path (a text or a folder) is made from.

    Raises CannotBuild, with every mistake at once, if the book file or a source cannot be used.
    """
    problems: list[Problem] = []
    if not path.exists():
        raise CannotBuild(nothing_at(path))
    if path.is_dir() and not os.access(path, os.R_OK | os.X_OK):
        at = Location(os.path.relpath(path))
        raise CannotBuild(error("source/unreadable", "you may not look into the folder", at, OPEN_IT))
    folder = path if path.is_dir() else path.parent
    settings = tuple(_settings(path, problems.append))
    recipe = recipe_of(place_name(path), *settings)
    if path.is_dir():
        listing = listed(folder)
        _tell_closed(folder, listing, recipe, problems.append)
        names = _source_names(folder, listing, recipe, problems.append)
        assets = tuple(_pictures(folder, listing.files))
    else:
        names = [path.name]
    sources = tuple(_source(folder, name, problems.append) for name in names)
    if not path.is_dir():
        assets = tuple(_pictures(folder, _of_text(path, recipe.cover, sources)))
    theme = _theme(recipe, folder, problems.append)
    _check_cover(recipe, assets, problems.append)
    _check_editions(recipe, problems.append)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors or theme is None:
        raise CannotBuild(*sorted(problems, key=lambda p: (p.at.file, p.at.line)))
    return Inputs(recipe, settings, tuple(s for s in sources if s), assets, theme, tuple(problems))


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


def _source_names(folder: Path, listing: Listing, recipe: Recipe, report: Report) -> list[str]:
    """The names of the source files in order; patterns of the book file in natural order each."""
    if not recipe.sources:
        names = [name for name in listing.files if is_text(folder / name) and is_inside(folder / name, folder)]
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
    found = [p for p in folder.glob(pattern) if p.is_file() and is_inside(p, folder)]
    return sorted((p.relative_to(folder).as_posix() for p in found), key=natural)


def _tell_closed(folder: Path, listing: Listing, recipe: Recipe, report: Report) -> None:
    """Tell of folders that nobody may look into: texts may lie there, unless the book file says which there are."""
    for name in listing.closed:
        at = Location(os.path.relpath(folder / name))
        message = "you may not look into the folder, which may hold parts of the book"
        if recipe.sources:
            report(warning("source/unreadable", message, at, OPEN_IT))
        else:
            report(error("source/unreadable", message, at, f"{OPEN_IT}, or name the book’s texts under sources:"))


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


def _pictures(folder: Path, names: Iterable[str]) -> Iterator[Asset]:
    """The pictures of a book folder."""
    for name in names:
        yield from _picture(folder / name, folder)


def _of_text(text: Path, cover: str, sources: Iterable[Source | None]) -> dict[str, None]:
    """Of the folder of a bare text, only the pictures that it or its book file names: the others are not its own."""
    named = (name for source in sources if source for name in pictures_beside(text, source.data))
    return dict.fromkeys(filter(None, (cover, *named)))


def _picture(path: Path, folder: Path) -> Iterator[Asset]:
    media_type = PICTURES.get(path.suffix.lower())
    if media_type and path.is_file() and is_inside(path, folder):
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
