"""Bytes become text: which encoding, why, and what had to be taken out."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from bookmaker.model.problem import CannotBuild, Location, Problem, Report, error, note, warning

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)

# XML 1.0 (fifth edition), section 2.2 "Characters": what a document may not contain. Next to
# them, the line and page controls that plain text uses: they become newlines.
FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


class Decoded(NamedTuple):
    """A decoded file: its text with newlines as line ends, the encoding's name, the reason for it."""

    text: str
    encoding: str
    why: str


def decode(name: str, data: bytes, report: Report) -> Decoded:
    """Decode a whole file; the head alone never decides.

    Reports removed control characters, and an encoding that is only likely. Raises CannotBuild
    with line and byte when nothing fits.
    """
    decoded = _by_bom(name, data) or _by_zeros(data) or _utf8(data) or _windows_1252(name, data, report)
    text = decoded.text
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    return Decoded(_without_forbidden(name, text, report), decoded.encoding, decoded.why)


def _by_bom(name: str, data: bytes) -> Decoded | None:
    for bom, codec, label in BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data.decode(codec), label, "a byte order mark at its start")
            except UnicodeDecodeError as wrong:
                raise CannotBuild(_undecodable(name, data, wrong.start, label, codec)) from wrong
    return None


def _by_zeros(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: western text in it has a zero in every other byte."""
    if len(data) < 4 or len(data) % 2:
        return None
    even, odd = data[0::2].count(0) * 2 / len(data), data[1::2].count(0) * 2 / len(data)
    codec = "utf-16-le" if odd > 0.3 and even < 0.05 else "utf-16-be" if even > 0.3 and odd < 0.05 else ""
    try:
        return Decoded(data.decode(codec), "UTF-16", "every other byte is zero") if codec else None
    except UnicodeDecodeError:
        return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return Decoded(text, "ASCII" if text.isascii() else "UTF-8", "every byte of the file fits it")


def _windows_1252(name: str, data: bytes, report: Report) -> Decoded:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as wrong:
        raise CannotBuild(_undecodable(name, data, wrong.start, "UTF-8 or Windows-1252")) from wrong
    first = next(i for i, byte in enumerate(data) if byte > 0x7F)
    report(
        warning(
            "encoding/guessed",
            "the file is not UTF-8; it was read as Windows-1252",
            Location(name, _line_of(data, first)),
            "look at the accents and quotes of this line; save the file as UTF-8 if they are wrong",
        )
    )
    return Decoded(text, "Windows-1252", "it is not UTF-8, and every byte fits")


def _undecodable(name: str, data: bytes, offset: int, tried: str, codec: str = "latin-1") -> Problem:
    return error(
        "encoding/undecodable",
        f"byte {offset + 1} (0x{data[offset]:02X}) is not {tried} text",
        Location(name, data[:offset].decode(codec, "ignore").count("\n") + 1),
        "save the file as UTF-8",
    )


def _line_of(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _without_forbidden(name: str, text: str, report: Report) -> str:
    text = text.removeprefix("\ufeff")
    found = list(FORBIDDEN.finditer(text))
    if not found:
        return text
    kinds = ", ".join(sorted({f"U+{ord(match[0]):04X}" for match in found})[:5])
    report(
        note(
            "encoding/control-characters",
            f"{len(found)} control characters that no book may contain were removed ({kinds})",
            Location(name, text.count("\n", 0, found[0].start()) + 1),
        )
    )
    return FORBIDDEN.sub("", text)
