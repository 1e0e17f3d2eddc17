"""Folders for tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch


def write(folder: Path, **files: str) -> Path:
    """A folder with files; `a__b_txt` in a name stands for `a/b.txt`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@contextmanager
def barred(*names: str) -> Iterator[None]:
    """Folders of these names that may be listed and not entered."""
    may = os.access
    with patch.object(os, "access", lambda path, mode: Path(path).name not in names and may(path, mode)):
        yield


@contextmanager
def closed(*names: str) -> Iterator[None]:
    """Folders of these names that nobody may look into, not even who may look into all."""
    scan, listed, may = os.scandir, Path.iterdir, os.access

    def is_closed(path: object) -> bool:
        return Path(os.fsdecode(str(path))).name in names

    def scandir(path: str = ".") -> object:
        if is_closed(path):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    def iterdir(path: Path) -> Iterator[Path]:
        if is_closed(path):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    with (
        patch.object(os, "scandir", scandir),
        patch.object(Path, "iterdir", iterdir),
        patch.object(os, "access", lambda path, mode: not is_closed(path) and may(path, mode)),
    ):
        yield
