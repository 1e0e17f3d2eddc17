"""What books are called below the output folder: each has a folder of its own there, for good."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bookmaker.build.records import Records

LONGEST = 200
"""Bytes of a name. Most systems take 255 of a file's; its ending and a reader's name come behind it."""


def place_name(book: Path) -> str:
    """What a book's place is called: its own folder, or its file without the ending."""
    return _printable((book.stem if book.is_file() else book.resolve().name).strip(". ") or "book")


def name_of(book: Path) -> str:
    """The name that a book would have by itself below the output folder: that of its place, or its beginning."""
    return _cut(place_name(book), LONGEST)


def _printable(name: str) -> str:
    """A name as text on one line, which names of files need not be."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text if text.isprintable() else "".join(" " if ord(sign) < ord(" ") else sign for sign in text)


def _cut(name: str, most: int) -> str:
    """A name of at most so many bytes, cut between its characters."""
    data = name.encode()
    return name if len(data) <= most else data[:most].decode("utf-8", "ignore").rstrip(". ")


def spelled(name: str) -> str:
    """A name as text, which names of files need not be."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def path_name(path: Path) -> str:
    """What the records call a file: its name in its real folder."""
    if path.name in ("", ".."):
        return spelled(str(path.resolve()))
    return spelled(str(_real(path.parent.absolute()) / path.name))


@lru_cache(maxsize=64)
def _real(folder: Path) -> Path:
    """A folder without links on the way, asked for once for all that stands in it."""
    return folder.resolve()


def names_of(books: Sequence[Path], records: Records) -> dict[Path, str]:
    """The name of each book. One that has a name keeps it; new ones whose names are taken, or that would share one,
    say in brackets which folder they are from, or what kind of file they are. A run that was broken off and one
    that goes on from there give the same names as one that was not.

    Names that differ only in capitals are one to many systems, and so they are here.
    """
    names: dict[Path, str] = {}
    register = _Register(records)
    groups: dict[str, list[Path]] = {}
    for book in books:
        groups.setdefault(_key(name_of(book)), []).append(book)
        known = records.name(path_name(book))
        if known and _key(known) not in register.taken:
            names[book] = register.given(known)
    for alike in groups.values():
        if new := [book for book in alike if book not in names]:
            is_alone = len(alike) == 1 and register.is_free(name_of(new[0]), new[0])
            wanted = {new[0]: name_of(new[0])} if is_alone else _told_apart(alike, names, register)
            names |= {book: register.given(_numbered(wanted[book], book, register)) for book in new}
    return {book: names[book] for book in books}


class _Register:
    """Which names are taken: by books of this run, and by others that are still there."""

    def __init__(self, records: Records) -> None:
        self.taken: set[str] = set()
        self._records = records

    @cached_property
    def _holders(self) -> dict[str, str]:
        """The book that files of each name were made of."""
        outputs = self._records.all_outputs()
        return {_key(output.target.partition("/")[0]): output.book for output in outputs}

    def given(self, name: str) -> str:
        """A name, which is taken now."""
        self.taken.add(_key(name))
        return name

    def is_free(self, name: str, book: Path) -> bool:
        """Whether a book may have a name: nobody else has it."""
        holder = self._holders.get(_key(name), "")
        is_own = not holder or holder == path_name(book) or is_gone(holder) or _is_same(holder, book)
        return _key(name) not in self.taken and is_own


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _is_same(name: str, book: Path) -> bool:
    """Whether a book of the records is this one, by another way; one that cannot be looked at is not."""
    for spelling in (name, _unspelled(name)):
        with suppress(OSError):
            return book.samefile(spelling)
    return False


def is_gone(book: str) -> bool:
    """Whether a book of the records is there no more. One that cannot be looked at may be."""
    with suppress(PermissionError):
        return not any(Path(name).exists() for name in (book, _unspelled(book)))
    return False


def _unspelled(name: str) -> str:
    """A file's name that was written with its odd bytes as `\\xff`, as the system has it."""
    return re.sub(r"\\x([89a-f][0-9a-f])", lambda odd: chr(0xDC00 + int(odd[1], 16)), name)


def _told_apart(books: list[Path], named: Collection[Path], register: _Register) -> dict[Path, str]:
    """Books of one name with names that differ, as far as their places do, and that nobody else has.

    Those that are `named` already count as if they were not: names do not depend on where a run was broken off.
    """

    def told(names: dict[Path, str]) -> int:
        """How many of the books have a name of their own."""
        return len({_key(name) for book, name in names.items() if book in named or register.is_free(name, book)})

    ways = (
        {book: _labelled(name_of(book), label) for book, label in zip(books, way, strict=True)} for way in _ways(books)
    )
    return max(ways, key=told)  # the first of several


def _labelled(name: str, label: str) -> str:
    """A name with a label behind it; of a long one the end, which is nearest to the book."""
    label = _printable(label).encode()[-LONGEST // 2 :].decode("utf-8", "ignore").lstrip()
    return f"{_cut(name, LONGEST - len(label.encode()) - 3)} ({label})" if label else name


def _ways(books: list[Path]) -> Iterator[list[str]]:
    """Ways to label books: by the folders above, more and more of them, then with the kind of file."""
    above = [book.absolute().parent.parts[1:] for book in books]
    for depth in range(1, max(map(len, above)) + 1):
        yield [" - ".join(parts[-depth:]) for parts in above]
        yield [" - ".join([*parts[-depth:], book.suffix.strip(".")]) for parts, book in zip(above, books, strict=True)]


def _numbered(name: str, book: Path, register: _Register) -> str:
    """A name that nobody has: with a number, where places do not tell books apart."""
    numbered = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(each for each in numbered if register.is_free(each, book))
