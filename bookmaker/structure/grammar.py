"""What a heading line can look like: its word, its number, its title."""

import re
from typing import NamedTuple

from bookmaker.model.nodes import Division
from bookmaker.model.patterns import Late
from bookmaker.structure.bylines import ALONE
from bookmaker.structure.numerals import ROMAN, Numeral, numeral_of, value_of

# Words of parts and of chapters, and the languages whose number words may stand beside them.
PARTS = {
    **dict.fromkeys(("part", "book", "volume", "vol", "act", "arc"), "en"),
    **dict.fromkeys(("teil", "buch", "band", "akt"), "de"),
    **dict.fromkeys(("partie", "livre", "tome", "acte"), "fr"),
    **dict.fromkeys(("parte", "libro", "tomo", "volumen", "acto"), "es"),
    **dict.fromkeys(("atto",), "it"),
    **dict.fromkeys(("livro", "ato"), "pt"),
    **dict.fromkeys(("deel", "boek", "bedrijf"), "nl"),
    **dict.fromkeys(("del", "bok"), "sv"),
    **dict.fromkeys(("część", "księga", "tom"), "pl"),
    **dict.fromkeys(("часть", "книга", "том", "действие"), "ru"),
}
CHAPTERS = {
    **dict.fromkeys(("chapter", "chap", "ch", "chpt", "episode", "ep", "stave", "canto", "letter"), "en"),
    **dict.fromkeys(("kapitel", "kap", "folge"), "de"),
    **dict.fromkeys(("chapitre", "épisode", "lettre"), "fr"),
    **dict.fromkeys(("capítulo", "capitulo", "cap", "episodio"), "es"),
    **dict.fromkeys(("capitolo",), "it"),
    **dict.fromkeys(("hoofdstuk",), "nl"),
    **dict.fromkeys(("kapitlet",), "sv"),
    **dict.fromkeys(("rozdział", "rozdzial"), "pl"),
    **dict.fromkeys(("глава",), "ru"),
}
KEYWORDS = {**PARTS, **CHAPTERS}
ALSO = {"kapitel": "sv", "parte": "it", "libro": "it", "capítulo": "pt", "tomo": "pt", "tome": "fr", "kapitlet": "sv"}
"""A second language for words that two of them share."""
OTHERS = {"parte": "pt", "tomo": "it"}
"""A third."""
UNNUMBERED: dict[str, Division] = {
    **dict.fromkeys(("prologue", "prolog", "prelude", "prólogo", "prologo", "proloog", "пролог"), "prologue"),
    **dict.fromkeys(("序章", "楔子", "引子", "プロローグ"), "prologue"),
    **dict.fromkeys(("epilogue", "epilog", "épilogue", "epílogo", "epilogo", "epiloog", "эпилог"), "epilogue"),
    **dict.fromkeys(("conclusion", "finale", "coda", "終章", "终章", "尾声", "尾聲", "エピローグ"), "epilogue"),
    **dict.fromkeys(("interlude", "intermission", "intermezzo", "zwischenspiel", "intermède"), "interlude"),
    **dict.fromkeys(("interludio", "interlúdio", "mellanspel", "интерлюдия", "幕間"), "interlude"),
    **dict.fromkeys(("preface", "vorwort", "préface", "prefacio", "prefazione", "prefácio"), "preface"),
    **dict.fromkeys(("przedmowa", "предисловие", "序言", "前言", "まえがき"), "preface"),
    **dict.fromkeys(("foreword", "voorwoord", "förord"), "foreword"),
    **dict.fromkeys(("introduction", "einleitung", "introducción", "introduzione", "introdução"), "introduction"),
    **dict.fromkeys(("inleiding", "inledning", "wstęp", "введение", "вступление"), "introduction"),
    **dict.fromkeys(("afterword", "postscript", "nachwort", "postface", "posfacio", "postfazione"), "afterword"),
    **dict.fromkeys(("posfácio", "nawoord", "efterord", "posłowie", "послесловие", "后记", "後記"), "afterword"),
    **dict.fromkeys(("あとがき",), "afterword"),
    **dict.fromkeys(("appendix", "anhang", "annexe", "apéndice", "appendice", "apêndice"), "appendix"),
    **dict.fromkeys(("bijlage", "приложение"), "appendix"),
    **dict.fromkeys(("acknowledgments", "acknowledgements", "danksagung", "remerciements"), "acknowledgments"),
    **dict.fromkeys(("agradecimientos", "agradecimentos", "ringraziamenti", "dankwoord"), "acknowledgments"),
}
ABOUT_SOMEBODY = frozenset(
    (
        *(
            f"about the {who}{s}"
            for who in ("author", "writer", "translator", "editor", "illustrator")
            for s in ("", "s")
        ),
        *("about the contributors", "über den autor", "über die autorin", "über die autoren", "über die autorinnen"),
        *("über den verfasser", "über die verfasserin", "über den übersetzer", "über die übersetzerin"),
        *("à propos de l'auteur", "à propos de l'auteure", "à propos de l'autrice", "à propos des auteurs"),
        *("à propos du traducteur", "à propos de la traductrice", "sobre el autor", "sobre la autora"),
        *("sobre los autores", "sobre las autoras", "acerca del autor", "acerca de la autora", "sobre el traductor"),
        *("sobre la traductora", "sull'autore", "sull'autrice", "sugli autori", "sulle autrici"),
        *("informazioni sull'autore", "informazioni sull'autrice", "sobre o autor", "sobre a autora"),
        *("sobre os autores", "sobre as autoras", "sobre o tradutor", "sobre a tradutora", "over de auteur"),
        *("over de auteurs", "over de schrijver", "over de schrijfster", "over de vertaler", "om författaren"),
        *("om författarna", "om översättaren", "o autorze", "o autorce", "o autorach", "o autorovi", "об авторе"),
        *("об авторах", "о переводчике", "关于作者", "關於作者", "作者简介", "作者簡介", "著者について", "著者紹介"),
    )
)
"""Whole lines that head what is told of the people who made the book."""
EXTRAS = {"omake", "side story", "bonus chapter", "extra chapter", "bonus story", "番外", "おまけ"}
"""Chapters beside the count, as serials have them."""
EXTRAS_BEGIN = {name.split()[0] for name in EXTRAS}
LAST = {"last", "final", "letztes", "letzter", "dernier", "último", "ultimo", "laatste", "последняя"}
"""What stands for the number of a chapter that has none."""

