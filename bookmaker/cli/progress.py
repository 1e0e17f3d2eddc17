"""The progress of a build: a bar on a terminal, and a line for each book."""

from __future__ import annotations

import sys
import time
from types import TracebackType

import typer

from bookmaker.cli.report import counted, in_lines, say
from bookmaker.model.problem import Problem, Severity

WIDTH = 24
PAGES = "pdf/"
"""The names of problems of printed pages, which `bookmaker check` tells one by one."""


class Progress:
    """A bar that stands below the lines printed so far; on anything but a terminal there is none."""

    def __init__(self, total: int, quiet: bool) -> None:
        self.total, self.quiet = total, quiet
        self.done = 0
        self.notes = 0
        self.places = 0
        self.warnings = 0
        self.unchanged = 0
        self.pages = 0
        self.start = time.monotonic()
        self.is_seen = not quiet and sys.stderr.isatty()
        self.shows_bar = self.is_seen and total > 1

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()

    def show(self) -> None:
        """Show how far it is, in books and in printed pages, and how long it will take at this rate."""
        if self.shows_bar:
            filled = WIDTH * self.done // self.total
            bar = "█" * filled + "░" * (WIDTH - filled)
            typer.echo(
                f"\r\x1b[K{bar} {self.done}/{self.total}{self._page_count()}{self._time_left()}", nl=False, err=True
            )

    def hear(self, words: str) -> None:
        """Show how far the book is that is being made."""
        if self.is_seen:
            typer.echo(f"\r\x1b[K{words}", nl=False, err=True)

    def _page_count(self) -> str:
        return f", {counted(self.pages, 'page')}" if self.pages else ""

    def _time_left(self) -> str:
        built = self.done - self.unchanged
        if not built:
            return ""
        seconds = (time.monotonic() - self.start) / built * (self.total - self.done)
        return f", {seconds / 60:.0f} min left" if seconds >= 90 else f", {seconds:.0f} s left"

    def pass_over(self, line: str) -> None:
        """Count a book of which nothing was due; its line is printed where few are."""
        self.done += 1
        self.unchanged += 1
        if not self.quiet and self.total == 1:
            typer.echo(line)

    def tell(self, line: str, problems: tuple[Problem, ...], pages: int = 0) -> None:
        """Print the line of a finished book with its printed pages, and its problems; notes are only counted."""
        self._clear()
        self.done += 1
        self.pages += pages
        self.warnings += sum(problem.severity is Severity.WARNING for problem in problems)
        notes = [problem for problem in problems if problem.severity is Severity.NOTE]
        of_pages = sum(problem.name.startswith(PAGES) for problem in notes)
        self.notes += len(notes) - of_pages
        self.places += of_pages
        if not self.quiet:
            typer.echo(f"{line} ({counted(pages, 'page')})" if pages else line)
        say(problem for problem in problems if problem.severity is not Severity.NOTE)
        self.show()

    def close(self, failed: int, seconds: float) -> None:
        """Print the summary."""
        self._clear()
        if self.quiet:
            return
        parts = [f"{counted(self.done, 'book')} in {seconds:.1f} s"]
        parts += [counted(self.pages, "page")] if self.pages and self.total > 1 else []
        parts += [f"{self.unchanged} unchanged"] if self.unchanged else []
        parts += [f"{failed} failed"] if failed else []
        parts += [f"{self.total - self.done} not looked at"] if self.done < self.total else []
        parts += [counted(self.warnings, "warning")] if self.warnings else []
        parts += [f"{counted(self.notes, 'note')} (see bookmaker inspect)"] if self.notes else []
        parts += [f"{counted(self.places, 'place')} in print (see bookmaker check)"] if self.places else []
        typer.echo(in_lines(parts))

    def _clear(self) -> None:
        if self.is_seen:
            typer.echo("\r\x1b[K", nl=False, err=True)
