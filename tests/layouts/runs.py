"""The runs of a DOCX paragraph: cut anywhere, linked, controlled, with revisions in them."""

import re
from random import Random

from tests.extract.docx.packages import r
from tests.extract.pdf.builder import MARKS
from tests.layouts.axes import DocxLayout

_DELETED = '<w:del><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'
_MARK = re.compile(f"[{MARKS}]+$")
_CHAR = '<w:fldChar w:fldCharType="{}"/>'
# What a font of symbols shows for its codes.
_SYMBOL = '<w:sym w:font="Symbol" w:char="F0{:02X}"/>'
_SYMBOLS = "%()0123456789.,;"


class Runs:
    """Makes runs of texts as a layout wants them; what they say in the end is the text."""

    def __init__(self, layout: DocxLayout, random: Random) -> None:
        self.layout, self.random = layout, random

    def of(self, text: str) -> str:
        """The runs of one paragraph."""
        mark = ""
        if self.layout.notes != "typed" and (found := _MARK.search(text)):
            text, mark = text[: found.start()], self._mark(found[0])
        pieces = self._pieces(text)
        at = self.random.randrange(len(pieces))
        made = [self._run(piece) for piece in pieces]
        made[at] = self._revised(self._controlled(self._linked(made[at])), made[at])
        return "".join(made) + mark

    def _mark(self, mark: str) -> str:
        """A footnote's number: figures that are raised, or a reference that counts by itself."""
        figures = "".join(str(MARKS.index(one)) for one in mark)
        raised = '<w:vertAlign w:val="superscript"/>'
        if self.layout.notes == "raised":
            return r(figures, raised)
        return r(f'<w:{self.layout.notes}Reference w:id="{figures}"/>', raised)

    def _pieces(self, text: str) -> list[str]:
        if self.layout.runs == "whole" or len(text) < 2:
            return [text]
        ends = sorted(self.random.sample(range(1, len(text)), min(3, len(text) - 1)))
        return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]

    def _run(self, text: str) -> str:
        """A run of the text, one of its characters set by an element of its own."""
        how = self.layout.characters
        wanted = {"symbols": _SYMBOLS, "tabs": " ", "hyphens": "-"}.get(how, "")
        at = next((at for at, one in enumerate(text) if one in wanted), None)
        if how == "page_breaks" and len(text) > 1:
            parts = text[:1], "<w:lastRenderedPageBreak/>", text[1:]
        elif at is not None:
            element = {
                "symbols": _SYMBOL.format(ord(text[at])),
                "tabs": "<w:tab/>",
                "hyphens": "<w:noBreakHyphen/>",
            }[how]
            parts = text[:at], element, text[at + 1 :]
        else:
            return r(text)
        return "".join(r(part) for part in parts if part)

    def _linked(self, run: str) -> str:
        if self.layout.links == "hyperlink":
            return f'<w:hyperlink r:id="x">{run}</w:hyperlink>'
        if self.layout.links == "field":
            return f'<w:fldSimple w:instr="REF x">{run}</w:fldSimple>'
        if self.layout.links == "complex_field":
            begin, separate, end = (r(_CHAR.format(kind)) for kind in ("begin", "separate", "end"))
            # Another field in its instruction, of which the result isn't printed.
            inner = f"{begin}{r('<w:instrText>PAGE</w:instrText>')}{separate}{r('9')}{end}"
            return f"{begin}{r('<w:instrText>IF</w:instrText>')}{inner}{separate}{run}{end}"
        return run

    def _controlled(self, run: str) -> str:
        if self.layout.controls == "text":
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>"
        return run

    def _revised(self, run: str, plain: str) -> str:
        how = self.layout.revisions
        if how == "inserted":
            return f"<w:ins>{run}</w:ins>"
        if how == "deleted":
            return run + _DELETED.format("旧文")
        if how == "moved":
            return f"<w:moveTo>{run}</w:moveTo><w:moveFrom>{plain}</w:moveFrom>"
        return run
