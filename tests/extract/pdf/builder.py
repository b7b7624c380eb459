"""A small writer of PDFs for the tests: pages drawn in displayed points, with or without tags.

Everything is drawn from the top left corner of the page as it is displayed, x to the right and y
downwards, so that what a test draws and what the reader must say are the same numbers. A page
that is rotated gets its content turned back by a matrix, as producers do.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.extract.pdf.fonts import add_fonts, ligature_codes, ligature_width

# Courier's advance, and the part of a font's height above the baseline, in ems.
LATIN, ASCENT = 0.6, 0.8
# A space belongs to the font before it: PDFium drops a text object that holds nothing else.
_ONE_FONT = re.compile("[⁰¹²³⁴-⁹]+|[\u0100-\uffff][\u0100-\uffff ]*|[\0-\xff]+")
# Superscripts are drawn as digits of this size in ems, raised by another part of an em.
MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SMALL, _RAISED = 0.6, 0.4


LIGATURE_FONTS = ("/Letters", "/Characters")

# The layers that every file has, and whether they are shown.
LAYERS = {"Shown": True, "Off": False}


def is_wide(character: str) -> bool:
    """Whether a character is set in the Chinese font, one em wide."""
    return ord(character) > 0xFF and character not in MARKS


def text_width(text: str, size: float) -> float:
    """The advance of a text in points."""
    return sum(map(_advance, text)) * size


def _advance(character: str) -> float:
    if character in MARKS:
        return LATIN * _SMALL
    return 1.0 if is_wide(character) else LATIN


def number(value: float) -> str:
    """A number as PDF writes it: no exponent."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


def numbers(*values: float) -> str:
    """Several numbers."""
    return " ".join(map(number, values))


@dataclass(eq=False)
class Element:
    """An element of the structure tree; kids are elements and (page, mcid) pairs."""

    kind: str
    kids: "list[Element | tuple[Page, int]]" = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1

    def add(self, kind: str, row_span: int = 1, column_span: int = 1) -> "Element":
        """A new element among the kids."""
        child = Element(kind, [], row_span, column_span)
        self.kids.append(child)
        return child


