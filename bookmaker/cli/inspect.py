"""`bookmaker inspect`: what was understood of a text, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill, shorten
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeGuard

import typer

from bookmaker.cli.ledger import ledger_data, print_ledger
from bookmaker.cli.proofs import print_proofs, proofs_data
from bookmaker.cli.report import columns, say, shortened, width
from bookmaker.model.book import AnyDivision, Chapter, Metadata, Part, in_order
from bookmaker.model.content_warnings import Warnings
from bookmaker.model.lines import last_lines
from bookmaker.model.manuscript import Found
from bookmaker.model.nodes import Block, Omission, Paragraph, SceneBreak, Section
from bookmaker.model.problem import CannotBuild, Problem
from bookmaker.model.walk import descend, plain, text_of
from bookmaker.structure.notes import DROPPED, MOVED

if TYPE_CHECKING:
    from bookmaker.build.road import Road


def inspect(
    book: Annotated[Path, typer.Argument(help="A text or a book folder.")],
    write: Annotated[bool, typer.Option("--write", help="Put the chapter map into the book file.")] = False,
    ledger: Annotated[
        bool, typer.Option("--ledger", help="Show what became of the words: removed, moved, joined.")
    ] = False,
    typography: Annotated[
        bool, typer.Option("--typography", help="Show the proofs: what was set how, and what could not be decided.")
    ] = False,
    reader: Annotated[
        Path | None, typer.Option("--reader", help="A reader's profile, to show a copy that is made for them.")
    ] = None,
    suggest_warnings: Annotated[
        bool, typer.Option("--suggest-warnings", help="Show topics that the text may have to be warned of.")
    ] = False,
    accept: Annotated[
        list[str] | None, typer.Option("--accept", help="Put a suggested topic into the book file; may be given again.")
    ] = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="For people, or for programs.")] = "text",
) -> None:
    """Show what is understood of a book: encoding, metadata, chapters, scene breaks, problems.

    Nothing is written, unless --write asks for the chapter map. Example: bookmaker inspect story.txt
    """
    if write:
        from bookmaker.cli.chapter_map import write_map

        write_map(book)
        return
    if suggest_warnings or accept:
        from bookmaker.cli.suggestions import show_suggestions

        show_suggestions(book, tuple(accept or ()), format)
        return
    problems: list[Problem] = []
    try:
        understood = understand(book, problems, typography, reader)
    except CannotBuild as wrong:
        say((*problems, *wrong.problems))
        raise typer.Exit(1) from None
    if format == "json":
        typer.echo(json.dumps(understood, ensure_ascii=False, indent=2))
    elif ledger:
        print_ledger(understood["ledger"])
        say(problem for problem in problems if problem.name.startswith("words/"))
    elif typography:
        print_proofs(understood["typography"])
    else:
        _print(understood)
        say(problems)


def understand(
    path: Path, problems: list[Problem], typography: bool = False, reader: Path | None = None
) -> dict[str, Any]:
    """Everything that is understood of a book, as plain data (docs/inspect.md describes the fields).

    With a reader's profile, of the copy that is made for that reader.
    """
    from bookmaker.build.inputs import with_reader
    from bookmaker.build.road import travel
    from bookmaker.shelf.books import read_one

    inputs = with_reader(read_one(path), reader) if reader else read_one(path)
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
        "content_warnings": _warnings(road.book.warnings),
        "notes": _notes(road),
        "scene_breaks": [line for division in road.structure.divisions for line in _scene_breaks(division)],
        "omitted": [_omission(omission) for omission in _omissions(road)],
        "ledger": ledger_data(road),
        **({"typography": proofs_data(road)} if typography else {}),
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


def _warnings(warnings: Warnings) -> dict[str, Any]:
    entries = [
        {
            "topic": each.topic,
            "severity": each.level,
            "chapters": list(each.chapters),
            "source": each.origin,
            "file": each.at.file,
            "line": each.at.line,
        }
        for each in warnings.entries
    ]
    return {"stance": warnings.stance, "partial": warnings.partial, "entries": entries}


def _omissions(road: Road) -> Iterator[Omission]:
    """What was taken off: at the head, and anywhere within the text. What only tells has no words of its own."""
    inside = (block for division in in_order(road.structure.divisions) for block in descend(division.blocks))
    for block in (*road.structure.omitted, *inside):
        if isinstance(block, Omission) and (block.blocks or block.tells == "front matter"):
            yield block


def _omission(omission: Omission) -> dict[str, Any]:
    words = " ".join(text_of(omission.blocks, omissions=True)) or omission.value
    return {"file": omission.at.file, "line": omission.at.line, "rule": omission.rule, "words": words}


def _notes(road: Road) -> list[tuple[int, int]]:
    """First and last line of each note, recap and summary, those that were dropped or moved included."""
    ends = last_lines(road.manuscripts)
    groups = (*road.structure.omitted, *(b for d in in_order(road.structure.divisions) for b in descend(d.blocks)))
    return [
        (block.at.line, ends.get(block.blocks[-1].at, block.blocks[-1].at.line)) for block in groups if _is_note(block)
    ]


def _is_note(block: Block) -> TypeGuard[Section | Omission]:
    is_kept = isinstance(block, Section) and block.role == "note"
    return is_kept or (isinstance(block, Omission) and block.rule in {DROPPED, MOVED})


def _metadata(data: Metadata, road: Road) -> dict[str, dict[str, str]]:
    """Every field known, with where it came from; and what the text had written, where that was something else."""
    found = {each.field: each for each in reversed(road.found)}
    given = _fields(road.recipe.metadata)
    known = {**_fields(data), **{name: found[name].value for name in NOT_IN_BOOKS if name in found}}
    return {
        name: {"value": value, **_origin(found.get(name) or found.get(TOLD_BY.get(name, "")), bool(given.get(name)))}
        for name, value in known.items()
        if value
    }


NOT_IN_BOOKS = ("warnings", "categories", "genres", "tags", "words", "chapters", "completed", "notes", "end_notes")
"""What a head tells that has no field in a book, or shares one with others."""
TOLD_BY = {"translators": "translator", "fandoms": "categories", "updated": "completed"}
"""What tells a field where nothing bears its own name."""


def _fields(data: Metadata) -> dict[str, str]:
    series = f"{data.series.name} {data.series.number}".strip() if data.series else ""
    return {
        "title": data.title,
        "author": data.byline,
        "translators": ", ".join(person.name for person in data.contributors if person.role == "translator"),
        "language": data.language,
        "series": series,
        "description": data.description,
        "fandoms": ", ".join(data.fandoms),
        "relationships": ", ".join(data.relationships),
        "characters": ", ".join(data.characters),
        "rating": data.rating,
        "status": data.status,
        "source": data.source,
        "published": data.published,
        "updated": data.updated,
    }


def _origin(found: Found | None, is_given: bool) -> dict[str, str]:
    if is_given:
        return {"from": "the book file"}
    if found is None:
        return {"from": "the file’s name"}
    place = f"{found.why}{f', line {found.at.line}' if found.at.line else ''}"
    return {"from": place, **({"written": found.written} if found.written else {})}


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
    kept = tuple(block for block in division.blocks if not isinstance(block, Omission))
    lines = [block.at.line for block in descend(kept) if _is_scene_break(block)]
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
                line = f"  {what:11} {file[what]['guess']}  ({file[what]['why']})"
                typer.echo(fill(line, width(), subsequent_indent=" " * 14, break_on_hyphens=False))
    if len(data["files"]) > 3:
        typer.echo(f"  … and {len(data['files']) - 3} more files")
    for name, field in data["metadata"].items():
        origin = f"  ({field['from']})"
        typer.echo(
            f"  {name:11} {shortened(field['value'], max(20, width() - 3 - max(11, len(name)) - len(origin)))}{origin}"
        )
    _print_warnings(data["content_warnings"])
    typer.echo()
    _print_chapters(data)
    _print_omitted(data["omitted"])


def _print_warnings(warnings: dict[str, Any]) -> None:
    """What the book is warned of, each topic once."""
    if warnings["stance"] != "unknown":
        topics = ", ".join(dict.fromkeys(each["topic"] for each in warnings["entries"]))
        typer.echo(f"  warned of   {shortened(topics or warnings['stance'], width() - 14)}")


REASON = 24
"""Columns of the reasons for a heading."""
MOST = 6
"""What one rule took off is told line by line up to so many; of more, the first ones."""


def _reason(why: list[str]) -> str:
    """The reasons, cut between words to the width of their column."""
    return shorten("; ".join(why), REASON, placeholder="…")


def _print_omitted(omitted: list[dict[str, Any]]) -> None:
    """What was taken off, by rule; a text of a thousand page numbers does not flood the screen."""
    by_rule: dict[str, list[dict[str, Any]]] = {}
    for each in omitted:
        by_rule.setdefault(each["rule"], []).append(each)
    footnotes = len(by_rule.pop("structure/footnote", ()))
    if footnotes:
        typer.echo(f"  footnotes    {footnotes}, each at its mark")
    for rule, taken in by_rule.items():
        typer.echo(f"  taken off    {rule}" + (f", {len(taken)} times" if len(taken) > 1 else ""))
        for each in taken if len(taken) <= MOST else taken[: MOST - 1]:
            typer.echo(f"  {each['line']:>6}  {shortened(each['words'] or '(signs only)', width() - 10)}")
        if len(taken) > MOST:
            typer.echo(f"       …  and {len(taken) - MOST + 1} more")


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
        rows.append((str(chapter["line"]), number, title, str(chapter["words"]), _reason(chapter["why"])))
    for number_of_line, line in enumerate(columns(rows, (6, 4, width() - 50, 6, REASON), right=frozenset({0, 1, 3}))):
        typer.secho(line, bold=number_of_line == 0)
    words = sum(chapter["words"] for chapter in data["chapters"])
    chapters = sum(chapter["division"] != "part" for chapter in data["chapters"])
    typer.echo(f"\n  {chapters} chapters, {words:,} words, {len(data['scene_breaks'])} scene breaks")
