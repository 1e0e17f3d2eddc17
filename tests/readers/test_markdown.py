"""Markdown: blocks, notes, and what is reported on the way."""

from __future__ import annotations

import pytest

from bookmaker.model.nodes import Block, Link, Omission, Table
from bookmaker.model.outline import outline_of_blocks
from bookmaker.model.problem import Problem
from bookmaker.model.walk import inline_runs, text_of
from bookmaker.readers import read
from tests.cases import Case, each
from tests.problems import names_of, none_expected


@each("readers/markdown.txt")
def test_markdown_is_read_as_blocks(case: Case) -> None:
    problems: list[Problem] = []
    blocks = read("story.md", case.given.encode(), problems.append).blocks
    assert "\n".join((*outline_of_blocks(blocks), *names_of(problems))) == case.expected


@pytest.mark.parametrize("ending", [".md", ".markdown", ".MD"])
def test_every_usual_ending_of_markdown_is_read(ending: str) -> None:
    (block,) = read(f"story{ending}", b"*One.*", none_expected).blocks
    assert list(outline_of_blocks((block,))) == ["p: _One._"]


def test_blocks_know_their_lines_across_chunks() -> None:
    text = "# One\n\nPlain words.\n\n- item\n\n\nMore words.\n\n> quoted\n"
    blocks = read("story.md", text.encode(), none_expected).blocks
    assert [block.at.line for block in blocks] == [1, 3, 5, 8, 10]


def test_the_columns_of_a_table_keep_their_sides() -> None:
    text = "| a | b | c | d |\n|:--|--:|:-:|---|\n| 1 | 2 |\n| 1 | 2 | 3 | 4 |\n"
    (table,) = read("story.md", text.encode(), none_expected).blocks
    assert isinstance(table, Table)
    assert table.sides == ("", "right", "centre", "")


def test_front_matter_is_kept_as_text_for_the_book_file() -> None:
    front = read("story.md", b"---\ntitle: The Night Ferry\n---\n\nOne.\n", none_expected).blocks[0]
    assert isinstance(front, Omission)
    assert (front.tells, front.value.strip(), front.at.line) == ("front matter", "title: The Night Ferry", 1)


def test_nothing_of_a_script_runs_in_the_book() -> None:
    problems: list[Problem] = []
    text = b'One.\n\n<script>alert("x")</script>\n\n<p onclick="steal()">Two</p>\n\n[Three](javascript:steal)\n'
    blocks = read("story.md", text, problems.append).blocks
    assert "onclick" not in " ".join(text_of(blocks))
    assert not any(isinstance(inline, Link) for block in blocks for run in inline_runs(block) for inline in run)
    assert {problem.name for problem in problems} == {"markdown/html", "markdown/link"}


def test_a_note_that_marks_itself_ends() -> None:
    problems: list[Problem] = []
    blocks: tuple[Block, ...] = read("story.md", b"One.[^a]\n\n[^a]: See[^a] here.\n", problems.append).blocks
    assert list(outline_of_blocks(blocks)) == ["p: One.[note: p: See here.]"]
    assert names_of(problems) == ["! line 3: markdown/note-marked-twice"]


@pytest.mark.parametrize("text", ["- item[^2]\n\n  [^2]: deep\n", "> quoted[^2]\n>\n> [^2]: deep\n"])
def test_a_note_inside_a_list_or_a_quotation_is_no_crash(text: str) -> None:
    blocks = read("story.md", text.encode(), none_expected).blocks
    assert any("[note: p: deep]" in line for line in outline_of_blocks(blocks))
