"""What must be known of a PDF before a library that isn't ours reads it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.errors import DamagedError, EbplanError, NoTextError
from extract.limits import Limits
from extract.pdf.library import open_document

Sides = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the displayed page begins within its media box, as this would be displayed."""

    left: float
    top: float
    cropped: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """A PDF that can be opened, is within limits and has text."""

    name: str
    title: str
    frames: tuple[Frame, ...]

    @property
    def metadata(self) -> dict[str, str]:
        """What a Document says of the file itself."""
        return {"title": self.title} if self.title else {}

    @contextmanager
    def read_by(self, reader: str) -> Iterator[None]:
        """Turns what the library raises in the block, which can be anything, into DamagedError."""
        try:
            yield
        except EbplanError:
            raise
        except Exception as error:
            reason = " ".join(str(error).split()) or "no reason given"
            raise DamagedError(
                f"{reader} can't read it ({type(error).__name__}: {reason})",
                where=self.name,
                remedy="name another --reader, or none",
            ) from error


def survey(path: Path, limits: Limits) -> Survey:
    """The PDF's facts; raises EncryptedError, DamagedError, NoTextError or LimitError.

    The libraries know no limits, and each has errors of its own for the same trouble.
    """
    document = open_document(path)
    try:
        if len(document) > limits.pages:
            raise limits.exceeded("pages", where=path.name)
        frames, characters = [], 0
        for index in range(len(document)):
            frame, count = _page(document, index, path.name)
            frames.append(frame)
            characters += count
            if characters > limits.characters:
                raise limits.exceeded("characters", where=path.name)
        if not characters:
            raise NoTextError(
                f"no text layer on any of its {len(document)} pages (a scan?)",
                where=path.name,
                remedy="run text recognition (OCR) on it first",
            )
        title = document.get_metadata_value("Title").strip()
        return Survey(path.name, title, tuple(frames))
    finally:
        document.close()


def uncropped(path: Path) -> bytes:
    """The PDF with each page shown up to its media box, for a library that mixes the two up."""
    document = open_document(path)
    try:
        for index in range(len(document)):
            page = document[index]
            page.set_cropbox(*page.get_mediabox())
            page.close()
        target = BytesIO()
        document.save(target)
        return target.getvalue()
    finally:
        document.close()


def _page(document: Any, index: int, name: str) -> tuple[Frame, int]:
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise DamagedError(
            f"page {index + 1} is damaged and can't be read ({error})",
            where=name,
            remedy="fetch it again, or open it in a viewer and print it to a new PDF",
        ) from None
    try:
        return _frame(page), max(pdfium.FPDFText_CountChars(text_page), 0)
    finally:
        text_page.close()
        page.close()


def _frame(page: Any) -> Frame:
    """How far the crop box keeps off the media box's left and top sides, as displayed."""
    media = page.get_mediabox()
    crop = _common(media, page.get_cropbox())
    left, below, right, above = (abs(one - other) for one, other in zip(media, crop, strict=True))
    # A page is turned clockwise: at 90 degrees its bottom is shown on the left, its left on top.
    shown = {0: (left, above), 90: (below, left), 180: (right, below), 270: (above, right)}
    return Frame(*shown[page.get_rotation()], cropped=crop != media)


def _common(media: Sides, crop: Sides) -> Sides:
    """The part of the crop box that lies in the media box, all of this where there is none."""
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if left < right and bottom < top else media