MAX_LENGTH = 100
"""Characters. Longer lines are sentences, not headings."""
MOST_WORDS = 8
"""Words at the start of a line that can belong to its label."""
DEEPEST = 4
"""Signs that may stand before the first word."""
IDEOGRAPH = "\u3040"
"""The first of the signs of Chinese and Japanese words."""
FEW = 6
"""Words at its start of which one names it, if any does: the one before them is empty where it begins with a sign."""

WORD = re.compile(r"[^\W_]+")
BETWEEN = re.compile(r"[\W_]+")
PEOPLE = frozenset(WORD.findall(line)[-1] for line in ABOUT_SOMEBODY)
"""The last words of such lines."""
NAMES = frozenset((*KEYWORDS, *UNNUMBERED, *EXTRAS_BEGIN, *PEOPLE))
"""Words of which one is among the first of every heading that says what it is, but for Chinese ones."""
SEPARATOR = re.compile(r"\s*[.,:：、)\]}|/—–»】』」》*_~=-]+\s*|\s+|$")
DECIMAL = re.compile(r"\.\d{1,2}(?![\w.])")
"""What makes of a chapter's number one between two others (12.5), and of an arc's that of its chapter (Arc 3.4)."""
OF_HOW_MANY = re.compile(r"\s*(?:/|of|von|de|из)\s*\d{1,4}(?!\w)")
JOINT = re.compile(r"[\s-]+")
"""What may stand between the words of one number."""
BESIDE = re.compile(r"[^\w\s\"“”'‘’(]{0,2}[\s*_]{0,3}")
"""What may stand between a word and its number: "Chapter.001", "Ch. 4", "1. Kapitel"."""
CHINESE = Late(
    r"\W{0,4}(?P<label>第\s*(?P<number>[\d〇零一二三四五六七八九十百千两兩]{1,8})\s*(?P<unit>[章回节節话話卷部集篇幕])"
    r"|(?P<volume>[卷])(?P<count>[\d一二三四五六七八九十百]{1,5}))"
    r"(?P<separator>[\s:：、．.—-]*)(?P<title>.*)",
    re.DOTALL,
)
CHINESE_PARTS = "卷部集篇幕"
_EDGES = " \t\n*_~=<>|-—–:：\u3000"
_BRACKETS = (("[", "]"), ("(", ")"), ("{", "}"), ("【", "】"), ("『", "』"))


