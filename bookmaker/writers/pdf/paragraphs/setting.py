"""The paragraphs of a document are broken into lines and written back with their line ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bookmaker.model.edition import Face
from bookmaker.writers.fonts import Ruler
from bookmaker.writers.pdf.paragraphs.flat import Flat, Inlines, flat
from bookmaker.writers.pdf.paragraphs.hyphens import hyphenator
from bookmaker.writers.pdf.paragraphs.kinds import Kind
from bookmaker.writers.pdf.paragraphs.looks import UNIT, Form, Look
from bookmaker.writers.pdf.paragraphs.opportunities import LETTERS, Letters, Setting, last_resort, opportunities
from bookmaker.writers.pdf.paragraphs.scripts import is_of_known_scripts
from bookmaker.writers.pdf.paragraphs.total_fit import DIRE, HYPHENS, Fit, Measure, Points, Spaces, best_fit, total_fit

STRETCH, SHRINK = 0.5, 0.333
"""How much a space may be wider, at a badness of 100, and narrower at the most, in times of its width."""
NARROWEST = 0.155
"""The narrowest space in ems: below 0.15, poppler's `pdftotext -raw` takes two words for one (TextOutputDev, 22.12)."""
EASY = 0.9
"""How far lines are stretched, in times of `STRETCH`, before words are hyphenated."""
TOLERANCES = (1.2, 2.0, 4.0)
"""How far they are then, one after the other, before any way is taken."""
SAFE = UNIT // 16
"""What is kept free in every line for what the engine rounds otherwise."""
LEAST = 1.5
"""The least width of a last line, in ems; or the paragraph's own indent, if that is wider."""
NO_HYPHENS = (0, 0, 0)


class Set(NamedTuple):
    """A paragraph and its chosen lines.

    `role` is its class in the document; `gap` the word spacing of its theme, in units; `breaks` are the numbers
    of the points where its lines end.
    """

    paragraph: Element
    role: str
    flat: Flat
    setting: Setting
    points: Points
    measure: Measure
    spaces: Spaces
    gap: int
    breaks: tuple[int, ...]


class Setter:
    """Breaks paragraphs of one theme and paper; what it learns of words is kept from one to the next."""

    def __init__(self, forms: Mapping[int, Form], faces: tuple[Face, ...]) -> None:
        self._forms, self._faces = forms, faces
        self._letters: dict[tuple[Look, tuple[int, int, int]], Letters | None] = {}

    def plan(self, paragraph: Element, kind: Kind, note: int = 0) -> Set | None:
        """Choose the lines of a paragraph; None where they are the engine's: set left, or not to be measured.

        `note` is the number that the paragraph's first footnote has.
        """
        form = self._forms.get(kind.number)
        if form is None or not form.is_justified:
            return None
        words = flat(paragraph, Inlines(kind.inlines, form.floats, frozenset(form.marks)))
        setting = self._setting(words, form, note)
        if setting is None or not is_of_known_scripts(words.text):
            return None
        return _chosen(paragraph, words, setting, form)

    def _setting(self, words: Flat, form: Form, note: int) -> Setting | None:
        """What the pieces are measured with; None if one of them cannot be."""
        letters: dict[int, Letters] = {}
        marks: list[int] = []
        for piece in words.pieces:
            if piece.holder is None:
                look = form.marks[piece.inline]
                known = self._letters_of(look, NO_HYPHENS)
                if known is None:
                    return None
                marks.append(known.ruler[str(note + len(marks))])
            elif piece.inline not in letters:
                found = self._letters_of(form.looks.get(piece.inline), form.limits)
                if found is None:
                    return None
                letters[piece.inline] = found
        return Setting(letters, tuple(marks))

    def _letters_of(self, look: Look | None, limits: tuple[int, int, int]) -> Letters | None:
        if look is None:
            return None
        key = (look, NO_HYPHENS if look.whole else limits)
        if key not in self._letters:
            self._letters[key] = self._made(*key)
        return self._letters[key]

    def _made(self, look: Look, limits: tuple[int, int, int]) -> Letters | None:
        face = _face(look, self._faces)
        if face is None or look.transform != "none":
            return None
        ruler = Ruler(face, look.size, UNIT, look.features).spaced(int(look.spacing * UNIT), look.language)
        ruler[" "] += int(look.gap * UNIT)
        if not limits[0]:
            return Letters(ruler, None, {}, are_code=look.is_code)
        at_last = Letters(ruler, hyphenator(look.language, *limits, in_compounds=True), {})
        return Letters(ruler, hyphenator(look.language, *limits), {}, at_last)


