"""Readers: the bytes of one source file become blocks.

Every reader is a function `read(name, data, report, encoding) -> Manuscript`; this table says which
reader takes which file. `encoding` is what the book file says of the texts, or nothing. A format
that no reader here takes has no reader yet.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from bookmaker.model.manuscript import Manuscript
from bookmaker.model.problem import CannotBuild, Location, Report, error
from bookmaker.readers import text

Reader = Callable[[str, bytes, Report, str], Manuscript]


def _markdown(name: str, data: bytes, report: Report, encoding: str = "") -> Manuscript:
    from bookmaker.readers import markdown  # its parser costs a plain text nothing

    return markdown.read(name, data, report, encoding)


READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": _markdown,
    ".markdown": _markdown,
}


def is_readable(name: str) -> bool:
    """Whether some reader takes files of this name."""
    return _suffix(name) in READERS


def read(name: str, data: bytes, report: Report, encoding: str = "") -> Manuscript:
    """Read one source file with the reader for its name.

    Raises CannotBuild when no reader takes it, or when its bytes cannot be read as text.
    """
    reader = READERS.get(_suffix(name))
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise CannotBuild(
            error(
                "source/unknown-format",
                f"no reader for {_suffix(name) or 'a file without an ending'}",
                Location(name),
                f"formats that can be read: {known}",
            )
        )
    return reader(name, data, report, encoding)


def may_show_pictures(name: str) -> bool:
    """Whether files of this name can show pictures."""
    return READERS.get(_suffix(name)) is _markdown


def pictures_named(name: str, data: bytes) -> frozenset[str]:
    """The paths, from the place of a source file, at which it may have pictures; nothing is decoded or parsed."""
    if not may_show_pictures(name) or b"![" not in data:
        return frozenset()
    from bookmaker.readers import markdown_pictures

    return frozenset(markdown_pictures.pictures_named(data))


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
