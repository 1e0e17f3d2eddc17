"""Content warnings from all who give them: book file, head of the text, markers and notes in it."""

from __future__ import annotations

import pytest

from bookmaker.build.inputs import Inputs, Source
from bookmaker.build.road import travel
from bookmaker.build.warnings import gathered, warnings_of_head
from bookmaker.model.content_warnings import ContentWarning, Warnings
from bookmaker.model.manuscript import Found
from bookmaker.model.problem import Location, Problem
from bookmaker.model.recipe import Recipe
from bookmaker.themes import load_theme, styles_folder
from tests.cases import Case, each
from tests.problems import names_of, none_expected


@pytest.mark.parametrize(
    ("written", "stance", "topics"),
    [
        ("No Archive Warnings Apply", "none", []),
        ("Creator Chose Not To Use Archive Warnings", "withheld", []),
        ("Choose Not To Use Archive Warnings", "withheld", []),
        ("Graphic Depictions Of Violence, Major Character Death", "given", ["violence", "major-character-death"]),
        ("Creator Chose Not To Use Archive Warnings, Rape/Non-Con", "given", ["sexual-violence"]),
        ("Underage", "given", ["underage-sex"]),
        ("Underage Sex", "given", ["underage-sex"]),
        ("Fog, Grief", "given", ["grief"]),
        ("fog", "unknown", []),
    ],
)
def test_the_warnings_of_a_head_are_those_of_the_vocabulary(written: str, stance: str, topics: list[str]) -> None:
    problems: list[Problem] = []
    warnings = warnings_of_head((Found("warnings", written, ""),), problems.append)
    assert warnings.stance == stance
    assert [entry.topic for entry in warnings.entries] == topics
    assert [problem.name for problem in problems] == ["content-warnings/read-as"] * (written == "Underage")


def test_who_warns_of_some_things_and_chose_not_to_warn_of_others_has_said_both() -> None:
    told = "Creator Chose Not To Use Archive Warnings, Graphic Depictions Of Violence"
    warnings = warnings_of_head((Found("warnings", told, ""),), none_expected)
    assert warnings.partial
    assert [(entry.topic, entry.level) for entry in warnings.entries] == [("violence", "graphic")]


def test_the_book_file_knows_best_of_what_to_warn() -> None:
    asked = Recipe("story", warnings=Warnings("none"))
    found = (Found("warnings", "Graphic Depictions Of Violence", ""),)
    assert gathered(asked, found, (), none_expected) == Warnings("none")


NOTHING = Warnings()


def travelled(text: str, warnings: Warnings = NOTHING, name: str = "story.txt") -> tuple[Warnings, list[str]]:
    """The warnings of a text with those of its book file, and the problems told of."""
    problems: list[Problem] = []
    theme = load_theme("classic", styles_folder(), Location(""))
    inputs = Inputs(Recipe("story", warnings=warnings), (), (Source(name, text.encode()),), (), theme)
    return travel(inputs, problems.append).book.warnings, list(names_of(problems))


def told(warnings: Warnings) -> list[str]:
    """A line for each warning, with its place."""
    lines = [f"{warnings.stance}{' in part' if warnings.partial else ''}"]
    return lines + [f"{e.level} {e.topic}: {', '.join(e.chapters) or 'throughout'}" for e in warnings.entries]


@each("build/warnings.txt")
def test_warnings_are_gathered_from_the_text(case: Case) -> None:
    warnings, problems = travelled(case.given, name="story.md" if case.title.startswith("Markdown") else "story.txt")
    assert "\n".join((*told(warnings), *problems)) == case.expected


def test_markers_in_a_text_that_is_said_to_need_no_warning_are_told_of() -> None:
    text = "It rained.\n\n[cw: blood]\n\nShe cut her hand.\n\n[/cw]\n\nThe ferry left.\n"
    warnings, problems = travelled(text, Warnings("none"))
    assert problems == ["! line 3: content-warnings/none-but-some"]
    assert told(warnings) == ["given", "moderate blood: opening-0001"]


def test_markers_do_not_make_a_withheld_list_whole() -> None:
    warnings, _ = travelled("It rained.\n\n[cw: blood]\n\nShe cut her hand.\n\n[/cw]\n", Warnings("withheld"))
    assert warnings.partial


def test_what_the_book_file_says_of_a_chapter_is_not_said_twice() -> None:
    entry = ContentWarning("blood", "graphic", ("1",), "A cut.")
    text = "Chapter 1\n\n[cw: blood]\n\nShe cut her hand.\n\n[/cw]\n\nChapter 2\n\n[cw: blood]\n\nAgain.\n\n[/cw]\n"
    warnings, _ = travelled(text, Warnings("given", (entry,)))
    assert [each.chapters for each in warnings.entries] == [("1",), ("chapter-0002",)]


def test_details_are_set_as_the_text_is() -> None:
    warnings, _ = travelled("It rained.\n", Warnings("given", (ContentWarning("blood", detail="Ida's hand -- cut"),)))
    assert warnings.entries[0].detail == "Ida’s hand—cut"
