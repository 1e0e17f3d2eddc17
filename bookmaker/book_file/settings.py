"""The fields of one file, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bookmaker.model.problem import NOWHERE, Location


@dataclass(frozen=True, slots=True)
class Settings:
    """The fields of one file, read and checked; `at` is the file."""

    values: Mapping[str, Any] = field(default_factory=dict)
    at: Location = NOWHERE
