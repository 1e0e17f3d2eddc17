"""Print-ready PDF: the pages of a book, its lines chosen by us, laid out by WeasyPrint."""

from __future__ import annotations

from datetime import datetime

from bookmaker.model.book import Book
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Report, Tell, untold
from bookmaker.writers.pdf.composition import compose
from bookmaker.writers.pdf.document import document


def write(book: Book, edition: Edition, moment: datetime, report: Report, tell: Tell = untold) -> bytes:
    """Write a book's pages as PDF; `tell` hears of its chapters and pages.

    Raises CannotBuild where Pango, which sets the lines, is not on this machine.
    """
    return compose(document(book, moment), edition, {asset.path: asset for asset in book.assets}, report, tell)
