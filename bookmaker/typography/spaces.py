"""Spaces: one between words, none where a line begins or ends, no-break ones only where they serve."""

from __future__ import annotations

import re

from bookmaker.typography.edit import NOTHING, Edit, Edits, outside
from bookmaker.typography.house import House

# No-break spaces of saved web pages stand anywhere; those before French punctuation and inside
# guillemets are meant.
RUN = re.compile(r"[ \t\u00a0]{2,}|[\t\u00a0]")
EDGE = re.compile(r"(?<![^\n])[ \t\u00a0]+|(?<![ \t\u00a0])[ \t\u00a0]++(?![^\n])")
FRENCH = re.compile(r"[;:!?»]")


def rule(text: str, house: House) -> Edits:
    """Single spaces for runs of them, none at the edges of lines."""
    if not ("  " in text or "\t" in text or "\u00a0" in text or text[:1] == " " or text[-1:] == " "):  # noqa: SIM102
        if "\n" not in text or (" \n" not in text and "\n " not in text):
            return NOTHING
    edges = [Edit(*match.span(), "", "spaces/edge") for match in EDGE.finditer(text)]
    runs = [Edit(*match.span(), " ", "spaces/run") for match in RUN.finditer(text) if not _is_meant(match, house)]
    inside = outside(runs, [(edge.start, edge.end) for edge in edges])
    return Edits(sorted(edges + inside, key=lambda edit: edit.start))


def _is_meant(match: re.Match[str], house: House) -> bool:
    if match[0] != "\u00a0" or house.language != "fr":
        return False
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return before == "«" or bool(FRENCH.match(after))
