"""The rows of an aligned table as cells with their texts, spans and places."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.document import Cell, Place
from extract.pdf.alignment.rows import Row
from extract.pdf.alignment.spans import Spans
from extract.pdf.alignment.values import is_figure
from extract.pdf.alignment.words import Segment, TextLine, Word
from extract.pdf.characters import Characters, Run
from extract.pdf.display import Box
from extract.pdf.lines import PrintedLine, author_breaks, printed_lines

_Range = tuple[int, int]
# A text over columns without borders is told from one in a column where it covers this many more,
# and by this distance from the places of its column's texts, in points.
_FEWEST_MERGED, _OFF = 2, 2.0


@dataclass(slots=True)
class Drafted:
    """A cell on its way: grid position, spans, and the runs of its text."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    runs: list[Run] = field(default_factory=list)


def make_cells(
    rows: Sequence[Row],
    spans: Spans,
    rules: Sequence[float],
    box: Box,
    characters: Characters,
    page: int,
) -> list[Cell]:
    """The cells of all grid positions, sorted by row and column.

    `box` is the table's outline, `rules` are the heights of rules over its whole width.
    """
    drafted = _drafted(rows, spans, characters)
    xs = [box[0], *spans.columns.bounds[1:-1], box[2]]
    ys = _row_edges(rows, rules, box)
    printed = [printed_lines(cell.runs) for cell in drafted]
    widths: dict[_Range, float] = {}
    for cell, lines in zip(drafted, printed, strict=True):
        at = (cell.column, cell.column_span)
        widest = max((line.least_width() for line in lines), default=0.0)
        widths[at] = max(widths.get(at, 0.0), widest)
    return [
        _cell(
            cell,
            [line for line in lines if line.text],
            widths[cell.column, cell.column_span],
            characters,
            Place(
                page,
                xs[cell.column],
                ys[cell.row],
                xs[cell.column + cell.column_span],
                ys[cell.row + cell.row_span],
            ),
        )
        for cell, lines in zip(drafted, printed, strict=True)
    ]


def _cell(
    cell: Drafted,
    lines: Sequence[PrintedLine],
    width: float,
    characters: Characters,
    place: Place,
) -> Cell:
    return Cell(
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        text="\n".join(line.text for line in lines),
        breaks=author_breaks(lines, width, characters),
        places=(Place(place.page, place.x0, place.top, place.x1, place.bottom, len(lines)),),
        room_after=width - lines[-1].width if lines else None,
        lead=lines[0].lead(characters) if lines else None,
    )


def _row_edges(rows: Sequence[Row], rules: Sequence[float], box: Box) -> list[float]:
    """The heights at which rows begin and end: at a rule, else midway between their texts."""
    edges = [box[1]]
    for upper, lower in pairwise(rows):
        between = [at for at in rules if upper.lines[-1].middle < at <= lower.lines[0].middle]
        edges.append(between[0] if between else (upper.bottom + lower.top) / 2)
    return [*edges, box[3]]


def _drafted(rows: Sequence[Row], spans: Spans, characters: Characters) -> list[Drafted]:
    grid: list[dict[_Range, list[Run]]] = [
        _texts(row, spans, characters, number) for number, row in enumerate(rows)
    ]
    heading_rows = _heading_rows(rows, spans)
    cells: list[Drafted] = []
    for number, texts in enumerate(grid):
        taken = {column for first, last in texts for column in range(first, last + 1)}
        for (first, last), runs in texts.items():
            cells.append(Drafted(number, first, 1, last - first + 1, runs))
        cells.extend(
            Drafted(number, column) for column in range(len(spans.columns)) if column not in taken
        )
    cells = _stacked(cells, heading_rows, len(spans.columns))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _texts(row: Row, spans: Spans, characters: Characters, number: int) -> dict[_Range, list[Run]]:
    """The runs of a row by the columns that they stand in."""
    segments = [segment for line in row.lines for segment in line.segments]
    covers = [spans.covered(segment) for segment in segments]
    first, last = min(at[0] for at in covers), max(at[1] for at in covers)
    if covers[0][0] < covers[0][1] and all(len(line.segments) == 1 for line in row.lines):
        # A title in the table: the only text of its row, and wider than its column.
        at = (0, len(spans.columns) - 1) if first == 0 else (first, last)
        return {at: [run for segment in segments for run in segment.runs(characters)]}
    texts: dict[_Range, list[Run]] = {}
    for segment in segments:
        for at, part in _shared(segment, spans, is_header=number == 0):
            texts.setdefault(at, []).extend(part.runs(characters))
    return _merged(_disjoint(texts), spans)


