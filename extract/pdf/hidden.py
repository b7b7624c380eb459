"""Text that a page holds but doesn't show: it is no content.

Certain are: text that is painted invisibly (PDF 32000-1, 9.3.6, modes 3 and 7) or with no opacity
(11.3.7), text in a layer that is off (8.11), text outside the page or its clip, and text under a
rectangle or an image that is painted later, without which the page looks the same. White text is
not counted: what lies behind it (a fill, an image, a pattern) decides whether it shows, and to lose
a word is worse than to keep one too many.

Recognised text of a scanned page is invisible, or lies under the scan, and is read all the same:
where all text is invisible, or most is and an image covers most of the page.
"""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

from extract.pdf import library, rendering
from extract.pdf.arguments import Argument
from extract.pdf.clipping import is_rectangle, within
from extract.pdf.display import Box
from extract.pdf.library import Handle
from extract.pdf.space import Space

_UNPAINTED = {3, 7}
# The share of a page that an image covers where the page is a scan.
_SCAN = 0.6
# Points. Less of a text than this under a rectangle is a touch, not a cover.
_OVER = 0.5
_BAND = 24.0
# How many of the texts under a rectangle are asked whether they show through.
_ASKED = 3


@dataclass(slots=True)
class Cover:
    """A rectangle or an image, painted after the first `before` text objects of the page."""

    before: int
    box: Box
    handle: Handle
    space: Space
    image: bool = False


@dataclass(slots=True)
class Ink:
    """The text objects of a page in the order of painting, and what keeps some from being seen.

    `unpainted` are those without paint, `off` objects in a layer that is off, `clipped` those that
    a clip cuts, with the clip's box in displayed points.
    """

    page: Handle = 0
    texts: list[Handle] = field(default_factory=list)
    unpainted: set[Handle] = field(default_factory=set)
    off: set[Handle] = field(default_factory=set)
    clipped: dict[Handle, Box] = field(default_factory=dict)
    covers: list[Cover] = field(default_factory=list)
    scanned: bool = False
    _stretches: list[tuple[Sequence[Handle], Space]] = field(default_factory=list)

    def add_texts(
        self,
        texts: Sequence[Handle],
        asked: Sequence[Argument],
        modes: Sequence[int],
        space: Space,
    ) -> None:
        """Add text objects: as handles, as arguments, and how each is painted.

        Of most of them two more things are asked, and no box.
        """
        if not texts:
            return
        self.texts.extend(texts)
        self._stretches.append((texts, space))
        if not _UNPAINTED.isdisjoint(modes):
            self.unpainted.update(compress(texts, (mode in _UNPAINTED for mode in modes)))
        see_through = list(map(library.object_is_transparent, asked))
        if any(see_through):
            self.unpainted.update(filter(_is_clear, compress(texts, see_through)))
        counts = list(library.clip_counts(asked))
        if max(counts) > 0:
            clipped = list(compress(texts, (count > 0 for count in counts)))
            for text, box in zip(clipped, space.boxes(clipped), strict=True):
                clip = space.clip_of(text)
                if clip is not None and within(box, clip) != box:
                    self.clipped[text] = clip

    def add_cover(self, cover: Cover) -> None:
        """Add what may hide the texts before it, unless it is the picture of a scanned page."""
        width, height = cover.space.display.size
        x0, top, x1, bottom = within(cover.box, (0.0, 0.0, width, height))
        if cover.image and (x1 - x0) * (bottom - top) >= _SCAN * width * height:
            self.scanned = True
        elif cover.before:
            self.covers.append(cover)

    def invisible(self) -> set[Handle]:
        """The text objects without paint; none where they are the text of a scan."""
        share = 0.5 if self.scanned else 1.0
        off = self.off - self.unpainted
        return off | self.unpainted if len(self.unpainted) < share * len(self.texts) else off

    def covered(self) -> dict[Handle, list[Box]]:
        """The text objects that lie under something, each with the boxes of what hides it."""
        found: dict[Handle, list[Box]] = {}
        if not self.covers:
            return found
        last = max(cover.before for cover in self.covers)
        boxes = list(self._boxes(last))
        bands: dict[int, list[int]] = {}
        for index, box in enumerate(boxes):
            for band in _bands(box):
                bands.setdefault(band, []).append(index)
        for cover in self.covers:
            under = {
                index
                for band in _bands(cover.box)
                for index in bands.get(band, ())
                if index < cover.before and _overlap(boxes[index], cover.box)
            }
            for index in self._hidden_by(cover, under, boxes) if under else ():
                found.setdefault(self.texts[index], []).append(cover.box)
        return found

    def _hidden_by(self, cover: Cover, under: set[int], boxes: Sequence[Box]) -> set[int]:
        """Which of the texts under something it hides.

        An image may be see-through anywhere. PDFium calls a pattern opaque, though it may leave
        most free: some texts under a rectangle tell for all.
        """
        if cover.image:
            return {index for index in under if self._is_unseen(index, boxes[index], cover)}
        some = sorted(under)[:_ASKED] if _is_rectangle(cover) else []
        hides = some and all(self._is_unseen(index, boxes[index], cover) for index in some)
        return under if hides else set()

    def _boxes(self, count: int) -> Iterator[Box]:
        """The displayed bounds of the first text objects."""
        for texts, space in self._stretches:
            if count <= 0:
                return
            yield from space.boxes(texts[:count])
            count -= len(texts)

    def _is_unseen(self, index: int, box: Box, cover: Cover) -> bool:
        return rendering.is_unseen(
            self.page, self.texts[index], within(box, cover.box), cover.space.display
        )


