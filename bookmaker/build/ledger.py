"""The ledger of a book that went down the road."""

from __future__ import annotations

from bookmaker.build.road import Road
from bookmaker.checks.account import account, report_unapproved
from bookmaker.model.ledger import Ledger, told
from bookmaker.model.problem import Report


def ledger_of(road: Road) -> Ledger:
    """All that was done to the words of a book's sources."""
    data = road.book.metadata
    shown = {data.title, data.subtitle, data.byline, *(person.name for person in data.contributors)}
    cut = road.typography
    return account(road.manuscripts, cut.omitted, cut.divisions, frozenset(told(each) for each in shown if each))


def check_approved(road: Road, report: Report) -> None:
    """Report what was taken out of the text without a word of the book file: errors, for a strict build."""
    report_unapproved(ledger_of(road), road.recipe.structure.approved, report)
