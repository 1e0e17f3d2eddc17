"""The words of our own pages, by language.

English stands here; each other language in a file of its own, `wordings/<language>.toml`, and what a region says
otherwise in `wordings/<language>-<region>.toml`. A language that has no file gets the English words.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Wording(NamedTuple):
    """Every phrase that we print; `{}` stands for what is filled in, `{1}` for the second of it where order differs.

    What is filled in cannot be declined or elided: phrases keep to a grammar that holds for any name.
    """

    colon: str = ":"
    decimal: str = "."
    title_by: str = "{} by {}"
    contents: str = "Contents"
    imprint: str = "Imprint"
    title_page: str = "Title page"
    dedication: str = "Dedication"
    epigraph: str = "Epigraph"
    half_title: str = "Half title"
    cover: str = "Cover"
    start: str = "Start of the text"
    landmarks: str = "Landmarks"
    scene_break: str = "scene break"
    notes: str = "Notes"
    authors_notes: str = "Author’s notes"
    book_of_series: str = "Book {} of {}"
    part_of_series: str = "From {}"
    source: str = "The text comes from {}."
    published: str = "First published: {}."
    updated: str = "Last changed: {}."
    isbn: str = "ISBN {}"
    faces: str = "Set in {}."
    paper: str = "Trim size: {}."
    millimetres: str = "{} × {} mm"
    inches: str = "{} × {} in"
    made_with: str = "Made with bookmaker {}."
    rating: str = "Rating: {}"
    fandoms: str = "Fandom: {}"
    relationships: str = "Relationships: {}"
    characters: str = "Characters: {}"
    subjects: str = "Tags: {}"
    status: str = "Status: {}"
    warnings: str = "Content warnings"
    warnings_given: str = "This book holds some things that a reader may want to know of beforehand."
    warnings_none: str = "The author has looked, and says that nothing in this book calls for a warning."
    warnings_withheld: str = (
        "The author chose not to give content warnings for this book. It may hold things that others would warn of."
    )
    warnings_partial: str = "The author chose not to warn of everything: there may be more than is listed here."
    warnings_readers: str = "Added by readers"
    warnings_suggested: str = "Suggested by a list of words"
    warnings_own: str = "Other"
    graphic: str = "Shown in detail"
    moderate: str = "Shown"
    mentioned: str = "Mentioned"
    places: str = "Content warnings by chapter"
    places_intro: str = "Each warning with the chapters that it is given for."
    throughout: str = "throughout the book"
    to_places: str = "In which chapters"
    to_places_print: str = "In which chapters is told on page"
    details: str = "Content warnings in detail"
    details_intro: str = "These lines tell something of the story."
    to_details: str = "What exactly happens"
    to_details_print: str = "What exactly happens is told on page"
    scenes: str = "What happens in scenes that can be passed over"
    back: str = "Back to the content warnings"
    chapter_line: str = "In this chapter: {}."
    scene_line: str = "The next scene: {}."
    scene_unnamed: str = "The next scene is warned of."
    skip: str = "Skip this scene"
    skip_print: str = "It ends on page"
    what_happens: str = "What happens"
    what_happens_print: str = "What happens is told on page"
    scene_folded: str = "A scene was moved to the end of this copy: {}."
    scene_replaced: str = "A scene was left out of this copy: {}."
    chapter_folded: str = "This chapter was moved to the end of this copy: {}."
    chapter_replaced: str = "This chapter was left out of this copy: {}."
    folded: str = "What was moved to the end"
    read_folded: str = "Read it"
    read_folded_print: str = "It can be read on page"
    back_to_place: str = "Back to the place"
    made_for: str = "This copy was made for {}."
    made_for_moved: str = "Moved to its end: {}."
    made_for_left_out: str = "Left out: {}."
    roles: tuple[tuple[str, str], ...] = (
        ("editor", "Edited by {}"),
        ("translator", "Translated by {}"),
        ("illustrator", "Illustrated by {}"),
        ("cover artist", "Cover by {}"),
        ("beta reader", "Beta reading by {}"),
        ("narrator", "Read by {}"),
        ("compiler", "Compiled by {}"),
        ("foreword", "With a foreword by {}"),
        ("afterword", "With an afterword by {}"),
        ("publisher", "Published by {}"),
        ("other", "With {}"),
    )


ENGLISH = Wording()
FOLDER = Path(__file__).with_name("wordings")


@cache
def wording_for(language: str) -> Wording:
    """The wording for a language tag."""
    base, *others = language.lower().split("-")
    if base in ("", "en") or not base.isalpha():
        return ENGLISH
    phrases = _phrases(base)
    for region in filter(str.isalpha, others):
        phrases |= _phrases(f"{base}-{region}")
    return Wording(**phrases)


def _phrases(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.toml"
    phrases = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    return phrases | ({"roles": tuple(phrases["roles"].items())} if "roles" in phrases else {})
