"""Plain text: what needs no knowledge of styles, fields or fonts, which is nearly all there is.

The survey tells where it stands; the rest is read by `inline` and `grid`, element by element.
"""

import re

from lxml import etree

from extract.docx.names import NAMESPACE, SPACE, TBL, TC, TR, Element, P, T, w

# What stands for one character wherever it is; `w:tab` in `w:tabs` is a tab stop instead.
FIXED = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_TABS = w("tabs")
_WRITTEN = (T, *FIXED)
_OUTER = " \t\r\n"
_text_between_rows = etree.XPath(
    "boolean(*[not(self::w:tr)]/descendant-or-self::w:t)", namespaces={"w": NAMESPACE}
)
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
    text = ""
    for element in paragraph.iter(*_WRITTEN):
        tag = element.tag
        if tag == T:
            text += printed(element)
        elif (parent := element.getparent()) is not None and parent.tag != _TABS:
            text += FIXED[str(tag)]
    return text if _in_any_font(text) else None


def row_texts(holder: Element) -> dict[Element, list[str]]:
    """The texts of the cells of each row in a table, or of one row or one cell, by the row.

    For rows of which the cells hold nothing but text, in a table that holds no other; blank lines
    are left out. A row is missing where its font must be known, or where something unknown stands
    between it and its cells or between these and their paragraphs.
    """
    rows, odd = _collected(holder)
    for row in odd & rows.keys():
        if _in_any_font("".join(rows[row])):
            rows[row] = [without_blank_lines(text) for text in rows[row]]
        else:
            del rows[row]
    return rows


def _collected(holder: Element) -> tuple[dict[Element, list[str]], set[Element]]:
    """The texts of rows in which every paragraph stands in a cell of its row.

    With them come the rows that may have blank lines or need their font known: all others have
    nothing but characters that can be printed, and space between them only.
    """
    rows: dict[Element, list[str]] = {}
    odd: set[Element] = set()
    texts: list[str] = []
    row = holder
    table = holder if holder.tag == TBL else None
    if table is not None and _text_between_rows(table):
        return rows, odd
    if holder.tag == TC and (parent := holder.getparent()) is not None:
        row = parent
        rows[row] = texts
    cell: Element | None = None
    text = ""
    ended = False
    for element in holder.iter(TR, TC, P, T):
        tag = element.tag
        if tag == T:
            content = element.text
            if not content:
                continue
            # A text that has nothing to strip is given back itself.
            if not content.isprintable() or content.strip() is not content:
                content = printed(element)
                odd.add(row)
            if ended:
                text = f"{text}\n{content}"
                ended = False
            else:
                text += content
        elif tag == P:
            if element.getparent() is not cell:
                rows.pop(row, None)
            elif text:
                ended = True
        elif tag == TC:
            if element.getparent() is not row:
                rows.pop(row, None)
            if cell is not None:
                texts.append(text)
            cell, text, ended = element, "", False
        else:
            if cell is not None:
                texts.append(text)
            if element is holder or element.getparent() is table:
                rows[element] = texts = []
            else:
                rows.pop(row, None)
            row, cell, text, ended = element, None, "", False
    if cell is not None:
        texts.append(text)
    return rows, odd


def _in_any_font(text: str) -> bool:
    """Whether no character is a symbol font's own code, of which the font tells the meaning."""
    # Private use is not printable, and that is told faster.
    return text.isprintable() or _PRIVATE_USE.search(text) is None
