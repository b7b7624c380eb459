"""Typeset the second, fictitious version of EB152/34 as a Word document and as a PDF with tags.

    python -m samples.second

writes `EB152_34-zh-second-version.docx` and `.pdf` beside the other samples. It uses nothing of
ebplan: what is to be tested must not make its own tests.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from samples.look import Look
from samples.office import OfficeError, export_pdf
from samples.second.edits import read_edits
from samples.second.revise import revise
from samples.transcription import Transcription, read_transcription
from samples.typeset import FOLDER, check_document
from samples.typeset import STEM as FIRST
from samples.word import write_document

STEM = f"{FIRST}-second-version"


def main() -> int:
    """Write the documents; return 0, or 2 if LibreOffice can't be used."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / f"{STEM}.docx"
        write_second(document)
        try:
            export_pdf(document, document.with_suffix(".pdf"), tagged=True)
        except OfficeError as error:
            print(f"second: {error}", file=sys.stderr)
            return 2
        for made in sorted(Path(folder).iterdir()):
            (FOLDER / made.name).write_bytes(made.read_bytes())
            print(f"second: {made.name}", file=sys.stderr)
    return 0


def write_second(path: Path) -> None:
    """Write the Word document, and fail unless it holds each row of the second version."""
    source = second_version()
    write_document(source, path, second_look())
    check_document(source, path)


def second_version() -> Transcription:
    """Return the text of the second version."""
    return revise(read_transcription(FOLDER / f"{FIRST}.txt"), read_edits())


def second_look() -> Look:
    """Return its looks, which are others than the first version's in all that can be seen."""
    edits = read_edits()
    return Look(
        symbol=edits.symbol,
        notice=edits.notice,
        latin_font="Liberation Sans",
        cjk_font="Noto Sans CJK SC",
        prose_size=11,
        prose_line=17.5,
        table_size=8,
        table_line=11,
        report_margin=1600,
        annex_margin=850,
        border_width=2,
        border_colour="7F7F7F",
        heading_fill="DDEBF7",
        theme_fill="BDD7EE",
        subheading_fill="",
        widths={
            12: (500, 1150, 2250, 2050, 900, 1100, 680, 680, 680, 800, 900, 3448),
            5: (600, 1700, 3500, 3000, 6338),
        },
    )


if __name__ == "__main__":
    sys.exit(main())
