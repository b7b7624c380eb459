"""Which column holds what: header texts matched to roles, the rest by place.

A role is a field of a record (`number`, `functional_area`, `action`, …) or a period (`2023`,
`2025+`) for a year column.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from extract.document import Cell, Place
from extract.scripts import is_cjk
from normalize.grid import Grid
from normalize.lexicon import Lexicon, key
from normalize.profiles import YEAR_GROUP, AnnexProfile, Profile
from normalize.roles import is_period
from normalize.values import parse_budget, parse_cost, parse_mark, parse_status

# Below this likeness a heading is another heading; wordings of one heading in successive versions
# of the plan score 0.8 and more, different headings 0.4 and less.
SIMILAR = 0.7
_MOST_HEADER_ROWS = 6
# So many columns known by heading show that a table is a plan's.
_ENOUGH = 3
_NUMBER = re.compile(r"\d{1,3}[.)、]?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
# Ideographs say in one character what takes several letters.
_LONGEST_YEAR_HEADING, _LONGEST_IN_LETTERS = 24, 40
# Letters beside a year that make it no less one, and what a heading with more of them is worth.
_LONGEST_BESIDE_YEAR, _NOT_BARE = 4, 0.999
# In letters a short heading is much like many words, and long ones share the small words.
_SIMILAR_IN_LETTERS, _SIMILAR_IF_SHORT, _SHORT = 0.75, 0.86, 16
# Its first word says most of it: "plazo de ejecución" is much like "estado de ejecución".
_BEGINNING = 3
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\n\s*")
_SENTENCE = re.compile("[。；;]")

How = Literal["heading", "similar", "position", "learned", "unknown"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its role (None where nothing is known of it), its heading, how it was told.

    `places` say where the heading of an extra column stands.
    """

    role: str | None
    heading: str
    how: How
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """The header of a table part: how many rows it takes, and the columns under it."""

    header_rows: int
    columns: tuple[Column, ...]

    @property
    def roles(self) -> tuple[str | None, ...]:
        """The roles from left to right."""
        return tuple(column.role for column in self.columns)

    @property
    def periods(self) -> list[str]:
        """The periods of the year columns, from left to right."""
        return [role for role in self.roles if role and is_period(role)]


def period_of(heading: str, lexicon: Lexicon) -> str | None:
    """The period a year column's heading names: `2023`, `2025+` for 2025 and beyond, else None.

    A sentence with a year in it is none.
    """
    folded = key(heading)
    learned = lexicon.learned.get(folded)
    if learned and is_period(learned):
        return learned
    years = _YEAR.findall(folded)
    longest = _LONGEST_YEAR_HEADING if _is_wide(folded) else _LONGEST_IN_LETTERS
    if len(years) != 1 or len(folded) > longest or _SENTENCE.search(heading):
        return None
    open_ended = "+" in folded or any(word in folded for word in lexicon.beyond)
    return f"{years[0]}+" if open_ended else str(years[0])


def find_layout(grid: Grid, lexicon: Lexicon, profile: Profile) -> Layout | None:
    """The layout that the table's own header gives, None where it has no header of a plan."""
    rows = header_rows(grid, lexicon)
    if not rows:
        return None
    headings = [_headings(grid, rows, column) for column in range(grid.table.column_count)]
    columns = _by_position(_by_heading(headings, lexicon), profile)
    return Layout(
        rows,
        tuple(
            _told(
                grid, rows, index, column, headings[index][-1] if headings[index] else "", lexicon
            )
            for index, column in enumerate(columns)
        ),
    )


def is_plan(layout: Layout, profile: Profile) -> bool:
    """Whether the columns are a plan's: numbered actions, by heading and not by place alone.

    A family of few columns need not have more of them.
    """
    sure = {column.role for column in layout.columns if column.how not in ("position", "unknown")}
    fewest = min(len(annex.columns) for annex in profile.annexes)
    return "action" in layout.roles and len(sure) >= min(_ENOUGH, fewest)


def exact_roles(grid: Grid, lexicon: Lexicon) -> dict[str, str]:
    """The keys of headings at the top of a table that the lexicon has to the letter, by role."""
    found = {}
    for row in range(min(grid.table.row_count, _MOST_HEADER_ROWS)):
        for cell, _ in grid.row(row):
            role = lexicon.columns.get(key(cell.text)) if len(cell.text) < 400 else None
            if role:
                found[key(cell.text)] = role
    return found


def headings_known(grid: Grid, lexicon: Lexicon) -> float:
    """How many roles the headings of a table name: each for one, those that are similar for less.

    Years are headings in any language, so they don't count.
    """
    roles: dict[str, float] = {}
    for row in range(header_rows(grid, lexicon)):
        for cell, _ in grid.row(row):
            role, likeness = _match(cell.text, lexicon)
            if role:
                roles[role] = max(roles.get(role, 0.0), 1.0 if likeness == 1 else likeness / 2)
    return sum(roles.values())


