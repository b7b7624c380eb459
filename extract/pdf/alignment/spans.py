"""Headings over several columns: shown by a rule under them, by their width, by their place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.pdf.alignment.columns import Columns
from extract.pdf.alignment.values import is_figure
from extract.pdf.alignment.words import Segment, TextLine
from extract.pdf.characters import Characters
from extract.pdf.lattice import Line

_MOST_HEADINGS = 6
# Headings beside one that is over others may have so many more lines.
_BELOW = 3
# Points by which a heading may stand off the middle of its columns, or off the edge of one.
_OFF_CENTRE, _OFF_EDGE = 4.0, 2.0
# The same as a share of the width of these columns' texts.
_OFF_SHARE = 0.1


@dataclass(slots=True)
class Spans:
    """The columns of a table, and which of them its headings stand over."""

    columns: Columns
    wide: dict[int, tuple[int, int]] = field(default_factory=dict)

    def covered(self, segment: Segment) -> tuple[int, int]:
        """First and last column that a segment stands in or over."""
        return self.wide.get(segment.words[0].start) or self.columns.covered(segment)

    def is_heading(self, segment: Segment) -> bool:
        """Whether a segment is a heading over several columns."""
        return segment.words[0].start in self.wide

    def filled(self, line: TextLine) -> set[int]:
        """The columns in or over which a line has text."""
        found: set[int] = set()
        for segment in line.segments:
            first, last = self.covered(segment)
            found.update(range(first, last + 1))
        return found


def find_spans(
    columns: Columns,
    lines: Sequence[TextLine],
    rules: Sequence[Line],
    characters: Characters,
    down: Sequence[Line] = (),
    under: float | None = None,
) -> Spans:
    """The headings over several columns among the first lines of a table.

    `rules` are those that don't run over the whole width, `down` the vertical ones; `under` is the
    height of a rule under all headings.
    """
    spans = Spans(columns)
    most = _heading_lines(columns, lines, characters)
    if under is not None:
        # The last line over the rule has no headings under it.
        lines = [line for line in lines if line.middle < under]
        most = min(most, len(lines) - 1)
    # From below, so that headings know what those under them stand over.
    for number in reversed(range(most)):
        line, below = lines[number], lines[number + 1 : number + 1 + _BELOW]
        if len(line.segments) == 1 and columns.covered(line.segments[0])[0] == 0:
            # A title over the table, or over the rows that follow.
            continue
        if number == 0 and _is_over_all(columns, line, below[0]):
            spans.wide[line.segments[0].words[0].start] = 0, len(columns) - 1
            continue
        for segment, free in _with_room(line, columns):
            borders = _borders(columns, segment, line, down)
            if borders is not None:
                free = max(free[0], borders[0]), min(free[1], borders[1])
            alone = borders is not None and borders[0] < borders[1] and free == borders
            if alone and any(_underlines(rule, segment, line, below) for rule in rules):
                found: tuple[int, int] | None = borders
            else:
                found = _by_rule(columns, segment, line, below, rules, free)
            headed = all(columns.covered(one.segments[0])[0] == 0 for one in (line, below[0]))
            if found is None and not headed:
                found = _by_place(spans, segment, free, below, characters)
            if found is not None:
                spans.wide[segment.words[0].start] = found
    return spans


def _heading_lines(columns: Columns, lines: Sequence[TextLine], characters: Characters) -> int:
    """How many lines on top may be headings: those before the first that looks like a row."""
    for number, line in enumerate(lines[:_MOST_HEADINGS]):
        if number + 1 == len(lines) or _is_body(line, columns, characters):
            return number
    return min(len(lines) - 1, _MOST_HEADINGS)


def _is_body(line: TextLine, columns: Columns, characters: Characters) -> bool:
    """Whether a line begins with a figure, or has a text and figures in most columns."""
    if columns.covered(line.segments[0])[0] > 0 or len(line.segments) < 2:
        return False
    if is_figure(line.segments[0].text(characters)):
        return True
    figures = sum(is_figure(segment.text(characters)) for segment in line.segments[1:])
    return figures * 2 >= len(line.segments)


def _with_room(line: TextLine, columns: Columns) -> Iterator[tuple[Segment, tuple[int, int]]]:
    """Each segment with the first and last column that it could stand over."""
    covers = [columns.covered(segment) for segment in line.segments]
    for number, segment in enumerate(line.segments):
        first = covers[number - 1][1] + 1 if number else 0
        last = covers[number + 1][0] - 1 if number + 1 < len(covers) else len(columns) - 1
        if covers[number][0] > 0:
            first = max(first, 1)
        yield segment, (min(first, covers[number][0]), max(last, covers[number][1]))


def _is_over_all(columns: Columns, line: TextLine, below: TextLine) -> bool:
    """Whether a text alone on its line stands in the middle of a table, over headings of all."""
    if len(line.segments) > 1 or 0 not in columns.filled(below):
        return False
    middle = line.x0 + line.x1
    (x0, _), (_, x1) = columns.extents[0], columns.extents[-1]
    inner = min((columns.extents[1][0] + x1 - middle, x0 + x1 - middle), key=abs)
    return abs(x0 + x1 - middle) <= 2 * _OFF_CENTRE and inner == x0 + x1 - middle


def _borders(
    columns: Columns, segment: Segment, line: TextLine, down: Sequence[Line]
) -> tuple[int, int] | None:
    """First and last column between the vertical rules beside a heading, None without any."""
    at = [rule.at for rule in down if rule.start <= line.middle <= rule.end]
    left = max((x for x in at if x <= segment.x0 + 1), default=None)
    right = min((x for x in at if x >= segment.x1 - 1), default=None)
    inside = [
        number
        for number, (x0, x1) in enumerate(columns.extents)
        if (left is None or (x0 + x1) / 2 > left) and (right is None or (x0 + x1) / 2 < right)
    ]
    if not inside or len(inside) == len(columns):
        return None
    covered = columns.covered(segment)
    return min(inside[0], covered[0]), max(inside[-1], covered[1])


def _by_rule(
    columns: Columns,
    segment: Segment,
    line: TextLine,
    below: Sequence[TextLine],
    rules: Sequence[Line],
    free: tuple[int, int],
) -> tuple[int, int] | None:
    """The columns over which a rule stands that underlines the heading.

    One that underlines several headings is shared out: each has the columns nearest to it.
    """
    for rule in rules:
        if not _underlines(rule, segment, line, below):
            continue
        under = [
            number
            for number, (x0, x1) in enumerate(columns.extents)
            if min(rule.end, x1) - max(rule.start, x0) >= 0.5 * (x1 - x0)
        ]
        if len(under) > 1 and not free[0] <= under[0] <= under[-1] <= free[1]:
            under = [number for number in under if _nearest(columns, number, line) is segment]
        if len(under) > 1:
            return under[0], under[-1]
    return None


def _underlines(rule: Line, segment: Segment, line: TextLine, below: Sequence[TextLine]) -> bool:
    """Whether a rule runs under a heading, over the first of the lines below with a text there."""
    if not line.middle < rule.at:
        return False
    common = min(rule.end, segment.x1) - max(rule.start, segment.x0)
    if common < 0.5 * (segment.x1 - segment.x0):
        return False
    for other in below:
        if rule.at < other.middle:
            return True
        if any(one.x0 < rule.end and one.x1 > rule.start for one in other.segments):
            return False
    return False


def _nearest(columns: Columns, number: int, line: TextLine) -> Segment:
    """The heading in a line that stands nearest to the middle of a column."""
    x0, x1 = columns.extents[number]
    return min(line.segments, key=lambda one: abs(one.x0 + one.x1 - x0 - x1))


def _by_place(
    spans: Spans,
    segment: Segment,
    free: tuple[int, int],
    below: Sequence[TextLine],
    characters: Characters,
) -> tuple[int, int] | None:
    """The columns in whose middle a heading stands, if headings of their own stand below."""
    columns = spans.columns
    covered = columns.covered(segment)
    under = _filled_below(spans, below[0])
    if covered[0] == covered[1] and _stands_for_rest(columns, segment, free, under):
        return covered[0], free[1]
    if covered[0] == covered[1] and _belongs(columns, segment, below[0], characters):
        return None
    ranges = [
        (first, last)
        for first in range(free[0], covered[0] + 1)
        for last in range(covered[1], free[1] + 1)
        if first < last and all(column in under for column in range(first, last + 1))
    ]
    middle = (segment.x0 + segment.x1) / 2
    off = {
        (first, last): abs(middle - (columns.extents[first][0] + columns.extents[last][1]) / 2)
        for first, last in ranges
    }
    centred = [found for found in ranges if off[found] <= _may_be_off(columns, found)]
    if centred:
        return max(centred, key=lambda found: found[1] - found[0])
    if covered[0] < covered[1] and covered in off:
        return covered
    return None


def _may_be_off(columns: Columns, over: tuple[int, int]) -> float:
    """How far from the middle of its columns' texts a heading may stand: columns are wider."""
    width = columns.extents[over[1]][1] - columns.extents[over[0]][0]
    return max(_OFF_CENTRE, _OFF_SHARE * width)


