"""Ruling lines become grids: pieces joined, crossing lines gathered, missing edges merge cells."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.pdf.characters import Characters, Run
from extract.pdf.dashes import join_dashes
from extract.pdf.display import Box
from extract.pdf.merged import connected_positions, rectangles_of
from extract.pdf.open_sides import join_open
from extract.pdf.paths import Rules
from extract.pdf.shading import GAP, ShadedGrid, shaded_grids, stripe_edges

# Points. Positions nearer than SNAP to the first of a group are one line; pieces of one line may
# leave gaps of up to JOIN; lines cross when they come within TOUCH of each other.
SNAP = 2.0
JOIN = 3.0
TOUCH = 3.0
SHORTEST = 5.0
# An inner edge is there when at least this share of it is covered by rules.
COVERED = 0.5
_MOST_LINES = 4_000
# Points. Lines that end as far beyond the last crossing one have a row or column there: a line of
# small print is as high, and no frame overhangs as far.
_LEAST_BEYOND = 7.5
# Where at least so many lines agree, a line of the smallest print is: few frames have as many.
_LEAST_OF_MANY, _MANY = 5.0, 6
# Points that a run may reach over its cell's edge and still be wholly in it.
_OVERHANG = 1.5


@dataclass(slots=True)
class Line:
    """A straight rule: its position across, and where along it starts and ends."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class GridCell:
    """A cell of a lattice: grid position, spans, and box in displayed points."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(slots=True)
class Lattice:
    """A grid of rules: the positions of its lines, and the rules that make its edges.

    `horizontal[i]` holds the pieces of rule at `ys[i]`, `vertical[j]` those at `xs[j]`. `shaded`
    says that the lines are the edges of shaded areas, `striped` that rows between are not shaded.
    """

    xs: list[float]
    ys: list[float]
    horizontal: list[list[Line]]
    vertical: list[list[Line]]
    cells: list[GridCell] = field(default_factory=list)
    owner: list[list[int]] = field(default_factory=list)
    shaded: bool = False
    striped: bool = False

    @property
    def box(self) -> Box:
        """The outline of the grid."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def area(self) -> float:
        """The size of the outline, in square points."""
        x0, top, x1, bottom = self.box
        return (x1 - x0) * (bottom - top)

    def cell_at(self, x: float, y: float) -> int:
        """The index of the cell that holds a point, -1 where the point is outside the grid."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owner[row][column]
        return -1

    def settle(self) -> None:
        """Find the cells: grid positions without an edge between them are one cell."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        self.owner = [[-1] * columns for _ in range(rows)]
        self.cells = []
        right, below = self._edges(rows, columns)
        for row in range(rows):
            for column in range(columns):
                if self.owner[row][column] >= 0:
                    continue
                if right[row][column] and below[row][column]:
                    # Nothing to the left or above goes on here, or this would have an owner.
                    self.owner[row][column] = len(self.cells)
                    box = self.xs[column], self.ys[row], self.xs[column + 1], self.ys[row + 1]
                    self.cells.append(GridCell(row, column, 1, 1, box))
                    continue
                for rectangle in rectangles_of(connected_positions(row, column, right, below)):
                    self._add(rectangle)

    def _edges(self, rows: int, columns: int) -> tuple[list[list[bool]], list[list[bool]]]:
        """For each grid position, whether it has an edge on its right, and one below."""
        beside = [_covered(lines, self.ys) for lines in self.vertical[1:-1]]
        below = [_covered(lines, self.xs) for lines in self.horizontal[1:-1]]
        right = [[*edges, True] for edges in zip(*beside, strict=True)] or [[True]] * rows
        return right, [*below, [True] * columns]

    def _add(self, rectangle: tuple[int, int, int, int]) -> None:
        top, left, bottom, right = rectangle
        box = (self.xs[left], self.ys[top], self.xs[right + 1], self.ys[bottom + 1])
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self.owner[row][column] = len(self.cells)
        self.cells.append(GridCell(top, left, bottom - top + 1, right - left + 1, box))


