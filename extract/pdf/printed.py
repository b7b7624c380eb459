"""Every character that the pages of a PDF show, whatever the readers made of it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.limits import Limits
from extract.pdf.characters import Characters
from extract.pdf.glyphs import in_same_place
from extract.pdf.reader import PdfFile
from extract.printed import PrintedCharacter, PrintedLine

# So many characters back a character is looked for that is drawn again in its own place, as bold
# letters are made.
_BEFORE = 2


def printed_pages(
    path: Path, pages: Iterable[int], *, limits: Limits | None = None
) -> Iterator[tuple[int, list[PrintedLine]]]:
    """Each of those pages (from 1) with the lines that it shows, in order; raises EbplanError.

    Blanks are left out, and so are characters that the page hides.
    """
    wanted = set(pages)
    file = PdfFile(path, limits or Limits())
    try:
        with file.pages() as opened:
            for page in opened:
                if page.number in wanted:
                    yield page.number, list(_lines(page.characters()))
    finally:
        file.close()


def _lines(characters: Characters) -> Iterator[PrintedLine]:
    boxes = characters.boxes
    for run in characters.runs():
        kept: list[int] = []
        for index in range(run.start, run.end):
            text = characters.text[index]
            again = any(
                text == characters.text[before] and in_same_place(boxes, before, index)
                for before in kept[-_BEFORE:]
            )
            if not text.isspace() and not again:
                kept.append(index)
        if kept:
            yield tuple(
                PrintedCharacter(
                    characters.text[index],
                    (boxes[0][index], boxes[1][index], boxes[2][index], boxes[3][index]),
                )
                for index in kept
            )
