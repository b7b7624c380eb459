"""How large, deep or compressed a document may be, so that no file can exhaust the machine."""

from dataclasses import dataclass

from extract.errors import LimitError

_MEASURES = {
    "source_bytes": "bytes",
    "pages": "pages",
    "characters": "characters of text",
    "cells": "table cells",
    "archive_members": "members in the archive",
    "expanded_bytes": "bytes when the archive is expanded",
    "expansion_ratio": "times its packed size when expanded",
    "xml_depth": "levels of nested XML",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader accepts before it raises LimitError.

    The defaults are some ten times what the largest governing-body documents need. `cells` counts
    the positions of all table grids, so that one cell with a huge span counts as what it covers.
    `expansion_ratio` holds for each member of an archive that expands to more than a mebibyte.
    `xml_depth` can be lowered; 256 is the most that the XML parser takes.
    """

    source_bytes: int = 256 * 1024 * 1024
    pages: int = 10_000
    characters: int = 100_000_000
    cells: int = 5_000_000
    archive_members: int = 10_000
    expanded_bytes: int = 512 * 1024 * 1024
    expansion_ratio: int = 500
    xml_depth: int = 256

    def exceeded(self, name: str, *, where: str) -> LimitError:
        """The error for the limit of that field name, with what to do about it."""
        return LimitError(
            f"more than the {getattr(self, name):,} {_MEASURES[name]} allowed",
            where=where,
            remedy=f"split the document, or raise Limits.{name} if you trust the source",
        )
