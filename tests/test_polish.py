"""`bookmaker polish` and `bookmaker.polish`: good typography for texts that are to become no book."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import bookmaker
from bookmaker.cli.app import app
from bookmaker.readers.passages import FORMS, passages
from tests.cases import Case, each
from tests.typography.houses import real

HEAD = re.compile(r"\[(\w+)(?:; ([\w-]+))?\]\n")
LETTERS = re.compile(r"[^\W_]+")
PIECES = [
    *(
        "'",
        '"',
        "--",
        "...",
        " ",
        " ",
        "\n",
        "\n\n",
        "<p>",
        "</p>",
        "<em>",
        "</em>",
        "<!--",
        "-->",
        "&quot;",
        "&amp;",
        "<br>",
    ),
    *(
        "`",
        "```\n",
        "> ",
        "- ",
        "# ",
        "[a](b--c)",
        "[^1]",
        "[^1]: ",
        "---\n",
        "| ",
        "*",
        "_",
        "    ",
        "\t",
        "\\",
        "&",
        "<",
        ">",
    ),
    *("Tib", "gone", "Mr.", "5", "km", "it's", "<code>", "</code>", '<p lang="fr">', "<script>", "</script>", "«", "»"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@each("polish.txt")
def test_words_are_set_and_nothing_else_changes(case: Case) -> None:
    head = HEAD.match(case.given)
    assert head
    form, language = head[1], head[2] or "en"
    assert bookmaker.polish(case.given[head.end() :], language=language, form=form) == real(case.expected)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", list(FORMS))
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_passages_joined_are_the_text(form: str, text: str) -> None:
    document = passages(text, form)
    assert text == "".join(
        each if isinstance(each, str) else "".join(piece.written for piece in each.pieces) for each in document
    )


@pytest.mark.parametrize("form", list(FORMS))
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_no_word_changes_and_polishing_twice_is_polishing_once(form: str, text: str) -> None:
    once = bookmaker.polish(text, language="en", form=form)  # type: ignore[arg-type]
    assert LETTERS.findall(once.replace("quot", "")) == LETTERS.findall(text.replace("quot", ""))
    assert bookmaker.polish(once, language="en", form=form) == once  # type: ignore[arg-type]


def test_the_language_is_told_by_the_words() -> None:
    german = '"Die Fähre ist nicht mehr da", sagte sie, und das war auch so.'
    assert bookmaker.polish(german).startswith("„Die Fähre ist nicht mehr da“")


def test_wishes_are_those_of_the_book_file() -> None:
    assert bookmaker.polish("So - there.", dashes="spaced en") == "So\u00a0– there."
    assert bookmaker.polish("pp 12-18 -- so", without=["dashes/range"]) == "pp 12-18—so"
    with pytest.raises(ValueError, match="there is no field “dashs” \\(did you mean “dashes”\\?\\)"):
        bookmaker.polish("So.", dashs="em")
    with pytest.raises(ValueError, match="there is no form “docx”; there are text, markdown, html"):
        bookmaker.polish("So.", form="docx")  # type: ignore[arg-type]


def test_a_file_or_what_is_piped_in_is_printed(tmp_path: object) -> None:
    result = CliRunner().invoke(app, ["polish", "-"], input='"So," she said.\n')
    assert (result.exit_code, result.stdout) == (0, "“So,” she said.\n")
    result = CliRunner().invoke(
        app, ["polish", "-", "--style", "quotes: keep, dashes: spaced en"], input='"So" -- no.\n'
    )
    assert result.stdout == '"So"\u00a0– no.\n'
    result = CliRunner().invoke(app, ["polish", "-", "--language", "fr", "--diff"], input='Non.\n"Oui!"\n')
    assert result.stdout.splitlines()[2:] == ["@@ -2 +2 @@", '-"Oui!"', "+«\u00a0Oui\u202f!\u00a0»"]


def test_mistakes_are_told_in_a_line() -> None:
    result = CliRunner().invoke(app, ["polish", "nowhere.txt"])
    assert (result.exit_code, result.stderr) == (
        1,
        "bookmaker: nowhere.txt cannot be read: No such file or directory\n",
    )
    result = CliRunner().invoke(app, ["polish", "-", "--style", "dashes: long"], input="So.")
    assert result.exit_code == 2
    assert "dashes" in result.stderr


@pytest.mark.parametrize("text", ['"Die!" he cried.', '"Come on, Dad!"', 'Plot "x" vs y.', '"In" "son"'])
def test_a_few_words_tell_no_language(text: str) -> None:
    assert "“" in bookmaker.polish(text)


def test_who_is_set_like_english_for_want_of_a_language_is_told() -> None:
    result = CliRunner().invoke(app, ["polish", "-"], input='"Ahoj!"')
    assert result.stderr == "bookmaker: its language is not known, so it is set like English; name it with --language\n"
    result = CliRunner().invoke(app, ["polish", "-", "--language", "klingon!"], input="So.")
    assert (result.exit_code, result.stderr) == (
        2,
        "bookmaker: “klingon!” is no language tag; write it like en, de-CH or pt-BR\n",
    )
