"""What the records call files: names that are text, and stay the same on any way to the file."""

import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path


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


def is_gone(book: str) -> bool:
    """Whether a book of the records is there no more. One that cannot be looked at may be."""
    with suppress(PermissionError):
        return not any(Path(name).exists() for name in (book, unspelled(book)))
    return False


def unspelled(name: str) -> str:
    """A file's name that was written with its odd bytes as `\\xff`, as the system has it."""
    return re.sub(r"\\x([89a-f][0-9a-f])", lambda odd: chr(0xDC00 + int(odd[1], 16)), name)
