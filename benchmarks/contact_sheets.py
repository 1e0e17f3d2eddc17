"""Contact sheets: all pages of books, small, as pictures to be looked at.

    python benchmarks/contact_sheets.py OUT [BOOK …] [--themes classic,modern] [--trims 6x9,a5] [--first 1 --last 24]

Without books, the samples; without themes or trims, all of them. Each sheet is `OUT/BOOK-THEME-TRIM.png`; the pages
stand in spreads, as a reader sees them: the first one is a right-hand page.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pypdfium2
from PIL import Image

from bookmaker.build.edition import edition_of, make_edition
from bookmaker.build.inputs import read_inputs, with_theme
from bookmaker.build.road import travel
from bookmaker.profiles.trims import TRIMS
from bookmaker.themes import theme_names

SAMPLES = Path(__file__).resolve().parent.parent / "sources"
DESK = (112, 112, 118)
GAP = 10
"""Pixels between spreads."""
ACROSS = 5
"""Spreads in a row."""
TALL = 300
"""Pixels that a page is high."""


def main() -> int:
    """Make all sheets that are asked for, and name them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("books", nargs="*", type=Path)
    parser.add_argument("--themes", default=",".join(theme_names()))
    parser.add_argument("--trims", default=",".join(TRIMS))
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--last", type=int, default=10_000)
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    books = wanted.books or sorted(path for path in SAMPLES.iterdir() if path.name != "collection.yaml")
    for book, theme, trim in product(books, wanted.themes.split(","), wanted.trims.split(",")):
        target = wanted.out / f"{book.stem}-{theme}-{trim}.png"
        sheet(list(pages(printed(book, theme, trim), wanted.first, wanted.last)), wanted.first).save(target)
        print(target, flush=True)
    return 0


def printed(book: Path, theme: str, trim: str) -> bytes:
    """The print interior of a book in a theme, on a size of paper."""
    inputs = with_theme(read_inputs(book), theme, book)
    road = travel(inputs, lambda _: None)
    recipe = road.recipe._replace(trim=trim)
    made = make_edition(road._replace(recipe=recipe), edition_of("print", recipe, inputs.theme), None)
    assert made.data is not None, made.problems
    return made.data


def pages(pdf: bytes, first: int, last: int) -> Iterator[Image.Image]:
    """The pages from the first to the last, counted from 1."""
    for page in list(pypdfium2.PdfDocument(pdf))[first - 1 : last]:
        yield page.render(scale=TALL / page.get_height()).to_pil().convert("RGB")


def sheet(shown: list[Image.Image], first: int) -> Image.Image:
    """Pages on one sheet, in rows of spreads; `first` is the number of the first page."""
    wide, tall = shown[0].size
    places = range(first // 2 * 2, first + len(shown))
    spreads = (len(places) + 1) // 2
    rows = -(-spreads // ACROSS)
    made = Image.new("RGB", (ACROSS * (2 * wide + GAP) + GAP, rows * (tall + GAP) + GAP), DESK)
    for number, page in enumerate(shown, first):
        row, column = divmod(number // 2 - first // 2, ACROSS)
        left = GAP + column * (2 * wide + GAP) + number % 2 * wide + number % 2
        made.paste(page, (left, GAP + row * (tall + GAP)))
    return made


if __name__ == "__main__":
    sys.exit(main())
