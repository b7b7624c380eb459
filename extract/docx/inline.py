"""The text of a paragraph: runs, and what may stand around and between them."""

from collections.abc import Callable
from typing import Generic, TypeVar

from lxml import etree

from extract.docx import math
from extract.docx.fields import Fields
from extract.docx.names import (
    ALTERNATE,
    CHART,
    CHOICE,
    DEL,
    DIAGRAM,
    DRAWING_BR,
    DRAWING_P,
    DRAWING_T,
    FALLBACK,
    FLD_CHAR,
    INS,
    LAST_PAGE_BREAK,
    MATH_T,
    MOVE_FROM,
    MOVE_TO,
    NUMPR,
    PPR,
    RFONTS,
    RPR,
    RSTYLE,
    SECTPR,
    SPEC_VANISH,
    SUB_DOC,
    TXBX_CONTENT,
    VAL,
    VANISH,
    VERT_ALIGN,
    Element,
    R,
    T,
    by_name,
    child,
    is_on,
    m,
    w,
)
from extract.docx.notes import Kind, Notes
from extract.docx.numerals import raised
from extract.docx.revisions import Revisions
from extract.docx.styles import Styles
from extract.docx.symbols import symbol, unshifted

_Box = TypeVar("_Box")
_Properties = dict[str, Element]
_Handler = Callable[[Element, list[str]], None]

# What in a paragraph's or run's properties bears on its text.
TELLING_PROPERTIES = frozenset(
    {NUMPR, SECTPR, VANISH, SPEC_VANISH, VERT_ALIGN, INS, DEL, MOVE_FROM, MOVE_TO}
)

_FIXED = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    DRAWING_BR: "\n",
}
_NOT_TEXT = (PPR, RPR, w("instrText"), w("delInstrText"), w("softHyphen"), w("rt"), w("sdtPr"))
_FORMULAS = {
    m("f"): math.fraction,
    m("sSup"): math.power,
    m("rad"): math.root,
    m("d"): math.delimited,
    m("nary"): math.operator,
}


