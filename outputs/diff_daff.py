"""A difference in daff's highlighter format: a CSV table that `daff patch` and viewers read.

The tables that it compares are the exact CSV files of both plans (`actions.exact.csv`). Format:
https://paulfitz.github.io/daff-doc/spec.html
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from audit.diff.model import PlanDiff
from normalize.records import Plan
from normalize.text import fold
from outputs.columns import Column, Row, action_columns, rows
from outputs.comparison import Comparison
from outputs.csv_files import exact_csv

# They say where and how a version was read: with them no row would be as it was.
_LEFT_OUT = ("symbol", "language", "pages", "findings")
# Told from the numbering, from other records or from texts: no fields of the difference, which
# holds what they follow from.
_DERIVED = ("id", "annex", "number", "theme", "theme_title", "subheading", "references")
_HEADER, _SCHEMA, _SKIPPED = "@@", "!", "..."
_ADDED, _REMOVED, _MOVED, _ADDED_CELL, _SAME = "+++", "---", ":", "+", ""
_CONTEXT = 1
_NO_COLUMN: Column[Row] = Column(
    _SKIPPED, "Stands for columns that are left out.", lambda row: _SKIPPED
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A column of the result: its tag in the schema row, and its cells in each version."""

    tag: str
    name: str
    old: Column[Row] | None
    new: Column[Row] | None


