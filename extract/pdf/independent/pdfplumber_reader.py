"""A PDF as pdfplumber sees it: its tables by lines, its text for cells and paragraphs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.document import Document
from extract.limits import Limits
from extract.pdf.independent.rectangles import Rectangle, table_of
from extract.pdf.independent.surroundings import content_of, pages, to_display
from extract.pdf.independent.survey import Frame, survey
from extract.pdf.layout import PageContent, blocks_of


def read(path: Path, limits: Limits) -> Document:
    """The document as pdfplumber's `find_tables` and `extract` give it with their defaults.

    A merged cell is one rectangle there, so its spans are known; line breaks that the author
    made are not. Raises as `survey` does, and DamagedError where pdfplumber gives up.
    """
    facts = survey(path, limits)
    contents: list[PageContent] = []
    cells = 0
    with facts.read_by("pdfplumber"):
        for page, frame in pages(path, facts):
            tables = [
                table_of(_rectangles(found, page, frame), page.page_number)
                for found in page.find_tables()
            ]
            cells += sum(table.row_count * table.column_count for table in tables)
            if cells > limits.cells:
                raise limits.exceeded("cells", where=path.name)
            contents.append(content_of(page, frame, tables))
    return Document(
        format="pdf",
        blocks=tuple(blocks_of(contents)),
        reader="pdfplumber",
        page_count=len(facts.frames),
        metadata=facts.metadata,
    )


def _rectangles(found: Any, page: Any, frame: Frame) -> Iterator[Rectangle]:
    """The cells of a table that pdfplumber found; None stands where another cell reaches."""
    for row, texts in zip(found.rows, found.extract(), strict=True):
        for box, text in zip(row.cells, texts, strict=True):
            if box is not None:
                x0, top = to_display(page, frame, *box[:2])
                x1, bottom = to_display(page, frame, *box[2:])
                yield Rectangle(x0, top, x1, bottom, text or "")
