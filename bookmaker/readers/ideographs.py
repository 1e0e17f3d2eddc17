"""Text in Chinese or Japanese, whose signs are two columns wide and whose words no space parts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from bookmaker.model.patterns import Late
from bookmaker.readers.lines import Group

STOPS = "。，、「"
"""One of these is in every such text, and in hardly another."""
WIDE = Late(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
SAMPLE = 20_000
"""Signs, spread over the whole of a text, by which its script is told."""
FIRST_LINE = 4
"""Columns by which first lines stand in, by custom: two signs in Chinese, one in Japanese."""
GOES_ON = frozenset("，、；,")
"""What no paragraph ends with, as it does not with a letter."""


def is_of_ideographs(text: str) -> bool:
    """Whether a text is in Chinese or Japanese, and not in another language that quotes some."""
    if text.isascii() or not any([stop in text for stop in STOPS]):  # noqa: C419  # sooner for so few
        return False
    sample = text[:: max(1, len(text) // SAMPLE)]
    return sum(1 for _ in WIDE.finditer(sample)) > 0.3 * len(sample)


def has_whole_lines(groups: Iterable[Group]) -> bool:
    """Whether most lines that have one right below them end as paragraphs do. Wrapped ones end within a sentence."""
    pairs = [text for group in groups for text, _ in pairwise(group.texts)]
    return sum([text[-1].isalnum() or text[-1] in GOES_ON for text in pairs]) <= 0.4 * len(pairs)


def joined(lines: list[str]) -> str:
    """Wrapped lines as one, without a space between two wide signs."""
    whole = lines[0]
    for line in lines[1:]:
        whole += line if WIDE.match(whole[-1]) and WIDE.match(line) else f" {line}"
    return whole
