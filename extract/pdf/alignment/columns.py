"""Columns from white gutters: where they run through the lines of a region, and what holds them."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.pdf.alignment.words import Segment, TextLine

# The least width of a gutter, as a share of a line's height and in points.
_NARROWEST, _NARROWEST_POINTS = 0.22, 2.0
# The share of body lines that may cross a gutter, and how many lines on top may be headings.
_CROSSING = 0.12
_MOST_HEADINGS = 4
# The same where a rule shows where they end.
MOST_RULED = 6
# Pieces of a heading stand no farther apart than this share of its height.
_ONE_HEADING = 0.75
_MOST_COLUMNS = 60


@dataclass(slots=True)
class Columns:
    """The columns of a table: where the texts of each begin and end, from left to right.

    `kept` says that they are those of the page before. `bounds` holds the column edges in points,
    one more than there are columns: the middles of the gutters, and the outline of the texts.
    """

    extents: list[tuple[float, float]]
    kept: bool = False
    bounds: list[float] = field(init=False)

    def __post_init__(self) -> None:
        inner = [
            (left[1] + right[0]) / 2
            for left, right in zip(self.extents, self.extents[1:], strict=False)
        ]
        self.bounds = [self.extents[0][0], *inner, self.extents[-1][1]]

    def __len__(self) -> int:
        return len(self.extents)

    def at(self, x0: float, x1: float) -> tuple[int, int]:
        """First and last column that a text from `x0` to `x1` stands in."""
        last = len(self.bounds) - 1
        return (
            bisect_right(self.bounds, x0 + 0.5, 1, last) - 1,
            bisect_left(self.bounds, x1 - 0.5, 1, last) - 1,
        )

    def covered(self, segment: Segment) -> tuple[int, int]:
        """First and last column that a segment stands in."""
        return self.at(segment.x0, segment.x1)

    def filled(self, line: TextLine) -> set[int]:
        """The columns in which a line has text."""
        found: set[int] = set()
        for segment in line.segments:
            first, last = self.covered(segment)
            found.update(range(first, last + 1))
        return found


def find_columns(
    lines: Sequence[TextLine], known: Columns | None = None, under: float | None = None
) -> Columns | None:
    """The columns that the lines of a region show, None where they show fewer than two.

    `known` are the columns of the table on the page before: they are kept where the gutters here
    allow it. `under` is the height of the first rule between the lines, which is that under the
    headings where few lines stand over it.
    """
    parted = [line for line in lines if len(line.segments) > 1]
    if len(parted) < 2:
        return _kept(known, parted or list(lines)) if known else None
    single = [line for line in lines if len(line.segments) == 1]
    headings = min(_MOST_HEADINGS, len(parted) // 3)
    over = 0
    if under is not None:
        above = sum(line.middle < under for line in parted)
        over = above if above <= MOST_RULED else 0
        headings = over if 0 < over < len(parted) else headings
    extents = _covered(parted[headings:])
    extents = _with_loose(extents, parted, headings, ruled=under is not None)
    if len(extents) > _MOST_COLUMNS:
        return None
    groups = _groups(parted[:over])
    extents = _widened(extents, [*parted, *single], groups)
    columns = _pruned(extents, parted, headings, over)
    if columns is not None:
        # Texts that reached over what are now pieces of one column.
        columns = Columns(_widened(columns.extents, [*parted, *single], groups))
    if known is not None:
        columns = _kept(known, parted, columns) or columns
    return columns if columns is not None and len(columns) > 1 else None


def _covered(lines: Sequence[TextLine]) -> list[tuple[float, float]]:
    """The stretches across the page in which more than a few of the lines have words."""
    height = sorted(line.height for line in lines)[len(lines) // 2]
    least = max(_NARROWEST * height, _NARROWEST_POINTS)
    steps: list[tuple[float, int]] = []
    for line in lines:
        for x0, x1 in _joined(((word.x0, word.x1) for word in line.words), 1.0):
            steps.append((x0, 1))
            steps.append((x1, -1))
    allowed = int(_CROSSING * len(lines))
    stretches: list[tuple[float, float]] = []
    count, begin = 0, None
    for at, step in sorted(steps):
        count += step
        if count > allowed and begin is None:
            begin = at
        elif count <= allowed and begin is not None:
            stretches.append((begin, at))
            begin = None
    return _joined(stretches, least)


def _joined(pieces: Iterable[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    """Stretches from left to right, those less than a gap apart as one."""
    joined: list[tuple[float, float]] = []
    for x0, x1 in sorted(pieces):
        if joined and x0 - joined[-1][1] < gap:
            joined[-1] = (joined[-1][0], max(joined[-1][1], x1))
        else:
            joined.append((x0, x1))
    return joined


def _with_loose(
    extents: list[tuple[float, float]], lines: Sequence[TextLine], headings: int, *, ruled: bool
) -> list[tuple[float, float]]:
    """The stretches with those of segments that stand between them or outside: sparse columns.

    A heading between two columns may stand over both, unless its line has one for each column.
    """
    loose = [
        (segment.x0, segment.x1)
        for number, line in enumerate(lines)
        if number >= headings or (not ruled and len(line.segments) >= len(extents))
        for segment in line.segments
        if all(segment.x1 <= x0 or segment.x0 >= x1 for x0, x1 in extents)
    ]
    extents = sorted([*extents, *_joined(loose, 0.0)])
    # From below: a heading over several columns stands above theirs.
    for number in reversed(range(headings if ruled else 0)):
        blank = _joined(_blank_columns(extents, lines[: number + 1]), 0.0)
        extents = sorted([*extents, *blank])
    return extents


def _blank_columns(
    extents: Sequence[tuple[float, float]], lines: Sequence[TextLine]
) -> Iterator[tuple[float, float]]:
    """The headings on the last of some lines of columns in which no row has a text.

    Those are headings outside all columns, several between two columns, and one between two that
    have their headings on the same line or above: one heading between two columns may stand over
    both. A line with one for each column has no such heading.
    """
    gaps: dict[int, list[Segment]] = {}
    headed: set[int] = set()
    for line in lines:
        gaps.clear()
        for segment in _headings(line):
            over = [
                at for at, (x0, x1) in enumerate(extents) if segment.x0 < x1 and segment.x1 > x0
            ]
            headed.update(over if len(over) == 1 or line is lines[-1] else ())
            if not over:
                gaps.setdefault(sum(x1 <= segment.x0 for _, x1 in extents), []).append(segment)
    for gap, found in gaps.items():
        beside = {gap - 1, gap} & {*range(len(extents))}
        each = len(lines[-1].segments) >= len(extents)
        if each or len(found) > 1 or beside <= headed:
            yield from ((segment.x0, segment.x1) for segment in found)


def _groups(headings: Sequence[TextLine]) -> set[int]:
    """The first characters of the headings that stand over several ones of a line below."""
    return {
        segment.words[0].start
        for number, line in enumerate(headings)
        for segment in line.segments
        if any(
            sum(one.x0 < segment.x1 and one.x1 > segment.x0 for one in lower.segments) > 1
            for lower in headings[number + 1 :]
        )
    }


def _headings(line: TextLine) -> list[Segment]:
    """The headings of a line, of which some may have fallen into pieces."""
    found: list[Segment] = []
    for segment in line.segments:
        if found and segment.x0 - found[-1].x1 < _ONE_HEADING * line.height:
            found[-1] = Segment([*found[-1].words, *segment.words])
        else:
            found.append(segment)
    return found


def _widened(
    extents: list[tuple[float, float]], lines: Sequence[TextLine], groups: Container[int] = ()
) -> list[tuple[float, float]]:
    """The stretches made as wide as the segments that reach into them.

    One that reaches into several, as pieces of one column, makes the outer ones wider.

    A line's only text in the first column may be a title, which is as wide as it likes, and so
    are headings over several others (`groups`).
    """
    widened = list(extents)
    for line in lines:
        for segment in line.segments:
            over = [
                number
                for number, (x0, x1) in enumerate(widened)
                if segment.x0 < x1 and segment.x1 > x0
            ]
            if segment.words[0].start in groups:
                continue
            if len(over) == 1 and (over[0] or len(line.segments) > 1):
                x0, x1 = widened[over[0]]
                widened[over[0]] = (min(x0, segment.x0), max(x1, segment.x1))
            elif over and len(line.segments) > 1:
                x0, x1 = widened[over[0]]
                widened[over[0]] = (min(x0, segment.x0), x1)
                x0, x1 = widened[over[-1]]
                widened[over[-1]] = (x0, max(x1, segment.x1))
    return widened


def _pruned(
    extents: list[tuple[float, float]], lines: Sequence[TextLine], headings: int, over: int
) -> Columns | None:
    """The columns whose gutters part more lines than cross them.

    `over` is how many lines have headings, of which the first `headings` may cross gutters.
    """
    while len(extents) > 1:
        columns = Columns(extents)
        covers = [[columns.covered(segment) for segment in line.segments] for line in lines]
        worst, gutter = min(
            (_support(gutter, covers, headings, over), gutter) for gutter in range(len(extents) - 1)
        )
        if worst >= 0:
            return columns
        joined = (extents[gutter][0], extents[gutter + 1][1])
        extents = [*extents[:gutter], joined, *extents[gutter + 2 :]]
    return None


def _support(
    gutter: int, covers: Sequence[Sequence[tuple[int, int]]], headings: int, over: int
) -> float:
    """How much more often a gutter parts segments than it is crossed, negative where it doesn't.

    `covers` has the first and last column of each segment, line by line. Columns that have no
    line in common are one, with texts at several places, unless each has a heading.
    """
    ends = starts = crossings = 0
    headed = {at for line in covers[:over] for at in line}
    together = {(gutter, gutter), (gutter + 1, gutter + 1)} <= headed
    for number, line in enumerate(covers):
        ending = sum(last == gutter for _, last in line)
        starting = sum(first == gutter + 1 for first, _ in line)
        together = together or bool(ending and starting)
        ends, starts = ends + ending, starts + starting
        if number >= headings:
            crossings += sum(first <= gutter < last for first, last in line)
    parted = min(starts, ends)
    if not together:
        return -1.0
    return float(parted - crossings)


def parted_by(columns: Columns, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines with segments parted where a gutter runs between words that keep to its sides.

    Columns may stand so close that the gap between them is no wider than a space. A line's only
    text stays whole: it is a title.
    """
    return [
        replace(line, segments=[part for one in line.segments for part in _parts(columns, one)])
        if len(line.segments) > 1
        else line
        for line in lines
    ]


