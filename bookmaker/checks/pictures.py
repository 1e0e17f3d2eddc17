"""Pictures that the text shows and the folder lacks, or that nobody could see described."""

from __future__ import annotations

import re

from bookmaker.model.book import Book
from bookmaker.model.nodes import Image
from bookmaker.model.problem import Location, Report, error, warning
from bookmaker.model.walk import descend, images_of, is_bare

# What an SVG file could run or fetch with: scripts, event attributes, entities, style sheets and
# addresses that lead out of it.
ACTIVE = re.compile(
    rb"<script|\son[a-z]+\s*=|<!ENTITY|<!DOCTYPE[^>]*\[|@import|<foreignObject|<\?xml-stylesheet"
    rb"|href\s*=\s*[\"'](?!#|data:image/)|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)


def check(book: Book, report: Report) -> None:
    """Report missing pictures as errors, missing descriptions as warnings."""
    for asset in book.assets:
        if asset.media_type == "image/svg+xml" and ACTIVE.search(asset.data):
            report(
                error(
                    "pictures/active-svg",
                    "a drawing in a book may hold no script and no address",
                    Location(asset.path),
                    "save it as PNG, or as plain SVG",
                )
            )
    there = {asset.path for asset in book.assets}
    for division in book.body:
        for block in descend(division.blocks):
            for image in () if is_bare(block) else images_of(block):
                _check(image, block.at, there, report)


def _check(image: Image, at: Location, there: set[str], report: Report) -> None:
    if image.source not in there:
        report(error("pictures/not-found", f"there is no picture “{image.source}” in the book’s folder", at))
    elif not image.alternative:
        report(
            warning(
                "pictures/no-description",
                f"the picture “{image.source}” has no description",
                at,
                "write it between the square brackets, for readers who cannot see the picture",
            )
        )
