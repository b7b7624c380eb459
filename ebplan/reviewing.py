"""A document becomes a page to review it by: its cells, what they were read for, other readings."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.check import check_plan
from audit.corrections import check_document
from audit.crosscheck import Crosscheck, compare_readings
from audit.leftovers import PageText, left_cells, page_texts
from ebplan.corrections_file import read_corrections_file
from ebplan.crosschecking import check_readers
from ebplan.overrides import Overrides
from ebplan.pipeline import with_findings
from ebplan.plan_file import is_plan_file
from extract import READERS, read_document
from extract.document import Document
from extract.errors import (
    EbplanError,
    MissingLibraryError,
    UnsupportedFormatError,
)
from normalize.records import Plan
from normalize.taken import taken_cells, with_numbered_cells
from outputs.review import PageImage, Review, review_page
from outputs.review.picture import page_png

# Those that take no longer than the plan itself.
COMPARED_BY_DEFAULT = ("tags", "rules")
# Base64 makes a third more of it; a page that is to be sent or opened stays below that.
MOST_PICTURE_BYTES = 30_000_000
# Pixels for each point where no picture is wanted but the size of a page.
_SIZE_ONLY = 0.05


def review(
    path: str | os.PathLike[str],
    *,
    readers: Sequence[str] | None = None,
    corrections: str | os.PathLike[str] | None = None,
    scale: float = 2.0,
    language: str | None = None,
    profile: str | os.PathLike[str] | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    reader: str | None = None,
    revisions: str | None = None,
) -> bytes:
    """The review page of a document, as HTML in UTF-8; raises EbplanError.

    `readers` are others that its plan is held against: of a PDF tags and rules unless named, none
    where the list is empty. `corrections` are decisions to go on with. `scale` is the pixels for
    each point of a page.
    """
    path = Path(path)
    _check_is_document(path)
    decided = None if corrections is None else read_corrections_file(Path(corrections))
    overrides = Overrides.given(language=language, profile=profile, symbol=symbol, lexicon=lexicon)
    document = with_numbered_cells(read_document(path, reader=reader, revisions=revisions))
    parts = overrides.parts(document, path)
    plan = with_findings(parts.plan, check_plan(parts.plan))
    if decided is not None:
        check_document(decided, plan, where=Path(corrections or "").name)
    taken = taken_cells(document, parts)
    comparison, reasons = _compared(path, plan, readers, overrides)
    pages = _Pages(path, document)
    return review_page(
        Review(
            document=document,
            plan=plan,
            taken=taken,
            left=left_cells(document, taken, plan),
            pages=list(pages.images(scale)),
            texts=pages.texts(),
            comparison=comparison,
            not_compared=reasons,
            corrections=decided,
        )
    )


def _check_is_document(path: Path) -> None:
    """Raise UnsupportedFormatError for a plan.json, in which no cells are."""
    if is_plan_file(path):
        raise UnsupportedFormatError(
            "is a JSON file, and a review needs the document itself",
            where=path.name,
            remedy="name the PDF, DOCX or text file that the plan was read from",
        )


class _Pages:
    """The pages of a document, where it has any."""

    def __init__(self, path: Path, document: Document) -> None:
        self._path = path
        self._document = document
        self._numbers = range(1, (document.page_count or 0) + 1)

    def images(self, scale: float) -> Iterator[PageImage]:
        """All pages, with pictures as long as these are not too many."""
        if not self._numbers:
            return
        # Brought along only here: other formats do without PDFium.
        from extract.pdf.picture import page_pictures

        size = last = 0
        for page in page_pictures(self._path, self._numbers, scale=scale):
            png = page_png(page.columns, page.rows, page.pixels)
            size, last = size + len(png), page.number
            if size > MOST_PICTURE_BYTES:
                yield PageImage(page.number, page.width, page.height, None)
                break
            yield PageImage(page.number, page.width, page.height, png)
        rest = range(last + 1, self._numbers.stop)
        for page in page_pictures(self._path, rest, scale=_SIZE_ONLY):
            yield PageImage(page.number, page.width, page.height, None)

    def texts(self) -> list[PageText]:
        """What stands outside the cells, and what the cells lack."""
        if not self._numbers:
            return []
        from extract.pdf.printed import printed_pages

        return page_texts(self._document, dict(printed_pages(self._path, self._numbers)))


def _compared(
    path: Path, plan: Plan, names: Sequence[str] | None, overrides: Overrides
) -> tuple[Crosscheck | None, dict[str, str]]:
    """The plan held against that of each reader, and by reader why there is none."""
    own = plan.document.reader
    if names is None:
        known = READERS[plan.document.source.format]
        names = [name for name in COMPARED_BY_DEFAULT if name in known]
    check_readers(path, names)
    plans: dict[str, Plan | str] = {own: plan}
    reasons: dict[str, str] = {}
    for name in dict.fromkeys(names):
        if name == own:
            continue
        try:
            plans[name] = overrides.plan(read_document(path, reader=name), path)
        except MissingLibraryError:
            raise
        except EbplanError as error:
            reasons[name] = error.what
    return (compare_readings(plans) if len(plans) > 1 else None), reasons
