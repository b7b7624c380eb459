"""How near the tables read come to those set: relations between neighbouring cells, as ICDAR 2013.

Each cell with text is related to the next one with text on its right and below it, for every row
or column that it covers; blank cells are passed over.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

_BLANK = re.compile(r"\s+")
_MARK = re.compile(r"[^\w]+|_+")

Relations = Counter[tuple[str, str, str]]


class AnyCell(Protocol):
    """What counts of a cell."""

    @property
    def row(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def row_span(self) -> int: ...
    @property
    def column_span(self) -> int: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell as a tool read it."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class Score:
    """Relations set, read, and common to both; tables set, found exactly, and read for nothing."""

    set: int = 0
    read: int = 0
    common: int = 0
    tables: int = 0
    exact: int = 0
    false: int = 0

    def add(self, other: "Score") -> None:
        """Count what another score counted."""
        for name in ("set", "read", "common", "tables", "exact", "false"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.common / (self.set + self.read) if self.set + self.read else 1.0


def folded(text: str) -> str:
    """A text as it is compared: white space, marks and the way characters are coded don't count.

    One that has nothing else keeps a sign that there is something.
    """
    bare = _BLANK.sub("", unicodedata.normalize("NFKC", text).replace("\u00ad", ""))
    return _MARK.sub("", bare).lower() or ("_" if bare else "")


def relations(cells: Iterable[AnyCell]) -> Relations:
    """The relations between neighbouring cells with text."""
    cells = list(cells)
    grid = {
        (row, column): number
        for number, cell in enumerate(cells)
        if folded(cell.text)
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    found: set[tuple[int, int, str]] = set()
    lines: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for (row, column), number in grid.items():
        lines.setdefault(("right", row), []).append((column, number))
        lines.setdefault(("below", column), []).append((row, number))
    for (direction, _), line in lines.items():
        ordered = [number for _, number in sorted(line)]
        for one, other in pairwise(ordered):
            if one != other:
                found.add((one, other, direction))
    return Counter((folded(cells[a].text), folded(cells[b].text), way) for a, b, way in found)


def score(
    truth: Sequence[Iterable[AnyCell]], read: Sequence[Iterable[AnyCell]]
) -> tuple[Score, list[tuple[Relations, Relations | None]]]:
    """The score of the tables read, and each table set with what was read for it."""
    wanted = [relations(cells) for cells in truth]
    given = [one for one in map(relations, read) if one]
    pairs = sorted(
        ((sum((one & two).values()), a, b) for a, one in enumerate(wanted)
         for b, two in enumerate(given)),
        reverse=True,
    )  # fmt: skip
    total = Score(tables=len(wanted))
    matched: dict[int, int] = {}
    for common, a, b in pairs:
        if common and a not in matched and b not in matched.values():
            matched[a] = b
            total.common += common
            total.exact += wanted[a] == given[b]
    total.set = sum(one.total() for one in wanted)
    total.read = sum(one.total() for one in given)
    total.false = len(given) - len(matched)
    found = [(one, given[matched[a]] if a in matched else None) for a, one in enumerate(wanted)]
    return total, found
