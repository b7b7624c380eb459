"""What a page with right-to-left letters shows: each glyph's place, letters and marks.

PDFium orders the characters of such a page by guesses that differ from producer to producer, parts
ligatures in either order, makes spaces where there are none, and says that fonts have the height
of single glyphs. What it says of a glyph's place can be relied on: where the pen stood, and its
box. So the page is put together anew from these.
"""

import ctypes
import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from extract.pdf.bidi import is_number
from extract.pdf.display import Display
from extract.pdf.library import Handle
from extract.scripts import RIGHT_TO_LEFT, Direction, direction_of, is_right_to_left

_BOOL, _HANDLE, _INT = ctypes.c_int, ctypes.c_void_p, ctypes.c_int


def _address(function: Any) -> int:
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return address


_char_origin = ctypes.PYFUNCTYPE(_BOOL, _HANDLE, _INT, _HANDLE, _HANDLE)(
    _address(pdfium.FPDFText_GetCharOrigin)
)
_font_size = ctypes.PYFUNCTYPE(ctypes.c_double, _HANDLE, _INT)(
    _address(pdfium.FPDFText_GetFontSize)
)
_matrix = ctypes.PYFUNCTYPE(_BOOL, _HANDLE, _INT, _HANDLE)(_address(pdfium.FPDFText_GetMatrix))

# The reach of letters over and under the line, in ems.
_ASCENT, _DESCENT = 0.85, 0.25
# A size that is less than this share of the box is in units of its own (Type 3 fonts).
_LEAST = 0.4
_LAM = "\u0644"
# The share of alef that stands within lam where both are a ligature.
_TIED = 0.7
_BOTH = 2
_ALEFS = frozenset("\u0622\u0623\u0625\u0627\u0671")
# How far a mark may stand from its letter's line, in ems, and how wide the page's buckets are.
_NEAR_LINE = 0.75
_BUCKET = 12.0
# What a point aside weighs beside a point above or below when a mark's letter is looked for.
_ASIDE = 3.0
_BLANK = " \r\n"
# Ems. Figures of one group stand closer than the one, groups of one number than the other.
_FIGURE_GAP, _WORD_GAP = 0.12, 0.7

Boxes = tuple[list[float], list[float], list[float], list[float]]


@dataclass(slots=True)
class Glyph:
    """A letter with its marks, or a sign, as it stands on the page, in displayed points.

    `at` orders glyphs from left to right. `index` is its character's.
    """

    index: int
    text: str
    at: float
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def em(self) -> float:
        """The size of the font."""
        return (self.bottom - self.top) / (_ASCENT + _DESCENT)


