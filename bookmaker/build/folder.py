"""The folder of a book: which files stand in it, in the order in which people count, and what each may be."""

import errno
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bookmaker.readers import is_readable, pictures_named

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


class Listing(NamedTuple):
    """The names of the files below a folder, as people count, and of the folders there that nobody may look into."""

    files: tuple[str, ...]
    closed: tuple[str, ...]


def listed(folder: Path) -> Listing:
    """All that stands below a folder but what is hidden; linked folders are not followed."""
    files: list[str] = []
    closed: list[str] = []

    def told(wrong: OSError) -> None:
        if isinstance(wrong, PermissionError):  # else it is gone, since it was listed
            closed.append(wrong.filename)

    for place, folders, names in os.walk(folder, onerror=told):
        if not os.access(place, os.R_OK | os.X_OK):  # who may list it need not be able to look at what is in it
            closed.append(place)
            folders.clear()
            continue
        folders[:] = (name for name in folders if not name.startswith("."))
        files += (os.path.join(place, name) for name in names if not name.startswith("."))  # noqa: PTH118
    return Listing(_below(folder, files), _below(folder, closed))


def _below(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((Path(os.path.relpath(path, folder)).as_posix() for path in paths), key=natural))


def is_text(path: Path) -> bool:
    """Whether a file is a text that a book is made of, and not one about the folder."""
    return (
        os.path.isfile(path)  # noqa: PTH113  # false, too, for a link to where nobody may look
        and is_readable(path.name)
        and path.stem.lower() not in NOT_TEXTS
        and not path.name.startswith(".")
    )


def pictures_beside(text: Path, data: bytes) -> list[str]:
    """The pictures below the folder of a bare text that it names, as it may name them; none that is hidden.

    The folder is not listed: it may hold thousands of texts, each with pictures of its own.
    """
    names = {os.path.normpath(name) for name in pictures_named(text.name, data)}
    return sorted((name for name in names if _is_picture_beside(name, text.parent)), key=natural)


def _is_picture_beside(name: str, folder: Path) -> bool:
    """Whether a name leads to a picture below a folder."""
    if Path(name).suffix.lower() not in PICTURES or any(part.startswith(".") for part in Path(name).parts):
        return False
    return is_there(folder / name) and is_inside(folder / name, folder)


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts as people count: `2-b` before `10-a`."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in re.split(r"(\d+)", name) if part
    )


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path, its links followed, stays below the folder."""
    return path.resolve().is_relative_to(folder.resolve())
