"""The devices and papers that editions are made for: a table of facts, each with its source."""

from __future__ import annotations

from bookmaker.model.edition import Paper, Profile

INCH = 25.4

PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            "epub",
            "EPUB 3.3 for e-readers and phones",
            "epub",
            ".epub",
            source="W3C EPUB 3.3, 2023-05-25",
        ),
        # Inside 0.75 in and outside 0.625 in hold for 24 to 700 pages at KDP, whose least gutters
        # are 0.375 to 0.75 in by page count (KDP paperback margins, seen 2026-11).
        Profile(
            "print",
            "print interior, 6 × 9 in",
            "pdf",
            ".pdf",
            Paper(6 * INCH, 9 * INCH, inside=20.0, outside=16.0, top=19.0, bottom=21.0),
            text_size=11.0,
            leading=15.0,
            source="KDP paperback trim sizes and margins, 2026-11",
        ),
        Profile(
            "print-a5",
            "print interior, A5 (148 × 210 mm)",
            "pdf",
            ".pdf",
            Paper(148, 210, inside=19.5, outside=15.5, top=17.5, bottom=19.5),
            text_size=10.5,
            leading=14.25,
            source="ISO 216",
        ),
    )
}
