"""`bookmaker inspect`: what was understood of a text, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from bookmaker.cli.report import columns, say, shortened
from bookmaker.model.book import AnyDivision, Chapter, Part, in_order
from bookmaker.model.nodes import Block, Omission, Paragraph, SceneBreak
from bookmaker.model.problem import CannotBuild, Problem
from bookmaker.model.walk import descend, plain, text_of

if TYPE_CHECKING:
    from bookmaker.build.road import Road


def inspect(
    book: Annotated[Path, typer.Argument(help="A text or a book folder.")],
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="For people, or for programs.")] = "text",
) -> None:
    """Show what is understood of a book: encoding, metadata, chapters, scene breaks, problems.

    Nothing is written. Example: bookmaker inspect story.txt
    """
    problems: list[Problem] = []
    try:
        understood = understand(book, problems)
    except CannotBuild as wrong:
        say((*problems, *wrong.problems))
        raise typer.Exit(1) from None
    if format == "json":
        typer.echo(json.dumps(understood, ensure_ascii=False, indent=2))
    else:
        _print(understood)
        say(problems)


def understand(path: Path, problems: list[Problem]) -> dict[str, Any]:
    """Everything that is understood of a book, as plain data (docs/inspect.md describes the fields)."""
    from bookmaker.build.inputs import read_one
    from bookmaker.build.road import travel

    inputs = read_one(path)
    problems += inputs.problems
    road = travel(inputs, problems.append)
    return {
        "book": road.recipe.name,
        "files": [
            {"name": m.name, **{u.what: {"guess": u.guess, "why": u.why} for u in m.understood}}
            for m in road.manuscripts
        ],
        "metadata": _metadata(road.book.metadata, road),
        "chapters": list(_divisions(road.book.divisions, 1)),
        "scene_breaks": [line for division in road.structure.divisions for line in _scene_breaks(division)],
        "omitted": [_omission(omission) for omission in _omissions(road)],
        "problems": [
            {
                "name": p.name,
                "severity": p.severity,
                "message": p.message,
                "file": p.at.file,
                "line": p.at.line,
                "hint": p.hint,
            }
            for p in problems
        ],
    }


def _omissions(road: Road) -> Iterator[Omission]:
    """What was taken off: at the head, and anywhere within the text."""
    yield from road.structure.omitted
    for division in in_order(road.structure.divisions):
        yield from (block for block in descend(division.blocks) if isinstance(block, Omission))


def _omission(omission: Omission) -> dict[str, Any]:
    words = " ".join(text_of(omission.blocks, omissions=True)) or omission.value
    return {"file": omission.at.file, "line": omission.at.line, "rule": omission.rule, "words": words}


def _metadata(data: Any, road: Any) -> dict[str, dict[str, str]]:
    """The main fields with where each came from."""
    reasons = {
        found.field: f"{found.why}{f', line {found.at.line}' if found.at.line else ''}"
        for found in reversed(road.found)
    }
    asked = road.recipe.metadata
    fields = {
        "title": data.title,
        "author": data.byline,
        "language": data.language,
        "description": data.description,
        "rating": data.rating,
    }
    given = {
        "title": asked.title,
        "author": asked.byline,
        "language": asked.language,
        "description": asked.description,
        "rating": asked.rating,
    }
    return {
        name: {"value": value, "from": "the book file" if given[name] else reasons.get(name, "the file’s name")}
        for name, value in fields.items()
        if value
    }


def _divisions(divisions: tuple[AnyDivision, ...], level: int) -> Iterator[dict[str, Any]]:
    """Every division in reading order; level 1 is the highest."""
    for division in divisions:
        yield _division(division, level)
        if isinstance(division, Part):
            yield from _divisions(division.divisions, level + 1)


def _division(division: AnyDivision, level: int) -> dict[str, Any]:
    words = " ".join(text_of(division.blocks))
    return {
        "file": division.at.file,
        "line": division.at.line,
        "level": level,
        "division": "part" if isinstance(division, Part) else division.division,
        "label": division.label,
        "number": division.number,
        "title": plain(division.title),
        "words": len(words.split()),
        "first_words": " ".join(words.split()[:12]),
        "why": list(division.evidence),
    }


def _scene_breaks(division: AnyDivision) -> list[int]:
    lines = [block.at.line for block in descend(division.blocks) if _is_scene_break(block)]
    if isinstance(division, Chapter):
        return lines
    return lines + [line for inside in division.divisions for line in _scene_breaks(inside)]


def _is_scene_break(block: Block) -> bool:
    """A row of signs or a wide gap, or a line that tells how much time goes by."""
    return isinstance(block, SceneBreak) or (isinstance(block, Paragraph) and block.role == "time-skip")


def _print(data: dict[str, Any]) -> None:
    for file in data["files"][:3]:
        typer.secho(file["name"], bold=True)
        for what in ("encoding", "paragraphs"):
            if what in file:
                typer.echo(f"  {what:11} {file[what]['guess']}  ({file[what]['why']})")
    if len(data["files"]) > 3:
        typer.echo(f"  … and {len(data['files']) - 3} more files")
    for name, field in data["metadata"].items():
        typer.echo(f"  {name:11} {shortened(field['value'], 40)}  ({field['from']})")
    typer.echo()
    _print_chapters(data)
    for omitted in data["omitted"]:
        typer.echo(f"  taken off    line {omitted['line']}: {shortened(omitted['words'], 42)}  ({omitted['rule']})")


def _print_chapters(data: dict[str, Any]) -> None:
    rows = [("line", "no.", "title", "words", "why")]
    for chapter in data["chapters"]:
        indent = "  " * (chapter["level"] - 1)
        title = (
            indent + " ".join(filter(None, (chapter["label"], chapter["title"])))
            if chapter["label"] or chapter["title"]
            else "(no heading)"
        )
        number = "" if chapter["number"] is None else str(chapter["number"])
        rows.append((str(chapter["line"]), number, title, str(chapter["words"]), "; ".join(chapter["why"])))
    for number_of_line, line in enumerate(columns(rows, (6, 4, 30, 6, 24), right=frozenset({0, 1, 3}))):
        typer.secho(line, bold=number_of_line == 0)
    words = sum(chapter["words"] for chapter in data["chapters"])
    chapters = sum(chapter["division"] != "part" for chapter in data["chapters"])
    typer.echo(f"\n  {chapters} chapters, {words:,} words, {len(data['scene_breaks'])} scene breaks")
