"""Signs that are no letters: which of them part words, and which stand within them."""

from __future__ import annotations

WITHIN = "'‘’′´`_*^\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Signs within words, or at them, that part no word from the next: apostrophes, marks of emphasis, what nobody sees."""
BETWEEN = "“”″—–…\u00a0\u2003„‚«»‹›"
"""What typography sets, and what novels hold beyond ASCII, that parts words."""
