"""A plan as the rows of a table: which cell stands in which columns and what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.layouts.axes import Shape
from tests.layouts.plans import VALUES, YEARS, ExtraCell, Item, roles
from tests.layouts.speech import SPEECH


@dataclass(frozen=True)
class TableCell:
    """A cell: its first column, how many columns and rows it covers, and its paragraphs."""

    role: str
    column: int
    width: int = 1
    paragraphs: tuple[str, ...] = ()
    height: int = 1


@dataclass(frozen=True)
class TableRow:
    """A row: the cells that begin in it, and the item that it stands for (none for a header)."""

    cells: tuple[TableCell, ...]
    item: Item | None = None


def header(
    annex: int, wording: int = 0, language: str = "zh", extra: Sequence[ExtraCell] = ()
) -> list[TableRow]:
    """The header's rows; `wording` 0 is the official one. Columns of no field have one heading."""
    first, *others = _header(annex, wording, language)
    headed = [replace(one, paragraphs=(one.heading,) if one.heading else ()) for one in extra]
    first = TableRow(_with_extra(first.cells, headed, height=1 + len(others)))
    return [first, *(TableRow(_with_extra(row.cells, extra, height=0)) for row in others)]


def _header(annex: int, wording: int, language: str) -> list[TableRow]:
    names, speech = roles(annex), SPEECH[language]
    if annex == 2:
        cells = [
            TableCell(role, column, 1, (speech.heading(role, wording),))
            for column, role in enumerate(names)
        ]
        return [TableRow(tuple(cells))]
    first, second = [], []
    for column, role in enumerate(names):
        text = (speech.heading(role, wording),)
        if role in YEARS:
            second.append(TableCell(role, column, 1, text))
        else:
            first.append(TableCell(role, column, 1, text, height=2))
    start = names.index(YEARS[0])
    first.append(TableCell("timeline", start, len(YEARS), (speech.heading("timeline", wording),)))
    return [TableRow(tuple(sorted(first, key=lambda cell: cell.column))), TableRow(tuple(second))]


def row_of(item: Item, shape: Shape) -> TableRow:
    """The row in which an item is set."""
    make = _theme if item.kind == "theme" else _record
    return TableRow(_with_extra(tuple(make(item, shape)), item.extra), item)


def _with_extra(
    cells: tuple[TableCell, ...], extra: Sequence[ExtraCell], height: int = 1
) -> tuple[TableCell, ...]:
    """The cells with those of more columns, none for a `height` of 0.

    One that reaches over a column's place from both sides is widened, and so is a theme beside it.
    """
    for more in sorted(extra, key=lambda one: one.at, reverse=True):
        at, found, covered = more.at, [], False
        for cell in cells:
            end = cell.column + cell.width
            beside = cell.role == "theme" and cell.width > 2 and cell.column <= at <= end
            if cell.column < at < end or beside:
                found.append(replace(cell, width=cell.width + 1))
                covered = True
            else:
                found.append(replace(cell, column=cell.column + (cell.column >= at)))
        if not covered and height:
            found.append(TableCell(more.role, at, 1, more.paragraphs, height))
        cells = tuple(sorted(found, key=lambda cell: cell.column))
    return cells


def _theme(item: Item, shape: Shape) -> Iterator[TableCell]:
    last = len(item.roles) - 1
    how = shape.theme_row
    title = item.title if item.number is None else f"{item.number}. {item.title}"
    if how == "merged":
        yield TableCell("theme", 0, last + 1, (title,))
    elif how == "number_beside":
        figure = () if item.number is None else (str(item.number),)
        yield TableCell("number", 0, 1, figure)
        yield TableCell("theme", 1, last, (item.title,))
    else:
        # Among the areas only a title that is known can be told from an area.
        known = item.number is None or item.title in item.speech.titles
        at = 1 if how == "area_cell" and known else 0
        for column, role in enumerate(item.roles):
            yield TableCell(role, column, 1, (title,) if column == at else ())


def _record(item: Item, shape: Shape) -> Iterator[TableCell]:
    area = _area(item, shape)
    names = item.roles
    for column, role in enumerate(names):
        if role == "number":
            if item.number is None and shape.label == "merged":
                yield TableCell("functional_area", 0, 2, area)
            else:
                yield TableCell(role, 0, 1, (str(item.number),) if item.number else ())
        elif role == "functional_area":
            if item.number is not None or shape.label == "apart":
                yield TableCell(role, column, 1, area)
        elif role in VALUES:
            if role not in item.merged:
                yield TableCell(role, column, 1, tuple(filter(None, (item.values[role],))))
            elif role == item.merged[0]:
                yield TableCell("merged", column, len(item.merged), ("-",))
        else:
            yield TableCell(role, column, 1, item.texts[role])


def _area(item: Item, shape: Shape) -> tuple[str, ...]:
    area, sub_area = item.area
    if not sub_area:
        return (area,)
    if shape.area == "paragraphs":
        return area, sub_area
    between = item.speech.colon if shape.area == "colon" else item.speech.join
    return (f"{area}{between}{sub_area}",)
