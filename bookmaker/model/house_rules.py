"""The rules of typography by name: what each of them does, for the manual and for those who switch one off."""

from __future__ import annotations

RULES = {
    "characters": "characters that only old programs or typewriters need",
    "characters/soft-hyphen": "soft hyphens and unseen signs are taken out: readers hyphenate themselves",
    "characters/ligature": "“ﬁ” and the like become their letters",
    "characters/accent": "an accent typed for an apostrophe (don´t) becomes one",
    "characters/bar": "the horizontal bar (―) becomes a dash, the other hyphen (‐) the usual one",
    "characters/low-quote": "two commas (,,so) open a quotation, two angle brackets (<<so>>) are guillemets",
    "spaces": "spaces",
    "spaces/run": "several spaces become one, and a no-break space that serves nothing becomes a plain one",
    "spaces/edge": "no spaces where a line begins or ends",
    "spaces/before-mark": "no space before a comma or another mark that ends something",
    "ellipses": "three dots",
    "ellipses/dots": "three dots or more become one character",
    "dashes": "hyphens that stand for dashes",
    "dashes/double": "two or three hyphens become a dash",
    "dashes/spaced-hyphen": "a hyphen between spaces becomes a dash",
    "dashes/one-sided": "a hyphen that begins or ends a remark in a speech becomes a dash (Spanish, Portuguese …)",
    "dashes/interrupted": "a hyphen at the end of a speech that breaks off (“I was going to-”) becomes a dash",
    "dashes/long": "four hyphens and more become a long dash",
    "dashes/name": "a dash for a name that is not told stays a word of its own",
    "dashes/range": "a hyphen between two numbers becomes an en dash",
    "dashes/speech": "a hyphen that begins a speech becomes a dash, where the language sets speeches so",
    "quotes": "quotation marks and apostrophes",
    "quotes/apostrophe": "straight apostrophes become curly ones",
    "quotes/double": "straight double marks become those of the language",
    "quotes/single": "straight single marks become those of the language, or apostrophes",
    "quotes/prime": "marks of feet and inches, minutes and seconds become primes",
    "quotes/gap": "no space between two marks that close, or open, together",
    "punctuation": "the spaces beside marks that a language asks for",
    "punctuation/french": "a no-break space before ; : ! ? and inside guillemets (French)",
    "punctuation/inverted": "no space after ¿ and ¡ (Spanish)",
    "no-break": "spaces at which no line may break",
    "no-break/title": "between a title and a name: Mr. Orr",
    "no-break/initials": "between initials, and before the name behind them",
    "no-break/number": "between a number and what it counts, and between its thousands: 5 km, p. 12, 10 000",
    "no-break/short-word": "after words of one letter (Czech, Polish, Russian)",
    "no-break/dash": "before a dash between spaces, and after one that begins a speech",
    "no-break/ellipsis": "before an ellipsis",
    "no-break/hair": "a hair space between two marks that stand side by side: “ ‘So’ ”",
    "full-width": "the signs of Chinese and Japanese texts",
    "full-width/ellipsis": "three dots become the six of Chinese and Japanese",
    "full-width/dash": "two hyphens become the long dash of Chinese and Japanese",
    "full-width/marks": "signs typed in their narrow form beside ideographs become full-width",
    "full-width/quotes": "straight marks become those of Chinese, or corner brackets in Japanese",
}
"""Each rule, and each group of rules, with what it does."""


def is_off(rule: str, without: frozenset[str]) -> bool:
    """Whether a rule is switched off, by its own name or its group's."""
    return rule in without or rule.partition("/")[0] in without
