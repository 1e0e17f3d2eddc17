"""The table of encodings: files of many kinds, each decoded exactly, or refused with a reason.

Each row is a language and an encoding; each is tried short and long, and with its first sign beyond
ASCII at the head of the file, far into it, and after a megabyte.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bookmaker.model.problem import Problem, Severity
from bookmaker.readers.encoding import decode
from tests.problems import none_expected

SENTENCES: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))
WESTERN = ("en", "de", "fr", "es", "it", "pt", "sv", "da")
ROWS = (
    *((language, "cp1252") for language in WESTERN),
    *((language, "mac_roman") for language in WESTERN),
    ("de", "cp850"),
    ("de", "iso8859_15"),
    *((language, "cp1250") for language in ("pl", "cs", "hu")),
    *((language, "iso8859_2") for language in ("pl", "cs", "hu")),
    *((language, "cp1251") for language in ("ru", "uk", "bg")),
    *(("ru", codec) for codec in ("koi8_r", "cp866", "iso8859_5")),
    ("uk", "koi8_u"),
    ("el", "cp1253"),
    ("tr", "cp1254"),
    ("he", "cp1255"),
    ("ar", "cp1256"),
    ("lt", "cp1257"),
    ("th", "cp874"),
    ("zh-Hans", "gb18030"),
    ("zh-Hant", "gb18030"),
    ("zh-Hant", "cp950"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("ko", "cp949"),
)
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
ASCII = "The ferry left at six, and nobody on the quay looked up.\n"
AHEAD = {"at the head": 0, "after 10 kB": 10_000, "after 1 MB": 1_000_000}
TIMES = {"short": 1, "long": 60}


def text_of(language: str, codec: str, times: int, ahead: int) -> str:
    """Sentences of a language as far as an encoding has their signs, after so many characters of ASCII."""
    own = "\n".join(SENTENCES[language]).encode(codec, "ignore").decode(codec)
    return ASCII * (ahead // len(ASCII)) + "\n\n".join([own] * times) + "\n"


@pytest.mark.parametrize("ahead", AHEAD)
@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize(("language", "codec"), ROWS)
def test_a_legacy_encoding_is_read_exactly_and_told_of(language: str, codec: str, times: str, ahead: str) -> None:
    text = text_of(language, codec, TIMES[times], AHEAD[ahead])
    problems: list[Problem] = []
    decoded = decode("story.txt", text.encode(codec), problems.append)
    assert decoded.text == text
    (problem,) = problems
    assert (problem.name, problem.severity) == ("encoding/guessed", Severity.WARNING)
    assert not text.split("\n")[problem.at.line - 1].isascii()
    assert decoded.encoding in problem.message
    assert "encoding: " in problem.hint


@pytest.mark.parametrize("ahead", AHEAD)
@pytest.mark.parametrize("language", SENTENCES)
def test_utf_8_is_read_in_silence(language: str, ahead: str) -> None:
    text = text_of(language, "utf-8", 3, AHEAD[ahead])
    assert decode("story.txt", text.encode(), none_expected).text == text


@pytest.mark.parametrize("codec", WIDE)
@pytest.mark.parametrize("language", SENTENCES)
def test_wide_encodings_are_read_with_and_without_a_mark(language: str, codec: str) -> None:
    for times, ahead in ((1, 0), (60, 10_000)):
        text = text_of(language, "utf-8", times, ahead)
        assert decode("story.txt", f"\ufeff{text}".encode(codec), none_expected).text == text
        problems: list[Problem] = []
        assert decode("story.txt", text.encode(codec), problems.append).text == text
        assert {problem.name for problem in problems} <= {"encoding/guessed"}


def wrong_line(text: str, codec: str, place: int) -> tuple[str, bytes]:
    """A text of UTF-8 in which one line, far down, is of another encoding; and its bytes."""
    lines = text.split("\n")
    data = [line.encode(codec if number == place else "utf-8") for number, line in enumerate(lines, 1)]
    return text, b"\n".join(data)


@pytest.mark.parametrize("ahead", AHEAD)
@pytest.mark.parametrize("language", WESTERN)
def test_a_line_of_windows_1252_in_utf_8_is_read_and_named(language: str, ahead: str) -> None:
    text = text_of(language, "cp1252", 20, AHEAD[ahead])
    place = max(number for number, line in enumerate(text.split("\n"), 1) if not line.isascii())
    text, data = wrong_line(text, "cp1252", place)
    problems: list[Problem] = []
    decoded = decode("story.txt", data, problems.append)
    assert decoded.text == text
    assert [(problem.name, problem.at.line) for problem in problems] == [("encoding/mixed-lines", place)]
    assert f"Windows-1252 was read in line {place}" in problems[0].message


def encoded_twice(text: str, codec: str) -> str:
    """A text as it looks when its UTF-8 was taken for another encoding."""
    return text.encode().decode(codec)


TWICE = (
    *((language, codec) for codec in ("sloppy-windows-1252", "latin-1") for language in SENTENCES),
    *((language, codec) for codec in ("macroman", "sloppy-windows-1251") for language in (*WESTERN, "pl", "ru")),
)


@pytest.mark.parametrize("ahead", ["at the head", "after 10 kB"])
@pytest.mark.parametrize(("language", "codec"), TWICE)
def test_text_encoded_twice_is_repaired_and_told_of(language: str, codec: str, ahead: str) -> None:
    import ftfy.bad_codecs  # noqa: F401  # makes Python know the sloppy encodings

    text = text_of(language, "utf-8", 20, AHEAD[ahead])
    problems: list[Problem] = []
    decoded = decode("story.txt", encoded_twice(text, codec).encode(), problems.append)
    assert decoded.text == text
    assert [problem.name for problem in problems] == ["encoding/double-encoded"]
