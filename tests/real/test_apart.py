"""Chapters that are laid out apart make the same book as when it is laid out whole, whoever does it."""

from __future__ import annotations

import io
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pikepdf
import pypdfium2
import pytest

from bookmaker.build.edition import edition_of
from bookmaker.build.inputs import read_inputs, with_theme
from bookmaker.build.road import travel
from bookmaker.model.problem import Problem, Severity
from bookmaker.pages import with_pages
from bookmaker.themes import theme_names
from bookmaker.writers.pdf import composition
from bookmaker.writers.pdf.composition import Wanted
from bookmaker.writers.pdf.document import document
from bookmaker.writers.pdf.gutter import Format
from tests.real.test_books import BOOKS


def wanted(name: str, theme: str, edition: str = "print") -> Wanted:
    """A sample as the layout gets it, its lines left to the engine: the same HTML both ways."""
    book = BOOKS[name]
    inputs = with_theme(read_inputs(book), theme, book)
    road = travel(inputs, lambda _: None)
    printed = edition_of(edition, road.recipe, inputs.theme)._replace(lines="plain")
    full = with_pages(road.book, printed)
    assets = {asset.path: asset for asset in full.assets}
    return Wanted(document(full, datetime(2000, 1, 1, tzinfo=UTC)), printed, assets)


def apart(asked: Wanted) -> bytes:
    """The book, division by division, in the theme's own faces."""
    with patch.object(composition, "compose_whole", side_effect=AssertionError("it can be put together")):
        return composition.compose(asked.xhtml, asked.edition, asked.pictures, stop)


def stop(problem: Problem) -> None:
    """Have no warning; notes tell of what is left to wish for, which is no matter here."""
    assert problem.severity is Severity.NOTE, problem


def whole(asked: Wanted) -> bytes:
    """The book, laid out as one."""
    trim, printer = asked.edition.profile.trim, asked.edition.profile.printer
    assert trim
    assert printer
    return composition.compose_whole(asked, Format(trim, printer, asked.edition.theme.text_scale), lambda _: None)


def pixels(pdf: bytes) -> list[bytes]:
    """Every page at 100 dpi."""
    return [bytes(page.render(scale=100 / 72).buffer) for page in pypdfium2.PdfDocument(pdf)]


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """The entries of the outline: how deep they stand, their words, their pages."""
    entries = pypdfium2.PdfDocument(pdf).get_toc(max_depth=5)
    return [(entry.level, entry.get_title(), entry.get_dest().get_index()) for entry in entries]


def targets(pdf: bytes) -> list[tuple[int, str, int]]:
    """The links inside a book: where they stand, their names, and the pages that they lead to."""
    book = pikepdf.Pdf.open(io.BytesIO(pdf))
    pages: dict[object, int] = {page.objgen: number for number, page in enumerate(book.pages)}
    names = list(book.Root.Names.Dests.Names)
    spots = {str(name): pages[spot[0].objgen] for name, spot in zip(names[::2], names[1::2], strict=True)}
    return [
        (number, str(link.Dest), spots[str(link.Dest)])
        for number, page in enumerate(book.pages)
        for link in page.get("/Annots", [])
        if "/Dest" in link
    ]


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("name", ["the-ice-rent", "any-person-beast-or-weather", "return-to-j-pruitt"])
def test_every_page_is_that_of_the_book_laid_out_whole(name: str, theme: str) -> None:
    asked = wanted(name, theme)
    ours, reference = apart(asked), whole(asked)
    assert pixels(ours) == pixels(reference)
    assert outline(ours) == outline(reference)
    assert targets(ours) == targets(reference)


@pytest.mark.parametrize("name", ["the-ice-rent", "any-person-beast-or-weather"])
def test_chapters_that_open_on_any_page_are_those_of_the_book_laid_out_whole(name: str) -> None:
    asked = wanted(name, "classic")
    asked = asked._replace(edition=asked.edition._replace(openings="any"))
    ours, reference = apart(asked), whole(asked)
    naming = {number for number, _, _ in targets(ours)}
    pages, expected = pixels(ours), pixels(reference)
    # Where a page moves last, the engine may leave the numbers that others name it by as they were; ours are right.
    assert [number for number, page in enumerate(pages) if page != expected[number] and number not in naming] == []
    assert (outline(ours), targets(ours)) == (outline(reference), targets(reference))
    folios = {title: str(page - first(ours) + 1) for _, title, page in outline(ours)}
    assert len(contents(ours)) > 5
    assert contents(ours).items() <= folios.items()
    assert len(pages) == len(expected)
    last = outline(ours)[-1][2]
    assert all(page.strip(b"\xff") for page in pages[first(ours) : last + 1]), "none is blank"


def first(pdf: bytes) -> int:
    """The page that the text begins on."""
    return outline(pdf)[2][2]  # behind the content warnings and the contents


def contents(pdf: bytes) -> dict[str, str]:
    """The contents list: each title and its page."""
    page = pypdfium2.PdfDocument(pdf)[outline(pdf)[1][2]]
    lines: list[str] = page.get_textpage().get_text_bounded().splitlines()
    found = (re.fullmatch(r"\s*(.+?)[ .\xa0]+(\d+)", line) for line in lines)
    return {match[1]: match[2] for match in found if match}


def test_the_bytes_are_the_same_however_many_hands_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, made = wanted("any-person-beast-or-weather", "classic"), set()
    asked = asked._replace(edition=asked.edition._replace(lines="optimal"))
    for workers in ("1", "2", "4"):
        monkeypatch.setenv("BOOKMAKER_WORKERS", workers)
        made.add(apart(asked))
    assert len(made) == 1


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of parts."""
    monkeypatch.setenv("BOOKMAKER_CACHE", str(tmp_path / "parts"))
    return tmp_path / "parts"


def test_the_bytes_are_the_same_from_a_cache_even_a_damaged_one(kept: Path) -> None:
    asked = wanted("any-person-beast-or-weather", "classic")
    asked = asked._replace(edition=asked.edition._replace(lines="optimal"))
    cold, parts = apart(asked), sorted(kept.glob("*.part"))
    stamps = [part.stat().st_ino for part in parts]
    assert apart(asked) == cold
    assert [part.stat().st_ino for part in parts] == stamps, "nothing was laid out again"
    for number, part in enumerate(parts):
        data = bytearray(part.read_bytes())
        data[len(data) * (number + 1) // (len(parts) + 2)] ^= 1
        part.write_bytes(data)
    assert apart(asked) == cold
    assert sorted(kept.glob("*.part")) == parts, "they are kept anew"


def test_one_changed_word_has_its_chapter_laid_out_alone(kept: Path) -> None:
    asked = wanted("any-person-beast-or-weather", "classic")
    apart(asked)
    before = set(kept.glob("*.part"))
    last = asked.xhtml.rindex(".</p>", 0, asked.xhtml.index('id="chapter-0003"'))
    apart(asked._replace(xhtml=asked.xhtml[:last] + "!" + asked.xhtml[last + 1 :]))
    assert len(set(kept.glob("*.part")) - before) == 1


def test_the_file_is_whole_and_has_each_face_once(tmp_path: Path) -> None:
    pdf = tmp_path / "book.pdf"
    pdf.write_bytes(apart(wanted("the-ice-rent", "classic")))
    subprocess.run(["qpdf", "--check", str(pdf)], check=True, capture_output=True)
    listed = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed)
    assert len({line.split()[0] for line in listed}) == len(listed) == 3
