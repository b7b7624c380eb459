"""PDF readers: by tags and by ruling lines, whichever is the best evidence a document has."""

from extract.pdf.reader import read_pdf

__all__ = ["read_pdf"]
