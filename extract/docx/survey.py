"""One look at a story that tells its plain paragraphs, cells and rows from those that need care."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TypeAlias

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
    Element,
    P,
    R,
    T,
    w,
)
from extract.docx.styles import Styles

FORMER_PROPERTIES = frozenset({w("pPrChange"), w("rPrChange")})
_CONTAINERS = frozenset({TBL, SDT, CUSTOM_XML, SMART_TAG, ALTERNATE, ALT_CHUNK})
_IN_PARAGRAPHS = inline.TELLING | inline.TELLING_PROPERTIES | FORMER_PROPERTIES
_NAMES = _IN_PARAGRAPHS | plain.FIXED.keys() | _CONTAINERS | grid.TELLING_PROPERTIES
_FEW = 50

Marks: TypeAlias = Mapping[str, list[Element]]


@dataclass(slots=True)
class Survey:
    """What was found.

    `rich` are the paragraphs that are more than text, tabs and breaks, the cells that hold more
    than paragraphs of text alone, and the rows that hold such a cell or more than cells. `shaped`
    are the cells of which the properties bear on the grid, and the rows that hold one or have such
    properties. `nesting` are the tables that hold tables.
    """

    rich: set[Element] = field(default_factory=set)
    shaped: set[Element] = field(default_factory=set)
    nesting: set[Element] = field(default_factory=set)


def marks(story: Element) -> Marks:
    """The elements of a story that may tell something of where they stand, by their names."""
    found: dict[str, list[Element]] = {}
    few = list(islice(story.iter(), _FEW))
    # To look for so many names takes longer to prepare than a header takes to be walked through.
    told = (each for each in few if each.tag in _NAMES)
    for element in told if len(few) < _FEW else story.iter(*_NAMES):
        found.setdefault(str(element.tag), []).append(element)
    return found


def survey(story: Element, found: Marks, ignored: Set[str], styles: Styles) -> Survey:
    """The survey of a story with these marks, of which those named in `ignored` tell nothing."""
    survey = Survey()
    for name, elements in found.items():
        if name in grid.TELLING_PROPERTIES:
            survey.shaped.update(_around(elements, TC, TR))
        elif name not in _IN_PARAGRAPHS:
            survey.rich.update(_around(elements, TC, TR))
        elif name not in ignored:
            survey.rich.update(_around(elements, P, TC, TR))
    survey.nesting.update(_around(found.get(TBL, ()), TBL))
    styled = (reference for reference in _styled(story, styles) if _bears_on_text(reference))
    survey.rich.update(_around(styled, P, TC, TR))
    if styles.default_tells:
        survey.rich.update(story.iter(P))
        survey.rich.update(_around(story.iter(P), TC, TR))
    return survey


def _around(elements: Iterable[Element], *names: str) -> Iterator[Element]:
    return chain.from_iterable(element.iterancestors(*names) for element in elements)


def _bears_on_text(reference: Element) -> bool:
    """False where all that a run of that style holds is what it would hold in any other style."""
    holder = next(reference.iterancestors(R, P), None)
    if holder is None or holder.tag == P:
        return True
    return next(holder.iter(T, *plain.FIXED), None) is not None


def _styled(story: Element, styles: Styles) -> Iterator[Element]:
    """The references to styles that tell; nearly every paragraph has one that does not."""
    telling = styles.telling
    if telling:
        for reference in story.iter(RSTYLE, *((PSTYLE,) if styles.paragraphs_tell else ())):
            # Their only attribute is the name: looking it up by its own takes longer.
            if not telling.isdisjoint(reference.values()):
                yield reference
