"""The runs of a DOCX paragraph: cut anywhere, linked, controlled, with revisions in them."""

from random import Random

from tests.extract.docx.packages import r
from tests.layouts.axes import DocxLayout

_DELETED = '<w:del><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'


class Runs:
    """Makes runs of texts as a layout wants them; what they say in the end is the text."""

    def __init__(self, layout: DocxLayout, random: Random) -> None:
        self.layout, self.random = layout, random

    def of(self, text: str) -> str:
        """The runs of one paragraph."""
        pieces = self._pieces(text)
        at = self.random.randrange(len(pieces))
        made = [r(piece) for piece in pieces]
        made[at] = self._revised(self._controlled(self._linked(made[at])), pieces[at])
        return "".join(made)

    def _pieces(self, text: str) -> list[str]:
        if self.layout.runs == "whole" or len(text) < 2:
            return [text]
        ends = sorted(self.random.sample(range(1, len(text)), min(3, len(text) - 1)))
        return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]

    def _linked(self, run: str) -> str:
        if self.layout.links == "hyperlink":
            return f'<w:hyperlink r:id="x">{run}</w:hyperlink>'
        if self.layout.links == "field":
            return f'<w:fldSimple w:instr="REF x">{run}</w:fldSimple>'
        return run

    def _controlled(self, run: str) -> str:
        if self.layout.controls == "text":
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>"
        return run

    def _revised(self, run: str, text: str) -> str:
        how = self.layout.revisions
        if how == "inserted":
            return f"<w:ins>{run}</w:ins>"
        if how == "deleted":
            return run + _DELETED.format("旧文")
        if how == "moved":
            return f"<w:moveTo>{run}</w:moveTo><w:moveFrom>{r(text)}</w:moveFrom>"
        return run
