"""What every reader gives: a Document of paragraphs and tables, with the places they stood at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from extract.scripts import Direction

if TYPE_CHECKING:
    from dataclasses import dataclass as numerous
else:

    def numerous(*, frozen: bool, **options: Any) -> Any:
        """The decorator of a dataclass of which a document has thousands.

        Frozen for the type checker alone: setting the fields of a frozen one takes five times as
        long, which would be a tenth of the time that a DOCX file takes.
        """
        return dataclass(unsafe_hash=frozen, **options)


Evidence = Literal["tags", "rules", "alignment", "markup"]
Format = Literal["pdf", "docx", "text"]


# Points that must be left over beside the next word before a line counts as ended on purpose:
# justification and kerning take up less.
_SPARE = 2.0


def ended_early(room: float | None, lead: float | None) -> bool | None:
    """Whether a line was ended though what follows would have fitted into it.

    `room` is the free width behind the line, `lead` the width of the first unbreakable piece of
    the next one with the space before it, in points. Typesetting fills a line as far as it can, so
    such a line was ended by the author. None where either width isn't known.
    """
    if room is None or lead is None:
        return None
    return room > lead + _SPARE


@numerous(frozen=True, slots=True)
class Place:
    """A box on a page.

    `page` counts from 1. `x0`, `top`, `x1`, `bottom` are points from the top left corner of the
    page as it is displayed (crop box and rotation applied). `lines` is how many lines of the
    cell's text stand in this box.
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    lines: int = 0


@numerous(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    `row` and `column` count from 0 and name the cell's top left grid position. `text` holds the
    lines as printed, separated by a line feed. `breaks` lists the indexes (from 1) of those lines
    that begin because the author ended a line or paragraph there, not because the line before was
    full: a DOCX or text reader lists all lines, a PDF reader those that the tags or the geometry
    show. `places` has one box for each page the cell stands on, and is empty where the format
    has no pages.

    `room_after` is the free width behind the last line and `lead` the width of the first
    unbreakable piece of the first line, with the space before it where its script sets one, both
    in points (None where unknown): when a cell goes on on another page, they tell a full line from
    one that was ended on purpose.

    `mark` is a number by which who numbered the cells of a document knows this one again, however
    it is moved or cut later; no reader sets it.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    breaks: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()
    header: bool = False
    room_after: float | None = None
    lead: float | None = None
    mark: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or the part of one that the evidence shows as a whole.

    `row_count` and `column_count` are the size of its grid; cells are sorted by row and column
    and no two cover the same grid position. `spans_known` is False where the format can't tell a
    merged cell from a blank one (tab-separated text). `direction` is the one in which its columns
    are read: in a table that is read from the right, column 0 is the one on the right.
    """

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    evidence: Evidence
    places: tuple[Place, ...] = ()
    spans_known: bool = True
    direction: Direction = "ltr"

    def rows(self) -> list[list[Cell]]:
        """The cells by the row they start in, each row in the order of columns."""
        rows: list[list[Cell]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return rows


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text outside tables.

    `kind` is `running` for what repeats at the head or foot of pages, `note` for a footnote or
    endnote, else `body`. `page` counts from 1, None where the format has no pages. `text` may
    hold line feeds where the reader can't tell a wrapped line from a new paragraph.
    """

    text: str
    kind: Literal["body", "running", "note"] = "body"
    page: int | None = None


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader was not sure of: a stable `code`, a sentence, and where.

    `level` is `warning` where something may be wrong, `info` where a choice was made.
    """

    code: str
    message: str
    level: Literal["info", "warning", "error"] = "warning"
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its blocks in reading order, and what is known of the file itself.

    `reader` names the evidence that was used (`tags`, `rules`, `alignment`, `markup`).
    `page_count` is None where the format has no pages.
    """

    format: Format
    blocks: Sequence[Block]
    reader: str
    page_count: int | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def tables(self) -> list[Table]:
        """The tables, in reading order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The running text, in reading order."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]
