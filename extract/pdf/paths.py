"""The ruling lines of a page: every path is looked at for what it draws, not how.

A path no thicker than `THIN` points is a rule, stroked or filled. A thicker stroked path gives its
axis-parallel segments, a thicker filled one those of its parts that are thin. A thick fill is
shading, which is no rule. Form XObjects are walked with their matrices; paths that paint nothing,
or nothing within their clip, are left out (PDF 32000-1, 8.5.3 and 8.5.4). The text objects met on
the way go to `Ink`, which knows what hides some of them.
"""

import ctypes
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from extract.pdf import library
from extract.pdf.arguments import Argument, pointers
from extract.pdf.clipping import Clips, is_empty, within
from extract.pdf.display import Box, Display
from extract.pdf.hidden import Cover, Ink, fill_alpha, stroke_alpha
from extract.pdf.layers import Layers
from extract.pdf.library import Handle
from extract.pdf.space import Space

# Points. Bounds of a rule of three points come out a little larger.
THIN = 3.05
# A dot of a dotted line is as high as it is wide; a rule is at least this much longer.
_LONG = 1.5
_MOST_SEGMENTS = 100_000
_DEEPEST_FORM = 12
_RECTANGLE = 5
_NO_TEXT = pdfium.FPDF_TEXTRENDERMODE_UNKNOWN
_TEXT, _PATH = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH
_IMAGE, _FORM = pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM


@dataclass(slots=True)
class Rules:
    """The rules of a page in displayed coordinates, as boxes, and the shaded areas.

    A box flatter than it is high is a vertical rule, a box wider than it is high a horizontal
    one; the dot of a dotted line is both. `ink` tells what hides text of the page.
    """

    horizontal: list[Box] = field(default_factory=list)
    vertical: list[Box] = field(default_factory=list)
    shading: list[Box] = field(default_factory=list)
    ink: Ink = field(default_factory=Ink)

    def add(self, box: Box) -> None:
        """Add what a thin box draws: a rule, or a dotted line's dot, which counts both ways."""
        width, height = box[2] - box[0], box[3] - box[1]
        if width >= height or width >= height / _LONG:
            self.horizontal.append(box)
        if height >= width or height >= width / _LONG:
            self.vertical.append(box)


def read_rules(page: Handle, display: Display, *, layers: bool = False) -> Rules:
    """What the paths of a page draw, in one pass over its objects.

    With `layers`, what stands in a layer that is off draws nothing.
    """
    reader = _Reader(Ink(page), Layers(page) if layers else None)
    reader.walk(library.objects_of(page), Space(display, Clips()), 0)
    return reader.rules


