"""Typeset the published text of EB152/34 as a Word document and as two PDFs.

    python -m samples.typeset

writes `EB152_34-zh.docx`, `EB152_34-zh.pdf` (tagged) and `EB152_34-zh-untagged.pdf` beside
`EB152_34-zh.txt`. It uses nothing of ebplan: what is to be tested must not make its own tests.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from samples.office import OfficeError, export_pdf
from samples.rows import check_characters, heading_lines
from samples.transcription import Transcription, read_transcription
from samples.word import write_document

FOLDER = Path(__file__).parent
STEM = "EB152_34-zh"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def main() -> int:
    """Write the three documents; return 0, or 2 if LibreOffice can't be used."""
    source = read_transcription(FOLDER / f"{STEM}.txt")
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / f"{STEM}.docx"
        write_document(source, document)
        check_document(source, document)
        try:
            export_pdf(document, Path(folder) / f"{STEM}.pdf", tagged=True)
            export_pdf(document, Path(folder) / f"{STEM}-untagged.pdf", tagged=False)
        except OfficeError as error:
            print(f"typeset: {error}", file=sys.stderr)
            return 2
        for made in sorted(Path(folder).iterdir()):
            (FOLDER / made.name).write_bytes(made.read_bytes())
            print(f"typeset: {made.name}", file=sys.stderr)
    return 0


def check_document(source: Transcription, document: Path) -> None:
    """Fail unless the document's tables hold each row of the text, character for character."""
    tables = list(document_tables(document))
    for annex, rows in zip(source.annexes, tables, strict=True):
        check_characters(annex.lines, rows[len(heading_lines(annex.lines)) :])


def document_tables(document: Path) -> Iterable[list[str]]:
    """Return the text of each row of each table, read back from the Word document."""
    with zipfile.ZipFile(document) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    for table in root.iter(f"{_W}tbl"):
        yield ["".join(t.text or "" for t in row.iter(f"{_W}t")) for row in table.iter(f"{_W}tr")]


if __name__ == "__main__":
    sys.exit(main())
