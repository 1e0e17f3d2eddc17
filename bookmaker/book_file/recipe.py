"""Settings become a recipe."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping as Map
from typing import Any

from bookmaker.book_file.settings import PLACE, Settings
from bookmaker.model.book import Contributor, Identifier, Metadata, Series, Subject
from bookmaker.model.content_warnings import ContentWarning, Warnings
from bookmaker.model.problem import NOWHERE, Location
from bookmaker.model.recipe import Break, Epigraph, Recipe, StructureWishes, TypographyWishes

ASKED = (
    *("cover", "dedication", "warning_lines", "sources", "encoding", "theme", "trim", "printer"),
    *("lines", "openings", "editions"),
)
"""Fields that stand in a recipe as they are."""
COPIED = (
    *("title", "subtitle", "language", "description", "fandoms", "relationships", "characters", "rating"),
    *("status", "source", "publisher", "rights", "published", "updated"),
)
"""Fields that stand in the metadata as they are."""


def recipe_of(name: str, *settings: Settings) -> Recipe:
    """The recipe from settings of rising weight: collection file, front matter, book file."""
    values: dict[str, Any] = {}
    places: dict[str, Location] = {}
    for each in settings:
        values |= each.values
        places |= {key: each.at._replace(line=line) for key, line in each.lines.items()}
    get = values.get
    wishes: dict[str, Any] = {key: values[key] for key in ASKED if key in values}
    if "cover" in wishes:
        wishes["cover"] = posixpath.normpath(wishes["cover"])
    return Recipe(
        name=name,
        metadata=_metadata(values),
        epigraph=_epigraph(get("epigraph")),
        warnings=_warnings(get("content_warnings")),
        structure=_structure(get("structure"), places.get("structure", NOWHERE)),
        typography=TypographyWishes(**_record(get("typography"))),
        at=settings[-1].at if settings else NOWHERE,
        places=places,
        **wishes,
    )


def _record(values: Map[str, Any] | None) -> dict[str, Any]:
    return {key: value for key, value in (values or {}).items() if key != PLACE}


def _structure(values: Map[str, Any] | None, at: Location) -> StructureWishes:
    wishes = _record(values)
    breaks = tuple(
        Break(
            each.get("words", ""),
            int(each.get("line", 0)),
            int(each.get("level", 1)),
            each.get("title", ""),
            each.get("file", ""),
            at._replace(line=each[PLACE]),
        )
        for each in wishes.pop("chapters", ())
    )
    return StructureWishes(**wishes, chapters=breaks)


def _metadata(values: Map[str, Any]) -> Metadata:
    series = values.get("series")
    return Metadata(
        contributors=_contributors(values),
        series=Series(series["name"], series.get("number", "")) if series else None,
        identifiers=_identifiers(values),
        subjects=tuple(
            Subject(s["name"], s.get("authority", ""), s.get("term", "")) for s in values.get("subjects", ())
        ),
        **{key: values[key] for key in COPIED if key in values},
    )


def _contributors(values: Map[str, Any]) -> tuple[Contributor, ...]:
    authors = [Contributor(person["name"], "author", person.get("file_as", "")) for person in values.get("author", ())]
    others = [
        Contributor(p["name"], p["role"], p.get("file_as", "")) for p in values.get("contributors", ()) if "role" in p
    ]
    return (*authors, *others)


def _identifiers(values: Map[str, Any]) -> tuple[Identifier, ...]:
    isbn = (Identifier("isbn", re.sub(r"[\s-]", "", values["isbn"])),) if "isbn" in values else ()
    return isbn + tuple(_identifier(entry["scheme"].lower(), entry["value"]) for entry in values.get("identifiers", ()))


def _identifier(scheme: str, value: str) -> Identifier:
    return Identifier(scheme, re.sub(r"[\s-]", "", value) if scheme == "isbn" else value)


def _epigraph(value: Map[str, Any] | None) -> Epigraph | None:
    return Epigraph(value["text"], value.get("attribution", "")) if value else None


def _warnings(value: str | tuple[ContentWarning, ...] | None) -> Warnings:
    if value == "none":
        return Warnings("none")
    if value == "withheld":
        return Warnings("withheld")
    return Warnings("given", tuple(value)) if value and not isinstance(value, str) else Warnings()
