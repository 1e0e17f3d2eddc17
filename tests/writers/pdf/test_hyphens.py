"""Where words may be hyphenated."""

from __future__ import annotations

import pytest

from bookmaker.writers.pdf.paragraphs.hyphens import hyphenator


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "started"),
        ("en", "“re·mark·able!”"),
        ("en", "two o’clock"),
        ("en", "couldn’t wouldn’t’ve Ada’s"),
        ("en", "grand·mother’s"),
        ("en", "mother-in-law"),
        ("en", "children’s-book"),
        ("en", "wait—re·mark·able"),
        ("en", "İn·for·ma·tion"),
        ("fr", "l’an·ni·ver·saire"),
        ("fr", "qu’elle"),
        ("it", "dell’uni·ver·sità"),
    ],
)
def test_hyphens_stand_where_words_divide(language: str, shown: str) -> None:
    hyphenate = hyphenator(language, 5, 2, 3)
    assert hyphenate
    text = shown.replace("·", "")
    places = hyphenate(text)
    assert "".join("·" * (place in places) + letter for place, letter in enumerate(text)) == shown


def test_without_patterns_there_is_no_hyphenation() -> None:
    assert hyphenator("tlh", 5, 2, 3) is None
