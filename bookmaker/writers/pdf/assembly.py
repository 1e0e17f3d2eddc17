"""Parts that were laid out apart become one PDF. The only module that knows pikepdf.

The layout engine numbers glyphs as the theme's faces do, whatever a part uses of them. So the parts' subsets of a face
are replaced by one that has the glyphs of them all, and the pages' own drawing is left as it is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf

from bookmaker.model.edition import Face, Printer
from bookmaker.writers.fonts import static, with_glyphs
from bookmaker.writers.pdf.parts import Bookmark, NotApartError, Part, Place

BAND = re.compile(r"<([0-9a-f]{4})> <([0-9a-f]*)>")
DRAWN = ("XObject", "Pattern", "Shading")
CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{bands}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Placed(NamedTuple):
    """A part, and the sheets with the margins of its pages; none where the part has them already.

    A sheet is named by the number of its run and its page there. `opens_left`: its first page is a left-hand one.
    """

    part: Part
    sheets: tuple[tuple[int, int], ...] = ()
    opens_left: bool = False


class Assembled(NamedTuple):
    """What the pages of a book are made of: its parts in order, each opening a page of its side, and runs of sheets."""

    placed: tuple[Placed, ...]
    runs: tuple[Part, ...]


def pages_in(data: bytes) -> int:
    """The number of a PDF's pages."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def assemble(book: Assembled, faces: tuple[Face, ...], printer: Printer) -> bytes:
    """The PDF of a book, with the metadata of its first part; raises NotApartError for what cannot be shared."""
    sources = [Pdf.open(io.BytesIO(placed.part.data)) for placed in book.placed]
    runs = [Pdf.open(io.BytesIO(run.data)) for run in book.runs]
    parts = [*(placed.part for placed in book.placed), *book.runs]
    out = Pdf.new()
    fonts = _Fonts(out, faces, printer.has_whole_fonts)
    for part, source in zip(parts, [*sources, *runs], strict=True):
        fonts.gather(part, source)
    if any(run.foreign for run in book.runs) or (printer.has_whole_fonts and any(part.foreign for part in parts)):
        raise NotApartError
    shared = out.make_indirect(fonts.merged())
    starts = []
    between = _Between(out.make_indirect(out.make_stream(b"q")), out.make_indirect(out.make_stream(b"Q")))
    for placed, source in zip(book.placed, sources, strict=True):
        if len(out.pages) % 2 != placed.opens_left:
            _blank(out)
        starts.append(len(out.pages))
        sheets = [runs[run].pages[page] for run, page in placed.sheets]
        _append(out, source, placed.part, shared)
        for number, sheet in enumerate(sheets, len(out.pages) - placed.part.pages):
            _lay_over(out, out.pages[number].obj, sheet, between)
    if printer.is_even and len(out.pages) % 2:
        _blank(out)
    _finish(out, sources[0], book, starts, printer)
    target = io.BytesIO()
    out.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def _blank(out: Pdf) -> None:
    boxes = {name: value for name, value in out.pages[0].obj.items() if name.endswith("Box")}
    page = Dictionary(Type=Name.Page, Resources=Dictionary(), Contents=out.make_stream(b""))
    for name, value in boxes.items():
        page[name] = Array(list(value))
    out.pages.append(Page(out.make_indirect(page)))


def _append(out: Pdf, source: Pdf, part: Part, fonts: Object) -> None:
    """The first pages of a part, with the fonts of the book; those that are none of the theme’s stay its own."""
    resources = source.pages[0].obj.Resources
    own = {name: font for name, font in resources.get("/Font", Dictionary()).items() if part.faces[name[1:]] < 0}
    resources["/Font"] = Dictionary(own)
    for number in range(part.pages):
        out.pages.append(source.pages[number])
    ours = out.pages[-1].obj.Resources
    ours["/Font"] = Dictionary({**dict(fonts.items()), **dict(ours.Font.items())}) if own else fonts


class _Between(NamedTuple):
    """The streams around a page's own drawing, which leave what is drawn after it as it was before."""

    save: Object
    restore: Object


def _lay_over(out: Pdf, page: Object, sheet: Page, between: _Between) -> None:
    """Draw a sheet after a page's own drawing. Streams stay as they are, packed."""
    theirs = sheet.obj.Resources
    if any(len(theirs[f"/{kind}"]) for kind in DRAWN if f"/{kind}" in theirs):
        raise NotApartError
    ours = page.Resources
    for name, state in theirs.get("/ExtGState", Dictionary()).items():
        if name not in ours.ExtGState:
            ours.ExtGState[name] = out.copy_foreign(state) if state.is_indirect else state
    page.Contents = Array([between.save, page.Contents, between.restore, out.copy_foreign(sheet.obj.Contents)])


def _finish(out: Pdf, first: Pdf, book: Assembled, starts: list[int], printer: Printer) -> None:
    for key, value in first.docinfo.items():
        out.docinfo[key] = value
    if "/Lang" in first.Root:
        out.Root.Lang = first.Root.Lang
    parts = [placed.part for placed in book.placed]
    names = {
        name: _spot(out, start, place)
        for start, part in zip(starts, parts, strict=True)
        for name, place in part.anchors.items()
        if place.page < part.pages
    }
    listed = sorted(names.items(), key=lambda item: item[0].encode())
    if listed:
        tree = Dictionary(Names=Array([each for name, spot in listed for each in (pikepdf.String(name), spot)]))
        out.Root.Names = Dictionary(Dests=tree)
    if printer.has_bookmarks:
        marks = [(start, mark) for start, part in zip(starts, parts, strict=True) for mark in part.bookmarks]
        with out.open_outline() as outline:
            outline.root.extend(_tree(out, [(start, mark) for start, mark in marks if mark.place.page >= 0]))


