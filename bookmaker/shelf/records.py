"""What was made from what: the records of an output folder, so that only what changed is built again.

One SQLite file (write-ahead log) below the output folder. It is safe to delete: the next run builds everything, finds
the same bytes, writes none of them, and has its records again. A run that cannot write them builds
all the same.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

FOLDER = ".bookmaker"
FILE = "records.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS books (
  book TEXT PRIMARY KEY, name TEXT, parts TEXT, editions TEXT, theme TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outputs (
  target TEXT PRIMARY KEY, book TEXT, edition TEXT, key TEXT, stamp TEXT, words INTEGER, pages INTEGER, seconds REAL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS outputs_of ON outputs (book);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, stamp TEXT, digest TEXT) WITHOUT ROWID;
"""
VERSION = 1
"""Of the tables; records of another one are begun anew."""


class BookRecord(NamedTuple):
    """A book as it was last built: the digests of all that decided it, by name, and its editions; none if it failed."""

    book: str
    name: str
    parts: Mapping[str, str]
    editions: tuple[str, ...]
    theme: str


class OutputRecord(NamedTuple):
    """A file that was made: from which book, which edition, what decided it, and its stamp when it was finished."""

    target: str
    book: str
    edition: str
    key: str
    stamp: str
    words: int
    pages: int
    seconds: float


class Records:
    """The records of one output folder. Nothing that goes wrong with them stops a build."""

    def __init__(self, out: Path, reads_only: bool = False) -> None:
        """`reads_only`: nothing is written, and nothing is made where there are none."""
        self.path = out / FOLDER / FILE
        self.trouble = ""
        self._base: sqlite3.Connection | None = None
        self._waiting = 0
        self._reads_only = reads_only
        if reads_only and not self.path.is_file():
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._base = self._opened()
        except (OSError, sqlite3.Error) as wrong:
            self.trouble = str(wrong)

    def _opened(self) -> sqlite3.Connection:
        """The tables; a file that is none, or of another version, is put aside and begun anew."""
        try:
            return self._tables()
        except sqlite3.OperationalError:  # locked, a full disk, a disk that cannot be written: they are not broken
            raise
        except sqlite3.DatabaseError:
            if self._reads_only:
                raise
            for path in self.path.parent.glob(f"{FILE}*"):
                path.unlink(missing_ok=True)
            return self._tables()

    def _tables(self) -> sqlite3.Connection:
        if self._reads_only:
            base = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, timeout=10)
            if base.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                raise sqlite3.DatabaseError("records of another version")
            return base
        base = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA synchronous=NORMAL")  # with WAL: a power cut may cost the last records, never all
        if base.execute("PRAGMA user_version").fetchone()[0] not in (0, VERSION):
            base.close()
            raise sqlite3.DatabaseError("records of another version")
        base.executescript(SCHEMA)
        if not base.execute("PRAGMA user_version").fetchone()[0]:
            base.execute(f"PRAGMA user_version={VERSION}")
        return base

    def __enter__(self) -> Records:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what waits, and close the file."""
        self.flush()
        if self._base is not None:
            self._base.close()
            self._base = None

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            self._waiting = 0
            self._run("COMMIT")

    def book(self, book: str) -> BookRecord | None:
        """A book as it was last built."""
        for _, name, parts, editions, theme in self._rows("SELECT * FROM books WHERE book = ?", book):
            return BookRecord(book, name, json.loads(parts), tuple(json.loads(editions)), theme)
        return None

    def name(self, book: str) -> str:
        """The name that a book has below the output folder; empty for one that was never built."""
        return next((row[0] for row in self._rows("SELECT name FROM books WHERE book = ?", book)), "")

    def outputs(self, book: str) -> dict[str, OutputRecord]:
        """What was made of a book, by edition."""
        rows = self._rows("SELECT * FROM outputs WHERE book = ?", book)
        return {row[2]: OutputRecord(*row) for row in rows}

    def all_outputs(self) -> Iterator[OutputRecord]:
        """Everything that was made, in the order of the files' names."""
        yield from (OutputRecord(*row) for row in self._rows("SELECT * FROM outputs ORDER BY target"))

    def digest(self, path: str) -> tuple[str, str] | None:
        """The stamp and the digest of a file, as they were when it was last read."""
        for row in self._rows("SELECT stamp, digest FROM files WHERE path = ?", path):
            return row[0], row[1]
        return None

    def keep_digest(self, path: str, stamp: str, digest: str) -> None:
        """Remember the digest of a file."""
        self._write("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", path, stamp, digest)

    def keep(self, book: BookRecord, outputs: Iterable[OutputRecord]) -> None:
        """Remember how a book was built."""
        parts, editions = json.dumps(dict(book.parts)), json.dumps(book.editions)
        self._write(
            "INSERT OR REPLACE INTO books VALUES (?, ?, ?, ?, ?)", book.book, book.name, parts, editions, book.theme
        )
        for output in outputs:
            self._write("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *output)
        self.flush()  # with a write-ahead log this waits for no disk

    def forget(self, target: str) -> None:
        """Forget a file that was made."""
        self._write("DELETE FROM outputs WHERE target = ?", target)

    def _rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        if self._base is None:
            return []
        try:
            return self._base.execute(question, values).fetchall()
        except sqlite3.Error as wrong:
            self._fail(wrong)
            return []

    def _write(self, order: str, *values: object) -> None:
        if self._reads_only:
            return
        if not self._waiting:
            self._run("BEGIN")
        self._waiting += 1
        self._run(order, *values)

    def _run(self, order: str, *values: object) -> None:
        if self._base is not None:
            try:
                self._base.execute(order, values)
            except sqlite3.Error as wrong:
                self._fail(wrong)

    def _fail(self, wrong: sqlite3.Error) -> None:
        """Go on without records: a full disk, or somebody who took the file away, stops no book."""
        self.trouble = self.trouble or str(wrong)
        if self._base is not None:
            self._base.close()
            self._base = None
