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
_Owner = tuple[ContentTag | None, bool]
_NOBODY: _Owner = (None, False)


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
        self.known: dict[Handle | None, _Owner] = {None: _NOBODY}

    def runs(self, characters: Characters, lattices: Sequence[Lattice]) -> Iterator[MarkedRun]:
        """Every visible character of a page in runs of one owner on one line."""
        lines = list(characters.runs())
        firsts = self._owners([line.start for line in lines])
        lasts = self._owners([line.end - 1 for line in lines])
        for line, first, last in zip(lines, firsts, lasts, strict=True):
            if first == last != _NOBODY:
                ruled = cell_around(lattices, characters, line)
                if ruled is not None:
                    yield MarkedRun(*first, line, ruled)
                    continue
            for (tag, loose), start, end in self._parted(line.start, line.end):
                yield MarkedRun(tag, loose, characters.run(start, end))

    def lines(self, text: str) -> Iterator[tuple[_Owner, str]]:
        """The owners of the text of a page without tables, where no character's box is known."""
        lines = [match.span() for match in _LINE.finditer(text)]
        firsts = self._owners([start for start, _ in lines])
        lasts = self._owners([end - 1 for _, end in lines])
        for (start, end), first, last in zip(lines, firsts, lasts, strict=True):
            if first == last != _NOBODY:
                yield first, text[start:end]
            else:
                for owner, begin, stop in self._parted(start, end):
                    yield owner, text[begin:stop]

    def _owners(self, indexes: Sequence[int]) -> list[_Owner]:
        """The owners of characters; nobody for those that PDFium generated."""
        handles = library.text_objects(self.text_page, indexes)
        known = self.known
        new = [handle for handle in set(handles).difference(known) if handle]
        marks = map(library.object_marked_content, pointers(new))
        for handle, mark in zip(new, marks, strict=True):
            tag = self.tags.content.get(mark)
            known[handle] = tag, tag is None and not is_artifact(handle)
        return [known[handle] for handle in handles]

    def _parted(self, start: int, end: int) -> list[tuple[_Owner, int, int]]:
        """The characters of one line by their owners, each looked at: owner, start and end.

        Characters that PDFium generated have no page object: a space between two of one owner is
        kept with them.
        """
        parts: list[tuple[_Owner, int, int]] = []
        owners = self._owners(range(start, end))
        changes = [at for at, new in enumerate(map(is_not, owners, owners[1:]), 1) if new]
        for begin, stop in pairwise((0, *changes, len(owners))):
            owner = owners[begin]
            if owner is _NOBODY:
                continue
            if parts and parts[-1][0] == owner:
                parts[-1] = owner, parts[-1][1], start + stop
            else:
                parts.append((owner, start + begin, start + stop))
        return parts
