"""What is drawn over the pages: the cells with what they were read for, and texts outside them."""

from collections.abc import Iterator
from typing import Any

from extract.document import Cell, Document, Paragraph, Table
from normalize.taken import marked_cells
from outputs.review.source import Review


def cell_boxes(review: Review) -> list[dict[str, Any]]:
    """A box for each page that a cell stands on, by `page`, or one without page for other formats.

    `kind` is field, header, theme, ignored (a table that is none of the plan's), lost (text that
    no record took) or blank; `fields` are pairs of record and field.
    """
    left = {each.mark: each for each in review.left}
    found = []
    for mark, cell in marked_cells(review.document):
        fields = review.taken.fields.get(mark, [])
        kind: str = review.taken.uses.get(mark, "field" if fields else "blank")
        lost = left.get(mark)
        if lost is not None:
            kind = "ignored" if lost.ignored else "lost"
        entry = {
            "mark": mark,
            "kind": kind,
            "text": cell.text,
            "lost": lost.text if lost is not None else "",
            "fields": [list(pair) for pair in fields],
        }
        found += [{**entry, **place} for place in _places(cell, bool(review.pages))]
    return found


def _places(cell: Cell, paged: bool) -> Iterator[dict[str, Any]]:
    if not paged:
        yield {"page": None, "box": None}
    for place in cell.places if paged else ():
        box = [round(each, 1) for each in (place.x0, place.top, place.x1, place.bottom)]
        yield {"page": place.page, "box": box}


def text_boxes(review: Review) -> list[dict[str, Any]]:
    """A box for each text outside the cells: running, body, note, or lost."""
    return [
        {
            "kind": each.kind,
            "text": each.text,
            "page": each.page,
            "box": [round(side, 1) for side in each.box],
        }
        for each in review.texts
    ]


def flow(document: Document) -> list[dict[str, Any]]:
    """A document without pages in reading order: its paragraphs, and its tables by rows of cells.

    A cell names its mark, its column and its spans; its text stands with its box.
    """
    return [
        _table(block) if isinstance(block, Table) else _paragraph(block)
        for block in document.blocks
    ]


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"type": "text", "kind": paragraph.kind, "text": paragraph.text}


def _table(table: Table) -> dict[str, Any]:
    rows = [
        [
            {
                "mark": cell.mark,
                "column": cell.column,
                "rows": cell.row_span,
                "columns": cell.column_span,
            }
            for cell in row
        ]
        for row in table.rows()
    ]
    return {"type": "table", "direction": table.direction, "rows": rows}
