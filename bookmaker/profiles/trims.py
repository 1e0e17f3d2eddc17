"""The sizes that paperbacks are trimmed to.

In inches those that KDP and IngramSpark both print (KDP, “Print Options”; IngramSpark, “Trim sizes”, as secondary
lists of 2026 give them); in millimetres ISO 216 and JIS B6. `pocket` is Lulu's smallest.
"""

from __future__ import annotations

import re

from bookmaker.model.edition import Trim
from bookmaker.model.patterns import Late

INCH = 25.4
INCHES = (
    *((5, 8), (5.06, 7.81), (5.25, 8), (5.5, 8.5), (6, 9), (6.14, 9.21), (6.69, 9.61), (7, 10)),
    *((7.44, 9.69), (7.5, 9.25), (8, 10), (8.5, 11)),
)
MILLIMETRES = {"a4": (210, 297), "a5": (148, 210), "a6": (105, 148), "b6": (128, 182)}
TRIMS: dict[str, Trim] = {
    **{f"{w:g}x{h:g}": Trim(f"{w:g} × {h:g} in", w * INCH, h * INCH) for w, h in INCHES},
    **{name: Trim(f"{name.upper()} ({w} × {h} mm)", w, h) for name, (w, h) in MILLIMETRES.items()},
    "pocket": Trim("pocket (4.25 × 6.875 in)", 4.25 * INCH, 6.875 * INCH),
}
SIX_BY_NINE, A5 = TRIMS["6x9"], TRIMS["a5"]
SIZE = Late(r"(\d+(?:\.\d+)?)\s*(?:mm|in|\")?\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|in|\")", re.IGNORECASE)
SMALLEST, LARGEST = 90.0, 320.0
"""Millimetres between which a side of a page may be."""


def trim_of(text: str) -> Trim | None:
    """A trim by its name in the table, or as a size: `5.25 x 8 in`, `130 × 200 mm`; None for anything else."""
    known = TRIMS.get(re.sub(r"\s|in$|\"$", "", text.lower().replace("×", "x")))
    match = SIZE.fullmatch(text.strip())
    if known or match is None:
        return known
    scale = 1.0 if match[3].lower() == "mm" else INCH
    width, height = float(match[1]) * scale, float(match[2]) * scale
    is_possible = all(SMALLEST <= side <= LARGEST for side in (width, height))
    return Trim(text.strip(), width, height) if is_possible else None


def check_trim(text: str) -> tuple[str, str] | None:
    """What is wrong with the name of a trim, and a hint; or nothing."""
    if trim_of(text):
        return None
    return f"“{text}” is not a trim", f"one of {', '.join(TRIMS)}; or a size between 90 and 320 mm: 130 x 200 mm"
