"""Plain text: what needs no knowledge of styles, fields or fonts, which is nearly all there is.

The survey tells where it stands; the rest is read by `inline` and `grid`, element by element.
"""

import re

from extract.docx.names import SPACE, TC, Element, P, T, w

# What stands for one character wherever it is; `w:tab` in `w:tabs` is a tab stop instead.
FIXED = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_TABS = w("tabs")
_OUTER = " \t\r\n"
_PRIVATE_USE = re.compile("[\uf000-\uf0ff]")


def printed(element: Element) -> str:
    """The text of a `w:t`, trimmed where it does not ask to be kept (part 1, 17.3.3.31)."""
    text = element.text
    if not text:
        return ""
    trimmed = text.strip(_OUTER)
    return text if len(trimmed) == len(text) or element.get(SPACE) == "preserve" else trimmed


def without_blank_lines(text: str) -> str:
    """The text with its other lines only."""
    return "\n".join([line for line in text.split("\n") if line.strip()])


def paragraph_text(paragraph: Element) -> str | None:
    """The text of a paragraph of text, tabs and breaks; None where its font must be known."""
    text = "".join([_written(element) for element in paragraph.iter(T, *FIXED)])
    return text if _in_any_font(text) else None


def cell_texts(holder: Element) -> list[str] | None:
    """The texts of the cells of a row, or of one cell, with nothing in them but text.

    Blank lines are left out. None where the font must be known, or where something unknown
    stands between the row and its cells or between these and their paragraphs.
    """
    texts: list[str] = []
    text = ""
    cell: Element | None = None
    for element in holder.iter(TC, P, T):
        tag = element.tag
        if tag == T:
            text += printed(element)
        elif tag == P:
            if element.getparent() is not cell:
                return None
            if text:
                text += "\n"
        else:
            if element is not holder and element.getparent() is not holder:
                return None
            if cell is not None:
                texts.append(text)
            cell, text = element, ""
    if cell is not None:
        texts.append(text)
    if not _in_any_font("".join(texts)):
        return None
    return [without_blank_lines(text) if "\n" in text or text.isspace() else text for text in texts]


def _written(element: Element) -> str:
    if element.tag == T:
        return printed(element)
    parent = element.getparent()
    return "" if parent is None or parent.tag == _TABS else FIXED[str(element.tag)]


def _in_any_font(text: str) -> bool:
    """Whether no character is a symbol font's own code, of which the font tells the meaning."""
    # Private use is not printable, and that is told faster.
    return text.isprintable() or _PRIVATE_USE.search(text) is None
