"""The proof that no word was lost: each word of a text, in order, in the book or in its omissions.

Two texts are compared by their words alone: neither letter case nor what wrapping and typography
change counts. Texts that agree, as nearly all do, are never taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bookmaker.checks.signs import BESIDE, BETWEEN, WITHIN
from bookmaker.checks.tree_words import TreeWords
from bookmaker.model.book import AnyDivision
from bookmaker.model.manuscript import Manuscript
from bookmaker.model.nodes import Omission
from bookmaker.model.problem import Report

SPACES = re.compile(rb"  +")

_WESTERN = [bytes([code]).decode("cp1252", "replace") for code in range(256)]
_WORDS = b"".join(sign.lower().encode("cp1252") if sign.isalnum() else b" " for sign in _WESTERN)
_WITHIN = bytes(code for code in range(256) if _WESTERN[code] in WITHIN + BESIDE)
_ASCII = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256)).lower()


def check_ledger(
    manuscripts: tuple[Manuscript, ...],
    omitted: tuple[Omission, ...],
    divisions: tuple[AnyDivision, ...],
    report: Report,
) -> None:
    """Compare the words of the sources with those of the tree that was made of them; report what is not right."""
    tree = TreeWords(omitted, divisions)
    if agree("\n".join(texts_of(manuscripts)), "\n".join(tree.texts)):
        return
    from bookmaker.checks.compare import compare, report_faults  # only texts that differ need it

    marked_up = frozenset(manuscript.name for manuscript in manuscripts if manuscript.has_markup)
    report_faults(compare(manuscripts, tree).faults, marked_up, report)


def texts_of(manuscripts: Sequence[Manuscript]) -> list[str]:
    """The texts of sources in the order of a tree's: those of all footnotes last."""
    return [manuscript.text for manuscript in manuscripts] + [m.notes for m in manuscripts if m.notes]


def agree(source: str, tree: str) -> bool:
    """Whether two texts are seen at once to have the same words in the same order; False where that is not sure."""
    try:
        return _western(source) == _western(tree)
    except UnicodeEncodeError:
        return _any(source) == _any(tree)


def _western(text: str) -> bytes:
    """The words of a text, small, with a space between two. Windows-1252 has a byte for each mark: one pass does it."""
    try:
        data = text.encode("latin-1")  # the same bytes for the same letters, and much sooner
    except UnicodeEncodeError:
        data = text.replace("\u2003", " ").encode("cp1252")
    return _single_spaced(data.translate(_WORDS, _WITHIN))


def _any(text: str) -> bytes:
    """The same for all alphabets, but that signs beyond the commonest stay."""
    text = text.lower()
    for signs, instead in ((WITHIN, ""), (BETWEEN, " ")):
        for sign in signs:
            if sign > "\x7f" and sign in text:
                text = text.replace(sign, instead)
    return _single_spaced(text.encode("utf-8", "surrogatepass").translate(_ASCII, b"'`_*^"))


def _single_spaced(words: bytes) -> bytes:
    return SPACES.sub(b" ", words).strip()
