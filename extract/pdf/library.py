"""PDFium, called as cheaply as Python can.

pypdfium2 opens documents and pages. The calls that are made once a path or less often go through
prototypes of our own, with plain integers as handles and addresses. Those that are made once a
character, page object or tag are `bare`: `map()` calls them for a whole page with arguments that
were made before.
"""

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.errors import DamagedError, EncryptedError
from extract.pdf.arguments import READY, Argument, bare, numbers, pointer, pointers, room

Handle = int

_INT, _HANDLE, _SIZE = ctypes.c_int, ctypes.c_void_p, ctypes.c_ulong
# The interpreter's lock is kept: these calls take less time than giving it up and taking it back.
_PROTOTYPE = ctypes.PYFUNCTYPE


def _function(raw: Any, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(raw, ctypes.c_void_p).value
    assert address is not None
    return _PROTOTYPE(result, *arguments)(address)


count_objects = _function(pdfium.FPDFPage_CountObjects, _INT, _HANDLE)
form_count_objects = _function(pdfium.FPDFFormObj_CountObjects, _INT, _HANDLE)
form_get_object = _function(pdfium.FPDFFormObj_GetObject, _HANDLE, _HANDLE, _SIZE)
object_matrix = _function(pdfium.FPDFPageObj_GetMatrix, _INT, _HANDLE, _HANDLE)
path_count_segments = _function(pdfium.FPDFPath_CountSegments, _INT, _HANDLE)
path_get_segment = _function(pdfium.FPDFPath_GetPathSegment, _HANDLE, _HANDLE, _INT)
segment_point = _function(pdfium.FPDFPathSegment_GetPoint, _INT, *[_HANDLE] * 3)
segment_type = _function(pdfium.FPDFPathSegment_GetType, _INT, _HANDLE)
segment_closes = _function(pdfium.FPDFPathSegment_GetClose, _INT, _HANDLE)
text_count = _function(pdfium.FPDFText_CountChars, _INT, _HANDLE)
text_get = _function(pdfium.FPDFText_GetText, _INT, _HANDLE, _INT, _INT, _HANDLE)
text_unicode = _function(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _HANDLE, _INT)

tree_for_page = _function(pdfium.FPDF_StructTree_GetForPage, _HANDLE, _HANDLE)
tree_close = _function(pdfium.FPDF_StructTree_Close, None, _HANDLE)
tree_count = _function(pdfium.FPDF_StructTree_CountChildren, _INT, _HANDLE)
tree_child = _function(pdfium.FPDF_StructTree_GetChildAtIndex, _HANDLE, _HANDLE, _INT)
value_number = _function(pdfium.FPDF_StructElement_Attr_GetNumberValue, _INT, _HANDLE, _HANDLE)
get_mark = _function(pdfium.FPDFPageObj_GetMark, _HANDLE, _HANDLE, _SIZE)
clip_count_segments = _function(pdfium.FPDFClipPath_CountPathSegments, _INT, _HANDLE, _INT)
clip_get_segment = _function(pdfium.FPDFClipPath_GetPathSegment, _HANDLE, _HANDLE, _INT, _INT)
object_fill_color = _function(pdfium.FPDFPageObj_GetFillColor, _INT, *[_HANDLE] * 5)
object_stroke_color = _function(pdfium.FPDFPageObj_GetStrokeColor, _INT, *[_HANDLE] * 5)

_Ask = Callable[[Argument], int]
_AskAt = Callable[[Argument, Argument], Any]

object_type: _Ask = bare(pdfium.FPDFPageObj_GetType, _INT)
object_is_transparent: _Ask = bare(pdfium.FPDFPageObj_HasTransparency, _INT)
object_marked_content: _Ask = bare(pdfium.FPDFPageObj_GetMarkedContentID, _INT)
object_clip: Callable[[Argument], Handle] = bare(pdfium.FPDFPageObj_GetClipPath, _HANDLE)
clip_count_paths: _Ask = bare(pdfium.FPDFClipPath_CountPaths, _INT)
path_draw_mode: Callable[[Argument, Argument, Argument], int] = bare(
    pdfium.FPDFPath_GetDrawMode, _INT
)
text_object_mode: _Ask = bare(pdfium.FPDFTextObj_GetTextRenderMode, _INT)

count_marks: _Ask = bare(pdfium.FPDFPageObj_CountMarks, _INT)
mark_name: Callable[[Argument, Argument, Argument, Argument], int] = bare(
    pdfium.FPDFPageObjMark_GetName, _INT
)

element_type: Callable[[Argument, Argument, Argument], int] = bare(
    pdfium.FPDF_StructElement_GetType, _SIZE
)
element_count: _Ask = bare(pdfium.FPDF_StructElement_CountChildren, _INT)
element_child: _AskAt = bare(pdfium.FPDF_StructElement_GetChildAtIndex, _HANDLE)
element_content: _AskAt = bare(pdfium.FPDF_StructElement_GetChildMarkedContentID, _INT)
element_attributes: _Ask = bare(pdfium.FPDF_StructElement_GetAttributeCount, _INT)
element_attribute: _AskAt = bare(pdfium.FPDF_StructElement_GetAttributeAtIndex, _HANDLE)
attribute_value: _AskAt = bare(pdfium.FPDF_StructElement_Attr_GetValue, _HANDLE)

_get_object: _AskAt = bare(pdfium.FPDFPage_GetObject, _HANDLE)
_text_object: _AskAt = bare(pdfium.FPDFText_GetTextObject, _HANDLE)
_text_is_unmapped: _AskAt = bare(pdfium.FPDFText_HasUnicodeMapError, _INT)
# Without a result: a box that can't be had stays empty.
_object_bounds = bare(pdfium.FPDFPageObj_GetBounds, None)
_text_loose_box = bare(pdfium.FPDFText_GetLooseCharBox, None)


def address_of(handle: Any) -> Handle:
    """The address of a pypdfium2 handle, as the prototypes here take it."""
    address = ctypes.cast(getattr(handle, "raw", handle), ctypes.c_void_p).value
    assert address is not None
    return address


# PDFium reads objects faster from memory than through a file: files up to so many bytes are held.
_HELD = 64 * 1024 * 1024


def open_document(path: Path) -> pypdfium2.PdfDocument:
    """The PDF at `path`; raises EncryptedError or DamagedError."""
    try:
        document = pypdfium2.PdfDocument(
            path.read_bytes() if path.stat().st_size <= _HELD else path
        )
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


def is_encrypted(document: pypdfium2.PdfDocument) -> bool:
    """Whether an open document is encrypted: those that need no password may be."""
    return bool(pdfium.FPDF_GetSecurityHandlerRevision(document.raw) >= 0)


def objects_of(page: Handle) -> list[Handle]:
    """The objects of a page in the order of painting."""
    return list(map(_get_object, repeat(pointer(page)), numbers(range(count_objects(page)))))


def objects_of_form(form: Handle) -> list[Handle]:
    """The objects of a form XObject in the order of painting."""
    return list(map(form_get_object, repeat(form), range(max(form_count_objects(form), 0))))


def boxes_of(objects: Sequence[Handle]) -> Sequence[float]:
    """The bounds of page objects: left, bottom, right, top of each, in one flat array."""
    return _boxes(
        len(objects),
        lambda batch, places: map(
            _object_bounds, pointers(objects[batch.start : batch.stop]), *places
        ),
    )


def clip_counts(objects: Iterable[Argument]) -> Iterable[int]:
    """How many paths clip each of several page objects."""
    return map(clip_count_paths, pointers(map(object_clip, objects)))


def character_boxes(text_page: Handle, indexes: Sequence[int]) -> Sequence[float]:
    """The loose boxes of characters: left, top, right, bottom of each, in one flat array.

    A loose box is as wide as the character's advance and as high as its font, so that characters
    of one line stand at one height. Top is above bottom: y grows upwards.
    """
    page = repeat(pointer(text_page))
    return _boxes(
        len(indexes),
        lambda batch, places: map(
            _text_loose_box, page, numbers(indexes[batch.start : batch.stop]), places[0]
        ),
    )


def text_objects(text_page: Handle, indexes: Sequence[int]) -> list[Handle | None]:
    """The text object of each character, None for one that PDFium generated."""
    return list(map(_text_object, repeat(pointer(text_page)), numbers(indexes)))


def unmapped(text_page: Handle, indexes: Sequence[int]) -> Iterable[int]:
    """Of each character, whether its font doesn't say what it is."""
    return map(_text_is_unmapped, repeat(pointer(text_page)), numbers(indexes))


def _boxes(
    count: int, calls: Callable[[range, Sequence[Sequence[Argument]]], Iterable[Any]]
) -> Sequence[float]:
    """The boxes that calls write, batch by batch."""
    found = array("f")
    shared = room()
    for start in range(0, count, READY):
        batch = range(start, min(start + READY, count))
        shared.clear(len(batch))
        deque(calls(batch, shared.places), maxlen=0)
        found.extend(shared.read(len(batch)))
    return found


def page_text(text_page: Handle, count: int) -> str:
    """The characters of a text page, one code point for each of PDFium's character indexes."""
    # A ctypes array of its own length would be a new type for each page.
    buffer = array("H", bytes(2 * (count + 1)))
    text_get(text_page, 0, count, buffer.buffer_info()[0])
    text = buffer.tobytes().decode("utf-16-le", "replace")[:count]
    # Two units of one character would make the text shorter than the count.
    if len(text) == count and "\0" not in text:
        return text
    codes = map(text_unicode, repeat(text_page), range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)
