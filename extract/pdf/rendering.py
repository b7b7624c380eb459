"""Whether something on a page can be seen: the page is drawn with it and without it.

Slow beside everything else that is asked of a page: for the few texts that lie under an image,
which may be see-through in ways that PDFium tells of only by drawing it.
"""

import ctypes

import pypdfium2.raw as pdfium

from extract.pdf.display import Box, Display
from extract.pdf.library import Handle

_SCALE = 2.0
# The paper, of a colour in which white shows too.
_PAPER = 0xFF7F9F7F


def is_unseen(page: Handle, thing: Handle, box: Box, display: Display) -> bool:
    """Whether the page looks the same within a displayed box when one object is left out."""
    if not hasattr(pdfium, "FPDFPageObj_SetIsActive"):
        return False
    one = ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)
    shown = _draw(page, box, display)
    if not pdfium.FPDFPageObj_SetIsActive(one, 0):
        return False
    try:
        return shown == _draw(page, box, display)
    finally:
        pdfium.FPDFPageObj_SetIsActive(one, 1)


def _draw(page: Handle, box: Box, display: Display) -> bytes:
    """The pixels of a part of the page."""
    x0, top, x1, bottom = (round(_SCALE * side) for side in box)
    width, height = max(x1 - x0, 1), max(bottom - top, 1)
    whole_width, whole_height = (round(_SCALE * side) for side in display.size)
    bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _PAPER)
        handle = ctypes.cast(page, pdfium.FPDF_PAGE)
        pdfium.FPDF_RenderPageBitmap(bitmap, handle, -x0, -top, whole_width, whole_height, 0, 0)
        size = pdfium.FPDFBitmap_GetStride(bitmap) * height
        return ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), size)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
