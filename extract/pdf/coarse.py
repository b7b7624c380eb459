"""Grids that are coarser than the table they bound: rules between groups of rows and columns only.

Statistical tables often have rules under their headings and between columns and none between the
rows. Then figures stand below figures in several cells at the same heights, and the places of the
texts tell the rows that no rule does.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.document import Table
from extract.pdf.alignment import Baselines, read_aligned_tables
from extract.pdf.alignment.values import is_figure
from extract.pdf.characters import Characters, Run
from extract.pdf.display import Box
from extract.pdf.lattice import Lattice
from extract.pdf.lines import PrintedLine, printed_lines

# So many lines of figures in a cell are those of several rows, if this share of them are figures.
_FEWEST_LINES, _MOSTLY = 3, 0.7
# Lines of two cells are at one height within this many points, and most must be.
_LEVEL, _AGREE = 3.0, 0.8
# The share of the grid's characters that the finer table must hold.
_HELD = 0.95


def refined(
    lattice: Lattice,
    runs: dict[int, list[Run]],
    across: Sequence[Box],
    characters: Characters,
    page: int,
    baselines: Baselines,
) -> Table | None:
    """The table told by the places of texts in a grid that is too coarse, None in a fine one."""
    if not _is_coarse(lattice, runs):
        return None
    spans = sorted((run.start, run.end) for own in runs.values() for run in own)
    x0, top, x1, bottom = lattice.box
    inside = [box for box in across if top - 3 <= box[1] <= bottom + 3 and x0 - 3 <= box[0] < x1]
    down = [line for lines in lattice.vertical for line in lines]
    found = read_aligned_tables(characters, spans, inside, page, baselines, down=down)
    if len(found.tables) != 1 or found.tables[0].row_count < len(lattice.ys):
        return None
    outside = sum(run.end - run.start for run in found.outside)
    if outside > (1 - _HELD) * sum(end - start for start, end in spans):
        return None
    return found.tables[0]


def _is_coarse(lattice: Lattice, runs: dict[int, list[Run]]) -> bool:
    """Whether cells side by side hold figures below each other at the same heights."""
    rows: dict[tuple[int, int], list[list[float]]] = {}
    for index, cell in enumerate(lattice.cells):
        own = runs.get(index, [])
        # Most cells hold words: their runs show that sooner than their lines.
        if len(own) < _FEWEST_LINES or not any(is_figure(run.text.strip()) for run in own):
            continue
        levels = _levels(printed_lines(own))
        if levels:
            rows.setdefault((cell.row, cell.row_span), []).append(levels)
    return any(_agree(one, other) for cells in rows.values() for one, other in pairwise(cells))


def _levels(lines: Sequence[PrintedLine]) -> list[float]:
    """The heights of a cell's lines where these are several of figures, else none."""
    texts = [line for line in lines if line.text]
    figures = sum(all(map(is_figure, line.text.split())) for line in texts)
    if len(texts) < _FEWEST_LINES or figures < _MOSTLY * len(texts):
        return []
    return [line.runs[0].top + line.runs[0].bottom for line in texts]


def _agree(one: Sequence[float], other: Sequence[float]) -> bool:
    level = sum(any(abs(at - also) < 2 * _LEVEL for also in other) for at in one)
    return level >= _AGREE * max(len(one), len(other))