def header_rows(grid: Grid, lexicon: Lexicon) -> int:
    """How many rows at the top of the table are its header, 0 where there is none."""
    found = 0
    for row in range(min(grid.table.row_count, _MOST_HEADER_ROWS)):
        cells = [(cell, at) for cell, at in grid.row(row) if cell.text.strip()]
        if _is_action(cells):
            break
        # Two texts with one year are no headings of two year columns.
        hits = len(
            {
                period_of(cell.text, lexicon) or at
                for cell, at in cells
                if _is_heading(grid, row, cell, at[0], lexicon)
            }
        )
        if hits and hits * 2 >= len(cells) and (found or hits > 1):
            found = row + 1
        elif cells and _is_data([cell for cell, _ in cells], under_header=found > 0):
            break
    return found


def _is_action(cells: list[tuple[Cell, tuple[int, ...]]]) -> bool:
    """Whether a row begins with a number: where such a row goes on, texts may begin with a year."""
    return bool(cells) and cells[0][1][0] == 0 and _is_data([cells[0][0]], under_header=False)


def _is_data(cells: list[Cell], *, under_header: bool) -> bool:
    """Whether a row without headings is data: above a header it may be a title as well."""
    if under_header:
        return not all(cell.header for cell in cells)
    return _NUMBER.fullmatch(key(cells[0].text)) is not None


def is_header_row(grid: Grid, row: int, lexicon: Lexicon, roles: Sequence[str | None]) -> bool:
    """Whether a row inside the table is a header that is printed again.

    A year is a heading in a year column only: in any other it may be all that goes on there.
    """
    cells = [(cell, at) for cell, at in grid.row(row) if cell.text.strip()]
    hits = sum(
        _is_period_role(roles, at[0])
        if period_of(cell.text, lexicon)
        else _names_role(cell, lexicon)
        for cell, at in cells
    )
    return hits > 1 and hits * 2 > len(cells)


def _is_heading(grid: Grid, row: int, cell: Cell, column: int, lexicon: Lexicon) -> bool:
    """Whether a cell is a heading; a year is one where no other column's heading stands above."""
    if period_of(cell.text, lexicon) is None:
        return _names_role(cell, lexicon)
    column_above = (grid.covering[above][column] for above in reversed(range(row)))
    heading = next((it for it in column_above if it and it is not cell and it.text.strip()), None)
    return cell.header or heading is None or _match(heading.text, lexicon)[0] in (None, YEAR_GROUP)


def _names_role(cell: Cell, lexicon: Lexicon) -> bool:
    return _match(cell.text, lexicon)[0] is not None


def _is_period_role(roles: Sequence[str | None], column: int) -> bool:
    return column < len(roles) and is_period(roles[column] or "")


def _headings(grid: Grid, rows: int, column: int) -> list[str]:
    """The header texts above a column, from the top, each cell once."""
    cells: dict[int, str] = {}
    for row in range(rows):
        cell = grid.covering[row][column]
        if cell is not None and cell.text.strip():
            cells[id(cell)] = cell.text
    return list(cells.values())


def _by_heading(headings: list[list[str]], lexicon: Lexicon) -> list[Column]:
    columns: list[Column] = []
    best: dict[str, tuple[float, int]] = {}
    for index, texts in enumerate(headings):
        role, likeness = _role_of(texts, lexicon)
        heading = " ".join(" ".join(texts).split())
        columns.append(Column(role, heading, _how(texts, likeness, lexicon)))
        if role is None or (role in best and best[role][0] >= likeness):
            columns[index] = Column(None, heading, "unknown")
        else:
            if role in best:
                other = best[role][1]
                columns[other] = Column(None, columns[other].heading, "unknown")
            best[role] = (likeness, index)
    return columns


def _how(texts: list[str], likeness: float, lexicon: Lexicon) -> How:
    if any(key(text) in lexicon.learned for text in texts[-1:]):
        return "learned"
    return "heading" if likeness >= _NOT_BARE else "similar"


def _role_of(texts: list[str], lexicon: Lexicon) -> tuple[str | None, float]:
    if not texts:
        return None, 0.0
    period = period_of(texts[-1], lexicon)
    if period and key(texts[-1]) not in lexicon.columns:
        # Of two with one year, that which says no more is it.
        return period, 1.0 if _is_bare(texts[-1], lexicon) else _NOT_BARE
    tries = [_match(text, lexicon) for text in (texts[-1], "".join(texts))]
    role, likeness = max(tries, key=lambda item: item[1])
    return (None, 0.0) if role == YEAR_GROUP else (role, likeness)


def _match(heading: str, lexicon: Lexicon) -> tuple[str | None, float]:
    for folded in dict.fromkeys((key(heading), key(_DIVIDED.sub("", heading)))):
        role = lexicon.columns.get(folded) or lexicon.learned.get(folded)
        if role and not is_period(role):
            return role, 1.0
    return _similar(folded, lexicon)


