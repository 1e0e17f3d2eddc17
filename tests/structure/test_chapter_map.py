"""The chapter map: written down and read again it gives the same book, and what it leaves out is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bookmaker.cli.chapter_map import chapter_map
from bookmaker.model.book import in_order
from bookmaker.model.outline import outline
from bookmaker.model.problem import Problem
from bookmaker.model.recipe import Break, StructureWishes
from bookmaker.model.walk import plain
from bookmaker.readers import read
from bookmaker.structure import recognise, split
from tests.cases import Case, cases_of, each

SCENE = "The ferry went out every night that winter, and came back with fewer people than it took. " * 15
RULE = "=" * 40
PICTURES = "\n\n\n\n".join(
    f"STAVE {number}\n\n[Illustration]\n\n\n\n{title}\n\n{SCENE}"
    for number, title in ((1, "THE QUAY"), (2, "THE BOAT"), (3, "THE FERRY"), (4, "THE SEA"))
)
SECTIONS = "\n\n\n".join(
    f"{name} Narrative\n\n{title}\n\nI\n\n{SCENE}\n\nII\n\n{SCENE}\n\nIII\n\n{SCENE}"
    for name, title in (("First", "By the Ferryman"), ("Second", "By the Girl"), ("Third", "By the Cook"))
)
RULES = f"\n\n{RULE}\n\n".join([f"{SCENE}\n\n* * *\n\n{SCENE}"] * 3)
FILES = ("headings", "split", "contents_list", "letters", "notes", "head", "numerals", "verse", "chat", "levels")
CASES = [
    pytest.param(case.given, id=f"{name}: {case.title}")
    for name in FILES
    for case in cases_of(f"structure/{name}.txt")
    if not case.given.startswith(("with ", "=== "))
]


def mapped(text: str, keeps: Callable[[Break], bool] | None = None) -> tuple[list[str], list[str]]:
    """The outline of a text, and that by the lines of its own chapter map that are kept."""
    problems: list[Problem] = []
    manuscript = read("story.txt", text.encode(), problems.append)
    found = split(recognise(manuscript.blocks, StructureWishes(), problems.append))
    breaks = tuple(filter(keeps, chapter_map(found.divisions, (manuscript,))))
    again = split(recognise(manuscript.blocks, StructureWishes(chapters=breaks), problems.append))
    return list(outline(found.divisions)), list(outline(again.divisions))


@pytest.mark.parametrize("text", [PICTURES, SECTIONS, RULES], ids=["pictures", "sections", "rules"])
def test_the_map_read_again_gives_the_same_book(text: str) -> None:
    before, after = mapped(text)
    assert len(before) > 8
    assert after == before


@pytest.mark.parametrize("text", CASES)
def test_the_map_of_every_case_read_again_gives_the_same_book(text: str) -> None:
    before, after = mapped(text)
    assert after == before


def test_titles_below_pictures_and_sections_are_found_without_a_map() -> None:
    assert "chapter chapter-0002: [Stave 2] The Boat" in mapped(PICTURES)[0]
    assert "  h3: [II]" in mapped(SECTIONS)[0]


def test_a_line_taken_out_leaves_the_sections_of_its_chapter() -> None:
    before, after = mapped(SECTIONS, lambda each: not each.words.startswith("Second"))
    assert [line for line in after if line.startswith("  h3")] == [line for line in before if line.startswith("  h3")]
    assert sum(line.startswith("chapter") for line in after) == 2


def test_a_line_named_below_a_label_is_a_chapter_and_not_its_title() -> None:
    text = "\n\n".join(f"Chapter {n}\n\nTHE QUAY\n\n{SCENE}" for n in (1, 2, 3))
    problems: list[Problem] = []
    blocks = read("story.txt", text.encode(), problems.append).blocks
    breaks = (Break("Chapter 1", 1, 1), Break("THE QUAY", 3, 2), Break("Chapter 2", 7, 1))
    cut = split(recognise(blocks, StructureWishes(chapters=breaks), problems.append))
    assert [(d.label, plain(d.title)) for d in in_order(cut.divisions)][:3] == [
        ("Chapter 1", ""),
        ("", "The Quay"),
        ("Chapter 2", "The Quay"),
    ]


@each("structure/chapter_map.txt")
def test_levels_of_a_map(case: Case) -> None:
    """A case is the lines of a map, level and words, and the headings of a text; each has paragraphs below it."""
    entries, _, headings = case.given.partition("\n--\n")
    levels = [entry.partition(" ") for entry in entries.split("\n")]
    breaks = tuple(Break(words, 0, int(level)) for level, _, words in levels)
    text = "\n\n\n".join(f"{heading}\n\n{SCENE}\n\n{SCENE}" for heading in headings.split("\n"))
    problems: list[Problem] = []
    blocks = read("story.txt", text.encode(), problems.append).blocks
    cut = split(recognise(blocks, StructureWishes(chapters=breaks), problems.append))
    assert [line for line in outline(cut.divisions) if not line.lstrip().startswith("p:")] == case.expected.split("\n")
