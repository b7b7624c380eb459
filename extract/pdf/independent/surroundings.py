"""What stands around the tables of a page, in pdfplumber's words."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pdfplumber

from extract.document import Place, Table
from extract.pdf.independent.survey import Frame, Survey
from extract.pdf.layout import PageContent


def pages(path: Path, facts: Survey) -> Iterator[tuple[Any, Frame]]:
    """Each page as pdfplumber reads it, with its frame; it is let go before the next."""
    with pdfplumber.open(path) as pdf:
        for page, frame in zip(pdf.pages, facts.frames, strict=True):
            try:
                yield page, frame
            finally:
                page.close()


def to_display(page: Any, frame: Frame, x: float, top: float) -> tuple[float, float]:
    """A point of pdfplumber's page as displayed: it counts from the media box's own corner."""
    left, above = page.bbox[:2]
    return x - left - frame.left, top - above - frame.top


def content_of(page: Any, frame: Frame, tables: Sequence[Table]) -> PageContent:
    """The tables of a page and the lines outside them, from top to bottom."""
    number = page.page_number
    places = [table.places[0] for table in tables]
    placed: list[tuple[float, float, str | Table]] = [
        (place.top, place.x0, table) for place, table in zip(places, tables, strict=True)
    ]
    outside = page.filter(lambda item: not _inside(item, page, frame, places))
    for line in outside.extract_text_lines(return_chars=False):
        x, top = to_display(page, frame, line["x0"], line["top"])
        placed.append((top, x, line["text"]))
    placed.sort(key=lambda entry: entry[:2])
    return PageContent(number, [item for _, _, item in placed], bool(page.chars))


def _inside(item: dict[str, Any], page: Any, frame: Frame, places: Sequence[Place]) -> bool:
    if item["object_type"] != "char":
        return False
    middle = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    x, y = to_display(page, frame, *middle)
    return any(place.x0 <= x <= place.x1 and place.top <= y <= place.bottom for place in places)
