"""The parts of a page that are set in columns of running text, each read for itself.

A table in one column of a page has nothing to do with the lines that stand beside it in another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.pdf.alignment.words import Segment, TextLine, Word, text_lines
from extract.pdf.lattice import Line

# Shares of the width of a page's text: where the gutter between two columns may lie.
_LEFTMOST, _RIGHTMOST = 0.35, 0.65
# A gutter is at least this wide, as a multiple of a line's height.
_NARROWEST = 0.7
# Lines of running text fill this share of their column, with so many words and few figures.
_FULL, _FEWEST_WORDS = 0.8, 4
# So many such lines on one side and on the other show columns, so many that they go on there.
_FEWEST, _FEWEST_BESIDE, _FEWEST_HERE = 5, 2, 2
_SHARE_HERE = 0.15
# So few lines between two rules over both columns are those of a table.
_MOST_RULED = 25


@dataclass(slots=True)
class Zone:
    """A part of a page: its lines from top to bottom, and the rules in it."""

    lines: list[TextLine]
    rules: list[Line]


def find_zones(words: Sequence[Word], rules: Sequence[Line]) -> list[Zone]:
    """The zones of a page in reading order: one only where it isn't set in two columns."""
    lines = text_lines(words)
    gutter = _gutter(lines)
    if gutter is None:
        return [Zone(lines, list(rules))]
    zones: list[Zone] = []
    whole: list[TextLine] = []
    for stretch, ruled in _stretches(lines, gutter, rules):
        if (ruled and len(stretch) < _MOST_RULED) or not _in_columns(stretch, gutter):
            whole.extend(stretch)
            continue
        if whole:
            zones.append(Zone(whole, list(rules)))
            whole = []
        zones.extend(_parted(stretch, gutter, rules))
    if whole:
        zones.append(Zone(whole, list(rules)))
    return zones


def _gutter(lines: Sequence[TextLine]) -> tuple[float, float] | None:
    """Left and right edge of the white space between two columns of running text."""
    if not lines:
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    low, high = x0 + _LEFTMOST * (x1 - x0), x0 + _RIGHTMOST * (x1 - x0)
    long = [one for line in lines for one in line.segments if _is_text(one)]
    left = [one for one in long if one.x1 < high and one.x0 < low]
    right = [one for one in long if one.x0 > low and one.x1 > high]
    if not left or not right:
        return None
    # A word or two may hang over; what most lines keep to is the column's edge.
    begin = sorted(one.x1 for one in left)[-1 - len(left) // 10]
    end = sorted(one.x0 for one in right)[len(right) // 10]
    height = sorted(line.height for line in lines)[len(lines) // 2]
    if end - begin < _NARROWEST * height:
        return None
    across = sum(one.x0 < begin and one.x1 > end for one in long)
    full = _full(left, begin - x0), _full(right, x1 - end)
    if min(full) < _FEWEST_BESIDE or max(full) < _FEWEST or across > sum(full):
        return None
    return begin, end


def _full(segments: Sequence[Segment], width: float) -> int:
    """How many texts fill a column of some width."""
    return sum(one.x1 - one.x0 >= _FULL * width for one in segments)


def _is_text(segment: Segment) -> bool:
    figures = sum(word.figure for word in segment.words)
    return len(segment.words) >= _FEWEST_WORDS and figures * 3 <= len(segment.words)


def _stretches(
    lines: Sequence[TextLine], gutter: tuple[float, float], rules: Sequence[Line]
) -> list[tuple[list[TextLine], bool]]:
    """The lines in runs between those that reach over the gutter, as texts or as rules do.

    Of each it tells whether a rule bounds it above and below.
    """
    across = [rule.at for rule in rules if rule.start < gutter[0] and rule.end > gutter[1]]
    stretches: list[list[TextLine]] = []
    ruled: list[bool] = []
    crossing: bool | None = None
    before = 0.0
    for line in lines:
        crosses = any(one.x0 < gutter[0] - 1 and one.x1 > gutter[1] + 1 for one in line.segments)
        parted = any(before < at <= line.middle for at in across)
        if crosses != crossing or parted:
            stretches.append([])
            ruled.append(parted)
        stretches[-1].append(line)
        crossing, before = crosses, line.middle
    ruled.append(any(before < at for at in across))
    return [
        (stretch, above and below)
        for stretch, above, below in zip(stretches, ruled, ruled[1:], strict=False)
    ]


def _in_columns(lines: Sequence[TextLine], gutter: tuple[float, float]) -> bool:
    """Whether lines have running text that fills a column."""
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    full = 0
    for line in lines:
        for one in line.segments:
            if one.x0 < gutter[0] and one.x1 > gutter[1]:
                return False
            width = gutter[0] - x0 if one.x1 <= gutter[1] else x1 - gutter[1]
            full += _is_text(one) and one.x1 - one.x0 >= _FULL * width
    return full >= max(_FEWEST_HERE, _SHARE_HERE * len(lines))


def _parted(
    lines: Sequence[TextLine], gutter: tuple[float, float], rules: Sequence[Line]
) -> list[Zone]:
    middle = (gutter[0] + gutter[1]) / 2
    top, bottom = lines[0].top, max(line.bottom for line in lines)
    near = [one for one in rules if top - lines[0].height < one.at < bottom + lines[0].height]
    words = [word for line in lines for word in [*line.words, *line.leaders]]
    zones = []
    for is_left in (True, False):
        own = [word for word in words if (word.x0 + word.x1 < 2 * middle) == is_left]
        if own:
            ruled = [one for one in near if (one.start + one.end < 2 * middle) == is_left]
            zones.append(Zone(text_lines(own), ruled))
    return zones
