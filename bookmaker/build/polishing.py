"""The typography of a text on its own: no book, no chapters, everything that is no words stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Literal, get_args

from bookmaker.model.languages import LITTLE_WORDS
from bookmaker.model.pieces import Document, Passage
from bookmaker.model.problem import Problem
from bookmaker.model.recipe import TypographyWishes
from bookmaker.readers.passages import passages
from bookmaker.structure.language import language_of
from bookmaker.typography import House
from bookmaker.typography.lines import MOST_ROUNDS, rounds_of, until_stable
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
    set like English. Polishing twice is polishing once; no letter and no digit changes. Raises ValueError for what
    is no such tag.
    """
    document = passages(text, form)
    tag = checked_language(language) or told_language(document) or "en"
    house = House.of(tag, wishes or TypographyWishes())
    polished = "".join(polish_document(document, house))
    others = any(isinstance(each, Passage) and each.language for each in document)
    is_joined = polished.count("\n") != text.count("\n")  # other lines may be other passages
    rounds = MOST_ROUNDS if others or is_joined else rounds_of(house)
    return until_stable(polished, lambda each: "".join(polish_document(passages(each, form), house)), rounds)


LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
FEW = 3
"""Different little words of a language that a text has to hold to be known by them."""


def checked_language(language: str) -> str:
    """A tag as it is; raises ValueError if it can be none."""
    if language and not LANGUAGE.fullmatch(language):
        raise ValueError(f"“{language}” is no language tag; write it like en, de-CH or pt-BR")
    return language


def is_told(text: str, form: Form) -> bool:
    """Whether a text tells its language."""
    return bool(told_language(passages(text, form)))


def told_language(document: Document) -> str:
    """The language that a document says it is in, or that its words tell; empty where they tell none."""
    said = next((each.language for each in document if isinstance(each, Passage) and each.language), "")
    if said:
        return said
    text = " ".join(piece.seen for each in document if isinstance(each, Passage) for piece in each.pieces)
    found = language_of(text).value
    little = LITTLE_WORDS.get(found, "").split()
    is_sure = not little or len(set(little) & set(re.findall(r"[^\W\d_]+", text.lower()))) >= FEW
    return found if is_sure and found != "und" else ""


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
        raise ValueError("; ".join(f"{p.message} ({p.hint})" if p.hint else p.message for p in problems))
    return recipe_of("", settings).typography
