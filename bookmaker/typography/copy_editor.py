"""What a copy-editor would ask about: words that stand twice, names and words that are spelled two ways.

These are notes and nothing is changed: “had had” may be meant, and Ann may know an Anne.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple
from unicodedata import combining, normalize

from bookmaker.model.patterns import Late
from bookmaker.model.problem import Location, Problem, note

TWICE = re.compile(r"\b([^\W\d_]+) (\1)\b(?![’'-])", re.IGNORECASE)
# Words that stand twice by right: by grammar (“that that”), or for weight and sound (“very very”).
MEANT = {
    "en": "that had is do so very long far no yes ha now there well bye hush knock tut many much more on her it",
    "de": "die der das sie den dem es sich ja nein so sehr",
    "nl": "dat die ja nee het zo",
    "fr": "nous vous oui non très bien",
    "es": "sí no muy ya",
    "it": "no sì via piano così molto man poco",
    "pt": "não sim muito",
    "sv": "det den ja nej så var",
    "pl": "tak nie się",
    "ru": "да нет так еле чуть",
    "cs": "se ne ano to",
}
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
SENTENCE = re.compile(r"[.!?…:]\W*$|^\W*$|[“„«‘—–]\W*$")
SHORTEST_NAME = 5
OFTENER = 4
"""How many times oftener a name has to stand than another that may be a slip for it."""
SHOWN = 4
"""Lines that a note names."""

# The same word in British and American spelling (New Hart's Rules 2, chapter 21): what the one has, what the other.
BRITISH = tuple(
    (Late(pattern), other)
    for pattern, other in (
        (r"(?<=[^\W\d_]{2})our(?=$|s$|ed$|ing$|ful|less|able|ite|er)", "or"),
        (r"(?<=[aeiouy][^\W\d_])is(?=e$|es$|ed$|ing$|ation)", "iz"),
        (r"(?<=[aeiouy][^\W\d_]{2})is(?=e$|es$|ed$|ing$|ation)", "iz"),
        (r"(?<=[aeiou][^aeiou\W\d_][aeiou])ll(?=ed$|ing$|er$|ers$)", "l"),
        (r"(?<=[^\W\d_]{3})tre(?=$|s$)", "ter"),
        (r"gre(?=y)", "gra"),
        (r"(?<=[^\W\d_]{3})ce$", "se"),
        (r"(?<=[^\W\d_]{2})ogue(?=$|s$)", "og"),
        (r"(?<=ward)s$(?<!cowards)(?<!rewards)(?<!stewards)(?<!awards)", ""),
    )
)
NO_PAIRS = frozenset(
    ["advice", "device", "practice", "licence", "prophecy", "price", "face", "place", "race", "piece", "peace"]
)
"""Words whose other spelling is another word."""


SHORT_WORD = 3


class _Uses(NamedTuple):
    """How often a word stands in a text, and in which places first."""

    times: int
    places: tuple[Location, ...]


def queries(lines: Iterable[tuple[Location, str]], language: str) -> Iterator[Problem]:
    """The queries on the lines of a text, each with the place of its first cause."""
    texts = [(at, text) for at, text in lines if text]
    base = language.split("-")[0].lower()
    meant = frozenset(MEANT.get(base, "").split())
    for at, text in texts:
        yield from (_twice(match, at) for match in TWICE.finditer(text) if _is_slip(match, meant))
    words, names = _counted(texts)
    yield from _names_two_ways(names)
    yield from _spelled_two_ways(words, base)


REPEATED = note("typography/repeated-word", "", hint="take one out, if it is a slip")
NAME = note("typography/name-two-ways", "", hint="if it is one name, spell it one way")
SPELLING = note("typography/two-spellings", "", hint="choose one")


def _twice(match: re.Match[str], at: Location) -> Problem:
    text, (start, end) = match.string, match.span()
    beside = f"{'…' if start > 20 else ''}{text[max(0, start - 20) : end + 20]}{'…' if end + 20 < len(text) else ''}"
    return REPEATED._replace(message=f"a word stands twice: {beside}", at=at)


def _is_slip(match: re.Match[str], meant: frozenset[str]) -> bool:
    """Whether a word that stands twice is likely to be a slip: no name, no sound, nothing that grammar doubles."""
    return match[2].islower() and match[2] not in meant


def _counted(texts: list[tuple[Location, str]]) -> tuple[dict[str, _Uses], dict[str, _Uses]]:
    """All words, small, and those that stand with a capital in the midst of sentences and never without one."""
    words: dict[str, list[Location]] = defaultdict(list)
    names: dict[str, list[Location]] = defaultdict(list)
    for at, text in texts:
        for match in WORD.finditer(text):
            word = match[0]
            if word[0].isupper() and not word.isupper():
                names[_root(word)].append(at)
                if SENTENCE.search(text[max(0, match.start() - 4) : match.start()]):
                    continue  # any word has a capital there
            words[word].append(at)
    small = {word for word in words if word[0].islower()}
    only_names = {name: _uses(places) for name, places in names.items() if name.lower() not in small}
    return {word: _uses(places) for word, places in words.items()}, only_names


def _root(name: str) -> str:
    """A name without the ending of its genitive."""
    return re.sub(r"[’']s?$", "", name)


def _uses(places: list[Location]) -> _Uses:
    return _Uses(len(places), tuple(dict.fromkeys(places))[:SHOWN])


def _names_two_ways(names: Mapping[str, _Uses]) -> Iterator[Problem]:
    """Names that differ in one letter from another that stands much oftener."""
    near: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if len(name) >= SHORTEST_NAME:
            for shorter in {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}:
                near[shorter].add(name)
    pairs = {tuple(sorted(pair)) for group in near.values() for pair in combinations(group, 2)}
    for one, other in sorted(pairs):
        rare, usual = sorted((one, other), key=lambda name: names[name].times)
        if names[usual].times >= OFTENER * names[rare].times and _is_slip_of(rare, usual):
            yield _two(NAME, "a name may be spelled two ways", usual, names[usual], rare, names[rare])


def _is_slip_of(rare: str, usual: str) -> bool:
    """Whether one name is the other but for a letter, two that changed places, or an accent; plurals are not."""
    if rare[0] != usual[0] or {rare, usual} & {f"{usual}s", f"{rare}s", f"{usual}n", f"{rare}n"}:
        return False
    if len(rare) == len(usual):
        other = [index for index, (a, b) in enumerate(zip(rare, usual, strict=True)) if a != b]
        swapped = len(other) == 2 and other[1] == other[0] + 1 and rare[other[0]] == usual[other[1]]
        return len(other) == 1 or swapped
    return abs(len(rare) - len(usual)) == 1


def _spelled_two_ways(words: Mapping[str, _Uses], language: str) -> Iterator[Problem]:
    """Words with and without a hyphen; English ones with and without an accent, and in two countries' spelling."""
    plain: dict[str, list[str]] = defaultdict(list)
    for word in words:
        plain[_plainly(word, language)].append(word)
    for group in plain.values():
        if len(group) > 1 and len({word.lower() for word in group}) > 1:
            usual, *others = sorted(group, key=lambda word: -words[word].times)
            for rare in others:
                if rare.lower() != usual.lower() and rare[0].islower() == usual[0].islower():
                    yield _two(SPELLING, "a word is spelled two ways", usual, words[usual], rare, words[rare])
    if language == "en":
        for british, american in _two_countries(words):
            usual, rare = sorted((british, american), key=lambda word: -words[word].times)
            yield _two(SPELLING, "a word is spelled two ways", usual, words[usual], rare, words[rare])


def _plainly(word: str, language: str) -> str:
    """A word without hyphens, and in English without accents: what two spellings of one have in common."""
    bare = word.replace("-", "")
    if not bare.isascii() and language == "en":
        bare = "".join(sign for sign in normalize("NFD", bare) if not combining(sign))
    return bare.lower()


def _two_countries(words: Mapping[str, _Uses]) -> Iterator[tuple[str, str]]:
    """Pairs of words of the text that are one word in British and in American spelling."""
    for word in words:
        if len(word) > SHORT_WORD and word not in NO_PAIRS:
            others = {ending.sub(other, word) for ending, other in BRITISH} - {word}
            yield from ((word, other) for other in sorted(others) if other in words and len(other) > SHORT_WORD)


def _two(problem: Problem, what: str, usual: str, often: _Uses, rare: str, seldom: _Uses) -> Problem:
    lines = ", ".join(str(at.line) for at in seldom.places)
    more = " …" if seldom.times > len(seldom.places) else ""
    times = f"“{usual}” {_times(often.times)}, “{rare}” {_times(seldom.times)} (line {lines}{more})"
    return problem._replace(message=f"{what}: {times}", at=seldom.places[0])


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
