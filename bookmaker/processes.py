"""What every process that works for another one needs: to end with it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

SET_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of prctl(2)."""
PATIENCE = 0.5
"""Seconds between two looks for the parent, where the system does not tell that it is gone."""


def end_with(parent: int) -> None:
    """Have this process end when the one it works for is gone, even if that was killed and could tell nobody.

    `parent` is the number of that process, which knows it best: it may be killed before a copy of it that has just
    begun could ask, and nobody would ever end the copy. Pipes do not tell: each copy holds the ends of the others.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGKILL)
    elif hasattr(os, "fork"):
        threading.Thread(target=_look_for, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        os._exit(0)


def _look_for(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PATIENCE)
    os._exit(0)
