"""A plan typeset on the pages of a PDF, and what these pages show of it."""

from contextlib import nullcontext
from random import Random

from hypothesis import reject

from tests.extract.pdf.builder import Page, Pdf
from tests.layouts.axes import PdfLayout
from tests.layouts.drawing import Drawing
from tests.layouts.flaws import Flaws
from tests.layouts.merging import merge_areas
from tests.layouts.paging import Columns, Paginator, Part, has_few_rows
from tests.layouts.plans import Annexes, Item
from tests.layouts.rows import header, row_of
from tests.layouts.speech import SPEECH

PAPER = {"A3": (1191.0, 842.0), "A4": (842.0, 595.0)}
LEFT, TOP, BOTTOM = 40.0, 70.0, 120.0
_FONTS = {"encoded": "/CJK", "to_unicode": "/Unicode", "radicals": "/Radicals"}
_LATIN = {"none": "/Latin", "letters": "/Letters", "characters": "/Characters"}
_WEIGHTS = {
    1: (4, 7, 14, 12, 6, 6, 4, 4, 5, 6, 17),
    2: (4, 9, 22, 20, 30),
}
_EXTRA_WEIGHT = 8


class TypesetPdf:
    """The pages of a plan in one layout: `parts` are the tables on each page."""

    def __init__(self, annexes: Annexes, layout: PdfLayout, seed: int) -> None:
        self.layout, self.random = layout, Random(seed)
        self.language = annexes[0][0].language
        self.width, self.height = PAPER[layout.paper]
        self.columns = {items[0].annex: self._columns(items[0]) for items in annexes}
        self.parts = self._paginate(annexes)
        parts = [part for page in self.parts for part in page]
        if layout.ruling != "grid" and has_few_rows(self.parts):
            reject()
        self.flaws = Flaws.of(layout, parts, self.random)
        self.pdf = self._draw()

    def _columns(self, item: Item) -> Columns:
        layout = self.layout
        weights: list[float] = [*_WEIGHTS[item.annex]]
        for more in sorted(item.extra, key=lambda one: one.at, reverse=True):
            weights.insert(more.at, _EXTRA_WEIGHT)
        if layout.widths == "even":
            weights = [1.0] * len(weights)
        elif layout.widths == "random":
            weights = [weight * self.random.uniform(0.7, 1.5) for weight in weights]
        # No column is narrower than a year or the first word of a theme row.
        least = 2 * layout.padding + 3.2 * layout.size
        free = self.width - 2 * LEFT - least * len(weights)
        xs = [LEFT]
        for weight in weights:
            xs.append(xs[-1] + least + free * weight / sum(weights))
        return Columns(xs, layout)

    def _paginate(self, annexes: Annexes) -> list[list[Part]]:
        paginator = Paginator(self.layout, self.height - TOP - BOTTOM, self.random)
        for items in annexes:
            annex = items[0].annex
            rows = [row_of(item, self.layout) for item in items]
            later = {"every_part": 0, "reworded": 1}.get(self.layout.header)
            language = self.language
            heads = [
                header(annex, 0, language, items[0].extra),
                [] if later is None else header(annex, later, language, items[0].extra),
            ]
            paginator.add(annex, self.columns[annex], rows, heads)
        pages = [parts for parts in paginator.pages if any(part.rows() for part in parts)]
        if self.layout.area_cells == "merged":
            wrong = self.layout.tag_fault != "none"
            merge_areas(pages, "none" if wrong else self.layout.tags)
        return pages

    def _draw(self) -> Pdf:
        layout = self.layout
        pdf = Pdf()
        drawing = Drawing(pdf, layout, self.flaws, rightward=self.language == "ar")
        for number, parts in enumerate(self.parts, start=1):
            crop, margin = ((-30.0, 25.0), 12.0) if layout.crop == "moved" else ((0.0, 0.0), 0.0)
            page = pdf.page(Page(self.width, self.height, layout.rotate, crop, margin))
            page.single = layout.letters == "single"
            page.wide_font = _FONTS[layout.font]
            page.latin_font = _LATIN[layout.ligatures]
            self._running(page, number)
            y = TOP
            for part in parts:
                if part.begins:
                    drawing.paragraph(
                        page, LEFT, y - 18, f"{SPEECH[self.language].annex} {part.annex}"
                    )
                y = drawing.table(page, part, self.columns[part.annex], y) + 40
            if layout.between != "nothing" and number < len(self.parts):
                self._between(drawing, page, y - 20)
        return pdf

    def _running(self, page: Page, number: int) -> None:
        """Running heads and page numbers, which tags leave out as artifacts."""
        tagged = self.layout.tags != "none"
        lines = []
        if self.layout.running != "none":
            lines.append((LEFT, 20.0, "EB152/34"))
        if self.layout.running == "head_and_foot":
            lines.append((self.width / 2, self.height - 30, str(number)))
        for x, y, text in lines:
            with page.artifact() if tagged else nullcontext():
                page.text(x, y, text, 9)

    def _between(self, drawing: Drawing, page: Page, y: float) -> None:
        """What stands between two parts of a table: a remark, or a table of something else."""
        if self.layout.between == "text":
            drawing.paragraph(page, LEFT, y, SPEECH[self.language].remark)
        else:
            drawing.other_table(page, y)
