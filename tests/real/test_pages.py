"""Pages as readers' programs see them: words stay whole, and are found, however the lines were broken."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from bookmaker.build.edition import edition_of, make_edition
from bookmaker.build.inputs import read_inputs, with_theme
from bookmaker.build.road import travel
from bookmaker.model.problem import Problem
from tests.real.test_books import BOOKS, each_book
from tests.real.words import inspected

WORD = re.compile(r"[^\W\d_]+")
WHOLE = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
PARTED = re.compile(r"([^\W\d_]+)-\n([^\W\d_]+)")


def running_words(book: Path) -> str:
    """The words of a sample's files in a row, in small letters, with a space round each; compounds are one word."""
    files = [book] if book.is_file() else [book / file["name"] for file in inspected(book)["files"]]
    words = (word.casefold() for file in files for word in WHOLE.findall(file.read_text("utf-8")))
    return f" {' '.join(words)} "


def pages_of(pdf: Path, *how: str) -> list[str]:
    """The text of each page as poppler reads it."""
    done = subprocess.run(["pdftotext", *how, str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")


@each_book
@pytest.mark.parametrize("how", ["-raw", "-layout"])  # without either, poppler joins compounds at a line's end
def test_no_two_words_run_together(name: str, how: str, shelf: Path) -> None:
    words = running_words(BOOKS[name])
    for page in pages_of(shelf / name / f"{name}.pdf", how):
        for line in page.splitlines():
            assert [word for word in WORD.findall(line)[1:-1] if _is_two(word.casefold(), words)] == []


def _is_two(word: str, words: str) -> bool:
    """Whether two words of the text were taken for one."""
    splits = (f" {word[:cut]} {word[cut:]} " for cut in range(1, len(word)))
    return f" {word} " not in words and any(split in words for split in splits)


def test_a_parted_word_is_whole_for_who_copies_or_searches(shelf: Path) -> None:
    found = 0
    for name, book in BOOKS.items():
        words, pdf = running_words(book), shelf / name / f"{name}.pdf"
        parted = [match for page in pages_of(pdf, "-raw") for match in PARTED.finditer(page)]
        whole = [match for match in parted if f" {match[1]}{match[2]} ".casefold() in words]
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
        # PDFium puts U+FFFE for a hyphen at a line's end that joins two parts of a word; browsers search past it.
        marked = [f"{match[1]}\ufffe{match[2]}" for match in whole]
        assert [word for word in marked if not any(word in page for page in pages)] == []
        found += len(whole)
    assert found > 20, "words are parted in the samples"


def test_hyphens_are_those_that_readers_know(shelf: Path) -> None:
    for pdf in shelf.rglob("*.pdf"):
        assert "\u2010" not in "".join(pages_of(pdf))


@pytest.mark.parametrize("theme", ["classic", "modern", "large-print"])
def test_a_book_without_chapters_has_running_heads_on_both_sides(theme: str, tmp_path: Path) -> None:
    story, pdf = tmp_path / "story.txt", tmp_path / "story.pdf"
    story.write_text("The Quay\n\nby Anna Ford\n\n" + ("It rained all day. " * 40 + "\n\n") * 20, "utf-8")
    command = [sys.executable, "-m", "bookmaker", "build", "-q", "-e", "print", "--theme", theme]
    subprocess.run([*command, str(story), "-o", str(pdf)], check=True)
    opening, *pages = [page for page in pages_of(pdf) if "It rained" in page]
    assert not re.search("Anna Ford|The Quay", opening)
    assert all("Anna Ford" in page for page in pages[::2])
    assert all("The Quay" in page for page in pages[1::2])


WISHES = {"pdf/loose-line", "pdf/parted-word", "pdf/uneven-spread"}


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_every_paragraph_is_set_as_planned(theme: str) -> None:
    book = BOOKS["the-ice-rent"]
    inputs = with_theme(read_inputs(book), theme, book)
    problems: list[Problem] = []
    road = travel(inputs, problems.append)
    result = make_edition(road, edition_of("print", road.recipe, inputs.theme), None)
    assert result.data
    told = {problem.name for problem in result.problems if problem.name.startswith("pdf/")}
    assert told <= WISHES, "what is left to wish for is no other line than was planned"
