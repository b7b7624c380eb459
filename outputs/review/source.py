"""What a review page is made from: a document, its plan, and what became of each of its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audit.corrections.model import Corrections
from audit.crosscheck import Crosscheck
from audit.leftovers import LeftCell, PageText
from extract.document import Document
from normalize.records import Plan
from normalize.taken import TakenCells


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a PNG file; its size is in points, as boxes are. `png` is None where left out."""

    number: int
    width: float
    height: float
    png: bytes | None


@dataclass(frozen=True, slots=True)
class Review:
    """A document whose cells are numbered, read into a plan, with all there is to look at.

    `pages` is empty for a format without pages. `comparison` holds the plan against those of other
    readers; None where none was asked, or could read the document: `not_compared` says why, by
    reader. `corrections` are decisions to go on with.
    """

    document: Document
    plan: Plan
    taken: TakenCells
    left: Sequence[LeftCell] = ()
    pages: Sequence[PageImage] = ()
    texts: Sequence[PageText] = ()
    comparison: Crosscheck | None = None
    not_compared: Mapping[str, str] = field(default_factory=dict)
    corrections: Corrections | None = None