def _face(look: Look, faces: tuple[Face, ...]) -> Face | None:
    """The face that the engine takes: one of the first family, just as heavy and as slanted; else None."""
    fitting = (face for face in faces if face.family == look.families[0] and face.weight == look.weight)
    return next((face for face in fitting if face.italic == look.is_italic), None)


def _chosen(paragraph: Element, words: Flat, setting: Setting, form: Form) -> Set | None:
    """The paragraph with its best lines; None where there is nothing to choose, or a face lacks a glyph."""
    look, letters = form.looks[0], setting.letters.get(0) or next(iter(setting.letters.values()), None)
    points = opportunities(words, setting, with_hyphens=False) if letters and words.text else None
    if look is None or letters is None or points is None:
        return None
    space = letters.ruler[" "]
    shrink = max(0.0, min(SHRINK * space, space - NARROWEST * look.size * UNIT))
    measure, spaces = _measure(form, look), Spaces(STRETCH * space, shrink)
    if points.ends[-1] <= measure.room(1):
        return None
    role = paragraph.get("class", "")
    chosen = Set(paragraph, role, words, setting, points, measure, spaces, int(look.gap * UNIT), ())
    fit = best_fit(total_fit(points, measure, spaces, EASY))
    if fit is not None and fit.demerits < DIRE:
        return chosen._replace(breaks=fit.breaks)
    return _hyphenated(chosen)


def _hyphenated(chosen: Set) -> Set | None:
    """The paragraph with the best of all ways; only where lines would be loose otherwise, they end after words of one
    letter, and compounds are parted elsewhere than at their own hyphens."""
    full = with_hyphens(chosen)
    fit = _fit(full, TOLERANCES[:1])
    if fit is None:
        most = chosen._replace(setting=last_resort(chosen.setting))
        full = with_hyphens(most, kept=frozenset())._replace(setting=chosen.setting)
        fit = _fit(full, TOLERANCES)
    if fit is None:
        fit = best_fit(total_fit(full.points, full.measure, full.spaces, float("inf")))
    return full._replace(breaks=fit.breaks) if fit else None


def with_hyphens(chosen: Set, kept: frozenset[str] = LETTERS) -> Set:
    """The paragraph with all places where its lines may end, none chosen; none after the words that are `kept`."""
    points = opportunities(chosen.flat, chosen.setting, with_hyphens=True, kept=kept)
    assert points is not None, "its words were measured before"
    return chosen._replace(points=points, breaks=())


def _fit(chosen: Set, tolerances: Sequence[float]) -> Fit | None:
    for tolerance in tolerances:
        fit = best_fit(total_fit(chosen.points, chosen.measure, chosen.spaces, tolerance))
        if fit is not None and fit.demerits < DIRE:
            return fit
    return None


def variants(chosen: Set, tolerance: float) -> dict[int, tuple[float, Set]]:
    """The paragraph with a line more and a line less, where that can be done well, and what that costs."""
    lines = len(chosen.breaks)
    full = with_hyphens(chosen)
    fits = total_fit(full.points, full.measure, full.spaces, tolerance, depth=lines + 2)
    best = min((fit.demerits for fit in fits.values()), default=0.0)
    near = {count: fit for count, fit in fits.items() if abs(count - lines) == 1 and fit.demerits < DIRE}
    return {count: (fit.demerits - best, full._replace(breaks=fit.breaks)) for count, fit in near.items()}


def is_hyphenated(chosen: Set, line: int) -> bool:
    """Whether a line of the paragraph, counted from 1, ends in a hyphen."""
    return line < len(chosen.breaks) and chosen.points.kinds[chosen.breaks[line - 1]] in HYPHENS


def without_hyphens_after(chosen: Set, some: Sequence[int]) -> Set | None:
    """The paragraph in as many lines, some of them without a hyphen at the end; None where they have none or must."""
    lines = len(chosen.breaks)
    if not any(is_hyphenated(chosen, line) for line in some):
        return None
    full = with_hyphens(chosen)
    for _ in range(4 * len(some)):
        fits = total_fit(full.points, full.measure, full.spaces, TOLERANCES[0], depth=lines + 2)
        if lines not in fits or fits[lines].demerits >= DIRE:
            return None
        way = full._replace(breaks=fits[lines].breaks)
        wrong = next((way.breaks[line - 1] for line in some if is_hyphenated(way, line)), None)
        if wrong is None:
            return way
        columns = (tuple(column[:wrong]) + tuple(column[wrong + 1 :]) for column in full.points)
        full = full._replace(points=Points(*columns))
    return None


def _measure(form: Form, look: Look) -> Measure:
    return Measure(
        int(form.width * UNIT) - SAFE,
        int(form.indent * UNIT),
        int(form.beside * UNIT),
        form.beside_lines,
        int(max(form.indent, LEAST * look.size) * UNIT),
    )
