"""The manual is as true as the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bookmaker.cli import check
from bookmaker.cli.app import COMMANDS
from bookmaker.profiles import PROFILES
from bookmaker.profiles.trims import TRIMS
from bookmaker.themes import theme_names
from tests.generated import DOCS, generated
from tests.test_architecture import MODULES

ROOT = DOCS.parent
README = (ROOT / "README.md").read_text("utf-8")
MAKERS = {"error", "warning", "note", "Accident"}


def problem_names() -> Iterator[str]:
    """Every name that the code gives to a problem."""
    for tree in MODULES.values():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = node.args[0].value
            if isinstance(node.func, ast.Name) and node.func.id in MAKERS and isinstance(name, str):
                yield name
            if isinstance(node.func, ast.Attribute) and node.func.attr == "wrong" and isinstance(name, str):
                yield f"book-file/{name}"


@pytest.mark.parametrize("name", generated())
def test_generated_pages_are_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == generated()[name], "run scripts/generate"


def test_every_problem_is_explained_and_nothing_else_is() -> None:
    explained = set(re.findall(r"^\| `([a-z-]+/[a-z0-9-]+)`", (DOCS / "problems.md").read_text("utf-8"), re.MULTILINE))
    assert explained == set(problem_names())


def test_check_tells_all_that_is_noted_of_pages() -> None:
    text = (DOCS / "problems.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(pdf/[a-z-]+)` \| note", text, re.MULTILINE)) == set(check.KINDS)


def test_every_command_is_in_the_readme() -> None:
    assert COMMANDS
    assert [name for name in COMMANDS if f"bookmaker {name}" not in README] == []


def test_every_theme_and_every_profile_is_in_the_manual() -> None:
    themes, editions = (DOCS / "themes.md").read_text("utf-8"), (DOCS / "editions.md").read_text("utf-8")
    assert [name for name in theme_names() if f"`{name}`" not in themes] == []
    assert [name for name in PROFILES if f"`{name}`" not in editions] == []


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")]
)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_the_table_of_trims_has_all_of_them_in_their_sizes() -> None:
    text = (DOCS / "editions.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\S+)` \| (\d+) × (\d+) \| ([\d.]+) × ([\d.]+) \|$", text, re.MULTILINE)
    assert [name for name, *_ in rows] == list(TRIMS)
    for name, width, height, *inches in rows:
        trim = TRIMS[name]
        assert (int(width), int(height)) == (int(trim.width + 0.5), int(trim.height + 0.5))
        assert [float(side) * 25.4 for side in inches] == pytest.approx([trim.width, trim.height], abs=0.1)
