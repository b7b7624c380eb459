"""Tiny DOCX packages made from XML, for the tests of the reader."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from extract.document import Cell, Document, Paragraph, Table
from extract.docx import read_docx
from extract.docx.revisions import View
from extract.limits import Limits

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def wrap(tag: str, content: str) -> str:
    """A part's root element of that name."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {NAMESPACES}>{content}</w:{tag}>'


def p(content: str, properties: str = "") -> str:
    """A paragraph; `content` is text, or runs where it begins with a tag."""
    runs = content if not content or content.startswith("<") else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def r(content: str, properties: str = "") -> str:
    """A run; `content` is text, or run content where it begins with a tag."""
    inner = content if content.startswith("<") else f'<w:t xml:space="preserve">{content}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def tc(content: str, properties: str = "") -> str:
    """A cell; `content` is text, or blocks where it begins with a tag."""
    blocks = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr><w:tcW/>{properties}</w:tcPr>{blocks}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; cells that are not XML become plain cells."""
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def span(width: int) -> str:
    """The property of a cell over several columns."""
    return f'<w:gridSpan w:val="{width}"/>'


RESTART = '<w:vMerge w:val="restart"/>'
CONTINUE = "<w:vMerge/>"


def members(
    body: str, parts: Mapping[str, str] | None = None, *, main_type: str = MAIN
) -> dict[str, str]:
    """The members of a package; `parts` are further parts by the last word of their type.

    A key may be followed by a colon and the relationship's id, as in `header:h1`.
    """
    types = f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>'
    package = f'<Relationship Id="r1" Type="{REL}/officeDocument" Target="word/document.xml"/>'
    related = ""
    found = {"word/document.xml": wrap("document", f"<w:body>{body}</w:body>")}
    for number, (key, content) in enumerate((parts or {}).items()):
        kind, _, identifier = key.partition(":")
        if kind == "core-properties":
            package += f'<Relationship Id="c" Type="{CORE}" Target="/docProps/core.xml"/>'
            found["docProps/core.xml"] = content
            continue
        name = f"{kind}{identifier}.xml"
        related += (
            f'<Relationship Id="{identifier or f"rId{number}"}" Type="{REL}/{kind}" '
            f'Target="{name}"/>'
        )
        found[f"word/{name}"] = content
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    content_types = "http://schemas.openxmlformats.org/package/2006/content-types"
    found["[Content_Types].xml"] = (
        f'<Types xmlns="{content_types}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    found["_rels/.rels"] = f'<Relationships xmlns="{relations}">{package}</Relationships>'
    found["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{relations}">{related}</Relationships>'
    )
    return found


def save(folder: Path, contents: Mapping[str, str | bytes], name: str = "test.docx") -> Path:
    """A zip of those members."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in contents.items():
            archive.writestr(member, content)
    return path


class Reader:
    """Writes a body and its parts to a file and reads it back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def document(
        self,
        body: str,
        parts: Mapping[str, str] | None = None,
        *,
        revisions: View = "final",
        limits: Limits | None = None,
    ) -> Document:
        path = save(self.folder, members(body, parts))
        return read_docx(path, revisions=revisions, limits=limits)

    def table(
        self, *rows: str, parts: Mapping[str, str] | None = None, revisions: View = "final"
    ) -> Table:
        (table,) = self.document(tbl(*rows), parts, revisions=revisions).tables
        return table

    def cell(
        self, content: str, parts: Mapping[str, str] | None = None, revisions: View = "final"
    ) -> Cell:
        (cell,) = self.table(tr(tc(content)), parts=parts, revisions=revisions).cells
        return cell

    def text(
        self, runs: str, parts: Mapping[str, str] | None = None, revisions: View = "final"
    ) -> str:
        """The text of a cell with one paragraph of these runs."""
        return self.cell(p(runs), parts, revisions).text

    def paragraphs(
        self, body: str, parts: Mapping[str, str] | None = None, revisions: View = "final"
    ) -> list[str]:
        document = self.document(body, parts, revisions=revisions)
        return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def layout(table: Table) -> list[tuple[int, int, int, int, str]]:
    """Row, column, row span, column span and text of each cell."""
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells
    ]
