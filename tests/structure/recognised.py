"""Texts of cases, read and taken through the rules of structure up to one of them."""

from __future__ import annotations

import re
from typing import Any

from bookmaker.model.nodes import Blocks, Heading
from bookmaker.model.outline import outline_of_blocks
from bookmaker.model.problem import Problem
from bookmaker.model.recipe import StructureWishes
from bookmaker.readers import read
from bookmaker.structure import RULES, Cut, Rule, split
from tests.problems import names_of, none_expected

FILE = re.compile(r"^=== (\S+)\n", re.MULTILINE)
WISH = re.compile(r"^with (\w+): (.+)\n")


def blocks_of(given: str) -> tuple[Blocks, StructureWishes]:
    """The blocks of a case and its wishes.

    A case is one plain text, or several files, each below a line `=== name`; a first line
    `with notes: drop` is a wish of the book file.
    """
    wish = WISH.match(given)
    if wish:
        given = given[wish.end() :]
        value: Any = wish[2] != "no" if wish[1] == "title_from_text" else wish[2]
        wishes = StructureWishes(**{wish[1]: value})
    else:
        wishes = StructureWishes()
    parts = FILE.split(given)
    files = list(zip(parts[1::2], parts[2::2], strict=True)) or [("story.txt", given)]
    manuscripts = [read(name, text.encode(), none_expected) for name, text in files]
    return tuple(block for manuscript in manuscripts for block in manuscript.blocks), wishes


def recognised(given: str, last: Rule | None = None, problems: list[Problem] | None = None) -> Blocks:
    """The blocks of a case after all rules, or after those up to `last`."""
    blocks, wishes = blocks_of(given)
    rules = RULES[: RULES.index(last) + 1] if last else RULES
    for rule in rules:
        blocks = rule(blocks, wishes, (problems if problems is not None else []).append)
    return blocks


def shown(given: str, last: Rule) -> str:
    """The outline of a case after a rule, headings with their meaning; then the problems."""
    problems: list[Problem] = []
    lines: list[str] = []
    for block in recognised(given, last, problems):
        first, *inside = outline_of_blocks((block,))
        lines += [f"{first}{_meaning(block)}", *inside]
    return "\n".join((*lines, *names_of(problems)))


def _meaning(block: object) -> str:
    if not isinstance(block, Heading):
        return ""
    return f" ({block.division}{f' {block.number}' if block.number is not None else ''})"


def cut(given: str) -> Cut:
    """A case taken through all of structure."""
    return split(recognised(given))
