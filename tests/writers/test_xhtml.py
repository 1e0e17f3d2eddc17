"""Nodes become XHTML: what a reading system is told."""

from __future__ import annotations

import pytest

from bookmaker.model.book import Chapter, Part
from bookmaker.model.nodes import (
    Blocks,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inlines,
    LineBreak,
    Link,
    List,
    Note,
    Omission,
    Paragraph,
    Preformatted,
    Quote,
    SceneBreak,
    Section,
    Span,
    Table,
    Text,
    Verse,
)
from bookmaker.model.wording import ENGLISH
from bookmaker.writers.xhtml import LONG_ENOUGH, Xhtml


def writer(on_paper: bool = False) -> Xhtml:
    return Xhtml(ENGLISH, lambda href: f"text.xhtml{href}", lambda path: f"pictures/{path}", on_paper)


def p(text: str) -> Paragraph:
    return Paragraph((Text(text),))


@pytest.mark.parametrize(
    ("block", "xhtml"),
    [
        (p("3 < 4 & 5 > 4"), "<p>3 &lt; 4 &amp; 5 &gt; 4</p>\n"),
        (Paragraph((Text("Later"),), "time-skip"), '<p class="time-skip">Later</p>\n'),
        (SceneBreak("* * *"), '<hr class="scene-break" aria-label="scene break"/>\n'),
        (Quote((p("One"),)), "<blockquote>\n<p>One</p>\n</blockquote>\n"),
        (
            Verse((((Text("a"),), (Text("b"),)),)),
            '<div class="verse">\n<div class="stanza">\n<p class="line">a</p>\n<p class="line">b</p>\n</div>\n</div>\n',
        ),
        (List(((p("a"),), (p("b"),)), True, 4), '<ol start="4">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        (List(((p("a"), p("b")),)), "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ul>\n"),
        (
            Table((((Text("a"),),), ((Text("b"),),)), 1),
            "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n<tbody>\n<tr><td>b</td></tr>\n</tbody>\n</table>\n",
        ),
        (
            Table((((Text("a"),), (Text("b"),), (Text("c"),)),), 0, sides=("", "right", "centre")),
            '<table>\n<tr><td>a</td><td class="right">b</td><td class="centre">c</td></tr>\n</table>\n',
        ),
        (Preformatted(" a\n  <b>"), "<pre> a\n  &lt;b&gt;</pre>\n"),
        (Section((p("One"),), "letter"), '<div class="letter">\n<p>One</p>\n</div>\n'),
        (
            Figure(Image("a.jpg", 'A "goose"'), (Text("Fig"),)),
            '<figure class="figure"><img src="pictures/a.jpg" alt="A &quot;goose&quot;"/>'
            "<figcaption>Fig</figcaption></figure>\n",
        ),
        (Heading(3, (Text("At night"),)), '<h2 class="heading">At night</h2>\n'),
        (Omission((p("gone"),), "structure/contents-list"), ""),
    ],
)
def test_a_block_has_its_element(block: Paragraph, xhtml: str) -> None:
    assert writer().block(block) == xhtml


@pytest.mark.parametrize(
    ("inlines", "xhtml"),
    [
        ((Emphasis((Text("a"),)), LineBreak(), Text("b")), "<em>a</em><br/>b"),
        ((Link("#chapter-0001", (Text("a"),)),), '<a href="text.xhtml#chapter-0001">a</a>'),
        ((Link("https://example.org/?a=1&b=2", (Text("a"),)),), '<a href="https://example.org/?a=1&amp;b=2">a</a>'),
        ((Span((Text("a"),), "speaker"),), '<span class="speaker">a</span>'),
        ((Span((Text("a"),), language="fr"),), '<span xml:lang="fr" lang="fr">a</span>'),
    ],
)
def test_an_inline_has_its_element(inlines: Inlines, xhtml: str) -> None:
    assert writer().inlines(inlines) == xhtml


def test_a_chapter_is_a_section_with_its_heading_and_its_meaning() -> None:
    blocks: Blocks = (p("One."), p("Two."))
    chapter = Chapter((Text("The Quay"),), blocks, label="Chapter 1", number=1, name="chapter-0001")
    assert writer().division(chapter) == (
        '<section class="chapter" id="chapter-0001" epub:type="chapter" role="doc-chapter"'
        ' aria-labelledby="chapter-0001-heading">\n'
        '<h1 class="heading" id="chapter-0001-heading"><span class="label">Chapter 1</span> '
        '<span class="title">The Quay</span></h1>\n'
        '<p class="opening">One.</p>\n<p>Two.</p>\n</section>'
    )


def test_a_part_and_an_epilogue_say_what_they_are() -> None:
    assert 'class="part" id="part-0001" epub:type="part" role="doc-part"' in writer().division(
        Part((Text("Spring"),), (), (), name="part-0001")
    )
    assert 'epub:type="epilogue" role="doc-epilogue"' in writer().division(
        Chapter((), (), "epilogue", "Epilogue", name="epilogue-0001")
    )


def test_notes_follow_the_text_with_the_way_there_and_back() -> None:
    chapter = Chapter((), (Paragraph((Text("One"), Note((p("two"),)))),), name="chapter-0001")
    text = writer().division(chapter)
    assert 'id="chapter-0001-note-1-mark" href="#chapter-0001-note-1">1</a>' in text
    assert '<aside epub:type="footnote" role="doc-footnote" id="chapter-0001-note-1" class="footnote">' in text
    assert '<a href="#chapter-0001-note-1-mark" role="doc-backlink">1</a>. two' in text
    assert text.index("noteref") < text.index("<aside")


def test_on_paper_a_note_stands_where_it_is_marked() -> None:
    chapter = Chapter(
        (),
        (
            p("One"),
            Paragraph((Text("Two"), Note((p("three"),)))),
        ),
        name="chapter-0001",
    )
    text = writer(on_paper=True).division(chapter)
    assert 'Two<span class="footnote">three</span>' in text
    assert "<aside" not in text


@pytest.mark.parametrize(
    ("text", "initial"),
    [
        ("The ferry", "T"),
        ("“Gone,” she said", "“G"),
        ("’Twas late", ""),
        ("1986 was", ""),
        ("¿Quién?", "¿Q"),
        ("“www.quay.example was", ""),
        ("A www.quay.example was", "A"),
    ],
)
def test_on_paper_a_chapter_opens_with_its_first_letter(text: str, initial: str) -> None:
    xhtml = writer(on_paper=True).division(Chapter((), (p(f"{text} {LONG_ENOUGH * 'x'}"),), name="chapter-0001"))
    assert (f'<span class="initial">{initial}</span>' in xhtml) == bool(initial)
    assert ('class="initial"' in xhtml) == bool(initial)


def test_what_was_taken_off_above_it_does_not_keep_a_chapter_from_its_initial() -> None:
    mark = Omission((p("[Illustration]"),), "structure/illustration")
    xhtml = writer(on_paper=True).division(Chapter((), (mark, p(LONG_ENOUGH * "x")), name="chapter-0001"))
    assert '<p class="opening"><span class="initial">x</span>' in xhtml


def test_each_division_counts_its_notes_from_one() -> None:
    xhtml = writer()
    for name in ("chapter-0001", "chapter-0002"):
        text = xhtml.division(Chapter((), (Paragraph((Text("One"), Note((p("two"),)))),), name=name))
        assert f'id="{name}-note-1"' in text
        assert text.count("<aside") == 1


def test_an_address_is_kept_from_hyphens() -> None:
    told = writer().block(p("See https://quay.example/a?b=c&d=<e>, and Tom & Ann."))
    assert told == (
        '<p>See <span class="address">https://quay.example/a?b=c&amp;d=</span>&lt;e&gt;, and Tom &amp; Ann.</p>\n'
    )
