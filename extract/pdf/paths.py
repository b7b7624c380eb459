"""The ruling lines of a page: every path is looked at for what it draws, not how.

A path no thicker than `THIN` points is a rule, stroked or filled. A thicker stroked path gives its
axis-parallel segments, a thicker filled one those of its parts that are thin. A thick fill is
shading, which is no rule. Form XObjects are walked with their matrices; paths that paint nothing
are left out (PDF 32000-1, 8.5.3).
"""

import ctypes
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from extract.pdf import library
from extract.pdf.display import Box, Display
from extract.pdf.library import Handle

THIN = 3.0
# A dot of a dotted line is as high as it is wide; a rule is at least this much longer.
_LONG = 1.5
_MOST_SEGMENTS = 100_000
_DEEPEST_FORM = 12
_Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class Rules:
    """The rules of a page in displayed coordinates, as boxes, and the shaded areas.

    A box flatter than it is high is a vertical rule, a box wider than it is high a horizontal
    one; the dot of a dotted line is both.
    """

    horizontal: list[Box] = field(default_factory=list)
    vertical: list[Box] = field(default_factory=list)
    shading: list[Box] = field(default_factory=list)

    def add(self, box: Box) -> None:
        """Add what a thin box draws: a rule, or a dotted line's dot, which counts both ways."""
        width, height = box[2] - box[0], box[3] - box[1]
        if width >= height or width >= height / _LONG:
            self.horizontal.append(box)
        if height >= width or height >= width / _LONG:
            self.vertical.append(box)


def read_rules(page: Handle, display: Display) -> Rules:
    """What the paths of a page draw, in one pass over its objects."""
    count = library.count_objects(page)
    objects = [library.get_object(page, index) for index in range(count)]
    return _Reader(display).read(objects)


class _Reader:
    """Gathers rules from page objects and the forms among them."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.rules = Rules()
        self.segments_left = _MOST_SEGMENTS

    def read(self, objects: Sequence[Handle]) -> Rules:
        self._walk(objects, None, 0)
        return self.rules

    def _walk(self, objects: Sequence[Handle], matrix: _Matrix | None, depth: int) -> None:
        kinds = list(map(library.object_type, objects))
        pairs = list(zip(objects, kinds, strict=True))
        self._paths([one for one, kind in pairs if kind == pdfium.FPDF_PAGEOBJ_PATH], matrix)
        if depth < _DEEPEST_FORM:
            for one, kind in pairs:
                if kind == pdfium.FPDF_PAGEOBJ_FORM:
                    self._form(one, matrix, depth)

    def _form(self, form: Handle, outer: _Matrix | None, depth: int) -> None:
        count = library.form_count_objects(form)
        children = [library.form_get_object(form, index) for index in range(max(count, 0))]
        self._walk(children, _times(_matrix_of(form), outer), depth + 1)

    def _paths(self, paths: Sequence[Handle], matrix: _Matrix | None) -> None:
        flat = library.boxes_of(paths)
        if matrix is not None:
            flat = _transformed(flat, matrix)
        x0s, tops, x1s, bottoms = self.display.boxes(*(flat[side::4] for side in range(4)))
        width, height = self.display.size
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        fill_at, stroke_at = ctypes.addressof(fill), ctypes.addressof(stroke)
        for path, x0, top, x1, bottom in zip(paths, x0s, tops, x1s, bottoms, strict=True):
            if x1 < 0 or bottom < 0 or x0 > width or top > height:
                continue
            library.path_draw_mode(path, fill_at, stroke_at)
            if not fill.value and not stroke.value:
                continue
            if x1 - x0 <= THIN or bottom - top <= THIN:
                self.rules.add((x0, top, x1, bottom))
            elif stroke.value:
                self._stroked(path, matrix)
            else:
                self._filled(path, matrix, (x0, top, x1, bottom))

    def _stroked(self, path: Handle, matrix: _Matrix | None) -> None:
        """The axis-parallel segments of a path that outlines something."""
        for points in self._subpaths(path, matrix):
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                if abs(x1 - x0) <= 0.5 or abs(y1 - y0) <= 0.5:
                    self.rules.add((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _filled(self, path: Handle, matrix: _Matrix | None, box: Box) -> None:
        """The thin parts of a filled path; thick ones are shading."""
        if library.path_count_segments(path) <= 5:
            self.rules.shading.append(box)
            return
        for points in self._subpaths(path, matrix):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            part = (min(xs), min(ys), max(xs), max(ys))
            if part[2] - part[0] <= THIN or part[3] - part[1] <= THIN:
                self.rules.add(part)
            else:
                self.rules.shading.append(part)

    def _subpaths(
        self, path: Handle, matrix: _Matrix | None
    ) -> Iterator[list[tuple[float, float]]]:
        """The subpaths as lists of displayed points; curves end a run of straight segments."""
        own = _times(_matrix_of(path), matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
        points: list[tuple[float, float]] = []
        count = min(library.path_count_segments(path), self.segments_left)
        self.segments_left -= count
        for index in range(count):
            segment = library.path_get_segment(path, index)
            library.segment_point(segment, x_at, y_at)
            point = self._point(x.value, y.value, own)
            kind = library.segment_type(segment)
            if kind != pdfium.FPDF_SEGMENT_LINETO:
                if len(points) > 1:
                    yield points
                points = []
            points.append(point)
            if library.segment_closes(segment) and len(points) > 1:
                points.append(points[0])
        if len(points) > 1:
            yield points

    def _point(self, x: float, y: float, matrix: _Matrix | None) -> tuple[float, float]:
        if matrix is not None:
            a, b, c, d, e, f = matrix
            x, y = a * x + c * y + e, b * x + d * y + f
        return self.display.point(x, y)


def _matrix_of(handle: Handle) -> _Matrix | None:
    values = (ctypes.c_float * 6)()
    if not library.object_matrix(handle, ctypes.addressof(values)):
        return None
    a, b, c, d, e, f = values
    return None if (a, b, c, d, e, f) == (1, 0, 0, 1, 0, 0) else (a, b, c, d, e, f)


def _times(inner: _Matrix | None, outer: _Matrix | None) -> _Matrix | None:
    """The matrix that applies `inner`, then `outer` (PDF 32000-1, 8.3.4)."""
    if inner is None or outer is None:
        return inner or outer
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
            e * p + f * r + t, e * q + f * s + u)  # fmt: skip


def _transformed(flat: Sequence[float], matrix: _Matrix) -> list[float]:
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
