"""Encodings by the names that people know them by."""

from __future__ import annotations

import pytest

from bookmaker.model.encodings import ENCODINGS, codec_of, name_of


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_of_the_table_has_its_codec_however_it_is_spelt(name: str) -> None:
    assert codec_of(name) == codec_of(name.upper()) == codec_of(name.replace("-", "_")) == ENCODINGS[name]
    assert codec_of(name_of(ENCODINGS[name])) == ENCODINGS[name]


@pytest.mark.parametrize(("name", "codec"), [("latin1", "iso8859-1"), ("hz", "hz"), ("utf_16_le", "utf-16-le")])
def test_names_that_only_python_knows_are_taken(name: str, codec: str) -> None:
    assert codec_of(name) == codec


@pytest.mark.parametrize("name", ["", "Windows-1205", "rot13", "zlib", "idna", "unicode_escape", "no/such\0name", "é"])
def test_what_is_no_encoding_of_texts_has_no_codec(name: str) -> None:
    assert codec_of(name) is None
