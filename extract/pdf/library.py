"""PDFium, called as cheaply as Python can.

pypdfium2 opens documents and pages. The calls that are made once a character or page object go
through prototypes of our own: plain integers as handles and addresses, so that a whole page is
read by `map()` into one buffer, without a Python object for each number.
"""

import ctypes
from array import array
from collections.abc import Iterable, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.errors import DamagedError, EncryptedError

Handle = int

_INT, _HANDLE, _SIZE = ctypes.c_int, ctypes.c_void_p, ctypes.c_ulong
# The interpreter's lock is kept: these calls take less time than giving it up and taking it back.
_PROTOTYPE = ctypes.PYFUNCTYPE


def _function(raw: Any, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(raw, ctypes.c_void_p).value
    assert address is not None
    return _PROTOTYPE(result, *arguments)(address)


count_objects = _function(pdfium.FPDFPage_CountObjects, _INT, _HANDLE)
get_object = _function(pdfium.FPDFPage_GetObject, _HANDLE, _HANDLE, _INT)
form_count_objects = _function(pdfium.FPDFFormObj_CountObjects, _INT, _HANDLE)
form_get_object = _function(pdfium.FPDFFormObj_GetObject, _HANDLE, _HANDLE, _SIZE)
object_type = _function(pdfium.FPDFPageObj_GetType, _INT, _HANDLE)
object_bounds = _function(pdfium.FPDFPageObj_GetBounds, _INT, *[_HANDLE] * 5)
object_matrix = _function(pdfium.FPDFPageObj_GetMatrix, _INT, _HANDLE, _HANDLE)
object_marked_content = _function(pdfium.FPDFPageObj_GetMarkedContentID, _INT, _HANDLE)
path_draw_mode = _function(pdfium.FPDFPath_GetDrawMode, _INT, *[_HANDLE] * 3)
path_count_segments = _function(pdfium.FPDFPath_CountSegments, _INT, _HANDLE)
path_get_segment = _function(pdfium.FPDFPath_GetPathSegment, _HANDLE, _HANDLE, _INT)
segment_point = _function(pdfium.FPDFPathSegment_GetPoint, _INT, *[_HANDLE] * 3)
segment_type = _function(pdfium.FPDFPathSegment_GetType, _INT, _HANDLE)
segment_closes = _function(pdfium.FPDFPathSegment_GetClose, _INT, _HANDLE)
text_object_mode = _function(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _HANDLE)
text_count = _function(pdfium.FPDFText_CountChars, _INT, _HANDLE)
text_get = _function(pdfium.FPDFText_GetText, _INT, _HANDLE, _INT, _INT, _HANDLE)
text_unicode = _function(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _HANDLE, _INT)
text_object = _function(pdfium.FPDFText_GetTextObject, _HANDLE, _HANDLE, _INT)
text_loose_box = _function(pdfium.FPDFText_GetLooseCharBox, _INT, _HANDLE, _INT, _HANDLE)

tree_for_page = _function(pdfium.FPDF_StructTree_GetForPage, _HANDLE, _HANDLE)
tree_close = _function(pdfium.FPDF_StructTree_Close, None, _HANDLE)
tree_count = _function(pdfium.FPDF_StructTree_CountChildren, _INT, _HANDLE)
tree_child = _function(pdfium.FPDF_StructTree_GetChildAtIndex, _HANDLE, _HANDLE, _INT)
element_type = _function(pdfium.FPDF_StructElement_GetType, _SIZE, _HANDLE, _HANDLE, _SIZE)
element_count = _function(pdfium.FPDF_StructElement_CountChildren, _INT, _HANDLE)
element_child = _function(pdfium.FPDF_StructElement_GetChildAtIndex, _HANDLE, _HANDLE, _INT)
element_content = _function(pdfium.FPDF_StructElement_GetChildMarkedContentID, _INT, _HANDLE, _INT)
element_attributes = _function(pdfium.FPDF_StructElement_GetAttributeCount, _INT, _HANDLE)
element_attribute = _function(pdfium.FPDF_StructElement_GetAttributeAtIndex, _HANDLE, _HANDLE, _INT)
attribute_value = _function(
    pdfium.FPDF_StructElement_Attr_GetValue, _HANDLE, _HANDLE, ctypes.c_char_p
)
value_number = _function(pdfium.FPDF_StructElement_Attr_GetNumberValue, _INT, _HANDLE, _HANDLE)
count_marks = _function(pdfium.FPDFPageObj_CountMarks, _INT, _HANDLE)
get_mark = _function(pdfium.FPDFPageObj_GetMark, _HANDLE, _HANDLE, _SIZE)
mark_name = _function(pdfium.FPDFPageObjMark_GetName, _INT, _HANDLE, _HANDLE, _SIZE, _HANDLE)


def address_of(handle: Any) -> Handle:
    """The address of a pypdfium2 handle, as the prototypes here take it."""
    address = ctypes.cast(getattr(handle, "raw", handle), ctypes.c_void_p).value
    assert address is not None
    return address


def open_document(path: Path) -> pypdfium2.PdfDocument:
    """The PDF at `path`; raises EncryptedError or DamagedError."""
    try:
        document = pypdfium2.PdfDocument(path)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise EncryptedError(
                "the PDF is encrypted and needs a password",
                where=path.name,
                remedy="save a copy without password",
            ) from None
        raise DamagedError(
            "the PDF is damaged and can't be opened",
            where=path.name,
            remedy="fetch it again, or open it in a viewer and print it to a new PDF",
        ) from None
    if pages == 0:
        document.close()
        raise DamagedError("the PDF has no pages", where=path.name, remedy="fetch it again")
    return document


def boxes_of(objects: Sequence[Handle]) -> list[float]:
    """The bounds of page objects: left, bottom, right, top of each, in one flat list."""
    buffer = array("f", bytes(16 * len(objects)))
    base, _ = buffer.buffer_info()
    end = base + 16 * len(objects)
    _run(
        map(
            object_bounds,
            objects,
            *(range(base + 4 * side, end + 4 * side, 16) for side in range(4)),
        )
    )
    return buffer.tolist()


def character_boxes(text_page: Handle, count: int) -> list[float]:
    """The loose boxes of a page's characters: left, top, right, bottom of each, in one flat list.

    A loose box is as wide as the character's advance and as high as its font, so that characters
    of one line stand at one height. Top is above bottom: y grows upwards.
    """
    buffer = array("f", bytes(16 * count))
    base, _ = buffer.buffer_info()
    _run(map(text_loose_box, repeat(text_page), range(count), range(base, base + 16 * count, 16)))
    return buffer.tolist()


def page_text(text_page: Handle, count: int) -> str:
    """The characters of a text page, one code point for each of PDFium's character indexes."""
    buffer = (ctypes.c_ushort * (count + 1))()
    text_get(text_page, 0, count, ctypes.addressof(buffer))
    text = bytes(buffer).decode("utf-16-le", "replace")[:count]
    # Two units of one character would make the text shorter than the count.
    if len(text) == count and "\0" not in text:
        return text
    codes = map(text_unicode, repeat(text_page), range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def _run(calls: Iterable[Any]) -> None:
    for _ in calls:
        pass


object_clip = _function(pdfium.FPDFPageObj_GetClipPath, _HANDLE, _HANDLE)
clip_count_paths = _function(pdfium.FPDFClipPath_CountPaths, _INT, _HANDLE)
clip_count_segments = _function(pdfium.FPDFClipPath_CountPathSegments, _INT, _HANDLE, _INT)
clip_get_segment = _function(pdfium.FPDFClipPath_GetPathSegment, _HANDLE, _HANDLE, _INT, _INT)
object_is_transparent = _function(pdfium.FPDFPageObj_HasTransparency, _INT, _HANDLE)
object_fill_color = _function(pdfium.FPDFPageObj_GetFillColor, _INT, *[_HANDLE] * 5)
object_stroke_color = _function(pdfium.FPDFPageObj_GetStrokeColor, _INT, *[_HANDLE] * 5)
text_is_unmapped = _function(pdfium.FPDFText_HasUnicodeMapError, _INT, _HANDLE, _INT)
