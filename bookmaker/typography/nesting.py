"""Which quotation marks open, which close and which are apostrophes: the best nesting of a whole paragraph.

Every mark comes with a cost for each role that it might have, from what stands beside it. A reading
gives each a role; it costs what its roles cost and what is wrong with its nesting (a quotation never
closed, a closing mark without its opening one). The cheapest is found step by step, with the
quotations open at a mark as the state, and for each mark what another role would cost more.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Style: TypeAlias = Literal["", "double", "single"]
"""Which marks stand outside in a text; empty if it does not tell."""
Role: TypeAlias = Literal["o", "c", "a"]
"""Opens, closes, apostrophe."""
NEVER = 90.0


class Costs(NamedTuple):
    """What the roles of a mark cost; `double` says which kind of mark it is."""

    double: bool
    opens: float
    closes: float
    apostrophe: float = NEVER
    clipped: bool = False
    """Whether the word beside it is known to be clipped: one such word makes others likely."""


class Reading(NamedTuple):
    """The role of each mark; how much dearer the best reading with another sign there would be; what is left open."""

    roles: str
    margins: tuple[float, ...]
    left_open: tuple[int, ...]
    unmatched: tuple[int, ...]


# What is wrong with a nesting, in the unit of the roles: about the (natural) logarithm of how much rarer it is.
REOPENED = 6.0
UNMATCHED = 6.0
CLOSED_OVER = 4.5
AT_END = {
    "": {"": 0.0, "D": 1.5, "S": 2.6, "DS": 3.0, "SD": 4.0, "DSD": 6.0, "SDS": 6.0},
    "double": {"": 0.0, "D": 1.5, "S": 4.5, "DS": 3.0, "SD": 5.0, "DSD": 6.0, "SDS": 7.0},
    "single": {"": 0.0, "D": 2.0, "S": 1.5, "DS": 5.0, "SD": 3.0, "DSD": 7.0, "SDS": 6.0},
}
"""Quotations still open at the end of a paragraph: a speech may go on in the next one."""
DIALECT = 0.5
DIALECT_MOST = 1.5
"""How much each word known to be clipped takes off the cost of other apostrophes, and how much all of them do."""


def _steps(style: str) -> dict[tuple[bool, str], tuple[tuple[str, str, float, bool], ...]]:
    """For a kind of mark and a state: the roles possible, the state after each, its cost, whether it is amiss."""
    steps: dict[tuple[bool, str], tuple[tuple[str, str, float, bool], ...]] = {}
    for state in AT_END[""]:
        for double in (True, False):
            own, other = ("D", "S") if double else ("S", "D")
            found: list[tuple[str, str, float, bool]] = []
            if not state.endswith(own):
                if len(state) < 3:
                    found.append(("o", state + own, _odd(own, state, style), False))
            else:
                found.append(("o", state, REOPENED, True))
            if state.endswith(own):
                found.append(("c", state[:-1], 0.0, False))
            elif state.endswith(own + other):
                found.append(("c", state[:-2], CLOSED_OVER, False))
            else:
                found.append(("c", state, UNMATCHED, True))
            if not double:
                found.append(("a", state, 0.0, False))
            steps[double, state] = tuple(found)
    return steps


def _odd(own: str, state: str, style: str) -> float:
    """What a quotation costs whose marks stand at a level where the text has others."""
    if not style:
        return 0.3 if own == "S" and not state else 0.0
    outer = "D" if style == "double" else "S"
    return 0.0 if (own == outer) == (len(state) % 2 == 0) else 1.0


STEPS = {style: _steps(style) for style in AT_END}


@lru_cache(4096)
def read(marks: tuple[Costs, ...], style: Style) -> Reading:
    """The best reading of the marks of a paragraph."""
    forth = _forth(marks, style)
    back = _back(marks, style)
    return _traced(marks, style, forth, back)


Layer: TypeAlias = dict[str, float]


def _role_costs(mark: Costs, relief: float) -> dict[str, float]:
    apostrophe = mark.apostrophe
    if not mark.clipped and apostrophe < NEVER:
        apostrophe = max(min(apostrophe, 0.5), apostrophe - relief)
    return {"o": mark.opens, "c": mark.closes, "a": apostrophe}


@lru_cache(1024)
def _relief(known: int) -> float:
    return min(DIALECT_MOST, DIALECT * known)


def _all_costs(marks: tuple[Costs, ...]) -> list[dict[str, float]]:
    relief = _relief(sum(mark.clipped for mark in marks))
    return [_role_costs(mark, relief) for mark in marks]


def _forth(marks: tuple[Costs, ...], style: str) -> list[Layer]:
    """For each place before, between and after the marks: the least cost of coming to it in a state."""
    steps = STEPS[style]
    layers: list[Layer] = [{"": 0.0}]
    for mark, costs in zip(marks, _all_costs(marks), strict=True):
        layer: Layer = {}
        for state, cost in layers[-1].items():
            for role, after, price, _ in steps[mark.double, state]:
                total = cost + price + costs[role]
                if total < layer.get(after, 1e9):
                    layer[after] = total
        layers.append(layer)
    return layers


def _back(marks: tuple[Costs, ...], style: str) -> list[Layer]:
    """For each place: the least cost of going on from it in a state to the end."""
    steps = STEPS[style]
    layer: Layer = dict(AT_END[style])
    layers = [layer]
    for mark, costs in zip(reversed(marks), reversed(_all_costs(marks)), strict=True):
        layer = {
            state: min(price + costs[role] + layer[after] for role, after, price, _ in steps[mark.double, state])
            for state in AT_END[style]
        }
        layers.append(layer)
    layers.reverse()
    return layers


def _traced(marks: tuple[Costs, ...], style: str, forth: list[Layer], back: list[Layer]) -> Reading:
    steps = STEPS[style]
    roles: list[str] = []
    margins: list[float] = []
    open_at: list[int] = []
    left: list[int] = []
    unmatched: list[int] = []
    state = ""
    for index, (mark, costs) in enumerate(zip(marks, _all_costs(marks), strict=True)):
        role, after, _, amiss = min(
            steps[mark.double, state], key=lambda step: step[2] + costs[step[0]] + back[index + 1][step[1]]
        )
        margins.append(_margin(index, mark, costs, role, style, forth, back))
        if role == "o":
            if amiss:
                left.append(open_at.pop())
            open_at.append(index)
        elif role == "c" and amiss:
            unmatched.append(index)
        elif role == "c":
            left += open_at[len(after) + 1 :]
            del open_at[len(after) :]
        roles.append(role)
        state = after
    return Reading("".join(roles), tuple(margins), (*left, *open_at), tuple(unmatched))


def _margin(
    index: int, mark: Costs, costs: dict[str, float], role: str, style: str, forth: list[Layer], back: list[Layer]
) -> float:
    """How much dearer the best reading is in which this mark looks another way: open, or not."""
    best = {True: 1e9, False: 1e9}
    for state, cost in forth[index].items():
        for each, after, price, _ in STEPS[style][mark.double, state]:
            total = cost + price + costs[each] + back[index + 1][after]
            opens = each == "o"
            best[opens] = min(best[opens], total)
    opens = role == "o"
    return best[not opens] - best[opens]
