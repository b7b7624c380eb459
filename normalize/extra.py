"""Columns that stand for no field of a record: their names, and which of them an annex has.

Such a column has the role `extra:` and a name: its heading as printed, or the key under which a
profile knows it. Its texts go into `Record.extra` under that name.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from extract.document import Cell
from normalize.columns import Column
from normalize.grid import Grid
from normalize.lexicon import key
from normalize.roles import EXTRA, is_extra
from normalize.text import join_lines


def with_extra(columns: Sequence[Column], grid: Grid, rows: int) -> tuple[Column, ...]:
    """The columns, each without role now extra: under a name that no other of them has.

    `rows` is how many rows the header takes.
    """
    taken = {key(column.role) for column in columns if column.role and is_extra(column.role)}
    named = []
    for index, column in enumerate(columns):
        if column.role is None:
            role = _untaken(EXTRA + (_heading(grid, rows, index) or f"column {index + 1}"), taken)
            taken.add(key(role))
            places = tuple(
                place for cell in _header_cells(grid, rows, index) for place in cell.places
            )
            column = replace(column, role=role, places=places)
        named.append(column)
    return tuple(named)


def with_left_out(columns: Sequence[Column], left_out: Collection[int]) -> tuple[Column, ...]:
    """The columns with those that were left out as needless, these as extra ones."""
    taken = {key(column.role) for column in columns if column.role}
    whole = list(columns)
    for index in sorted(left_out):
        role = _untaken(f"{EXTRA}column {index + 1}", taken)
        taken.add(key(role))
        whole.insert(index, Column(role, "", "unknown"))
    return tuple(whole)


def renamed_as_before(columns: Sequence[Column], before: Sequence[Column]) -> tuple[Column, ...]:
    """The columns of a later part, each that no words tell with the role it had in the part before.

    A heading that is only spaced otherwise is the same; one that is blank is that of its column.
    """
    known = {key(column.role): column.role for column in before if column.role}
    taken = {column.role for column in columns}
    renamed = []
    for index, column in enumerate(columns):
        role = column.role or ""
        if column.how in ("position", "unknown") and len(before) == len(columns):
            above = before[index]
            alike = key(column.heading) == key(above.heading) if column.heading else True
            if alike and above.role is not None and above.role not in taken:
                role = above.role
        if is_extra(role):
            role = known.get(key(role), role)
        renamed.append(column if role == column.role else replace(column, role=role))
    return tuple(renamed)


def add_extra(roles: list[str], columns: Iterable[Column]) -> None:
    """Add the roles of extra columns that the list lacks, each behind the one before it."""
    at = 0
    for column in columns:
        if column.role is not None and is_extra(column.role):
            if column.role not in roles:
                roles.insert(at, column.role)
            at = roles.index(column.role) + 1


def _untaken(role: str, taken: Iterable[str]) -> str:
    count, found = 1, role
    while key(found) in taken:
        count += 1
        found = f"{role} ({count})"
    return found


def _heading(grid: Grid, rows: int, index: int) -> str:
    """The heading over a column as printed, in one line: its parts from the top, tabs as spaces."""
    parts = (join_lines(cell.text.split("\n")) for cell in _header_cells(grid, rows, index))
    return " ".join(" ".join(parts).split())


def _header_cells(grid: Grid, rows: int, index: int) -> list[Cell]:
    cells = {id(cell): cell for row in range(rows) if (cell := grid.covering[row][index])}
    return [cell for cell in cells.values() if cell.text.strip()]
