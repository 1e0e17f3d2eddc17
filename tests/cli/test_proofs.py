"""Proof-reading on the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bookmaker.cli.app import app
from bookmaker.model.house_rules import RULES

STORY = """CHAPTER I

"The ferry is gone," said Mr. Orr -- quite gone.

"So the the goose was right, said Tib.

It was Catherine; and Catherine, Catherine, Catherine met Catharine -there.

"Yes."

"No."

CHAPTER II

Nothing was wrong here.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def run(*words: str) -> str:
    result = CliRunner().invoke(app, [*words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_doubts_queries_and_rules_are_told(story: Path) -> None:
    lines = run("inspect", str(story), "--typography").splitlines()
    assert '         5  a quotation is never closed: "So the the goose was…' in lines
    assert "         7  a hyphen has a space on one side: …herine met Catharine -there." in lines
    assert "         5  a word stands twice: “So the the goose was right, sa…" in lines
    assert "         1  dashes/double" in lines
    assert lines[-2:] == [
        "  4 lines changed; set as en, double marks outside",
        "  2 places not decided, 2 queries",
    ]


def test_programs_get_the_same(story: Path) -> None:
    proofs = json.loads(run("inspect", str(story), "--typography", "--format", "json"))["typography"]
    assert proofs["outer_marks"] == "double"
    assert proofs["rules"].keys() <= RULES.keys()
    assert [(doubt["name"], doubt["line"]) for doubt in proofs["doubts"]] == [
        ("typography/unclosed-quote", 5),
        ("typography/hyphen-or-dash", 7),
    ]
    assert "typography" not in json.loads(run("inspect", str(story), "--format", "json"))


def test_every_change_is_shown_with_its_rules(story: Path) -> None:
    assert run("show", str(story), "--after", "typography", "--diff").splitlines() == [
        "story.txt:3  dashes/double, quotes/double, no-break/title",
        '- "The ferry is gone," said Mr. Orr -- quite gone.',
        "+ “The ferry is gone,” said Mr.⍽Orr—quite gone.",
        "story.txt:5  quotes/double",
        '- "So the the goose was rig…',
        "+ “So the the goose was rig…",
        "story.txt:9  quotes/double",
        '- "Yes."',
        "+ “Yes.”",
        "story.txt:11  quotes/double",
        '- "No."',
        "+ “No.”",
    ]


def test_only_typography_has_a_difference_to_show(story: Path) -> None:
    result = CliRunner().invoke(app, ["show", str(story), "--diff"])
    assert (result.exit_code, result.stderr) == (
        2,
        "bookmaker: --diff shows what typography changed: add --after typography\n",
    )
