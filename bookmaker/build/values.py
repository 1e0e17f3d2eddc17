"""Values as the texts of the web write them, brought into the form that metadata has to have."""

from __future__ import annotations

import datetime
import re

from bookmaker.model.book import Status

# Languages as the heads of saved texts name them.
LANGUAGES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "spanish": "es",
    "español": "es",
    "italian": "it",
    "italiano": "it",
    "portuguese": "pt",
    "português": "pt",
    "dutch": "nl",
    "nederlands": "nl",
    "swedish": "sv",
    "svenska": "sv",
    "polish": "pl",
    "polski": "pl",
    "russian": "ru",
    "русский": "ru",
    "czech": "cs",
    "čeština": "cs",
    "chinese": "zh",
    "japanese": "ja",
    "korean": "ko",
}
STATUSES: dict[str, Status] = {
    "complete": "complete",
    "completed": "complete",
    "finished": "complete",
    "in progress": "in progress",
    "in-progress": "in progress",
    "ongoing": "in progress",
    "work in progress": "in progress",
    "wip": "in progress",
    "abandoned": "abandoned",
    "hiatus": "on hiatus",
    "on hiatus": "on hiatus",
}


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def checked(field: str, value: str) -> str:
    """A value found in a text in the form that metadata has to have; empty if it cannot be brought into it.

    A text may say anything, and what it says must not spoil the package.
    """
    match field:
        case "language":
            tag = LANGUAGES.get(value.lower(), value)
            return tag if re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?", tag) else ""
        case "published" | "updated" | "completed":
            return date_of(value)
        case "status":
            return STATUSES.get(value.lower(), "")
        case "words":
            return re.sub(r"[\s.,]", "", value) if re.fullmatch(r"[\d.,\s]+", value) else ""
        case _:
            return value


def date_of(text: str) -> str:
    """A date as `2023-03-14`, or a year alone; empty where day and month could be either way round."""
    text = text.strip()
    if re.fullmatch(r"(1[5-9]|20)\d\d", text):
        return text
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", text):
        return _date(match[1], match[2], match[3])
    if match := re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)", text):
        month, day = sorted((match[1], match[2]), key=int)
        return _date(match[3], month, day) if int(day) > 12 or month == day else ""
    if match := re.match(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", text):
        return _date(match[3], _month(match[1]), match[2])
    if match := re.match(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})", text):
        return _date(match[3], _month(match[2]), match[1])
    return ""


def _month(name: str) -> str:
    short = name[:3].casefold()
    return str(MONTHS.index(short) + 1) if short in MONTHS else "0"


def _date(year: str, month: str, day: str) -> str:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:  # a text may say anything: "2024-02-30"
        return ""


def listed(text: str) -> tuple[str, ...]:
    """Names between commas or semicolons."""
    return tuple(name for part in re.split(r"[,;]", text) if (name := part.strip()))
