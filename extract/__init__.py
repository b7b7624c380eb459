"""Readers: a PDF, DOCX or text file becomes paragraphs and tables of cells.

Nothing here knows of plans, actions or languages.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extract.document import Document
from extract.errors import UnsupportedFormatError
from extract.source import check_path, detect_format

if TYPE_CHECKING:
    from extract.limits import Limits

# Best evidence first; the last two are other libraries, to compare with.
READERS = {
    "pdf": ("tags", "rules", "alignment", "pdfplumber", "camelot"),
    "docx": ("markup",),
    "text": ("markup",),
}
INDEPENDENT = ("pdfplumber", "camelot")
# Those that a comparison takes by itself: alignment leaves the rules of a ruled table unread.
COMPARED = ("tags", "rules", "pdfplumber", "camelot")
REVISIONS = ("final", "original")


def read_document(
    path: Path,
    *,
    reader: str | None = None,
    revisions: str | None = None,
    limits: "Limits | None" = None,
) -> Document:
    """The document at `path`, read by the best evidence that it has, or by the one named.

    `reader` is one of `READERS[format]`. `revisions` is `final` (or None) for a DOCX file's text
    as its tracked changes leave it, `original` for the text before them. Raises an EbplanError of
    `extract.errors`, whose one line says what is wrong and what to do.
    """
    from extract.limits import Limits

    limits = limits or Limits()
    check_path(path, limits)
    file_format = detect_format(path)
    if reader is not None and reader not in READERS[file_format]:
        raise UnsupportedFormatError(
            f"reader '{reader}' can't read a {file_format} file",
            where=path.name,
            remedy=f"choose --reader {' or '.join(READERS[file_format])}, or leave it out",
        )
    _check_revisions(revisions, file_format, path.name)
    if reader in INDEPENDENT:
        from extract.pdf.independent import read_independent

        return read_independent(path, reader=reader, limits=limits)
    if file_format == "pdf":
        from extract.pdf import read_pdf

        return read_pdf(path, reader=reader, limits=limits)
    if file_format == "docx":
        from extract.docx import read_docx

        view: Literal["final", "original"] = "original" if revisions == "original" else "final"
        return read_docx(path, limits=limits, revisions=view)
    from extract.text import read_text

    return read_text(path, limits=limits)


def _check_revisions(revisions: str | None, file_format: str, name: str) -> None:
    if revisions not in (None, *REVISIONS):
        raise UnsupportedFormatError(
            f"there is no view '{revisions}' of tracked changes",
            where=name,
            remedy=f"choose {' or '.join(REVISIONS)}",
        )
    if revisions == "original" and file_format != "docx":
        raise UnsupportedFormatError(
            f"a {file_format} file has no tracked changes",
            where=name,
            remedy="leave --revisions out, or name the DOCX file",
        )
