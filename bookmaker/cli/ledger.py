"""The ledger on the terminal, and as data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from bookmaker.cli.report import columns

if TYPE_CHECKING:
    from bookmaker.build.road import Road


def ledger_data(road: Road) -> dict[str, Any]:
    """The ledger of a book as plain data (docs/inspect.md describes the fields)."""
    from bookmaker.build.ledger import ledger_of

    ledger = ledger_of(road)
    return {
        "source_words": ledger.source,
        "book_words": ledger.book,
        "joined_lines": ledger.lines,
        "entries": [
            {
                "kind": e.kind,
                "rule": e.rule,
                "file": e.at.file,
                "line": e.at.line,
                "count": e.word_count,
                "words": e.words,
            }
            for e in ledger.entries
        ],
    }


def print_ledger(data: dict[str, Any]) -> None:
    """Print the ledger: a line for each entry, then the sums."""
    entries = data["entries"]
    files = {entry["file"] for entry in entries}
    rows = [("line", "what", "by which rule", "words", "which begin with")]
    for entry in entries:
        place = f"{entry['file']}:{entry['line']}" if len(files) > 1 else str(entry["line"])
        rows.append((place, entry["kind"], entry["rule"], f"{entry['count']:,}", entry["words"]))
    if entries:
        place_width = min(24, max(len(row[0]) for row in rows))
        widths = (place_width, 7, 27, 6, 80 - place_width - 48)
        for number, line in enumerate(columns(rows, widths, right=frozenset({0, 3}))):
            typer.secho(line, bold=number == 0)
        typer.echo()
    typer.echo(f"  {data['source_words']:,} words in the source, {data['book_words']:,} of them in the book")
    for kind, what in (
        ("removed", "were taken off"),
        ("moved", "stand in another place"),
        ("joined", "parted at a line’s end, are whole"),
    ):
        words = sum(entry["count"] for entry in entries if entry["kind"] == kind)
        if words:
            typer.echo(f"  {words:,} {what}")
    if data["joined_lines"]:
        typer.echo(f"  {data['joined_lines']:,} line ends within paragraphs became spaces")
