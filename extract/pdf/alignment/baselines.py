"""The baselines that characters stand on, and the size they are set in.

Boxes won't do to tell lines apart: what fonts say of their height may be twice too much, or a
third too little.
"""

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from extract.pdf.characters import Characters
from extract.pdf.display import Display
from extract.pdf.library import Handle
from extract.scripts import is_cjk

_BOOL, _HANDLE, _INT = ctypes.c_int, ctypes.c_void_p, ctypes.c_int


def _address(function: Any) -> int:
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return address


_char_origin = ctypes.PYFUNCTYPE(_BOOL, _HANDLE, _INT, _HANDLE, _HANDLE)(
    _address(pdfium.FPDFText_GetCharOrigin)
)
_font_size = ctypes.PYFUNCTYPE(ctypes.c_double, _HANDLE, _INT)(
    _address(pdfium.FPDFText_GetFontSize)
)
_matrix = ctypes.PYFUNCTYPE(_BOOL, _HANDLE, _INT, _HANDLE)(_address(pdfium.FPDFText_GetMatrix))

# The height of a Latin font as a share of its size; the reach of letters over and under the line.
_HEIGHT, _ASCENT, _DESCENT = 0.92, 0.85, 0.25
# A size that says so much less or more than the boxes do is in units of its own (Type 3 fonts).
_LEAST, _MOST = 0.5, 2.0


@dataclass(slots=True)
class Baselines:
    """Where the characters of an open text page stand, in displayed points."""

    text_page: Handle
    display: Display
    x: ctypes.c_double = field(default_factory=ctypes.c_double)
    y: ctypes.c_double = field(default_factory=ctypes.c_double)
    matrix: pdfium.FS_MATRIX = field(default_factory=pdfium.FS_MATRIX)

    def extent(self, characters: Characters, index: int) -> tuple[float, float]:
        """Top and bottom of a character as its size says, measured from its baseline."""
        top, bottom = characters.tops[index], characters.bottoms[index]
        em = self._height(index, bottom - top)
        if is_cjk(characters.text[index]):
            em = characters.x1s[index] - characters.x0s[index]
        found = _char_origin(
            self.text_page, index, ctypes.addressof(self.x), ctypes.addressof(self.y)
        )
        if not found or em <= 0:
            return top, bottom
        _, baseline = self.display.point(self.x.value, self.y.value)
        return baseline - _ASCENT * em, baseline + _DESCENT * em

    def _height(self, index: int, box: float) -> float:
        """The height of a character's font as its size and matrix say, else that of its box."""
        if not _matrix(self.text_page, index, ctypes.addressof(self.matrix)):
            return box
        size = _HEIGHT * _font_size(self.text_page, index)
        height = size * math.hypot(self.matrix.c, self.matrix.d)
        return height if _LEAST * box < height < _MOST * box else box
