"""Tests keep no parts of books from one to the next, and none in the user's own folders."""

from __future__ import annotations

import os

os.environ["BOOKMAKER_CACHE"] = ""