def _parts(columns: Columns, segment: Segment) -> list[Segment]:
    parts = [Segment([segment.words[0]])]
    for left, right in pairwise(segment.words):
        last, first = columns.at(left.x0, left.x1)[1], columns.at(right.x0, right.x1)[0]
        if (
            last + 1 == first
            and left.x1 <= columns.extents[last][1] + 1
            and right.x0 >= columns.extents[first][0] - 1
        ):
            parts.append(Segment([right]))
        else:
            parts[-1].words.append(right)
    return parts


def _kept(
    known: Columns, lines: Sequence[TextLine], columns: Columns | None = None
) -> Columns | None:
    """The columns of the page before, where these lines keep to them and show no others."""
    if not lines or (columns is not None and len(columns) > len(known)):
        return None
    x0, x1 = known.bounds[0], known.bounds[-1]
    if any(line.x0 < x0 - 3 or line.x1 > x1 + 3 * line.height for line in lines):
        return None
    crossings = sum(
        first != last
        for line in lines
        for first, last in (known.covered(segment) for segment in line.segments)
    )
    segments = sum(len(line.segments) for line in lines)
    if crossings > _CROSSING * segments:
        return None
    if len({column for line in lines for column in known.filled(line)}) < 2:
        return None
    return Columns(_widened(known.extents, lines), kept=True)
