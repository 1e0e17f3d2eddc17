"""Links inside the book that lead nowhere."""

from __future__ import annotations

from bookmaker.model.book import Book
from bookmaker.model.nodes import Code, Image, Inlines, LineBreak, Link, Note, Text
from bookmaker.model.problem import Location, Report, warning
from bookmaker.model.walk import descend, inline_runs, is_bare


def check(book: Book, report: Report) -> None:
    """Report each link of the text to a place that the book does not have; its words stay."""
    names = book.names
    for division in book.body:
        for block in descend(division.blocks):
            if is_bare(block):
                continue
            for run in inline_runs(block):
                _check(run, names, block.at, report)


def _check(run: Inlines, names: frozenset[str], at: Location, report: Report) -> None:
    for inline in run:
        if isinstance(inline, Link) and inline.href.startswith("#") and inline.href[1:] not in names:
            report(
                warning(
                    "links/nowhere",
                    f"nothing in the book is called “{inline.href}”",
                    at,
                    "its words were kept; chapters are called chapter-0001, chapter-0002 …",
                )
            )
        if not isinstance(inline, Text | Code | LineBreak | Image | Note):
            _check(inline.children, names, at, report)
