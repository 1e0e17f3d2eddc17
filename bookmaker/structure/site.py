"""Lines that the site wrote and not the author: ways to other chapters, counts of votes, places to comment."""

import re
from typing import NamedTuple

from bookmaker.model.nodes import Blocks, Omission, Paragraph
from bookmaker.model.patterns import Late, begins
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain

RULE = "structure/site"
ARCHIVE = "structure/archive"
"""For what an archive writes into its downloads, rather than round a page."""
LONGEST = 240
"""Characters of the longest line of a site's own."""

_TURN = (
    r"(?:(?:go|continue|read|skip)(?: reading)?(?: to)?(?: the)? )?(?:next|prev(?:ious)?) "
    r"(?:chapters?|part|page|story|work|update|instal?lment|episode)"
)
_PLACE = (
    r"(?:table of contents|contents|toc|index|home|top|menu|back to top|chapter index|entire work|full work|share|kudos"
    r"|bookmark|comments?(?: \(?\d+\)?)?|subscribe|follow|favou?rite|vote|report(?: abuse)?|download|next|prev(?:ious)?"
    r"|first(?: chapter)?|last(?: chapter)?|chapter by chapter|ch(?:apter)? \d+ of \d+|leave (?:a )?(?:kudos|comment))"
)
_SIGN = r"[\s|/\\<>«»‹›←→↑↓⇐⇒◄►•·~*=_♥★☆:–—-]"
# A way to another chapter says so by itself; any other place does only beside a second one or an arrow.
TURNS = Late(
    rf"{_SIGN}*{_TURN}(?:{_SIGN}+(?:{_TURN}|{_PLACE}))*{_SIGN}*[.!]?"
    rf"|{_SIGN}*[<«‹←⇐◄]+\s*prev(?:ious)?|next\s*[>»›→⇒►]+{_SIGN}*",
    re.IGNORECASE,
)
PLACES = Late(rf"{_SIGN}*(?:{_TURN}|{_PLACE})(?:{_SIGN}+(?:{_TURN}|{_PLACE}))+{_SIGN}*", re.IGNORECASE)

_COUNTED = (
    r"(?:reads?|votes?|comments?|kudos|hits|bookmarks?|views?|likes?|favou?rites|favs|follow(?:s|ers)|reviews|parts)"
)
_NUMBER = r"\d[\d.,]*\s?[kKmM]?"
COUNTS = Late(
    rf"\W*(?:{_NUMBER}\s+{_COUNTED}(?:\W+{_NUMBER}\s+{_COUNTED})+|{_COUNTED}:?\s+{_NUMBER}(?:\W+{_COUNTED}:?\s+{_NUMBER})+"
    rf"|{_NUMBER}\s+(?:comments?|kudos)|(?:comments?|kudos|votes?|reads?):?\s+\(?{_NUMBER}\)?)\W*",
    re.IGNORECASE,
)
_may_begin = begins(
    *("leave ", "post ", "add ", "write ", "load", "view ", "log in to", "login to", "share this", "like this"),
    *("like loading", "report this", "report ad", "report ch", "report st", "you'll also", "you’ll also", "promoted"),
    *("rate this", "sign up to", "follow/fav", "keyboard", "your review"),
)


def _may_be_phrase(line: str) -> bool:
    return _may_begin(line) or "kudos" in line.casefold()


