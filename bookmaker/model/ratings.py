"""Ratings as archives give them, and the ages that they are meant for."""

from __future__ import annotations

AGES: dict[str, int] = {
    "general audiences": 0,
    "general": 0,
    "teen and up audiences": 13,
    "teen and up": 13,
    "teen": 13,
    "mature": 18,
    "explicit": 18,
    "k": 5,
    "k+": 9,
    "t": 13,
    "m": 16,
    "ma": 18,
    "g": 0,
    "pg-13": 13,
    "r": 17,
    "nc-17": 18,
}
"""From how many years on a rating is meant.

AO3 asks for full age before it opens works rated Mature or Explicit; Teen is its own word for 13 and up.
FanFiction.Net names the ages of K, K+, T and M in its guide to ratings. G to NC-17 are those of the
Motion Picture Association; fan fiction took them for a time, and PG names no age.
"""


def age_of(rating: str) -> int | None:
    """The years from which a rating is meant; None where it is not known, or where nothing was rated."""
    return AGES.get(rating.strip().casefold())
