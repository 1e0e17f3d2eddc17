"""Which headings stand under which: volumes, books, parts, chapters, sections."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bookmaker.model.nodes import Division
from bookmaker.structure.candidates import Candidate, Surroundings

NEAR = 800
"""Characters between a container's heading and the first heading in it, at most: an epigraph, a short introduction."""
DEEPEST = 7
"""Kinds of parts above each other, less one; where a text has more, the others stand beside the last."""
CLOSING = {"epilogue", "afterword", "appendix", "acknowledgments", "about", "interlude"}
"""Divisions that end a book, or stand between its parts."""
ABOUT = {"preface", "foreword", "afterword", "acknowledgments", "about"}
"""Divisions that speak of the book and hold none of it, even where another book begins below them."""


class Place(NamedTuple):
    """Where a heading stands: its level, 1 the highest, and what it opens."""

    level: int
    division: Division


def places_of(chosen: Sequence[Candidate], around: Surroundings) -> list[Place]:
    """The place of every heading.

    Chapters stand on one level, 2 or lower; parts above them, the rarer kind above the other;
    numbers that begin again under chapters or stories are sections within them.
    """
    containers = _containers(chosen, around)
    kinds = Counter(c.reading.keyword for place, c in enumerate(chosen) if place in containers)
    counted = {c.reading.keyword for c in chosen if c.reading.number is not None}
    rarest_first = sorted((kind for kind in kinds if kind in counted), key=lambda kind: kinds[kind])
    ranks = {kind: min(rank, DEEPEST) for rank, kind in enumerate(rarest_first)}
    depth = min(len(ranks), DEEPEST + 1)
    chapters = max(2, depth + 1)
    top = chapters - depth
    sections = _sections(chosen, containers)
    places = []
    for place, candidate in enumerate(chosen):
        kind = candidate.reading.keyword
        if place in containers:
            places.append(Place(top + ranks.get(kind, 0), "part"))
        elif place in sections:
            places.append(Place(chapters + 1, "section"))
        elif kind in ranks:
            places.append(Place(top + ranks[kind], "chapter"))
        elif candidate.reading.division in CLOSING and ranks and _ends_part(chosen, place, containers):
            places.append(Place(top, candidate.reading.division))
        else:
            places.append(Place(chapters, candidate.reading.division))
    return places


def _containers(chosen: Sequence[Candidate], around: Surroundings) -> set[int]:
    """The places of the headings that hold others: parts, and what a first chapter stands right below."""
    found = set()
    before: set[str] = set()
    for place, candidate in enumerate(chosen):
        following = chosen[place + 1] if place + 1 < len(chosen) else None
        if candidate.reading.is_part or (following is not None and _begins_under(candidate, following, before, around)):
            found.add(place)
        before.add(candidate.reading.keyword)
    return {place for place in found if _holds_something(chosen, place, found)}


def _begins_under(above: Candidate, below: Candidate, before: set[str], around: Surroundings) -> bool:
    """Whether chapters begin, or begin again, under a heading that is none of them; `before`: the words above it."""
    kind = below.reading.keyword
    if (
        kind in {"", above.reading.keyword}
        or above.reading.division in ABOUT
        or below.is_alone
        or around.between(above.index + above.used, below.index) > NEAR
    ):
        return False
    if below.reading.is_part:
        return not above.reading.known and below.reading.number in {None, 1}  # a second act is in no scene
    return below.reading.number == 1 and (kind in before or not above.reading.known)


def _holds_something(chosen: Sequence[Candidate], place: int, containers: set[int]) -> bool:
    """Whether a chapter, or a part of another kind, comes before the next heading of its own kind."""
    if place + 1 == len(chosen):
        return False
    kind, following = chosen[place].reading.keyword, chosen[place + 1]
    return following.reading.keyword != kind


def _ends_part(chosen: Sequence[Candidate], place: int, containers: set[int]) -> bool:
    """Whether the chapters do not go on after a heading: the next one is a part, begins again, or there is none."""
    following = chosen[place + 1] if place + 1 < len(chosen) else None
    if following is None or place + 1 in containers:
        return True
    return following.reading.number is None or following.reading.number == 1


def _sections(chosen: Sequence[Candidate], containers: set[int]) -> set[int]:
    """The places of bare numbers that count anew under headings which are no parts."""
    parents: dict[int, list[int]] = {}
    parent = -1
    for place, candidate in enumerate(chosen):
        if candidate.reading.keyword:
            parent = place
        else:
            parents.setdefault(parent, []).append(place)
    inside = {
        above: below
        for above, below in parents.items()
        if above >= 0 and above not in containers and not _have_titles(chosen, below)
    }
    begins = [chosen[below[0]].reading.number == 1 for below in inside.values()]
    bare = sum(map(len, inside.values()))
    others = len(chosen) - sum(map(len, parents.values()))
    if not inside or not all(begins) or (len(inside) < 2 and bare > others):
        return set()
    return {place for below in inside.values() for place in below}


def _have_titles(chosen: Sequence[Candidate], places: Sequence[int]) -> bool:
    """Whether most numbers have titles of their own: then they are chapters."""
    return sum(bool(chosen[place].title) for place in places) * 2 > len(places)
