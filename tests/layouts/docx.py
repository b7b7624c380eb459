"""A plan set in WordprocessingML: the body of a document and the parts it needs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random

from tests.extract.docx.packages import (
    CONTINUE,
    MAIN,
    RESTART,
    members,
    p,
    r,
    span,
    tbl,
    tc,
    tr,
    wrap,
)
from tests.extract.docx.test_docx_package import STRICT
from tests.extract.pdf.builder import MARKS
from tests.layouts.axes import DocxLayout
from tests.layouts.plans import Annexes, Item
from tests.layouts.rows import TableCell, TableRow, header, row_of
from tests.layouts.runs import Runs

_SDT = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
# How often a table ends after a row, or within it.
_EARLY = 0.3


class TypesetDocx:
    """The body of a plan in one layout; `opening` are the items that begin a later table."""

    def __init__(self, annexes: Annexes, layout: DocxLayout, seed: int) -> None:
        self.layout, self.random = layout, Random(seed)
        self.runs = Runs(layout, self.random)
        self.opening: list[Item] = []
        self.cut: list[Item] = []
        self.body = "".join(block for items in annexes for block in self._annex(items))

    def members(self) -> dict[str, str]:
        """The members of the package."""
        macros = self.layout.package == "macro_enabled"
        found = members(self.body, self._parts(), main_type=_MACROS if macros else MAIN)
        if self.layout.package == "strict":
            for transitional, strict in STRICT.items():
                purl = f"http://purl.oclc.org/ooxml/{strict}"
                found = {name: text.replace(transitional, purl) for name, text in found.items()}
        return found

    def _parts(self) -> Mapping[str, str]:
        """The parts beside the document: its settings, and the numbering of automatic numbers."""
        decimal = '<w:numFmt w:val="decimal"/>'
        settings = wrap("settings", f"<w:endnotePr>{decimal}</w:endnotePr>")
        if self.layout.numbers == "typed":
            return {"settings": settings}
        level = (
            '<w:abstractNum w:abstractNumId="{0}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        )
        number = '<w:num w:numId="{0}"><w:abstractNumId w:val="{0}"/></w:num>'
        lists = [*(level.format(at) for at in (1, 2)), *(number.format(at) for at in (1, 2))]
        return {"settings": settings, "numbering": wrap("numbering", "".join(lists))}

    def _annex(self, items: Sequence[Item]) -> Iterator[str]:
        """The heading of an annex and its tables."""
        annex = items[0].annex
        speech = items[0].speech
        yield p(f"{speech.annex} {annex}")
        rows = [row_of(item, self.layout) for item in items]
        for number, group in enumerate(self._tables(rows)):
            first = number == 0
            if not first and self.layout.between == "text":
                yield p(speech.remark)
            elif not first and self.layout.between == "table":
                yield tbl(tr("国家", "人口"), tr("甲", "120"), tr("乙", "7")) + p("")
            if not first and group[0].item is not None:
                self.opening.append(group[0].item)
            table = tbl(*self._head(items[0], first=first), *self._rows(group))
            yield (_SDT.format(table) if self.layout.controls == "table" else table) + p("")

    def _tables(self, rows: Sequence[TableRow]) -> Iterator[list[TableRow]]:
        """The rows by tables; where there are several, some rows go on in the next one."""
        group: list[TableRow] = []
        for row in rows:
            group.append(row)
            if self.layout.parts == "one" or self.random.random() > _EARLY:
                continue
            halves = self._halves(row)
            if halves is not None:
                group[-1] = halves[0]
            yield group
            group = [halves[1]] if halves is not None else []
        if group:
            yield group

    def _halves(self, row: TableRow) -> tuple[TableRow, TableRow] | None:
        """A row in two where the layout cuts rows: some of its texts go on after some words."""
        item = row.item
        if self.layout.cut == "between_rows" or item is None or item.kind == "theme":
            return None
        again = self._again(item)
        before, after = [], []
        for cell in row.cells:
            first, rest = self._split(cell)
            before.append(replace(cell, paragraphs=first))
            after.append(replace(cell, paragraphs=cell.paragraphs if cell.role in again else rest))
        if not any(cell.paragraphs for cell in after if cell.role in item.texts):
            return None
        self.cut.append(item)
        return replace(row, cells=tuple(before)), replace(row, cells=tuple(after))

    def _again(self, item: Item) -> tuple[str, ...]:
        """The labels that are printed again where a row goes on; a list would count on."""
        if item.number is None or self.layout.numbers == "automatic":
            return ()
        roles = {"number": ("number",), "number_and_area": ("number", "functional_area")}
        return roles.get(self.layout.again, ())

    def _split(self, cell: TableCell) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if cell.role not in ("action", "objective", "comments"):
            return cell.paragraphs, ()
        text = cell.paragraphs[0] if cell.paragraphs else ""
        if len(text) < 2 or self.random.random() < 0.3:
            return cell.paragraphs, ()
        # A footnote's number stays in one piece, and on the word.
        bare = text.rstrip(MARKS)
        at = self.random.randint(1, max(1, len(bare) - 1))
        if not text[:at].strip() or not text[at:].strip():
            return cell.paragraphs, ()
        return (text[:at].strip(),), (text[at:].strip(), *cell.paragraphs[1:])

    def _head(self, item: Item, *, first: bool) -> list[str]:
        how = self.layout.header
        if not first and how == "first_part":
            return []
        rows = header(
            item.annex, 0 if first or how == "every_part" else 1, item.language, item.extra
        )
        return self._rows(rows, "<w:tblHeader/>")

    def _rows(self, rows: Sequence[TableRow], properties: str = "") -> list[str]:
        """The rows of a table, with the rests of cells that begin in a row above."""
        found = []
        above: dict[int, tuple[TableCell, int]] = {}
        for index, row in enumerate(rows):
            cells = {cell.column: self._cell(cell, row.item) for cell in row.cells}
            for column, (cell, left) in list(above.items()):
                if left:
                    cells[column] = tc("", CONTINUE)
                    above[column] = cell, left - 1
            for cell in row.cells:
                if cell.height > 1:
                    above[cell.column] = cell, cell.height - 1
                elif self._goes_on(row, cell, rows[index - 1] if index else None):
                    cells[cell.column] = tc("", CONTINUE)
            before, after = self._left_out(row, set(above))
            ordered = [cells[column] for column in sorted(cells)][before:]
            around = f'<w:gridBefore w:val="{before}"/>' if before else ""
            if after:
                around += f'<w:gridAfter w:val="{after}"/>'
                ordered = ordered[:-after]
            made = tr(*ordered, properties=around + properties)
            found.append(_SDT.format(made) if self.layout.controls == "row" else made)
        return found

    def _left_out(self, row: TableRow, merged: set[int]) -> tuple[int, int]:
        """How many blank cells at a row's beginning and end are left out of it."""
        if self.layout.blanks == "cells" or row.item is None or merged:
            return 0, 0
        blank = [not one.paragraphs and one.width == 1 for one in row.cells]
        before = next(at for at, one in enumerate([*blank, False]) if not one)
        after = next(at for at, one in enumerate([*blank[before:][::-1], False]) if not one)
        return (before, after) if before + after < len(blank) else (0, 0)

    def _goes_on(self, row: TableRow, cell: TableCell, above: TableRow | None) -> bool:
        """Whether an area's cell is merged with that of the action above, which has the same."""
        if not self._merges_area(cell, row.item) or above is None or above.item is None:
            return False
        item, other = row.item, above.item
        # The rest of a row that was cut has no area.
        whole = any(one.role == cell.role and one.paragraphs for one in above.cells)
        alike = item is not None and other.kind == "action" and other.area == item.area
        return alike and whole

    def _merges_area(self, cell: TableCell, item: Item | None) -> bool:
        wanted = self.layout.area_cells == "merged" and cell.role == "functional_area"
        return wanted and item is not None and item.kind == "action"

    def _cell(self, cell: TableCell, item: Item | None) -> str:
        merge = RESTART if cell.height > 1 or self._merges_area(cell, item) else ""
        blocks = self._blocks(cell, item)
        if cell.width > 1 and self.layout.spans == "h_merge":
            rest = tc("", '<w:hMerge w:val="continue"/>') * (cell.width - 1)
            return tc(blocks, f'<w:hMerge w:val="restart"/>{merge}') + rest
        made = tc(blocks, (span(cell.width) if cell.width > 1 else "") + merge)
        return _SDT.format(made) if self.layout.controls == "cell" else made

    def _blocks(self, cell: TableCell, item: Item | None) -> str:
        """What a cell holds: paragraphs, the last of them in a table or a box of its own."""
        automatic = self.layout.numbers == "automatic" and cell.role == "number"
        if automatic and item is not None and item.kind == "action" and cell.paragraphs:
            return p("", _NUMBER.format(item.annex))
        texts = [self.runs.of(text) for text in cell.paragraphs]
        if cell.role != "comments" or item is None or not texts or self.layout.nesting == "none":
            if self.layout.lines == "soft_breaks" and texts:
                return p(r("<w:br/>").join(texts))
            return "".join(map(p, texts)) or p("")
        first = "".join(map(p, texts[:-1]))
        if self.layout.nesting == "table":
            return first + tbl(tr(tc(p(texts[-1])))) + p("")
        box = f"<w:txbxContent>{p(texts[-1])}</w:txbxContent>"
        old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        if self.layout.nesting == "text_box":
            return first + p(r(old))
        new = f"<w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing>"
        return first + p(
            r(
                f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
                f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
            )
        )
