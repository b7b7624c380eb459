"""Optional content (PDF 32000-1, 8.11): what stands in a layer that is off isn't shown.

PDFium tells neither which layers a file has nor which are off, but draws only those that are on. So
where a file may have layers, each stretch of objects marked /OC and each form XObject is left out
of a drawing of the page for once: one that doesn't change it is hidden.
"""

import ctypes
import re
import zlib
from collections.abc import Sequence
from itertools import islice
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pypdfium2.raw as pdfium

from extract.pdf import library, rendering
from extract.pdf.arguments import pointer, pointers, size
from extract.pdf.clipping import within
from extract.pdf.display import Box
from extract.pdf.library import Handle
from extract.pdf.space import Space

_NAME = b"/OCProperties"
_OBJECT_STREAM = re.compile(rb"/ObjStm\b(.{0,2000}?)\bstream\r?\n", re.DOTALL)
# Bytes: what object streams hold beyond this isn't searched.
_MOST = 64_000_000
# Each costs two drawings of a part of the page.
_MOST_GROUPS = 200
_ASKED = 3
# Bytes of a mark's name in UTF-16 that are looked at.
_LONGEST_NAME = 16
# The share of a page that an image covers where the page is a scan, under which text may lie.
_SCAN = 0.6
_OC = "OC\0".encode("utf-16-le")


def may_have_layers(path: Path) -> bool:
    """Whether a file may have optional content: False only where it has none for certain.

    It must not be encrypted: then its object streams can't be searched.
    """
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        if data.find(_NAME) >= 0:
            return True
        if data.find(b"/ObjStm") < 0:
            return False
        left = _MOST
        for match in _OBJECT_STREAM.finditer(data):
            end = data.find(b"endstream", match.end())
            try:
                found = zlib.decompressobj().decompress(data[match.end() : end], left)
            except zlib.error:
                return True
            left -= len(found)
            if _NAME in found or b"/Predictor" in match[1] or left <= 0:
                return True
        return False


class Layers:
    """What objects of a page are hidden because their layer is off."""

    def __init__(self, page: Handle) -> None:
        self.page = page
        self.left = _MOST_GROUPS
        self._names: dict[Handle, bool] = {}
        self._buffer = ctypes.create_string_buffer(_LONGEST_NAME)
        self._length = ctypes.c_ulong()
        places = map(ctypes.addressof, (self._buffer, self._length))
        self._buffer_at, self._length_at = pointers(places)

    def hidden(self, objects: Sequence[Handle], kinds: Sequence[int], space: Space) -> set[Handle]:
        """The hidden ones among objects of a page or form; none on a scanned page."""
        groups: dict[Handle, list[int]] = {}
        for index, (one, kind) in enumerate(zip(objects, kinds, strict=True)):
            mark = one if kind == pdfium.FPDF_PAGEOBJ_FORM else self._optional(one)
            if mark:
                groups.setdefault(mark, []).append(index)
        if not groups:
            return set()
        boxes = space.boxes(objects)
        if _is_scan(boxes, kinds, space):
            return set()
        found: set[Handle] = set()
        for group in islice(groups.values(), max(self.left, 0)):
            largest = sorted(group, key=lambda index: -_area(boxes[index], space))[:_ASKED]
            if all(self._is_unseen(objects[index], boxes[index], space) for index in largest):
                found.update(objects[index] for index in group)
        self.left -= len(groups)
        return found

    def _optional(self, one: Handle) -> Handle:
        """The innermost mark of an object that says it is optional, 0 for none."""
        for index in reversed(range(library.count_marks(pointer(one)))):
            mark: Handle = library.get_mark(one, index) or 0
            if mark and self._is_optional(mark):
                return mark
        return 0

    def _is_optional(self, mark: Handle) -> bool:
        if mark not in self._names:
            known = library.mark_name(
                pointer(mark), self._buffer_at, size(_LONGEST_NAME), self._length_at
            )
            self._names[mark] = bool(known) and self._buffer.raw.startswith(_OC)
        return self._names[mark]

    def _is_unseen(self, one: Handle, box: Box, space: Space) -> bool:
        page = within(box, (0.0, 0.0, *space.display.size))
        # A rule is thinner than a pixel may be.
        around = page[0] - 1, page[1] - 1, page[2] + 1, page[3] + 1
        return rendering.is_unseen(self.page, one, around, space.display)


def _area(box: Box, space: Space) -> float:
    x0, top, x1, bottom = within(box, (0.0, 0.0, *space.display.size))
    return max(x1 - x0, 0.0) * max(bottom - top, 0.0)


def _is_scan(boxes: Sequence[Box], kinds: Sequence[int], space: Space) -> bool:
    width, height = space.display.size
    return any(
        kind == pdfium.FPDF_PAGEOBJ_IMAGE and _area(box, space) >= _SCAN * width * height
        for box, kind in zip(boxes, kinds, strict=True)
    )
