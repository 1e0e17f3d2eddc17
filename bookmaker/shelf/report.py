"""The report of a run: what became of each book, as a page for people and as JSON for programs.

Rows go to the disk as books are finished, so that a run of any length needs no room for them.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import IO, Any, NamedTuple
from urllib.parse import quote

from bookmaker.build.store import UNFINISHED
from bookmaker.model.problem import Problem, Severity
from bookmaker.shelf.batch import Done

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>bookmaker: report</title><style>
body { font: 1rem/1.5 Georgia, serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #222; }
table { border-collapse: collapse; width: 100%; }
td:first-child { overflow-wrap: anywhere; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; }
tr { border-bottom: 1px solid #ddd; } td.number { text-align: right; } .failed { background: #fdecea; }
.unchanged { color: #777; } small { color: #555; }
</style></head><body>
"""
COLUMNS = ("book", "", "why", "words", "pages", "seconds")
HEAD = f"<table><thead><tr>{''.join(f'<th>{name}</th>' for name in COLUMNS)}</tr></thead><tbody>\n"
MOST_PROBLEMS = 20


class Summary(NamedTuple):
    """The sums of a run."""

    built: int = 0
    unchanged: int = 0
    failed: int = 0
    words: int = 0
    pages: int = 0
    seconds: float = 0.0


def row(done: Done) -> dict[str, Any]:
    """One book of a report."""
    due, outcome = done
    if outcome is None:
        outputs = [output.target for output in due.unchanged.values()]
        words = max((output.words for output in due.unchanged.values()), default=0)
        return {
            "book": due.name,
            "verdict": "unchanged",
            "why": "",
            "outputs": outputs,
            "words": words,
            "pages": sum(output.pages for output in due.unchanged.values()),
            "seconds": 0,
        }
    problems = [_problem(each) for each in outcome.problems if each.severity is not Severity.NOTE]
    return {
        "book": outcome.name,
        "verdict": "built" if outcome.ok else "failed",
        "why": due.reason,
        "outputs": [made.target for made in outcome.made],
        "words": outcome.words,
        "pages": outcome.pages,
        "seconds": round(outcome.seconds, 3),
        "problems": problems,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "name": problem.name,
        "severity": problem.severity,
        "message": problem.message,
        "file": problem.at.file,
        "line": problem.at.line,
        "hint": problem.hint,
    }


class ReportWriter:
    """Writes `report.html` and `report.json` below an output folder; they appear when the run is finished."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.counts: Counter[str] = Counter()
        self.words = 0
        self.pages = 0
        self._rows: dict[str, IO[str]] = {
            form: tempfile.TemporaryFile("w+", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115  # closed below
            for form in ("json", "html")
        }

    def add(self, done: Done) -> None:
        """Add a book."""
        each = row(done)
        first = not self.counts
        self.counts[each["verdict"]] += 1
        self.words += each["words"]
        self.pages += each["pages"]
        self._rows["json"].write(("" if first else ",\n") + json.dumps(each, ensure_ascii=False))
        self._rows["html"].write(_html_row(each))

    def summary(self, seconds: float) -> Summary:
        """The sums so far."""
        built, unchanged, failed = (self.counts[verdict] for verdict in ("built", "unchanged", "failed"))
        return Summary(built, unchanged, failed, self.words, self.pages, round(seconds, 1))

    def finish(self, summary: Summary) -> None:
        """Give the reports their names. Raises OSError where the disk does not allow it."""
        self._compose("html", PAGE + _html_summary(summary) + HEAD, "</tbody></table></body></html>\n")
        sums = json.dumps(summary._asdict())
        self._compose("json", f'{{"summary": {sums},\n"books": [\n', "\n]}\n")

    def close(self) -> None:
        """Let go of what was gathered, whether or not it got its names."""
        for rows in self._rows.values():
            rows.close()

    def _compose(self, form: str, head: str, tail: str) -> None:
        rows, target = self._rows[form], self.out / f"report.{form}"
        rows.seek(0)
        aside = target.with_name(f".{target.name}{UNFINISHED}")
        with aside.open("w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(head)
            shutil.copyfileobj(rows, file)
            file.write(tail)
        aside.replace(target)


def _html_summary(summary: Summary) -> str:
    sums = f"{summary.built} built, {summary.unchanged} unchanged, {summary.failed} failed"
    pages = f" and {summary.pages:,} printed pages" if summary.pages else ""
    return f"<h1>{sums}</h1>\n<p>{summary.words:,} words{pages} in {summary.seconds} seconds</p>\n"


def _html_row(each: dict[str, Any]) -> str:
    said = "".join(_html_problems(each.get("problems", [])))
    files = ", ".join(f'<a href="{quote(name)}">{escape(name)}</a>' for name in each["outputs"])
    return (
        f'<tr class="{each["verdict"]}"><td>{escape(each["book"])}<br><small>{files}</small>{said}</td>'
        f"<td>{each['verdict']}</td><td>{escape(each['why'])}</td>"
        f'<td class="number">{each["words"]:,}</td><td class="number">{each["pages"] or ""}</td>'
        f'<td class="number">{each["seconds"]}</td></tr>\n'
    )


def _html_problems(problems: list[dict[str, Any]]) -> Iterator[str]:
    for each in problems[:MOST_PROBLEMS]:
        place = f"{each['file']}:{each['line']}: " if each["line"] else f"{each['file']}: " if each["file"] else ""
        hint = f"; {each['hint']}" if each["hint"] else ""
        yield f"<br><small>{escape(place)}{each['severity']}: {escape(each['message'] + hint)}</small>"
    if len(problems) > MOST_PROBLEMS:
        yield f"<br><small>and {len(problems) - MOST_PROBLEMS} more</small>"
