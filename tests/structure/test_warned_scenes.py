"""Markers of content warnings, and the scenes between them."""

from __future__ import annotations

import pytest

from bookmaker.model.nodes import Omission
from bookmaker.model.problem import Problem
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import descend
from bookmaker.model.warned_scenes import RULE, scenes_of
from bookmaker.readers import read
from bookmaker.structure import recognise, split, warned_scenes
from tests.cases import Case, each
from tests.problems import none_expected
from tests.structure.recognised import shown


@each("structure/warned_scenes.txt")
def test_scenes_are_found(case: Case) -> None:
    assert shown(case.given, warned_scenes.recognise) == case.expected


SAID = {
    "[cw: blood | Ida cuts her hand.]": ([("blood", "moderate")], "Ida cuts her hand."),
    "[cw: blood (graphic), fire; summary: Ida cuts\nher hand.]": (
        [("blood", "graphic"), ("fire", "moderate")],
        "Ida cuts her hand.",
    ),
    "[TW blood, what happens: she falls]": ([("blood", "moderate")], "she falls"),
    "{cw: mentions of war}": ([("war", "mentioned")], ""),
    "[cw: loud geese]": ([("loud geese", "moderate")], ""),
}


@pytest.mark.parametrize("marker", SAID)
def test_a_marker_says_what_and_what_happens(marker: str) -> None:
    text = f"It rained.\n\n{marker}\n\nOne.\n\n[/cw]\n"
    blocks = recognise(read("story.txt", text.encode(), none_expected).blocks, StructureWishes(), none_expected)
    (scene,) = scenes_of(split(blocks).divisions)
    assert ([(entry.topic, entry.level) for entry in scene.warnings], scene.summary) == SAID[marker]


def test_scenes_are_named_after_their_chapters() -> None:
    one = "Chapter {}\n\nIt rained.\n\n[cw: blood]\n\nOne.\n\n[/cw]\n\n[cw: fire]\n\nTwo.\n\n[/cw]\n\n"
    text = "".join(map(one.format, (1, 2)))
    cut = split(recognise(read("story.txt", text.encode(), none_expected).blocks, StructureWishes(), none_expected))
    names = [f"chapter-000{chapter}-scene-{number}" for chapter in (1, 2) for number in (1, 2)]
    assert [scene.name for scene in scenes_of(cut.divisions)] == names


DIRECTIVES = {
    ":::cw blood\nOne.\n:::\n": 2,
    ":::{cw} blood\n\n- one\n\n:::": 2,
    "::: {.cw} blood\n\nOne.\n\n::: /cw\n": 2,
    "<!-- cw: blood -->\n\nOne.\n\n<!-- /cw -->\n": 2,
    "> [cw: blood]\n>\n> One.\n>\n> [/cw]\n": 2,
    "::: note\nOne.\n:::\n": 0,
    "<!-- a comment -->\n\nOne.\n": 0,
}


@pytest.mark.parametrize("text", DIRECTIVES)
def test_markdown_has_directives_and_comments(text: str) -> None:
    problems: list[Problem] = []
    blocks = read("story.md", f"It rained.\n\n{text}".encode(), problems.append).blocks
    found = descend(recognise(blocks, StructureWishes(), problems.append))
    markers = [block for block in found if isinstance(block, Omission) and block.rule == RULE]
    assert len(markers) == DIRECTIVES[text]
    assert problems == []
