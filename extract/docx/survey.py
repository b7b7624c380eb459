"""One look at a story that tells its plain paragraphs, cells and rows from those that need care."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.docx import grid, inline, plain
from extract.docx.names import (
    ALT_CHUNK,
    ALTERNATE,
    CUSTOM_XML,
    PSTYLE,
    RSTYLE,
    SDT,
    SMART_TAG,
    TBL,
    TC,
    TR,
    VAL,
    Element,
    P,
    w,
)
from extract.docx.styles import Styles

_FORMER_PROPERTIES = frozenset({w("pPrChange"), w("rPrChange")})
_CONTAINERS = frozenset({TBL, SDT, CUSTOM_XML, SMART_TAG, ALTERNATE, ALT_CHUNK})


@dataclass(slots=True)
class Survey:
    """What was found.

    `careful` are the paragraphs that are more than text, tabs and breaks. `rich` are the cells
    that hold more than paragraphs of text alone, and the rows that hold such a cell or more than
    cells. `shaped` are the cells of which the properties bear on the grid, and their rows.
    """

    careful: set[Element] = field(default_factory=set)
    rich: set[Element] = field(default_factory=set)
    shaped: set[Element] = field(default_factory=set)


def survey(story: Element, telling: frozenset[str], styles: Styles, *, original: bool) -> Survey:
    """The survey of a story.

    `telling` names the inline content that is more than text. In the original view of tracked
    changes, former properties count too.
    """
    found = Survey()
    names = telling | inline.TELLING_PROPERTIES | (_FORMER_PROPERTIES if original else set())
    for element in story.iter(*names, *plain.FIXED, *_CONTAINERS, *grid.TELLING_PROPERTIES):
        tag = element.tag
        if tag in grid.TELLING_PROPERTIES:
            found.shaped.update(element.iterancestors(TC, TR))
        else:
            found.rich.update(element.iterancestors(TC, TR))
        if tag in names:
            found.careful.update(element.iterancestors(P))
    for element in _styled(story, styles):
        found.careful.update(element.iterancestors(P))
        found.rich.update(element.iterancestors(TC, TR))
    if styles.default_tells:
        for paragraph in story.iter(P):
            found.careful.add(paragraph)
            found.rich.update(paragraph.iterancestors(TC, TR))
    return found


def _styled(story: Element, styles: Styles) -> Iterator[Element]:
    """The references to styles that tell; nearly every paragraph has one that does not."""
    if styles.telling:
        for reference in story.iter(RSTYLE, *((PSTYLE,) if styles.paragraphs_tell else ())):
            if reference.get(VAL) in styles.telling:
                yield reference
