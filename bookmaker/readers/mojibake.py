"""Text that was decoded as the wrong thing and encoded again: “donâ€™t” for “don’t”.

The only module that knows ftfy. A run of signs counts as broken when it is UTF-8 that was taken for
another encoding: taken back, it is UTF-8 to the last byte, and ftfy finds its line odd as well. Runs
are repaired when the file as a whole proves that nobody means them.
"""

import re
from functools import cache
from typing import NamedTuple

from bookmaker.model.patterns import Late

TAKEN_FOR = ("sloppy-windows-1252", "latin-1", "sloppy-windows-1251", "macroman", "sloppy-windows-1250")
"""Encodings that UTF-8 is taken for. “Sloppy” ones keep a byte that stands for nothing, as browsers do."""
TYPICAL = (
    *(begin.encode() for begin in ("Â", "Ã", "â€", "â\x80", "Ð", "Î", "×", "Ø", "Ù", "à¸", "ã€", "ã\x80", "ï¼")),
    *(begin.encode() for begin in ("Рµ", "вЂ", "‚Ä", "√", "Œ±", "Ă", "Ĺ")),
    b"\xd0\x93\xc2",  # a Cyrillic Г before a sign of Latin-1: accents taken for Windows-1251
)
"""How the commonest signs begin then, in UTF-8."""
LEADS = {begin[0] for begin in TYPICAL}
# A closing quotation mark that lost its last byte, which stands for nothing in Windows-1252.
LOST_BYTE = Late("â€(?![\xa0-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x81\x8d\x8f\x90\x9d])")
# What a repaired run is made of: letters of the usual scripts, marks, emoji. Others, though they be
# characters, are what chance makes of “”Ä”.
KNOWN = Late(
    "[\x80-\u024f\u0370-\u045f\u0490\u0491\u05d0-\u05ea\u0600-\u06ff\u0e00-\u0e7f\u1e00-\u1eff\u2010-\u203f\u20ac\u2122"
    "\u2190-\u2bff\u2e80-\uffef\U0001f000-\U0001faff]+"
)
LATIN = {"sloppy-windows-1252", "latin-1"}
MANY, MANY_IN_WORDS, SHARE = 3, 20, 0.5
"""Broken runs that a file must have, or such with letters on both sides; and their share of all signs beyond ASCII."""
EXCERPTS, EXCERPT, BETTER = 50, 400, 1.0
"""Lines that are weighed, characters of each, and by how much they must gain in likelihood."""
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
    """Broken runs by their lines' indices; `signs` of all runs, and `beyond` ASCII in those lines."""

    codec: str
    lines: set[int]
    runs: int = 0
    signs: int = 0
    beyond: int = 0
    in_words: int = 0
    example: tuple[str, str] = ("", "")


def looks_broken(beyond: bytes) -> bool:
    """Whether UTF-8 may hold such text: a quick look at its bytes beyond ASCII, often wrong about there being some."""
    leads = {lead for lead in LEADS if lead in beyond}
    return any(begin in beyond for begin in TYPICAL if begin[0] in leads)


def repair(text: str) -> Repaired:
    """Repair a text that is provably double-encoded; lines count from 1 at every newline."""
    done: set[int] = set()
    example = ("", "")
    for _ in range(ROUNDS):
        damage = _damage(text)
        if damage is None:
            break
        if (proof := _proof(damage, text)) is None:
            left = frozenset(number + 1 for number in damage.lines)
            return Repaired(text, frozenset(done), left, example if done else damage.example)
        text, lines = _mended(text, damage.codec, proof)
        done |= lines
        example = example if example[0] else damage.example
    return Repaired(text, frozenset(done), frozenset(), example)


def _damage(text: str) -> _Damage | None:
    """What is broken of a text, by the encoding that explains most of it; None if it reads no better without."""
    lines = text.split("\n")
    found = [damage for codec in TAKEN_FOR if (damage := _damage_by(codec, lines)).runs]
    most = max(found, key=lambda damage: damage.signs, default=None)
    return most if most and _reads_better(most, lines) else None


