"""Where words may be hyphenated. The only module that knows Pyphen.

Pyphen reads the patterns of the Hunspell dictionaries, after F. M. Liang, “Word Hy-phen-a-tion by
Com-put-er” (1983).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pyphen

Hyphenate = Callable[[str], tuple[int, ...]]
"""Takes a word with the marks around it; gives the offsets at which a hyphen may stand."""
CORE = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


@cache
def hyphenator(language: str, shortest: int, before: int, after: int) -> Hyphenate | None:
    """The hyphenation of a language (BCP 47), or None where there are no patterns for it.

    `shortest` is the length of the shortest word that is hyphenated, `before` and `after` the least
    number of letters before and after the hyphen (CSS Text 4, hyphenate-limit-chars).
    """
    known = pyphen.language_fallback(language.replace("-", "_")) if language else None
    if known is None:
        return None
    patterns = pyphen.Pyphen(lang=known, left=before, right=after)

    def places(word: str) -> tuple[int, ...]:
        core = CORE.search(word)
        if core is None or core.end() - core.start() < shortest or CORE.search(word, core.end()):
            return ()
        start = core.start()
        # A place where the spelling would change (Schif-fahrt, old rules) is passed over.
        found = (place for place in patterns.positions(core[0].lower()) if getattr(place, "data", None) is None)
        return tuple(start + place for place in found if core[0][place - 1] not in "’'")

    return places
