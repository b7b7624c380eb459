"""Pages whose columns no rule shows: texts set at their edges, wrapped to the width of columns."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.document import Table
from tests.extract.pdf.builder import Page, is_wide, text_width

WORDS = [
    "of", "and", "to", "in", "that", "is", "for", "with", "as", "was", "at", "by", "from",
    "have", "or", "one", "had", "not", "but", "what", "all", "were", "when", "there", "can",
    "an", "your", "which", "their", "said", "if", "will", "each", "about", "how", "up", "out",
    "them", "then", "many", "some", "these", "into", "more", "two", "time", "could", "no",
    "make", "first", "been", "its", "now", "people", "over", "down", "only", "way", "may",
    "water", "long", "little", "very", "after", "words", "called", "where", "most", "know",
    "through", "back", "much", "before", "good", "new", "write",
]  # fmt: skip


@dataclass(frozen=True)
class Column:
    """Where a column's texts are set, its width in points, and its alignment: l, c or r."""

    x: float
    width: float
    side: str = "l"


def wrap(text: str, width: float, size: float = 10) -> list[str]:
    """The lines of a text set to a width; ideographs may be parted anywhere."""
    lines = [""]
    for word in _pieces(text):
        longer = lines[-1] + word
        if lines[-1] and text_width(longer.rstrip(), size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return [line.strip() for line in lines]


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for before, character in pairwise(" " + text):
        if before == " " or is_wide(character) or is_wide(before):
            pieces.append("")
        pieces[-1] += character
    return [piece for piece in pieces if piece]


def write(page: Page, column: Column, top: float, lines: Sequence[str], size: float = 10) -> None:
    """Lines below each other in a column."""
    for number, line in enumerate(lines):
        free = column.width - text_width(line, size)
        x = column.x + {"l": 0.0, "c": free / 2, "r": free}[column.side]
        page.text(x, top + 1.2 * size * number, line, size)


def table(
    page: Page,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    top: float = 60,
    gap: float = 5,
    size: float = 10,
    rule: bool = False,
) -> float:
    """Rows of texts, each wrapped to its column, with a rule under each or none; where they end."""
    left, right = columns[0].x, columns[-1].x + columns[-1].width
    for row in rows:
        lines = [wrap(text, one.width, size) for one, text in zip(columns, row, strict=True)]
        for column, own in zip(columns, lines, strict=True):
            write(page, column, top, own, size)
        top += 1.2 * size * max(map(len, lines)) + gap
        if rule:
            page.line(left, top - gap / 2 - 1, right, top - gap / 2 - 1)
    return top


def prose(
    page: Page, top: float, *, x: float = 50, width: float = 500, words: int = 60, seed: int = 1
) -> float:
    """A paragraph of running text; where it ends."""
    text = " ".join(random.Random(seed).choices(WORDS, k=words))
    lines = wrap(text, width)
    write(page, Column(x, width), top, lines)
    return top + 12 * len(lines)


def texts(found: Table) -> list[list[str]]:
    """The texts of a table's rows."""
    return [[cell.text.rstrip() for cell in row] for row in found.rows()]


def spans(found: Table) -> dict[str, tuple[int, int]]:
    """Row span and column span of the cells that cover several positions, by their text."""
    return {
        cell.text: (cell.row_span, cell.column_span)
        for cell in found.cells
        if (cell.row_span, cell.column_span) != (1, 1)
    }
