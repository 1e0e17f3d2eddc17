"""Which quotation marks open, which close and which are apostrophes: the best nesting of a whole paragraph.

Every mark comes with a cost for each role that it might have, from what stands beside it. A reading
gives each a role; it costs what its roles cost and what is wrong with its nesting (a quotation never
closed, a closing mark without its opening one). The cheapest is found step by step, with the
quotations open at a mark as the state, and for each mark what another role would cost more.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Style: TypeAlias = Literal["", "double", "single"]
"""Which marks stand outside in a text; empty if it does not tell."""
Role: TypeAlias = Literal["o", "c", "a"]
"""Opens, closes, is an apostrophe (of double marks, a prime)."""
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
    """The role of each mark, and which of them open what is never closed or close what was never opened."""

    roles: str
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


STATES = tuple(AT_END[""])
"""Which quotations are open, the innermost last, of double and of single marks."""
ROLES = "oca"


class Step(NamedTuple):
    """One way past a mark: its role, by its place in `ROLES`, the state after it, the cost, whether it is amiss."""

    role: int
    after: int
    cost: float
    amiss: bool = False


Steps: TypeAlias = tuple[tuple[Step, ...], ...]
"""The steps possible in each state."""


def _steps(double: bool, style: str) -> Steps:
    return tuple(tuple(_steps_in(state, double, style)) for state in STATES)


def _steps_in(state: str, double: bool, style: str) -> Iterator[Step]:
    """The steps past a mark while these quotations are open."""
    own, other = ("D", "S") if double else ("S", "D")
    if state.endswith(own):
        yield Step(0, STATES.index(state), REOPENED, True)
        yield Step(1, STATES.index(state[:-1]), 0.0)
    elif state.endswith(own + other):
        yield Step(1, STATES.index(state[:-2]), CLOSED_OVER)
    else:
        yield Step(1, STATES.index(state), UNMATCHED, True)
    if not state.endswith(own) and len(state) < 3:
        yield Step(0, STATES.index(state + own), _odd(own, state, style))
    yield Step(2, STATES.index(state), 0.0)


def _odd(own: str, state: str, style: str) -> float:
    """What a quotation costs whose marks stand at a level where the text has others."""
    if not style:
        return 0.3 if own == "S" and not state else 0.0
    outer = "D" if style == "double" else "S"
    return 0.0 if (own == outer) == (len(state) % 2 == 0) else 1.0


STEPS = {style: (_steps(False, style), _steps(True, style)) for style in AT_END}
ENDS = {style: list(costs.values()) for style, costs in AT_END.items()}

PIECE = 400
"""Marks that are read together; a paragraph with more is a whole book without line ends, or no prose."""


def read(marks: tuple[Costs, ...], style: Style) -> Reading:
    """The best reading of the marks of a paragraph."""
    if len(marks) <= PIECE:
        return _read(marks, style)
    roles: list[str] = []
    left_open: list[int] = []
    unmatched: list[int] = []
    while len(roles) < len(marks):
        done = len(roles)
        reading = _read(marks[done : done + PIECE], style)
        end = len(reading.roles) if done + PIECE >= len(marks) else _last_rest(reading, marks[done : done + PIECE])
        roles += reading.roles[:end]
        left_open += [done + index for index in reading.left_open if index < end]
        unmatched += [done + index for index in reading.unmatched if index < end]
    return Reading("".join(roles), tuple(left_open), tuple(unmatched))


def _last_rest(reading: Reading, marks: tuple[Costs, ...]) -> int:
    """How many marks of a piece stand before the last place in its later half where nothing is open."""
    depth, rest = 0, len(marks)
    for index, role in enumerate(reading.roles):
        depth = max(0, depth + (role == "o") - (role == "c"))
        if not depth and index >= len(marks) // 2:
            rest = index + 1
    return rest


Layer: TypeAlias = list[float]
"""A cost for each state."""
RoleCosts: TypeAlias = tuple[float, float, float]


def _role_costs(marks: tuple[Costs, ...]) -> list[RoleCosts]:
    """The costs of the roles of each mark; where some words are clipped, others are likely to be."""
    relief = min(DIALECT_MOST, DIALECT * sum([mark.clipped for mark in marks]))
    return [(mark.opens, mark.closes, _apostrophe(mark, relief)) for mark in marks]


def _apostrophe(mark: Costs, relief: float) -> float:
    if not relief or mark.clipped or mark.apostrophe == NEVER:
        return mark.apostrophe
    return max(min(mark.apostrophe, 0.5), mark.apostrophe - relief)


def _forth(marks: tuple[Costs, ...], costs: list[RoleCosts], style: str) -> list[Layer]:
    """For each place before, between and after the marks: the least cost of coming to it in a state."""
    layers: list[Layer] = [[0.0] + [UNREACHED] * (len(STATES) - 1)]
    for mark, price in zip(marks, costs, strict=True):
        layer = [UNREACHED] * len(STATES)
        for so_far, steps in zip(layers[-1], STEPS[style][mark.double], strict=True):
            for role, after, cost, _ in steps:
                layer[after] = min(layer[after], so_far + cost + price[role])
        layers.append(layer)
    return layers


UNREACHED = 1e9


def _back(marks: tuple[Costs, ...], costs: list[RoleCosts], style: str) -> list[Layer]:
    """For each place: the least cost of going on from it in a state to the end."""
    singles, doubles = STEPS[style]
    layer = ENDS[style]
    layers = [layer]
    for mark, price in zip(reversed(marks), reversed(costs), strict=True):
        steps_of = doubles if mark.double else singles
        layer = [min([cost + price[role] + layer[after] for role, after, cost, _ in steps]) for steps in steps_of]
        layers.append(layer)
    layers.reverse()
    return layers


@lru_cache(1024)
def _read(marks: tuple[Costs, ...], style: str) -> Reading:
    """The reading, traced from the first mark on along the least cost of going to the end."""
    costs = _role_costs(marks)
    trace = _Trace()
    for index, (mark, price, going_on) in enumerate(zip(marks, costs, _back(marks, costs, style)[1:], strict=True)):
        best, least = None, UNREACHED
        for step in STEPS[style][mark.double][trace.state]:
            total = step.cost + price[step.role] + going_on[step.after]
            if total < least:
                best, least = step, total
        assert best is not None
        trace.take(index, best)
    return Reading("".join(trace.roles), (*trace.left, *trace.open_at), tuple(trace.unmatched))


class _Trace:
    """What is known on the way through the marks: their roles, the state, where what is open was opened."""

    def __init__(self) -> None:
        self.state = 0
        self.roles: list[str] = []
        self.open_at: list[int] = []
        self.left: list[int] = []
        self.unmatched: list[int] = []

    def take(self, index: int, step: Step) -> None:
        """Go past a mark."""
        role = ROLES[step.role]
        if role == "o":
            if step.amiss:
                self.left.append(self.open_at.pop())
            self.open_at.append(index)
        elif role == "c" and step.amiss:
            self.unmatched.append(index)
        elif role == "c":
            depth = len(STATES[step.after])
            self.left += self.open_at[depth + 1 :]
            del self.open_at[depth:]
        self.roles.append(role)
        self.state = step.after


def margins(marks: tuple[Costs, ...], style: Style, roles: str) -> list[float]:
    """For each mark, how much dearer the best reading is in which it looks the other way: open, or not."""
    found: list[float] = []
    for start in range(0, len(marks), PIECE):
        piece = marks[start : start + PIECE]
        costs = _role_costs(piece)
        forth, back = _forth(piece, costs, style), _back(piece, costs, style)
        found += (
            _margin(STEPS[style][mark.double], price, roles[start + index], (forth[index], back[index + 1]))
            for index, (mark, price) in enumerate(zip(piece, costs, strict=True))
        )
    return found


def _margin(steps_of: Steps, price: RoleCosts, role: str, layers: tuple[Layer, Layer]) -> float:
    forth, back = layers
    best = [UNREACHED, UNREACHED]
    for so_far, steps in zip(forth, steps_of, strict=True):
        for each, after, cost, _ in steps:
            opens = each == 0
            best[opens] = min(best[opens], so_far + cost + price[each] + back[after])
    return best[role != "o"] - best[role == "o"]
