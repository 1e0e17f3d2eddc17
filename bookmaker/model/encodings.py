"""The encodings that texts come in, by the names that people know them by."""

from __future__ import annotations

import codecs

# The codec of Python's that reads an encoding as its users wrote it: where Microsoft's superset is
# what files really hold, that (as the Encoding Standard of WHATWG has it).
ENCODINGS = {
    "UTF-8": "utf-8",
    "UTF-16": "utf-16",
    "UTF-16LE": "utf-16-le",
    "UTF-16BE": "utf-16-be",
    "UTF-32": "utf-32",
    "Windows-1252": "cp1252",
    "ISO-8859-1": "cp1252",
    "Latin-1": "cp1252",
    "Mac Roman": "mac_roman",
    "Macintosh": "mac_roman",
    "Windows-1250": "cp1250",
    "Windows-1251": "cp1251",
    "Windows-1253": "cp1253",
    "Windows-1254": "cp1254",
    "Windows-1255": "cp1255",
    "Windows-1256": "cp1256",
    "Windows-1257": "cp1257",
    "ISO-8859-2": "iso8859_2",
    "ISO-8859-5": "iso8859_5",
    "ISO-8859-7": "iso8859_7",
    "ISO-8859-15": "iso8859_15",
    "KOI8-R": "koi8_r",
    "KOI8-U": "koi8_u",
    "CP437": "cp437",
    "CP850": "cp850",
    "CP852": "cp852",
    "CP866": "cp866",
    "GB18030": "gb18030",
    "GBK": "gb18030",
    "GB2312": "gb18030",
    "Big5": "cp950",
    "Big5-HKSCS": "big5hkscs",
    "Shift-JIS": "cp932",
    "EUC-JP": "euc_jp",
    "ISO-2022-JP": "iso2022_jp",
    "EUC-KR": "cp949",
    "Windows-874": "cp874",
}
_PLAIN = {name.lower().replace("_", "-").replace(" ", "-"): codec for name, codec in ENCODINGS.items()}
# Codecs of Python's that are no encodings of texts, or depend on the machine.
_NONE_OF_OURS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem", "utf-7"}


def codec_of(name: str) -> str | None:
    """Python's codec for an encoding's name, however it is spelt; None where there is no such encoding."""
    plain = name.strip().lower().replace("_", "-").replace(" ", "-")
    if plain in _PLAIN:
        return _PLAIN[plain]
    try:
        found = codecs.lookup(plain).name
        _ = b"    ".decode(plain)  # codecs that make no text of bytes are refused here
    except UnicodeDecodeError:
        pass
    except (LookupError, ValueError):
        return None
    return None if found.replace("_", "-") in _NONE_OF_OURS else found


def name_of(codec: str) -> str:
    """The name that people know a codec by; its own where they know none."""
    return next((name for name, known in ENCODINGS.items() if known == codec), codec.upper().replace("_", "-"))