PHRASES = Late(
    r"\W*(?:(?:leave|post|add|write) (?:a |your )?(?:comment|reply|review|kudos)(?: below)?|load (?:more|\w+) comments"
    r"|view (?:all )?\d* ?comments|log ?in to (?:comment|reply|vote|leave .{1,20})|share this|like this|like loading"
    r"|report (?:this )?(?:ad|chapter|story)|you['’]ll also like|promoted stories|rate this chapter"
    r"|sign up to (?:read|comment|vote).{0,40}|loading|follow/fav(?:orite)?|keyboard navigation.{0,60}"
    r"|(?:.{1,160} )?(?:as well as \d+ guests? |and \d+ guests? )?left kudos on this work"
    r"|your review has been posted|view this story on its own|view bookmarks)\W*",
    re.IGNORECASE,
    look=_may_be_phrase,
)
ORIGIN = Late(
    r"\W*(?:originally posted|posted(?: originally)?|originally published|first posted|cross-?posted)"
    r" (?:on|at|to|from) "
    r"(?=.*(?:archive of our own|\bao3\b|fanfiction\.net|ff\.net|wattpad|royal ?road|https?://|www\.)).{3,160}",
    re.IGNORECASE,
)
SEE_BELOW = Late(
    r"\W*see the end of the (?:chapter|work) for (?:more |other )?(?:notes|works inspired by this one)\W*",
    re.IGNORECASE,
)
STOLEN = Late(
    r"(?=.*\b(?:amazon|royal ?road|original site)\b)(?=.*\b(?:story|tale|narrative|content|text|novel|author)\b)"
    r"(?=.*\b(?:stolen|unlawfully|without (?:the author['’]s )?(?:consent|permission|authorization)"
    r"|unauthori[sz]ed|pirated|illicit\w*|theft|taken without|misappropriated)\b).*",
    re.IGNORECASE | re.DOTALL,
)


class Shape(NamedTuple):
    """What lines of one kind look like, the words of which one is in each of them; signs of which none is, or one."""

    pattern: Late
    words: tuple[str, ...]
    no_sign_of: str = ""
    some_sign_of: str = ""


_FAR = ("next", "prev", "chapter", "comment", "kudos", "vote", "share", "report", "bookmark", "content", "index", "toc")
_COUNTS = ("read", "vote", "comment", "view", "follow")
SHAPES = (
    Shape(TURNS, ("next", "prev"), ",;?"),
    Shape(PLACES, (*_FAR, "home", "subscribe", "download", "work", "menu"), ".,;?!"),
    Shape(
        COUNTS,
        ("read", "vote", "comment", "kudos", "hits", "bookmark", "view", "like", "fav", "follow", "part"),
        ";?!",
        "0123456789",
    ),
    Shape(PHRASES, ("",)),
    Shape(ORIGIN, ("posted", "published")),
    Shape(SEE_BELOW, ("see the end",)),
)
SHORT = 170
"""Characters of the longest line but for those against theft."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Wrap each line of the site's own in an omission; lines inside a paragraph are left."""
    return tuple(
        _omission(block) if isinstance(block, Paragraph) and is_of_site(plain(block.children)) else block
        for block in blocks
    )


def is_of_site(text: str) -> bool:
    """Whether a paragraph is a line that a site puts round its chapters."""
    if len(text) > LONGEST or text[:1] in '"“‘':
        return False
    line = " ".join(text.split())
    lowered = line.lower()
    if ("amazon" in lowered or "royal" in lowered or "site" in lowered) and STOLEN.fullmatch(text):
        return True
    if len(text) > SHORT:
        return False
    return any([_may_be(shape, lowered) and shape.pattern.fullmatch(line) for shape in SHAPES])  # noqa: C419  # sooner


def _may_be(shape: Shape, lowered: str) -> bool:
    """Whether a line may be of a shape: a quick look, before its pattern is tried, or compiled at all."""
    if not any([word in lowered for word in shape.words]):  # noqa: C419
        return False
    signs = set(lowered)
    has_some = not shape.some_sign_of or not signs.isdisjoint(shape.some_sign_of)
    return has_some and signs.isdisjoint(shape.no_sign_of)


ADDRESS = Late(r"https?://\S+|www\.\S+")


def _omission(block: Paragraph) -> Omission:
    """A line that names where the text was posted tells the address."""
    line = " ".join(plain(block.children).split())
    if not ORIGIN.fullmatch(line):
        return Omission((block,), ARCHIVE if SEE_BELOW.fullmatch(line) else RULE, at=block.at)
    address = ADDRESS.search(line)
    told = ("source", address[0].rstrip(".,;)")) if address else ("", "")
    return Omission((block,), ARCHIVE, *told, block.at)
