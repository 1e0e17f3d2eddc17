"""Patterns that are compiled late: the quick look at a text never keeps one from finding something."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import bookmaker
from bookmaker.model.patterns import SPACES, Late, begins, holds
from bookmaker.structure.contents_list import PAGE_NUMBER

HERE = Path(__file__).parent


def looked_for() -> Iterator[tuple[str, Late]]:
    """Every pattern of the package that has a quick look."""
    for module in pkgutil.walk_packages(bookmaker.__path__, "bookmaker."):
        if module.name.split(".")[1] in {"model", "readers", "structure", "typography", "checks", "pages"}:
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, Late) and not value.may_find("\0"):
                    yield f"{module.name}.{name}", value


def lines() -> set[str]:
    """The lines of all cases and samples, and each of them small and in capitals."""
    files = [*(HERE / "cases").rglob("*.txt"), *(HERE.parent / "sources").rglob("*.txt")]
    found = {line.strip() for file in files for line in file.read_text("utf-8", "replace").split("\n")}
    return {each for line in found for each in (line, line.lower(), line.upper())}


def test_a_look_lets_every_text_pass_in_which_its_pattern_finds_something() -> None:
    patterns = dict(looked_for())
    assert len(patterns) > 10
    kept: set[tuple[str, str]] = set()
    found: set[str] = set()
    for line in lines():
        for name, pattern in patterns.items():
            if match := pattern.compiled.match(line):
                found.add(name)
                kept |= set() if pattern.may_find(match[0]) else {(name, match[0])}
    assert kept == set()
    assert len(found) * 2 > len(patterns), "the cases try too few patterns"


@pytest.mark.parametrize("line", ["Die Flut … 12", "Die Flut … xii", "الفصل الأول … ١٢", "पहला अध्याय … १२"])
def test_page_numbers_may_have_the_figures_of_any_script(line: str) -> None:
    assert PAGE_NUMBER.compiled.search(line)
    assert PAGE_NUMBER.search(line)


def test_a_pattern_that_the_look_rules_out_is_not_compiled() -> None:
    late = Late(r"\bnotes?\b", look=holds("note"))
    assert late.search("It rained.") is None
    assert list(late.finditer("It rained.")) == []
    assert late.sub("*", "It rained.") == "It rained."
    assert late.split("It rained.") == ["It rained."]
    assert "compiled" not in vars(late)
    assert late.search("Two notes")


@pytest.mark.parametrize(
    ("text", "passes"), [("Note: it", True), ("A NOTE", True), ("It rained.", False), ("A long way to the note", False)]
)
def test_looks_read_small_letters_and_capitals_alike(text: str, passes: bool) -> None:
    assert holds("note", within=8)(text) is passes


@pytest.mark.parametrize(("text", "passes"), [("** Von Ida", True), ("von", True), ("Ida von", False)])
def test_looks_at_beginnings_see_through_signs(text: str, passes: bool) -> None:
    assert begins("von", signs=f"{SPACES}*")(text) is passes
