"""One look at a story that tells its plain paragraphs and cells from those that need care."""

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
    SMART_TAG,
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

_OUTER = " \t\r\n"
_PRIVATE_USE = re.compile("[\uf000-\uf0ff]")
_FORMER_PROPERTIES = frozenset({w("pPrChange"), w("rPrChange")})
_CONTAINERS = frozenset({TBL, SDT, CUSTOM_XML, SMART_TAG, ALTERNATE, ALT_CHUNK})


@dataclass(slots=True)
class Survey:
    """What was found.

    `careful` are the paragraphs that are more than runs of plain text, `rich` the cells that hold
    more than plain paragraphs, `shaped` those of which the properties bear on the grid. `texts`
    has the text of every cell that is not rich and not empty, with all its paragraphs' lines.
    """

    careful: set[Element] = field(default_factory=set)
    rich: set[Element] = field(default_factory=set)
    shaped: set[Element] = field(default_factory=set)
    texts: dict[Element, str] = field(default_factory=dict)


def survey(story: Element, telling: frozenset[str], styles: Styles, *, original: bool) -> Survey:
    """The survey of a story.

    `telling` names the inline content that is more than text. In the original view of tracked
    changes, former properties count too.
    """
    found = Survey()
    if styles.default_tells:
        found.careful.update(story.iter(P))
    _find_telling(
        story,
        telling | inline.TELLING_PROPERTIES | (_FORMER_PROPERTIES if original else set()),
        found,
    )
    if styles.telling:
        for reference in story.iter(PSTYLE, RSTYLE):
            if reference.get(VAL) in styles.telling:
                found.careful.update(reference.iterancestors(P))
    _find_texts(story, found)
    for each in found.careful:
        found.rich.update(each.iterancestors(TC))
    return found


def plain_text(paragraph: Element) -> str:
    """The text of a surveyed paragraph that needs no care."""
    return "".join([element.text or "" for element in paragraph.iter(T)])


def _find_telling(story: Element, names: frozenset[str], found: Survey) -> None:
    for element in story.iter(*names, *grid.TELLING_PROPERTIES, *_CONTAINERS):
        tag = element.tag
        if tag in names:
            found.careful.update(element.iterancestors(P))
            if tag == TXBX_CONTENT:
                found.careful.update(element.iter(P))
        if tag in grid.TELLING_PROPERTIES:
            found.shaped.update(element.iterancestors(TC))
        else:
            found.rich.update(element.iterancestors(TC))


def _find_texts(story: Element, found: Survey) -> None:
    """Trim every text that does not ask to be kept (17.3.3.31 t), and put those together that
    stand in paragraphs side by side.

    A cell that has them in several places is rich. Of what else holds paragraphs, such as the
    body, only the last few are kept, which nobody asks for.
    """
    holder: Element | None = None
    so_far = ""
    for element in story.iter(P, T):
        if element.tag == T:
            text = element.text
            if text:
                trimmed = text.strip(_OUTER)
                if len(trimmed) < len(text) and element.get(SPACE) != "preserve":
                    element.text = text = trimmed
                so_far += text
            continue
        parent = element.getparent()
        if parent is holder:
            so_far += "\n"
            continue
        if so_far and holder is not None:
            _keep(so_far, holder, found)
        holder, so_far = parent, ""
    if so_far and holder is not None:
        _keep(so_far, holder, found)


def _keep(text: str, holder: Element, found: Survey) -> None:
    if holder in found.texts:
        found.rich.add(holder)
    found.texts[holder] = text
    # Private use is not printable, and that is told faster.
    if not text.isprintable() and _PRIVATE_USE.search(text):
        found.careful.update(holder.iterchildren(P))
