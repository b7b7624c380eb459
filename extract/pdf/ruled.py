"""Tables read by their ruling lines: which cell each character stands in, and what a cell says."""

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.document import Cell, Place, Table
from extract.pdf.characters import Characters, Run
from extract.pdf.lattice import GridCell, Lattice, Line, cell_around
from extract.pdf.lines import PrintedLine, author_breaks, printed_lines
from extract.pdf.torn import add_missing_edges
from extract.pdf.turning import as_read

# A grid of so many columns is no frame, even with text in one cell only.
_WIDE = 3
_CLOSE = 8.0
# No character is wider or higher than this, in points.
_LARGEST = 200.0
# The share of the characters' height by which texts of two cells stand apart at least.
_CLEAR = 0.65


@dataclass(slots=True)
class RuledTable:
    """A lattice and the runs of characters that stand in each of its cells."""

    lattice: Lattice
    runs: dict[int, list[Run]] = field(default_factory=dict)


def read_ruled_tables(
    lattices: Sequence[Lattice],
    characters: Characters,
    page: int,
    refine: Callable[[Lattice, dict[int, list[Run]]], Table | None] = lambda *_: None,
) -> tuple[list[Table], list[Run]]:
    """The tables that settled lattices and characters make, and the runs that stand in none.

    A lattice in which text stands in one column or one cell only is a frame, not a table: its
    text counts as running text. `refine` may give a finer table for a lattice and its runs.
    """
    ruled = [RuledTable(lattice) for lattice in lattices]
    by_area = sorted(ruled, key=lambda one: one.lattice.area)
    outside = _assign(by_area, characters)
    tables = []
    for one in ruled:
        if _is_table(one):
            finer = refine(one.lattice, one.runs)
            tables.append(finer or _table(one, characters, page))
        else:
            outside.extend(run for runs in one.runs.values() for run in runs)
    return tables, outside


def settle(lattices: Sequence[Lattice], characters: Characters) -> None:
    """Find the cells of the lattices, double rules taken for one."""
    for lattice in lattices:
        _drop_double_lines(lattice, characters)
        if lattice.shaded:
            _part_by_text(lattice, characters)
        lattice.settle()
        if not lattice.shaded:
            add_missing_edges(lattice, characters)


def _part_by_text(lattice: Lattice, characters: Characters) -> None:
    """Add the column edges that shading doesn't show, in a row without any or in one stripe.

    An edge is there where a clear gap in the row's text shows it: the words of a merged cell
    stand closer. A row with text in one column only is left as it is, and so is one of several
    fills: they are its cells.
    """
    for top, bottom in itertools.pairwise(lattice.ys):
        if any(_reach(lines, (top + bottom) / 2) for lines in lattice.vertical[1:-1]):
            continue
        row = [
            index
            for index, one in enumerate(characters.text)
            if not one.isspace() and top < characters.middle(index)[1] < bottom
        ]
        middles = [characters.middle(index)[0] for index in row]
        if len({bisect_left(lattice.xs, x) for x in middles}) < 2:
            continue
        clear = _CLEAR * max(characters.bottoms[index] - characters.tops[index] for index in row)
        for index, x in list(enumerate(lattice.xs))[1:-1]:
            ends = [
                characters.x1s[at] for at, middle in zip(row, middles, strict=True) if middle <= x
            ]
            starts = [
                characters.x0s[at] for at, middle in zip(row, middles, strict=True) if middle > x
            ]
            if not ends or not starts or min(starts) - max(ends) > clear:
                lattice.vertical[index].append(Line(x, top, bottom))


def _drop_double_lines(lattice: Lattice, characters: Characters) -> None:
    """Take neighbouring positions without a character between them for one line (double rules)."""
    upright = (characters.x0s, characters.x1s), (characters.tops, characters.bottoms)
    for positions, groups, (across, along) in (
        (lattice.xs, lattice.vertical, upright),
        (lattice.ys, lattice.horizontal, upright[::-1]),
    ):
        index = 1
        while index < len(positions) and len(positions) > 2:
            low, high = positions[index - 1], positions[index]
            if high - low < _CLOSE and not any(
                _reach(groups[index - 1], at) and _reach(groups[index], at)
                for at in _middles_between(low, high, across, along, characters.text)
            ):
                groups[index - 1].extend(groups.pop(index))
                positions.pop(index)
            else:
                index += 1


def _middles_between(
    low: float,
    high: float,
    across: Sequence[list[float]],
    along: Sequence[list[float]],
    text: str,
) -> Iterator[float]:
    """Where along two lines the characters that show stand whose middles lie between them."""
    starts, ends = across
    for index in [at for at, start in enumerate(starts) if start < high < start + _LARGEST]:
        if low < (starts[index] + ends[index]) / 2 < high and not text[index].isspace():
            yield (along[0][index] + along[1][index]) / 2


