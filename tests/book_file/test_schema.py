"""The JSON Schema for editors says the same as the reader, and the template reads back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bookmaker.book_file.fields import FIELDS
from bookmaker.book_file.read import read_settings
from bookmaker.book_file.schema import schema
from bookmaker.book_file.template import template
from bookmaker.model.problem import Problem, Severity
from tests.problems import none_expected

SOURCES = Path(__file__).parents[2] / "sources"

RIGHT = [
    "title: The Night Ferry",
    "title: 1984",
    "author: Ida Orr",
    "author: [Ida Orr, {name: Tam Reyes}]",
    "author: {name: Ida Orr, file_as: 'Orr, Ida'}",
    "contributors: [{name: Tam Reyes, role: illustrator}]",
    "contributors: {name: Tam Reyes, role: illustrator}",
    "language: en-GB",
    "series: Harbour Tales",
    "series: {name: Harbour Tales, number: 2.5}",
    "subjects: [Geese, {name: Sea, authority: BISAC, term: FIC047000}]",
    "status: in progress",
    "published: 2024",
    "content_warnings: none",
    "content_warnings: withheld",
    "content_warnings: [grief, {topic: drowning, severity: graphic, chapters: [3, Epilogue]}]",
    "content_warnings: {topic: drowning, chapters: 3}",
    "epigraph: {text: A thing weighed twice., attribution: a student}",
    "structure: {notes: drop, capitals: keep, title_from_text: false}",
    "typography: {dashes: spaced en}",
    "identifiers: [{scheme: doi, value: 10.1000/182}]",
    "editions: [epub, print]",
    "encoding: Windows-1250",
    "encoding: koi8_r",
]
WRONG = [
    "titel: The Night Ferry",
    "title: [One, Two]",
    "author: {file_as: 'Orr, Ida'}",
    "author: {name: Ida Orr, colour: red}",
    "contributors: [{name: Tam Reyes}]",
    "contributors: [{name: Tam Reyes, role: stoker}]",
    "contributors: Tam Reyes",
    "series: {number: 2}",
    "status: lost",
    "content_warnings: [{severity: graphic}]",
    "content_warnings: [{topic: grief, severity: heavy}]",
    "epigraph: {attribution: a student}",
    "structure: {notes: burn}",
    "structure: chapters",
    "structure: {title_from_text: maybe}",
    "typography: {dashs: em}",
    "identifiers: [{scheme: doi}]",
]
WRONG_VALUES = [
    "language: english",
    "published: 17 May 2024",
    "isbn: 978-3-16-148410-X",
    "series: {name: Harbour Tales, number: two}",
]


def fits_schema(data: object) -> bool:
    return bool(jsonschema.Draft202012Validator(schema()).is_valid(data))


def is_read(text: str) -> bool:
    problems: list[Problem] = []
    read_settings("book.yaml", text, problems.append)
    return not any(problem.severity is Severity.ERROR for problem in problems)


def loaded(text: str) -> Any:
    return yaml.safe_load(text)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schema_has_every_field_with_a_line_about_it() -> None:
    properties = schema()["properties"]
    assert set(properties) == {field.name for field in FIELDS}
    assert all(entry["description"] for entry in properties.values())


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*/book.yaml")), ids=lambda path: path.parent.name)
def test_the_books_of_the_shelf_fit(path: Path) -> None:
    assert fits_schema(loaded(path.read_text("utf-8")))
    read_settings("book.yaml", path.read_text("utf-8"), none_expected)


@pytest.mark.parametrize("text", RIGHT)
def test_schema_and_reader_accept(text: str) -> None:
    assert fits_schema(loaded(text))
    assert is_read(text)


@pytest.mark.parametrize("text", WRONG)
def test_schema_and_reader_refuse(text: str) -> None:
    assert not is_read(text)
    assert not fits_schema(loaded(text))


@pytest.mark.parametrize("text", WRONG_VALUES)
def test_the_reader_refuses_wrong_values(text: str) -> None:
    assert not is_read(text)


@pytest.mark.parametrize("text", WRONG_VALUES)
def test_the_schema_refuses_wrong_values_too(text: str) -> None:
    assert not fits_schema(loaded(text))


def test_the_template_reads_back_without_problems() -> None:
    known = {
        "title": ("The Ferry: A Tale", "the head of the text"),
        "author": ("Ida Orr", ""),
        "language": ("en", "“the”, “and” are 8% of its words"),
        "description": ('She said "no" – it\'s late. # 1', ""),
    }
    settings = read_settings("book.yaml", template(known), none_expected)
    assert {name: settings.values[name] for name in ("title", "language", "description")} == {
        "title": "The Ferry: A Tale",
        "language": "en",
        "description": 'She said "no" – it\'s late. # 1',
    }
    assert settings.values["author"][0]["name"] == "Ida Orr"


@pytest.mark.parametrize(
    "title", ["No", "null", "1984", "- - -", "'Twas", "~", "a # b", "{x}", "Ends with space ", "é: ü"]
)
def test_a_title_of_any_kind_reads_back(title: str) -> None:
    settings = read_settings("book.yaml", template({"title": (title, "")}), none_expected)
    assert settings.values["title"] == title.strip()


def test_the_template_shows_every_field() -> None:
    text = template({})
    assert [field.name for field in FIELDS if f"\n#{field.name}:" not in text] == []


def test_every_example_of_the_template_is_right_when_switched_on() -> None:
    for field in FIELDS:
        read_settings("book.yaml", f"{field.name}: {field.example}", none_expected)
