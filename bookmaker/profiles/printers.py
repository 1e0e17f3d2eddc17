"""What printers ask of the inside of a book: a table of facts, each with its vendor and date.

A gutter is the least inner margin by page count. Figures that stand on no page of the vendor's own are marked
as secondary.
"""

from __future__ import annotations

from bookmaker.model.edition import Printer

INCH = 25.4
MOST = 10_000
"""More pages than any book: the last row of a table."""


def _inches(*rows: tuple[int, float]) -> tuple[tuple[int, float], ...]:
    return tuple((pages, gutter * INCH) for pages, gutter in rows)


KDP = Printer(
    "kdp",
    "Amazon KDP",
    least=0.25 * INCH,
    gutters=_inches((150, 0.375), (300, 0.5), (500, 0.625), (700, 0.75), (MOST, 0.875)),
    has_whole_fonts=True,
    has_bookmarks=False,
    source="KDP, paperback margins (G201834180; the table by three secondary pages) and GYEKAVKMSE23PFTM, 2026-11",
)
INGRAM = Printer(
    "ingram",
    "IngramSpark",
    least=0.5 * INCH,
    gutters=_inches((150, 0.5), (400, 0.625), (600, 0.75), (MOST, 0.875)),
    source="IngramSpark help 5338636202637 (margins); the gutters by a secondary table; 2026-11",
)
LULU = Printer(
    "lulu",
    "Lulu",
    least=0.5 * INCH,
    gutters=_inches((400, 0.7), (MOST, 0.8)),
    source="Lulu help 64000255583: margins of 0.5 in, and 0.2 to 0.3 in more at the spine (the step is ours), 2026-11",
)
HOME = Printer(
    "home",
    "a binding of your own",
    least=5.0,
    gutters=_inches((150, 0.375), (MOST, 0.5)),
    is_even=False,
    source="Office printers leave 4.2 mm of a sheet unprinted; sewn books open flat",
)
ANY = INGRAM._replace(
    name="any",
    label="KDP or IngramSpark",
    source="IngramSpark’s margins, which are nowhere less than KDP’s, 2026-11",
)
PRINTERS: dict[str, Printer] = {printer.name: printer for printer in (ANY, KDP, INGRAM, LULU, HOME)}
