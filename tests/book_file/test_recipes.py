"""Book files become recipes."""

from __future__ import annotations

from typing import Any

from bookmaker.book_file import recipe_of
from bookmaker.book_file.read import read_settings
from bookmaker.model.problem import Location
from bookmaker.model.recipe import Recipe
from tests.cases import Case, each
from tests.problems import none_expected


@each("book_file/recipes.txt")
def test_a_book_file_says_what_is_asked_for(case: Case) -> None:
    settings = [
        read_settings(f"{number}.yaml", text, none_expected) for number, text in enumerate(case.given.split("\n---\n"))
    ]
    assert "\n".join(shown(recipe_of("story", *settings))) == case.expected


def shown(recipe: Recipe) -> list[str]:
    """A line for each thing asked for that is not what one gets without asking."""
    nothing = recipe_of("story")
    lines = [
        f"{name}: {words(getattr(recipe.metadata, name))}"
        for name in recipe.metadata._fields
        if getattr(recipe.metadata, name) != getattr(nothing.metadata, name)
    ]
    lines += [
        f"{name}: {words(getattr(recipe, name))}"
        for name in recipe._fields
        if name not in {"metadata", "at", "places"} and getattr(recipe, name) != getattr(nothing, name)
    ]
    return lines


def words(value: Any) -> str:
    """A value in words: parts of a record between bars, of a list between semicolons."""
    if isinstance(value, Location):
        return f"line {value.line}"
    if isinstance(value, tuple):
        sign = " | " if hasattr(value, "_fields") else "; "
        return sign.join(filter(None, map(words, value)))
    return str(value)


def test_without_a_book_file_there_are_defaults() -> None:
    recipe = recipe_of("story")
    assert (recipe.theme, recipe.editions, recipe.warnings.stance) == ("classic", ("epub", "print"), "unknown")
