"""`bookmaker inspect --suggest-warnings`: topics that a text may have to be warned of, to be looked at by a person."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import typer

from bookmaker.build.folder import book_file_of
from bookmaker.build.road import Road, travel
from bookmaker.checks.suggestions import Suggestion, suggest
from bookmaker.cli.report import columns, say
from bookmaker.model.book import AnyDivision, in_order, names_of
from bookmaker.model.content_warnings import ContentWarning, label_of
from bookmaker.model.problem import CannotBuild, Location, Problem
from bookmaker.shelf.books import find_books, read_one

SHOWN = 6
"""Lines that are named for each topic."""


class Suggested(NamedTuple):
    """A suggestion with the chapters that it is found in, and whether the book is warned of the topic already."""

    topic: str
    suggestion: Suggestion
    chapters: tuple[str, ...]
    is_given: bool


def show_suggestions(book: Path, accepted: tuple[str, ...], form: str) -> None:
    """Print what a list of words finds; put the topics that are accepted into the book file, marked as suggested."""
    problems: list[Problem] = []
    try:
        road = travel(read_one(book), problems.append)
        target = book_file_of(find_books(book)[0])
    except CannotBuild as wrong:
        say((*problems, *wrong.problems))
        raise typer.Exit(1) from None
    found = _suggested(road)
    if accepted:
        _write(target, accepted, found)
    elif form == "json":
        typer.echo(json.dumps([_data(each) for each in found], ensure_ascii=False, indent=2))
    else:
        _print(found, book, several=len(road.manuscripts) > 1)


def _suggested(road: Road) -> list[Suggested]:
    texts = [(manuscript.name, manuscript.text) for manuscript in road.manuscripts]
    divisions = list(in_order(road.book.divisions))
    given = {entry.topic for entry in road.book.warnings.entries}
    return [Suggested(each.topic, each, _chapters(each, divisions), each.topic in given) for each in suggest(texts)]


def _chapters(suggestion: Suggestion, divisions: list[AnyDivision]) -> tuple[str, ...]:
    """The chapters that hold the places, as a book file names them; none where that is more than half of them."""
    names = Counter(name for division in divisions for name in names_of(division))
    homes = {home.name: home for place in suggestion.places if (home := _home(place.at, divisions))}
    if len(homes) * 2 > len(divisions):
        return ()
    order = [division.name for division in divisions if division.name in homes]
    return tuple(_called(homes[name], names) for name in order)


def _home(at: Location, divisions: list[AnyDivision]) -> AnyDivision | None:
    """The last division that begins at or above a line of its file."""
    above = [division for division in divisions if division.at.file == at.file and division.at.line <= at.line]
    return above[-1] if above else None


def _called(division: AnyDivision, names: Counter[str]) -> str:
    """The shortest name that no other division has."""
    alone = [name for name in names_of(division) if names[name] == 1 and name != division.name]
    return min(alone, key=len, default=division.name)


def _print(found: list[Suggested], book: Path, several: bool) -> None:
    if not found:
        typer.echo("the list of words finds nothing to warn of; a list of words does not understand a story")
        return
    rows = [("topic", "times", "", "lines")]
    for each in found:
        places = [f"{p.at.file}:{p.at.line}" if several else str(p.at.line) for p in each.suggestion.places]
        lines = ", ".join(list(dict.fromkeys(places))[:SHOWN]) + (" …" if len(set(places)) > SHOWN else "")
        rows.append((each.topic, str(len(places)), "given" if each.is_given else "", lines))
    for number, line in enumerate(columns(rows, (22, 5, 5, 76 if several else 46), right=frozenset({1}))):
        typer.secho(f"  {line}", bold=number == 0)
    new = next((each.topic for each in found if not each.is_given), "")
    typer.echo("\nThese are words, and no judgement: look at the lines before you take a topic over.")
    if new:
        typer.echo(f"To take one over: bookmaker inspect {book} --accept {new}")


def _data(each: Suggested) -> dict[str, object]:
    return {
        "topic": each.topic,
        "label": label_of(each.topic),
        "times": len(each.suggestion.places),
        "given": each.is_given,
        "chapters": list(each.chapters),
        "places": [{"file": p.at.file, "line": p.at.line, "words": p.words} for p in each.suggestion.places],
    }


def _write(target: Path, accepted: tuple[str, ...], found: list[Suggested]) -> None:
    from bookmaker.book_file.warning_lines import with_warnings
    from bookmaker.build.store import write_whole

    known = {each.topic: each for each in found}
    unknown = [topic for topic in accepted if topic not in known]
    if unknown:
        typer.echo(f"bookmaker: “{unknown[0]}” is not among the suggestions: {', '.join(known) or 'none'}", err=True)
        raise typer.Exit(2)
    topics = [topic for topic in dict.fromkeys(accepted) if not known[topic].is_given]
    entries = [ContentWarning(topic, chapters=known[topic].chapters, origin="suggested") for topic in topics]
    text = target.read_text("utf-8-sig") if target.is_file() else ""
    written = with_warnings(text, entries)
    if written is None:
        typer.echo(f"bookmaker: content_warnings in {target} is no list; make one of it first", err=True)
        raise typer.Exit(1)
    if entries:
        write_whole(target, written.encode())
    typer.echo(f"wrote {len(entries)} warnings into {target}, marked as suggested")
