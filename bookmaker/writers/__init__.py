"""Writers: a book and an edition become the bytes of a file.

Every writer is a function `write(book, edition, moment, report) -> bytes`, and the slow one says how far it is.
`moment` is the time that the file says it was made: a writer never looks at a clock. Writers are imported when they are
called: the layout engine of the PDF costs a second that an EPUB must not pay.
"""

from __future__ import annotations

from datetime import datetime

from bookmaker.model.book import Book
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Report, Tell, untold


def write(book: Book, edition: Edition, moment: datetime, report: Report, tell: Tell = untold) -> bytes:
    """Write one edition; `tell` hears how far it is.

    Raises CannotBuild where something that the format needs is missing.
    """
    match edition.profile.format:
        case "epub":
            from bookmaker.writers.epub import write as write_epub

            return write_epub(book, edition, moment, report)
        case "pdf":
            from bookmaker.writers.pdf import write as write_pdf

            return write_pdf(book, edition, moment, report, tell)


def page_count(data: bytes, edition: Edition) -> int:
    """The pages of a written edition; 0 for a format that has none."""
    if edition.profile.format != "pdf":
        return 0
    from bookmaker.writers.pdf.assembly import pages_in

    return pages_in(data)
