"""What books are called below the output folder: each has a folder of its own there, for good."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from bookmaker.build.names import labelled, name_of
from bookmaker.shelf.places import is_gone, path_name, unspelled

if TYPE_CHECKING:
    from bookmaker.shelf.records import Records


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
    for spelling in (name, unspelled(name)):
        with suppress(OSError):
            return book.samefile(spelling)
    return False


def _told_apart(books: list[Path], named: Collection[Path], register: _Register) -> dict[Path, str]:
    """Books of one name with names that differ, as far as their places do, and that nobody else has.

    Those that are `named` already count as if they were not: names do not depend on where a run was broken off.
    """

    def told(names: dict[Path, str]) -> int:
        """How many of the books have a name of their own."""
        return len({_key(name) for book, name in names.items() if book in named or register.is_free(name, book)})

    ways = (
        {book: labelled(name_of(book), label) for book, label in zip(books, way, strict=True)} for way in _ways(books)
    )
    return max(ways, key=told)  # the first of several


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
