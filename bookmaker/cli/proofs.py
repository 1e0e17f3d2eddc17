"""The proofs of a book on the terminal, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill
from typing import TYPE_CHECKING, Any

import typer

from bookmaker.cli.report import width
from bookmaker.model.problem import Problem

if TYPE_CHECKING:
    from bookmaker.build.road import Road
    from bookmaker.typography.proofreading import Proofs

PLACE = 10
"""Columns of the lines' numbers."""
AROUND = 24
"""Characters of a line that are shown on each side of a change."""


def proofs_data(road: Road) -> dict[str, Any]:
    """The proofs of a book as plain data (docs/inspect.md describes the fields)."""
    from bookmaker.build.proofs import proof_sheet

    sheet = proof_sheet(road)
    return {
        "language": road.house.language,
        "outer_marks": road.house.outer,
        "changed_lines": len(sheet.changed),
        "rules": sheet.rules,
        "doubts": [_data(problem) for problem in sheet.doubts],
        "queries": [_data(problem) for problem in sheet.queries],
    }


def _data(problem: Problem) -> dict[str, Any]:
    return {"name": problem.name, "file": problem.at.file, "line": problem.at.line, "message": problem.message}


def print_proofs(data: dict[str, Any]) -> None:
    """Print what could not be decided, what a copy-editor would ask, and how often each rule changed something."""
    for heading, entries in (
        ("what could not be decided", data["doubts"]),
        ("a copy-editor’s queries", data["queries"]),
    ):
        if entries:
            typer.secho(f"{'line':>{PLACE}}  {heading}", bold=True)
            several = len({entry["file"] for entry in entries}) > 1
            for entry in entries:
                place = f"{entry['file']}:{entry['line']}" if several else str(entry["line"])
                typer.echo(fill(f"{place:>{PLACE}}  {entry['message']}", width(), subsequent_indent=" " * (PLACE + 2)))
            typer.echo()
    for rule, times in data["rules"].items():
        typer.echo(f"{times:>{PLACE},}  {rule}")
    marks = f", {data['outer_marks']} marks outside" if data["outer_marks"] else ""
    typer.echo(f"\n  {data['changed_lines']:,} lines changed; set as {data['language']}{marks}")
    typer.echo(f"  {len(data['doubts'])} places not decided, {len(data['queries'])} queries")


def print_changes(road: Road) -> None:
    """Print every line that typography changed: the words beside each change, before and after, and its rules."""
    from bookmaker.build.proofs import proof_sheet

    for proofs in proof_sheet(road).changed:
        typer.secho(f"{proofs.at}  {', '.join(dict.fromkeys(proofs.rules))}", bold=True)
        for before, after in excerpts(proofs):
            typer.secho(f"- {before}", fg="red")
            typer.secho(f"+ {after}", fg="green")


def excerpts(proofs: Proofs) -> Iterator[tuple[str, str]]:
    """The places of a line that changed, before and after, each with the words beside it; near ones are one."""
    spans: list[list[int]] = []
    for start, end, first, last in _changes(proofs.before, proofs.after):
        if spans and start - spans[-1][1] < AROUND:
            spans[-1][1], spans[-1][3] = end, last
        else:
            spans.append([start, end, first, last])
    for start, end, first, last in spans:
        yield _excerpt(proofs.before, start, end), _excerpt(proofs.after, first, last)


def _excerpt(text: str, start: int, end: int) -> str:
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    words = text[first:last].replace("\n", "⏎").replace("\u00a0", "⍽").replace("\u202f", "⍽").replace("\u200a", "⍽")
    return f"{'…' if first else ''}{words}{'…' if last < len(text) else ''}"


def _changes(before: str, after: str) -> Iterator[tuple[int, int, int, int]]:
    """Where two texts differ, as spans of both: their letters and figures are the same, one after the other."""
    start, first = 0, 0
    for end, last in zip(_places(before), _places(after), strict=False):
        if before[start:end] != after[first:last]:
            yield start, end, first, last
        start, first = end + 1, last + 1
    if before[start:] != after[first:]:
        yield start, len(before), first, len(after)


def _places(text: str) -> Iterator[int]:
    return (place for place, sign in enumerate(text) if sign.isalnum())
