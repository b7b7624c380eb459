"""Text of a document that no record took, so that nothing is lost unseen.

A reader could lose characters between the page and its cells, and a plan could lose them between
cells and records. Both steps are held against each other here, by the characters alone: in which
order they stand and how they are spaced makes no difference.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from audit.corrections.fields import printed_text
from extract.document import Document, Paragraph
from extract.printed import Box, PrintedCharacter, PrintedLine
from normalize.records import Plan
from normalize.taken import TakenCells, marked_cells
from normalize.text import mend

# What a page's text outside the cells was taken for; "lost" is text that nothing took.
Kind = Literal["running", "body", "note", "lost"]


@dataclass(frozen=True, slots=True)
class PageText:
    """A piece of a line that stands in no cell, or that its cell doesn't have."""

    page: int
    box: Box
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class LeftCell:
    """A numbered cell whose text, or some of it, went into no record.

    `whole` is False where records have the other characters; then `text` has only those that they
    lack. `ignored` is True for a cell of a table that is none of the plan's.
    """

    mark: int
    text: str
    whole: bool
    ignored: bool = False


def left_cells(document: Document, taken: TakenCells, plan: Plan) -> list[LeftCell]:
    """The cells of a numbered document with text that no record took, in document order."""
    records = {record.id: record for record in plan.records}
    found = []
    for mark, cell in marked_cells(document):
        if not cell.text.strip():
            continue
        fields = taken.fields.get(mark)
        use = taken.uses.get(mark)
        if fields:
            texts = [printed_text(records[id_], name) for id_, name in fields if id_ in records]
            missing = _missing(cell.text, texts)
            if missing:
                found.append(LeftCell(mark, missing, whole=False))
        elif use is None or use == "left_out":
            found.append(LeftCell(mark, cell.text, whole=True, ignored=use == "left_out"))
    return found


def page_texts(document: Document, pages: Mapping[int, Sequence[PrintedLine]]) -> list[PageText]:
    """What stands outside the cells of the pages, and what their cells lack, page by page."""
    found: list[PageText] = []
    texts = {mark: cell.text for mark, cell in marked_cells(document)}
    left: dict[int, Counter[str]] = {}
    for page, lines in sorted(pages.items()):
        outside: list[list[PrintedCharacter]] = []
        cells = _cells_on(document, page)
        for line in lines:
            for mark, piece in _by_cell(line, cells):
                if mark is None:
                    outside.append(piece)
                    continue
                own = left.setdefault(mark, Counter(_characters(texts[mark])))
                lost = [each for each in piece if not _spend(own, each.text)]
                if lost:
                    found.append(_page_text(page, lost, "lost"))
        paragraphs = [each for each in document.paragraphs if each.page == page]
        found.extend(_outside(page, outside, paragraphs))
    return found


def _cells_on(document: Document, page: int) -> list[tuple[Box, int]]:
    """The boxes of the cells on a page with their marks, small ones first."""
    boxes = [
        ((place.x0, place.top, place.x1, place.bottom), mark)
        for mark, cell in marked_cells(document)
        for place in cell.places
        if place.page == page
    ]
    return sorted(boxes, key=lambda item: (item[0][2] - item[0][0]) * (item[0][3] - item[0][1]))


def _by_cell(
    line: PrintedLine, cells: Sequence[tuple[Box, int]]
) -> Iterator[tuple[int | None, list[PrintedCharacter]]]:
    """The line in pieces, each with the mark of the cell that holds it, None for none."""
    for mark, piece in groupby(line, key=lambda each: _holding(each, cells)):
        yield mark, list(piece)


def _holding(character: PrintedCharacter, cells: Sequence[tuple[Box, int]]) -> int | None:
    x, y = character.middle
    for (x0, top, x1, bottom), mark in cells:
        if x0 <= x <= x1 and top <= y <= bottom:
            return mark
    return None


@dataclass(slots=True)
class _Prose:
    """A paragraph's characters: of each of its lines, of all, and those not found on the page."""

    paragraph: Paragraph
    lines: set[str]
    text: str
    left: Counter[str]

    @classmethod
    def of(cls, paragraph: Paragraph) -> "_Prose":
        parts = [*paragraph.text.split("\n"), paragraph.text]
        lines = {"".join(sorted(_characters(part))) for part in parts}
        text = _characters(paragraph.text)
        return cls(paragraph, lines, text, Counter(text))


# From the surest to the least: a line has just these characters, the text has these words, or it
# has these characters somewhere, as where right-to-left text is in the file's order.
_WAYS: tuple[Callable[[_Prose, str], bool], ...] = (
    lambda prose, wanted: "".join(sorted(wanted)) in prose.lines,
    lambda prose, wanted: wanted in prose.text,
    lambda _prose, _wanted: True,
)


def _outside(
    page: int, pieces: Sequence[list[PrintedCharacter]], paragraphs: Sequence[Paragraph]
) -> Iterator[PageText]:
    """Pieces outside the cells with what they were taken for.

    Each character of a paragraph stands for one of the page, and long pieces come first: a short
    one could be part of anything.
    """
    prose = [_Prose.of(paragraph) for paragraph in paragraphs]
    wanted = [_characters("".join(each.text for each in piece)) for piece in pieces]
    longest_first = sorted(range(len(pieces)), key=lambda index: -len(wanted[index]))
    kinds: dict[int, Kind] = {}
    for way in _WAYS:
        for index in longest_first:
            if index in kinds:
                continue
            for one in prose:
                if way(one, wanted[index]) and _spend(one.left, wanted[index]):
                    kinds[index] = one.paragraph.kind
                    break
    for index, piece in enumerate(pieces):
        if index in kinds:
            yield _page_text(page, piece, kinds[index])
        else:
            yield from _in_parts(page, piece, prose)


def _in_parts(
    page: int, piece: Sequence[PrintedCharacter], prose: Sequence[_Prose]
) -> Iterator[PageText]:
    """A piece whose characters are in no one paragraph, as one with the mark of a footnote."""

    def kind(character: PrintedCharacter) -> Kind:
        found = (one.paragraph.kind for one in prose if _spend(one.left, character.text))
        return next(found, "lost")

    for name, part in groupby(piece, key=kind):
        yield _page_text(page, list(part), name)


def _page_text(page: int, piece: Sequence[PrintedCharacter], kind: Kind) -> PageText:
    boxes = [each.box for each in piece]
    box = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    return PageText(page, box, "".join(each.text for each in piece), kind)


def _spend(left: Counter[str], text: str) -> bool:
    """Whether all of a character's text was still to be found; it is not any more."""
    wanted = Counter(_characters(text))
    if wanted - left:
        return False
    left.subtract(wanted)
    return True


def _missing(text: str, taken: Iterable[str]) -> str:
    """The characters of a text, in its order, that the texts taken from it do not have."""
    left = Counter(_characters("\n".join(taken)))
    return "".join(each for each in text if not each.isspace() and not _spend(left, each))


def _characters(text: str) -> str:
    """What counts of a text: letters, marks and figures, in one form each."""
    plain = unicodedata.normalize("NFKC", mend(text))
    return "".join(each for each in plain if unicodedata.category(each)[0] in "LMN")
