"""The imprint: the book's data in its own language, and what it was made of."""

from __future__ import annotations

import pytest

from bookmaker.build.edition import with_faces_for
from bookmaker.model.outline import outline
from bookmaker.pages.imprint import imprint
from bookmaker.profiles import profile_of
from tests.travelled import edition, travelled


def lines(book_file: str, kind: str = "print", trim: str = "6x9") -> list[str]:
    """The lines of the imprint, no-break spaces as plain ones."""
    road, _ = travelled("It rained.\n", book_file)
    made = with_faces_for(road.book, edition(kind)._replace(profile=profile_of(kind, trim)))
    return [line.strip().replace("\u00a0", " ").removeprefix("p: ") for line in outline((imprint(road.book, made),))]


@pytest.mark.parametrize(
    ("trim", "paper"),
    [
        ("6x9", "Trim size: 152 × 229 mm (6 × 9 in)."),
        ("7.5x9.25", "Trim size: 191 × 235 mm (7.5 × 9.25 in)."),
        ("5.06x7.81", "Trim size: 129 × 198 mm (5.06 × 7.81 in)."),
        ("a5", "Trim size: A5, 148 × 210 mm (5.83 × 8.27 in)."),
        ("pocket", "Trim size: 108 × 175 mm (4.25 × 6.88 in)."),
        ("130 x 200 mm", "Trim size: 130 × 200 mm (5.12 × 7.87 in)."),
    ],
)
def test_a_printed_book_says_its_faces_its_paper_and_the_program(trim: str, paper: str) -> None:
    faces, size, program = lines("title: Tides", trim=trim)[-3:]
    assert faces == "Set in EB Garamond."
    assert size == paper
    assert program.startswith("Made with bookmaker ")


def test_an_e_book_has_neither_paper_nor_faces() -> None:
    assert not any(line.startswith(("Set in", "Trim size")) for line in lines("title: Tides", "epub"))


@pytest.mark.parametrize(
    ("language", "title", "paper"),
    [
        ("fr", "La Marée par Ida Kitto", "Format : 152 × 229 mm (6 × 9 po)."),
        ("de", "La Marée von Ida Kitto", "Format: 152 × 229 mm (6 × 9 Zoll)."),
        ("ru", "Ida Kitto. La Marée", "Формат: 152 × 229 мм (6 × 9″)."),
        ("cs", "Ida Kitto: La Marée", "Formát: 152 × 229 mm (6 × 9″)."),
    ],
)
def test_an_imprint_speaks_the_language_of_its_book(language: str, title: str, paper: str) -> None:
    said = lines(f"title: La Marée\nauthor: Ida Kitto\nlanguage: {language}")
    assert title in said
    assert paper in said
    assert not any("Made with" in line for line in said)
