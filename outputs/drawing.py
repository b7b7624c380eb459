"""What is drawn over a page: its ruling lines, the cells and the records, and a legend.

A `Drawing` is made of boxes, arrows and labels in points; `outputs/svg.py` and
`outputs/raster.py` write it. The colours are told apart by people with any kind of colour vision
(after Okabe and Ito).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from extract.document import Cell, Table
from normalize.records import Plan, Record, Source
from outputs.labels import ADVANCE, LabelPlaces, Pixels
from outputs.text import counted, printable

Box = tuple[float, float, float, float]

LAYERS = ("rules", "cells", "records")
# A page can hold any number of paths; nobody could tell more than these apart.
MOST_SHAPES = 20_000

_STRIP, _LINE, _EDGE = 36.0, 15.0, 10.0
_NARROWEST = 470.0
_LONGEST_TITLE = 70
# Thinner rules are drawn this thick, to be seen; cells are drawn inside their rules by this much.
_THINNEST, _INSET = 0.9, 1.6
_BAR, _GAP = 3.0, 4.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a shape is painted; colours as #rrggbb, widths in points, opacities from 0 to 1."""

    fill: str | None = None
    opacity: float = 1.0
    stroke: str | None = None
    stroke_width: float = 0.0
    bold: bool = False
    halo: bool = False


_RULE, _CELL, _ACTION, _SUBHEADING = "#aa3377", "#00795a", "#0063a8", "#c44e00"
_INK, _PAPER = "#1c2733", "#ffffff"