class Reading(NamedTuple):
    """One way to read a line as a heading.

    `keyword` is the word found ("chapter"), empty for a bare number; `label` is what stands before
    the title, as written. A word that is `known` says by itself that the line is a heading.
    """

    keyword: str
    division: Division
    number: int | None
    label: str
    title: str
    known: bool = True

    @property
    def is_part(self) -> bool:
        """Whether it opens a part rather than a chapter."""
        return self.division == "part"


class _Place(NamedTuple):
    """A number in a line: its value, the place of its first word and of the one after its last, in words."""

    numeral: Numeral
    first: int
    end: int


def read_heading(text: str) -> Reading | None:
    """Read a line with a chapter word and a number, or with a word such as "Prologue"."""
    if len(text) > MAX_LENGTH or not _may_be_named(text):
        return None
    words = _words_of(text)
    if not words or words[0].start() > DEEPEST:
        return None
    if words[-1][0].lower() in PEOPLE and (about := _about_somebody(text)):
        return about
    if text[words[0].start()] >= IDEOGRAPH:
        return _chinese(text) or _named(text, words)
    return _worded(text, words) or _named(text, words)


def _may_be_named(text: str) -> bool:
    """Whether a word of headings is among the first of a line; nearly every line of prose is passed over by this."""
    first = BETWEEN.split(text, FEW)[:FEW]
    return not NAMES.isdisjoint(map(str.lower, first)) or max(text[: DEEPEST + 1], default="") >= IDEOGRAPH


def _words_of(text: str) -> list[re.Match[str]]:
    found = []
    for match in WORD.finditer(text):
        found.append(match)
        if len(found) == MOST_WORDS:
            break
    return found


def _worded(text: str, words: list[re.Match[str]]) -> Reading | None:
    """A word and its number in either order: "Chapter IV", "Book the First", "Erster Teil", "2. Kapitel"."""
    place = _word_and_number(text, words)
    if place is None:
        return None
    keyword, number, end = place
    if many := OF_HOW_MANY.match(text, end):
        end = many.end()
    if text[end - 1].isdecimal() and (decimal := DECIMAL.match(text, end)):
        return _reading(text, decimal.end(), keyword if keyword in CHAPTERS else "chapter", "chapter", None)
    division: Division = "part" if keyword in PARTS else "chapter"
    reading = _reading(text, end, keyword, division, number)
    return (_chapter_of_part(text, reading) or reading) if reading and reading.is_part else reading


def _chapter_of_part(text: str, part: Reading) -> Reading | None:
    """ "Part 1, Chapter 3: The Quay": a chapter, whose label names its part too."""
    words = _words_of(part.title)
    if part.number is None or not words or words[0][0].lower() not in CHAPTERS:
        return None
    inside = _worded(part.title, words)
    if inside is None or inside.is_part or inside.number is None:
        return None
    begin = text.rfind(part.title)
    end = text.find(inside.label, begin) + len(inside.label)
    return inside._replace(label=_stripped(text[:end])) if begin >= 0 else None


def _word_and_number(text: str, words: list[re.Match[str]]) -> tuple[str, int | None, int] | None:
    first = words[0][0].lower()
    if first in KEYWORDS:
        return _number_after(text, words, first)
    start = 1 if first == "the" else 0
    lower = [word[0].lower() for word in words[start : start + 4]]
    for count, word in enumerate(lower):
        if word in KEYWORDS and count:
            return _number_before(text, words[start : start + count + 1], word)
    return None


def _number_after(text: str, words: list[re.Match[str]], keyword: str) -> tuple[str, int | None, int] | None:
    start = 1
    while start < len(words) and words[start][0].lower() in {"the", "no", "nr", "n"}:
        start += 1
    if start == len(words) or not BESIDE.fullmatch(text, words[start - 1].end(), words[start].start()):
        return None
    if words[start][0].lower() in LAST:
        return keyword, None, words[start].end()
    place = _place(text, words, start, keyword)
    return (keyword, place.numeral.value, words[place.end - 1].end()) if place else None


def _number_before(text: str, words: list[re.Match[str]], keyword: str) -> tuple[str, int | None, int] | None:
    """An ordinal, or a figure with a stop, right before the word."""
    end = words[-1].end()
    if not BESIDE.fullmatch(text, words[-2].end(), words[-1].start()):
        return None
    if len(words) == 2 and words[0][0].lower() in LAST:
        return keyword, None, end
    place = _place(text, words, 0, keyword)
    if place is None or place.end != len(words) - 1:
        return _figure_before(text, words, keyword)
    is_counted = place.numeral.is_ordinal or text[words[-2].end()] in ".ªºo°"
    return (keyword, place.numeral.value, end) if is_counted else None


