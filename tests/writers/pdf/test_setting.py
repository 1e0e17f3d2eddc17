"""Paragraphs are set as they were planned: the engine's own lines are compared with ours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from bookmaker.model.canon import paper_of
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Location
from bookmaker.profiles import PROFILES
from bookmaker.profiles.printers import PRINTERS
from bookmaker.profiles.trims import TRIMS
from bookmaker.themes import load_theme, styles_folder
from bookmaker.writers.pdf.boxes import leaves_of
from bookmaker.writers.pdf.galley import plan
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.leaves import Item, Leaf, line_counts
from bookmaker.writers.pdf.make_up import make_up
from bookmaker.writers.pdf.paragraphs.emission import style_sheet, write_paragraph, write_plainly
from bookmaker.writers.pdf.paragraphs.hyphens import hyphenator
from bookmaker.writers.pdf.paragraphs.opportunities import BREAKS_AFTER
from bookmaker.writers.pdf.paragraphs.setting import Set, variants, without_hyphens_after
from bookmaker.writers.pdf.remedies import company, is_alone
from bookmaker.writers.pdf.tree import parse, serialise

TALE = (
    "The officer of the watch was different from the others: he offered no explanation for the affair, "
    "and his insufferable indifference baffled everyone who had suffered by it. "
)
PLAIN = TALE * 5
MARKED = (
    f"{TALE}<em>It was insufferable, and quite unforgettable besides;</em> <span class='small-caps'>The Lighthouse "
    f"Keepers</span> said so—<strong>loudly and often</strong>—to <a href='https://example.org'>the whole "
    f"harbour</a>.<span class='footnote'>A note of several words.</span> {TALE}"
)


CODED = (
    f"{TALE}<code>the_watch(ship=1987)</code>, <strong><code>insufferably bold</code></strong> and <em><code>slanted"
    f"</code></em>: {TALE}"
)
PATHS = f"{TALE}<code>/usr/share/lamps/great-lamp/settings.of.the.keeper.toml</code>, and {TALE}"


def engine_of(theme: str, trim: str = "5x8") -> tuple[Engine, Edition]:
    """The layout engine with a theme's style sheet."""
    edition = Edition(PROFILES["print"], load_theme(theme, styles_folder(), Location("")))
    sheet = make_up(edition, paper_of(TRIMS[trim], PRINTERS["any"], 300))
    return Engine(sheet, edition.theme.faces, {}), edition


def chapter(*paragraphs: str) -> str:
    """A document with one chapter."""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><title>x</title></head><body data-book="x"><div class="text">'
        f'<section class="chapter" id="chapter-0001">\n{body}</section></div></body></html>'
    )


def set_lines(xhtml: str, theme: str) -> tuple[dict[int, Set], dict[int, int], str]:
    """The plan of a document, the lines that its paragraphs got, and the HTML that the engine was given."""
    engine, edition = engine_of(theme)
    root = parse(xhtml)
    planned = plan(root, engine, edition.theme.faces, "")
    for number, chosen in planned.items():
        write_paragraph(chosen, number)
    html = serialise(root)
    return planned, line_counts(leaves_of(engine.lay_out(html, style_sheet(planned.values())))), html


@pytest.mark.parametrize("theme", ["classic", "modern"])
@pytest.mark.parametrize(
    "paragraph", [PLAIN, MARKED, CODED, PATHS, TALE.replace(" ", "\u00a0", 3) + TALE, TALE.upper()]
)
def test_a_paragraph_gets_the_lines_that_were_planned(paragraph: str, theme: str) -> None:
    planned, counts, _ = set_lines(chapter("One line.", paragraph), theme)
    assert len(planned) == 1
    assert {number: len(chosen.breaks) for number, chosen in planned.items()} == counts


