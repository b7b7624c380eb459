"""Reviews made by hand: a plan with its document, cell by cell, with or without pages."""

from collections.abc import Sequence

from audit.corrections.fields import field_names, printed_text
from audit.leftovers import LeftCell, PageText
from extract.document import Cell, Document, Paragraph, Place, Table
from normalize.records import Plan, Record, SourceFile, Theme
from normalize.taken import TakenCells
from outputs.review import PageImage, Review
from outputs.review.picture import page_png
from tests import factory
from tests.outputs.hostile import action, text

WIDTH, HEIGHT = 600.0, 400.0
_ROW, _COLUMN = 18.0, 40.0


def review_of(
    plan: Plan,
    *,
    paged: bool = True,
    prose: Sequence[str] = (),
    lost: Sequence[str] = (),
) -> Review:
    """A review in which each field of each record has a cell of its own, on one page if paged.

    `prose` stands outside the tables, and nothing took `lost`: the first in a cell, others around.
    """
    rows = [[(record.id, name) for name in field_names(record)] for record in plan.records]
    cells: list[Cell] = []
    taken = TakenCells()
    records = {record.id: record for record in plan.records}
    for row, fields in enumerate(rows):
        for column, (id_, name) in enumerate(fields):
            taken.fields[len(cells)] = [(id_, name)]
            words = printed_text(records[id_], name)
            cells.append(_cell(len(cells), row, column, words, paged))
    left = []
    if lost:
        left.append(LeftCell(len(cells), lost[0], whole=True))
        cells.append(_cell(len(cells), len(rows), 0, lost[0], paged))
    count = max(map(len, rows))
    table = Table(tuple(cells), len(rows) + 1, count, "rules")
    blocks = [*(Paragraph(each, page=1 if paged else None) for each in prose), table]
    image = PageImage(1, WIDTH, HEIGHT, page_png(3, 2, b"\xff\x80\x00\x00\x80\xff"))
    texts = [
        PageText(1, (10.0, 10.0 * index, 90.0, 10.0 * index + 8), each, kind)
        for index, (each, kind) in enumerate(
            [*((each, "body") for each in prose), *((each, "lost") for each in lost[1:])], start=1
        )
    ]
    return Review(
        document=Document("pdf" if paged else "docx", blocks, "rules", 1 if paged else None),
        plan=plan,
        taken=taken,
        left=left,
        pages=[image] if paged else [],
        texts=texts if paged else [],
    )


def hostile_plan() -> Plan:
    """A plan with markup, scripts and formulas in every text."""
    records: list[Record] = [action(number, "=1+1 ") for number in range(1, 4)]
    records.append(factory.subheading(1, action=text(0), comments=text(1), functional_area=text(2)))
    source = SourceFile(name=text(3), format="pdf", sha256="0" * 64, pages=1)
    return factory.plan(
        records,
        themes=[Theme(number=1, title=text(4))],
        claims=[],
        symbol=text(5),
        title=text(6),
        source=source,
    )


def _cell(mark: int, row: int, column: int, words: str, paged: bool) -> Cell:
    left, top = 10 + _COLUMN * column, 60 + _ROW * row
    places = (Place(1, left, top, left + _COLUMN, top + _ROW),) if paged else ()
    return Cell(row, column, words, places=places, mark=mark)
