"""A row of a table by roles: the text of each field in pieces, before it is read as a value."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extract.document import Cell, Place, ended_early
from normalize.text import join_lines, without_direction_marks


@dataclass(slots=True)
class Piece:
    """The lines of a cell, and of its continuations on later pages.

    `marks` are those of the cells, where they are numbered.
    """

    lines: list[str] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    room_after: float | None = None
    lead: float | None = None
    marks: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, cell: Cell) -> "Piece":
        """The piece that a cell's text makes; a blank cell gives a piece without lines."""
        lines = cell.text.split("\n") if cell.text.strip() else []
        marks = [] if cell.mark is None else [cell.mark]
        return cls(lines, list(cell.breaks), list(cell.places), cell.room_after, cell.lead, marks)

    def __bool__(self) -> bool:
        return bool(self.lines)

    def text(self, contexts: Callable[[], Iterable[str]] = tuple) -> str:
        """The lines joined; see `normalize.text.join_lines`."""
        return join_lines(self.lines, self.breaks, contexts)

    def label(self, contexts: Callable[[], Iterable[str]] = tuple) -> str:
        """The lines joined as a label, in which no line's end means anything.

        Nor do marks of direction, which a text keeps.
        """
        return without_direction_marks(join_lines(self.lines, (), contexts))

    def again(self) -> "Piece":
        """The same text where it stands no second time: without places."""
        return Piece(list(self.lines), list(self.breaks))

    def append(self, other: "Piece") -> None:
        """Add what stands on the next page."""
        if other and self.lines and ended_early(self.room_after, other.lead):
            self.breaks.append(len(self.lines))
        self.breaks.extend(index + len(self.lines) for index in other.breaks)
        self.lines.extend(other.lines)
        self.places.extend(other.places)
        self.marks.extend(other.marks)
        if other:
            self.room_after = other.room_after


@dataclass(slots=True)
class MergedPiece:
    """A cell that stands for several value columns of its row."""

    roles: tuple[str, ...]
    piece: Piece


@dataclass(slots=True)
class Row:
    """One row of a table by roles.

    `spanning` is the text of a cell that spans the table, `unassigned` holds texts of columns
    without a role. `starts_part` is True for the first row under a page's or table's header,
    `after_text` where running text and no header stand before it. `periods` are those of the year
    columns of its table. `spread` names the fields of each cell that stands for several, not all
    of them values, `shared` the fields whose cell stands for other rows too,
    `area_shared` whether the area's does, as it may by right.
    """

    pieces: dict[str, Piece] = field(default_factory=dict)
    merged: list[MergedPiece] = field(default_factory=list)
    spanning: Piece | None = None
    unassigned: list[Piece] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    spread: list[tuple[str, ...]] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    area_shared: bool = False
    starts_part: bool = False
    after_text: bool = False
    spans_known: bool = True

    def piece(self, role: str) -> Piece:
        """The piece of a role, an empty one where the row has none."""
        return self.pieces.get(role) or Piece()

    def filled(self) -> list[str]:
        """The roles that hold text, in column order."""
        return [role for role, piece in self.pieces.items() if piece]

    def is_blank(self) -> bool:
        """Whether no cell of the row holds any text."""
        return not (
            self.filled()
            or self.spanning
            or any(merged.piece for merged in self.merged)
            or any(self.unassigned)
        )

    def all_pieces(self) -> list[Piece]:
        """Every piece of the row, whatever it stands for."""
        merged = [item.piece for item in self.merged]
        spanning = [self.spanning] if self.spanning is not None else []
        return [*self.pieces.values(), *merged, *spanning, *self.unassigned]

    def unplaced(self) -> list[Piece]:
        """The pieces that stand in no field of a record."""
        spanning = [self.spanning] if self.spanning is not None else []
        return [piece for piece in (*self.unassigned, *spanning) if piece]

    def glue(self, other: "Row") -> None:
        """Add the continuation of this row, each cell with its own."""
        for role, piece in other.pieces.items():
            if role in self.pieces:
                self.pieces[role].append(piece)
            else:
                self.pieces[role] = piece
        for merged in other.merged:
            mine = next((item for item in self.merged if item.roles == merged.roles), None)
            if mine is not None:
                mine.piece.append(merged.piece)
            elif merged.piece:
                # How wide a blank cell is may not be known: it stands for nothing.
                self.merged.append(merged)
        self.area_shared = self.area_shared or other.area_shared
        self.shared.extend(role for role in other.shared if role not in self.shared)
        self.periods.extend(period for period in other.periods if period not in self.periods)
        self.unassigned.extend(other.unplaced())
