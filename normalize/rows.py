"""Table rows by roles: each cell of a row goes to the fields whose columns it covers."""

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Cell
from normalize.grid import Grid
from normalize.lexicon import Lexicon
from normalize.pieces import MergedPiece, Piece, Row
from normalize.roles import is_extra, is_period
from normalize.text import is_dash
from normalize.values import parse_budget, parse_cost, parse_mark, parse_status

LABEL_ROLES = ("number", "functional_area")
TEXT_ROLES = ("action", "objective", "comments")
_VALUE_ROLES = ("budget", "cost", "status")


def is_value(role: str) -> bool:
    """Whether a role holds a typed value rather than text."""
    return role in _VALUE_ROLES or is_period(role)


def read_row(grid: Grid, index: int, roles: Sequence[str | None]) -> Row:
    """The row of that index, every cell in the field that its column stands for."""
    periods = [role for role in roles if role is not None and is_period(role)]
    row = Row(periods=periods, spans_known=grid.table.spans_known)
    width = sum(1 for cell in grid.covering[index] if cell is not None)
    pages = {
        place.page for cell, _ in grid.row(index) if cell.row == index for place in cell.places
    }
    for cell, columns in grid.row(index):
        if cell.row < index and pages:
            cell = _on_pages(cell, pages)
        covered = [roles[column] for column in columns if column < len(roles)]
        _place(row, cell, covered, spans_row=_spans_row(columns, width, roles))
    return row


def _spans_row(columns: tuple[int, ...], width: int, roles: Sequence[str | None]) -> bool:
    """Whether a cell covers all columns but one, and but for extra ones."""
    if len(columns) <= 2 or len(columns) >= width - 1:
        return len(columns) > 2
    beside = (role for at, role in enumerate(roles) if at not in columns)
    extra = sum(1 for role in beside if role is not None and is_extra(role))
    return extra > 0 and len(columns) >= width - 1 - extra


def _on_pages(cell: Cell, pages: set[int]) -> Cell:
    """A cell that began in a row above: this row stands on its own pages only."""
    return replace(cell, places=tuple(place for place in cell.places if place.page in pages))


def _place(row: Row, cell: Cell, covered: list[str | None], *, spans_row: bool) -> None:
    known = [role for role in covered if role is not None]
    piece = Piece.of(cell)
    if len(known) > 1 and not spans_row and any(map(is_extra, known)):
        # What a cell says of fields and of an extra column stands in the fields.
        if piece and not is_dash(piece.text()):
            row.spread.append(tuple(known))
        known = [role for role in known if not is_extra(role)] or known[:1]
    if spans_row:
        row.spanning = piece
    elif not known:
        row.unassigned.append(piece)
    elif len(known) == 1:
        row.pieces[known[0]] = piece
        if cell.row_span > 1 and piece:
            if known[0] != "functional_area":
                row.shared.append(known[0])
            row.area_shared = row.area_shared or known[0] == "functional_area"
    elif all(role in LABEL_ROLES for role in known):
        # Number and area merged: what stands there is the area, unless it is a figure. Then the
        # area's own cell is not told from the number's, where a rule is missing.
        is_number = piece.label().isdigit()
        row.pieces["number" if is_number else "functional_area"] = piece
        if is_number:
            _spread(row, known)
    elif all(is_period(role) for role in known):
        for role in known:
            row.pieces[role] = Piece.of(cell)
        words = piece.label().split()
        if len(words) > 1 and any(map(is_dash, words)):
            # A dash says all there is to say of a year: what stands beside it is another's.
            _spread(row, known)
    elif all(is_value(role) for role in known):
        row.merged.append(MergedPiece(tuple(known), piece))
        if piece and not is_dash(piece.text()):
            _spread(row, known)
    else:
        row.pieces[next((role for role in known if role in TEXT_ROLES), known[0])] = piece
        if piece:
            _spread(row, known)


def _spread(row: Row, fields: list[str]) -> None:
    """Note the fields of a cell, unless they are noted with an extra column already."""
    if not row.spread or not {*fields} <= {*row.spread[-1]}:
        row.spread.append(tuple(fields))


def settle_number(row: Row, *, may_be_area: bool) -> None:
    """Put a text that is no number out of the number column: it is the area, or of no field."""
    if is_dash(row.piece("number").text()):
        del row.pieces["number"]
    if not row.piece("number"):
        return
    if row.piece("functional_area") or not may_be_area:
        row.unassigned.append(row.pieces.pop("number"))
    else:
        row.pieces["functional_area"] = row.pieces.pop("number")


def settle_shifted(row: Row, lexicon: Lexicon) -> None:
    """Put right a subheading row of a format that can't tell merged cells from blank ones.

    Such a row (tab-separated text) has its comments some columns early and one dash for all value
    columns. The row is changed only as far as no text can be taken for another: one misplaced
    text, one dash.
    """
    if row.spans_known:
        return
    values = [role for role in row.pieces if is_value(role)]
    filled = [role for role in values if row.pieces[role]]
    misplaced = [role for role in filled if not _is_known(role, row.pieces[role].text(), lexicon)]
    if len(misplaced) == 1 and "comments" in row.pieces and not row.piece("comments"):
        role = misplaced[0]
        row.pieces["comments"], row.pieces[role] = row.pieces[role], Piece()
        filled.remove(role)
    if len(filled) == 1 and len(values) > 1 and is_dash(row.pieces[filled[0]].text()):
        merged = MergedPiece(tuple(values), row.pieces[filled[0]])
        for role in values:
            del row.pieces[role]
        row.merged.append(merged)


def has_own_values(row: Row, previous: Row, lexicon: Lexicon) -> bool:
    """Whether some value stands whole in both rows: then neither is the rest of the other."""
    both_merged = (
        is_dash(mine.piece.label()) and is_dash(other.piece.label())
        for mine in row.merged
        for other in previous.merged
        if mine.roles == other.roles
    )
    return any(both_merged) or any(
        _is_known(role, piece.label(), lexicon)
        and _is_known(role, previous.piece(role).label(), lexicon)
        for role, piece in row.pieces.items()
        if is_value(role) and role != "cost" and piece and previous.piece(role)
    )


def _is_known(role: str, text: str, lexicon: Lexicon) -> bool:
    if role == "budget":
        return parse_budget(text, lexicon).value != "unrecognised"
    if role == "cost":
        return parse_cost(text, lexicon).kind != "unrecognised"
    if role == "status":
        return parse_status(text, lexicon).value != "unrecognised"
    return parse_mark(role, text, lexicon).mark != "unrecognised"