@dataclass(slots=True)
class Rightward:
    """The glyphs of a page that has right-to-left letters.

    `direction` is that of most of its letters. `marks` has the index of the letter that a mark
    stands on, `at` where each pen stood. `width` is the page's.
    `straight_figures` says that figures with spaces in them run from the left, as they do where
    the space is one that keeps them together.
    """

    direction: Direction
    text: str
    boxes: Boxes
    at: list[float]
    width: float
    marks: dict[int, int] = field(default_factory=dict)
    straight_figures: bool = False

    @classmethod
    def of(cls, text_page: Handle, text: str, boxes: Boxes, display: Display) -> "Rightward":
        """The glyphs of an open text page.

        The heights of boxes become those of the fonts, on a page of another script those of
        right-to-left letters only.
        """
        direction = direction_of([text])
        at = _settle_heights(text_page, text, boxes, display, everywhere=direction == "rtl")
        page = cls(direction, text, boxes, at, display.size[0])
        page._part_glyphs()
        page._find_letters()
        page.straight_figures = page._has_straight_figures()
        return page

    def _has_straight_figures(self) -> bool:
        """Whether more numbers in groups of three run from the left than from the right.

        Asked are those that are a number one way only, such as `200 000`.
        """
        lines: dict[float, list[int]] = {}
        for index, one in enumerate(self.text):
            if one.isdecimal():
                lines.setdefault(round(self.boxes[3][index], 1), []).append(index)
        straight = turned = 0
        for indexes in lines.values():
            for groups in self._figures(sorted(indexes, key=self.at.__getitem__)):
                left, right = is_number(groups), is_number(groups[::-1])
                straight += left and not right
                turned += right and not left
        return straight > turned

    def _figures(self, indexes: Sequence[int]) -> Iterable[list[str]]:
        """The figures of a line in groups, those as one that only a space parts."""
        x0s, tops, x1s, bottoms = self.boxes
        found: list[list[str]] = []
        for left, index in zip([-1, *indexes], indexes, strict=False):
            gap = x0s[index] - x1s[left] if left >= 0 else math.inf
            em = (bottoms[index] - tops[index]) / (_ASCENT + _DESCENT)
            if gap > _WORD_GAP * em:
                found.append([""])
            elif gap > _FIGURE_GAP * em:
                found[-1].append("")
            found[-1][-1] += self.text[index]
        return found

    def reads(self, start: int, end: int) -> bool:
        """Whether some characters are to be put in order by their places."""
        if self.direction == "rtl":
            return True
        return RIGHT_TO_LEFT.search(self.text, start, end) is not None

    def glyphs(self, start: int, end: int) -> list[Glyph]:
        """The glyphs among some characters, in the file's order, marks behind their letters.

        A space that PDFium made up is one without width.
        """
        x0s, tops, x1s, bottoms = self.boxes
        found: list[Glyph] = []
        for index in range(start, end):
            text = self.text[index]
            if text in "\r\n":
                continue
            if "\ufb1d" <= text <= "\ufefc":
                text = unicodedata.normalize("NFKC", text).strip() or text
            box = x0s[index], tops[index], x1s[index], bottoms[index]
            found.append(Glyph(index, text, self.at[index], *box))
        return found

    def _part_glyphs(self) -> None:
        """Give each letter of a glyph its share of it, the first one on the right; and its marks.

        PDFium turns some ligatures round. Of lam and alef it is known which is first; the others
        of the page are turned as most of these.
        """
        groups = [group for group in self._groups() if len(group) > 1]
        parted = [(self._letters(group), group) for group in groups]
        turned = sum(self._turned(letters) for letters, _ in parted) > 0
        for letters, group in parted:
            if letters:
                known = self._turned(letters)
                if known > 0 or (known == 0 and turned):
                    letters.reverse()
                self._share_out(letters, group)

    def _groups(self) -> Iterable[list[int]]:
        """The right-to-left characters that stand at one place: those of one glyph."""
        places: dict[tuple[float, float], list[int]] = {}
        for index, one in enumerate(self.text):
            if is_right_to_left(one):
                near = (index - 1, index + 1) if one in _ALEFS else ()
                at = next((lam for lam in near if self._are_tied(index, lam)), index)
                place = self.at[at], self.boxes[3][at]
                places.setdefault(place, []).append(index)
        return places.values()

    def _are_tied(self, alef: int, lam: int) -> bool:
        """Whether alef was drawn into lam, as some fonts do."""
        if not 0 <= lam < len(self.text) or self.text[lam] != _LAM:
            return False
        x0s, _, x1s, bottoms = self.boxes
        shared = min(x1s[alef], x1s[lam]) - max(x0s[alef], x0s[lam])
        return (
            self.text[alef] in _ALEFS
            and bottoms[alef] == bottoms[lam]
            and shared > _TIED * (x1s[alef] - x0s[alef])
        )

    def _letters(self, group: Sequence[int]) -> list[int]:
        """The letters of a glyph; without those that are drawn a second time."""
        letters: list[int] = []
        for index in group:
            if is_letter(self.text[index]) and (
                not letters or all(is_mark(one) for one in self.text[letters[-1] + 1 : index])
            ):
                letters.append(index)
        return letters

    def _turned(self, letters: Sequence[int]) -> int:
        """Of lam and alef, 1 where alef is first in the file and -1 where lam is; else 0."""
        pair = [self.text[index] for index in letters]
        if len(pair) != _BOTH or _LAM not in pair or _ALEFS.isdisjoint(pair):
            return 0
        return -1 if pair[0] == _LAM else 1

    def _share_out(self, letters: Sequence[int], group: Sequence[int]) -> None:
        x0s, _, x1s, _ = self.boxes
        left, right = min(x0s[index] for index in group), max(x1s[index] for index in group)
        share = (right - left) / len(letters)
        pen = self.at[letters[0]]
        for number, index in enumerate(letters):
            x1s[index] = right - number * share
            x0s[index] = x1s[index] - share
            self.at[index] = pen + (len(letters) - 1 - number) * share
        for index in group:
            if is_mark(self.text[index]):
                self._set_on(index, min(letters, key=lambda one: abs(one - index)))

    def _set_on(self, mark: int, letter: int) -> None:
        """Put a mark on its letter, whose line it then stands on."""
        x0s, tops, x1s, bottoms = self.boxes
        self.marks[mark] = letter
        tops[mark], bottoms[mark] = tops[letter], bottoms[letter]
        middle = (x0s[mark] + x1s[mark]) / 2
        x0s[mark] = x1s[mark] = min(max(middle, x0s[letter]), x1s[letter])

    def _find_letters(self) -> None:
        """Find the letter of each mark that is a glyph of its own."""
        marks = [
            index for index, one in enumerate(self.text) if is_mark(one) and index not in self.marks
        ]
        if not marks:
            return
        x0s, _, x1s, _ = self.boxes
        buckets: dict[int, list[int]] = {}
        for index, one in enumerate(self.text):
            if is_letter(one):
                for bucket in range(int(x0s[index] // _BUCKET), int(x1s[index] // _BUCKET) + 1):
                    buckets.setdefault(bucket, []).append(index)
        for mark in marks:
            letter = self._letter_of(mark, buckets)
            if letter is not None:
                self._set_on(mark, letter)

    def _letter_of(self, mark: int, buckets: dict[int, list[int]]) -> int | None:
        """The letter that a mark stands over or under, None for one that stands alone."""
        x0s, tops, x1s, bottoms = self.boxes
        middle = (x0s[mark] + x1s[mark]) / 2
        bucket = int(middle // _BUCKET)
        best: tuple[float, float, int] | None = None
        near = (bucket - 1, bucket, bucket + 1)
        for index in {one for at in near for one in buckets.get(at, ())}:
            step = abs(bottoms[index] - bottoms[mark])
            if step > _NEAR_LINE * (bottoms[index] - tops[index]):
                continue
            aside = max(x0s[index] - middle, middle - x1s[index], 0.0)
            cost = _ASIDE * aside + step, abs(index - mark), index
            if best is None or cost < best:
                best = cost
        return best[2] if best else None


def is_mark(character: str) -> bool:
    """Whether a character is a mark on a right-to-left letter."""
    return is_right_to_left(character) and unicodedata.category(character) == "Mn"


def is_letter(character: str) -> bool:
    """Whether a character is a right-to-left letter, tatweel among them."""
    return is_right_to_left(character) and unicodedata.category(character) in ("Lo", "Lm")


def _settle_heights(
    text_page: Handle, text: str, boxes: Boxes, display: Display, *, everywhere: bool
) -> list[float]:
    """Make the heights of boxes those of the fonts, from the baseline; where each pen stood."""
    x0s, tops, x1s, bottoms = boxes
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    places = ctypes.addressof(x), ctypes.addressof(y)
    sideways = display.quarter_turns % 2 == 1
    at = list(x0s)
    for index, one in enumerate(text):
        if one in _BLANK and x1s[index] <= x0s[index]:
            continue
        em = _font_size(text_page, index)
        if not _matrix(text_page, index, ctypes.addressof(matrix)):
            continue
        em *= math.hypot(matrix.c, matrix.d)
        upright = (abs(matrix.b) > abs(matrix.a)) is sideways
        if not upright or em < _LEAST * (bottoms[index] - tops[index]):
            continue
        if _char_origin(text_page, index, *places):
            at[index], line = display.point(x.value, y.value)
            if everywhere or is_right_to_left(one):
                tops[index], bottoms[index] = line - _ASCENT * em, line + _DESCENT * em
    return at
