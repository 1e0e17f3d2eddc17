"""The middle of some figures, without the fractions and decimals that the standard library brings for it."""

from __future__ import annotations

from collections.abc import Iterable


def median(figures: Iterable[int]) -> float:
    """The middle figure, or the mean of the two in the middle. There has to be one at least."""
    row = sorted(figures)
    return (row[(len(row) - 1) // 2] + row[len(row) // 2]) / 2


def median_low(figures: Iterable[int]) -> int:
    """The middle figure, or the lower of the two in the middle. There has to be one at least."""
    row = sorted(figures)
    return row[(len(row) - 1) // 2]
