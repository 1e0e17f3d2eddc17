"""Which language a text is in, told by its commonest little words."""

from __future__ import annotations

import re
from collections import Counter

from bookmaker.model.manuscript import Found

# Function words that are frequent in one of these languages and rare or absent in the others.
LITTLE_WORDS = {
    "en": "the and of to was that his her with had for you not but she they were from this have",
    "de": "der die und das nicht ich sie ist mit sich auf dem ein eine war auch wie aber nur den",
    "fr": "le les et des est une dans que qui pas vous elle nous était avec sur mais cette ses son",
    "es": "el los las que y una por con para como pero muy más cuando su era lo había sin esta",
    "it": "il che di non la per una con gli della sono ma era più anche nel come si questo lui",
    "pt": "os que não uma com para mais mas ele ela seu sua quando foi isso você como dos das ao",
    "nl": "het een en van dat niet zijn was op met voor hij zij ze maar ook naar heb hem als",
    "sv": "och att det som inte är jag på han hon med för den var ett till men sig hade om",
    "pl": "nie się jest na że to jak ale był była po co tak jego już czy tylko przez mnie ja",
    "ru": "и в не на что он я с как это но она так его все был из уже бы мне",
    "cs": "se že je na to jsem ale tak jako byl by co když jen už jeho byla která ještě můj",
}
SAMPLE = 60_000
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
    for first, last, tag, script in SCRIPTS:
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
