"""Bytes become text: which encoding, why, and what had to be taken out."""

from __future__ import annotations

import codecs
import re

from bookmaker.model.encodings import codec_of, name_of
from bookmaker.model.patterns import Late
from bookmaker.model.problem import CannotBuild, Location, Report, note, warning
from bookmaker.readers.decoded import Decoded, guessed, listed, undecodable, with_newlines
from bookmaker.readers.mojibake import looks_broken, repair

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)

# XML 1.0 (fifth edition), section 2.2 "Characters": what a document may not contain. The line and
# page controls among them have become newlines before.
FORBIDDEN = Late(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# The same in UTF-8, but for the control characters of ASCII; and the bytes that plain ASCII texts are
# made of, and those beyond. With these, a text that holds nothing of the kind is seen to be one in
# a fraction of the time.
FORBIDDEN_BYTES = tuple(
    re.compile(pattern)
    for pattern in (
        rb"\xc2[\x80-\x84\x86-\x9f]",
        rb"\xed[\xa0-\xbf]",
        rb"\xef(?:\xb7[\x90-\xaf]|\xbf[\xbe\xbf])",
    )
)
SHAM_LETTERS = b"\xf0\x9d"
"""What letters of the mathematical alphabets begin with in UTF-8."""
PLAIN = b"\t\n\x0b\x0c\r" + bytes(range(0x20, 0x7F))
BEYOND = bytes(range(0x80, 0x100))
SURELY = 10
"""Signs beyond ASCII after which a file that fits UTF-8 is UTF-8, whatever the book file says of its texts."""


def decode(name: str, data: bytes, report: Report, asked: str = "") -> Decoded:
    """Decode a whole file; the head alone never decides.

    `asked` is the encoding that the book file names, for texts that are not plainly UTF-8. Reports
    an encoding that is only likely, lines of another one, text that was encoded twice, and removed
    control characters. Raises CannotBuild with line and byte when nothing fits.
    """
    decoded = _certain(name, data, report, asked)
    utf8 = data if decoded and decoded.encoding in {"ASCII", "UTF-8"} else None
    if decoded is None:
        from bookmaker.readers import legacy  # UTF-8 does without its tables

        decoded = legacy.decode(name, data, report)
    return decoded._replace(text=_cleaned(name, decoded.text, utf8, report))


def _certain(name: str, data: bytes, report: Report, asked: str) -> Decoded | None:
    """By what is said of the encoding, or by what no other has."""
    told = _by_bom(name, data) or (_asked(name, data, asked) if asked else None)
    return told or _by_zeros(name, data, report) or _by_escapes(name, data, report) or _utf8(data)


def _cleaned(name: str, text: str, utf8: bytes | None, report: Report) -> str:
    """A text as books may hold it; `utf8` is the same, where the file is in that."""
    unusual = (text.encode(errors="surrogatepass") if utf8 is None else utf8).translate(None, PLAIN)
    if not text.isascii():
        text = _repaired(name, text, report) if looks_broken(unusual) else text
        _tell_of_losses(name, text, report)
    text = with_newlines(text).removeprefix("\ufeff")
    text = _with_real_letters(name, text, report) if SHAM_LETTERS in unusual else text
    return _without_forbidden(name, text, report) if _may_hold_forbidden(unusual) else text


def _with_real_letters(name: str, text: str, report: Report) -> str:
    """A text whose letters are letters, where it used those of formulas for emphasis."""
    from bookmaker.readers.sham_letters import with_real_letters  # few texts need it

    mended, lines = with_real_letters(text)
    if lines:
        message = f"letters of formulas (𝘴𝘰, 𝐬𝐨) became plain ones, in italics or bold, in {listed(lines)}"
        report(note("encoding/sham-letters", message, Location(name, min(lines))))
    return mended


def _may_hold_forbidden(unusual: bytes) -> bool:
    return bool(unusual.translate(None, BEYOND)) or any(pattern.search(unusual) for pattern in FORBIDDEN_BYTES)


def _by_bom(name: str, data: bytes) -> Decoded | None:
    """By the mark at the start; UTF-8 that breaks off after its mark may hold lines of another encoding."""
    for bom, codec, label in BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data.decode(codec), label, "a byte order mark at its start")
            except UnicodeDecodeError as wrong:
                if label == "UTF-8":
                    return None
                raise CannotBuild(undecodable(name, data, wrong.start, f"{label} text", codec)) from wrong
    return None


def _asked(name: str, data: bytes, asked: str) -> Decoded | None:
    """As the book file says; files that are plainly UTF-8 stay so, for others may lie beside them."""
    codec = codec_of(asked) or asked
    utf8 = _utf8(data)
    if utf8 and len(utf8.text) - len(utf8.text.encode("ascii", "ignore")) > SURELY:
        return utf8
    try:
        return Decoded(data.decode(codec), name_of(codec), "the book file says so")
    except UnicodeDecodeError as wrong:
        what = f"{name_of(codec)} text, which the book file says it is"
        raise CannotBuild(undecodable(name, data, wrong.start, what, codec)) from wrong


def _by_zeros(name: str, data: bytes, report: Report) -> Decoded | None:
    """UTF-16 and UTF-32 without a mark, which hold bytes of zero, as no other text does."""
    if b"\0" not in data or len(data) < 4:
        return None
    from bookmaker.readers import wide  # files without zeros do without it

    return wide.decode(name, data, report)


def _by_escapes(name: str, data: bytes, report: Report) -> Decoded | None:
    """ISO-2022-JP, which is ASCII with escape sequences (RFC 1468)."""
    if b"\x1b" not in data or b"\x1b$" not in data:
        return None
    try:
        text = data.decode("iso2022_jp_ext")
    except UnicodeDecodeError:
        return None
    guessed(name, 1, "ISO-2022-JP", "it has the escape sequences of that", report)
    return Decoded(text, "ISO-2022-JP", "it has the escape sequences of that")


def _utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return Decoded(text, "ASCII" if text.isascii() else "UTF-8", "every byte of the file fits it")


def _tell_of_losses(name: str, text: str, report: Report) -> None:
    """Tell of characters that some program before could not read."""
    if lost := text.count("\ufffd"):
        before = with_newlines(text[: text.index("\ufffd")])
        report(
            warning(
                "encoding/lost-character",
                f"{lost} characters were lost before this file was saved: “�” stands for them",
                Location(name, before.count("\n") + 1),
                "put them back by hand",
            )
        )


def _repaired(name: str, text: str, report: Report) -> str:
    """A text with what was encoded twice repaired, where that is certain."""
    repaired = repair(text)
    before, after = repaired.example
    if repaired.lines:
        report(
            warning(
                "encoding/double-encoded",
                f"text that was encoded twice was repaired (“{before}” to “{after}”) in {listed(repaired.lines)}",
                Location(name, min(repaired.lines)),
                "look at the letters and quotes there",
            )
        )
    if repaired.left:
        report(
            warning(
                "encoding/maybe-double-encoded",
                f"“{before}” looks like “{after}” encoded twice; it was left as it is in {listed(repaired.left)}",
                Location(name, min(repaired.left)),
                "put it right by hand",
            )
        )
    return repaired.text


def _without_forbidden(name: str, text: str, report: Report) -> str:
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
