"""Functional area and sub-area, which share one cell and are sometimes run together."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.scripts import is_cjk
from normalize.lexicon import key
from normalize.pieces import Piece
from normalize.text import join_lines

_SEPARATORS = " \n\t:：-–—/"


@dataclass(frozen=True, slots=True)
class Area:
    """A functional area with its sub-area (`""` where there is none).

    `certain` is False where nothing shows how the cell is to be split.
    """

    functional_area: str
    sub_area: str = ""
    certain: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """What two rows of the same area have in common, whatever their spacing."""
        return key(self.functional_area), key(self.sub_area)


def split_area(piece: Piece, known_areas: Iterable[str]) -> Area:
    """The functional area and sub-area that a cell names.

    A known functional area at the beginning decides (the longest that fits); else the author's
    own break; else the cell is one area, and certain only when it was printed in one line.
    """
    paragraphs = _paragraphs(piece)
    label = join_lines(piece.lines)
    if not label:
        return Area("")
    if len(paragraphs) == 1 or not _names(paragraphs[0], known_areas):
        for known in known_areas:
            end = _prefix(label, known)
            if end:
                return Area(label[:end].strip(), label[end:].strip(_SEPARATORS))
    if len(paragraphs) > 1:
        return Area(paragraphs[0], join_lines(piece.lines[piece.breaks[0] :]))
    return Area(label, certain=len(piece.lines) == 1)


def starts_with_known_area(piece: Piece, known_areas: Iterable[str]) -> bool:
    """Whether the cell begins with the name of a known functional area."""
    label = join_lines(piece.lines)
    return any(_prefix(label, known) for known in known_areas)


def names_another(piece: Piece, known_areas: Sequence[str]) -> bool:
    """Whether a line after the first begins with a known functional area, as of a second cell."""
    return any(
        _prefix(join_lines(piece.lines[at:]), known)
        for at in range(1, len(piece.lines))
        for known in known_areas
    )


def _paragraphs(piece: Piece) -> list[str]:
    breaks = set(piece.breaks)
    groups: list[list[str]] = []
    for index, line in enumerate(piece.lines):
        if index in breaks or not groups:
            groups.append([])
        groups[-1].append(line)
    return [join_lines(group) for group in groups]


def _names(text: str, known_areas: Iterable[str]) -> bool:
    return key(text) in {key(known) for known in known_areas}


def _prefix(label: str, known: str) -> int:
    """Where `known` ends in `label`, compared by key; 0 where the label begins otherwise.

    Where words have spaces between them it ends with a word.
    """
    wanted = key(known)
    if not key(label).startswith(wanted):
        return 0
    for end in range(1, len(label) + 1):
        # Vowel marks behind the last letter belong to it.
        if key(label[:end]) == wanted and not unicodedata.combining(label[end : end + 1] or " "):
            return 0 if _inside_word(label, end) else end
    return 0


def _inside_word(label: str, end: int) -> bool:
    beside = label[end - 1 : end + 1]
    return beside.isalpha() and len(beside) == 2 and not any(map(is_cjk, beside))
