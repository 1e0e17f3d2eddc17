"""What must hold for every paragraph: polishing twice is polishing once, and no word is changed, parted or joined."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaker.model.house_rules import RULES
from bookmaker.model.nodes import Block, Paragraph
from bookmaker.model.recipe import TypographyWishes
from bookmaker.model.walk import plain
from bookmaker.readers.emphasis import parse
from bookmaker.typography import House, polish, polish_text, polish_together, quotes
from bookmaker.typography.edit import apply
from bookmaker.typography.nesting import Costs, read
from bookmaker.typography.proofreading import proof_read
from tests.cases import FOLDER

HOUSE = House.of("en", TypographyWishes())
PIECES = [
    *("'", '"', "''", "``", "`", "’", "‘", "“", "”", "_", "*", " ", " ", " ", " ", ".", ",", "!", "?", "--", "—", "…"),
    *(
        "...",
        "(",
        ")",
        "\n",
        "\u00a0",
        "Tib",
        "gone",
        "tis",
        "And",
        "s",
        "in",
        "a",
        "would",
        "n",
        "4",
        "1914-18",
        "J. R.",
        "Mr.",
        " - ",
        "----",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
WITHIN = re.compile(r"['‘’′`_*]")


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph(parse(text)) for text in texts)


def words(block: Block) -> list[str]:
    """The words of a paragraph; what stands within words is taken out of them."""
    assert isinstance(block, Paragraph)
    return re.findall(r"\w+", WITHIN.sub("", plain(block.children)))


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_polishing_twice_is_polishing_once(one: str, other: str) -> None:
    once = polish(paragraphs(one, other), HOUSE)
    assert polish(once, HOUSE) == once


SIGNS = [
    *("«", "»", "„", "¿", "¡", "<<", ">>", "?", ":", "10 000", "5", "km", "是", "好", "は", "。", "M.", "v", "-", "–")
]
ODD = {"''", "``", "`", "‘", "’", "'"}
"""Marks that any language may read in several ways; the property above has them."""
ANYWHERE = st.lists(st.sampled_from([piece for piece in PIECES if piece not in ODD] + SIGNS), max_size=12).map("".join)
NUMBERS = ["5", "100", "365", " ", "\u202f", "km", "Mr.", "No.", "‘"]
FIGURES = st.lists(st.sampled_from(NUMBERS), max_size=5).map("".join)
LANGUAGES = [path.stem for path in (FOLDER / "typography" / "languages").glob("*.txt")]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=100, deadline=None)
@given(text=ANYWHERE)
def test_polishing_twice_is_polishing_once_in_every_language(language: str, text: str) -> None:
    house = House.of(language, TypographyWishes())
    once = polish_text(text, house)
    assert polish_text(once, house) == once


@pytest.mark.parametrize("language", [*LANGUAGES, "fr-CA", "de-CH"])
@settings(max_examples=100, deadline=None)
@given(texts=st.lists(TEXTS | ANYWHERE | FIGURES | st.just("www.example.org"), max_size=6))
def test_paragraphs_set_together_are_set_as_each_by_itself(language: str, texts: list[str]) -> None:
    house = House.of(language, TypographyWishes())
    assert polish_together(texts, house) == [polish_text(text, house) for text in texts]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_word_is_changed_or_parted_or_joined(text: str) -> None:
    (given_block,) = paragraphs(text)
    (polished,) = polish((given_block,), HOUSE)
    assert words(polished) == words(given_block)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_proofreading_sets_the_same_signs(text: str) -> None:
    (proofs,) = proof_read(paragraphs(text), HOUSE)
    (block,) = polish(paragraphs(text), HOUSE)
    assert isinstance(block, Paragraph)
    assert proofs.after == plain(block.children)
    assert set(proofs.rules) <= RULES.keys()
    assert all(problem.name.startswith("typography/") for problem in proofs.doubts)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["'", '"', " ", " ", "Gone", "and", ",", ".", "—"]), max_size=20).map("".join))
def test_what_is_seen_at_once_is_what_weighing_finds(text: str) -> None:
    plain_edits = quotes._plain(text, HOUSE)
    if plain_edits is not None:
        assert apply(text, plain_edits) == apply(text, quotes._weighed(text, HOUSE).edits)


def test_a_long_row_of_marks_is_read_like_a_short_one() -> None:
    opening, closing = Costs(True, 0.0, 8.0), Costs(True, 7.0, 0.0)
    assert read((opening, closing) * 1000, "").roles == "oc" * 1000
