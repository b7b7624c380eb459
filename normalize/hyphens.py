"""Hyphens at lines' ends: whether they divide a word or belong to it, by the document's own words.

PDF and PDFium show a hyphen that typesetting put in like one that was written. A document writes
most of its words more than once: where it has `implementation` elsewhere, `imple-` and `mentation`
are that word, and where it has `sous-traitance`, that is what `sous-` and `traitance` are.
"""

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.document import Block, Cell, Document, Place, Table
from extract.scripts import CJK_RANGES, RTL_RANGES
from normalize.text import ends_in_address

# Scripts that divide words by hyphens.
_LETTER = rf"[^\W\d_¹²³⁰-₟{CJK_RANGES}{RTL_RANGES}]"
_PART = rf"{_LETTER}+(?:['’]{_LETTER}+)*"
_BEGIN = rf"(?<!{_LETTER})(?<![\d'’-])"
_END = rf"(?!{_LETTER}|[\d\u2010\u2011-])"
_WORD = re.compile(rf"{_BEGIN}{_PART}(?:[-\u2010\u2011]{_PART})*{_END}")
_LEFT = re.compile(rf"{_BEGIN}({_PART}(?:[-\u2010\u2011]{_PART})*)[-\u2010]$")
_RIGHT = re.compile(rf"\s*({_PART}(?:[-\u2010\u2011]{_PART})*)")
_SUSPENDED = re.compile(rf"{_BEGIN}({_PART})[-\u2010] (?=\w)")
_HYPHENS = ("-", "\u2010")
_AT_END = re.compile("[-\u2010] *\n")
_DASHES = str.maketrans("\u2010\u2011", "--")
# What typesetting leaves on a line of a divided word at least, and how much of a word's end may
# differ for two to be forms of one.
_SHORTEST = 2
_ENDING = 3
# An address goes over no more lines than these.
_MOST_LINES = 10
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
    """The words of a document as it writes them within lines, in lower case.

    `divides` says that typesetting divided words: of the hyphens at lines' ends that the words
    tell, more divide a word than belong to it.
    """

    words: Counter[str] = field(default_factory=Counter)
    suspended: set[str] = field(default_factory=set)
    divides: bool = False
    _ordered: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """The words of some texts; pieces of words at lines' ends are none."""
        found = cls()
        parted: list[tuple[str, str]] = []
        for text in texts:
            left: re.Match[str] | None = None
            for line in text.split("\n"):
                right = _RIGHT.match(line) if left else None
                if left and right:
                    parted.append((left[1], right[1]))
                found._add(line, right.end() if right else 0)
                left = _left_of(line)
        found._ordered = sorted(word for word in found.words if "-" not in word)
        signs = Counter(sign for sign, certain in itertools.starmap(found.sign, parted) if certain)
        found.divides = signs["soft"] > signs["hard"]
        return found

    def _add(self, line: str, start: int) -> None:
        """Add the words of a line from a place on; of `l'action` the noun too."""
        for match in _WORD.finditer(line, start):
            word = _key(match[0])
            self.words[word] += 1
            if "'" in word:
                self.words[_bare(word)] += 1
        self.suspended.update(_key(word) for word in _SUSPENDED.findall(line))

    def sign(self, left: str, right: str) -> tuple[Sign, bool]:
        """What a hyphen at a line's end is, and whether that is certain.

        `left` and `right` are the pieces of a word around it.
        """
        whole, parted = _bare(_key(left + right)), _bare(_key(f"{left}-{right}"))
        joined, written = self.words[whole], self.words[parted]
        if joined or written:
            return ("soft" if joined > written else "hard"), joined != written
        before = len(_bare(_key(left)))
        short = min(before, len(right)) < _SHORTEST
        if short or (right[0].isupper() and not left.isupper()):
            return "hard", True
        if _key(left) in self.suspended:
            return "apart", True
        if "-" not in whole and self._has_form(whole, before):
            return "soft", True
        halves = self.words[_bare(_key(left))] and self.words[_key(right)]
        hard = not self.divides or halves or "-" in left
        return ("hard" if hard else "soft"), False

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


def _left_of(line: str) -> re.Match[str] | None:
    """The piece of a word that a line ends in before a hyphen."""
    line = line.rstrip()
    return _LEFT.search(line) if line.endswith(_HYPHENS) else None


def _key(word: str) -> str:
    return word.translate(_DASHES).replace("’", "'").casefold()


def _bare(word: str) -> str:
    """A word without what is elided before it: `l'`, `dell'`."""
    return word.rpartition("'")[2]


def without_line_hyphens(document: Document) -> tuple[Document, "Hyphens"]:
    """The document with each hyphen at a line's end as what it is, and what was uncertain of it.

    A hyphen that divides a word becomes U+00AD, which goes when lines are joined.
    """
    hyphens = Hyphens(lambda: Vocabulary.of(_texts(document)))
    if not any(map(_AT_END.search, _texts(document))):
        return document, hyphens
    return replace(document, blocks=tuple(map(hyphens.block, document.blocks))), hyphens


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

    def block(self, block: Block) -> Block:
        """A table or paragraph with its hyphens told; only a page's lines are ever full."""
        if isinstance(block, Table):
            return replace(block, cells=tuple(map(self._cell, block.cells)))
        if block.page is None:
            return block
        return replace(block, text="\n".join(self.lines(block.text.split("\n"))))

    def lines(
        self,
        lines: Sequence[str],
        breaks: Iterable[int] = (),
        places: Iterable[Place] = (),
    ) -> list[str]:
        """The lines of one text with the hyphens told at the ends that aren't the author's."""
        told = list(lines)
        if not any(line.rstrip().endswith(_HYPHENS) for line in lines[:-1]):
            return told
        kept = set(breaks)
        for number, (line, after) in enumerate(itertools.pairwise(lines), start=1):
            left = _left_of(line) if number not in kept else None
            right = _RIGHT.match(after) if left else None
            if left and right and not ends_in_address("".join(lines[:number][-_MOST_LINES:])):
                ending = self._ending(left[1], right[1], tuple(places))
                told[number - 1] = line.rstrip()[:-1] + ending
        return told

    def _cell(self, cell: Cell) -> Cell:
        if _AT_END.search(cell.text) is None:
            return cell
        lines = self.lines(cell.text.split("\n"), cell.breaks, cell.places)
        return replace(cell, text="\n".join(lines))

    def _ending(self, left: str, right: str, places: tuple[Place, ...]) -> str:
        if self._vocabulary is None:
            self._vocabulary = self._make()
        sign, certain = self._vocabulary.sign(left, right)
        if not certain:
            whole, parted = left + right, f"{left}-{right}"
            taken, other = (whole, parted) if sign == "soft" else (parted, whole)
            self.doubts.setdefault(_key(whole), Doubt(taken, other, places))
        return {"soft": DIVISION, "hard": "-", "apart": "- "}[sign]
