"""Text that was decoded as the wrong thing and encoded again: “donâ€™t” for “don’t”.

The only module that knows ftfy. A run of signs counts as broken when it is UTF-8 that was taken for
another encoding: taken back, it is UTF-8 to the last byte, and ftfy finds its line odd as well. Runs
are repaired when the file as a whole proves that nobody means them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

# Encodings that UTF-8 is taken for, and how its commonest signs begin then: looking for those costs
# next to nothing. "Sloppy" ones keep a byte that stands for nothing, as browsers do.
TAKEN_FOR = {
    "sloppy-windows-1252": ("â€", "Ã", "Â", "Ð", "ã€", "ï¼"),
    "latin-1": ("â\x80", "Ã", "Â", "Ð", "ã\x80", "ï¼"),
    "sloppy-windows-1251": ("вЂ", "Рµ", "Р°"),
    "macroman": ("‚Ä", "√"),
    "sloppy-windows-1250": ("â€", "Ă", "Ĺ"),
}
# A closing quotation mark that lost its last byte, which stands for nothing in Windows-1252.
LOST_BYTE = re.compile("â€(?![\xa0-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x81\x8d\x8f\x90\x9d])")
LATIN = {"sloppy-windows-1252", "latin-1"}
MANY, MANY_IN_WORDS, SHARE = 3, 20, 0.5
"""Broken runs that a file must have, or such with letters on both sides; and how many of its signs beyond ASCII."""
ROUNDS = 3
"""How often a text is looked at: some were encoded three times."""


class Repaired(NamedTuple):
    """A text, the lines that were repaired, and those that look broken and were left alone.

    `example` is a broken run and what it became, or would have become.
    """

    text: str
    lines: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()
    example: tuple[str, str] = ("", "")


class _Damage(NamedTuple):
    """Broken runs by their lines' indices; `signs` of all runs, those `in_words` among them."""

    codec: str
    lines: dict[int, int]
    runs: int = 0
    signs: int = 0
    in_words: int = 0
    example: tuple[str, str] = ("", "")


def repair(text: str) -> Repaired:
    """Repair a text that is provably double-encoded; lines count from 1 at every newline."""
    if text.isascii():
        return Repaired(text)
    done: dict[int, None] = {}
    example = left = None
    for _ in range(ROUNDS):
        damage = _damage(text)
        if damage is None:
            break
        if not _is_proved(damage, text):
            left = damage
            break
        text = _mended(text, damage)
        done |= dict.fromkeys(damage.lines)
        example = example or damage.example
    lines, alone = frozenset(n + 1 for n in done), frozenset(n + 1 for n in left.lines) if left else frozenset()
    return Repaired(text, lines, alone, example or (left.example if left else ("", "")))


def _damage(text: str) -> _Damage | None:
    """What is broken of a text, by the encoding that explains most of it."""
    codecs = [codec for codec, begins in TAKEN_FOR.items() if any(begin in text for begin in begins)]
    lines = text.split("\n") if codecs else []
    found = [damage for codec in codecs if (damage := _damage_by(codec, lines)).runs]
    return max(found, key=lambda damage: damage.signs, default=None)


def _damage_by(codec: str, lines: list[str]) -> _Damage:
    from ftfy.badness import is_bad  # only texts that look broken need it

    damage = _Damage(codec, {})
    broken = _broken(codec)
    for number, line in enumerate(lines):
        if line.isascii() or not broken.search(line) or not is_bad(line):
            continue
        for run in broken.finditer(line):
            if (mended := _taken_back(run[0], codec)) != run[0]:
                damage = _with_run(damage, number, run, mended)
    return damage


def _with_run(damage: _Damage, number: int, run: re.Match[str], mended: str) -> _Damage:
    damage.lines[number] = damage.lines.get(number, 0) + 1
    before, after = run.string[max(run.start() - 1, 0) : run.start()], run.string[run.end() : run.end() + 1]
    return damage._replace(
        runs=damage.runs + 1,
        signs=damage.signs + len(run[0]),
        in_words=damage.in_words + (before.isalpha() and after.isalpha()),
        example=damage.example if damage.example[0] else (run[0], mended),
    )


def _is_proved(damage: _Damage, text: str) -> bool:
    """Whether so much of a text is broken that it cannot be meant, as it may be where a text tells of such things."""
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    most = damage.runs >= MANY and damage.signs >= SHARE * beyond
    return most or (damage.codec in LATIN and damage.in_words >= MANY_IN_WORDS)


def _mended(text: str, damage: _Damage) -> str:
    lines, broken = text.split("\n"), _broken(damage.codec)
    for number in damage.lines:
        lines[number] = broken.sub(lambda run: _taken_back(run[0], damage.codec), lines[number])
    whole = "\n".join(lines)
    return LOST_BYTE.sub("”", whole) if damage.codec == "sloppy-windows-1252" else whole


def _taken_back(run: str, codec: str) -> str:
    """A run as the UTF-8 that it was; as it is, where it was none."""
    try:
        return run.encode(codec).decode("utf-8")
    except UnicodeError:
        return run


@cache
def _broken(codec: str) -> re.Pattern[str]:
    """Signs of an encoding whose bytes have the form of UTF-8 (RFC 3629, section 3), as long a run as there is."""
    import ftfy.bad_codecs  # noqa: F401  # makes Python know the sloppy encodings

    two, three, four = (_signs(codec, *lead) for lead in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)))
    rest = _signs(codec, 0x80, 0xBF)
    return re.compile(f"(?:{two}{rest}|{three}{rest}{{2}}|{four}{rest}{{3}})+")


def _signs(codec: str, first: int, last: int) -> str:
    return f"[{re.escape(bytes(range(first, last + 1)).decode(codec))}]"