class _Reader:
    """Gathers rules from page objects and the forms among them, in the order of painting."""

    def __init__(self, ink: Ink, layers: Layers | None) -> None:
        self.rules = Rules(ink=ink)
        self.layers = layers
        self.segments_left = _MOST_SEGMENTS

    def walk(
        self, objects: Sequence[Handle], space: Space, depth: int, *, off: bool = False
    ) -> None:
        """Take in objects of a page or form, and of the forms among them; `off` hides all."""
        asked = pointers(objects)
        modes = list(map(library.text_object_mode, asked))
        # Most objects are texts: only the others are asked what they are.
        others = [at for at, mode in enumerate(modes) if mode == _NO_TEXT]
        kinds = list(map(library.object_type, [asked[at] for at in others]))
        hidden: set[Handle] = set(objects) if off else set()
        if self.layers is not None and not off:
            all_kinds = [_TEXT] * len(objects)
            for at, kind in zip(others, kinds, strict=True):
                all_kinds[at] = kind
            hidden = self.layers.hidden(objects, all_kinds, space)
        self.rules.ink.off |= hidden
        start = 0
        level: dict[int, int] = {}
        for at, kind in zip(others, kinds, strict=True):
            if kind != _FORM:
                level[at - start] = kind
                continue
            self._level(objects[start:at], asked[start:at], modes[start:at], level, space)
            if depth < _DEEPEST_FORM:
                form = objects[at]
                children = library.objects_of_form(form)
                self.walk(children, space.of_form(form), depth + 1, off=form in hidden)
            start, level = at + 1, {}
        self._level(objects[start:], asked[start:], modes[start:], level, space)

    def _level(
        self,
        objects: Sequence[Handle],
        asked: Sequence[Argument],
        modes: Sequence[int],
        others: Mapping[int, int],
        space: Space,
    ) -> None:
        """Objects without a form among them: as handles, as arguments, and how texts are painted.

        `others` are the places and kinds of those that are no texts.
        """
        ink = self.rules.ink
        painted = len(ink.texts)
        texts = [mode != _NO_TEXT for mode in modes]
        ink.add_texts(
            list(itertools.compress(objects, texts)),
            list(itertools.compress(asked, texts)),
            list(itertools.compress(modes, texts)),
            space,
        )
        # Each with the number of texts painted before it. What is off makes no rule, hides no text.
        shown = [
            (painted + at - number, objects[at], kind)
            for number, (at, kind) in enumerate(others.items())
            if objects[at] not in ink.off
        ]
        paths = [(before, one) for before, one, kind in shown if kind == _PATH]
        for number, box in self._paths([one for _, one in paths], space):
            ink.add_cover(Cover(paths[number][0], box, paths[number][1], space))
        images = [(before, one) for before, one, kind in shown if kind == _IMAGE]
        boxes = space.boxes([one for _, one in images])
        for (before, one), box in zip(images, boxes, strict=True):
            ink.add_cover(Cover(before, box, one, space, image=True))

    def _paths(self, paths: Sequence[Handle], space: Space) -> list[tuple[int, Box]]:
        """Take in paths; returns what may be opaque rectangles, each with its place among them."""
        covers: list[tuple[int, Box]] = []
        width, height = space.display.size
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        fill_at, stroke_at = pointers((ctypes.addressof(fill), ctypes.addressof(stroke)))
        asked = pointers(paths)
        boxes = space.boxes(paths)
        found = zip(
            paths,
            boxes,
            map(library.object_is_transparent, asked),
            library.clip_counts(asked),
            strict=True,
        )
        for number, (path, box, clear, clips) in enumerate(found):
            x0, top, x1, bottom = box
            if x1 < 0 or bottom < 0 or x0 > width or top > height:
                continue
            library.path_draw_mode(asked[number], fill_at, stroke_at)
            filled, stroked = bool(fill.value), bool(stroke.value)
            if clear:
                filled = filled and fill_alpha(path) != 0
                stroked = stroked and stroke_alpha(path) != 0
            if not filled and not stroked:
                continue
            clip = space.clip_of(path) if clips > 0 else None
            shown = box if clip is None else within(box, clip)
            if self._path(path, space, shown, clip, stroked=stroked) and filled and not clear:
                covers.append((number, shown))
        return covers

    def _path(
        self, path: Handle, space: Space, shown: Box, clip: Box | None, *, stroked: bool
    ) -> bool:
        """Take in what one path draws within its clip; returns whether that is more than a rule."""
        if is_empty(shown):
            return False
        if shown[2] - shown[0] <= THIN or shown[3] - shown[1] <= THIN:
            self.rules.add(shown)
            return False
        if stroked:
            self._stroked(path, space, clip)
        else:
            self._filled(path, space, shown, clip)
        return True

    def _add(self, box: Box, clip: Box | None) -> None:
        if clip is not None:
            box = within(box, clip)
        if not is_empty(box):
            self.rules.add(box)

    def _stroked(self, path: Handle, space: Space, clip: Box | None) -> None:
        """The axis-parallel segments of a path that outlines something."""
        for points in self._subpaths(path, space):
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                if abs(x1 - x0) <= 0.5 or abs(y1 - y0) <= 0.5:
                    self._add((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), clip)

    def _filled(self, path: Handle, space: Space, box: Box, clip: Box | None) -> None:
        """The thin parts of a filled path; thick ones are shading."""
        if library.path_count_segments(path) <= _RECTANGLE:
            self.rules.shading.append(box)
            return
        outer: Box | None = None
        for points in self._subpaths(path, space):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            part = (min(xs), min(ys), max(xs), max(ys))
            if part[2] - part[0] <= THIN or part[3] - part[1] <= THIN:
                self._add(part, clip)
            elif outer is not None and _is_frame(outer, part):
                self.rules.shading.pop()
                for side in _frame(outer, part):
                    self._add(side, clip)
                outer = None
            else:
                self.rules.shading.append(part if clip is None else within(part, clip))
                outer = part

    def _subpaths(self, path: Handle, space: Space) -> Iterator[list[tuple[float, float]]]:
        """The subpaths as lists of displayed points; curves end a run of straight segments."""
        own = space.of_path(path)
        x, y = ctypes.c_float(), ctypes.c_float()
        x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
        points: list[tuple[float, float]] = []
        count = min(library.path_count_segments(path), self.segments_left)
        self.segments_left -= count
        for index in range(count):
            segment = library.path_get_segment(path, index)
            library.segment_point(segment, x_at, y_at)
            point = own.point(x.value, y.value)
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


def _is_frame(outer: Box, inner: Box) -> bool:
    """Whether one rectangle cut out of another leaves a frame as thin as a rule."""
    return (
        0 < inner[0] - outer[0] <= THIN
        and 0 < inner[1] - outer[1] <= THIN
        and 0 < outer[2] - inner[2] <= THIN
        and 0 < outer[3] - inner[3] <= THIN
    )


def _frame(outer: Box, inner: Box) -> Iterator[Box]:
    x0, top, x1, bottom = outer
    yield x0, top, x1, inner[1]
    yield x0, inner[3], x1, bottom
    yield x0, top, inner[0], bottom
    yield inner[2], top, x1, bottom
