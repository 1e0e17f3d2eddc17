"""YAML as nodes that know their lines. The only module that knows PyYAML.

Scalars keep their text as written: `title: 1984` is a title, and so is `title: No`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import yaml

from bookmaker.model.problem import Location, Report, error

MOST_NODES = 100_000
"""Values in a book file; each `*alias` counts with all that it stands for."""
DEEPEST = 12
"""Levels of nesting; no field needs half of them, and an alias to itself has no end."""


class Scalar(NamedTuple):
    """A single value, as text. `empty` where nothing was written, or `null` or `~`."""

    text: str
    line: int
    empty: bool = False


class Sequence(NamedTuple):
    """A list of values."""

    items: tuple[Node, ...]
    line: int


class Mapping(NamedTuple):
    """Keys and values, each key with its line."""

    entries: tuple[tuple[str, int, Node], ...]
    line: int


Node: TypeAlias = Scalar | Sequence | Mapping


def compose(name: str, text: str, report: Report, first_line: int = 1) -> Node | None:
    """The nodes of a YAML text, or None when it is empty or broken (which is reported with its line)."""
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = (mark.line if mark else 0) + first_line
        report(
            error(
                "book-file/not-yaml",
                f"this is not YAML: {wrong.problem or wrong.context}",
                Location(name, line),
                "put values that contain “: ”, “#” or quotes between quotes",
            )
        )
        return None
    except yaml.YAMLError as wrong:
        report(error("book-file/not-yaml", f"this is not YAML: {wrong}".split("\n")[0], Location(name, first_line)))
        return None
    if root is None:
        return None
    if not _is_small(root):
        report(
            error(
                "book-file/too-deep",
                "aliases (*) unfold to more values than any book file has",
                Location(name, first_line),
            )
        )
        return None
    return _converted(name, root, report, first_line, 0)


def _is_small(root: yaml.Node) -> bool:
    """Whether a tree, its aliases unfolded, has a number of values that a person could have written."""
    waiting = [(root, 0)]
    for _ in range(MOST_NODES):
        if not waiting:
            return True
        node, depth = waiting.pop()
        if depth <= DEEPEST and not isinstance(node, yaml.ScalarNode):
            children = (each for child in node.value for each in (child if isinstance(child, tuple) else (child,)))
            waiting += [(child, depth + 1) for child in children]
    return False


def _converted(name: str, node: yaml.Node, report: Report, first_line: int, depth: int) -> Node:
    line = node.start_mark.line + first_line
    if depth > DEEPEST:
        report(error("book-file/too-deep", f"values are nested more than {DEEPEST} deep", Location(name, line)))
        return Scalar("", line, empty=True)
    match node:
        case yaml.SequenceNode():
            return Sequence(tuple(_converted(name, item, report, first_line, depth + 1) for item in node.value), line)
        case yaml.MappingNode():
            return Mapping(tuple(_entries(name, node, report, first_line, depth)), line)
        case _:
            return Scalar(str(node.value), line, empty=node.tag.endswith(":null"))


def _entries(
    name: str, node: yaml.MappingNode, report: Report, first_line: int, depth: int
) -> Iterator[tuple[str, int, Node]]:
    seen: dict[str, int] = {}
    for key, value in node.value:
        text, line = str(key.value), key.start_mark.line + first_line
        if text in seen:
            report(
                error(
                    "book-file/field-twice",
                    f"“{text}” stands here and in line {seen[text]}",
                    Location(name, line),
                    "keep one of them",
                )
            )
            continue
        seen[text] = line
        yield text, line, _converted(name, value, report, first_line, depth + 1)


class Span(NamedTuple):
    """Where a field stands in a text: from its name to the end of its value, in characters; whether {in braces}."""

    start: int
    end: int
    is_flow: bool


def spans(text: str, path: tuple[str, ...]) -> dict[str, Span]:
    """The fields of the mapping at a path (empty for the whole file) with their places; none if there is no mapping.

    The text has to be YAML.
    """
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for name in path:
        values = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for key, value in values if key.value == name), None)
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        key.value: Span(
            key.start_mark.index, _end_of(key, value), isinstance(value, yaml.MappingNode) and bool(value.flow_style)
        )
        for key, value in node.value
    }


def _end_of(key: yaml.Node, value: yaml.Node) -> int:
    """The end of a field, without the blank lines and comments that YAML counts to a block."""
    if isinstance(value, yaml.ScalarNode):
        return int(value.end_mark.index if value.value or value.style else key.end_mark.index + 1)
    if not isinstance(value, yaml.CollectionNode) or value.flow_style or not value.value:
        return int(value.end_mark.index)
    last = value.value[-1]
    return _end_of(*last) if isinstance(last, tuple) else _end_of(last, last)
