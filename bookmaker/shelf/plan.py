"""Which editions are to be built, and why: what decides a book now, beside what decided it when it was last built.

A key is a digest of every byte that decides an edition: sources, pictures, book file, collection file, theme,
wishes of the command line, the program, and the libraries that write. What is read is remembered by the
stamp of its file, so a run in which nothing changed reads hardly anything.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bookmaker.build.folder import PICTURES, book_file_of, collection_files, is_text, is_there, listed
from bookmaker.build.store import stamp_of
from bookmaker.shelf.places import path_name, spelled
from bookmaker.shelf.records import OutputRecord, Records
from bookmaker.themes import styles_folder, theme_names
from bookmaker.writers.libraries import shared_libraries

LIBRARIES = (
    "ebooklib",
    "weasyprint",
    "pydyf",
    "markdown-it-py",
    "ftfy",
    "uharfbuzz",
    "pyphen",
    "resvg-py",
    "pillow",
    "fonttools",
    "tinycss2",
    "cssselect2",
    "tinyhtml5",
    "pyyaml",
    "mdit-py-plugins",
    "pikepdf",
    "fontpkg-eb-garamond",
    "fontpkg-literata",
    "fontpkg-alegreya-sans",
    "fontpkg-atkinson-hyperlegible",
    "fontpkg-source-code-pro",
)
"""Libraries whose versions decide the bytes of a book."""
THEME_FILES = {".toml", ".css", ".svg", ".ttf", ".otf", ".woff", ".woff2", ".yaml"}
RACY = 50_000_000
"""Nanoseconds within which a file may change twice and bear one time."""
PROGRAM, THEME = "the program", "the theme"


class Due(NamedTuple):
    """What is to be done with a book: the editions to build, each with the reason, and those that stand as they are.

    `name` is the book's among the others.
    """

    book: Path
    parts: Mapping[str, str]
    reasons: Mapping[str, str]
    unchanged: Mapping[str, OutputRecord]
    editions: tuple[str, ...]
    name: str = ""

    @property
    def reason(self) -> str:
        """Why the book is built, in a few words."""
        return "; ".join(dict.fromkeys(self.reasons.values()))


class Wishes(NamedTuple):
    """What the command line asks for that decides what is made; `copy` tells a reader's copies from the others."""

    theme: str = ""
    date: str = ""
    reader: str = ""
    copy: str = ""