@pytest.mark.parametrize(
    "paragraph",
    [
        f"{TALE}<img src='picture:x.png' alt=''/>{TALE}",
        f"{TALE}<br/>{TALE}",
        f"{TALE} 彼は何も言わなかった。 {TALE}",
        f"{TALE} ⁂\u2603\U0001f600 {TALE}",
        "un" * 200,
    ],
)
def test_what_cannot_be_measured_is_left_to_the_engine(paragraph: str) -> None:
    planned, _, html = set_lines(chapter(paragraph), "classic")
    assert planned == {}
    assert "data-set" not in html


def test_what_stands_in_a_face_of_the_machine_is_left_to_the_engine() -> None:
    engine, edition = engine_of("classic")
    faces = tuple(face for face in edition.theme.faces if not face.for_code)
    assert plan(parse(chapter(CODED)), engine, faces, "") == {}


def test_no_hyphen_comes_into_code() -> None:
    code = "insufferable indifference unforgettable explanation"
    for before in range(0, 60, 5):
        _, _, html = set_lines(chapter(f"{'x' * before} <code>{code}</code> {TALE}"), "classic")
        shown = html.partition("<code>")[2].partition("</code>")[0]
        assert shown.split() == code.split()


def test_long_code_is_parted_at_its_own_signs() -> None:
    planned, _, html = set_lines(chapter(PATHS), "modern")
    shown = html.partition("<code>")[2].partition("</code>")[0]
    assert len(planned) == 1
    assert "\n" in shown
    assert all(line.endswith(("/", ".", "-")) for line in shown.split("\n")[:-1])
    assert "".join(shown.split()) == "/usr/share/lamps/great-lamp/settings.of.the.keeper.toml"


ADDRESS = "https://harbour.example/watch-keepers/insufferable/explanations?officer=different&affair=unforgettable"


@pytest.mark.parametrize("foreign", ["", "彼 "], ids=["ours", "the engine's"])
def test_no_hyphen_comes_into_an_address(foreign: str) -> None:
    for before in range(0, 60, 4):
        told = f"<span class='address'>{ADDRESS.replace('&', '&amp;')}</span>"
        engine, edition = engine_of("classic")
        root = parse(chapter(f"{'It rained. ' * 9}{'x' * before} {foreign}{told} {TALE}"))
        planned = plan(root, engine, edition.theme.faces, "")
        assert bool(planned) == (not foreign)
        for number, chosen in planned.items():
            write_paragraph(chosen, number)
        pages = engine.lay_out(serialise(root), style_sheet(planned.values())).pages
        shown = "".join(getattr(box, "text", "") for page in pages for box in page._page_box.descendants())
        assert ADDRESS in shown.replace("\n", "")


def test_an_address_fills_the_lines_that_it_is_parted_into() -> None:
    told = f"She looked again and again and again, and it was {ADDRESS.replace('&', '&amp;')} again."
    (chosen,) = set_lines(chapter(told), "classic")[0].values()
    places = [0, *(chosen.points.places[point] for point in chosen.breaks)]
    lines = [chosen.flat.text[begin:end].strip() for begin, end in pairwise(places)]
    assert lines[0].startswith("She looked")
    assert lines[0].endswith("/")
    assert all(len(line) > 40 for line in lines[:-1])


def test_a_theme_that_is_set_left_stays_so() -> None:
    assert set_lines(chapter(PLAIN), "large-print")[0] == {}


def words_of(html: str) -> Iterator[str]:
    """The words of a document, those that were parted joined again."""
    text = "".join(parse(html.removeprefix("<!DOCTYPE html>\n").replace("<br>", "<br/>")).itertext())
    yield from text.replace("-\n", "").split()


def test_words_stay_the_same_and_plain_again_is_as_before() -> None:
    planned, _, html = set_lines(chapter(PLAIN, MARKED), "classic")
    assert list(words_of(html)) == list(words_of(chapter(PLAIN, MARKED)))
    for chosen in planned.values():
        write_plainly(chosen)
        assert set(chosen.paragraph.attrib) == set()
        assert "\n" not in "".join(chosen.paragraph.itertext())


