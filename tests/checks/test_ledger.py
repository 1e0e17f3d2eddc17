"""The ledger: what became of the words, and that no damage to a tree goes unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bookmaker.checks import check_ledger
from bookmaker.checks.account import account, report_unapproved
from bookmaker.checks.compare import words_in
from bookmaker.checks.ledger import agree
from bookmaker.model.book import Chapter
from bookmaker.model.ledger import Ledger
from bookmaker.model.manuscript import Manuscript
from bookmaker.model.nodes import Paragraph, Text
from bookmaker.model.problem import Problem
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.removals import REMOVALS
from bookmaker.readers import read
from bookmaker.structure import Cut, recognise, split
from tests.cases import Case, each

QUICK = settings(derandomize=True, deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
TEXT = """The Long Night

by Ida Orr

Chapter 1: The Quay

The ferry left at six, and nobody on the quay looked up from what
they did, for it had left at six on every morning of that well-
known year.

Nineteen gulls, said Tib. There ought to have been twenty.

Chapter 2: The Storm

Nobody looked up.
"""


def taken(text: str, name: str = "story.txt") -> tuple[Manuscript, Cut]:
    problems: list[Problem] = []
    manuscript = read(name, text.encode(), problems.append)
    return manuscript, split(recognise(manuscript.blocks, StructureWishes(), problems.append))


def problems_of(manuscript: Manuscript, cut: Cut) -> list[Problem]:
    problems: list[Problem] = []
    check_ledger((manuscript,), cut.omitted, cut.divisions, problems.append)
    return problems


def told(ledger: Ledger) -> Iterator[str]:
    yield f"{ledger.source} {ledger.book} {ledger.lines}"
    for entry in ledger.entries:
        words = entry.words if len(entry.words) < 50 else f"{entry.words[:50]} …"
        yield f"{entry.at.line} {entry.kind} {entry.rule} {entry.word_count}: {words}"


@each("checks/ledger.txt")
def test_the_ledger_lists_what_became_of_the_words(case: Case) -> None:
    name = "story.md" if case.title.startswith("Markdown") else "story.txt"
    manuscript, cut = taken(case.given, name)
    assert problems_of(manuscript, cut) == []
    shown = frozenset({"thelongnight", "idaorr"})
    assert "\n".join(told(account((manuscript,), cut.omitted, cut.divisions, shown))) == case.expected


TIB = "Nineteen gulls, said Tib. There ought to have been twenty."
DAMAGES = {
    "a paragraph lost": ("", "words of the text are not in the book: “nineteen"),
    "a word lost": (TIB.replace("said ", ""), "“said”"),
    "a word added": (TIB.replace("gulls", "fat gulls"), "“fat”"),
    "a letter lost": (TIB.replace("gulls", "gull"), "“gulls” is “gull”"),
    "words joined": (TIB.replace("said Tib", "saidTib"), "“said tib” is “saidtib”"),
    "a word parted": (TIB.replace("Nineteen", "Nine teen"), "“nineteen” is “nine teen”"),
    "words moved": (TIB.replace("gulls, said Tib", "said Tib, gulls"), "gulls"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_the_tree_is_told_with_its_line(damage: str) -> None:
    manuscript, cut = taken(TEXT)
    words, expected = DAMAGES[damage]
    first = cut.divisions[0]
    assert isinstance(first, Chapter)
    whole, part = first.blocks
    damaged = Paragraph((Text(words),), at=part.at)
    problems = problems_of(
        manuscript, cut._replace(divisions=(replace(first, blocks=(whole, damaged)), *cut.divisions[1:]))
    )
    assert {problem.name for problem in problems} == {"words/lost"}
    assert problems[0].at.line == 11
    assert expected in problems[0].message


def test_chapters_that_changed_places_are_told() -> None:
    manuscript, cut = taken(TEXT)
    assert problems_of(manuscript, cut._replace(divisions=cut.divisions[::-1]))


WORDS = st.lists(
    st.sampled_from(["ferry", "gull’s", "don't", "well-known", "12", "É", "ß", "Привет", "«é»", "—", "quay_", "Ⅳ"]),
    min_size=6,
    max_size=40,
)


@QUICK
@given(WORDS, st.data())
def test_no_word_goes_or_comes_unseen(words: list[str], data: st.DataObject) -> None:
    """Whatever single word a tree loses, or gains, the check says so, and says nothing of the tree as it was read."""
    text = "\n\n".join(" ".join(words[place : place + 5]) for place in range(0, len(words), 5))
    manuscript, cut = taken(text)
    assert problems_of(manuscript, cut) == []
    place = data.draw(st.integers(0, len(words) - 1))
    fewer = " ".join(words[:place] + words[place + 1 :])
    is_same = words_in(fewer) == words_in(text)
    body = Chapter((), (Paragraph((Text(fewer),)),))
    assert (problems_of(manuscript, Cut((body,), ())) == []) == is_same


SIGNED = st.text("ab1 é’'\"“”—-_*.,;:!?()[]«»\n\u2003щ", max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("one,two", "onetwo"),
        ("10:30", "1030"),
        ("him(self)", "himself"),
        ("no!yes", "noyes"),
        ("«a»b", "ab"),
        ("a—b", "ab"),
    ],
)
def test_words_that_only_a_sign_parts_are_not_one(one: str, other: str) -> None:
    assert not agree([one], [other])


@pytest.mark.parametrize(
    ("source", "book"),
    [
        ("\"'No,' he said,\" she said.", "“\u200a‘No,’ he said,” she said."),
        ("« Non ! Si ; quoi ? »", "«\u00a0Non\u202f! Si\u202f; quoi\u202f?\u00a0»"),
        ("12 000 men -- or more", "12\u202f000 men—or more"),
        ("  a line of verse", "\u2003a line of verse"),
    ],
)
def test_what_typography_sets_is_seen_to_agree_at_once(source: str, book: str) -> None:
    assert agree([source], [book])


@QUICK
@given(SIGNED, SIGNED)
def test_texts_that_agree_at_once_have_the_same_words(one: str, other: str) -> None:
    if agree([one], [other]):
        assert words_in(one) == words_in(other)


def test_what_nobody_approved_is_told_by_rule() -> None:
    manuscript, cut = taken("Contents\n\nChapter 1: The Quay\nChapter 2: The Storm\n\n\n" + TEXT)
    ledger = account((manuscript,), cut.omitted, cut.divisions)
    problems: list[Problem] = []
    report_unapproved(ledger, (), problems.append)
    assert {problem.name for problem in problems} == {"words/not-approved"}
    assert any("contents list (line 1)" in problem.message for problem in problems)
    problems.clear()
    report_unapproved(ledger, tuple(REMOVALS), problems.append)
    assert problems == []


def test_a_book_file_can_approve_every_rule_that_takes_words_out(pytestconfig: pytest.Config) -> None:
    package = pytestconfig.rootpath / "bookmaker"
    sources = [path.read_text("utf-8") for path in [*package.glob("structure/*.py"), *package.glob("readers/*.py")]]
    makers = [source for source in sources if "Omission(" in source]
    makers += [(package / "model" / name).read_text("utf-8") for name in ("avoid.py", "warned_scenes.py")]
    named = {rule for source in makers for rule in re.findall(r'"((?:structure|markdown|reader)/[a-z-]+)"', source)}
    reported = {
        rule for source in makers for rule in re.findall(r'(?:note|warning|error)\(\s*"([a-z-]+/[a-z-]+)"', source)
    }
    assert named - reported == set(REMOVALS)


def test_a_picture_that_stands_twice_is_told() -> None:
    manuscript, cut = taken("Chapter 1\n\n[Illustration: The quay at night]\n\nThe ferry left at six.\n")
    assert problems_of(manuscript, cut) == []
    (chapter,) = cut.divisions
    twice = replace(chapter, blocks=(chapter.blocks[0], *chapter.blocks))
    assert [problem.name for problem in problems_of(manuscript, cut._replace(divisions=(twice,)))] == ["words/lost"]
