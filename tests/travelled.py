"""A text taken down the whole road, as a book file and a reader's profile ask for it."""

from __future__ import annotations

from bookmaker.book_file import recipe_of
from bookmaker.book_file.avoid import read_avoid
from bookmaker.book_file.read import read_settings
from bookmaker.build.inputs import Inputs, Source
from bookmaker.build.road import Road, travel
from bookmaker.model.book import Asset
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Location, Problem
from bookmaker.profiles import PROFILES
from bookmaker.themes import load_theme, styles_folder


def travelled(
    text: str, book_file: str = "", avoid: str = "", name: str = "story.txt", assets: tuple[Asset, ...] = ()
) -> tuple[Road, list[Problem]]:
    """The road of a text and every problem told of on it."""
    problems: list[Problem] = []
    settings = read_settings("book.yaml", book_file, problems.append)
    reader = read_avoid("avoid.yaml", avoid, problems.append) if avoid else None
    theme = load_theme("classic", styles_folder(), Location(""))
    sources = (Source(name, text.encode()),)
    inputs = Inputs(recipe_of("story", settings), (settings,), sources, assets, theme, avoid=reader)
    return travel(inputs, problems.append), problems


def edition(name: str = "epub") -> Edition:
    """An edition in the classic theme."""
    return Edition(PROFILES[name], load_theme("classic", styles_folder(), Location("")))
