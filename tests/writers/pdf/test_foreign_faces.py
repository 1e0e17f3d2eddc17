"""Signs that the theme has no glyph for stand in a face of the machine, which is told, and the book stays in parts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from bookmaker.build.edition import edition_of
from bookmaker.build.inputs import read_inputs, with_theme
from bookmaker.build.road import travel
from bookmaker.model.problem import Problem
from bookmaker.pages import with_pages
from bookmaker.themes import theme_names
from bookmaker.writers.pdf import composition
from bookmaker.writers.pdf.document import document

TALE = "Title: Hearts\n\nChapter 1\n\nShe wrote {sign} on the card.\n\nChapter 2\n\nHe wrote {sign} back.\n"


def printed(folder: Path, text: str, theme: str) -> tuple[bytes, list[Problem]]:
    """A book in parts, and what was told of it."""
    tale = folder / "tale.txt"
    tale.write_text(text, "utf-8")
    inputs = with_theme(read_inputs(tale), theme, folder)
    road = travel(inputs, lambda _: None)
    edition = edition_of("print", road.recipe, inputs.theme)
    xhtml = document(with_pages(road.book, edition), datetime(2000, 1, 1, tzinfo=UTC))
    problems: list[Problem] = []
    return composition.compose(xhtml, edition, {}, problems.append), problems


@pytest.mark.parametrize("theme", theme_names())
def test_a_sign_in_a_face_of_the_machine_is_told_once(tmp_path: Path, theme: str) -> None:
    _, problems = printed(tmp_path, TALE.format(sign="☃"), theme)
    (problem,) = [problem for problem in problems if problem.name.startswith("pdf/")]
    assert problem.name in {"pdf/foreign-face", "pdf/missing-glyphs"}  # a machine may have no face with it either
    assert problem.message.count("☃") == 1


@pytest.mark.parametrize("theme", theme_names())
def test_what_the_program_writes_itself_has_its_glyphs(tmp_path: Path, theme: str) -> None:
    signs = "— – … “x” ‘x’ „x‚ «x› x\u00a0x x\u202fx x\u200ax x\u2009x x\u2060x × − ½ ¼ ¾ †"
    with patch.object(composition, "compose_whole", side_effect=AssertionError("it can be put together")):
        assert printed(tmp_path, TALE.format(sign=signs), theme)[1] == []
