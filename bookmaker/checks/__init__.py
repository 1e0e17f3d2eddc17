"""Checks: what a finished book still has wrong, before it is written (preflight).

Every check is a function `check(book, report)`; the table below runs them all. The
ledger needs the source too, and is called by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from bookmaker.checks import links, pictures, warnings, words
from bookmaker.checks.ledger import check_ledger
from bookmaker.model.book import Book
from bookmaker.model.problem import Report

Check = Callable[[Book, Report], None]

CHECKS: tuple[Check, ...] = (words.check, links.check, pictures.check, warnings.check)


def check_book(book: Book, report: Report) -> None:
    """Run every check."""
    for check in CHECKS:
        check(book, report)


__all__ = ["CHECKS", "Check", "check_book", "check_ledger"]
