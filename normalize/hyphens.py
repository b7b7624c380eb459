"""Hyphens at lines' ends: whether they divide a word or belong to it, by the document's own words.

PDF and PDFium show a hyphen that typesetting put in like one that was written. A document writes
most of its words more than once: where it has `implementation` elsewhere, `imple-` and `mentation`
are that word, and where it has `sous-traitance`, that is what `sous-` and `traitance` are.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.document import Cell, Document, Place, Table
from extract.scripts import CJK_RANGES, RTL_RANGES

# Scripts that divide words by hyphens.
_LETTER = rf"[^\W\d_{CJK_RANGES}{RTL_RANGES}]"
_PART = rf"{_LETTER}+(?:['’]{_LETTER}+)*"
_WORD = re.compile(rf"(?<![\w'’-]){_PART}(?:[-\u2010\u2011]{_PART})*(?![-\u2010\u2011]|\w)")
_LEFT = re.compile(rf"({_PART}(?:[-\u2010\u2011]{_PART})*)[-\u2010]$")
_RIGHT = re.compile(rf"\s*({_PART}(?:[-\u2010\u2011]{_PART})*)")
_SUSPENDED = re.compile(rf"(?<![\w'’-])({_PART})[-\u2010] (?=\w)")
_AT_END = re.compile(r"\w[-\u2010]\s*(?:\n|$)")
_DASHES = str.maketrans("\u2010\u2011", "--")
# What typesetting leaves on a line of a divided word at least, and how much of a word's end may
# differ for two to be forms of one.
_SHORTEST = 2
_ENDING = 3
# The mark of a hyphen that only divides (Unicode 6.2, "Soft hyphen").
DIVISION = "\u00ad"

Sign = Literal["soft", "hard", "apart"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word at whose hyphen the document gave no hint: both readings, and where it stands."""

    taken: str
    other: str
    places: tuple[Place, ...] = ()


@dataclass(slots=True)
class Vocabulary:
    """The words of a document as it writes them within lines, in lower case."""

    words: Counter[str] = field(default_factory=Counter)
    suspended: set[str] = field(default_factory=set)
    _ordered: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """The words of some texts; pieces of words at lines' ends are none."""
        found = cls()
        for text in texts:
            after_hyphen = False
            for line in text.split("\n"):
                start = 0
                if after_hyphen:
                    piece = _RIGHT.match(line)
                    start = piece.end() if piece else 0
                words = (match[0] for match in _WORD.finditer(line, start))
                found.words.update(_key(word) for word in words)
                found.suspended.update(_key(word) for word in _SUSPENDED.findall(line))
                after_hyphen = _LEFT.search(line.rstrip()) is not None
        found._ordered = sorted(word for word in found.words if "-" not in word)
        return found

    def sign(self, left: str, right: str) -> tuple[Sign, bool]:
        """What a hyphen at a line's end is, and whether that is certain.

        `left` and `right` are the pieces of a word around it.
        """
        whole, parted = _key(left + right), _key(f"{left}-{right}")
        joined, written = self.words[whole], self.words[parted]
        if joined or written:
            return ("soft" if joined > written else "hard"), joined != written
        if right[0].isupper() and not left.isupper():
            return "hard", True
        if _key(left) in self.suspended:
            return "apart", True
        if "-" not in whole and self._has_form(whole, len(left)):
            return "soft", True
        halves = self.words[_key(left)] and self.words[_key(right)]
        short = min(len(left), len(right)) < _SHORTEST
        return ("hard" if halves or short or "-" in left else "soft"), False

    def _has_form(self, word: str, left: int) -> bool:
        """Whether the document has another form of a word: one that differs in its ending."""
        stem = word[: max(len(word) - _ENDING, left + _SHORTEST)]
        at = bisect_left(self._ordered, stem)
        return (
            len(stem) > left + 1
            and at < len(self._ordered)
            and self._ordered[at].startswith(stem)
            and len(self._ordered[at]) <= len(word) + _ENDING
        )


def _key(word: str) -> str:
    return word.translate(_DASHES).replace("’", "'").casefold()


def without_line_hyphens(document: Document) -> tuple[Document, "Hyphens"]:
    """The document with each hyphen at a line's end as what it is, and what was uncertain of it.

    A hyphen that divides a word becomes U+00AD, which goes when lines are joined.
    """
    hyphens = Hyphens(lambda: Vocabulary.of(_texts(document)))
    if not any(_AT_END.search(text) for text in _texts(document)):
        return document, hyphens
    blocks = [
        hyphens.table(block)
        if isinstance(block, Table)
        else replace(block, text="\n".join(hyphens.lines(block.text.split("\n"))))
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks)), hyphens


def _texts(document: Document) -> Iterable[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text


class Hyphens:
    """Tells the hyphens at lines' ends; `doubts` has each word once that was not certain."""

    def __init__(self, make: Callable[[], Vocabulary]) -> None:
        self._make = make
        self._vocabulary: Vocabulary | None = None
        self.doubts: dict[str, Doubt] = {}

    def table(self, table: Table) -> Table:
        """The table with its cells' hyphens told."""
        return replace(table, cells=tuple(map(self._cell, table.cells)))

    def lines(self, lines: Sequence[str], places: tuple[Place, ...] = ()) -> list[str]:
        """The lines of one text with the hyphens at their ends told."""
        told = list(lines)
        for number, (line, after) in enumerate(zip(lines, lines[1:], strict=False)):
            left, right = _LEFT.search(line.rstrip()), _RIGHT.match(after)
            if left and right:
                told[number] = line.rstrip()[:-1] + self._ending(left[1], right[1], places)
        return told

    def _cell(self, cell: Cell) -> Cell:
        if _AT_END.search(cell.text) is None:
            return cell
        return replace(cell, text="\n".join(self.lines(cell.text.split("\n"), cell.places)))

    def _ending(self, left: str, right: str, places: tuple[Place, ...]) -> str:
        if self._vocabulary is None:
            self._vocabulary = self._make()
        sign, certain = self._vocabulary.sign(left, right)
        if not certain:
            whole, parted = left + right, f"{left}-{right}"
            taken, other = (whole, parted) if sign == "soft" else (parted, whole)
            self.doubts.setdefault(_key(whole), Doubt(taken, other, places))
        return {"soft": DIVISION, "hard": "-", "apart": "- "}[sign]
