"""Problems and tables on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from shutil import get_terminal_size

import typer

from bookmaker.model.problem import Problem, Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def say(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, by file and line, each once."""
    for problem in sorted(set(problems), key=lambda p: (p.at.file, p.at.line, p.name)):
        place = f"{problem.at}: " if problem.at.file else ""
        typer.echo(
            place + typer.style(f"{problem.severity}: ", fg=COLOURS[problem.severity]) + problem.message, err=True
        )
        if problem.hint:
            typer.echo(f"    {problem.hint} [{problem.name}]", err=True)
        else:
            typer.echo(f"    [{problem.name}]", err=True)


def width() -> int:
    """Columns of the terminal, so far as a table is read with ease; 80 where there is none."""
    return min(max(get_terminal_size().columns, 80), 120)


def shortened(text: str, width: int) -> str:
    """A text in at most so many characters, an ellipsis where it was cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1].rstrip() + "…"


def columns(rows: Sequence[Sequence[str]], widths: Sequence[int], right: frozenset[int] = frozenset()) -> list[str]:
    """Rows as lines with aligned columns; columns of the `right` set are aligned to the right."""
    lines = []
    for row in rows:
        cells = [
            shortened(cell, wide).rjust(wide) if index in right else shortened(cell, wide).ljust(wide)
            for index, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return lines
