"""A copy for one reader: what is left out is in the ledger, and nothing else is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bookmaker.build.inputs import read_inputs, with_reader
from bookmaker.build.ledger import ledger_of
from bookmaker.model.avoid import ACTIONS
from bookmaker.model.book import Asset
from bookmaker.model.ledger import Entry
from bookmaker.model.problem import Severity
from tests.travelled import travelled

TEXT = """Chapter 1

It rained on the quay all day long.

[cw: blood | Ida cuts her hand.]

She cut her hand, and Tib bound it.

* * *

[1] marks no note here.

[/cw]

The ferry left at six.

Chapter 2

Nobody looked up.
"""
BOOK = "content_warnings: [{topic: grief, chapters: [2], detail: A loss.}, war]"


def entries(avoid: str) -> list[Entry]:
    """What the ledger says that a reader does not meet."""
    road, problems = travelled(TEXT, BOOK, avoid)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    ledger = ledger_of(road)
    removed = sum(entry.word_count for entry in ledger.entries if entry.kind == "removed")
    assert ledger.book + removed == ledger.source
    return [entry for entry in ledger.entries if entry.rule.startswith("reader/")]


@pytest.mark.parametrize("wish", ["show", "warn"])
def test_who_is_shown_or_warned_misses_no_word(wish: str) -> None:
    assert entries(f"blood: {wish}\ngrief: {wish}") == []


def test_without_a_profile_no_word_is_missing() -> None:
    assert entries("") == []


def test_what_is_folded_is_moved() -> None:
    (entry,) = entries("blood: fold")
    assert (entry.kind, entry.rule, entry.word_count) == ("moved", "reader/folded", 13)


def test_what_is_replaced_is_removed() -> None:
    (entry,) = entries("blood: replace")
    assert (entry.kind, entry.rule, entry.word_count) == ("removed", "reader/replaced", 13)


def test_a_chapter_is_taken_out_whole_where_no_scene_is_marked() -> None:
    (entry,) = entries("grief: replace")
    assert entry.words == "Nobody looked up."


def test_a_book_that_is_refused_is_an_error_that_names_the_topic_alone() -> None:
    _, problems = travelled(TEXT, BOOK, "name: Ida\nblood: refuse\ngrief: refuse")
    told = [problem for problem in problems if problem.name == "reader/refused"]
    assert [problem.severity for problem in told] == [Severity.ERROR] * 2
    assert "“Grief”" in told[0].message
    assert "A loss" not in "".join(map(str, problems))


def test_what_is_warned_of_throughout_cannot_be_taken_out_and_that_is_told() -> None:
    road, problems = travelled(TEXT, BOOK, "war: fold")
    assert [problem.name for problem in problems] == ["reader/throughout"]
    assert [entry for entry in ledger_of(road).entries if entry.rule.startswith("reader/")] == []


def test_a_book_of_one_chapter_can_be_folded() -> None:
    text = "Chapter 1\n\nIt rained.\n"
    _, problems = travelled(text, "content_warnings: [{topic: grief, chapters: [1]}]", "grief: fold")
    assert problems == []


def test_what_cannot_be_replaced_makes_no_copy() -> None:
    _, problems = travelled(TEXT, BOOK, "war: replace")
    assert [(problem.name, problem.severity) for problem in problems] == [("reader/throughout", Severity.ERROR)]


@pytest.mark.parametrize(
    ("text", "book_file", "name"),
    [
        ("It rained.", "content_warnings: [{topic: grief, chapters: [9]}]", "unknown-chapter"),
        ("It rained.\n\n[cw: greif]\n\nIt hurt.\n\n[/cw]", "", "unknown-topic"),
        ("Chapter 1\n\n[cw: blood]\n\nIt hurt.\n\n[cw: fire]\n\nB.\n\n[/cw]", "", "unclosed-marker"),
        ("Chapter 1\n\nIt rained.\n\n[cw: blood]\n\nIt hurt.", "", "unclosed-marker"),
        ("It rained.\n\n[/cw]\n\nSo.", "", "stray-marker"),
        ("Chapter 1 [cw: blood | Ida is hurt]\n\nIt rained.", "", "marker-in-heading"),
        ("It [cw: blood]bled[/cw] for long.", "", "marker-in-sentence"),
        ("Chapter 1\n\nA.\n\n[cw: fire]\n\nB.\n\nChapter 2\n\nC.\n\n[/cw]\n\nD.", "", "marker-over-chapter"),
    ],
)
def test_what_may_leave_a_scene_unguarded_makes_no_copy(text: str, book_file: str, name: str) -> None:
    for avoid, severity in (("blood: replace", Severity.ERROR), ("", Severity.WARNING)):
        _, problems = travelled(text, book_file, avoid)
        told = [problem.severity for problem in problems if problem.name == f"content-warnings/{name}"]
        assert told == [severity]


def test_a_slip_in_the_book_file_makes_no_copy(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("It rained.\n", "utf-8")
    (tmp_path / "story.book.yaml").write_text("content_warnings: [greif]\n", "utf-8")
    (tmp_path / "avoid.yaml").write_text("grief: replace\n", "utf-8")
    inputs = with_reader(read_inputs(tmp_path / "story.txt"), tmp_path / "avoid.yaml")
    told = [each.severity for each in inputs.problems if each.name == "content-warnings/unknown-topic"]
    assert told == [Severity.ERROR]


@pytest.mark.parametrize(
    ("avoid", "name"),
    [
        ("- blood", "book-file/not-topics"),
        ("blood: burn", "book-file/unknown-value"),
        ("blood: [fold]", "book-file/wrong-kind"),
        ("greif: fold", "content-warnings/unknown-topic"),
        ("pet death: fold", "content-warnings/read-as"),
    ],
)
def test_mistakes_in_a_profile_are_told(avoid: str, name: str) -> None:
    _, problems = travelled("It rained.\n", "", avoid)
    assert [(problem.name, problem.at.line) for problem in problems] == [(name, 1)]


def test_a_profile_knows_every_action_and_the_name_of_its_reader() -> None:
    topics = ("blood", "war", "grief", "fire", "snakes")
    lines = [f"{topic}: {action}" for topic, action in zip(topics, ACTIONS, strict=True)]
    road, _ = travelled("It rained.\n", "", "\n".join(("name: Ida", *lines)))
    assert road.book.avoid
    assert road.book.avoid.name == "Ida"
    assert [road.book.avoid.wish([topic]) for topic in topics] == list(ACTIONS)


PARTS = """Part One

