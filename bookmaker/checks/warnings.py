"""Content warnings that name a chapter which is not there."""

from __future__ import annotations

from bookmaker.model.book import Book
from bookmaker.model.content_warnings import label_of
from bookmaker.model.problem import Report, warning


def check(book: Book, report: Report) -> None:
    """Report each name of a chapter that fits no division of the book."""
    for entry in book.warnings.entries:
        for name in entry.chapters:
            if not book.named((name,)):
                report(
                    warning(
                        "content-warnings/unknown-chapter",
                        f"the warning of “{label_of(entry.topic)}” names chapter “{name}”, which is not in the book",
                        entry.at,
                        "give its number or its title as the contents show it",
                    )
                )
