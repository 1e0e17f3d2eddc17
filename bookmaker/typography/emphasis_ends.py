"""The marks at the ends of emphasised words: which of them are emphasised too.

A printer's reader settles this by one rule, whatever the manuscript has (Chicago Manual of Style 6.2
to 6.4, Standard Ebooks Manual of Style 8.2): quotation marks round the emphasised words and a comma
after them are not emphasised; a full stop, an exclamation or a question mark is, where the
emphasised words are a sentence of their own, and is not, where they only end one.
"""

from __future__ import annotations

import re

from bookmaker.model.nodes import Emphasis, Inline, Inlines, LineBreak, Text
from bookmaker.model.patterns import Late
from bookmaker.model.pieces import OPAQUE

DOUBLE = '"“”'
SINGLE = "'‘’"
# What stands before a sentence: nothing, or the end of another one, and marks that open.
SENTENCE_BEGINS = Late(r"(?:^|[.!?…][\"”'’)\]]*\s|\n)[\s\"“'‘(\[]*$|(?:^|[\s(\[—-])[\"“'‘]+$")
# What stands after one.
SENTENCE_ENDS = Late(r"[\"”'’)\]]+|$|\s+(?![a-z])")
GOES_ON = re.compile(r"\s+[a-z]")
INSIDE = re.compile(r"[.!?] ")
ABBREVIATION = Late(r"(?:\.\w+|\b(?:etc|viz|ibid|cf|cit|vs|al|ca|Mr|Mrs|Ms|Dr|St|[A-Z]))\.$")
LOOKED_AT = 12
"""Characters beside the emphasised words that are looked at."""


def settle(inlines: Inlines) -> Inlines:
    """The inlines with the marks at the ends of emphasis inside it or outside, where they belong."""
    for _ in range(MOST_MARKS):  # a mark that has left may have stood before another one
        if not any(map(_is_in_question, inlines, (*inlines[1:], None))):
            break
        settled = _settled(inlines)
        if settled == inlines:
            break
        inlines = settled
    return inlines


MOST_MARKS = 20
"""More marks than stand at the end of any emphasis."""


def _settled(inlines: Inlines) -> Inlines:
    out: list[Inline] = []
    taken = 0
    for inline, following in zip(inlines, (*inlines[1:], None), strict=True):
        match inline:
            case Emphasis((Text(words),)):
                start, inner, end, taken = _parts(_ending(out), words, _beginning(following))
                _add(out, start)
                out.append(inline if inner == words else Emphasis((Text(inner),)))
                _add(out, end)
            case Text(words):
                _add(out, words[taken:])
                taken = 0
            case _:
                out.append(inline)
    return tuple(out)


def _is_in_question(inline: Inline, following: Inline | None) -> bool:
    """Whether an emphasis has a mark at an end or behind it: most have none, which is seen at once."""
    if type(inline) is not Emphasis or len(inline.children) != 1 or type(inline.children[0]) is not Text:
        return False
    words = inline.children[0].text
    if not (words[-1:].isalnum() and words[:1].isalnum()):
        return True
    return type(following) is Text and following.text[:1] in {".", "!", "?"}


def _add(out: list[Inline], words: str) -> None:
    if not words:
        return
    if out and isinstance(out[-1], Text):
        words = out.pop().text + words  # type: ignore[union-attr]
    out.append(Text(words))


def _ending(out: list[Inline]) -> str:
    """What stands before an emphasis: a newline for what is no text."""
    match out[-1:]:
        case []:
            return ""
        case [Text(words)]:
            return words[-LOOKED_AT:]
        case [LineBreak()]:
            return "\n"
        case _:
            return OPAQUE


def _beginning(inline: Inline | None) -> str:
    match inline:
        case None | LineBreak():
            return ""
        case Text(words):
            return words[:LOOKED_AT]
        case _:
            return OPAQUE


def _parts(before: str, words: str, after: str) -> tuple[str, str, str, int]:
    """What goes out in front of emphasised words, the words, what goes out behind, how much of `after` comes in."""
    first, last = _quotes(words)
    start, inner, end = words[:first], words[first : len(words) - last], words[len(words) - last :]
    if not WORD.search(inner):
        return "", words, "", 0
    before, after, stop = before + start, end + after, _stop(inner)
    if stop and (stop == "," or (not _stands_alone(before, inner, after) and _may_leave(after))):
        return start, inner[:-1], stop + end, 0
    if not end and ENDS_WORD.match(inner[-1]) and ONE_STOP.match(after) and _is_sentence(before, after[0], after[1:]):
        return start, inner + after[0], end, 1
    return start, inner, end, 0


STOPS = ".,;:!?…—"
WORD = re.compile(r"[^\W_]")
ENDS_WORD = re.compile(r"\w")
ONE_STOP = re.compile(r"[.!?](?![.,;:!?…—])")


def _stop(inner: str) -> str:
    """The mark that ends the words, if it is a single one and no abbreviation's."""
    if inner[-1] not in ",.!?" or inner[-2] in STOPS or ABBREVIATION.search(inner):
        return ""
    return inner[-1]


def _stands_alone(before: str, inner: str, after: str) -> bool:
    """Whether emphasised words, with the mark that ends them, are a sentence or an outcry of their own."""
    stop = inner[-1]
    if INSIDE.search(inner) or (stop != "." and (before.endswith(("—", "-")) or GOES_ON.match(after))):
        return True
    return _is_sentence(before, stop, after)


def _is_sentence(before: str, stop: str, after: str) -> bool:
    """Whether what stands between two texts and ends in a mark is a sentence."""
    return bool(SENTENCE_BEGINS.search(before)) and (stop != "." or bool(SENTENCE_ENDS.match(after)))


def _may_leave(after: str) -> bool:
    """Whether a full stop or the like may stand outside: a dash after it keeps it where it was written."""
    return not after or after[0] in "\"”'’)" or after[0].isspace()


def _quotes(words: str) -> tuple[int, int]:
    """How many signs at the beginning and at the end are quotation marks that stand round the words."""
    marks = sum(map(words.count, DOUBLE))
    if marks == 2 and words[0] in DOUBLE and words[-1] in DOUBLE and len(words) > 2:
        return 1, 1
    if marks == 1 and len(words) > 1:
        return int(words[0] in DOUBLE), int(words[-1] in DOUBLE)
    if not marks and len(words) > 2 and words[0] in SINGLE and words[-1] in SINGLE:
        return 1, 1
    return 0, 0
