"""The date that a file bears."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bookmaker.build.edition import UNDATED, moment_of
from bookmaker.model.book import Book, Metadata


@pytest.mark.parametrize(
    ("published", "updated", "epoch", "moment"),
    [
        ("", "", None, UNDATED),
        ("2024", "", None, datetime(2024, 1, 1, tzinfo=UTC)),
        ("2024-05", "", None, datetime(2024, 5, 1, tzinfo=UTC)),
        ("2024-05-17", "", None, datetime(2024, 5, 17, tzinfo=UTC)),
        ("2024-05-17", "2025-01-02", None, datetime(2025, 1, 2, tzinfo=UTC)),
        ("2024-05-17", "", 86400, datetime(1970, 1, 2, tzinfo=UTC)),
        ("2024-05-17", "", 0, datetime(1970, 1, 1, tzinfo=UTC)),
        ("yesterday", "", None, UNDATED),
        ("in 2024", "", None, UNDATED),
    ],
)
def test_the_date_is_the_epoch_asked_for_or_the_texts_own_last_one(
    published: str, updated: str, epoch: int | None, moment: datetime
) -> None:
    book = Book(Metadata(title="One", published=published, updated=updated), ())
    assert moment_of(book, epoch) == moment


@pytest.mark.parametrize("found", ["2024-13-01", "2024-02-30", "0000"])
def test_a_date_of_the_text_that_is_none_does_not_stop_the_book(found: str) -> None:
    assert moment_of(Book(Metadata(updated=found), ()), None).tzinfo is UTC
