"""What must hold for every book with warnings: details stay where they are asked for, and every word is accounted for.

The books are made of pieces; words that only a detail has can be looked for in everything that is written.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bookmaker.build.inputs import read_inputs
from bookmaker.build.ledger import ledger_of
from bookmaker.build.road import travel
from bookmaker.model.avoid import ACTIONS
from bookmaker.model.book import Book
from bookmaker.model.warned_scenes import scenes_of
from bookmaker.pages import with_pages
from bookmaker.shelf.books import find_books
from bookmaker.writers.epub.documents import documents_of
from bookmaker.writers.epub.metadata import metadata_of
from bookmaker.writers.epub.navigation import navigation
from bookmaker.writers.pdf.document import document
from tests.travelled import edition, travelled

QUICK = settings(derandomize=True, deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
SECRET = "Zanzibar"
TOPICS = st.sampled_from(["blood", "fire", "grief (graphic)", "mentions of war", "loud geese", "Death of an animal"])
PARAGRAPHS = st.sampled_from(
    ["It rained.", "“Gone,” said Tib, “and _gone_.”", "* * *", "Dear Tib,\n\nIt rained.\n\nYours,\n\nIda", "She slept."]
)
SCENES = st.builds(
    lambda topics, told, inside: "\n\n".join(
        (f"[cw: {', '.join(topics)}{f' | {SECRET} falls.' if told else ''}]", *inside, "[/cw]")
    ),
    st.lists(TOPICS, min_size=1, max_size=3, unique=True),
    st.booleans(),
    st.lists(PARAGRAPHS, min_size=1, max_size=3),
)
CHAPTERS = st.lists(st.one_of(PARAGRAPHS, SCENES, st.just("TW: blood, fire")), min_size=1, max_size=5)
TEXTS = st.lists(CHAPTERS, min_size=1, max_size=4).map(
    lambda chapters: "\n\n".join(
        f"Chapter {number}\n\n{(chr(10) * 2).join(blocks)}" for number, blocks in enumerate(chapters, 1)
    )
)
ENTRIES = st.lists(
    st.builds(
        lambda topic, level, chapters, told: (
            f"{{topic: {topic}, severity: {level}, chapters: {chapters}{f', detail: {SECRET} sinks' if told else ''}}}"
        ),
        st.sampled_from(["blood", "illness", "loud geese", "grief", "snakes"]),
        st.sampled_from(["graphic", "moderate", "mentioned"]),
        st.lists(st.integers(1, 2), max_size=2).map(list),
        st.booleans(),
    ),
    max_size=5,
).map(lambda entries: f"title: The Night Ferry\ncontent_warnings: [{', '.join(entries)}]")
PROFILES = st.dictionaries(
    st.sampled_from(["blood", "fire", "grief", "war", "loud geese", "animal-death", "others"]),
    st.sampled_from([action for action in ACTIONS if action != "refuse"]),
    min_size=1,
).map(lambda wishes: "\n".join(f"{topic}: {action}" for topic, action in wishes.items()))
MARKS = st.sampled_from(
    [
        *("[cw: blood | She *falls*.]", "[/cw]", "::: cw fire", ":::", "<!-- cw: fire -->", "<!-- /cw -->"),
        *("It rained. {TW fire} It burned. [end tw] So.", "it [cw: war]was[/cw] so", "[tw: blood]", "> quoted"),
        *("> [cw: war]", "> [/cw]", "Chapter 1", "Chapter 2: The Storm", "A/N: hello", "Dear Tib,", "Yours ever,"),
        *("- item", "* * *"),
    ]
)
LOOSE = st.lists(st.one_of(MARKS, PARAGRAPHS), max_size=14)
NOON = datetime(2024, 5, 17, 12, tzinfo=UTC)


def in_front(book: Book) -> str:
    """Front matter, navigation and metadata of an e-book."""
    files = [each.data.decode() for each in documents_of(book) if each.id in {page.name for page in book.front}]
    told = [str(element) for element in metadata_of(book, False)]
    return "\n".join((*files, *told, navigation(book).decode()))


@QUICK
@given(TEXTS, ENTRIES)
def test_no_detail_stands_where_nobody_asked_for_it(text: str, book_file: str) -> None:
    road, _ = travelled(text, book_file)
    book = with_pages(road.book, edition())
    assert SECRET not in in_front(book)
    told = [file.id for file in documents_of(book) if SECRET in file.data.decode()]
    assert told == ["content-warning-details"] * (SECRET in text or SECRET in book_file)
    head, _, rest = document(with_pages(road.book, edition("print")), NOON).partition('<div class="text">')
    assert SECRET not in head
    assert SECRET not in rest.partition('id="content-warning-details"')[0]


@QUICK
@given(TEXTS, ENTRIES, PROFILES)
def test_every_word_is_accounted_for_whatever_a_reader_wishes(text: str, book_file: str, avoid: str) -> None:
    for wishes in ("", avoid):
        road, problems = travelled(text, book_file, wishes)
        assert [problem for problem in problems if problem.name.startswith("words/")] == []
        ledger = ledger_of(road)
        removed = sum(entry.word_count for entry in ledger.entries if entry.kind == "removed")
        assert ledger.book + removed == ledger.source
        if not wishes:
            assert [entry for entry in ledger.entries if entry.rule.startswith("reader/")] == []


@QUICK
@given(TEXTS, ENTRIES, PROFILES)
def test_every_link_leads_to_one_place(text: str, book_file: str, avoid: str) -> None:
    road, _ = travelled(text, book_file, avoid)
    files = {each.path: each.data.decode() for each in documents_of(with_pages(road.book, edition()))}
    places = [f"{path}#{name}" for path, data in files.items() for name in re.findall(r'id="([^"]+)"', data)]
    assert len(places) == len(set(places))
    links = {href for data in files.values() for href in re.findall(r'<a[^>]* href="([^"]+)"', data)}
    assert links <= set(places)


@QUICK
@given(LOOSE, st.sampled_from(["story.txt", "story.md"]), st.sampled_from(["\n\n", "\n"]), PROFILES)
def test_no_word_is_lost_however_markers_stand(lines: list[str], name: str, between: str, avoid: str) -> None:
    text = between.join(("The ferry left at six, as ever.", *lines, "The gulls were back."))
    for wishes in ("", avoid):
        road, problems = travelled(text, "", wishes, name)
        assert [problem for problem in problems if problem.name.startswith("words/")] == []
        for file in documents_of(with_pages(road.book, edition())):
            ElementTree.fromstring(file.data)


def secret(topic: str) -> str:
    """A word that stands in scenes of one topic alone."""
    return f"Zanzi{topic}."


HELD = ("blood", "fire", "grief", "war")


def scenes_with(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Scenes, each with its secret and with what else may be inside."""
    return st.builds(
        lambda topic, blocks: "\n\n".join((f"[cw: {topic}]", secret(topic), *blocks, "[/cw]")),
        st.sampled_from(HELD),
        st.lists(inside, max_size=2),
    )