def _merged(texts: dict[_Range, list[Run]], spans: Spans) -> dict[_Range, list[Run]]:
    """The texts with those that stand in the middle of blank columns over all of these.

    Only a text that isn't where its own column's texts stand can be that of merged cells.
    """
    merged: dict[_Range, list[Run]] = {}
    taken = sorted(texts)
    for number, at in enumerate(taken):
        first = taken[number - 1][1] + 1 if number else 0
        last = taken[number + 1][0] - 1 if number + 1 < len(taken) else len(spans.columns) - 1
        whole = at[0] == at[1] and last - first >= _FEWEST_MERGED
        whole = whole and _is_centred(texts[at], spans.columns.extents, at[0], (first, last))
        merged[(first, last) if whole else at] = texts[at]
    return merged


def _is_centred(
    runs: Sequence[Run], extents: Sequence[tuple[float, float]], own: int, over: _Range
) -> bool:
    """Whether a text stands in the middle of several columns, and off its own one's places."""
    x0, x1 = min(run.x0 for run in runs), max(run.x1 for run in runs)
    left, right = extents[own]
    begin, end = extents[over[0]][0], extents[over[1]][1]
    off = min(abs(x0 - left), abs(x1 - right), abs(x0 + x1 - left - right) / 2)
    return off > _OFF and abs(x0 + x1 - begin - end) / 2 < 2 * _OFF


def _shared(segment: Segment, spans: Spans, *, is_header: bool) -> list[tuple[_Range, Segment]]:
    """A segment by the columns of its words; a heading over several columns stays whole."""
    at = spans.covered(segment)
    if spans.is_heading(segment) or at[0] == at[1]:
        return [(at, segment)]
    if is_header and not _gutter_between_words(segment, spans):
        return [(at, segment)]
    parts: list[tuple[_Range, list[Word]]] = []
    for word in segment.words:
        middle = (word.x0 + word.x1) / 2
        column = spans.columns.at(middle, middle)[0]
        if parts and parts[-1][0] == (column, column):
            parts[-1][1].append(word)
        else:
            parts.append(((column, column), [word]))
    return [(found, Segment(words)) for found, words in parts]


def _gutter_between_words(segment: Segment, spans: Spans) -> bool:
    """Whether no word of a segment reaches over a gutter."""
    return all(
        first == last
        for first, last in (spans.columns.at(word.x0, word.x1) for word in segment.words)
    )


def _disjoint(texts: dict[_Range, list[Run]]) -> dict[_Range, list[Run]]:
    """The texts with those whose columns overlap as one."""
    found: list[tuple[_Range, list[Run]]] = []
    for (first, last), runs in sorted(texts.items(), key=lambda item: item[0]):
        if found and first <= found[-1][0][1]:
            (begin, end), before = found[-1]
            found[-1] = ((begin, max(end, last)), before + runs)
        else:
            found.append(((first, last), runs))
    return dict(found)


def _heading_rows(rows: Sequence[Row], spans: Spans) -> int:
    """How many rows the header has where a heading stands over several columns, else 0."""
    found = 0
    for number, row in enumerate(rows[:-1]):
        if any(spans.is_heading(segment) for line in row.lines for segment in line.segments):
            found = number + 2
    return found


def _stacked(cells: list[Drafted], rows: int, columns: int) -> list[Drafted]:
    """The cells with those of the header's first rows that stand in one column as one cell."""
    if not rows:
        return cells
    stacked = [cell for cell in cells if cell.row >= rows]
    header = [cell for cell in cells if cell.row < rows]
    spanned = {
        (cell.row, column)
        for cell in header
        if cell.column_span > 1
        for column in range(cell.column, cell.column + cell.column_span)
    }
    stacked.extend(cell for cell in header if cell.column_span > 1)
    for column in range(columns):
        group: list[Drafted] = []
        for row in range(rows):
            if (row, column) in spanned:
                group = []
                continue
            own = next(one for one in header if (one.row, one.column) == (row, column))
            if group and _may_stack(group[0], own):
                group[0].row_span += 1
                group[0].runs.extend(own.runs)
            else:
                group = [own]
                stacked.append(own)
    return stacked


def _may_stack(upper: Drafted, lower: Drafted) -> bool:
    text = "".join(run.text for run in lower.runs).strip()
    return not (text and upper.runs and is_figure(text))


def outline(lines: Sequence[TextLine], rules: Sequence[float]) -> Box:
    """The box around lines, and the rules over and under them that are near."""
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    top, bottom = lines[0].top, max(line.bottom for line in lines)
    reach = 1.5 * lines[0].height
    above = [at for at in rules if top - reach < at <= lines[0].middle]
    below = [at for at in rules if lines[-1].middle < at < bottom + reach]
    return x0, min([top, *above]), x1, max([bottom, *below])