def find_hidden(
    text_page: Handle, boxes: Sequence[Sequence[float]], ink: Ink, size: tuple[float, float]
) -> list[int]:
    """The indexes of the characters that aren't seen; `boxes` are their displayed sides.

    On an ordinary page no character is asked for its text object.
    """
    x0s, tops, x1s, bottoms = boxes
    hidden = set(_outside(boxes, size))
    invisible, covered = ink.invisible(), ink.covered()
    if not (invisible or covered or ink.clipped):
        return sorted(hidden)
    for index, handle in enumerate(library.text_objects(text_page, range(len(x0s)))):
        if not handle:
            continue
        if handle in invisible:
            hidden.add(index)
        elif handle in covered or handle in ink.clipped:
            middle = (x0s[index] + x1s[index]) / 2, (tops[index] + bottoms[index]) / 2
            clip = ink.clipped.get(handle)
            if (clip and not _holds(clip, *middle)) or any(
                _holds(box, *middle) for box in covered.get(handle, ())
            ):
                hidden.add(index)
    return sorted(hidden)


def _outside(boxes: Sequence[Sequence[float]], size: tuple[float, float]) -> Iterable[int]:
    """The characters whose middle is outside the page; generated ones have no width."""
    x0s, tops, x1s, bottoms = boxes
    width, height = size
    if min(x0s) >= 0 and min(tops) >= 0 and max(x1s) <= width and max(bottoms) <= height:
        return ()
    page = (0.0, 0.0, width, height)
    return [
        index
        for index, (x0, top, x1, bottom) in enumerate(zip(*boxes, strict=True))
        if x1 > x0 and not _holds(page, (x0 + x1) / 2, (top + bottom) / 2)
    ]


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _overlap(one: Box, other: Box) -> bool:
    x0, top, x1, bottom = within(one, other)
    return x1 - x0 > _OVER and bottom - top > _OVER


def _bands(box: Box) -> range:
    """The horizontal bands of the page that a box lies in."""
    return range(int(max(box[1], 0) // _BAND), int(min(box[3], 20_000) // _BAND) + 1)


def _is_rectangle(cover: Cover) -> bool:
    """Whether a path is an upright rectangle of one opaque colour that no clip cuts to a shape."""
    if not cover.space.is_cut_to_shape(cover.handle) and fill_alpha(cover.handle) == 255:
        return is_rectangle(cover.space.of_path(cover.handle).points(cover.handle))
    return False


def fill_alpha(handle: Handle) -> int | None:
    """How opaque an object's fill is, up to 255; None where PDFium doesn't tell."""
    return _alpha(library.object_fill_color, handle)


def stroke_alpha(handle: Handle) -> int | None:
    """How opaque an object's stroke is, up to 255; None where PDFium doesn't tell."""
    return _alpha(library.object_stroke_color, handle)


def _alpha(color: Any, handle: Handle) -> int | None:
    parts = (ctypes.c_uint * 4)()
    at = ctypes.addressof(parts)
    return int(parts[3]) if color(handle, at, at + 4, at + 8, at + 12) else None


def _is_clear(text: Handle) -> bool:
    return fill_alpha(text) == 0
