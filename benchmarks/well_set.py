"""How far polished paragraphs agree with well-set ones: the figures of the corpus's own scorer, and the doubts.

Not judged, as there: spaces beside dashes and ellipses, how many dots stand with an ellipsis, how long
a dash is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import zip_longest
from typing import Any, NamedTuple

QUOTES, DASHES = frozenset("“”\"„‘’'‚`´"), frozenset("—–⸺")
EMPHASIS = re.compile(r"<(/?)(?:i|em)>")
MARKUP = re.compile(r"</?(?!i>)[a-zA-Z][^<>]*>")
UNSEEN = str.maketrans("", "", "\u2060\ufeff\u200b\u200a\u00ad")
ELLIPSIS = re.compile(r"\s*(?:…|\.)(?:\s*(?:…|\.))+\s*|\s*…\s*")
DASH = re.compile(r"\s*[—⸺⸻―]+\s*")


class Agreement(NamedTuple):
    """Counts over the paragraphs of a text; they add up over texts."""

    paragraphs: int
    exact: int
    emphasised: int
    emphasised_right: int
    quotes: int
    quotes_wrong: int
    dashes: int
    dashes_wrong: int
    wrong_and_doubted: int
    doubted: int

    def __str__(self) -> str:
        wrong = self.paragraphs - self.exact
        said = f"{self.wrong_and_doubted}/{wrong}" if wrong else "-"
        return (
            f"{self.paragraphs:7}{_share(self.exact, self.paragraphs):>9}"
            f"{_share(self.emphasised_right, self.emphasised):>9}{_share(self.quotes_wrong, self.quotes, 3):>9}"
            f"{_share(self.dashes_wrong, self.dashes, 3):>9}{said:>10}{self.doubted:>9}"
        )


HEADING = f"{'':45}{'pairs':>7}{'exact':>9}{'italics':>9}{'quotes':>9}{'dashes':>9}{'wrong,':>10}{'doubted':>9}\n"
HEADING += f"{'':45}{'':>7}{'':>9}{'':>9}{'wrong':>9}{'wrong':>9}{'doubted':>10}{'in all':>9}"


def agreement(pairs: Iterable[dict[str, Any]], predictions: Iterable[dict[str, Any]]) -> Agreement:
    """Compare the paragraphs of a text with their well-set forms."""
    return total(_one(pair, prediction) for pair, prediction in zip(pairs, predictions, strict=True))


def total(agreements: Iterable[Agreement]) -> Agreement:
    """The sums of some counts."""
    return Agreement(*map(sum, zip(*agreements, strict=True)))


def _one(pair: dict[str, Any], prediction: dict[str, Any]) -> Agreement:
    gold, ours = normal(pair["gold"]), normal(prediction["text"])
    bare_gold, bare_ours = _bare(gold), _bare(ours)
    exact = bare_gold == bare_ours
    emphasised = pair["italics"] == "match" and "<i>" in gold
    quotes, dashes = _wrong(bare_gold, bare_ours, QUOTES), _wrong(bare_gold, bare_ours, DASHES)
    doubted = bool(prediction["doubts"])
    right = emphasised and gold == ours
    return Agreement(1, exact, emphasised, right, *quotes, *dashes, doubted and not exact, doubted)


def normal(text: str) -> str:
    """A paragraph in the form in which it is compared."""
    text = MARKUP.sub("", EMPHASIS.sub(r"<\1i>", text))
    text = unescape(text.replace("&lt;", "‹").replace("&gt;", "›")).translate(UNSEEN).replace("\u2011", "-")
    return DASH.sub("—", ELLIPSIS.sub("…", " ".join(text.split())))


def _bare(text: str) -> str:
    return text.replace("<i>", "").replace("</i>", "")


def _wrong(gold: str, ours: str, signs: frozenset[str]) -> tuple[int, int]:
    """How many such signs there are in the gold, and how many of ours are other ones or stand elsewhere."""
    places = Counter(place for place, _ in _marks(gold, signs))
    if gold == ours:
        return places.total(), 0
    mine, theirs = _by_place(gold, signs), _by_place(ours, signs)
    return places.total(), sum(
        one != other
        for place in mine.keys() | theirs.keys()
        for one, other in zip_longest(mine.get(place, ()), theirs.get(place, ()))
    )


def _by_place(text: str, signs: frozenset[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for place, sign in _marks(text, signs):
        found.setdefault(place, []).append(sign)
    return found


def _marks(text: str, signs: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Such signs, each with the number of letters and figures before it."""
    letters = 0
    for sign in text:
        if sign in signs:
            yield letters, sign
        letters += sign.isalnum()


def _share(part: int, whole: int, places: int = 2) -> str:
    return f"{100 * part / whole:.{places}f}%" if whole else "-"
