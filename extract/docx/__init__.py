"""The DOCX reader: tables from the markup's own grid."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.docx.reader import read_docx

__all__ = ["read_docx"]


def __getattr__(name: str) -> Any:
    # The reader brings lxml along, which `extract.docx.view` does not need for other formats.
    if name == "read_docx":
        from extract.docx.reader import read_docx

        return read_docx
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