def test_a_paragraph_can_be_set_a_line_longer_or_shorter() -> None:
    planned, _, _ = set_lines(chapter(TALE * 9), "classic")
    chosen = planned[0]
    ways = variants(chosen, 4.0)
    assert ways
    assert all(len(way.breaks) == lines != len(chosen.breaks) for lines, (_, way) in ways.items())


def test_a_line_can_do_without_its_hyphen() -> None:
    planned, _, _ = set_lines(chapter(PLAIN), "modern")
    chosen = planned[0]
    hyphened = [line for line in range(1, len(chosen.breaks)) if chosen.points.kinds[chosen.breaks[line - 1]] in (1, 2)]
    assert hyphened, "the text has long words"
    for line in hyphened:
        better = without_hyphens_after(chosen, [line])
        if better is not None:
            assert len(better.breaks) == len(chosen.breaks)
            assert better.points.kinds[better.breaks[line - 1]] not in (1, 2)


def test_the_last_lines_of_a_chapter_are_given_company_by_a_line_more_or_less_before_them() -> None:
    planned, _, _ = set_lines(chapter(*(TALE * times for times in (9, 7, 8, 9, 6, 8, 7))), "classic")
    numbers = [*planned]
    pages = (numbers[:3], numbers[3:6], numbers[6:])

    def leaf(page: int) -> Leaf:
        lines = [1 if page == 2 else len(planned[number].breaks) for number in pages[page]]
        items = (
            Item(number, number, 0, count, 20.0, 0.0, "p.", (2, 2), False, False)
            for number, count in zip(pages[page], lines, strict=True)
        )
        return Leaf("chapter-0001", page == 0, 0.0, False, 600.0, tuple(items))

    leaves = [leaf(page) for page in range(3)]
    assert is_alone(leaves)
    assert not is_alone(leaves[:2])
    changes = [
        sum(len(way.breaks) - len(planned[number].breaks) for number, way in found.items())
        for found in company(leaves, planned)
    ]
    assert set(changes) <= {-1, 2}
    assert changes
    behind_another = [leaves[0]._replace(division="preface-0001"), *leaves[1:]]
    assert all({*pages[0]}.isdisjoint(found) for found in company(behind_another, planned))


def last_words(chosen: Set) -> list[str]:
    """The last word of each line but the last."""
    places = [0, *(chosen.points.places[point] for point in chosen.breaks)]
    lines = [chosen.flat.text[start:stop] for start, stop in pairwise(places)]
    return [line.split()[-1] for line in lines[:-1]]


def test_words_of_one_letter_end_lines_only_where_these_would_be_loose() -> None:
    loose = "Bartholomew’s strengths screeched straight through a thought a scratched " * 3
    planned, _, _ = set_lines(
        chapter(f"{TALE} a b I, {TALE} a {TALE}", *(f"{'x' * n} {loose}" for n in range(1, 30))), "classic"
    )
    usual, *others = planned.values()
    assert not {"a", "I"} & set(last_words(usual))
    assert any("a" in last_words(chosen) for chosen in others)


@pytest.mark.parametrize("in_compounds", [False, True])
def test_compounds_are_parted_within_only_when_that_is_asked_for(in_compounds: bool) -> None:
    places = hyphenator("en", 5, 2, 3, in_compounds)
    assert places
    assert places("thoughtful") == (7,)
    assert bool(places("department-store,")) is in_compounds


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        ("stop!—and", "stop!—|and"),
        ("him,—as", "him,—|as"),
        ("Henry”—said", "Henry”—|said"),
        ("so—and", "so—|and"),
        ("No—", "No—"),
        ("up-to-date", "up-|to-|date"),
    ],
)
def test_where_dashes_let_a_line_end(word: str, parted: str) -> None:
    places = [match.start() for match in BREAKS_AFTER.finditer(word)]
    assert "|".join(word[start:stop] for start, stop in pairwise([0, *places, len(word)])) == parted
