"""Signs that are no letters: which of them part words, and which stand within them."""

from __future__ import annotations

WITHIN = "'‘’′´`_*^\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Signs within words, or at them, that part no word from the next: apostrophes, marks of emphasis, what nobody sees."""
SPACES = "\u2003\u200a\u202f\u2009"
"""Spaces that typography sets, or finds, but for those that every encoding has: em, hair, narrow and thin ones."""
BETWEEN = f"“”″—–…\u00a0„‚«»‹›{SPACES}"
"""What typography sets, and what novels hold beyond ASCII, that parts words."""