class Planner:
    """Looks at books and says what is due."""

    def __init__(self, records: Records, out: Path, editions: tuple[str, ...], wishes: Wishes) -> None:
        self.records, self.out, self.editions, self.wishes = records, out, editions, wishes
        self._pictures_in = cache(pictures_in)  # a folder of thousands of texts is listed once

    def due(self, book: Path) -> Due:
        """What is to be done with a book. Reads no book file: what it held when it was last built is in the records.

        A book whose files cannot be looked at is due: who makes it will say what is wrong.
        """
        try:
            return self._due(book)
        except OSError as wrong:
            reason = f"{wrong.filename or book}: {wrong.strerror}"
            return Due(book, {}, dict.fromkeys(self.editions or ("",), reason), {}, self.editions)

    def _due(self, book: Path) -> Due:
        name = path_name(book)
        record = self.records.book(name)
        parts = dict(self.parts(book, record.parts if record else ()))
        editions = self.editions or (record.editions if record else ())
        if record is None or not record.editions:
            why = "failed last time" if record else "new"
            return Due(book, parts, dict.fromkeys(editions or ("",), why), {}, editions)
        now = {**parts, THEME: theme_digest(record.theme)}
        changed = _what_changed(record.parts, now)
        made = self.records.outputs(name)
        copy = self.wishes.copy
        reasons = {each: why for each in editions if (why := self._reason(each, made.get(each + copy), changed, now))}
        unchanged = {each: made[each + copy] for each in editions if each not in reasons}
        if changed and not self.editions:
            reasons, unchanged = {"": changed}, {}  # the book file may name other editions now
        return Due(book, parts, reasons, unchanged, editions)

    def _reason(self, edition: str, made: OutputRecord | None, changed: str, parts: Mapping[str, str]) -> str:
        """Why an edition has to be built; empty if it does not."""
        if made is None:
            return changed or "new edition"
        if made.key != key_of(edition, parts, self.wishes):
            return changed or "asked otherwise"
        stamp = stamp_of(self.out / made.target)
        if not stamp:
            return "deleted"
        return "" if stamp == made.stamp else "changed by another hand"

    def parts(self, book: Path, more: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The name and the digest of everything that decides a book but for its theme.

        `more` are names of files that it was made of the last time, whether or not a look at the folder finds them.
        """
        folder = book if book.is_dir() else book.parent
        paths = {os.path.relpath(path, folder): path for path in deciding_files(book, self._pictures_in)}
        paths |= {name: folder / name for name in more if name not in paths and (folder / name).is_file()}
        for name, path in paths.items():
            yield spelled(name), self._digest(path)
        yield PROGRAM, program_digest()

    def _digest(self, path: Path) -> str:
        """The digest of a file; one whose stamp is known is not read."""
        name, stamp = path_name(path), stamp_of(path)
        known = self.records.digest(name)
        if known and stamp and known[0] == stamp:
            return known[1]
        try:
            digest = _digest_of(path.read_bytes())
        except OSError as wrong:
            return f"unreadable: {wrong.strerror}"
        if stamp and not _is_fresh(path):
            self.records.keep_digest(name, stamp, digest)
        return digest


def pictures_in(folder: Path) -> tuple[Path, ...]:
    """The pictures that stand in a folder itself, by name."""
    return tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() in PICTURES))


def deciding_files(book: Path, pictures: Callable[[Path], Iterable[Path]] = pictures_in) -> Iterator[Path]:
    """The files that decide a book, in natural order; they may be more than it uses in the end.

    `pictures` lists those of a folder; who asks for many books of one folder hands in one that remembers.
    """
    yield from collection_files(book)
    own = book_file_of(book)
    if book.is_file():
        yield book
        if is_there(own):
            yield own
            yield from pictures(book.parent)
        return
    for path in (book / name for name in listed(book).files):
        if path.suffix.lower() in THEME_FILES or path.suffix.lower() in PICTURES or is_text(path):
            yield path


def themes_beside(folder: Path) -> Iterator[Path]:
    """The files of the themes in folders beside texts, which may be set in them."""
    for theme in sorted(each.parent for each in folder.glob("*/theme.toml")):
        yield from (path for path in sorted(theme.rglob("*")) if path.suffix.lower() in THEME_FILES)


def key_of(edition: str, parts: Mapping[str, str], wishes: Wishes) -> str:
    """The key of an edition of a book: what it is made of, as one digest."""
    return _digest_of(json.dumps([edition, sorted(parts.items()), wishes]).encode())


def _is_fresh(path: Path) -> bool:
    """Whether a file changed so lately that it may change again and bear the same time."""
    return abs(time.time_ns() - path.stat().st_mtime_ns) < RACY


def _what_changed(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """What is not as it was, in a few words."""
    told = {PROGRAM: "bookmaker is another", THEME: "theme changed"}
    said = [words for name, words in told.items() if before.get(name) != now.get(name)]
    names = [name for name in {**before, **now} if name not in told and before.get(name) != now.get(name)]
    verbs = {name: "new" if name not in before else "gone" if name not in now else "edited" for name in names}
    if len(names) > MOST_NAMED:
        return "; ".join([f"{len(names)} files changed", *said])
    return "; ".join([*(f"{name} {verb}" for name, verb in verbs.items()), *said])


MOST_NAMED = 3


def _digest_of(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


@cache
def program_digest() -> str:
    """The digest of the program itself, and of the versions of the libraries that write, the system's own too."""
    digest = hashlib.blake2b(digest_size=16)
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*")):
        if path.suffix in {".py", ".toml"}:
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update(json.dumps([(library, _version(library)) for library in LIBRARIES]).encode())
    digest.update(" ".join(shared_libraries()).encode())
    digest.update(f"{sys.version} {unicodedata.unidata_version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # it takes longer than all the rest here

    try:
        return version(library)
    except PackageNotFoundError:
        return ""


@cache
def theme_digest(name: str) -> str:
    """The digest of a theme of ours; empty for an author's own, whose files are among the book's."""
    if name not in theme_names():
        return ""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted((styles_folder() / name).rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    base = next((other for other in theme_names() if other != name and _starts_from(name, other)), "")
    return digest.hexdigest() + (theme_digest(base) if base else "")


def _starts_from(name: str, other: str) -> bool:
    return f'starts_from = "{other}"' in (styles_folder() / name / "theme.toml").read_text("utf-8")