Chapter 1

It rained on the quay.

Part Two

Chapter 2

Nobody looked up.
"""


def test_a_part_that_is_warned_of_is_taken_out_with_all_its_chapters() -> None:
    road, _ = travelled(PARTS, "content_warnings: [{topic: grief, chapters: [Part One]}]", "grief: replace")
    taken = [entry.words for entry in ledger_of(road).entries if entry.rule.startswith("reader/")]
    assert taken == ["It rained on the quay."]


PICTURES = """# Chapter 1

[cw: fire]

![a](burnt.png)

[cw: blood]

![b](cut.png)

[/cw]

[/cw]

![c](quay.png)
"""


@pytest.mark.parametrize(
    ("avoid", "kept"),
    [
        ("others: show", ["burnt.png", "cut.png", "quay.png"]),
        ("fire: fold", ["burnt.png", "cut.png", "quay.png"]),
        ("fire: fold\nblood: replace", ["burnt.png", "quay.png"]),
        ("fire: replace", ["quay.png"]),
    ],
)
def test_a_picture_of_what_is_replaced_is_not_in_the_copy(avoid: str, kept: list[str]) -> None:
    pictures = tuple(Asset(path, b"", "image/png") for path in ("burnt.png", "cut.png", "quay.png"))
    road, _ = travelled(PICTURES, "", avoid, "story.md", pictures)
    assert [asset.path for asset in road.book.assets] == kept


def test_a_scene_within_an_item_of_a_list_is_taken_out() -> None:
    text = "It rained.\n\n- One.\n\n  [cw: blood]\n\n  She cut her hand.\n\n  [/cw]\n\n- Two.\n"
    road, problems = travelled(text, "", "blood: replace", "story.md")
    assert [each for each in problems if each.severity is Severity.ERROR] == []
    assert [each.words for each in ledger_of(road).entries if each.rule == "reader/replaced"] == ["She cut her hand."]