def _reach(lines: Sequence[Line], at: float) -> bool:
    """Whether one of the lines goes past a point along it: in a merged cell none does."""
    return any(line.start <= at <= line.end for line in lines)


def _assign(tables: Sequence[RuledTable], characters: Characters) -> list[Run]:
    """Give each run of characters to the cell that holds it; return those that no cell holds."""
    outside: list[Run] = []
    lattices = [table.lattice for table in tables]
    for run in characters.runs():
        owner = cell_around(lattices, characters, run)
        if owner is None:
            _split(tables, characters, run, outside)
        else:
            number, cell = owner
            tables[number].runs.setdefault(cell, []).append(run)
    return outside


def _split(
    tables: Sequence[RuledTable],
    characters: Characters,
    run: Run,
    outside: list[Run],
) -> None:
    """Part a run that reaches over several cells where its characters change cells."""
    begin, start, end = run.start, run.start, run.end
    owner = _owner(tables, characters, start)
    for index in range(start, end + 1):
        if index < end:
            # A space goes with what stands before it; PDFium's order says that of no page with
            # right-to-left letters.
            if characters.text[index] == " " and (
                characters.page is None or _is_generated(characters, index)
            ):
                continue
            here = _owner(tables, characters, index)
            if here == owner:
                continue
        _keep(tables, characters, (begin, index), owner, outside)
        if index < end:
            begin, owner = index, here


def _keep(
    tables: Sequence[RuledTable],
    characters: Characters,
    span: tuple[int, int],
    owner: tuple[int, int],
    outside: list[Run],
) -> None:
    start, end = span
    while end > start and characters.text[end - 1] == " " and _is_generated(characters, end - 1):
        end -= 1
    if end == start:
        return
    run = characters.run(start, end)
    table, cell = owner
    if table < 0:
        outside.append(run)
    else:
        tables[table].runs.setdefault(cell, []).append(run)


def _is_generated(characters: Characters, index: int) -> bool:
    return characters.x1s[index] <= characters.x0s[index]


def _owner(tables: Sequence[RuledTable], characters: Characters, index: int) -> tuple[int, int]:
    x, y = characters.middle(index)
    for number, table in enumerate(tables):
        cell = table.lattice.cell_at(x, y)
        if cell >= 0:
            return number, cell
    return -1, -1


def _is_table(ruled: RuledTable) -> bool:
    filled = [
        ruled.lattice.cells[index]
        for index, runs in ruled.runs.items()
        if any(run.text.strip() for run in runs)
    ]
    columns = len(ruled.lattice.xs) - 1
    # On a page of its own, the rest of one cell of a wide table stands in its row's grid.
    return (
        len({cell.column for cell in filled}) > 1
        or (len({cell.row for cell in filled}) > 1 and columns > 1)
        or (bool(filled) and columns >= _WIDE)
    )


def _table(ruled: RuledTable, characters: Characters, page: int) -> Table:
    lattice = ruled.lattice
    lines = {index: printed_lines(runs) for index, runs in ruled.runs.items()}
    widths = _column_widths(lattice.cells, lines)
    cells = [
        _cell(cell, lines.get(index, []), widths, characters, page)
        for index, cell in enumerate(lattice.cells)
    ]
    x0, top, x1, bottom = lattice.box
    table = Table(
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        row_count=len(lattice.ys) - 1,
        column_count=len(lattice.xs) - 1,
        evidence="rules",
        places=(Place(page, x0, top, x1, bottom),),
    )
    return table if characters.page is None else as_read(table)


def _column_widths(
    cells: Sequence[GridCell], lines: dict[int, list[PrintedLine]]
) -> dict[tuple[int, int], float]:
    """How wide the text of a column is set: the widest line of cells in the same columns."""
    widths: dict[tuple[int, int], float] = {}
    for index, printed in lines.items():
        columns = (cells[index].column, cells[index].column_span)
        widest = max((line.least_width() for line in printed), default=0.0)
        widths[columns] = max(widths.get(columns, 0.0), widest)
    return widths


def _cell(
    grid_cell: GridCell,
    lines: Sequence[PrintedLine],
    widths: dict[tuple[int, int], float],
    characters: Characters,
    page: int,
) -> Cell:
    width = widths.get((grid_cell.column, grid_cell.column_span), 0.0)
    # A space that PDFium put in by itself may be a line of its own, which nobody sees.
    lines = [line for line in lines if line.text]
    x0, top, x1, bottom = grid_cell.box
    return Cell(
        row=grid_cell.row,
        column=grid_cell.column,
        row_span=grid_cell.row_span,
        column_span=grid_cell.column_span,
        text="\n".join(line.text for line in lines),
        breaks=author_breaks(lines, width, characters),
        places=(Place(page, x0, top, x1, bottom, len(lines)),),
        room_after=width - lines[-1].width if lines else None,
        lead=lines[0].lead(characters) if lines else None,
    )
