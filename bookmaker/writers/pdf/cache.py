"""Parts that were laid out before are kept, so that a book is not laid out again for one corrected comma.

A part is kept under the digest of every byte that decides it. The folder may be deleted at any time, and builds may
share it: a file appears whole or not at all, and what is in it is compared with its own digest before it is believed.
Nothing that goes wrong with it stops a build.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from bookmaker.writers.pdf.accidents import Accident
from bookmaker.writers.pdf.paragraphs.looks import Form, Look, Specimen
from bookmaker.writers.pdf.parts import Bookmark, Part, Place

PLACE = "BOOKMAKER_CACHE"
"""Environment variable with the folder of the cache; empty: nothing is kept."""
MOST_BYTES = 200_000_000
MOST_SECONDS = 30 * 86_400
"""How much is kept, and for how long after it was last used."""
MIN_SWEEP = 3_600
"""Seconds between two looks at what is too much or too old."""
ENDING, UNFINISHED = ".part", ".unfinished"


def cache_folder() -> Path | None:
    """Where parts are kept: as the environment says, else where the system keeps such things; None for nowhere."""
    asked = os.environ.get(PLACE)
    if asked is not None:
        return Path(asked) if asked else None
    try:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:  # nobody's home
        return None
    return Path(base) / "bookmaker" / "parts"


def digest(pieces: Iterable[bytes]) -> str:
    """One digest of several byte strings, each with its length."""
    found = hashlib.sha256()
    for piece in pieces:
        found.update(b"%d " % len(piece))
        found.update(piece)
    return found.hexdigest()


def known(folder: Path | None, key: str) -> Part | None:
    """The part that is kept under a key; None if there is none, or if it is damaged."""
    found = _found(folder, key)
    return _read(*found) if found else None


def keep(folder: Path | None, key: str, part: Part) -> None:
    """Keep a part about which there is nothing to report."""
    if not part.messages and not part.problems:
        _keep(folder, key, _written(part), part.data)


def known_specimen(folder: Path | None, key: str) -> Specimen | None:
    """What the engine made of a specimen, kept under a key; None if there is nothing, or if it is damaged."""
    found = _found(folder, key)
    if found is None:
        return None
    column, forms = found[0]["column"], found[0]["forms"]
    return Specimen(column, {int(number): _form(*form) for number, form in forms.items()})


def keep_specimen(folder: Path | None, key: str, seen: Specimen) -> None:
    """Keep what the engine made of a specimen."""
    _keep(folder, key, {"column": seen.column, "forms": seen.forms}, b"")


def _found(folder: Path | None, key: str) -> tuple[dict[str, Any], bytes] | None:
    """The head and the data under a key."""
    if folder is None:
        return None
    path = folder / f"{key}{ENDING}"
    try:
        stored = path.read_bytes()
        seal, _, rest = stored.partition(b"\n")
        if digest([key.encode(), rest]).encode() != seal:
            path.unlink(missing_ok=True)
            return None
        os.utime(path)
    except OSError:
        return None
    head, _, data = rest.partition(b"\n")
    return json.loads(head), data


def _keep(folder: Path | None, key: str, head: dict[str, Any], data: bytes) -> None:
    if folder is None:
        return
    rest = json.dumps(head, default=sorted).encode() + b"\n" + data  # sets become lists
    seal = digest([key.encode(), rest]).encode()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, aside = tempfile.mkstemp(UNFINISHED, dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(seal + b"\n" + rest)
        Path(aside).replace(folder / f"{key}{ENDING}")
    except OSError:
        return


def sweep(folder: Path | None) -> None:
    """Take away what was not used for long, and what was used longest ago while there is too much; once an hour."""
    if folder is None or not folder.is_dir():
        return
    mark, now = folder / "swept", time.time()
    try:
        if mark.exists() and now - mark.stat().st_mtime < MIN_SWEEP:
            return
        mark.touch()
        files = sorted(_files(folder), reverse=True)
    except OSError:
        return
    total = 0
    for used, size, path in files:
        total += size
        if total > MOST_BYTES or now - used > MOST_SECONDS:
            with suppress(OSError):  # somebody else's, who shares the folder
                path.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """Every file of ours with the time of its last use and its size: the folder may hold others."""
    for path in folder.iterdir():
        if path.suffix not in {ENDING, UNFINISHED}:
            continue
        try:
            stat = path.stat()
        except OSError:  # another build took it away
            continue
        yield stat.st_mtime, stat.st_size, path


def _written(part: Part) -> dict[str, Any]:
    return {
        "pages": part.pages,
        "bookmarks": part.bookmarks,
        "anchors": list(part.anchors.items()),
        "faces": list(part.faces.items()),
        "accidents": part.accidents,
    }


def _read(head: dict[str, Any], data: bytes) -> Part:
    marks = tuple(Bookmark(int(level), label, Place(*place)) for level, label, place in head["bookmarks"])
    anchors = {name: Place(*place) for name, place in head["anchors"]}
    found = tuple(Accident(*accident) for accident in head["accidents"])
    return Part(data, head["pages"], marks, anchors, dict(head["faces"]), accidents=found)


def _form(width: float, indent: float, looks: dict[str, Any], marks: dict[str, Any], *rest: Any) -> Form:
    is_justified, limits, beside, beside_lines, floats = rest
    return Form(
        width,
        indent,
        _looks(looks),
        _looks(marks),
        is_justified,
        tuple(limits),
        beside,
        beside_lines,
        frozenset(floats),
    )


def _looks(written: dict[str, Any]) -> dict[int, Look | None]:
    return {int(number): None if look is None else _look(*look) for number, look in written.items()}


def _look(families: list[str], weight: int, is_italic: bool, size: float, features: list[Any], *rest: Any) -> Look:
    named = tuple((tag, value) for tag, value in features)
    return Look(tuple(families), weight, is_italic, size, named, *rest)
