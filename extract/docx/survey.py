"""One pass over a story that tells its plain paragraphs and cells from those that need care."""

import re
from dataclasses import dataclass, field

from extract.docx import grid, inline
from extract.docx.names import (
    ALT_CHUNK,
    ALTERNATE,
    CUSTOM_XML,
    PSTYLE,
    RSTYLE,
    SDT,
    SPACE,
    TBL,
    TC,
    TXBX_CONTENT,
    VAL,
    Element,
    P,
    T,
    w,
)
from extract.docx.styles import Styles

_PRIVATE_USE = re.compile("[\uf000-\uf0ff]")
_FORMER_PROPERTIES = frozenset({w("pPrChange"), w("rPrChange")})
_CONTAINERS = frozenset({TBL, SDT, CUSTOM_XML, ALTERNATE, ALT_CHUNK})


@dataclass(slots=True)
class Survey:
    """What the pass found.

    `texts` has the text of each paragraph that is nothing but runs of plain text, which is most
    of them. `shaped` are the cells of which the properties bear on the grid, `rich` those that
    hold more than plain paragraphs.
    """

    texts: dict[Element, str] = field(default_factory=dict)
    shaped: set[Element] = field(default_factory=set)
    rich: set[Element] = field(default_factory=set)


def survey(story: Element, telling: frozenset[str], styles: Styles, *, original: bool) -> Survey:
    """The survey of a story.

    `telling` names the inline content that is more than text. In the original view of tracked
    changes, former properties count too.
    """
    names = telling | inline.TELLING_PROPERTIES | (_FORMER_PROPERTIES if original else set())
    references = {PSTYLE, RSTYLE} if styles.telling else set()
    found = Survey()
    texts = found.texts
    careful: set[Element] = set(story.iter(P)) if styles.default_tells else set()
    paragraph: Element | None = None
    for element in story.iter(P, T, *names, *references, *grid.TELLING_PROPERTIES, *_CONTAINERS):
        tag = element.tag
        if tag == T:
            text = element.text
            if paragraph is not None and text:
                if text[0] <= " " or text[-1] <= " ":
                    text = _trimmed(element, text)
                texts[paragraph] += text
                if not text.isascii() and _PRIVATE_USE.search(text):
                    careful.add(paragraph)
        elif tag == P:
            paragraph = element
            texts[paragraph] = ""
        elif tag in references:
            if element.get(VAL) in styles.telling:
                careful.update(element.iterancestors(P))
        elif tag in names:
            careful.update(element.iterancestors(P))
            found.rich.update(element.iterancestors(TC))
            if tag == TXBX_CONTENT:
                careful.update(element.iter(P))
        elif tag in grid.TELLING_PROPERTIES:
            found.shaped.update(element.iterancestors(TC))
        if tag in _CONTAINERS:
            found.rich.update(element.iterancestors(TC))
    for each in careful:
        texts.pop(each, None)
        found.rich.update(each.iterancestors(TC))
    return found


def _trimmed(element: Element, text: str) -> str:
    """The text of a `w:t` without outer spaces, unless they are to be kept (17.3.3.31 t)."""
    if element.get(SPACE) == "preserve":
        return text
    element.text = trimmed = text.strip(" \t\r\n")
    return trimmed
