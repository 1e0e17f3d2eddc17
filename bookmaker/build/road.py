"""The road of a book, from bytes to pages: one readable function, and nothing but it decides the order."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from bookmaker.book_file import Settings, recipe_of
from bookmaker.build.inputs import Inputs
from bookmaker.build.metadata import found_in, known_metadata
from bookmaker.build.warnings import gathered
from bookmaker.checks import check_book, check_ledger
from bookmaker.model.avoid import REPLACED
from bookmaker.model.book import AnyDivision, Asset, Book, Metadata, Part, in_order
from bookmaker.model.content_warnings import Warnings
from bookmaker.model.manuscript import Found, Manuscript
from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph, Text
from bookmaker.model.problem import NOWHERE, Location, Problem, Report, warning
from bookmaker.model.recipe import Recipe
from bookmaker.model.walk import child_blocks, images_of
from bookmaker.readers import read
from bookmaker.structure import Cut, recognise, split
from bookmaker.typography import House, outer_marks, polish, polish_line, polish_text


class Road(NamedTuple):
    """What each step made of the book, in the order of the steps."""

    recipe: Recipe
    manuscripts: tuple[Manuscript, ...]
    structure: Cut
    typography: Cut
    book: Book
    found: tuple[Found, ...]
    house: House


def travel(inputs: Inputs, report: Report) -> Road:
    """Take a book down the road, up to the pages, which belong to an edition.

    Raises CannotBuild where a source cannot be read.
    """
    report = _guarded(inputs, report)
    manuscripts = tuple(read(source.name, source.data, report, inputs.recipe.encoding) for source in inputs.sources)
    blocks = tuple(block for manuscript in manuscripts for block in manuscript.blocks)
    recipe = _with_front_matter(inputs, blocks, report)
    recognised = recognise(blocks, recipe.structure, report)
    cut = split(recognised)
    found = tuple(found_in(recognised))
    metadata = known_metadata(recipe, found)
    house = House.of(metadata.language, recipe.typography)
    house = house._replace(outer=outer_marks(_all_blocks(cut), house.wishes_first))
    polished = _polished(cut, house)
    warnings = gathered(recipe, found, polished.divisions, report)
    book = _book(inputs, recipe._replace(warnings=warnings), metadata, polished, house)
    if inputs.avoid is not None:
        from bookmaker.build.avoid import left_out

        book = left_out(book, inputs.avoid, report)
        polished = polished._replace(divisions=book.divisions)
        book = replace(book, assets=tuple(_pictured(polished, book.assets)))
    check_book(book, _placed(manuscripts, report))
    check_ledger(manuscripts, polished.omitted, polished.divisions, report)
    return Road(recipe, manuscripts, cut, polished, book, found, house)


def _placed(manuscripts: tuple[Manuscript, ...], report: Report) -> Report:
    """Where problems of the book as a whole are reported to: they name the first of its texts."""

    def placed(problem: Problem) -> None:
        """Report a problem with a place."""
        is_nowhere = problem.at == NOWHERE and manuscripts
        report(problem._replace(at=Location(manuscripts[0].name)) if is_nowhere else problem)

    return placed


def _guarded(inputs: Inputs, report: Report) -> Report:
    """Where problems are reported to; in a copy for a reader, some weigh more."""
    if inputs.avoid is None:
        return report
    from bookmaker.build.avoid import weighed

    return lambda problem: report(weighed(problem))


def _with_front_matter(inputs: Inputs, blocks: Blocks, report: Report) -> Recipe:
    """The recipe, with what the front matter of the texts says where the book file says nothing."""
    fronts = [block for block in blocks if isinstance(block, Omission) and block.tells == "front matter"]
    if not fronts:
        return inputs.recipe
    from bookmaker.book_file.read import read_settings

    settings = [_of_the_text(read_settings(fronts[0].at.file, fronts[0].value, report, fronts[0].at.line + 1), report)]
    for front in fronts[1:]:
        report(
            warning(
                "book-file/second-front-matter",
                "only the first file’s front matter counts",
                front.at,
                "put what it says into book.yaml",
            )
        )
    return recipe_of(inputs.recipe.name, *_by_weight(inputs.settings, settings))


def _of_the_text(settings: Settings, report: Report) -> Settings:
    """A front matter without the fields that only a book file can hold: they are needed before a text is read."""
    early = ("cover", "sources", "encoding", "theme", "editions")
    for name in early:
        if name in settings.values:
            at = settings.at._replace(line=settings.lines[name])
            report(warning("book-file/not-in-front-matter", f"“{name}” counts in book.yaml alone", at, "put it there"))
    kept = {key: value for key, value in settings.values.items() if key not in early}
    return settings._replace(values=kept)


def _by_weight(files: tuple[Settings, ...], fronts: list[Settings]) -> Iterator[Settings]:
    """Collection file, front matter, book file: what is nearer to the book weighs more."""
    own = [each for each in files if each.at.file.endswith("book.yaml")]
    yield from (each for each in files if each not in own)
    yield from fronts
    yield from own


def _all_blocks(cut: Cut) -> Blocks:
    return tuple(block for division in in_order(cut.divisions) for block in division.blocks)


def _polished(cut: Cut, house: House) -> Cut:
    return cut._replace(divisions=tuple(_polished_division(division, house) for division in cut.divisions))


def _polished_division(division: AnyDivision, house: House) -> AnyDivision:
    title, blocks = polish_line(division.title, house), polish(division.blocks, house)
    if isinstance(division, Part):
        inside = tuple(_polished_division(chapter, house) for chapter in division.divisions)
        return replace(division, title=title, blocks=blocks, divisions=inside)
    return replace(division, title=title, blocks=blocks)


def _book(inputs: Inputs, recipe: Recipe, metadata: Metadata, cut: Cut, house: House) -> Book:
    display = ("title", "subtitle", "description")
    searched = house._replace(without=house.without | {"no-break"})  # who looks for a title types plain spaces
    set_well: dict[str, Any] = {name: polish_text(getattr(metadata, name), searched) for name in display}
    cover = next((asset for asset in inputs.assets if asset.path == recipe.cover), None)
    return Book(
        metadata=metadata._replace(**set_well),
        divisions=cut.divisions,
        warnings=_well_told(recipe.warnings, house),
        warning_lines=recipe.warning_lines,
        dedication=polish(_paragraphs(recipe.dedication), house),
        epigraph=polish(_epigraph(recipe), house),
        omitted=cut.omitted,
        assets=tuple(_pictured(cut, inputs.assets)),
        cover=cover,
    )


def _well_told(warnings: Warnings, house: House) -> Warnings:
    """Warnings with the author's words in them well set."""
    entries = (entry._replace(detail=polish_text(entry.detail, house)) for entry in warnings.entries)
    return warnings._replace(entries=tuple(entries))


def _paragraphs(text: str) -> Blocks:
    return tuple(Paragraph((Text(part.strip()),)) for part in text.split("\n") if part.strip())


def _epigraph(recipe: Recipe) -> Blocks:
    if recipe.epigraph is None:
        return ()
    attribution = (
        (Paragraph((Text(recipe.epigraph.attribution),), "attribution"),) if recipe.epigraph.attribution else ()
    )
    return (*_paragraphs(recipe.epigraph.text), *attribution)


def _pictured(cut: Cut, assets: tuple[Asset, ...]) -> Iterator[Asset]:
    """The pictures that the text shows, in the order of the folder."""
    shown = set(_shown(cut)) if assets else set()
    yield from (asset for asset in assets if asset.path in shown)


def _shown(cut: Cut) -> Iterator[str]:
    for division in in_order(cut.divisions):
        for block in _met(division.blocks):
            yield from (image.source for image in images_of(block))


def _met(blocks: Blocks) -> Iterator[Block]:
    """Every block but those that a reader’s wish took out for good."""
    for block in blocks:
        if isinstance(block, Omission) and block.rule == REPLACED:
            continue
        yield block
        for inside in child_blocks(block):
            yield from _met(inside)
