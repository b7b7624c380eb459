"""The parts of the annexes joined: repeated headers dropped, rows cut by a page break glued.

Every decision leaves a trace: which part joined which annex, which row was glued, and why.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.document import Cell, Document, Paragraph, Place, Table
from normalize.annexes import AnnexHeading, annex_heading
from normalize.areas import split_area
from normalize.columns import (
    Column,
    Layout,
    closest_annex,
    find_layout,
    is_header_row,
    is_plan,
)
from normalize.extra import add_extra, renamed_as_before, with_extra, with_left_out
from normalize.grid import Grid
from normalize.kinds import JudgedRow, action_number, judge, settle_themes
from normalize.lexicon import Lexicon, key
from normalize.needless import narrowed, without_needless
from normalize.pieces import Row
from normalize.profiles import YEAR_GROUP, AnnexProfile, Profile
from normalize.roles import is_period
from normalize.rows import read_row, settle_number, settle_shifted
from normalize.standing import Standing

Action = Literal["began", "joined", "continued", "ignored", "glued", "header_dropped"]


@dataclass(frozen=True, slots=True)
class Trace:
    """One decision: what was done with a table part or a row, why, and where."""

    action: Action
    reason: str
    annex: int | None = None
    table: int = 0
    row: int | None = None
    certain: bool = True
    places: tuple[Place, ...] = ()


@dataclass(slots=True)
class Annex:
    """All rows of one annex, from however many table parts they came.

    `places` say where its table begins. `columns` are those of its last part with a header, `whole`
    the same with columns that were needless there. `shown` are the roles of the columns of all its
    parts, `extra` those of its extra columns, in the order in which these stand.
    """

    number: int
    profile: AnnexProfile
    columns: tuple[Column, ...]
    heading: AnnexHeading | None
    places: tuple[Place, ...] = ()
    whole: tuple[Column, ...] = ()
    whole_standing: Standing | None = None
    rows: list[JudgedRow] = field(default_factory=list)
    shown: dict[str, None] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)
    open_area: bool = False
    standing: Standing | None = None
    doubtful_columns: dict[tuple[int, str], Column] = field(default_factory=dict)

    def fields(self) -> set[str]:
        """The fields that the columns of this annex stand for: of year columns, the timeline."""
        return {YEAR_GROUP if is_period(role) else role for role in self.shown}

    def periods(self) -> list[str]:
        """The periods of its year columns, from left to right."""
        return [role for role in self.shown if is_period(role)]

    def note_columns(self, columns: Sequence[Column]) -> None:
        """Remember the columns that were not told by their heading's exact words."""
        self.shown.update((column.role, None) for column in columns if column.role)
        add_extra(self.extra, columns)
        for index, column in enumerate(columns, start=1):
            if column.how != "heading":
                self.doubtful_columns.setdefault((index, column.heading), column)


@dataclass(slots=True)
class Joined:
    """The annexes of a document, and the trace of every decision that made them.

    `header_marks` are those of the cells of headers, where cells are numbered.
    """

    annexes: list[Annex] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    header_marks: list[int] = field(default_factory=list)


def join_tables(
    document: Document,
    lexicon: Lexicon,
    profile: Profile,
    foreign: Collection[int] = (),
) -> Joined:
    """The annexes of a document: its plan tables joined, other tables left out.

    `foreign` are the indexes of tables in another language, which are left out too.
    """
    joined = Joined()
    heading: AnnexHeading | None = None
    index = 0
    after_text = after_foreign = False
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found = annex_heading(block, lexicon, profile)
            heading = found or heading
            after_text = after_text or (block.kind == "body" and bool(block.text.strip()))
        else:
            part = _Part(block, index, heading, after_text)
            if index in foreign:
                joined.traces.append(
                    Trace("ignored", "its headings are in another language", table=index)
                )
                after_foreign = True
            elif after_foreign and find_layout(Grid.of(block), lexicon, profile) is None:
                joined.traces.append(Trace("ignored", "goes on with such a table", table=index))
            else:
                after_text = not _add_part(joined, part, lexicon, profile)
                after_foreign = False
            index += 1
    for annex in joined.annexes:
        settle_themes(annex.rows)
    return joined


@dataclass(frozen=True, slots=True)
class _Part:
    """A table with what is known of its place: which one it is, the heading over it, and whether
    running text or another table stands before it.
    """

    table: Table
    index: int
    heading: AnnexHeading | None
    after_text: bool


