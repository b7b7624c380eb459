"""`ebplan tables`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ebplan.commands.options import PATH, reader_option, revisions_option, write_stdout

if TYPE_CHECKING:
    from extract.parts import Part


@click.command(short_help="Print the tables of a document as JSON, as they are read.")
@click.argument("source", type=PATH)
@reader_option
@revisions_option
def tables(source: Path, reader: str | None, revisions: str | None) -> None:
    """Print the tables of a document as JSON, before anything is made of them.

    The list has one entry for each page that a table stands on: its page (from 1), its box in
    points from the page's top left, and its cells. Page and box are null where the format has no
    pages. Columns count as they are read: where an entry says "direction": "rtl", column 0 is the
    one on the right.

    \b
    Examples:
      ebplan tables EB152_34-zh.pdf > tables.json
      ebplan tables EB152_34-zh.pdf --reader rules
      ebplan tables EB152_34-zh.docx --revisions original
    """
    from extract import read_document
    from extract.parts import page_parts
    from outputs.json_file import to_json

    document = read_document(source, reader=reader, revisions=revisions)
    parts = [part for table in document.tables for part in page_parts(table)]
    write_stdout(to_json([_entry(part) for part in parts]))


def _entry(part: "Part") -> dict[str, Any]:
    return {
        "page": part.page,
        "bbox": part.box and [round(edge, 2) for edge in part.box],
        # Told only where columns count from the right: other tables' entries stay as they were.
        **({"direction": part.direction} if part.direction == "rtl" else {}),
        "cells": [
            {
                "row": cell.row,
                "col": cell.column,
                "row_span": cell.row_span,
                "col_span": cell.column_span,
                "text": cell.text,
            }
            for cell in part.cells
        ],
    }