@lru_cache(maxsize=1024)
def _similar(folded: str, lexicon: Lexicon) -> tuple[str | None, float]:
    if not 1 < len(folded) < 200:
        return None, 0.0
    matcher = SequenceMatcher(b=folded, autojunk=False)
    best: tuple[str | None, float] = (None, 0.0)
    wide = _is_wide(folded)
    for wording, role in lexicon.columns.items():
        if not wide and wording[:_BEGINNING] != folded[:_BEGINNING]:
            continue
        matcher.set_seq1(wording)
        if matcher.real_quick_ratio() > best[1] and matcher.quick_ratio() > best[1]:
            best = max(best, (role, matcher.ratio()), key=lambda item: item[1])
    return best if best[1] >= _least_likeness(folded) else (None, 0.0)


def _least_likeness(folded: str) -> float:
    if _is_wide(folded):
        return SIMILAR
    return _SIMILAR_IF_SHORT if len(folded) < _SHORT else _SIMILAR_IN_LETTERS


def _is_wide(folded: str) -> bool:
    return any(map(is_cjk, folded))


def _by_position(columns: list[Column], profile: Profile) -> tuple[Column, ...]:
    """Columns whose heading nobody knows, from the known ones beside them."""
    annex = closest_annex([column.role for column in columns], profile)
    if annex is None:
        return tuple(columns)
    years = [column.role for column in columns if column.role and is_period(column.role)]
    expected = [
        role
        for name in annex.columns
        for role in ((years or profile.periods) if name == YEAR_GROUP else (name,))
    ]
    known = {column.role for column in columns if column.role}
    filled = list(columns)
    for start, end in _gaps(columns):
        left = (
            expected.index(columns[start - 1].role or "")
            if start and columns[start - 1].role in expected
            else -1
        )
        right_role = columns[end].role if end < len(columns) else None
        right = expected.index(right_role) if right_role in expected else len(expected)
        missing = [role for role in expected[left + 1 : right] if role not in known]
        if len(missing) == end - start:
            for index, role in zip(range(start, end), missing, strict=True):
                filled[index] = Column(role, columns[index].heading, "position")
    return tuple(filled)


def _is_bare(heading: str, lexicon: Lexicon) -> bool:
    """Whether a year's heading says little more than the year: "2023 г.", "FY2023"."""
    rest = _YEAR.sub("", key(heading))
    for word in lexicon.beyond:
        rest = rest.replace(word, "")
    return len(rest) <= (_LONGEST_BESIDE_YEAR // 2 if _is_wide(rest) else _LONGEST_BESIDE_YEAR)


def _told(
    grid: Grid, rows: int, index: int, column: Column, lowest: str, lexicon: Lexicon
) -> Column:
    """The column, of no role where words or place are doubtful and its texts are no such values.

    `lowest` is the heading right above it.
    """
    role = "mark" if is_period(column.role or "") else column.role or ""
    doubtful = column.how == "position" or (
        role == "mark" and column.how == "heading" and not _is_bare(lowest, lexicon)
    )
    is_unknown = _UNKNOWN.get(role)
    if not doubtful or is_unknown is None or not lexicon.wordings(role):
        return column
    below = (grid.covering[row][index] for row in range(rows, grid.table.row_count))
    texts = [cell.text for cell in below if cell and cell.column_span == 1 and cell.text.strip()]
    unknown = [key(text) for text in texts if is_unknown(text, lexicon)]
    if len(set(unknown)) > 1 and len(unknown) * 2 > len(texts):
        return Column(None, column.heading, "unknown")
    return column


_UNKNOWN: dict[str, Callable[[str, Lexicon], bool]] = {
    "budget": lambda text, lexicon: parse_budget(text, lexicon).value == "unrecognised",
    "cost": lambda text, lexicon: parse_cost(text, lexicon).kind == "unrecognised",
    "mark": lambda text, lexicon: parse_mark("", text, lexicon).mark == "unrecognised",
    "status": lambda text, lexicon: parse_status(text, lexicon).value == "unrecognised",
}


def _gaps(columns: list[Column]) -> list[tuple[int, int]]:
    gaps = []
    start = None
    for index, column in enumerate([*columns, Column("end", "", "heading")]):
        if column.role is None and start is None:
            start = index
        elif column.role is not None and start is not None:
            gaps.append((start, index))
            start = None
    return gaps


def closest_annex(
    roles: list[str | None], profile: Profile, named: int | None = None
) -> AnnexProfile | None:
    """The annex of the family whose columns are most like these roles, None where none is.

    Of two that are as like, the one whose number a heading has `named` is meant.
    """
    found = {YEAR_GROUP if is_period(role) else role for role in roles if role}
    if len(found) < 2:
        return None

    def unlike(annex: AnnexProfile) -> tuple[int, bool]:
        return len(found.symmetric_difference(annex.columns)), annex.number != named

    return min(profile.annexes, key=unlike, default=None)