def find_lattices(rules: Rules) -> list[Lattice]:
    """The grids that the rules of a page make."""
    horizontal = merge_lines(((box[1] + box[3]) / 2, box[0], box[2]) for box in rules.horizontal)
    vertical = merge_lines(((box[0] + box[2]) / 2, box[1], box[3]) for box in rules.vertical)
    lattices = [
        lattice
        for component in join_open(_components(horizontal, vertical))
        if (lattice := _lattice(*component))
    ]
    if len(rules.shading) > 1:
        for lattice in lattices:
            _part_by_stripes(lattice, rules.shading)
        taken = [lattice.box for lattice in lattices]
        grids = shaded_grids(rules.shading, taken)
        lattices.extend(_shaded_lattice(grid) for grid in grids if not _has_rows(grid, horizontal))
    return lattices


def cell_around(
    lattices: Sequence[Lattice], characters: Characters, run: Run
) -> tuple[int, int] | None:
    """The first lattice that holds the start of a run, and its cell; None where the run leaves it.

    None too where no lattice holds the start.
    """
    start = run.start
    x = (characters.x0s[start] + characters.x1s[start]) / 2
    y = (characters.tops[start] + characters.bottoms[start]) / 2
    for number, lattice in enumerate(lattices):
        cell = lattice.cell_at(x, y)
        if cell >= 0:
            left, _, right, _ = lattice.cells[cell].box
            inside = run.x0 >= left - _OVERHANG and run.x1 <= right + _OVERHANG
            return (number, cell) if inside else None
    return None


def _part_by_stripes(lattice: Lattice, fills: Sequence[Box]) -> None:
    """Make rows of the stripes in a grid of vertical rules."""
    if len(lattice.xs) < 3 or len(lattice.ys) > 3:
        return
    x0, _, x1, _ = lattice.box
    for top, bottom in list(itertools.pairwise(lattice.ys)):
        for edge in stripe_edges(fills, (x0, top, x1, bottom)):
            index = bisect_left(lattice.ys, edge)
            lattice.ys.insert(index, edge)
            lattice.horizontal.insert(index, [Line(edge, x0, x1)])


def _has_rows(grid: ShadedGrid, horizontal: Sequence[Line]) -> bool:
    """Whether rules from side to side make rows that fills don't: then these are no grid.

    Such rules stand in a stripe without shading, or several go on beyond the grid.
    """
    x0, x1 = grid.xs[0], grid.xs[-1]
    rows = [
        line.at
        for line in horizontal
        if abs(line.start - x0) <= TOUCH
        and abs(line.end - x1) <= TOUCH
        and all(abs(line.at - y) > GAP for y in grid.ys)
        and not any(box[1] < line.at < box[3] for box in grid.fills)
    ]
    inside = [at for at in rows if grid.ys[0] < at < grid.ys[-1]]
    above = sum(at < grid.ys[0] for at in rows)
    return bool(inside) or above > 1 or len(rows) - above > 1


def _shaded_lattice(grid: ShadedGrid) -> Lattice:
    """The lattice whose rules are the edges of fills."""
    across: list[list[Line]] = [[] for _ in grid.ys]
    down: list[list[Line]] = [[] for _ in grid.xs]
    for x0, top, x1, bottom in grid.fills:
        left, right = _nearest(grid.xs, x0), _nearest(grid.xs, x1)
        above, below = _nearest(grid.ys, top), _nearest(grid.ys, bottom)
        for at in (above, below):
            across[at].append(Line(grid.ys[at], grid.xs[left], grid.xs[right]))
        for at in (left, right):
            down[at].append(Line(grid.xs[at], grid.ys[above], grid.ys[below]))
    striped = not all(
        any(_is_covered(lines, top, bottom) for lines in down)
        for top, bottom in itertools.pairwise(grid.ys)
    )
    return Lattice(grid.xs, grid.ys, across, down, shaded=True, striped=striped)


def _nearest(positions: Sequence[float], at: float) -> int:
    return min(range(len(positions)), key=lambda index: abs(positions[index] - at))


def merge_lines(pieces: Iterable[tuple[float, float, float]]) -> list[Line]:
    """Pieces (position, start, end) as lines: those at one position that touch are one line."""
    lines: list[Line] = []
    group: list[tuple[float, float, float]] = []
    for piece in sorted(pieces):
        if group and piece[0] - group[0][0] > SNAP:
            lines.extend(_along(group))
            group = []
        group.append(piece)
    lines.extend(_along(group))
    return lines[:_MOST_LINES]


