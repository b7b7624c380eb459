"""One printed line of a page with right-to-left letters, as it is read."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.pdf.bidi import base_direction, is_arabic_last, reading_order
from extract.pdf.brackets import with_brackets
from extract.pdf.rightward import Glyph, Rightward
from extract.pdf.superscripts import is_raised, superscript

# The widths of a gap between words, in ems: of any, and of one in which PDFium sees a space.
_GAP, _SEEN_GAP = 0.17, 0.1
# A character drawn again this near, as a share of its width, is one.
_AGAIN = 0.25
_SPACE = 0.25


@dataclass(slots=True)
class ReadLine:
    """A line's text, where it begins and ends, and the width of its first word in points."""

    text: str
    x0: float
    x1: float
    first: float


def read_line(page: Rightward, spans: Iterable[tuple[int, int]], before: str = "") -> ReadLine:
    """The characters in some spans, all of one printed line, in the order in which they are read.

    `before` is the text of the line above in the same paragraph.
    """
    glyphs = [glyph for start, end in spans for glyph in page.glyphs(start, end)]
    shown = _with_marks(page, _once([one for one in glyphs if one.x1 > one.x0 or _is_ink(one)]))
    if not shown:
        return ReadLine("", 0.0, 0.0, 0.0)
    blanks = sorted(one.x0 for one in glyphs if one.x1 <= one.x0 and not _is_ink(one))
    _raise_digits(shown)
    spaced = _spaced(shown, blanks)
    visual = [one.text for one in spaced]
    base = base_direction(visual, page.direction)
    order = reading_order(
        visual,
        base,
        after_arabic=is_arabic_last(before),
        straight_figures=page.straight_figures,
    )
    text = with_brackets("".join(visual[index] for index in order))
    inked = [one for one in shown if _is_ink(one)] or shown
    return ReadLine(
        text,
        min(one.x0 for one in inked),
        max(one.x1 for one in inked),
        _first_width([spaced[index] for index in order]),
    )


def _is_ink(glyph: Glyph) -> bool:
    return not glyph.text.isspace()


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs from left to right, those that are drawn again in their place once."""
    kept: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: (one.at, one.index)):
        again = any(
            one.text == glyph.text and abs(one.at - glyph.at) < _AGAIN * (glyph.x1 - glyph.x0)
            for one in kept[-2:]
        )
        if not again:
            kept.append(glyph)
    return kept


def _with_marks(page: Rightward, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs with each mark behind the letter that it stands on, in Unicode's own order."""
    letters = {glyph.index: glyph for glyph in glyphs if glyph.index not in page.marks}
    alone: list[Glyph] = []
    borne: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.index in page.marks:
            letter = page.marks[glyph.index]
            if letter in letters:
                borne.setdefault(letter, []).append(glyph)
            else:
                alone.append(glyph)
    for letter, marks in borne.items():
        marks.sort(key=lambda one: (unicodedata.combining(one.text[0]), one.index))
        letters[letter].text += "".join(dict.fromkeys(mark.text for mark in marks))
    return sorted([*letters.values(), *alone], key=lambda one: (one.at, one.index))


def _raise_digits(glyphs: Sequence[Glyph]) -> None:
    """Make superscripts of small raised digits."""
    tallest = max(glyphs, key=lambda one: one.bottom - one.top)
    for glyph in glyphs:
        if glyph.text.isdigit() and is_raised(
            (glyph.top, glyph.bottom), (tallest.top, tallest.bottom)
        ):
            glyph.text = superscript(glyph.text)


def _spaced(glyphs: Sequence[Glyph], blanks: Sequence[float]) -> list[Glyph]:
    """The glyphs with spaces in the gaps between words, each once."""
    spaced = [glyphs[0]]
    for left, right in pairwise(glyphs):
        if not _is_ink(left) or not _is_ink(right):
            if not _is_ink(left) and not _is_ink(right):
                continue
        elif _is_gap(left, right, blanks):
            x0, x1 = left.x1, right.x0
            spaced.append(Glyph(-1, " ", x0, x0, left.top, x1, left.bottom))
        spaced.append(right)
    return spaced


def _is_gap(left: Glyph, right: Glyph, blanks: Sequence[float]) -> bool:
    em = max(left.em, right.em)
    gap = min(right.x0, right.at) - left.x1
    if gap >= _GAP * em:
        return True
    if gap < _SEEN_GAP * em:
        return False
    near = _SEEN_GAP * em
    at = bisect_left(blanks, left.x1 - near)
    return at < len(blanks) and blanks[at] <= right.x0 + near


def _first_width(read: Sequence[Glyph]) -> float:
    """The width of the first word, with the space that would have stood before it."""
    word: list[Glyph] = []
    for glyph in read:
        if _is_ink(glyph):
            word.append(glyph)
        elif word:
            break
    if not word:
        return 0.0
    width = max(one.x1 for one in word) - min(one.x0 for one in word)
    return width + _SPACE * max(one.em for one in word)
