"""Content warnings that do not agree with their book: its chapters, its rating, the windows of its readers."""

from __future__ import annotations

from bookmaker.model.book import Book
from bookmaker.model.content_warnings import ContentWarning, label_of, vocabulary
from bookmaker.model.problem import Report, warning
from bookmaker.model.ratings import age_of
from bookmaker.model.warned_scenes import scenes_of

SHOWN_IN_DETAIL = 16
"""Years from which ratings usually allow what is for teenagers where it is shown, if it is shown in detail."""
ANYTHING_IN_DETAIL = 13
WINDOW = range(9, 5001)
"""Characters that a window over the page can show (the pop-up rule of kobolabs/epub-spec)."""


def check(book: Book, report: Report) -> None:
    """Report each name of a chapter that fits no division of the book, a rating that is too low, long summaries."""
    for entry in book.warnings.entries:
        _check_chapters(entry, book, report)
    _check_rating(book, report)
    for scene in scenes_of(book.divisions) if book.warnings.entries else ():
        if scene.summary and len(scene.summary) not in WINDOW:
            message = f"what happens in this scene is told in {len(scene.summary):,} characters"
            hint = "a window over the page shows 9 to 5,000"
            report(warning("content-warnings/summary-length", message, scene.section.at, hint))


def _check_chapters(entry: ContentWarning, book: Book, report: Report) -> None:
    for name in entry.chapters:
        if not book.named((name,)):
            report(
                warning(
                    "content-warnings/unknown-chapter",
                    f"the warning of “{label_of(entry.topic)}” names chapter “{name}”, which is not in the book",
                    entry.at,
                    "give its number or its title as the contents show it",
                )
            )


def _check_rating(book: Book, report: Report) -> None:
    """Report the warning that asks for the highest age, where the rating is for younger readers."""
    rating = book.metadata.rating
    age = age_of(rating)
    entry = max(book.warnings.entries, key=least_age, default=None)
    if age is None or entry is None or least_age(entry) <= age:
        return
    message = f"the rating is “{rating}”, but “{label_of(entry.topic)}” is usually for readers of {least_age(entry)} up"
    hint = "raise the rating, or say that it is only mentioned"
    report(warning("content-warnings/rating-too-low", message, entry.at, hint))


def least_age(entry: ContentWarning) -> int:
    """The years from which ratings usually allow what is warned of; 0 for any.

    Our own reading of the rules of archives, which name no topics: what is only mentioned asks for nothing.
    """
    topic = vocabulary().get(entry.topic)
    if entry.level == "mentioned" or entry.origin == "suggested":
        return 0
    age = topic.age if topic else 0
    if entry.level == "moderate":
        return age
    return max(age, SHOWN_IN_DETAIL if age else ANYTHING_IN_DETAIL)
