"""Problems and tables on the terminal."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size

import typer

from bookmaker.model.problem import Problem, Severity

NO_BREAK = "\xa0"
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def say(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, by file and line, each once."""
    for problem in sorted(set(problems), key=lambda p: (p.at.file, p.at.line, p.name)):
        place = f"{on_one_line(str(problem.at))}: " if problem.at.file else ""
        typer.echo(
            place + typer.style(f"{problem.severity}: ", fg=COLOURS[problem.severity]) + problem.message, err=True
        )
        if problem.hint:
            typer.echo(f"    {problem.hint} [{problem.name}]", err=True)
        else:
            typer.echo(f"    [{problem.name}]", err=True)


def on_one_line(name: str) -> str:
    """A file's name without what would move the cursor: names may hold anything."""
    return "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in name)


def counted(number: int, word: str) -> str:
    """So many of something."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def in_lines(parts: Iterable[str]) -> str:
    """Parts with commas between them, in lines that fit the terminal; no line ends within a part."""
    solid = ", ".join(part.replace(" ", NO_BREAK) for part in parts)
    return textwrap.fill(solid, width(), break_long_words=False, break_on_hyphens=False).replace(NO_BREAK, " ")


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