FIGURE = Late(r"(\d{1,4})(?:st|nd|rd|th|er|re|e|ème|eme|ste|de|ª|º)", re.IGNORECASE)


def _figure_before(text: str, words: list[re.Match[str]], keyword: str) -> tuple[str, int | None, int] | None:
    """ "1st Part", "2ème partie"."""
    match = FIGURE.fullmatch(words[0][0]) if len(words) == 2 else None
    return (keyword, int(match[1]), words[-1].end()) if match else None


def _place(text: str, words: list[re.Match[str]], start: int, keyword: str) -> _Place | None:
    """The number that the words from `start` on begin with, in one of the keyword's languages."""
    together = [words[start][0]]
    for before, word in zip(words[start:], words[start + 1 :], strict=False):
        if not JOINT.fullmatch(text, before.end(), word.start()):
            break
        together.append(word[0])
    languages = [KEYWORDS.get(keyword, "en"), ALSO.get(keyword, ""), OTHERS.get(keyword, "")]
    for language in filter(None, languages):
        if numeral := numeral_of(together, language):
            return _Place(numeral, start, start + numeral.length)
    return None


def _named(text: str, words: list[re.Match[str]]) -> Reading | None:
    name = words[0][0].lower()
    if name in EXTRAS_BEGIN:
        return _extra(text, words)
    if name not in UNNUMBERED:
        return None
    separator = SEPARATOR.match(text, words[0].end())
    if separator and len(words) > 1 and not separator[0].strip():  # "Epilogue I", "Interlude Two"
        place = _place(text, words, 1, "chapter")
        after = SEPARATOR.match(text, words[place.end - 1].end()) if place else None
        if place and after and (after[0].strip() or after.end() == len(text)):
            return _reading(text, words[place.end - 1].end(), name, UNNUMBERED[name], place.numeral.value)
    return _reading(text, words[0].end(), name, UNNUMBERED[name], None) or _of_the_book(text, words)


ABOUT = {"preface", "foreword", "introduction", "afterword", "acknowledgments"}
"""Divisions that speak of the book, often in words of their own: "Preface to the Second Edition"."""
SENTENCE = re.compile(r"[.,;:!?…\"“”„«»]")


def _of_the_book(text: str, words: list[re.Match[str]]) -> Reading | None:
    """A whole line that says what such a division is to or of; a byline or a sentence is none."""
    name = words[0][0].lower()
    if UNNUMBERED[name] not in ABOUT or len(words) < 2:
        return None
    is_line = words[0][0][0].isupper() and len(words) < MOST_WORDS and not SENTENCE.search(text)
    is_byline = words[1][0].lower() in ALONE and words[min(2, len(words) - 1)][0][0].isupper()
    return Reading(name, UNNUMBERED[name], None, _stripped(text), "") if is_line and not is_byline else None


def _about_somebody(text: str) -> Reading | None:
    """A whole line such as "About the Author"; one that begins small or ends a sentence is none."""
    line = _stripped(text)
    is_one = not line[:1].islower() and line.casefold().replace("’", "'") in ABOUT_SOMEBODY
    return Reading("about", "about", None, line, "") if is_one else None


def _extra(text: str, words: list[re.Match[str]]) -> Reading | None:
    """A chapter beside the count: "Omake", "Side Story 2: The Gull"."""
    if words[0][0].lower() not in EXTRAS:
        if len(words) < 2 or text[words[0].start() : words[1].end()].lower() not in EXTRAS:
            return None
        words = words[1:]
    place = _place(text, words, 1, "chapter") if len(words) > 1 else None
    end = words[place.end - 1].end() if place else words[0].end()
    return _reading(text, end, "extra", "chapter", None)


def _chinese(text: str) -> Reading | None:
    match = CHINESE.fullmatch(text)
    if match is None:
        return None
    is_part = bool(match["volume"]) or match["unit"] in CHINESE_PARTS
    keyword = match["unit"] or match["volume"]
    number = value_of(match["number"] or match["count"])
    title = _stripped(match["title"])
    return Reading(keyword, "part" if is_part else "chapter", number, match["label"], title)


DOUBLE = "two numbers"
"""Stands for the word of headings with two numbers."""
TIME = re.compile(r"\d{1,4}[:.,]\d")
"""What begins with a number that is none of a chapter: "10:42 Mina", "3.5 miles"."""


def read_bare_number(text: str) -> Reading | None:
    """Read a line that begins with a number and nothing else to say that it is a heading."""
    if len(text) > MAX_LENGTH:
        return None
    words = _words_of(text)
    if not words or words[0].start() > DEEPEST:
        return None
    return _dotted(text, words) or _unknown_word(text, words) or _bare(text, words)


