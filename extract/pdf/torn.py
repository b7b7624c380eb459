"""Cells that look merged because a rule is missing between them: their texts tell two cells.

The texts of two cells keep clear of the edge between them, and by more than words of one text
would: on every line across, or by more than the step from line to line. Where the texts stand as
close as those of one cell, nothing tells, and the cell stays whole.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.pdf.characters import Characters
from extract.pdf.lattice import GridCell, Lattice, Line

# The share of a line's height by which texts of two cells stand apart side by side: no space is as
# wide. By the other shares lines of two cells follow each other: of the step from line to line, or
# of a line's height where no cell has two lines.
_CLEAR = 0.95
_STEP = 1.2
_STEP_OF_HEIGHT = 1.8
# Two characters of one line overlap by this share of their height at least.
_LEVEL = 0.5
_TWO = 2
# Points from a cell's border to where the edge is looked for in the next cell.
_BEYOND = 4.0
_Span = tuple[float, float]


def add_missing_edges(lattice: Lattice, characters: Characters) -> None:
    """Part the merged cells of a settled lattice whose texts show an edge that isn't drawn.

    One missing rule makes one cell of two, and a row or column beside goes on with the edge.
    """
    merged = [cell for cell in lattice.cells if cell.row_span * cell.column_span == _TWO]
    if not merged or len(lattice.cells) == len(merged):
        return
    found = [edge for cell in merged for edge in _missing(lattice, cell, characters)]
    for line, upright in found:
        positions, groups = (
            (lattice.xs, lattice.vertical) if upright else (lattice.ys, lattice.horizontal)
        )
        groups[positions.index(line.at)].append(line)
    if found:
        lattice.settle()


def _missing(
    lattice: Lattice, cell: GridCell, characters: Characters
) -> Iterator[tuple[Line, bool]]:
    """The edge of a cell of two positions that isn't drawn, and whether it is upright."""
    x0, top, x1, bottom = cell.box
    if cell.column_span > 1:
        x = lattice.xs[cell.column + 1]
        drawn = lattice.vertical[cell.column + 1]
        goes_on = _goes_on(drawn, (top - _BEYOND, bottom + _BEYOND))
        if goes_on and _parts_sides(_inside(cell, characters), characters, x):
            yield Line(x, top, bottom), True
    else:
        y = lattice.ys[cell.row + 1]
        drawn = lattice.horizontal[cell.row + 1]
        goes_on = _goes_on(drawn, (x0 - _BEYOND, x1 + _BEYOND))
        if goes_on and _parts_lines(_lines(_inside(cell, characters), characters), y):
            yield Line(y, x0, x1), False


def _inside(cell: GridCell, characters: Characters) -> list[int]:
    """The characters that show and stand in a cell; of most runs none does.

    A run's box leaves out characters drawn again and those without width: they are no farther from
    it than a line is high.
    """
    x0, top, x1, bottom = cell.box
    near = [
        at
        for run in characters.runs()
        if run.top - bottom < (high := run.bottom - run.top)
        and top - run.bottom < high
        and run.x0 - x1 < high
        and x0 - run.x1 < high
        for at in range(run.start, run.end)
    ]
    middles = ((at, *characters.middle(at)) for at in near if not characters.text[at].isspace())
    return [at for at, x, y in middles if x0 < x < x1 and top < y < bottom]


def _goes_on(drawn: Sequence[Line], beside: tuple[float, float]) -> bool:
    """Whether the edge is drawn in a cell beside, at one end at least."""
    return any(line.start <= at <= line.end for line in drawn for at in beside)


def _parts_sides(inside: Sequence[int], characters: Characters, x: float) -> bool:
    """Whether texts stand on both sides of an edge, and on each line clear of each other."""
    # A character in the middle of a label merged over two columns may stand right on the edge.
    left = [at for at in inside if characters.middle(at)[0] <= x]
    right = [at for at in inside if characters.middle(at)[0] > x]
    if not left or not right:
        return False
    clear = _CLEAR * max(characters.bottoms[at] - characters.tops[at] for at in inside)
    return min(characters.x0s[at] for at in right) - max(characters.x1s[at] for at in left) > clear


def _lines(inside: Sequence[int], characters: Characters) -> list[_Span]:
    """The tops and bottoms of the lines of characters, from top to bottom."""
    lines: list[_Span] = []
    for top, bottom in sorted((characters.tops[at], characters.bottoms[at]) for at in inside):
        if lines and lines[-1][1] - top > _LEVEL * (bottom - top):
            lines[-1] = lines[-1][0], max(lines[-1][1], bottom)
        else:
            lines.append((top, bottom))
    return lines


def _parts_lines(lines: Sequence[_Span], y: float) -> bool:
    """Whether the lines above an edge end, and those below begin, farther apart than others."""
    above = [line for line in lines if line[1] <= y]
    below = [line for line in lines if line[0] >= y]
    if not above or not below or len(above) + len(below) < len(lines):
        return False
    steps = [second[0] - first[0] for first, second in pairwise(lines)]
    gap = below[0][0] - above[-1][0]
    steps.remove(gap)
    if not steps:
        return gap > _STEP_OF_HEIGHT * max(line[1] - line[0] for line in lines)
    return gap > _STEP * max(steps)
