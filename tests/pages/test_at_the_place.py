"""What stands at the places that are warned of, in e-books and on paper, and for a reader with a profile."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from bookmaker.model.book import Book
from bookmaker.model.outline import outline
from bookmaker.pages import with_pages
from bookmaker.writers.epub.documents import documents_of
from bookmaker.writers.pdf.document import document
from tests.cases import Case, each
from tests.travelled import edition, travelled

NOON = datetime(2024, 5, 17, 12, tzinfo=UTC)
WISH = re.compile(r"(?:with (?P<book>[^\n]+)\n)?(?:for (?P<reader>[^\n]+)\n)?(?P<text>.*)", re.DOTALL)


def made(given: str, kind: str) -> Book:
    """The book of a case with its pages: below `with …` (a field of the book file) and `for …` (of a profile)."""
    match = WISH.fullmatch(given)
    assert match
    book_file = (match["book"] or "").replace(" & ", "\n")
    avoid = (match["reader"] or "").replace(" & ", "\n")
    road, problems = travelled(match["text"], book_file, avoid)
    assert [str(problem) for problem in problems if not problem.name.startswith("structure/")] == []
    return with_pages(road.book, edition(kind))


@each("pages/at_the_place.txt")
def test_places_say_what_they_are_warned_of(case: Case) -> None:
    book = made(case.given, "print" if case.title.startswith("on paper") else "epub")
    behind = tuple(page for page in book.back if page.name == "folded-scenes")
    assert "\n".join(outline((*book.divisions, *behind))) == case.expected


SCENES = """Chapter 1

It rained.

[cw: blood | Ida cuts her hand, and binds it.]

She cut her hand.

[/cw]

The ferry left.

Chapter 2

[cw: fire]

It burned.

[/cw]

Chapter 3

Nobody looked up.
"""


def links(book: Book) -> dict[str, set[str]]:
    """The places of each file of the e-book, and the addresses that its links lead to."""
    files = {each.path: each.data.decode() for each in documents_of(book)}
    places = {f"{path}#{name}" for path, text in files.items() for name in re.findall(r'id="([^"]+)"', text)}
    return {
        "places": places,
        "targets": {href for text in files.values() for href in re.findall(r'<a[^>]* href="([^"]+)"', text)},
    }


def test_every_link_of_ours_leads_somewhere() -> None:
    for reader in ("", "blood: fold\nfire: replace", "blood: replace\nfire: fold", "others: show"):
        road, _ = travelled(SCENES, "content_warnings: [{topic: grief, chapters: [1], detail: A loss.}]", reader)
        found = links(with_pages(road.book, edition()))
        assert found["targets"] <= found["places"]
        text = document(with_pages(road.book, edition("print")), moment=NOON)
        assert set(re.findall(r'<a[^>]* href="#([^"]+)"', text)) <= set(re.findall(r'id="([^"]+)"', text))


def test_a_way_over_a_scene_leads_to_an_empty_place_behind_it_even_at_the_end_of_a_chapter() -> None:
    road, _ = travelled(SCENES)
    files = {each.path: each.data.decode() for each in documents_of(with_pages(road.book, edition()))}
    over = re.findall(r'class="skip" href="([^"]+)"', "".join(files.values()))
    assert over == ["chapter-0001.xhtml#chapter-0001-scene-1-end", "chapter-0003.xhtml#chapter-0002-scene-1-end"]
    for href in over:
        path, _, name = href.partition("#")
        assert re.search(rf'<div class="scene-end" id="{name}"></div>', files[path])


def test_the_note_of_what_happens_can_be_shown_in_a_window() -> None:
    road, _ = travelled(SCENES)
    files = "".join(each.data.decode() for each in documents_of(with_pages(road.book, edition())))
    note = re.search(r'<div class="scene-note" id="chapter-0001-scene-1-told">(.*?)</div>', files, re.DOTALL)
    assert note
    assert 9 <= len(re.sub(r"<[^>]+>|\s+", " ", note[1]).strip()) <= 5000


def test_the_imprint_of_a_copy_says_whom_it_is_for_and_only_what_was_done() -> None:
    book_file = "content_warnings: [{topic: fire, chapters: [3], severity: mentioned}, {topic: war, chapters: [3]}]"
    road, _ = travelled(SCENES, book_file, "name: Mrs. Kitto\nblood: fold\nfire: replace\nwar: show\nsnakes: fold")
    (imprint,) = (page for page in with_pages(road.book, edition()).front if page.name == "imprint")
    lines = [line.strip() for line in outline((imprint,))]
    assert "p: This copy was made for Mrs. Kitto." in lines
    assert "p: Moved to its end: Blood." in lines
    assert "p: Left out: Fire." in lines
    none, _ = travelled(SCENES, book_file, "name: Mrs. Kitto\nwar: replace\nfire: show")
    (imprint,) = (page for page in with_pages(none.book, edition()).front if page.name == "imprint")
    assert "p: Left out: War." in [line.strip() for line in outline((imprint,))]
