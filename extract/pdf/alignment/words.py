"""The words of a page, the segments that white space parts on a line, and the printed lines.

Everything is in displayed points. A segment is a piece of a line without a gap wide enough to
part columns; a line with several segments may be part of a table.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.pdf.alignment.baselines import Baselines
from extract.pdf.characters import Characters, Run
from extract.scripts import is_cjk

# Leaders are words of their own, though no blank may part them from what they lead from.
_LEADERS = r"(?:[.…·_] ?){4,}"
_WORD = re.compile(rf"{_LEADERS}|(?:(?!{_LEADERS})\S)+")
_LEADER = re.compile(_LEADERS)
_DIGIT = re.compile(r"\d")
# The number of a paragraph or row, which a small gap does not part from what it numbers.
_MARK = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|[•●▪–]")
_BEHIND_MARK = 0.8
# Justification stretches all gaps of a line alike, and none beyond this share of its height.
_STRETCHED, _ALIKE = 1.4, 1.6
_FEWEST_WORDS = 5
_NEAR = 3
_MOST_ALIKE = 0.75
# Points within which words of two lines stand at the same place.
_SAME = 1.0
# A gap is wide at this multiple of the page's usual space, within these shares of a line's height.
_WIDE, _LEAST, _MOST = 1.3, 0.45, 0.65
# Beside ideographs a space is never as wide as this.
_WIDE_CJK = 0.42
# So many characters that differ and are equally wide, to this share, show a fixed pitch.
_FEWEST_ALIKE, _SAME_WIDTH = 3, 0.02
# A blank in a font of fixed pitch is one character wide, give or take this much.
_BLANK = 1.2
# A gap above this share of the height is not taken for a space between words.
_NO_SPACE = 0.6
# A gap is the space that stands in it up to this multiple of its width.
_SPACE = 1.2
_USUAL_SPACE = 0.3


@dataclass(slots=True)
class Word:
    """Characters without a blank between them: their indexes on the page, and their box.

    `space` is the width of the space that the producer set before the word, 0 without one; `pitch`
    that of each character in a font where all have one, else 0.
    """

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    leader: bool = False
    figure: bool = False
    cjk: bool = False
    space: float = 0.0
    mark: bool = False
    pitch: float = 0.0


@dataclass(slots=True)
class Segment:
    """Words of one line that no wide gap parts, from left to right; never empty."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Where the segment begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where the segment ends."""
        return max(word.x1 for word in self.words)

    def runs(self, characters: Characters) -> list[Run]:
        """The segment as runs, one for each piece that stands together in the file."""
        pieces: list[tuple[int, int]] = []
        for word in self.words:
            blank = characters.text[pieces[-1][1] : word.start] if pieces else "x"
            if pieces and pieces[-1][1] <= word.start and not blank.strip(" "):
                pieces[-1] = (pieces[-1][0], word.end)
            else:
                pieces.append((word.start, word.end))
        return [characters.run(start, end) for start, end in pieces]

    def text(self, characters: Characters) -> str:
        """The words with single spaces, to judge what kind of text it is."""
        return " ".join(characters.text[word.start : word.end].strip() for word in self.words)


