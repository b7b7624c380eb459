"""The baselines that characters stand on.

Boxes won't do to tell lines apart: fonts that stand in for others may be twice as high as set.
"""

import ctypes
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from extract.pdf.characters import Characters
from extract.pdf.display import Display
from extract.pdf.library import Handle
from extract.scripts import is_cjk

_BOOL, _HANDLE, _INT = ctypes.c_int, ctypes.c_void_p, ctypes.c_int
_ADDRESS = ctypes.cast(pdfium.FPDFText_GetCharOrigin, ctypes.c_void_p).value
assert _ADDRESS is not None
_char_origin = ctypes.PYFUNCTYPE(_BOOL, _HANDLE, _INT, _HANDLE, _HANDLE)(_ADDRESS)

# The em as a share of a Latin font's height; the reach of letters over and under the line.
_EM, _ASCENT, _DESCENT = 1.0, 0.85, 0.25


@dataclass(slots=True)
class Baselines:
    """Where the characters of an open text page stand, in displayed points."""

    text_page: Handle
    display: Display
    x: ctypes.c_double = field(default_factory=ctypes.c_double)
    y: ctypes.c_double = field(default_factory=ctypes.c_double)

    def extent(self, characters: Characters, index: int) -> tuple[float, float]:
        """Top and bottom of a character as its size says, measured from its baseline."""
        top, bottom = characters.tops[index], characters.bottoms[index]
        em = _EM * (bottom - top)
        if is_cjk(characters.text[index]):
            em = characters.x1s[index] - characters.x0s[index]
        found = _char_origin(
            self.text_page, index, ctypes.addressof(self.x), ctypes.addressof(self.y)
        )
        if not found or em <= 0:
            return top, bottom
        _, baseline = self.display.point(self.x.value, self.y.value)
        return baseline - _ASCENT * em, baseline + _DESCENT * em
