"""What the rules left and an author should look at: signs of typewriters, emphasis never closed, odd hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bookmaker.model.problem import note
from bookmaker.typography.edit import Doubt, beside

STRAIGHT = re.compile(r"['\"`]")
EMPHASIS = re.compile(r"(?<![\w*_])[*_]{1,3}(?=[^\W_])|(?<=[^\W_])[*_]{1,3}(?![\w*_])")
HYPHEN = re.compile(r"(?<=[^\W\d_]) -(?=[^\W\d_])|(?<=[^\W\d_])-(?= [^\W\d_])")
# “two- and three-storey”, “Haupt- und Nebenstraßen”: a word that ends behind the next one.
SHARED = re.compile(r"- (?:and|or|to|und|oder|bis|en|of|och|eller|i|lub|a|nebo|e|y|o|et|ou|и|или)\b")

LEFT_STRAIGHT = note("typography/straight-mark", "a straight mark was left", hint="type the mark that you mean")
UNCLOSED = note("typography/unclosed-emphasis", "an emphasis is never closed", hint="close it, or take the sign out")
ONE_SIDED = note("typography/hyphen-or-dash", "a hyphen has a space on one side", hint="close it up, or make it a dash")


def doubts(text: str) -> Iterator[Doubt]:
    """What may be wrong in a text that is set."""
    if "'" in text or '"' in text or "`" in text:
        yield from (Doubt(*m.span(), beside(text, *m.span(), LEFT_STRAIGHT)) for m in STRAIGHT.finditer(text))
    if "_" in text or "*" in text:
        yield from (Doubt(*m.span(), beside(text, *m.span(), UNCLOSED)) for m in EMPHASIS.finditer(text))
    if " -" in text or "- " in text:
        for match in HYPHEN.finditer(text):
            if not SHARED.match(text, match.start()):
                yield Doubt(*match.span(), beside(text, *match.span(), ONE_SIDED))