@dataclass(slots=True)
class TextLine:
    """A printed line over the whole page: segments from left to right, leaders, box."""

    segments: list[Segment]
    leaders: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the line, in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height at which the line stands."""
        return (self.top + self.bottom) / 2

    @property
    def words(self) -> list[Word]:
        """All words from left to right."""
        return [word for segment in self.segments for word in segment.words]


def words_of(
    characters: Characters, spans: Iterable[tuple[int, int]], baselines: Baselines
) -> list[Word]:
    """The words in spans of characters that stand on one line each.

    The last word of a span keeps a space that the producer set behind it.
    """
    words = []
    x0s, x1s = characters.x0s, characters.x1s
    for begin, finish in spans:
        for match in _WORD.finditer(characters.text, begin, finish):
            start, end = match.span()
            top, bottom = baselines.extent(characters, start)
            x0, x1 = min(x0s[start:end]), max(x1s[start:end])
            word = Word(start, end, x0, top, x1, bottom)
            word.leader = bool(_LEADER.fullmatch(match[0]))
            if start > begin and x1s[start - 1] > x0s[start - 1]:
                word.space = x1s[start - 1] - x0s[start - 1]
            word.cjk = is_cjk(match[0][0]) or is_cjk(match[0][-1])
            word.pitch = _pitch(match[0], x0s[start:end], x1s[start:end])
            word.mark = _MARK.fullmatch(match[0]) is not None
            word.figure = _DIGIT.search(match[0]) is not None
            if end + 1 == finish and x1s[end] > x0s[end]:
                word.end = finish
            words.append(word)
    return words


def _pitch(text: str, x0s: Sequence[float], x1s: Sequence[float]) -> float:
    """The width that all characters of a word have, 0 where they differ or tell nothing.

    Figures are of one width in most fonts, and so are ideographs.
    """
    if sum(one < "\u0500" and not one.isdigit() for one in set(text)) < _FEWEST_ALIKE:
        return 0.0
    widths = [x1 - x0 for x0, x1 in zip(x0s, x1s, strict=True)]
    return widths[0] if max(widths) - min(widths) < _SAME_WIDTH * widths[0] else 0.0


def text_lines(words: Sequence[Word]) -> list[TextLine]:
    """The lines that words make by their vertical overlap, from top to bottom."""
    rows: list[list[Word]] = []
    top = bottom = 0.0
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.x0)):
        overlap = min(bottom, word.bottom) - max(top, word.top)
        if rows and overlap > 0.5 * min(bottom - top, word.bottom - word.top):
            rows[-1].append(word)
        else:
            rows.append([word])
            top, bottom = word.top, word.bottom
    for row in rows:
        row.sort(key=lambda word: word.x0)
    wide = _wide_gap(rows)
    return [
        _line(row, _STRETCHED if _is_justified(row) and not _are_below(row, around) else wide)
        for row, around in zip(rows, _neighbours(rows), strict=True)
    ]


def _neighbours(rows: Sequence[list[Word]]) -> list[list[list[Word]]]:
    """For each row the ones near it, above and below."""
    return [
        [*rows[max(number - _NEAR, 0) : number], *rows[number + 1 : number + 1 + _NEAR]]
        for number in range(len(rows))
    ]


def _are_below(row: Sequence[Word], around: Sequence[Sequence[Word]]) -> bool:
    """Whether most words of a line stand under or over those of another, as in columns."""
    inner = row[1:]
    return any(
        sum(any(_stand_alike(one, two) for two in other) for one in inner)
        >= _MOST_ALIKE * len(inner)
        for other in around
    )


def _stand_alike(one: Word, two: Word) -> bool:
    return (
        min(abs(one.x0 - two.x0), abs(one.x1 - two.x1)) < _SAME
        or abs(one.x0 + one.x1 - two.x0 - two.x1) < 2 * _SAME
    )


def _wide_gap(rows: Sequence[Sequence[Word]]) -> float:
    """The gap that parts segments, as a share of the line's height."""
    spaces = [
        gap / height
        for row in rows
        for gap, height in _gaps(row)
        if height and 0 < gap < _NO_SPACE * height
    ]
    usual = median(spaces) if len(spaces) > 4 else _USUAL_SPACE
    return min(max(_WIDE * usual, _LEAST), _MOST)


def _gaps(row: Sequence[Word]) -> Iterator[tuple[float, float]]:
    for left, right in pairwise(row):
        yield right.x0 - left.x1, left.bottom - left.top


def _limit(left: Word, right: Word, wide: float) -> float:
    """The gap in points up to which two words belong to one text."""
    height = right.bottom - right.top
    limit = min(wide, _WIDE_CJK) if left.cjk or right.cjk else wide
    return max(limit * height, min(_SPACE * right.space, height))


def _is_justified(row: Sequence[Word]) -> bool:
    """Whether all words of a line of text stand apart alike, so that no gap parts columns."""
    if len(row) < _FEWEST_WORDS or sum(word.figure for word in row) * 3 > len(row):
        return False
    gaps = [gap for gap, _ in _gaps(row)]
    height = row[0].bottom - row[0].top
    return min(gaps) > 0 and max(gaps) <= min(_ALIKE * min(gaps), _STRETCHED * height)


def _line(row: Sequence[Word], wide: float) -> TextLine:
    segments: list[Segment] = []
    reach = 0.0
    pitch = median(word.pitch for word in row)
    for word in row:
        if word.leader:
            reach = -1e9
            continue
        before = segments[-1].words if segments else []
        limit = _limit(before[-1], word, wide) if before else 0.0
        if len(before) == 1 and before[0].mark:
            limit = max(limit, _BEHIND_MARK * (word.bottom - word.top))
        if before and word.x0 - reach <= max(limit, _BLANK * pitch):
            segments[-1].words.append(word)
        else:
            segments.append(Segment([word]))
        reach = max(reach, word.x1) if reach >= 0 else word.x1
    segments = segments or [Segment(list(row))]
    return TextLine(
        segments,
        [word for word in row if word.leader],
        row[0].x0,
        median(word.top for word in row),
        max(word.x1 for word in row),
        median(word.bottom for word in row),
    )
