"""The text of a paragraph: runs, and what may stand around and between them."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

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
    is_on,
    leading,
    m,
    w,
)
from extract.docx.notes import Kind, Notes
from extract.docx.numerals import raised
from extract.docx.plain import FIXED, printed
from extract.docx.revisions import Revisions
from extract.docx.styles import Styles
from extract.docx.symbols import symbol, unshifted

_Box = TypeVar("_Box")
_Properties = dict[str, Element]

# What in a paragraph's or run's properties bears on its text.
TELLING_PROPERTIES = frozenset(
    {NUMPR, SECTPR, VANISH, SPEC_VANISH, VERT_ALIGN, INS, DEL, MOVE_FROM, MOVE_TO}
)

_FIXED = {**FIXED, DRAWING_BR: "\n"}
_NOT_TEXT = (PPR, RPR, w("instrText"), w("delInstrText"), w("softHyphen"), w("rt"), w("sdtPr"))
_ASCII = w("ascii")
_HIGH_ANSI = w("hAnsi")
_REFERENCES: dict[str, Kind] = {
    w("footnoteReference"): "footnote",
    w("endnoteReference"): "endnote",
}
_FORMULAS = {
    m("f"): math.fraction,
    m("sSup"): math.power,
    m("rad"): math.root,
    m("d"): math.delimited,
    m("nary"): math.operator,
}


class Inline(Generic[_Box]):
    """Reads the inline content of one story's paragraphs, in order.

    `fields` says where the story stands among its complex fields.
    `read_box` is called for each text box, once, and what it gives is kept in `boxes` until it is
    taken. `skipped` names what holds text in a part of its own that is not read.
    """

    def __init__(
        self,
        fields: Fields,
        *,
        styles: Styles,
        revisions: Revisions,
        notes: Notes | None,
        read_box: Callable[[Element], _Box],
    ) -> None:
        self.fields = fields
        self.boxes: list[_Box] = []
        self.skipped: list[str] = []
        self._styles = styles
        self._revisions = revisions
        self._notes = notes
        self._read_box = read_box
        self._font: str | None = None
        self._raised = False
        self._by_style = False, False

    def read(self, paragraph: Element, style: str | None) -> str:
        """The text of a paragraph of that style, read element by element."""
        self._by_style = self._styles.hidden(style), self._styles.raised(style)
        out: list[str] = []
        self._descend(paragraph, out)
        return "".join(out)

    def hides(self, properties: Element | None, paragraph_style: str | None) -> bool:
        """Whether a run or mark with this `w:rPr` is hidden (part 1, 17.3.2.41 vanish)."""
        return self._hides(by_name(properties), self._styles.hidden(paragraph_style))

    def pass_over(self, element: Element) -> None:
        """Leave content out, but keep track of the fields that begin or end in it."""
        for mark in element.iter(FLD_CHAR):
            self.fields.pass_mark(mark)

    def _descend(self, element: Element, out: list[str]) -> None:
        for inner in element:
            _HANDLERS.get(str(inner.tag), Inline._descend)(self, inner, out)

    def _emit(self, text: str, out: list[str]) -> None:
        if not self.fields.muted:
            out.append(text)

    def _run(self, run: Element, out: list[str]) -> None:
        hidden, raised = self._by_style
        font = None
        element = leading(run, RPR)
        if element is not None:
            properties = by_name(self._revisions.properties(element))
            hidden = self._hides(properties, hidden)
            raised = self._raises(properties, raised)
            font = _font(properties)
        if hidden:
            self.pass_over(run)
            return
        outer = self._font, self._raised
        self._font, self._raised = font, raised
        self._descend(run, out)
        self._font, self._raised = outer

    def _hides(self, properties: _Properties, by_paragraph: bool) -> bool:
        if VANISH in properties:
            return is_on(properties[VANISH])
        if RSTYLE in properties:
            by_style = self._styles.run_hidden(properties[RSTYLE].get(VAL))
            if by_style is not None:
                return by_style
        return by_paragraph

    def _raises(self, properties: _Properties, by_paragraph: bool) -> bool:
        """17.3.2.42 vertAlign."""
        if VERT_ALIGN in properties:
            return properties[VERT_ALIGN].get(VAL) == "superscript"
        if RSTYLE in properties:
            by_style = self._styles.run_raised(properties[RSTYLE].get(VAL))
            if by_style is not None:
                return by_style
        return by_paragraph

    def _text(self, element: Element, out: list[str]) -> None:
        self._write(element.text or "", out)

    def _plain_text(self, element: Element, out: list[str]) -> None:
        self._write(printed(element), out)

    def _write(self, text: str, out: list[str]) -> None:
        if self._font is not None:
            text = unshifted(text, self._font)
        self._emit(raised(text) if self._raised else text, out)

    def _deleted_text(self, element: Element, out: list[str]) -> None:
        if self._revisions.original:
            self._text(element, out)

    def _fixed(self, element: Element, out: list[str]) -> None:
        self._emit(_FIXED[str(element.tag)], out)

    def _symbol(self, element: Element, out: list[str]) -> None:
        """17.3.3.30 sym."""
        try:
            code = int(element.get(w("char"), ""), 16)
        except ValueError:
            code = -1
        self._emit(symbol(code, element.get(w("font"))), out)

    def _field_mark(self, element: Element, out: list[str]) -> None:
        out.append(self.fields.pass_mark(element))

    def _reference(self, element: Element, out: list[str]) -> None:
        if self._notes is not None and not self.fields.muted:
            out.append(self._notes.mark(_REFERENCES[str(element.tag)], element))

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
            outer = self._font, self._raised, self._by_style
            box = self._read_box(element)
            if box:
                self.boxes.append(box)
            self._font, self._raised, self._by_style = outer

    def _drawing_paragraph(self, element: Element, out: list[str]) -> None:
        before = "".join(out)
        if before and not before.endswith("\n"):
            self._emit("\n", out)
        self._descend(element, out)

    def _formula(self, element: Element, out: list[str]) -> None:
        def read(part: Element | None) -> str:
            inner: list[str] = []
            if part is not None:
                self._descend(part, inner)
            return "".join(inner)

        self._emit(_FORMULAS[str(element.tag)](element, read), out)

    def _page_break(self, _: Element, __: list[str]) -> None:
        if self._notes is not None:
            self._notes.end_page()

    def _skip(self, element: Element, _: list[str]) -> None:
        self.skipped.append(etree.QName(element).localname)

    def _nothing(self, _: Element, __: list[str]) -> None:
        """Content that is not printed."""

    def _tracked(self, element: Element, out: list[str]) -> None:
        if element.tag in self._revisions.dropped:
            self.pass_over(element)
        else:
            self._descend(element, out)


_HANDLERS: dict[str, Callable[[Inline[Any], Element, list[str]], None]] = {
    R: Inline._run,
    T: Inline._plain_text,
    MATH_T: Inline._text,
    DRAWING_T: Inline._text,
    DRAWING_P: Inline._drawing_paragraph,
    w("delText"): Inline._deleted_text,
    w("sym"): Inline._symbol,
    FLD_CHAR: Inline._field_mark,
    ALTERNATE: Inline._alternate,
    TXBX_CONTENT: Inline._box,
    LAST_PAGE_BREAK: Inline._page_break,
    **dict.fromkeys(_FIXED, Inline._fixed),
    **dict.fromkeys(_FORMULAS, Inline._formula),
    **dict.fromkeys(_REFERENCES, Inline._reference),
    **dict.fromkeys((SUB_DOC, DIAGRAM, CHART), Inline._skip),
    **dict.fromkeys((INS, DEL, MOVE_FROM, MOVE_TO), Inline._tracked),
    **dict.fromkeys(_NOT_TEXT, Inline._nothing),
}

# Without any of these, a paragraph is its texts, tabs and breaks one after another.
TELLING = frozenset(_HANDLERS) - {R, T, PPR, RPR, *FIXED}


def _font(properties: _Properties) -> str | None:
    fonts = properties.get(RFONTS)
    return None if fonts is None else fonts.get(_ASCII) or fonts.get(_HIGH_ANSI)
