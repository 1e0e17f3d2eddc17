"""The rules of each language, each case under the source of its rule.

A line is `given ⇒ expected`; `[wish: value]` or `[tag]` before it changes the house. What is expected
must not change when it is set again.
"""

from __future__ import annotations

import re

import pytest

from bookmaker.typography import polish_text
from tests.cases import FOLDER
from tests.typography.houses import Setting, real, setting_of

LANGUAGES = sorted((FOLDER / "typography" / "languages").glob("*.txt"))
WISH = re.compile(r"\[([^\]]+)\] ")


def lines_of(language: str) -> list[tuple[Setting, str]]:
    """The cases of a language: what is given, in its house, and what is expected."""
    found = []
    for line in (FOLDER / "typography" / "languages" / f"{language}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            given, expected = line.split(" ⇒ ")
            wish = WISH.match(given)
            text = f"[{language}; {wish[1]}]\n{given[wish.end() :]}" if wish else f"[{language}]\n{given}"
            found.append((setting_of(text), real(expected)))
    return found


CASES = [pytest.param(*case, id=f"{path.stem}-{case[0].text}") for path in LANGUAGES for case in lines_of(path.stem)]


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_a_language_is_set_by_its_rules(given: Setting, expected: str) -> None:
    assert polish_text(given.text, given.house) == expected
    assert polish_text(expected, given.house._replace(outer="")) == expected


@pytest.mark.parametrize("language", [path.stem for path in LANGUAGES])
def test_every_language_has_cases_for_its_rules(language: str) -> None:
    assert len(lines_of(language)) >= 25