def _reads_better(damage: _Damage, lines: list[str]) -> bool:
    """Whether some of the broken lines are more like a language when they are repaired to the end."""
    from bookmaker.readers.alphabets import NAMES
    from bookmaker.readers.plausible import readings

    before = "\n".join(lines[number][:EXCERPT] for number in sorted(damage.lines)[:EXCERPTS])
    after = before
    for _ in range(ROUNDS):
        after = _broken(damage.codec).sub(lambda run: _taken_back(run[0], damage.codec), after)
    means = [readings(text, tuple(NAMES))[0].mean for text in (before, after)]
    return means[1] > means[0] + BETTER


def _damage_by(codec: str, lines: list[str]) -> _Damage:
    from ftfy.badness import is_bad  # only texts that look broken need it

    damage = _Damage(codec, set())
    broken = _broken(codec)
    for number, line in enumerate(lines):
        if line.isascii() or not broken.search(line) or not is_bad(line):
            continue
        runs = [(run, _taken_back(run[0], codec)) for run in broken.finditer(line)]
        runs = [(run, mended) for run, mended in runs if run[0] != mended]
        if runs:
            damage.lines.add(number)
            damage = _with_runs(damage, runs)
    return damage


def _with_runs(damage: _Damage, runs: list[tuple[re.Match[str], str]]) -> _Damage:
    """The damage with that of one more line."""
    first, mended = runs[0]
    return damage._replace(
        runs=damage.runs + len(runs),
        signs=damage.signs + sum(len(run[0]) for run, _ in runs),
        beyond=damage.beyond + _beyond(first.string),
        in_words=damage.in_words + sum(_is_in_word(run) for run, _ in runs),
        example=damage.example if damage.example[0] else (first[0], mended),
    )


def _is_in_word(run: re.Match[str]) -> bool:
    start, end = run.span()
    return run.string[max(start - 1, 0) : start].isalpha() and run.string[end : end + 1].isalpha()


def _beyond(text: str) -> int:
    """How many signs beyond ASCII a text has."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _proof(damage: _Damage, text: str) -> set[int] | None:
    """The lines in which what is broken cannot be meant, as it may be where a text tells of such things.

    All lines, where most of a text is broken; those that ftfy finds odd, where much is broken
    within words; None where neither is so.
    """
    if damage.runs >= MANY and damage.signs >= SHARE * _beyond(text):
        return set(range(text.count("\n") + 1))
    is_in_words = damage.codec in LATIN and damage.in_words >= MANY_IN_WORDS
    return damage.lines if is_in_words and damage.signs >= SHARE * damage.beyond else None


def _mended(text: str, codec: str, where: set[int]) -> tuple[str, set[int]]:
    """A text with runs taken back, and the lines that changed, from 1."""
    lines, broken = text.split("\n"), _broken(codec)
    changed = set()
    for number in where:
        if lines[number].isascii():
            continue
        mended = broken.sub(lambda run: _taken_back(run[0], codec), lines[number])
        mended = LOST_BYTE.sub("”", mended) if codec in LATIN else mended
        if mended != lines[number]:
            lines[number] = mended
            changed.add(number + 1)
    return "\n".join(lines), changed


def _taken_back(run: str, codec: str) -> str:
    """A run as the UTF-8 that it was; as it is, where it was none, or nothing that is written."""
    try:
        mended = run.encode(codec).decode("utf-8")
    except UnicodeError:
        return run
    return mended if KNOWN.fullmatch(mended) else run


@cache
def _broken(codec: str) -> re.Pattern[str]:
    """Signs of an encoding whose bytes have the form of UTF-8 (RFC 3629, section 3), as long a run as there is."""
    import ftfy.bad_codecs  # noqa: F401  # makes Python know the sloppy encodings

    two, three, four = (_signs(codec, *lead) for lead in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)))
    rest = _signs(codec, 0x80, 0xBF)
    return re.compile(f"(?:{two}{rest}|{three}{rest}{{2}}|{four}{rest}{{3}})+")


def _signs(codec: str, first: int, last: int) -> str:
    return f"[{re.escape(bytes(range(first, last + 1)).decode(codec))}]"
