"""Merged cells: the grid positions that no edge parts, cut into rectangles."""

from collections.abc import Sequence


def connected_positions(
    row: int, column: int, right: list[list[bool]], below: list[list[bool]]
) -> set[tuple[int, int]]:
    """The grid positions that no edge parts from this one."""
    group = {(row, column)}
    waiting = [(row, column)]
    while waiting:
        y, x = waiting.pop()
        near = []
        if not right[y][x]:
            near.append((y, x + 1))
        if not below[y][x]:
            near.append((y + 1, x))
        if x and not right[y][x - 1]:
            near.append((y, x - 1))
        if y and not below[y - 1][x]:
            near.append((y - 1, x))
        for position in near:
            if position not in group:
                group.add(position)
                waiting.append(position)
    return group


def rectangles_of(group: set[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """A group of positions as rectangles (top, left, bottom, right), cut by rows if it is none."""
    if len(group) == 1:
        ((row, column),) = group
        return [(row, column, row, column)]
    rows = sorted({row for row, _ in group})
    open_runs: dict[tuple[int, int], int] = {}
    rectangles: list[tuple[int, int, int, int]] = []
    for row in [*rows, rows[-1] + 2]:
        runs = _runs(sorted(column for y, column in group if y == row))
        for run in [run for run in open_runs if run not in runs]:
            rectangles.append((open_runs.pop(run), run[0], row - 1, run[1]))
        for run in runs:
            open_runs.setdefault(run, row)
    last = rows[-1]
    return sorted((top, left, min(bottom, last), right) for top, left, bottom, right in rectangles)


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and column == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs
