"""Which language a text is in, told by its commonest little words."""

from __future__ import annotations

import re
from collections import Counter

from bookmaker.model.languages import LITTLE_WORDS
from bookmaker.model.manuscript import Found

SAMPLE = 24_000
"""Characters that are looked at; a book tells its language long before."""
SCRIPTS = (
    ("\u3040", "\u30ff", "ja", "kana"),
    ("\u4e00", "\u9fff", "zh", "Chinese characters"),
    ("\uac00", "\ud7af", "ko", "Hangul"),
)
"""First and last character of scripts that name their language, and what to call them."""


def language_of(text: str) -> Found:
    """The language of a text as a tag of BCP 47; `und` (undetermined) where nothing speaks for one."""
    sample = text[:SAMPLE]
    letters = list(filter(str.isalpha, sample[:5_000])) or ["?"]
    for first, last, tag, script in SCRIPTS if max(letters) >= SCRIPTS[0][0] else ():
        share = sum(first <= letter <= last for letter in letters) / len(letters)
        if share > 0.15:
            return Found("language", tag, f"{share:.0%} of the letters are {script}")
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    total = sum(words.values()) or 1
    shares = {tag: sum(words[word] for word in little.split()) / total for tag, little in LITTLE_WORDS.items()}
    best = max(shares, key=lambda tag: shares[tag])
    if shares[best] < 0.05:
        return Found("language", "und", "no language's little words are frequent in it")
    examples = [word for word, _ in words.most_common(60) if word in LITTLE_WORDS[best].split()][:3]
    return Found("language", best, f"“{'”, “'.join(examples)}” and the like are {shares[best]:.0%} of its words")