def _along(group: Sequence[tuple[float, float, float]]) -> list[Line]:
    if not group:
        return []
    at = sum(piece[0] for piece in group) / len(group)
    spans: list[tuple[float, float]] = []
    for _, start, end in sorted(group, key=lambda piece: piece[1]):
        if spans and start <= spans[-1][1] + JOIN:
            spans[-1] = spans[-1][0], max(spans[-1][1], end)
        else:
            spans.append((start, end))
    if len(spans) > 1:
        spans = join_dashes(spans)
    return [Line(at, start, end) for start, end in spans if end - start >= SHORTEST]


def _components(
    horizontal: Sequence[Line], vertical: Sequence[Line]
) -> list[tuple[list[Line], list[Line]]]:
    """Lines that cross, directly or through others, as one component each."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    positions = [line.at for line in horizontal]
    for number, line in enumerate(vertical, start=len(horizontal)):
        first = bisect_left(positions, line.start - TOUCH)
        last = bisect_right(positions, line.end + TOUCH)
        for other in range(first, last):
            crossed = horizontal[other]
            if crossed.start - TOUCH <= line.at <= crossed.end + TOUCH:
                parent[root(number)] = root(other)
    groups: dict[int, tuple[list[Line], list[Line]]] = {}
    for index in range(len(parent)):
        across, down = groups.setdefault(root(index), ([], []))
        if index < len(horizontal):
            across.append(horizontal[index])
        else:
            down.append(vertical[index - len(horizontal)])
    return list(groups.values())


def _lattice(horizontal: Sequence[Line], vertical: Sequence[Line]) -> Lattice | None:
    """The grid of one component, None where it has no room for two cells."""
    ys, across = _positions(horizontal)
    xs, down = _positions(vertical)
    _open_sides(xs, down, horizontal, ys)
    _open_sides(ys, across, vertical, xs)
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    return Lattice(xs, ys, across, down)


def _positions(lines: Sequence[Line]) -> tuple[list[float], list[list[Line]]]:
    """The distinct positions of lines, and the lines at each."""
    positions: list[float] = []
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.at):
        if positions and line.at - groups[-1][0].at <= SNAP:
            groups[-1].append(line)
        else:
            positions.append(line.at)
            groups.append([line])
    return positions, groups


def _open_sides(
    positions: list[float],
    groups: list[list[Line]],
    crossing: Sequence[Line],
    across: Sequence[float],
) -> None:
    """Close a side where the crossing lines run on past the last line.

    A table may have no outer frame, or be cut by the page's end: two or more lines that end
    beyond the last crossing one at the same place bound a row or column of cells there.
    """
    if not positions or len(across) < 2:
        return
    for first, ends in ((True, [l.start for l in crossing]), (False, [l.end for l in crossing])):  # noqa: E741
        edge = min(ends) if first else max(ends)
        beyond = positions[0] - edge if first else edge - positions[-1]
        agree = sum(abs(end - edge) <= TOUCH for end in ends)
        least = _LEAST_OF_MANY if agree >= _MANY else _LEAST_BEYOND
        if beyond > least and agree >= 2:
            index = 0 if first else len(positions)
            positions.insert(index, edge)
            groups.insert(index, [Line(edge, across[0], across[-1])])


def _covered(lines: Sequence[Line], positions: Sequence[float]) -> list[bool]:
    """For each stretch between two positions along a rule, whether the rule is there."""
    if len(lines) == 1 and lines[0].start <= positions[0] and lines[0].end >= positions[-1]:
        return [True] * (len(positions) - 1)
    return [_is_covered(lines, start, end) for start, end in itertools.pairwise(positions)]


def _is_covered(lines: Sequence[Line], start: float, end: float) -> bool:
    covered = 0.0
    for line in lines:
        if line.start <= start and line.end >= end:
            return True
        covered += max(0.0, min(line.end, end) - max(line.start, start))
    return covered >= COVERED * (end - start)