_LEFT_OUT_HERE = _Place(_SKIPPED, _SKIPPED, _NO_COLUMN, _NO_COLUMN)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the result: its tag in the first column, and its cells."""

    tag: str
    cells: list[str]


def daff(comparison: Comparison) -> bytes:
    """The changes of the actions as a highlighter CSV: UTF-8, line feeds, every cell verbatim."""
    places = _places(comparison.old, comparison.new)
    lines = _shortened(list(_lines(comparison, places)))
    head = [[_HEADER, *(place.name for place in places)]]
    if any(place.tag in (_ADDED, _REMOVED) for place in places):
        head.insert(0, [_SCHEMA, *(place.tag for place in places)])
    return exact_csv([*head, *([line.tag, *line.cells] for line in lines)])


def _places(old: Plan, new: Plan) -> list[_Place]:
    """The columns of both tables in one order; one that stands elsewhere is removed and added."""
    before, after = action_columns(old), action_columns(new)
    places: list[_Place] = []
    for kind, i0, i1, j0, j1 in _matches([c.name for c in before], [c.name for c in after]):
        if kind != "equal":
            places += [_Place(_REMOVED, column.name, column, None) for column in before[i0:i1]]
            places += [_Place(_ADDED, column.name, None, column) for column in after[j0:j1]]
            continue
        for one, other in zip(before[i0:i1], after[j0:j1], strict=True):
            if one.name not in _LEFT_OUT:
                places.append(_Place(_SAME, one.name, one, other))
            elif not places or places[-1] != _LEFT_OUT_HERE:
                places.append(_LEFT_OUT_HERE)
    return places


def _matches(
    before: Sequence[str], after: Sequence[str]
) -> Iterable[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _lines(comparison: Comparison, places: Sequence[_Place]) -> Iterator[_Line]:
    """Every row of both tables, in the order of the new one, each removed row where it stood."""
    old = rows(comparison.old, comparison.old.actions())
    new = rows(comparison.new, comparison.new.actions())
    partner = _partners(comparison.diff, old, new)
    fields = {
        change.new: {each.field for each in change.fields} for change in comparison.diff.changes
    }
    position = {row.record.id: index for index, row in enumerate(old)}
    stays = _in_order([position[partner[row.record.id]] for row in new if row.record.id in partner])
    gone = _gone(old, set(partner.values()), stays)
    yield from _removed(gone.get(None, ()), places)
    for row in new:
        before = partner.get(row.record.id)
        if before is None:
            yield _Line(_ADDED, [_cell(place.new, row) for place in places])
            continue
        at = position[before]
        yield _both(old[at], row, places, fields.get(row.record.id, set()), at not in stays)
        yield from _removed(gone.get(at, ()), places)


def _gone(old: Sequence[Row], kept: set[str], stays: set[int]) -> Mapping[int | None, list[Row]]:
    """The rows that are in the old table only, by the row that stays before them, None for none."""
    gone: dict[int | None, list[Row]] = {}
    last = None
    for at, row in enumerate(old):
        if at in stays:
            last = at
        elif row.record.id not in kept:
            gone.setdefault(last, []).append(row)
    return gone


def _partners(diff: PlanDiff, old: Sequence[Row], new: Sequence[Row]) -> Mapping[str, str]:
    """By the id of each new action that the old plan has too, its id there."""
    changed = {change.new: change.old for change in diff.changes if change.new is not None}
    gone = {change.old for change in diff.changes}
    there = {row.record.id for row in old}
    pairs = {}
    for row in new:
        id_ = row.record.id
        before = changed.get(id_, None if id_ in gone else id_)
        if before is not None and before in there:
            pairs[id_] = before
    return pairs


def _removed(gone: Iterable[Row], places: Sequence[_Place]) -> Iterator[_Line]:
    for row in gone:
        yield _Line(_REMOVED, [_cell(place.old, row) for place in places])


def _both(old: Row, new: Row, places: Sequence[_Place], fields: set[str], moved: bool) -> _Line:
    """A row of both tables, its changed cells with an arrow that nothing else in it holds."""
    sides = [(_cell(place.old, old), _cell(place.new, new)) for place in places]
    other_columns = old.record.annex != new.record.annex or "merged" in fields
    differ = [
        place.tag == _SAME and _differs(place.name, one, other, fields, other_columns)
        for place, (one, other) in zip(places, sides, strict=True)
    ]
    if any(differ):
        tag = _arrow(text for pair in sides for text in pair)
    elif moved:
        tag = _MOVED
    else:
        tag = _ADDED_CELL if any(place.tag == _ADDED for place in places) else _SAME
    cells = [
        f"{_quoted(one)}{tag}{_quoted(other)}" if changed else one if place.old else other
        for place, (one, other), changed in zip(places, sides, differ, strict=True)
    ]
    return _Line(tag, cells)


def _differs(column: str, old: str, new: str, fields: set[str], other_columns: bool) -> bool:
    """Whether a cell changed, as the difference sees it: other spaces alone are no change.

    With `other_columns`, the row has cells that it had not, or has no longer.
    """
    if old == new:
        return False
    if fields & set(_fields(column)) or (other_columns and not (old and new)):
        return True
    return column in _DERIVED and fold(old) != fold(new)


def _fields(column: str) -> tuple[str, ...]:
    """The fields of the difference that a column shows."""
    if column.startswith("extra: "):
        return (column.replace(": ", ".", 1),)
    name, _, rest = column.partition("_")
    if name == "timeline":
        return (f"timeline.{rest.removesuffix('_text')}",)
    if name == "cost":
        return ("cost", "cost.note")
    return (name,) if name in ("budget", "status") else (column,)


def _arrow(texts: Iterable[str]) -> str:
    arrow, inside = "->", "\n".join(texts)
    while arrow in inside:
        arrow = f"-{arrow}"
    return arrow


def _quoted(text: str) -> str:
    """One side of a changed cell; the text NULL, which would be no value, with a mark before it."""
    return f"_{text}" if text.lstrip("_") == "NULL" else text


def _cell(column: Column[Row] | None, row: Row) -> str:
    return "" if column is None else column.text(row)


def _in_order(positions: Sequence[int]) -> set[int]:
    """The longest run of positions that ascend: what stayed; the fewest others have moved."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, position in enumerate(positions):
        length = bisect_left(ends, position)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [position]
        at[length : length + 1] = [index]
    stays, index = set(), at[-1] if at else -1
    while index >= 0:
        stays.add(positions[index])
        index = before[index]
    return stays


def _shortened(lines: Sequence[_Line]) -> Iterator[_Line]:
    """The lines with each run of unchanged ones cut to what stands beside a change."""
    near = {
        other
        for index, line in enumerate(lines)
        if line.tag != _SAME
        for other in range(index - _CONTEXT, index + _CONTEXT + 1)
    }
    skipping = False
    for index, line in enumerate(lines):
        if index in near:
            yield line
        elif not skipping:
            yield _Line(_SKIPPED, [_SKIPPED] * len(line.cells))
        skipping = index not in near