class Content:
    """Drawing operators, in coordinates with the origin at the top left of a given height."""

    single = False
    # What stands between characters drawn one by one, in points.
    spread = 0.0
    wide_font, latin_font = "/CJK", "/Latin"

    def __init__(self, height: float) -> None:
        self.height = height
        self.ops: list[str] = []

    def raw(self, *operators: str) -> None:
        """Operators as they are, in coordinates that grow upwards."""
        self.ops.extend(operators)

    def text(self, x: float, top: float, text: str, size: float = 10, mode: int = 0) -> None:
        """One line of text whose font's height begins at `top`."""
        y = self.height - top - ASCENT * size
        for match in _ONE_FONT.finditer(text):
            part = match[0]
            if part[0] in MARKS:
                digits = "".join(str(MARKS.index(one)) for one in part)
                self._show(x, y + _RAISED * size, digits, size * _SMALL, mode)
            else:
                self._show(x, y, part, size, mode)
            x += text_width(part, size)

    def _show(self, x: float, y: float, part: str, size: float, mode: int) -> None:
        """Characters of one font at one baseline, one by one where `single` says so."""
        wide = is_wide(part[0])
        font = self.wide_font if wide else self.latin_font
        ligatures = font in LIGATURE_FONTS
        part = ligature_codes(part) if ligatures else part
        for piece in part if self.single else [part]:
            code = piece.encode("utf-16-be" if wide or ligatures else "latin-1").hex()
            self.raw(f"BT {font} {number(size)} Tf {mode} Tr {numbers(x, y)} Td <{code}> Tj ET")
            width = LATIN * sum(map(ligature_width, piece)) * size if ligatures else None
            x += (text_width(piece, size) if width is None else width) + self.spread

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        """One stroked line in a path of its own."""
        self.raw(f"{number(width)} w {self.path(x0, y0, x1, y1)} S")

    def fill(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """One filled rectangle."""
        self.raw(f"{self.rectangle(x0, top, x1, bottom)} f")

    def shade(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """One rectangle filled with light grey."""
        self.raw("0.85 g", f"{self.rectangle(x0, top, x1, bottom)} f", "0 g")

    def path(self, x0: float, y0: float, x1: float, y1: float) -> str:
        """The operators of a line, not painted."""
        return f"{numbers(x0, self.height - y0)} m {numbers(x1, self.height - y1)} l"

    def rectangle(self, x0: float, top: float, x1: float, bottom: float) -> str:
        """The operator of a rectangle, not painted."""
        return f"{numbers(x0, self.height - bottom, x1 - x0, bottom - top)} re"


class Page(Content):
    """A page of a displayed width and height.

    `crop` moves the displayed page's corner within user space, `margin` is what the media box has
    around the crop box.
    """

    def __init__(
        self,
        width: float = 600,
        height: float = 400,
        rotate: int = 0,
        crop: tuple[float, float] = (0, 0),
        margin: float = 0,
    ) -> None:
        super().__init__(height)
        self.width, self.rotate, self.crop, self.margin = width, rotate, crop, margin
        self.forms: list[tuple[str, Content, str]] = []
        self.marks = 0

    @contextmanager
    def form(
        self,
        matrix: tuple[float, float, float, float, float, float] = (1, 0, 0, 1, 0, 0),
        layer: str = "",
    ) -> Iterator[Content]:
        """A form XObject with that /Matrix, drawn at this point; `layer` is its own /OC."""
        content = Content(self.height)
        yield content
        self.forms.append((numbers(*matrix), content, layer))
        self.raw(f"/Form{len(self.forms) - 1} Do")

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """A marked-content sequence that belongs to an element."""
        element.kids.append((self, self.marks))
        self.raw(f"/{element.kind} <</MCID {self.marks}>> BDC")
        self.marks += 1
        yield
        self.raw("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Content that is marked as none of the document's."""
        self.raw("/Artifact <</Type /Pagination>> BDC")
        yield
        self.raw("EMC")

    @contextmanager
    def layer(self, name: str) -> Iterator[None]:
        """Optional content (PDF 32000-1, 8.11): a layer that is off where its name says so."""
        self.raw(f"/OC /{name} BDC")
        yield
        self.raw("EMC")

    def boxes(self) -> tuple[str, str]:
        """Media box and crop box."""
        width, height = self.width, self.height
        if self.rotate % 180:
            width, height = height, width
        left, bottom = self.crop
        margin = self.margin
        return (
            numbers(
                left - margin, bottom - margin, left + width + margin, bottom + height + margin
            ),
            numbers(left, bottom, left + width, bottom + height),
        )

    def matrix(self) -> str:
        """What turns upright drawing into the user space of a page that is shown rotated."""
        x, y = self.crop
        width, height = self.width, self.height
        return {
            0: numbers(1, 0, 0, 1, x, y),
            90: numbers(0, 1, -1, 0, x + height, y),
            180: numbers(-1, 0, 0, -1, x + width, y + height),
            270: numbers(0, -1, 1, 0, x, y + width),
        }[self.rotate]


class Pdf:
    """A document: pages, and the kids of its structure tree's root."""

    def __init__(self, *pages: Page) -> None:
        self.pages = list(pages)
        self.structure: list[Element] = []
        self._objects: list[bytes] = []
        self._layers: dict[str, int] = {}

    def page(self, page: Page | None = None) -> Page:
        """A new last page."""
        self.pages.append(page or Page())
        return self.pages[-1]

    def tag(self, kind: str) -> Element:
        """A new element under the root."""
        self.structure.append(Element(kind))
        return self.structure[-1]

    def save(self, path: Path) -> Path:
        """The file, written."""
        path.write_bytes(self.data())
        return path

    def data(self) -> bytes:
        """The bytes of the file."""
        self._objects = []
        catalog, tree = self._reserve(), self._reserve()
        fonts = self._fonts()
        self._layers = {name: self._new(f"<</Type/OCG/Name({name})>>") for name in LAYERS}
        named = "".join(f"/{name} {at} 0 R" for name, at in self._layers.items())
        fonts += f"/Properties<<{named}>>"
        pages = {page: self._reserve() for page in self.pages}
        for position, (page, at) in enumerate(pages.items()):
            self._put(at, self._page(page, tree, fonts, position))
        kids = " ".join(f"{at} 0 R" for at in pages.values())
        self._put(tree, f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>")
        marks = ""
        if self.structure:
            marks = f"/MarkInfo<</Marked true>>/StructTreeRoot {self._structure(pages)} 0 R"
        groups = " ".join(f"{at} 0 R" for at in self._layers.values())
        off = " ".join(f"{at} 0 R" for name, at in self._layers.items() if not LAYERS[name])
        optional = f"/OCProperties<</OCGs[{groups}]/D<</OFF[{off}]>>>>"
        self._put(catalog, f"<</Type/Catalog/Pages {tree} 0 R{optional}{marks}>>")
        return self._file(catalog)

    def _page(self, page: Page, tree: int, fonts: str, position: int) -> str:
        forms = "".join(
            f"/Form{index} {self._form(matrix, content, fonts, layer)} 0 R"
            for index, (matrix, content, layer) in enumerate(page.forms)
        )
        media, crop = page.boxes()
        content = self._stream("", "\n".join([f"{page.matrix()} cm", *page.ops]).encode())
        return (
            f"<</Type/Page/Parent {tree} 0 R/MediaBox[{media}]/CropBox[{crop}]"
            f"/Rotate {page.rotate}/StructParents {position}/Contents {content} 0 R"
            f"/Resources<<{fonts}/XObject<<{forms}>>>>>>"
        )

    def _form(self, matrix: str, content: Content, fonts: str, layer: str) -> int:
        head = (
            "/Type/XObject/Subtype/Form/BBox[-9999 -9999 9999 9999]"
            f"/Matrix[{matrix}]/Resources<<{fonts}>>"
        )
        if layer:
            head += f"/OC {self._layers[layer]} 0 R"
        return self._stream(head, "\n".join(content.ops).encode())

    def _fonts(self) -> str:
        """The fonts' resource: Courier, which every PDF viewer has, and a Chinese font."""
        latin = self._new("<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>")
        others = add_fonts(self._new, self._stream)
        named = "".join(f"/{name} {at} 0 R" for name, at in others.items())
        return f"/Font<</Latin {latin} 0 R{named}>>"

    def _structure(self, pages: dict[Page, int]) -> int:
        """The structure tree's root: its elements, and the parents of each page's marks."""
        root = self._reserve()
        parents: dict[Page, dict[int, int]] = {page: {} for page in pages}
        kids = " ".join(f"{self._element(one, root, pages, parents)} 0 R" for one in self.structure)
        entries = []
        for position, page in enumerate(pages):
            owners = parents[page]
            marks = " ".join(
                f"{owners[mark]} 0 R" if mark in owners else "null" for mark in range(page.marks)
            )
            entries.append(f"{position} {self._new(f'[{marks}]')} 0 R")
        tree = self._new(f"<</Nums[{' '.join(entries)}]>>")
        self._put(root, f"<</Type/StructTreeRoot/K[{kids}]/ParentTree {tree} 0 R>>")
        return root

    def _element(
        self,
        element: Element,
        parent: int,
        pages: dict[Page, int],
        parents: dict[Page, dict[int, int]],
    ) -> int:
        at = self._reserve()
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{self._element(kid, at, pages, parents)} 0 R")
            else:
                page, mark = kid
                parents[page][mark] = at
                kids.append(f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>")
        spans = ""
        if element.row_span > 1 or element.column_span > 1:
            spans = f"/A<</O/Table/RowSpan {element.row_span}/ColSpan {element.column_span}>>"
        # PDFium shows an element on the page that it names, so a leaf names its own.
        on = next((kid[0] for kid in element.kids if not isinstance(kid, Element)), None)
        page_entry = f"/Pg {pages[on]} 0 R" if on else ""
        self._put(
            at,
            f"<</Type/StructElem/S/{element.kind}/P {parent} 0 R{page_entry}{spans}"
            f"/K[{' '.join(kids)}]>>",
        )
        return at

    def _reserve(self) -> int:
        self._objects.append(b"null")
        return len(self._objects)

    def _put(self, at: int, body: str) -> None:
        self._objects[at - 1] = body.encode("latin-1")

    def _new(self, body: str) -> int:
        at = self._reserve()
        self._put(at, body)
        return at

    def _stream(self, head: str, content: bytes) -> int:
        at = self._new("")
        start = f"<<{head}/Length {len(content)}>>stream\n".encode("latin-1")
        self._objects[at - 1] = start + content + b"\nendstream"
        return at

    def _file(self, catalog: int) -> bytes:
        data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        offsets = []
        for position, body in enumerate(self._objects, start=1):
            offsets.append(len(data))
            data += b"%d 0 obj\n%s\nendobj\n" % (position, body)
        start = len(data)
        data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        data += b"trailer<</Size %d/Root %d 0 R>>\n" % (len(offsets) + 1, catalog)
        data += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(data)
