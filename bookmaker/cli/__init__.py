"""The command line: one file per command. Only these modules print, ask or exit."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line; a pipe that is closed early is no error.

    Garbage is collected by counting references alone: our trees have no cycles, and looking for
    them takes a tenth of the time of a build.
    """
    gc.disable()
    from bookmaker.cli.app import app

    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