class Inline(Generic[_Box]):
    """Reads the inline content of one story's paragraphs, in order.

    `read_box` is called for each text box, once, and what it gives is kept in `boxes` until it is
    taken. `skipped` names what holds text in a part of its own that is not read.
    """

    def __init__(
        self,
        story: Element,
        *,
        styles: Styles,
        revisions: Revisions,
        notes: Notes | None,
        read_box: Callable[[Element], _Box],
    ) -> None:
        self.fields = Fields(story)
        self.boxes: list[_Box] = []
        self.skipped: list[str] = []
        self._styles = styles
        self._revisions = revisions
        self._notes = notes
        self._read_box = read_box
        self._font: str | None = None
        self._raised = False
        self._paragraph_style: str | None = None
        self._handlers = self._make_handlers()
        # A paragraph that holds none of these is its `w:t` texts one after another.
        self.telling = frozenset(self._handlers) - {R, T, PPR, RPR}
        if notes is None or not notes.by_page:
            self.telling -= {LAST_PAGE_BREAK}

    def read(self, paragraph: Element, style: str | None) -> str:
        """The text of a paragraph of that style, read element by element."""
        self._paragraph_style = style
        out: list[str] = []
        self._descend(paragraph, out)
        return "".join(out)

    def hides(self, properties: Element | None, paragraph_style: str | None) -> bool:
        """Whether a run or mark with this `w:rPr` is hidden (part 1, 17.3.2.41 vanish)."""
        return self._hides(by_name(properties), paragraph_style)

    def pass_over(self, element: Element) -> None:
        """Leave content out, but keep track of the fields that begin or end in it."""
        for mark in element.iter(FLD_CHAR):
            self.fields.pass_mark(mark)

    def _make_handlers(self) -> dict[str, _Handler]:
        handlers: dict[str, _Handler] = {
            R: self._run,
            T: self._text,
            MATH_T: self._text,
            DRAWING_T: self._text,
            DRAWING_P: self._drawing_paragraph,
            w("delText"): self._deleted_text,
            w("sym"): self._symbol,
            FLD_CHAR: self._field_mark,
            w("footnoteReference"): self._reference("footnote"),
            w("endnoteReference"): self._reference("endnote"),
            ALTERNATE: self._alternate,
            TXBX_CONTENT: self._box,
            LAST_PAGE_BREAK: self._page_break,
            SUB_DOC: self._skip,
            DIAGRAM: self._skip,
            CHART: self._skip,
        }
        handlers |= {tag: self._fixed(text) for tag, text in _FIXED.items()}
        handlers |= dict.fromkeys(_NOT_TEXT, _nothing)
        handlers |= {tag: self._formula(write) for tag, write in _FORMULAS.items()}
        for tag in (INS, DEL, MOVE_FROM, MOVE_TO):
            handlers[tag] = self._drop if tag in self._revisions.dropped else self._descend
        return handlers

    def _descend(self, element: Element, out: list[str]) -> None:
        handlers = self._handlers
        for inner in element:
            handlers.get(str(inner.tag), self._descend)(inner, out)

    def _emit(self, text: str, out: list[str]) -> None:
        if not self.fields.muted:
            out.append(text)

    def _run(self, run: Element, out: list[str]) -> None:
        element = child(run, RPR)
        properties = by_name(None if element is None else self._revisions.properties(element))
        if self._hides(properties, self._paragraph_style):
            self.pass_over(run)
            return
        outer = self._font, self._raised
        self._font, self._raised = _font(properties), self._is_raised(properties)
        self._descend(run, out)
        self._font, self._raised = outer

    def _hides(self, properties: _Properties, paragraph_style: str | None) -> bool:
        if VANISH in properties:
            return is_on(properties[VANISH])
        if RSTYLE in properties:
            by_style = self._styles.run_hidden(properties[RSTYLE].get(VAL))
            if by_style is not None:
                return by_style
        return self._styles.hidden(paragraph_style)

    def _is_raised(self, properties: _Properties) -> bool:
        """17.3.2.42 vertAlign."""
        if VERT_ALIGN in properties:
            return properties[VERT_ALIGN].get(VAL) == "superscript"
        if RSTYLE in properties:
            by_style = self._styles.run_raised(properties[RSTYLE].get(VAL))
            if by_style is not None:
                return by_style
        return self._styles.raised(self._paragraph_style)

    def _text(self, element: Element, out: list[str]) -> None:
        text = element.text
        if text:
            text = unshifted(text, self._font)
            self._emit(raised(text) if self._raised else text, out)

    def _deleted_text(self, element: Element, out: list[str]) -> None:
        if self._revisions.original:
            self._text(element, out)

    def _fixed(self, text: str) -> _Handler:
        return lambda _, out: self._emit(text, out)

    def _symbol(self, element: Element, out: list[str]) -> None:
        """17.3.3.30 sym."""
        try:
            code = int(element.get(w("char"), ""), 16)
        except ValueError:
            code = -1
        self._emit(symbol(code, element.get(w("font"))), out)

    def _field_mark(self, element: Element, out: list[str]) -> None:
        out.append(self.fields.pass_mark(element))

    def _reference(self, kind: Kind) -> _Handler:
        def read(element: Element, out: list[str]) -> None:
            if self._notes is not None and not self.fields.muted:
                out.append(self._notes.mark(kind, element))

        return read

    def _alternate(self, element: Element, out: list[str]) -> None:
        """One of the alternatives (ECMA-376 part 3, 7.6): the first that holds any text."""
        for tag in (CHOICE, FALLBACK):
            for alternative in element.iterchildren(tag):
                before = len(out), len(self.boxes)
                self._descend(alternative, out)
                if "".join(out[before[0] :]) or len(self.boxes) > before[1]:
                    return

    def _box(self, element: Element, _: list[str]) -> None:
        """17.17.1 txbxContent."""
        if not self.fields.muted:
            outer = self._font, self._raised, self._paragraph_style
            box = self._read_box(element)
            if box:
                self.boxes.append(box)
            self._font, self._raised, self._paragraph_style = outer

    def _drawing_paragraph(self, element: Element, out: list[str]) -> None:
        before = "".join(out)
        if before and not before.endswith("\n"):
            self._emit("\n", out)
        self._descend(element, out)

    def _formula(self, write: Callable[[Element, math.Read], str]) -> _Handler:
        def read(element: Element | None) -> str:
            inner: list[str] = []
            if element is not None:
                self._descend(element, inner)
            return "".join(inner)

        return lambda element, out: self._emit(write(element, read), out)

    def _page_break(self, _: Element, __: list[str]) -> None:
        if self._notes is not None:
            self._notes.end_page()

    def _skip(self, element: Element, _: list[str]) -> None:
        self.skipped.append(etree.QName(element).localname)

    def _drop(self, element: Element, _: list[str]) -> None:
        self.pass_over(element)


def _nothing(_: Element, __: list[str]) -> None:
    """Content that is not printed."""


def _font(properties: _Properties) -> str | None:
    fonts = properties.get(RFONTS)
    return None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
