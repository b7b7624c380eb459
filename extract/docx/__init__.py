"""The DOCX reader: tables from the markup's own grid."""

from extract.docx.reader import read_docx

__all__ = ["read_docx"]
