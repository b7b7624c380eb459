"""Areas merged over the rows of actions that have the same one, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalize.text import fold
from tests.layouts.paging import Part, SetCell, Slice

_Run = list[tuple[Part, list[int]]]


def merge_areas(pages: Sequence[Sequence[Part]], tags: str) -> None:
    """Give the rows of one area a cell over all of them; a page break cuts it.

    Where it goes on on the next page it is blank, unless nothing would tell so: a row alone on
    either side of the break shows no merged cell. Tags of one table tell all; of a blank cell in
    a table of its own PDFium tells no span.
    """
    for run in _runs([part for page in pages for part in page]):
        rows = len({id(part.slices[at].row) for part, ats in run for at in ats})
        if rows < 2 or _is_cut(run):
            continue
        before = 0
        for part, ats in run:
            told = before > 1 or len(ats) > 1
            if tags == "table_a_page":
                told = False
                whole = [at for at in ats if part.slices[at].first or not before]
            else:
                whole = ats
            if whole:
                _merge(part, whole, rows, goes_on=before > 0 and (told or tags == "one_table"))
            before = len(ats)


def _runs(parts: Sequence[Part]) -> Iterator[_Run]:
    """Neighbouring slices of actions with one area, by the parts of the table they stand in."""
    run: _Run = []
    last = None
    for part in parts:
        for at, one in enumerate(part.slices):
            item = one.row.item
            here = (part.annex, item.area) if item and item.kind == "action" else None
            if run and here != last:
                yield run
                run = []
            last = here
            if here is None:
                continue
            if not run or run[-1][0] is not part:
                run.append((part, []))
            run[-1][1].append(at)
    if run:
        yield run


def _area(one: Slice) -> SetCell:
    return next(cell for cell in one.cells if cell.role == "functional_area")


def _is_cut(run: _Run) -> bool:
    """Whether a page break cuts the area itself, so that it isn't whole in the first row."""
    areas = [_area(part.slices[at]) for part, ats in run for at in ats]
    return any(one.lines and not _is_whole(one) for one in areas)


def _is_whole(one: SetCell) -> bool:
    return fold("".join(line.text for line in one.lines)) == fold("".join(one.cell.paragraphs))


def _merge(part: Part, ats: Sequence[int], rows: int, *, goes_on: bool) -> None:
    """One cell for the areas of neighbouring slices."""
    for at in ats:
        one = part.slices[at]
        area = _area(one)
        cells = [cell for cell in one.cells if cell is not area]
        if at == ats[0]:
            lines = () if goes_on and one.first else area.lines
            merged = replace(area.cell, height=len(ats))
            cells.append(SetCell(merged, lines, rows, goes_on=goes_on))
        cells.sort(key=lambda cell: cell.cell.column)
        part.slices[at] = replace(one, cells=tuple(cells))
