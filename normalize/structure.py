"""Headings in words that no lexicon has, told by what stands under them.

A plan's table has numbered rows, years in its header, marks under the years, long texts, and its
columns in the family's order. Where a table shows that and its headings are unknown, they are
learned for this document, so that all that follows works as with a lexicon that has them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from extract.document import Cell
from normalize.columns import find_layout, is_plan, period_of
from normalize.grid import Grid
from normalize.lexicon import Lexicon, key, neutral_lexicon
from normalize.profiles import YEAR_GROUP, Profile
from normalize.values import parse_cost

_HEADER_ZONE = 6
_NUMBER = re.compile(r"(\d{1,4})[.)、]?")
_THEME = re.compile(r"\s*\d{1,3}\s*[.．、)]\s*\S")
# Letters of a cell that make a column one of texts, and one that is a plan's action for certain.
_TEXT, _LONG = 12, 20
# A mark under a year is short: an X, a dash, "to be confirmed".
_LONGEST_MARK = 40
# The columns that contents tell where there are not as many as in the family.
_FIRST = ("number", "functional_area", "action", "objective")
_YEARS = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class _Sight:
    """A table with a header that ends before the row `first`, and its columns' cells below it."""

    grid: Grid
    first: int

    def column(self, column: int) -> list[str]:
        """The texts of a column under the header, in cells of one column."""
        return [
            cell.text
            for row in range(self.first, self.grid.table.row_count)
            if (cell := self.grid.covering[row][column]) is not None
            and cell.row == row
            and cell.column_span == 1
            and cell.text.strip()
        ]

    def letters(self, column: int) -> float:
        """How many letters a filled cell of a column has on average."""
        texts = self.column(column)
        return mean(len(key(text)) for text in texts) if texts else 0.0

    def numbers(self) -> list[int]:
        """The numbers in the first column of rows that hold more than a theme."""
        found = []
        for row in range(self.first, self.grid.table.row_count):
            cells = [cell for cell, _ in self.grid.row(row) if cell.text.strip()]
            match = _NUMBER.fullmatch(key(cells[0].text)) if len(cells) > 2 else None
            if match and cells[0].column == 0:
                found.append(int(match[1]))
        return found


def learn_headings(grids: Sequence[Grid], lexicon: Lexicon, profile: Profile) -> Lexicon:
    """The lexicon with those headings of the tables that are a plan's and that it lacks."""
    learned: dict[str, str] = {}
    plans = 0
    for grid in grids:
        known = replace(lexicon, learned=learned) if learned else lexicon
        layout = find_layout(grid, known, profile)
        if layout is not None and is_plan(layout, profile):
            plans += 1
            found = _beyond(grid, known, layout.header_rows)
        else:
            found = _by_years(grid, known, profile) or _by_width(grid, profile, sure=plans > 0)
            plans += bool(found)
        if found:
            learned = {**found, **learned}
    if learned:
        lexicon = replace(lexicon, learned=learned)
    if plans and not lexicon.functional_areas:
        areas = {area for grid in grids for area in _areas(grid, lexicon, profile)}
        lexicon = replace(
            lexicon, functional_areas=tuple(sorted(areas, key=lambda it: (-len(it), it)))
        )
    return lexicon


def _beyond(grid: Grid, lexicon: Lexicon, rows: int) -> dict[str, str]:
    """The last year heading of a known header where its words show that it means "and beyond"."""
    for row in range(rows):
        years = [cell.text for cell, columns in grid.row(row) if _is_year(cell, columns, lexicon)]
        periods = _periods(years, lexicon) if len(years) > 1 else None
        if periods and periods[-1] != period_of(years[-1], lexicon):
            return {key(years[-1]): periods[-1]}
    return {}


def _areas(grid: Grid, lexicon: Lexicon, profile: Profile) -> Iterator[str]:
    """The areas of numbered rows that stand on one line, and so are not in several parts."""
    layout = find_layout(grid, lexicon, profile)
    if layout is None or not {"number", "functional_area"} <= {*layout.roles}:
        return
    number, area = (layout.roles.index(role) for role in ("number", "functional_area"))
    for row in range(layout.header_rows, grid.table.row_count):
        cells = grid.covering[row][number], grid.covering[row][area]
        texts = [cell.text.strip() if cell is not None else "" for cell in cells]
        if _NUMBER.fullmatch(key(texts[0])) and texts[1] and "\n" not in texts[1]:
            yield texts[1]


def _by_years(grid: Grid, lexicon: Lexicon, profile: Profile) -> dict[str, str]:
    """The headings of a table with year columns in their family's place, by role."""
    for row in range(min(_HEADER_ZONE, grid.table.row_count)):
        years = [
            (cell, columns[0])
            for cell, columns in grid.row(row)
            if _is_year(cell, columns, lexicon)
        ]
        first = [column for _, column in years]
        if len(years) < 2 or first != list(range(first[0], first[0] + len(first))):
            continue
        sight = _Sight(grid, row + 1)
        numbered = _counts_up(sight.numbers()) or (not sight.numbers() and _has_theme(grid))
        if not numbered or not all(_holds_marks(sight, at) for at in first):
            return {}
        periods = _periods([cell.text for cell, _ in years], lexicon)
        roles = _roles_around(sight, first, profile)
        if roles is None or periods is None:
            return {}
        headings = dict(_headings(grid, row, roles, first))
        if periods[-1] != period_of(years[-1][0].text, lexicon):
            headings[key(years[-1][0].text)] = periods[-1]
        return headings
    return {}


