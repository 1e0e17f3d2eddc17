"""Bylines: "by Ida Orr", in the languages that we know."""

from __future__ import annotations

import re

from bookmaker.model.patterns import Late

BYLINE = Late(
    r"[\s_*~-]*(?:(?:written\s+)?by|author:|von|par|por|av|ein(?:e)? \w+ von)\s*[:\n]?\s*(?P<name>\S.{0,58}?)[\s_*~-]*",
    re.IGNORECASE | re.DOTALL,
)


LONGEST = 200
"""Characters of a byline with the signs drawn round it."""


def name_in(line: str) -> str:
    """The name in a byline; empty where the line is none."""
    match = BYLINE.fullmatch(line) if len(line) <= LONGEST else None
    return match["name"] if match and _may_be_name(match["name"]) else ""


def _may_be_name(text: str) -> bool:
    """Whether the words after "by" name somebody: few, and no sentence that goes on ("By noon it rained.")."""
    words = text.split()
    if len(words) > 6 or text.endswith(("?", "!", ",", ";")):
        return False
    return len(words) == 1 or (not words[0].islower() and not (text.endswith(".") and words[-1].islower()))
