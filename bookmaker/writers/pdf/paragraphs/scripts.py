"""Which texts may be measured word by word: those of scripts whose words stand apart and run to the right."""

from __future__ import annotations

import re

KNOWN = re.compile(
    r"[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u0250-\u02ff\u0300-\u052f\u1e00-\u1fff"  # Latin, Greek, Cyrillic
    r"\u2002-\u200a\u2010-\u2027\u202f-\u205f\u2070-\u218f\u2190-\u22ff\u2c60-\u2c7f\ufb00-\ufb06\ufffc]*"
)


def is_of_known_scripts(text: str) -> bool:
    """Whether every character is Latin, Greek, Cyrillic, a mark or a sign; no soft hyphen, no joiner."""
    return KNOWN.fullmatch(text) is not None
