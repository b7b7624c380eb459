"""Where the objects of a page, or of a form XObject on it, stand on the displayed page."""

import ctypes
from collections.abc import Sequence

from extract.pdf import library
from extract.pdf.clipping import Clips
from extract.pdf.display import Box, Display
from extract.pdf.library import Handle

Matrix = tuple[float, float, float, float, float, float]


class Space:
    """The space of a page or form: its matrix to the page, and the clips of what is in it.

    PDFium puts a form's own /Matrix and /BBox into the objects within it, the latter as a clip;
    what is left is where the form was painted (PDF 32000-1, 8.10.1).
    """

    def __init__(self, display: Display, clips: Clips, matrix: Matrix | None = None) -> None:
        self.display = display
        self.clips = clips
        self.matrix = matrix
        self._shown: dict[Box, Box] = {}

    def of_form(self, form: Handle) -> "Space":
        """The space of a form that is painted in this one."""
        return Space(self.display, self.clips, times(matrix_of(form), self.matrix))

    def of_path(self, path: Handle) -> "Space":
        """The space of a path's own points."""
        return Space(self.display, self.clips, times(matrix_of(path), self.matrix))

    def sides(
        self, objects: Sequence[Handle]
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        """The displayed bounds of objects as four lists: x0, top, x1, bottom."""
        return self._displayed(library.boxes_of(objects))

    def boxes(self, objects: Sequence[Handle]) -> list[Box]:
        """The displayed bounds of objects."""
        return list(zip(*self.sides(objects), strict=True))

    def clip_of(self, handle: Handle) -> Box | None:
        """The displayed rectangle that an object is clipped to, None where it isn't."""
        clip = self.clips.box_of(handle)
        if clip is None:
            return None
        if clip not in self._shown:
            x0s, tops, x1s, bottoms = self._displayed(clip)
            self._shown[clip] = x0s[0], tops[0], x1s[0], bottoms[0]
        return self._shown[clip]

    def is_cut_to_shape(self, handle: Handle) -> bool:
        """Whether an object is clipped to something else than an upright rectangle."""
        return self.clips.is_shape(handle)

    def points(self, path: Handle) -> list[tuple[float, float]]:
        """The displayed points of a path in this, its own space."""
        x, y = ctypes.c_float(), ctypes.c_float()
        found = []
        for index in range(library.path_count_segments(path)):
            segment = library.path_get_segment(path, index)
            library.segment_point(segment, ctypes.addressof(x), ctypes.addressof(y))
            found.append(self.point(x.value, y.value))
        return found

    def point(self, x: float, y: float) -> tuple[float, float]:
        """One point as displayed."""
        if self.matrix is not None:
            a, b, c, d, e, f = self.matrix
            x, y = a * x + c * y + e, b * x + d * y + f
        return self.display.point(x, y)

    def _displayed(
        self, flat: Sequence[float]
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        if self.matrix is not None:
            flat = _transformed(flat, self.matrix)
        return self.display.boxes(flat[0::4], flat[1::4], flat[2::4], flat[3::4])


def matrix_of(handle: Handle) -> Matrix | None:
    """An object's own matrix, None for the identity."""
    values = (ctypes.c_float * 6)()
    if not library.object_matrix(handle, ctypes.addressof(values)):
        return None
    a, b, c, d, e, f = values
    return None if (a, b, c, d, e, f) == (1, 0, 0, 1, 0, 0) else (a, b, c, d, e, f)


def times(inner: Matrix | None, outer: Matrix | None) -> Matrix | None:
    """The matrix that applies `inner`, then `outer` (PDF 32000-1, 8.3.4)."""
    if inner is None or outer is None:
        return inner or outer
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u)  # fmt: skip


def _transformed(flat: Sequence[float], matrix: Matrix) -> list[float]:
    a, b, c, d, e, f = matrix
    result: list[float] = []
    for left, bottom, right, top in zip(*(flat[side::4] for side in range(4)), strict=True):
        corners = [
            (a * x + c * y + e, b * x + d * y + f)
            for x, y in ((left, bottom), (left, top), (right, bottom), (right, top))
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        result.extend((min(xs), min(ys), max(xs), max(ys)))
    return result
