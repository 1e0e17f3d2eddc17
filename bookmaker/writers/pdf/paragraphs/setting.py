"""The paragraphs of a document are broken into lines and written back with their line ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bookmaker.model.edition import Face
from bookmaker.writers.fonts import Ruler
from bookmaker.writers.pdf.paragraphs.flat import Flat, flat
from bookmaker.writers.pdf.paragraphs.hyphens import hyphenator
from bookmaker.writers.pdf.paragraphs.kinds import Kind
from bookmaker.writers.pdf.paragraphs.looks import UNIT, Form, Look
from bookmaker.writers.pdf.paragraphs.opportunities import Letters, Setting, opportunities
from bookmaker.writers.pdf.paragraphs.scripts import is_of_known_scripts
from bookmaker.writers.pdf.paragraphs.total_fit import DIRE, Fit, Measure, Points, Spaces, best_fit, total_fit

STRETCH, SHRINK = 0.5, 0.22
"""How much a space may be wider, at a badness of 100, and narrower at the most, in times of its width."""
EASY, USUAL = 0.9, 1.2
"""How far lines are stretched, in times of `STRETCH`, before words are hyphenated, and before any way is taken."""
SAFE = UNIT // 16
"""What is kept free in every line for what the engine rounds otherwise."""
LEAST = 1.5
"""The least width of a last line, in ems; or the paragraph's own indent, if that is wider."""


class Set(NamedTuple):
    """A paragraph with its lines chosen. `role` is its class in the document."""

    paragraph: Element
    role: str
    flat: Flat
    points: Points
    measure: Measure
    spaces: Spaces
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
        words = flat(paragraph, kind.inlines, form.floats, frozenset(form.marks))
        setting = self._setting(words, form, note)
        if setting is None or not is_of_known_scripts(words.text):
            return None
        return _chosen(paragraph, words, setting, form)

    def _setting(self, words: Flat, form: Form, note: int) -> Setting | None:
        """What the pieces are measured with; None if one of them cannot be."""
        letters: dict[int, Letters] = {}
        marks = []
        for piece in words.pieces:
            if piece.holder is None:
                look = form.marks[piece.inline]
                known = self._letters_of(look, (0, 0, 0))
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
        key = (look, limits)
        if key not in self._letters:
            self._letters[key] = self._made(look, limits)
        return self._letters[key]

    def _made(self, look: Look, limits: tuple[int, int, int]) -> Letters | None:
        face = _face(look, self._faces)
        if face is None or look.transform != "none":
            return None
        ruler = Ruler(face, look.size, UNIT, look.features).spaced(int(look.spacing * UNIT), look.language)
        return Letters(ruler, hyphenator(look.language, *limits) if limits[0] else None, {})


def _face(look: Look, faces: tuple[Face, ...]) -> Face | None:
    """The face that the engine takes: one of the first family, just as heavy and as slanted; else None."""
    fitting = (face for face in faces if face.family == look.families[0] and face.weight == look.weight)
    return next((face for face in fitting if face.italic == look.is_italic), None)


def _chosen(paragraph: Element, words: Flat, setting: Setting, form: Form) -> Set | None:
    own = setting.letters.get(0) or next(iter(setting.letters.values()), None)
    if own is None or not words.text:
        return None
    points = opportunities(words, setting, with_hyphens=False)
    if points is None:
        return None
    space = own.ruler[" "]
    measure, spaces = _measure(form, points), Spaces(STRETCH * space, SHRINK * space)
    if points.ends[-1] + measure.indent + measure.beside <= measure.width:
        return None  # one line: nothing to choose
    fit = best_fit(total_fit(points, measure, spaces, EASY))
    if fit is None or fit.demerits >= DIRE:
        hyphened = opportunities(words, setting, with_hyphens=True)
        assert hyphened is not None
        points = hyphened
        fit = _fit(points, measure, spaces)
    return Set(paragraph, paragraph.get("class", ""), words, points, measure, spaces, fit.breaks) if fit else None


def _fit(points: Points, measure: Measure, spaces: Spaces) -> Fit | None:
    usual = best_fit(total_fit(points, measure, spaces, USUAL))
    if usual is not None and usual.demerits < DIRE:
        return usual
    return best_fit(total_fit(points, measure, spaces, float("inf")))


def _measure(form: Form, points: Points) -> Measure:
    look = form.looks[0]
    em = look.size if look else 0.0
    return Measure(
        int(form.width * UNIT) - SAFE,
        int(form.indent * UNIT),
        int(form.beside * UNIT),
        form.beside_lines,
        int(max(form.indent, LEAST * em) * UNIT),
    )
