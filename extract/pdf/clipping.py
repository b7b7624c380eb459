"""What clipping paths let be seen of a page's objects (PDF 32000-1, 8.5.4).

A clip is taken for the rectangle around it: what stands outside that is certainly not painted,
while of what stands inside a clip of another shape some may be cut all the same.
"""

import ctypes
from collections.abc import Sequence
from itertools import pairwise

from extract.pdf import library
from extract.pdf.arguments import pointer
from extract.pdf.display import Box
from extract.pdf.library import Handle

_MOST_SEGMENTS = 400
NOWHERE: Box = (0.0, 0.0, -1.0, -1.0)


class Clips:
    """The clips of a page's objects, each read once: objects share them."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, Handle], Box | None] = {}
        self._shapes: set[Box] = set()
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def box_of(self, handle: Handle) -> Box | None:
        """The clip of an object: left, bottom, right, top, or None where it has none.

        The points are of the object's own space: a page's, or that of the form it stands in.
        """
        clip = library.object_clip(pointer(handle))
        count = library.clip_count_paths(pointer(clip))
        if count <= 0:
            return None
        # A clip is narrowed by one more path, so the last path tells which clip it is.
        key = count, library.clip_get_segment(clip, count - 1, 0)
        if key not in self._known:
            self._known[key] = self._read(clip, count)
        return self._known[key]

    def is_shape(self, handle: Handle) -> bool:
        """Whether an object is clipped to something else than a rectangle."""
        box = self.box_of(handle)
        return box is not None and box in self._shapes

    def _read(self, clip: Handle, count: int) -> Box | None:
        box: Box | None = None
        shape = False
        for index in range(count):
            path, upright = self._path(clip, index)
            shape = shape or not upright
            if path is not None:
                box = path if box is None else within(box, path)
        if shape and box is not None:
            self._shapes.add(box)
        return box

    def _path(self, clip: Handle, index: int) -> tuple[Box | None, bool]:
        """The rectangle around one path, and whether the path is that rectangle.

        NOWHERE for a path without points, None for one with too many.
        """
        count = library.clip_count_segments(clip, index)
        if count > _MOST_SEGMENTS:
            return None, False
        xs, ys = [], []
        for number in range(count):
            segment = library.clip_get_segment(clip, index, number)
            if library.segment_point(segment, ctypes.addressof(self._x), ctypes.addressof(self._y)):
                xs.append(self._x.value)
                ys.append(self._y.value)
        if not xs:
            return NOWHERE, True
        points = list(zip(xs, ys, strict=True))
        return (min(xs), min(ys), max(xs), max(ys)), is_rectangle(points)


def within(box: Box, clip: Box) -> Box:
    """The part of a box that stands inside another; its sides are the wrong way round for none."""
    return max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])


def is_empty(box: Box) -> bool:
    """Whether nothing is left of a box; a line has no area, but is something."""
    return box[2] < box[0] or box[3] < box[1]


def is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    """Whether points in order are the corners of an upright rectangle, closed or not."""
    rounded = [(round(x, 1), round(y, 1)) for x, y in points]
    level = all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(rounded))
    return level and len(rounded) <= 5 and len(set(rounded)) == 4
