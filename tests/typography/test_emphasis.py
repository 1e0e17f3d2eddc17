"""Typography across emphasis, links and notes: the rules see whole paragraphs and touch no markup."""

from __future__ import annotations

from bookmaker.model.nodes import Code, Inlines, LineBreak, Note, Paragraph, Preformatted, SceneBreak, Span, Text, Verse
from bookmaker.model.outline import line_of
from bookmaker.model.recipe import TypographyWishes
from bookmaker.model.walk import plain
from bookmaker.readers.emphasis import parse
from bookmaker.typography import House, polish, polish_line
from tests.cases import Case, each
from tests.typography.houses import real, setting_of

ENGLISH = House.of("en", TypographyWishes())


@each("typography/emphasis.txt")
def test_words_are_set_across_emphasis(case: Case) -> None:
    text, house = setting_of(case.given)
    assert line_of(polish_line(parse(text), house)) == real(case.expected)


def test_program_code_is_left_alone() -> None:
    line: Inlines = (Text('type "'), Code("--'x'"), Text('" now'))
    assert polish_line(line, ENGLISH) == (Text("type “"), Code("--'x'"), Text("” now"))


def test_a_note_is_set_by_itself() -> None:
    note = Note((Paragraph((Text('"Six," said Tib.'),)),))
    polished = polish((Paragraph((Text('"Well'), note, Text('," she said.'))),), ENGLISH)
    inside = Note((Paragraph((Text("“Six,” said Tib."),)),))
    assert polished == (Paragraph((Text("“Well"), inside, Text(",” she said."))),)


def test_every_line_of_verse_is_set() -> None:
    verse = Verse((((Text("'Tis six --"),), (Text('"six" it is.'),)),))
    assert polish((verse,), ENGLISH) == (Verse((((Text("’Tis six—"),), (Text("“six” it is."),)),)),)


def test_lines_of_a_paragraph_are_one_text() -> None:
    line: Inlines = (Text('"Six,'), LineBreak(), Text('" she said'))
    assert polish_line(line, ENGLISH) == (Text("“Six,"), LineBreak(), Text("” she said"))


def test_preformatted_text_and_scene_breaks_are_left_alone() -> None:
    blocks = (Preformatted('"--  ..."'), SceneBreak("--"))
    assert polish(blocks, ENGLISH) == blocks


def test_korean_is_left_alone() -> None:
    blocks = (Paragraph((Text('"육" -- ...'),)),)
    assert polish(blocks, House.of("ko", TypographyWishes())) == blocks


def test_words_in_another_language_follow_its_rules() -> None:
    line: Inlines = (Text('"Il dit '), Span((Text('"oui!"'),), language="fr"), Text(' -- yes," she said.'))
    polished = polish_line(line, ENGLISH)
    assert plain(polished) == "“Il dit «\u00a0oui\u202f!\u00a0»—yes,” she said."


def test_emphasis_is_dropped_where_the_author_asks_for_it() -> None:
    house = House.of("en", TypographyWishes(emphasis="drop"))
    assert line_of(polish_line(parse("It is _not_ *so* **big**."), house)) == "It is not so **big**."


def test_words_in_capitals_become_small_ones_where_the_author_asks_for_it() -> None:
    house = House.of("en", TypographyWishes(capitals="small caps"))
    line = (Text("I said STOP IT, A GOOSE! I am no NASA."),)
    small = [inline for inline in polish_line(line, house) if isinstance(inline, Span)]
    assert [plain(span.children) for span in small] == ["STOP IT, A GOOSE", "NASA"]
    assert plain(polish_line(line, house)) == plain(line)
