"""The wordings of our own pages: complete, with a place for everything that is filled in, and well set."""

from __future__ import annotations

import tomllib
from string import Formatter

import pytest

from bookmaker.model.recipe import TypographyWishes
from bookmaker.model.wording import ENGLISH, FOLDER, Wording, wording_for
from bookmaker.typography import House, polish_text
from bookmaker.typography.house import MARKS

FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))
LANGUAGES = [name for name in FILES if "-" not in name]


def phrases(wording: Wording) -> dict[str, str]:
    """Every phrase by its name, those for people who helped among them."""
    return {**{name: text for name, text in wording._asdict().items() if isinstance(text, str)}, **dict(wording.roles)}


def places(phrase: str) -> list[str]:
    """What a phrase leaves open, in the order in which it is handed over."""
    fields = [field for _, field, _, _ in Formatter().parse(phrase) if field is not None]
    return sorted(field or str(number) for number, field in enumerate(fields))


def test_every_language_whose_typography_is_known_has_its_wording() -> None:
    assert set(LANGUAGES) | {"en"} == set(MARKS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wording_says_all_that_english_says(language: str) -> None:
    written = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    assert set(written) == set(Wording._fields)
    assert tuple(written["roles"]) == tuple(dict(ENGLISH.roles))


@pytest.mark.parametrize("language", FILES)
def test_a_wording_has_a_place_for_everything_that_is_filled_in(language: str) -> None:
    found = {name: places(phrase) for name, phrase in phrases(wording_for(language)).items()}
    assert found == {name: places(phrase) for name, phrase in phrases(ENGLISH).items()}


@pytest.mark.parametrize("language", FILES)
def test_a_wording_is_set_as_its_language_is(language: str) -> None:
    house = House.of(language, TypographyWishes())
    said = {
        name: f"Na{phrase}" if name == "colon" else phrase for name, phrase in phrases(wording_for(language)).items()
    }
    assert said == {name: polish_text(phrase, house) for name, phrase in said.items()}


@pytest.mark.parametrize("language", FILES)
def test_no_phrase_was_left_in_english(language: str) -> None:
    said, english = phrases(wording_for(language)), phrases(ENGLISH)
    same = {name for name, phrase in said.items() if len(phrase.split()) > 1 and phrase == english[name]}
    assert same <= {"isbn", "fandoms", "millimetres"}


@pytest.mark.parametrize(
    ("tag", "contents"),
    [
        ("fr", "Table des matières"),
        ("fr-CA", "Table des matières"),
        ("pt-BR", "Sumário"),
        ("pt-PT", "Índice"),
        ("de-CH", "Inhalt"),
        ("RU", "Содержание"),
        ("en-GB", "Contents"),
        ("zh-Hant-TW", "Contents"),
        ("", "Contents"),
        ("../fr", "Contents"),
    ],
)
def test_a_tag_finds_the_wording_of_its_language_and_region(tag: str, contents: str) -> None:
    assert wording_for(tag).contents == contents


def test_a_region_says_the_rest_as_its_language_does() -> None:
    assert wording_for("pt-PT").roles == wording_for("pt").roles


def test_an_english_book_opens_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bookmaker.model.wording.FOLDER", None)
    assert wording_for("en-ZA") is ENGLISH
