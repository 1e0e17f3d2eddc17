"""The words of each language that decide where an apostrophe stands, and where no line may break: data, a file each.

A word list is never the last word: it is weighed with what stands beside it.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class LanguageWords(NamedTuple):
    """Words of a language, as they are written.

    Without letters: an apostrophe stands before those that are `sure` or `likely` (words that a quotation may begin
    with as well), and after those that are `cut`; `before_a` are the words before the “'a'” of “I'd 'a' gone”.

    Bound to what follows: `titles` stand before a name with a full stop, `bare` without one; `counted` before a
    number with a full stop (p. 12), `signs` without one (§ 12); `short` are words of one letter that must not end
    a line. Bound to what stands before: `units` to a number, `months` to a date's number and full stop
    (3. Oktober). `pairs` are abbreviations of two.
    """

    sure: frozenset[str]
    likely: frozenset[str]
    cut: frozenset[str]
    before_a: frozenset[str]
    titles: frozenset[str]
    bare: frozenset[str]
    counted: frozenset[str]
    signs: frozenset[str]
    units: frozenset[str]
    months: frozenset[str]
    pairs: frozenset[str]
    short: frozenset[str]


@cache
def words_of(language: str) -> LanguageWords:
    """The words of a language, by its base tag; of one that has no file, none."""
    path = FOLDER / f"{language}.toml"
    entry: dict[str, str] = tomllib.loads(path.read_text("utf-8")) if language.isalpha() and path.is_file() else {}
    return LanguageWords(*(frozenset(entry.get(name, "").split()) for name in LanguageWords._fields))
