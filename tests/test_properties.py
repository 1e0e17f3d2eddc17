"""What must hold for every text: nothing crashes, no letter is lost, names stay, the output is well-formed.

The texts are made of the pieces that the rules look for, so that the rules have something to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bookmaker.checks import check_ledger
from bookmaker.cli.chapter_map import chapter_map
from bookmaker.model.book import AnyDivision, Part, in_order
from bookmaker.model.nodes import Block, Blocks, Note, Paragraph, SceneBreak, Text
from bookmaker.model.outline import outline, outline_of_blocks
from bookmaker.model.problem import CannotBuild, Problem
from bookmaker.model.recipe import StructureWishes, TypographyWishes
from bookmaker.model.walk import descend, inline_runs, notes_of, text_of
from bookmaker.model.wording import ENGLISH
from bookmaker.readers import markdown, read
from bookmaker.readers.decoded import with_newlines
from bookmaker.readers.encoding import FORBIDDEN, decode
from bookmaker.structure import Cut, recognise, split
from bookmaker.typography import House, polish, polish_line, polish_text
from bookmaker.writers.xhtml import Xhtml

QUICK = settings(derandomize=True, deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
HOUSE = House.of("en", TypographyWishes())

LINES = st.sampled_from(
    [
        "",
        "",
        "",
        " ",
        "The Night Ferry",
        "by Ida Orr",
        "by",
        "Ida Orr",
        "Rating: Teen",
        "Words: 1,200 Chapters: 3/3",
        "Summary",
        "    For everyone on the quay.",
        "A/N: Hello, and sorry for the wait!",
        "Author's Note",
        "Please review!",
        "Previous Chapter / Next Chapter",
        "Contents",
        "Chapter 1",
        "Chapter 2: The Storm",
        "CHAPTER THREE",
        "Part One",
        "Prologue",
        "Epilogue",
        "1",
        "2",
        "3",
        "IV.",
        "* * *",
        "oOo",
        "xXx",
        "-Some hours later-",
        "A/N: thanks",
        "Author's Note",
        "Ada: are you up",
        "Tib: no",
        "Dear Tib,",
        "Yours ever,",
        "Tuesday 4th May",
        "    O come to the sea,",
        "      the wide wide sea.",
        "Rating: Teen",
        "Summary: a ferry leaves",
        '"The ferry is gone," said Tib -- "gone..."',
        "It was _her_ ferry, *hers*, **hers**, and 'twas late.",
        "The ferry left at six, as it had left at six on every morning of the",
        "year, and nobody on the quay looked up.",
        "word " * 30,
        "snake_case 2*3*4 <b>bold</b> & <i>",
        "\tTabbed line",
        "#",
        "~ later ~",
        "_",
        "«é» ß ﬁ Ⅳ ²",
    ]
)
MARKUP = st.sampled_from(
    [
        "",
        "",
        "Plain words.",
        "More _words_ here.",
        "“Speech.”",
        "# Heading",
        "## Chapter 2",
        "- item",
        "  - deeper",
        "1. one",
        "> quoted",
        "```",
        "~~~",
        "    indented",
        "| a | b |",
        "|---|---|",
        "[^1]: A note.",
        "Marked[^1] here.",
        "[link]: https://example.org",
        "A [link] here.",
        "<!-- open",
        "-->",
        "<div>",
        "</div>",
        "***",
        "---",
        "===",
        "\\",
        "hard\\",
        "`code`",
        "![p](p.jpg)",
        "a ^[inline] note",
        "~~gone~~",
        "1986. A year.",
        "<b>x</b> &amp;",
        "* star",
        "+ plus",
        "[^2]: Two",
        "    goes on",
        "Plain[^2]",
    ]
)
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=300)
PLAIN = st.one_of(st.lists(LINES, max_size=25).map("\n".join), ANY_TEXT)
MARKED = st.one_of(st.lists(MARKUP, max_size=14).map("\n".join), ANY_TEXT)
SENTENCE = st.text("\"'` .-–—…!?()[]abtisTIS019\u00a0\u2003\n", max_size=60)


def blocks_of(text: str, name: str = "story.txt") -> Blocks:
    problems: list[Problem] = []
    return read(name, text.encode(), problems.append).blocks


def quiet(problem: Problem) -> None:
    """A report for properties that are not about problems."""


def taken(blocks: Blocks) -> Cut:
    problems: list[Problem] = []
    return split(recognise(blocks, StructureWishes(), problems.append))


def letters(text: str) -> str:
    """The letters and digits of a text in order, without regard to case: headings in capitals get title case."""
    return "".join(filter(str.isalnum, text.casefold()))


def letters_of(cut: Cut) -> str:
    return letters("".join(text_of(cut.omitted, omissions=True))) + "".join(map(letters_of_division, cut.divisions))


def letters_of_division(division: AnyDivision) -> str:
    inside = "".join(map(letters_of_division, getattr(division, "divisions", ())))
    title = "".join(text_of((_heading(division),), omissions=True))
    return letters(division.label + title) + letters("".join(all_text(division.blocks))) + inside


def _heading(division: AnyDivision) -> Block:
    return Paragraph(division.title)


def all_text(blocks: Blocks) -> Iterator[str]:
    """The texts of blocks with the marks of scene breaks, which may be letters."""
    for block in blocks:
        if isinstance(block, SceneBreak):
            yield block.mark
        else:
            yield from text_of((block,), omissions=True)


@QUICK
@given(PLAIN)
def test_no_letter_of_a_plain_text_is_lost(text: str) -> None:
    blocks = blocks_of(text)
    assert letters("".join(text_of(blocks))) == letters(text)
    cut = taken(blocks)
    assert letters_of(cut) == letters(text)
    polished = cut._replace(divisions=tuple(set_well(division) for division in cut.divisions))
    assert letters_of(polished) == letters(text)
    problems: list[Problem] = []
    check_ledger((read("story.txt", text.encode(), quiet),), polished.omitted, polished.divisions, problems.append)
    assert problems == []


MARKED_NOTES = st.sampled_from(
    [
        "",
        "",
        "",
        "Chapter 1[1]",
        "Chapter 2",
        "The ferry left at six.[1] Nobody looked up.",
        "The ferry [1] left,[2] they said.(1)",
        "Nobody looked up* from _what they did_[2] that morn-",
        "“Six,”¹ said Tib.*",
        "[1] In the morn-",
        "ing.",
        "[1] In the morning.",
        "[2] Or so they said:",
        "[Footnote 1: Nineteen of them.]",
        "[Footnote 2: Nineteen",
        "of them.]",
        "* A gull.",
        "    * A gull, or",
        "¹ In the morning.",
        "    O come to the sea,[1]",
        "      the wide wide sea.*",
        "NOTES",
        "1. One.",
        "(1) One.",
        "2 Two.",
        "A/N: Thanks![1]",
        "Ada: are you up[1]",
        "Tib: no*",
        "Ada: oh",
        "Dear Tib,[1]",
        "Yours ever,*",
        "~ later[1] ~",
        "The Night Ferry[1]",
        "by Ida Orr*",
    ]
)


@QUICK
@given(st.lists(MARKED_NOTES, max_size=25).map("\n".join))
def test_no_word_is_lost_where_notes_go_to_their_marks(text: str) -> None:
    manuscript = read("story.txt", text.encode(), quiet)
    cut = taken(manuscript.blocks)
    polished = cut._replace(divisions=tuple(set_well(division) for division in cut.divisions))
    problems: list[Problem] = []
    check_ledger((manuscript,), polished.omitted, polished.divisions, problems.append)
    assert problems == []
    assert tuple(map(set_well, polished.divisions)) == polished.divisions
    labels = [note.label for note in notes_in(cut)]
    assert all(labels)
    writer = Xhtml(ENGLISH, lambda href: href, lambda path: path)
    page = "".join(map(writer.division, cut.divisions))
    assert page.count("<aside") == page.count('epub:type="noteref"') == len(labels)


def notes_in(cut: Cut) -> Iterator[Note]:
    """The footnotes of a text, those in what was taken off included: no note may stand there."""
    divisions = list(in_order(cut.divisions))
    titles: Blocks = tuple(Paragraph(division.title) for division in divisions)
    omitted: Blocks = cut.omitted
    for blocks in (omitted, titles, *(division.blocks for division in divisions)):
        for block in descend(blocks):
            for run in inline_runs(block):
                yield from notes_of(run)


OPENERS = st.sampled_from(
    [
        "",
        "> The ferry left at six, as it had left at six on every morning of the",
        ">> year",
        ">",
        "- a coat, which should be of wool or of something as warm as wool",
        "2. a goose, if you have one to spare, and a second if the first is",
        "HAMLET. To be, or not to be, that is the question which nobody on",
        "Gulls      19   | roof",
        "The ferry left at six, as it had left at six on every mor\u00ad",
        "ning of the year, and nobody on the quay looked up, being used to fer¬",
        "                              Yours ever,",
    ]
)
KINDS = st.sampled_from(
    [
        "The ferry left at six, as it had left at six on every morning of\n"
        "the year, and nobody looked up from what they did to\nsee it go.\n\n",
        "   The ferry left at six, as it had left at six on every morning of\n"
        "the year, and nobody looked up from what they\ndid.\n",
        "word " * 30 + "\n",
        "“Nineteen,” said Tib, who had counted them from the roof of the house.\n“Nineteen?”\n",
        "\n\nChapter 2\n\n",
    ]
)
STRETCHES = st.lists(st.tuples(KINDS, st.integers(1, 12)), max_size=6).map(
    lambda each: "".join(kind * many for kind, many in each)
)
APART = st.lists(st.one_of(OPENERS, LINES), max_size=12).map("\n".join)


@QUICK
@given(st.one_of(STRETCHES, APART))
def test_no_letter_is_lost_where_lines_stand_apart_or_their_style_changes(text: str) -> None:
    blocks = blocks_of(text)
    assert letters("".join(text_of(blocks))) == letters(text)
    assert letters_of(taken(blocks)) == letters(text)
    assert [block.at.line for block in blocks] == sorted({block.at.line for block in blocks})


def set_well(division: AnyDivision) -> AnyDivision:
    title, blocks = polish_line(division.title, HOUSE), polish(division.blocks, HOUSE)
    if isinstance(division, Part):
        return replace(division, title=title, blocks=blocks, divisions=tuple(map(set_well, division.divisions)))
    return replace(division, title=title, blocks=blocks)


@QUICK
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    problems: list[Problem] = []
    for name in ("story.txt", "story.md"):
        try:
            taken(read(name, data, problems.append).blocks)
        except CannotBuild as stopped:
            assert [problem.name for problem in stopped.problems] == ["encoding/undecodable"]


ENCODED = st.builds(
    lambda text, codec: text.encode(codec, "ignore"),
    st.text("abcé ’“”…–àöŁżДиё一的。のはの\n\r", max_size=60),
    st.sampled_from(["cp1252", "cp1250", "cp1251", "koi8_r", "gb18030", "cp950", "cp932", "cp949", "utf-16-le"]),
)


@QUICK
@given(st.one_of(st.binary(max_size=300), st.lists(ENCODED, max_size=4).map(b"\n".join)))
def test_any_bytes_are_decoded_without_a_sign_of_loss_or_refused(data: bytes) -> None:
    problems: list[Problem] = []
    try:
        text = decode("story.txt", data, problems.append).text
    except CannotBuild as stopped:
        assert [problem.name for problem in stopped.problems] == ["encoding/undecodable"]
        assert 1 <= stopped.problems[0].at.line <= data.count(b"\n") + data.count(b"\r") + 300
        return
    assert "\ufffd" not in text or any(problem.name == "encoding/lost-character" for problem in problems)
    assert not FORBIDDEN.search(text)
    try:
        data.decode()
    except UnicodeDecodeError:
        told = {problem.name for problem in problems}
        assert (
            told & {"encoding/guessed", "encoding/mixed-lines"} or data[:2] in {b"\xff\xfe", b"\xfe\xff"} or 0 in data
        )


@QUICK
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), max_size=300))
def test_utf_8_comes_back_but_for_line_ends_and_what_no_book_may_hold(text: str) -> None:
    problems: list[Problem] = []
    decoded = decode("story.txt", text.encode(), problems.append).text
    if {problem.name for problem in problems}.isdisjoint({"encoding/double-encoded", "encoding/sham-letters"}):
        assert decoded == FORBIDDEN.sub("", with_newlines(text))


@QUICK
@given(MARKED)
def test_any_markdown_is_read(text: str) -> None:
    cut = taken(blocks_of(text, "story.md"))
    assert all(line for line in outline(cut.divisions))


WELL_MARKED = MARKUP.filter(
    lambda line: (
        line
        not in {"[link]: https://example.org", "```", "~~~", "<div>", "</div>", "<!-- open", "-->", "1986. A year."}
    )
)


@QUICK
@given(st.lists(WELL_MARKED, max_size=14, unique=True).map("\n\n".join))
def test_no_word_of_a_markdown_text_is_lost(text: str) -> None:
    manuscript = read("story.md", text.encode(), quiet)
    cut = taken(manuscript.blocks)
    problems: list[Problem] = []
    check_ledger((manuscript,), cut.omitted, cut.divisions, problems.append)
    assert problems == []


@QUICK
@given(MARKED)
def test_markdown_in_chunks_is_read_like_the_whole(text: str) -> None:
    in_chunks = words_of_outline(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "chunks", lambda whole: iter([(0, whole, False)]))
        at_once = words_of_outline(text)
    assert in_chunks == at_once


SCRAPS = st.lists(
    st.sampled_from(
        [
            *("_", "_", "_", "a", "it", "So ", "*", "**", "[", "]", "(", ")", "!", "&", "&amp;", "&c.", "^", ".", ","),
            *("-", "--", "—", '"', "'", ":", "1", "1.", "12 ", "12. ", "01. ", "2) ", "#", "#5", "- ", "+", "| ", "é"),
            *("“", "”", "[^1]", "^[", "]:", "[a]", "[x]: /u.", "\n", "\n", "\n    ", "\n\n", "\n\n   ", " ", "  \n"),
            *("\n\n* * *\n\n", "\n\n    *   *   *\n\n", "\n---\n", "\n===\n"),
        ]
    ),
    max_size=20,
).map("".join)
"""What is close to markup, and hard to tell from it."""


@QUICK
@given(SCRAPS)
def test_what_never_sees_the_parser_is_read_as_the_parser_reads_it(text: str) -> None:
    without = blocks_of(text, "story.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "chunks", lambda whole: iter([(0, whole, False)]))
        for pattern in ("ONLY_UNDERSCORES", "OR_BRACKETS"):
            patch.setattr(markdown, pattern, re.compile(r"(?!)"))
        assert blocks_of(text, "story.md") == without


def words_of_outline(text: str) -> list[list[str]]:
    """The outline of a Markdown text; how many spaces stand in a row is left to typography."""
    return [line.split() for line in outline_of_blocks(blocks_of(text, "story.md"))]


@QUICK
@given(SENTENCE)
def test_polishing_twice_is_polishing_once(text: str) -> None:
    once = polish_text(text, HOUSE)
    assert polish_text(once, HOUSE) == once


@QUICK
@given(PLAIN)
def test_polishing_a_tree_twice_is_polishing_it_once(text: str) -> None:
    once = polish(recognise(blocks_of(text), StructureWishes(), quiet), HOUSE)
    assert polish(once, HOUSE) == once


@QUICK
@given(SENTENCE)
def test_markup_does_not_change_how_words_are_set(text: str) -> None:
    """A text cut in two is set as it is in one."""
    middle = len(text) // 2
    whole = polish_text(text, HOUSE)
    halves = polish_line((Text(text[:middle]), Text(text[middle:])), HOUSE)
    assert "".join(half.text for half in halves if isinstance(half, Text)) == whole


@QUICK
@given(st.lists(st.lists(LINES, min_size=1, max_size=6), min_size=1, max_size=6))
def test_a_chapter_added_at_the_end_changes_no_earlier_one(chapters: list[list[str]]) -> None:
    text = "\n\n".join(
        f"Chapter {number}: A Title\n\nThe ferry left at six, as ever.\n\n"
        + "\n\n".join(lines)
        + "\n\nThe gulls were back."
        for number, lines in enumerate(chapters, 1)
    )
    more = f"{text}\n\n\nChapter 90: The Last\n\nNobody looked up.\n"
    before = list(in_order(taken(blocks_of(text)).divisions))
    after = list(in_order(taken(blocks_of(more)).divisions))
    for old, new in zip(before, after, strict=False):
        assert (old.name, old.label, old.title, old.blocks) == (new.name, new.label, new.title, new.blocks)
    assert len(after) > len(before)


@QUICK
@given(PLAIN)
def test_the_chapter_map_read_again_gives_the_same_book(text: str) -> None:
    manuscript = read("story.txt", text.encode(), quiet)
    found = taken(manuscript.blocks)
    breaks = tuple(chapter_map(found.divisions, (manuscript,)))
    again = split(recognise(manuscript.blocks, StructureWishes(chapters=breaks), quiet))
    assert list(outline(again.divisions)) == list(outline(found.divisions))


NAMESPACES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'


@QUICK
@given(PLAIN, MARKED, st.booleans())
def test_the_output_is_well_formed_for_any_text(plain: str, marked: str, on_paper: bool) -> None:
    writer = Xhtml(ENGLISH, lambda href: f"text.xhtml{href}", lambda path: path, on_paper)
    for blocks in (blocks_of(plain), blocks_of(marked, "story.md")):
        for division in taken(blocks).divisions:
            root = ElementTree.fromstring(f"<body {NAMESPACES}>{writer.division(division)}</body>")
            ids = [element.get("id") for element in root.iter() if element.get("id")]
            assert len(ids) == len(set(ids))


@QUICK
@given(PLAIN)
def test_every_block_knows_its_line(text: str) -> None:
    count = text.count("\n") + len(re.findall(r"[\r\x0b\x0c\x85\u2028\u2029]", text)) + 1
    for block in descend(recognise(blocks_of(text), StructureWishes(), quiet)):
        assert block.at.file == "story.txt"
        assert 1 <= block.at.line <= count


@QUICK
@given(st.lists(st.lists(LINES, max_size=8).map("\n".join), min_size=2, max_size=4), st.integers(0, 5))
def test_no_word_is_lost_where_files_begin_alike(files: list[str], shape: int) -> None:
    heads = ("", "The Night Ferry\n\n", "The Night Ferry\nby Ida Orr\n\n", "Title: A\nAuthor: B\nWords: 12\n\n")
    head = heads[shape % len(heads)]
    manuscripts = [read(f"{number}.txt", f"{head}{text}".encode(), quiet) for number, text in enumerate(files, 1)]
    cut = taken(tuple(block for manuscript in manuscripts for block in manuscript.blocks))
    problems: list[Problem] = []
    check_ledger(tuple(manuscripts), cut.omitted, cut.divisions, problems.append)
    assert problems == []
