"""The tools that are compared, each as a function from a PDF to the tables it reads."""

import importlib.util
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from benchmarks.accuracy.score import AnyCell, ReadCell

Tables = list[Sequence[AnyCell]]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool, what must be installed for it, and how it reads."""

    name: str
    needs: str
    read: Callable[[Path], Tables]
    slow: bool = False
    program: str = ""

    def is_there(self) -> bool:
        """Whether what it needs is installed."""
        there = importlib.util.find_spec(self.needs) is not None
        return there and (not self.program or shutil.which(self.program) is not None)


def _ebplan(path: Path) -> Tables:
    """The tables as `ebplan tables` prints them."""
    from extract import read_document
    from extract.parts import page_parts

    return [part.cells for table in read_document(path).tables for part in page_parts(table)]


def _ebplan_untagged(path: Path) -> Tables:
    """The same of a copy without tags."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / path.name
        with pypdfium2.PdfDocument.new() as copy, pypdfium2.PdfDocument(path) as document:
            copy.import_pages(document)
            copy.save(bare)
        return _ebplan(bare)


def _from_rows(rows: Iterable[Iterable[Any]]) -> Sequence[AnyCell]:
    return [
        ReadCell(row, column, str(text or ""))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def _pdfplumber(settings: dict[str, Any]) -> Callable[[Path], Tables]:
    def read(path: Path) -> Tables:
        import pdfplumber

        with pdfplumber.open(path) as document:
            return [
                _from_boxes(
                    [
                        (box, text)
                        for row, texts in zip(table.rows, table.extract(), strict=True)
                        for box, text in zip(row.cells, texts, strict=True)
                        if box
                    ]
                )
                for page in document.pages
                for table in page.find_tables(settings)
            ]

    return read


def _from_boxes(boxes: Sequence[tuple[Box, str | None]]) -> Sequence[AnyCell]:
    """Cells from their boxes: the grid that the edges of all make tells rows, columns and spans."""
    xs = sorted({round(box[side]) for box, _ in boxes for side in (0, 2)})
    ys = sorted({round(box[side]) for box, _ in boxes for side in (1, 3)})
    return [
        ReadCell(
            row := ys.index(round(box[1])),
            column := xs.index(round(box[0])),
            text or "",
            ys.index(round(box[3])) - row,
            xs.index(round(box[2])) - column,
        )
        for box, text in boxes
    ]


def _camelot(flavor: str) -> Callable[[Path], Tables]:
    def read(path: Path) -> Tables:
        from camelot.io import read_pdf

        found = read_pdf(str(path), pages="all", flavor=flavor, suppress_stdout=True)
        if flavor == "lattice":
            return [_merged(table.cells) for table in found]
        return [_from_rows(table.df.values.tolist()) for table in found]

    return read


def _merged(cells: list[list[Any]]) -> Sequence[AnyCell]:
    """camelot's cells with those as one between which it saw no line."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            at = row, column
            if column and not (cell.left and line[column - 1].right):
                at = owner[row, column - 1]
            elif row and not (cell.top and cells[row - 1][column].bottom):
                at = owner[row - 1, column]
            owner[row, column] = at
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, at in owner.items():
        groups.setdefault(at, []).append(place)
    return [
        ReadCell(
            row,
            column,
            " ".join(cells[r][c].text for r, c in places),
            max(r for r, _ in places) - row + 1,
            max(c for _, c in places) - column + 1,
        )
        for (row, column), places in groups.items()
    ]


def _img2table(*, borderless: bool) -> Callable[[Path], Tables]:
    def read(path: Path) -> Tables:
        from img2table.document import PDF

        pages = PDF(str(path)).extract_tables(borderless_tables=borderless, implicit_rows=False)
        return [_img2table_cells(table.content) for found in pages.values() for table in found]

    return read


def _img2table_cells(content: dict[int, Any]) -> Sequence[AnyCell]:
    """The cells of a table, a merged one being told once for each position with the same box."""
    boxes: dict[Any, list[tuple[int, int, str]]] = {}
    for row, cells in content.items():
        for column, cell in enumerate(cells):
            box = (cell.bbox.x1, cell.bbox.y1, cell.bbox.x2, cell.bbox.y2)
            boxes.setdefault(box, []).append((row, column, cell.value or ""))
    return [
        ReadCell(
            min(row for row, _, _ in at),
            min(column for _, column, _ in at),
            at[0][2],
            len({row for row, _, _ in at}),
            len({column for _, column, _ in at}),
        )
        for at in boxes.values()
    ]


def _tabula(**options: bool) -> Callable[[Path], Tables]:
    def read(path: Path) -> Tables:
        import tabula

        found = tabula.read_pdf(
            str(path), pages="all", silent=True, output_format="json", force_subprocess=True,
            **options,
        )  # fmt: skip
        return [
            _from_rows([cell["text"] for cell in row] for row in table["data"]) for table in found
        ]

    return read


_TEXT = {"vertical_strategy": "text", "horizontal_strategy": "text"}
TOOLS = (
    Tool("ebplan", "extract", _ebplan),
    Tool("ebplan, without tags", "extract", _ebplan_untagged),
    Tool("pdfplumber, lines", "pdfplumber", _pdfplumber({})),
    Tool("pdfplumber, text", "pdfplumber", _pdfplumber(_TEXT)),
    Tool("camelot, lattice", "camelot", _camelot("lattice"), slow=True),
    Tool("camelot, stream", "camelot", _camelot("stream"), slow=True),
    Tool("camelot, hybrid", "camelot", _camelot("hybrid"), slow=True),
    Tool("camelot, network", "camelot", _camelot("network"), slow=True),
    Tool("img2table, bordered", "img2table", _img2table(borderless=False), slow=True),
    Tool("img2table, borderless", "img2table", _img2table(borderless=True), slow=True),
    Tool("tabula, lattice", "tabula", _tabula(lattice=True), slow=True, program="java"),
    Tool("tabula, stream", "tabula", _tabula(stream=True), slow=True, program="java"),
    Tool("tabula, guessing", "tabula", _tabula(guess=True), slow=True, program="java"),
)
