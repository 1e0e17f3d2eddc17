"""Which books there are at a place: texts, book folders, and whole shelves of both."""

import os
from collections.abc import Iterator
from pathlib import Path

from bookmaker.build.folder import BOOK_FILE, COLLECTION_FILE, is_text, natural
from bookmaker.build.inputs import Inputs, nothing_at, read_inputs
from bookmaker.model.problem import CannotBuild, Location, error

UNREAD = {".html", ".htm", ".xhtml", ".mht", ".mhtml", ".docx", ".doc", ".odt", ".rtf", ".pages", ".wpd"}
"""Endings of works that people keep, and that no reader takes; finished books (EPUB, PDF) are no sources."""


def find_books(path: Path, each: bool = False) -> list[Path]:
    """The books at a path: a text, a book folder, or all books of a folder with several.

    A folder is a book if it has a book file, or if texts but no other books lie in it. Bare texts beside other books,
    and in a folder with a collection file, are books of their own; with `each` all of them are.
    Raises CannotBuild if there is nothing at the path.
    """
    if not path.exists():
        raise CannotBuild(nothing_at(path))
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


def _books_in(folder: Path, each: bool) -> list[Path]:
    """The books of a folder and below; linked folders are not followed, for links can lead round in circles.

    A folder there that nobody may look into stands for its books, and its turn tells so; beside texts that are one
    book it may be a part of it, and is told of with it.
    """
    if (folder / BOOK_FILE).is_file():
        return [folder]
    entries = sorted((p for p in folder.iterdir() if not p.name.startswith(".")), key=lambda p: natural(p.name))
    below, closed = list[Path](), list[Path]()
    for inner in entries:
        if inner.is_dir() and not inner.is_symlink():
            try:
                below += _books_in(inner, each)
            except PermissionError:
                closed.append(inner)
            except FileNotFoundError:  # it is gone, since it was listed
                continue
    texts = [entry for entry in entries if is_text(entry)]
    if below or each or (folder / COLLECTION_FILE).is_file():
        return [*below, *closed, *texts]
    return [folder] if texts else closed


def unread_works(place: Path) -> Iterator[Path]:
    """Files below a place that may well be works, but in formats that no reader takes; none where books were made."""
    from bookmaker.shelf.records import FOLDER  # who inspects a text needs no database

    for folder, folders, names in os.walk(place):
        if BOOK_FILE in names or FOLDER in folders:
            folders.clear()
            continue
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=natural)
        found = (name for name in names if Path(name).suffix.lower() in UNREAD and not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(found, key=natural))


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
