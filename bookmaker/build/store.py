"""Writing to disk: a file appears under its name whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

UNFINISHED = ".unfinished"
"""The ending of files that are being written."""


def sweep(out: Path) -> None:
    """Take away what a run left that was killed while it wrote; no other run may be at work below the folder."""
    for path in out.glob(f"*/.*{UNFINISHED}"):
        path.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file aside, flush it to the disk, and give it its name; False if it stood there already.

    Raises OSError when the disk or the folder does not allow it; then nothing has changed.
    """
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write_aside(path, data)
    except OSError as wrong:
        wrong.filename = str(path)  # nobody knows the name aside
        raise
    return True


def _write_aside(path: Path, data: bytes) -> None:
    handle, aside = tempfile.mkstemp(suffix=UNFINISHED, prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).chmod(0o666 & ~_umask())
        Path(aside).replace(path)
        _flush_folder(path.parent)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def stamp_of(path: Path) -> str:
    """What tells whether a file is the one that it was: its size and its times; empty if it is not there."""
    try:
        stat = path.stat()
    except OSError:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def _flush_folder(folder: Path) -> None:
    """Have the system write down that a file has its name; systems that cannot do so do it in their own time."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