def _add_part(joined: Joined, part: _Part, lexicon: Lexicon, profile: Profile) -> bool:
    """Whether the table is one of a plan; if so its rows are added to its annex."""
    grid = Grid.of(part.table)
    layout = find_layout(grid, lexicon, profile)
    left_out: set[int] = set()
    if layout is None:
        annex, table = _continued(joined, part)
        grid = Grid.of(table)
    else:
        table, left_out = without_needless(part.table)
        if left_out:
            grid = Grid.of(table)
            layout = find_layout(grid, lexicon, profile) or layout
        annex = _annex_for(joined, layout, part, profile)
    if annex is None:
        joined.traces.append(
            Trace("ignored", "no column of a plan", table=part.index, places=part.table.places)
        )
        return False
    action: Action = "joined" if annex.rows or layout is None else "began"
    reason = "has as many columns as the part before"
    if layout is not None:
        reason = "has the header of a plan"
    elif grid.table is not part.table:
        reason = "stands under the columns of the part before, or has needless ones more"
    certain = layout is not None
    joined.traces.append(
        Trace(action, reason, annex.number, part.index, certain=certain, places=part.table.places)
    )
    if layout is not None:
        columns = with_extra(layout.columns, grid, layout.header_rows)
        layout = replace(layout, columns=renamed_as_before(columns, annex.columns))
        annex.note_columns(layout.columns)
        annex.columns = layout.columns
        annex.whole = with_left_out(layout.columns, left_out)
        annex.standing = Standing.of(grid.table)
        annex.whole_standing = Standing.of(part.table) if left_out else annex.standing
    after_text = part.after_text and layout is None
    if layout is None:
        is_narrow = len(annex.columns) == grid.table.column_count
        layout = Layout(0, annex.columns if is_narrow else annex.whole)
        annex.note_columns(layout.columns)
    _add_rows(joined, annex, grid, layout, part.index, lexicon, after_text=after_text)
    return True


def _continued(joined: Joined, part: _Part) -> tuple[Annex | None, Table]:
    """The annex that a part without header goes on with, and its table under the annex's columns.

    It does where it has as many columns as the part before, or where each of its cells stands
    under some of that part's columns, or but for columns that are needless.
    """
    last = joined.annexes[-1] if joined.annexes else None
    if last is None or last.heading != part.heading:
        return None, part.table
    if len(last.columns) == part.table.column_count:
        return last, part.table
    if _is_whole(last, part.table):
        return last, part.table
    fitted = last.standing.fit(part.table) if last.standing is not None else None
    fitted = fitted or narrowed(part.table, len(last.columns), last.standing)
    if fitted is None and len(last.whole) == part.table.column_count:
        return last, part.table
    return (None, part.table) if fitted is None else (last, fitted)


def _is_whole(annex: Annex, table: Table) -> bool:
    """Whether a part has the columns that were needless in the part with the header, as there.

    Here one of them may hold a text. Where they stand tells it; without places, their number.
    """
    if len(annex.whole) != table.column_count:
        return False
    standing = annex.whole_standing
    return not table.places if standing is None else standing.fit(table) is not None


def _annex_for(joined: Joined, layout: Layout, part: "_Part", profile: Profile) -> Annex | None:
    """The annex that a part with a header belongs to, a new one where it begins one."""
    heading, places = part.heading, part.table.places[:1]
    last = joined.annexes[-1] if joined.annexes else None
    named = heading.number if heading is not None else None
    by_columns = closest_annex(list(layout.roles), profile, named)
    if by_columns is None or not is_plan(layout, profile):
        return None
    if last is not None and last.profile == by_columns and last.heading == heading:
        return last
    numbers = [by_columns.number] if heading is None else [heading.number, by_columns.number]
    taken = {annex.number: annex for annex in joined.annexes}
    for number in (*numbers, max(taken, default=0) + 1):
        if number not in taken:
            joined.annexes.append(Annex(number, by_columns, layout.columns, heading, places))
            return joined.annexes[-1]
        if taken[number].profile == by_columns:
            return taken[number]
    return None


