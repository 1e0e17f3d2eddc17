"""The typography of a text on its own: no book, no chapters, everything that is no words stays as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal, get_args

from bookmaker.model.pieces import Document, Passage
from bookmaker.model.problem import Problem
from bookmaker.model.recipe import TypographyWishes
from bookmaker.readers.passages import passages
from bookmaker.structure.language import language_of
from bookmaker.typography import House
from bookmaker.typography.passages import polish_document

Form = Literal["text", "markdown", "html"]
FORMS: tuple[Form, ...] = get_args(Form)
BY_ENDING: dict[str, Form] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""Which form a file has, by how its name ends; plain text otherwise."""


def polish(text: str, language: str = "", form: Form = "text", wishes: TypographyWishes | None = None) -> str:
    """A text, well set.

    `language` is a tag of BCP 47; without one, it is told by the words of the text, and what cannot be told is
    set like English. Polishing twice is polishing once; no letter and no digit changes.
    """
    document = passages(text, form)
    house = House.of(language or told_language(document), wishes or TypographyWishes())
    return "".join(polish_document(document, house))


def told_language(document: Document) -> str:
    """The language that a document says it is in, or that its words tell."""
    said = next((each.language for each in document if isinstance(each, Passage) and each.language), "")
    pieces = (piece.seen for each in document if isinstance(each, Passage) for piece in each.pieces)
    found = said or language_of(" ".join(pieces)).value
    return "en" if found == "und" else found


def form_named(name: str) -> Form:
    """The form of that name; raises ValueError where there is none."""
    for form in FORMS:
        if form == name:
            return form
    raise ValueError(f"there is no form “{name}”; there are {', '.join(FORMS)}")


def wishes_of(values: Mapping[str, Any] | str) -> TypographyWishes:
    """Wishes by their names, or as they stand in a book file; raises ValueError that names every mistake."""
    if not values:
        return TypographyWishes()
    from bookmaker.book_file import recipe_of
    from bookmaker.book_file.read import read_settings  # most ask for nothing

    problems: list[Problem] = []
    asked = values if isinstance(values, str) else json.dumps(values, ensure_ascii=False)
    settings = read_settings("wishes", f"typography: {asked}", problems.append)
    if problems:
        raise ValueError("; ".join(f"{problem.message} ({problem.hint})" for problem in problems))
    return recipe_of("", settings).typography