def _stands_for_rest(
    columns: Columns, segment: Segment, free: tuple[int, int], under: set[int]
) -> bool:
    """Whether a heading at the left of its column is the only one that those on its right have.

    Below, only columns under such headings have texts, so that nothing else can be over them.
    """
    column, _ = columns.covered(segment)
    over = set(range(column, free[1] + 1))
    return (
        column > 0
        and len(over) > 1
        and over <= under
        and 0 not in under
        and abs(segment.x0 - columns.extents[column][0]) <= _OFF_EDGE
    )


def _filled_below(spans: Spans, line: TextLine) -> set[int]:
    """The columns in which a line has a text that stands in no other, or a heading over them."""
    found: set[int] = set()
    for segment in line.segments:
        first, last = spans.covered(segment)
        if first == last or spans.is_heading(segment):
            found.update(range(first, last + 1))
    return found


def _belongs(columns: Columns, segment: Segment, below: TextLine, characters: Characters) -> bool:
    """Whether a text in one column is aligned with it, or with words below that it goes on in."""
    column, _ = columns.covered(segment)
    aligned = _is_aligned(segment, *columns.extents[column])
    for other in below.segments:
        if columns.covered(other) == (column, column):
            aligned = aligned or _is_aligned(segment, other.x0, other.x1)
            return aligned and not is_figure(other.text(characters))
    return True


def _is_aligned(segment: Segment, x0: float, x1: float) -> bool:
    """Whether a text stands at the left or right edge of a stretch, or in its middle."""
    return (
        abs(segment.x0 - x0) <= _OFF_EDGE
        or abs(segment.x1 - x1) <= _OFF_EDGE
        or abs(segment.x0 + segment.x1 - x0 - x1) <= 2 * _OFF_EDGE
    )
