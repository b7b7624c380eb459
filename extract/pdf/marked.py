"""Which tag the characters of a page belong to, in runs of one tag on one printed line.

Asking PDFium for each character's page object would cost as much as reading all boxes. So of each
line PDFium's order shows, the first and last character are asked; where they agree and the line
keeps within one cell of the rules, so does the rest, and only other lines are looked at in full.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import is_not

from extract.pdf import library
from extract.pdf.arguments import pointers
from extract.pdf.characters import Characters, Run
from extract.pdf.lattice import Lattice, cell_around
from extract.pdf.library import Handle
from extract.pdf.tags import ContentTag, PageTags, is_artifact

# A line of PDFium's text: one that it ends itself, or that ends in its mark for a hyphen.
_LINE = re.compile("[^\r\n\x02\ufffe]*[\x02\ufffe]|[^\r\n\x02\ufffe]+")
Owner = tuple[ContentTag | None, bool]
_ARTIFACT: Owner = (None, False)


@dataclass(slots=True)
class MarkedRun:
    """A run of characters with one tag: `tag` is None for an artifact, and where a tag is missing.

    `loose` is True for the latter. `ruled` is the lattice and the cell of it that hold the whole
    run, where that is known.
    """

    tag: ContentTag | None
    loose: bool
    run: Run
    ruled: tuple[int, int] | None = None


class MarkedContent:
    """The owners of a page's characters."""

    def __init__(self, text_page: Handle, tags: PageTags) -> None:
        self.text_page = text_page
        self.tags = tags
        self.known: dict[Handle | None, Owner | None] = {None: None}

    def runs(self, characters: Characters, lattices: Sequence[Lattice]) -> Iterator[MarkedRun]:
        """Every visible character of a page in runs of one owner on one line."""
        lines = characters.runs()
        owners = self._whole([(line.start, line.end) for line in lines])
        cells = [
            cell_around(lattices, characters, line) if owner is not None else None
            for line, owner in zip(lines, owners, strict=True)
        ]
        parts = self._parts(
            [(one.start, one.end) for one, cell in zip(lines, cells, strict=True) if cell is None]
        )
        for line, owner, cell in zip(lines, owners, cells, strict=True):
            if owner is not None and cell is not None:
                yield MarkedRun(*owner, line, cell)
                continue
            for (tag, loose), start, end in next(parts):
                is_whole = start == line.start and end == line.end
                yield MarkedRun(tag, loose, line if is_whole else characters.run(start, end))

    def lines(self, text: str) -> Iterator[tuple[Owner, str]]:
        """The owners of the text of a page without tables, where no character's box is known."""
        lines = [match.span() for match in _LINE.finditer(text)]
        owners = self._whole(lines)
        parts = self._parts(
            [line for line, owner in zip(lines, owners, strict=True) if owner is None]
        )
        for (start, end), owner in zip(lines, owners, strict=True):
            if owner is not None:
                yield owner, text[start:end]
            else:
                for part, begin, stop in next(parts):
                    yield part, text[begin:stop]

    def _whole(self, lines: Sequence[tuple[int, int]]) -> list[Owner | None]:
        """The owner of each line (start and end) whose ends have one; None for any other."""
        ends = [start for start, _ in lines]
        ends.extend(end - 1 for _, end in lines)
        owners = self._owners(ends)
        # Tagged words between two artifacts would be lost: such a line is looked at in full.
        return [
            first if first == last != _ARTIFACT else None
            for first, last in zip(owners[: len(lines)], owners[len(lines) :], strict=True)
        ]

    def _parts(self, lines: Sequence[tuple[int, int]]) -> Iterator[list[tuple[Owner, int, int]]]:
        """Of each line its characters by their owners, each looked at: owner, start and end.

        Characters that PDFium generated have no page object: a space between two of one owner is
        kept with them.
        """
        owners = self._owners([index for start, end in lines for index in range(start, end)])
        at = 0
        for start, end in lines:
            yield _in_turn(owners[at : at + end - start], start)
            at += end - start

    def _owners(self, indexes: Sequence[int]) -> list[Owner | None]:
        """The owners of characters; None for those that PDFium generated."""
        handles = library.text_objects(self.text_page, indexes)
        known = self.known
        new = [handle for handle in set(handles).difference(known) if handle]
        marks = map(library.object_marked_content, pointers(new))
        for handle, mark in zip(new, marks, strict=True):
            tag = self.tags.content.get(mark)
            if tag is None:
                known[handle] = None, not is_artifact(handle)
            else:
                known[handle] = tag, False
        return list(map(known.__getitem__, handles))


def _in_turn(owners: Sequence[Owner | None], start: int) -> list[tuple[Owner, int, int]]:
    """The stretches of one owner among those of a line's characters, which begins at `start`."""
    parts: list[tuple[Owner, int, int]] = []
    changes = [at for at, new in enumerate(map(is_not, owners, owners[1:]), 1) if new]
    for begin, stop in pairwise((0, *changes, len(owners))):
        owner = owners[begin]
        if owner is None:
            continue
        if parts and parts[-1][0] == owner:
            parts[-1] = owner, parts[-1][1], start + stop
        else:
            parts.append((owner, start + begin, start + stop))
    return parts