def _add_rows(
    joined: Joined,
    annex: Annex,
    grid: Grid,
    layout: Layout,
    table: int,
    lexicon: Lexicon,
    *,
    after_text: bool,
) -> None:
    carried = _carried_area(annex, grid, layout)
    starts_part = bool(annex.rows)
    for index in range(layout.header_rows):
        joined.header_marks.extend(_marks(grid, index))
    for index in range(layout.header_rows, grid.table.row_count):
        row = read_row(grid, index, layout.roles)
        if action_number(row) is None and is_header_row(grid, index, lexicon, layout.roles):
            joined.traces.append(
                Trace("header_dropped", "is the header again", annex.number, table, index)
            )
            joined.header_marks.extend(_marks(grid, index))
            starts_part = bool(annex.rows)
            continue
        row.starts_part, row.after_text = starts_part, after_text
        if index in carried and action_number(row) is not None and annex.rows:
            row.pieces["functional_area"] = annex.rows[-1].row.piece("functional_area").again()
            reason = "its merged area cell goes on over the page break"
            joined.traces.append(Trace("continued", reason, annex.number, table, index))
        _add_row(joined, annex, row, table, index, lexicon)
        if not row.is_blank():
            starts_part = False
    annex.open_area = _reaches_end(_area_cell(grid, layout, grid.table.row_count - 1), grid)


def _marks(grid: Grid, row: int) -> list[int]:
    return [cell.mark for cell, _ in grid.row(row) if cell.mark is not None]


def _carried_area(annex: Annex, grid: Grid, layout: Layout) -> range:
    """The rows whose area cell is the blank rest of a merged one on the page before."""
    first = layout.header_rows
    cell = _area_cell(grid, layout, first)
    if cell is None or cell.text.strip() or not (annex.open_area or cell.row_span > 1):
        return range(0)
    return range(first, cell.row + cell.row_span)


def _area_cell(grid: Grid, layout: Layout, row: int) -> Cell | None:
    """The cell of the area column, None where there is none or where it covers other columns."""
    if row >= grid.table.row_count or "functional_area" not in layout.roles:
        return None
    cell = grid.covering[row][layout.roles.index("functional_area")]
    return cell if cell is not None and cell.column_span == 1 else None


def _reaches_end(cell: Cell | None, grid: Grid) -> bool:
    return (
        cell is not None and cell.row_span > 1 and cell.row + cell.row_span >= grid.table.row_count
    )


def _add_row(
    joined: Joined, annex: Annex, row: Row, table: int, index: int, lexicon: Lexicon
) -> None:
    previous = _last_whole(annex.rows)
    verdict = judge(row, previous, lexicon.functional_areas, lexicon)
    if verdict.kind == "blank":
        return
    if verdict.kind == "subheading":
        settle_number(row, may_be_area=True)
        settle_shifted(row, lexicon)
    if verdict.kind != "continuation":
        doubts = [] if verdict.certain else [verdict.reason]
        annex.rows.append(JudgedRow(row, verdict, doubts))
        return
    target = annex.rows[-1]
    places = tuple(place for piece in row.all_pieces() for place in piece.places)
    labelled = action_number(row) is not None
    if labelled:
        _drop_again(row, target.row, "number")
    settle_number(row, may_be_area=not row.spans_known)
    if _repeats_area(row, target.row, lexicon.functional_areas, labelled=labelled):
        _drop_again(row, target.row, "functional_area")
    target.row.glue(row)
    if not verdict.certain:
        target.doubts.append(verdict.reason)
    joined.traces.append(
        Trace("glued", verdict.reason, annex.number, table, index, verdict.certain, places)
    )


def _drop_again(row: Row, target: Row, role: str) -> None:
    """Drop a label that is printed again; the record stands where it is printed all the same."""
    again = row.pieces.pop(role)
    if role in target.pieces:
        target.pieces[role].places.extend(again.places)
        target.pieces[role].marks.extend(again.marks)


def _repeats_area(row: Row, target: Row, known: Sequence[str], *, labelled: bool) -> bool:
    """Whether a continuation prints the area of its row again rather than going on with it.

    Where one page shows a line's end to be the author's and another doesn't, the words count. A
    row that is `labelled` has its number printed again; then any part of the area is it again.
    """
    mine, other = row.piece("functional_area"), target.piece("functional_area")
    words, whole = key(mine.label()), key(other.label())
    return bool(mine) and (
        words == whole
        or (labelled and words in whole)
        or split_area(mine, known).key == split_area(other, known).key
    )


def _last_whole(rows: Sequence[JudgedRow]) -> Row | None:
    """The row that a continuation would belong to: none after a theme row."""
    if not rows or rows[-1].verdict.kind in ("theme", "unassigned"):
        return None
    return rows[-1].row
