"""Readers that share nothing with ours: the table finding and the text of other libraries.

They are here to be compared with (`ebplan crosscheck`), and each can be chosen by name.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import MissingLibraryError

if TYPE_CHECKING:
    from extract.document import Document
    from extract.limits import Limits


def read_independent(path: Path, *, reader: str, limits: "Limits") -> "Document":
    """The PDF at `path` as the library of that name sees it.

    Raises MissingLibraryError where the library is not installed, otherwise as `read_pdf` does.
    """
    # camelot finds tables only; the text around them is pdfplumber's.
    for library in dict.fromkeys((reader, "pdfplumber")):
        try:
            import_module(library)
        except ImportError as error:
            raise MissingLibraryError(
                f"reader '{reader}' needs {error.name or library}, which is not installed",
                remedy="pip install 'ebplan[crosscheck]'",
            ) from None
    module = import_module(f"extract.pdf.independent.{reader}_reader")
    read: Callable[..., Document] = module.read
    return read(path, limits)