NESTED = st.one_of(scenes_with(scenes_with(st.one_of(PARAGRAPHS, scenes_with(PARAGRAPHS)))), PARAGRAPHS)
NESTED_TEXTS = st.lists(st.lists(NESTED, min_size=1, max_size=3), min_size=1, max_size=3).map(
    lambda chapters: "\n\n".join(
        (chr(10) * 2).join((f"Chapter {number}", f"The quay of day{number}x was wet.", *blocks))
        for number, blocks in enumerate(chapters, 1)
    )
)
WISHES = st.dictionaries(
    st.sampled_from(HELD), st.sampled_from(["fold", "replace", "fold", "replace", "warn", "refuse"]), min_size=2
)


@QUICK
@given(NESTED_TEXTS, st.sampled_from([*HELD, "snakes"]), WISHES, st.sampled_from(["epub", "print"]))
def test_what_a_reader_refused_is_in_no_file_of_the_copy(
    text: str, topic: str, wishes: dict[str, str], kind: str
) -> None:
    book_file = f"content_warnings: [{{topic: {topic}, chapters: [1]}}]"
    road, problems = travelled(text, book_file, "\n".join(f"{each}: {wish}" for each, wish in wishes.items()))
    if any(wish == "refuse" and each in (topic, *held_in(text)) for each, wish in wishes.items()):
        assert "reader/refused" in {problem.name for problem in problems}
        return
    book = with_pages(road.book, edition(kind))
    whole = document(book, NOON) if kind == "print" else "".join(file.data.decode() for file in documents_of(book))
    first = text.partition("Chapter 2")[0]
    spared = {secret(each) for each, wish in wishes.items() if wish == "replace"}
    spared |= {"day1x"} if wishes.get(topic) == "replace" and topic not in held_in(first) else set()
    assert [word for word in spared if word in whole] == []


def held_in(text: str) -> set[str]:
    """The topics of a text's scenes."""
    return {topic for topic in HELD if secret(topic) in text}


SAMPLES = Path(__file__).resolve().parent.parent / "sources"


@pytest.mark.parametrize("book", find_books(SAMPLES), ids=lambda path: path.stem)
def test_no_detail_of_a_sample_stands_where_nobody_asked_for_it(book: Path) -> None:
    road = travel(read_inputs(book), lambda _problem: None)
    told = [entry.detail for entry in road.book.warnings.entries] + [s.summary for s in scenes_of(road.book.divisions)]
    details = [detail for detail in told if detail]
    assert details  # each sample shows the feature
    front = unescape(in_front(with_pages(road.book, edition())))
    assert [detail for detail in details if detail in front] == []
    head, _, _ = document(with_pages(road.book, edition("print")), NOON).partition('<div class="text">')
    assert [detail for detail in details if detail in unescape(head)] == []
