"""Print-ready PDF: the pages of a book, its lines chosen by us, laid out by WeasyPrint."""

from __future__ import annotations

from datetime import datetime

from bookmaker.model.book import Book
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Report
from bookmaker.writers.pdf.composition import compose
from bookmaker.writers.pdf.document import document
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.make_up import make_up


def write(book: Book, edition: Edition, moment: datetime, report: Report) -> bytes:
    """Write a book's pages as PDF.

    Raises CannotBuild where Pango, which sets the lines, is not on this machine.
    """
    css = make_up(edition)
    engine = Engine(css, edition.theme.faces, {asset.path: asset for asset in book.assets})
    pages = document(book, moment)
    if edition.lines == "plain":
        return engine.write(engine.lay_out(pages), report)
    return engine.write(compose(pages, css, engine, edition.theme.faces, report), report)
