"""What a book is called by itself: after its place."""

from pathlib import Path

LONGEST = 200
"""Bytes of a name. Most systems take 255 of a file's; its ending and a reader's name come behind it."""


def place_name(book: Path) -> str:
    """What a book's place is called: its own folder, or its file without the ending."""
    return printable((book.stem if book.is_file() else book.resolve().name).strip(". ") or "book")


def name_of(book: Path) -> str:
    """The name that a book would have by itself below the output folder: that of its place, or its beginning."""
    return cut(place_name(book), LONGEST)


def printable(name: str) -> str:
    """A name as text on one line, which names of files need not be."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text if text.isprintable() else "".join(" " if ord(sign) < ord(" ") else sign for sign in text)


def cut(name: str, most: int) -> str:
    """A name of at most so many bytes, cut between its characters."""
    data = name.encode()
    return name if len(data) <= most else data[:most].decode("utf-8", "ignore").rstrip(". ")


def labelled(name: str, label: str) -> str:
    """A name with a label behind it; of a long one the end, which is nearest to the book."""
    label = printable(label).encode()[-LONGEST // 2 :].decode("utf-8", "ignore").lstrip()
    return f"{cut(name, LONGEST - len(label.encode()) - 3)} ({label})" if label else name
