"""Rows from lines: by rules, by white space, by the column that starts a row.

A row's later lines have a blank first cell, or continue texts that filled their column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.document import ended_early
from extract.pdf.alignment.spans import Spans
from extract.pdf.alignment.values import is_figure
from extract.pdf.alignment.words import Segment, TextLine
from extract.pdf.characters import Characters
from extract.pdf.lines import printed_lines
from extract.scripts import is_cjk

# Lines set at more than this multiple of their height are rows of their own.
_LOOSE = 1.75
# Two kinds of distance between lines differ at least by this share of a line's height.
_STEP = 0.12
# A header has at most one in this many of a table's lines, or no more than so many.
_MOST_HEADINGS = 6
_HEADER_SHARE = 3
# The share of lines that must stand near the one before for a kind of distance to count.
_RARE = 0.06


@dataclass(slots=True)
class Row:
    """The lines of a row, from top to bottom."""

    lines: list[TextLine]

    @property
    def top(self) -> float:
        """Where the first line begins."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return self.lines[-1].bottom


@dataclass(slots=True)
class RowFinder:
    """Gathers the lines of a table into rows."""

    spans: Spans
    characters: Characters
    lines: Sequence[TextLine]
    widths: dict[tuple[int, int], float] = field(init=False)

    def __post_init__(self) -> None:
        self.widths = {}
        for line in self.lines:
            for segment in line.segments:
                at = self.spans.covered(segment)
                width = segment.x1 - segment.x0
                self.widths[at] = max(self.widths.get(at, 0.0), width)

    def rows(self, rules: Sequence[float], stripes: Sequence[float] = ()) -> list[Row]:
        """The rows from top to bottom; `rules` are the heights of full-width rules.

        `stripes` are those of the edges of shaded rows: above and below them may be more rows.
        """
        if len(stripes) > 1:
            bands = self._bands(sorted([*rules, *stripes]))
            if self._part_rows(bands[1:-1]):
                middle = [Row(band) for band in bands[1:-1]]
                ends = [self._unruled([band], [self.lines]) for band in (bands[0], bands[-1])]
                return [*ends[0], *middle, *ends[1]] if len(bands) > 1 else ends[0]
        bands = self._bands(rules)
        inner = [at for at in rules if self.lines[0].middle < at < self.lines[-1].middle]
        if len(inner) > 1 and self._part_rows(bands[1:]):
            return [*self._header(bands[0]), *(Row(band) for band in bands[1:])]
        over = rules and rules[0] < self.lines[0].middle and self.lines[-1].middle < rules[-1]
        if inner and self._is_header(bands[0], bounded=bool(over)):
            return [*self._header(bands[0]), *self._unruled(bands[1:], bands[1:])]
        return self._unruled(bands, bands)

    def _is_header(self, lines: Sequence[TextLine], *, bounded: bool) -> bool:
        """Whether the lines over the first rule are a header: few, and no figures in columns.

        In a table that is `bounded` by rules over and under it there may be as few rows.
        """
        most = _MOST_HEADINGS if bounded else 0
        if len(lines) * _HEADER_SHARE > len(self.lines) and len(lines) > most:
            return False
        return not any(self._figures_below(upper, lower) for upper, lower in pairwise(lines))

    def _bands(self, rules: Sequence[float]) -> list[list[TextLine]]:
        """The lines by the rules that stand between them; a title over columns stands alone."""
        bands: list[list[TextLine]] = []
        for number, line in enumerate(self.lines):
            before = self.lines[number - 1]
            apart = any(before.middle < at <= line.middle for at in rules)
            if number and not apart and not self._is_title(before) and not self._is_title(line):
                bands[-1].append(line)
            else:
                bands.append([line])
        return bands

    def _is_title(self, line: TextLine) -> bool:
        """Whether a line holds one text that is wider than the first column it begins in."""
        return self.is_heading(line) and self.spans.covered(line.segments[0])[1] > 0

    def is_heading(self, line: TextLine) -> bool:
        """Whether a line holds one text that begins in the first column."""
        return len(line.segments) == 1 and self.spans.covered(line.segments[0])[0] == 0

    def _part_rows(self, bands: Sequence[Sequence[TextLine]]) -> bool:
        """Whether there is a rule between every two rows: hardly any band looks like several.

        Justified lines fall into words that look like texts of their own. Where only the first
        line of each band has a text in the first column, few such lines count for nothing.
        """
        conflicts = [
            sum(self._conflicts(upper, lower) for upper, lower in pairwise(band)) for band in bands
        ]
        if sum(map(bool, conflicts)) * 5 <= len(bands):
            return True
        pairs = sum(len(band) - 1 for band in bands)
        return sum(conflicts) * 5 <= pairs and not any(
            self.spans.covered(one) == (0, 0)
            for band in bands
            for line in band[1:]
            for one in line.segments
        )

    def _header(self, lines: Sequence[TextLine]) -> list[Row]:
        """The lines over the first rule: rows begin under headings over several columns only."""
        rows = [Row([lines[0]])]
        for line in lines[1:]:
            if self._is_under_span(rows[-1], line):
                rows.append(Row([line]))
            else:
                rows[-1].lines.append(line)
        return rows

    def _unruled(
        self, bands: Sequence[Sequence[TextLine]], like: Sequence[Sequence[TextLine]]
    ) -> list[Row]:
        """The rows of bands that no rules part, told by white space and by what reads on.

        `like` are all bands that are set in the same way.
        """
        limit = self._row_gap(
            [line for band in like for line in band],
            [pair for band in like for pair in pairwise(band)],
        )
        rows: list[Row] = []
        for band in bands:
            first = len(rows)
            for line in band:
                if len(rows) > first and self._goes_on(rows[-1], line, limit):
                    rows[-1].lines.append(line)
                else:
                    rows.append(Row([line]))
        return rows

    def _row_gap(
        self, lines: Sequence[TextLine], pairs: Sequence[tuple[TextLine, TextLine]]
    ) -> float | None:
        """The distance between lines from which on a row ends, None where all are much alike.

        It counts only where lines nearer to each other don't look like rows of their own, and
        where most lines behind it have a text in the first column. `pairs` are the lines with
        those below them, where no rule parts them.
        """
        steps = sorted(lower.middle - upper.middle for upper, lower in pairs)
        if len(steps) < 2:
            return None
        height = sorted(line.height for line in lines)[len(lines) // 2]
        jumps = [
            (high - low, (low + high) / 2)
            for low, high in pairwise(steps)
            if high - low > _STEP * height and low < _LOOSE * height
        ]
        for _, limit in sorted(jumps, key=lambda jump: jump[1]):
            near = [pair for pair in pairs if pair[1].middle - pair[0].middle < limit]
            wrong = sum(self._conflicts(*pair) for pair in near)
            blank = sum(
                0 not in self.spans.filled(lower)
                for upper, lower in pairs
                if lower.middle - upper.middle >= limit
            )
            far = len(steps) - len(near)
            if len(near) > _RARE * len(steps) and wrong * 6 <= len(near) and blank * 2 <= far:
                return limit
        return None

    def _goes_on(self, row: Row, line: TextLine, limit: float | None) -> bool:
        """Whether a line goes on with a row."""
        before = row.lines[-1]
        step = line.middle - before.middle
        if limit is not None:
            return step < limit and not self._is_under_span(row, line)
        if step > _LOOSE * max(line.height, before.height):
            return False
        if any(self._figures_below(one, line) for one in row.lines):
            return False
        if self._conflicts(before, line) or self._is_under_span(row, line):
            return False
        filled = self.spans.filled(line)
        if 0 not in filled:
            return self._continues(row, line)
        above = set().union(*(self.spans.filled(one) for one in row.lines))
        label_only = all(len(one.segments) == 1 for one in row.lines)
        if label_only or filled < above:
            return self._label_goes_on(row, line)
        return self._all_go_on(row, line)

    def _all_go_on(self, row: Row, line: TextLine) -> bool:
        """Whether every text of a line goes on with one above: in lower case, for want of room."""
        if any(one.text(self.characters)[:1].islower() for one in row.lines[0].segments):
            return False
        stacked = list(self._stacked(row.lines[-1], line))
        if 2 * sum(len(upper.words) > 1 for upper, _ in stacked) < len(stacked):
            return False
        return len(stacked) == len(line.segments) and all(
            lower.text(self.characters)[:1].islower() and self._room(upper, lower) is False
            for upper, lower in stacked
        )

    def _continues(self, row: Row, line: TextLine) -> bool:
        """Whether a line with a blank first cell goes on with texts above."""
        above = set().union(*(self.spans.filled(one) for one in row.lines))
        if 0 not in above:
            return not self._ended(row, line)
        return not (self._is_group(row) and self.spans.filled(line) - above)

    def _is_under_span(self, row: Row, line: TextLine) -> bool:
        """Whether a line has headings of the columns that a heading in the row stands over."""
        below = [self.spans.covered(segment) for segment in line.segments]
        for over in (segment for one in row.lines for segment in one.segments):
            first, last = self.spans.covered(over)
            if first < last and sum(first <= at[0] and at[1] <= last for at in below) > 1:
                return True
        return False

    def _is_group(self, row: Row) -> bool:
        return len(row.lines) == 1 and self.is_heading(row.lines[0])

    def _label_goes_on(self, row: Row, line: TextLine) -> bool:
        """Whether the text of the first column runs over into this line."""
        upper = _in_column(row.lines[-1], self.spans, 0)
        lower = _in_column(line, self.spans, 0)
        if upper is None or lower is None:
            return False
        if self.spans.covered(upper) != (0, 0) or self.spans.covered(lower) != (0, 0):
            return False
        if lower.x0 < upper.x0 - 1 and len(line.segments) > 1:
            return False
        return self._reads_on(upper, lower, heading=len(row.lines[-1].segments) == 1)

    def _reads_on(self, upper: Segment, lower: Segment, *, heading: bool) -> bool:
        """Whether the lower of two texts goes on with the upper one, by their words and room."""
        above, below = upper.text(self.characters), lower.text(self.characters)
        if above.endswith((":", "：")):
            return False
        if heading and below[:1].islower():
            return True
        if not (" " in above or is_cjk(above[-1])):
            return False
        if heading and below[:1].isupper() and lower.x0 > upper.x0 + 2:
            return False
        return self._room(upper, lower) is False

    def _conflicts(self, upper: TextLine, lower: TextLine) -> bool:
        """Whether two lines look like two rows: figures below figures, or texts that were ended."""
        if self._figures_below(upper, lower):
            return True
        return len(lower.segments) > 1 and any(
            self.spans.covered(over)[0] == 0 and self._room(over, segment)
            for over, segment in self._stacked(upper, lower)
        )

    def _figures_below(self, upper: TextLine, lower: TextLine) -> bool:
        """Whether figures stand below figures, other than those of one wrapped text."""
        below = self.spans.filled(lower)
        if 0 not in below and 2 * len(below) < len(self.spans.filled(upper)):
            return False
        return any(
            self._is_figure(over) and self._is_figure(segment)
            for over, segment in self._stacked(upper, lower)
        )

    def _stacked(self, upper: TextLine, lower: TextLine) -> Iterator[tuple[Segment, Segment]]:
        """The texts of two lines that stand in the same columns, one above the other."""
        for segment in lower.segments:
            for over in upper.segments:
                if self.spans.covered(over) == self.spans.covered(segment):
                    yield over, segment

    def _ended(self, row: Row, line: TextLine) -> bool:
        return any(self._room(*pair) for pair in self._stacked(row.lines[-1], line))

    def _room(self, upper: Segment, lower: Segment) -> bool | None:
        """Whether the upper text was ended though the first word below would have fitted."""
        width = self.widths.get(self.spans.covered(upper), 0.0)
        lines = printed_lines(lower.runs(self.characters))
        return ended_early(width - (upper.x1 - upper.x0), lines[0].lead(self.characters))

    def _is_figure(self, segment: Segment) -> bool:
        return is_figure(segment.text(self.characters))


def _in_column(line: TextLine, spans: Spans, column: int) -> Segment | None:
    for segment in line.segments:
        if spans.covered(segment)[0] == column:
            return segment
    return None
