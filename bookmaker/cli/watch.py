"""`bookmaker build --watch`: built again on every save, until the author has enough."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import typer

LOOK = 0.25
"""Seconds between two looks at the files."""
CALM = 0.1
"""Seconds without a change after which a save is finished: editors write in several steps."""

WRONG_COMMAND = 2

Stamps = dict[Path, tuple[int, int]]


def watch(build: Callable[[], None], files: Callable[[], Iterable[Path]]) -> None:
    """Build, and again whenever one of the files changes, comes or goes; a build that fails is no reason to stop.

    Ends when it is interrupted (Ctrl-C).
    """
    try:
        seen = stamps(files())
        _first(build)
        typer.echo(f"watching {len(seen)} {'file' if len(seen) == 1 else 'files'}; Ctrl-C ends it")
        while True:
            now = _changed(seen, files)
            names = ", ".join(path.name for path in _differing(seen, now))
            typer.echo(f"\n{time.strftime('%H:%M:%S')}  {names} changed")
            seen = now
            _again(build)
    except KeyboardInterrupt:
        typer.echo()


def stamps(files: Iterable[Path]) -> Stamps:
    """The time and the size of each file that is there."""
    found: Stamps = {}
    for path in files:
        try:
            stat = path.stat()
        except OSError:  # it went away between two looks
            continue
        found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


def _changed(seen: Stamps, files: Callable[[], Iterable[Path]]) -> Stamps:
    """Wait until something changed, and has come to rest: many editors take a file away before they put the new one."""
    now = seen
    while True:
        later = stamps(files())
        if later and later == now != seen:
            return later
        now = later
        time.sleep(LOOK if now == seen else CALM)


def _differing(before: Stamps, now: Stamps) -> Iterator[Path]:
    yield from (path for path in {**before, **now} if before.get(path) != now.get(path))


def _first(build: Callable[[], None]) -> None:
    """Build for the first time; ends at once where no file that is saved would mend what is wrong."""
    try:
        build()
    except typer.Exit as end:
        if end.exit_code == WRONG_COMMAND:
            raise


def _again(build: Callable[[], None]) -> None:
    """Build, whatever comes of it: what is wrong was said, and the next save may mend it."""
    with suppress(typer.Exit):
        build()
    gc.collect()  # the layout engine's trees have cycles, and this may go on for a day