DOTTED = Late(
    r"(?P<label>(?:[^\W\d_]{3,20} )?\d{1,3}\.(?P<number>\d{1,3})|S\d{1,2} ?E(?P<episode>\d{1,3}))"
    r"(?P<separator>\s*[:–—-]\s*|\s+|$)(?P<title>.*)"
)


def _dotted(text: str, words: list[re.Match[str]]) -> Reading | None:
    """Numbers of two counts, the second of which a sequence has to confirm: "1.1", "Harbour 2.3", "S01E03: Rain"."""
    may_be_dotted = "." in text and any(word[0].isdecimal() for word in words[:2])
    match = DOTTED.fullmatch(text) if may_be_dotted or (text[0] == "S" and text[1:2].isdecimal()) else None
    if match is None or not (match["label"][0].isupper() or match["label"][0].isdecimal()):
        return None
    title = _stripped(match["title"])
    if title and (title[0].islower() or title[-1] in ".,;"):
        return None
    number = int(match["number"] or match["episode"])
    return Reading(DOUBLE, "chapter", number, match["label"], title, known=False)


def _unknown_word(text: str, words: list[re.Match[str]]) -> Reading | None:
    """Any word with a numeral, which a sequence has to confirm: "Adventure IV. The Treaty", "Third Narrative"."""
    if words[0].start() or len(words) < 2 or not words[0][0][0].isupper():
        return None
    first, second = words[0][0], words[1][0]
    is_word = first.isalpha() and 3 <= len(first) <= 15 and text[words[0].end() : words[1].start()] == " "
    place = _place(text, words, 1, "") if is_word and (second.isdecimal() or second[0].isupper()) else None
    if place and not place.numeral.is_ordinal:
        end = words[place.end - 1].end()
        separator = SEPARATOR.match(text, end)
        ends = separator and (separator[0].strip() or separator.end() == len(text))
        return _reading(text, end, first.lower(), "chapter", place.numeral.value, False) if ends else None
    words = words[1:] if first.lower() == "the" and len(words) == 3 else words
    ordinal = numeral_of([words[0][0]])
    if len(words) != 2 or not ordinal or not ordinal.is_ordinal or text[words[1].end() :].strip(" .:"):
        return None
    return Reading(words[1][0].lower(), "chapter", ordinal.value, _stripped(text), "", False)


def _bare(text: str, words: list[re.Match[str]]) -> Reading | None:
    if text[: words[0].start()].strip(_EDGES + "#[(•·●§"):
        return None
    place = _place(text, words, 0, "")
    if place is None:
        return None
    end = words[place.end - 1].end()
    if text[end : end + 1] in {"]", ")"}:
        end += 1
    if text[end:].strip() == text[: words[0].start()].strip():  # "• 1 •"
        return Reading("", "chapter", place.numeral.value, _stripped(text), "")
    separator = SEPARATOR.match(text, end)
    if separator is None or TIME.match(text):
        return None
    title = text[separator.end() :]
    is_figure = words[0][0].isdecimal()
    if title and not separator[0].strip() and not is_figure and not (title.isupper() and ROMAN.fullmatch(words[0][0])):
        return None  # "Seven Rules" and "I am" begin with a number and are none
    return _reading(text, end, "", "chapter", place.numeral.value)


def _reading(  # the parts of a line
    text: str, end: int, keyword: str, division: Division, number: int | None, known: bool = True
) -> Reading | None:
    """The reading of a line whose label ends at `end`; None where what follows is no title."""
    separator = SEPARATOR.match(text, end)
    if separator is None:
        return None
    title = _stripped(text[separator.end() :])
    if title and not _may_be_title(separator[0], title):
        return None
    return Reading(keyword, division, number, _stripped(text[:end]), title, known)


def _stripped(text: str) -> str:
    """A text without the signs drawn round it, and without brackets that have lost their partner."""
    text = text.strip(_EDGES)
    for opening, closing in _BRACKETS:
        if text.startswith(opening) and closing not in text:
            text = text[1:].strip(_EDGES)
        if text.endswith(closing) and opening not in text:
            text = text[:-1].strip(_EDGES)
    return text


def _may_be_title(separator: str, title: str) -> bool:
    """After a mere space or a comma a title begins with a capital: "Chapter 3 was dull" is a sentence."""
    return separator.strip() not in {"", ","} or not title[0].islower()
