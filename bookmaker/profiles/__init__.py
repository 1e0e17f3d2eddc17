"""The devices and papers that editions are made for: tables of facts, each with its source."""

from __future__ import annotations

from bookmaker.model.edition import Profile
from bookmaker.profiles.printers import ANY, PRINTERS
from bookmaker.profiles.trims import A5, SIX_BY_NINE, trim_of

PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("epub", "EPUB 3.3 for e-readers and phones", "epub", ".epub", source="W3C EPUB 3.3, 2023-05-25"),
        Profile("print", "print interior, 6 × 9 in or the book file's trim", "pdf", ".pdf", SIX_BY_NINE, ANY),
        Profile("print-a5", "print interior, A5 (148 × 210 mm)", "pdf", ".pdf", A5, ANY),
    )
}


def profile_of(name: str, trim: str = "", printer: str = "") -> Profile:
    """The profile of an edition, made for the trim and the printer that a book file names.

    An edition that is named after its paper keeps it.
    """
    profile = PROFILES[name]
    if profile.trim is None:
        return profile
    own = trim_of(trim) if trim and name == "print" else None
    return profile._replace(trim=own or profile.trim, printer=PRINTERS[printer] if printer else profile.printer)
