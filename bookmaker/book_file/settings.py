"""The fields of one file, read and checked."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from bookmaker.model.problem import NOWHERE, Location

PLACE = "@line"
"""The key under which a record keeps the line that it stands in."""


class Settings(NamedTuple):
    """The fields of one file, read and checked; `at` is the file, `lines` the line of each field."""

    values: Mapping[str, Any] = {}
    at: Location = NOWHERE
    lines: Mapping[str, int] = {}
