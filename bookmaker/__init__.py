"""bookmaker: from a saved text to a beautiful book, for e-readers and for print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bookmaker.build.polishing import Form

__version__ = "0.1.0"
__all__ = ["polish"]


def polish(text: str, *, language: str = "", form: Form = "text", **wishes: Any) -> str:
    """A text with the quotes, dashes, spaces and other signs of a well-set book.

    `language` is a tag of BCP 47 ("en-GB"), told by the words where it is not given; `form` is "text", "markdown" or
    "html", of which everything but the words stays as it is. Wishes are those of the book file's `typography`
    (`dashes="spaced en"`, `quotes="single first"`, `without=["dashes/range"]` …). Raises ValueError for
    a wish or a form that there is not.
    """
    from bookmaker.build import polishing  # who only asks for the version needs nothing

    return polishing.polish(text, language, polishing.form_named(form), polishing.wishes_of(wishes))
