"""Letters of lines that stay loose are set apart by a hair."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bookmaker.writers.pdf.paragraphs.emission import write_plainly
from bookmaker.writers.pdf.paragraphs.looks import UNIT
from bookmaker.writers.pdf.paragraphs.setting import Set
from bookmaker.writers.pdf.paragraphs.tracking import MOST, STEP, tracked, width_of_spaces
from tests.writers.pdf.test_setting import chapter, set_lines

LONG = "Straight through strength brought wrought branched stretched screeched scratched scrunched thoughts. "
LIGATURES = LONG.replace("th", "ff")


def loose(text: str, theme: str = "classic") -> Set:
    """A paragraph of words that are long and not to be hyphenated."""
    planned, counts, _ = set_lines(chapter(text * 9), theme)
    assert counts[0] == len(planned[0].breaks), "the engine keeps to the lines"
    return planned[0]


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_letters_of_a_loose_line_are_set_apart_and_its_spaces_are_narrower(theme: str) -> None:
    chosen = loose(LONG, theme)
    steps = dict(tracked(chosen))
    assert steps
    for line in steps:
        gaps = chosen.points.until[chosen.breaks[line]] - chosen.points.since[chosen.breaks[line - 1] if line else 0]
        begin = chosen.points.starts[chosen.breaks[line - 1] if line else 0]
        spare = chosen.measure.room(line + 1) - chosen.points.ends[chosen.breaks[line]] + begin
        assert 1.4 < width_of_spaces(chosen, line) < 1 + spare / gaps / (2 * chosen.spaces.stretch)


def test_nobody_sees_it() -> None:
    chosen = loose(LONG)
    size = chosen.setting.letters[0].ruler.size
    assert all(0 < steps * STEP <= MOST * size < 0.3 * UNIT for _, steps in tracked(chosen))


def test_no_ligature_is_taken_apart() -> None:
    chosen = loose(LIGATURES)
    places = [0, *(chosen.points.places[point] for point in chosen.breaks)]
    lines = [chosen.flat.text[begin:end] for begin, end in pairwise(places)]
    wide = dict(tracked(chosen))
    assert any("ff" in line and width_of_spaces(chosen, number) > 1.6 for number, line in enumerate(lines))
    assert not any("ff" in lines[number] for number in wide)


def test_lines_are_elements_that_go_again() -> None:
    chosen = loose(LONG)
    wide = [child for child in chosen.paragraph if child.get("class", "").startswith("wide-")]
    assert len(wide) == len(dict(tracked(chosen)))
    assert "".join(chosen.paragraph.itertext()).split() == (LONG * 9).split()
    write_plainly(chosen)
    assert (len(chosen.paragraph), chosen.paragraph.text) == (0, (LONG * 9).strip())
