"""The command line: one file per command. Only these modules print, ask or exit."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line; a pipe that is closed early is no error.

    Garbage is collected by counting references alone: our trees have no cycles, and looking for
    them takes a tenth of the time of a build. For the same reason the process ends without taking
    its trees apart, as soon as everything is written.
    """
    gc.disable()
    from bookmaker.cli.app import app

    code = 0
    try:
        app()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1 if end.code else 0
    except BrokenPipeError:
        code = 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
