"""Many paragraphs well set at once.

A novel has thousands of paragraphs, and most rules find nothing in most of them: to ask each rule about each
paragraph costs more than what the rules do. So they see the paragraphs of a chapter as lines of one text; a line has
the same edges as a paragraph for every rule but those that weigh a paragraph as a whole.
"""

from collections.abc import Sequence
from itertools import compress

from bookmaker.typography import dashes, quotes
from bookmaker.typography.edit import apply
from bookmaker.typography.house import FULL_WIDTH, UNTOUCHED, House
from bookmaker.typography.lines import Rule, is_more_than_prose, polish_text, rounds_of, rules_of, until_stable


def polish_together(texts: Sequence[str], house: House) -> list[str]:
    """Paragraphs without markup, each set as `polish_text` sets it by itself."""
    if not _is_for_all(house):
        return [polish_text(text, house) for text in texts]
    if _are_plain("\n".join(texts), len(texts)):
        return _polished(texts, house)
    are_plain = [_are_plain(text, 1) for text in texts]
    polished = iter(_polished(list(compress(texts, are_plain)), house))
    return [next(polished) if plain else polish_text(text, house) for text, plain in zip(texts, are_plain, strict=True)]


def _are_plain(together: str, lines: int) -> bool:
    """Whether so many paragraphs have no lines of their own, and nothing in them but prose."""
    return together.count("\n") < lines and not is_more_than_prose(together)


def _polished(texts: Sequence[str], house: House) -> list[str]:
    """Plain paragraphs, well set."""
    if not texts:
        return []
    together = "\n".join(texts)
    polished = _once(together, house)
    if polished != together:
        polished = until_stable(polished, lambda each: _once(each, house), rounds_of(house))
    return polished.split("\n")


def _is_for_all(house: House) -> bool:
    """Whether paragraphs can be seen together: nothing is switched off, and the language has words with spaces."""
    return not house.without and house.language not in FULL_WIDTH and house.language not in UNTOUCHED


PARAGRAPHS = (dashes.rule, quotes.rule)
"""Rules that see each paragraph alone: quotations end with it, and so do the speeches that begin with a dash."""


def _once(together: str, house: House) -> str:
    """Lines to which every rule was applied, in order."""
    for rule in rules_of(house):
        if rule in PARAGRAPHS:
            together = "\n".join([_by(rule, line, house) for line in together.split("\n")])
        else:
            together = _by(rule, together, house)
    return together


def _by(rule: Rule, text: str, house: House) -> str:
    """A text with the edits made that a rule asks for."""
    edits = rule(text, house).edits
    return apply(text, edits) if edits else text
