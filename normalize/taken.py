"""Which cell each field of a record was read from, and which cells went into none.

A plan knows where its records stand, not where their fields do. To tell, the cells of a document
are numbered before it becomes a plan, and the numbers are looked for afterwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.document import Block, Cell, Document, Table
from normalize.pieces import Piece, Row
from normalize.plan import PlanParts
from normalize.records import Record
from normalize.roles import is_extra, is_period, role_name

# A cell of a plan's header, of a theme's row, or of a table that is none of the plan's.
Use = Literal["header", "theme", "left_out"]


@dataclass(slots=True)
class TakenCells:
    """What became of the cells of a document whose cells are numbered, by their marks.

    `fields` has the record and field, as "budget" or "timeline.2024", that a cell was read for;
    a merged cell was read for several. `uses` has the cells that went into something else. A cell
    with text that is in neither was left over.
    """

    fields: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    uses: dict[int, Use] = field(default_factory=dict)


def with_numbered_cells(document: Document) -> Document:
    """The document, its cells numbered from 0 in the order of its tables and of their cells."""
    numbers = iter(range(sum(len(table.cells) for table in document.tables)))

    def numbered(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        cells = tuple(replace(cell, mark=next(numbers)) for cell in block.cells)
        return replace(block, cells=cells)

    return replace(document, blocks=tuple(map(numbered, document.blocks)))


def marked_cells(document: Document) -> Iterator[tuple[int, Cell]]:
    """The numbered cells of a document with their marks."""
    for table in document.tables:
        for cell in table.cells:
            if cell.mark is not None:
                yield cell.mark, cell


def taken_cells(document: Document, parts: PlanParts) -> TakenCells:
    """What became of the cells of a numbered document, from the plan it was made into."""
    taken = TakenCells()
    taken.uses.update(dict.fromkeys(parts.joined.header_marks, "header"))
    for trace in parts.joined.traces:
        if trace.action == "ignored":
            table = document.tables[trace.table]
            marks = [cell.mark for cell in table.cells if cell.mark is not None]
            taken.uses.update(dict.fromkeys(marks, "left_out"))
    for built in parts.built:
        for row in built.title_rows:
            for piece in row.all_pieces():
                taken.uses.update(dict.fromkeys(piece.marks, "theme"))
        for record, row in zip(built.records, built.rows, strict=True):
            for name, piece in _pieces_by_field(record, row):
                for mark in piece.marks:
                    fields = taken.fields.setdefault(mark, [])
                    if (record.id, name) not in fields:
                        fields.append((record.id, name))
    return taken


def _pieces_by_field(record: Record, row: Row) -> Iterator[tuple[str, Piece]]:
    """The pieces that stand in a field of the record, one for two where two share a cell."""
    for role, piece in row.pieces.items():
        for name in _fields_of(role):
            yield name, piece
    if record.merged is not None:
        for merged in row.merged:
            if not any(merged.piece is piece for piece in row.pieces.values()):
                yield "merged", merged.piece


def _fields_of(role: str) -> tuple[str, ...]:
    """The fields of a record that the column of a role stands for."""
    if role == "functional_area":
        return "functional_area", "sub_area"
    if is_period(role):
        return (f"timeline.{role}",)
    if is_extra(role):
        return (f"extra.{role_name(role)}",)
    return (role,)