STYLES = {
    "rule": Style(fill=_RULE),
    "cell": Style(stroke=_CELL, stroke_width=0.7),
    "merged": Style(stroke=_CELL, stroke_width=1.7),
    "cell-mark": Style(fill=_PAPER, opacity=0.9),
    "cell-label": Style(fill=_CELL, bold=True),
    "merged-mark": Style(fill=_CELL),
    "merged-label": Style(fill=_PAPER, bold=True),
    "action": Style(fill=_ACTION, opacity=0.1),
    "subheading": Style(fill=_SUBHEADING, opacity=0.16),
    "action-mark": Style(fill=_ACTION),
    "subheading-mark": Style(fill=_SUBHEADING),
    "action-note": Style(fill=_ACTION, bold=True, halo=True),
    "subheading-note": Style(fill=_SUBHEADING, bold=True, halo=True),
    "mark-label": Style(fill=_PAPER, bold=True),
    "title": Style(fill=_INK, bold=True),
    "legend": Style(fill=_INK),
    "strip": Style(fill="#eef1f4"),
}


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box in points; `note` is shown where a picture can be pointed at."""

    box: Box
    style: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A triangle that fills a box and points up or down."""

    box: Box
    style: str
    up: bool


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text: `x` is its start, middle or end, `y` its baseline."""

    x: float
    y: float
    text: str
    size: float
    style: str
    anchor: str = "start"


Shape = Rectangle | Arrow | Label


@dataclass(slots=True)
class Group:
    """Shapes of one kind; `count` is how many things they show."""

    name: str
    count: int
    shapes: list[Shape] = field(default_factory=list)


class Picture(Pixels, Protocol):
    """A page as pixels, and which one it is; `extract` makes it."""

    @property
    def number(self) -> int: ...


@dataclass(slots=True)
class Drawing:
    """A page with shapes over it, and a legend above; sizes in points.

    The page's top left corner is at `left`, `top`; the shapes of `groups` are placed from there,
    those of `legend` from the drawing's own corner. The last group is on top.
    """

    title: str
    page: Picture
    width: float
    height: float
    left: float
    top: float
    groups: list[Group]
    legend: list[Shape]

    def count(self, name: str) -> int:
        """How many things the group of that name shows."""
        return sum(group.count for group in self.groups if group.name == name)


def draw(
    page: Picture,
    tables: Sequence[Table],
    plan: Plan | None,
    *,
    title: str,
    layers: Iterable[str] = LAYERS,
) -> Drawing:
    """The page with what was read from it drawn over it, layer by layer."""
    makers: dict[str, Callable[[], list[Group]]] = {
        "rules": lambda: [_rules(page)],
        "cells": lambda: _cells(page, tables),
        "records": lambda: _records(page, plan),
    }
    chosen = set(layers)
    # Tints first, so that lines stay sharp; the marks of records last, so that all can be read.
    groups = [
        group for layer in ("records", "rules", "cells") if layer in chosen
        for group in makers[layer]()
    ]  # fmt: skip
    groups.sort(key=lambda group: group.name.endswith("-marks"))
    left = _gutter(groups)
    width = max(page.width + left, _NARROWEST)
    drawing = Drawing(
        title, page, width, page.height + _STRIP, left, _STRIP, groups, legend=[]
    )  # fmt: skip
    drawing.legend = _legend(drawing)
    return drawing


def _rules(page: Picture) -> Group:
    shapes: list[Shape] = [
        Rectangle(_thickened(box), "rule") for box in page.rules[:MOST_SHAPES]
    ]  # fmt: skip
    return Group("rules", len(page.rules), shapes)


def _thickened(box: Box) -> Box:
    x0, top, x1, bottom = box
    across = max(0.0, _THINNEST - (x1 - x0)) / 2
    down = max(0.0, _THINNEST - (bottom - top)) / 2
    return x0 - across, top - down, x1 + across, bottom + down


def _cells(page: Picture, tables: Sequence[Table]) -> list[Group]:
    """The cells that stand on the page, the merged ones apart, and their labels."""
    single, merged = Group("cells", 0), Group("merged-cells", 0)
    labels = Group("cell-labels", 0)
    places = LabelPlaces(page)
    standing = [
        (cell, (place.x0, place.top, place.x1, place.bottom), table.direction == "rtl")
        for table in tables
        for cell in table.cells
        for place in cell.places
        if place.page == page.number
    ]
    for number, (cell, box, rightward) in enumerate(standing):
        is_merged = cell.row_span > 1 or cell.column_span > 1
        group = merged if is_merged else single
        group.count += 1
        if number < MOST_SHAPES:
            name = _cell_name(cell)
            inner = _inset(box)
            style = "merged" if is_merged else "cell"
            group.shapes.append(Rectangle(inner, style, f"{name}\n{cell.text}"))
            largest = 5.4 if is_merged else 4.6
            label = places.place(inner, len(name), largest, rightward=rightward)
            labels.shapes.extend(_cell_label(name, *label, style))
    return [single, merged, labels]


def _cell_name(cell: Cell) -> str:
    """Row and column from 0, as the reader counts them: "r3 c4", or "r3 c4–9" where merged."""
    rows = _range("r", cell.row, cell.row_span)
    return f"{rows} {_range('c', cell.column, cell.column_span)}"


def _range(letter: str, first: int, span: int) -> str:
    return f"{letter}{first}" if span == 1 else f"{letter}{first}–{first + span - 1}"


def _inset(box: Box) -> Box:
    x0, top, x1, bottom = box
    across, down = min(_INSET, (x1 - x0) / 3), min(_INSET, (bottom - top) / 3)
    return x0 + across, top + down, x1 - across, bottom - down


def _cell_label(name: str, box: Box, size: float, style: str) -> Iterator[Shape]:
    left, top, right, bottom = box
    yield Rectangle(box, f"{style}-mark")
    baseline = (top + bottom) / 2 + size * 0.36
    yield Label((left + right) / 2, baseline, name, size, f"{style}-label", "middle")


def _records(page: Picture, plan: Plan | None) -> list[Group]:
    """For actions and for subheadings: tinted boxes, and their marks at the left edge."""
    groups = {
        name: Group(name, 0)
        for name in ("actions", "subheadings", "actions-marks", "subheadings-marks")
    }
    if plan is None:
        return []
    standing = [
        (record, source)
        for record in plan.records
        for source in record.sources
        if source.page == page.number
    ]
    # All marks stand in one column, also that of a row whose first cells are blank.
    edge = min((source.box[0] for _, source in standing), default=0.0)
    for record, source in standing:
        group = groups[f"{record.kind}s"]
        group.count += 1
        group.shapes.append(Rectangle(source.box, record.kind, _record_note(record)))
        groups[f"{record.kind}s-marks"].shapes.extend(_mark(record, source, edge))
    return list(groups.values())


def _record_note(record: Record) -> str:
    return f"{record.id}\n{record.action}"


def _mark(record: Record, source: Source, edge: float) -> Iterator[Shape]:
    """A bar on the left of the edge with the id, and where the record comes from and goes on."""
    _, top, _, bottom = source.box
    pages = sorted(each.page for each in record.sources)
    before = [number for number in pages if number < source.page]
    after = [number for number in pages if number > source.page]
    style, right = f"{record.kind}-mark", edge - _GAP
    left, head = right - _BAR, _BAR * 1.6
    yield Rectangle(
        (left, top + (head if before else 1), right, bottom - (head if after else 1)), style
    )
    if before:
        yield Arrow((left - _BAR / 2, top, right + _BAR / 2, top + head), style, up=True)
    if after:
        yield Arrow((left - _BAR / 2, bottom - head, right + _BAR / 2, bottom), style, up=False)
    yield from _pill(record, (left, (top + bottom) / 2), _notes(before, after))


def _notes(before: Sequence[int], after: Sequence[int]) -> list[str]:
    origin = [f"from p. {number}" for number in before[-1:]]
    return origin + [f"on to p. {number}" for number in after[:1]]


def _pill(record: Record, at: tuple[float, float], notes: Sequence[str]) -> Iterator[Shape]:
    """The id on a coloured ground whose right side has its middle there, and notes below it."""
    x, y = at
    size = 8.0
    y -= len(notes) * 3.0
    width = len(record.id) * size * ADVANCE + 6
    box = (x - width, y - size * 0.7, x, y + size * 0.7)
    yield Rectangle(box, f"{record.kind}-mark", _record_note(record))
    yield Label(x - width / 2, y + size * 0.36, record.id, size, "mark-label", "middle")
    for number, note in enumerate(notes, start=1):
        yield Label(x - 2, box[3] + number * 6.4, note, 5.6, f"{record.kind}-note", "end")


def _gutter(groups: Sequence[Group]) -> float:
    """How much room the marks need on the left of the page."""
    starts = [_start(shape) for group in groups for shape in group.shapes]
    return max(0.0, 4.0 - min(starts, default=4.0))


def _start(shape: Shape) -> float:
    if isinstance(shape, Label):
        width = len(shape.text) * shape.size * ADVANCE
        return shape.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
    return shape.box[0]


def _legend(drawing: Drawing) -> list[Shape]:
    """A strip with the title, and a swatch with a number for each kind of thing drawn."""
    shapes: list[Shape] = [Rectangle((0, 0, drawing.width, _STRIP - 4), "strip")]
    title = _shortened(printable(drawing.title))
    page = f"page {drawing.page.number}"
    shapes.append(Label(_EDGE, 13, f"{title}, {page}" if title else page, 9, "title"))
    x, y = _EDGE, 13 + _LINE
    for group in sorted(
        (group for group in drawing.groups if group.name in _SWATCHES),
        key=lambda group: list(_SWATCHES).index(group.name),
    ):
        style, noun = _SWATCHES[group.name]
        height = 1.2 if style == "rule" else 7.0
        middle = y - 2.8
        shapes.append(Rectangle((x, middle - height / 2, x + 12, middle + height / 2), style))
        text = counted(group.count, noun)
        if group.count > MOST_SHAPES:
            text += f" ({MOST_SHAPES} drawn)"
        shapes.append(Label(x + 16, y, text, 8, "legend"))
        x += 16 + len(text) * 8 * 0.52 + 14
    return shapes


_SWATCHES = {
    "rules": ("rule", "rule"),
    "cells": ("cell", "cell"),
    "merged-cells": ("merged", "merged cell"),
    "actions": ("action-mark", "action"),
    "subheadings": ("subheading-mark", "subheading"),
}


def _shortened(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
