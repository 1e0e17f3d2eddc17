"""The date that a file bears, and the faces that it is set in."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pikepdf import Dictionary, Pdf

from bookmaker.build.edition import UNDATED, edition_of, make_edition, moment_of
from bookmaker.build.inputs import read_inputs
from bookmaker.build.road import travel
from bookmaker.model.book import Book, Metadata
from bookmaker.model.edition import Theme
from bookmaker.model.problem import Location, Problem
from bookmaker.themes import _load, _packaged, load_theme, styles_folder


@pytest.mark.parametrize(
    ("published", "updated", "epoch", "moment"),
    [
        ("", "", None, UNDATED),
        ("2024", "", None, datetime(2024, 1, 1, tzinfo=UTC)),
        ("2024-05", "", None, datetime(2024, 5, 1, tzinfo=UTC)),
        ("2024-05-17", "", None, datetime(2024, 5, 17, tzinfo=UTC)),
        ("2024-05-17", "2025-01-02", None, datetime(2025, 1, 2, tzinfo=UTC)),
        ("2024-05-17", "", 86400, datetime(1970, 1, 2, tzinfo=UTC)),
        ("2024-05-17", "", 0, datetime(1970, 1, 1, tzinfo=UTC)),
        ("yesterday", "", None, UNDATED),
        ("in 2024", "", None, UNDATED),
    ],
)
def test_the_date_is_the_epoch_asked_for_or_the_texts_own_last_one(
    published: str, updated: str, epoch: int | None, moment: datetime
) -> None:
    book = Book(Metadata(title="One", published=published, updated=updated), ())
    assert moment_of(book, epoch) == moment


@pytest.mark.parametrize("found", ["2024-13-01", "2024-02-30", "0000"])
def test_a_date_of_the_text_that_is_none_does_not_stop_the_book(found: str) -> None:
    assert moment_of(Book(Metadata(updated=found), ()), None).tzinfo is UTC


CODE = "# One\n\nThe `watch` was **`bold`** and *`slanted`*.\n\n```\nlamp = 1\n```\n"
NOTED = "# One\n\nThe watch.[^1]\n\n[^1]: It has `code`.\n"
PLAIN = "# One\n\nThe watch was bold.\n"


def made(text: str, theme: Theme, folder: Path, edition: str = "print") -> bytes:
    """A text as a book in a theme."""
    (folder / "one.md").write_text(text)
    problems: list[Problem] = []
    road = travel(read_inputs(folder / "one.md"), problems.append)
    result = make_edition(road, edition_of(edition, road.recipe, theme), None)
    assert result.data is not None
    assert [*problems, *result.problems] == []
    return result.data


def faces_of(pdf: bytes) -> set[str]:
    """The names of the faces that a PDF carries, without the marks of subsets."""
    found: set[str] = set()
    with Pdf.open(io.BytesIO(pdf)) as book:
        for page in book.pages:
            fonts = page.obj.Resources.get("/Font", Dictionary())
            found |= {str(font.BaseFont).partition("+")[2] for _, font in fonts.items()}
    return found


@pytest.mark.parametrize("theme", ["classic", "modern", "large-print"])
def test_code_is_set_in_a_face_of_the_theme(theme: str, tmp_path: Path) -> None:
    look = load_theme(theme, styles_folder(), Location(""))
    families = {face.family.replace(" ", "-") for face in look.faces}
    faces = faces_of(made(CODE, look, tmp_path))
    assert {name for name in faces if not name.startswith(tuple(families))} == set()
    assert {f"Source-Code-Pro{style}" for style in ("", "-Bold", "-Italic")} <= faces


def test_a_book_without_code_needs_no_face_for_it(tmp_path: Path) -> None:
    theme = load_theme("classic", styles_folder(), Location(""))
    text = theme._replace(faces=tuple(face for face in theme.faces if not face.for_code))
    assert made(PLAIN, theme, tmp_path) == made(PLAIN, text, tmp_path)
    assert "Source-Code-Pro" in faces_of(made(NOTED, theme, tmp_path))


def test_an_epub_leaves_the_face_of_code_to_the_reading_system(tmp_path: Path) -> None:
    _load.cache_clear()
    _packaged.cache_clear()
    theme = load_theme("modern", styles_folder(), Location(""))
    made(CODE, theme, tmp_path, "epub")
    assert not any("data" in vars(face.font) for face in theme.faces if face.for_code)