def _spot(out: Pdf, start: int, place: Place) -> Array:
    return Array([out.pages[start + place.page].obj, Name.XYZ, round(place.x, 4), round(place.y, 4), 0])


def _tree(out: Pdf, marks: list[tuple[int, Bookmark]]) -> list[OutlineItem]:
    """Bookmarks as a tree: each stands below the last one before it of a lower level."""
    roots: list[OutlineItem] = []
    above: list[tuple[int, OutlineItem]] = []
    for start, mark in marks:
        item = OutlineItem(mark.label, _spot(out, start, mark.place))
        while above and above[-1][0] >= mark.level:
            above.pop()
        (above[-1][1].children if above else roots).append(item)
        above.append((mark.level, item))
    return roots


class _Font(NamedTuple):
    """A font of the parts: one of its dictionaries, its face, the widths of its glyphs and what they stand for."""

    sample: Object
    face: int
    widths: dict[int, float]
    letters: dict[int, str]


class _Fonts:
    """The fonts of all parts, glyphs and all, by their names."""

    def __init__(self, out: Pdf, faces: tuple[Face, ...], are_whole: bool) -> None:
        self._out, self._faces, self._are_whole = out, faces, are_whole
        self._fonts: dict[str, _Font] = {}

    def gather(self, part: Part, source: Pdf) -> None:
        """Take in what a part uses of the theme's fonts; raises NotApartError for one that is set as nobody knows."""
        for name, font in source.pages[0].obj.Resources.get("/Font", Dictionary()).items():
            face = part.faces.get(name[1:], -1)
            if face < 0:
                continue
            if font.Encoding != Name("/Identity-H"):
                raise NotApartError
            known = self._fonts.setdefault(name, _Font(font, face, {}, {}))
            known.widths.update(_widths(font.DescendantFonts[0].W))
            for glyph, letters in BAND.findall(font.ToUnicode.read_bytes().decode("ascii")):
                known.letters.setdefault(int(glyph, 16), letters)

    def merged(self) -> Dictionary:
        """Every font once, with the glyphs that any part uses."""
        files: dict[int, Object] = {}
        glyphs: dict[int, set[int]] = {}
        for font in self._fonts.values():
            glyphs.setdefault(font.face, set()).update(font.widths, font.letters)
        for face, used in sorted(glyphs.items()):
            data = static(self._faces[face]) if self._are_whole else with_glyphs(self._faces[face], used)
            files[face] = self._out.make_stream(data, Length1=len(data))
        return Dictionary({name: self._made(font, files[font.face]) for name, font in sorted(self._fonts.items())})

    def _made(self, font: _Font, file: Object) -> Object:
        sample, below = font.sample, font.sample.DescendantFonts[0]
        descriptor = self._copied(below.FontDescriptor, ("/FontFile2", "/FontFile3"))
        is_open_type = "/FontFile3" in below.FontDescriptor
        if is_open_type:
            file["/Subtype"] = Name.OpenType
        descriptor["/FontFile3" if is_open_type else "/FontFile2"] = file
        box = [float(edge) for edge in descriptor.FontBBox]
        descriptor.FontBBox = Array([box[0], box[1], max(font.widths.values()), box[3]])
        inner = self._copied(below, ("/FontDescriptor", "/W"))
        inner.FontDescriptor = self._out.make_indirect(descriptor)
        inner.W = Array(list(_runs_of(font.widths)))
        outer = self._copied(sample, ("/DescendantFonts", "/ToUnicode"))
        outer.DescendantFonts = Array([self._out.make_indirect(inner)])
        outer.ToUnicode = self._out.make_stream(CMAP.format(bands=_bands(font.letters)).encode("ascii"))
        return self._out.make_indirect(outer)

    def _copied(self, old: Object, without: tuple[str, ...]) -> Dictionary:
        new = Dictionary()
        for key, value in old.items():
            if key not in without:
                new[key] = pikepdf.Object.parse(value.unparse(resolved=True)) if isinstance(value, Object) else value
        return new


def _widths(array: Object) -> Iterator[tuple[int, float]]:
    """The widths of glyphs from a PDF's array of runs: a first glyph, then the widths from there on."""
    values = list(array)
    for first, widths in zip(values[::2], values[1::2], strict=True):
        for offset, width in enumerate(widths):
            yield int(first) + offset, float(width)


def _runs_of(widths: Mapping[int, float]) -> Iterator[object]:
    run: Array | None = None
    for glyph in sorted(widths):
        if run is None or glyph - 1 not in widths:
            if run is not None:
                yield run
            yield glyph
            run = Array()
        run.append(widths[glyph])
    if run is not None:
        yield run


def _bands(letters: Mapping[int, str]) -> str:
    rows = [f"<{glyph:04x}> <{text}>\n" for glyph, text in sorted(letters.items())]
    bands = (rows[start : start + 100] for start in range(0, len(rows), 100))
    return "".join(f"{len(band)} beginbfchar\n{''.join(band)}endbfchar\n" for band in bands)