def _is_year(cell: Cell, columns: Sequence[int], lexicon: Lexicon) -> bool:
    return len(columns) == 1 and period_of(cell.text, lexicon) is not None


def _holds_marks(sight: _Sight, column: int) -> bool:
    texts = [key(text) for text in sight.column(column)]
    return all(len(text) <= _LONGEST_MARK for text in texts) and not any(
        text.isdecimal() for text in texts
    )


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether there are numbers that rise; a row that a page cuts may have its own again."""
    return bool(numbers) and list(numbers) == sorted(numbers)


def _periods(texts: Sequence[str], lexicon: Lexicon) -> list[str] | None:
    """The periods of year headings; words that only the last has mean "and beyond".

    None where the years don't rise.
    """
    years = [_YEARS.findall(key(text))[0] for text in texts]
    if years != sorted(set(years)):
        return None
    periods = [period_of(text, lexicon) or year for text, year in zip(texts, years, strict=True)]
    words = [_YEARS.sub("", key(text)) for text in texts]
    if periods[-1] == years[-1] and len(words[-1]) > max(map(len, words[:-1])) + 2:
        periods[-1] += "+"
    return periods


def _roles_around(sight: _Sight, years: Sequence[int], profile: Profile) -> dict[int, str] | None:
    """The roles of the columns on both sides of the years, None where they are no plan's."""
    width = sight.grid.table.column_count
    annex = next((annex for annex in profile.annexes if YEAR_GROUP in annex.columns), None)
    if annex is None:
        return None
    at = annex.columns.index(YEAR_GROUP)
    left = _left(sight, range(years[0]), annex.columns[:at])
    right = _right(sight, range(years[-1] + 1, width), annex.columns[at + 1 :])
    return left | right if left and right else None


def _left(sight: _Sight, columns: range, expected: Sequence[str]) -> dict[int, str]:
    """The columns before the years: the family's where there are as many, else by content."""
    if len(columns) == len(expected):
        return dict(zip(columns, expected, strict=True))
    long = [column for column in columns[2:] if sight.letters(column) >= _LONG]
    if not long:
        return {}
    if tuple(expected[:4]) != _FIRST:
        return {}
    roles = dict(enumerate(_FIRST[:2]))
    roles |= dict(zip(long, _FIRST[2:], strict=False))
    money = [column for column in columns if column not in roles and _holds_money(sight, column)]
    return roles | ({money[0]: "cost"} if len(money) == 1 else {})


def _right(sight: _Sight, columns: range, expected: Sequence[str]) -> dict[int, str]:
    """The columns after the years, in the same way."""
    if len(columns) == len(expected):
        return dict(zip(columns, expected, strict=True))
    long = [column for column in columns if sight.letters(column) >= _LONG]
    return {long[-1]: "comments"} if long else {}


def _holds_money(sight: _Sight, column: int) -> bool:
    costs = [parse_cost(text, neutral_lexicon()) for text in sight.column(column)]
    return any((cost.min_usd or 0) >= 1000 for cost in costs)


def _by_width(grid: Grid, profile: Profile, *, sure: bool) -> dict[str, str]:
    """The headings of a table without years that is as wide as an annex without them.

    `sure` says that the document has a plan's table; else a theme row must show that this is one.
    """
    width = grid.table.column_count
    annex = next(
        (
            annex
            for annex in profile.annexes
            if YEAR_GROUP not in annex.columns and len(annex.columns) == width
        ),
        None,
    )
    row = _full_row(grid)
    if annex is None or row is None or not (sure or _has_theme(grid)):
        return {}
    sight = _Sight(grid, row + 1)
    texts = [column for column in range(2, width) if sight.letters(column) >= _TEXT]
    numbers = sight.numbers()
    action = annex.columns.index("action")
    if not _counts_up(numbers) or len(numbers) < 2 or len(texts) < 2 or texts[0] != action:
        return {}
    return dict(_headings(grid, row, dict(enumerate(annex.columns)), []))


def _full_row(grid: Grid) -> int | None:
    """The first row of which every column has a text of its own that is no number."""
    for row in range(min(_HEADER_ZONE, grid.table.row_count - 1)):
        cells = list(grid.row(row))
        if len(cells) == grid.table.column_count and all(cell.text.strip() for cell, _ in cells):
            return None if _NUMBER.fullmatch(key(cells[0][0].text)) else row
    return None


def _has_theme(grid: Grid) -> bool:
    width = grid.table.column_count
    return any(cell.column_span == width and _THEME.match(cell.text) for cell in grid.table.cells)


def _headings(
    grid: Grid, last: int, roles: dict[int, str], years: Sequence[int]
) -> Iterator[tuple[str, str]]:
    """The keys of the headings down to the row `last`, with their roles."""
    for row in range(last + 1):
        for cell, columns in grid.row(row):
            if not cell.text.strip() or len(columns) > max(len(years), 1):
                continue
            if len(columns) > 1 and set(columns) <= set(years):
                yield key(cell.text), YEAR_GROUP
            elif columns[0] in roles and (row == last or columns[0] not in years):
                yield key(cell.text), roles[columns[0]]
