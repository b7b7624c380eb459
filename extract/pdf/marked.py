"""Which tag the characters of a page belong to, in runs of one tag on one printed line.

Asking PDFium for each character's page object would cost as much as reading all boxes. So of each
line PDFium's order shows, the first and last character are asked; where they agree and the line
keeps within one cell of the rules, so does the rest, and only other lines are looked at in full.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import ne

from extract.pdf import library
from extract.pdf.characters import Characters
from extract.pdf.lattice import Lattice
from extract.pdf.library import Handle
from extract.pdf.tags import ContentTag, PageTags, is_artifact

# Points that a line may reach over its cell's edge and still be wholly in it.
_OVERHANG = 1.5
# A line of PDFium's text: one that it ends itself, or that ends in its mark for a hyphen.
_LINE = re.compile("[^\r\n\x02\ufffe]*[\x02\ufffe]|[^\r\n\x02\ufffe]+")
_Owner = tuple[ContentTag | None, bool]
_NOBODY: _Owner = (None, False)


@dataclass(slots=True)
class MarkedSpan:
    """Characters with one tag: `tag` is None for an artifact, and for text that lacks its tag.

    `loose` is True for the latter; `start` and `end` are indexes of characters. `ruled` is the
    lattice and the cell of it that hold the whole span, where that is known.
    """

    tag: ContentTag | None
    loose: bool
    start: int
    end: int
    ruled: tuple[int, int] | None = None


class MarkedContent:
    """The owners of a page's characters."""

    def __init__(self, text_page: Handle, tags: PageTags) -> None:
        self.text_page = text_page
        self.tags = tags
        self.known: dict[Handle, _Owner] = {}

    def spans(self, characters: Characters, lattices: Sequence[Lattice]) -> Iterator[MarkedSpan]:
        """Every visible character of a page in spans of one owner on one line."""
        for start, end in characters.spans():
            first = self._owner(start)
            if first != _NOBODY and first == self._owner(end - 1):
                ruled = _ruled_cell(characters, lattices, start, end)
                if ruled is not None:
                    yield MarkedSpan(*first, start, end, ruled)
                    continue
            yield from self._parted(start, end)

    def plain_spans(self, text: str) -> Iterator[MarkedSpan]:
        """The same for the text of a page without tables, where no character's box is known."""
        for line in _LINE.finditer(text):
            start, end = line.span()
            first = self._owner(start)
            if first != _NOBODY and first == self._owner(end - 1):
                yield MarkedSpan(*first, start, end)
            else:
                yield from self._parted(start, end)

    def _owner(self, index: int) -> _Owner:
        handle = library.text_object(self.text_page, index)
        return self._owner_of(handle) if handle else _NOBODY

    def _owner_of(self, handle: Handle) -> _Owner:
        owner = self.known.get(handle)
        if owner is None:
            tag = self.tags.content.get(library.object_marked_content(handle))
            owner = self.known[handle] = tag, tag is None and not is_artifact(handle)
        return owner

    def _parted(self, start: int, end: int) -> Iterator[MarkedSpan]:
        """The characters of one line by their owners, each looked at.

        Characters that PDFium generated have no page object: a space between two of one owner is
        kept with them.
        """
        handles = list(map(library.text_object, repeat(self.text_page), range(start, end)))
        changes = [at for at, new in enumerate(map(ne, handles, handles[1:]), 1) if new]
        span: MarkedSpan | None = None
        for begin, stop in zip([0, *changes], [*changes, len(handles)], strict=True):
            if not handles[begin]:
                continue
            owner = self._owner_of(handles[begin])
            if span is not None and owner == (span.tag, span.loose):
                span.end = start + stop
                continue
            if span is not None:
                yield span
            span = MarkedSpan(*owner, start + begin, start + stop)
        if span is not None:
            yield span


def _ruled_cell(
    characters: Characters, lattices: Sequence[Lattice], start: int, end: int
) -> tuple[int, int] | None:
    """The lattice and cell that the characters keep within, None where they don't."""
    x, y = characters.middle(start)
    for number, lattice in enumerate(lattices):
        cell = lattice.cell_at(x, y)
        if cell >= 0:
            left, _, right, _ = lattice.cells[cell].box
            inside = (
                min(characters.x0s[start:end]) >= left - _OVERHANG
                and max(characters.x1s[start:end]) <= right + _OVERHANG
            )
            return (number, cell) if inside else None
    return None
