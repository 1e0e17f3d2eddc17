"""The text of a book file becomes settings: every mistake at once, each with its line."""

from __future__ import annotations

from collections.abc import Mapping as Map
from typing import Any

from bookmaker.book_file.fields import FIELDS, NO_WARNINGS
from bookmaker.book_file.kinds import Desk, check_isbn, check_uuid, read_fields
from bookmaker.book_file.settings import PLACE, Settings
from bookmaker.book_file.yaml_nodes import Mapping, Node, Scalar, compose
from bookmaker.model.content_warnings import ContentWarning, read_topic, report_reading
from bookmaker.model.problem import Location, Report


def read_settings(name: str, text: str, report: Report, first_line: int = 1) -> Settings:
    """Read a book file, a collection file or a front matter. All mistakes in it are reported."""
    at = Location(name)
    root = compose(name, text, report, first_line)
    if root is None:
        return Settings(at=at)
    desk = Desk(name, report)
    if not isinstance(root, Mapping):
        desk.wrong("not-fields", "a book file is a list of fields such as “title: …”", root.line)
        return Settings(at=at)
    lines = {key: line for key, line, _ in root.entries}
    root, stance = _without_stance(root)
    values = read_fields(root, FIELDS, desk)
    _check_identifiers(values, desk)
    if stance:
        values["content_warnings"] = stance
    elif "content_warnings" in values:
        values["content_warnings"] = tuple(_warning(entry, desk) for entry in values["content_warnings"])
    return Settings(values, at, lines)


def _check_identifiers(values: dict[str, Any], desk: Desk) -> None:
    """ISBNs and UUIDs have to be ones; those that are not are reported and taken out."""
    checks = {"isbn": check_isbn, "uuid": check_uuid}
    kept = []
    for entry in values.get("identifiers", ()):
        check = checks.get(entry["scheme"].lower())
        wrong = check(entry["value"]) if check else None
        if wrong:
            desk.wrong("wrong-value", f"“identifiers”: {wrong[0]}", entry[PLACE], wrong[1])
        else:
            kept.append(entry)
    if "identifiers" in values:
        values["identifiers"] = tuple(kept)


def _without_stance(root: Mapping) -> tuple[Mapping, str]:
    """Take out `content_warnings: none` or `withheld`, which is a word and no list."""
    for entry in root.entries:
        if entry[0] == "content_warnings" and (word := _word(entry[2])) in NO_WARNINGS:
            return Mapping(tuple(other for other in root.entries if other is not entry), root.line), word
    return root, ""


def _word(node: Node) -> str:
    return node.text.strip().lower() if isinstance(node, Scalar) else ""


def _warning(entry: Map[str, Any], desk: Desk) -> ContentWarning:
    at = Location(desk.file, entry[PLACE])
    reading = read_topic(entry["topic"])
    report_reading(entry["topic"], reading, at, desk.report)
    return ContentWarning(
        reading.topic,
        entry.get("severity") or reading.level or "moderate",
        entry.get("chapters", ()),
        entry.get("detail", ""),
        at,
        entry.get("source", "author"),
    )
