"""A PDF as camelot sees it: the lattices on its pictures of the pages, and its text in them.

camelot finds tables only. The text around them, for headings and claims, is pdfplumber's.
"""

import warnings
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from extract.document import Document, Table
from extract.limits import Limits
from extract.pdf.independent.rectangles import Rectangle, table_of
from extract.pdf.independent.surroundings import content_of, pages
from extract.pdf.independent.survey import Frame, Survey, survey, uncropped
from extract.pdf.layout import PageContent, blocks_of


def read(path: Path, limits: Limits) -> Document:
    """The document as camelot's default, `lattice`, gives it.

    Whether a cell has an edge on each side tells merged cells; line breaks that the author made
    are not known. Raises as `survey` does, and DamagedError where camelot gives up.
    """
    facts = survey(path, limits)
    with facts.read_by("camelot"):
        tables = _tables(path, facts)
        cells = sum(
            table.row_count * table.column_count for found in tables.values() for table in found
        )
        if cells > limits.cells:
            raise limits.exceeded("cells", where=path.name)
    contents: list[PageContent] = []
    with facts.read_by("pdfplumber"):
        for page, frame in pages(path, facts):
            contents.append(content_of(page, frame, tables.get(page.page_number, ())))
    return Document(
        format="pdf",
        blocks=tuple(blocks_of(contents)),
        reader="camelot",
        page_count=len(facts.frames),
        metadata=facts.metadata,
    )


def _tables(path: Path, facts: Survey) -> dict[int, list[Table]]:
    """The tables of each page.

    camelot lays the picture of the crop box over the text of the media box, so that it has to be
    given pages for which the two are the same.
    """
    source = uncropped(path) if any(frame.cropped for frame in facts.frames) else str(path)
    # By name: its type hints are no use under mypy's strict mode.
    read_pdf: Any = import_module("camelot").read_pdf
    tables: dict[int, list[Table]] = {}
    with warnings.catch_warnings():
        # It warns of each page without a table.
        warnings.simplefilter("ignore")
        for found in read_pdf(source, pages="all", suppress_stdout=True):
            frame = facts.frames[found.page - 1]
            table = table_of(_rectangles(found, frame), found.page)
            tables.setdefault(found.page, []).append(table)
    return tables


def _rectangles(found: Any, frame: Frame) -> Iterator[Rectangle]:
    """The cells of a table that camelot found, those without an edge between them as one."""
    grid: Sequence[Sequence[Any]] = found.cells
    height = found.pdf_size[1]
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            if (row, column) in taken:
                continue
            rows, columns = _reach(grid, row, column, taken)
            merged = [grid[each][other] for each in rows for other in columns]
            taken |= {(each, other) for each in rows for other in columns}
            yield Rectangle(
                cell.x1 - frame.left,
                height - cell.y2 - frame.top,
                merged[-1].x2 - frame.left,
                height - merged[-1].y1 - frame.top,
                "\n".join(text for text in (one.text.strip("\n") for one in merged) if text),
            )


def _reach(
    grid: Sequence[Sequence[Any]], row: int, column: int, taken: set[tuple[int, int]]
) -> tuple[range, range]:
    """The rows and columns that a merged cell covers: as far as no edge is in its way."""
    end_column = column + 1
    while (
        end_column < len(grid[row])
        and not grid[row][end_column - 1].right
        and (row, end_column) not in taken
    ):
        end_column += 1
    end_row = row + 1
    while end_row < len(grid) and all(
        not grid[end_row - 1][each].bottom and (end_row, each) not in taken
        for each in range(column, end_column)
    ):
        end_row += 1
    return range(row, end_row), range(column, end_column)
