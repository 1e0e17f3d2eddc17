"""What can be wrong, where, and what to do about it: problems are values, not exceptions."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Location(NamedTuple):
    """A place in one of the author's files. Lines count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


NOWHERE = Location("")


class Severity(StrEnum):
    """How much a problem weighs: an ERROR stops an edition, a WARNING and a NOTE do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Problem(NamedTuple):
    """One thing that is wrong or doubtful in the author's files.

    `name` is words, and never changes once published (`book-file/unknown-field`); `hint` says
    what to do, as a sentence without the full stop.
    """

    name: str
    message: str
    severity: Severity = Severity.WARNING
    at: Location = NOWHERE
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.at}: " if self.at.file else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.severity}: {self.message}{hint} [{self.name}]"


Report = Callable[[Problem], None]
"""Where a step says what it finds wrong."""
Tell = Callable[[str], None]
"""Where a step that takes its time says how far it is, in few words."""


def untold(_: str) -> None:
    """A Tell for when nobody waits."""


class CannotBuild(Exception):  # noqa: N818  # it says what happened; the problems in it are the errors
    """One edition cannot be made; the problems say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def error(name: str, message: str, at: Location = NOWHERE, hint: str = "") -> Problem:
    """A problem that stops an edition."""
    return Problem(name, message, Severity.ERROR, at, hint)


def warning(name: str, message: str, at: Location = NOWHERE, hint: str = "") -> Problem:
    """A problem that the author should look at; the edition is made all the same."""
    return Problem(name, message, Severity.WARNING, at, hint)


def note(name: str, message: str, at: Location = NOWHERE, hint: str = "") -> Problem:
    """Something worth knowing."""
    return Problem(name, message, Severity.NOTE, at, hint)


def nearest(word: str, known: list[str]) -> str:
    """A hint with the known word nearest to one that is not known, or with all of them if they are few."""
    from difflib import get_close_matches  # only mistakes need it

    near = get_close_matches(word.lower(), [each.lower() for each in known], n=1, cutoff=0.6)
    if near:
        return f"did you mean “{next(each for each in known if each.lower() == near[0])}”?"
    return f"one of: {', '.join(known)}" if len(known) <= 14 else ""
