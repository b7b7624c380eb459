"""Tables without rules at their sides: a row merged over all columns parts them for the eye only.

No vertical rule crosses such a row, so the rules above and below it do not hang together. They
are one grid where they begin and end at the same places, have columns in common, and no more than
a few lines of text could stand between them.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

# Points. Sides as near as NEAR are one; a vertical rule this far inside of the horizontal ones'
# ends is no side.
_NEAR = 3.0
_INSIDE = 10.0
# How high a merged row within a table may be, and one at its top or foot.
_HIGHEST, _HIGHEST_END = 45.0, 32.0


class Rule(Protocol):
    """A straight rule: its position across, and where along it starts and ends."""

    at: float
    start: float
    end: float


R = TypeVar("R", bound=Rule)


def join_open(
    components: Sequence[tuple[list[R], list[R]]],
) -> list[tuple[list[R], list[R]]]:
    """Components of crossing rules (horizontal, vertical), those of one open-sided table as one."""
    tables = sorted((one for one in components if all(one)), key=_top)
    if not any(map(_is_open, tables)):
        return tables
    joined: list[tuple[list[R], list[R]]] = []
    for across, down in tables:
        if joined and _go_on(joined[-1], (across, down)):
            joined[-1][0].extend(across)
            joined[-1][1].extend(down)
        else:
            joined.append((list(across), list(down)))
    single = [across[0] for across, down in components if not down and len(across) == 1]
    for across, down in joined:
        if _is_open((across, down)):
            across.extend(_ends(across, single))
    return joined


def _go_on(above: tuple[list[R], list[R]], below: tuple[list[R], list[R]]) -> bool:
    """Whether two components are one table with a row between that all columns are merged in."""
    gap = _top(below) - max(line.at for line in above[0])
    if not _NEAR < gap <= _HIGHEST or not (_is_open(above) and _is_open(below)):
        return False
    first, second = _columns(above[1]), _columns(below[1])
    few, many = sorted((first, second), key=len)
    return _same(_sides(above[0]), _sides(below[0])) and all(
        any(abs(x - other) <= _NEAR for other in many) for x in few
    )


def _ends(across: Sequence[R], single: Sequence[R]) -> list[R]:
    """The rules without a crossing one that close a merged row at a table's top or foot."""
    top, bottom = min(line.at for line in across), max(line.at for line in across)
    return [
        line
        for line in single
        if _same(_sides([line]), _sides(across))
        and _NEAR < max(top - line.at, line.at - bottom) <= _HIGHEST_END
    ]


def _is_open(component: tuple[list[R], list[R]]) -> bool:
    """Whether no vertical rule stands at either end of the horizontal ones."""
    x0, x1 = _sides(component[0])
    return all(x0 + _INSIDE < line.at < x1 - _INSIDE for line in component[1])


def _top(component: tuple[list[R], list[R]]) -> float:
    return min(line.at for line in component[0])


def _sides(across: Sequence[R]) -> tuple[float, float]:
    return min(line.start for line in across), max(line.end for line in across)


def _columns(down: Sequence[R]) -> list[float]:
    return sorted({line.at for line in down})


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= _NEAR and abs(one[1] - other[1]) <= _NEAR
