"""Any document, in one of the two views that a file with tracked changes has."""

from pathlib import Path

from extract import READERS, read_document
from extract.document import Document
from extract.errors import UnsupportedFormatError
from extract.limits import Limits
from extract.source import check_path, detect_format


def read_view(path: Path, *, reader: str | None = None, revisions: str | None = None) -> Document:
    """The document at `path`: `original` is as it was before its tracked changes.

    `final`, or None, is what `extract.read_document` gives. Raises an EbplanError of
    `extract.errors`, also where the format has no tracked changes.
    """
    if revisions in (None, "final"):
        return read_document(path, reader=reader)
    if revisions != "original":
        raise UnsupportedFormatError(
            f"there is no view '{revisions}' of tracked changes",
            where=path.name,
            remedy="choose final or original",
        )
    check_path(path, Limits())
    file_format = detect_format(path)
    if file_format != "docx":
        raise UnsupportedFormatError(
            f"a {file_format} file has no tracked changes",
            where=path.name,
            remedy="leave --revisions out, or name the DOCX file",
        )
    if reader is not None and reader not in READERS["docx"]:
        return read_document(path, reader=reader)
    from extract.docx.reader import read_docx

    return read_docx(path, revisions="original")
